"""Files whose hash is none of those that a requirement gives."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pip._internal.models.link import Link
from pip._internal.req.req_install import InstallRequirement
from pip._vendor.packaging.utils import canonicalize_name

from worker.fetcher.cache import hash_file
from worker.findings import shown
from worker.lines import Fault
from worker.page_format import FileEntry
from worker.resolver.answer import without_login
from worker.resolver.desk import Desk


def check_source_hashes(requirement: InstallRequirement, desk: Desk) -> None:
    """Hold a source to the requirement's hashes before any of its code runs. Raises Fault(integrity)."""
    hashes, link = requirement.hashes(trust_internet=False), requirement.link
    if not hashes or link is None:
        return
    allowed = {f"{algorithm}:{digest}" for algorithm, several in hashes._allowed.items() for digest in several}
    stated = {algorithm: digest for algorithm, digest in link._hashes.items() if algorithm in hashes._allowed}
    found = stated or _own_hashes(requirement, link, desk, allowed)
    if not allowed & digests(found):
        raise hash_fault(requirement, link, found)


def _own_hashes(requirement: InstallRequirement, link: Link, desk: Desk, allowed: set[str]) -> Mapping[str, str]:
    """The index states none: then the file itself says."""
    tables = desk.stock(canonicalize_name(requirement.name or "")).tables
    entry = next(table.entry("", row) for table in tables for row in table.sdists if row.filename == link.filename)
    return found_hashes(entry, desk, allowed)


def hash_fault(requirement: InstallRequirement, link: Link, found: Mapping[str, str]) -> Fault:
    known = ", ".join(f"{algorithm}:{digest}" for algorithm, digest in found.items())
    message = f"{link_text(link)} has {known}, which is not a hash of {requirement.req} ({requirement.comes_from})"
    return Fault("integrity", message, "The file is not the one that the hash was made of: find out why before you change the hash.")


def link_text(link: Link) -> str:
    return f"{shown(link.filename)} from {without_login(link.url_without_fragment)}"


def found_hashes(entry: FileEntry, desk: Desk, hashes: set[str]) -> dict[str, str]:
    """The file's own, of each kind that the lock has."""
    landed = desk.file(entry)
    other = {one.partition(":")[0] for one in hashes} - {"sha256"}
    return {"sha256": str(landed["sha256"]), **{kind: hash_file(Path(landed["path"]), kind) for kind in other}}


def digests(hashes: Mapping[str, str]) -> set[str]:
    return {f"{algorithm}:{digest}" for algorithm, digest in hashes.items()}
