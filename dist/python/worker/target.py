"""A target: one platform and one Python (src/targets/target.ts)."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from typing import Any, NamedTuple

from pip._vendor.packaging.tags import Tag
from pip._vendor.packaging.version import Version

MICRO_VARIABLES = ("python_full_version", "implementation_version")
"""The marker variables whose values differ between micro versions of one Python."""
MACHINE_VARIABLE = "platform_machine"


class Point(NamedTuple):
    """One of the machines that a target includes."""

    python: str
    """Full version."""
    machine: str
    """`platform_machine`"""


class Target(NamedTuple):
    id: str
    platform: str
    system: Mapping[str, Any]
    implementation: str
    """`cp` or `pp`."""
    version: str
    """Full version, e.g. `3.12.12`, because markers treat 3.12 as 3.12.0."""
    abis: tuple[str, ...]
    platform_tags: tuple[str, ...]
    markers: Mapping[str, str]
    machines: tuple[str, ...]
    """All values of `platform_machine` that the target can have."""
    micro_versions: tuple[str, ...]
    """All full versions of Python that the target includes, oldest first."""

    @classmethod
    def from_json(cls, given: Mapping[str, Any]) -> Target:
        python = given["python"]
        return cls(
            given["id"],
            given["platform"],
            given["system"],
            python["implementation"],
            python["version"],
            tuple(given["abis"]),
            tuple(given["platformTags"]),
            dict(given["markers"]),
            tuple(given["machines"]),
            tuple(given["microVersions"]),
        )

    @property
    def version_info(self) -> tuple[int, int, int]:
        major, minor, micro, *_ = *Version(self.version).release, 0, 0
        return major, minor, micro

    @property
    def nodot(self) -> str:
        return "".join(map(str, self.version_info[:2]))

    @property
    def points(self) -> list[Point]:
        """The target's own point, then its other machine names, then the other versions, oldest first."""
        own = self.markers[MACHINE_VARIABLE]
        versions = [self.version, *(version for version in self.micro_versions if version != self.version)]
        machines = [own, *(machine for machine in self.machines if machine != own)]
        return [Point(version, machine) for version in versions for machine in machines]

    @property
    def variables(self) -> tuple[str, ...]:
        """The marker variables whose values differ between points."""
        return (*(MICRO_VARIABLES if len(self.micro_versions) > 1 else ()), *((MACHINE_VARIABLE,) if len(self.machines) > 1 else ()))

    def at(self, point: Point) -> Target:
        """The target with the markers of one point. PyPy's implementation_version does not depend on the Python version."""
        markers = {**self.markers, MACHINE_VARIABLE: point.machine}
        if point.python != self.version:
            markers["python_full_version"] = point.python
            if self.implementation == "cp":
                markers["implementation_version"] = point.python
        return self._replace(version=point.python, markers=markers)


class Ranks:
    """Ranks of wheels for one target: 0 is best, None is not supported."""

    def __init__(self, tags: list[Tag]) -> None:
        self._order: dict[str, int] = {}
        for place, tag in enumerate(tags):
            self._order.setdefault(str(tag), place)
        self._known: dict[str, int | None] = {}

    def __contains__(self, tag: str) -> bool:
        return tag in self._order

    def of(self, tag_part: str) -> int | None:
        """The rank of the tags at the end of a wheel's file name, e.g. `py2.py3-none-any`."""
        try:
            return self._known[tag_part]
        except KeyError:
            places = [self._order[tag] for tag in single_tags(tag_part) if tag in self._order]
            rank = self._known[tag_part] = min(places) if places else None
            return rank


def tag_part(filename: str) -> str:
    """The tags in the file name of a wheel, e.g. `cp312-cp312-win_amd64`, without a build tag."""
    return "-".join(filename.removesuffix(".whl").rsplit("-", 3)[1:])


def single_tags(tag_part: str) -> list[str]:
    """Expand a compressed tag set (PEP 425): `py2.py3-none-any` to `py2-none-any` and `py3-none-any`."""
    parts = tag_part.lower().split("-")
    return ["-".join(tag) for tag in itertools.product(*(part.split(".") for part in parts))]
