"""Unpacks source archives safely, and rewrites built wheels reproducibly.

Entries of a source archive cannot be written outside of the destination, be devices, or fill the disk. Builds differ in entry order (file
system), times, modes (umask) and compressor (zlib and zlib-ng). Wheels are therefore rewritten: entries are sorted, have the date
1980-01-01 and the mode 0644 or 0755, and are stored without compression, since the archive of the bundle is compressed.
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
#: Unit: bytes, unpacked. MAX_RATIO applies to larger archives.
SMALL_BYTES = 64 << 20
MAX_RATIO = 200
BLOCK = 1 << 20
#: Raised by tarfile, zipfile and their decompressors for damaged, encrypted and unsupported archives.
DAMAGED = (tarfile.TarError, zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, ValueError, LookupError, RuntimeError)
TIME = (1980, 1, 1, 0, 0, 0)
SIGNATURES = (".dist-info/RECORD.jws", ".dist-info/RECORD.p7s")


class Entry(NamedTuple):
    """One entry of a zip or tar archive. `link`: target of a symbolic link, else ''. `content`: None for folders and links."""

    name: str
    link: str
    executable: bool
    content: IO[bytes] | None
    folder: bool


def unpack(archive: Path, folder: Path) -> Path:
    """Unpack an archive into the new folder `folder`. @return its top folder @raise BuildRejected(integrity)"""
    folder.mkdir(parents=True)
    links: list[Entry] = []
    written, budget = 0, max(SMALL_BYTES, min(MAX_BYTES, archive.stat().st_size * MAX_RATIO))
    try:
        for number, entry in enumerate(_entries(archive)):
            if number >= MAX_ENTRIES:
                raise BuildRejected("integrity", f"{archive.name} contains more than {MAX_ENTRIES} entries")
            path = folder / _safe_name(entry.name, archive.name)
            if entry.link:
                links.append(entry)
            elif entry.folder:
                path.mkdir(parents=True, exist_ok=True)
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                written += _write(entry, path, budget - written, archive.name)
        for entry in links:  # last, so that no file is written through a link
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
                raise BuildRejected("integrity", f"{archive.name} contains {item.name}, which is a device or a hard link")
            link, content = item.linkname if item.issym() else "", tar.extractfile(item) if item.isreg() else None
            yield Entry(item.name, link, bool(item.mode & 0o100), content, item.isdir())


def _zip_entry(file: zipfile.ZipFile, member: zipfile.ZipInfo) -> Entry:
    mode = member.external_attr >> 16
    if stat.S_ISLNK(mode):
        return Entry(member.filename, file.read(member).decode(), False, None, False)
    return Entry(member.filename, "", bool(mode & 0o100), None if member.is_dir() else file.open(member), member.is_dir())


def _safe_name(name: str, archive: str) -> str:
    """The normalized name. @raise BuildRejected for absolute names, and names with `..`, a drive, a backslash or a null character"""
    normal = posixpath.normpath(name)
    if not name or normal.startswith(("/", "../")) or normal == ".." or "\\" in name or ":" in name.split("/")[0] or "\0" in name:
        raise BuildRejected("integrity", f"{archive} contains {name!r}, which is outside the destination folder")
    return normal


def _write(entry: Entry, path: Path, budget: int, archive: str) -> int:
    assert entry.content is not None  # entry is a file
    size = 0
    with entry.content, path.open("wb") as file:
        while block := entry.content.read(BLOCK):
            size += len(block)
            if size > budget:
                raise BuildRejected(
                    "integrity", f"{archive} unpacks to more than {MAX_RATIO} times its size or the limit of {MAX_BYTES} bytes (at {entry.name})"
                )
            file.write(block)
    path.chmod(0o755 if entry.executable else 0o644)
    return size


def _place_link(entry: Entry, folder: Path, archive: str) -> None:
    path = folder / _safe_name(entry.name, archive)
    target = posixpath.normpath(posixpath.join(posixpath.dirname(entry.name), entry.link))
    if entry.link.startswith("/") or target.startswith(("/", "..")) or path.exists():
        raise BuildRejected("integrity", f"{archive} contains the link {entry.name} -> {entry.link}, which points outside the destination folder")
    path.parent.mkdir(parents=True, exist_ok=True)
    inside = os.path.realpath(folder)
    if not os.path.realpath(path.parent).startswith(inside):
        raise BuildRejected("integrity", f"{archive} contains the link {entry.name}, whose path leads through another link")
    path.symlink_to(entry.link)
    if os.path.commonpath([inside, os.path.realpath(path)]) != inside:
        path.unlink()
        raise BuildRejected("integrity", f"{archive} contains the link {entry.name} -> {entry.link}, which points outside the destination folder")


def _top_folder(folder: Path, archive: str) -> Path:
    """The top folder of an sdist (Source distribution format) or of a repository archive."""
    inside = [one for one in folder.iterdir() if one.name != "pax_global_header"]
    if len(inside) == 1 and inside[0].is_dir() and not inside[0].is_symlink():
        return inside[0]
    if any((folder / name).is_file() for name in ("pyproject.toml", "setup.py")):
        return folder
    raise BuildRejected("integrity", f"{archive} is not an sdist: it does not have exactly one top folder")


def accept(wheel: Path, project: str, version: str) -> dict[str, str]:
    """Check that a built wheel is of this release and for any platform. `project` and `version`: '' if unknown before the build.

    @return {"project", "version", "requiresPython"} @raise BuildRejected
    """
    try:
        name, found, _, tags = parse_wheel_filename(wheel.name)
    except InvalidWheelFilename as error:
        raise BuildRejected("build", str(error)) from error
    if any(tag.abi != "none" or tag.platform != "any" for tag in tags):
        raise BuildRejected("build", f"its wheel is platform-specific ({tag_part(wheel.name)}); --sdists pure accepts only pure Python wheels (…-none-any.whl)")
    if project and name != canonicalize_name(project):
        raise BuildRejected("integrity", f"the sdist of {project} built a wheel of {name}")
    if version and not _same_version(found, version):
        raise BuildRejected("integrity", f"the sdist of {project} {version} built a wheel of version {found}")
    return {"project": name, "version": str(found), "requiresPython": _requires_python(wheel, name, found)}


def _same_version(found: Version, wanted: str) -> bool:
    try:
        return found == Version(wanted)
    except InvalidVersion:
        return str(found) == wanted


def _requires_python(wheel: Path, name: str, version: Version) -> str:
    """Requires-Python, or ''. @raise BuildRejected if METADATA does not match the file name"""
    try:
        with zipfile.ZipFile(wheel) as file:
            [metadata] = [one for one in file.namelist() if one.endswith(".dist-info/METADATA") and one.count("/") == 1]
            headers = HeaderParser().parsestr(file.read(metadata).decode("utf-8"))
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise BuildRejected("integrity", f"{wheel.name} is not a readable wheel: {error}") from error
    if canonicalize_name(str(headers["Name"])) != name or not _same_version(version, str(headers["Version"])):
        raise BuildRejected("integrity", f"{wheel.name} does not match its METADATA, which is of {headers['Name']} {headers['Version']}")
    return str(headers.get("Requires-Python", ""))


def rewrite(wheel: Path, path: Path) -> Path:
    """Write the files of `wheel` to `path` reproducibly, with a new RECORD. @return `path` @raise BuildRejected for duplicate names"""
    with zipfile.ZipFile(wheel) as source:
        infos = {info.filename: info for info in source.infolist() if not info.is_dir()}
        if len(infos) != sum(not info.is_dir() for info in source.infolist()):
            raise BuildRejected("integrity", f"{wheel.name} contains a file twice")
        [record] = [name for name in infos if name.endswith(".dist-info/RECORD") and name.count("/") == 1]
        names = sorted((name for name in infos if name != record and not name.endswith(SIGNATURES)), key=lambda name: (".dist-info/" in name, name))
        with zipfile.ZipFile(path, "w") as sink:
            for name in names:
                _put(sink, name, source.read(name), bool(infos[name].external_attr >> 16 & 0o100))
            _put(sink, record, _record_text(((name, source.read(name)) for name in names), record).encode(), False)
    return path


def _record_text(files: Iterable[tuple[str, bytes]], record: str) -> str:
    """The content of RECORD (PEP 376, 627): path, hash and size of every file; RECORD itself has no hash."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    for name, content in files:
        digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
        writer.writerow((name, f"sha256={digest}", str(len(content))))
    writer.writerow((record, "", ""))
    return text.getvalue()


def _put(sink: zipfile.ZipFile, name: str, content: bytes, executable: bool) -> None:
    info = zipfile.ZipInfo(name, TIME)
    info.create_system = 3  # Unix, even when running on Windows
    info.external_attr = (0o100755 if executable else 0o100644) << 16
    sink.writestr(info, content)
