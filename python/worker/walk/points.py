"""The machines of a target: each micro version of its Python on each `platform_machine` that it can report."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Any, NamedTuple

from pip._vendor.packaging.markers import Marker
from pip._vendor.packaging.version import Version

from .requirements import MACHINE_VARIABLE, MICRO_VARIABLES, evaluate, marker_of, specifier_versions, specifiers, version_of


class Point(NamedTuple):
    #: Full version.
    python: str
    #: `platform_machine`
    machine: str


def full_versions(target: Mapping[str, Any], newest: str | None) -> list[str]:
    """From X.Y.0 to the newest known one; a pre-release stands for itself alone."""
    own = version_of(target["python"]["version"])
    if own is None or own.is_prerelease or len(own.release) < 3:
        return [target["python"]["version"]]
    known = version_of(newest or "")
    last = own.micro if known is None or known.release[:2] != own.release[:2] else max(own.micro, known.micro)
    return [f"{own.major}.{own.minor}.{micro}" for micro in range(last + 1)]


def points_of(target: Mapping[str, Any], versions: Iterable[str]) -> list[Point]:
    """The target's own version on each machine, the usual machine first; then the other versions likewise."""
    own = target["python"]["version"]
    return [Point(version, machine) for version in (own, *(one for one in versions if one != own)) for machine in target["machines"]]


def environment_at(target: Mapping[str, Any], point: Point) -> dict[str, str]:
    """The target's markers at one point. PyPy's own version does not follow Python's."""
    environment = {**target["markers"], "platform_machine": point.machine}
    if point.python == target["python"]["version"]:
        return environment
    same = {"implementation_version": point.python} if target["python"]["implementation"] == "cp" else {}
    return {**environment, "python_full_version": point.python, **same}


def grouped(points: Iterable[Point], signature: Callable[[Point], Hashable]) -> list[list[Point]]:
    """Points with one signature, in the order of `points`."""
    found: dict[Hashable, list[Point]] = {}
    for point in points:
        found.setdefault(signature(point), []).append(point)
    return list(found.values())


class Distinctions:
    """The markers and `Requires-Python` that can differ between points of one target; two points that all of them answer alike are alike."""

    def __init__(self, target: Mapping[str, Any], points: list[Point]) -> None:
        self._environments = {point: environment_at(target, point) for point in points}
        several = len({point.python for point in points}) > 1
        self.variables = (*(MICRO_VARIABLES if several else ()), *((MACHINE_VARIABLE,) if len(target["machines"]) > 1 else ()))
        self._series = Version(points[0].python).release[:2] if several else None
        self._markers: list[tuple[Marker, tuple[str, ...]]] = []
        self._pythons: set[str] = set()

    def add_marker(self, text: str, extras: Iterable[str] = ()) -> None:
        if not any(variable in text for variable in self.variables):
            return
        marker = marker_of(text)
        if marker is not None:
            self._markers.append((marker, ("", *extras) if "extra" in text else ("",)))

    def add_requires_python(self, text: str) -> None:
        if self._series is not None and any(version.release[:2] == self._series for version in specifier_versions(text)):
            self._pythons.add(text)

    def signature(self, point: Point) -> Hashable:
        environment = self._environments[point]
        answers = [evaluate(marker, environment, extra) for marker, extras in self._markers for extra in extras]
        return (*answers, *(admits(text, point.python) for text in sorted(self._pythons)))


def admits(requires_python: str, version: str) -> bool | None:
    """As pip does it: a release candidate counts as its release. None for a text that cannot be read."""
    allowed = specifiers(requires_python)
    return None if allowed is None else allowed.contains(Version(version.removesuffix("+")).base_version, prereleases=True)
