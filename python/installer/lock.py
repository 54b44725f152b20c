"""Pins: what a target installs, and what changed by it."""

import os
import re
from typing import Dict, List, NamedTuple, Sequence

from .bundle import Bundle, Offer, project_name
from .console import MACHINE, NOT_INTACT, USAGE, Json, Refusal, one_line
from .files import read_text
from .markers import condition_holds


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
            raise Refusal(
                NOT_INTACT, "%s names a file that the bundle has not: %s" % (label, one_line(line)), "Have the bundle made again."
            )
        if match.group(3) is None or condition_holds(match.group(3), variables):
            pins.append(Pin(project_name(match.group(1)), match.group(2), line, by_hash[match.group(4)]))
    return pins


def subset(pins: Sequence[Pin], offer: Offer, wanted: Sequence[str]) -> List[Pin]:
    """The wanted projects and everything that they need, by the manifest's "requiredBy"."""
    names = {project_name(name) for name in wanted}
    absent = sorted(names - {pin.project for pin in pins})
    if absent:
        raise Refusal(
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
        raise Refusal(
            MACHINE,
            "pip reported success, but these are not as they should be:",
            "Something else changed the environment meanwhile, or hides it: run this again.",
            wrong,
        )


def changes(pins: Sequence[Pin], before: Dict[str, List[str]]) -> List[Json]:
    pairs = [(pin, before[pin.project][0] if pin.project in before else None) for pin in pins]
    return [{"project": pin.project, "from": old, "to": pin.version} for pin, old in pairs if old != pin.version]
