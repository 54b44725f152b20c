"""What there is of a project for one target, when a requirement for it cannot be met."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Literal, NamedTuple

from pip._internal.utils.datetime import parse_iso_datetime
from pip._vendor.packaging.specifiers import SpecifierSet
from pip._vendor.packaging.version import Version

from worker.findings import Kind
from worker.index_file import Row
from worker.resolver.project_files import ProjectFiles, sdist_version
from worker.resolver.target_cache import TargetCache
from worker.target import Target, single_tags, tag_part

OTHER_NAMES = {
    "attr": "attrs", "bs4": "beautifulsoup4", "cv2": "opencv-python", "crypto": "pycryptodome", "dateutil": "python-dateutil", "docx": "python-docx",
    "dotenv": "python-dotenv", "git": "gitpython", "google": "google-api-python-client", "jwt": "pyjwt", "magic": "python-magic",
    "mysqldb": "mysqlclient", "pil": "pillow", "pkg-resources": "setuptools", "serial": "pyserial", "skimage": "scikit-image",
    "sklearn": "scikit-learn", "usb": "pyusb", "win32api": "pywin32", "yaml": "pyyaml", "zmq": "pyzmq",
}  # fmt: skip
"""Modules whose project has another name."""

BUILD = "Allow it to be built here with --sdists pure (pure Python only)"


class Unavailable(NamedTuple):
    kind: Kind
    reason: str
    hint: str
    version: str | None = None


def explain_unavailable(project_files: ProjectFiles, specifier: SpecifierSet, cache: TargetCache, known: Iterable[str] = ()) -> Unavailable | None:
    """None when some release would do, so that the reason lies elsewhere. `known`: projects that this run has seen."""
    if not project_files:
        return unlisted(project_files.bare) if project_files.bare else absent(project_files.project, known)
    wheels = {version: rows for version, rows in project_files.wheels() if specifier.contains(version, prereleases=True)}
    sdists = sdist_versions(project_files)
    versions = sorted({*wheels, *(version for version in sdists if specifier.contains(version, prereleases=True))}, reverse=True)
    if not versions:
        return no_version(project_files, sdists)
    fitting = {
        version: rows
        for version, all_rows in wheels.items()
        if (rows := [row for row in all_rows if cache.ranks.of(row.tag_part) is not None and cache.admits(row.requires_python)])
    }
    if fitting:
        return by_rules(fitting, cache.uploaded_prior_to)
    newest = next((version for version in versions if not version.is_prerelease), versions[0])
    named = [(row.filename, row.requires_python) for row in wheels.get(newest, [])]
    return (None if named else ruled_out(project_files, specifier, cache)) or unfitting(project_files, newest, named, cache)


def absent(project: str, known: Iterable[str]) -> Unavailable:
    other = OTHER_NAMES.get(project) or next(iter(difflib.get_close_matches(project, [name for name in known if name != project], 1, 0.8)), None)
    hint = f"Did you mean {other}?" if other else "Is it spelled right, and does it lie on another index (--extra-index-url)?"
    return Unavailable("absent", "no index has a project of this name", hint)


def unlisted(places: Sequence[str]) -> Unavailable:
    reason = f"there is a page of it, with no wheel and no source archive that can be taken: {', '.join(places)}"
    return Unavailable("no-version", reason, "Is it the right project? Its page is empty, or no file on it has a usual name and whole hashes.")


def no_version(project_files: ProjectFiles, sdists: dict[Version, str]) -> Unavailable:
    every = sorted({*(version for version, _ in project_files.wheels()), *sdists})
    if not every:  # sources whose names hold no version
        return unlisted([table.index for table in project_files.tables])
    shown = f"{every[0]} to {every[-1]}" if len(every) > 1 else str(every[0])
    return Unavailable("no-version", f"no version of it meets this; there is {shown}", "Loosen the version, or look whether another index has it.")


def by_rules(fitting: Mapping[Version, Sequence[Row]], limit: datetime | None) -> Unavailable | None:
    """Some files suit the target. None when one of them may be taken."""
    old = {version: kept for version, rows in fitting.items() if (kept := [row for row in rows if is_old_enough(row, limit)])}
    return not_taken({version: [row.yanked for row in rows] for version, rows in old.items()}) if old else too_new(fitting, limit)


def not_taken(fitting: dict[Version, list[str | None]]) -> Unavailable | None:
    """Some wheels suit the target, but pip does not take them of itself."""
    free = {version for version, yanked in fitting.items() if None in yanked}
    if any(not version.is_prerelease for version in free):
        return None
    if free:
        return Unavailable(
            "pre-release", f"only pre-releases of it meet this: {_some_of(free)}", "Take pre-releases with --pre, or name one with ==.", str(max(free))
        )
    newest = max(fitting)
    why = next((text for text in fitting[newest] if text), "no reason given")
    reason = f"every version that meets this was yanked: {_some_of(fitting)} ({why}) (rule: yanked)"
    return Unavailable("yanked", reason, f"To take it all the same, pin it: =={newest}", str(newest))


def ruled_out(project_files: ProjectFiles, specifier: SpecifierSet, cache: TargetCache) -> Unavailable | None:
    """Sources would do, were no rule against every one of them: building is no way out then."""
    found: dict[Version, list[Row]] = {}
    for row in project_files.sdists:
        version = sdist_version(row.filename, project_files.project)
        if version is not None and specifier.contains(version, prereleases=True) and cache.admits(row.requires_python):
            found.setdefault(version, []).append(row)
    if not found or any(row.yanked is None and is_old_enough(row, cache.uploaded_prior_to) for rows in found.values() for row in rows):
        return None
    return by_rules(found, cache.uploaded_prior_to)


def is_old_enough(row: Row, limit: datetime | None) -> bool:
    """As pip has it for `--uploaded-prior-to`: what lies on this machine has no age. Where an index gives none, pip ends before this."""
    return limit is None or row.upload_time is None or row.url.startswith("file:") or parse_iso_datetime(row.upload_time) < limit


def too_new(fitting: Mapping[Version, Sequence[Row]], limit: datetime | None) -> Unavailable:
    oldest = min(fitting)
    when = min(row.upload_time for row in fitting[oldest] if row.upload_time is not None)  # pip has looked: each has one
    reason = f"{oldest} was uploaded at {when}, and files have to be from before {limit and limit.isoformat(timespec='seconds')} (rule: --uploaded-prior-to)"
    return Unavailable("too-new", reason, "Loosen the version, or wait until it is old enough.", str(oldest))


def unfitting(project_files: ProjectFiles, version: Version, wheels: list[tuple[str, str | None]], cache: TargetCache) -> Unavailable:
    incompatibility = why_no_wheel(wheels, cache)
    older = newest_fitting(project_files, cache)
    instead = f"{project_files.project} {older} is the newest version that this target can take" if older else ""
    if incompatibility is None:
        hint = ". ".join(filter(None, [BUILD, instead]))
        return Unavailable("sdist-only", f"{version} is only an sdist", f"{hint}.", str(version))
    has_sdist = incompatibility.cause != "requires-python" and version in sdist_versions(project_files)
    ways = [
        instead,
        "Raise the floor of the target" if incompatibility.cause == "system-version" else "",
        "If its sdist builds without a compiler, give --sdists pure" if has_sdist else "",
        "" if older else "Leave this target out with --exclude",
    ]
    hint = f"{'. '.join(filter(None, ways))}."
    if incompatibility.cause == "requires-python":
        return Unavailable("requires-python", f"{version} {incompatibility.text}", hint, str(version))
    return Unavailable("no-wheel", f"{version} has no wheel for this target: {incompatibility.text}", hint, str(version))


def newest_fitting(project_files: ProjectFiles, cache: TargetCache) -> Version | None:
    for version, rows in project_files.wheels():
        if not version.is_prerelease and any(
            row.yanked is None and cache.ranks.of(row.tag_part) is not None and cache.admits(row.requires_python) for row in rows
        ):
            return version
    return None


def sdist_versions(project_files: ProjectFiles) -> dict[Version, str]:
    """Version -> file name."""
    found = ((sdist_version(sdist.filename, project_files.project), sdist.filename) for sdist in project_files.sdists)
    return {version: filename for version, filename in found if version is not None}


def _some_of(versions: Iterable[Version], longest: int = 5) -> str:
    newest = sorted(versions, reverse=True)
    return ", ".join(map(str, newest[:longest])) + (", …" if len(newest) > longest else "")


Wheels = Sequence[tuple[str, "str | None"]]
"""File name and Requires-Python."""
GLIBC = re.compile(r"manylinux_(\d+)_(\d+)_(\w+)")
MUSL = re.compile(r"musllinux_(\d+)_(\d+)_(\w+)")
MACOS = re.compile(r"macosx_(\d+)_(\d+)_(\w+)")
LEGACY = {"manylinux1": "manylinux_2_5", "manylinux2010": "manylinux_2_12", "manylinux2014": "manylinux_2_17"}


class Incompatibility(NamedTuple):
    """Why no wheel of a list installs on a target."""

    cause: Literal["requires-python", "system-version", "tags"]
    """Requires-Python; a glibc, musl or macOS newer than the target promises; another Python, ABI or platform."""
    text: str


def why_no_wheel(wheels: Wheels, cache: TargetCache) -> Incompatibility | None:
    """None when there are no wheels at all. The reason nearest to a fit comes first: Python version, then tags."""
    names = [(name, requires) for name, requires in wheels if name.endswith(".whl")]
    if not names:
        return None
    fitting = [requires for name, requires in names if cache.ranks.of(tag_part(name)) is not None]
    if fitting:
        return Incompatibility("requires-python", f"requires Python {_joined(fitting)}, this target has {cache.target.version}")
    tags = [tuple(tag.split("-")) for name, _ in names for tag in single_tags(tag_part(name))]
    accepted = {str(tag).rsplit("-", 1)[0] for tag in cache.tags}
    suiting = [tag for tag in tags if f"{tag[0]}-{tag[1]}" in accepted]
    if newer := _floor_reason(suiting, cache.target):
        return Incompatibility("system-version", newer)
    if python := _python_reason(tags, suiting, cache):
        return Incompatibility("tags", python)
    if newer := _floor_reason(tags, cache.target):
        return Incompatibility("system-version", newer)
    return Incompatibility("tags", _platform_reason(tags))


def _python_reason(tags: list[tuple[str, ...]], suiting: list[tuple[str, ...]], cache: TargetCache) -> str:
    """Only when some wheel is for this platform, and its Python or ABI is the only hindrance. `suiting` have the right ones."""
    platforms = {*cache.target.platform_tags, "any"}
    here = {(python, abi) for python, abi, platform in tags if platform in platforms}
    if not here or any((python, abi) in here for python, abi, _ in suiting):
        return ""
    only = "wheels for this platform are" if suiting else "wheels"
    own = f"{cache.target.implementation}{cache.target.nodot}"
    abis = sorted({abi for python, abi in here if python == own})
    if abis:
        return f"{only} for the ABI {', '.join(abis)} only, this target has {', '.join(cache.target.abis)}"
    return f"{only} for {_range(python for python, _ in here)} only, this target is {cache.target.abis[0]}"


def _platform_reason(tags: list[tuple[str, ...]]) -> str:
    platforms = {_system(_modern(platform)) for _, _, platform in tags}
    return f"wheels for {', '.join(sorted(platforms))} only"


def _floor_reason(tags: list[tuple[str, ...]], target: Target) -> str:
    """Some wheel is for this kind of machine, and for a newer system than it has."""
    platforms = {_modern(platform) for _, _, platform in tags}
    pattern = {"glibc": GLIBC, "musl": MUSL}.get(target.system.get("libc", "")) or (MACOS if target.system["os"] == "macos" else None)
    if pattern is None:
        return ""
    machines = _machines(target)
    floors = sorted((int(match[1]), int(match[2])) for platform in platforms if (match := pattern.fullmatch(platform)) and match[3] in machines)
    if not floors:
        return ""
    what = target.system.get("libc") or "macOS"
    have = ".".join(map(str, target.system["floor"]))
    return f"needs {what} {'.'.join(map(str, floors[0]))}, this target has {have}"


def _machines(target: Target) -> set[str]:
    machine = str(target.system["machine"])
    if target.system["os"] != "macos":
        return {machine}
    return {machine, "universal2"} | ({"intel", "universal", "fat64"} if machine == "x86_64" else set())


def _modern(platform: str) -> str:
    head, _, machine = platform.partition("_")
    return f"{LEGACY[head]}_{machine}" if head in LEGACY else platform


def _system(platform: str) -> str:
    if match := GLIBC.fullmatch(platform):
        return f"Linux {match[3]} (glibc)"
    if match := MUSL.fullmatch(platform):
        return f"Linux {match[3]} (musl)"
    if match := MACOS.fullmatch(platform):
        return f"macOS {match[3]}"
    return {"win_amd64": "Windows x86_64", "win_arm64": "Windows arm64", "win32": "Windows x86"}.get(platform, platform)


def _range(pythons: Iterable[str]) -> str:
    """`cp39 to cp312`; each name where they are not of one kind."""
    names = sorted(set(pythons), key=lambda name: (re.sub(r"\d.*", "", name), int(re.sub(r"\D", "", name)[1:] or 0)))
    kinds = {re.sub(r"\d.*", "", name) for name in names}
    if len(kinds) == 1 and len(names) > 2:
        return f"{names[0]} to {names[-1]}"
    return ", ".join(names)


def _joined(requires: Iterable[str | None]) -> str:
    return " or ".join(sorted({one for one in requires if one}))
