"""Patches that make pip's resolver faster without changing its answers (measured in docs/internals/benchmarks.md).

They are applied while one target is resolved. If anything fails meanwhile, the target is resolved again by unpatched pip.
"""

from __future__ import annotations

import email
import email.message
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
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
from pip._internal.resolution.resolvelib.candidates import _InstallRequirementBackedCandidate
from pip._internal.utils.hashes import Hashes
from pip._internal.utils.packaging import get_requirement
from pip._vendor.packaging.requirements import InvalidRequirement, Requirement
from pip._vendor.packaging.specifiers import InvalidSpecifier, SpecifierSet
from pip._vendor.packaging.utils import NormalizedName, canonicalize_name
from pip._vendor.packaging.version import Version

from worker import resolver_cache
from worker.parser_limits import VARIABLES
from worker.patching import Patch, applied, unexpected_sources
from worker.resolver.candidates import candidate_patches
from worker.resolver.index_client import CoreMetadata
from worker.resolver.pip_run import metadata_text
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
"""The modules that the patches were written for, with the start of their SHA-256."""


class FastPath:
    def __init__(self, context: PatchContext) -> None:
        self._context = context
        self._patches = [
            *candidate_patches(context),
            *_metadata_patches(context),
            *_file_patches(context),
            *_parsing_patches(),
            *resolver_cache.patches(),
        ]
        self.unexpected = unexpected_sources(self._patches, SOURCES)
        """The parts of this pip that differ from the one the patches were written for."""

    @contextmanager
    def applied(self, cache: TargetCache) -> Iterator[None]:
        self._context.target = cache
        try:
            with applied(self._patches):
                yield
        finally:
            del self._context.target


def _file_patches(context: PatchContext) -> list[Patch]:
    """In hash-checking mode pip reads whole files: use those of the pool, and check each hash once."""
    original = prepare.get_http_url
    paths: dict[str, str] = {}
    verified: set[tuple[str, Hashes]] = set()

    def get_http_url(link: Link, download: Any, download_dir: str | None = None, hashes: Hashes | None = None) -> File:
        if download_dir is not None or not link.is_wheel:
            return original(link, download, download_dir, hashes)
        if link.url not in paths:
            paths[link.url] = context.client.download(context.client.entry_of(link))["path"]
        path = paths[link.url]
        if hashes and (path, hashes) not in verified:
            hashes.check_against_path(path)
            verified.add((path, hashes))
        return File(path)

    return [Patch(prepare, "get_http_url", get_http_url)]


def _parsing_patches() -> list[Patch]:
    """Parse each requirement once, instead of once for each candidate that it leads to."""
    parse_line = constructors.parse_req_from_line
    lines: dict[str, RequirementParts] = {}

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

    return [Patch(constructors, "parse_req_from_line", parse_req_from_line)]


SAFE_OPERATORS = {"<", "<=", "==", "!=", ">=", ">", "in", "not in"}


def _metadata_patches(context: PatchContext) -> list[Patch]:
    """Parse the metadata of each file once, into a distribution that needs no temporary folder."""
    fetch, check = RequirementPreparer._fetch_metadata_only, _InstallRequirementBackedCandidate._check_metadata_consistency

    def fetch_metadata_only(self: RequirementPreparer, req: InstallRequirement) -> BaseDistribution | None:
        link = req.link
        if self.require_hashes or link is None or not link.is_wheel or link.is_file or req.req is None:
            return fetch(self, req)
        dist = context.dists.get(link.url)
        if dist is None:
            dist = context.dists[link.url] = ParsedDistribution(context, context.client.metadata(context.client.entry_of(link)))
        if dist.canonical_name != canonicalize_name(req.req.name):
            raise MetadataInconsistent(req, "Name", req.req.name, dist.raw_name)
        return cast(BaseDistribution, dist)

    def check_metadata_consistency(self: Any, dist: BaseDistribution) -> None:
        is_parsed = isinstance(dist, ParsedDistribution) and dist.is_valid
        if not (is_parsed and self._name in (None, dist.canonical_name) and self._version in (None, dist.version)):
            check(self, dist)

    return [
        Patch(RequirementPreparer, "_fetch_metadata_only", fetch_metadata_only),
        Patch(_InstallRequirementBackedCandidate, "_check_metadata_consistency", check_metadata_consistency),
    ]


class ParsedDistribution(Distribution):
    """pip's distribution with the metadata that a resolver reads."""

    raw_name: str = ""
    canonical_name: NormalizedName = cast(NormalizedName, "")
    version: Version = Version("0")
    requires_python: SpecifierSet = SpecifierSet()

    def __init__(self, context: PatchContext, metadata: CoreMetadata) -> None:
        super().__init__(cast(Any, None), None, None)
        self._context, self._core = context, metadata
        self.raw_name = metadata["name"]
        self.canonical_name = canonicalize_name(metadata["name"])
        self.version = Version(metadata["version"])
        with suppress(InvalidSpecifier):  # as pip does, an invalid one is ignored
            self.requires_python = SpecifierSet(metadata["requiresPython"] or "")
        self._extras = [canonicalize_name(extra) for extra in metadata["providesExtra"]]

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
            known[key] = [one for one in self._requirements if one.applies(extras)]
        return cast("list[Requirement]", known[key])

    @cached_property
    def _requirements(self) -> list[_Requirement]:
        return [_Requirement(get_requirement(text.strip())) for text in self._core["requiresDist"]]

    @cached_property
    def is_valid(self) -> bool:
        """Whether every requirement parses and no marker can raise, which pip finds out by evaluating all of them."""
        try:
            return all(not one.requirement.marker or _is_safe(one.requirement.marker._markers) for one in self._requirements)
        except InvalidRequirement:
            return False


class _Requirement:
    """A requirement with its text, since pip converts it back to text at once."""

    __slots__ = ("_text", "requirement")

    def __init__(self, requirement: Requirement) -> None:
        self.requirement, self._text = requirement, str(requirement)

    def __str__(self) -> str:
        return self._text

    def __getattr__(self, name: str) -> Any:
        return getattr(self.requirement, name)

    def applies(self, extras: Collection[str]) -> bool:
        """As Distribution.iter_dependencies of pip."""
        marker = self.requirement.marker
        if not marker or (not extras and marker.evaluate({"extra": ""})):
            return True
        return any(marker.evaluate({"extra": extra}) for extra in extras)


def _is_safe(node: Any) -> bool:
    """Whether evaluating a part of a parsed marker cannot raise."""
    if isinstance(node, list):
        return all(map(_is_safe, node))
    if not isinstance(node, tuple):
        return True  # `and`, `or`
    left, operator, right = node
    names = [side.value for side in (left, right) if type(side).__name__ == "Variable"]
    return operator.value in SAFE_OPERATORS and len(names) == 1 and names[0] in VARIABLES
