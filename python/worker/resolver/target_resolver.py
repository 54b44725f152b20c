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
from worker.lines import Fault
from worker.page_format import FileEntry
from worker.patch import applied
from worker.resolver.diagnosis import Diagnosis, ignored
from worker.resolver.fast_path import Fast
from worker.resolver.index_client import AskingAdapter, Desk, Place, SourceRefused, asking_session, project_page
from worker.resolver.locked_files import locked_files
from worker.resolver.machines import Chosen, Elsewhere, PipAt, chosen_of, lines_of, variables_of
from worker.resolver.pip_run import Settings, rejection_patches, run_pip, sdist_patches, wanted_sdists
from worker.resolver.prefetch import walk_ahead
from worker.resolver.resolved_files import File, check_source_hashes, direct_entry, refuse_namesakes
from worker.resolver.roots import Bound, Root, blocked_sources, built_of, chain_to, install_requirements, out_of_bounds
from worker.resolver.target_cache import Memory, Run
from worker.target import Target

Resolution = dict[str, Any]


class Question(NamedTuple):
    target: str
    roots: list[Root]
    constraints: list[Root]
    wheels: list[FileEntry]
    """Built from sources so far."""
    locked: bool
    """The roots are a whole lock: exactly these, nothing resolved."""
    pre: bool
    bounds: list[Bound]
    """Which targets what was read is for."""


class Work:
    def __init__(self, desk: Desk, targets: Sequence[Target], settings: Settings, *, fast: bool) -> None:
        self._desk = desk
        self._settings = settings
        self._memories = {target.id: Memory(target, settings.uploaded_prior_to) for target in targets}
        self._fast = Fast(Run(desk)) if fast else None
        self._ahead: Any = None
        if self._fast is not None and self._fast.moved:
            print(f"fast path off, not as expected: {', '.join(self._fast.moved)}", file=sys.stderr)
            self._fast = None

    def resolve(self, question: Question) -> Resolution:
        """A Resolution (src/worker/resolution.ts). Raises Outage, and a usage Fault for projects on several indexes."""
        memory = self._memories[question.target]
        shim.use_markers_of(memory.target)
        shim.use_tags_of(memory.target)
        gc.disable()
        only = {root["name"]: root["locked"] for root in question.roots if "locked" in root and not question.locked}
        self._desk.offer(question.wheels, only)
        self._desk.confused.clear()
        try:
            resolution = self._bounded(memory, question)
        finally:
            memory.forget()
            gc.enable()
            PipProvider.is_satisfied_by.cache_clear()  # it would keep every candidate of a settled target alive
            tidy()
        if self._desk.confused:
            raise confusion(self._desk.confused)
        return {**named_by_source(resolution, question.wheels), "target": question.target}

    def _bounded(self, memory: Memory, question: Question) -> Resolution:
        findings = out_of_bounds(question.bounds, memory.target)
        if findings:
            return unsolved(findings, [])
        return self._locked(memory, question) if question.locked else self._resolved(memory, question)

    def _locked(self, memory: Memory, question: Question) -> Resolution:
        files, findings, wanted = locked_files(question.roots, memory, self._desk, built_of(question.roots, question.wheels))
        return unsolved(findings, wanted) if findings else solved(files, wanted)

    def _resolved(self, memory: Memory, question: Question) -> Resolution:
        findings, wanted = blocked_sources(question.roots, built_of(question.roots, question.wheels))
        if findings:
            return unsolved(findings, wanted)
        if self._fast is not None and self._ahead != (question.roots, question.constraints):
            self._ahead = (question.roots, question.constraints)
            walk_ahead(self._desk, self._memories.values(), question.roots, question.constraints, pre=self._settings.pre or question.pre)
        try:
            chosen = self._fastly(memory, question) or self._run(memory, question)
        except PipError as error:
            if isinstance(error, SourceRefused) and (needed := [root for root in question.constraints if root["url"] == error.url]):
                return unsolved(*blocked_sources(needed, built_of(needed, question.wheels)))
            diagnosis = Diagnosis(memory, self._desk, question.constraints)
            diagnosis.of_error(error)
            diagnosis.of_roots(question.roots)
            wanted = self._permissively(memory, diagnosis, question)
            return unsolved(diagnosis.findings, wanted)
        hashed = {root["name"] for root in question.roots if root["hashes"]}  # a hash says which of two files is meant
        refuse_namesakes([file for file in chosen.files if file["project"] not in hashed], self._desk)
        return {**self._with_others(memory, question, chosen), **ignored(memory.discarded)}

    def _with_others(self, memory: Memory, question: Question, chosen: Chosen) -> Resolution:
        """With what other machines of the target need besides."""
        variables = variables_of(memory.target)
        lines = [*lines_of(question.roots, variables), *lines_of(question.constraints, variables, is_constraint=True)]
        if not chosen.lines and not lines:
            return solved(chosen.files)
        built = built_of(question.roots, question.wheels)
        pip = PipAt(memory, question.roots, question.constraints, built, self._desk, partial(self._pip, pre=question.pre))
        others = Elsewhere(memory.target, chosen, lines, pip)
        others.run()
        return unsolved(others.findings, others.sdists) if others.findings else solved(others.files(), others.sdists)

    def _fastly(self, memory: Memory, question: Question) -> Chosen | None:
        """None when anything at all went wrong with the replacements on."""
        if self._fast is None:
            return None
        try:
            with self._fast.on(memory):
                chosen: Chosen = self._run(memory, question)
                return chosen
        except Exception as error:
            gc.enable()  # pip as it is drops much more than the fast path
            print(f"{memory.target.id}: resolved again without the fast path: {type(error).__name__}: {error}", file=sys.stderr)
            return None

    def _permissively(self, memory: Memory, diagnosis: Diagnosis, question: Question) -> list[dict[str, Any]]:
        """The sdists that would unblock the target, and a finding for each that has none yet."""
        try:
            with self._fast.on(memory) if self._fast else nullcontext(), applied(sdist_patches()):
                wanted = self._run(memory, question, wanted_sdists)
        except PipError as error:
            if all(one["kind"] == "sdist-only" for one in diagnosis.findings):
                diagnosis.of_error(error)  # building would not be enough: this is what stands in the way
            return []
        for one, requirement in wanted:
            check_source_hashes(requirement, self._desk)
            if one["project"] not in diagnosis.projects:
                diagnosis.of_project(one["project"], requirement.specifier, chain_to(requirement))
        return [one for one, _ in wanted]

    def _run(self, memory: Memory, question: Question, read: Any = None) -> Any:
        requirements = install_requirements(question.roots, question.constraints, built_of(question.roots, question.wheels))
        return self._pip(memory, requirements, read, pre=question.pre)

    def _pip(self, memory: Memory, requirements: list[InstallRequirement], read: Any, *, pre: bool) -> Any:
        """What `read` makes of pip's answer; sdists count where it is `wanted_sdists`. Raises PipError."""
        sources = read is wanted_sdists
        settings = self._settings._replace(pre=self._settings.pre or pre)
        usual = partial(chosen_of, desk=self._desk, variables=variables_of(memory.target))
        session = self.session(memory, sources=sources)
        with applied(rejection_patches(self._desk, self._entry_of)):
            return run_pip(memory.target, requirements, session, settings, read or usual, memory.discarded, sdists=sources)

    def session(self, memory: Memory, *, sources: bool = False) -> PipSession:
        """Pages hold what the target can take; with the fast path off from the start, all that there is, as an index has it."""

        def wants(tag_part: str) -> bool:
            return self._fast is None or memory.ranks.of(tag_part) is not None

        def page(name: str) -> bytes:
            return project_page(self._desk.stock(canonicalize_name(name)), wants, sdists=sources)

        return asking_session(AskingAdapter(self._desk, page, self._entry_of))

    def _entry_of(self, url: str) -> FileEntry:
        link = Link(url)
        project = canonicalize_name(link.filename.partition("-")[0])
        return self._desk.entry(project, link.filename, url) or direct_entry(link)


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


def confusion(confused: dict[str, list[Place]]) -> Fault:
    """All projects at once; those on the same indexes have one text, so that they are one message (dependency confusion; docs/threat-model.md)."""
    faults = []
    for project, places in sorted(confused.items()):
        indexes = [f"{place['index']} ({place['origin']})" if "origin" in place else place["index"] for place in places]
        ways = " or ".join(f"--index-for PROJECT={place['index']}" for place in places)
        want = f"several indexes have this: {', '.join(indexes)}; name the one that may serve it: {ways}"
        hint = "To take the first index that has a project: --index-order first"
        if any("origin" in place for place in places):
            hint += "; to ignore pip's configuration: --pip-config none"
        faults.append({"input": "index-order", "given": project, "want": want, "hint": hint})
    return Fault("usage", "\n".join(f"{fault['given']}: {fault['want']}" for fault in faults), faults=faults)
