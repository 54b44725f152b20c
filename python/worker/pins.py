"""resolvelib asks the same of the same objects in every round; what cannot have changed is remembered on them."""

from __future__ import annotations

from typing import Any

from pip._internal.resolution.resolvelib.provider import PipProvider
from pip._vendor.resolvelib.resolvers.resolution import Resolution

from worker.patching import Patch


def patches() -> list[Patch]:
    return [Patch(PipProvider, "is_satisfied_by", staticmethod(is_satisfied_by)), *round_patches()]


def round_patches() -> list[Patch]:
    """Of the resolver's rounds alone: each of about 200 asks every open name for its preference and its pin again."""
    preference_of = Resolution._get_preference

    def is_current_pin_satisfying(self: Any, name: Any, criterion: Any) -> bool:
        # A criterion never changes and `is_satisfied_by` depends on nothing else (pip itself caches it)
        try:
            pin = self._states[-1].mapping[name]
        except KeyError:
            return False
        notes = criterion.__dict__
        if notes.get("_pin") is not pin:
            notes["_pin_holds"] = all(is_satisfied_by(one.requirement, pin) for one in criterion.information)
            notes["_pin"] = pin
        return bool(notes["_pin_holds"])

    def get_preference(self: Any, name: Any) -> Any:
        # Depends on the criterion's requirements, the user's order (fixed) and whether the name was promoted
        notes = self._states[-1].criteria[name].__dict__
        promoted = name in self._p._conflict_promoted
        known = notes.get("_preference")
        if known is None or known[0] is not promoted:
            known = notes["_preference"] = promoted, preference_of(self, name)
        return known[1]

    return [
        Patch(Resolution, "_is_current_pin_satisfying", is_current_pin_satisfying),
        Patch(Resolution, "_get_preference", get_preference),
    ]


def is_satisfied_by(requirement: Any, candidate: Any) -> bool:
    notes = requirement.__dict__
    if notes.get("_asked") is not candidate:
        notes["_holds"] = requirement.is_satisfied_by(candidate)
        notes["_asked"] = candidate
    return bool(notes["_holds"])
