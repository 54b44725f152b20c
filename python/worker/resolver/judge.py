"""What there is of a project for one target, when a requirement for it cannot be met."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from pip._internal.utils.datetime import parse_iso_datetime
from pip._vendor.packaging.specifiers import SpecifierSet
from pip._vendor.packaging.version import Version

from worker.findings import Kind
from worker.index_file import IndexFile
from worker.resolver.memory import Memory
from worker.resolver.reasons import why_no_wheel
from worker.resolver.sdists import sdist_version
from worker.resolver.stock import Stock

OTHER_NAMES = {
    "attr": "attrs", "bs4": "beautifulsoup4", "cv2": "opencv-python", "crypto": "pycryptodome", "dateutil": "python-dateutil", "docx": "python-docx",
    "dotenv": "python-dotenv", "git": "gitpython", "google": "google-api-python-client", "jwt": "pyjwt", "magic": "python-magic",
    "mysqldb": "mysqlclient", "pil": "pillow", "pkg-resources": "setuptools", "serial": "pyserial", "skimage": "scikit-image",
    "sklearn": "scikit-learn", "usb": "pyusb", "win32api": "pywin32", "yaml": "pyyaml", "zmq": "pyzmq",
}  # fmt: skip
"""Modules whose project has another name."""

BUILD = "Allow it to be built here with --sdists pure (pure Python only)"


class Judgement(NamedTuple):
    kind: Kind
    reason: str
    hint: str
    version: str | None = None


def judged(stock: Stock, specifier: SpecifierSet, memory: Memory, known: Iterable[str] = ()) -> Judgement | None:
    """None when some release would do, so that the reason lies elsewhere. `known`: projects that this run has seen."""
    if not stock:
        return unlisted(stock.bare) if stock.bare else absent(stock.project, known)
    wheels = {version: rows for version, rows in stock.wheels() if specifier.contains(version, prereleases=True)}
    sdists = sdist_versions(stock)
    versions = sorted({*wheels, *(version for version in sdists if specifier.contains(version, prereleases=True))}, reverse=True)
    if not versions:
        return no_version(stock, sdists)
    fitting = {
        version: rows
        for version, all_rows in wheels.items()
        if (rows := [row for row in all_rows if memory.ranks.of(row.tag_part) is not None and memory.admits(row.requires_python)])
    }
    if fitting:
        return by_rules(fitting, memory.uploaded_prior_to)
    newest = next((version for version in versions if not version.is_prerelease), versions[0])
    named = [(row.filename, row.requires_python) for row in wheels.get(newest, [])]
    return (None if named else ruled_out(stock, specifier, memory)) or unfitting(stock, newest, named, memory)


def absent(project: str, known: Iterable[str]) -> Judgement:
    other = OTHER_NAMES.get(project) or next(iter(difflib.get_close_matches(project, [name for name in known if name != project], 1, 0.8)), None)
    hint = f"Did you mean {other}?" if other else "Is it spelled right, and does it lie on another index (--extra-index-url)?"
    return Judgement("absent", "no index has a project of this name", hint)


def unlisted(places: Sequence[str]) -> Judgement:
    reason = f"there is a page of it, with no wheel and no source archive that can be taken: {', '.join(places)}"
    return Judgement("no-version", reason, "Is it the right project? Its page is empty, or no file on it has a usual name and whole hashes.")


def no_version(stock: Stock, sdists: dict[Version, str]) -> Judgement:
    every = sorted({*(version for version, _ in stock.wheels()), *sdists})
    if not every:  # sources whose names hold no version
        return unlisted([table.index for table in stock.tables])
    shown = f"{every[0]} to {every[-1]}" if len(every) > 1 else str(every[0])
    return Judgement("no-version", f"no version of it meets this; there is {shown}", "Loosen the version, or look whether another index has it.")


def by_rules(fitting: Mapping[Version, Sequence[IndexFile]], limit: datetime | None) -> Judgement | None:
    """Some files suit the target. None when one of them may be taken."""
    old = {version: kept for version, rows in fitting.items() if (kept := [row for row in rows if is_old_enough(row, limit)])}
    return not_taken({version: [row.yanked for row in rows] for version, rows in old.items()}) if old else too_new(fitting, limit)


def not_taken(fitting: dict[Version, list[str | None]]) -> Judgement | None:
    """Some wheels suit the target, but pip does not take them of itself."""
    free = {version for version, yanked in fitting.items() if None in yanked}
    if any(not version.is_prerelease for version in free):
        return None
    if free:
        return Judgement(
            "pre-release", f"only pre-releases of it meet this: {_some_of(free)}", "Take pre-releases with --pre, or name one with ==.", str(max(free))
        )
    newest = max(fitting)
    why = next((text for text in fitting[newest] if text), "no reason given")
    reason = f"every version that meets this was yanked: {_some_of(fitting)} ({why}) (rule: yanked)"
    return Judgement("yanked", reason, f"To take it all the same, pin it: =={newest}", str(newest))


def ruled_out(stock: Stock, specifier: SpecifierSet, memory: Memory) -> Judgement | None:
    """Sources would do, were no rule against every one of them: building is no way out then."""
    found: dict[Version, list[IndexFile]] = {}
    for row in stock.sdists:
        version = sdist_version(row.filename, stock.project)
        if version is not None and specifier.contains(version, prereleases=True) and memory.admits(row.requires_python):
            found.setdefault(version, []).append(row)
    if not found or any(row.yanked is None and is_old_enough(row, memory.uploaded_prior_to) for rows in found.values() for row in rows):
        return None
    return by_rules(found, memory.uploaded_prior_to)


def is_old_enough(row: IndexFile, limit: datetime | None) -> bool:
    """As pip has it for `--uploaded-prior-to`: what lies on this machine has no age. Where an index gives none, pip ends before this."""
    return limit is None or row.upload_time is None or row.url.startswith("file:") or parse_iso_datetime(row.upload_time) < limit


def too_new(fitting: Mapping[Version, Sequence[IndexFile]], limit: datetime | None) -> Judgement:
    oldest = min(fitting)
    when = min(row.upload_time for row in fitting[oldest] if row.upload_time is not None)  # pip has looked: each has one
    reason = f"{oldest} was uploaded at {when}, and files have to be from before {limit and limit.isoformat(timespec='seconds')} (rule: --uploaded-prior-to)"
    return Judgement("too-new", reason, "Loosen the version, or wait until it is old enough.", str(oldest))


def unfitting(stock: Stock, version: Version, wheels: list[tuple[str, str | None]], memory: Memory) -> Judgement:
    unsuited = why_no_wheel(wheels, memory)
    older = newest_fitting(stock, memory)
    instead = f"{stock.project} {older} is the newest version that this target can take" if older else ""
    if unsuited is None:
        hint = ". ".join(filter(None, [BUILD, instead]))
        return Judgement("sdist-only", f"{version} is only an sdist", f"{hint}.", str(version))
    has_sdist = unsuited.cause != "requires-python" and version in sdist_versions(stock)
    ways = [
        instead,
        "Raise the floor of the target" if unsuited.cause == "system-version" else "",
        "If its sdist builds without a compiler, give --sdists pure" if has_sdist else "",
        "" if older else "Leave this target out with --exclude",
    ]
    hint = f"{'. '.join(filter(None, ways))}."
    if unsuited.cause == "requires-python":
        return Judgement("requires-python", f"{version} {unsuited.text}", hint, str(version))
    return Judgement("no-wheel", f"{version} has no wheel for this target: {unsuited.text}", hint, str(version))


def newest_fitting(stock: Stock, memory: Memory) -> Version | None:
    for version, rows in stock.wheels():
        if not version.is_prerelease and any(
            row.yanked is None and memory.ranks.of(row.tag_part) is not None and memory.admits(row.requires_python) for row in rows
        ):
            return version
    return None


def sdist_versions(stock: Stock) -> dict[Version, str]:
    """Version -> file name."""
    found = ((sdist_version(sdist.filename, stock.project), sdist.filename) for sdist in stock.sdists)
    return {version: filename for version, filename in found if version is not None}


def _some_of(versions: Iterable[Version], longest: int = 5) -> str:
    newest = sorted(versions, reverse=True)
    return ", ".join(map(str, newest[:longest])) + (", …" if len(newest) > longest else "")
