"""Facts about one target that are computed once while it is resolved."""

from __future__ import annotations

from datetime import datetime
from types import SimpleNamespace
from typing import Any, cast

from pip._internal.exceptions import InstallationError
from pip._internal.index.package_finder import _check_link_requires_python
from pip._internal.models.candidate import InstallationCandidate
from pip._internal.models.link import Link

from worker.index_file import IndexFile
from worker.resolver.index_client import IndexClient
from worker.resolver.project_files import Release
from worker.shim import tags_of
from worker.target import Ranks, Target


class TargetCache:
    def __init__(self, target: Target, uploaded_prior_to: datetime | None = None) -> None:
        self.target, self.uploaded_prior_to = target, uploaded_prior_to
        self.tags = tags_of(target)
        self.ranks = Ranks(self.tags)
        self._version_info = target.version_info
        self._admitted: dict[str | None, bool] = {}
        self.clear()

    def clear(self) -> None:
        """Drop what refers to candidates, once the target is resolved."""
        self.dependencies: dict[tuple[int, frozenset[str]], list[Any]] = {}
        self.files: dict[Release, list[tuple[bool, InstallationCandidate]]] = {}
        self.found: dict[Any, Any] = {}
        self.discarded: dict[Link, InstallationError] = {}
        """Files that pip skipped because their content does not match their name."""

    def admits(self, requires_python: str | None) -> bool:
        """pip's own answer; an invalid specifier admits every Python."""
        try:
            return self._admitted[requires_python]
        except KeyError:
            link = cast(Link, SimpleNamespace(requires_python=requires_python or None))  # all that the check reads
            admitted = self._admitted[requires_python] = _check_link_requires_python(link, self._version_info)
            return admitted

    def accepts(self, row: IndexFile) -> bool:
        """Whether pip would install this wheel on the target."""
        return self.ranks.of(row.tag_part) is not None and self.admits(row.requires_python)


class PatchContext:
    """What the patches of the fast path share."""

    target: TargetCache
    """Of the current target; missing while the patches are not applied."""

    def __init__(self, client: IndexClient) -> None:
        self.client = client
        self.candidates: dict[str, InstallationCandidate] = {}
        """By the URL of the row."""
        self.dists: dict[str, Any] = {}
        """Parsed metadata, by the URL of the wheel."""
