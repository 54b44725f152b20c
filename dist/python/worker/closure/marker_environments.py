"""Parsed requirements and markers, and the points of a target where their results differ."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Mapping
from functools import cache

from pip._vendor.packaging.markers import InvalidMarker, Marker, UndefinedComparison, UndefinedEnvironmentName
from pip._vendor.packaging.requirements import Requirement
from pip._vendor.packaging.specifiers import InvalidSpecifier, SpecifierSet
from pip._vendor.packaging.utils import canonicalize_name
from pip._vendor.packaging.version import InvalidVersion, Version

from worker.findings import shown
from worker.parser_limits import exceeds_limits, requirement_fault
from worker.target import Point, Target

Environment = Mapping[str, str]

_LITERAL = re.compile(r"'([^']*)'|\"([^\"]*)\"")
#: Their values differ between machines of one target in ways that a bundle cannot cover.
UNPROMISED = ("platform_release", "platform_version")


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


class Distinctions:
    """The markers and `Requires-Python` that can differ between points of one target."""

    def __init__(self, target: Target) -> None:
        self._target = target
        #: Marker -> the extras that it is evaluated with.
        self._markers: dict[str, set[str]] = {}
        self._pythons: set[str] = set()

    def add_marker(self, text: str, extras: Iterable[str] = ()) -> None:
        if any(variable in text for variable in self._target.variables):
            evaluated = self._markers.setdefault(text, {""})
            if "extra" in text:
                evaluated.update(extras)

    def add_requires_python(self, text: str) -> None:
        self._pythons.add(text)

    def kinds(self, points: Iterable[Point]) -> list[list[Point]]:
        """Group points with the same results of every marker and `Requires-Python`, in the order of the points."""
        pairs = [(marker, extra) for text, extras in self._markers.items() if (marker := parse_marker(text)) is not None for extra in sorted(extras)]
        found: dict[Hashable, list[Point]] = {}
        for point in points:
            environment = self._target.at(point).markers
            answers = [evaluate_or_none(marker, environment, extra) for marker, extra in pairs]
            found.setdefault((*answers, *(admits(text, point.python) for text in self._pythons)), []).append(point)
        return list(found.values())


@cache
def admits(requires_python: str, version: str) -> bool | None:
    """As in pip, a release candidate counts as its release. None for an invalid specifier."""
    allowed = parse_specifiers(requires_python)
    return None if allowed is None else allowed.contains(Version(version.removesuffix("+")).base_version, prereleases=True)
