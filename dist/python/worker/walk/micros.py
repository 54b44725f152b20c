"""Which micro versions of a target's Python can get another answer, and one of each kind to walk again.

A marker compares `python_full_version` (and CPython's `implementation_version`) with literals; `Requires-Python` holds
literals too. Two micros that stand alike to every such literal are alike to every marker, so one of them speaks for both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from pip._vendor.packaging.version import Version

from .requirements import MICRO_VARIABLES, Environment, literals, version_of

_SPECIFIER_VERSION = re.compile(r"[~=!<>]+\s*([^,\s]+)")


class Micro(NamedTuple):
    """One kind of micro versions."""

    #: Full versions, oldest first. The first one is walked.
    versions: list[str]


def full_versions(target: Mapping[str, Any], newest: str | None) -> list[str]:
    """From X.Y.0 to the newest known one; a pre-release stands for itself alone."""
    own = Version(target["python"]["version"])
    if own.is_prerelease or len(own.release) < 3:
        return [target["python"]["version"]]
    known = version_of(newest or "")
    last = own.micro if known is None or known.release[:2] != own.release[:2] else max(own.micro, known.micro)
    return [f"{own.major}.{own.minor}.{micro}" for micro in range(last + 1)]


def kinds(versions: list[str], boundaries: Iterable[str]) -> list[Micro]:
    """`versions` parted by every boundary that lies among them."""
    if len(versions) == 1:
        return [Micro(versions)]
    release = Version(versions[0]).release[:2]
    edges = {edge for text in boundaries if (edge := version_of(text)) is not None and edge.release[:2] == release}
    found: dict[tuple[int, ...], list[str]] = {}
    for text in versions:
        version = Version(text)
        key = tuple((version > edge) - (version < edge) for edge in sorted(edges))
        found.setdefault(key, []).append(text)
    return [Micro(alike) for alike in found.values()]


def boundaries_of(markers: Iterable[str], requires_python: Iterable[str]) -> set[str]:
    """Every literal that could part two micro versions. `3.12.*` cannot."""
    found: set[str] = set()
    for text in markers:
        if any(variable in text for variable in MICRO_VARIABLES):
            found.update(word.removesuffix(".*") for word in literals(text))
    for text in requires_python:
        found.update(word.removesuffix(".*") for word in _SPECIFIER_VERSION.findall(text))
    return found


def environment_at(environment: Environment, implementation: str, version: str) -> dict[str, str]:
    """The same machine with another micro. PyPy's own version does not follow Python's."""
    same = {"implementation_version": version} if implementation == "cp" else {}
    return {**environment, "python_full_version": version, **same}
