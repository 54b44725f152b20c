"""Queries about versions and licenses: advisories, pins, the direction of a change, and SPDX identifiers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal, NamedTuple

from pip._vendor.packaging.licenses._spdx import EXCEPTIONS, LICENSES
from pip._vendor.packaging.version import Version

from worker.closure.marker_environments import normalize, parse_requirement, parse_version

Answer = Literal["yes", "no", "unclear"]
#: How a version differs from the one before; `other` if they are equal or cannot be compared.
Change = Literal["upgrade", "major", "downgrade", "other"]
Event = Mapping[str, str]
#: The order of events at one version: starts before ends.
_KINDS = ("introduced", "fixed", "last_affected", "limit")


class _Point(NamedTuple):
    #: None sorts before every version (`introduced: 0`).
    version: Version | None
    kind: str


def affected(version: str, versions: Iterable[str], ranges: Iterable[Iterable[Event]]) -> Answer:
    """Whether an advisory affects a version (OSV schema, "affected[].versions" and "affected[].ranges").

    `unclear` if the versions cannot be compared; a cautious caller treats it as `yes`.
    """
    listed, spans = list(versions), [list(events) for events in ranges]
    if version in listed:
        return "yes"
    exact = parse_version(version)
    if exact is None or not (listed or spans):
        return "unclear"
    own = Version(exact.public)  # an advisory for 1.0 includes local builds such as 1.0+cu118
    if any(one is not None and one in (own, exact) for one in map(parse_version, listed)):
        return "yes"
    answers = [_within(own, events) for events in spans]
    return "yes" if "yes" in answers else "unclear" if "unclear" in answers else "no"


def _within(version: Version, events: list[Event]) -> Answer:
    points = _points(events)
    if not points:
        return "unclear"
    limits = [point.version for point in points if point.kind == "limit" and point.version is not None]
    if limits and not any(version < limit for limit in limits):
        return "no"
    inside = False
    for point in sorted(points, key=_order):
        if point.kind == "introduced":
            inside = inside or point.version is None or version >= point.version
        elif point.kind == "fixed":
            inside = inside and (point.version is None or version < point.version)
        elif point.kind == "last_affected":
            inside = inside and (point.version is None or version <= point.version)
    return "yes" if inside else "no"


def _points(events: list[Event]) -> list[_Point] | None:
    """None if the version of an event is invalid (Version specifiers; PEP 440)."""
    points = []
    for kind, text in ((kind, text) for event in events for kind, text in event.items() if kind in _KINDS):
        version = parse_version(text)
        if (kind, text) == ("introduced", "0"):
            points.append(_Point(None, kind))
        elif version is not None:
            points.append(_Point(version, kind))
        elif (kind, text) != ("limit", "*"):
            return None
    return points


def _order(point: _Point) -> tuple[bool, Version, int]:
    return point.version is not None, point.version or Version("0"), _KINDS.index(point.kind)


def is_pinned(project: str, version: str, roots: Iterable[Mapping[str, Any]]) -> bool:
    """Whether a root or constraint pins exactly this version with `==` or `===` (Version specifiers, "Version matching")."""
    exact = parse_version(version)
    for root in roots:
        requirement = parse_requirement(root["text"])
        if requirement is None or exact is None or normalize(requirement.name) != normalize(project):
            continue
        pins = [one for one in requirement.specifier if one.operator in ("==", "===") and not one.version.endswith(".*")]
        if any(pin.contains(exact, prereleases=True) for pin in pins):
            return True
    return False


def change(old: str, new: str) -> Change:
    """`major` is an upgrade with another epoch or first number (Version specifiers, "Public version identifiers")."""
    before, after = parse_version(old), parse_version(new)
    if before is None or after is None or before == after:
        return "other"
    if after < before:
        return "downgrade"
    return "major" if (before.epoch, before.major) != (after.epoch, after.major) else "upgrade"


def unknown_ids(ids: Iterable[str]) -> list[str]:
    """The identifiers that are not an SPDX license, an exception or a LicenseRef (SPDX, annex "License expressions")."""
    known = {*EXCEPTIONS, *LICENSES}
    return [one for one in ids if not (low := one.lower()).startswith("licenseref-") and low not in known and low.removesuffix("+") not in LICENSES]
