"""Whether a user asked for exactly one version of a project."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from worker.closure.marker_environments import normal, parsed, version_of


def is_pinned(project: str, version: str, roots: Iterable[Mapping[str, Any]]) -> bool:
    """Whether some root or constraint names this very version with `==` or `===` (Version specifiers, "Version matching")."""
    exact = version_of(version)
    for root in roots:
        requirement = parsed(root["text"])
        if requirement is None or exact is None or normal(requirement.name) != normal(project):
            continue
        pins = [one for one in requirement.specifier if one.operator in ("==", "===") and not one.version.endswith(".*")]
        if any(pin.contains(exact, prereleases=True) for pin in pins):
            return True
    return False
