"""Caches for what pip computes again in every run: digests and metadata of files, links of a page by project, preferences and pins.

An entry is valid as long as the file's size and modification time do not change. Replaced names must exist, so that a different pip version
fails with an error. pip still makes all decisions.
"""

from __future__ import annotations

import inspect
import os
import pathlib
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from typing import Any, NamedTuple

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

from worker.file_digest import file_digest
from worker.resolver_cache import round_patches


class _File(NamedTuple):
    real_path: str
    size: int
    mtime_ns: int


def install_caches() -> None:
    """Patch pip's readers of wheels and pages, and its resolver. Call once per process. @raise RuntimeError for a different pip version"""
    for owner, name, reader in (
        (Hashes, "check_against_path", _check_against_path),
        (prepare, "hash_file", _hash_file),
        (wheel_distribution, "get_wheel_distribution", _wheel_distribution),
        (req_install, "get_wheel_distribution", _wheel_distribution),
        (PackageFinder, "process_project_url", _cached_pages(PackageFinder.process_project_url)),
        *round_patches(),
    ):
        if not hasattr(owner, name):
            raise RuntimeError(f"this version of pip has no {owner.__name__}.{name}")
        setattr(owner, name, reader)


def clear_run_caches() -> None:
    """Clear the caches of pip that must not outlive one run: folder listings, which can change, and results of `is_satisfied_by`, whose
    keys compare equal to the objects of the next run, which makes every lookup slow.
    """
    _FlatDirectorySource._paths_to_urls.clear()
    PipProvider.is_satisfied_by.cache_clear()


def _file(path: str) -> _File:
    stat = os.stat(path)
    return _File(os.path.realpath(path), stat.st_size, stat.st_mtime_ns)


def _check_against_path(hashes: Hashes, path: str) -> None:
    """Like Hashes.check_against_path, but reads each file once."""
    actual = {name: _digest(_file(path), name) for name in hashes._allowed}
    if not any(digest.hexdigest() in hashes._allowed[name] for name, digest in actual.items()):
        hashes._raise(actual)


def _hash_file(path: str, blocksize: int = 1 << 20) -> tuple[Any, int]:
    return _digest(_file(path), "sha256"), os.path.getsize(path)


@cache
def _digest(file: _File, algorithm: str) -> Any:
    return file_digest(file.real_path, algorithm)


def _wheel_distribution(wheel: FilesystemWheel, canonical_name: str) -> Any:
    return _distribution(wheel.location, _file(wheel.location), canonical_name)


@cache
def _distribution(location: str, _: _File, canonical_name: str) -> Any:
    found: Any = Distribution.from_wheel(FilesystemWheel(location), canonical_name)
    found._dist = _OnlyMetadata(found._dist)
    return found


class _OnlyMetadata(importlib_dists.WheelDistribution):
    """A wheel that keeps only METADATA in memory; dry runs do not need other files."""

    def __init__(self, full: Any) -> None:
        kept = pathlib.PurePosixPath("METADATA")
        super().__init__({kept: full._files[kept]} if kept in full._files else {}, full.info_location)
        self._parsed: Any = None

    @property
    def metadata(self) -> Any:
        if self._parsed is None:
            self._parsed = super().metadata
        return self._parsed


def _cached_pages(original: Callable[[PackageFinder, Link, LinkEvaluator], Any]) -> Any:
    """Cache the links of the last page by project. pip evaluates all links of a page for each project, and caches them even if the file changes."""
    last: tuple[_File | None, dict[str, list[Link]]] = None, {}

    def links_of(finder: PackageFinder, page: Link) -> dict[str, list[Link]]:
        nonlocal last
        file = _file(page.file_path)
        if file != last[0]:
            content = finder._link_collector.fetch_response(page)
            found: dict[str, list[Link]] = {}
            for link in inspect.unwrap(parse_links)(content) if content else []:
                found.setdefault(_project_of(link.filename), []).append(link)
            last = file, found
        return last[1]

    def process_project_url(finder: PackageFinder, project_url: Link, link_evaluator: LinkEvaluator) -> Any:
        if not project_url.is_file:
            return original(finder, project_url, link_evaluator)
        return finder.evaluate_links(link_evaluator, links_of(finder, project_url).get(canonicalize_name(link_evaluator.project_name), []))

    return process_project_url


def _project_of(filename: str) -> str:
    """The project of a file as in pip's reader of `--find-links`; '' for other files."""
    for parse in (parse_wheel_filename, parse_sdist_filename):
        with suppress(InvalidWheelFilename, InvalidSdistFilename):
            return str(parse(filename)[0])
    return ""
