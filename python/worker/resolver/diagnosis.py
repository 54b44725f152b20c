"""Why a target has no solution: which requirement chain, what exists instead, what to do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from pip._internal.exceptions import HashError, HashMismatch, MetadataInconsistent, PipError, UnsupportedWheel
from pip._internal.models.link import Link
from pip._internal.resolution.resolvelib.requirements import ExplicitRequirement, RequiresPythonRequirement, UnsatisfiableRequirement
from pip._internal.utils.packaging import requirement_without_marker
from pip._vendor.packaging.specifiers import SpecifierSet
from pip._vendor.packaging.utils import InvalidWheelFilename, canonicalize_name, parse_wheel_filename
from pip._vendor.packaging.version import Version
from pip._vendor.resolvelib import ResolutionImpossible

from worker.errors import Fault
from worker.findings import Finding, Kind, finding, shown
from worker.index_file import IndexFile
from worker.lines import Fault
from worker.reading.notes import masked
from worker.requirement_faults import url_fault
from worker.resolver.answer import without_login
from worker.resolver.chain import Chain, chain_of, chain_to, placed, requirer
from worker.resolver.desk import Desk
from worker.resolver.guard import SourceRefused
from worker.resolver.hashes import digests, hash_fault, link_text
from worker.resolver.judge import judged
from worker.resolver.memory import Memory
from worker.resolver.page import ROOT
from worker.resolver.reasons import why_no_wheel
from worker.resolver.refusals import BrokenWheel, UrlInMetadata
from worker.resolver.roots import Root, applies, parsed, specifier_of
from worker.wheels.metadata import invalid_requires_dist

MAX_REASON_LENGTH = 600
NO_UPLOAD_TIME = re.compile(re.escape(ROOT) + r"/([^/]+)/ does not provide upload-time metadata")


class Diagnosis:
    """The findings of one failed resolve, each said once."""

    def __init__(self, cache: TargetCache, client: IndexClient, constraints: Iterable[Root]) -> None:
        self._cache, self._client = cache, client
        self._constraints = [root for root in constraints if applies(root)]
        self.findings: list[Finding] = []
        self.projects: set[str] = set()

    def of_error(self, error: PipError) -> None:
        cause = error.__cause__
        if isinstance(cause, ResolutionImpossible):
            self.of_causes([(one.requirement, one.parent) for one in cause.causes])
        elif isinstance(error, MetadataInconsistent) and error.ireq.link is not None:
            raise wrong_content([(error.ireq.link, error)])
        elif isinstance(error, UrlInMetadata):
            self.of_url(error)
        elif isinstance(error, HashMismatch):
            self.of_hash(error)
        elif isinstance(error, HashError):
            asked = f"{error.req.req} ({error.req.comes_from})" if error.req is not None else "a requirement"
            self._say(
                "hash",
                f"{asked}: {shown(error.head, MAX_REASON_LENGTH)}",
                "With a hash on one requirement, all need ==VERSION and --hash; a complete lock comes from pip-compile --generate-hashes.",
            )
        elif isinstance(error, SourceRejected):
            self._say(
                "source",
                shown(str(error), MAX_REASON_LENGTH),
                "A source must be built first, which --sdists pure does for what you ask for, not for a URL inside metadata.",
            )
        elif isinstance(error, UnsupportedWheel):
            name = str(error).partition(" ")[0]
            incompatibility = why_no_wheel([(name, None)], self._cache)
            if incompatibility is None:
                raise broken(str(error))
            self._say(
                "no-wheel",
                f"{name} does not install on this target: {incompatibility.text}",
                "Give the wheel that was built for it, or leave this target out with --exclude.",
            )
        elif without_times := NO_UPLOAD_TIME.search(str(error)):
            self.explain_missing_time(canonicalize_name(without_times[1]))
        else:
            self._say("unsolvable", f"pip: {shown(str(error), MAX_REASON_LENGTH)}", "")

    def of_hash(self, error: HashMismatch) -> None:
        """Raises Fault(integrity), unless the hashes are those of other files of the project: of its sdist, say, because its wheel was uploaded later."""
        assert error.req is not None and error.req.link is not None
        requirement, name = error.req, canonicalize_name(error.req.name or "")
        allowed = {f"{algorithm}:{one}" for algorithm, several in error.allowed.items() for one in several}
        project_files = self._client.project_files(name)
        sdists = self._hashed(project_files.sdists, allowed)
        covered = [*self._hashed((row for _, rows in project_files.wheels() for row in rows), allowed), *sdists]
        if not covered:
            raise hash_fault(requirement, error.req.link, {algorithm: one.hexdigest() for algorithm, one in error.gots.items()})
        message = f"{requirement.req}: its hashes are those of {', '.join(covered)}, not of {link_text(error.req.link)} ({requirement.comes_from})"
        hint = f"Lock it again with the hashes of all its files{', or build its sdist with --sdists pure' if sdists else ''}."
        self._say("no-wheel", message, hint, name, Chain([str(requirement.req)], str(requirement.comes_from)))

    def _hashed(self, rows: Iterable[IndexFile], allowed: set[str]) -> list[str]:
        return [shown(row.filename) for row in rows if allowed & digests(row.hashes)]

    def of_causes(self, causes: list[tuple[Any, Any]]) -> None:
        rest: dict[str, list[tuple[Any, Any]]] = {}
        files = {requirement.project_name for requirement, _ in causes if isinstance(requirement, ExplicitRequirement)}
        for requirement, parent in causes:
            if isinstance(requirement, RequiresPythonRequirement):
                self.of_python(requirement, parent)
            elif isinstance(requirement, UnsatisfiableRequirement):  # a file that was named itself, and passed over
                self.of_discarded(requirement.project_name, [(requirement, parent)])
            # what an index has of a project is no reason where a file of it was given
            elif requirement.project_name in files or not self.of_project(
                requirement.project_name, specifier_of_cause(requirement), chain_of(requirement, parent)
            ):
                rest.setdefault(requirement.project_name, []).append((requirement, parent))
        for project, asked in rest.items():
            self.of_discarded(project, asked)
        for project, asked in rest.items():
            self.of_conflict(project, asked)
        if not self.findings:
            self._say("unsolvable", "pip finds no set of versions that meets all requirements", "Loosen the versions that you ask for.")

    def of_python(self, requirement: RequiresPythonRequirement, parent: Any) -> None:
        if self._cache.admits(str(requirement.specifier)):
            return
        chain = chain_of(requirement, parent)
        message = f"{parent} requires Python {requirement.specifier}, this target has {self._cache.target.version} (wanted by {chain.wanted_by})"
        self._say("requires-python", message, "Ask for an older version of it, or leave this target out with --exclude.", parent.project_name, chain)

    def explain_missing_time(self, project: str) -> None:
        """pip refuses to guess where an index gives no times (Simple API, "upload-time"; PEP 700)."""
        indexes = ", ".join(dict.fromkeys(table.index for table in self._client.project_files(project).tables))
        message = f"{project}: {indexes} does not say when its files were uploaded, which the rule --uploaded-prior-to asks for"
        self._say("too-new", message, "Take an index that does (JSON with upload-time), or leave the option out.", project)

    def of_project(self, project: str, specifier: SpecifierSet, chain: Chain) -> bool:
        """Whether this requirement cannot be met whatever the others say."""
        name = canonicalize_name(project)
        if any(root.get("url") and canonicalize_name(str(root.get("name"))) == name for root in self._constraints):
            return False  # it comes from there, not from an index
        project_files = self._client.project_files(name)
        found = explain_unavailable(project_files, specifier, self._cache, self._client.projects())
        held = [] if found else [root for root in self._constraints if canonicalize_name(str(root.get("name"))) == name]
        if any([self._of_constraint(name, root, chain) for root in held]):
            return True
        for root in held:
            found = found or explain_unavailable(project_files, specifier & specifier_of(root), self._cache)
        if found is None or (
            held and found.kind == "no-version" and any(specifier_of(root).contains(version) for version, _ in project_files.wheels() for root in held)
        ):
            return False  # each alone can be met: a conflict
        by = "".join(f" and by the constraint {root['text']} ({root['origin']})" for root in held)
        message = f"{chain.texts[-1] if chain.texts else name}: {found.reason} (wanted by {chain.wanted_by}{by})"
        self.projects.add(name)
        self._say(found.kind, message, found.hint, name, chain, found.version)
        return True

    def _of_constraint(self, name: str, root: Root, chain: Chain) -> bool:
        """Whether nothing meets this constraint, whoever asks for the project: that is then all there is to say of it."""
        found = explain_unavailable(self._client.project_files(name), specifier_of(root), self._cache)
        if found is None or found.kind in ("pre-release", "yanked"):  # a requirement may ask for these by name
            return False
        self.projects.add(name)
        self._say(found.kind, f"{root['text']}: {found.reason} (constraint {root['origin']})", found.hint, name, chain, found.version)
        return True

    def of_discarded(self, project: str, asked: list[tuple[Any, Any]]) -> None:
        """A file that would do, were it what it is called. Raises Fault(integrity): loosening a requirement is no answer."""
        bounds = [specifier_of(root) for root in self._constraints if canonicalize_name(str(root.get("name"))) == canonicalize_name(project)]
        specifiers = [specifier_of_cause(requirement) for requirement, _ in asked] + bounds
        found = []
        for link, error in self._cache.discarded.items():
            name, version = name_and_version(link)
            if name == canonicalize_name(project) and (version is None or all(one.contains(version, prereleases=True) for one in specifiers)):
                found.append((link, error))
        if found:
            raise wrong_content(found)

    def of_url(self, error: UrlInMetadata) -> None:
        """Raises Fault(integrity) where nobody could fetch it."""
        requirement, chain = shown(masked(str(error.requirement))), chain_to(error.parent)
        if why := url_fault(str(error.requirement.url)):
            name = error.parent.link.filename if error.parent.link else str(error.parent.name)
            raise broken(f"{name}: {invalid_requires_dist(requirement, f'its URL cannot be parsed: {why}')}")
        text = str(requirement_without_marker(error.requirement))
        whole = Chain([*chain.texts, shown(masked(text))], chain.origin)
        message = f"{chain.texts[-1]} needs {requirement}: its metadata points to a URL, which pip would fetch (wanted by {whole.wanted_by})"
        hint = "No bundle can redirect such a requirement: take a version whose metadata names it without a URL."
        self._say("direct-url", message, hint, canonicalize_name(error.requirement.name), whole)

    def of_roots(self, roots: Iterable[Root]) -> None:
        """Everything that was asked for by a name and cannot be had, whatever the others say: pip stops at the first."""
        roots = [*roots]
        self.projects |= {canonicalize_name(str(root.get("name"))) for root in roots if root["kind"] != "named" and applies(root)}
        for root in roots:
            requirement = parsed(root)
            if root["kind"] == "named" and "locked" not in root and requirement is not None and applies(root):
                name = canonicalize_name(requirement.name)
                if name not in self.projects:
                    self.of_project(name, requirement.specifier, Chain([str(requirement_without_marker(requirement))], root["origin"]))

    def of_conflict(self, project: str, asked: list[tuple[Any, Any]]) -> None:
        sides = sorted({self._side(requirement, parent) for requirement, parent in asked})
        sides += [f"the constraint {root['text']} ({root['origin']})" for root in self._constraints if canonicalize_name(str(root.get("name"))) == project]
        if len(sides) < 2:
            return
        self.projects.add(canonicalize_name(project))
        message = f"no version of {project} meets all of this: {'; '.join(sides)}"
        self._say("conflict", message, "Loosen one of them.", project, chain_of(*asked[0]))

    def _side(self, requirement: Any, parent: Any) -> str:
        chain = chain_of(requirement, parent)
        if parent is None:
            return f"{chain.texts[-1]} ({chain.origin})"
        above = chain_of_parent(parent)
        return f"{chain.texts[-1]} (required by {parent.name} {parent.version}, wanted by {above})"

    def _say(self, kind: Kind, message: str, hint: str, project: str | None = None, chain: Chain | None = None, version: str | None = None) -> None:
        if any(one["message"] == message for one in self.findings):
            return
        where = {} if chain is None else {"origin": chain.origin, "chain": chain.texts}
        self.findings.append(finding(kind, "error", message, hint=hint or None, project=project, version=version, **where))


def name_and_version(link: Link) -> tuple[str, Version | None]:
    try:
        name, version, *_ = parse_wheel_filename(link.filename)
        return name, version
    except InvalidWheelFilename:
        return canonicalize_name(link.filename.partition("-")[0]), None


def wrong_content(files: Iterable[tuple[Link, Any]]) -> Fault:
    return Fault(
        "integrity",
        "\n".join(what_is_wrong(link, error) for link, error in files),
        "Take another version, or get the file again; tell the project, and who runs the index.",
    )


def what_is_wrong(link: Link, error: Any) -> str:
    where = f"{shown(link.filename)} from {without_login(link.url_without_fragment)}"
    if isinstance(error, BrokenWheel):
        return f"{where} cannot be installed: {error}"
    if isinstance(error, MetadataInconsistent):
        return f"{where} is not what it is called: its METADATA has the {error.field} {shown(str(error.m_val))}, its file name {shown(str(error.f_val))}"
    return f"{where} is not what it is called: {shown(str(error))}"


def ignored(discarded: Mapping[Link, Any]) -> dict[str, list[Finding]]:
    """Files that pip passed over on the way to a solution; another one was taken in the place of each."""
    findings = []
    for link, error in discarded.items():
        name, version = name_and_version(link)
        hint = "Another file was taken. Tell who runs the index, and the project."
        message = f"{what_is_wrong(link, error)}; it was ignored"
        findings.append(finding("ignored", "warning", message, hint=hint, project=name, version=version and str(version)))
    return {"ignored": findings} if findings else {}


def broken(what: str) -> Fault:
    return Fault("integrity", shown(what, MAX_REASON_LENGTH), "The file is damaged, or another one than its name says: get it again, or tell who made it.")


def chain_of_parent(parent: Any) -> str:
    chain = chain_to(requirer(parent))
    return placed(chain.texts, chain.origin)


def specifier_of_cause(requirement: Any) -> SpecifierSet:
    _, own = requirement.get_candidate_lookup()
    return own.specifier if own is not None and own.req is not None else SpecifierSet()
