"""Resolves one target after the other: returns pip's answer, or findings that explain the failure."""

from __future__ import annotations

import gc
import sys
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from typing import Any, NamedTuple

from pip._internal.exceptions import PipError
from pip._internal.resolution.resolvelib.provider import PipProvider

from worker import shim
from worker.errors import Fault
from worker.findings import Finding
from worker.page_format import FileEntry
from worker.resolver.diagnosis import Diagnosis, ignored_files
from worker.resolver.fast_path import FastPath
from worker.resolver.index_client import IndexClient, IndexPage
from worker.resolver.locked_files import locked_files
from worker.resolver.machines import OtherMachines, Selection, select
from worker.resolver.pip_run import PipRunner, Settings, SourceRejected, wanted_sdists
from worker.resolver.prefetch import prefetch
from worker.resolver.resolved_files import File, check_same_names, check_source_hashes
from worker.resolver.roots import Root, TargetRestriction, blocked_sources, built_of, chain_to, install_requirements, unsupported_target
from worker.resolver.target_cache import PatchContext, TargetCache
from worker.target import Target

Resolution = dict[str, Any]
"""src/worker/messages.ts"""


class ResolveRequest(NamedTuple):
    target: str
    roots: list[Root]
    constraints: list[Root]
    wheels: list[FileEntry]
    """Built from sources so far."""
    locked: bool
    """The roots are a whole lock: nothing is resolved."""
    pre: bool
    restrictions: list[TargetRestriction]


class TargetResolver:
    def __init__(self, client: IndexClient, targets: Sequence[Target], settings: Settings, *, fast: bool) -> None:
        self._client = client
        self._settings = settings
        self._caches = {target.id: TargetCache(target, settings.uploaded_prior_to) for target in targets}
        self._fast = FastPath(PatchContext(client)) if fast else None
        self._prefetched: Any = None
        if self._fast is not None and self._fast.unexpected:
            print(f"fast path off, not as expected: {', '.join(self._fast.unexpected)}", file=sys.stderr)
            self._fast = None

    def resolve(self, request: ResolveRequest) -> Resolution:
        """Raises IndexUnavailable, Fault(integrity), and Fault(usage) for projects that several indexes provide."""
        cache = self._caches[request.target]
        shim.use_markers_of(cache.target)
        shim.use_tags_of(cache.target)
        gc.disable()  # pip creates many objects while it resolves, and drops few
        supplied = {root["name"]: root["locked"] for root in request.roots if "locked" in root and not request.locked}
        self._client.use_local_files(request.wheels, supplied)
        self._client.ambiguous.clear()
        try:
            resolution = self._resolve(cache, request)
        finally:
            cache.clear()
            gc.enable()
            PipProvider.is_satisfied_by.cache_clear()  # it would keep every candidate of the target alive
            gc.collect()
            gc.freeze()  # the remaining objects stay until the process ends, so later collections can skip them
        if self._client.ambiguous:
            raise _ambiguous_projects(self._client.ambiguous)
        return {**_without_temporary_paths(resolution, request.wheels), "target": request.target}

    def _resolve(self, cache: TargetCache, request: ResolveRequest) -> Resolution:
        built = built_of(request.roots, request.wheels)
        findings = unsupported_target(request.restrictions, cache.target)
        if findings:
            return _unsolved(findings, [])
        if request.locked:
            files, findings, wanted = locked_files(request.roots, cache, self._client, built)
            return _unsolved(findings, wanted) if findings else _solved(files, wanted)
        findings, wanted = blocked_sources(request.roots, built)
        if findings:
            return _unsolved(findings, wanted)
        settings = self._settings._replace(pre=self._settings.pre or request.pre)
        if self._fast is not None and self._prefetched != (request.roots, request.constraints):
            self._prefetched = (request.roots, request.constraints)
            prefetch(self._client, self._caches.values(), request.roots, request.constraints, pre=settings.pre)
        # with the fast path off from the start, pages list everything, as an index does
        runner = PipRunner(self._client, settings, full_pages=self._fast is None)
        return _Run(cache, request, built, self._client, runner, self._fast).resolution()


class _Run(NamedTuple):
    """pip's resolver for one request."""

    cache: TargetCache
    request: ResolveRequest
    built: Mapping[str, FileEntry]
    client: IndexClient
    runner: PipRunner
    fast: FastPath | None

    def resolution(self) -> Resolution:
        try:
            selection = self._resolve_patched() or self._select()
        except PipError as error:
            return self._explained(error)
        hashed = {root["name"] for root in self.request.roots if root["hashes"]}  # a hash identifies one of two files
        check_same_names([file for file in selection.files if file["project"] not in hashed], self.client)
        return {**self._with_other_machines(selection), **ignored_files(self.cache.discarded)}

    def _resolve_patched(self) -> Selection | None:
        """None if anything fails while the patches of the fast path are applied."""
        if self.fast is None:
            return None
        try:
            with self.fast.applied(self.cache):
                return self._select()
        except Exception as error:
            gc.enable()  # without the patches, pip drops many more objects
            print(f"{self.cache.target.id}: resolved again without the fast path: {type(error).__name__}: {error}", file=sys.stderr)
            return None

    def _select(self) -> Selection:
        requirements = install_requirements(self.request.roots, self.request.constraints, self.built)
        return select(self.runner, self.cache, requirements)

    def _with_other_machines(self, selection: Selection) -> Resolution:
        """Add the files that only other machines of the target need."""
        others = OtherMachines(self.cache, selection, self.request.roots, self.request.constraints, self.built, self.runner)
        others.run()
        return _unsolved(others.findings, others.sdists) if others.findings else _solved(others.files(), others.sdists)

    def _explained(self, error: PipError) -> Resolution:
        if isinstance(error, SourceRejected) and (needed := [root for root in self.request.constraints if root["url"] == error.url]):
            return _unsolved(*blocked_sources(needed, self.built))
        diagnosis = Diagnosis(self.cache, self.client, self.request.roots, self.request.constraints)
        diagnosis.explain(error)
        diagnosis.explain_roots()
        sdists = self._resolve_allowing_sdists(diagnosis)
        return _unsolved(diagnosis.findings, sdists)

    def _resolve_allowing_sdists(self, diagnosis: Diagnosis) -> list[dict[str, Any]]:
        """The sdists whose wheels would let the target resolve. Reports each that has no finding yet."""
        requirements = install_requirements(self.request.roots, self.request.constraints, self.built)
        try:
            with self.fast.applied(self.cache) if self.fast else nullcontext():
                wanted = self.runner.run(self.cache, requirements, wanted_sdists, sdists=True)
        except PipError as error:
            if all(one["kind"] == "sdist-only" for one in diagnosis.findings):
                diagnosis.explain(error)  # building is not enough: this is the reason
            return []
        for one, requirement in wanted:
            check_source_hashes(requirement, self.client)
            if one["project"] not in diagnosis.projects:
                diagnosis.explain_project(one["project"], requirement.specifier, chain_to(requirement))
        return [one for one, _ in wanted]


def _without_temporary_paths(resolution: Resolution, wheels: list[FileEntry]) -> Resolution:
    """Findings name the source that a wheel was built from, not the wheel's temporary path."""

    def replaced(value: Any) -> Any:
        if isinstance(value, str):
            for wheel in wheels:
                value = value.replace(wheel["url"], wheel.get("builtFrom") or wheel["url"])
            return value
        if isinstance(value, list):
            return [replaced(one) for one in value]
        return {key: replaced(one) for key, one in value.items()} if isinstance(value, dict) else value

    return replaced(resolution) if resolution["kind"] == "unsolved" else resolution


def _solved(files: list[File], sdists: list[dict[str, Any]] | None = None) -> Resolution:
    """`sdists`: those that would have to be built to cover more of the target's micro versions."""
    return {"kind": "solved", "files": files, **({"sdists": sdists} if sdists else {})}


def _unsolved(findings: list[Finding], sdists: list[dict[str, Any]]) -> Resolution:
    return {"kind": "unsolved", "findings": findings, "sdists": sdists}


def _ambiguous_projects(ambiguous: Mapping[str, Sequence[IndexPage]]) -> Fault:
    """All projects at once. Those on the same indexes get the same text, so that they are grouped (dependency confusion; docs/internals/threat-model.md)."""
    faults = []
    for project, pages in sorted(ambiguous.items()):
        indexes = [f"{page['index']} ({page['origin']})" if "origin" in page else page["index"] for page in pages]
        ways = " or ".join(f"--index-for PROJECT={page['index']}" for page in pages)
        want = f"several indexes provide it: {', '.join(indexes)}; select one with {ways}"
        hint = "Use --index-strategy first-index to use the first index that provides a project"
        if any("origin" in page for page in pages):
            hint += ", or --pip-config none to ignore pip's configuration"
        faults.append({"input": "index-strategy", "actual": project, "expected": want, "hint": hint})
    return Fault("usage", "\n".join(f"{fault['actual']}: {fault['expected']}" for fault in faults), faults=faults)
