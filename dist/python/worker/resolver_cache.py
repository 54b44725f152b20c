"""Patches that cache values which resolvelib computes again in every round."""

from __future__ import annotations

from typing import Any

from pip._internal.resolution.resolvelib.provider import PipProvider
from pip._vendor.resolvelib.resolvers.resolution import Resolution

from worker.patching import Patch


def patches() -> list[Patch]:
    return [Patch(PipProvider, "is_satisfied_by", staticmethod(is_satisfied_by)), *round_patches()]


def round_patches() -> list[Patch]:
    """Cache the preference and the pin of each unresolved name, which would be computed again in each of about 200 rounds."""
    preference_of = Resolution._get_preference

    def is_current_pin_satisfying(self: Any, name: Any, criterion: Any) -> bool:
        # a criterion never changes, and `is_satisfied_by` depends on nothing else (pip caches it too)
        try:
            pin = self._states[-1].mapping[name]
        except KeyError:
            return False
        cached = criterion.__dict__
        if cached.get("_pin") is not pin:
            cached["_pin_holds"] = all(is_satisfied_by(one.requirement, pin) for one in criterion.information)
            cached["_pin"] = pin
        return bool(cached["_pin_holds"])

    def get_preference(self: Any, name: Any) -> Any:
        # depends on the criterion's requirements, the user's order (fixed) and whether the name was promoted
        cached = self._states[-1].criteria[name].__dict__
        promoted = name in self._p._conflict_promoted
        known = cached.get("_preference")
        if known is None or known[0] is not promoted:
            known = cached["_preference"] = promoted, preference_of(self, name)
        return known[1]

    return [
        Patch(Resolution, "_is_current_pin_satisfying", is_current_pin_satisfying),
        Patch(Resolution, "_get_preference", get_preference),
    ]


def is_satisfied_by(requirement: Any, candidate: Any) -> bool:
    cached = requirement.__dict__
    if cached.get("_checked_candidate") is not candidate:
        cached["_is_satisfied"] = requirement.is_satisfied_by(candidate)
        cached["_checked_candidate"] = candidate
    return bool(cached["_is_satisfied"])
