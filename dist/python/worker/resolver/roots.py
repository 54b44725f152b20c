"""The user's requirements and constraints (roots) as pip's own requirements, and the chains of requirements that start at them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from pip._internal.req.constructors import install_req_from_line
from pip._internal.req.req_install import InstallRequirement
from pip._internal.resolution.resolvelib.candidates import ExtrasCandidate
from pip._internal.utils.packaging import get_requirement, requirement_without_marker
from pip._vendor.packaging.markers import Marker
from pip._vendor.packaging.requirements import InvalidRequirement, Requirement
from pip._vendor.packaging.specifiers import SpecifierSet
from pip._vendor.packaging.utils import canonicalize_name

from worker.findings import Finding, finding, requires_python, shown
from worker.page_format import FileEntry
from worker.target import Target

Root = Mapping[str, Any]
"""{"text", "name", "kind", "url", "hashes", "origin", …}: python/worker/requirements/requirement.py."""
SOURCES = {"sdist": "source archive", "vcs": "repository", "folder": "folder of sources", "url": "URL that does not name a wheel"}
"""Kinds that have to be built before their requirements are known."""
TargetRestriction = Mapping[str, Any]
"""{"origin", "requiresPython": str | None, "environments": markers}: the targets that a lock, script or project supports."""
ARGUMENT = "argument"
"""The origin of a requirement on the command line, or in the action's `packages`."""


def install_requirements(roots: Iterable[Root], constraints: Iterable[Root], built: Mapping[str, FileEntry]) -> list[InstallRequirement]:
    """Constraints first, in pip's order. `built`: the wheel of each source, by the source's URL; a source without one is not needed here (blocked_sources)."""
    usable = (root for root in roots if root["kind"] not in SOURCES or source_url(root) in built)
    return [*(constraint_of(root, built) for root in constraints), *(requirement_of(root, built) for root in usable)]


def constraint_of(root: Root, built: Mapping[str, FileEntry]) -> InstallRequirement:
    """A source that is not built stays a source: it matters only if something requires its project."""
    if root["kind"] in SOURCES and source_url(root) in built:
        return _of_built(root, built[source_url(root)], constraint=True)
    return _requirement(_text_at(root, root["url"]) if root["kind"] == "wheel" else root["text"], root, root["hashes"], constraint=True)


def requirement_of(root: Root, built: Mapping[str, FileEntry]) -> InstallRequirement:
    if root["kind"] in SOURCES:
        return _of_built(root, built[source_url(root)])
    if root["kind"] == "wheel" and len(root["hashes"]) == 1:
        # as a fragment: a --hash option would make pip require hashes of everything else
        return _requirement(_text_at(root, f"{root['url']}#{root['hashes'][0].replace(':', '=')}"), root, [])
    # and the wheel that was built from a source that this requirement has the hash of
    own = [entry for entry in built.values() if entry["project"] == root["name"] and f"sha256:{entry.get('sourceSha256')}" in root["hashes"]]
    return _requirement(root["text"], root, [*root["hashes"], *dict.fromkeys(f"sha256:{entry['sha256']}" for entry in own)])


def _of_built(root: Root, entry: FileEntry, *, constraint: bool = False) -> InstallRequirement:
    # the root's hashes are those of the source; pip needs one of the wheel if other requirements have hashes
    hashes = [f"sha256:{entry['sha256']}"] if root["hashes"] else []
    return _requirement(_text_at(root, entry["url"], entry["project"]), root, hashes, constraint=constraint)


def _requirement(text: str, root: Root, hashes: Iterable[str], *, constraint: bool = False) -> InstallRequirement:
    return install_req_from_line(
        text, comes_from=root["origin"], isolated=True, hash_options=hash_options(hashes), constraint=constraint, user_supplied=not constraint
    )


def _text_at(root: Root, url: str, name: str = "") -> str:
    """The root's name (`name` if the root has none), extras and marker with another URL."""
    requirement = parse_requirement(root["text"])
    names, marker = extras_of(root), marker_of(root)
    extras = f"[{','.join(sorted(names))}]" if names else ""
    name = requirement.name if requirement else name
    return f"{f'{name}{extras} @ ' if name else ''}{url}{f' ; {marker}' if marker else ''}"


def parse_requirement(text: str) -> Requirement | None:
    """None for a bare URL, whose name is not known yet."""
    try:
        return get_requirement(text.strip())
    except InvalidRequirement:
        return None


def applies(root: Root) -> bool:
    """Whether its marker holds for the current target (shim.use_markers_of)."""
    marker = marker_of(root)
    return marker is None or marker.evaluate({"extra": ""})


def extras_of(root: Root) -> set[str]:
    requirement = parse_requirement(root["text"])
    return set(requirement.extras if requirement else root.get("extras", ()))


def marker_of(root: Root) -> Marker | None:
    """A URL without a name has its marker in a separate field."""
    requirement = parse_requirement(root["text"])
    return requirement.marker if requirement else Marker(root["marker"]) if root.get("marker") else None


def specifier_of(root: Root) -> SpecifierSet:
    requirement = parse_requirement(root["text"])
    return requirement.specifier if requirement else SpecifierSet()


def source_url(root: Root) -> str:
    return str(root["lockedSdist"]["url"] if root.get("lockedSdist") else root["url"])


def hashes_of(root: Root) -> dict[str, str]:
    """Algorithm -> digest, for a root that names one file."""
    return dict(one.split(":", 1) for one in root["hashes"])


def hash_options(hashes: Iterable[str]) -> dict[str, list[str]]:
    options: dict[str, list[str]] = {}
    for one in hashes:
        algorithm, _, digits = one.partition(":")
        options.setdefault(algorithm, []).append(digits)
    return options


def built_of(roots: Iterable[Root], wheels: Iterable[FileEntry]) -> dict[str, FileEntry]:
    """The wheel of each source, by the source's URL: matched by the URL it was built from, else by the project's name."""
    by_source = {entry["builtFrom"]: entry for entry in wheels if entry.get("builtFrom")}
    by_name = {entry["project"]: entry for entry in wheels}
    found = dict(by_source)  # a source that is locked by its hash is not the URL of a root
    for root in roots:
        if root["kind"] in SOURCES or root.get("lockedSdist"):
            entry = by_source.get(source_url(root)) or by_name.get(root.get("name") or "")
            if entry is not None:
                found[source_url(root)] = entry
    return found


def blocked_sources(roots: Iterable[Root], built: Mapping[str, FileEntry]) -> tuple[list[Finding], list[dict[str, Any]]]:
    """Findings and WantedSdist[] for sources that are not built yet, so that their requirements are unknown."""
    findings, sdists = [], []
    for root in roots:
        if root["kind"] not in SOURCES or "locked" in root or source_url(root) in built or not applies(root):
            continue
        name = root.get("name") or root["url"]
        message = f"{name} is a {SOURCES[root['kind']]}, and no wheel has been built from it ({root['origin']})"
        hint = "Build it here with --sdists pure."
        findings.append(finding("source", message, hint=hint, project=root.get("name"), origin=root["origin"], chain=[root["text"]]))
        sdists.append(wanted_sdist(root.get("name") or "", root.get("version", ""), root["url"], [root["text"]], hashes_of(root)))
    return findings, sdists


def wanted_sdist(
    project: str, version: str, url: str, chain: list[str], hashes: Mapping[str, str], yanked: str | None = None, upload_time: str | None = None
) -> dict[str, Any]:
    """WantedSdist (src/worker/messages.ts)."""
    wanted = {"project": project, "version": version, "url": url, "chain": chain}
    optional = {"sha256": hashes.get("sha256"), "hashes": dict(hashes) or None, "yanked": yanked, "uploadTime": upload_time}
    return {**wanted, **{key: value for key, value in optional.items() if value is not None}}


def unsupported_target(restrictions: Iterable[TargetRestriction], target: Target) -> list[Finding]:
    """One finding for each restriction that excludes the current target (shim.use_markers_of).

    A lock does not cover other Pythons and environments, even if its entries look suitable (pylock.toml, "requires-python" and
    "environments"; PEP 751).
    """
    findings: list[Finding] = []
    for restriction in restrictions:
        origin, python, environments = restriction["origin"], restriction["requiresPython"], restriction["environments"]
        if python and not SpecifierSet(python).contains(target.version, prereleases=True):
            message = f"{origin} {requires_python(python, target.version)}"
            hint = "Lower requires-python there, or leave this target out with --exclude."
            findings.append(finding("requires-python", message, hint=hint, origin=origin))
        if environments and not any(Marker(environment).evaluate() for environment in environments):
            message = f"{origin} does not support this target: none of its environments matches: {shown('; '.join(environments), 600)}"
            hint = "Lock it for this target too, or leave this target out with --exclude."
            findings.append(finding("environment", message, hint=hint, origin=origin))
    return findings


class Chain(NamedTuple):
    texts: list[str]
    """E.g. `["keyring>=25", "jaraco.classes"]`."""
    origin: str
    """E.g. `requirements.txt:3`."""
    marker: str = ""
    """Of the first requirement."""

    @property
    def required_by(self) -> str:
        """`keyring>=25 (requirements.txt:3)`, without the last requirement."""
        return Chain(self.texts[:-1], self.origin).text

    @property
    def text(self) -> str:
        above = " > ".join(self.texts)
        if self.origin == ARGUMENT:
            return above or "you"
        return f"{above} ({self.origin})" if above else self.origin


def chain_of(requirement: Any, parent: Any) -> Chain:
    """Chain of a cause of resolvelib: a requirement and the candidate that has it, None for the user."""
    _, own = requirement.get_candidate_lookup()
    if own is not None:
        return chain_to(own)
    above = chain_of_candidate(parent) if parent is not None else Chain([], ARGUMENT)
    return Chain([*above.texts, str(requirement)], above.origin, above.marker)


def chain_of_candidate(candidate: Any) -> Chain:
    base = candidate.base if isinstance(candidate, ExtrasCandidate) else candidate
    return chain_to(base._ireq)


def chain_to(requirement: InstallRequirement) -> Chain:
    texts: list[str] = []
    last = None
    origin = marker = ""
    step: Any = requirement
    while isinstance(step, InstallRequirement):
        name = canonicalize_name(step.name) if step.name else str(step.link)
        text = str(step.link if step.req is None else requirement_without_marker(step.req))
        if name != last:  # pip puts a requirement without its extras above itself
            texts.insert(0, text)
        elif step.comes_from is None or isinstance(step.comes_from, str):
            texts[0] = text
        last, marker = name, str(step.markers or "")
        step = step.comes_from
        origin = step if isinstance(step, str) else ""
    return Chain(texts, origin or ARGUMENT, marker)
