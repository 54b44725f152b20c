"""A lock is not resolved: it says which project and version, and which of its files a target takes follows from the tags."""

from __future__ import annotations

from typing import Any, Iterable

from pip._vendor.packaging.requirements import Requirement
from pip._vendor.packaging.utils import parse_wheel_filename
from worker.findings import Finding, finding
from worker.resolver.answer import resolved
from worker.resolver.desk import Desk
from worker.resolver.memory import Memory
from worker.resolver.reasons import why_no_wheel
from worker.resolver.roots import Root, applies
from worker.resolver.table import FileEntry


def locked_files(roots: Iterable[Root], memory: Memory, desk: Desk, built: dict[str, FileEntry]) -> tuple[list[dict[str, Any]], list[Finding], list[dict[str, Any]]]:
    """ResolvedFile[], findings for entries that the target cannot take, and WantedSdist[] for those that are source only."""
    files, findings, sdists = [], [], []
    for root in roots:
        if not applies(root):
            continue
        entry = best_wheel(root["locked"], memory) or built_wheel(root, built)
        if entry is not None:
            files.append(resolved(entry, desk, set(Requirement(root["text"]).extras), {None}))
            continue
        findings.append(no_file(root, memory))
        if root.get("lockedSdist"):
            sdists.append(wanted_sdist(root["lockedSdist"], [root["text"]]))
    return sorted(files, key=lambda file: str(file["project"])), findings, sdists


def best_wheel(entries: Iterable[FileEntry], memory: Memory) -> FileEntry | None:
    """By the best tag, then the highest build number, as `packaging.pylock` selects (pylock.toml, "Installation"; PEP 751)."""
    best: tuple[Any, FileEntry] | None = None
    for entry in entries:
        if not entry["filename"].endswith(".whl") or not memory.admits(entry.get("requiresPython")):
            continue
        rank = memory.ranks.of("-".join(entry["filename"].removesuffix(".whl").rsplit("-", 3)[1:]))
        if rank is None:
            continue
        key = (-rank, parse_wheel_filename(entry["filename"])[2])
        if best is None or key > best[0]:
            best = key, entry
    return best and best[1]


def built_wheel(root: Root, built: dict[str, FileEntry]) -> FileEntry | None:
    return built.get(root["lockedSdist"]["url"]) if root.get("lockedSdist") else None


def wanted_sdist(entry: FileEntry, chain: list[str]) -> dict[str, Any]:
    wanted = {"project": entry["project"], "version": entry["version"], "url": entry["url"], "sha256": entry.get("sha256"), "chain": chain}
    return {key: value for key, value in wanted.items() if value is not None}


def no_file(root: Root, memory: Memory) -> Finding:
    entries = root["locked"]
    version = Requirement(root["text"]).specifier
    reason = why_no_wheel([(entry["filename"], entry.get("requiresPython")) for entry in entries], memory)
    only = reason or ("the lock has only an sdist of it" if root.get("lockedSdist") else "the lock has no file of it")
    hint = "Lock it for this target too." if not root.get("lockedSdist") else "Build it here with --sdists pure, or lock a version that has wheels."
    message = f"{root['name']} {str(version).removeprefix('==')} of the lock has no wheel for this target: {only}"
    return finding("no-wheel", "error", message, hint=hint, project=root["name"], version=str(version).removeprefix("=="), origin=root["origin"], chain=[root["text"]])
