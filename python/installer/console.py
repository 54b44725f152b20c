"""Words: exit codes, the one error, and how things are said."""

import contextlib
import datetime
import getpass
import json
import os
import platform
import re
import subprocess
import sys
from typing import Any, Callable, Dict, Iterable, Iterator, List, Optional, Sequence

USAGE, INCOMPLETE, NOT_INTACT, SIGNATURE, NO_TARGET, MACHINE, CANCELLED = 2, 3, 4, 5, 6, 7, 130

# How many problems are listed before "and N more".
MAX_LISTED = 20

Json = Dict[str, Any]


class InstallError(Exception):
    """The one error that is raised on purpose. message: what is so. hint: what the reader can do."""

    def __init__(self, code: int, message: str, hint: str = "", findings: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint
        self.findings = list(findings)


class Console:
    """What is said while it works: text for people on stdout, or with --json on stderr, so that stdout is one value."""

    def __init__(self, as_json: bool) -> None:
        self.stream = sys.stderr if as_json else sys.stdout
        self.bar = not as_json and sys.stderr.isatty()

    def print(self, text: str = "") -> None:
        self.progress("")
        write_line(self.stream, text)

    def progress(self, text: str) -> None:
        """One line that the next one replaces; nothing where nobody looks."""
        if self.bar:
            sys.stderr.write("\r\x1b[K" + printable(text, sys.stderr)[:100])
            sys.stderr.flush()


# What moves a cursor, changes colours or turns the reading direction, in names that others wrote. Lines end in our own text only.
CONTROL_CHARACTERS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def printable(text: str, stream: Any) -> str:
    """A console that cannot show a letter must not end an installation, and none obeys what a bundle's maker wrote."""
    encoding = getattr(stream, "encoding", None) or "ascii"
    text = CONTROL_CHARACTERS.sub(lambda found: ascii(found.group())[1:-1], text)
    return text.encode(encoding, "backslashreplace").decode(encoding)


def one_line(text: str) -> str:
    """Text of the bundle inside of ours: a line that it ends could be one that only we may say, such as `origin verified`."""
    return text.replace("\n", "\\n")


def write_line(stream: Any, text: str) -> None:
    stream.write(printable(text, stream) + "\n")
    stream.flush()


def plural(count: int, noun: str) -> str:
    return "%d %s%s" % (count, noun, "" if count == 1 else "s")


def listed(lines: Sequence[str]) -> List[str]:
    more = len(lines) - MAX_LISTED
    return list(lines) if more <= 0 else list(lines[:MAX_LISTED]) + ["and %d more" % more]


def dotted(numbers: Iterable[int]) -> str:
    return ".".join(str(number) for number in numbers)


def utc_now() -> datetime.datetime:
    return datetime.datetime.now(datetime.timezone.utc)


def command_line(words: Sequence[str]) -> str:
    """As the operator can paste it."""
    if os.name == "nt":
        return subprocess.list2cmdline(words)
    return " ".join(word if re.match(r"^[A-Za-z0-9_@%+=:,./-]+$", word) else "'" + word.replace("'", "'\"'\"'") + "'" for word in words)


@contextlib.contextmanager
def audit_log(path: Optional[str]) -> Iterator[Callable[[str, Json], None]]:
    """Opened before anything is done: what cannot be recorded must not happen. One line, appended in one write."""
    if path is None:
        yield lambda task, result: None
        return
    with open(path, "ab", buffering=0) as file:

        def record(task: str, result: Json) -> None:
            line = {
                "version": 1,
                "time": utc_now().strftime("%Y-%m-%dT%H:%M:%SZ"),
                "who": user_name(),
                "host": platform.node(),
                "task": task,
            }
            file.write((json.dumps(dict(line, **result)) + "\n").encode("ascii"))

        yield record


def user_name() -> str:
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):  # an account without a name
        return str(os.getuid()) if hasattr(os, "getuid") else "unknown"
