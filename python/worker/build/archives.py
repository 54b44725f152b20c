"""The source archive that is unpacked, and the wheel that comes out of it.

No entry of a source archive can leave its folder, hang on a device, or fill the disk. A wheel is written again, so that its bytes
follow from its content alone: machines differ in entry order (the file system's), times, modes (umask) and the compressor (zlib and
zlib-ng give other bytes). So it is sorted, of 1980-01-01, 0644 or 0755, and stored: the bundle's archive compresses what it holds.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import lzma
import os
import posixpath
import stat
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from email.parser import HeaderParser
from pathlib import Path
from typing import IO, NamedTuple

from pip._vendor.packaging.utils import InvalidWheelFilename, canonicalize_name, parse_wheel_filename
from pip._vendor.packaging.version import InvalidVersion, Version

from worker.errors import BuildRejected
from worker.target import tag_part

MAX_ENTRIES = 200_000
#: Unit: bytes, unpacked.
MAX_BYTES = 4 << 30
#: Below this size any ratio is fine. Unit: bytes, unpacked.
SMALL_BYTES = 64 << 20
MAX_RATIO = 200
BLOCK = 1 << 20
#: What tarfile, zipfile and their decompressors raise for what is damaged, encrypted, or of a kind that they do not know.
DAMAGED = (tarfile.TarError, zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, ValueError, LookupError, RuntimeError)
TIME = (1980, 1, 1, 0, 0, 0)
SIGNATURES = (".dist-info/RECORD.jws", ".dist-info/RECORD.p7s")


class Entry(NamedTuple):
    """One entry, whatever the archive. `link`: where a symbolic link points; `content` is None for folders and links."""

    name: str
    link: str
    executable: bool
    content: IO[bytes] | None
    folder: bool


def unpack(archive: Path, folder: Path) -> Path:
    """The one top folder of the archive. Raises BuildRejected (integrity), and leaves nothing outside `folder` whatever the archive holds."""
    folder.mkdir(parents=True)
    links: list[Entry] = []
    written, budget = 0, max(SMALL_BYTES, min(MAX_BYTES, archive.stat().st_size * MAX_RATIO))
    try:
        for number, entry in enumerate(_entries(archive)):
            if number >= MAX_ENTRIES:
                raise BuildRejected("integrity", f"{archive.name} holds more than {MAX_ENTRIES} entries")
            path = folder / _safe_name(entry.name, archive.name)
            if entry.link:
                links.append(entry)
            elif entry.folder:
                path.mkdir(parents=True, exist_ok=True)
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                written += _write(entry, path, budget - written, archive.name)
        for entry in links:  # last, so that no file is ever written through one
            _place_link(entry, folder, archive.name)
    except DAMAGED as error:
        raise BuildRejected("integrity", f"{archive.name} cannot be unpacked: {error}") from error
    return _top_folder(folder, archive.name)


def _entries(archive: Path) -> Iterator[Entry]:
    if zipfile.is_zipfile(archive) and archive.name.lower().endswith((".zip", ".whl")):
        with zipfile.ZipFile(archive) as file:
            for member in file.infolist():
                yield _zip_entry(file, member)
        return
    with tarfile.open(archive) as tar:
        for item in tar:
            if not (item.isreg() or item.isdir() or item.issym()):
                raise BuildRejected("integrity", f"{archive.name} holds {item.name}, which is a device or a hard link")
            link, content = item.linkname if item.issym() else "", tar.extractfile(item) if item.isreg() else None
            yield Entry(item.name, link, bool(item.mode & 0o100), content, item.isdir())


def _zip_entry(file: zipfile.ZipFile, member: zipfile.ZipInfo) -> Entry:
    mode = member.external_attr >> 16
    if stat.S_ISLNK(mode):
        return Entry(member.filename, file.read(member).decode(), False, None, False)
    return Entry(member.filename, "", bool(mode & 0o100), None if member.is_dir() else file.open(member), member.is_dir())


def _safe_name(name: str, archive: str) -> str:
    """The name in normal form, or BuildRejected: absolute, upwards, with a drive, or no plain text."""
    normal = posixpath.normpath(name)
    if not name or normal.startswith(("/", "../")) or normal == ".." or "\\" in name or ":" in name.split("/")[0] or "\0" in name:
        raise BuildRejected("integrity", f"{archive} holds {name!r}, which would be written outside its folder")
    return normal


def _write(entry: Entry, path: Path, budget: int, archive: str) -> int:
    assert entry.content is not None  # neither a folder nor a link
    size = 0
    with entry.content, path.open("wb") as file:
        while block := entry.content.read(BLOCK):
            size += len(block)
            if size > budget:
                raise BuildRejected("integrity", f"{archive} unpacks to far more than its size promises (at {entry.name})")
            file.write(block)
    path.chmod(0o755 if entry.executable else 0o644)
    return size


def _place_link(entry: Entry, folder: Path, archive: str) -> None:
    path = folder / _safe_name(entry.name, archive)
    target = posixpath.normpath(posixpath.join(posixpath.dirname(entry.name), entry.link))
    if entry.link.startswith("/") or target.startswith(("/", "..")) or path.exists():
        raise BuildRejected("integrity", f"{archive} holds the link {entry.name} -> {entry.link}, which leads outside its folder")
    path.parent.mkdir(parents=True, exist_ok=True)
    inside = os.path.realpath(folder)
    if not os.path.realpath(path.parent).startswith(inside):
        raise BuildRejected("integrity", f"{archive} holds the link {entry.name} behind another link")
    path.symlink_to(entry.link)
    if os.path.commonpath([inside, os.path.realpath(path)]) != inside:
        path.unlink()
        raise BuildRejected("integrity", f"{archive} holds the link {entry.name} -> {entry.link}, which leads outside its folder")


def _top_folder(folder: Path, archive: str) -> Path:
    """An sdist has one top folder (Source distribution format); archives of a repository have, too."""
    inside = [one for one in folder.iterdir() if one.name != "pax_global_header"]
    if len(inside) == 1 and inside[0].is_dir() and not inside[0].is_symlink():
        return inside[0]
    if any((folder / name).is_file() for name in ("pyproject.toml", "setup.py")):
        return folder
    raise BuildRejected("integrity", f"{archive} is no source archive: it has no single top folder")


def accept(wheel: Path, project: str, version: str) -> dict[str, str]:
    """{"project", "version", "requiresPython"} of a wheel of that release for any platform. `project` and `version` may be '' if only the build tells them."""
    try:
        name, found, _, tags = parse_wheel_filename(wheel.name)
    except InvalidWheelFilename as error:
        raise BuildRejected("build", str(error)) from error
    if any(tag.abi != "none" or tag.platform != "any" for tag in tags):
        raise BuildRejected("build", f"its wheel is {tag_part(wheel.name)}, for one kind of machine only; --sdists pure takes wheels for any (…-none-any.whl)")
    if project and name != canonicalize_name(project):
        raise BuildRejected("integrity", f"the source of {project} gave a wheel of {name}")
    if version and not _same_version(found, version):
        raise BuildRejected("integrity", f"the source of {project} {version} gave a wheel of version {found}")
    return {"project": name, "version": str(found), "requiresPython": _requires_python(wheel, name, found)}


def _same_version(found: Version, wanted: str) -> bool:
    try:
        return found == Version(wanted)
    except InvalidVersion:
        return str(found) == wanted


def _requires_python(wheel: Path, name: str, version: Version) -> str:
    """Raises BuildRejected if METADATA does not agree with the file name."""
    try:
        with zipfile.ZipFile(wheel) as file:
            [metadata] = [one for one in file.namelist() if one.endswith(".dist-info/METADATA") and one.count("/") == 1]
            headers = HeaderParser().parsestr(file.read(metadata).decode("utf-8"))
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise BuildRejected("integrity", f"{wheel.name} is no wheel: {error}") from error
    if canonicalize_name(str(headers["Name"])) != name or not _same_version(version, str(headers["Version"])):
        raise BuildRejected("integrity", f"{wheel.name} says in its METADATA that it is {headers['Name']} {headers['Version']}")
    return str(headers.get("Requires-Python", ""))


def rewrite(wheel: Path, path: Path) -> Path:
    """Write the same files to `path`, always as the same bytes, with a new RECORD."""
    with zipfile.ZipFile(wheel) as source:
        infos = {info.filename: info for info in source.infolist() if not info.is_dir()}
        if len(infos) != sum(not info.is_dir() for info in source.infolist()):
            raise BuildRejected("integrity", f"{wheel.name} holds a file twice")
        [record] = [name for name in infos if name.endswith(".dist-info/RECORD") and name.count("/") == 1]
        names = sorted((name for name in infos if name != record and not name.endswith(SIGNATURES)), key=lambda name: (".dist-info/" in name, name))
        with zipfile.ZipFile(path, "w") as sink:
            for name in names:
                _put(sink, name, source.read(name), bool(infos[name].external_attr >> 16 & 0o100))
            _put(sink, record, _record_text(((name, source.read(name)) for name in names), record).encode(), False)
    return path


def _record_text(files: Iterable[tuple[str, bytes]], record: str) -> str:
    """Recording installed projects (PEP 376, 627): every file with its hash, and RECORD itself without."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    for name, content in files:
        digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
        writer.writerow((name, f"sha256={digest}", str(len(content))))
    writer.writerow((record, "", ""))
    return text.getvalue()


def _put(sink: zipfile.ZipFile, name: str, content: bytes, executable: bool) -> None:
    info = zipfile.ZipInfo(name, TIME)
    info.create_system = 3  # unix, also where this runs on Windows
    info.external_attr = (0o100755 if executable else 0o100644) << 16
    sink.writestr(info, content)
