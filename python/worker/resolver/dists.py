"""Metadata is asked for and parsed once for each file, and stands for pip's distribution without a temporary folder."""

from __future__ import annotations

import email
import email.message
import urllib.parse
from collections.abc import Collection, Iterable
from typing import Any, cast

from pip._internal.exceptions import MetadataInconsistent
from pip._internal.metadata.base import BaseDistribution
from pip._internal.metadata.importlib._dists import Distribution
from pip._internal.operations import prepare
from pip._internal.operations.prepare import RequirementPreparer
from pip._internal.req.req_install import InstallRequirement
from pip._internal.resolution.resolvelib.candidates import _InstallRequirementBackedCandidate
from pip._internal.utils.packaging import get_requirement
from pip._vendor.packaging.requirements import InvalidRequirement, Requirement
from pip._vendor.packaging.specifiers import InvalidSpecifier, SpecifierSet
from pip._vendor.packaging.utils import NormalizedName, canonicalize_name
from pip._vendor.packaging.version import Version

from worker.patch import Patch
from worker.resolver.index_client import Core, wait
from worker.resolver.page import metadata_text
from worker.resolver.resolved_files import direct_entry
from worker.resolver.run import Run

SAFE_OPERATORS = {"<", "<=", "==", "!=", ">=", ">", "in", "not in"}
VARIABLES = {
    "implementation_name", "implementation_version", "os_name", "platform_machine", "platform_release", "platform_system", "platform_version",
    "python_full_version", "platform_python_implementation", "python_version", "sys_platform", "extra",
}  # fmt: skip


def patches(run: Run) -> list[Patch]:
    fetch, check, check_link = (
        RequirementPreparer._fetch_metadata_only,
        _InstallRequirementBackedCandidate._check_metadata_consistency,
        prepare._check_linked_requirement_metadata,
    )

    def fetch_metadata_only(self: RequirementPreparer, req: InstallRequirement) -> BaseDistribution | None:
        link = req.link
        if self.require_hashes or link is None or not link.is_wheel or link.is_file or req.req is None:
            return fetch(self, req)
        dist = run.dists.get(link.url)
        if dist is None:
            core = wait(run.desk.core(run.desk.entries.get(link.url) or direct_entry(link)))["core"]
            dist = run.dists[link.url] = Parsed(run, core)
        if dist.canonical_name != canonicalize_name(req.req.name):
            raise MetadataInconsistent(req, "Name", req.req.name, dist.raw_name)
        return cast(BaseDistribution, dist)

    def check_metadata_consistency(self: Any, dist: BaseDistribution) -> None:
        if isinstance(dist, Parsed) and self._name in (None, dist.canonical_name) and self._version in (None, dist.version) and dist.is_sound():
            return
        check(self, dist)

    def check_linked_requirement_metadata(req: InstallRequirement, dist: BaseDistribution) -> None:
        source = req.source_link
        host = urllib.parse.urlsplit(source.url).hostname if source else None
        if not isinstance(dist, Parsed) or host is None:
            check_link(req, dist)
        elif host not in dist.checked_hosts:
            check_link(req, dist)
            dist.checked_hosts.add(host)

    return [
        Patch(RequirementPreparer, "_fetch_metadata_only", fetch_metadata_only),
        Patch(_InstallRequirementBackedCandidate, "_check_metadata_consistency", check_metadata_consistency),
        Patch(prepare, "_check_linked_requirement_metadata", check_linked_requirement_metadata),
    ]


class Parsed(Distribution):
    """pip's distribution, of what a resolver reads only."""

    raw_name: str = ""
    canonical_name: NormalizedName = cast(NormalizedName, "")
    version: Version = Version("0")
    requires_python: SpecifierSet = SpecifierSet()

    def __init__(self, run: Run, core: Core) -> None:
        super().__init__(cast(Any, None), None, None)
        self._run, self._core = run, core
        self.raw_name = core["name"]
        self.canonical_name = canonicalize_name(core["name"])
        self.version = Version(core["version"])
        self.requires_python = specifier_of(core["requiresPython"])
        self.checked_hosts: set[str] = set()
        self._extras = [canonicalize_name(extra) for extra in core["providesExtra"]]
        self._requirements: list[Line] | None = None
        self._sound: bool | None = None

    def _metadata_impl(self) -> email.message.Message:
        return email.message_from_string(metadata_text(self._core))

    def iter_provided_extras(self) -> Iterable[NormalizedName]:
        return self._extras

    def iter_raw_dependencies(self) -> Iterable[str]:
        return list(self._core["requiresDist"])

    def iter_dependencies(self, extras: Collection[str] = ()) -> Iterable[Requirement]:
        known = self._run.now.dependencies
        key = (id(self), frozenset(extras))
        if key not in known:
            known[key] = [line for line in self.lines() if line.applies(extras)]
        return cast("list[Requirement]", known[key])

    def lines(self) -> list[Line]:
        if self._requirements is None:
            self._requirements = [Line(get_requirement(text.strip())) for text in self._core["requiresDist"]]
        return self._requirements

    def is_sound(self) -> bool:
        """Every requirement parses, and no marker of them can raise: what pip finds out by evaluating all of them."""
        if self._sound is None:
            try:
                self._sound = all(not line.requirement.marker or is_simple(line.requirement.marker._markers) for line in self.lines())
            except InvalidRequirement:
                self._sound = False
        return self._sound


class Line:
    """A parsed Requires-Dist whose text is remembered: pip turns it into text again at once."""

    __slots__ = ("_text", "requirement")

    def __init__(self, requirement: Requirement) -> None:
        self.requirement, self._text = requirement, str(requirement)

    def __str__(self) -> str:
        return self._text

    def __getattr__(self, name: str) -> Any:
        return getattr(self.requirement, name)

    def applies(self, extras: Collection[str]) -> bool:
        """As pip's Distribution.iter_dependencies has it."""
        marker = self.requirement.marker
        if not marker or (not extras and marker.evaluate({"extra": ""})):
            return True
        return any(marker.evaluate({"extra": extra}) for extra in extras)


def specifier_of(requires_python: str | None) -> SpecifierSet:
    """An invalid one counts as none, as pip has it."""
    try:
        return SpecifierSet(requires_python or "")
    except InvalidSpecifier:
        return SpecifierSet()


def is_simple(markers: Any) -> bool:
    for part in markers:
        if isinstance(part, list):
            if not is_simple(part):
                return False
        elif isinstance(part, tuple):
            left, operator, right = part
            names = [side.value for side in (left, right) if type(side).__name__ == "Variable"]
            if operator.value not in SAFE_OPERATORS or len(names) != 1 or names[0] not in VARIABLES:
                return False
    return True
