"""Requirements that are paths: a wheel, an sdist, a folder, or a glob of these."""

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
    """The parts of a requirement that is a path or a `file:` URL. `path` is absolute, so that it is never read as a name."""

    path: str
    typed: str
    """The path or URL as it was written, without extras and marker."""
    fragment: str
    name: str
    """Of `name @ path`, else ''."""
    extras: set[str]
    marker: str


def roots_of(
    collector: Collector, text: str, origin: str, *, editable: bool = False, hashes: Iterable[str] = (), beside: str | None = None, shown: str = ""
) -> list[Message]:
    """The roots of one requirement. `beside`: the requirements file that holds it, for a hint about relative paths."""
    try:
        return found_roots(collector, text, origin, editable, hashes, beside, shown or text)
    except ValueError as error:  # of os and glob: a null character, half of a surrogate pair; of pip: a file: URL of another machine
        collector.fault(origin, shown or text, f"can be neither a requirement nor a path: {error}")
        return []


def found_roots(collector: Collector, text: str, origin: str, editable: bool, hashes: Iterable[str], beside: str | None, shown: str) -> list[Message]:
    local = local_of(collector, text, editable=editable)
    if local is None:
        if text.endswith((".txt", ".in")) and os.path.isfile(collector.path_of(text)):
            collector.fault(origin, shown, "is a file here, and no wheel or sdist; a requirements file is given with -r")
            return []
        root = root_of(collector, text, origin, editable=editable, hashes=hashes, shown=shown)
    elif not local.name and not is_url(local.typed) and ("*" in local.typed or "?" in local.typed):
        return glob_roots(collector, Glob(local.path, local.typed, origin, local.marker, local.extras, tuple(hashes)), shown, editable=editable)
    else:
        want = path_fault(local, beside, editable=editable)
        if want is not None:
            collector.fault(origin, shown, want)
            return []
        root = local_root(collector, local, origin, editable=editable, hashes=hashes, shown=shown)
    return [] if root is None else [root]


def local_of(collector: Collector, text: str, *, editable: bool) -> Local | None:
    """None if `text` is not a path. As for pip, a path has a separator, begins with a dot or ends like an archive; so is every glob."""
    given, _, marker = text.partition("; " if is_url(text) else ";")
    given, marker = given.strip(), marker.strip()
    direct = None if "/" in given and os.path.exists(collector.path_of(given)) else DIRECT.fullmatch(given)
    name, brackets, reference = direct.groups() if direct else ("", "", given)
    place, extras = without_extras(reference)
    if brackets:
        extras |= without_extras(f"x{brackets}")[1]
    if place[:5].lower() == "file:":
        url, _, fragment = place.partition("#")
        return Local(collector.path_of(url_to_path(f"file:{url[5:]}")), place, fragment, name, extras, marker)
    if not looks_like_path(place, editable=editable and not direct):
        return None
    return Local(collector.path_of(place), place, "", name, extras, marker)


def without_extras(name: str) -> tuple[str, set[str]]:
    """Invalid extras stay in the name: root_of reports them."""
    try:
        return strip_extras(name)
    except ValueError:
        return name, set()


def looks_like_path(name: str, *, editable: bool) -> bool:
    if not name or "://" in name or is_url(name):
        return False
    return editable or name.startswith(".") or "/" in name or os.sep in name or is_archive_file(name) or "*" in name.partition("=")[0]


def local_root(collector: Collector, local: Local, origin: str, *, editable: bool = False, hashes: Iterable[str] = (), shown: str = "") -> Message | None:
    """pip gets the path as a `file:` URL, which none of its parsers takes for a name."""
    name = f"{local.name}{in_brackets(local.extras)} @ " if local.name else ""
    fragment = f"#{local.fragment}" if local.fragment else ""
    marker = f" ; {local.marker}" if local.marker else ""
    text = f"{name}{Path(local.path).as_uri()}{fragment}{marker}"
    root = root_of(collector, text, origin, hashes=hashes, shown=shown or local.typed, extras=() if name else local.extras)
    return None if root is None else {**root, "editable": editable}


def path_fault(local: Local, beside: str | None, *, editable: bool = False) -> str | None:
    path, typed = local.path, local.typed
    if os.path.isdir(path):
        return folder_fault(os.path.join(path, Link(f"file:///#{local.fragment}").subdirectory_fragment or ""), typed)
    if not os.path.exists(path):
        near = beside is not None and not is_url(beside) and os.path.exists(os.path.join(os.path.dirname(beside), typed))
        return "does not exist" + ("; it lies beside the requirements file, but pip reads paths from the folder where it is started" if near else "")
    if not os.path.isfile(path):
        return "is neither a regular file nor a folder"
    if not is_archive_file(path):
        hint = "is no wheel, sdist or folder; a requirements file is given with -r"
        return hint if typed.endswith((".txt", ".in")) else "is no wheel (.whl), source archive (.tar.gz, .zip) or folder"
    return "is a file; only a folder or a repository can be editable" if editable else None


def folder_fault(path: str, typed: str) -> str | None:
    if is_installable_dir(path):
        return None
    if not os.path.isdir(path):
        return "has no such subdirectory"
    wheels = glob.glob(os.path.join(glob.escape(path), "*.whl"))
    return "is a folder with neither pyproject.toml nor setup.py" + (f"; for the wheels in it give {typed.rstrip('/')}/*.whl" if wheels else "")


class Glob(NamedTuple):
    """A pattern and what was written beside it, which holds for each file that it matches."""

    pattern: str
    typed: str
    origin: str
    marker: str
    extras: set[str]
    hashes: tuple[str, ...]


def glob_roots(collector: Collector, asked: Glob, shown: str, *, editable: bool) -> list[Message]:
    """Wheels of one release for many platforms are one root, of which each target takes its own file."""
    found = sorted(glob.glob(asked.pattern))
    files = [path for path in found if is_archive_file(path) or is_installable_dir(path)]
    special = [path for path in files if not os.path.isfile(path) and not os.path.isdir(path)]
    for path in special:
        collector.fault(asked.origin, shown, f"matches {os.path.basename(path)}, which is neither a regular file nor a folder")
    want = None if special else glob_fault(asked, files, editable=editable)
    if want is not None:
        collector.fault(asked.origin, shown, want)
    if special or want is not None:
        return []
    others = [root for path in files if not path.endswith(".whl") and (root := file_root(collector, path, asked)) is not None]
    return release_roots(collector, [path for path in files if path.endswith(".whl")], asked) + others


def glob_fault(asked: Glob, files: list[str], *, editable: bool) -> str | None:
    if editable:
        return "is a glob; what is editable is named by itself: one folder or repository"
    if not files:
        return "matches no wheel, source archive or project folder"
    if why := fault_of_marker(asked.marker):
        return why
    if asked.hashes and len(files) > 1:
        return f"has a hash and matches {len(files)} files, which cannot all have it: give each its own line with its own --hash"
    return None


def fault_of_marker(text: str) -> str | None:
    try:
        return marker_fault(Marker(text)) if text else None
    except InvalidMarker as error:
        return f"has a marker that cannot be parsed: {in_one_line(str(error))}"


def file_root(collector: Collector, path: str, asked: Glob) -> Message | None:
    return local_root(collector, Local(path, asked.typed, "", "", asked.extras, asked.marker), asked.origin, hashes=asked.hashes)


def release_roots(collector: Collector, wheels: list[str], asked: Glob) -> list[Message]:
    releases: dict[str, dict[str, list[str]]] = {}
    for path in wheels:
        try:
            project, version, _, _ = parse_wheel_filename(os.path.basename(path))
        except InvalidWheelFilename as error:
            collector.fault(asked.origin, asked.typed, str(error))
            continue
        releases.setdefault(project, {}).setdefault(str(version), []).append(path)
    roots = []
    for name, versions in releases.items():
        if len(versions) > 1:
            collector.fault(asked.origin, asked.typed, f"matches {name} in the versions {', '.join(versions)}; a bundle can hold one: name its files")
            continue
        [(one, paths)] = versions.items()
        if len(paths) == 1:
            root = file_root(collector, paths[0], asked)
            roots += [root] if root is not None else []
        else:
            locked = [entry_of(name, one, Path(path)) for path in paths]
            roots.append(make_root("named", name, f"=={one}", asked.origin, extras=asked.extras, marker=asked.marker, locked=locked))
    return roots


def entry_of(project: str, version: str, path: Path) -> Message:
    url, sha256 = path.absolute().as_uri(), file_digest(path).hexdigest()
    return {
        "project": project, "version": version, "filename": path.name, "url": url, "sha256": sha256,
        "hashes": {"sha256": sha256}, "bytes": path.stat().st_size, "index": "",
    }  # fmt: skip
