"""Role `closure`: whether each target's lock is complete, by a walk that owes nothing to the resolver.

What policy needs to know of versions is asked here too: Python's versions are compared by `packaging` alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from .findings import Finding, finding, is_error, limited
from .lines import Channel, Fault, Message
from .walk.advisories import affected
from .walk.licence_ids import unknown_ids
from .walk.lock import Facts, Lock
from .walk.micros import boundaries_of, environment_at, full_versions, kinds
from .walk.pins import is_pinned
from .walk.requirements import holds, normal, parsed, version_of
from .walk.steps import Walk
from .walk.tags import accepted_tags

_MACHINE_HINT = "Ask for that project as well, and the lock serves either kernel; or install under `setarch` there."


def serve(channel: Channel) -> None:
    known: dict[str, Facts] = {}
    walking = {"learn": lambda request: learn(request, known), "walk": lambda request: walk(request, known)}
    channel.serve({**walking, "affected": judge_advisories, "pinned": judge_pins, "unknown-licences": judge_licences})


def judge_advisories(request: Message) -> dict[str, Any]:
    """{"questions": [{"version", "versions", "ranges": [[event]]}]} -> {"answers": ["yes" | "no" | "unclear"]}, in their order."""
    return {"answers": [affected(one["version"], one["versions"], one["ranges"]) for one in request["questions"]]}


def judge_pins(request: Message) -> dict[str, Any]:
    """{"roots", "releases": [{"project", "version"}]} -> {"pinned": [bool]}, in their order."""
    return {"pinned": [is_pinned(one["project"], one["version"], request["roots"]) for one in request["releases"]]}


def judge_licences(request: Message) -> dict[str, Any]:
    """{"ids"} -> {"unknown": those that SPDX does not have}."""
    return {"unknown": unknown_ids(request["ids"])}


def learn(request: Message, known: dict[str, Facts]) -> dict[str, Any]:
    """Facts that many targets share are told once: {"wheels": {sha256: WheelFacts}}."""
    known.update({sha256: Facts.from_json(facts) for sha256, facts in request["wheels"].items()})
    return {}


def walk(request: Message, known: Mapping[str, Facts]) -> dict[str, Any]:
    """ClosureVerdict (src/closure/closure.ts) of one target. `newestPython`: the newest known micro of its series."""
    target = request["target"]
    facts = {**known, **{sha256: Facts.from_json(given) for sha256, given in request.get("wheels", {}).items()}}
    unknown = [entry["filename"] for entry in request["entries"] if entry["sha256"] not in facts]
    if unknown:  # a process that was started again after its `learn`, or a caller that forgot one
        raise Fault("bug", f"nothing was learned of {', '.join(unknown[:5])}")
    lock = Lock(request["entries"], facts)
    judge = _Judge(target, request["roots"], lock)
    findings = judge.own()
    findings += _constraint_findings(request.get("constraints", ()), lock, target["markers"])
    errors = [one for one in findings if is_error(one)]
    micros = judge.cover(request.get("newestPython"), errors)
    required_by = {project: sorted(parents) for project, parents in sorted(judge.required_by.items())}
    return {"target": target["id"], "complete": not errors, "findings": limited(findings), "micros": micros, "requiredBy": required_by}


class _Judge:
    """Walks one target as often as its machines and micro versions ask for."""

    def __init__(self, target: Mapping[str, Any], roots: Iterable[Mapping[str, Any]], lock: Lock) -> None:
        self.target, self.roots, self.lock = target, list(roots), lock
        self.accepted = accepted_tags(target)
        self.usual: Mapping[str, str] = target["markers"]
        self.machines = list(target.get("machines") or [self.usual["platform_machine"]])
        self.required_by: dict[str, set[str]] = {}

    def own(self) -> list[Finding]:
        """What holds for the target's own version on each machine it can report."""
        findings: list[Finding] = []
        needed: set[str] = set()
        for machine in self.machines:
            walked = self._walk({**self.usual, "platform_machine": machine})
            needed |= walked.needed.keys()
            for project, parents in walked.required_by.items():
                self.required_by.setdefault(project, set()).update(parents)
            told = {one["message"] for one in findings}
            new = [one for one in walked.findings if one["message"] not in told]
            findings += new if machine == self.machines[0] else [_on_machine(one, machine, self.machines[0]) for one in new]
        return findings + self._unneeded(needed)

    def cover(self, newest: str | None, errors: list[Finding]) -> dict[str, Any]:
        """MicroCover: the micros that get another answer than the target's own one, each with what differs."""
        versions = full_versions(self.target, newest)
        own = self.target["python"]["version"]
        told = {_subject(one) for one in errors}
        excepted: list[dict[str, str]] = []
        for kind in kinds(versions, self._boundaries()):
            because = None if own in kind.versions else self._difference(kind.versions[0], told)
            if because is not None:
                excepted += [{"micro": version, "because": because} for version in kind.versions]
        excepted.sort(key=lambda one: versions.index(one["micro"]))
        return {"from": versions[0], "to": versions[-1], "except": excepted}

    def _difference(self, version: str, told: set[tuple[str, ...]]) -> str | None:
        """The first error that only this micro has. What it does not need is no harm: the lock installs all the same."""
        for machine in self.machines:
            environment = environment_at({**self.usual, "platform_machine": machine}, self.target["python"]["implementation"], version)
            for one in self._walk(environment).findings:
                if is_error(one) and _subject(one) not in told:
                    return str(one["message"])
        return None

    def _walk(self, environment: Mapping[str, str]) -> Walk:
        return Walk(self.lock, environment, self.accepted).run(self.roots)

    def _boundaries(self) -> set[str]:
        facts = [self.lock.facts[entry.sha256] for same in self.lock.by_project.values() for entry in same]
        lines = [*(root["text"] for root in self.roots), *(line for one in facts for line in one.requires_dist if "version" in line)]
        markers = {requirement.marker_text for line in lines if (requirement := parsed(line)) is not None}
        return boundaries_of(markers, {one.requires_python for one in facts if one.requires_python})

    def _unneeded(self, needed: set[str]) -> list[Finding]:
        return [
            finding(
                "unneeded",
                "error",
                f"{entry.filename} is in the lock, and nothing needs it",
                project=project,
                version=entry.version,
            )
            for project, same in sorted(self.lock.by_project.items())
            if project not in needed
            for entry in same
        ]


def _on_machine(one: Finding, machine: str, usual: str) -> Finding:
    """Complete is a matter of the target's own environment; for which other kernels the lock fails is said, as for micros."""
    text = f"{one['message']} (where the kernel reports {machine} in place of {usual})"
    return {**one, "severity": "warning", "message": text, **({"hint": _MACHINE_HINT} if is_error(one) else {})}


def _subject(one: Finding) -> tuple[str, ...]:
    """What an error is about, without the version of Python that its message may name."""
    return (one["kind"], one.get("project", ""), *one.get("chain", ()))


def _constraint_findings(constraints: Iterable[Mapping[str, Any]], lock: Lock, environment: Mapping[str, str]) -> list[Finding]:
    findings: list[Finding] = []
    for constraint in constraints:
        requirement = parsed(constraint["text"])
        if requirement is None or not holds(requirement, environment, ()):
            continue
        for entry in lock.by_project.get(normal(requirement.name), []):
            version = version_of(entry.version)
            if version is None or not requirement.specifier.contains(version, prereleases=True):
                text = f"{entry.filename} is in the lock, and the constraint {requirement} forbids it"
                findings.append(finding("constraint", "error", text, project=entry.project, version=entry.version, origin=constraint["origin"]))
    return findings
