"""ResolvedFile (src/worker/messages.ts): the files of pip's answer, and what their hashes are compared with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from pip._internal.models.link import Link
from pip._internal.req.req_install import InstallRequirement
from pip._internal.resolution.resolvelib.candidates import ExtrasCandidate
from pip._vendor.packaging.utils import canonicalize_name

from worker.errors import Fault
from worker.file_digest import file_digest
from worker.file_info import STRONG
from worker.findings import shown
from worker.page_format import FileEntry
from worker.resolver.index_client import IndexClient, direct_entry
from worker.resolver.pip_run import PipResult

File = dict[str, Any]
"""ResolvedFile"""


def resolved_files(answer: PipResult, client: IndexClient) -> list[File]:
    """Sorted by project."""
    mapping, graph = answer.result.mapping, answer.result.graph
    extras: dict[str, set[str]] = {}
    parents: dict[str, set[str | None]] = {}
    for name, candidate in mapping.items():
        project = candidate.project_name
        if isinstance(candidate, ExtrasCandidate):
            extras.setdefault(project, set()).update(candidate.extras & set(candidate.base.dist.iter_provided_extras()))
        for parent in graph.iter_parents(name):
            if parent is None or parent in mapping:  # resolvelib keeps some parents whose pin it withdrew
                parents.setdefault(project, set()).add(parent if parent is None else mapping[parent].project_name)
    files = []
    for requirement in answer.chosen.requirements.values():
        project = canonicalize_name(str(requirement.name))
        entry = {**_chosen_entry(client, requirement), "project": project, "version": str(requirement.get_dist().version)}
        files.append(resolved(entry, client, extras.get(project, set()), parents.get(project, set()) - {project}))
    return sorted(files, key=lambda file: str(file["project"]))


def _chosen_entry(client: IndexClient, requirement: InstallRequirement) -> FileEntry:
    link = requirement.link
    assert link is not None  # pip sets it on every resolved requirement
    if requirement.is_direct:
        return client.entries.get(link.url_without_fragment) or direct_entry(link)
    return client.entry_of(Link(link.url_without_fragment))


def resolved(entry: FileEntry, client: IndexClient, extras: set[str], parents: set[str | None]) -> File:
    """`parents`: the projects that require it, None for the user. A file whose index states no SHA-256 is downloaded to compute it."""
    file = {
        "project": entry["project"],
        "version": entry["version"],
        "filename": entry["filename"],
        "url": without_login(entry["url"]),
        "sha256": entry.get("sha256") or client.download(entry)["sha256"],
        "bytes": entry.get("bytes"),
        "requested": None in parents,
        "extras": sorted(extras),
        "requiredBy": sorted(parent for parent in parents if parent is not None),
        "yanked": entry.get("yanked"),
        "uploadTime": entry.get("uploadTime"),
        "unhashed": _is_unhashed(entry) or None,
    }
    return {key: value for key, value in file.items() if value is not None}


def _is_unhashed(entry: FileEntry) -> bool:
    """Whether it is a remote file for which no strong hash is stated."""
    stated = {*entry["hashes"], *(["sha256"] if entry.get("sha256") else [])}
    return not stated & set(STRONG) and not entry["url"].startswith("file:")


def check_same_names(files: Iterable[Mapping[str, Any]], client: IndexClient) -> None:
    """Raise Fault(integrity) if another index has a different file with the same name: pip would silently use one of them."""
    lines = []
    for file in files:
        for other in client.entries_of_name(file["project"], file["version"], file["filename"]):
            sha256 = other.get("sha256") or client.download(other)["sha256"]
            if sha256 != file["sha256"]:
                ones = f"sha256 {file['sha256']} from {file['url']} and {sha256} from {without_login(other['url'])}"
                lines.append(f"two different files are named {file['filename']}: {ones}")
    if lines:
        hint = "Find out which one is right, then select its index with --index-for PROJECT=URL, or remove the other source."
        raise Fault("integrity", "\n".join(lines), hint)


def without_login(url: str) -> str:
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def check_source_hashes(requirement: InstallRequirement, client: IndexClient) -> None:
    """Compare a source with the requirement's hashes, before any of its code runs. Raises Fault(integrity)."""
    hashes, link = requirement.hashes(trust_internet=False), requirement.link
    if not hashes or link is None:
        return
    allowed = {f"{algorithm}:{digest}" for algorithm, several in hashes._allowed.items() for digest in several}
    found: Mapping[str, str] = {algorithm: digest for algorithm, digest in link._hashes.items() if algorithm in hashes._allowed}
    if not found:  # the index states none of these kinds
        tables = client.project_files(canonicalize_name(requirement.name or "")).tables
        entry = next(table.entry("", row) for table in tables for row in table.sdists if row.filename == link.filename)
        found = compute_hashes(entry, client, allowed)
    if not allowed & digests(found):
        raise hash_mismatch(requirement, link, found)


def hash_mismatch(requirement: InstallRequirement, link: Link, found: Mapping[str, str]) -> Fault:
    known = ", ".join(f"{algorithm}:{digest}" for algorithm, digest in found.items())
    message = f"{link_text(link)} has {known}, which does not match the hashes of {requirement.req} ({requirement.comes_from})"
    return Fault("integrity", message, "Find out why the file differs before you change the hash.")


def link_text(link: Link) -> str:
    return f"{shown(link.filename)} from {without_login(link.url_without_fragment)}"


def compute_hashes(entry: FileEntry, client: IndexClient, wanted: set[str]) -> dict[str, str]:
    """SHA-256 of the file itself, and its hash by each algorithm of `wanted` (`algorithm:digest`)."""
    file = client.download(entry)
    other = {one.partition(":")[0] for one in wanted} - {"sha256"}
    return {"sha256": str(file["sha256"]), **{algorithm: file_digest(file["path"], algorithm).hexdigest() for algorithm in other}}


def digests(hashes: Mapping[str, str]) -> set[str]:
    return {f"{algorithm}:{digest}" for algorithm, digest in hashes.items()}
