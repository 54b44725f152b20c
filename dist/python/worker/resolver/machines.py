"""The machines of a target: every micro version of its Python with every `platform_machine` that it can report.

pip resolves for the target's own machine first. The markers of its answer are then evaluated for every other machine. If a marker
holds only there, pip resolves the additional requirements with the previous choices pinned. Existing choices therefore stay, and
additional files get a marker that names their machines. If a micro version fails, it is not covered and the closure check reports the
reason; if a machine name fails, the target is incomplete.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, cached_property, partial
from typing import Any, NamedTuple

from pip._internal.exceptions import InstallationError, PipError
from pip._internal.req.constructors import install_req_from_line, install_req_from_req_string
from pip._internal.req.req_install import InstallRequirement
from pip._internal.resolution.resolvelib.candidates import ExtrasCandidate
from pip._internal.utils.packaging import get_requirement, requirement_without_marker
from pip._vendor.packaging.markers import Marker
from pip._vendor.packaging.requirements import Requirement
from pip._vendor.packaging.specifiers import InvalidSpecifier, SpecifierSet
from pip._vendor.packaging.utils import canonicalize_name
from pip._vendor.packaging.version import Version

from worker import shim
from worker.findings import Finding, on_machine
from worker.page_format import FileEntry
from worker.requirements.requirement import Tree, all_of, any_of
from worker.resolver.diagnosis import Diagnosis
from worker.resolver.index_client import IndexClient
from worker.resolver.pip_run import PipResult, PipRunner, wanted_sdists
from worker.resolver.resolved_files import File, resolved_files
from worker.resolver.roots import Root, blocked_sources, constraint_of, hash_options, install_requirements, parse_requirement, requirement_of
from worker.resolver.target_cache import TargetCache
from worker.target import Point, Target

Sdists = list[dict[str, Any]]
"""WantedSdist[]"""


class ConditionalRequirement(NamedTuple):
    """A requirement whose marker may hold on some machines of the target only."""

    requirement: Requirement
    marker: str
    extras: frozenset[str]
    """The extras that its project is required with."""
    owner: InstallRequirement | None = None
    """The project whose metadata has it; None for the user."""
    root: Root | None = None
    is_constraint: bool = False

    @property
    def project(self) -> str:
        return canonicalize_name(self.requirement.name)

    def holds(self, target: Target) -> bool:
        marker = self.requirement.marker
        return marker is None or any(marker.evaluate({**target.markers, "extra": extra}) for extra in ("", *sorted(self.extras)))


class Selection(NamedTuple):
    """An answer of pip, and its machine-dependent requirements."""

    files: list[File]
    conditional: list[ConditionalRequirement]
    requires_python: frozenset[str]
    direct: dict[str, str]
    """Project -> URL, of projects that do not come from an index."""


def select(runner: PipRunner, cache: TargetCache, requirements: list[InstallRequirement]) -> Selection:
    """Raises PipError."""
    return runner.run(cache, requirements, partial(_selection, client=runner.client, variables=cache.target.variables))


def _selection(answer: PipResult, client: IndexClient, variables: Sequence[str]) -> Selection:
    extras: dict[str, set[str]] = {}
    for candidate in answer.result.mapping.values():
        if isinstance(candidate, ExtrasCandidate):
            extras.setdefault(candidate.project_name, set()).update(candidate.extras)
    direct: dict[str, str] = {}
    conditional, pythons = [], set()
    for requirement in answer.chosen.requirements.values():
        project = canonicalize_name(str(requirement.name))
        if requirement.is_direct and requirement.link is not None:
            direct[project] = requirement.link.url
        dist = requirement.get_dist()
        pythons.add(str(dist.requires_python))
        for text in dist.iter_raw_dependencies():
            if any(variable in text for variable in variables):
                one = get_requirement(text.strip())
                conditional.append(ConditionalRequirement(one, str(one.marker), frozenset(extras.get(project, ())), owner=requirement))
    return Selection(resolved_files(answer, client), conditional, frozenset(pythons), direct)


def conditional_roots(roots: Iterable[Root], target: Target, *, is_constraint: bool = False) -> list[ConditionalRequirement]:
    named = [root for root in roots if any(variable in root["text"] for variable in target.variables)]
    parsed = [(root, one) for root in named if (one := parse_requirement(root["text"])) is not None]
    return [ConditionalRequirement(one, str(one.marker), frozenset(), root=root, is_constraint=is_constraint) for root, one in parsed]


class _FileAtPoints:
    """One file of the lock, with the points that need it: None for all."""

    def __init__(self, file: File, points: set[Point] | None) -> None:
        self.file, self.points = file, points
        self.extras, self.parents = set(file["extras"]), set(file["requiredBy"])


class _PointResult(NamedTuple):
    """The answer at one point, and its dependencies: points with the same dependencies share the answer."""

    files: list[File]
    added: list[ConditionalRequirement]
    conditional: list[ConditionalRequirement]
    requires_python: frozenset[str]
    answers: list[bool]
    """Whether each of `conditional` holds."""


class OtherMachines:
    """Adds the files that only other machines of the target need to `base`, pip's answer for its own machine.

    `built`: the wheel of each source, by the source's URL.
    """

    def __init__(
        self, own: TargetCache, base: Selection, roots: Sequence[Root], constraints: Sequence[Root], built: Mapping[str, FileEntry], runner: PipRunner
    ) -> None:
        self._own, self._roots, self._constraints, self._built, self._runner = own, roots, constraints, built, runner
        self._target, self._direct = own.target, dict(base.direct)
        micros = self._target.micro_versions
        self._points = sorted(self._target.points, key=lambda point: (point.python != self._target.version, -micros.index(point.python)))
        """The own version first, then the newest."""
        self._caches: dict[Point, TargetCache] = {}
        self._targets = {point: self._target.at(point) for point in self._points}
        # in pip's order: the user's first, whose hashes apply to everything
        self._conditional = [
            *conditional_roots(roots, self._target),
            *conditional_roots(constraints, self._target, is_constraint=True),
            *base.conditional,
        ]
        self._held = {(file["project"], file["sha256"]): _FileAtPoints(file, None) for file in base.files}
        self._results: list[_PointResult] = []
        self._answers: dict[tuple[str, frozenset[str]], dict[Point, bool]] = {}
        self._tried: set[tuple[int, ...]] = set()
        unfit = {version for version in self._target.micro_versions if not all(admits(text, version) for text in base.requires_python)}
        self._dropped = unfit - {self._target.version}
        self.findings: list[Finding] = []
        """Why a machine name is not covered."""
        self.sdists: Sdists = []

    def run(self) -> None:
        own, *others = self._points
        absent = [one for one in self._conditional if not self._holds(one, own)]
        for point in others:
            added = [one for one in absent if self._holds(one, point)]
            projects = {project for project, _ in self._held}
            if point.python not in self._dropped and any(not one.is_constraint or one.project in projects for one in added):
                result = next((result for result in self._results if self._is_same(result, point)), None) or self._resolve(point, added)
                if result is not None:
                    self._take(result, point)

    def files(self) -> list[File]:
        """Sorted by project."""
        covered = [point for point in self._points if point.python not in self._dropped]
        kept = [held for held in self._held.values() if held.points is None or held.points & set(covered)]
        names = {held.file["project"] for held in kept}
        for held in kept:
            held.file.update(extras=sorted(held.extras), requiredBy=sorted(held.parents & names))
        return with_markers([(held.file, set(covered) if held.points is None else held.points) for held in kept], covered)

    def _resolve(self, point: Point, added: list[ConditionalRequirement]) -> _PointResult | None:
        cache = self._at(point)
        findings, sdists = blocked_sources([one.root for one in added if one.root is not None and not one.is_constraint], self._built)
        if findings:
            self._give_up(point, findings, sdists)
            return None
        error: PipError | None = None
        for held in self._pinnable(point):
            try:
                selection = select(self._runner, cache, self._requirements(added, held))
                self._check_same_files(selection, held)
            except PipError as failure:
                error = error or failure
                continue
            self._direct.update(selection.direct)
            conditional = [*self._conditional, *selection.conditional]
            answers = [self._holds(one, point) for one in conditional]
            self._results.append(_PointResult(selection.files, added, conditional, selection.requires_python, answers))
            return self._results[-1]
        if error is not None and point.python == self._target.version:
            findings = self._explained(cache, error)
        self._give_up(point, findings, self._sdists(cache, added))
        return None

    def _pinnable(self, point: Point) -> list[list[_FileAtPoints]]:
        """The sets of files to pin, in order. For a machine name, files that only other points need may differ, with a marker that excludes these."""
        held, base = list(self._held.values()), self._base()
        return [held, base] if point.python == self._target.version and len(held) > len(base) else [held]

    def _base(self) -> list[_FileAtPoints]:
        return [held for held in self._held.values() if held.points is None]

    @cached_property
    def _requires_hashes(self) -> bool:
        """Whether pip is in hash-checking mode."""
        return any(requirement.has_hash_options for requirement in install_requirements(self._roots, self._constraints, self._built))

    def _requirements(self, added: list[ConditionalRequirement], held: list[_FileAtPoints]) -> list[InstallRequirement]:
        limits = [constraint_of(root, self._built) for root in self._constraints]
        pins = self._pins(held)
        hashes = {one.file["project"]: hash_options([f"sha256:{one.file['sha256']}"]) if self._requires_hashes else {} for one in held}
        pinned = [install_req_from_line(text, "previous choice", isolated=True, hash_options=hashes[name], constraint=True) for name, text in pins.items()]
        return [*limits, *pinned, *(self._requirement(one, pins) for one in added if not one.is_constraint or one.project in pins)]

    def _requirement(self, one: ConditionalRequirement, pins: Mapping[str, str]) -> InstallRequirement:
        if one.is_constraint:  # pip checks a constraint when it meets the project
            return install_req_from_line(pins[one.project], "previous choice", isolated=True)
        if one.root is not None:
            return requirement_of(one.root, self._built)
        return install_req_from_req_string(str(requirement_without_marker(one.requirement)), one.owner, isolated=True)

    def _pins(self, held: list[_FileAtPoints]) -> dict[str, str]:
        """Project -> its release, or its URL if it does not come from an index."""
        files = {one.file["project"]: one.file for one in held}
        return {name: f"{name} @ {self._direct[name]}" if name in self._direct else f"{name}=={file['version']}" for name, file in files.items()}

    def _check_same_files(self, selection: Selection, held: list[_FileAtPoints]) -> None:
        own = {one.file["project"]: one.file["sha256"] for one in held}
        for file in selection.files:
            if own.get(file["project"], file["sha256"]) != file["sha256"]:
                raise InstallationError(f"{file['project']} {file['version']} would be a different file")

    def _explained(self, cache: TargetCache, error: PipError) -> list[Finding]:
        pins = self._pins(self._base())
        pinned = [{"text": text, "name": name, "origin": f"chosen for {self._target.id}"} for name, text in pins.items()]
        diagnosis = Diagnosis(cache, self._runner.client, [], [*self._constraints, *pinned])
        diagnosis.explain(error)
        return diagnosis.findings

    def _sdists(self, cache: TargetCache, added: list[ConditionalRequirement]) -> Sdists:
        """The sdists whose wheels would be sufficient. Tried once for the same requirements, since one missing source may affect a whole series."""
        key = tuple(id(one.requirement) for one in added)
        if key in self._tried:
            return []
        self._tried.add(key)
        try:
            wanted = self._runner.run(cache, self._requirements(added, self._base()), wanted_sdists, sdists=True)
        except PipError:  # building them is not enough
            return []
        return [one for one, _ in wanted]

    def _at(self, point: Point) -> TargetCache:
        """Make pip evaluate markers at the point. The files are those of the target."""
        if point not in self._caches:
            self._caches[point] = TargetCache(self._targets[point], self._own.uploaded_prior_to)
        shim.use_markers_of(self._targets[point])
        return self._caches[point]

    def _give_up(self, point: Point, findings: list[Finding], sdists: Sdists) -> None:
        known = {one["url"] for one in self.sdists}
        self.sdists += [one for one in sdists if one["url"] not in known]
        if point.python == self._target.version:
            self.findings += [machine_finding(one, point.machine, self._target) for one in findings]
        else:
            self._dropped.add(point.python)

    def _take(self, result: _PointResult, point: Point) -> None:
        for file in result.files:
            added = [one for one in result.added if one.project == file["project"] and not one.is_constraint]
            key = file["project"], file["sha256"]
            held = self._held.setdefault(key, _FileAtPoints({**file, "requested": any(one.owner is None for one in added)}, set()))
            held.extras.update(file["extras"])
            held.parents.update(file["requiredBy"], (canonicalize_name(str(one.owner.name)) for one in added if one.owner is not None))
            if held.points is not None:
                held.points.add(point)

    def _is_same(self, result: _PointResult, point: Point) -> bool:
        answers = [self._holds(one, point) for one in result.conditional]
        return answers == result.answers and all(admits(text, point.python) for text in result.requires_python)

    def _holds(self, one: ConditionalRequirement, point: Point) -> bool:
        answers = self._answers.setdefault((one.marker, one.extras), {})
        if point not in answers:
            answers[point] = one.holds(self._targets[point])
        return answers[point]


def machine_finding(one: Finding, machine: str, target: Target) -> Finding:
    """The finding for another machine name than the target's own, with a hint for it."""
    system = "Windows" if target.system["os"] == "windows" else "kernel"
    hint = (
        f"A 32-bit Python on a 64-bit {system} reports {machine}. Leave this target out with --exclude '*-{target.platform}', pin an older version "
        "without this requirement, or describe a machine with a 32-bit system with describe.py and pass it with --target."
    )
    return on_machine(one, machine, target.markers["platform_machine"], hint)


@cache
def admits(requires_python: str, version: str) -> bool:
    """As pip does: an invalid specifier admits every version."""
    try:
        return SpecifierSet(requires_python).contains(version, prereleases=True)
    except InvalidSpecifier:
        return True


def with_markers(files: Iterable[tuple[File, AbstractSet[Point]]], covered: Sequence[Point]) -> list[File]:
    """The files that some covered point needs, each with a marker if not all of them need it. Sorted by project."""
    found, everywhere = [], set(covered)
    for file, points in files:
        if everywhere <= points:
            found.append(file)
        elif everywhere & points:
            found.append({**file, "marker": _marker_of(points, covered)})
    return sorted(found, key=lambda file: (str(file["project"]), str(file.get("marker", ""))))


def _marker_of(needing: AbstractSet[Point], covered: Sequence[Point]) -> str:
    """A marker that holds for those points of `covered` that are in `needing`, which are some of them and not all.

    Version ranges are open at both ends of the series. `covered` has every combination of its versions and machine names; it does not
    matter whether the marker holds for versions between those.
    """
    versions = sorted({point.python for point in covered}, key=Version)
    machines = list(dict.fromkeys(point.machine for point in covered))
    groups: dict[tuple[str, ...], list[str]] = {}
    for machine in machines:
        if needed := tuple(version for version in versions if Point(version, machine) in needing):
            groups.setdefault(needed, []).append(machine)
    return str(Marker(str(any_of([all_of([_ranges(needed, versions), _machines(some, machines)]) for needed, some in groups.items()]))))


def _ranges(needed: Collection[str], versions: list[str]) -> Tree:
    ways: list[Tree] = []
    start: int | None = None
    for place, version in enumerate([*versions, None]):
        if version in needed:
            start = place if start is None else start
        elif start is not None:
            lower: Tree = start == 0 or f'python_full_version >= "{versions[start]}"'
            ways.append(all_of([lower, version is None or f'python_full_version < "{version}"']))
            start = None
    return any_of(ways)


def _machines(some: Collection[str], machines: Collection[str]) -> Tree:
    return len(some) == len(machines) or any_of([f'platform_machine == "{name}"' for name in some])
