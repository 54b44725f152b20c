"""RECORD: every file of a wheel with its hash and size (Binary distribution format, "The .dist-info directory"; PEP 376, 627).

pip installs a wheel without looking at the hashes in it, so a false RECORD is found here or never.
"""

from __future__ import annotations

import base64
import csv
from collections.abc import Iterator
from typing import NamedTuple

from ..findings import Kind
from .archive import Directory, Entry
from .contents import Contents, Damaged
from .sanity import Say

#: "The hash algorithm must be sha256 or better; specifically, md5, sha1 and sha224 are not permitted."
STRONG = ("sha256", "sha384", "sha512")
#: Files that cannot stand in a list that they belong to or sign.
_UNLISTED = ("RECORD", "RECORD.jws", "RECORD.p7s")


class Line(NamedTuple):
    path: str
    #: `''` when the line has no hash.
    algorithm: str
    #: urlsafe base64 without padding, as the line has it.
    digest: str
    size: str


def check_record(text: str, directory: Directory, contents: Contents, dist_info: str, say: Say) -> None:
    """Unpack every file once, compare it with its line, and tell each fault by `say('record', what)` or a warning."""
    lines: dict[str, Line] = {}
    for line in _lines(text, say):
        if line.path in lines:
            say("record", f"RECORD lists {line.path} twice")
        lines[line.path] = line
    exempt = {f"{dist_info}/{name}" for name in _UNLISTED}
    for entry in sorted(directory.entries, key=lambda one: one.offset):
        if not entry.name.endswith("/"):
            _check_file(entry, lines.pop(entry.name, None), contents, exempt, dist_info, say)
    for path in lines:
        if path not in exempt and not path.endswith("/"):
            say("record", f"RECORD lists {path}, which is not there")


def _lines(text: str, say: Say) -> Iterator[Line]:
    rows = csv.reader(text.splitlines())
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            say("record", f"a line of RECORD cannot be read: {error}")
            continue
        if not row:
            continue
        if len(row) != 3:
            say("record", f"a line of RECORD has {len(row)} parts in place of 3: {row[0]}")
            continue
        algorithm, _, digest = row[1].partition("=")
        yield Line(row[0].replace("\\", "/"), algorithm, digest.rstrip("="), row[2])


def _check_file(entry: Entry, line: Line | None, contents: Contents, exempt: set[str], dist_info: str, say: Say) -> None:
    algorithm = line.algorithm if line is not None and line.algorithm in STRONG else "sha256"
    try:
        digest = contents.digest(entry, algorithm)
    except Damaged as damage:
        say("zip", str(damage))
        return
    if entry.name in exempt:
        return
    if line is None:
        # Repair and licence tools add files to dist-info without touching RECORD; nothing imports those.
        kind: Kind = "record-extra" if entry.name.startswith(dist_info + "/") else "record"
        say(kind, f"RECORD does not list {entry.name}")
    elif not line.digest:
        say("record", f"RECORD has no hash for {entry.name}")
    elif line.algorithm not in STRONG:
        say("record", f"RECORD has only a {line.algorithm} hash for {entry.name}")
    elif base64.urlsafe_b64encode(digest).decode().rstrip("=") != line.digest:
        say("record", f"{entry.name} does not have the {algorithm} hash that RECORD states")
    elif line.size and line.size != str(entry.unpacked):
        say("record", f"{entry.name} has {entry.unpacked} bytes, RECORD states {line.size}")
