"""pip's resolver without its waste: each replacement is one small module, and all of them together must answer as pip does.

Measured in docs/benchmarks.md. The replacements are on for the length of one target only; whatever goes wrong with them
on, the target is resolved again by pip as it is.
"""

from __future__ import annotations

import email
import email.message
import urllib.parse
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, cast

from pip._internal.exceptions import MetadataInconsistent
from pip._internal.metadata.base import BaseDistribution
from pip._internal.metadata.importlib._dists import Distribution
from pip._internal.models.link import Link
from pip._internal.operations import prepare
from pip._internal.operations.prepare import File, RequirementPreparer
from pip._internal.req import constructors
from pip._internal.req.constructors import RequirementParts
from pip._internal.req.req_install import InstallRequirement
from pip._internal.resolution.resolvelib import factory
from pip._internal.resolution.resolvelib.candidates import _InstallRequirementBackedCandidate
from pip._internal.utils import packaging
from pip._internal.utils.hashes import Hashes
from pip._internal.utils.packaging import get_requirement
from pip._vendor.packaging.markers import Marker
from pip._vendor.packaging.requirements import InvalidRequirement, Requirement
from pip._vendor.packaging.specifiers import InvalidSpecifier, SpecifierSet
from pip._vendor.packaging.tags import Tag
from pip._vendor.packaging.utils import NormalizedName, canonicalize_name
from pip._vendor.packaging.version import Version

from worker import pins
from worker.patching import Patch, applied, unexpected_sources
from worker.resolver.candidates import candidate_patches
from worker.resolver.index_client import CoreMetadata, metadata_text, wait
from worker.resolver.resolved_files import direct_entry
from worker.resolver.target_cache import PatchContext, TargetCache

SOURCES = {
    "pip._internal.index.package_finder": "b993ee68d039d558",
    "pip._internal.models.candidate": "32f00d649887930e",
    "pip._internal.models.link": "4925ed14edd802b7",
    "pip._internal.models.wheel": "d5275f0ef37b00b4",
    "pip._internal.operations.prepare": "9fd7c1fb6d7ede02",
    "pip._internal.req.constructors": "7e9896f94ca33846",
    "pip._internal.resolution.resolvelib.candidates": "e4f7e1cae4aea935",
    "pip._internal.resolution.resolvelib.factory": "a511347bd0f8469e",
    "pip._internal.resolution.resolvelib.found_candidates": "179e58b577a42946",
    "pip._internal.resolution.resolvelib.provider": "364c78035e8c380c",
    "pip._internal.resolution.resolvelib.requirements": "23397d9fc9dcd7cf",
    "pip._internal.metadata.importlib._dists": "6ebef758295fc678",
    "pip._vendor.packaging.markers": "cb15452a6250cbf9",
    "pip._vendor.packaging.specifiers": "9e0b9f7a4736fa74",
    "pip._vendor.resolvelib.resolvers.criterion": "95c9991afe6c2873",
    "pip._vendor.resolvelib.resolvers.resolution": "dc9ff3916fac0f71",
}
"""The modules that the replacements were written against, by the start of their sha256."""


class FastPath:
    def __init__(self, context: PatchContext) -> None:
        self._context = context
        self._patches: list[Patch] = [
            *candidate_patches(context),
            *marker_patches(context),
            *metadata_patches(context),
            *file_patches(context),
            *pins.patches(),
            *parsing_patches(),
        ]
        self.unexpected_sources = unexpected_sources(self._patches, SOURCES)
        """Empty when this pip is the one that the replacements were written for."""

    @contextmanager
    def on(self, cache: TargetCache) -> Iterator[None]:
        self._context.cache = cache
        try:
            with applied(self._patches):
                yield
        finally:
            self._context.cache = None


def file_patches(context: PatchContext) -> list[Patch]:
    original = prepare.get_http_url
    paths: dict[str, str] = {}
    verified: set[tuple[str, Hashes]] = set()

    def get_http_url(link: Link, download: Any, download_dir: str | None = None, hashes: Hashes | None = None) -> File:
        if download_dir is not None or not link.is_wheel:
            return original(link, download, download_dir, hashes)
        path = paths.get(link.url)
        if path is None:
            path = paths[link.url] = context.client.file(context.client.entries.get(link.url) or direct_entry(link))["path"]
        if hashes and (path, hashes) not in verified:
            hashes.check_against_path(path)
            verified.add((path, hashes))
        return File(path)

    return [Patch(prepare, "get_http_url", get_http_url)]


def parsing_patches() -> list[Patch]:
    parse_line, parse_requirement = constructors.parse_req_from_line, packaging.get_requirement
    lines: dict[str, RequirementParts] = {}
    invalid: dict[str, str] = {}

    def parse_req_from_line(name: str, line_source: str | None) -> RequirementParts:
        if line_source is not None or name.startswith(".") or any(mark in name for mark in "/\\@"):
            return parse_line(name, line_source)  # may be a path
        parts = lines.get(name)
        if parts is None:
            parts = parse_line(name, line_source)
            if parts.link is not None:
                return parts
            lines[name] = parts
        return RequirementParts(parts.requirement, parts.link, parts.markers, set(parts.extras))

    def get_requirement(text: str) -> Requirement:
        # pip asks for `<Python from Requires-Python>` in every round, and an exception is not cached
        if text in invalid:
            raise InvalidRequirement(invalid[text])  # a new one: a kept exception would keep its frames
        try:
            return parse_requirement(text)
        except InvalidRequirement as error:
            invalid[text] = str(error)
            raise

    def get_supported() -> list[Tag]:
        return []  # of the host, for the wheel cache, which is not used

    return [
        Patch(constructors, "parse_req_from_line", parse_req_from_line),
        Patch(factory, "get_requirement", get_requirement),
        Patch(factory, "get_supported", get_supported),
    ]


def marker_patches(patch_context: PatchContext) -> list[Patch]:
    original = Marker.evaluate
    kept: list[Marker] = []  # an id is only good for as long as its object lives

    def evaluate(self: Marker, environment: Any = None, context: Any = "metadata") -> bool:
        if environment is None or context != "metadata" or len(environment) != 1 or "extra" not in environment:
            return original(self, environment, context)
        key = (id(self), environment["extra"])
        known = patch_context.target.markers
        try:
            return known[key]
        except KeyError:
            kept.append(self)
            holds = known[key] = original(self, environment, context)
            return holds

    return [Patch(Marker, "evaluate", evaluate)]


SAFE_OPERATORS = {"<", "<=", "==", "!=", ">=", ">", "in", "not in"}
VARIABLES = {
    "implementation_name", "implementation_version", "os_name", "platform_machine", "platform_release", "platform_system", "platform_version",
    "python_full_version", "platform_python_implementation", "python_version", "sys_platform", "extra",
}  # fmt: skip


def metadata_patches(context: PatchContext) -> list[Patch]:
    fetch, check, check_link = (
        RequirementPreparer._fetch_metadata_only,
        _InstallRequirementBackedCandidate._check_metadata_consistency,
        prepare._check_linked_requirement_metadata,
    )

    def fetch_metadata_only(self: RequirementPreparer, req: InstallRequirement) -> BaseDistribution | None:
        link = req.link
        if self.require_hashes or link is None or not link.is_wheel or link.is_file or req.req is None:
            return fetch(self, req)
        dist = context.dists.get(link.url)
        if dist is None:
            core = wait(context.client.core(context.client.entries.get(link.url) or direct_entry(link)))["core"]
            dist = context.dists[link.url] = ParsedDistribution(context, core)
        if dist.canonical_name != canonicalize_name(req.req.name):
            raise MetadataInconsistent(req, "Name", req.req.name, dist.raw_name)
        return cast(BaseDistribution, dist)

    def check_metadata_consistency(self: Any, dist: BaseDistribution) -> None:
        if (
            isinstance(dist, ParsedDistribution)
            and self._name in (None, dist.canonical_name)
            and self._version in (None, dist.version)
            and dist.has_valid_requirements()
        ):
            return
        check(self, dist)

    def check_linked_requirement_metadata(req: InstallRequirement, dist: BaseDistribution) -> None:
        source = req.source_link
        host = urllib.parse.urlsplit(source.url).hostname if source else None
        if not isinstance(dist, ParsedDistribution) or host is None:
            check_link(req, dist)
        elif host not in dist.checked_hosts:
            check_link(req, dist)
            dist.checked_hosts.add(host)

    return [
        Patch(RequirementPreparer, "_fetch_metadata_only", fetch_metadata_only),
        Patch(_InstallRequirementBackedCandidate, "_check_metadata_consistency", check_metadata_consistency),
        Patch(prepare, "_check_linked_requirement_metadata", check_linked_requirement_metadata),
    ]


class ParsedDistribution(Distribution):
    """pip's distribution, of what a resolver reads only."""

    raw_name: str = ""
    canonical_name: NormalizedName = cast(NormalizedName, "")
    version: Version = Version("0")
    requires_python: SpecifierSet = SpecifierSet()

    def __init__(self, context: PatchContext, core: CoreMetadata) -> None:
        super().__init__(cast(Any, None), None, None)
        self._context, self._core = context, core
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
        known = self._context.target.dependencies
        key = (id(self), frozenset(extras))
        if key not in known:
            known[key] = [line for line in self.lines() if line.applies(extras)]
        return cast("list[Requirement]", known[key])

    def lines(self) -> list[Line]:
        if self._requirements is None:
            self._requirements = [Line(get_requirement(text.strip())) for text in self._core["requiresDist"]]
        return self._requirements

    def has_valid_requirements(self) -> bool:
        """Every requirement parses, and no marker of them can raise: what pip finds out by evaluating all of them."""
        if self._sound is None:
            try:
                self._sound = all(not line.requirement.marker or is_safe_marker(line.requirement.marker._markers) for line in self.lines())
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


def is_safe_marker(markers: Any) -> bool:
    for part in markers:
        if isinstance(part, list):
            if not is_safe_marker(part):
                return False
        elif isinstance(part, tuple):
            left, operator, right = part
            names = [side.value for side in (left, right) if type(side).__name__ == "Variable"]
            if operator.value not in SAFE_OPERATORS or len(names) != 1 or names[0] not in VARIABLES:
                return False
    return True
