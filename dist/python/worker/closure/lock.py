"""One target's lock: entries by project, the facts of each wheel, and the target's supported tags."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from pip._vendor.packaging.tags import Tag, compatible_tags, cpython_tags, generic_tags
from pip._vendor.packaging.utils import InvalidWheelFilename, parse_wheel_filename

from worker.closure.file_conflicts import InstalledFiles
from worker.closure.marker_environments import UNPROMISED, Environment, evaluate_or_none, normalize, parse_marker, parse_requirement
from worker.target import MACHINE_VARIABLE, MICRO_VARIABLES, Target

#: Marker variables that an entry of a lock cannot depend on.
_UNFIT = (*UNPROMISED, "extra")


class Entry(NamedTuple):
    project: str
    version: str
    sha256: str
    filename: str
    #: The URL of the file and of the source that it was built from, if known.
    urls: tuple[str, ...]
    built: bool
    #: Where it is installed (PEP 508); "" means everywhere.
    marker: str

    @classmethod
    def from_json(cls, given: Mapping[str, Any]) -> Entry:
        urls, built, marker = tuple(given.get("urls", ())), bool(given.get("built")), given.get("marker", "")
        return cls(normalize(given["project"]), given["version"], given["sha256"], given["filename"], urls, built, marker)

    def is_evaluable(self, environment: Environment) -> bool:
        """Whether every installer can evaluate its marker, with the same result on each machine of the target."""
        marker = parse_marker(self.marker) if self.marker else None
        return self.marker == "" or (
            marker is not None and evaluate_or_none(marker, environment, "") is not None and not any(word in self.marker for word in _UNFIT)
        )

    def holds(self, environment: Environment) -> bool:
        marker = parse_marker(self.marker) if self.marker else None
        return marker is None or evaluate_or_none(marker, environment, "") is not False


class Facts(NamedTuple):
    """The fields of WheelFacts (src/worker/messages.ts) that the walk reads."""

    project: str
    name: str
    version: str
    requires_python: str | None
    requires_dist: tuple[str, ...]
    provides_extra: frozenset[str]
    findings: tuple[Mapping[str, Any], ...]
    #: {"kind", "severity", "what"}, with "system" or "below" for faults of some targets only.
    target_faults: tuple[Mapping[str, Any], ...]
    #: Paths in site-packages that RECORD lists but the wheel does not contain.
    absent: frozenset[str]
    placed: InstalledFiles
    #: Markers of `requires_dist` whose result can differ between machines of one target.
    markers_on_machine: frozenset[str]

    @classmethod
    def from_json(cls, given: Mapping[str, Any]) -> Facts:
        return cls(
            given["project"],
            given["name"],
            given["version"],
            given.get("requiresPython"),
            tuple(given["requiresDist"]),
            frozenset(normalize(extra) for extra in given["providesExtra"]),
            tuple(given["findings"]),
            tuple(given.get("targetFaults", ())),
            frozenset(given.get("absent", ())),
            InstalledFiles(given.get("placed", "")),
            frozenset(line.marker_text for text in given["requiresDist"] if _reads_machine(text) and (line := parse_requirement(text)) is not None),
        )


def _reads_machine(line: str) -> bool:
    return any(variable in line for variable in (*MICRO_VARIABLES, MACHINE_VARIABLE))


class Lock:
    """Entries by normalized name. Several entries of one project are kept, since they are a finding."""

    def __init__(self, entries: Iterable[Entry], facts: Mapping[str, Facts]) -> None:
        self.entries, self.facts = list(entries), facts
        self.by_project: dict[str, list[Entry]] = {}
        for entry in self.entries:
            self.by_project.setdefault(entry.project, []).append(entry)

    def at(self, environment: Environment) -> Lock:
        """The entries that are installed in this environment."""
        return Lock([entry for entry in self.entries if entry.holds(environment)], self.facts)

    def by_url(self, url: str) -> Entry | None:
        """The entry that was made from `url`, for a requirement without a name. None if several were."""
        found = [entry for same in self.by_project.values() for entry in same if url in entry.urls]
        return found[0] if len(found) == 1 else None


def accepted_tags(target: Target) -> frozenset[Tag]:
    series, interpreter = target.version_info[:2], f"{target.implementation}{target.nodot}"
    if target.implementation == "cp":
        own = cpython_tags(series, abis=target.abis, platforms=target.platform_tags)
    else:
        own = generic_tags(interpreter, abis=target.abis, platforms=target.platform_tags)
    return frozenset((*own, *compatible_tags(series, interpreter, target.platform_tags)))


def meets(filename: str, accepted: frozenset[Tag]) -> bool:
    """Whether a tag of the wheel is accepted. False for an invalid wheel name."""
    try:
        return not accepted.isdisjoint(parse_wheel_filename(filename)[3])
    except InvalidWheelFilename:
        return False
