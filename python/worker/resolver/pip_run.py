"""pip's own resolver, made by hand as `pip install --dry-run --ignore-installed --only-binary :all:` makes it."""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from typing import Any, NamedTuple, TypeVar, cast

from pip._internal.exceptions import InstallationError
from pip._internal.index.collector import LinkCollector
from pip._internal.index.package_finder import PackageFinder
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
from pip._internal.resolution.resolvelib.resolver import Resolver
from pip._internal.utils.datetime import parse_iso_datetime
from pip._internal.utils.temp_dir import global_tempdir_manager, tempdir_registry

from worker.resolver.page import ROOT
from worker.shim import target_python
from worker.target import Target

Read = TypeVar("Read")


class Settings(NamedTuple):
    pre: bool
    uploaded_prior_to: datetime | None
    run_folder: str


class Answer(NamedTuple):
    chosen: RequirementSet
    result: Any
    """resolvelib's: `mapping` name -> candidate, `graph` of names; None is the user."""


def run_pip(
    target: Target,
    requirements: list[InstallRequirement],
    session: PipSession,
    settings: Settings,
    read: Callable[[Answer], Read],
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
        return read(Answer(chosen, resolver._result))


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
