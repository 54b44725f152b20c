"""pip's own resolver, set up as by `pip install --dry-run --ignore-installed --only-binary :all:`.

Its session has no network access: the index client answers every GET. Sources are rejected, since nothing is built here.
"""

from __future__ import annotations

import functools
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, cast
from urllib.parse import unquote, urlsplit

from pip._internal.exceptions import InstallationError, MetadataInconsistent, UnsupportedWheel
from pip._internal.index.collector import LinkCollector
from pip._internal.index.package_finder import PackageFinder
from pip._internal.metadata import BaseDistribution, get_metadata_distribution
from pip._internal.models.format_control import FormatControl
from pip._internal.models.link import Link
from pip._internal.models.release_control import ReleaseControl
from pip._internal.models.search_scope import SearchScope
from pip._internal.models.selection_prefs import SelectionPreferences
from pip._internal.network import session as pip_network
from pip._internal.network.session import PipSession
from pip._internal.operations.prepare import RequirementPreparer
from pip._internal.req.constructors import install_req_from_req_string
from pip._internal.req.req_install import InstallRequirement
from pip._internal.req.req_set import RequirementSet
from pip._internal.resolution.resolvelib.candidates import LinkCandidate
from pip._internal.resolution.resolvelib.factory import Factory
from pip._internal.resolution.resolvelib.resolver import Resolver
from pip._internal.utils.temp_dir import global_tempdir_manager, tempdir_registry
from pip._vendor.packaging.markers import Marker
from pip._vendor.packaging.requirements import Requirement
from pip._vendor.packaging.utils import canonicalize_name
from pip._vendor.requests import PreparedRequest, Response
from pip._vendor.requests.adapters import BaseAdapter

from worker.file_info import utc_text
from worker.findings import shown
from worker.index_file import IndexFile, yanked_value
from worker.patching import Patch, applied
from worker.resolver.index_client import CoreMetadata, IndexClient
from worker.resolver.project_files import sdist_version
from worker.resolver.roots import chain_to, wanted_sdist
from worker.resolver.target_cache import TargetCache
from worker.shim import target_python
from worker.target import Target

ROOT = "https://tables.invalid/simple"
"""The index URL given to pip; nobody can own a host under .invalid (RFC 2606)."""
Read = TypeVar("Read")


class Settings(NamedTuple):
    pre: bool
    uploaded_prior_to: datetime | None
    run_folder: str


class PipResult(NamedTuple):
    chosen: RequirementSet
    result: Any
    """resolvelib's: `mapping` name -> candidate, `graph` of names; None is the user."""


class PipRunner(NamedTuple):
    client: IndexClient
    settings: Settings
    full_pages: bool
    """Whether pages list all wheels, or those that the target accepts."""

    def run(self, cache: TargetCache, requirements: list[InstallRequirement], read: Callable[[PipResult], Read], *, sdists: bool = False) -> Read:
        """As run_pip, with pages and files from the index client. With `sdists`, sources are candidates too, but nothing is built."""
        session = pip_session(self.client, lambda tag_part: self.full_pages or cache.ranks.of(tag_part) is not None, sdists=sdists)
        with applied([*rejection_patches(self.client), *(sdist_patches() if sdists else ())]):
            return run_pip(cache.target, requirements, session, self.settings, read, cache.discarded, sdists=sdists)


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
    """Return `read(answer)`, called before pip's temporary folders are deleted. Raises what pip raises.

    Files that pip skipped because their content does not match their name are added to `discarded`. With `sdists`, sources are candidates
    too, after all wheels.
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
        resolver = _resolver(finder, session, requirements, settings, python.py_version_info)
        try:
            chosen = resolver.resolve(requirements, check_supported_wheels=False)
        finally:
            discarded.update(resolver.factory._build_failures)
        return read(PipResult(chosen, resolver._result))


def _resolver(finder: PackageFinder, session: PipSession, requirements: list[InstallRequirement], settings: Settings, python: tuple[int, ...]) -> Resolver:
    preparer = RequirementPreparer(
        build_dir=settings.run_folder,
        download_dir=None,
        src_dir=settings.run_folder,
        build_isolation="virtual",
        build_isolation_installer=cast(Any, None),  # nothing is built here (rejection_patches)
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


class BrokenWheel(MetadataInconsistent):
    """A wheel that pip cannot install. pip skips a candidate with this base class and records it in Factory._build_failures."""

    def __init__(self, ireq: InstallRequirement, faults: Sequence[str]) -> None:
        super().__init__(ireq, "METADATA", "", "")
        self.faults = list(faults)

    def __str__(self) -> str:
        return "; ".join(self.faults)


class UrlInMetadata(InstallationError):
    """A requirement of a wheel names a URL, and its marker holds for this target."""

    def __init__(self, requirement: Requirement, parent: InstallRequirement) -> None:
        super().__init__(str(requirement))
        self.requirement, self.parent = requirement, parent


def rejection_patches(client: IndexClient) -> list[Patch]:
    """Make pip skip wheels that it could not install, and stop at sources and at URLs in metadata before it fetches or unpacks them."""
    prepare, from_spec = LinkCandidate._prepare_distribution, Factory.make_requirements_from_spec
    prepare_wheel = RequirementPreparer._prepare_linked_requirement

    def prepare_linked(self: RequirementPreparer, req: InstallRequirement, parallel_builds: bool = False) -> BaseDistribution:
        if req.link is None or not req.link.is_wheel:
            raise SourceRejected(req, req.link.url_without_fragment if req.link else "")
        return prepare_wheel(self, req, parallel_builds)

    def prepare_distribution(self: Any) -> Any:
        link = self._ireq.link
        if link is not None and link.is_wheel:
            entry = client.entry_of(Link(link.url))
            if self._factory.preparer.require_hashes:  # pip reads the wheel itself
                entry = {key: value for key, value in entry.items() if key != "metadata"}
            faults = client.metadata(entry)["faults"]
            if faults:
                raise BrokenWheel(self._ireq, faults)
        try:
            return prepare(self)
        except UnsupportedWheel as error:  # e.g. a WHEEL file without a version
            raise BrokenWheel(self._ireq, [shown(str(error))]) from error

    def make_requirements_from_spec(self: Any, specifier: str, comes_from: InstallRequirement | None, requested_extras: Iterable[str] = ()) -> Iterator[Any]:
        if comes_from is not None and "@" in specifier:
            requirement = Requirement(specifier)
            if requirement.url and _holds(requirement.marker, requested_extras):
                raise UrlInMetadata(requirement, comes_from)
        return from_spec(self, specifier, comes_from, requested_extras)

    return [
        Patch(LinkCandidate, "_prepare_distribution", prepare_distribution),
        Patch(Factory, "make_requirements_from_spec", make_requirements_from_spec),
        Patch(RequirementPreparer, "_prepare_linked_requirement", prepare_linked),
        Patch(RequirementPreparer, "prepare_editable_requirement", prepare_linked),
    ]


def _holds(marker: Marker | None, extras: Iterable[str]) -> bool:
    return marker is None or any(marker.evaluate({"extra": extra}) for extra in tuple(extras) or ("",))


def sdist_patches() -> list[Patch]:
    """Make pip accept sdists without building them, as distributions without requirements: what they require is unknown."""
    prepare = RequirementPreparer.prepare_linked_requirement

    def prepare_linked_requirement(self: RequirementPreparer, req: InstallRequirement, parallel_builds: bool = False) -> BaseDistribution:
        if req.link is None or req.link.is_wheel:
            return prepare(self, req, parallel_builds)
        name = canonicalize_name(req.name or "")
        version = sdist_version(req.link.filename, name)
        if version is None:
            raise InstallationError(f"the file name {req.link.filename} does not contain a version of {name}")
        core = {"name": name, "version": str(version), "requiresPython": req.link.requires_python, "providesExtra": sorted(req.extras), "requiresDist": []}
        dist = get_metadata_distribution(metadata_text(core).encode(), req.link.filename, name)
        req.set_dist(dist)
        return dist

    return [Patch(RequirementPreparer, "prepare_linked_requirement", prepare_linked_requirement)]


def wanted_sdists(answer: PipResult) -> list[tuple[dict[str, Any], InstallRequirement]]:
    """WantedSdist for each source in the answer, with the requirement that asks for it."""
    found = []
    for name, requirement in sorted(answer.chosen.requirements.items()):
        link = requirement.link
        if link is not None and not link.is_wheel:
            version, chain = str(answer.result.mapping[name].version), chain_to(requirement).texts
            uploaded = utc_text(link.upload_time) if link.upload_time else None
            found.append((wanted_sdist(name, version, link.url_without_fragment, chain, link._hashes, link.yanked_reason, uploaded), requirement))
    return found


class SourceRejected(InstallationError):
    """A candidate is not a wheel, so its metadata would have to be built."""

    def __init__(self, what: object, url: str) -> None:
        super().__init__(f"{what} is not a wheel")
        self.url = url


def pip_session(client: IndexClient, accepts: Callable[[str], bool], *, sdists: bool) -> PipSession:
    """`accepts` selects the wheels on a page by their compressed tag set; sdists are listed on request."""
    adapter = _IndexAdapter(client, accepts, sdists)
    session = PipSession()
    session.trust_env = False  # proxies and netrc are for the process with network access
    session.auth = None  # type: ignore[assignment]
    session.mount("https://", adapter)
    session.mount("http://", adapter)
    session.pip_trusted_origins = []
    session.is_secure_origin = lambda location: True  # type: ignore[method-assign]
    return session


class _IndexAdapter(BaseAdapter):
    def __init__(self, client: IndexClient, accepts: Callable[[str], bool], sdists: bool) -> None:
        super().__init__()
        self._client, self._accepts, self._sdists = client, accepts, sdists

    def send(self, request: PreparedRequest, *args: Any, **kwargs: Any) -> Response:
        url = str(request.url)
        if url.startswith(ROOT):
            return _response(request, io.BytesIO(self._page(unquote(url[len(ROOT) :].strip("/")))), "application/vnd.pypi.simple.v1+json")
        if url.endswith(".whl.metadata"):
            metadata = self._client.metadata(self._client.entry_of(Link(url.removesuffix(".metadata"))))
            return _response(request, io.BytesIO(metadata_text(metadata).encode()), "text/plain")
        if urlsplit(url).path.endswith(".whl"):
            path = self._client.download(self._client.entry_of(Link(url)))["path"]
            return _response(request, Path(path).open("rb"), "application/octet-stream")
        raise SourceRejected(url, url)

    def close(self) -> None:
        pass

    def _page(self, name: str) -> bytes:
        """The project's page (Simple repository API; PEP 691, 658)."""
        files = self._client.project_files(canonicalize_name(name))
        rows = [row for release in files.releases() for row, _, _ in release.rows() if self._accepts(row.tag_part)]
        listed = [{**page_file(row), "core-metadata": not row.url.startswith("file:")} for row in rows]
        listed += map(page_file, files.sdists if self._sdists else ())
        return json.dumps({"meta": {"api-version": "1.1"}, "name": files.project, "files": listed}).encode()


def page_file(row: IndexFile) -> dict[str, Any]:
    """A file as a page lists it (PEP 691)."""
    return {
        "filename": row.filename,
        "url": row.url,
        "hashes": dict(row.hashes),
        "requires-python": row.requires_python,
        "yanked": yanked_value(row.yanked),
        "upload-time": row.upload_time,
    }


def metadata_text(metadata: CoreMetadata) -> str:
    """METADATA with the fields that a resolver reads (Core metadata)."""
    lines = [("Metadata-Version", "2.1"), ("Name", metadata["name"]), ("Version", metadata["version"])]
    if metadata["requiresPython"] is not None:
        lines.append(("Requires-Python", metadata["requiresPython"]))
    lines += [("Provides-Extra", extra) for extra in metadata["providesExtra"]]
    lines += [("Requires-Dist", " ".join(line.split())) for line in metadata["requiresDist"]]
    return "".join(f"{key}: {value}\n" for key, value in lines)


def _response(request: PreparedRequest, body: Any, content_type: str) -> Response:
    response = Response()
    response.status_code = 200
    response.reason = "OK"
    response.url = str(request.url)
    response.request = request
    response.headers["Content-Type"] = content_type
    response.raw = body
    response.close = body.close  # type: ignore[method-assign]
    return response


def use_fixed_user_agent() -> None:
    """pip's own user agent starts programs to learn the system's name, which the sandbox forbids (worker/sandbox.py)."""
    pip_network.user_agent = cast(Any, lambda: "offline-bundle")
