"""Parsed requirements, and the points of a target where their markers can differ: each micro version of its Python on each
`platform_machine` that it can report.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

from pip._vendor.packaging.markers import InvalidMarker, Marker, UndefinedComparison, UndefinedEnvironmentName
from pip._vendor.packaging.requirements import Requirement
from pip._vendor.packaging.specifiers import InvalidSpecifier, SpecifierSet
from pip._vendor.packaging.utils import canonicalize_name
from pip._vendor.packaging.version import InvalidVersion, Version

from worker.findings import shown
from worker.parser_limits import exceeds_limits, requirement_fault

Environment = Mapping[str, str]

_LITERAL = re.compile(r"'([^']*)'|\"([^\"]*)\"")
#: Their values differ between machines of one target in ways that a bundle cannot cover.
UNPROMISED = ("platform_release", "platform_version")
#: Their values differ between micro versions of one Python.
MICRO_VARIABLES = ("python_full_version", "implementation_version")
MACHINE_VARIABLE = "platform_machine"
_SPECIFIER_VERSION = re.compile(r"[~=!<>]+\s*([^,\s]+)")
_OPERATOR = r"\s*(?:[<>]=?|[=!~]=|===)\s*"
_VARIABLE = f"(?:{'|'.join(MICRO_VARIABLES)})"
_QUOTED = r"""["']([^"']*)["']"""
_COMPARISON = re.compile(f"{_VARIABLE}{_OPERATOR}{_QUOTED}|{_QUOTED}{_OPERATOR}{_VARIABLE}")


class Line(Requirement):
    """A requirement with its texts, which `packaging` would otherwise format at every use."""

    def __init__(self, line: str) -> None:
        super().__init__(line)
        self.marker_text = "" if self.marker is None else str(self.marker)
        text = str(self)
        self.shown = shown(text)
        self.bare = shown(text.removesuffix(self.marker_text).rstrip("; ")) if self.marker_text else self.shown
        """Without its marker, as a step of a chain."""


@cache
def parse_requirement(line: str) -> Line | None:
    """None if it is not a valid requirement (Dependency specifiers; PEP 508)."""
    return None if requirement_fault(line) else Line(line)


@cache
def parse_specifiers(text: str) -> SpecifierSet | None:
    try:
        return None if exceeds_limits(text) else SpecifierSet(text)
    except InvalidSpecifier:
        return None


@cache
def specifier_versions(text: str) -> tuple[Version, ...]:
    """The versions that a specifier compares with; `3.12.*` counts as 3.12."""
    found = (parse_version(word.removesuffix(".*")) for word in _SPECIFIER_VERSION.findall(text))
    return tuple(version for version in found if version is not None)


@cache
def parse_marker(text: str) -> Marker | None:
    """None if it is not a valid marker (Dependency specifiers, "Environment markers"; PEP 508)."""
    try:
        return None if exceeds_limits(text) else Marker(text)
    except InvalidMarker:
        return None


@cache
def parse_version(text: str) -> Version | None:
    try:
        return None if exceeds_limits(text) else Version(text)
    except InvalidVersion:
        return None


@cache
def normalize(name: str) -> str:
    return str(canonicalize_name(name))


def holds(requirement: Line, environment: Environment, extras: Iterable[str]) -> bool:
    """Whether the marker holds for the project itself or for one of these extras."""
    marker = requirement.marker
    if marker is None:
        return True
    if "extra" not in requirement.marker_text:
        return evaluate(marker, environment, "")
    return any(evaluate(marker, environment, extra) for extra in ("", *extras))


def evaluate(marker: Marker, environment: Environment, extra: str) -> bool:
    """`environment` has every variable, so that no value of this host is used."""
    return marker.evaluate({**environment, "extra": extra})


def evaluate_or_none(marker: Marker, environment: Environment, extra: str) -> bool | None:
    """None if `packaging`, and therefore an installer, cannot evaluate it."""
    try:
        return evaluate(marker, environment, extra)
    except (UndefinedComparison, UndefinedEnvironmentName):
        return None


def literals(text: str) -> list[str]:
    """The quoted words of a marker; `'3.12.1 3.12.2'` counts as two."""
    return [word for found in _LITERAL.findall(text) for word in re.split(r"[\s,|]+", found[0] or found[1]) if word]


def depends_on_kernel(requirement: Line, environment: Environment, extras: Iterable[str]) -> bool:
    """Whether the result depends on the kernel release or version."""
    text = requirement.marker_text
    read = [variable for variable in UNPROMISED if variable in text]
    if not read:
        return False
    wanted = tuple(extras)
    answers = {holds(requirement, {**environment, **dict.fromkeys(read, value)}, wanted) for value in ("0", "999999.0", *literals(text)) if value} | {
        holds(requirement, environment, wanted)
    }
    return len(answers) > 1


class Point(NamedTuple):
    #: Full version.
    python: str
    #: `platform_machine`
    machine: str


def points_of(target: Mapping[str, Any]) -> list[Point]:
    """The target's own version on each machine, the usual machine first; then the other versions in the same way."""
    own = target["python"]["version"]
    versions = (own, *(version for version in target["microVersions"] if version != own))
    return [Point(version, machine) for version in versions for machine in target["machines"]]


def environment_at(target: Mapping[str, Any], point: Point) -> dict[str, str]:
    """The target's markers at one point. PyPy's implementation_version does not depend on the Python version."""
    environment = {**target["markers"], "platform_machine": point.machine}
    if point.python == target["python"]["version"]:
        return environment
    same = {"implementation_version": point.python} if target["python"]["implementation"] == "cp" else {}
    return {**environment, "python_full_version": point.python, **same}


class Distinctions:
    """The markers and `Requires-Python` that can differ between points of one target."""

    def __init__(self, target: Mapping[str, Any], points: list[Point]) -> None:
        self._target, self._points = target, points
        several = len({point.python for point in points}) > 1
        self.variables = (*(MICRO_VARIABLES if several else ()), *((MACHINE_VARIABLE,) if len(target["machines"]) > 1 else ()))
        self._series = Version(points[0].python).release[:2] if several else None
        #: Marker -> the extras that it is evaluated with.
        self._markers: dict[str, set[str]] = {}
        self._pythons: set[str] = set()

    def add_marker(self, text: str, extras: Iterable[str] = ()) -> None:
        if any(variable in text for variable in self.variables):
            evaluated = self._markers.setdefault(text, {""})
            if "extra" in text:
                evaluated.update(extras)

    def add_requires_python(self, text: str) -> None:
        if self._series is not None and any(version.release[:2] == self._series for version in specifier_versions(text)):
            self._pythons.add(text)

    def kinds(self) -> list[list[Point]]:
        """Group points with the same results of every marker and `Requires-Python`, in the order of the points."""
        if not self._markers and not self._pythons:
            return [self._points]
        alike = _grouped(self._points, self._key()).values()
        firsts = _grouped([some[0] for some in alike], self._answers)
        members = {some[0]: some for some in alike}
        order = {point: place for place, point in enumerate(self._points)}
        return [sorted((point for first in some for point in members[first]), key=order.__getitem__) for some in firsts.values()]

    def _key(self) -> Callable[[Point], Hashable]:
        """A key that is equal for points on the same side of every compared version: markers are evaluated once for these."""
        compared = [_compared_versions(text) for text in self._markers]
        if None in compared:
            return lambda point: point
        found = {version for versions in (*compared, *map(specifier_versions, self._pythons)) for version in versions or ()}
        edges = sorted(version for version in found if version.release[:2] == self._series)
        places = {text: tuple((version > edge) - (version < edge) for edge in edges) for text, version in self._versions()}
        return lambda point: (point.machine, places[point.python])

    def _versions(self) -> list[tuple[str, Version]]:
        texts = {point.python for point in self._points}
        return [(text, Version(text.removesuffix("+"))) for text in texts]

    def _answers(self, point: Point) -> Hashable:
        environment = environment_at(self._target, point)
        pairs = [(marker, extra) for text, extras in self._markers.items() if (marker := parse_marker(text)) is not None for extra in sorted(extras)]
        answers = [evaluate_or_none(marker, environment, extra) for marker, extra in pairs]
        return (*answers, *(admits(text, point.python) for text in sorted(self._pythons)))


def _grouped(points: Iterable[Point], key: Callable[[Point], Hashable]) -> dict[Hashable, list[Point]]:
    found: dict[Hashable, list[Point]] = {}
    for point in points:
        found.setdefault(key(point), []).append(point)
    return found


@cache
def _compared_versions(text: str) -> tuple[Version, ...] | None:
    """The versions that a marker compares micro versions with. None if it has other comparisons, such as `in`."""
    words = [before or after for before, after in _COMPARISON.findall(text)]
    versions = [parse_version(word.removesuffix(".*")) for word in words]
    parsed = [version for version in versions if version is not None]
    return tuple(parsed) if len(parsed) == sum(text.count(variable) for variable in MICRO_VARIABLES) else None


def admits(requires_python: str, version: str) -> bool | None:
    """As in pip, a release candidate counts as its release. None for an invalid specifier."""
    allowed = parse_specifiers(requires_python)
    return None if allowed is None else allowed.contains(Version(version.removesuffix("+")).base_version, prereleases=True)
