"""The files that a wheel installs: names that are invalid on some system, destinations, and importable modules."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice, pairwise
from keyword import iskeyword

from worker.inspector.zip_archive import Entry

#: Reported per wheel.
_MAX_FAULTS = 20
_DATA = re.compile(r"\A[^/]*\.data/([^/]*)/(.+)", re.DOTALL).match
#: Microsoft, "Naming Files, Paths, and Namespaces": reserved characters, and a dot or space at the end of a component.
_INVALID_ON_WINDOWS = re.compile(r'[<>:"|?*]|[. ](?:/|\Z)').search
_DEVICE = re.compile(r"(?:^|/)(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?P<more> *\.[^/]*)?(?:/|\Z)", re.IGNORECASE).search
#: Unit: bytes on Linux (limits.h, NAME_MAX), UTF-16 code units on NTFS and APFS. Maximum length of one path component.
_MAX_PART = 255
#: Files that venv, virtualenv and pip create in an environment's `bin` or `Scripts` folder.
_ENVIRONMENT_FILE = re.compile(r"(?:(?:python|pypy)w?[\d.]*t?|(?:de)?activate(?:_this)?)(?:\.(?:exe|bat|ps1|csh|fish|nu|xsh|py))?", re.IGNORECASE).fullmatch
_PIP_COMMAND = re.compile(r"pip[\d.]*(?:\.exe)?", re.IGNORECASE).fullmatch

#: {"kind", "severity", "what"}. "system": applies only to targets with this sys_platform. "below": applies only to Pythons older than
#: this series.
TargetFault = dict[str, str]
_SUFFIXES = (".py", ".so", ".pyd")
#: Top-level packages that are usually included by mistake; importing them needs test dependencies.
_NOT_FOR_IMPORT = frozenset(
    ("test", "tests", "testing", "doc", "docs", "example", "examples", "benchmark", "benchmarks", "scripts", "bin", "share", "etc", "include", "lib", "tools", "ci")
)  # fmt: skip
_NO_MODULE = frozenset(("setup", "conftest", "__main__", "__init__"))


def clash(entries: Iterable[Entry]) -> str | None:
    """The path of a file that is also a folder, or None. No system can unpack both."""
    names = sorted(_key(entry) for entry in entries)
    return next((one.replace("\0", "/") for one, following in pairwise(names) if _holds(one, following)), None)


def name_faults(entries: Iterable[Entry], commands: Iterable[str]) -> list[TargetFault]:
    """File and command names that are invalid, too long or equal on some system; at most _MAX_FAULTS."""
    files = [entry for entry in entries if not entry.name.endswith("/")]
    names = [entry.name for entry in files]
    found = chain(_on_windows(names, commands), _too_long(names, commands), _same_names(files))
    return [{"kind": "file-name", **one} for one in islice(found, _MAX_FAULTS)]


def reserved(entries: Iterable[Entry], commands: Iterable[str], project: str) -> Iterator[str]:
    """Files that would overwrite the environment that they are installed into: its Python, pip or activation scripts."""
    for scheme, path in chain((_destination(entry.name) for entry in entries), (("scripts", command) for command in commands)):
        folder, _, name = path.rpartition("/")
        if scheme == "data" and path.lower() == "pyvenv.cfg":
            yield path
        elif (scheme == "scripts" and not folder) or (scheme == "data" and folder.lower() in ("bin", "scripts")):
            if _ENVIRONMENT_FILE(name) or (_PIP_COMMAND(name) and project != "pip"):
                yield name


def _on_windows(names: Iterable[str], commands: Iterable[str]) -> Iterator[TargetFault]:
    for name in chain(names, (f"{command}.exe" for command in commands)):
        device = _DEVICE(name)
        if _INVALID_ON_WINDOWS(name) or (device and not device["more"]):
            yield {"system": "win32", "severity": "error", "what": f"{name} is not a valid file name on Windows"}
        elif device:
            yield {"system": "win32", "severity": "warning", "what": f"{name} is a device name before Windows 11 and cannot be created there"}


def _too_long(names: Iterable[str], commands: Iterable[str]) -> Iterator[TargetFault]:
    """Path components that are longer than _MAX_PART on some system."""
    for part in {part for name in names if len(name) > _MAX_PART // 4 for part in name.split("/")} | {*commands}:
        lengths = {"linux": len(part.encode("utf-8", "surrogateescape")), "darwin": _utf16_length(part), "win32": _utf16_length(part)}
        for system, length in lengths.items():
            length += len(".exe") if system == "win32" and part in commands else 0
            if length > _MAX_PART:
                unit = "bytes on Linux" if system == "linux" else f"UTF-16 code units on {'macOS' if system == 'darwin' else 'Windows'}"
                what = f"the name {part[:40]}… has {length} {unit}; the limit is {_MAX_PART}"
                yield {"system": system, "severity": "error", "what": what}


def _utf16_length(text: str) -> int:
    return len(text) + sum(mark > "\uffff" for mark in text)


def _same_names(files: Iterable[Entry]) -> Iterator[TargetFault]:
    """Files that have the same path on Windows or on a case-insensitive macOS volume (the default). `.data/purelib/x` is installed as `x`."""
    names_by_key = sorted(((key := _key(entry)).lower(), entry.name, entry, key) for entry in files)
    for (one, _, first, its), (other, _, second, others) in pairwise(names_by_key):
        if not other.startswith(one):
            continue
        names = f"{first.name} and {second.name}"
        if _holds(its, others):
            continue  # `clash` reports it
        if _holds(one, other):
            yield {"system": "win32", "severity": "error", "what": f"{names} need a file and a folder with the same name on Windows"}
            yield {"system": "darwin", "severity": "warning", "what": f"{names} need a file and a folder with the same name on case-insensitive macOS volumes"}
        elif one != other or first.name == second.name or (first.crc, first.unpacked) == (second.crc, second.unpacked):
            continue
        elif its == others:
            yield {"severity": "warning", "what": f"{names} are installed to the same path, so one overwrites the other"}
        else:
            yield {"system": "win32", "severity": "warning", "what": f"{names} are the same file on Windows, so one overwrites the other"}
            yield {
                "system": "darwin",
                "severity": "warning",
                "what": f"{names} are the same file on case-insensitive macOS volumes, so one overwrites the other",
            }


def _key(entry: Entry) -> str:
    """A sort key in which `/` precedes all characters, so that the content of a folder directly follows the folder's name."""
    scheme, path = _destination(entry.name)
    return (path if scheme == "site" else entry.name).replace("/", "\0")


def _destination(name: str) -> tuple[str, str]:
    """(scheme, path) of an entry; the scheme is `site` for site-packages (Binary distribution format, "The .data directory")."""
    if ".data/" in name and (match := _DATA(name)) is not None:
        return "site" if match[1] in ("purelib", "platlib") else match[1], match[2]
    return "site", name


def _holds(name: str, following: str) -> bool:
    return name != "" and following.startswith(name + "\0")


def placed_files(entries: Iterable[Entry], commands: Iterable[str]) -> str:
    """The installed files, one per line: `SCHEME/PATH`, a tab, and the CRC and size of the content. SCHEME is `site`, `scripts`, `data`, or
    `commands` for generated commands. One string, because messages with thousands of JSON values are slow.
    """
    return "\n".join((*_lines(entries), *(f"commands/{command}\t" for command in commands)))


def _lines(entries: Iterable[Entry]) -> Iterator[str]:
    for entry in entries:
        if entry.name.endswith("/") or "\n" in entry.name or "\t" in entry.name:
            continue  # directory_checks.py reports control characters in names
        scheme, path = _destination(entry.name)
        if scheme in ("site", "scripts", "data"):
            yield f"{scheme}/{path}\t{entry.crc:x}.{entry.unpacked:x}"


def top_level(entries: Iterable[Entry]) -> list[str]:
    """The modules to import, as sorted dotted names: the outermost packages, and modules that are in no package."""
    placed = (_destination(entry.name) for entry in entries)
    files = [path.split("/") for scheme, path in placed if scheme == "site" and path.endswith(_SUFFIXES)]
    packages = {tuple(parts[:-1]) for parts in files if parts[-1].startswith("__init__.")}
    return sorted({name for parts in files if parts[0] not in _NOT_FOR_IMPORT and (name := _module(parts, packages))})


def _module(parts: list[str], packages: set[tuple[str, ...]]) -> str | None:
    """The outermost package that contains the file, or the module that it is."""
    stem = parts[-1].partition(".")[0]
    package = next((parts[:end] for end in range(1, len(parts)) if tuple(parts[:end]) in packages), None)
    names = package or [*parts[:-1], stem]
    is_importable = all(name.isidentifier() and not iskeyword(name) for name in names)
    return ".".join(names) if is_importable and (package or stem not in _NO_MODULE) else None
