"""An order: what is to be installed, and what came of it."""

import os
import re
import struct
import zipfile
import zlib
from typing import Any, Dict, Iterator, List, NamedTuple, Sequence, Tuple

from .bundle import Bundle, Offer, project_name, version_key
from .console import MACHINE, NOT_INTACT, USAGE, Console, InstallError, Json, one_line
from .files import long_path, read_text

CONDITION_WORD = re.compile(r'\s*(?:([()]|and\b|or\b)|(python_full_version) (<|>=) "([^"]*)"|(platform_machine) == "([^"]*)")\s*')


def marker_holds(text: str, variables: Json) -> bool:
    """A lock compares the version of Python and the name of the machine, and nothing else. Not every machine has a `packaging`."""
    words: List[Any] = []
    place = 0
    while place < len(text):
        match = CONDITION_WORD.match(text, place)
        if match is None or text.count("(") > 100:
            raise unknown_condition(text)
        if match.group(2):
            older = version_key(variables["python_full_version"]) < version_key(match.group(4))
            words.append(older == (match.group(3) == "<"))
        else:
            words.append(variables["platform_machine"] == match.group(6) if match.group(5) else match.group(1))
        place = match.end()
    value, rest = parse_or(words, text)
    if rest:
        raise unknown_condition(text)
    return value


def parse_or(words: List[Any], text: str) -> Tuple[bool, List[Any]]:
    value, rest = parse_and(words, text)
    while rest[:1] == ["or"]:
        other, rest = parse_and(rest[1:], text)
        value = value or other
    return value, rest


def parse_and(words: List[Any], text: str) -> Tuple[bool, List[Any]]:
    value, rest = parse_comparison(words, text)
    while rest[:1] == ["and"]:
        other, rest = parse_comparison(rest[1:], text)
        value = value and other
    return value, rest


def parse_comparison(words: List[Any], text: str) -> Tuple[bool, List[Any]]:
    if words[:1] == ["("]:
        value, rest = parse_or(words[1:], text)
        if rest[:1] == [")"]:
            return value, rest[1:]
    elif words and isinstance(words[0], bool):
        return words[0], words[1:]
    raise unknown_condition(text)


def unknown_condition(text: str) -> InstallError:
    return InstallError(NOT_INTACT, "A lock has a condition that no bundle has: %s" % one_line(text), "Have the bundle made again.")


class Pin(NamedTuple):
    """One line of locks/<id>.txt and the wheel that it means."""

    project: str
    version: str
    line: str
    wheel: str


def read_pins(bundle: Bundle, offer: Offer, variables: Json) -> List[Pin]:
    """Those for a machine whose markers read `variables`."""
    label = "locks/%s.txt" % offer.id
    by_hash = {digest: name for name, digest in bundle.wheels.items()}
    pins = []
    text = read_text(os.path.join(bundle.folder, "locks", offer.id + ".txt"), label)
    for line in text.replace("\\\n", " ").splitlines():
        line = line.strip()
        if line == "" or line.startswith(("#", "--")):
            continue
        match = re.match(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==(\S+) (?:; (.*) )?--hash=sha256:([0-9a-f]{64})$", line)
        if match is None or match.group(4) not in by_hash:
            raise InstallError(
                NOT_INTACT, "%s names a file that the bundle has not: %s" % (label, one_line(line)), "Have the bundle made again."
            )
        if match.group(3) is None or marker_holds(match.group(3), variables):
            pins.append(Pin(project_name(match.group(1)), match.group(2), line, by_hash[match.group(4)]))
    return pins


def subset(pins: Sequence[Pin], offer: Offer, wanted: Sequence[str]) -> List[Pin]:
    """The wanted projects and everything that they need, by the manifest's "requiredBy"."""
    names = {project_name(name) for name in wanted}
    absent = sorted(names - {pin.project for pin in pins})
    if absent:
        raise InstallError(
            USAGE, "%s does not install %s." % (offer.id, ", ".join(absent)), "It has: %s." % ", ".join(pin.project for pin in pins)
        )
    size = -1
    while size != len(names):
        size = len(names)
        names |= {one["project"] for one in offer.entries if names & set(one.get("requiredBy", []))}
    return [pin for pin in pins if pin.project in names]


def header_of(text: str, header: str) -> str:
    for line in text.splitlines():
        if line == "":
            break
        if line.lower().startswith(header.lower() + ":"):
            return line.split(":", 1)[1].strip()
    return ""


def expect_installed(pins: Sequence[Pin], installed: Dict[str, List[str]]) -> None:
    """Success is what lies on the disk, not what pip said."""
    wrong = [
        "%s %s, found %s" % (pin.project, pin.version, installed.get(pin.project, ["nothing"])[0])
        for pin in pins
        if installed.get(pin.project, [""])[0] != pin.version
    ]
    if wrong:
        raise InstallError(
            MACHINE,
            "pip reported success, but these are not as they should be:",
            "Something else changed the environment meanwhile, or hides it: run this again.",
            wrong,
        )


def changes(pins: Sequence[Pin], before: Dict[str, List[str]]) -> List[Json]:
    pairs = [(pin, before[pin.project][0] if pin.project in before else None) for pin in pins]
    return [{"project": pin.project, "from": old, "to": pin.version} for pin, old in pairs if old != pin.version]


class InstallPlan(NamedTuple):
    """What is to be installed, decided before anything is changed."""

    bundle: Bundle
    offer: Offer
    pins: List[Pin]
    force: bool


class Outcome(NamedTuple):
    where: str
    changed: List[Json]  # {"project", "from": version or None, "to": version}
    note: str  # how to go on from here


# Of an entry_points.txt; real ones have a few kilobytes. Unit: bytes.
MAX_ENTRY_POINTS_BYTES = 1 << 24

# What configparser finds in DEFAULT stands in every section.
COMMAND_GROUPS = {"console_scripts", "gui_scripts", "DEFAULT"}

# What zipfile raises for a file that is none, or is encrypted.
ZIP_ERRORS = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, RuntimeError, ValueError)


def check_entry_points(bundle: Bundle, pins: Sequence[Pin], console: Console) -> None:
    """pip before 26.3 writes a command wherever its name leads, though every hash is right. Refuses with 4."""
    odd = []
    for pin in pins:
        console.progress("Looking at the commands of %s" % pin.project)
        try:
            with zipfile.ZipFile(long_path(os.path.join(bundle.folder, "wheels", pin.wheel))) as wheel:
                odd += ["%s: %s" % (pin.wheel, ascii(line)) for text in entry_points_of(wheel) for line in unsafe_commands(text)]
        except ZIP_ERRORS as error:
            odd.append("%s: they cannot be read: %s" % (pin.wheel, ascii(str(error))))
    console.progress("")
    if odd:
        raise InstallError(
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
                data = file.read(MAX_ENTRY_POINTS_BYTES + 1)
            if len(data) > MAX_ENTRY_POINTS_BYTES:
                raise ValueError("entry_points.txt has more than %d bytes" % MAX_ENTRY_POINTS_BYTES)
            yield data.decode("utf-8", "replace")


def unsafe_commands(entry_points: str) -> List[str]:
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
