"""pip's answer in the words of src/worker/messages.ts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from pip._internal.models.link import Link
from pip._internal.req.req_install import InstallRequirement
from pip._internal.resolution.resolvelib.candidates import ExtrasCandidate
from pip._vendor.packaging.utils import canonicalize_name

from worker.file_info import STRONG
from worker.lines import Fault
from worker.page_format import FileEntry
from worker.resolver.index_client import IndexClient
from worker.resolver.pip_run import PipResult

File = dict[str, Any]
"""ResolvedFile"""


def resolved_files(answer: PipResult, client: IndexClient) -> list[dict[str, Any]]:
    """ResolvedFile[], sorted by project."""
    mapping, graph = answer.result.mapping, answer.result.graph
    extras: dict[str, set[str]] = {}
    parents: dict[str, set[str | None]] = {}
    for name, candidate in mapping.items():
        project = candidate.project_name
        if isinstance(candidate, ExtrasCandidate):
            extras.setdefault(project, set()).update(candidate.extras & set(candidate.base.dist.iter_provided_extras()))
        for parent in graph.iter_parents(name):
            if parent is None or parent in mapping:  # resolvelib may leave one there that it pinned and gave up again
                parents.setdefault(project, set()).add(parent if parent is None else mapping[parent].project_name)
    files = []
    for requirement in answer.chosen.requirements.values():
        project = canonicalize_name(str(requirement.name))
        version = str(requirement.get_dist().version)
        assert requirement.link is not None  # a resolved requirement has its file
        entry = entry_of(client, requirement, requirement.link, project, version)
        files.append(resolved(entry, client, extras.get(project, set()), parents.get(project, set()) - {project}))
    return sorted(files, key=lambda file: str(file["project"]))


def resolved(entry: FileEntry, client: IndexClient, extras: set[str], parents: set[str | None]) -> dict[str, Any]:
    file = {
        "project": entry["project"],
        "version": entry["version"],
        "filename": entry["filename"],
        "url": without_login(entry["url"]),
        "sha256": entry.get("sha256") or sha256_of(entry, client),
        "bytes": entry.get("bytes"),
        "requested": None in parents,
        "extras": sorted(extras),
        "requiredBy": sorted(parent for parent in parents if parent is not None),
        "yanked": entry.get("yanked"),
        "uploadTime": entry.get("uploadTime"),
        "unhashed": True if is_unhashed(entry) else None,
    }
    return {key: value for key, value in file.items() if value is not None}


def is_unhashed(entry: FileEntry) -> bool:
    """Whether it comes from elsewhere, and nobody states a hash of it that means something."""
    stated = {*entry["hashes"], *(["sha256"] if entry.get("sha256") else [])}
    return not stated & set(STRONG) and not entry["url"].startswith("file:")


def check_same_names(files: Iterable[Mapping[str, Any]], client: IndexClient) -> None:
    """pip takes one of two files of one name in silence. @raise Fault(integrity) where another place has other bytes under the name"""
    lines = []
    for file in files:
        for other in client.files_of_name(file["project"], file["version"], file["filename"]):
            sha256 = other.get("sha256") or sha256_of(other, client)
            if sha256 != file["sha256"]:
                ones = f"sha256 {file['sha256']} from {file['url']} and {sha256} from {without_login(other['url'])}"
                lines.append(f"{file['filename']} stands for two different files: {ones}")
    if lines:
        hint = "Find out which is right. --index-for PROJECT=URL names the index that may serve the project, or leave the other place out."
        raise Fault("integrity", "\n".join(lines), hint)


def sha256_of(entry: FileEntry, client: IndexClient) -> str:
    """An index may give another hash, or none: then the file itself says."""
    return str(client.file(entry)["sha256"])


def entry_of(client: IndexClient, requirement: InstallRequirement, link: Link, project: str, version: str) -> FileEntry:
    entry = client.entries.get(link.url_without_fragment)
    if entry is None and not requirement.is_direct:
        entry = client.entry(project, link.filename, link.url_without_fragment)
    return {**(entry or direct_entry(link)), "project": project, "version": version}


def direct_entry(link: Link) -> FileEntry:
    """A wheel that the user, or a requirement in metadata, names by its URL."""
    name, number, *_ = link.filename.removesuffix(".whl").split("-")
    hashes = {link.hash_name: link.hash} if link.hash_name and link.hash else {}
    entry: FileEntry = {
        "project": canonicalize_name(name),
        "version": number,
        "filename": link.filename,
        "url": link.url_without_fragment,
        "hashes": hashes,
        "index": "",
    }
    return {**entry, "sha256": hashes["sha256"]} if "sha256" in hashes else entry


def without_login(url: str) -> str:
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def check_source_hashes(requirement: InstallRequirement, client: IndexClient) -> None:
    """Hold a source to the requirement's hashes before any of its code runs. Raises Fault(integrity)."""
    hashes, link = requirement.hashes(trust_internet=False), requirement.link
    if not hashes or link is None:
        return
    allowed = {f"{algorithm}:{digest}" for algorithm, several in hashes._allowed.items() for digest in several}
    stated = {algorithm: digest for algorithm, digest in link._hashes.items() if algorithm in hashes._allowed}
    found = stated or _own_hashes(requirement, link, client, allowed)
    if not allowed & digests(found):
        raise hash_fault(requirement, link, found)


def _own_hashes(requirement: InstallRequirement, link: Link, client: IndexClient, allowed: set[str]) -> Mapping[str, str]:
    """The index states none: then the file itself says."""
    tables = client.project_files(canonicalize_name(requirement.name or "")).tables
    entry = next(table.entry("", row) for table in tables for row in table.sdists if row.filename == link.filename)
    return found_hashes(entry, client, allowed)


def hash_fault(requirement: InstallRequirement, link: Link, found: Mapping[str, str]) -> Fault:
    known = ", ".join(f"{algorithm}:{digest}" for algorithm, digest in found.items())
    message = f"{link_text(link)} has {known}, which is not a hash of {requirement.req} ({requirement.comes_from})"
    return Fault("integrity", message, "The file is not the one that the hash was made of: find out why before you change the hash.")


def link_text(link: Link) -> str:
    return f"{shown(link.filename)} from {without_login(link.url_without_fragment)}"


def found_hashes(entry: FileEntry, client: IndexClient, hashes: set[str]) -> dict[str, str]:
    """The file's own, of each kind that the lock has."""
    landed = client.file(entry)
    other = {one.partition(":")[0] for one in hashes} - {"sha256"}
    return {"sha256": str(landed["sha256"]), **{kind: hash_file(Path(landed["path"]), kind) for kind in other}}


def digests(hashes: Mapping[str, str]) -> set[str]:
    return {f"{algorithm}:{digest}" for algorithm, digest in hashes.items()}
