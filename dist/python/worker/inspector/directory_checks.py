"""Checks of a zip's central directory before anything is unpacked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from worker.findings import Kind
from worker.inspector.installed_files import clash
from worker.inspector.zip_archive import DEFLATED, MAX_RATIO, MAX_UNPACKED_BYTES, RATIO_FROM_BYTES, STORED, Directory, Entry

_DRIVE = re.compile(r"[A-Za-z]:")
_PLAIN = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.+@ -]*(?:/[A-Za-z0-9_][A-Za-z0-9_.+@ -]*)*").fullmatch
_ENCRYPTED, _UTF8 = 0x0001, 0x0800
_SYMLINK = 0o12
#: Binary distribution format, "The .data directory".
_SCHEMES = ("purelib", "platlib", "headers", "scripts", "data")

Report = Callable[[Kind, str], None]


def check_directory(directory: Directory, report: Report) -> bool:
    """Report each fault with `report(kind, what)`. @return whether the entries may be unpacked"""
    entries = directory.entries
    for entry in entries:
        for what in _faults(entry):
            report("zip", what)
    _check_repeated(entries, report)
    if (both := clash(entries)) is not None:
        report("zip", f"it contains {both} both as a file and as a folder")
    if (overlap := _overlap(directory)) is not None:
        report("zip", overlap)
    if (bomb := _bomb(directory)) is not None:
        report("zip-bomb", bomb)
    return overlap is None and bomb is None


def _check_repeated(entries: list[Entry], report: Report) -> None:
    """Installers differ in which of two entries they use, so the entries must be equal; record.py compares their content."""
    first: dict[str, Entry] = {}
    same: list[str] = []
    for entry in entries:
        known = first.setdefault(entry.name, entry)
        if known is entry:
            continue
        if entry._replace(offset=known.offset) != known:
            report("zip", f"it contains {entry.name} twice with different content")
        elif entry.name not in same:
            same.append(entry.name)
    if same:
        more = f" and {len(same) - 3} more" if len(same) > 3 else ""
        report("zip-repeated", f"it contains {', '.join(same[:3])}{more} twice with the same content: pip installs it, uv rejects it from an index")


def _faults(entry: Entry) -> Iterator[str]:
    name = entry.name
    if _PLAIN(name) is None or ".." in name:
        yield from _name_faults(entry, name)
    if ".data/" in name and _has_unknown_scheme(name):
        yield f"{name} is in an unknown .data folder"
    if entry.flags & _ENCRYPTED:
        yield f"{name} is encrypted"
    if entry.method not in (STORED, DEFLATED):
        yield f"{name} uses compression method {entry.method}, which not all installers support"
    if entry.attributes >> 28 == _SYMLINK:
        yield f"{name} is a symbolic link"


def _has_unknown_scheme(name: str) -> bool:
    """Below NAME.data, pip accepts only `<scheme>/<path>` and fails for anything else."""
    top, _, rest = name.partition("/")
    scheme, _, path = rest.partition("/")
    return top.endswith(".data") and not name.endswith("/") and (scheme not in _SCHEMES or not path)


def _name_faults(entry: Entry, name: str) -> Iterator[str]:
    if not name:
        yield "an entry has no name"
    if name.startswith("/"):
        yield f"{name} is an absolute path"
    if "\\" in name:
        yield f"{name} contains a backslash"
    if _DRIVE.match(name):
        yield f"{name} starts with a drive letter"
    parts = (name[:-1] if name.endswith("/") else name).split("/")
    if ".." in parts:
        yield f"{name} is outside the destination folder"
    elif "." in parts or "" in parts[1:]:
        yield f"{name} has an empty path component"
    if any(mark < " " or mark == "\x7f" for mark in name):
        yield f"{name} contains control characters"
    if not name.isascii():
        if any("\udc80" <= mark <= "\udcff" for mark in name):
            yield f"{name} is not encoded as UTF-8"
        elif not entry.flags & _UTF8:
            yield f"{name} is not marked as UTF-8, so installers decode it differently"


def _overlap(directory: Directory) -> str | None:
    end = 0
    last = ""
    for entry in sorted(directory.entries, key=lambda one: one.offset):
        if entry.offset < end:
            return f"{entry.name} overlaps {last}"
        if not last and entry.offset > 0:
            return f"it begins with {entry.offset} bytes that do not belong to an entry"
        end, last = entry.offset + 30 + len(entry.raw_name) + entry.packed, entry.name
    return f"{last} overlaps the central directory" if end > directory.start else None


def _bomb(directory: Directory) -> str | None:
    unpacked = sum(entry.unpacked for entry in directory.entries)
    if unpacked > MAX_UNPACKED_BYTES:
        return f"it unpacks to {unpacked} bytes; the limit is {MAX_UNPACKED_BYTES}"
    if unpacked > RATIO_FROM_BYTES and unpacked > MAX_RATIO * directory.bytes:
        return f"it unpacks to {unpacked // max(1, directory.bytes)} times its size; the limit is {MAX_RATIO} times"
    return None
