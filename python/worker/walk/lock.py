"""One target's lock as the walk sees it: entries by project, and the facts of each file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from .requirements import normal


class Entry(NamedTuple):
    project: str
    version: str
    sha256: str
    filename: str
    #: Where it came from, when the caller knows: the file's own URL and that of the source it was built from.
    urls: tuple[str, ...]
    built: bool


class Facts(NamedTuple):
    """What src/closure/closure.ts calls WheelFacts, so far as the walk reads it."""

    project: str
    name: str
    version: str
    requires_python: str | None
    requires_dist: tuple[str, ...]
    provides_extra: frozenset[str]
    findings: tuple[Mapping[str, Any], ...]
    #: {"system": a sys_platform, "severity", "what"}
    name_faults: tuple[Mapping[str, str], ...]

    @classmethod
    def from_json(cls, given: Mapping[str, Any]) -> Facts:
        return cls(
            given["project"],
            given["name"],
            given["version"],
            given.get("requiresPython"),
            tuple(given["requiresDist"]),
            frozenset(normal(extra) for extra in given["providesExtra"]),
            tuple(given["findings"]),
            tuple(given.get("nameFaults", ())),
        )


class Lock:
    """Entries by normal name. Two of one project are kept, since that is a finding."""

    def __init__(self, entries: list[Mapping[str, Any]], facts: Mapping[str, Facts]) -> None:
        self.facts = facts
        self.by_project: dict[str, list[Entry]] = {}
        for given in entries:
            entry = Entry(
                normal(given["project"]), given["version"], given["sha256"], given["filename"], tuple(given.get("urls", ())), bool(given.get("built"))
            )
            self.by_project.setdefault(entry.project, []).append(entry)

    def by_url(self, url: str) -> Entry | None:
        """The entry that came from `url`, for what the user asked for without a name."""
        wanted = url.partition("#")[0]
        found = [entry for same in self.by_project.values() for entry in same if wanted in entry.urls]
        return found[0] if len(found) == 1 else None
