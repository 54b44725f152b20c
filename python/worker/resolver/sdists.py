"""A second, permissive pass: which sdists would have to be built. Nothing is built here, so what they require is unknown."""

from __future__ import annotations

from typing import Any

from pip._internal.exceptions import InstallationError
from pip._internal.index.package_finder import _extract_version_from_fragment
from pip._internal.metadata import BaseDistribution, get_metadata_distribution
from pip._internal.models.link import Link
from pip._internal.operations.prepare import RequirementPreparer
from pip._internal.req.req_install import InstallRequirement
from pip._vendor.packaging.utils import NormalizedName, canonicalize_name
from pip._vendor.packaging.version import Version

from worker.file_info import utc_text
from worker.patch import Patch
from worker.resolver.chain import chain_to
from worker.resolver.engine import Answer
from worker.resolver.page import metadata_text
from worker.resolver.stock import version_of

SUFFIXES = (".tar.gz", ".tar.bz2", ".tar.xz", ".tgz", ".zip")


def patches() -> list[Patch]:
    prepare = RequirementPreparer.prepare_linked_requirement

    def prepare_linked_requirement(self: RequirementPreparer, req: InstallRequirement, parallel_builds: bool = False) -> BaseDistribution:
        if req.link is None or req.link.is_wheel:
            return prepare(self, req, parallel_builds)
        dist = stand_in(req, req.link)
        req.set_dist(dist)
        return dist

    return [Patch(RequirementPreparer, "prepare_linked_requirement", prepare_linked_requirement)]


def stand_in(req: InstallRequirement, link: Link) -> BaseDistribution:
    """A distribution that requires nothing: its file name says which version it is."""
    name = canonicalize_name(req.name or "")
    version = sdist_version(link.filename, name)
    if version is None:
        raise InstallationError(f"{link.filename} does not say which version of {name} it is")
    core = {"name": name, "version": str(version), "requiresPython": link.requires_python, "providesExtra": sorted(req.extras), "requiresDist": []}
    return get_metadata_distribution(metadata_text(core).encode(), link.filename, name)


def sdist_version(filename: str, project: str) -> Version | None:
    """As pip reads it, which takes old names such as `a-b-1.0.zip` of project `a-b` too."""
    for suffix in SUFFIXES:
        if filename.endswith(suffix):
            text = _extract_version_from_fragment(filename.removesuffix(suffix), NormalizedName(project))
            return version_of(text) if text else None
    return None


def wanted_sdists(answer: Answer) -> list[tuple[dict[str, Any], InstallRequirement]]:
    """WantedSdist (src/worker/messages.ts), each with the requirement that wants it."""
    found = []
    for name, requirement in sorted(answer.chosen.requirements.items()):
        link = requirement.link
        if link is None or link.is_wheel:
            continue
        uploaded = link.upload_time and utc_text(link.upload_time)
        told = {"sha256": link._hashes.get("sha256"), "hashes": dict(link._hashes) or None, "yanked": link.yanked_reason, "uploadTime": uploaded}
        said = {key: value for key, value in told.items() if value is not None}
        candidate = answer.result.mapping[name]
        wanted = {"project": name, "version": str(candidate.version), "url": link.url_without_fragment, "chain": chain_to(requirement).texts}
        found.append(({**wanted, **said}, requirement))
    return found
