"""A table: what one index (or find-links) lists of one project, for all targets, ready to be looked at version by version.

JSON lines. Line 1: {"project", "url", "index", "versions": [newest first], "sdists": [[filename, url, hashes, requiresPython, yanked, uploadTime]...]};
line i+2: the wheels of versions[i] in page order, [filename, tagpart, yanked, requiresPython, url, hashes, metadata, uploadTime, bytes] each.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from pip._internal.models.link import Link
from pip._internal.utils.filetypes import ARCHIVE_EXTENSIONS
from pip._internal.utils.misc import splitext
from pip._vendor.packaging.utils import InvalidWheelFilename, canonicalize_name, parse_wheel_filename
from pip._vendor.packaging.version import Version

Wheel = list[Any]
#: No file system holds a longer name. Unit: characters.
LONGEST_NAME = 255
#: A table of another format is not looked at: the cache folder outlives versions of this program.
FORMAT = 2
_encode = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode


class TableBuilder:
    """Takes the files of one page, as pip would: by the name that the URL ends in."""

    def __init__(self, project: str, url: str, index: str, tags: dict[str, bool] | None = None) -> None:
        """`tags`: which tag parts are valid, remembered from page to page."""
        self._project, self._url, self._index = project, url, index
        self._stems: dict[str, list[Wheel] | None] = {}  # "name-version[-build]" -> the wheels of that version
        self._tags = {} if tags is None else tags
        self._versions: dict[Version, list[Wheel]] = {}
        self._sdists: list[list[Any]] = []
        self._sdist_stems: dict[str, bool] = {}

    def add(self, filename: str, url: str, hashes: Mapping[str, str], requires_python: str | None, yanked: str | None,
            metadata: Mapping[str, str] | None, upload_time: str | None, size: int | None) -> None:  # fmt: skip
        if len(filename) > LONGEST_NAME:
            return
        if filename.endswith(".whl"):
            stem, _, _ = filename.rpartition("-")[0].rpartition("-")[0].rpartition("-")
            tag = filename[len(stem) + 1 : -4]
            wheels = self._stems[stem] if stem in self._stems else self._group(stem)
            if wheels is not None and (self._tags[tag] if tag in self._tags else self._is_tag(tag)):
                wheels.append([filename, tag, yanked, requires_python, url, hashes, metadata, upload_time, size])
        elif self._is_sdist(filename):
            self._sdists.append([filename, url, hashes, requires_python, yanked, upload_time])

    def add_link(self, link: Link, url: str, upload_time: str | None = None, size: int | None = None) -> None:
        """`url`: the link's own, without credentials and fragment."""
        told = link.metadata_file_data
        metadata = None if told is None else told.hashes or {}
        self.add(link.filename, url, link._hashes, link.requires_python, link.yanked_reason, metadata, upload_time, size)

    def text(self) -> bytes:
        newest = sorted((version for version, wheels in self._versions.items() if wheels), reverse=True)
        head = {"project": self._project, "url": self._url, "index": self._index, "versions": [str(version) for version in newest], "sdists": self._sdists}
        return "\n".join([_encode(head), *(_encode(self._versions[version]) for version in newest), ""]).encode()

    def _group(self, stem: str) -> list[Wheel] | None:
        wheels = None
        try:
            name, version, _, _ = parse_wheel_filename(stem + "-py3-none-any.whl")
            if name == self._project:
                wheels = self._versions.setdefault(version, [])
        except InvalidWheelFilename:
            pass
        self._stems[stem] = wheels
        return wheels

    def _is_tag(self, tag: str) -> bool:
        try:
            parse_wheel_filename(f"a-1-{tag}.whl")
            self._tags[tag] = True
        except InvalidWheelFilename:
            self._tags[tag] = False
        return self._tags[tag]

    def _is_sdist(self, filename: str) -> bool:
        """`NAME-VERSION.tar.gz`; old names hold dashes, so any dash may be the border (as pip tries them)."""
        stem, extension = splitext(filename)
        if extension.lower() not in ARCHIVE_EXTENSIONS:
            return False
        name = stem.rpartition("-")[0]
        if name not in self._sdist_stems:
            borders = (place for place, letter in enumerate(stem) if letter == "-")
            self._sdist_stems[name] = any(canonicalize_name(stem[:place]) == self._project for place in borders)
        return self._sdist_stems[name]


def is_empty(table: bytes) -> bool:
    head = json.loads(table[: table.index(b"\n")])
    return not head["versions"] and not head["sdists"]


def wheels_of(table: bytes) -> Sequence[Sequence[Wheel]]:
    """All lines, for tests and tools: the resolver opens only those it needs."""
    return [json.loads(line) for line in table.splitlines()[1:]]
