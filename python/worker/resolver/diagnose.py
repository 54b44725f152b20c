"""Why a target has no solution: which requirement chain, what exists instead, what to do."""

from __future__ import annotations

from typing import Any

from pip._internal.exceptions import PipError
from worker.findings import Finding, finding
from worker.resolver.desk import Desk
from worker.resolver.engine import Settings
from worker.resolver.memory import Memory
from worker.resolver.roots import SOURCES, Root, applies, source_url
from worker.resolver.table import FileEntry


def diagnosed(error: PipError, memory: Memory, desk: Desk, settings: Settings) -> tuple[list[Finding], list[dict[str, Any]]]:
    return [finding("unsolvable", "error", str(error))], []


def blocked_sources(roots: list[Root], built: dict[str, FileEntry]) -> tuple[list[Finding], list[dict[str, Any]]]:
    """Roots that are sources and not built yet: nothing can be said of what they require."""
    findings, sdists = [], []
    for root in roots:
        if root["kind"] not in SOURCES or source_url(root) in built or not applies(root):
            continue
        name = root.get("name") or root["url"]
        message = f"{name} is a {KINDS[root['kind']]}, and no wheel of it has been built"
        findings.append(finding("source", "error", message, hint=BUILD_HINT, project=root.get("name"), origin=root["origin"], chain=[root["text"]]))
        sdists.append({"project": root.get("name") or "", "version": "", "url": root["url"], "chain": [root["text"]], **hashed(root)})
    return findings, sdists


BUILD_HINT = "Allow it to be built here with --sdists pure."
KINDS = {"sdist": "source archive", "vcs": "repository", "folder": "folder of sources", "url": "URL of no wheel"}


def hashed(root: Root) -> dict[str, str]:
    return {"sha256": one.removeprefix("sha256:") for one in root["hashes"] if one.startswith("sha256:")}
