"""Commands: what wheels have pip write beside this Python's own, and whether each stays there."""

import os
import re
import struct
import zipfile
import zlib
from typing import Iterator, List, Sequence, Tuple

from .bundle import Bundle
from .console import NOT_INTACT, Refusal, Voice
from .files import long_path
from .lock import Pin

# Of an entry_points.txt; real ones have a few kilobytes. Unit: bytes.
MOST_ENTRY_POINTS = 1 << 24

# What configparser finds in DEFAULT stands in every section.
COMMAND_GROUPS = {"console_scripts", "gui_scripts", "DEFAULT"}

# What zipfile raises for a file that is none, or is encrypted.
UNREADABLE = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, RuntimeError, ValueError)


def refuse_escaping(bundle: Bundle, pins: Sequence[Pin], voice: Voice) -> None:
    """pip before 26.3 writes a command wherever its name leads, though every hash is right. Refuses with 4."""
    odd = []
    for pin in pins:
        voice.progress("Looking at the commands of %s" % pin.project)
        try:
            with zipfile.ZipFile(long_path(os.path.join(bundle.folder, "wheels", pin.wheel))) as wheel:
                odd += ["%s: %s" % (pin.wheel, ascii(line)) for text in entry_points_of(wheel) for line in odd_commands(text)]
        except UNREADABLE as error:
            odd.append("%s: they cannot be read: %s" % (pin.wheel, ascii(str(error))))
    voice.progress("")
    if odd:
        raise Refusal(
            NOT_INTACT,
            "Commands of these wheels could be written outside of the environment:",
            "Nothing was installed. Do not use this bundle.",
            odd,
        )


def entry_points_of(wheel: zipfile.ZipFile) -> Iterator[str]:
    """Of every .dist-info folder, however the path to it is spelt. Raises ValueError for one that no wheel has."""
    for info in wheel.infolist():
        parts = [part for part in info.filename.split("/") if part not in ("", ".")]
        if parts[1:] == ["entry_points.txt"] and parts[0].endswith(".dist-info"):
            if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise ValueError("entry_points.txt is packed by method %d" % info.compress_type)
            with wheel.open(info) as file:
                data = file.read(MOST_ENTRY_POINTS + 1)
            if len(data) > MOST_ENTRY_POINTS:
                raise ValueError("entry_points.txt has more than %d bytes" % MOST_ENTRY_POINTS)
            yield data.decode("utf-8", "replace")


def odd_commands(entry_points: str) -> List[str]:
    """The lines that some pip could write elsewhere, or that installers read differently."""
    return [line for group, line in command_lines(entry_points) if not group or not is_plain_command(line)]


def is_plain_command(line: str) -> bool:
    """A file name on every system, and a function: without one, pip takes a name from further on in the line."""
    name, _, value = line.partition("=")
    name = name.strip()
    plain = re.search(r"[/\\:\x00-\x1f\x7f-\x9f]", name) is None and name not in ("", ".", "..")
    return plain and re.match(r"\w", value.strip()) is not None


def command_lines(entry_points: str) -> Iterator[Tuple[bool, str]]:
    """
    (True, line) of each command (Entry points specification, "Use for scripts"), (False, line) of what is no such line to
    every installer. pkg_resources, importlib.metadata and configparser differ; whatever one of them takes counts.
    """
    inside = False
    for line in entry_points.replace("\r\n", "\n").split("\n"):
        line = line.strip()
        if len(line.splitlines()) > 1:
            yield False, line
        elif line == "" or line.startswith("#"):
            continue
        elif line.startswith("[") and not line.endswith("]"):
            yield False, line
        elif line.startswith("["):
            inside = not COMMAND_GROUPS.isdisjoint(re.split(r"[\[\]\s]+", line))
        elif inside:
            yield True, line
