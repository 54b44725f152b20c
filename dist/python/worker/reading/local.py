"""Requirements that are paths: a wheel, an sdist, a folder, or a glob of these."""

from __future__ import annotations

import glob
import hashlib
import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from pip._internal.utils.filetypes import is_archive_file
from pip._internal.utils.misc import is_installable_dir
from pip._internal.utils.urls import strip_extras
from pip._vendor.packaging.utils import InvalidWheelFilename, canonicalize_name, parse_wheel_filename

from worker.lines import Message
from worker.reading.notes import Notes, is_url
from worker.reading.root import pep508, root_of


def roots_of(
    notes: Notes, text: str, origin: str, *, editable: bool = False, hashes: Iterable[str] = (), beside: str | None = None, shown: str = ""
) -> list[Message]:
    """The roots of one requirement. `beside`: the requirements file that holds it, for a hint about relative paths."""
    try:
        return found_roots(notes, text, origin, editable, hashes, beside, shown or text)
    except ValueError as error:  # of os and glob: a null character, half of a surrogate pair
        notes.fault(origin, shown or text, f"can be neither a requirement nor a path: {error}")
        return []


def found_roots(notes: Notes, text: str, origin: str, editable: bool, hashes: Iterable[str], beside: str | None, shown: str) -> list[Message]:
    name, semicolon, marker = ("", "", "") if is_url(text) else text.partition(";")
    typed, extras = without_extras(name.strip())
    if not looks_like_path(typed, editable=editable):
        if typed.endswith((".txt", ".in")) and os.path.isfile(notes.path_of(typed)):
            notes.fault(origin, shown, "is a file here, and no wheel or sdist; a requirements file is given with -r")
            return []
        return [root for root in [root_of(notes, text, origin, editable=editable, hashes=hashes, shown=shown)] if root is not None]
    path = notes.path_of(typed)
    if "*" in typed or "?" in typed:
        return globbed(notes, Glob(path, typed, origin, marker.strip(), extras, tuple(hashes)), shown, editable=editable)
    want = fault_of_path(path, typed, beside)
    if want is not None:
        notes.fault(origin, shown, want)
        return []
    root = root_of(notes, f"{path}{in_brackets(extras)}{semicolon}{marker}", origin, editable=editable, hashes=hashes, shown=shown)
    return [] if root is None else [root]


def without_extras(name: str) -> tuple[str, set[str]]:
    """What is in brackets and no extra stays: root_of has the words for it."""
    try:
        return strip_extras(name)
    except ValueError:
        return name, set()


def looks_like_path(name: str, *, editable: bool) -> bool:
    """As pip judges it, and every glob. `name @ URL` is none."""
    if not name or ("@" in name.split("/")[0].replace("\\", "/") and not name.startswith(".")) or "://" in name or is_url(name):
        return False
    return editable or name.startswith(".") or "/" in name or os.sep in name or is_archive_file(name) or "*" in name.partition("=")[0]


def fault_of_path(path: str, typed: str, beside: str | None) -> str | None:
    if os.path.isdir(path):
        if is_installable_dir(path):
            return None
        wheels = glob.glob(os.path.join(glob.escape(path), "*.whl"))
        return "is a folder with neither pyproject.toml nor setup.py" + (f"; for the wheels in it give {typed.rstrip('/')}/*.whl" if wheels else "")
    if not os.path.exists(path):
        near = beside is not None and not is_url(beside) and os.path.exists(os.path.join(os.path.dirname(beside), typed))
        return "does not exist" + ("; it lies beside the requirements file, but pip reads paths from the folder where it is started" if near else "")
    if is_archive_file(path):
        return None
    if typed.endswith((".txt", ".in")):
        return "is no wheel, sdist or folder; a requirements file is given with -r"
    return "is no wheel (.whl), source archive (.tar.gz, .zip) or folder"


class Glob(NamedTuple):
    """A pattern and what was written beside it, which holds for each file that it matches."""

    pattern: str
    typed: str
    origin: str
    marker: str
    extras: set[str]
    hashes: tuple[str, ...]


def in_brackets(extras: Iterable[str]) -> str:
    return f"[{','.join(sorted(extras))}]" if extras else ""


def globbed(notes: Notes, asked: Glob, shown: str, *, editable: bool) -> list[Message]:
    """Wheels of one release for many platforms are one root, of which each target takes its own file."""
    found = sorted(glob.glob(asked.pattern))
    wheels = [path for path in found if path.endswith(".whl")]
    others = [path for path in found if not path.endswith(".whl") and (is_archive_file(path) or is_installable_dir(path))]
    want = fault_of_glob(asked, [*wheels, *others], editable=editable)
    if want is not None:
        notes.fault(asked.origin, shown, want)
        return []
    return release_roots(notes, wheels, asked) + [root for path in others if (root := file_root(notes, path, asked)) is not None]


def fault_of_glob(asked: Glob, files: list[str], *, editable: bool) -> str | None:
    if editable:
        return "is a glob; what is editable is named by itself: one folder or repository"
    if not files:
        return "matches no wheel, source archive or project folder"
    if asked.hashes and len(files) > 1:
        return f"has a hash and matches {len(files)} files, which cannot all have it: give each its own line with its own --hash"
    return None


def file_root(notes: Notes, path: str, asked: Glob) -> Message | None:
    marker = f";{asked.marker}" if asked.marker else ""
    return root_of(notes, f"{path}{in_brackets(asked.extras)}{marker}", asked.origin, hashes=asked.hashes, shown=asked.typed)


def release_roots(notes: Notes, wheels: list[str], asked: Glob) -> list[Message]:
    releases: dict[str, dict[str, list[str]]] = {}
    for path in wheels:
        try:
            project, version, _, _ = parse_wheel_filename(os.path.basename(path))
        except InvalidWheelFilename as error:
            notes.fault(asked.origin, asked.typed, str(error))
            continue
        releases.setdefault(project, {}).setdefault(str(version), []).append(path)
    roots = []
    for name, versions in releases.items():
        if len(versions) > 1:
            notes.fault(asked.origin, asked.typed, f"matches {name} in the versions {', '.join(versions)}; a bundle can hold one: name its files")
            continue
        [(one, paths)] = versions.items()
        if len(paths) == 1:
            root = file_root(notes, paths[0], asked)
            roots += [root] if root is not None else []
        else:
            roots.append(release_root(name, one, paths, asked))
    return roots


def release_root(project: str, version: str, paths: list[str], asked: Glob) -> Message:
    locked = [entry_of(project, version, Path(path)) for path in paths]
    extras, marker = sorted(canonicalize_name(extra) for extra in asked.extras), asked.marker or None
    text = pep508(project, extras, f"=={version}", marker)
    return {
        "text": text,
        "name": project,
        "kind": "named",
        "url": None,
        "hashes": [],
        "origin": asked.origin,
        "editable": False,
        "extras": extras,
        "marker": marker,
        "locked": locked,
    }


def entry_of(project: str, version: str, path: Path) -> Message:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    url, sha256 = path.absolute().as_uri(), digest.hexdigest()
    return {
        "project": project, "version": version, "filename": path.name, "url": url, "sha256": sha256,
        "hashes": {"sha256": sha256}, "bytes": path.stat().st_size, "index": "",
    }  # fmt: skip
