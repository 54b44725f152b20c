"""pip's answer in the words of src/worker/messages.ts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from pip._internal.models.link import Link
from pip._internal.req.req_install import InstallRequirement
from pip._internal.resolution.resolvelib.candidates import ExtrasCandidate
from pip._vendor.packaging.utils import canonicalize_name

from worker.file_info import STRONG
from worker.lines import Fault
from worker.page_format import FileEntry
from worker.resolver.desk import Desk
from worker.resolver.engine import Answer

File = dict[str, Any]
"""ResolvedFile"""


def resolved_files(answer: Answer, desk: Desk) -> list[dict[str, Any]]:
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
        entry = entry_of(desk, requirement, requirement.link, project, version)
        files.append(resolved(entry, desk, extras.get(project, set()), parents.get(project, set()) - {project}))
    return sorted(files, key=lambda file: str(file["project"]))


def resolved(entry: FileEntry, desk: Desk, extras: set[str], parents: set[str | None]) -> dict[str, Any]:
    file = {
        "project": entry["project"],
        "version": entry["version"],
        "filename": entry["filename"],
        "url": without_login(entry["url"]),
        "sha256": entry.get("sha256") or sha256_of(entry, desk),
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


def refuse_namesakes(files: Iterable[Mapping[str, Any]], desk: Desk) -> None:
    """pip takes one of two files of one name in silence. @raise Fault(integrity) where another place has other bytes under the name"""
    lines = []
    for file in files:
        for other in desk.namesakes(file["project"], file["version"], file["filename"]):
            sha256 = other.get("sha256") or sha256_of(other, desk)
            if sha256 != file["sha256"]:
                ones = f"sha256 {file['sha256']} from {file['url']} and {sha256} from {without_login(other['url'])}"
                lines.append(f"{file['filename']} stands for two different files: {ones}")
    if lines:
        hint = "Find out which is right. --index-for PROJECT=URL names the index that may serve the project, or leave the other place out."
        raise Fault("integrity", "\n".join(lines), hint)


def sha256_of(entry: FileEntry, desk: Desk) -> str:
    """An index may give another hash, or none: then the file itself says."""
    return str(desk.file(entry)["sha256"])


def entry_of(desk: Desk, requirement: InstallRequirement, link: Link, project: str, version: str) -> FileEntry:
    entry = desk.entries.get(link.url_without_fragment)
    if entry is None and not requirement.is_direct:
        entry = desk.entry(project, link.filename, link.url_without_fragment)
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
