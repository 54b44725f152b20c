"""The inspector: facts of each wheel in the pool, read from the file alone.

Requests and responses: `OPERATIONS.inspector` of src/worker/protocol.ts.

    inspect  {"path", "filename", "sha256"} -> WheelFacts
"""

from __future__ import annotations

import math
import os
import re
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from email.message import Message as EmailMessage
from email.parser import Parser
from typing import Any, BinaryIO

from pip._vendor.packaging.tags import Tag, parse_tag
from pip._vendor.packaging.utils import InvalidWheelFilename, canonicalize_name, parse_wheel_filename
from pip._vendor.packaging.version import InvalidVersion, Version

from worker.errors import Fault
from worker.file_digest import file_digest
from worker.findings import SEVERITIES, Finding, Kind, finding, limited, shown
from worker.inspector.directory_checks import check_directory
from worker.inspector.entry_points import EntryPoints, read_entry_points
from worker.inspector.installed_files import TargetFault, name_faults, placed_files, reserved, top_level
from worker.inspector.metadata import Metadata, metadata_faults, read_metadata
from worker.inspector.record import check_record
from worker.inspector.zip_archive import BadZip, Contents, Damaged, Directory, Entry, Known, read_directory
from worker.jsonl_rpc import Channel, Message
from worker.parser_limits import exceeds_limits

_NO_ENTRY_POINTS = EntryPoints([], [], [])
#: Unit: bytes. RECORD with 65,535 lines has 10 MB; METADATA seldom has 1 MB.
_MAX_TEXT = 64 * 1024**2
#: Per line; real wheels have at most a few dozen.
_MAX_TAGS = 1000
#: Per WHEEL file; further lines are not compared with the file name.
_MAX_LINES = 1000
_HINT = "Use another version of it, and report the wheel to its project."


def serve(channel: Channel) -> None:
    if hasattr(os, "nice"):
        os.nice(5)  # inflating must not slow down resolving and downloading
    known: Known = {}
    with ThreadPoolExecutor(1) as executor:
        channel.serve({"inspect": lambda request: inspect(request, known)}, executor)


def inspect(request: Message, known: Known) -> dict[str, Any]:
    """WheelFacts (src/worker/messages.ts) of the wheel at `path`. @raise Fault(environment) if the file cannot be read"""
    path, filename = request["path"], request["filename"]
    try:
        with open(path, "rb", buffering=0) as file:
            return _Inspection(filename, known).of(file, request["sha256"])
    except OSError as error:
        raise Fault("environment", f"cannot read {filename}: {error.strerror}", "Check the disk and run again.") from error


class _Inspection:
    """Reads one wheel, from the archive to its metadata, and collects findings."""

    def __init__(self, filename: str, known: Known) -> None:
        self.filename, self.known = filename, known
        self.findings: list[Finding] = []
        self.target_faults: list[TargetFault] = []
        self.absent: list[str] = []
        self.tags: frozenset[Tag] = frozenset()
        parts = filename.split("-")
        self.project, self.version = str(canonicalize_name(parts[0])), parts[1] if len(parts) > 1 else ""
        try:
            name, version, _, self.tags = parse_wheel_filename(filename)
            self.project, self.version = str(name), str(version)
        except InvalidWheelFilename:
            self.report("filename", "its file name is not a valid wheel name")

    def report(self, kind: Kind, what: str) -> None:
        message = f"{shown(self.filename)}: {shown(what, 400)}"
        hint = None if SEVERITIES[kind][0] == "warning" else _HINT
        self.findings.append(finding(kind, message, hint=hint, project=self.project, version=self.version))

    def of(self, file: BinaryIO, sha256: str) -> dict[str, Any]:
        digest = file_digest(file.fileno()).hexdigest()
        if digest != sha256:
            self.report("sha256", f"its sha256 is {digest}, expected {sha256}")
        facts: dict[str, Any] = {"sha256": digest, "filename": self.filename, "bytes": os.fstat(file.fileno()).st_size}
        try:
            directory = read_directory(file)
        except BadZip as bad:
            self.report("zip", f"it cannot be read as a zip: {bad}")
            return {**facts, **self._as_facts(None, [], [], 0)}
        unpacked = sum(entry.unpacked for entry in directory.entries)
        metadata: Metadata | None = None
        modules: list[str] = []
        entry_points = _NO_ENTRY_POINTS
        if check_directory(directory, self.report):
            metadata, modules, entry_points = self._inside(directory, Contents(file, directory, self.known))
        self._check_names(directory, entry_points.commands)
        facts["targetFaults"] = [{**one, "what": shown(one["what"], 400)} for one in self.target_faults]
        facts["placed"] = placed_files(directory.entries, entry_points.commands)
        return {**facts, **self._as_facts(metadata, modules, entry_points.console_scripts, unpacked)}

    def _inside(self, directory: Directory, contents: Contents) -> tuple[Metadata | None, list[str], EntryPoints]:
        dist_info = self._dist_info(directory)
        if dist_info is None:
            return None, [], _NO_ENTRY_POINTS
        entries = {entry.name: entry for entry in directory.entries if entry.name.startswith(dist_info + "/")}
        metadata_bytes, wheel_bytes, record = (self._read(f"{dist_info}/{name}", entries, contents) for name in ("METADATA", "WHEEL", "RECORD"))
        text = self._read(f"{dist_info}/entry_points.txt", entries, contents) if f"{dist_info}/entry_points.txt" in entries else None
        entry_points = read_entry_points(text or b"")
        for fault in entry_points.faults:
            if fault.below is None:
                self.report(fault.kind, fault.what)
            else:
                self.target_faults.append({"kind": fault.kind, "severity": "error", "what": fault.what, "below": fault.below})
        metadata = None
        if metadata_bytes is not None:
            metadata = read_metadata(metadata_bytes)
            self._check_metadata(metadata, metadata_faults(metadata_bytes, metadata))
        if wheel_bytes is not None:
            self._check_wheel(wheel_bytes)
        if record is not None:
            self.absent = check_record(record, directory, contents, dist_info, self.report)
        return metadata, top_level(directory.entries), entry_points

    def _read(self, name: str, entries: Mapping[str, Entry], contents: Contents) -> bytes | None:
        if name not in entries:
            self.report("metadata", f"it has no {name}")
            return None
        try:
            return contents.read(entries[name], _MAX_TEXT)
        except Damaged as damage:
            self.report("zip", str(damage))
            return None

    def _check_names(self, directory: Directory, commands: list[str]) -> None:
        self.target_faults += name_faults(directory.entries, commands)
        names = sorted(set(reserved(directory.entries, commands, self.project)))
        if names:
            what = f"it installs {', '.join(names[:5])}, which would overwrite a part of the environment that it is installed into"
            self.report("reserved-name", what)

    def _dist_info(self, directory: Directory) -> str | None:
        found = sorted({top for entry in directory.entries if (top := entry.name.partition("/")[0]).endswith(".dist-info") and top != entry.name})
        if len(found) != 1:
            self.report("metadata", f"it has {len(found)} .dist-info folders instead of one{': ' if found else ''}{', '.join(found)}")
            return None
        name, _, version = found[0][: -len(".dist-info")].partition("-")
        if canonicalize_name(name) != self.project or not _same_version(version, self.version):
            self.report("metadata", f"its folder {found[0]} does not match its file name")
        return found[0]

    def _check_metadata(self, metadata: Metadata, faults: list[str]) -> None:
        for fault in faults:
            self.report("metadata", fault)
        if metadata.name and canonicalize_name(metadata.name) != self.project:
            self.report("metadata", f"its METADATA has the Name {metadata.name!r}, but its file name is for {self.project!r}")
        if metadata.version and not _same_version(metadata.version, self.version):
            self.report("metadata", f"its METADATA has the Version {metadata.version!r}, but its file name is for {self.version!r}")

    def _check_wheel(self, raw: bytes) -> None:
        """Check WHEEL as pip does. Different tags are a warning: installers use those of the file name, and repair tools often do not update WHEEL."""
        try:
            headers = Parser().parsestr(raw.decode())
        except UnicodeDecodeError:
            self.report("wheel", "its WHEEL file is not UTF-8, so pip rejects it")
            return
        version = (headers["Wheel-Version"] or "").strip()
        if not re.fullmatch(r"1\.\d{1,9}", version):
            rejection = _rejected_by_pip(headers, self.filename)
            what = rejection or f"its Wheel-Version is {version!r}: pip installs it, uv rejects it"
            self.report("wheel" if rejection else "uv", what)
        lines = [line.strip() for line in headers.get_all("Tag", [])]
        stated: set[Tag] = set()
        for line in lines[:_MAX_LINES]:
            with suppress(ValueError):
                stated |= _tags_of(line)
        if stated != self.tags or len(stated) < len(set(lines)):
            self.report("wheel-tag", f"the tags of its WHEEL file ({', '.join(lines[:5]) or 'none'}) differ from those of its file name, which installers use")

    def _as_facts(self, metadata: Metadata | None, modules: list[str], scripts: list[str], unpacked: int) -> dict[str, Any]:
        read = metadata or read_metadata(b"")
        facts = {
            "project": self.project,
            "name": read.name if metadata else self.filename.split("-")[0],
            "version": read.version if _same_version(read.version, self.version) else self.version,
            "requiresPython": read.requires_python,
            "requiresDist": read.requires_dist,
            "providesExtra": read.provides_extra,
            "summary": read.summary,
            "licenseExpression": read.license_expression,
            "licenseText": read.license_text,
            "licenseClassifiers": read.license_classifiers,
            "homePage": read.home_page,
            "topLevel": modules,
            "consoleScripts": scripts,
            "unpackedBytes": unpacked,
            "absent": self.absent,
            "findings": limited(self.findings),
        }
        return {key: value for key, value in facts.items() if value is not None}


def _rejected_by_pip(headers: EmailMessage, filename: str) -> str | None:
    from pip._internal.exceptions import UnsupportedWheel  # slow to import and rarely needed
    from pip._internal.utils.wheel import check_compatibility, wheel_version

    try:
        check_compatibility(wheel_version(headers), filename)
    except (UnsupportedWheel, ValueError) as error:  # ValueError: too many digits for int()
        return f"pip rejects its WHEEL file: {error}"
    return None


def _tags_of(line: str) -> frozenset[Tag]:
    """Parse one Tag line. A compressed tag set of one kilobyte can expand to a billion tags. @raise ValueError"""
    if math.prod(part.count(".") + 1 for part in line.split("-")) > _MAX_TAGS:
        raise ValueError(line)
    return parse_tag(line)


def _same_version(one: str, other: str) -> bool:
    if exceeds_limits(one):
        return False
    try:
        return Version(one.replace("_", "-")) == Version(other)
    except InvalidVersion:
        return one == other
