"""A lock is not resolved: it says which project and version, and which of its files a target takes follows from the tags."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, NamedTuple

from pip._internal.models.link import Link
from pip._vendor.packaging.utils import parse_wheel_filename

from worker.errors import Fault
from worker.findings import Finding, finding
from worker.page_format import FileEntry
from worker.resolver.explain_unavailable import why_no_wheel
from worker.resolver.index_client import FIND_LINKS, IndexClient
from worker.resolver.machines import Point, marker_of, on_machine, points_of, target_at, variables_of
from worker.resolver.project_files import sdist_version, version_of
from worker.resolver.resolved_files import File, digests, direct_entry, found_hashes, resolved, without_login
from worker.resolver.roots import SOURCES, Root, applies, extras_of, source_url, specifier_of
from worker.resolver.roots import marker_of as root_marker
from worker.resolver.target_cache import TargetCache
from worker.target import Target, tag_part

SOURCE_ONLY = "Build it here with --sdists pure, give a wheel of it with --find-links and --lock-built, or lock a version that has wheels."
# what `uv export` writes of a packaged project besides its dependencies
OWN_PROJECT = "Build this project here with --sdists pure, or lock only what it needs, e.g. with uv export --no-emit-project."


class LockedCandidates(NamedTuple):
    """What an entry of a lock may be met by."""

    wheels: list[FileEntry]
    sdist: FileEntry | None
    mismatched: tuple[FileEntry, ...] = ()
    """Files of the release for this target, none of which has a hash of the lock."""


class LockEntry(NamedTuple):
    """A root of the lock, and the machines of the target at which its marker holds."""

    root: Root
    points: frozenset[Point]


class Missing(NamedTuple):
    """An entry that the target cannot take."""

    entry: LockEntry
    finding: Finding
    sdist: dict[str, Any] | None


def locked_files(
    roots: Iterable[Root], cache: TargetCache, client: IndexClient, built: Mapping[str, FileEntry]
) -> tuple[list[File], list[Finding], list[dict[str, Any]]]:
    """ResolvedFile[], findings for entries that the target cannot take, and WantedSdist[] for those that are source only.

    An entry that only other micro versions need may be missing: those versions are not covered then.
    """
    points = points_of(cache.target)
    mine = [entry for root in roots if (entry := LockEntry(root, points_where(root, cache.target, points))).points]
    prefetch_locked([root for root, _ in mine if is_by_hash(root)], cache, client)
    found: dict[tuple[str, str], tuple[File, set[Point]]] = {}
    missing: list[Missing] = []
    strange: list[str] = []
    for entry in mine:
        offer = locked_candidates(entry.root, client, cache)
        file = best_wheel(offer.wheels, cache) or built_elsewhere(entry.root, offer, cache, client) or (built.get(offer.sdist["url"]) if offer.sdist else None)
        if file is None and offer.mismatched and offer.sdist is None:
            strange.append(no_hash_of_the_lock(entry.root, offer.mismatched))
        elif file is None:
            sdist = offer.sdist and wanted_sdist(offer.sdist, [entry.root["text"]])
            missing.append(Missing(entry, no_file(entry.root, offer, cache), sdist))
        else:
            answer = {**resolved(file, client, extras_of(entry.root), {None}), **({"lockedSdist": file["lockedSdist"]} if "lockedSdist" in file else {})}
            found.setdefault((answer["project"], answer["sha256"]), (answer, set()))[1].update(entry.points)
    if strange:
        raise Fault("integrity", "\n".join(strange), "The files are not those that were locked: find out why before you change the lock.")
    findings = [finding for one in missing for finding in findings_of(one, cache.target, points[0])]
    sdists = [one.sdist for one in missing if one.sdist is not None]
    dropped = {point.version for one in missing for point in one.entry.points}
    return with_markers(found.values(), [point for point in points if findings or point.version not in dropped]), findings, sdists


def prefetch_locked(by_hash: Sequence[Root], cache: TargetCache, client: IndexClient) -> None:
    """All pages come at the same time, then all files that have to be compared themselves."""
    for root in by_hash:
        client.page(root["name"], hint=True)
    for root in by_hash:
        for best in unverified(root, listed_files(root, client), cache)[:1]:
            client.fetch(best)


def points_where(root: Root, target: Target, points: Sequence[Point]) -> frozenset[Point]:
    marker = root_marker(root)
    if marker is None or not any(variable in str(marker) for variable in variables_of(target)):
        return frozenset(points if applies(root) else ())
    return frozenset(point for point in points if marker.evaluate({**target_at(target, point).markers, "extra": ""}))


def findings_of(missing: Missing, target: Target, own: Point) -> list[Finding]:
    """Nothing for one that only other micro versions need."""
    if own in missing.entry.points:
        return [missing.finding]
    machines = [point.machine for point in missing.entry.points if point.version == own.version]
    return [on_machine(missing.finding, machine, target) for machine in sorted(machines)]


def with_markers(found: Iterable[tuple[File, AbstractSet[Point]]], covered: Sequence[Point]) -> list[File]:
    """As exact as the lock: an entry has a marker wherever it does not hold for all."""
    files = []
    for file, points in found:
        if not points.isdisjoint(covered):
            marker = marker_of(points, covered)
            files.append({**file, **({"marker": marker} if marker else {})})
    return sorted(files, key=lambda file: (str(file["project"]), str(file.get("marker", ""))))


def is_by_hash(root: Root) -> bool:
    """`name==1.0 --hash=…`: the index says where the files lie, the hash which ones they are."""
    return root["kind"] == "named" and "locked" not in root


def locked_candidates(root: Root, client: IndexClient, cache: TargetCache) -> LockedCandidates:
    if is_by_hash(root):
        return candidates_by_hash(root, client, cache)
    if root["kind"] == "wheel":
        entry = direct_entry(Link(root["url"]))
        hashes = dict(one.split(":", 1) for one in root["hashes"])
        return LockedCandidates([{**entry, "hashes": hashes, **({"sha256": hashes["sha256"]} if "sha256" in hashes else {})}], None)
    sdist = root.get("lockedSdist")
    if sdist is None and root["kind"] in SOURCES:
        sdist = {"project": root["name"] or "", "version": root.get("version") or "", "filename": "", "url": source_url(root), "hashes": {}}
        hashes = dict(one.split(":", 1) for one in root["hashes"])
        sdist = {**sdist, "hashes": hashes, **({"sha256": hashes["sha256"]} if "sha256" in hashes else {})}
    return LockedCandidates(root.get("locked") or [], sdist)


def candidates_by_hash(root: Root, client: IndexClient, cache: TargetCache) -> LockedCandidates:
    """An index may state no hash that the lock has too: then the files themselves are compared with it, the best for the target first."""
    hashes, listed = set(root["hashes"]), listed_files(root, client)
    if not hashes:
        return LockedCandidates([entry for entry in listed if is_wheel(entry)], None)
    verified = [with_locked_hashes(hashes, entry) for entry in listed if hashes & digests(entry["hashes"])]
    wheels, sdists = [entry for entry in verified if is_wheel(entry)], [entry for entry in verified if not is_wheel(entry)]
    mismatched = [] if verified else [entry for entry in listed if is_wheel(entry) and wheel_rank(entry, cache)]
    for entry in unverified(root, listed, cache):
        if not is_wheel(entry) and (sdists or best_wheel(wheels, cache)):
            break
        found = found_hashes(entry, client, hashes)
        if hashes & digests(found):
            kind = wheels if is_wheel(entry) else sdists
            kind.append({**entry, "hashes": found, "sha256": found["sha256"]})
            break
        mismatched += [] if entry in mismatched else [entry]
    return LockedCandidates(wheels, sdists[0] if sdists else None, tuple(mismatched))


def built_elsewhere(root: Root, offer: LockedCandidates, cache: TargetCache, client: IndexClient) -> FileEntry | None:
    """The best wheel of the locked version in find-links, where `--lock-built` names the project. It keeps the sdist that it stands for."""
    if not root.get("lockBuilt") or offer.sdist is None or not offer.sdist["hashes"]:
        return None
    version = version_of(offer.sdist["version"])  # not the specifier, which takes 1.0+local for 1.0
    there = [entry for table in client.all_tables(root["name"]) if table.index == FIND_LINKS for entry in table.wheels()]
    wheel = best_wheel((entry for entry in there if version_of(entry["version"]) == version), cache)
    return wheel and {**wheel, "lockedSdist": {"url": without_login(offer.sdist["url"]), "hashes": offer.sdist["hashes"]}}


def listed_files(root: Root, client: IndexClient) -> list[FileEntry]:
    """All files of the locked release, on every index."""
    specifier, found = specifier_of(root), []
    for table in client.all_tables(root["name"]):
        for place, version in enumerate(table.versions):
            if specifier.contains(version, prereleases=True):
                found += [table.entry(version, row) for row in table.rows(place)]
        for row in table.sdists:
            version_of_it = sdist_version(row.filename, table.project)
            if version_of_it is None or specifier.contains(version_of_it, prereleases=True):
                found.append(table.entry(str(version_of_it or ""), row))
    return found


def unverified(root: Root, listed: list[FileEntry], cache: TargetCache) -> list[FileEntry]:
    """Files whose index states no hash of a kind that the lock has: wheels of the target that are better than each that is proved, then sources."""
    hashes = set(root["hashes"])
    kinds = {one.partition(":")[0] for one in hashes}
    verified = best_wheel([entry for entry in listed if hashes & digests(entry["hashes"])], cache)
    least = wheel_rank(verified, cache) if verified else None
    silent = [entry for entry in listed if hashes and not kinds & entry["hashes"].keys()]
    ranked = [(order, entry) for entry in silent if (order := wheel_rank(entry, cache)) and (least is None or order > least)]
    ranked.sort(key=lambda one: one[0], reverse=True)
    return [entry for _, entry in ranked] + [entry for entry in silent if not is_wheel(entry)]


def no_hash_of_the_lock(root: Root, mismatched: Iterable[FileEntry]) -> str:
    names = ", ".join(dict.fromkeys(f"{entry['filename']} from {without_login(entry['url'])}" for entry in mismatched))
    return f"{root['text']}: no file for this target has a hash of the lock: {names} ({root['origin']})"


def is_wheel(entry: FileEntry) -> bool:
    return str(entry["filename"]).endswith(".whl")


def with_locked_hashes(hashes: set[str], entry: FileEntry) -> FileEntry:
    """The file as the lock knows it. An index may say a right sha512 and the sha256 of another file: then its sha256 is no proof,
    and the file itself has to be looked at."""
    if not hashes or f"sha256:{entry.get('sha256')}" in hashes:
        return entry
    kept = {algorithm: digest for algorithm, digest in entry["hashes"].items() if f"{algorithm}:{digest}" in hashes}
    return {**{key: value for key, value in entry.items() if key != "sha256"}, "hashes": kept}


def best_wheel(entries: Iterable[FileEntry], cache: TargetCache) -> FileEntry | None:
    """By the best tag, then the highest build number, as `packaging.pylock` selects (pylock.toml, "Installation"; PEP 751)."""
    ranked = [(order, entry) for entry in entries if (order := wheel_rank(entry, cache)) is not None]
    return max(ranked, key=lambda one: one[0])[1] if ranked else None


def wheel_rank(entry: FileEntry, cache: TargetCache) -> tuple[int, Any] | None:
    """Of a wheel for the target: the higher, the better. None for every other file."""
    if not is_wheel(entry) or not cache.admits(entry.get("requiresPython")):
        return None
    rank = cache.ranks.of(tag_part(entry["filename"]))
    return None if rank is None else (-rank, parse_wheel_filename(entry["filename"])[2])


def wanted_sdist(entry: FileEntry, chain: list[str]) -> dict[str, Any]:
    wanted = {"project": entry["project"], "version": entry["version"], "url": entry["url"], "chain": chain}
    said = {"sha256": entry.get("sha256"), "hashes": entry["hashes"] or None, "yanked": entry.get("yanked"), "uploadTime": entry.get("uploadTime")}
    return {**wanted, **{key: value for key, value in said.items() if value is not None}}


def no_file(root: Root, offer: LockedCandidates, cache: TargetCache) -> Finding:
    version = str(specifier_of(root)).removeprefix("==") or None
    name = root["name"] or root["url"]
    incompatibility = why_no_wheel([(entry["filename"], entry.get("requiresPython")) for entry in offer.wheels], cache)
    reason = incompatibility.text if incompatibility else ""
    if offer.sdist is None:
        reason, hint = reason or "no index lists a file with one of its hashes", "Lock it for this target too."
    else:
        reason, hint = reason or "the lock has only a source of it", OWN_PROJECT if root["kind"] == "folder" else SOURCE_ONLY
    message = f"the lock has no wheel of {name}{f' {version}' if version else ''} for this target: {reason} ({root['origin']})"
    return finding("no-wheel", "error", message, hint=hint, project=root["name"], version=version, origin=root["origin"], chain=[root["text"]])
