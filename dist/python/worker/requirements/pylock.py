"""pylock.toml (PEP 751), as written by uv export, pip lock and pdm lock."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import urljoin

from pip._internal.utils.urls import url_to_path
from pip._vendor.packaging.markers import Marker
from pip._vendor.packaging.pylock import Package, PackageSdist, PackageWheel, Pylock, PylockValidationError
from pip._vendor.packaging.utils import canonicalize_name, parse_sdist_filename, parse_wheel_filename

from worker.jsonl_rpc import Message
from worker.parser_limits import marker_fault
from worker.requirements.collector import Collector, is_url, toml_of
from worker.requirements.local_paths import roots_of
from worker.requirements.pyproject import listed
from worker.requirements.requirement import decided, make_root, without_login


def read_pylock(collector: Collector, name: str, extras: Iterable[str], groups: Iterable[str]) -> None:
    """Add each package of the lock as a root that only files of the lock satisfy."""
    location = name if is_url(name) else collector.path_of(name)
    toml = toml_of(collector, location, "lock", name)
    if toml is None:
        return
    try:
        lock = Pylock.from_dict(toml)
    except PylockValidationError as error:
        collector.fault("lock", name, f"is not a valid pylock.toml of version 1: {error}")
        return
    collector.locked = True
    requires_python = str(lock.requires_python) if lock.requires_python else None
    collector.restrict_targets(collector.label_of(location), requires_python, [str(marker) for marker in lock.environments or []])
    chosen = {
        "extras": selected(collector, "extra", extras, lock.extras or [], name),
        # pdm puts the project's own dependencies into a default group, so requested groups are added to the default ones
        "dependency_groups": selected(collector, "group", groups, lock.dependency_groups or [], name) | set(lock.default_groups or []),
    }
    label = collector.label_of(location)
    for package in lock.packages:
        marker = decided(package.marker, chosen)
        if isinstance(marker, str) and (why := marker_fault(Marker(marker))):
            collector.fault(f"{label} [{package.name}]", marker, why)
            continue
        if marker is not False:
            root = root_of_package(collector, package, location, f"{label} [{package.name}]", marker if isinstance(marker, str) else None)
            collector.roots += [] if root is None else [root]


def selected(collector: Collector, option: str, names: Iterable[str], known: Iterable[str], name: str) -> set[str]:
    options = {canonicalize_name(one): one for one in known}
    for one in names:
        if canonicalize_name(one) not in options:
            collector.fault(option, one, f"is not one of the {option}s of {name}: {listed(options.values())}")
    return {canonicalize_name(one) for one in names}


def root_of_package(collector: Collector, package: Package, location: str, origin: str, marker: str | None) -> Message | None:
    requires_python = str(package.requires_python) if package.requires_python else None
    if package.is_direct:
        return direct_root(collector, package, location, origin, marker)
    files = [entry for wheel in package.wheels or [] if (entry := entry_of(collector, package, wheel, location, origin, requires_python)) is not None]
    sdist = entry_of(collector, package, package.sdist, location, origin, requires_python) if package.sdist else None
    version = str(package.version) if package.version else (files or [sdist or {}])[0].get("version")
    if version is None:
        return None  # entry_of has reported the faults of its files
    more: Message = {"lockedSdist": sdist} if sdist else {}
    if files or sdist is None:
        return make_root("named" if files else "sdist", package.name, f"=={version}", origin, marker=marker, locked=files, **more)
    url, hashes = sdist["url"], hashes_of(sdist["hashes"])
    return make_root("sdist", package.name, f"=={version}", origin, url=url, hashes=hashes, marker=marker, locked=files, **more)


def hashes_of(hashes: Mapping[str, str]) -> list[str]:
    return [f"{algorithm}:{digest}" for algorithm, digest in hashes.items()]


def entry_of(
    collector: Collector, package: Package, file: PackageWheel | PackageSdist, location: str, origin: str, requires_python: str | None
) -> Message | None:
    """The FileEntry of one file; None after a fault."""
    url = url_of(collector, file.path, file.url, location)
    if url is None:
        collector.fault(origin, file.filename, "has no url and no existing path")
        return None
    version = parse_wheel_filename(file.filename)[1] if isinstance(file, PackageWheel) else parse_sdist_filename(file.filename)[1]
    entry: Message = {
        "project": package.name, "version": str(package.version or version), "filename": file.filename, "url": url,
        "hashes": {name.lower(): digest.lower() for name, digest in file.hashes.items()}, "index": without_login(collector, package.index or ""),
    }  # fmt: skip
    if "sha256" in entry["hashes"]:
        entry["sha256"] = entry["hashes"]["sha256"]
    optional = {
        "bytes": file.size,
        "requiresPython": requires_python,
        "uploadTime": file.upload_time and file.upload_time.isoformat().replace("+00:00", "Z"),
    }
    return {**entry, **{key: value for key, value in optional.items() if value is not None}}


def url_of(collector: Collector, path: str | None, url: str | None, location: str) -> str | None:
    """An existing path relative to the lock, else the URL (pylock.toml, "packages.wheels.path"), else None."""
    if path is not None and is_url(location):
        return urljoin(location, path)
    local = None if path is None else existing(os.path.normpath(os.path.join(os.path.dirname(location), path)))
    if local is not None or url is None:
        return local
    return existing(collector.path_of(url_to_path(f"file:{url[5:]}"))) if url[:5].lower() == "file:" else without_login(collector, url)


def existing(path: str) -> str | None:
    return Path(path).as_uri() if os.path.isfile(path) or os.path.isdir(path) else None


def direct_root(collector: Collector, package: Package, location: str, origin: str, marker: str | None) -> Message | None:
    hashes: list[str] = []
    editable = False
    if package.vcs is not None:
        url = url_of(collector, package.vcs.path, package.vcs.url, location)
        where = None if url is None else f"{package.vcs.type}+{url.removeprefix(package.vcs.type + '+')}@{package.vcs.commit_id}"
        subdirectory = package.vcs.subdirectory
    elif package.directory is not None:
        where, subdirectory = url_of(collector, package.directory.path, None, location), package.directory.subdirectory
        editable = bool(package.directory.editable)
    else:
        assert package.archive is not None  # the lock is valid, so one of the three is set
        where, subdirectory = url_of(collector, package.archive.path, package.archive.url, location), package.archive.subdirectory
        hashes = hashes_of(package.archive.hashes)
    if where is None:
        collector.fault(origin, package.name, "has no url and no existing path")
        return None
    text = f"{package.name} @ {where}{f'#subdirectory={subdirectory}' if subdirectory else ''}{f' ; {marker}' if marker else ''}"
    found = roots_of(collector, text, origin, hashes=hashes)
    return {**found[0], "editable": editable, **({"version": str(package.version)} if package.version else {})} if found else None
