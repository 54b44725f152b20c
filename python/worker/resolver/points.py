"""The machines of one target: each micro version of its Python with each `platform_machine` that it can report."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cache
from typing import NamedTuple

from pip._vendor.packaging.markers import Marker
from pip._vendor.packaging.specifiers import InvalidSpecifier, SpecifierSet
from pip._vendor.packaging.version import Version

from worker.requirements.requirement import Tree, all_of, any_of
from worker.target import Target

MICRO_VARIABLES = ("python_full_version", "implementation_version")


class Point(NamedTuple):
    version: str
    """Full version of Python."""
    machine: str
    """`platform_machine`"""


def points_of(target: Target) -> list[Point]:
    """The target's own first, then the other machines with its own version, then other versions, newest first."""
    own = Point(target.version, target.markers["platform_machine"])
    versions = [own.version, *(version for version in reversed(target.micro_versions) if version != own.version)]
    machines = [own.machine, *(machine for machine in target.machines if machine != own.machine)]
    return [Point(version, machine) for version in versions for machine in machines]


def target_at(target: Target, point: Point) -> Target:
    """The same target as one of its machines has it. PyPy's own version does not follow Python's."""
    markers = {**target.markers, "platform_machine": point.machine}
    if point.version != target.version:
        markers["python_full_version"] = point.version
        if target.implementation == "cp":
            markers["implementation_version"] = point.version
    return target._replace(version=point.version, markers=markers)


def variables_of(target: Target) -> tuple[str, ...]:
    """The variables of markers by which machines of the target differ."""
    micros = MICRO_VARIABLES if len(target.micro_versions) > 1 else ()
    return (*micros, "platform_machine") if len(target.machines) > 1 else micros


@cache
def admits(requires_python: str, version: str) -> bool:
    """An invalid specifier counts as none, as pip has it."""
    try:
        return SpecifierSet(requires_python).contains(version, prereleases=True)
    except InvalidSpecifier:
        return True


def marker_of(needing: Collection[Point], covered: Sequence[Point]) -> str | None:
    """Holds at those of `covered` that are `needing`, and open to both ends of the series; None: holds everywhere.

    `covered` has each of its versions with each of its machines. What a version between those gets does not matter.
    """
    versions = sorted({point.version for point in covered}, key=Version)
    machines = list(dict.fromkeys(point.machine for point in covered))
    groups: dict[tuple[str, ...], list[str]] = {}
    for machine in machines:
        if needed := tuple(version for version in versions if Point(version, machine) in needing):
            groups.setdefault(needed, []).append(machine)
    marker = any_of([all_of([_ranges(needed, versions), _machines(some, machines)]) for needed, some in groups.items()])
    return None if marker is True else str(Marker(str(marker)))


def _ranges(needed: Collection[str], versions: list[str]) -> Tree:
    ways: list[Tree] = []
    start: int | None = None
    for place, version in enumerate([*versions, None]):
        if version in needed:
            start = place if start is None else start
        elif start is not None:
            lower: Tree = start == 0 or f'python_full_version >= "{versions[start]}"'
            ways.append(all_of([lower, version is None or f'python_full_version < "{version}"']))
            start = None
    return any_of(ways)


def _machines(some: Iterable[str], machines: Collection[str]) -> Tree:
    names = list(some)
    return len(names) == len(machines) or any_of([f'platform_machine == "{name}"' for name in names])
