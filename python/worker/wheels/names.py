"""Names that some system cannot hold as they are: known of the file, and a matter of those targets alone that have that system."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice, pairwise

from .archive import Entry

#: Of one wheel; nobody reads more.
_MOST = 20
#: Where installers put what lies below it: the root itself.
_ROOT = re.compile(r"\A[^/]*\.data/(?:purelib|platlib)/")
#: Microsoft, "Naming Files, Paths, and Namespaces": characters, and a dot or blank at the end of a part.
_NO_NAME = re.compile(r'[<>:"|?*]|[. ](?:/|\Z)').search
_DEVICE = re.compile(r"(?:^|/)(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?P<more> *\.[^/]*)?(?:/|\Z)", re.IGNORECASE).search

#: {"system": the sys_platform that it concerns, "severity", "what"}
NameFault = dict[str, str]


def clash(entries: Iterable[Entry]) -> str | None:
    """The name of a file that is a folder too: no system can unpack both."""
    names = sorted(_key(entry) for entry in entries)
    return next((_spelt(one) for one, following in pairwise(names) if _holds(one, following)), None)


def name_faults(entries: Iterable[Entry]) -> list[NameFault]:
    """What some system makes of the names; the first 20."""
    files = [entry for entry in entries if not entry.name.endswith("/")]
    return list(islice(chain(_on_windows(files), _without_case(files)), _MOST))


def _on_windows(files: Iterable[Entry]) -> Iterator[NameFault]:
    for entry in files:
        device = _DEVICE(entry.name)
        if _NO_NAME(entry.name) or (device and not device["more"]):
            yield {"system": "win32", "severity": "error", "what": f"no file can have the name {entry.name} on Windows"}
        elif device:
            yield {"system": "win32", "severity": "warning", "what": f"{entry.name} is the name of a device before Windows 11, and cannot be written there"}


def _without_case(files: Iterable[Entry]) -> Iterator[NameFault]:
    """Windows always, and macOS as it is delivered, take two names that differ in case only for one."""
    spelt = sorted(((key := _key(entry)).lower(), entry, key) for entry in files)
    for (one, first, its), (other, second, others) in pairwise(spelt):
        if not other.startswith(one):
            continue
        names = f"{first.name} and {second.name}"
        if _holds(its, others):
            continue  # no system has both: `clash` says so
        if _holds(one, other):
            yield {"system": "win32", "severity": "error", "what": f"{names} need a file and a folder of one name on Windows"}
            yield {"system": "darwin", "severity": "warning", "what": f"{names} need a file and a folder of one name where macOS does not tell case"}
        elif one == other and its != others and (first.crc, first.unpacked) != (second.crc, second.unpacked):
            yield {"system": "win32", "severity": "warning", "what": f"{names} are one file on Windows: the last one stays"}
            yield {"system": "darwin", "severity": "warning", "what": f"{names} are one file where macOS does not tell case: the last one stays"}


def _key(entry: Entry) -> str:
    """`/` as what sorts before every character: what lies in a folder then follows the name of the folder at once."""
    return _ROOT.sub("", entry.name, count=1).replace("/", "\0")


def _spelt(key: str) -> str:
    return key.replace("\0", "/")


def _holds(name: str, following: str) -> bool:
    return name != "" and following.startswith(name + "\0")
