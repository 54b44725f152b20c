"""Conflicts between the installed files of a lock's wheels: paths that several wheels write, or that upgrading one would remove.

pip lets the last wheel win silently, and fails only if one wheel needs a folder that is a file of another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

from pip._vendor.packaging.version import Version

from worker.findings import Finding, Kind, Severity, finding, shown

if TYPE_CHECKING:
    from worker.closure.lock import Entry, Facts

#: MAX_PATH of Windows without its final NUL, in UTF-16 units.
_MAX_PATH = 259
#: A folder such as C:\\Users\\firstname.lastname\\AppData\\Local\\Programs\\project\\.venv has about 70. Less room is reported.
_USUAL_FOLDER = 80
#: Data files that are installed into site-packages (sysconfig, schemes "venv" of posix and nt).
_SITE_IN_DATA = re.compile(r"lib(?:64)?/(?:python\d+\.\d+t?/)?site-packages/", re.IGNORECASE).match
_HINT = "Remove one of them, or use versions that do not conflict."
_LAST_WINS_HINT = "The one that is installed last wins. Remove one of them if you need the other."


class File(NamedTuple):
    #: `site/…`, `scripts/…` or `data/…`
    path: str
    #: CRC and size; `''` for a file that the installer generates.
    content: str


class InstalledFiles:
    """The installed files of one wheel, computed once for each kind of system.

    `lines`: `WheelFacts.placed` (src/worker/messages.ts).
    """

    def __init__(self, lines: str) -> None:
        self._lines = lines
        self._by_top: dict[bool, dict[str, list[File]]] = {}
        self._longest: str | None = None

    def by_top(self, windows: bool) -> Mapping[str, list[File]]:
        """The first two parts of the path in lower case -> the files below."""
        known = self._by_top.get(windows)
        if known is None:
            known = self._by_top[windows] = {}
            for line in self._lines.split("\n") if self._lines else ():
                path, _, content = line.partition("\t")
                path = _on_system(path, windows)
                top = "/".join(path.split("/", 2)[:2]).lower()
                known.setdefault(top, []).append(File(path, content))
        return known

    def longest_on_windows(self) -> str:
        """The longest path relative to the environment, with backslashes."""
        if self._longest is None:
            paths = (_below_folder(file.path) for files in self.by_top(True).values() for file in files)
            self._longest = max(paths, key=_utf16_length, default="")
        return self._longest


def concerns(fault: Mapping[str, str], environment: Mapping[str, str]) -> bool:
    """Whether a fault of some targets concerns a target with these markers."""
    below = fault.get("below")
    if below is not None and Version(environment["python_version"]) >= Version(below):
        return False
    return fault.get("system") in (None, environment["sys_platform"])


def placed_findings(locked: Iterable[tuple[Entry, Facts]], environment: Mapping[str, str]) -> list[Finding]:
    """Check all wheels that are installed together on one target."""
    wheels = list(locked)
    system = environment["sys_platform"]
    return [*_shared(wheels, system), *_removed(wheels), *(_long_path(wheels) if system == "win32" else ())]


class _Pair(NamedTuple):
    kind: Kind
    severity: Severity
    one: str
    other: str
    how: str
    hint: str


def _shared(wheels: list[tuple[Entry, Facts]], system: str) -> Iterator[Finding]:
    pairs: dict[_Pair, list[str]] = {}
    windows = system == "win32"
    owners: dict[str, list[tuple[Entry, list[File]]]] = {}
    for entry, facts in wheels:
        for top, files in facts.placed.by_top(windows).items():
            owners.setdefault(top, []).append((entry, files))
    for top, owning in owners.items():
        if len(owning) > 1 or not top.startswith("site/"):
            for pair, path in _collisions(owning, system):
                pairs.setdefault(pair, []).append(path)
    for pair, paths in pairs.items():
        more = f" and {len(paths) - 3} more" if len(paths) > 3 else ""
        which = f"two files of {pair.one}" if pair.one == pair.other else f"{pair.one} and {pair.other}"
        text = f"{which} {pair.how} {len(paths)} {'path' if len(paths) == 1 else 'paths'}: {', '.join(map(shown, paths[:3]))}{more}"
        yield finding(pair.kind, text, severity=pair.severity, hint=pair.hint)


def _collisions(owning: list[tuple[Entry, list[File]]], system: str) -> Iterator[tuple[_Pair, str]]:
    """Compare files whose paths start with the same parts. `/` sorts before every character, so a folder's content directly follows its name."""
    rows = [(file.path.lower().replace("/", "\0"), file, entry) for entry, files in owning for file in files]
    rows.sort(key=lambda row: (row[0], row[2].project))  # names two wheels always in the same order
    by_key = [(key, [(file, entry) for _, file, entry in same]) for key, same in groupby(rows, key=lambda row: row[0])]
    for _, same in by_key:
        for (file, entry), (other, its) in ((same[0], one) for one in same[1:]):
            of_two = entry.project != its.project or file.content == "" != other.content  # the inspector reports other pairs
            if of_two and (file.path == other.path or system != "linux") and (file.content != other.content or not file.content):
                yield _same(file, entry, its), _shown_path(other.path, system)
    for (key, same), (following, below) in pairwise(by_key):
        if following.startswith(key + "\0"):
            (file, entry), (other, its) = same[0], below[0]
            exact = other.path.startswith(file.path + "/")
            alone = entry.sha256 == its.sha256 and file.path.startswith("site/")  # reported by the inspector
            if not alone and (entry.project != its.project or entry.sha256 == its.sha256) and (exact or system != "linux"):
                severity: Severity = "error" if exact or system == "win32" else "warning"
                how = "need a file and a folder with the same name at"
                yield _Pair("path-conflict", severity, entry.filename, its.filename, how, _HINT), _shown_path(file.path, system)


def _same(file: File, entry: Entry, other: Entry) -> _Pair:
    script = file.path.startswith("scripts/")
    how = "install a command with the same name at" if script else "write different content to"
    return _Pair("same-command" if script else "same-path", "warning", entry.filename, other.filename, how, _LAST_WINS_HINT)


def _removed(wheels: list[tuple[Entry, Facts]]) -> Iterator[Finding]:
    """On an upgrade pip removes each path in the old RECORD, including folders, even if another wheel installed it."""
    listing = [(entry, facts) for entry, facts in wheels if facts.absent]
    owners: dict[str, set[tuple[str, str]]] = {}
    for entry, facts in wheels if listing else ():
        for file in (file for files in facts.placed.by_top(False).values() for file in files if file.path.startswith("site/")):
            parts = file.path.lower().split("/")[1:]
            for end in range(1, len(parts) + 1):
                owners.setdefault("/".join(parts[:end]), set()).add((entry.project, entry.filename))
    for entry, facts in listing:
        for path in sorted(facts.absent):
            others = sorted(filename for project, filename in owners.get(path.lower(), ()) if project != entry.project)
            if others:
                text = f"{entry.filename}: RECORD lists {shown(path)}, which is not in the wheel but installed by {others[0]}: upgrading it with pip would remove that file"
                yield finding("record", text, hint=_HINT, project=entry.project, version=entry.version)


def _long_path(wheels: list[tuple[Entry, Facts]]) -> Iterator[Finding]:
    longest, entry = max(((facts.placed.longest_on_windows(), entry) for entry, facts in wheels), key=lambda one: _utf16_length(one[0]), default=("", None))
    room = _MAX_PATH - len("\\") - _utf16_length(longest)
    if entry is None or room >= _USUAL_FOLDER:
        return
    where = f"install into a folder of at most {room} characters" if room > 3 else "no folder is short enough"
    text = f"the longest path of {entry.filename} has {_utf16_length(longest)} characters, {shown(longest, 300)}: without long paths (260 and more) on Windows, {where}"
    yield finding("path-length", text, hint="Enable long paths on that machine (LongPathsEnabled), or choose a shorter folder.")


def _on_system(path: str, windows: bool) -> str:
    place, _, rest = path.partition("/")
    if place == "commands":
        return f"scripts/{rest}.exe" if windows else f"scripts/{rest}"
    if place == "data":
        site = _SITE_IN_DATA(rest)
        if site is not None:
            return f"site/{rest[site.end() :]}"
        folder, _, name = rest.partition("/")
        if name and (folder.lower() == "scripts" if windows else folder == "bin"):
            return f"scripts/{name}"
    return path


def _shown_path(path: str, system: str) -> str:
    place, _, rest = path.partition("/")
    return f"{'Scripts' if system == 'win32' else 'bin'}/{rest}" if place == "scripts" else rest


def _below_folder(path: str) -> str:
    place, _, rest = path.partition("/")
    return {"site": "Lib\\site-packages\\", "scripts": "Scripts\\", "data": ""}[place] + rest.replace("/", "\\")


def _utf16_length(text: str) -> int:
    return len(text) + sum(mark > "\uffff" for mark in text)
