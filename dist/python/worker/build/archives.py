"""Unpacks source archives, and rewrites built wheels reproducibly.

pip unpacks the archives and rejects entries outside of the destination; this module limits their size. Builds differ in entry order (file
system), times, modes (umask) and compressor (zlib and zlib-ng). Wheels are therefore rewritten: entries are sorted, have the date
1980-01-01 and the mode 0644 or 0755, and are stored without compression, since the archive of the bundle is compressed.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import lzma
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from pip._internal.exceptions import InstallationError
from pip._internal.utils.unpacking import untar_file, unzip_file
from pip._vendor.packaging.utils import InvalidWheelFilename, canonicalize_name, parse_wheel_filename
from pip._vendor.packaging.version import InvalidVersion, Version

from worker.errors import BuildRejected
from worker.inspector.metadata import read_metadata
from worker.target import tag_part

MAX_ENTRIES = 200_000
#: Unit: bytes, unpacked.
MAX_BYTES = 4 << 30
#: Unit: bytes, unpacked. MAX_RATIO applies to larger archives.
SMALL_BYTES = 64 << 20
MAX_RATIO = 200
#: Raised by pip for unsafe entries, and by tarfile, zipfile and their decompressors for damaged, encrypted and unsupported archives.
REJECTED = (
    InstallationError, tarfile.TarError, zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, ValueError,
    LookupError, RuntimeError, OverflowError,
)  # fmt: skip
TIME = (1980, 1, 1, 0, 0, 0)
SIGNATURES = (".dist-info/RECORD.jws", ".dist-info/RECORD.p7s")


def unpack(archive: Path, folder: Path) -> Path:
    """Unpack an sdist or the archive of a repository into the new folder `folder`, without its top folder. @return `folder`
    @raise BuildRejected(integrity)"""
    is_zip = archive.name.lower().endswith(".zip")
    try:
        _check_size(archive, _sizes_in_zip(archive) if is_zip else _sizes_in_tar(archive))
        (unzip_file if is_zip else untar_file)(str(archive), str(folder))
    except REJECTED as error:
        raise BuildRejected("integrity", f"{archive.name} cannot be unpacked: {str(error).replace(str(archive), archive.name)}") from error
    return folder


def _check_size(archive: Path, sizes: Iterator[int]) -> None:
    """@raise BuildRejected for an archive that could fill the disk"""
    unpacked, limit = 0, max(SMALL_BYTES, min(MAX_BYTES, archive.stat().st_size * MAX_RATIO))
    for number, size in enumerate(sizes):
        unpacked += size
        if number >= MAX_ENTRIES:
            raise BuildRejected("integrity", f"{archive.name} contains more than {MAX_ENTRIES} entries")
        if unpacked > limit:
            raise BuildRejected("integrity", f"{archive.name} unpacks to more than {MAX_RATIO} times its size or the limit of {MAX_BYTES} bytes")


def _sizes_in_zip(archive: Path) -> Iterator[int]:
    with zipfile.ZipFile(archive) as file:  # zipfile never reads more than the stated size
        yield from (member.file_size for member in file.infolist())


def _sizes_in_tar(archive: Path) -> Iterator[int]:
    with tarfile.open(archive) as tar:
        yield from (member.size for member in tar)


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
    return {"project": name, "version": str(found), "requiresPython": _requires_python(wheel)}


def _same_version(found: Version, wanted: str) -> bool:
    try:
        return found == Version(wanted)
    except InvalidVersion:
        return str(found) == wanted


def _requires_python(wheel: Path) -> str:
    """Requires-Python, or ''. The inspector checks whether METADATA matches the file name. @raise BuildRejected"""
    try:
        with zipfile.ZipFile(wheel) as file:
            [metadata] = [one for one in file.namelist() if one.endswith(".dist-info/METADATA") and one.count("/") == 1]
            return read_metadata(file.read(metadata)).requires_python or ""
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise BuildRejected("integrity", f"{wheel.name} is not a readable wheel: {error}") from error


def rewrite(wheel: Path, path: Path) -> Path:
    """Write the files of `wheel` to `path` reproducibly, with a new RECORD (PEP 376, 627). @return `path` @raise BuildRejected for duplicate names"""
    text = io.StringIO()
    record_lines = csv.writer(text, lineterminator="\n")
    with zipfile.ZipFile(wheel) as source, zipfile.ZipFile(path, "w") as sink:
        infos = {info.filename: info for info in source.infolist() if not info.is_dir()}
        if len(infos) != sum(not info.is_dir() for info in source.infolist()):
            raise BuildRejected("integrity", f"{wheel.name} contains a file twice")
        [record] = [name for name in infos if name.endswith(".dist-info/RECORD") and name.count("/") == 1]
        names = (name for name in infos if name != record and not name.endswith(SIGNATURES))
        for name in sorted(names, key=lambda name: (".dist-info/" in name, name)):
            content = source.read(name)
            _put(sink, name, content, bool(infos[name].external_attr >> 16 & 0o100))
            digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
            record_lines.writerow((name, f"sha256={digest}", len(content)))
        record_lines.writerow((record, "", ""))  # RECORD cannot contain its own hash
        _put(sink, record, text.getvalue().encode(), False)
    return path


def _put(sink: zipfile.ZipFile, name: str, content: bytes, executable: bool) -> None:
    info = zipfile.ZipInfo(name, TIME)
    info.create_system = 3  # Unix, even when running on Windows
    info.external_attr = (0o100755 if executable else 0o100644) << 16
    sink.writestr(info, content)
