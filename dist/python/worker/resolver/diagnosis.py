"""Explains why a target has no solution: the chain of requirements, what exists instead, and what to do."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable, Mapping
from typing import Any

from pip._internal.exceptions import HashError, HashMismatch, MetadataInconsistent, PipError, UnsupportedWheel
from pip._internal.models.link import Link
from pip._internal.resolution.resolvelib.requirements import ExplicitRequirement, RequiresPythonRequirement, UnsatisfiableRequirement
from pip._internal.utils.packaging import requirement_without_marker
from pip._vendor.packaging.requirements import Requirement
from pip._vendor.packaging.specifiers import SpecifierSet
from pip._vendor.packaging.utils import InvalidWheelFilename, canonicalize_name, parse_wheel_filename
from pip._vendor.packaging.version import Version
from pip._vendor.resolvelib import ResolutionImpossible

from worker.errors import Fault
from worker.findings import DIRECT_URL_HINT, Finding, Kind, direct_url, finding, lock_command, requires_python, shown, unsupported_wheel
from worker.inspector.metadata import invalid_requires_dist
from worker.parser_limits import url_fault
from worker.requirements.collector import masked
from worker.resolver.explain_unavailable import Unavailable, explain_unavailable, leave_out_python, to_leave_out, why_no_wheel
from worker.resolver.index_client import IndexClient
from worker.resolver.pip_run import ROOT, BrokenWheel, SourceRejected, UrlInMetadata
from worker.resolver.resolved_files import digests, hash_mismatch, link_text, without_login
from worker.resolver.roots import Chain, Root, applies, chain_of, chain_of_candidate, chain_to, parse_requirement, specifier_of
from worker.resolver.target_cache import TargetCache

MAX_REASON_LENGTH = 600
NO_UPLOAD_TIMES = re.compile(re.escape(ROOT) + r"/([^/]+)/ does not provide upload-time metadata")
Cause = tuple[Any, Any]
"""A requirement of resolvelib, and the candidate that has it; None for the user."""


class Diagnosis:
    """The findings of one failed resolution, without duplicates."""

    def __init__(self, cache: TargetCache, client: IndexClient, roots: Iterable[Root], constraints: Iterable[Root]) -> None:
        self._cache, self._client = cache, client
        self._roots = [root for root in roots if applies(root)]
        self._constraints = [root for root in constraints if applies(root)]
        self.findings: list[Finding] = []
        self.projects: set[str] = set()
        """Projects that have a finding."""

    def explain(self, error: PipError) -> None:
        """Raises Fault(integrity) if a file does not match its name or hash."""
        cause = error.__cause__
        if isinstance(cause, ResolutionImpossible):
            self._explain_causes([(one.requirement, one.parent) for one in cause.causes])
        elif isinstance(error, MetadataInconsistent) and error.ireq.link is not None:
            raise _wrong_content([(error.ireq.link, error)])
        elif isinstance(error, UrlInMetadata):
            self._explain_url(error)
        elif isinstance(error, HashError):
            self._explain_hash(error)
        elif isinstance(error, SourceRejected):
            hint = "Provide a wheel instead. --sdists pure builds only sources that you require yourself, not URLs in metadata."
            self._report("source", shown(str(error), MAX_REASON_LENGTH), hint)
        elif isinstance(error, UnsupportedWheel):
            name = str(error).partition(" ")[0]
            why = why_no_wheel([(name, None)], self._cache)
            if why is None:
                raise _broken(str(error))
            hint = f"Use a wheel that was built for this target. {to_leave_out([name], why, self._cache.target)}."
            self._report("no-wheel", unsupported_wheel(name, why.text), hint)
        elif match := NO_UPLOAD_TIMES.search(str(error)):
            self._explain_missing_times(canonicalize_name(match[1]))
        else:
            self._report("unsolvable", f"pip: {shown(str(error), MAX_REASON_LENGTH)}", "")

    def explain_roots(self) -> None:
        """Report every root that is unavailable by itself, since pip stops at the first."""
        self.projects |= {canonicalize_name(str(root.get("name"))) for root in self._roots if root["kind"] != "named"}
        for root, requirement in self._named_roots:
            name = canonicalize_name(requirement.name)
            if name not in self.projects:
                chain = Chain([str(requirement_without_marker(requirement))], root["origin"], str(requirement.marker or ""))
                self.explain_project(name, requirement.specifier, chain)

    @property
    def _named_roots(self) -> list[tuple[Root, Requirement]]:
        """Those that come from an index."""
        named = (root for root in self._roots if root["kind"] == "named" and "locked" not in root)
        return [(root, requirement) for root in named if (requirement := parse_requirement(root["text"])) is not None]

    @functools.cached_property
    def _doubtful_indexes(self) -> list[str]:
        return self._client.indexes_without(canonicalize_name(requirement.name) for _, requirement in self._named_roots)

    def explain_project(self, project: str, specifier: SpecifierSet, chain: Chain) -> bool:
        """Report the requirement if it cannot be met, whatever the others say."""
        name = canonicalize_name(project)
        constraints = self._constraints_of(name)
        if any(root.get("url") for root in constraints):
            return False  # the project comes from there, not from an index
        files = self._client.project_files(name)
        found = explain_unavailable(files, specifier, self._cache, chain, self._client.known_projects(), [] if files else self._doubtful_indexes)
        if found is not None:
            return self._report_unavailable(name, found, f"required by {chain.required_by}", chain)
        if any([self._explain_constraint(name, root, chain) for root in constraints]):
            return True
        together = (explain_unavailable(files, specifier & specifier_of(root), self._cache, chain) for root in constraints)
        found = next((one for one in together if one is not None), None)
        if found is None or (found.kind == "no-version" and any(specifier_of(root).contains(version) for version, _ in files.wheels() for root in constraints)):
            return False  # each can be met by itself: a conflict
        limits = "".join(f" and by the constraint {root['text']} ({root['origin']})" for root in constraints)
        return self._report_unavailable(name, found, f"required by {chain.required_by}{limits}", chain)

    def _explain_constraint(self, name: str, root: Root, chain: Chain) -> bool:
        """Report the constraint if nothing meets it, whatever requires the project."""
        found = explain_unavailable(self._client.project_files(name), specifier_of(root), self._cache, chain)
        if found is None or found.kind in ("pre-release", "yanked"):  # a requirement may allow these by naming one
            return False
        return self._report_unavailable(name, found, f"constraint {root['origin']}", chain, root["text"])

    def _report_unavailable(self, name: str, found: Unavailable, why: str, chain: Chain, text: str | None = None) -> bool:
        self.projects.add(name)
        text = text or (chain.texts[-1] if chain.texts else name)
        self._report(found.kind, f"{text}: {found.reason} ({why})", found.hint, name, chain, found.version)
        return True

    def _explain_causes(self, causes: list[Cause]) -> None:
        rest: dict[str, list[Cause]] = {}
        files = {requirement.project_name for requirement, _ in causes if isinstance(requirement, ExplicitRequirement)}
        for requirement, parent in causes:
            project = requirement.project_name
            if isinstance(requirement, RequiresPythonRequirement):
                self._explain_python(requirement, parent)
            elif isinstance(requirement, UnsatisfiableRequirement):  # a file that was named and skipped
                self._check_discarded(project, [requirement])
            # if a file of the project was named, the index does not matter
            elif project in files or not self.explain_project(project, _specifier(requirement), chain_of(requirement, parent)):
                rest.setdefault(project, []).append((requirement, parent))
        for project, conflicting in rest.items():
            self._check_discarded(project, [requirement for requirement, _ in conflicting])
        for project, conflicting in rest.items():
            self._explain_conflict(project, conflicting)
        if not self.findings:
            self._report("unsolvable", "pip found no set of versions that satisfies all requirements", "Loosen your version specifiers.")

    def _explain_python(self, requirement: RequiresPythonRequirement, parent: Any) -> None:
        if self._cache.admits(str(requirement.specifier)):
            return
        chain = chain_of(requirement, parent)
        message = f"{parent} {requires_python(str(requirement.specifier), self._cache.target.version)} (required by {chain.required_by})"
        self._report("requires-python", message, f"Use an older version of it. {leave_out_python(self._cache.target)}.", parent.project_name, chain)

    def _check_discarded(self, project: str, requirements: Iterable[Any]) -> None:
        """Raises Fault(integrity) for skipped files that would meet all requirements: loosening a requirement does not help."""
        specifiers = [*map(_specifier, requirements), *map(specifier_of, self._constraints_of(project))]
        found = []
        for link, error in self._cache.discarded.items():
            name, version = _name_and_version(link)
            if name == canonicalize_name(project) and (version is None or all(one.contains(version, prereleases=True) for one in specifiers)):
                found.append((link, error))
        if found:
            raise _wrong_content(found)

    def _explain_conflict(self, project: str, causes: list[Cause]) -> None:
        sides = sorted({self._side(requirement, parent) for requirement, parent in causes})
        sides += [f"the constraint {root['text']} ({root['origin']})" for root in self._constraints_of(project)]
        if len(sides) >= 2:
            self.projects.add(canonicalize_name(project))
            message = f"no version of {project} satisfies all of these: {'; '.join(sides)}"
            self._report("conflict", message, self._conflict_hint(project, causes), project, chain_of(*causes[0]))

    def _conflict_hint(self, project: str, causes: list[Cause]) -> str:
        """Names the two lines whose requirements exclude each other, if two are enough."""
        limits = [(_specifier(requirement), chain_of(requirement, parent)) for requirement, parent in causes]
        limits += [(specifier_of(root), Chain([root["text"]], root["origin"])) for root in self._constraints_of(project)]
        versions = [release.version for release in self._client.project_files(canonicalize_name(project)).releases()]
        for (one, first), (other, second) in itertools.combinations(limits, 2):
            lines = sorted({Chain(chain.texts[:1], chain.origin).text for chain in (first, second)})
            if len(lines) == 2 and one and other and not any((one & other).contains(version, prereleases=True) for version in versions):
                return f"Loosen one of these two lines, which exclude each other: {'; '.join(lines)}."
        return "Loosen one of them."

    def _side(self, requirement: Any, parent: Any) -> str:
        chain = chain_of(requirement, parent)
        if parent is None:
            return f"{chain.texts[-1]} ({chain.origin})"
        return f"{chain.texts[-1]} (required by {parent.name} {parent.version}, via {chain_of_candidate(parent).text})"

    def _explain_url(self, error: UrlInMetadata) -> None:
        """Raises Fault(integrity) if the URL cannot be parsed."""
        requirement, chain = shown(masked(str(error.requirement))), chain_to(error.parent)
        if why := url_fault(str(error.requirement.url)):
            name = error.parent.link.filename if error.parent.link else str(error.parent.name)
            raise _broken(f"{name}: {invalid_requires_dist(requirement, f'its URL cannot be parsed: {why}')}")
        text = str(requirement_without_marker(error.requirement))
        whole = Chain([*chain.texts, shown(masked(text))], chain.origin)
        message = f"{direct_url(chain.texts[-1], requirement)} (required by {whole.required_by})"
        self._report("direct-url", message, DIRECT_URL_HINT, canonicalize_name(error.requirement.name), whole)

    def _explain_hash(self, error: HashError) -> None:
        """Raises Fault(integrity) for a mismatch, unless the hashes belong to other files of the project, such as its sdist."""
        if not isinstance(error, HashMismatch):
            what = f"{error.req.req} ({error.req.comes_from})" if error.req is not None else "a requirement"
            name = canonicalize_name(error.req.name or "") if error.req is not None else ""
            hint = f"If one requirement has a hash, all need ==VERSION and --hash: create a complete lock with {lock_command(name)}."
            self._report("hash", f"{what}: {shown(error.head, MAX_REASON_LENGTH)}", hint)
            return
        assert error.req is not None and error.req.link is not None
        requirement, name = error.req, canonicalize_name(error.req.name or "")
        allowed = {f"{algorithm}:{one}" for algorithm, several in error.allowed.items() for one in several}
        files = self._client.project_files(name)
        sdists = [shown(row.filename) for row in files.sdists if allowed & digests(row.hashes)]
        covered = [shown(row.filename) for _, rows in files.wheels() for row in rows if allowed & digests(row.hashes)] + sdists
        if not covered:
            raise hash_mismatch(requirement, error.req.link, {algorithm: one.hexdigest() for algorithm, one in error.gots.items()})
        message = f"{requirement.req}: its hashes match {', '.join(covered)}, not {link_text(error.req.link)} ({requirement.comes_from})"
        hint = f"Lock it again with the hashes of all its files{', or build its sdist with --sdists pure' if sdists else ''}."
        self._report("no-wheel", message, hint, name, Chain([str(requirement.req)], str(requirement.comes_from)))

    def _explain_missing_times(self, project: str) -> None:
        """An index without upload times cannot be used with `--uploaded-prior-to` (Simple API, "upload-time"; PEP 700)."""
        indexes = ", ".join(dict.fromkeys(table.index for table in self._client.project_files(project).tables))
        message = f"{project}: {indexes} does not state upload times, but files need one (rule: --uploaded-prior-to)"
        self._report("too-new", message, "Use an index that states upload times (JSON with upload-time), or omit the option.", project)

    def _constraints_of(self, project: str) -> list[Root]:
        return [root for root in self._constraints if canonicalize_name(str(root.get("name"))) == canonicalize_name(project)]

    def _report(self, kind: Kind, message: str, hint: str, project: str | None = None, chain: Chain | None = None, version: str | None = None) -> None:
        if all(one["message"] != message for one in self.findings):
            where: dict[str, Any] = {} if chain is None else {"origin": chain.origin, "chain": chain.texts}
            self.findings.append(finding(kind, message, hint=hint or None, project=project, version=version, **where))


def ignored_files(discarded: Mapping[Link, Any]) -> dict[str, list[Finding]]:
    """Warnings about files that pip skipped before it found a solution with others."""
    findings = []
    for link, error in discarded.items():
        name, version = _name_and_version(link)
        hint = "Another file is used. Report this one to the index operator and the project."
        message = f"{_describe_fault(link, error)}; it was ignored"
        findings.append(finding("ignored", message, hint=hint, project=name, version=version and str(version)))
    return {"ignored": findings} if findings else {}


def _name_and_version(link: Link) -> tuple[str, Version | None]:
    try:
        name, version, *_ = parse_wheel_filename(link.filename)
        return name, version
    except InvalidWheelFilename:
        return canonicalize_name(link.filename.partition("-")[0]), None


def _specifier(requirement: Any) -> SpecifierSet:
    _, own = requirement.get_candidate_lookup()
    return own.specifier if own is not None and own.req is not None else SpecifierSet()


def _wrong_content(files: Iterable[tuple[Link, Any]]) -> Fault:
    message = "\n".join(_describe_fault(link, error) for link, error in files)
    return Fault("integrity", message, "Use another version, or download the file again; report it to the project and the index operator.")


def _describe_fault(link: Link, error: Any) -> str:
    where = f"{shown(link.filename)} from {without_login(link.url_without_fragment)}"
    if isinstance(error, BrokenWheel):
        return f"{where} cannot be installed: {error}"
    if isinstance(error, MetadataInconsistent):
        return f"{where} does not match its file name: its METADATA has the {error.field} {shown(str(error.m_val))}, but its file name is for {shown(str(error.f_val))}"
    return f"{where} does not match its file name: {shown(str(error))}"


def _broken(what: str) -> Fault:
    return Fault("integrity", shown(what, MAX_REASON_LENGTH), "The file is damaged or misnamed: download it again, or report it to its author.")
