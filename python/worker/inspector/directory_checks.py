"""Checks of a zip directory before anything is unpacked."""

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
_PLACES = ("purelib", "platlib", "headers", "scripts", "data")

Report = Callable[[Kind, str], None]


def check_directory(directory: Directory, report: Report) -> bool:
    """Tell each fault by `report(kind, what)`. False when nothing of it may be unpacked."""
    entries = directory.entries
    for entry in entries:
        for what in _faults(entry):
            report("zip", what)
    _check_repeated(entries, report)
    if (both := clash(entries)) is not None:
        report("zip", f"it holds {both} as a file and as a folder")
    if (overlap := _overlap(directory)) is not None:
        report("zip", overlap)
    if (bomb := _bomb(directory)) is not None:
        report("zip-bomb", bomb)
    return overlap is None and bomb is None


def _check_repeated(entries: list[Entry], report: Report) -> None:
    """Installers differ in which of two members they take, so they have to be the same; record.py compares their content."""
    first: dict[str, Entry] = {}
    same: list[str] = []
    for entry in entries:
        known = first.setdefault(entry.name, entry)
        if known is entry:
            continue
        if entry._replace(offset=known.offset) != known:
            report("zip", f"it holds {entry.name} twice, and they differ")
        elif entry.name not in same:
            same.append(entry.name)
    if same:
        more = f" and {len(same) - 3} more" if len(same) > 3 else ""
        report("zip-repeated", f"it holds {', '.join(same[:3])}{more} twice with the same content: pip installs it, uv rejects it from an index")


def _faults(entry: Entry) -> Iterator[str]:
    name = entry.name
    if _PLAIN(name) is None or ".." in name:
        yield from _name_faults(entry, name)
    if ".data/" in name and _nowhere(name):
        yield f"{name} is for no place that installers know"
    if entry.flags & _ENCRYPTED:
        yield f"{name} is encrypted"
    if entry.method not in (STORED, DEFLATED):
        yield f"{name} is packed by method {entry.method}, which not every installer reads"
    if entry.attributes >> 28 == _SYMLINK:
        yield f"{name} is a symbolic link"


def _nowhere(name: str) -> bool:
    """Below NAME.data, pip takes `<place>/<path>` only, and ends at anything else."""
    top, _, rest = name.partition("/")
    place, _, path = rest.partition("/")
    return top.endswith(".data") and not name.endswith("/") and (place not in _PLACES or not path)


def _name_faults(entry: Entry, name: str) -> Iterator[str]:
    if not name:
        yield "an entry has no name"
    if name.startswith("/"):
        yield f"{name} is an absolute name"
    if "\\" in name:
        yield f"{name} has a backslash in its name"
    if _DRIVE.match(name):
        yield f"{name} names a drive"
    parts = (name[:-1] if name.endswith("/") else name).split("/")
    if ".." in parts:
        yield f"{name} leaves the folder"
    elif "." in parts or "" in parts[1:]:
        yield f"{name} has an empty part"
    if any(mark < " " or mark == "\x7f" for mark in name):
        yield f"{name} has control characters in its name"
    if not name.isascii():
        if any("\udc80" <= mark <= "\udcff" for mark in name):
            yield f"{name} is not UTF-8"
        elif not entry.flags & _UTF8:
            yield f"{name} is not marked as UTF-8, so that installers read it as another name"


def _overlap(directory: Directory) -> str | None:
    end = 0
    last = ""
    for entry in sorted(directory.entries, key=lambda one: one.offset):
        if entry.offset < end:
            return f"{entry.name} overlaps {last}"
        if not last and entry.offset > 0:
            return f"it begins with {entry.offset} bytes that are no entry"
        end, last = entry.offset + 30 + len(entry.raw_name) + entry.packed, entry.name
    return f"{last} overlaps its directory" if end > directory.start else None


def _bomb(directory: Directory) -> str | None:
    unpacked = sum(entry.unpacked for entry in directory.entries)
    if unpacked > MAX_UNPACKED_BYTES:
        return f"it unpacks to {unpacked} bytes, more than {MAX_UNPACKED_BYTES}"
    if unpacked > RATIO_FROM_BYTES and unpacked > MAX_RATIO * directory.bytes:
        return f"it unpacks to {unpacked // max(1, directory.bytes)} times its size, more than {MAX_RATIO} times"
    return None
