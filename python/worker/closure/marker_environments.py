"""Requirement lines, parsed once a process, and the questions that a walk asks of their markers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from pip._vendor.packaging.markers import InvalidMarker, Marker, UndefinedComparison, UndefinedEnvironmentName
from pip._vendor.packaging.requirements import Requirement
from pip._vendor.packaging.specifiers import InvalidSpecifier, SpecifierSet
from pip._vendor.packaging.utils import canonicalize_name
from pip._vendor.packaging.version import InvalidVersion, Version

from worker.findings import shown
from worker.parser_limits import exceeds_limits, requirement_fault

Environment = Mapping[str, str]

_LITERAL = re.compile(r"'([^']*)'|\"([^\"]*)\"")
#: What these say differs from machine to machine of one target, so no bundle can promise an answer.
UNPROMISED = ("platform_release", "platform_version")
#: What these say differs between micro versions of one Python.
MICRO_VARIABLES = ("python_full_version", "implementation_version")
MACHINE_VARIABLE = "platform_machine"
_SPECIFIER_VERSION = re.compile(r"[~=!<>]+\s*([^,\s]+)")


class Line(Requirement):
    """A requirement with its texts, which a walk asks for more often than for all else, and `packaging` puts together each time."""

    def __init__(self, line: str) -> None:
        super().__init__(line)
        self.marker_text = "" if self.marker is None else str(self.marker)
        text = str(self)
        self.shown = shown(text)
        self.bare = shown(text.removesuffix(self.marker_text).rstrip("; ")) if self.marker_text else self.shown
        """Without its marker, as a step of a chain."""


@cache
def parsed(line: str) -> Line | None:
    """None when no installer takes the line as a requirement (Dependency specifiers; PEP 508)."""
    return None if requirement_fault(line) else Line(line)


@cache
def specifiers(text: str) -> SpecifierSet | None:
    try:
        return None if exceeds_limits(text) else SpecifierSet(text)
    except InvalidSpecifier:
        return None


@cache
def specifier_versions(text: str) -> tuple[Version, ...]:
    """The versions that a specifier compares with; `3.12.*` counts as 3.12."""
    found = (version_of(word.removesuffix(".*")) for word in _SPECIFIER_VERSION.findall(text))
    return tuple(version for version in found if version is not None)


@cache
def marker_of(text: str) -> Marker | None:
    """None when the text is no marker (Dependency specifiers, "Environment markers"; PEP 508)."""
    try:
        return None if exceeds_limits(text) else Marker(text)
    except InvalidMarker:
        return None


@cache
def version_of(text: str) -> Version | None:
    try:
        return None if exceeds_limits(text) else Version(text)
    except InvalidVersion:
        return None


@cache
def normal(name: str) -> str:
    return str(canonicalize_name(name))


def holds(requirement: Line, environment: Environment, extras: Iterable[str]) -> bool:
    """Whether it counts when the project is wanted with these extras; the project alone is always wanted too."""
    marker = requirement.marker
    if marker is None:
        return True
    if "extra" not in requirement.marker_text:
        return evaluate(marker, environment, "")
    return any(evaluate(marker, environment, extra) for extra in ("", *extras))


def evaluate(marker: Marker, environment: Environment, extra: str) -> bool:
    """Every variable of the specification stands in `environment`, so that nothing of this machine can get in."""
    return marker.evaluate({**environment, "extra": extra})


def answer(marker: Marker, environment: Environment, extra: str) -> bool | None:
    """None where `packaging`, and so an installer, cannot evaluate it."""
    try:
        return evaluate(marker, environment, extra)
    except (UndefinedComparison, UndefinedEnvironmentName):
        return None


def literals(text: str) -> list[str]:
    """The words inside the quotes of a marker, those of `in '3.12.1 3.12.2'` one by one."""
    return [word for found in _LITERAL.findall(text) for word in re.split(r"[\s,|]+", found[0] or found[1]) if word]


def depends_on_machine(requirement: Line, environment: Environment, extras: Iterable[str]) -> bool:
    """Whether another kernel release or version, as far as the marker can tell them apart, changes the answer."""
    text = requirement.marker_text
    read = [variable for variable in UNPROMISED if variable in text]
    if not read:
        return False
    wanted = tuple(extras)
    answers = {holds(requirement, {**environment, **dict.fromkeys(read, value)}, wanted) for value in ("0", "999999.0", *literals(text)) if value} | {
        holds(requirement, environment, wanted)
    }
    return len(answers) > 1
