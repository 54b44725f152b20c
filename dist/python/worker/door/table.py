"""A table: what one index (or find-links) lists of one project, for all targets, ready to be looked at version by version.

JSON lines. Line 1: {"project", "url", "index", "versions": [newest first]}; line 2: its source archives; line i+3: the wheels
of versions[i]. Each file as the index lists it (Simple repository API; PEP 691), but for a whole URL without credentials; who looks at a version
settles what is said of its files (worker/listed.py): of most nobody ever asks.
"""

from __future__ import annotations

import json

from pip._internal.models.link import Link
from pip._internal.utils.filetypes import ARCHIVE_EXTENSIONS
from pip._internal.utils.misc import splitext
from pip._vendor.packaging.utils import InvalidWheelFilename, canonicalize_name, parse_wheel_filename
from pip._vendor.packaging.version import Version

from worker.listed import told_yanked

#: No file system holds a longer name. Unit: characters.
LONGEST_NAME = 255
#: A table of another format is not looked at: the cache folder outlives versions of this program.
FORMAT = 3
_encode = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode


class TableBuilder:
    """Takes the files of one page, as pip would: by the name that the URL ends in."""

    def __init__(self, project: str, url: str, index: str) -> None:
        self._project, self._url, self._index = project, url, index
        self._stems: dict[str, list[str] | None] = {}  # "name-version[-build]" -> the wheels of that version
        self._versions: dict[Version, list[str]] = {}
        self._sdists: list[str] = []
        self._sdist_stems: dict[str, bool] = {}

    def __bool__(self) -> bool:
        return bool(self._versions or self._sdists)

    def add(self, filename: str, text: str) -> None:
        """`text`: the file in JSON."""
        if len(filename) > LONGEST_NAME:
            return
        if filename.endswith(".whl"):
            stem = filename.rsplit("-", 3)[0]
            wheels = self._stems[stem] if stem in self._stems else self._group(stem)
            if wheels is not None:
                wheels.append(text)
        elif self._is_sdist(filename):
            self._sdists.append(text)

    def add_link(self, link: Link, url: str, upload_time: str | None = None, size: int | None = None) -> None:
        """`url`: the link's own, without credentials and fragment."""
        told = link.metadata_file_data
        file = {
            "url": url,
            "hashes": link._hashes,
            "requires-python": link.requires_python,
            "yanked": told_yanked(link.yanked_reason),
            "core-metadata": told is not None and (told.hashes or True),
            "upload-time": upload_time,
            "size": size,
        }
        self.add(link.filename, _encode(file))

    def text(self) -> bytes:
        newest = sorted(self._versions, reverse=True)
        head = _encode({"project": self._project, "url": self._url, "index": self._index, "versions": [str(version) for version in newest]})
        return "\n".join([head, _line(self._sdists), *(_line(self._versions[version]) for version in newest), ""]).encode()

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
        """`NAME-VERSION.tar.gz`; old names hold dashes, so any dash may be the border (as pip tries them)."""
        stem, extension = splitext(filename)
        if extension.lower() not in ARCHIVE_EXTENSIONS:
            return False
        name = stem.rpartition("-")[0]
        if name not in self._sdist_stems:
            borders = (place for place, letter in enumerate(stem) if letter == "-")
            self._sdist_stems[name] = any(canonicalize_name(stem[:place]) == self._project for place in borders)
        return self._sdist_stems[name]


def _line(files: list[str]) -> str:
    """In JSON a line ends between two words only."""
    return f"[{','.join(files)}]".replace("\n", " ")
