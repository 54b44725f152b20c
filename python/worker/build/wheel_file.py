"""The wheel that a backend wrote, taken or refused, and written again so that its bytes follow from its content alone.

What differs between machines with the same content: entry order (the file system's), times, modes (umask), and the
compressor (zlib and zlib-ng give other bytes). So: sorted, 1980-01-01, 0644 or 0755, stored. The bundle's archive
compresses what it holds; such wheels are small.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import zipfile
from collections.abc import Iterable
from email.parser import HeaderParser
from pathlib import Path
from typing import NamedTuple

from pip._vendor.packaging.utils import InvalidWheelFilename, canonicalize_name, parse_wheel_filename
from pip._vendor.packaging.version import InvalidVersion, Version

from worker.build.refused import Refused
from worker.target import tag_part

TIME = (1980, 1, 1, 0, 0, 0)
SIGNATURES = (".dist-info/RECORD.jws", ".dist-info/RECORD.p7s")


class Built(NamedTuple):
    filename: str
    project: str
    version: str
    requires_python: str


def accept(wheel: Path, project: str, version: str) -> Built:
    """A wheel of that release for any platform. `project` and `version` may be '' where only the build can tell them."""
    try:
        name, found, _, tags = parse_wheel_filename(wheel.name)
    except InvalidWheelFilename as error:
        raise Refused("build", str(error)) from error
    if any(tag.abi != "none" or tag.platform != "any" for tag in tags):
        raise Refused("build", f"its wheel is {tag_part(wheel.name)}, for one kind of machine only; --sdists pure takes wheels for any (…-none-any.whl)")
    if project and name != canonicalize_name(project):
        raise Refused("integrity", f"the source of {project} gave a wheel of {name}")
    if version and not same_version(found, version):
        raise Refused("integrity", f"the source of {project} {version} gave a wheel of version {found}")
    return Built(wheel.name, name, str(found), metadata_of(wheel, name, found))


def same_version(found: Version, wanted: str) -> bool:
    try:
        return found == Version(wanted)
    except InvalidVersion:
        return str(found) == wanted


def metadata_of(wheel: Path, name: str, version: Version) -> str:
    """The METADATA agrees with the file name. Returns its Requires-Python."""
    try:
        with zipfile.ZipFile(wheel) as file:
            [place] = [one for one in file.namelist() if one.endswith(".dist-info/METADATA") and one.count("/") == 1]
            headers = HeaderParser().parsestr(file.read(place).decode("utf-8"))
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise Refused("integrity", f"{wheel.name} is no wheel: {error}") from error
    if canonicalize_name(str(headers["Name"])) != name or not same_version(version, str(headers["Version"])):
        raise Refused("integrity", f"{wheel.name} says in its METADATA that it is {headers['Name']} {headers['Version']}")
    return str(headers.get("Requires-Python", ""))


def rewrite(wheel: Path, place: Path) -> None:
    """The same files, always the same bytes, with a RECORD made anew."""
    with zipfile.ZipFile(wheel) as source:
        infos = {info.filename: info for info in source.infolist() if not info.is_dir()}
        if len(infos) != sum(not info.is_dir() for info in source.infolist()):
            raise Refused("integrity", f"{wheel.name} holds a file twice")
        [record] = [name for name in infos if name.endswith(".dist-info/RECORD") and name.count("/") == 1]
        names = sorted((name for name in infos if name != record and not name.endswith(SIGNATURES)), key=lambda name: (".dist-info/" in name, name))
        with zipfile.ZipFile(place, "w") as sink:
            for name in names:
                put(sink, name, source.read(name), bool(infos[name].external_attr >> 16 & 0o100))
            put(sink, record, record_text(((name, source.read(name)) for name in names), record).encode(), False)


def record_text(files: Iterable[tuple[str, bytes]], record: str) -> str:
    """Recording installed projects (PEP 376, 627): every file with its hash, and RECORD itself without."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    for name, content in files:
        digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
        writer.writerow((name, f"sha256={digest}", str(len(content))))
    writer.writerow((record, "", ""))
    return text.getvalue()


def put(sink: zipfile.ZipFile, name: str, content: bytes, executable: bool) -> None:
    info = zipfile.ZipInfo(name, TIME)
    info.create_system = 3  # unix, also where this runs on Windows
    info.external_attr = (0o100755 if executable else 0o100644) << 16
    sink.writestr(info, content)
