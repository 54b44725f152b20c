"""pip's own resolver, made by hand as `pip install --dry-run --ignore-installed --only-binary :all:` makes it."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta, timezone
from typing import Any, NamedTuple, TypeVar, cast

from pip._internal.exceptions import InstallationError, MetadataInconsistent, UnsupportedWheel
from pip._internal.index.collector import LinkCollector
from pip._internal.index.package_finder import PackageFinder
from pip._internal.metadata import BaseDistribution, get_metadata_distribution
from pip._internal.models.format_control import FormatControl
from pip._internal.models.link import Link
from pip._internal.models.release_control import ReleaseControl
from pip._internal.models.search_scope import SearchScope
from pip._internal.models.selection_prefs import SelectionPreferences
from pip._internal.network.session import PipSession
from pip._internal.operations.prepare import RequirementPreparer
from pip._internal.req.constructors import install_req_from_req_string
from pip._internal.req.req_install import InstallRequirement
from pip._internal.req.req_set import RequirementSet
from pip._internal.resolution.resolvelib.candidates import LinkCandidate
from pip._internal.resolution.resolvelib.factory import Factory
from pip._internal.resolution.resolvelib.resolver import Resolver
from pip._internal.utils.datetime import parse_iso_datetime
from pip._internal.utils.temp_dir import global_tempdir_manager, tempdir_registry
from pip._vendor.packaging.requirements import Requirement
from pip._vendor.packaging.utils import canonicalize_name

from worker.file_info import utc_text
from worker.findings import shown
from worker.page_format import FileEntry
from worker.patching import Patch
from worker.resolver.index_client import ROOT, IndexClient, metadata_text, wait
from worker.resolver.project_files import sdist_version
from worker.resolver.roots import chain_to
from worker.shim import target_python
from worker.target import Target

Read = TypeVar("Read")


class Settings(NamedTuple):
    pre: bool
    uploaded_prior_to: datetime | None
    run_folder: str


class PipResult(NamedTuple):
    chosen: RequirementSet
    result: Any
    """resolvelib's: `mapping` name -> candidate, `graph` of names; None is the user."""


def run_pip(
    target: Target,
    requirements: list[InstallRequirement],
    session: PipSession,
    settings: Settings,
    read: Callable[[PipResult], Read],
    discarded: dict[Link, InstallationError],
    *,
    sdists: bool = False,
) -> Read:
    """What `read` makes of the answer; pip's distributions live in temporary folders that are gone afterwards.

    Raises what pip raises. `discarded` gets the files that pip left out because they are not what they are called. With `sdists` sources are candidates too, wheels first.
    """
    python = target_python(target)
    finder = PackageFinder.create(
        link_collector=LinkCollector(session, SearchScope.create(find_links=[], index_urls=[ROOT], no_index=False)),
        selection_prefs=SelectionPreferences(
            allow_yanked=True,
            format_control=FormatControl() if sdists else FormatControl(set(), {":all:"}),
            prefer_binary=sdists,
            release_control=ReleaseControl(all_releases={":all:"}) if settings.pre else None,
        ),
        target_python=python,
        uploaded_prior_to=settings.uploaded_prior_to,
    )
    with tempdir_registry(), global_tempdir_manager():
        resolver = resolver_of(finder, session, requirements, settings, python.py_version_info)
        try:
            chosen = resolver.resolve(requirements, check_supported_wheels=False)
        finally:
            discarded.update(resolver.factory._build_failures)
        return read(PipResult(chosen, resolver._result))


def resolver_of(finder: PackageFinder, session: PipSession, requirements: list[InstallRequirement], settings: Settings, python: tuple[int, ...]) -> Resolver:
    preparer = RequirementPreparer(
        build_dir=settings.run_folder,
        download_dir=None,
        src_dir=settings.run_folder,
        build_isolation="virtual",
        build_isolation_installer=cast(Any, None),  # guard.py: nothing is built here
        check_build_deps=False,
        build_tracker=cast(Any, None),
        session=session,
        progress_bar="off",
        finder=finder,
        require_hashes=any(requirement.has_hash_options for requirement in requirements),
        use_user_site=False,
        lazy_wheel=False,
        verbosity=0,
        legacy_resolver=False,
        allow_editables=False,
    )
    return Resolver(
        preparer=preparer,
        finder=finder,
        wheel_cache=None,
        make_install_req=functools.partial(install_req_from_req_string, isolated=True),
        use_user_site=False,
        ignore_dependencies=False,
        only_dependencies=False,
        ignore_installed=True,
        ignore_requires_python=False,
        force_reinstall=False,
        upgrade_strategy="to-satisfy-only",
        py_version_info=python,
    )


def upload_limit(given: str | None) -> datetime | None:
    """`--uploaded-prior-to` as pip 26.3 reads it: an ISO 8601 time, or `PnD` for days before now."""
    if given is None:
        return None
    if given.startswith("P") and given.endswith("D") and given[1:-1].isascii() and given[1:-1].isdigit():
        return datetime.now(timezone.utc) - timedelta(days=int(given[1:-1]))
    limit = parse_iso_datetime(given)
    return limit.astimezone() if limit.tzinfo is None else limit


class BrokenWheel(MetadataInconsistent):
    """Of this class because pip passes over such a file and takes another one, and remembers both (Factory._build_failures)."""

    def __init__(self, ireq: InstallRequirement, faults: Sequence[str]) -> None:
        super().__init__(ireq, "METADATA", "", "")
        self.faults = list(faults)

    def __str__(self) -> str:
        return "; ".join(self.faults)


class UrlInMetadata(InstallationError):
    """A requirement of a wheel names a URL, and counts for this target."""

    def __init__(self, requirement: Requirement, parent: InstallRequirement) -> None:
        super().__init__(str(requirement))
        self.requirement, self.parent = requirement, parent


def rejection_patches(client: IndexClient, entry_of: Callable[[str], FileEntry]) -> list[Patch]:
    prepare, from_spec = LinkCandidate._prepare_distribution, Factory.make_requirements_from_spec

    def prepare_distribution(self: Any) -> Any:
        link = self._ireq.link
        if link is not None and link.is_wheel:
            entry = entry_of(link.url)
            if self._factory.preparer.require_hashes:  # then pip reads the wheel itself
                entry = {key: value for key, value in entry.items() if key != "metadata"}
            faults = wait(client.core(entry))["core"]["faults"]
            if faults:
                raise BrokenWheel(self._ireq, faults)
        try:
            return prepare(self)
        except UnsupportedWheel as error:  # e.g. a WHEEL file without a version
            raise BrokenWheel(self._ireq, [shown(str(error))]) from error

    def make_requirements_from_spec(self: Any, specifier: str, comes_from: InstallRequirement | None, requested_extras: Iterable[str] = ()) -> Iterator[Any]:
        if comes_from is not None and "@" in specifier:
            requirement = Requirement(specifier)
            if requirement.url and (requirement.marker is None or holds(requirement, requested_extras)):
                raise UrlInMetadata(requirement, comes_from)
        return from_spec(self, specifier, comes_from, requested_extras)

    return [
        Patch(LinkCandidate, "_prepare_distribution", prepare_distribution),
        Patch(Factory, "make_requirements_from_spec", make_requirements_from_spec),
    ]


def holds(requirement: Requirement, extras: Iterable[str]) -> bool:
    assert requirement.marker is not None
    return any(requirement.marker.evaluate({"extra": extra}) for extra in tuple(extras) or ("",))


def sdist_patches() -> list[Patch]:
    prepare = RequirementPreparer.prepare_linked_requirement

    def prepare_linked_requirement(self: RequirementPreparer, req: InstallRequirement, parallel_builds: bool = False) -> BaseDistribution:
        if req.link is None or req.link.is_wheel:
            return prepare(self, req, parallel_builds)
        dist = placeholder_distribution(req, req.link)
        req.set_dist(dist)
        return dist

    return [Patch(RequirementPreparer, "prepare_linked_requirement", prepare_linked_requirement)]


def placeholder_distribution(req: InstallRequirement, link: Link) -> BaseDistribution:
    """A distribution that requires nothing: its file name says which version it is."""
    name = canonicalize_name(req.name or "")
    version = sdist_version(link.filename, name)
    if version is None:
        raise InstallationError(f"{link.filename} does not say which version of {name} it is")
    core = {"name": name, "version": str(version), "requiresPython": link.requires_python, "providesExtra": sorted(req.extras), "requiresDist": []}
    return get_metadata_distribution(metadata_text(core).encode(), link.filename, name)


def wanted_sdists(answer: PipResult) -> list[tuple[dict[str, Any], InstallRequirement]]:
    """WantedSdist (src/worker/resolution.ts), each with the requirement that wants it."""
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
