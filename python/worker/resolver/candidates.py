"""The candidates of one project for one target, made one version at a time, in pip's order."""

from __future__ import annotations

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
from worker.resolver.index_client import file_of
from worker.resolver.project_files import ProjectFiles, Release
from worker.resolver.target_cache import PatchContext


def candidate_patches(context: PatchContext) -> list[Patch]:
    original = PackageFinder.find_best_candidate

    def find_best_candidate(self: PackageFinder, project_name: str, specifier: Any = None, hashes: Hashes | None = None) -> Any:
        if not isinstance(specifier, SpecifierSet) or not is_plain(self, project_name):
            return original(self, project_name, specifier, hashes)
        key = project_name, specifier, hashes
        found = context.target.found.get(key)
        if found is None:
            project_files = context.client.project_files(canonicalize_name(project_name))
            if self.uploaded_prior_to is not None and not is_dated(project_files):
                return original(self, project_name, specifier, hashes)  # pip refuses an index that gives no times
            candidates = applicable_candidates(context, project_files, specifier, self.release_control is not None, self.uploaded_prior_to)
            found = context.target.found[key] = LazyCandidates(iter(allowed(list(candidates), hashes, project_name)) if hashes else candidates)
        return found

    return [Patch(PackageFinder, "find_best_candidate", find_best_candidate)]


def allowed(best_first: list[InstallationCandidate], hashes: Hashes, project: str) -> list[InstallationCandidate]:
    """pip's own filter, then its first sort key: an allowed hash comes before all else, even a release that is not yanked."""
    kept = filter_unallowed_hashes(best_first, hashes, project)
    return sorted(kept, key=lambda candidate: not candidate.link.is_hash_allowed(hashes))


def is_plain(finder: PackageFinder, project: str) -> bool:
    """The settings that candidates.py knows; engine.py makes no others but for the pass with sdists."""
    control = finder.release_control
    return (
        not finder._locked_links
        and finder._allow_yanked
        and not finder._ignore_requires_python
        and (control is None or (control.all_releases == {":all:"} and not control.only_final))
        and finder.format_control.get_allowed_formats(canonicalize_name(project)) == frozenset({"binary"})
    )


def is_dated(project_files: ProjectFiles) -> bool:
    return all(row.upload_time is not None or row.url.startswith("file:") for release in project_files.releases() for row, _, _ in release.rows())


class LazyCandidates:
    """Stands for `BestCandidateResult.applicable_candidates`, which pip reads backwards: best first, made on demand."""

    def __init__(self, candidates: Iterator[InstallationCandidate]) -> None:
        self._coming = candidates
        self._made: list[InstallationCandidate] = []
        self.applicable_candidates = self

    def __reversed__(self) -> Iterator[InstallationCandidate]:
        place = 0
        while True:
            if place == len(self._made):
                candidate = next(self._coming, None)
                if candidate is None:
                    return
                self._made.append(candidate)
            yield self._made[place]
            place += 1

    __iter__ = __reversed__  # pip only asks whether all are yanked: the order does not matter


def applicable_candidates(
    context: PatchContext, project_files: ProjectFiles, specifier: SpecifierSet, pre: bool, limit: datetime | None
) -> Iterator[InstallationCandidate]:
    """CandidateEvaluator's filter and sort: not yanked before yanked, then newest, then best tag, then build tag.

    Pre-releases count where asked for (`--pre`, a specifier that names one) or where nothing else is left (PEP 440).
    """
    allowed = True if pre else specifier.prereleases
    held: list[InstallationCandidate] = []
    yanked: list[tuple[bool, InstallationCandidate]] = []
    final = False
    for release in project_files.releases():
        early = release.version.is_prerelease and not allowed
        if (early and allowed is False) or next(specifier.filter((release.version,), prereleases=True), None) is None:
            continue
        for is_yanked, candidate in release_candidates(context, project_files.project, release, limit):
            if is_yanked:
                yanked.append((early, candidate))
            elif early:
                held.append(candidate)
            else:
                final = True
                yield candidate
    final = final or any(not early for early, _ in yanked)
    if not final:
        yield from held
    for early, candidate in yanked:
        if not (early and final):
            yield candidate


def release_candidates(context: PatchContext, project: str, release: Release, limit: datetime | None = None) -> list[tuple[bool, InstallationCandidate]]:
    """(yanked, candidate), best first."""
    cache = context.target
    known = cache.files.get(release)
    if known is not None:
        return known
    fitting = []
    for place, (row, table, version) in enumerate(release.rows()):
        rank = cache.ranks.of(row.tag_part)
        if rank is None or not cache.admits(row.requires_python):
            continue
        wheel = wheel_of(row.filename)
        if wheel is None or wheel.name != project:
            continue
        candidate = candidate_of(context, project, row, table, version, wheel)
        if limit is not None and not candidate.link.is_file and (candidate.link.upload_time is None or candidate.link.upload_time >= limit):
            continue
        fitting.append(((row.yanked is None, -rank, wheel.build_tag, place), candidate))
    fitting.sort(key=lambda one: one[0], reverse=True)
    found = cache.files[release] = [(not key[0], candidate) for key, candidate in fitting]
    return found


def candidate_of(run: Run, project: str, row: IndexFile, table: Table, version: str, wheel: Wheel) -> InstallationCandidate:
    candidate = run.candidates.get(row.url)
    if candidate is None:
        link = Link.from_json(file_of(row), table.url)
        assert link is not None  # it has a URL
        context.client.entries[link.url] = table.entry(version, row)
        candidate = context.candidates[row.url] = InstallationCandidate(project, wheel.version, link)
    return candidate


@cache
def wheel_of(filename: str) -> Wheel | None:
    try:
        return Wheel(filename)
    except InvalidWheelFilename:
        return None
