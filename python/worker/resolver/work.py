"""One target after the other: pip's answer, or findings that say why there is none."""

from __future__ import annotations

import sys
from typing import Any, Callable, Sequence

from pip._internal.exceptions import PipError
from pip._internal.models.link import Link
from pip._internal.network.session import PipSession
from pip._internal.req.req_install import InstallRequirement
from pip._internal.resolution.resolvelib.provider import PipProvider
from pip._vendor.packaging.utils import canonicalize_name
from worker import shim
from worker.lines import Fault
from worker.resolver.adapter import AskingAdapter, asking_session
from worker.resolver.answer import direct_entry, resolved_files
from worker.resolver.desk import Desk
from worker.resolver.diagnose import blocked_sources, diagnosed
from worker.resolver.fast import Fast
from worker.resolver.engine import Settings, run_pip
from worker.resolver.locked import locked_files
from worker.resolver.memory import Memory
from worker.resolver.page import project_page
from worker.resolver.roots import Root, built_of, install_requirements
from worker.resolver.run import Run
from worker.resolver.table import FileEntry
from worker.target import Target

Resolution = dict[str, Any]
Files = list[dict[str, Any]]


class Work:
    def __init__(self, desk: Desk, targets: Sequence[Target], settings: Settings, *, fast: bool) -> None:
        self._desk = desk
        self._settings = settings
        self._memories = {target.id: Memory(target) for target in targets}
        self._fast = Fast(Run(desk)) if fast else None
        if self._fast is not None and self._fast.moved:
            print(f"fast path off, not as expected: {', '.join(self._fast.moved)}", file=sys.stderr)
            self._fast = None

    def resolve(self, target_id: str, roots: list[Root], constraints: list[Root], wheels: list[FileEntry]) -> Resolution:
        """A Resolution (src/resolve/resolution.ts). Raises Outage, and a usage Fault for projects on several indexes."""
        memory = self._memories[target_id]
        shim.use_markers_of(memory.target)
        shim.use_tags_of(memory.target)
        self._desk.offer_built(wheels)
        self._desk.confused.clear()
        try:
            resolution = self._resolve(memory, roots, constraints, built_of(roots, wheels))
        finally:
            memory.forget()
        if self._desk.confused:
            raise confusion(self._desk.confused)
        return {**resolution, "target": target_id}

    def _resolve(self, memory: Memory, roots: list[Root], constraints: list[Root], built: dict[str, FileEntry]) -> Resolution:
        if any("locked" in root for root in roots):
            files, findings, sdists = locked_files(roots, memory, self._desk, built)
            return solved(files) if not findings else unsolved(findings, sdists)
        findings, sdists = blocked_sources(roots, built)
        if findings:
            return unsolved(findings, sdists)
        try:
            files = self._fastly(memory, roots, constraints, built)
            return solved(self._plain(memory, roots, constraints, built) if files is None else files)
        except PipError as error:
            return unsolved(*diagnosed(error, memory, self._desk, self._settings))

    def _fastly(self, memory: Memory, *asked: Any) -> Files | None:
        """None when anything at all went wrong with the replacements on."""
        if self._fast is None:
            return None
        try:
            with self._fast.on(memory):
                return self._run(memory, *asked)
        except Exception as error:
            print(f"{memory.target.id}: resolved again without the fast path: {type(error).__name__}: {error}", file=sys.stderr)
            return None

    def _plain(self, memory: Memory, *asked: Any) -> Files:
        try:
            return self._run(memory, *asked)
        finally:
            PipProvider.is_satisfied_by.cache_clear()  # it would keep every candidate of a settled target alive

    def _run(self, memory: Memory, roots: list[Root], constraints: list[Root], built: dict[str, FileEntry]) -> Files:
        requirements = install_requirements(roots, constraints, built)
        session = self.session(lambda tag_part: True)
        return run_pip(memory.target, requirements, session, self._settings, lambda answer: resolved_files(answer, self._desk))

    def session(self, wants: Callable[[str], bool], *, sdists: bool = False) -> PipSession:
        """A session whose pages hold only what `wants` a tag part of."""

        def page(name: str) -> bytes:
            return project_page(self._desk.stock(canonicalize_name(name)), wants, sdists=sdists)

        return asking_session(AskingAdapter(self._desk, page, self._entry_of))

    def _entry_of(self, url: str) -> FileEntry:
        link = Link(url)
        project = canonicalize_name(link.filename.partition("-")[0])
        return self._desk.entry(project, link.filename, url) or direct_entry(link)


def solved(files: list[dict[str, Any]]) -> Resolution:
    return {"kind": "solved", "files": files}


def unsolved(findings: list[dict[str, Any]], sdists: list[dict[str, Any]]) -> Resolution:
    return {"kind": "unsolved", "findings": findings, "sdists": sdists}


def confusion(confused: dict[str, list[str]]) -> Fault:
    """All projects at once, each with the lines that decide it (dependency confusion; docs/threat-model.md)."""
    faults = []
    for project, indexes in sorted(confused.items()):
        ways = " or ".join(f"--index-for {project}={index}" for index in indexes)
        faults.append({"input": "index-order", "given": project, "want": f"it is on {len(indexes)} indexes; say which may serve it: {ways}"})
    message = "\n".join(f"{fault['given']}: {fault['want']}" for fault in faults)
    return Fault("usage", message, "Or take the first index that has a project with --index-order first.", faults=faults)
