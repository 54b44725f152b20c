"""Explains why a target cannot use a project: no such project or version, no wheel for the target, or a rule excludes it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Literal, NamedTuple

from pip._internal.utils.datetime import parse_iso_datetime
from pip._vendor.packaging.specifiers import SpecifierSet
from pip._vendor.packaging.version import Version

from worker.findings import Kind, no_wheel, requires_python
from worker.index_file import IndexFile
from worker.resolver.project_files import ProjectFiles
from worker.resolver.roots import Chain, parse_requirement
from worker.resolver.target_cache import TargetCache
from worker.target import Target, single_tags, tag_part

OTHER_NAMES = {
    "attr": "attrs", "bs4": "beautifulsoup4", "cv2": "opencv-python", "crypto": "pycryptodome", "dateutil": "python-dateutil", "docx": "python-docx",
    "dotenv": "python-dotenv", "git": "gitpython", "google": "google-api-python-client", "jwt": "pyjwt", "magic": "python-magic",
    "mysqldb": "mysqlclient", "pil": "pillow", "pkg-resources": "setuptools", "serial": "pyserial", "skimage": "scikit-image",
    "sklearn": "scikit-learn", "usb": "pyusb", "win32api": "pywin32", "yaml": "pyyaml", "zmq": "pyzmq",
}  # fmt: skip
"""Import name -> project name."""
GLIBC = re.compile(r"manylinux_(\d+)_(\d+)_(\w+)")
MUSL = re.compile(r"musllinux_(\d+)_(\d+)_(\w+)")
MACOS = re.compile(r"macosx_(\d+)_(\d+)_(\w+)")
SYSTEMS = {"windows": re.compile(r"win"), "macos": re.compile(r"macosx_"), "linux": re.compile(r"(?:many|musl)?linux")}
"""The platform tags of each operating system."""
SYSTEM_NAMES = {"windows": "Windows", "macos": "macOS", "linux": "Linux"}
SYSTEM_VERSION = re.compile(r"(?<=-)(?:glibc|musl)?\d+(?:\.\d+)?(?=-|$)")
"""The minimum version in the name of a platform, e.g. `glibc2.28`."""
LEGACY_MANYLINUX = {"manylinux1": "manylinux_2_5", "manylinux2010": "manylinux_2_12", "manylinux2014": "manylinux_2_17"}


class Unavailable(NamedTuple):
    kind: Kind
    reason: str
    hint: str
    version: str | None = None


def explain_unavailable(
    files: ProjectFiles, specifier: SpecifierSet, cache: TargetCache, chain: Chain, known: Iterable[str] = (), doubtful: Iterable[str] = ()
) -> Unavailable | None:
    """None if the target can use a release, so the cause is another one.

    For hints: `known`: projects that an index provides. `doubtful`: indexes that provide none of the user's requirements.
    """
    if not files:
        return _no_usable_file(files.empty_indexes) if files.empty_indexes else _no_project(files.project, known, doubtful)
    wheels = {version: rows for version, rows in files.wheels() if specifier.contains(version, prereleases=True)}
    sdists = {version for version, _ in files.sdist_versions()}
    versions = sorted({*wheels, *(version for version in sdists if specifier.contains(version, prereleases=True))}, reverse=True)
    if not versions:
        return _no_version(files, sdists)
    accepted = {version: kept for version, rows in wheels.items() if (kept := [row for row in rows if cache.accepts(row)])}
    if accepted:
        return _excluded_by_rule(accepted, cache.uploaded_prior_to)
    newest = next((version for version in versions if not version.is_prerelease), versions[0])
    if newest in wheels:
        return _no_wheel(files, newest, wheels[newest], cache, chain)
    return _sdists_excluded(files, specifier, cache) or _no_wheel(files, newest, [], cache, chain)


def _no_project(project: str, known: Iterable[str], doubtful: Iterable[str]) -> Unavailable:
    incomplete = [url for url in doubtful if not url.startswith("file:") and not url.rstrip("/").endswith("simple")]
    if incomplete:
        hint = f"Does the index URL end in /simple? {', '.join(incomplete)} has none of your projects: try {incomplete[0].rstrip('/')}/simple."
        return Unavailable("absent", "no index has this project", hint)
    other = OTHER_NAMES.get(project) or next(iter(difflib.get_close_matches(project, [name for name in known if name != project], 1, 0.8)), None)
    hint = f"Did you mean {other}?" if other else "Check the spelling, or add the index that provides it with --extra-index-url."
    return Unavailable("absent", "no index has this project", hint)


def _no_usable_file(indexes: Sequence[str]) -> Unavailable:
    reason = f"the index page lists no usable wheel or sdist: {', '.join(indexes)}"
    return Unavailable("no-version", reason, "Check the project name: the page is empty, or none of its files has a valid name and valid hashes.")


def _no_version(files: ProjectFiles, sdists: Iterable[Version]) -> Unavailable:
    every = sorted({*(version for version, _ in files.wheels()), *sdists})
    if not every:  # sdists whose names have no version
        return _no_usable_file([table.index for table in files.tables])
    shown = f"{every[0]} to {every[-1]}" if len(every) > 1 else str(every[0])
    return Unavailable("no-version", f"no version matches, available: {shown}", "Loosen the version specifier, or add another index that provides it.")


def _excluded_by_rule(accepted: Mapping[Version, Sequence[IndexFile]], limit: datetime | None) -> Unavailable | None:
    """`accepted`: files that the target could use. None if no rule excludes one of them."""
    old = {version: kept for version, rows in accepted.items() if (kept := [row for row in rows if _is_old_enough(row, limit)])}
    if not old:
        return _too_new(accepted, limit)
    not_yanked = {version for version, rows in old.items() if any(row.yanked is None for row in rows)}
    if any(not version.is_prerelease for version in not_yanked):
        return None
    if not_yanked:
        reason = f"only pre-releases match: {_newest(not_yanked)}"
        return Unavailable("pre-release", reason, "Allow pre-releases with --pre, or pin one with ==.", str(max(not_yanked)))
    newest = max(old)
    why = next((row.yanked for row in old[newest] if row.yanked), "no reason given")
    reason = f"every matching version is yanked: {_newest(old)} ({why}) (rule: yanked)"
    return Unavailable("yanked", reason, f"Pin it to use it anyway: =={newest}", str(newest))


def _too_new(accepted: Mapping[Version, Sequence[IndexFile]], limit: datetime | None) -> Unavailable:
    oldest = min(accepted)
    when = min(row.upload_time for row in accepted[oldest] if row.upload_time is not None)  # pip has checked that each has one
    reason = f"{oldest} was uploaded at {when}, but files must be uploaded before {limit and limit.isoformat(timespec='seconds')} (rule: --uploaded-prior-to)"
    return Unavailable("too-new", reason, "Use an older version, or wait until it is old enough.", str(oldest))


def _is_old_enough(row: IndexFile, limit: datetime | None) -> bool:
    """As pip's `--uploaded-prior-to`: local files are always old enough. If an index states no upload times, pip fails before this."""
    return limit is None or row.upload_time is None or row.url.startswith("file:") or parse_iso_datetime(row.upload_time) < limit


def _sdists_excluded(files: ProjectFiles, specifier: SpecifierSet, cache: TargetCache) -> Unavailable | None:
    """The rule that excludes every sdist, so that building one does not help. None if an sdist could be built."""
    found: dict[Version, list[IndexFile]] = {}
    for version, row in files.sdist_versions():
        if specifier.contains(version, prereleases=True) and cache.admits(row.requires_python):
            found.setdefault(version, []).append(row)
    limit = cache.uploaded_prior_to
    if not found or any(row.yanked is None and _is_old_enough(row, limit) for rows in found.values() for row in rows):
        return None
    return _excluded_by_rule(found, limit)


def _no_wheel(files: ProjectFiles, version: Version, wheels: Sequence[IndexFile], cache: TargetCache, chain: Chain) -> Unavailable:
    listed = [(row.filename, row.requires_python) for row in wheels]
    why = why_no_wheel(listed, cache)
    usable = (version for version, rows in files.wheels() if any(row.yanked is None and cache.accepts(row) for row in rows))
    older = next((version for version in usable if not version.is_prerelease), None)
    instead = f"{files.project} {older} is the newest version that this target can use" if older else ""
    if why is None:
        hints = ["Build it here with --sdists pure (pure Python only)", instead]
        return Unavailable("sdist-only", f"{version} has only an sdist", _sentences(hints), str(version))
    has_sdist = why.cause != "requires-python" and any(version == own for own, _ in files.sdist_versions())
    hints = [
        _to_omit(chain, unsupported_system([name for name, _ in listed], cache.target)),
        instead,
        "Raise the minimum version of the target" if why.cause == "system-version" else "",
        "Use --sdists pure if its sdist builds without a compiler" if has_sdist else "",
        to_leave_out([name for name, _ in listed], why, cache.target),
    ]
    if why.cause == "requires-python":
        return Unavailable("requires-python", f"{version} {why.text}", _sentences(hints), str(version))
    return Unavailable("no-wheel", no_wheel(str(version), why.text), _sentences(hints), str(version))


class System(NamedTuple):
    """An operating system, or one machine of it."""

    name: str
    marker: str
    """Holds on all others."""
    targets: str
    """Pattern of --exclude."""


def unsupported_system(wheels: Iterable[str], target: Target) -> System | None:
    """The target's system if none of the wheels is for it, whatever the Python or minimum version."""
    platforms = {tag.rpartition("-")[2] for name in wheels for tag in single_tags(tag_part(name))}
    system, machine = str(target.system["os"]), target.markers["platform_machine"]
    name, other_system = SYSTEM_NAMES[system], f'sys_platform != "{target.markers["sys_platform"]}"'
    here = [platform for platform in platforms if SYSTEMS[system].match(platform)]
    if not platforms or "any" in platforms:
        return None
    if not here:
        return System(name, other_system, f"*-{system}-*")
    machines = _machines(target)
    if any(platform in target.platform_tags or any(platform.endswith(f"_{one}") for one in machines) for platform in here):
        return None
    return System(f"{name} {target.system['machine']}", f'{other_system} or platform_machine != "{machine}"', f"*-{SYSTEM_VERSION.sub('*', target.platform)}")


def _to_omit(chain: Chain, system: System | None) -> str:
    """How to write the user's requirement so that no target of this system installs it."""
    if system is None or not chain.texts:
        return ""
    root = chain.texts[0]
    requirement = parse_requirement(root)
    name = requirement.name if requirement else "it"
    marker = f"({chain.marker}) and ({system.marker})" if chain.marker else system.marker
    written = f"{root}{' ; ' if '://' in root else '; '}{marker}"
    return f"To omit {name} on {system.name}, write {Chain([written], chain.origin).text}"


def to_leave_out(wheels: Iterable[str], why: Incompatibility, target: Target) -> str:
    """The --exclude for all targets that cannot use any of the wheels for the same reason. Equal for all of them, so that they are grouped."""
    system = unsupported_system(wheels, target)
    if why.cause == "requires-python":
        return leave_out_python(target)
    if system is not None:
        return f'Leave {system.name} out with --exclude "{system.targets}"'
    if why.cause == "python":
        return f"Leave this target out with --exclude {target.id}"
    return f'Leave this platform out with --exclude "*-{target.platform}"'


def leave_out_python(target: Target) -> str:
    python = target.id.partition("-")[0]
    return f'Leave {python} out with --exclude "{python}-*"'


def _sentences(texts: Iterable[str]) -> str:
    return f"{'. '.join(filter(None, texts))}."


def _newest(versions: Iterable[Version], limit: int = 5) -> str:
    newest = sorted(versions, reverse=True)
    return ", ".join(map(str, newest[:limit])) + (", …" if len(newest) > limit else "")


class Incompatibility(NamedTuple):
    """Why no wheel of a list installs on a target."""

    cause: Literal["requires-python", "system-version", "python", "platform"]
    """`requires-python`; a newer glibc, musl or macOS than the target's minimum; another Python or ABI; another platform."""
    text: str


def why_no_wheel(files: Iterable[tuple[str, str | None]], cache: TargetCache) -> Incompatibility | None:
    """The reason of the wheel that is closest to a match. `files`: file names with their Requires-Python. None without a wheel."""
    wheels = [(name, requires) for name, requires in files if name.endswith(".whl")]
    if not wheels:
        return None
    pythons = {requires or "" for name, requires in wheels if cache.ranks.of(tag_part(name)) is not None}
    if pythons:
        wanted = " or ".join(sorted(pythons - {""}))
        return Incompatibility("requires-python", requires_python(wanted, cache.target.version))
    tags = [tuple(tag.split("-")) for name, _ in wheels for tag in single_tags(tag_part(name))]
    accepted = {(tag.interpreter, tag.abi) for tag in cache.tags}
    same_python = [tag for tag in tags if tag[:2] in accepted]
    if newer := _system_reason(same_python, cache.target):
        return Incompatibility("system-version", newer)
    if python := _python_reason(tags, same_python, cache):
        return Incompatibility("python", python)
    if newer := _system_reason(tags, cache.target):
        return Incompatibility("system-version", newer)
    platforms = sorted({_describe_platform(_modern(platform)) for _, _, platform in tags})
    return Incompatibility("platform", f"wheels for {', '.join(platforms)} only")


def _python_reason(tags: list[tuple[str, ...]], same_python: list[tuple[str, ...]], cache: TargetCache) -> str:
    """Why the Python or ABI of wheels for this platform does not match, or "". `same_python`: tags whose Python and ABI match."""
    platforms = {*cache.target.platform_tags, "any"}
    here = {(python, abi) for python, abi, platform in tags if platform in platforms}
    if not here or any((python, abi) in here for python, abi, _ in same_python):
        return ""
    only = "wheels for this platform are" if same_python else "wheels"
    own = f"{cache.target.implementation}{cache.target.nodot}"
    abis = sorted({abi for python, abi in here if python == own})
    if abis:
        return f"{only} for the ABI {', '.join(abis)} only, this target has {', '.join(cache.target.abis)}"
    return f"{only} for {_range(python for python, _ in here)} only, this target is {cache.target.abis[0]}"


def _system_reason(tags: list[tuple[str, ...]], target: Target) -> str:
    """The newer glibc, musl or macOS that wheels for this machine need, or ""."""
    pattern = {"glibc": GLIBC, "musl": MUSL}.get(target.system.get("libc", "")) or (MACOS if target.system["os"] == "macos" else None)
    if pattern is None:
        return ""
    machines = _machines(target)
    matches = [match for _, _, platform in tags if (match := pattern.fullmatch(_modern(platform))) and match[3] in machines]
    if not matches:
        return ""
    major, minor = min((int(match[1]), int(match[2])) for match in matches)
    have = ".".join(map(str, target.system["minimum"]))
    return f"needs {target.system.get('libc') or 'macOS'} {major}.{minor}, this target has {have}"


def _machines(target: Target) -> set[str]:
    machine = str(target.system["machine"])
    if target.system["os"] != "macos":
        return {machine}
    return {machine, "universal2"} | ({"intel", "universal", "fat64"} if machine == "x86_64" else set())


def _modern(platform: str) -> str:
    head, _, machine = platform.partition("_")
    return f"{LEGACY_MANYLINUX[head]}_{machine}" if head in LEGACY_MANYLINUX else platform


def _describe_platform(platform: str) -> str:
    if match := GLIBC.fullmatch(platform):
        return f"Linux {match[3]} (glibc)"
    if match := MUSL.fullmatch(platform):
        return f"Linux {match[3]} (musl)"
    if match := MACOS.fullmatch(platform):
        return f"macOS {match[3]}"
    return {"win_amd64": "Windows x86_64", "win_arm64": "Windows arm64", "win32": "Windows x86"}.get(platform, platform)


def _range(pythons: Iterable[str]) -> str:
    """`cp39 to cp312`, or all names if they are of several implementations."""
    names = sorted(set(pythons), key=lambda name: (re.sub(r"\d.*", "", name), int(re.sub(r"\D", "", name)[1:] or 0)))
    implementations = {re.sub(r"\d.*", "", name) for name in names}
    return f"{names[0]} to {names[-1]}" if len(implementations) == 1 and len(names) > 2 else ", ".join(names)
