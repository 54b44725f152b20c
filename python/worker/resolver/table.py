"""One index page as the door wrote it down: JSON lines, one for each version, opened when somebody looks at that version.

Line 1 is the header; a version's line is an array of rows (see Row). A page of 10,000 files costs next to nothing until
its versions are looked at, and most never are.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from typing import Any, NamedTuple

from pip._vendor.packaging.version import Version

from worker.target import tag_part

FileEntry = dict[str, Any]


class Row(NamedTuple):
    """One wheel of a page."""

    filename: str
    tag_part: str
    yanked: str | None
    requires_python: str | None
    url: str
    hashes: Mapping[str, str]
    metadata: Mapping[str, str] | None
    upload_time: str | None
    bytes: int | None


class SdistRow(NamedTuple):
    filename: str
    url: str
    hashes: Mapping[str, str]
    requires_python: str | None
    yanked: str | None
    upload_time: str | None


class Table:
    """Target-independent: all wheels and sdists of one project in one place."""

    def __init__(self, content: bytes) -> None:
        head, *self._lines = content.split(b"\n")
        header = json.loads(head)
        self.project: str = header["project"]
        self.url: str = header["url"]
        self.index: str = header["index"]
        self.versions: list[str] = header["versions"]
        self.sdists = [SdistRow(*row) for row in header["sdists"]]
        self._rows: dict[int, list[Row]] = {}
        self._lock = threading.Lock()

    def __bool__(self) -> bool:
        return bool(self.versions or self.sdists)

    def rows(self, place: int) -> list[Row]:
        """The wheels of `versions[place]`, in page order."""
        rows = self._rows.get(place)
        if rows is None:
            with self._lock:
                rows = self._rows.get(place)
                if rows is None:
                    rows = self._rows[place] = [Row(*row) for row in json.loads(self._lines[place])]
                    self._lines[place] = b""
        return rows

    def entry(self, version: str, row: Row) -> FileEntry:
        """The row as the door and the caller know files (FileEntry)."""
        entry: FileEntry = {
            "project": self.project,
            "version": version,
            "filename": row.filename,
            "url": row.url,
            "sha256": row.hashes.get("sha256"),
            "hashes": dict(row.hashes),
            "bytes": row.bytes,
            "requiresPython": row.requires_python,
            "yanked": row.yanked,
            "uploadTime": row.upload_time,
            "metadata": row.metadata,
            "index": self.index,
        }
        return {key: value for key, value in entry.items() if value is not None}


def table_of(project: str, entries: list[FileEntry]) -> Table:
    """Files that were handed in or built here, as a place of their own."""
    by_version: dict[str, list[Row]] = {}
    for entry in entries:
        by_version.setdefault(entry["version"], []).append(_row_of(entry))
    versions = sorted(by_version, key=Version, reverse=True)
    header = {"project": project, "url": "", "index": "", "versions": versions, "sdists": []}
    return Table("\n".join(map(json.dumps, [header, *(by_version[version] for version in versions)])).encode())


def _row_of(entry: FileEntry) -> Row:
    hashes = {**entry.get("hashes", {}), **({"sha256": entry["sha256"]} if entry.get("sha256") else {})}
    return Row(entry["filename"], tag_part(entry["filename"]), None, entry.get("requiresPython"), entry["url"], hashes, None, None, entry.get("bytes"))
