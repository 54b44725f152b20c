"""The files of one project: the pages of all indexes that provide it, as one list of releases, newest first."""

from __future__ import annotations

import heapq
import itertools
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

SDIST_SUFFIXES = (".tar.gz", ".tar.bz2", ".tar.xz", ".tgz", ".zip")


class Release:
    """All wheels of one version. pip treats `1.0` and `1.0.0` as one version, so they are one release."""

    __slots__ = ("_parts", "_rows", "version")

    def __init__(self, version: Version, parts: list[tuple[Table, int]]) -> None:
        self.version = version
        self._parts = parts
        self._rows: list[tuple[IndexFile, Table, str]] | None = None

    def rows(self) -> list[tuple[IndexFile, Table, str]]:
        """Rows with their table and version text, in pip's order: of two equal candidates pip prefers the later."""
        if self._rows is None:
            self._rows = [(row, table, table.versions[place]) for table, place in self._parts for row in table.rows(place)]
        return self._rows


class ProjectFiles:
    """`tables` in pip's order: find-links before indexes, because pip prefers the later of two equal candidates."""

    def __init__(self, project: str, tables: Sequence[Table], conflicting_pages: Sequence[Mapping[str, Any]] = (), empty_indexes: Sequence[str] = ()) -> None:
        self.project = project
        self.tables = tables
        self.conflicting_pages = conflicting_pages
        """The pages of all indexes that provide the project, if only one may."""
        self.empty_indexes = empty_indexes
        """Indexes with a page of the project that lists no usable file."""
        self._unread = _merged(tables)
        self._lock = threading.Lock()
        self._releases: list[Release] = []

    def __bool__(self) -> bool:
        return any(self.tables)

    def releases(self) -> Iterator[Release]:
        """Newest first, read from the tables on demand."""
        for place in itertools.count():
            with self._lock:  # prefetch reads the same object in another thread
                if place == len(self._releases):
                    release = next(self._unread, None)
                    if release is None:
                        return
                    self._releases.append(release)
            yield self._releases[place]

    def wheels(self) -> Iterator[tuple[Version, list[IndexFile]]]:
        """The releases that have a wheel."""
        for release in self.releases():
            if rows := [row for row, _, _ in release.rows()]:
                yield release.version, rows

    @property
    def sdists(self) -> list[IndexFile]:
        return [sdist for table in self.tables for sdist in table.sdists]

    def sdist_versions(self) -> Iterator[tuple[Version, IndexFile]]:
        """The sdists with a version in the file name."""
        return ((version, row) for row in self.sdists if (version := sdist_version(row.filename, self.project)) is not None)

    def entry(self, filename: str, url: str) -> FileEntry | None:
        for release in self.releases():
            for row, table, version in release.rows():
                if row.filename == filename and url in (row.url, _ensure_quoted_url(row.url)):
                    return table.entry(version, row)
        return None

    def entries(self, version: str, filename: str) -> list[FileEntry]:
        """All files of one name in one release."""
        release = next((release for release in self.releases() if release.version == version_of(version)), None)
        return [table.entry(text, row) for row, table, text in release.rows() if row.filename == filename] if release else []


@cache
def version_of(text: str) -> Version | None:
    try:
        return Version(text)
    except InvalidVersion:
        return None


def sdist_version(filename: str, project: str) -> Version | None:
    """As pip reads it, including old names such as `a-b-1.0.zip` of project `a-b`."""
    stem = next((filename.removesuffix(suffix) for suffix in SDIST_SUFFIXES if filename.endswith(suffix)), None)
    text = stem and _extract_version_from_fragment(stem, NormalizedName(project))
    return version_of(text) if text else None


def _merged(tables: Sequence[Table]) -> Iterator[Release]:
    newest_first = heapq.merge(*map(_versions, tables), key=lambda part: part[0], reverse=True)
    for version, parts in itertools.groupby(newest_first, key=lambda part: part[0]):
        yield Release(version, [(table, place) for _, table, place in parts])


def _versions(table: Table) -> Iterator[tuple[Version, Table, int]]:
    return ((version, table, place) for place, text in enumerate(table.versions) if (version := version_of(text)) is not None)
