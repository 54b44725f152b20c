"""What the other machines of a target need besides: where a marker asks for more at another micro version or machine name.

pip chose at the target's own point. The markers of what it chose are evaluated at every other point; where one holds that did
not hold at the own point, pip resolves those requirements alone, with everything chosen so far pinned. So nothing that was chosen
changes, and what is added gets the marker of the points that need it. A micro version that cannot be met this way is left out, and
the closure check says why; a machine name that cannot be met makes the target incomplete.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cache, cached_property
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
from worker.findings import Finding
from worker.page_format import FileEntry
from worker.patching import applied
from worker.requirements.marker import Tree, all_of, any_of
from worker.resolver.diagnosis import Diagnosis
from worker.resolver.index_client import IndexClient
from worker.resolver.pip_run import PipResult, sdist_patches, wanted_sdists
from worker.resolver.resolved_files import File, resolved_files
from worker.resolver.roots import Root, blocked_sources, constraint_of, hash_options, install_requirements, parsed, requirement_of
from worker.resolver.target_cache import TargetCache
from worker.target import Target


class Line(NamedTuple):
    """A requirement that only some machines of the target may have."""

    requirement: Requirement
    extras: frozenset[str]
    """Those that its project is wanted with."""
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
    """One answer of pip, and all of it that depends on the machine."""

    files: list[File]
    lines: list[Line]
    requires_python: frozenset[str]
    direct: dict[str, str]
    """Project -> URL of what does not come from an index."""


def selection_of(answer: PipResult, client: IndexClient, variables: Sequence[str]) -> Selection:
    """`variables`: those by which machines of the target differ."""
    extras: dict[str, set[str]] = {}
    for candidate in answer.result.mapping.values():
        if isinstance(candidate, ExtrasCandidate):
            extras.setdefault(candidate.project_name, set()).update(candidate.extras)
    direct: dict[str, str] = {}
    lines, pythons = [], set()
    for requirement in answer.chosen.requirements.values():
        project = canonicalize_name(str(requirement.name))
        if requirement.is_direct and requirement.link is not None:
            direct[project] = requirement.link.url
        dist = requirement.get_dist()
        pythons.add(str(dist.requires_python))
        for text in dist.iter_raw_dependencies():
            if any(variable in text for variable in variables):
                lines.append(Line(get_requirement(text.strip()), frozenset(extras.get(project, ())), owner=requirement))
    return Selection(resolved_files(answer, client), lines, frozenset(pythons), direct)


def lines_of(roots: Iterable[Root], variables: Sequence[str], *, is_constraint: bool = False) -> list[Line]:
    """Of what the user asked for."""
    found = []
    for root in roots:
        requirement = parsed(root) if any(variable in root["text"] for variable in variables) else None
        if requirement is not None:
            found.append(Line(requirement, frozenset(), root=root, is_constraint=is_constraint))
    return found


class FileAtPoints:
    """One file of the lock, with the points that need it: None for all."""

    def __init__(self, file: File, points: set[Point] | None) -> None:
        self.file, self.points = file, points
        self.extras, self.parents = set(file["extras"]), set(file["requiredBy"])

    def merge(self, file: File, lines: Iterable[Line]) -> None:
        """What another point knows of it. `lines` ask for it there, in the place of the user in `file`."""
        self.extras.update(file["extras"])
        self.parents.update(file["requiredBy"], (canonicalize_name(str(line.owner.name)) for line in lines if line.owner is not None))


class PointResult(NamedTuple):
    """The answer at one point, and whether it is that of another."""

    files: list[File]
    asked: list[Line]
    lines: list[Line]
    requires_python: frozenset[str]
    answers: tuple[bool, ...]


class OtherMachines:
    """One target."""

    def __init__(self, target: Target, base: Selection, lines: Iterable[Line], pip: PipAtPoint) -> None:
        self._target, self._pip, self._direct = target, pip, dict(base.direct)
        self._points = points_of(target)
        self._targets = {point: target_at(target, point) for point in self._points}
        self._lines = [*lines, *base.lines]  # as pip has them: the user first, whose hashes count for everybody
        self._held = {(file["project"], file["sha256"]): FileAtPoints(file, None) for file in base.files}
        self._added: list[PointResult] = []
        self._answered: dict[tuple[int, frozenset[str]], dict[Point, bool]] = {}
        self._by_marker: dict[tuple[str, frozenset[str]], dict[Point, bool]] = {}
        self._tried: set[tuple[int, ...]] = set()
        self._dropped = {version for version in target.micro_versions if not all(admits(text, version) for text in base.requires_python)} - {target.version}
        self.findings: list[Finding] = []
        """Why a machine name cannot be met."""
        self.sdists: list[dict[str, Any]] = []

    def run(self) -> None:
        own, *others = self._points
        absent = [line for line in self._lines if not self._holds(line, own)]
        for point in others:
            new = [line for line in absent if self._holds(line, point)]
            if point.version not in self._dropped and self._is_asking(new):
                added = next((one for one in self._added if self._fits(one, point)), None) or self._add(point, new)
                if added is not None:
                    self._take(added, point)

    def files(self) -> list[File]:
        """ResolvedFile[], sorted by project."""
        covered = [point for point in self._points if point.version not in self._dropped]
        kept = [held for held in self._held.values() if held.points is None or held.points & set(covered)]
        names = {held.file["project"] for held in kept}
        files = []
        for held in kept:
            marker = None if held.points is None else marker_of(held.points, covered)
            known = {"extras": sorted(held.extras), "requiredBy": sorted(held.parents & names)}
            files.append({**held.file, **known, **({"marker": marker} if marker else {})})
        return sorted(files, key=lambda file: (str(file["project"]), str(file.get("marker", ""))))

    def _add(self, point: Point, new: list[Line]) -> PointResult | None:
        """Raises what pip raises but PipError."""
        roots = [line.root for line in new if line.root is not None and not line.is_constraint]
        findings, sdists = self._pip.blocked(point, roots)
        if findings:
            self._give_up(point, findings, sdists)
            return None
        error: PipError | None = None
        for held in self._pinnable(point):
            requirements = self._requirements(new, held)
            try:
                chosen = self._checked(self._pip.choose(point, requirements), held)
            except PipError as failure:
                error = error or failure
                continue
            lines = [*self._lines, *chosen.lines]
            self._direct.update(chosen.direct)
            added = PointResult(chosen.files, new, lines, chosen.requires_python, self._answers(lines, point))
            self._added.append(added)
            return added
        self._give_up(point, self._why(point, error), self._sdists(point, new))
        return None

    def _pinnable(self, point: Point) -> list[list[FileAtPoints]]:
        """Everything so far; a machine name may have another version of what only others need, under a marker that excludes theirs."""
        all_held, base = list(self._held.values()), self._base()
        return [all_held, base] if point.version == self._target.version and len(all_held) > len(base) else [all_held]

    def _requirements(self, new: list[Line], held: list[FileAtPoints]) -> list[InstallRequirement]:
        pins = self._pins(held)
        asked = [self._requirement(line, pins) for line in new if not line.is_constraint or line.project in pins]
        hashes = {one.file["project"]: hash_options([f"sha256:{one.file['sha256']}"]) if self._pip.hashed else {} for one in held}
        pinned = [install_req_from_line(text, "what was chosen", isolated=True, hash_options=hashes[name], constraint=True) for name, text in pins.items()]
        return [*pinned, *asked]

    def _pins(self, held: list[FileAtPoints]) -> dict[str, str]:
        """Project -> its release, or its file where it does not come from an index."""
        pins = {}
        for file in (one.file for one in held):
            url = self._direct.get(file["project"])
            pins[file["project"]] = f"{file['project']} @ {url}" if url else f"{file['project']}=={file['version']}"
        return pins

    def _requirement(self, line: Line, pins: dict[str, str]) -> InstallRequirement:
        if line.is_constraint:  # pip looks at a constraint when it meets the project
            return install_req_from_line(pins[line.project], "what was chosen", isolated=True)
        if line.root is not None:
            return self._pip.requirement(line.root)
        return install_req_from_req_string(str(requirement_without_marker(line.requirement)), line.owner, isolated=True)

    def _checked(self, chosen: Selection, held: list[FileAtPoints]) -> Selection:
        own = {one.file["project"]: one.file["sha256"] for one in held}
        for file in chosen.files:
            if own.get(file["project"], file["sha256"]) != file["sha256"]:
                raise InstallationError(f"{file['project']} {file['version']} would be another file")
        return chosen

    def _why(self, point: Point, error: PipError | None) -> list[Finding]:
        if error is None or point.version != self._target.version:
            return []
        return self._pip.explain(point, error, self._pins(self._base()))

    def _base(self) -> list[FileAtPoints]:
        return [held for held in self._held.values() if held.points is None]

    def _sdists(self, point: Point, new: list[Line]) -> list[dict[str, Any]]:
        """Asked once for the same requirements: a whole series may fail for the want of one source."""
        key = tuple(id(line.requirement) for line in new)
        if key in self._tried:
            return []
        self._tried.add(key)
        return self._pip.sdists(point, self._requirements(new, self._base()))

    def _give_up(self, point: Point, findings: list[Finding], sdists: list[dict[str, Any]]) -> None:
        known = {one["url"] for one in self.sdists}
        self.sdists += [one for one in sdists if one["url"] not in known]
        if point.version == self._target.version:
            self.findings += [on_machine(one, point.machine, self._target) for one in findings]
        else:
            self._dropped.add(point.version)

    def _take(self, added: PointResult, point: Point) -> None:
        for file in added.files:
            lines = [line for line in added.asked if line.project == file["project"] and not line.is_constraint]
            key = file["project"], file["sha256"]
            held = self._held.get(key)
            if held is None:
                held = self._held[key] = FileAtPoints({**file, "requested": any(line.owner is None for line in lines)}, set())
            held.merge(file, lines)
            if held.points is not None:
                held.points.add(point)

    def _is_asking(self, new: list[Line]) -> bool:
        projects = {project for project, _ in self._held}
        return any(not line.is_constraint or line.project in projects for line in new)

    def _fits(self, added: PointResult, point: Point) -> bool:
        return self._answers(added.lines, point) == added.answers and all(admits(text, point.version) for text in added.requires_python)

    def _answers(self, lines: Iterable[Line], point: Point) -> tuple[bool, ...]:
        return tuple(self._holds(line, point) for line in lines)

    def _holds(self, line: Line, point: Point) -> bool:
        key = id(line.requirement), line.extras
        answers = self._answered.get(key)
        if answers is None:  # many lines have one marker, and none is evaluated twice
            answers = self._answered[key] = self._by_marker.setdefault((str(line.requirement.marker), line.extras), {})
        if point not in answers:
            answers[point] = line.holds(self._targets[point])
        return answers[point]


def on_machine(one: Finding, machine: str, target: Target) -> Finding:
    """A finding of a machine name that is not the target's usual one."""
    system = "Windows" if target.system["os"] == "windows" else "kernel"
    hint = (
        f"A 32-bit Python on a 64-bit {system} reports {machine}. Leave this target out with --exclude '*-{target.platform}', pin an older version "
        "that does not need it, or describe a machine whose system is 32-bit with describe.py and give it with --target."
    )
    return {**one, "message": f"{one['message']} (where platform_machine is {machine})", "hint": hint}


Run = Callable[[TargetCache, "list[InstallRequirement]", Any], Any]
"""pip's answer as the last argument reads it; without one as for the target itself. Raises PipError."""
Sdists = list[dict[str, Any]]


class PipAtPoint:
    """`built`: the wheel of each source, by the source's URL."""

    def __init__(
        self, own: TargetCache, roots: Sequence[Root], constraints: Sequence[Root], built: Mapping[str, FileEntry], client: IndexClient, run: Run
    ) -> None:
        self._own, self._constraints, self._built, self._client, self._run = own, constraints, built, client, run
        self._roots = roots
        self._caches: dict[Point, TargetCache] = {}

    @cached_property
    def hashed(self) -> bool:
        """Everything has to have a hash (pip, "Hash-checking Mode")."""
        return any(requirement.has_hash_options for requirement in install_requirements(self._roots, self._constraints, self._built))

    def requirement(self, root: Root) -> InstallRequirement:
        return requirement_of(root, self._built)

    def blocked(self, point: Point, roots: Sequence[Root]) -> tuple[list[Finding], Sdists]:
        """Of roots that have to be built before pip can look at them."""
        self._at(point)
        return blocked_sources(roots, self._built)

    def choose(self, point: Point, requirements: list[InstallRequirement]) -> Any:
        """Raises PipError."""
        return self._run(self._at(point), [*self._limits(), *requirements], None)

    def explain(self, point: Point, error: PipError, pins: Mapping[str, str]) -> list[Finding]:
        """Why `choose` failed. `pins`: what was chosen already, by project."""
        held = [{"text": text, "name": name, "origin": f"chosen for {self._own.target.id}"} for name, text in pins.items()]
        diagnosis = Diagnosis(self._at(point), self._client, [*self._constraints, *held])
        diagnosis.of_error(error)
        return diagnosis.findings

    def sdists(self, point: Point, requirements: list[InstallRequirement]) -> Sdists:
        """WantedSdist[]: those whose wheels would let `choose` succeed."""
        try:
            with applied(sdist_patches()):
                wanted = self._run(self._at(point), [*self._limits(), *requirements], wanted_sdists)
        except PipError:  # building would not be enough
            return []
        return [one for one, _ in wanted]

    def _limits(self) -> list[InstallRequirement]:
        return [constraint_of(root, self._built) for root in self._constraints]

    def _at(self, point: Point) -> TargetCache:
        cache = self._caches.get(point)
        if cache is None:
            cache = self._caches[point] = TargetCache(target_at(self._own.target, point), self._own.uploaded_prior_to)
        shim.use_markers_of(cache.target)
        return cache


MICRO_VARIABLES = ("python_full_version", "implementation_version")


class Point(NamedTuple):
    version: str
    """Full version of Python."""
    machine: str
    """`platform_machine`"""


def points_of(target: Target) -> list[Point]:
    """The target's own first, then the other machines with its own version, then other versions, newest first."""
    own = Point(target.version, target.markers["platform_machine"])
    versions = [own.version, *(version for version in reversed(target.micro_versions) if version != own.version)]
    machines = [own.machine, *(machine for machine in target.machines if machine != own.machine)]
    return [Point(version, machine) for version in versions for machine in machines]


def target_at(target: Target, point: Point) -> Target:
    """The same target as one of its machines has it. PyPy's own version does not follow Python's."""
    markers = {**target.markers, "platform_machine": point.machine}
    if point.version != target.version:
        markers["python_full_version"] = point.version
        if target.implementation == "cp":
            markers["implementation_version"] = point.version
    return target._replace(version=point.version, markers=markers)


def variables_of(target: Target) -> tuple[str, ...]:
    """The variables of markers by which machines of the target differ."""
    micros = MICRO_VARIABLES if len(target.micro_versions) > 1 else ()
    return (*micros, "platform_machine") if len(target.machines) > 1 else micros


@cache
def admits(requires_python: str, version: str) -> bool:
    """An invalid specifier counts as none, as pip has it."""
    try:
        return SpecifierSet(requires_python).contains(version, prereleases=True)
    except InvalidSpecifier:
        return True


def marker_of(needing: Collection[Point], covered: Sequence[Point]) -> str | None:
    """Holds at those of `covered` that are `needing`, and open to both ends of the series; None: holds everywhere.

    `covered` has each of its versions with each of its machines. What a version between those gets does not matter.
    """
    versions = sorted({point.version for point in covered}, key=Version)
    machines = list(dict.fromkeys(point.machine for point in covered))
    groups: dict[tuple[str, ...], list[str]] = {}
    for machine in machines:
        if needed := tuple(version for version in versions if Point(version, machine) in needing):
            groups.setdefault(needed, []).append(machine)
    marker = any_of([all_of([_ranges(needed, versions), _machines(some, machines)]) for needed, some in groups.items()])
    return None if marker is True else str(Marker(str(marker)))


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


def _machines(some: Iterable[str], machines: Collection[str]) -> Tree:
    names = list(some)
    return len(names) == len(machines) or any_of([f'platform_machine == "{name}"' for name in names])
