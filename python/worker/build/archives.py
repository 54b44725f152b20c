"""A source archive unpacked so that no entry can leave its folder, hang on a device, or fill the disk."""

from __future__ import annotations

import lzma
import os
import posixpath
import stat
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, NamedTuple

from worker.build.refused import Refused

MAX_ENTRIES = 200_000
#: Unit: bytes, unpacked.
MAX_BYTES = 4 << 30
#: Below this size any ratio is fine. Unit: bytes, unpacked.
SMALL_BYTES = 64 << 20
MAX_RATIO = 200
BLOCK = 1 << 20
#: What tarfile, zipfile and their decompressors raise for what is damaged, encrypted, or of a kind that they do not know.
DAMAGED = (tarfile.TarError, zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, ValueError, LookupError, RuntimeError)


class Entry(NamedTuple):
    """One entry, whatever the archive. `link`: where a symbolic link points; `content` is None for folders and links."""

    name: str
    link: str
    executable: bool
    content: IO[bytes] | None
    folder: bool


def unpack(archive: Path, folder: Path) -> Path:
    """The one top folder of the archive. Raises Refused (integrity), and leaves nothing outside `folder` whatever the archive holds."""
    folder.mkdir(parents=True)
    links: list[Entry] = []
    written, budget = 0, max(SMALL_BYTES, min(MAX_BYTES, archive.stat().st_size * MAX_RATIO))
    try:
        for number, entry in enumerate(entries_of(archive)):
            if number >= MAX_ENTRIES:
                raise Refused("integrity", f"{archive.name} holds more than {MAX_ENTRIES} entries")
            place = folder / checked(entry.name, archive.name)
            if entry.link:
                links.append(entry)
            elif entry.folder:
                place.mkdir(parents=True, exist_ok=True)
            else:
                place.parent.mkdir(parents=True, exist_ok=True)
                written += write(entry, place, budget - written, archive.name)
        for entry in links:  # last, so that no file is ever written through one
            place_link(entry, folder, archive.name)
    except DAMAGED as error:
        raise Refused("integrity", f"{archive.name} cannot be unpacked: {error}") from error
    return top_of(folder, archive.name)


def entries_of(archive: Path) -> Iterator[Entry]:
    if zipfile.is_zipfile(archive) and archive.name.lower().endswith((".zip", ".whl")):
        with zipfile.ZipFile(archive) as file:
            for member in file.infolist():
                yield zip_entry(file, member)
        return
    with tarfile.open(archive) as tar:
        for item in tar:
            if not (item.isreg() or item.isdir() or item.issym()):
                raise Refused("integrity", f"{archive.name} holds {item.name}, which is a device or a hard link")
            yield Entry(
                item.name,
                item.linkname if item.issym() else "",
                bool(item.mode & 0o100),
                tar.extractfile(item) if item.isreg() else None,
                item.isdir(),
            )


def zip_entry(file: zipfile.ZipFile, member: zipfile.ZipInfo) -> Entry:
    mode = member.external_attr >> 16
    if stat.S_ISLNK(mode):
        return Entry(member.filename, file.read(member).decode(), False, None, False)
    return Entry(member.filename, "", bool(mode & 0o100), None if member.is_dir() else file.open(member), member.is_dir())


def checked(name: str, archive: str) -> str:
    """The name in normal form, or Refused: absolute, upwards, with a drive, or no plain text."""
    normal = posixpath.normpath(name)
    if not name or normal.startswith(("/", "../")) or normal == ".." or "\\" in name or ":" in name.split("/")[0] or "\0" in name:
        raise Refused("integrity", f"{archive} holds {name!r}, which would be written outside its folder")
    return normal


def write(entry: Entry, place: Path, budget: int, archive: str) -> int:
    assert entry.content is not None  # neither a folder nor a link
    size = 0
    with entry.content, place.open("wb") as file:
        while block := entry.content.read(BLOCK):
            size += len(block)
            if size > budget:
                raise Refused("integrity", f"{archive} unpacks to far more than its size promises (at {entry.name})")
            file.write(block)
    place.chmod(0o755 if entry.executable else 0o644)
    return size


def place_link(entry: Entry, folder: Path, archive: str) -> None:
    place = folder / checked(entry.name, archive)
    target = posixpath.normpath(posixpath.join(posixpath.dirname(entry.name), entry.link))
    if entry.link.startswith("/") or target.startswith(("/", "..")) or place.exists():
        raise Refused("integrity", f"{archive} holds the link {entry.name} -> {entry.link}, which leads outside its folder")
    place.parent.mkdir(parents=True, exist_ok=True)
    inside = os.path.realpath(folder)
    if not os.path.realpath(place.parent).startswith(inside):
        raise Refused("integrity", f"{archive} holds the link {entry.name} behind another link")
    place.symlink_to(entry.link)
    if os.path.commonpath([inside, os.path.realpath(place)]) != inside:
        place.unlink()
        raise Refused("integrity", f"{archive} holds the link {entry.name} -> {entry.link}, which leads outside its folder")


def top_of(folder: Path, archive: str) -> Path:
    """An sdist has one top folder (Source distribution format); archives of a repository have, too."""
    inside = [one for one in folder.iterdir() if one.name != "pax_global_header"]
    if len(inside) == 1 and inside[0].is_dir() and not inside[0].is_symlink():
        return inside[0]
    if any((folder / name).is_file() for name in ("pyproject.toml", "setup.py")):
        return folder
    raise Refused("integrity", f"{archive} is no source archive: it has no single top folder")
