"""The walk from the roots along every requirement whose marker holds."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from pip._vendor.packaging.tags import Tag

from worker.closure.file_conflicts import concerns
from worker.closure.lock import Entry, Facts, Lock, meets
from worker.closure.marker_environments import Line, admits, depends_on_kernel, holds, normalize, parse_requirement, parse_version
from worker.findings import Finding, Kind, finding, shown
from worker.inspector.metadata import requires_dist_fault
from worker.parser_limits import url_fault

_NAME_HINT = "Take another version of it, ask for that target without it, or tell the project."


class Dependency(NamedTuple):
    """One requirement, and where it comes from."""

    requirement: Line
    chain: tuple[str, ...]
    origin: str
    #: The project whose METADATA says so; None for what the user asked for.
    parent: str | None


class Walk:
    """One pass at one point. `findings`, `needed`, `extras` and `required_by` are its results."""

    def __init__(self, lock: Lock, environment: Mapping[str, str], accepted: frozenset[Tag]) -> None:
        self.whole_lock, self.environment, self.accepted = lock, environment, accepted
        self.lock = lock.at(environment)
        self.findings: list[Finding] = []
        #: What the requirements reach.
        self.needed: frozenset[Entry] = frozenset()
        #: Project to the extras it was wanted with.
        self.extras: dict[str, set[str]] = {}
        #: Project to those whose METADATA asks for it.
        self.required_by: dict[str, set[str]] = {}
        self._queue: deque[tuple[Entry, frozenset[str], tuple[str, ...], str]] = deque()
        self._reported: set[tuple[str, str]] = set()
        self._checked: set[str] = set()
        self._ambiguous_projects: set[str] = set()

    def run(self, roots: Iterable[Mapping[str, Any]]) -> Walk:
        """Of `roots`, and then of every other entry: pip installs all that the lock has for this point, needed or not."""
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
                return self._report("missing", f"{shown(root['text'])} was asked for, and no entry of the lock came from it", origin=origin)
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
            self._report("hash", f"{entry.filename} has none of the hashes that {root['origin']} allows", entry, origin=root["origin"])
        files = {file["sha256"] for file in root.get("locked") or () if file.get("sha256")}
        if files and not entry.built and entry.sha256 not in files:
            self._report("locked", f"{entry.filename} is not one of the files that the lock names for {entry.project}", entry, origin=root["origin"])

    def _follow(self, dependency: Dependency) -> Entry | None:
        requirement = dependency.requirement
        project = normalize(requirement.name)
        what = f"{dependency.parent} needs {requirement.shown}" if dependency.parent else f"{requirement.shown} was asked for"
        if requirement.url and dependency.parent:
            self._url(requirement.url, what, dependency.chain, project)
        found = self.lock.by_project.get(project, [])
        if len(found) > 1:
            self._ambiguous(project, f"{what}, and the lock has {len(found)} entries for it", chain=dependency.chain, origin=dependency.origin)
            return None
        if not found:
            elsewhere = " or ".join(f"({shown(entry.marker)})" for entry in self.whole_lock.by_project.get(project, []))
            how = f"the lock has it only where {elsewhere}" if elsewhere else "the lock has no entry for it"
            self._report("missing", f"{what}, and {how}", chain=dependency.chain, origin=dependency.origin, project=project)
            return None
        entry = found[0]
        version = parse_version(entry.version)
        if version is None or not requirement.specifier.contains(version, prereleases=True):
            self._report("version", f"{what}, and the lock has {entry.version}", entry, chain=dependency.chain, origin=dependency.origin)
        self._want(entry, frozenset(map(normalize, requirement.extras)), dependency.chain, dependency.origin)
        return entry

    def _url(self, url: str, what: str, chain: tuple[str, ...], project: str) -> None:
        if why := url_fault(url):
            self._report("metadata", f"{what}: its URL cannot be parsed: {why}", chain=chain, project=project)
            return
        hint = "No bundle can redirect such a requirement: take a version whose metadata names it without a URL."
        self._report("direct-url", f"{what}: its metadata points to a URL, which pip would fetch", chain=chain, project=project, hint=hint)

    def _want(self, entry: Entry, extras: frozenset[str], chain: tuple[str, ...], origin: str) -> None:
        """Queue what is new: the project itself the first time, then each extra once, however often they name each other."""
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
            self._report("extra", f"{entry.project} {entry.version} has no extra {shown(extra)}", entry, severity="warning", chain=chain, origin=origin)
        self._requirements(entry, facts, extras & facts.provides_extra, chain, origin)

    def _requirements(self, entry: Entry, facts: Facts, extras: frozenset[str], chain: tuple[str, ...], origin: str) -> None:
        parent = f"{entry.project} {entry.version}"
        for line in facts.requires_dist:
            requirement = parse_requirement(line)
            if requirement is None:
                if not any(one["kind"] == "metadata" for one in facts.findings):  # else the inspector said so
                    self._report("metadata", f"{entry.filename}: {requires_dist_fault(line)}", entry, chain=chain)
                continue
            if depends_on_kernel(requirement, self.environment, extras):
                text = f"{parent} needs {shown(line)}: no bundle can promise what a machine's kernel calls itself"
                self._report("unpromised", text, entry, severity="warning", chain=chain)
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
            text = f"{entry.filename} holds {shown(facts.name)} {shown(facts.version)}, the lock says {entry.project} {entry.version}"
            self._report("metadata", text, entry, chain=chain)
        if not meets(entry.filename, self.accepted):
            self._report("tag", f"{entry.filename} does not install: none of its tags is accepted", entry, chain=chain, origin=origin)
        if facts.requires_python is not None:
            self._check_python(entry, facts.requires_python, chain, origin)

    def _check_python(self, entry: Entry, text: str, chain: tuple[str, ...], origin: str) -> None:
        version = self.environment["python_full_version"]
        admitted = admits(text, version)
        if admitted is None:
            said = f"{entry.project} {entry.version} has a Requires-Python that cannot be read: {shown(text)}"
            self._report("requires-python", said, entry, severity="warning", chain=chain)
        elif not admitted:
            said = f"{entry.project} {entry.version} requires Python {shown(text)}"
            self._report("requires-python", said, entry, chain=chain, origin=origin)

    def _ambiguous(self, project: str, message: str, **more: Any) -> None:
        """Once a project, however many want it."""
        if project not in self._ambiguous_projects:
            self._ambiguous_projects.add(project)
            self._report("ambiguous", message, project=project, **more)

    def _report(self, kind: Kind, message: str, entry: Entry | None = None, **more: Any) -> None:
        severity = more.pop("severity", "error")
        if "chain" in more:
            more["chain"] = list(more["chain"])
        if entry is not None:
            more = {"project": entry.project, "version": entry.version, **more}
        if (kind, message) not in self._reported:  # a project that is wanted for several extras is visited for each
            self._reported.add((kind, message))
            self.findings.append(finding(kind, severity, message, **more))
