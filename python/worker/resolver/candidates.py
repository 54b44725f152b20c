"""The candidates of one project for one target, made one version at a time, in pip's order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import cache

from pip._internal.exceptions import InvalidWheelFilename
from pip._internal.models.candidate import InstallationCandidate
from pip._internal.models.link import Link
from pip._internal.models.wheel import Wheel
from pip._vendor.packaging.specifiers import SpecifierSet

from worker.index_file import IndexFile
from worker.page_format import Table
from worker.resolver.page import file_of
from worker.resolver.run import Run
from worker.resolver.stock import Release, Stock


class Found:
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


def applicable(run: Run, stock: Stock, specifier: SpecifierSet, pre: bool, limit: datetime | None) -> Iterator[InstallationCandidate]:
    """CandidateEvaluator's filter and sort: not yanked before yanked, then newest, then best tag, then build tag.

    Pre-releases count where asked for (`--pre`, a specifier that names one) or where nothing else is left (PEP 440).
    """
    allowed = True if pre else specifier.prereleases
    held: list[InstallationCandidate] = []
    yanked: list[tuple[bool, InstallationCandidate]] = []
    final = False
    for release in stock.releases():
        early = release.version.is_prerelease and not allowed
        if (early and allowed is False) or next(specifier.filter((release.version,), prereleases=True), None) is None:
            continue
        for is_yanked, candidate in of_release(run, stock.project, release, limit):
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


def of_release(run: Run, project: str, release: Release, limit: datetime | None = None) -> list[tuple[bool, InstallationCandidate]]:
    """(yanked, candidate), best first."""
    memory = run.now
    known = memory.files.get(release)
    if known is not None:
        return known
    fitting = []
    for place, (row, table, version) in enumerate(release.rows()):
        rank = memory.ranks.of(row.tag_part)
        if rank is None or not memory.admits(row.requires_python):
            continue
        wheel = wheel_of(row.filename)
        if wheel is None or wheel.name != project:
            continue
        candidate = candidate_of(run, project, row, table, version, wheel)
        if limit is not None and not candidate.link.is_file and (candidate.link.upload_time is None or candidate.link.upload_time >= limit):
            continue
        fitting.append(((row.yanked is None, -rank, wheel.build_tag, place), candidate))
    fitting.sort(key=lambda one: one[0], reverse=True)
    found = memory.files[release] = [(not key[0], candidate) for key, candidate in fitting]
    return found


def candidate_of(run: Run, project: str, row: IndexFile, table: Table, version: str, wheel: Wheel) -> InstallationCandidate:
    candidate = run.candidates.get(row.url)
    if candidate is None:
        link = Link.from_json(file_of(row), table.url)
        assert link is not None  # it has a URL
        run.desk.entries[link.url] = table.entry(version, row)
        candidate = run.candidates[row.url] = InstallationCandidate(project, wheel.version, link)
    return candidate


@cache
def wheel_of(filename: str) -> Wheel | None:
    try:
        return Wheel(filename)
    except InvalidWheelFilename:
        return None
