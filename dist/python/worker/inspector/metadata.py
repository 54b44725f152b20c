"""METADATA of a wheel (Core metadata; Binary distribution format)."""

from __future__ import annotations

from email.message import Message
from email.parser import HeaderParser
from typing import NamedTuple

from pip._vendor.packaging.utils import InvalidName, canonicalize_name
from pip._vendor.packaging.version import InvalidVersion, Version

from worker.findings import shown
from worker.parser_limits import exceeds_limits, requirement_fault

_MAX_LICENSE = 200
_PLACEHOLDERS = {"", "UNKNOWN", "None"}


class Metadata(NamedTuple):
    name: str
    version: str
    requires_python: str | None
    requires_dist: list[str]
    provides_extra: list[str]
    summary: str | None
    license_expression: str | None
    license_text: str | None
    license_classifiers: list[str]
    home_page: str | None


def read_metadata(raw: bytes) -> Metadata:
    """Read the fields that a bundle needs, unchanged. Uses the same parser as pip, that of the standard library."""
    headers = _headers(raw)
    return Metadata(
        name=(headers["Name"] or "").strip(),
        version=(headers["Version"] or "").strip(),
        requires_python=_one(headers, "Requires-Python"),
        requires_dist=_all(headers, "Requires-Dist"),
        provides_extra=_all(headers, "Provides-Extra"),
        summary=_one(headers, "Summary"),
        license_expression=_one(headers, "License-Expression"),
        license_text=_line(_one(headers, "License")),
        license_classifiers=[line for line in _all(headers, "Classifier") if line.startswith("License ::")],
        home_page=_one(headers, "Home-page") or _project_url(headers),
    )


def metadata_faults(raw: bytes, metadata: Metadata) -> list[str]:
    """Why pip rejects a wheel with this METADATA; each fault names the field. Empty if pip accepts it."""
    if hidden := _why_no_fields(raw):
        return [hidden]
    faults = [_name_fault(metadata.name), _version_fault(metadata.version)]
    if metadata.requires_python is not None and exceeds_limits(metadata.requires_python):
        faults.append("its METADATA has a Requires-Python that is too long to parse")
    faults += map(requires_dist_fault, metadata.requires_dist)
    return [fault for fault in faults if fault is not None]


def requires_dist_fault(line: str) -> str | None:
    why = requirement_fault(line)
    return why and invalid_requires_dist(line, why)


def invalid_requires_dist(line: str, why: str) -> str:
    return f"its METADATA has an invalid Requires-Dist: {shown(line)}: {why}"


def _why_no_fields(raw: bytes) -> str | None:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return f"its METADATA is not UTF-8: {error.reason} at byte {error.start}"
    if not text.strip():
        return "its METADATA is empty"
    if text.startswith("\ufeff"):
        return "its METADATA starts with a byte order mark, so installers read no fields from it"
    if text[0] in "\r\n":
        return "its METADATA starts with a blank line, so installers read no fields from it"
    return None


def _name_fault(name: str) -> str | None:
    if not name:
        return "its METADATA has no Name"
    try:
        canonicalize_name(name, validate=True)
    except InvalidName:
        return f"its METADATA has an invalid Name: {shown(name)}"
    return None


def _version_fault(version: str) -> str | None:
    if not version:
        return "its METADATA has no Version"
    try:
        if exceeds_limits(version):
            raise InvalidVersion(version)
        Version(version)
    except InvalidVersion:
        return f"its METADATA has an invalid Version: {shown(version)}"
    return None


def _headers(raw: bytes) -> Message:
    text = raw.decode("utf-8", "replace").replace("\r\n", "\n")
    # skip the body, the long description of often 50 kB
    return HeaderParser().parsestr(text.partition("\n\n")[0] + "\n\n")


def _one(headers: Message, field: str) -> str | None:
    value = headers[field]
    return None if value is None or value.strip() in _PLACEHOLDERS else value.replace("\n", " ").strip()


def _all(headers: Message, field: str) -> list[str]:
    return [value.replace("\n", " ").strip() for value in headers.get_all(field, [])]


def _line(text: str | None) -> str | None:
    if text is None:
        return None
    line = " ".join(text.split())
    return line if len(line) <= _MAX_LICENSE else line[: _MAX_LICENSE - 1] + "…"


def _project_url(headers: Message) -> str | None:
    for line in _all(headers, "Project-URL"):
        label, _, url = line.partition(",")
        if label.strip().lower() in ("homepage", "home-page", "home"):
            return url.strip() or None
    return None
