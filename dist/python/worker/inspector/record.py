"""RECORD: every file of a wheel with its hash and size (Binary distribution format, "The .dist-info directory"; PEP 376, 627).

Installers do not check its hashes, and popular wheels have wrong ones; content is protected by the hash of the whole wheel. Paths matter,
because pip removes every path of an installed RECORD when it upgrades the project.
"""

from __future__ import annotations

import base64
import csv
import posixpath
import re
from collections.abc import Iterator
from typing import NamedTuple

from worker.inspector.directory_checks import Report
from worker.inspector.zip_archive import Contents, Damaged, Directory, Entry

#: "The hash algorithm must be sha256 or better; specifically, md5, sha1 and sha224 are not permitted."
STRONG = ("sha256", "sha384", "sha512")
#: RECORD cannot contain its own hash or those of its signatures.
_UNLISTED = ("RECORD", "RECORD.jws", "RECORD.p7s")
_OUTSIDE = re.compile(r"\A(?:/|[A-Za-z]:)|(?:\A|/)\.\.(?:/|\Z)").search
#: Paths named in a message; the rest is counted.
_SHOWN = 3
#: Listed files that a wheel does not contain. Real wheels have a few dozen at most.
_MAX_ABSENT = 10_000


class Line(NamedTuple):
    path: str
    #: `''` when the line has no hash.
    algorithm: str
    #: urlsafe base64 without padding, as the line has it.
    digest: str
    size: str


def check_record(raw: bytes, directory: Directory, contents: Contents, dist_info: str, report: Report) -> list[str]:
    """Unpack every file and compare it with its line in RECORD. Errors are reported as `record` or `zip`, differences that installers
    ignore in a single `record-differs`.

    @return listed paths that the wheel does not contain, relative to site-packages
    """
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        report("record", "its RECORD is not UTF-8, so pip rejects it")
        text = raw.decode("utf-8", "replace")
    lines: dict[str, Line] = {}
    odd: list[str] = []
    for line in _lines(text, report):
        if line.path in lines:
            odd.append(f"{line.path} (listed twice)")
        lines[line.path] = line
    exempt = {f"{dist_info}/{name}" for name in _UNLISTED}
    digests: dict[str, bytes] = {}
    for entry in sorted(directory.entries, key=lambda one: one.offset):
        if not entry.name.endswith("/"):
            odd += _check_file(entry, lines.get(entry.name), contents, digests, exempt, report)
    absent = sorted(path for path in lines if path not in digests and path not in exempt)
    odd += [f"{path} (not in the wheel)" for path in absent if not path.endswith("/")]
    if len(absent) > _MAX_ABSENT:
        report("record", f"its RECORD lists {len(absent)} files that the wheel does not contain")
    if odd:
        more = f", and {len(odd) - _SHOWN} more" if len(odd) > _SHOWN else ""
        report("record-differs", f"its RECORD differs from its files in {len(odd)} {'place' if len(odd) == 1 else 'places'}: {', '.join(odd[:_SHOWN])}{more}")
    return [posixpath.normpath(path) for path in absent[:_MAX_ABSENT]]


def _lines(text: str, report: Report) -> Iterator[Line]:
    rows = csv.reader(text.splitlines())
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            report("record", f"line {rows.line_num} of its RECORD cannot be parsed: {error}")
            continue
        if len(row) != 3:
            report("record", f"line {rows.line_num} of its RECORD has {len(row)} fields instead of 3: {','.join(row)!r}")
            continue
        path = row[0].replace("\\", "/")
        if _OUTSIDE(path) or posixpath.normpath(path) == ".":  # pip would remove the whole folder
            report("record", f"its RECORD lists {path!r}, which is outside the destination folder")
            continue
        algorithm, _, digest = row[1].partition("=")
        yield Line(path, algorithm, digest.rstrip("="), row[2])


def _check_file(entry: Entry, line: Line | None, contents: Contents, digests: dict[str, bytes], exempt: set[str], report: Report) -> Iterator[str]:
    """Differences between a file and its line. Adds the digest of the file to `digests`, which holds those of earlier files by name."""
    algorithm = line.algorithm if line is not None and line.algorithm in STRONG else "sha256"
    try:
        digest = contents.digest(entry, algorithm)
    except Damaged as damage:
        report("zip", str(damage))
        digests.setdefault(entry.name, b"")
        return
    known = digests.setdefault(entry.name, digest)
    if known != digest:
        report("zip", f"it contains {entry.name} twice with different content")
    elif entry.name not in exempt and line is None:
        yield f"{entry.name} (not listed)"
    elif line is None or entry.name in exempt:
        return
    elif not line.digest:
        yield f"{entry.name} (no hash)"
    elif line.algorithm not in STRONG:
        yield f"{entry.name} (only {line.algorithm})"
    elif base64.urlsafe_b64encode(digest).decode().rstrip("=") != line.digest:
        yield f"{entry.name} (different {algorithm})"
    elif line.size and line.size != str(entry.unpacked):
        yield f"{entry.name} (size {line.size} instead of {entry.unpacked})"
