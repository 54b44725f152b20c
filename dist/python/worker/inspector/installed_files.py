"""The files that a wheel installs: names that some system cannot hold, where each file goes, and which modules can be imported."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice, pairwise
from keyword import iskeyword

from worker.inspector.zip_archive import Entry

#: Of one wheel; nobody reads more.
_MAX_FAULTS = 20
#: Where installers put what lies below it: the root itself.
_ROOT = re.compile(r"\A[^/]*\.data/(?:purelib|platlib)/")
_DATA = re.compile(r"\A[^/]*\.data/([^/]*)/(.+)", re.DOTALL).match
#: Microsoft, "Naming Files, Paths, and Namespaces": characters, and a dot or blank at the end of a part.
_NO_NAME = re.compile(r'[<>:"|?*]|[. ](?:/|\Z)').search
_DEVICE = re.compile(r"(?:^|/)(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?P<more> *\.[^/]*)?(?:/|\Z)", re.IGNORECASE).search
#: Of one part of a path: bytes on Linux (limits.h, NAME_MAX), UTF-16 units with NTFS and APFS.
_MAX_PART = 255
#: What venv, virtualenv and pip put into the folder of an environment's commands (`bin`, `Scripts`).
_ENVIRONMENTS_OWN = re.compile(r"(?:(?:python|pypy)w?[\d.]*t?|(?:de)?activate(?:_this)?)(?:\.(?:exe|bat|ps1|csh|fish|nu|xsh|py))?", re.IGNORECASE).fullmatch
_PIPS_OWN = re.compile(r"pip[\d.]*(?:\.exe)?", re.IGNORECASE).fullmatch

#: {"kind", "severity", "what"}; where it is so on some targets alone, with "system", the sys_platform that it concerns, or "below",
#: the series of Python from which on it is not so.
TargetFault = dict[str, str]
_SITE = {"purelib", "platlib"}
_SUFFIXES = (".py", ".so", ".pyd")
#: At the top level these are accidents of packaging; importing them needs pytest and the like.
_NOT_FOR_IMPORT = frozenset(
    ("test", "tests", "testing", "doc", "docs", "example", "examples", "benchmark", "benchmarks", "scripts", "bin", "share", "etc", "include", "lib", "tools", "ci")
)  # fmt: skip
_NO_MODULE = frozenset(("setup", "conftest", "__main__", "__init__"))

Tree = dict[str, "Tree | None"]


def clash(entries: Iterable[Entry]) -> str | None:
    """The name of a file that is a folder too: no system can unpack both."""
    names = sorted(_key(entry) for entry in entries)
    return next((one.replace("\0", "/") for one, following in pairwise(names) if _holds(one, following)), None)


def name_faults(entries: Iterable[Entry], commands: Iterable[str]) -> list[TargetFault]:
    """What some system makes of the names, those of commands included; the first 20."""
    files = [entry for entry in entries if not entry.name.endswith("/")]
    names = [entry.name for entry in files]
    found = chain(_on_windows(names, commands), _too_long(names, commands), _same_names(files))
    return [{"kind": "file-name", **one} for one in islice(found, _MAX_FAULTS)]


def reserved(entries: Iterable[Entry], commands: Iterable[str], project: str) -> Iterator[str]:
    """Files that would replace a part of the environment that they are installed into: its Python, its pip, its activation."""
    placed = (match.groups() for entry in entries if ".data/" in entry.name and (match := _DATA(entry.name)))
    for place, path in chain(placed, (("scripts", command) for command in commands)):
        folder, _, name = path.rpartition("/")
        if place == "data" and path.lower() == "pyvenv.cfg":
            yield path
        elif (place == "scripts" and not folder) or (place == "data" and folder.lower() in ("bin", "scripts")):
            if _ENVIRONMENTS_OWN(name) or (_PIPS_OWN(name) and project != "pip"):
                yield name


def _on_windows(names: Iterable[str], commands: Iterable[str]) -> Iterator[TargetFault]:
    for name in chain(names, (f"{command}.exe" for command in commands)):
        device = _DEVICE(name)
        if _NO_NAME(name) or (device and not device["more"]):
            yield {"system": "win32", "severity": "error", "what": f"no file can have the name {name} on Windows"}
        elif device:
            yield {"system": "win32", "severity": "warning", "what": f"{name} is the name of a device before Windows 11, and cannot be written there"}


def _too_long(names: Iterable[str], commands: Iterable[str]) -> Iterator[TargetFault]:
    """A part of more than 255 characters is too long for Linux or for the others, whatever is counted."""
    for part in {part for name in names if len(name) > _MAX_PART // 4 for part in name.split("/")} | {*commands}:
        lengths = {"linux": len(part.encode("utf-8", "surrogateescape")), "darwin": _utf16_length(part), "win32": _utf16_length(part)}
        for system, length in lengths.items():
            length += len(".exe") if system == "win32" and part in commands else 0
            if length > _MAX_PART:
                unit = "bytes on Linux" if system == "linux" else f"UTF-16 units on {'macOS' if system == 'darwin' else 'Windows'}"
                what = f"the name {part[:40]}… has {length} {unit}, where {_MAX_PART} is the limit"
                yield {"system": system, "severity": "error", "what": what}


def _utf16_length(text: str) -> int:
    return len(text) + sum(mark > "\uffff" for mark in text)


def _same_names(files: Iterable[Entry]) -> Iterator[TargetFault]:
    """Windows always, and macOS as it is delivered, take two names that differ in case only for one. What lies below
    `.data/purelib` has a name without that everywhere.
    """
    spelt = sorted(((key := _key(entry)).lower(), entry.name, entry, key) for entry in files)
    for (one, _, first, its), (other, _, second, others) in pairwise(spelt):
        if not other.startswith(one):
            continue
        names = f"{first.name} and {second.name}"
        if _holds(its, others):
            continue  # no system has both: `clash` says so
        if _holds(one, other):
            yield {"system": "win32", "severity": "error", "what": f"{names} need a file and a folder of one name on Windows"}
            yield {"system": "darwin", "severity": "warning", "what": f"{names} need a file and a folder of one name where macOS does not tell case"}
        elif one != other or first.name == second.name or (first.crc, first.unpacked) == (second.crc, second.unpacked):
            continue
        elif its == others:
            yield {"severity": "warning", "what": f"{names} are installed at one path, where one of them stays"}
        else:
            yield {"system": "win32", "severity": "warning", "what": f"{names} are one file on Windows: the last one stays"}
            yield {"system": "darwin", "severity": "warning", "what": f"{names} are one file where macOS does not tell case: the last one stays"}


def _key(entry: Entry) -> str:
    """`/` as what sorts before every character: what lies in a folder then follows the name of the folder at once."""
    return _ROOT.sub("", entry.name, count=1).replace("/", "\0")


def _holds(name: str, following: str) -> bool:
    return name != "" and following.startswith(name + "\0")


def placed_files(entries: Iterable[Entry], commands: Iterable[str]) -> str:
    """One line a file: `PLACE/PATH`, a tab, and what tells its content from another's. PLACE is `site`, `scripts`, `data`, or
    `commands` for what installers generate. One text, since it crosses two processes for each of thousands of files.
    """
    return "\n".join((*_lines(entries), *(f"commands/{command}\t" for command in commands)))


def _lines(entries: Iterable[Entry]) -> Iterator[str]:
    for entry in entries:
        name = entry.name
        if name.endswith("/") or "\n" in name or "\t" in name:
            continue  # a name with control characters is an error of the wheel
        content = f"{entry.crc:x}.{entry.unpacked:x}"
        if ".data/" not in name or (match := _DATA(name)) is None:
            yield f"site/{name}\t{content}"
        elif match[1] in _SITE:
            yield f"site/{match[2]}\t{content}"
        elif match[1] in ("scripts", "data"):
            yield f"{match[1]}/{match[2]}\t{content}"


def top_level(paths: Iterable[str], dist_info: str) -> list[str]:
    """Dotted names, sorted."""
    tree: Tree = {}
    for path in paths:
        parts = _placed(path.split("/"), dist_info)
        if parts and parts[-1].endswith(_SUFFIXES):
            _plant(tree, parts)
    return sorted({name for name, below in tree.items() if name not in _NOT_FOR_IMPORT for name in _modules(name, below)})


def _placed(parts: list[str], dist_info: str) -> list[str]:
    """The path below site-packages, or nothing for scripts, headers and metadata."""
    if parts[0] == dist_info:
        return []
    if parts[0].endswith(".data") and len(parts) > 2:
        return parts[2:] if parts[1] in ("purelib", "platlib") else []
    return parts


def _plant(tree: Tree, parts: list[str]) -> None:
    for part in parts[:-1]:
        below = tree.setdefault(part, {})
        if below is None:
            return
        tree = below
    tree.setdefault(parts[-1], None)


def _modules(name: str, below: Tree | None) -> list[str]:
    if below is None:
        module = name.split(".", 1)[0]
        return [module] if _importable(module) and module not in _NO_MODULE else []
    if not _importable(name):
        return []
    if any(inner is None and file.split(".", 1)[0] == "__init__" for file, inner in below.items()):
        return [name]
    return [f"{name}.{module}" for file, inner in below.items() for module in _modules(file, inner)]


def _importable(name: str) -> bool:
    return name.isidentifier() and not iskeyword(name)
