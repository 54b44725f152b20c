"""What the user asked for, as pip's own requirements."""

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

from worker.findings import Finding, finding, shown
from worker.page_format import FileEntry
from worker.target import Target

Root = Mapping[str, Any]
"""{"text", "name", "kind", "url", "hashes", "origin", …}: python/worker/requirements/requirement.py."""
SOURCES = {"sdist": "source archive", "vcs": "repository", "folder": "folder of sources", "url": "URL of no wheel"}
"""Kinds that somebody has to build before this process can look at them."""
BUILD = "Allow it to be built here with --sdists pure."


def install_requirements(roots: Iterable[Root], constraints: Iterable[Root], built: Mapping[str, FileEntry]) -> list[InstallRequirement]:
    """Constraints first, as pip has them. `built`: the wheel of each source, by the source's URL; a source without one is not needed here (blocked_sources)."""
    usable = (root for root in roots if root["kind"] not in SOURCES or source_url(root) in built)
    return [*(constraint_of(root, built) for root in constraints), *(requirement_of(root, built) for root in usable)]


def constraint_of(root: Root, built: Mapping[str, FileEntry]) -> InstallRequirement:
    """A source that is not built stays one: it counts only where something requires its project."""
    if root["kind"] in SOURCES and source_url(root) in built:
        return _of_built(root, built[source_url(root)], constraint=True)
    return _requirement(text_at(root, root["url"]) if root["kind"] == "wheel" else root["text"], root, root["hashes"], constraint=True)


def requirement_of(root: Root, built: Mapping[str, FileEntry]) -> InstallRequirement:
    if root["kind"] in SOURCES:
        return _of_built(root, built[source_url(root)])
    if root["kind"] == "wheel" and len(root["hashes"]) == 1:
        # As a fragment, as it was most likely given: that one does not ask for the hashes of everything else
        return _requirement(text_at(root, f"{root['url']}#{root['hashes'][0].replace(':', '=')}"), root, [])
    return _requirement(root["text"], root, [*root["hashes"], *built_hashes(root, built)])


def built_hashes(root: Root, built: Mapping[str, FileEntry]) -> list[str]:
    """The hash of the wheel that was made here of a source that this requirement has the hash of."""
    wheels = [entry for entry in built.values() if entry["project"] == root["name"] and f"sha256:{entry.get('sourceSha256')}" in root["hashes"]]
    return list(dict.fromkeys(f"sha256:{entry['sha256']}" for entry in wheels))


def _of_built(root: Root, entry: FileEntry, *, constraint: bool = False) -> InstallRequirement:
    # the source's hashes are not the wheel's, which was made here; pip wants some where others have theirs
    hashes = [f"sha256:{entry['sha256']}"] if root["hashes"] else []
    return _requirement(text_at(root, entry["url"], entry["project"]), root, hashes, constraint=constraint)


def _requirement(text: str, root: Root, hashes: Iterable[str], *, constraint: bool = False) -> InstallRequirement:
    return install_req_from_line(
        text, comes_from=root["origin"], isolated=True, hash_options=hash_options(hashes), constraint=constraint, user_supplied=not constraint
    )


def text_at(root: Root, url: str, name: str = "") -> str:
    """The root's own name, extras and marker, at another URL."""
    requirement = parsed(root)
    names, marker = extras_of(root), marker_of(root)
    extras = f"[{','.join(sorted(names))}]" if names else ""
    name = requirement.name if requirement else name
    return f"{f'{name}{extras} @ ' if name else ''}{url}{f' ; {marker}' if marker else ''}"


def parsed(root: Root) -> Requirement | None:
    """None for a bare URL, whose name is not known yet."""
    try:
        return get_requirement(root["text"])
    except InvalidRequirement:
        return None


def applies(root: Root) -> bool:
    """Whether its marker holds in the target whose markers this pip reads now (shim.use_markers_of)."""
    marker = marker_of(root)
    return marker is None or marker.evaluate({"extra": ""})


def extras_of(root: Root) -> set[str]:
    requirement = parsed(root)
    return set(requirement.extras if requirement else root.get("extras", ()))


def marker_of(root: Root) -> Marker | None:
    """A URL without a name has its marker beside it."""
    requirement = parsed(root)
    return requirement.marker if requirement else Marker(root["marker"]) if root.get("marker") else None


def specifier_of(root: Root) -> SpecifierSet:
    requirement = parsed(root)
    return requirement.specifier if requirement else SpecifierSet()


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
    found = dict(by_source)  # a source that a hash locks is no root's own URL
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
        hashes = dict(one.split(":", 1) for one in root["hashes"])
        said = {key: value for key, value in (("sha256", hashes.get("sha256")), ("hashes", hashes)) if value}
        wanted = {"project": root.get("name") or "", "version": root.get("version", ""), "url": root["url"], "chain": [root["text"]]}
        sdists.append({**wanted, **said})
    return findings, sdists


TargetRestriction = Mapping[str, Any]
"""{"origin", "requiresPython": str | None, "environments": markers}"""

LEAVE_OUT = "leave this target out with --exclude"


def unsupported_target(bounds: Iterable[TargetRestriction], target: Target) -> list[Finding]:
    """One finding for each that excludes the target whose markers this pip reads now (shim.use_markers_of).

    A lock holds nothing for a Python or an environment that it was not made for (pylock.toml, "requires-python" and
    "environments"; PEP 751), whatever its entries look like.
    """
    findings: list[Finding] = []
    for bound in bounds:
        origin, requires_python, environments = bound["origin"], bound["requiresPython"], bound["environments"]
        if requires_python and not SpecifierSet(requires_python).contains(target.version, prereleases=True):
            message = f"{origin} requires Python {requires_python}, and {target.id} has {target.version}"
            findings.append(finding("requires-python", "error", message, hint=f"Lower requires-python there, or {LEAVE_OUT}.", origin=origin))
        if environments and not any(Marker(environment).evaluate() for environment in environments):
            message = f"{origin} is not made for {target.id}: none of its environments holds there: {shown('; '.join(environments), 600)}"
            findings.append(finding("environment", "error", message, hint=f"Lock it for this target too, or {LEAVE_OUT}.", origin=origin))
    return findings


ARGUMENT = "argument"
"""The origin of what stands on the command line, or in the action's `packages`."""


class Chain(NamedTuple):
    texts: list[str]
    """E.g. `["keyring>=25", "jaraco.classes"]`."""
    origin: str
    """E.g. `requirements.txt:3`."""

    @property
    def wanted_by(self) -> str:
        """`keyring>=25 (requirements.txt:3)`, the last link left out."""
        return placed(self.texts[:-1], self.origin)


def placed(texts: list[str], origin: str) -> str:
    above = " > ".join(texts)
    if origin == ARGUMENT:
        return above or "you"
    return f"{above} ({origin})" if above else origin


def chain_of(requirement: Any, parent: Any) -> Chain:
    """Of a requirement as resolvelib names a cause; `parent` is the candidate that has it, None for the user."""
    _, own = requirement.get_candidate_lookup()
    if own is not None:
        return chain_to(own)
    above = chain_to(requirer(parent)) if parent is not None else Chain([], ARGUMENT)
    return Chain([*above.texts, str(requirement)], above.origin)


def chain_to(requirement: InstallRequirement) -> Chain:
    texts: list[str] = []
    last = None
    origin = ""
    step: Any = requirement
    while isinstance(step, InstallRequirement):
        name = canonicalize_name(step.name) if step.name else str(step.link)
        if name != last:  # pip puts a requirement without its extras above itself
            texts.insert(0, text_of(step))
        elif step.comes_from is None or isinstance(step.comes_from, str):
            texts[0] = text_of(step)
        last = name
        step = step.comes_from
        origin = step if isinstance(step, str) else ""
    return Chain(texts, origin or ARGUMENT)


def requirer(candidate: Any) -> InstallRequirement:
    base = candidate.base if isinstance(candidate, ExtrasCandidate) else candidate
    found: InstallRequirement = base._ireq
    return found


def text_of(requirement: InstallRequirement) -> str:
    if requirement.req is None:
        return str(requirement.link)
    return str(requirement_without_marker(requirement.req))
