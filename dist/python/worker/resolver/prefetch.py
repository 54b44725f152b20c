"""Requests pages and metadata for all targets of the run before pip needs them.

page of a project -> its best version for each target -> that file's metadata -> the projects that it requires. These are only hints: a
wrong guess costs a request, nothing waits for the answers, and pip decides everything itself.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future
from typing import Any

from pip._vendor.packaging.markers import Marker
from pip._vendor.packaging.requirements import Requirement
from pip._vendor.packaging.specifiers import SpecifierSet
from pip._vendor.packaging.utils import canonicalize_name

from worker.page_format import FileEntry
from worker.resolver.index_client import CoreMetadata, IndexClient
from worker.resolver.project_files import ProjectFiles
from worker.resolver.roots import Root, parse_requirement
from worker.resolver.target_cache import TargetCache


def prefetch(client: IndexClient, caches: Iterable[TargetCache], roots: Iterable[Root], constraints: Iterable[Root], *, pre: bool) -> None:
    """Start prefetching in a separate thread. Files that the user supplied are not requested."""
    named = [requirement for root in roots if root["kind"] == "named" and "locked" not in root and (requirement := parse_requirement(root["text"]))]
    limits: dict[str, SpecifierSet] = {}
    for requirement in [*named, *(limit for root in constraints if (limit := parse_requirement(root["text"])))]:
        name = canonicalize_name(requirement.name)
        limits[name] = limits.get(name, SpecifierSet()) & requirement.specifier
    if named:
        prefetcher = _Prefetcher(client, caches, limits, pre=pre)
        threading.Thread(target=prefetcher.run, args=[named], name="prefetch", daemon=True).start()


class _Prefetcher:
    """All steps run in one thread; the arrival of an answer queues the next step."""

    def __init__(self, client: IndexClient, caches: Iterable[TargetCache], limits: Mapping[str, SpecifierSet], *, pre: bool) -> None:
        self._client, self._pre = client, pre
        self._caches = list(caches)
        self._limits = limits
        """Specifiers of the user's requirements and constraints, by project."""
        self._seen: set[tuple[str, str, str]] = set()
        self._steps: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._pending = 0
        self._requirements: dict[str, list[Requirement]] = {}
        self._holds: dict[tuple[int, int, str], bool] = {}
        self._environments = [[cache.target.at(point).markers for point in cache.target.points] for cache in self._caches]
        """Of each target, its own point first."""

    def run(self, roots: list[Requirement]) -> None:
        for at in range(len(self._caches)):
            for root in roots:
                if self._applies(at, root.marker, ""):
                    self._add(at, root)
        while self._pending:
            step = self._steps.get()
            try:
                step()
            except Exception:  # pip will send the request itself and report the error
                pass
            self._pending -= 1

    def _add(self, at: int, requirement: Requirement) -> None:
        name = canonicalize_name(requirement.name)
        key = (self._caches[at].target.id, name, ",".join(sorted(requirement.extras)))
        if key in self._seen or requirement.url or self._client.is_supplied(name):
            return
        self._seen.add(key)
        self._after(self._client.request_page(name, hint=True), lambda page: self._choose(at, self._client.files_on_page(name, page), requirement))

    def _choose(self, at: int, files: ProjectFiles, requirement: Requirement) -> None:
        entry = self._best(self._caches[at], files, requirement.specifier & self._limits.get(files.project, SpecifierSet()))
        if entry is not None and not entry["url"].startswith("file:"):
            self._after(self._client.request_metadata(entry, hint=True), lambda answer: self._require(at, entry, answer["core"], requirement.extras))

    def _best(self, cache: TargetCache, files: ProjectFiles, specifier: SpecifierSet) -> FileEntry | None:
        """The newest release, then the best tag. candidates.py has pip's exact order, which is not needed for a hint."""
        for release in files.releases():
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

    def _require(self, at: int, entry: FileEntry, metadata: CoreMetadata, extras: Iterable[str]) -> None:
        if entry["url"] not in self._requirements:
            self._requirements[entry["url"]] = [one for text in metadata["requiresDist"] if (one := parse_requirement(text)) is not None]
        for one in self._requirements[entry["url"]]:
            if any(self._applies(at, one.marker, extra) for extra in ("", *extras)):
                self._add(at, one)

    def _applies(self, at: int, marker: Marker | None, extra: str) -> bool:
        """On any machine of the target. Not by `default_environment`, which belongs to the target that pip is resolving."""
        if marker is None:
            return True
        key = (at, id(marker), extra)
        if key not in self._holds:
            differs = any(variable in str(marker) for variable in self._caches[at].target.variables)
            environments = self._environments[at] if differs else self._environments[at][:1]
            self._holds[key] = any(marker.evaluate({**environment, "extra": extra}) for environment in environments)
        return self._holds[key]

    def _after(self, future: Future[Any], step: Callable[[Any], None]) -> None:
        self._pending += 1
        future.add_done_callback(lambda done: self._steps.put(lambda: step(done.result())))  # of a failed request, `result` raises
