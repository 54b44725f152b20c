"""The files of a lock. A lock is not resolved: it names projects and versions, and the tags decide which file a target uses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from pip._internal.models.link import Link
from pip._vendor.packaging.utils import parse_wheel_filename

from worker.errors import Fault
from worker.findings import Finding, finding, no_wheel
from worker.page_format import FileEntry
from worker.resolver.explain_unavailable import why_no_wheel
from worker.resolver.index_client import FIND_LINKS, IndexClient, direct_entry, with_hashes
from worker.resolver.machines import machine_finding, with_markers
from worker.resolver.project_files import sdist_version, version_of
from worker.resolver.resolved_files import File, compute_hashes, digests, resolved, without_login
from worker.resolver.roots import SOURCES, Root, applies, extras_of, hashes_of, marker_of, source_url, specifier_of, wanted_sdist
from worker.resolver.target_cache import TargetCache
from worker.target import Point, Target, tag_part

SOURCE_ONLY = "Build it here with --sdists pure, provide a wheel of it with --find-links and --lock-built, or lock a version that has wheels."
OWN_PROJECT = "Build this project here with --sdists pure, or lock only its dependencies, e.g. with uv export --no-emit-project."
"""For a folder, such as the project itself in the output of `uv export`."""


class _Candidates(NamedTuple):
    """The files that satisfy an entry of a lock."""

    wheels: list[FileEntry]
    sdist: FileEntry | None
    mismatched: Sequence[FileEntry] = ()
    """Files of the release for this target, none of which has a hash of the lock."""


class _Missing(NamedTuple):
    """An entry without a file for the target, and the points where its marker holds."""

    points: frozenset[Point]
    finding: Finding
    sdist: FileEntry | None


def locked_files(
    roots: Iterable[Root], cache: TargetCache, client: IndexClient, built: Mapping[str, FileEntry]
) -> tuple[list[File], list[Finding], list[dict[str, Any]]]:
    """ResolvedFile[], findings for entries without a file for the target, and WantedSdist[] for those that have only a source.

    An entry that only other micro versions need may be missing: those versions are then not covered.
    """
    points = cache.target.points
    entries = [(root, needing) for root in roots if (needing := _points_where(root, cache.target, points))]
    _prefetch([root for root, _ in entries if _is_by_hash(root)], cache, client)
    found: dict[tuple[str, str], tuple[File, set[Point]]] = {}
    missing: list[_Missing] = []
    mismatched: list[str] = []
    for root, needing in entries:
        candidates = _candidates(root, client, cache)
        sdist = candidates.sdist
        file = _best_wheel(candidates.wheels, cache) or _built_elsewhere(root, sdist, cache, client) or (built.get(sdist["url"]) if sdist else None)
        if file is not None:
            entry = {key: value for key, value in file.items() if key != "lockedSdist"}  # the fetcher rejects a FileEntry with other keys
            optional = {"lockedSdist": file["lockedSdist"]} if "lockedSdist" in file else {}
            answer = {**resolved(entry, client, extras_of(root), {None}), **optional}
            found.setdefault((answer["project"], answer["sha256"]), (answer, set()))[1].update(needing)
        elif candidates.mismatched and sdist is None:
            mismatched.append(_no_locked_hash(root, candidates.mismatched))
        else:
            wanted = sdist and wanted_sdist(
                sdist["project"], sdist["version"], sdist["url"], [root["text"]], sdist["hashes"], sdist.get("yanked"), sdist.get("uploadTime")
            )
            missing.append(_Missing(needing, _no_file(root, candidates, cache), wanted))
    if mismatched:
        raise Fault("integrity", "\n".join(mismatched), "Find out why the files differ from the locked ones before you change the lock.")
    findings = [finding for one in missing for finding in _findings_of(one, cache.target, points[0])]
    sdists = [one.sdist for one in missing if one.sdist is not None]
    dropped = {point.python for one in missing for point in one.points}
    return with_markers(found.values(), [point for point in points if findings or point.python not in dropped]), findings, sdists


def _prefetch(by_hash: Sequence[Root], cache: TargetCache, client: IndexClient) -> None:
    """Request all pages at once, then all files whose hash has to be computed."""
    for root in by_hash:
        client.request_page(root["name"], hint=True)
    for root in by_hash:
        for best in _unverified(root, _listed_files(root, client), cache)[:1]:
            client.request_file(best)


def _points_where(root: Root, target: Target, points: Sequence[Point]) -> frozenset[Point]:
    marker = marker_of(root)
    if marker is None or not any(variable in str(marker) for variable in target.variables):
        return frozenset(points if applies(root) else ())
    return frozenset(point for point in points if marker.evaluate({**target.at(point).markers, "extra": ""}))


def _findings_of(missing: _Missing, target: Target, own: Point) -> list[Finding]:
    """Empty for an entry that only other micro versions need."""
    if own in missing.points:
        return [missing.finding]
    machines = [point.machine for point in missing.points if point.python == own.python]
    return [machine_finding(missing.finding, machine, target) for machine in sorted(machines)]


def _is_by_hash(root: Root) -> bool:
    """`name==1.0 --hash=…`: the file is on an index, identified by its hash."""
    return root["kind"] == "named" and "locked" not in root


def _candidates(root: Root, client: IndexClient, cache: TargetCache) -> _Candidates:
    if _is_by_hash(root):
        return _candidates_by_hash(root, client, cache)
    if root["kind"] == "wheel":
        return _Candidates([with_hashes(direct_entry(Link(root["url"])), hashes_of(root))], None)
    sdist = root.get("lockedSdist")
    if sdist is None and root["kind"] in SOURCES:
        source = {"project": root["name"] or "", "version": root.get("version") or "", "filename": "", "url": source_url(root)}
        sdist = with_hashes(source, hashes_of(root))
    return _Candidates(root.get("locked") or [], sdist)


def _candidates_by_hash(root: Root, client: IndexClient, cache: TargetCache) -> _Candidates:
    """If the index states no hash of a kind that the lock has, hashes are computed, of the best file for the target first."""
    hashes, listed = set(root["hashes"]), _listed_files(root, client)
    if not hashes:
        return _Candidates([entry for entry in listed if _is_wheel(entry)], None)
    verified = [_with_locked_hashes(hashes, entry) for entry in listed if hashes & digests(entry["hashes"])]
    wheels, sdists = [entry for entry in verified if _is_wheel(entry)], [entry for entry in verified if not _is_wheel(entry)]
    mismatched = [] if verified else [entry for entry in listed if _is_wheel(entry) and _wheel_rank(entry, cache)]
    for entry in _unverified(root, listed, cache):
        if not _is_wheel(entry) and (sdists or _best_wheel(wheels, cache)):
            break
        computed = compute_hashes(entry, client, hashes)
        if hashes & digests(computed):
            (wheels if _is_wheel(entry) else sdists).append(with_hashes(entry, computed))
            break
        mismatched += [] if entry in mismatched else [entry]
    return _Candidates(wheels, sdists[0] if sdists else None, mismatched)


def _built_elsewhere(root: Root, sdist: FileEntry | None, cache: TargetCache, client: IndexClient) -> FileEntry | None:
    """The best wheel of the locked version in find-links, if `--lock-built` names the project; with the sdist that it replaces."""
    if not root.get("lockBuilt") or sdist is None or not sdist["hashes"]:
        return None
    version = version_of(sdist["version"])  # not the specifier, which accepts 1.0+local for 1.0
    links = [entry for table in client.all_tables(root["name"]) if table.index == FIND_LINKS for entry in table.wheels()]
    wheel = _best_wheel((entry for entry in links if version_of(entry["version"]) == version), cache)
    return wheel and {**wheel, "lockedSdist": {"url": without_login(sdist["url"]), "hashes": sdist["hashes"]}}


def _listed_files(root: Root, client: IndexClient) -> list[FileEntry]:
    """All files of the locked release on all indexes."""
    specifier, found = specifier_of(root), []
    for table in client.all_tables(root["name"]):
        for place, version in enumerate(table.versions):
            if specifier.contains(version, prereleases=True):
                found += [table.entry(version, row) for row in table.rows(place)]
        for row in table.sdists:
            own = sdist_version(row.filename, table.project)
            if own is None or specifier.contains(own, prereleases=True):
                found.append(table.entry(str(own or ""), row))
    return found


def _unverified(root: Root, listed: list[FileEntry], cache: TargetCache) -> list[FileEntry]:
    """Files whose index states no hash of a kind that the lock has: wheels for the target that are better than every verified one, then sources."""
    hashes = set(root["hashes"])
    kinds = {one.partition(":")[0] for one in hashes}
    verified = _best_wheel([entry for entry in listed if hashes & digests(entry["hashes"])], cache)
    least = _wheel_rank(verified, cache) if verified else None
    unhashed = [entry for entry in listed if hashes and not kinds & entry["hashes"].keys()]
    ranked = [(rank, entry) for entry in unhashed if (rank := _wheel_rank(entry, cache)) and (least is None or rank > least)]
    ranked.sort(key=lambda one: one[0], reverse=True)
    return [entry for _, entry in ranked] + [entry for entry in unhashed if not _is_wheel(entry)]


def _no_locked_hash(root: Root, mismatched: Iterable[FileEntry]) -> str:
    names = ", ".join(dict.fromkeys(f"{entry['filename']} from {without_login(entry['url'])}" for entry in mismatched))
    return f"{root['text']}: no file for this target matches a hash of the lock: {names} ({root['origin']})"


def _is_wheel(entry: FileEntry) -> bool:
    return str(entry["filename"]).endswith(".whl")


def _with_locked_hashes(hashes: set[str], entry: FileEntry) -> FileEntry:
    """The file with those hashes only that the lock confirms: an index may state the right SHA-512 and the SHA-256 of another file."""
    if not hashes or f"sha256:{entry.get('sha256')}" in hashes:
        return entry
    return with_hashes(entry, {algorithm: digest for algorithm, digest in entry["hashes"].items() if f"{algorithm}:{digest}" in hashes})


def _best_wheel(entries: Iterable[FileEntry], cache: TargetCache) -> FileEntry | None:
    """The best tag, then the highest build number, as in `packaging.pylock` (pylock.toml, "Installation"; PEP 751)."""
    ranked = [(rank, entry) for entry in entries if (rank := _wheel_rank(entry, cache)) is not None]
    return max(ranked, key=lambda one: one[0])[1] if ranked else None


def _wheel_rank(entry: FileEntry, cache: TargetCache) -> tuple[int, Any] | None:
    """Higher is better. None for a file that is not a wheel for the target."""
    if not _is_wheel(entry) or not cache.admits(entry.get("requiresPython")):
        return None
    rank = cache.ranks.of(tag_part(entry["filename"]))
    return None if rank is None else (-rank, parse_wheel_filename(entry["filename"])[2])


def _no_file(root: Root, candidates: _Candidates, cache: TargetCache) -> Finding:
    version = str(specifier_of(root)).removeprefix("==") or None
    name = root["name"] or root["url"]
    why = why_no_wheel([(entry["filename"], entry.get("requiresPython")) for entry in candidates.wheels], cache)
    if candidates.sdist is None:
        reason, hint = "no index lists a file with one of its hashes", "Lock it for this target too."
    else:
        reason, hint = "only a source is locked", OWN_PROJECT if root["kind"] == "folder" else SOURCE_ONLY
    message = f"{name}{f' {version}' if version else ''}: {no_wheel('the lock', why.text if why else reason)} ({root['origin']})"
    return finding("no-wheel", message, hint=hint, project=root["name"], version=version, origin=root["origin"], chain=[root["text"]])
