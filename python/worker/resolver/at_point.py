"""pip's resolver for one machine of a target: the target's own files, with another micro version or machine name in the markers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any

from pip._internal.exceptions import PipError
from pip._internal.req.req_install import InstallRequirement

from worker import shim
from worker.findings import Finding
from worker.page_format import FileEntry
from worker.patch import applied
from worker.resolver import sdists
from worker.resolver.diagnosis import Diagnosis
from worker.resolver.index_client import Desk
from worker.resolver.points import Point, target_at
from worker.resolver.roots import Root, blocked_sources, constraint_of, install_requirements, requirement_of
from worker.resolver.target_cache import Memory

Run = Callable[[Memory, "list[InstallRequirement]", Any], Any]
"""pip's answer as the last argument reads it; without one as for the target itself. Raises PipError."""
Sdists = list[dict[str, Any]]


class PipAt:
    """`built`: the wheel of each source, by the source's URL."""

    def __init__(self, own: Memory, roots: Sequence[Root], constraints: Sequence[Root], built: Mapping[str, FileEntry], desk: Desk, run: Run) -> None:
        self._own, self._constraints, self._built, self._desk, self._run = own, constraints, built, desk, run
        self._roots = roots
        self._memories: dict[Point, Memory] = {}

    @cached_property
    def hashed(self) -> bool:
        """Everything has to have a hash (pip, "Hash-checking Mode")."""
        return any(requirement.has_hash_options for requirement in install_requirements(self._roots, self._constraints, self._built))

    def requirement(self, root: Root) -> InstallRequirement:
        return requirement_of(root, self._built)

    def blocked(self, point: Point, roots: Sequence[Root]) -> tuple[list[Finding], Sdists]:
        """Of roots that have to be built before pip can look at them."""
        self._at(point)
        return blocked_sources(roots, self._built)

    def choose(self, point: Point, requirements: list[InstallRequirement]) -> Any:
        """Raises PipError."""
        return self._run(self._at(point), [*self._limits(), *requirements], None)

    def explain(self, point: Point, error: PipError, pins: Mapping[str, str]) -> list[Finding]:
        """Why `choose` failed. `pins`: what was chosen already, by project."""
        held = [{"text": text, "name": name, "origin": f"chosen for {self._own.target.id}"} for name, text in pins.items()]
        diagnosis = Diagnosis(self._at(point), self._desk, [*self._constraints, *held])
        diagnosis.of_error(error)
        return diagnosis.findings

    def sdists(self, point: Point, requirements: list[InstallRequirement]) -> Sdists:
        """WantedSdist[]: those whose wheels would let `choose` succeed."""
        try:
            with applied(sdists.patches()):
                wanted = self._run(self._at(point), [*self._limits(), *requirements], sdists.wanted_sdists)
        except PipError:  # building would not be enough
            return []
        return [one for one, _ in wanted]

    def _limits(self) -> list[InstallRequirement]:
        return [constraint_of(root, self._built) for root in self._constraints]

    def _at(self, point: Point) -> Memory:
        memory = self._memories.get(point)
        if memory is None:
            memory = self._memories[point] = Memory(target_at(self._own.target, point), self._own.uploaded_prior_to)
        shim.use_markers_of(memory.target)
        return memory
