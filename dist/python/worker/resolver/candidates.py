"""The candidates of a project for one target, created one release at a time and in pip's order.

pip's own finder creates and compares an object for every file on a page.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from typing import Any

from pip._internal.exceptions import InvalidWheelFilename
from pip._internal.index.package_finder import PackageFinder, filter_unallowed_hashes
from pip._internal.models.candidate import InstallationCandidate
from pip._internal.models.link import Link
from pip._internal.models.wheel import Wheel
from pip._internal.utils.hashes import Hashes
from pip._vendor.packaging.specifiers import SpecifierSet
from pip._vendor.packaging.utils import canonicalize_name

from worker.index_file import IndexFile
from worker.page_format import Table
from worker.patching import Patch
from worker.resolver.pip_run import page_file
from worker.resolver.project_files import ProjectFiles, Release
from worker.resolver.target_cache import PatchContext


def candidate_patches(context: PatchContext) -> list[Patch]:
    original = PackageFinder.find_best_candidate

    def find_best_candidate(self: PackageFinder, project_name: str, specifier: Any = None, hashes: Hashes | None = None) -> Any:
        if not isinstance(specifier, SpecifierSet) or not _is_supported(self, project_name):
            return original(self, project_name, specifier, hashes)
        key = project_name, specifier, hashes
        found = context.target.found.get(key)
        if found is None:
            files = context.client.project_files(canonicalize_name(project_name))
            if self.uploaded_prior_to is not None and not _has_upload_times(files):
                return original(self, project_name, specifier, hashes)  # pip rejects an index without upload times
            candidates = _applicable_candidates(context, files, specifier, self.release_control is not None, self.uploaded_prior_to)
            found = context.target.found[key] = _LazyCandidates(iter(_allowed(list(candidates), hashes, project_name)) if hashes else candidates)
        return found

    return [Patch(PackageFinder, "find_best_candidate", find_best_candidate)]


def _allowed(best_first: list[InstallationCandidate], hashes: Hashes, project: str) -> list[InstallationCandidate]:
    """pip's own filter, then its first sort key: an allowed hash comes before everything, including not being yanked."""
    kept = filter_unallowed_hashes(best_first, hashes, project)
    return sorted(kept, key=lambda candidate: not candidate.link.is_hash_allowed(hashes))


def _is_supported(finder: PackageFinder, project: str) -> bool:
    """Whether these are the settings of run_pip without sdists, for which the order here is the same as pip's."""
    control = finder.release_control
    return (
        not finder._locked_links
        and finder._allow_yanked
        and not finder._ignore_requires_python
        and (control is None or (control.all_releases == {":all:"} and not control.only_final))
        and finder.format_control.get_allowed_formats(canonicalize_name(project)) == frozenset({"binary"})
    )


def _has_upload_times(files: ProjectFiles) -> bool:
    return all(row.upload_time is not None or row.url.startswith("file:") for release in files.releases() for row, _, _ in release.rows())


class _LazyCandidates:
    """Replaces BestCandidateResult and its `applicable_candidates`, which pip reads backwards: best first."""

    def __init__(self, candidates: Iterator[InstallationCandidate]) -> None:
        self._unread = candidates
        self._read: list[InstallationCandidate] = []
        self.applicable_candidates = self

    def __reversed__(self) -> Iterator[InstallationCandidate]:
        for place in itertools.count():
            if place == len(self._read):
                candidate = next(self._unread, None)
                if candidate is None:
                    return
                self._read.append(candidate)
            yield self._read[place]

    __iter__ = __reversed__  # pip only checks whether all are yanked, so the order does not matter


def _applicable_candidates(
    context: PatchContext, files: ProjectFiles, specifier: SpecifierSet, pre: bool, limit: datetime | None
) -> Iterator[InstallationCandidate]:
    """CandidateEvaluator's filter and order: not yanked before yanked, then newest, then best tag, then build tag.

    Pre-releases are included on request (`--pre`, a specifier that names one) or if there is nothing else (PEP 440).
    """
    allows_pre = True if pre else specifier.prereleases
    pre_releases: list[InstallationCandidate] = []
    yanked: list[tuple[bool, InstallationCandidate]] = []
    has_final = False
    for release in files.releases():
        is_pre = release.version.is_prerelease and not allows_pre
        if (is_pre and allows_pre is False) or next(specifier.filter((release.version,), prereleases=True), None) is None:
            continue
        for is_yanked, candidate in _release_candidates(context, files.project, release, limit):
            if is_yanked:
                yanked.append((is_pre, candidate))
            elif is_pre:
                pre_releases.append(candidate)
            else:
                has_final = True
                yield candidate
    has_final = has_final or any(not is_pre for is_pre, _ in yanked)
    if not has_final:
        yield from pre_releases
    for is_pre, candidate in yanked:
        if not (is_pre and has_final):
            yield candidate


def _release_candidates(context: PatchContext, project: str, release: Release, limit: datetime | None) -> list[tuple[bool, InstallationCandidate]]:
    """(is yanked, candidate), best first."""
    target = context.target
    known = target.files.get(release)
    if known is not None:
        return known
    accepted = []
    for place, (row, table, version) in enumerate(release.rows()):
        rank = target.ranks.of(row.tag_part)
        if rank is None or not target.admits(row.requires_python):
            continue
        wheel = _wheel(row.filename)
        if wheel is None or wheel.name != project:
            continue
        candidate = _candidate(context, project, row, table, version, wheel)
        if limit is not None and not candidate.link.is_file and (candidate.link.upload_time is None or candidate.link.upload_time >= limit):
            continue
        accepted.append(((row.yanked is None, -rank, wheel.build_tag, place), candidate))
    accepted.sort(key=lambda one: one[0], reverse=True)
    found = target.files[release] = [(not key[0], candidate) for key, candidate in accepted]
    return found


def _candidate(context: PatchContext, project: str, row: IndexFile, table: Table, version: str, wheel: Wheel) -> InstallationCandidate:
    candidate = context.candidates.get(row.url)
    if candidate is None:
        link = Link.from_json(page_file(row), table.url)
        assert link is not None  # it has a URL
        context.client.entries[link.url] = table.entry(version, row)
        candidate = context.candidates[row.url] = InstallationCandidate(project, wheel.version, link)
    return candidate


@cache
def _wheel(filename: str) -> Wheel | None:
    try:
        return Wheel(filename)
    except InvalidWheelFilename:
        return None
