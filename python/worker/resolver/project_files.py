"""What can be had of one project: its tables as one list of releases, newest first."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from pip._internal.index.package_finder import _extract_version_from_fragment
from pip._internal.models.link import _ensure_quoted_url
from pip._vendor.packaging.utils import NormalizedName
from pip._vendor.packaging.version import InvalidVersion, Version

from worker.index_file import IndexFile
from worker.page_format import FileEntry, Table

SUFFIXES = (".tar.gz", ".tar.bz2", ".tar.xz", ".tgz", ".zip")


class Release:
    """All wheels of one version. `1.0` and `1.0.0` are one version to pip, so one release."""

    __slots__ = ("_parts", "_rows", "version")

    def __init__(self, version: Version, parts: list[tuple[Table, int]]) -> None:
        self.version = version
        self._parts = parts
        self._rows: list[tuple[IndexFile, Table, str]] | None = None

    def rows(self) -> list[tuple[IndexFile, Table, str]]:
        """Rows with their table and version text, in pip's order: of two equal ones it prefers the later."""
        if self._rows is None:
            self._rows = [(row, table, table.versions[place]) for table, place in self._parts for row in table.rows(place)]
        return self._rows


class ProjectFiles:
    """`tables` in pip's order: find-links before indexes, because pip prefers the later of two equal candidates."""

    def __init__(self, project: str, tables: Sequence[Table], conflicting_pages: Sequence[Mapping[str, Any]] = (), bare: Sequence[str] = ()) -> None:
        self.project = project
        self.tables = tables
        self.conflicting_pages = conflicting_pages
        """What the indexes said that both have the project, where at most one may."""
        self.bare = bare
        """Indexes that have a page of the project, and no file on it that could be taken."""
        self._merging = _merged(tables)
        self._lock = threading.Lock()
        self._releases: list[Release] = []

    def __bool__(self) -> bool:
        return any(self.tables)

    def releases(self) -> Iterator[Release]:
        """Newest first; parsed as far as somebody looks."""
        place = 0
        while True:
            if place == len(self._releases):
                with self._lock:  # the walk ahead reads the same stock
                    release = next(self._merging, None) if place == len(self._releases) else self._releases[place]
                    if release is None:
                        return
                    if place == len(self._releases):
                        self._releases.append(release)
            yield self._releases[place]
            place += 1

    def wheels(self) -> Iterator[tuple[Version, list[IndexFile]]]:
        """All releases that hold a wheel."""
        for release in self.releases():
            if rows := [row for row, _, _ in release.rows()]:
                yield release.version, rows

    def entry(self, filename: str, url: str) -> FileEntry | None:
        for release in self.releases():
            for row, table, version in release.rows():
                if row.filename == filename and url in (row.url, _ensure_quoted_url(row.url)):
                    return table.entry(version, row)
        return None

    def entries(self, version: str, filename: str) -> list[FileEntry]:
        """All files of that name, of one release."""
        wanted = version_of(version)
        for release in self.releases():
            if release.version == wanted:
                return [table.entry(own, row) for row, table, own in release.rows() if row.filename == filename]
        return []

    @property
    def sdists(self) -> list[IndexFile]:
        return [sdist for table in self.tables for sdist in table.sdists]


def version_of(text: str) -> Version | None:
    return _version(text)


@cache
def _version(text: str) -> Version | None:
    try:
        return Version(text)
    except InvalidVersion:
        return None


def _merged(tables: Sequence[Table]) -> Iterator[Release]:
    streams = [_versions(table) for table in tables]
    heads = [next(stream, None) for stream in streams]
    while True:
        there = [head[0] for head in heads if head is not None]
        if not there:
            return
        newest = max(there)
        parts: list[tuple[Table, int]] = []
        for at, stream in enumerate(streams):
            while (head := heads[at]) is not None and head[0] == newest:
                parts.append((tables[at], head[1]))
                heads[at] = next(stream, None)
        yield Release(newest, parts)


def _versions(table: Table) -> Iterator[tuple[Version, int]]:
    for place, text in enumerate(table.versions):
        version = version_of(text)
        if version is not None:
            yield version, place


def sdist_version(filename: str, project: str) -> Version | None:
    """As pip reads it, which takes old names such as `a-b-1.0.zip` of project `a-b` too."""
    for suffix in SUFFIXES:
        if filename.endswith(suffix):
            text = _extract_version_from_fragment(filename.removesuffix(suffix), NormalizedName(project))
            return version_of(text) if text else None
    return None
