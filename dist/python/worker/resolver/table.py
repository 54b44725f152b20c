"""One index page as the door wrote it down: JSON lines, one for each version, opened when somebody looks at that version.

Line 1 is the header, line 2 lists the source archives (see worker/door/table.py). A page of 10,000 files costs next to nothing
until its versions are looked at, and most never are.
"""

from __future__ import annotations

import json
import threading
from typing import Any

from pip._vendor.packaging.version import Version

from worker.listed import Row, to_row

FileEntry = dict[str, Any]
_SDISTS = -1


class Table:
    """Target-independent: all wheels and sdists of one project in one place."""

    def __init__(self, content: bytes) -> None:
        head, sdists, *wheels = content.split(b"\n")
        header = json.loads(head)
        self.project: str = header["project"]
        self.url: str = header["url"]
        self.index: str = header["index"]
        self.versions: list[str] = header["versions"]
        """With a wheel that has a usual name; all of them may turn out not to be believed."""
        self._lines = {_SDISTS: sdists, **dict(enumerate(wheels))}
        self._rows: dict[int, list[Row]] = {}
        self._lock = threading.Lock()

    def __bool__(self) -> bool:
        """Whether there is any file that can be believed."""
        return any(self.rows(place) for place in range(len(self.versions))) or bool(self.sdists)

    @property
    def sdists(self) -> list[Row]:
        return self.rows(_SDISTS)

    def rows(self, place: int) -> list[Row]:
        """The wheels of `versions[place]`, in page order."""
        rows = self._rows.get(place)
        if rows is None:
            with self._lock:
                rows = self._rows.get(place)
                if rows is None:
                    rows = self._rows[place] = [row for file in json.loads(self._lines[place]) if (row := to_row(file)) is not None]
                    del self._lines[place]
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
    by_version: dict[str, list[dict[str, Any]]] = {}
    for entry in entries:
        by_version.setdefault(entry["version"], []).append(_file_of(entry))
    versions = sorted(by_version, key=Version, reverse=True)
    header = {"project": project, "url": "", "index": "", "versions": versions}
    return Table("\n".join(map(json.dumps, [header, [], *(by_version[version] for version in versions)])).encode())


def _file_of(entry: FileEntry) -> dict[str, Any]:
    hashes = {**entry.get("hashes", {}), **({"sha256": entry["sha256"]} if entry.get("sha256") else {})}
    return {"url": entry["url"], "hashes": hashes, "requires-python": entry.get("requiresPython"), "size": entry.get("bytes")}
