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
from pip._internal.utils.unpacking import has_leading_dir, untar_file, unzip_file
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
    """Unpack an sdist or the archive of a repository into the new folder `folder`. @return its top folder @raise BuildRejected(integrity)"""
    is_zip = archive.name.lower().endswith(".zip")
    try:
        names = _check_members(archive, _members_of_zip(archive) if is_zip else _members_of_tar(archive))
        (unzip_file if is_zip else untar_file)(str(archive), str(folder))
    except REJECTED as error:
        raise BuildRejected("integrity", f"{archive.name} cannot be unpacked: {str(error).replace(str(archive), archive.name)}") from error
    return folder if has_leading_dir(names) and not all(name.startswith("./") for name in names) else _only_folder(folder)


def _only_folder(folder: Path) -> Path:
    """pip keeps the top folder of an archive with `./` before its names, or with files beside the folder, such as `pax_global_header`."""
    folders = [path for path in folder.iterdir() if path.is_dir() and not path.is_symlink()]
    is_project = any((folder / name).exists() for name in ("pyproject.toml", "setup.py"))
    return folders[0] if len(folders) == 1 and not is_project else folder


def _check_members(archive: Path, members: Iterator[tuple[str, int]]) -> list[str]:
    """@return the names @raise BuildRejected for an archive that could fill the disk"""
    names: list[str] = []
    unpacked, limit = 0, max(SMALL_BYTES, min(MAX_BYTES, archive.stat().st_size * MAX_RATIO))
    for name, size in members:
        names.append(name)
        unpacked += size
        if len(names) > MAX_ENTRIES:
            raise BuildRejected("integrity", f"{archive.name} contains more than {MAX_ENTRIES} entries")
        if unpacked > limit:
            raise BuildRejected("integrity", f"{archive.name} unpacks to more than {MAX_RATIO} times its size or the limit of {MAX_BYTES} bytes")
    return names


def _members_of_zip(archive: Path) -> Iterator[tuple[str, int]]:
    with zipfile.ZipFile(archive) as file:  # zipfile never reads more than the stated size
        yield from ((member.filename, member.file_size) for member in file.infolist())


def _members_of_tar(archive: Path) -> Iterator[tuple[str, int]]:
    with tarfile.open(archive) as tar:
        for member in tar:
            if not (member.isreg() or member.isdir() or member.issym() or member.islnk()):
                raise BuildRejected("integrity", f"{archive.name} contains the device {member.name}")
            yield member.name, member.size


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
            [path] = [one for one in file.namelist() if one.endswith(".dist-info/METADATA") and one.count("/") == 1]
            metadata = read_metadata(file.read(path))
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise BuildRejected("integrity", f"{wheel.name} is not a readable wheel: {error}") from error
    if canonicalize_name(metadata.name) != name or not _same_version(version, metadata.version):
        raise BuildRejected("integrity", f"{wheel.name} does not match its METADATA, which is of {metadata.name} {metadata.version}")
    return metadata.requires_python or ""


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
