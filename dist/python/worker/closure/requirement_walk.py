"""Walks from the roots along every requirement whose marker holds."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from pip._vendor.packaging.tags import Tag

from worker.closure.file_conflicts import concerns
from worker.closure.lock import Entry, Facts, Lock, meets
from worker.closure.marker_environments import Line, admits, depends_on_kernel, holds, normalize, parse_requirement, parse_version
from worker.findings import DIRECT_URL_HINT, OMITTED_BY_PIP_COMPILE, Finding, Kind, direct_url, finding, lock_command, requires_python, shown, unsupported_wheel
from worker.inspector.metadata import requires_dist_fault
from worker.parser_limits import url_fault

_NAME_HINT = "Use another version of it, remove it for that target, or report it to the project."


class Dependency(NamedTuple):
    """One requirement, and where it comes from."""

    requirement: Line
    chain: tuple[str, ...]
    origin: str
    #: The release whose METADATA has the requirement; None for the user's own.
    parent: str | None


class Walk:
    """One walk at one point. Its results are `findings`, `needed`, `extras` and `required_by`."""

    def __init__(self, lock: Lock, environment: Mapping[str, str], accepted: frozenset[Tag]) -> None:
        self.whole_lock, self.environment, self.accepted = lock, environment, accepted
        self.lock = lock.at(environment)
        self.findings: list[Finding] = []
        #: Entries that the requirements reach.
        self.needed: frozenset[Entry] = frozenset()
        #: Project -> the extras that it is required with.
        self.extras: dict[str, set[str]] = {}
        #: Project -> the projects whose METADATA requires it.
        self.required_by: dict[str, set[str]] = {}
        self._queue: deque[tuple[Entry, frozenset[str], tuple[str, ...], str]] = deque()
        self._reported: set[tuple[str, str]] = set()
        self._checked: set[str] = set()
        self._ambiguous_projects: set[str] = set()

    def run(self, roots: Iterable[Mapping[str, Any]]) -> Walk:
        """Visit what `roots` require, then every other entry: pip installs all entries for this point, required or not."""
        for root in roots:
            self._root(root)
        self._drain()
        self.needed = frozenset(entry for entry in self.lock.entries if entry.project in self.extras)
        for project, same in self.lock.by_project.items():
            if len(same) > 1:
                self._ambiguous(project, f"the lock has {len(same)} entries for {project}")
            elif project not in self.extras:
                self._want(same[0], frozenset(), (f"{project}=={same[0].version}",), "the lock")
        self._drain()
        return self

    def _drain(self) -> None:
        while self._queue:
            self._visit(*self._queue.popleft())

    def _root(self, root: Mapping[str, Any]) -> None:
        origin = root["origin"]
        requirement = parse_requirement(root["text"])
        if requirement is None:
            unnamed = parse_requirement(f"unnamed @ {root['text']}")
            if unnamed is not None and not holds(unnamed, self.environment, ()):
                return
            entry = self.lock.by_url(root.get("url") or root["text"])
            if entry is None and root.get("name"):
                requirement = parse_requirement(root["name"])
            elif entry is None:
                return self._report("missing", f"{shown(root['text'])} is required, but no entry of the lock was made from it", origin=origin)
            else:
                return self._want(entry, frozenset(), (shown(root["text"]),), origin)
        if requirement is None or not holds(requirement, self.environment, ()):
            return
        chosen = self._follow(Dependency(requirement, (requirement.shown,), origin, None))
        if chosen is not None:
            self._check_root(root, chosen)

    def _check_root(self, root: Mapping[str, Any], entry: Entry) -> None:
        allowed = {text.partition(":")[2].lower() for text in root.get("hashes", ()) if text.startswith("sha256:")}
        if allowed and len(allowed) == len(root["hashes"]) and not entry.built and entry.sha256 not in allowed:
            self._report("hash", f"{entry.filename} matches none of the hashes in {root['origin']}", entry, origin=root["origin"])
        files = {file["sha256"] for file in root.get("locked") or () if file.get("sha256")}
        if files and not entry.built and entry.sha256 not in files:
            self._report("locked", f"{entry.filename} is not one of the files that {root['origin']} locks for {entry.project}", entry, origin=root["origin"])

    def _follow(self, dependency: Dependency) -> Entry | None:
        requirement = dependency.requirement
        project = normalize(requirement.name)
        what = f"{dependency.parent} needs {requirement.shown}" if dependency.parent else f"{requirement.shown} is required"
        if requirement.url and dependency.parent:
            self._url(dependency, project)
        found = self.lock.by_project.get(project, [])
        if len(found) > 1:
            self._ambiguous(project, f"{what}, but the lock has {len(found)} entries for it", chain=dependency.chain, origin=dependency.origin)
            return None
        if not found:
            elsewhere = " or ".join(f"({shown(entry.marker)})" for entry in self.whole_lock.by_project.get(project, []))
            how = f"the lock has it only where {elsewhere}" if elsewhere else "the lock has no entry for it"
            hint = f"Lock again with {lock_command(project)}." if project in OMITTED_BY_PIP_COMPILE else None
            self._report("missing", f"{what}, but {how}", chain=dependency.chain, origin=dependency.origin, project=project, hint=hint)
            return None
        entry = found[0]
        version = parse_version(entry.version)
        if version is None or not requirement.specifier.contains(version, prereleases=True):
            self._report("version", f"{what}, but the lock has {entry.version}", entry, chain=dependency.chain, origin=dependency.origin)
        self._want(entry, frozenset(map(normalize, requirement.extras)), dependency.chain, dependency.origin)
        return entry

    def _url(self, dependency: Dependency, project: str) -> None:
        parent, requirement, chain = str(dependency.parent), dependency.requirement, dependency.chain
        if why := url_fault(str(requirement.url)):
            self._report("metadata", f"{parent} needs {requirement.shown}: its URL cannot be parsed: {why}", chain=chain, project=project)
        else:
            self._report("direct-url", direct_url(parent, requirement.shown), chain=chain, project=project, hint=DIRECT_URL_HINT)

    def _want(self, entry: Entry, extras: frozenset[str], chain: tuple[str, ...], origin: str) -> None:
        """Queue a project once, and each of its extras once, so that cycles end."""
        known = self.extras.get(entry.project)
        new = extras - (known or set())
        if known is None:
            self.extras[entry.project] = set(extras)
        elif not new:
            return
        else:
            known |= new
        self._queue.append((entry, frozenset(new), chain, origin))

    def _visit(self, entry: Entry, extras: frozenset[str], chain: tuple[str, ...], origin: str) -> None:
        facts = self.lock.facts[entry.sha256]
        if entry.project not in self._checked:
            self._checked.add(entry.project)
            self._check_file(entry, facts, chain, origin)
        for extra in sorted(extras - facts.provides_extra):
            self._report("extra", f"{entry.project} {entry.version} has no extra {shown(extra)}", entry, chain=chain, origin=origin)
        self._requirements(entry, facts, extras & facts.provides_extra, chain, origin)

    def _requirements(self, entry: Entry, facts: Facts, extras: frozenset[str], chain: tuple[str, ...], origin: str) -> None:
        parent = f"{entry.project} {entry.version}"
        for line in facts.requires_dist:
            requirement = parse_requirement(line)
            if requirement is None:
                if not any(one["kind"] == "metadata" for one in facts.findings):  # else the inspector reported it
                    self._report("metadata", f"{entry.filename}: {requires_dist_fault(line)}", entry, chain=chain)
                continue
            if depends_on_kernel(requirement, self.environment, extras):
                text = f"{parent} needs {shown(line)}: this marker depends on the kernel version, which differs between machines of a target"
                self._report("unpromised", text, entry, chain=chain)
            if holds(requirement, self.environment, extras):
                found = self._follow(Dependency(requirement, (*chain, requirement.bare), origin, parent))
                if found is not None and found.project != entry.project:
                    self.required_by.setdefault(found.project, set()).add(entry.project)

    def _check_file(self, entry: Entry, facts: Facts, chain: tuple[str, ...], origin: str) -> None:
        self.findings.extend({**one, "chain": list(chain)} for one in facts.findings)
        for one in facts.target_faults:
            if concerns(one, self.environment):
                hint = _NAME_HINT if one["severity"] == "error" else None
                self._report(one["kind"], f"{entry.filename}: {one['what']}", entry, severity=one["severity"], hint=hint, chain=chain, origin=origin)
        if normalize(facts.name) != entry.project or parse_version(facts.version) != parse_version(entry.version):
            text = f"{entry.filename} contains {shown(facts.name)} {shown(facts.version)}, but the lock has {entry.project} {entry.version}"
            self._report("metadata", text, entry, chain=chain)
        if not meets(entry.filename, self.accepted):
            self._report("tag", unsupported_wheel(entry.filename, "none of its tags is supported"), entry, chain=chain, origin=origin)
        if facts.requires_python is not None:
            self._check_python(entry, facts.requires_python, chain, origin)

    def _check_python(self, entry: Entry, text: str, chain: tuple[str, ...], origin: str) -> None:
        version = self.environment["python_full_version"]
        admitted = admits(text, version)
        if admitted is None:
            message = f"{entry.project} {entry.version} has an invalid Requires-Python: {shown(text)}"
            self._report("requires-python", message, entry, severity="warning", chain=chain)
        elif not admitted:
            self._report("requires-python", f"{entry.project} {entry.version} {requires_python(shown(text))}", entry, chain=chain, origin=origin)

    def _ambiguous(self, project: str, message: str, **more: Any) -> None:
        """Report each project once."""
        if project not in self._ambiguous_projects:
            self._ambiguous_projects.add(project)
            self._report("ambiguous", message, project=project, **more)

    def _report(self, kind: Kind, message: str, entry: Entry | None = None, **more: Any) -> None:
        if "chain" in more:
            more["chain"] = list(more["chain"])
        if entry is not None:
            more = {"project": entry.project, "version": entry.version, **more}
        if (kind, message) not in self._reported:  # a project is visited again for each new extra
            self._reported.add((kind, message))
            self.findings.append(finding(kind, message, **more))
