"""What pip would ask again and again: hashes and metadata of a file for every target, the links of a page for every project,
preferences and pins in every round.

Each name that is replaced is checked first, so that another pip fails loudly here. What is kept is bound to the file's size
and time of change. pip still compares, chooses and refuses by itself.
"""

from __future__ import annotations

import hashlib
import inspect
import os
import pathlib
from contextlib import suppress
from typing import Any

from pip._internal.distributions import wheel as wheel_distribution
from pip._internal.index.collector import parse_links
from pip._internal.index.package_finder import LinkEvaluator, PackageFinder
from pip._internal.index.sources import _FlatDirectorySource
from pip._internal.metadata import FilesystemWheel
from pip._internal.metadata.importlib import Distribution
from pip._internal.metadata.importlib import _dists as importlib_dists
from pip._internal.models.link import Link
from pip._internal.operations import prepare
from pip._internal.req import req_install
from pip._internal.resolution.resolvelib.provider import PipProvider
from pip._internal.utils.hashes import Hashes
from pip._vendor.packaging.utils import (
    InvalidSdistFilename,
    InvalidWheelFilename,
    canonicalize_name,
    parse_sdist_filename,
    parse_wheel_filename,
)

from worker.resolver_cache import round_patches

Stamp = tuple[str, int, int]
_READ_BYTES = 1 << 20


def keep_facts() -> None:
    """Replace pip's readers of wheels, and its resolver's questions to itself, by ones that remember. Call once a process."""
    digests = _Digests()
    pages = _Pages()
    distributions = _Distributions()
    for owner, name, reader in (
        (Hashes, "check_against_path", digests.check),
        (prepare, "hash_file", digests.of_file),
        (wheel_distribution, "get_wheel_distribution", distributions.get),
        (req_install, "get_wheel_distribution", distributions.get),
        (PackageFinder, "process_project_url", pages.process_project_url),
        *round_patches(),
    ):
        if not hasattr(owner, name):
            raise RuntimeError(f"this pip has no {name} in {owner.__name__}")
        setattr(owner, name, reader)


def forget_last_run() -> None:
    """What pip keeps for the life of a process that it expects to end: the listing of a folder, which may change, and

    each answer of `is_satisfied_by` with its objects, which the next run compares with its own equal ones at every look-up.
    """
    _FlatDirectorySource._paths_to_urls.clear()
    PipProvider.is_satisfied_by.cache_clear()


class _Pages:
    """The links of a page by project: pip evaluates all of them for each project, and keeps them by URL whatever the file becomes."""

    def __init__(self) -> None:
        self._last: tuple[Stamp | None, dict[str, list[Link]]] = None, {}

    @property
    def process_project_url(self) -> Any:
        original = PackageFinder.process_project_url

        def process_project_url(finder: PackageFinder, project_url: Link, link_evaluator: LinkEvaluator) -> Any:
            if not project_url.is_file:
                return original(finder, project_url, link_evaluator)
            links = self._of(finder, project_url).get(canonicalize_name(link_evaluator.project_name), [])
            return finder.evaluate_links(link_evaluator, links)

        return process_project_url

    def _of(self, finder: PackageFinder, page: Link) -> dict[str, list[Link]]:
        stamp = _stamp(page.file_path)
        if stamp != self._last[0]:
            content = finder._link_collector.fetch_response(page)
            found: dict[str, list[Link]] = {}
            for link in inspect.unwrap(parse_links)(content) if content else []:
                found.setdefault(_project_of(link.filename), []).append(link)
            self._last = stamp, found
        return self._last[1]


def _project_of(filename: str) -> str:
    """As pip does it for a folder of `--find-links`; '' is no project's name."""
    for parse in (parse_wheel_filename, parse_sdist_filename):
        with suppress(InvalidWheelFilename, InvalidSdistFilename):
            return str(parse(filename)[0])
    return ""


class _Digests:
    def __init__(self) -> None:
        self._known: dict[tuple[Stamp, str], Any] = {}

    def of(self, path: str, algorithm: str) -> Any:
        key = (_stamp(path), algorithm)
        if key not in self._known:
            self._known[key] = _hashed(path, algorithm)
        return self._known[key]

    @property
    def check(self) -> Any:
        def check_against_path(hashes: Hashes, path: str) -> None:
            """As Hashes.check_against_chunks, with each file read once."""
            gots = {name: self.of(path, name) for name in hashes._allowed}
            if not any(got.hexdigest() in hashes._allowed[name] for name, got in gots.items()):
                hashes._raise(gots)

        return check_against_path

    def of_file(self, path: str, blocksize: int = 1 << 20) -> tuple[Any, int]:
        return self.of(path, "sha256"), os.path.getsize(path)


class _Distributions:
    """Metadata of wheels; only METADATA itself stays in memory, since dry runs read nothing else."""

    def __init__(self) -> None:
        self._known: dict[tuple[Stamp, str], Any] = {}

    def get(self, wheel: FilesystemWheel, canonical_name: str) -> Any:
        key = (_stamp(wheel.location), canonical_name)
        if key not in self._known:
            found: Any = Distribution.from_wheel(wheel, canonical_name)
            found._dist = _OnlyMetadata(found._dist)
            self._known[key] = found
        return self._known[key]


class _OnlyMetadata(importlib_dists.WheelDistribution):
    def __init__(self, full: Any) -> None:
        kept = pathlib.PurePosixPath("METADATA")
        super().__init__({kept: full._files[kept]} if kept in full._files else {}, full.info_location)
        self._parsed: Any = None

    @property
    def metadata(self) -> Any:
        if self._parsed is None:
            self._parsed = super().metadata
        return self._parsed


def _stamp(path: str) -> Stamp:
    stat = os.stat(path)
    return os.path.realpath(path), stat.st_size, stat.st_mtime_ns


def _hashed(path: str, algorithm: str) -> Any:
    digest = hashlib.new(algorithm)
    with open(path, "rb") as file:
        while piece := file.read(_READ_BYTES):
            digest.update(piece)
    return digest
