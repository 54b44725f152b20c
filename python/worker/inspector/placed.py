"""Where an installer puts the files of a wheel, for the comparison with what other wheels of a lock write there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from worker.inspector.zip_archive import Entry

_DATA = re.compile(r"\A[^/]*\.data/([^/]*)/(.+)").fullmatch
_SITE = {"purelib", "platlib"}


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
