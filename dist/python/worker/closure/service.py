"""The closure role: checks that each target's lock is complete, with a walk that shares no code with the resolver.

It also answers questions of policy and comparison about versions and licenses, since only `packaging` may decide these.
Requests and responses: `OPERATIONS.closure` of src/worker/protocol.ts.

    learn             {"wheels": {sha256: WheelFacts}} -> {}; sent once, for all targets
    walk              {"target": Target, "roots", "constraints", "entries"} -> ClosureVerdict
    affected          {"questions": [{"version", "versions", "ranges": [[event]]}]} -> {"answers": ["yes" | "no" | "unclear"]}
    pinned            {"roots", "releases": [{"project", "version"}]} -> {"pinned": [bool]}
    changes           {"moves": [{"from", "to"}]} -> {"changes": ["upgrade" | "major" | "downgrade" | "other"]}
    unknown-licenses  {"ids"} -> {"unknown": ids that SPDX does not have}
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from worker.closure.file_conflicts import placed_findings
from worker.closure.lock import Entry, Facts, Lock, accepted_tags
from worker.closure.marker_environments import Distinctions, holds, normalize, parse_requirement, parse_version
from worker.closure.requirement_walk import Walk
from worker.closure.version_queries import affected, change, is_pinned, unknown_ids
from worker.errors import Fault
from worker.findings import Finding, finding, is_error, limited, on_machine, shown
from worker.jsonl_rpc import Channel, Message
from worker.target import MACHINE_VARIABLE, Point, Target

#: Points with the same marker results, and the walk at the first of them.
_Walked = tuple[list[Point], Walk]


def serve(channel: Channel) -> None:
    known: dict[str, Facts] = {}

    def learn(request: Message) -> Message:
        known.update({sha256: Facts.from_json(facts) for sha256, facts in request["wheels"].items()})
        return {}

    channel.serve(
        {
            "learn": learn,
            "walk": lambda request: walk(request, known),
            "affected": lambda request: {"answers": [affected(one["version"], one["versions"], one["ranges"]) for one in request["questions"]]},
            "pinned": lambda request: {"pinned": [is_pinned(one["project"], one["version"], request["roots"]) for one in request["releases"]]},
            "changes": lambda request: {"changes": [change(one["from"], one["to"]) for one in request["moves"]]},
            "unknown-licenses": lambda request: {"unknown": unknown_ids(request["ids"])},
        }
    )


def walk(request: Message, known: Mapping[str, Facts]) -> dict[str, Any]:
    """ClosureVerdict (src/worker/messages.ts) of one target."""
    facts = {**known, **{sha256: Facts.from_json(given) for sha256, given in request.get("wheels", {}).items()}}
    unknown = [entry["filename"] for entry in request["entries"] if entry["sha256"] not in facts]
    if unknown:  # a restarted process whose `learn` was not replayed, or a caller's mistake
        raise Fault("bug", f"no facts about {', '.join(unknown[:5])}: learn comes before walk")
    lock = Lock(map(Entry.from_json, request["entries"]), facts)
    return _TargetCheck(Target.from_json(request["target"]), request["roots"], request.get("constraints", ()), lock).verdict()


class _TargetCheck:
    """Walks one target, once for each group of points with the same marker results."""

    def __init__(self, target: Target, roots: Iterable[Mapping[str, Any]], constraints: Iterable[Mapping[str, Any]], lock: Lock) -> None:
        self.target, self.roots, self.constraints, self.lock = target, list(roots), list(constraints), lock
        self.accepted = accepted_tags(target)
        self._known_together: dict[frozenset[Entry], list[Finding]] = {}

    def verdict(self) -> dict[str, Any]:
        versions, points = self.target.micro_versions, self.target.points
        kinds = self._distinctions(lambda entry: self.lock.facts[entry.sha256].provides_extra).kinds(points)
        walks = [(kind, self._walk(kind[0])) for kind in kinds]
        findings = self._own(walks)
        findings += self._empty()
        excepted = self._exceptions(walks, {_subject(one) for one in findings if is_error(one)})
        covered = [(kind, walked) for kind, walked in walks if any(point.python not in excepted for point in kind)]
        needed, uncovered = _needed(covered), _needed(walks) - _needed(covered)
        findings += self._unneeded(needed | uncovered)
        complete = not any(map(is_error, findings))
        return {
            "target": self.target.id,
            "complete": complete,
            "findings": limited(findings),
            "micros": {"from": versions[0], "to": versions[-1], "except": _ranges(versions, excepted)},
            "points": self._distinguished([point for point in points if point.python not in excepted], covered) if complete else [],
            "requiredBy": _required_by(walked for _, walked in covered),
            "uncovered": sorted(entry.filename for entry in uncovered),
        }

    def _own(self, walks: list[_Walked]) -> list[Finding]:
        """Findings at the target's own Python version. Every machine name must be covered."""
        findings: list[Finding] = [self._unfit(entry) for entry in self.lock.entries if not entry.is_evaluable(self.target.markers)]
        seen: set[str] = set()
        for kind, walked in walks:
            if kind[0].python == self.target.version:
                findings += [self._placed(one, kind[0]) for one in walked.findings if one["message"] not in seen]
                seen |= {one["message"] for one in walked.findings}
        return findings

    def _exceptions(self, walks: list[_Walked], known: set[tuple[str, ...]]) -> dict[str, str]:
        """Version -> error, for versions with an error that the own version does not have. Of several errors, the most frequent one."""
        reasons: dict[str, list[str]] = {}
        for kind, walked in walks:
            for one in walked.findings:
                if is_error(one) and _subject(one) not in known:
                    reasons.setdefault(self._placed(one, kind[0])["message"], []).extend(point.python for point in kind)
        commonest = sorted(reasons, key=lambda reason: len(set(reasons[reason])), reverse=True)
        excepted: dict[str, str] = {}
        for reason in commonest:
            for version in reasons[reason]:
                excepted.setdefault(version, reason)
        return excepted

    def _distinguished(self, points: list[Point], covered: list[_Walked]) -> list[dict[str, str]]:
        """One point of each group, as the required extras distinguish them. The target's own point is the first."""
        extras: dict[str, set[str]] = {}
        for _, walked in covered:
            for project, wanted in walked.extras.items():
                extras.setdefault(project, set()).update(wanted)
        return [kind[0]._asdict() for kind in self._distinctions(lambda entry: extras.get(entry.project, ())).kinds(points)]

    def _distinctions(self, extras_of: Callable[[Entry], Iterable[str]]) -> Distinctions:
        distinctions = Distinctions(self.target)
        for root in (*self.roots, *self.constraints):
            requirement = parse_requirement(root["text"])
            distinctions.add_marker("" if requirement is None else requirement.marker_text)
        for entry in self.lock.entries:
            distinctions.add_marker(entry.marker)
            facts = self.lock.facts[entry.sha256]
            distinctions.add_requires_python(facts.requires_python or "")
            for text in facts.markers_on_machine:
                distinctions.add_marker(text, extras_of(entry))
        return distinctions

    def _walk(self, point: Point) -> Walk:
        walked = Walk(self.lock, self.target.at(point).markers, self.accepted).run(self.roots)
        walked.findings += _constraint_findings(self.constraints, walked.lock, walked.environment)
        walked.findings += self._together(frozenset(walked.lock.entries))
        return walked

    def _together(self, entries: frozenset[Entry]) -> list[Finding]:
        """Conflicts between wheels that are installed together. Cached: most machines of a target install the same wheels."""
        if entries not in self._known_together:
            locked = ((entry, self.lock.facts[entry.sha256]) for entry in self.lock.entries if entry in entries)
            self._known_together[entries] = placed_findings(locked, self.target.markers)
        return self._known_together[entries]

    def _placed(self, one: Finding, point: Point) -> Finding:
        """Name the machine, unless it is the target's usual one."""
        usual = self.target.markers[MACHINE_VARIABLE]
        if point.machine == usual:
            return one
        return on_machine(one, point.machine, usual, _machine_hint(self.target, usual) if is_error(one) else None)

    def _unfit(self, entry: Entry) -> Finding:
        text = f"{entry.filename} is in the lock with a marker that not every installer can evaluate: {shown(entry.marker)}"
        return finding("marker", text, project=entry.project, version=entry.version)

    def _empty(self) -> list[Finding]:
        if self.lock.entries:
            return []
        message = f"{self.target.id}: no requirement applies to this target, so there is nothing to install"
        return [finding("empty", message, hint="Check the markers of the requirements, or leave this target out with --exclude.")]

    def _unneeded(self, needed: set[Entry]) -> list[Finding]:
        def text(entry: Entry) -> str:
            return f"{entry.filename} is in the lock{f' where {shown(entry.marker)}' if entry.marker else ''}, but no requirement needs it"

        unneeded = sorted((entry for entry in self.lock.entries if entry not in needed), key=lambda entry: entry.project)
        return [finding("unneeded", text(entry), project=entry.project, version=entry.version) for entry in unneeded]


def _needed(walks: list[_Walked]) -> set[Entry]:
    return {entry for _, walked in walks for entry in walked.needed}


def _required_by(walks: Iterable[Walk]) -> dict[str, list[str]]:
    found: dict[str, set[str]] = {}
    for walked in walks:
        for project, parents in walked.required_by.items():
            found.setdefault(project, set()).update(parents)
    return {project: sorted(parents) for project, parents in sorted(found.items())}


def _ranges(versions: Sequence[str], excepted: Mapping[str, str]) -> list[dict[str, str]]:
    """Merge adjacent versions with the same reason into one range."""
    found: list[dict[str, str]] = []
    for before, version in zip(["", *versions], versions, strict=False):
        if version not in excepted:
            continue
        if found and found[-1]["to"] == before and found[-1]["because"] == excepted[version]:
            found[-1]["to"] = version
        else:
            found.append({"from": version, "to": version, "because": excepted[version]})
    return found


def _machine_hint(target: Target, usual: str) -> str:
    described = "or describe the destination machine with --target, so that only the name it reports is checked"
    if target.system["os"] == "windows":
        return f"Use a 64-bit Python there (--platform windows-x86_64), {described}."
    return f"Use a Python of the kernel's own machine there, {described} (under `setarch {usual}` Python reports {usual})."


def _subject(one: Finding) -> tuple[str, ...]:
    """The subject of an error. Not its message, which may name a Python version."""
    return (one["kind"], one.get("project", ""), *one.get("chain", ()))


def _constraint_findings(constraints: Iterable[Mapping[str, Any]], lock: Lock, environment: Mapping[str, str]) -> list[Finding]:
    findings: list[Finding] = []
    for constraint in constraints:
        requirement = parse_requirement(constraint["text"])
        if requirement is None or not holds(requirement, environment, ()):
            continue
        for entry in lock.by_project.get(normalize(requirement.name), []):
            version = parse_version(entry.version)
            if version is None or not requirement.specifier.contains(version, prereleases=True):
                text = f"{entry.filename} is in the lock, but the constraint {requirement} excludes it"
                findings.append(finding("constraint", text, project=entry.project, version=entry.version, origin=constraint["origin"]))
    return findings
