"""What an sdist's own PKG-INFO promises of every wheel that is built of it (Core metadata 2.2, PEP 643), and wheels held to it."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from email.message import Message
from email.parser import HeaderParser
from pathlib import Path
from typing import NamedTuple

from pip._vendor.packaging.requirements import InvalidRequirement, Requirement
from pip._vendor.packaging.specifiers import InvalidSpecifier, SpecifierSet
from pip._vendor.packaging.utils import canonicalize_name
from pip._vendor.packaging.version import InvalidVersion, Version

from worker.building.refused import Refused
from worker.building.wheel_file import headers_of, put, record_text, same_version

#: A build may change any other field, and no resolver asks for them.
NEEDED = ("Requires-Dist", "Requires-Python", "Provides-Extra")


class Promise(NamedTuple):
    """Lines as written; `requires_python` is '' where nothing is said."""

    project: str
    version: str
    requires_python: str
    requires_dist: list[str]
    provides_extra: list[str]


def promise_of(source: Path, project: str, version: str) -> Promise:
    """Raises Refused where only a build could tell. `project` and `version` may be '' where nobody said them."""
    try:
        headers = HeaderParser().parsestr((source / "PKG-INFO").read_text(encoding="utf-8", errors="replace"))
    except OSError as error:
        raise Refused("build", "it has no PKG-INFO") from error
    given = str(headers.get("Metadata-Version", "0"))
    if [int(part) for part in given.split(".") if part.isdigit()] < [2, 2]:
        raise Refused("build", f"its PKG-INFO has Metadata-Version {given}, which promises nothing; 2.2 and newer does")
    dynamic = {str(value).strip().lower() for value in headers.get_all("Dynamic", [])}
    open_fields = [field for field in NEEDED if field.lower() in dynamic]
    if open_fields:
        raise Refused("build", f"its PKG-INFO says that only a build can tell {', '.join(open_fields)} (Dynamic)")
    return checked(promise_in(headers), project, version)


def checked(promise: Promise, project: str, version: str) -> Promise:
    if not promise.project or (project and promise.project != canonicalize_name(project)):
        raise Refused("integrity", f"the PKG-INFO in the source of {project or 'a project'} is that of {promise.project or 'none'}")
    try:
        found = Version(promise.version)
    except InvalidVersion as error:
        raise Refused("integrity", f"its PKG-INFO has the version {promise.version!r}, which is none") from error
    if version and not same_version(found, version):
        raise Refused("integrity", f"the PKG-INFO in the source of {project} {version} is of version {promise.version}")
    return promise._replace(version=str(found))


def promise_in(headers: Message) -> Promise:
    python = str(headers.get("Requires-Python", "")).strip()
    return Promise(
        canonicalize_name(str(headers.get("Name", "")).strip()),
        str(headers.get("Version", "")).strip(),
        python,
        [" ".join(str(line).split()) for line in headers.get_all("Requires-Dist", [])],
        [str(line).strip() for line in headers.get_all("Provides-Extra", [])],
    )


def write_stand_in(promise: Promise, folder: Path) -> Path:
    """A wheel for any machine that holds nothing but the promise: what a resolver reads of a wheel, and always the same bytes."""
    stem = f"{promise.project.replace('-', '_')}-{promise.version.replace('-', '_')}"
    info = f"{stem}.dist-info"
    lines = ["Metadata-Version: 2.2", f"Name: {promise.project}", f"Version: {promise.version}"]
    lines += [f"Requires-Python: {promise.requires_python}"] if promise.requires_python else []
    lines += [f"Provides-Extra: {extra}" for extra in promise.provides_extra]
    lines += [f"Requires-Dist: {line}" for line in promise.requires_dist]
    wheel = "Wheel-Version: 1.0\nGenerator: offline-bundle\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    files = [(f"{info}/METADATA", "\n".join(lines) + "\n"), (f"{info}/WHEEL", wheel)]
    folder.mkdir(parents=True, exist_ok=True)
    place = folder / f"{stem}-py3-none-any.whl"
    with zipfile.ZipFile(place, "w") as sink:
        for name, text in files:
            put(sink, name, text.encode(), False)
        put(sink, f"{info}/RECORD", record_text([(name, text.encode()) for name, text in files], f"{info}/RECORD").encode(), False)
    return place


def hold(wheel: Path, promise: Promise) -> None:
    """Raises Refused (integrity) where the METADATA of a built wheel says other than the sdist did: targets were resolved with that."""
    found = promise_in(headers_of(wheel))
    said = [
        *differences("Requires-Dist", map(normal, promise.requires_dist), map(normal, found.requires_dist)),
        *differences("Requires-Python", [bounds(promise.requires_python)], [bounds(found.requires_python)]),
        *differences("Provides-Extra", map(extra, promise.provides_extra), map(extra, found.provides_extra)),
    ]
    if said:
        raise Refused("integrity", f"its wheel has other metadata than its PKG-INFO promises: {'; '.join(said[:3])}")


def differences(field: str, promised: Iterable[str], inside: Iterable[str]) -> list[str]:
    one, other = set(promised) - {""}, set(inside) - {""}
    lost = [f"{field} {line} only promised" for line in sorted(one - other)]
    return lost + [f"{field} {line} only in the wheel" for line in sorted(other - one)]


def normal(line: str) -> str:
    """As `packaging` writes it: a backend may space and quote it otherwise."""
    try:
        requirement = Requirement(line)
    except InvalidRequirement:
        return line
    requirement.name = canonicalize_name(requirement.name)
    return str(requirement)


def bounds(text: str) -> str:
    try:
        return str(SpecifierSet(text))
    except InvalidSpecifier:
        return text


def extra(name: str) -> str:
    return str(canonicalize_name(name))
