"""entry_points.txt: the commands that installers write for a wheel (Entry points specification, "Use for scripts").

pip before 26.3 does not check that a command stays in its folder. The parsers of the file differ in what is a section, a comment or a
name: pkg_resources, importlib.metadata (configparser in 3.8 and 3.9), and distlib, which parses each line again. All names that any of
them would read are checked, and lines that they read differently are faults. python/installer/install_plan.py does the same when installing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

from worker.findings import Kind

#: configparser adds the entries of DEFAULT to every section.
_SCRIPTS = ("console_scripts", "gui_scripts")
_GROUPS = {*_SCRIPTS, "DEFAULT"}
#: A valid file name on every system. On Windows, `:` follows a drive letter or precedes the name of a stream.
_PLAIN = re.compile(r"(?!\.{1,2}\Z)[^/\\:\x00-\x1f\x7f-\x9f]+").fullmatch
#: Lines that all installers read in the same way. Other lines are checked with the installers' own parsers, which are slow to import.
_USUAL = re.compile(r"[\w.-]+\s*=\s*\w+(?:\.\w+)*:\w+(?:\.\w+)*\s*(?:\[\s*[A-Za-z0-9]+(?:,\s*[A-Za-z0-9]+)*\s*\])?").fullmatch
#: Real files have a few kilobytes and lines of about 100 characters. pip's parsers take quadratic time for a line.
_MAX_BYTES = 1 << 20
_MAX_LINE = 500
_USUAL_GROUP = re.compile(r"\w+(?:\.\w+)*").fullmatch
#: The value as uv reads it (uv 0.13.9, `Script::from_value`): text after the function is rejected. uv's own pattern repeats
#: `[^,]+,?\s*`, for which `re` backtracks exponentially.
_UV_VALUE = re.compile(r"[\w.-]+:[\w.-]+(?:\s*\[[^,]+(?:,[^,]+)*,?\])?").fullmatch


class Fault(NamedTuple):
    """One line that some or all installers reject."""

    #: `its entry_points.txt …` or `line N of its entry_points.txt …`
    what: str
    #: `zip`: unsafe or ambiguous. `entry-points`: pip rejects it. `uv`: only uv rejects it. `command-name`: pip shortens the name.
    kind: Kind
    #: pip rejects it only on Pythons below this series, where it uses pkg_resources.
    below: str | None = None


class EntryPoints(NamedTuple):
    #: Names under [console_scripts], sorted.
    console_scripts: list[str]
    #: Names of all commands that installers write, sorted.
    commands: list[str]
    faults: list[Fault]


class _Line(NamedTuple):
    number: int
    text: str
    #: The section that contains the line; None before the first header.
    group: str | None


def read_entry_points(raw: bytes) -> EntryPoints:
    """Parse entry_points.txt. Never raises: invalid lines are faults."""
    if len(raw) > _MAX_BYTES:
        return EntryPoints([], [], [Fault(f"its entry_points.txt has {len(raw)} bytes; the limit is {_MAX_BYTES}", "zip")])
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        at = raw.count(b"\n", 0, error.start) + 1
        return EntryPoints([], [], [Fault(f"line {at} of its entry_points.txt is not UTF-8, so pip rejects it", "entry-points")])
    names: dict[str, set[str]] = {group: set() for group in _SCRIPTS}
    faults: list[Fault] = []
    lines: list[_Line] = []
    group: str | None = None
    headers: list[str] = []
    groups: set[str] = set()
    for number, line in _lines(text):
        if len(line) > _MAX_LINE:
            faults.append(Fault(f"line {number} of its entry_points.txt has {len(line)} characters; the limit is {_MAX_LINE}", "zip"))
        elif "\n" in line or (line.startswith("[") and not line.endswith("]")):
            faults.append(Fault(f"line {number} of its entry_points.txt is ambiguous, since installers read it differently: {line!r}", "zip"))
        elif line.startswith("["):
            group = line[1:-1].strip()
            headers.append(group)
            groups = _GROUPS.intersection(re.split(r"[\[\]\s]+", line))
        else:
            lines.append(_Line(number, line, group))
            if groups:
                faults += [Fault(f"line {number} of its entry_points.txt {what}", "zip") for what in _unsafe(line)]
                for one in groups & names.keys():
                    names[one].add(line.partition("=")[0].strip())
    if not faults:
        faults += _rejected(text, lines, headers)
    return EntryPoints(sorted(names["console_scripts"]), sorted(names["console_scripts"] | names["gui_scripts"]), faults)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """(line number from 1, line) without comments. A line break that only some parsers recognize becomes a line feed in the line."""
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        parts = line.strip().splitlines()
        if len(parts) > 1:
            yield number, "\n".join(parts)
        elif parts and not parts[0].startswith("#"):
            yield number, parts[0]


def _unsafe(line: str) -> Iterator[str]:
    name, _, value = line.partition("=")
    if not _PLAIN(name.strip()):
        yield f"has a command whose name is not a plain file name: {name.strip()!r}"
    elif not re.match(r"\w", value.strip()):
        # distlib would find a name later in the line
        yield f"does not name a function: {line!r}"


def _rejected(text: str, lines: list[_Line], groups: list[str]) -> Iterator[Fault]:
    """Lines that pip or uv rejects, according to pip's own parsers."""
    odd = [line for line in lines if not _USUAL(line.text)]
    last = {(line.group, _name(line)): line for line in lines}  # the last line of a name in a group wins
    for line in odd:
        reason = _by_distlib(line) if "=" not in line.text or last[line.group, _name(line)] is line else None
        if reason is not None:
            yield Fault(f"line {line.number} of its entry_points.txt is rejected by pip: {line.text!r}: {reason}", "entry-points")
        elif line.group in _SCRIPTS and not _UV_VALUE(line.text.partition("=")[2].strip()):
            yield Fault(f"line {line.number} of its entry_points.txt is accepted by pip but rejected by uv: {line.text!r}", "uv")
        elif line.group in _SCRIPTS and " " in _name(line):
            what = f"line {line.number} of its entry_points.txt names a command with spaces, of which pip keeps only the last word"
            yield Fault(f"{what}: {line.text!r}", "command-name")
    repeats = list(_repeats(lines, groups))
    yield from (Fault(f"{what}; uv rejects it", "uv") for what in repeats)
    if odd or repeats or not all(map(_USUAL_GROUP, groups)):
        yield from _by_pkg_resources(text, odd)


def _by_distlib(line: _Line) -> str | None:
    """Why pip rejects the line (ScriptMaker or importlib.metadata), or None."""
    from pip._vendor.distlib import DistlibException
    from pip._vendor.distlib.util import get_export_entry

    if "=" not in line.text:
        return None if line.group is None else "it has no `=`"
    if line.group not in _SCRIPTS:
        return None
    try:
        entry = get_export_entry(f"{_name(line)} = {line.text.partition('=')[2].strip()}")  # type: ignore[no-untyped-call]
    except DistlibException:
        return "it is not `name = module:function [extra]`"
    if entry is None:
        return "it is not `name = module:function`"
    return None if entry.suffix is not None else "it does not name a function; the form is `module:function` without spaces"


def _by_pkg_resources(text: str, odd: list[_Line]) -> Iterator[Fault]:
    """Lines that pip rejects on Python 3.10 and older, where it parses all groups, not only those of scripts."""
    from pip._vendor.pkg_resources import EntryPoint

    def rejection(parse: Callable[[str], object], text: str) -> str | None:
        try:
            parse(text)
        except (ValueError, AttributeError) as error:  # also raised for an invalid extra
            return ": ".join(map(str, error.args)).splitlines()[0]
        return None

    rejected = [line for line in odd if rejection(EntryPoint.parse, line.text) is not None]
    for line in rejected:
        yield Fault(f"line {line.number} of its entry_points.txt is rejected by pip on Python 3.10 and older: {line.text!r}", "entry-points", "3.11")
    reason = None if rejected else rejection(EntryPoint.parse_map, text)
    if reason is not None:
        yield Fault(f"its entry_points.txt is rejected by pip on Python 3.10 and older: {reason}", "entry-points", "3.11")


def _repeats(lines: list[_Line], groups: list[str]) -> Iterator[str]:
    """Lines that uv rejects. importlib.metadata ignores lines before the first group and joins groups with the same name."""
    seen: set[tuple[str | None, str]] = set()
    for line in lines:
        if line.group is None:
            yield f"line {line.number} of its entry_points.txt is not in a group"
        elif (key := (line.group, _name(line))) in seen:
            yield f"line {line.number} of its entry_points.txt repeats {_name(line)!r}"
        else:
            seen.add(key)
    for group, count in sorted(Counter(groups).items()):
        if count > 1:
            yield f"its entry_points.txt has the group {group!r} more than once"


def _name(line: _Line) -> str:
    return line.text.partition("=")[0].strip()
