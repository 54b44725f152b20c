"""A marker is evaluated once for each target and extra: requirements are parsed once, so the same object is asked again."""

from __future__ import annotations

from typing import Any

from pip._vendor.packaging.markers import Marker

from worker.patching import Patch
from worker.resolver.run import Run


def patches(run: Run) -> list[Patch]:
    original = Marker.evaluate
    kept: list[Marker] = []  # an id is only good for as long as its object lives

    def evaluate(self: Marker, environment: Any = None, context: Any = "metadata") -> bool:
        if environment is None or context != "metadata" or len(environment) != 1 or "extra" not in environment:
            return original(self, environment, context)
        key = (id(self), environment["extra"])
        known = run.now.markers
        try:
            return known[key]
        except KeyError:
            kept.append(self)
            holds = known[key] = original(self, environment, context)
            return holds

    return [Patch(Marker, "evaluate", evaluate)]
