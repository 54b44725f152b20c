"""Requirements that are local paths: a wheel, an sdist, a folder, or a glob of these."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from pip._internal.models.link import Link
from pip._internal.utils.filetypes import is_archive_file
from pip._internal.utils.misc import is_installable_dir
from pip._internal.utils.urls import strip_extras, url_to_path
from pip._vendor.packaging.markers import InvalidMarker, Marker
from pip._vendor.packaging.utils import InvalidWheelFilename, parse_wheel_filename

from worker.file_digest import file_digest
from worker.jsonl_rpc import Message
from worker.parser_limits import marker_fault
from worker.requirements.collector import Collector, is_url
from worker.requirements.requirement import in_brackets, in_one_line, make_root, root_of

#: `name[extra] @ reference`
DIRECT = re.compile(r"([\w.-]+)\s*(\[[^\]]*\])?\s*@\s*(\S.*)", re.ASCII)


class Local(NamedTuple):
    """The parts of a requirement that is a path or a `file:` URL. `path` is absolute."""

    path: str
    typed: str
    """The path or URL as written, without extras and marker."""
    fragment: str
    name: str
    """The name in `name @ path`, else ''."""
    extras: set[str]
    marker: str


def roots_of(
    collector: Collector, text: str, origin: str, *, editable: bool = False, hashes: Iterable[str] = (), parent: str | None = None, shown: str = ""
) -> list[Message]:
    """The roots of one requirement; empty after a fault. `parent`: the requirements file with the requirement, for a hint on relative paths."""
    try:
        return found_roots(collector, text, origin, editable, hashes, parent, shown or text)
    except ValueError as error:  # from os and glob: a null character or lone surrogate; from pip: a file: URL of another machine
        collector.fault(origin, shown or text, f"is neither a requirement nor a path: {error}")
        return []


def found_roots(collector: Collector, text: str, origin: str, editable: bool, hashes: Iterable[str], parent: str | None, shown: str) -> list[Message]:
    local = local_of(collector, text, editable=editable)
    if local is None:
        if text.endswith((".txt", ".in", ".toml", ".lock")):
            state = "is neither a wheel nor an sdist" if os.path.isfile(collector.path_of(text)) else "does not exist"
            collector.fault(origin, shown, f"{state}; pass a requirements file with -r, pyproject.toml with --pyproject, or a lock with --lock")
            return []
        root = root_of(collector, text, origin, editable=editable, hashes=hashes, shown=shown)
    elif not local.name and not is_url(local.typed) and ("*" in local.typed or "?" in local.typed):
        return glob_roots(collector, local, origin, tuple(hashes), shown, editable=editable)
    else:
        want = path_fault(local, parent, editable=editable)
        if want is not None:
            collector.fault(origin, shown, want)
            return []
        root = local_root(collector, local, origin, editable=editable, hashes=hashes, shown=shown)
    return [] if root is None else [root]


def local_of(collector: Collector, text: str, *, editable: bool) -> Local | None:
    """None if `text` is not a path. As in pip, a path contains a separator, starts with a dot or ends like an archive. Globs are paths, too."""
    given, _, marker = text.partition("; " if is_url(text) else ";")
    given, marker = given.strip(), marker.strip()
    direct = None if "/" in given and os.path.exists(collector.path_of(given)) else DIRECT.fullmatch(given)
    name, brackets, reference = direct.groups() if direct else ("", "", given)
    location, extras = without_extras(reference)
    if brackets:
        extras |= without_extras(f"x{brackets}")[1]
    if location[:5].lower() == "file:":
        url, _, fragment = location.partition("#")
        return Local(collector.path_of(url_to_path(f"file:{url[5:]}")), location, fragment, name, extras, marker)
    if not looks_like_path(location, editable=editable and not direct):
        return None
    return Local(collector.path_of(location), location, "", name, extras, marker)


def without_extras(name: str) -> tuple[str, set[str]]:
    """Split the extras off. Invalid extras stay in the name; root_of reports them."""
    try:
        return strip_extras(name)
    except ValueError:
        return name, set()


def looks_like_path(name: str, *, editable: bool) -> bool:
    if not name or "://" in name or is_url(name):
        return False
    return editable or name.startswith(".") or "/" in name or os.sep in name or is_archive_file(name) or "*" in name.partition("=")[0]


def local_root(collector: Collector, local: Local, origin: str, *, editable: bool = False, hashes: Iterable[str] = (), shown: str = "") -> Message | None:
    """The root of a path. pip receives a `file:` URL, which none of its parsers can mistake for a name."""
    name = f"{local.name}{in_brackets(local.extras)} @ " if local.name else ""
    fragment = f"#{local.fragment}" if local.fragment else ""
    marker = f" ; {local.marker}" if local.marker else ""
    text = f"{name}{Path(local.path).as_uri()}{fragment}{marker}"
    root = root_of(collector, text, origin, hashes=hashes, shown=shown or local.typed, extras=() if name else local.extras)
    return None if root is None else {**root, "editable": editable}


def path_fault(local: Local, parent: str | None, *, editable: bool = False) -> str | None:
    path, typed = local.path, local.typed
    if os.path.isdir(path):
        return folder_fault(os.path.join(path, Link(f"file:///#{local.fragment}").subdirectory_fragment or ""), typed)
    if not os.path.exists(path):
        near = parent is not None and not is_url(parent) and os.path.exists(os.path.join(os.path.dirname(parent), typed))
        return "does not exist" + ("; paths are relative to the current folder, not to the requirements file" if near else "")
    if not os.path.isfile(path):
        return "is neither a regular file nor a folder"
    if not is_archive_file(path):
        is_list = typed.endswith((".txt", ".in"))
        return "is not a wheel (.whl), sdist (.tar.gz, .zip) or folder" + ("; pass a requirements file with -r" if is_list else "")
    return "cannot be editable; only a folder or a repository can" if editable else None


def folder_fault(path: str, typed: str) -> str | None:
    if is_installable_dir(path):
        return None
    if not os.path.isdir(path):
        return "does not contain the given subdirectory"
    wheels = glob.glob(os.path.join(glob.escape(path), "*.whl"))
    return "is a folder with neither pyproject.toml nor setup.py" + (f"; pass {typed.rstrip('/')}/*.whl to use the wheels in it" if wheels else "")


def glob_roots(collector: Collector, pattern: Local, origin: str, hashes: tuple[str, ...], shown: str, *, editable: bool) -> list[Message]:
    """The roots of all matching files. Wheels of one release for several platforms are one root."""
    found = sorted(glob.glob(pattern.path))
    files = [path for path in found if is_archive_file(path) or is_installable_dir(path)]
    special = [path for path in files if not os.path.isfile(path) and not os.path.isdir(path)]
    for path in special:
        collector.fault(origin, shown, f"matches {os.path.basename(path)}, which is neither a regular file nor a folder")
    want = None if special else glob_fault(pattern.marker, hashes, files, editable=editable)
    if want is not None:
        collector.fault(origin, shown, want)
    if special or want is not None:
        return []
    wheels = [path for path in files if path.endswith(".whl")]
    roots = []
    for one in [*releases_of(collector, wheels, pattern, origin), *(path for path in files if path not in wheels)]:
        root = one if isinstance(one, dict) else local_root(collector, pattern._replace(path=one), origin, hashes=hashes)
        roots += [] if root is None else [root]
    return roots


def glob_fault(marker: str, hashes: tuple[str, ...], files: list[str], *, editable: bool) -> str | None:
    if editable:
        return "is a glob, which cannot be editable; pass each folder on its own"
    if not files:
        return "does not match any wheel, sdist or project folder"
    if hashes and len(files) > 1:
        return f"has a hash but matches {len(files)} files; write one line with its own --hash for each file"
    try:
        return marker_fault(Marker(marker)) if marker else None
    except InvalidMarker as error:
        return f"has an invalid marker: {in_one_line(str(error))}"


def releases_of(collector: Collector, wheels: list[str], pattern: Local, origin: str) -> list[str | Message]:
    """For each project, in the order of the files: its only wheel, or the root of a release with several wheels."""
    releases: dict[str, dict[str, list[str]]] = {}
    for path in wheels:
        try:
            project, version, _, _ = parse_wheel_filename(os.path.basename(path))
        except InvalidWheelFilename as error:
            collector.fault(origin, pattern.typed, str(error))
            continue
        releases.setdefault(project, {}).setdefault(str(version), []).append(path)
    found: list[str | Message] = []
    for name, versions in releases.items():
        if len(versions) > 1:
            collector.fault(origin, pattern.typed, f"matches several versions of {name} ({', '.join(versions)}); name the files of one version")
            continue
        [(one, paths)] = versions.items()
        locked = [entry_of(name, one, Path(path)) for path in paths] if len(paths) > 1 else []
        found.append(make_root("named", name, f"=={one}", origin, extras=pattern.extras, marker=pattern.marker, locked=locked) if locked else paths[0])
    return found


def entry_of(project: str, version: str, path: Path) -> Message:
    url, sha256 = path.absolute().as_uri(), file_digest(path).hexdigest()
    return {
        "project": project, "version": version, "filename": path.name, "url": url, "sha256": sha256,
        "hashes": {"sha256": sha256}, "bytes": path.stat().st_size, "index": "",
    }  # fmt: skip
