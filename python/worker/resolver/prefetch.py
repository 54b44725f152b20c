"""Walks ahead of pip for all targets of the run, so that pages and metadata are on their way before pip asks for them.

page of a name -> its best version for each target -> that file's metadata -> the names that it requires. Only hints: what
nobody needs in the end costs a request, and nobody waits for it. pip itself decides everything.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future
from typing import Any

from pip._internal.utils.packaging import get_requirement
from pip._vendor.packaging.markers import Marker
from pip._vendor.packaging.requirements import InvalidRequirement, Requirement
from pip._vendor.packaging.specifiers import SpecifierSet
from pip._vendor.packaging.utils import canonicalize_name

from worker.page_format import FileEntry
from worker.resolver.index_client import CoreMetadata, IndexClient
from worker.resolver.machines import points_of, target_at, variables_of
from worker.resolver.project_files import ProjectFiles
from worker.resolver.roots import Root
from worker.resolver.target_cache import TargetCache

Step = Callable[[], None]


def prefetch(client: IndexClient, caches: Iterable[TargetCache], roots: Iterable[Root], constraints: Iterable[Root], *, pre: bool) -> None:
    """Starts the walk of what an index can give; files that were handed in need none."""
    asked = [requirement for root in roots if root["kind"] == "named" and "locked" not in root and (requirement := parsed(root["text"]))]
    bounds: dict[str, SpecifierSet] = {}
    for requirement in [*asked, *(bound for root in constraints if (bound := parsed(root["text"])))]:
        name = canonicalize_name(requirement.name)
        bounds[name] = bounds.get(name, SpecifierSet()) & requirement.specifier
    if asked:
        Prefetcher(client, caches, bounds, pre=pre).start(asked)


class Prefetcher:
    """One walk. A thread of its own takes the steps; an answer that comes in only queues the next one."""

    def __init__(self, client: IndexClient, caches: Iterable[TargetCache], bounds: Mapping[str, SpecifierSet], *, pre: bool) -> None:
        self._client, self._pre = client, pre
        self._caches = list(caches)
        self._bounds = bounds
        """What constraints, and the user's own requirements, say of a project."""
        self._seen: set[tuple[str, str, str]] = set()
        self._steps: queue.SimpleQueue[Step] = queue.SimpleQueue()
        self._requirements: dict[str, list[Requirement]] = {}
        self._open = 0
        self._holds: dict[tuple[int, int, str], bool] = {}
        self._environments = [[target_at(cache.target, point).markers for point in points_of(cache.target)] for cache in self._caches]
        """Of each target, its own first."""

    def start(self, roots: Iterable[Requirement]) -> None:
        first = list(roots)
        self._open += 1
        self._steps.put(lambda: self._begin(first))
        threading.Thread(target=self._walk, name="ahead", daemon=True).start()

    def _walk(self) -> None:
        while self._open:
            step = self._steps.get()
            try:
                step()
            except Exception:  # a hint that goes wrong is no failure: pip will ask again, and say it
                pass
            self._open -= 1

    def _begin(self, roots: list[Requirement]) -> None:
        for at in range(len(self._caches)):
            for root in roots:
                if self._applies(at, root.marker, ""):
                    self._want(at, root)

    def _want(self, at: int, requirement: Requirement) -> None:
        name = canonicalize_name(requirement.name)
        key = (self._caches[at].target.id, name, ",".join(sorted(requirement.extras)))
        if key in self._seen or requirement.url or self._client.is_given(name):
            return
        self._seen.add(key)
        self._after(self._client.page(name, hint=True), lambda page: self._choose(at, self._client.files_on_page(name, page), requirement))

    def _choose(self, at: int, project_files: ProjectFiles, requirement: Requirement) -> None:
        entry = self._best(self._caches[at], project_files, requirement.specifier & self._bounds.get(project_files.project, SpecifierSet()))
        if entry is not None and not entry["url"].startswith("file:"):
            self._after(self._client.core(entry, hint=True), lambda answer: self._require(at, entry, answer["core"], requirement.extras))

    def _best(self, cache: TargetCache, project_files: ProjectFiles, specifier: SpecifierSet) -> FileEntry | None:
        """Newest, then best tag: candidates.py knows the finer points, which are not worth it here."""
        for release in project_files.releases():
            if (release.version.is_prerelease and not (self._pre or specifier.prereleases)) or not specifier.contains(release.version, prereleases=True):
                continue
            best = None
            for row, table, version in release.rows():
                rank = cache.ranks.of(row.tag_part)
                if rank is not None and row.yanked is None and (best is None or rank <= best[0]) and cache.admits(row.requires_python):
                    best = rank, row, table, version
            if best is not None:
                return best[2].entry(best[3], best[1])
        return None

    def _require(self, at: int, entry: FileEntry, core: CoreMetadata, extras: Iterable[str]) -> None:
        requirements = self._requirements.get(entry["url"])
        if requirements is None:
            requirements = self._requirements[entry["url"]] = [one for text in core["requiresDist"] if (one := parsed(text)) is not None]
        for one in requirements:
            if any(self._applies(at, one.marker, extra) for extra in ("", *extras)):
                self._want(at, one)

    def _applies(self, at: int, marker: Marker | None, extra: str) -> bool:
        """On any machine of the target. Never by `default_environment`: that one belongs to the target that pip works on."""
        if marker is None:
            return True
        key = (at, id(marker), extra)
        holds = self._holds.get(key)
        if holds is None:
            reads = any(variable in str(marker) for variable in variables_of(self._caches[at].target))
            environments = self._environments[at] if reads else self._environments[at][:1]
            holds = self._holds[key] = any(marker.evaluate({**environment, "extra": extra}) for environment in environments)
        return holds

    def _after(self, future: Future[Any], step: Callable[[Any], None]) -> None:
        self._open += 1

        def arrived(done: Future[Any]) -> None:
            failed = done.cancelled() or done.exception() is not None
            self._steps.put(_nothing if failed else lambda: step(done.result()))

        future.add_done_callback(arrived)


def _nothing() -> None:
    pass


def parsed(text: str) -> Requirement | None:
    try:
        return get_requirement(text.strip())
    except InvalidRequirement:
        return None
