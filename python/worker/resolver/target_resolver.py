"""One target after the other: pip's answer, or findings that say why there is none."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from contextlib import nullcontext
from functools import partial
from typing import Any, NamedTuple

from pip._internal.exceptions import PipError
from pip._internal.models.link import Link
from pip._internal.network.session import PipSession
from pip._internal.req.req_install import InstallRequirement
from pip._internal.resolution.resolvelib.provider import PipProvider
from pip._vendor.packaging.utils import canonicalize_name

from worker import shim
from worker.errors import Fault
from worker.page_format import FileEntry
from worker.patching import applied
from worker.resolver.diagnosis import Diagnosis, ignored
from worker.resolver.fast_path import FastPath
from worker.resolver.index_client import IndexClient, IndexClientAdapter, IndexPage, SourceRejected, pip_session, project_page
from worker.resolver.locked_files import locked_files
from worker.resolver.machines import OtherMachines, PipAtPoint, Selection, lines_of, selection_of, variables_of
from worker.resolver.pip_run import Settings, rejection_patches, run_pip, sdist_patches, wanted_sdists
from worker.resolver.prefetch import prefetch
from worker.resolver.resolved_files import File, check_same_names, check_source_hashes, direct_entry
from worker.resolver.roots import Root, TargetRestriction, blocked_sources, built_of, chain_to, install_requirements, unsupported_target
from worker.resolver.target_cache import PatchContext, TargetCache
from worker.target import Target

Resolution = dict[str, Any]


class ResolveRequest(NamedTuple):
    target: str
    roots: list[Root]
    constraints: list[Root]
    wheels: list[FileEntry]
    """Built from sources so far."""
    locked: bool
    """The roots are a whole lock: exactly these, nothing resolved."""
    pre: bool
    bounds: list[TargetRestriction]
    """Which targets what was read is for."""


class TargetResolver:
    def __init__(self, client: IndexClient, targets: Sequence[Target], settings: Settings, *, fast: bool) -> None:
        self._client = client
        self._settings = settings
        self._caches = {target.id: TargetCache(target, settings.uploaded_prior_to) for target in targets}
        self._fast = FastPath(PatchContext(client)) if fast else None
        self._ahead: Any = None
        if self._fast is not None and self._fast.unexpected_sources:
            print(f"fast path off, not as expected: {', '.join(self._fast.unexpected_sources)}", file=sys.stderr)
            self._fast = None

    def resolve(self, question: ResolveRequest) -> Resolution:
        """A Resolution (src/worker/resolution.ts). Raises Outage, and a usage Fault for projects on several indexes."""
        cache = self._caches[question.target]
        shim.use_markers_of(cache.target)
        shim.use_tags_of(cache.target)
        gc.disable()
        only = {root["name"]: root["locked"] for root in question.roots if "locked" in root and not question.locked}
        self._client.offer(question.wheels, only)
        self._client.ambiguous.clear()
        try:
            resolution = self._bounded(cache, question)
        finally:
            cache.clear()
            gc.enable()
            PipProvider.is_satisfied_by.cache_clear()  # it would keep every candidate of a settled target alive
            tidy()
        if self._client.ambiguous:
            raise ambiguous_fault(self._client.ambiguous)
        return {**named_by_source(resolution, question.wheels), "target": question.target}

    def _bounded(self, cache: TargetCache, question: ResolveRequest) -> Resolution:
        findings = unsupported_target(question.bounds, cache.target)
        if findings:
            return unsolved(findings, [])
        return self._locked(cache, question) if question.locked else self._resolved(cache, question)

    def _locked(self, cache: TargetCache, question: ResolveRequest) -> Resolution:
        files, findings, wanted = locked_files(question.roots, cache, self._client, built_of(question.roots, question.wheels))
        return unsolved(findings, wanted) if findings else solved(files, wanted)

    def _resolved(self, cache: TargetCache, question: ResolveRequest) -> Resolution:
        findings, wanted = blocked_sources(question.roots, built_of(question.roots, question.wheels))
        if findings:
            return unsolved(findings, wanted)
        if self._fast is not None and self._ahead != (question.roots, question.constraints):
            self._ahead = (question.roots, question.constraints)
            prefetch(self._client, self._caches.values(), question.roots, question.constraints, pre=self._settings.pre or question.pre)
        try:
            chosen = self._resolve_patched(cache, question) or self._run(cache, question)
        except PipError as error:
            if isinstance(error, SourceRejected) and (needed := [root for root in question.constraints if root["url"] == error.url]):
                return unsolved(*blocked_sources(needed, built_of(needed, question.wheels)))
            diagnosis = Diagnosis(cache, self._client, question.constraints)
            diagnosis.of_error(error)
            diagnosis.of_roots(question.roots)
            wanted = self._resolve_allowing_sdists(cache, diagnosis, question)
            return unsolved(diagnosis.findings, wanted)
        hashed = {root["name"] for root in question.roots if root["hashes"]}  # a hash says which of two files is meant
        check_same_names([file for file in chosen.files if file["project"] not in hashed], self._client)
        return {**self._with_others(cache, question, chosen), **ignored(cache.discarded)}

    def _with_others(self, cache: TargetCache, question: ResolveRequest, chosen: Selection) -> Resolution:
        """With what other machines of the target need besides."""
        variables = variables_of(cache.target)
        lines = [*lines_of(question.roots, variables), *lines_of(question.constraints, variables, is_constraint=True)]
        if not chosen.lines and not lines:
            return solved(chosen.files)
        built = built_of(question.roots, question.wheels)
        pip = PipAtPoint(cache, question.roots, question.constraints, built, self._client, partial(self._pip, pre=question.pre))
        others = OtherMachines(cache.target, chosen, lines, pip)
        others.run()
        return unsolved(others.findings, others.sdists) if others.findings else solved(others.files(), others.sdists)

    def _resolve_patched(self, cache: TargetCache, question: ResolveRequest) -> Selection | None:
        """None when anything at all went wrong with the replacements on."""
        if self._fast is None:
            return None
        try:
            with self._fast.on(cache):
                chosen: Selection = self._run(cache, question)
                return chosen
        except Exception as error:
            gc.enable()  # pip as it is drops much more than the fast path
            print(f"{cache.target.id}: resolved again without the fast path: {type(error).__name__}: {error}", file=sys.stderr)
            return None

    def _resolve_allowing_sdists(self, cache: TargetCache, diagnosis: Diagnosis, question: ResolveRequest) -> list[dict[str, Any]]:
        """The sdists that would unblock the target, and a finding for each that has none yet."""
        try:
            with self._fast.on(cache) if self._fast else nullcontext(), applied(sdist_patches()):
                wanted = self._run(cache, question, wanted_sdists)
        except PipError as error:
            if all(one["kind"] == "sdist-only" for one in diagnosis.findings):
                diagnosis.of_error(error)  # building would not be enough: this is what stands in the way
            return []
        for one, requirement in wanted:
            check_source_hashes(requirement, self._client)
            if one["project"] not in diagnosis.projects:
                diagnosis.of_project(one["project"], requirement.specifier, chain_to(requirement))
        return [one for one, _ in wanted]

    def _run(self, cache: TargetCache, question: ResolveRequest, read: Any = None) -> Any:
        requirements = install_requirements(question.roots, question.constraints, built_of(question.roots, question.wheels))
        return self._pip(cache, requirements, read, pre=question.pre)

    def _pip(self, cache: TargetCache, requirements: list[InstallRequirement], read: Any, *, pre: bool) -> Any:
        """What `read` makes of pip's answer; sdists count where it is `wanted_sdists`. Raises PipError."""
        sources = read is wanted_sdists
        settings = self._settings._replace(pre=self._settings.pre or pre)
        usual = partial(selection_of, client=self._client, variables=variables_of(cache.target))
        session = self.session(cache, sources=sources)
        with applied(rejection_patches(self._client, self._entry_of)):
            return run_pip(cache.target, requirements, session, settings, read or usual, cache.discarded, sdists=sources)

    def session(self, cache: TargetCache, *, sources: bool = False) -> PipSession:
        """Pages hold what the target can take; with the fast path off from the start, all that there is, as an index has it."""

        def wants(tag_part: str) -> bool:
            return self._fast is None or cache.ranks.of(tag_part) is not None

        def page(name: str) -> bytes:
            return project_page(self._client.project_files(canonicalize_name(name)), wants, sdists=sources)

        return pip_session(IndexClientAdapter(self._client, page, self._entry_of))

    def _entry_of(self, url: str) -> FileEntry:
        link = Link(url)
        project = canonicalize_name(link.filename.partition("-")[0])
        return self._client.entry(project, link.filename, url) or direct_entry(link)


def tidy() -> None:
    """What is left after a target stays for good: no later collection need look at it again.

    Between targets is the only time for it: while pip resolves it makes much and drops little.
    """
    gc.collect()
    gc.freeze()


def named_by_source(resolution: Resolution, wheels: list[FileEntry]) -> Resolution:
    """In what is said of a target, the source that a wheel was built from in place of the wheel's temporary path."""

    def named(value: Any) -> Any:
        if isinstance(value, str):
            for wheel in wheels:
                value = value.replace(wheel["url"], wheel.get("builtFrom") or wheel["url"])
            return value
        if isinstance(value, list):
            return [named(one) for one in value]
        return {key: named(one) for key, one in value.items()} if isinstance(value, dict) else value

    return named(resolution) if resolution["kind"] == "unsolved" else resolution


def solved(files: list[File], wanted: list[dict[str, Any]] | None = None) -> Resolution:
    """`wanted`: sdists that would have to be built for more of the target's micro versions."""
    return {"kind": "solved", "files": files, **({"sdists": wanted} if wanted else {})}


def unsolved(findings: list[dict[str, Any]], wanted: list[dict[str, Any]]) -> Resolution:
    return {"kind": "unsolved", "findings": findings, "sdists": wanted}


def ambiguous_fault(ambiguous: dict[str, list[IndexPage]]) -> Fault:
    """All projects at once; those on the same indexes have one text, so that they are one message (dependency confusion; docs/threat-model.md)."""
    faults = []
    for project, places in sorted(ambiguous.items()):
        indexes = [f"{place['index']} ({place['origin']})" if "origin" in place else place["index"] for place in places]
        ways = " or ".join(f"--index-for PROJECT={place['index']}" for place in places)
        want = f"several indexes have this: {', '.join(indexes)}; name the one that may serve it: {ways}"
        hint = "To take the first index that has a project: --index-strategy first"
        if any("origin" in place for place in places):
            hint += "; to ignore pip's configuration: --pip-config none"
        faults.append({"input": "index-strategy", "given": project, "want": want, "hint": hint})
    return Fault("usage", "\n".join(f"{fault['given']}: {fault['want']}" for fault in faults), faults=faults)
