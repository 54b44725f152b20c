"""The install plan: the pins of a lock for this machine, and checks of their wheels."""

import ast
import os
import re
import struct
import zipfile
import zlib
from typing import Any, Callable, Dict, Iterator, List, NamedTuple, Sequence, Tuple

from .bundle import Bundle, project_name, version_key
from .console import NOT_INTACT, USAGE, Console, InstallError, Json, one_line
from .files import long_path, path_in, read_text


class Pin(NamedTuple):
    """One line of locks/<id>.txt and the file name of its wheel."""

    project: str
    version: str
    line: str
    wheel: str


class InstallPlan(NamedTuple):
    """What to install, decided before anything is changed."""

    bundle: Bundle
    target: Json
    pins: List[Pin]
    force: bool


class Outcome(NamedTuple):
    where: str
    changed: List[Json]  # {"project", "from": version or None, "to": version}
    note: str  # the next step


def read_pins(bundle: Bundle, target: Json, variables: Json) -> List[Pin]:
    """The lines of the lock of a target whose markers hold in the marker environment `variables`."""
    label = "locks/%s.txt" % target["id"]
    by_hash = {digest: name for name, digest in bundle.wheels.items()}
    pins = []
    text = read_text(path_in(bundle.folder, label), label)
    for line in text.replace("\\\n", " ").splitlines():
        line = line.strip()
        if line == "" or line.startswith(("#", "--")):
            continue
        match = re.match(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==(\S+) (?:; (.*) )?--hash=sha256:([0-9a-f]{64})$", line)
        if match is None or match.group(4) not in by_hash:
            raise InstallError(
                NOT_INTACT, "%s names a file that is not in the bundle: %s" % (label, one_line(line)), "Create the bundle again."
            )
        if match.group(3) is None or marker_holds(match.group(3), variables):
            pins.append(Pin(project_name(match.group(1)), match.group(2), line, by_hash[match.group(4)]))
    return pins


def marker_holds(text: str, variables: Json) -> bool:
    """
    Evaluate a marker of a lock, which is also a Python expression: `python_full_version < "3.9.2" and (...)`. Locks compare
    nothing but python_full_version and platform_machine. The `packaging` inside pip is not used, because neither this
    machine nor the bundle has to have a pip (`bootstrap` is optional).
    """

    def holds(node: Any) -> bool:
        if isinstance(node, ast.BoolOp):
            return (all if isinstance(node.op, ast.And) else any)([holds(value) for value in node.values])
        if not isinstance(node, ast.Compare) or not isinstance(node.left, ast.Name) or len(node.ops) != 1:
            raise ValueError(text)
        name, value = node.left.id, ast.literal_eval(node.comparators[0])
        comparison = (name, type(node.ops[0]))
        if not isinstance(value, str) or comparison not in MARKER_COMPARISONS:
            raise ValueError(text)
        return MARKER_COMPARISONS[comparison](variables[name], value)

    try:
        if text.count("(") > 100 or not re.match(r'[\w.+ "()<>=-]*\Z', text, re.ASCII):
            raise ValueError(text)
        return holds(ast.parse(text, mode="eval").body)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise InstallError(NOT_INTACT, "a lock has an unsupported marker: %s" % one_line(text), "Create the bundle again.")


MARKER_COMPARISONS: Dict[Tuple[str, type], Callable[[str, str], bool]] = {
    ("python_full_version", ast.Lt): lambda here, there: version_key(here) < version_key(there),
    ("python_full_version", ast.GtE): lambda here, there: version_key(here) >= version_key(there),
    ("platform_machine", ast.Eq): lambda here, there: here == there,
}


def subset(pins: Sequence[Pin], target: Json, wanted: Sequence[str]) -> List[Pin]:
    """The pins of some projects and their dependencies, by "requiredBy" in the manifest."""
    names = {project_name(name) for name in wanted}
    absent = sorted(names - {pin.project for pin in pins})
    if absent:
        raise InstallError(
            USAGE, "%s does not include %s" % (target["id"], ", ".join(absent)), "It includes: %s." % ", ".join(pin.project for pin in pins)
        )
    size = -1
    while size != len(names):
        size = len(names)
        names |= {one["project"] for one in target["entries"] if names & set(one.get("requiredBy", []))}
    return [pin for pin in pins if pin.project in names]


def header_of(text: str, header: str) -> str:
    for line in text.splitlines():
        if line == "":
            break
        if line.lower().startswith(header.lower() + ":"):
            return line.split(":", 1)[1].strip()
    return ""


def changes(pins: Sequence[Pin], before: Dict[str, List[str]]) -> List[Json]:
    pairs = [(pin, before[pin.project][0] if pin.project in before else None) for pin in pins]
    return [{"project": pin.project, "from": old, "to": pin.version} for pin, old in pairs if old != pin.version]


MAX_ENTRY_POINTS_BYTES = 1 << 24  # real ones have a few kilobytes

# configparser copies DEFAULT into every section.
COMMAND_GROUPS = {"console_scripts", "gui_scripts", "DEFAULT"}

# What zipfile raises for a damaged or encrypted file.
ZIP_ERRORS = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, RuntimeError, ValueError)


def check_entry_points(bundle: Bundle, pins: Sequence[Pin], console: Console) -> None:
    """pip before 26.3 writes a script wherever its name points, even outside the environment."""
    odd = []
    for pin in pins:
        console.progress("Checking the scripts of %s" % pin.project)
        try:
            with zipfile.ZipFile(long_path(os.path.join(bundle.folder, "wheels", pin.wheel))) as wheel:
                odd += ["%s: %s" % (pin.wheel, ascii(line)) for text in entry_points_of(wheel) for line in unsafe_commands(text)]
        except ZIP_ERRORS as error:
            odd.append("%s: cannot be read: %s" % (pin.wheel, ascii(str(error))))
    console.end_progress()
    if odd:
        raise InstallError(
            NOT_INTACT,
            "scripts of these wheels could be written outside the environment:",
            "Nothing was installed. Do not use this bundle.",
            odd,
        )


def entry_points_of(wheel: zipfile.ZipFile) -> Iterator[str]:
    """The text of each *.dist-info/entry_points.txt. Raises ValueError for a size or compression that no real wheel has."""
    for info in wheel.infolist():
        parts = [part for part in info.filename.split("/") if part not in ("", ".")]
        if parts[1:] == ["entry_points.txt"] and parts[0].endswith(".dist-info"):
            if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise ValueError("entry_points.txt has compression method %d" % info.compress_type)
            with wheel.open(info) as file:
                data = file.read(MAX_ENTRY_POINTS_BYTES + 1)
            if len(data) > MAX_ENTRY_POINTS_BYTES:
                raise ValueError("entry_points.txt has more than %d bytes" % MAX_ENTRY_POINTS_BYTES)
            yield data.decode("utf-8", "replace")


def unsafe_commands(entry_points: str) -> List[str]:
    """Lines that some pip could write elsewhere, or that installers parse differently."""
    return [line for group, line in command_lines(entry_points) if not group or not is_plain_command(line)]


def is_plain_command(line: str) -> bool:
    """The name must be a file name on every system; without a function, pip takes the name from the rest of the line."""
    name, _, value = line.partition("=")
    name = name.strip()
    plain = re.search(r"[/\\:\x00-\x1f\x7f-\x9f]", name) is None and name not in ("", ".", "..")
    return plain and re.match(r"\w", value.strip()) is not None


def command_lines(entry_points: str) -> Iterator[Tuple[bool, str]]:
    """
    (True, line) for each script (Entry points specification, "Use for scripts"), (False, line) for a line that
    pkg_resources, importlib.metadata and configparser parse differently.
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
