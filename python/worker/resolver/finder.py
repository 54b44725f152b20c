"""Hands pip's resolver ready candidates, where its finder would build and judge an object for every file of a page."""

from __future__ import annotations

from typing import Any

from pip._internal.index.package_finder import PackageFinder, filter_unallowed_hashes
from pip._internal.models.candidate import InstallationCandidate
from pip._internal.utils.hashes import Hashes
from pip._vendor.packaging.specifiers import SpecifierSet
from pip._vendor.packaging.utils import canonicalize_name

from worker.patch import Patch
from worker.resolver.candidates import Found, applicable
from worker.resolver.project_files import Stock
from worker.resolver.run import Run


def patches(run: Run) -> list[Patch]:
    original = PackageFinder.find_best_candidate

    def find_best_candidate(self: PackageFinder, project_name: str, specifier: Any = None, hashes: Hashes | None = None) -> Any:
        if not isinstance(specifier, SpecifierSet) or not is_plain(self, project_name):
            return original(self, project_name, specifier, hashes)
        key = project_name, specifier, hashes
        found = run.now.found.get(key)
        if found is None:
            stock = run.desk.stock(canonicalize_name(project_name))
            if self.uploaded_prior_to is not None and not is_dated(stock):
                return original(self, project_name, specifier, hashes)  # pip refuses an index that gives no times
            candidates = applicable(run, stock, specifier, self.release_control is not None, self.uploaded_prior_to)
            found = run.now.found[key] = Found(iter(allowed(list(candidates), hashes, project_name)) if hashes else candidates)
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


def is_dated(stock: Stock) -> bool:
    return all(row.upload_time is not None or row.url.startswith("file:") for release in stock.releases() for row, _, _ in release.rows())
