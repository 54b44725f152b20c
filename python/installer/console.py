"""Console: output, exit codes, the error type, and the audit log."""

import contextlib
import datetime
import getpass
import json
import os
import platform
import re
import shlex
import shutil
import subprocess
import sys
import time
from typing import Any, Callable, Dict, Iterable, Iterator, List, Optional, Sequence

USAGE, INCOMPLETE, NOT_INTACT, SIGNATURE, NO_TARGET, MACHINE, CANCELLED = 2, 3, 4, 5, 6, 7, 130

COPY_AGAIN = "Copy the bundle again and extract it into an empty directory."

MAX_LISTED = 20  # problems, before "and N more"
PROGRESS_SECONDS = 5  # between lines of progress, where a line cannot be replaced

Json = Dict[str, Any]


class InstallError(Exception):
    """An expected failure. hint: what the user can do. findings: one line for each problem."""

    def __init__(self, code: int, message: str, hint: str = "", findings: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint
        self.findings = list(findings)


def untrusted(message: str, findings: Sequence[str] = ()) -> InstallError:
    return InstallError(NOT_INTACT, message, "Do not use this bundle.", findings)


class Console:
    """Text for people goes to stdout, or with --json to stderr, so that stdout is one JSON value."""

    def __init__(self, as_json: bool) -> None:
        self.stream = sys.stderr if as_json else sys.stdout
        self.bar = sys.stderr.isatty()
        self.progress_time = time.monotonic()

    def print(self, text: str = "") -> None:
        self.end_progress()
        write_line(self.stream, text)

    def progress(self, text: str) -> None:
        """On a terminal, show a line that the next one replaces. Otherwise, print a line every few seconds."""
        if self.bar:
            columns = (shutil.get_terminal_size().columns or 80) - 1  # before Python 3.10, 0 if unknown
            sys.stderr.write("\r\x1b[K" + printable(text, sys.stderr)[:columns])
            sys.stderr.flush()
        elif time.monotonic() - self.progress_time >= PROGRESS_SECONDS:
            self.progress_time = time.monotonic()
            write_line(self.stream, text)

    def end_progress(self) -> None:
        if self.bar:
            self.progress("")


# Characters that move the cursor, change colors or the reading direction, except the line feed.
CONTROL_CHARACTERS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def printable(text: str, stream: Any) -> str:
    """Escape what the encoding of the stream lacks, and control characters, which names in a bundle may contain."""
    encoding = getattr(stream, "encoding", None) or "ascii"
    text = CONTROL_CHARACTERS.sub(lambda found: ascii(found.group())[1:-1], text)
    return text.encode(encoding, "backslashreplace").decode(encoding)


def one_line(text: str) -> str:
    """For text from the bundle, which must not add lines such as `intact; origin verified`."""
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
    """A command to paste into a shell."""
    return subprocess.list2cmdline(words) if os.name == "nt" else " ".join(shlex.quote(word) for word in words)


@contextlib.contextmanager
def audit_log(path: Optional[str]) -> Iterator[Callable[[str, Json], None]]:
    """Append one line of JSON for a run. The file is opened first: a run that cannot be recorded must not happen."""
    if path is None:
        yield lambda task, result: None
        return
    with open(path, "ab", buffering=0) as file:

        def record(task: str, result: Json) -> None:
            when = utc_now().strftime("%Y-%m-%dT%H:%M:%SZ")
            line = {"version": 1, "time": when, "who": user_name(), "host": platform.node(), "task": task}
            file.write((json.dumps(dict(line, **result)) + "\n").encode("ascii"))

        yield record


def user_name() -> str:
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):  # an account without a name
        return str(os.getuid()) if hasattr(os, "getuid") else "unknown"
