"""What the user asked for, as pip's own requirements."""

from __future__ import annotations

from typing import Any, Iterable, Mapping

from pip._internal.req.constructors import install_req_from_line
from pip._internal.req.req_install import InstallRequirement
from pip._vendor.packaging.markers import Marker
from pip._vendor.packaging.requirements import Requirement
from pip._vendor.packaging.specifiers import SpecifierSet
from worker.findings import Finding, finding
from worker.resolver.table import FileEntry

Root = Mapping[str, Any]
"""{"text", "name", "kind", "url", "hashes", "origin", …}: python/worker/reading/root.py."""
SOURCES = {"sdist": "source archive", "vcs": "repository", "folder": "folder of sources", "url": "URL of no wheel"}
"""Kinds that somebody has to build before this process can look at them."""
BUILD = "Allow it to be built here with --sdists pure."


def install_requirements(roots: Iterable[Root], constraints: Iterable[Root], built: Mapping[str, FileEntry]) -> list[InstallRequirement]:
    """Constraints first, as pip has them. `built`: the wheel of each source, by the source's URL."""
    return [
        *(requirement_of(root["text"], root, constraint=True) for root in constraints),
        *(requirement_of(text_of(root, built), root) for root in roots),
    ]


def requirement_of(text: str, root: Root, *, constraint: bool = False) -> InstallRequirement:
    return install_req_from_line(
        text,
        comes_from=root["origin"],
        isolated=True,
        hash_options=None if root["kind"] in SOURCES else hash_options(root["hashes"]),
        constraint=constraint,
        user_supplied=not constraint,
    )


def applies(root: Root) -> bool:
    """Whether its marker holds in the target whose markers this pip reads now (shim.use_markers_of)."""
    text = root.get("marker")
    marker = Marker(text) if text else Requirement(root["text"]).marker if root["kind"] == "named" else None
    return marker is None or marker.evaluate({"extra": ""})


def text_of(root: Root, built: Mapping[str, FileEntry]) -> str:
    if root["kind"] not in SOURCES:
        return str(root["text"])
    entry = built[source_url(root)]
    extras = f"[{','.join(root['extras'])}]" if root.get("extras") else ""
    marker = f" ; {root['marker']}" if root.get("marker") else ""
    return f"{entry['project']}{extras} @ {entry['url']}{marker}"


def specifier_of(root: Root) -> SpecifierSet:
    return Requirement(root["text"]).specifier if root["kind"] == "named" else SpecifierSet()


def source_url(root: Root) -> str:
    return str(root["lockedSdist"]["url"] if root.get("lockedSdist") else root["url"])


def hash_options(hashes: Iterable[str]) -> dict[str, list[str]]:
    options: dict[str, list[str]] = {}
    for one in hashes:
        algorithm, _, digits = one.partition(":")
        options.setdefault(algorithm, []).append(digits)
    return options


def built_of(roots: Iterable[Root], wheels: Iterable[FileEntry]) -> dict[str, FileEntry]:
    """Which wheel came of which source: by the URL it was built from, else by the project's name."""
    by_source = {entry["builtFrom"]: entry for entry in wheels if entry.get("builtFrom")}
    by_name = {entry["project"]: entry for entry in wheels}
    found: dict[str, FileEntry] = {}
    for root in roots:
        if root["kind"] in SOURCES or root.get("lockedSdist"):
            entry = by_source.get(source_url(root)) or by_name.get(root.get("name") or "")
            if entry is not None:
                found[source_url(root)] = entry
    return found


def blocked_sources(roots: Iterable[Root], built: Mapping[str, FileEntry]) -> tuple[list[Finding], list[dict[str, Any]]]:
    """Findings and WantedSdist[] for roots that are sources and not built yet: nothing is known of what they require."""
    findings, sdists = [], []
    for root in roots:
        if root["kind"] not in SOURCES or "locked" in root or source_url(root) in built or not applies(root):
            continue
        name = root.get("name") or root["url"]
        message = f"{name} is a {SOURCES[root['kind']]}, and no wheel has been built of it ({root['origin']})"
        findings.append(finding("source", "error", message, hint=BUILD, project=root.get("name"), origin=root["origin"], chain=[root["text"]]))
        sha256 = next((one.removeprefix("sha256:") for one in root["hashes"] if one.startswith("sha256:")), None)
        wanted = {"project": root.get("name") or "", "version": root.get("version", ""), "url": root["url"], "chain": [root["text"]]}
        sdists.append({**wanted, "sha256": sha256} if sha256 else wanted)
    return findings, sdists
