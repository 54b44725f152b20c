"""What is worked out for one target and asked again and again while it is resolved."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pip._internal.exceptions import InstallationError
from pip._internal.index.package_finder import _check_link_requires_python
from pip._internal.models.candidate import InstallationCandidate
from pip._internal.models.link import Link

from worker.resolver.index_client import IndexClient
from worker.resolver.project_files import Release
from worker.target import Ranks, Target, tags_of


class _Asked:
    """All that pip's Requires-Python check looks at of a link."""

    __slots__ = ("requires_python",)

    def __init__(self, requires_python: str | None) -> None:
        self.requires_python = requires_python or None


class TargetCache:
    def __init__(self, target: Target, uploaded_prior_to: datetime | None = None) -> None:
        self.target, self.uploaded_prior_to = target, uploaded_prior_to
        self.tags = tags_of(target)
        self.ranks = Ranks(self.tags)
        self.version_info = target.version_info
        self._admitted: dict[str | None, bool] = {}
        self.clear()

    def clear(self) -> None:
        """The target is settled: let go of what points into its candidates."""
        self.markers: dict[tuple[int, str], bool] = {}
        self.dependencies: dict[tuple[int, frozenset[str]], list[Any]] = {}
        self.files: dict[Release, list[tuple[bool, InstallationCandidate]]] = {}
        self.found: dict[Any, Any] = {}
        self.discarded: dict[Link, InstallationError] = {}
        """Files that pip left out because they are not what they are called."""

    def admits(self, requires_python: str | None) -> bool:
        """pip's own answer, an invalid specifier included (it counts as none)."""
        try:
            return self._admitted[requires_python]
        except KeyError:
            asked: Any = _Asked(requires_python)
            admitted = self._admitted[requires_python] = _check_link_requires_python(asked, self.version_info)
            return admitted


class PatchContext:
    def __init__(self, client: IndexClient) -> None:
        self.client = client
        self.cache: TargetCache | None = None
        self.candidates: dict[str, InstallationCandidate] = {}
        """By the URL of the row."""
        self.dists: dict[str, Any] = {}
        """Parsed metadata, by the URL of the wheel."""

    @property
    def target(self) -> TargetCache:
        assert self.cache is not None, "a replacement of the fast path outside of a run"
        return self.cache
