"""Caches for what pip reads again in every run: digests and metadata of each file, the links of a page for every project, pins.

Each replaced name is checked first, so that another pip fails loudly here. An entry is bound to the file's size and time of change.
pip still compares, chooses and rejects by itself.
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
    """Replace pip's readers of wheels and pages, and repeated questions of its resolver. Call once a process."""
    for owner, name, reader in (
        (Hashes, "check_against_path", _check_against_path),
        (prepare, "hash_file", _hash_file),
        (wheel_distribution, "get_wheel_distribution", _wheel_distribution),
        (req_install, "get_wheel_distribution", _wheel_distribution),
        (PackageFinder, "process_project_url", _cached_pages(PackageFinder.process_project_url)),
        *round_patches(),
    ):
        if not hasattr(owner, name):
            raise RuntimeError(f"this pip has no {name} in {owner.__name__}")
        setattr(owner, name, reader)


def clear_run_caches() -> None:
    """Drop what pip keeps for the life of a process, which it expects to be one run: the listing of a folder, which may change, and
    each answer of `is_satisfied_by` with its objects, which the next run would compare with its own equal ones at every look-up.
    """
    _FlatDirectorySource._paths_to_urls.clear()
    PipProvider.is_satisfied_by.cache_clear()


def _file(path: str) -> _File:
    stat = os.stat(path)
    return _File(os.path.realpath(path), stat.st_size, stat.st_mtime_ns)


def _check_against_path(hashes: Hashes, path: str) -> None:
    """As Hashes.check_against_chunks, with each file read once."""
    gots = {name: _digest(_file(path), name) for name in hashes._allowed}
    if not any(got.hexdigest() in hashes._allowed[name] for name, got in gots.items()):
        hashes._raise(gots)


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
    """A wheel of which only METADATA stays in memory: dry runs read nothing else."""

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
    """The links of the last page by project: pip evaluates all of them for each project, and keeps them by URL even if the file changes."""
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
    """As pip reads it in a folder of `--find-links`; '' is no project's name."""
    for parse in (parse_wheel_filename, parse_sdist_filename):
        with suppress(InvalidWheelFilename, InvalidSdistFilename):
            return str(parse(filename)[0])
    return ""
