"""pip's resolver without its waste: each replacement is one small module, and all of them together must answer as pip does.

Measured in docs/benchmarks.md. The replacements are on for the length of one target only; whatever goes wrong with them
on, the target is resolved again by pip as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from worker import pins
from worker.patch import Patch, applied, moved
from worker.resolver import dists, files, finder, lines, markers
from worker.resolver.run import Run
from worker.resolver.target_cache import Memory

SOURCES = {
    "pip._internal.index.package_finder": "b993ee68d039d558",
    "pip._internal.models.candidate": "32f00d649887930e",
    "pip._internal.models.link": "4925ed14edd802b7",
    "pip._internal.models.wheel": "d5275f0ef37b00b4",
    "pip._internal.operations.prepare": "9fd7c1fb6d7ede02",
    "pip._internal.req.constructors": "7e9896f94ca33846",
    "pip._internal.resolution.resolvelib.candidates": "e4f7e1cae4aea935",
    "pip._internal.resolution.resolvelib.factory": "a511347bd0f8469e",
    "pip._internal.resolution.resolvelib.found_candidates": "179e58b577a42946",
    "pip._internal.resolution.resolvelib.provider": "364c78035e8c380c",
    "pip._internal.resolution.resolvelib.requirements": "23397d9fc9dcd7cf",
    "pip._internal.metadata.importlib._dists": "6ebef758295fc678",
    "pip._vendor.packaging.markers": "cb15452a6250cbf9",
    "pip._vendor.packaging.specifiers": "9e0b9f7a4736fa74",
    "pip._vendor.resolvelib.resolvers.criterion": "95c9991afe6c2873",
    "pip._vendor.resolvelib.resolvers.resolution": "dc9ff3916fac0f71",
}
"""The modules that the replacements were written against, by the start of their sha256."""


class Fast:
    def __init__(self, run: Run) -> None:
        self._run = run
        self._patches: list[Patch] = [*finder.patches(run), *markers.patches(run), *dists.patches(run), *files.patches(run), *pins.patches(), *lines.patches()]
        self.moved = moved(self._patches, SOURCES)
        """Empty when this pip is the one that the replacements were written for."""

    @contextmanager
    def on(self, memory: Memory) -> Iterator[None]:
        self._run.memory = memory
        try:
            with applied(self._patches):
                yield
        finally:
            self._run.memory = None
