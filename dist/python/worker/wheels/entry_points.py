"""entry_points.txt: the commands that a wheel has its installer write (Entry points specification, "Use for scripts").

pip before 26.3 writes a command wherever its name leads. Readers of the file differ: pkg_resources, importlib.metadata (by
configparser in 3.8 and 3.9), and distlib, which searches each line once more, take other text for a section, a comment or a
name. So whatever one of them could take for a name counts, and what they cannot agree on is a fault.
python/installer/commands.py asks the same on the far side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

#: What configparser finds in DEFAULT stands in every section.
_GROUPS = {"console_scripts", "gui_scripts", "DEFAULT"}
#: A file name on every system: `:` names a drive or a stream of a file on Windows.
_PLAIN = re.compile(r"(?!\.{1,2}\Z)[^/\\:\x00-\x1f\x7f-\x9f]+").fullmatch


class EntryPoints(NamedTuple):
    #: Names under [console_scripts], sorted.
    console_scripts: list[str]
    #: What is wrong, as `its entry_points.txt …`; empty when all is well.
    faults: list[str]


def read_entry_points(text: str) -> EntryPoints:
    """Never fails: a line that is none is a fault."""
    names: set[str] = set()
    faults: list[str] = []
    groups: set[str] = set()
    for line in _lines(text):
        if "\n" in line or (line.startswith("[") and not line.endswith("]")):
            faults.append(f"its entry_points.txt has a line that installers read differently: {line!r}")
        elif line.startswith("["):
            groups = _GROUPS.intersection(re.split(r"[\[\]\s]+", line))
        elif groups:
            faults += _faults(line)
            if "console_scripts" in groups:
                names.add(line.partition("=")[0].strip())
    return EntryPoints(sorted(names), faults)


def _lines(text: str) -> Iterator[str]:
    """Without comments. One with a break that only some readers see has a line feed in it."""
    for line in text.replace("\r\n", "\n").split("\n"):
        parts = line.strip().splitlines()
        if len(parts) > 1:
            yield "\n".join(parts)
        elif parts and not parts[0].startswith("#"):
            yield parts[0]


def _faults(line: str) -> Iterator[str]:
    name, _, value = line.partition("=")
    if not _PLAIN(name.strip()):
        yield f"its entry_points.txt asks for a command that is no plain file name: {name.strip()!r}"
    elif not re.match(r"\w", value.strip()):
        # distlib goes on searching then, and takes a name from further on in the line.
        yield f"its entry_points.txt has a line that names no function: {line!r}"
