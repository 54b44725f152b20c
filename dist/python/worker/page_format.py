"""The page file: the files of one project on one index (or find-links), for all targets, read version by version.

JSON lines. Line 1: {"format", "project", "url", "index", "versions": [newest first]}; line 2: its sdists; line i+3: the wheels
of versions[i]. Files are as on the index page (Simple repository API; PEP 691), with absolute URLs without credentials. Entries are
parsed (worker/index_file.py) when their version is first read; most are never read. Only this module reads and writes the format; other
programs send requests to the fetcher, e.g. `wheels`.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pip._internal.models.link import Link
from pip._internal.utils.filetypes import ARCHIVE_EXTENSIONS
from pip._internal.utils.misc import splitext
from pip._vendor.packaging.utils import InvalidWheelFilename, canonicalize_name, parse_wheel_filename
from pip._vendor.packaging.version import Version

from worker.index_file import IndexFile, parse_index_file, yanked_value

#: Unit: characters. File systems do not support longer names.
MAX_NAME_LENGTH = 255
#: Increment when the format changes. Page files of other formats in the cache folder are ignored.
FORMAT = 4
FileEntry = dict[str, Any]
_SDISTS = -1
#: To JSON in one line of ASCII.
encode = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode


class TableBuilder:
    """Collects the files of one page. As in pip, the file name is the last part of the URL."""

    def __init__(self, project: str, url: str, index: str) -> None:
        self._project, self._url, self._index = project, url, index
        self._stems: dict[str, list[str] | None] = {}  # "name-version[-build]" -> the wheels of that version
        self._versions: dict[Version, list[str]] = {}
        self._sdists: list[str] = []
        self._sdist_stems: dict[str, bool] = {}

    def __bool__(self) -> bool:
        return bool(self._versions or self._sdists)

    def add(self, filename: str, text: str) -> None:
        """Add a file; `text` is its JSON from `encode`."""
        if len(filename) > MAX_NAME_LENGTH:
            return
        if filename.endswith(".whl"):
            stem = filename.rsplit("-", 3)[0]
            wheels = self._stems[stem] if stem in self._stems else self._group(stem)
            if wheels is not None:
                wheels.append(text)
        elif self._is_sdist(filename):
            self._sdists.append(text)

    def add_link(self, link: Link, url: str, upload_time: str | None = None, size: int | None = None) -> None:
        """Add a file; `url` is that of the link, without credentials and fragment."""
        metadata = link.metadata_file_data
        file = {
            "url": url,
            "hashes": link._hashes,
            "requires-python": link.requires_python,
            "yanked": yanked_value(link.yanked_reason),
            "core-metadata": metadata is not None and (metadata.hashes or True),
            "upload-time": upload_time,
            "size": size,
        }
        self.add(link.filename, encode(file))

    def text(self) -> bytes:
        newest = sorted(self._versions, reverse=True)
        return _written(self._project, self._url, self._index, self._sdists, {str(version): self._versions[version] for version in newest})

    def _group(self, stem: str) -> list[str] | None:
        wheels = None
        try:
            name, version, _, _ = parse_wheel_filename(stem + "-py3-none-any.whl")
            if name == self._project:
                wheels = self._versions.setdefault(version, [])
        except InvalidWheelFilename:
            pass
        self._stems[stem] = wheels
        return wheels

    def _is_sdist(self, filename: str) -> bool:
        """`NAME-VERSION.tar.gz`; old names contain dashes, so any dash may be the separator (as in pip)."""
        stem, extension = splitext(filename)
        if extension.lower() not in ARCHIVE_EXTENSIONS:
            return False
        name = stem.rpartition("-")[0]
        if name not in self._sdist_stems:
            dashes = (at for at, letter in enumerate(stem) if letter == "-")
            self._sdist_stems[name] = any(canonicalize_name(stem[:at]) == self._project for at in dashes)
        return self._sdist_stems[name]


class Table:
    """A parsed page file: all wheels and sdists of one project on one index, for all targets. Lines are parsed on first use."""

    def __init__(self, content: bytes) -> None:
        """@raise ValueError for a page file of another format"""
        head, sdists, *wheels = content.split(b"\n")
        header = json.loads(head)
        if header.get("format") != FORMAT:
            raise ValueError(f"the page file has format {header.get('format')}, expected {FORMAT}")
        self.project: str = header["project"]
        self.url: str = header["url"]
        self.index: str = header["index"]
        self.versions: list[str] = header["versions"]
        """Versions with at least one wheel with a valid file name; the entries can still be invalid."""
        self._lines = {_SDISTS: sdists, **dict(enumerate(wheels))}
        self._rows: dict[int, list[IndexFile]] = {}
        self._lock = threading.Lock()

    def __bool__(self) -> bool:
        """Whether any entry is valid."""
        return any(self.rows(place) for place in range(len(self.versions))) or bool(self.sdists)

    @property
    def sdists(self) -> list[IndexFile]:
        return self.rows(_SDISTS)

    def rows(self, place: int) -> list[IndexFile]:
        """The wheels of `versions[place]`, in page order."""
        rows = self._rows.get(place)
        if rows is None:
            with self._lock:
                rows = self._rows.get(place)
                if rows is None:
                    rows = self._rows[place] = [row for file in json.loads(self._lines[place]) if (row := parse_index_file(file)) is not None]
                    del self._lines[place]
        return rows

    def entry(self, version: str, row: IndexFile) -> FileEntry:
        """The FileEntry of a file (src/worker/messages.ts)."""
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

    def wheels(self) -> Iterator[FileEntry]:
        """All wheels, newest version first."""
        return (self.entry(version, row) for place, version in enumerate(self.versions) for row in self.rows(place))


def table_of(project: str, entries: Iterable[FileEntry]) -> Table:
    """A page of local and built files."""
    by_version: dict[str, list[str]] = {}
    for entry in entries:
        by_version.setdefault(entry["version"], []).append(encode(_file_of(entry)))
    newest = sorted(by_version, key=Version, reverse=True)
    return Table(_written(project, "", "", [], {version: by_version[version] for version in newest}))


def _file_of(entry: FileEntry) -> dict[str, Any]:
    hashes = {**entry.get("hashes", {}), **({"sha256": entry["sha256"]} if entry.get("sha256") else {})}
    return {"url": entry["url"], "hashes": hashes, "requires-python": entry.get("requiresPython"), "size": entry.get("bytes")}


def _written(project: str, url: str, index: str, sdists: list[str], wheels: Mapping[str, list[str]]) -> bytes:
    """The page file. `sdists`, `wheels`: files as JSON; wheels by version, newest first."""
    header = {"format": FORMAT, "project": project, "url": url, "index": index, "versions": list(wheels)}
    return "\n".join([encode(header), _line(sdists), *map(_line, wheels.values()), ""]).encode()


def _line(files: list[str]) -> str:
    return f"[{','.join(files)}]"
