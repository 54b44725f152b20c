"""The environment to install into: its paths, what is installed, and snapshots to restore it."""

import contextlib
import csv
import hashlib
import json
import os
import platform
import shutil
import sys
import sysconfig
import zipfile
from typing import Dict, Iterator, List, NamedTuple, Sequence, Set

from .bundle import Bundle, project_name
from .console import Console, Json, command_line, plural, utc_now
from .files import files_below, long_path, read_json, remove_empty_folders, remove_file, temporary_folder, write_file
from .install_plan import Pin, command_lines, entry_points_of, header_of
from .run_pip import PRINT_DESTINATION, ask_child


class Destination(NamedTuple):
    python: str
    version: str
    prefix: str
    roots: Dict[str, str]  # purelib, platlib, scripts, data
    installed: Dict[str, List[str]]  # project -> [version, path of its .dist-info]
    managed_by: str  # path of EXTERNALLY-MANAGED, or "" (PEP 668)
    is_venv: bool


def current_destination(for_user: bool) -> Destination:
    scheme = user_scheme() if for_user else None
    paths = sysconfig.get_paths(scheme) if scheme else sysconfig.get_paths()
    roots = {name: paths[name] for name in ("purelib", "platlib", "scripts", "data")}
    is_venv = sys.prefix != getattr(sys, "base_prefix", sys.prefix)
    marker = os.path.join(sysconfig.get_path("stdlib"), "EXTERNALLY-MANAGED")
    managed = "" if is_venv or not os.path.exists(marker) else marker
    search = [roots["purelib"], roots["platlib"]] + [path for path in sys.path if os.path.isdir(path)]
    return Destination(sys.executable, platform.python_version(), sys.prefix, roots, installed_distributions(search), managed, is_venv)


def user_scheme() -> str:
    if hasattr(sysconfig, "get_preferred_scheme"):  # Python 3.10
        return sysconfig.get_preferred_scheme("user")
    return "osx_framework_user" if sys.platform == "darwin" and sysconfig.get_config_var("PYTHONFRAMEWORK") else os.name + "_user"


def destination_of(python: str) -> Destination:
    with temporary_folder() as tempdir:
        hint = "Remove that environment, or use another directory."
        return Destination(**ask_child(python, [PRINT_DESTINATION], tempdir, "%s does not start" % python, hint))


def installed_distributions(search: Sequence[str]) -> Dict[str, List[str]]:
    """project -> [version, path]; the first folder that has a project wins, as on sys.path."""
    found: Dict[str, List[str]] = {}
    for folder in search:
        for name in sorted(os.listdir(folder)) if os.path.isdir(folder) else []:
            if not name.endswith((".dist-info", ".egg-info")):
                continue
            path = os.path.join(folder, name)
            with contextlib.suppress(OSError, UnicodeDecodeError):
                inner = "METADATA" if name.endswith(".dist-info") else "PKG-INFO"
                with open(os.path.join(path, inner) if os.path.isdir(path) else path, encoding="utf-8") as file:
                    text = file.read()
                project = project_name(header_of(text, "Name"))
                found.setdefault(project, [header_of(text, "Version"), path])
    return found


def installed_now(destination: Destination, extra: Sequence[str]) -> Dict[str, List[str]]:
    return (current_destination(True) if "--user" in extra else destination_of(destination.python)).installed


def save_snapshot(destination: Destination, pins: Sequence[Pin], bundle: Bundle) -> str:
    """Save what --restore needs, before the environment is changed. Returns the folder; after an error there is none."""
    folder = os.path.join(snapshots_folder(destination), utc_now().strftime("%Y%m%dT%H%M%S.%fZ"))
    saved = os.path.join(folder, "saved")
    os.makedirs(saved)
    try:
        # --restore must work when the medium with the bundle is gone.
        shutil.copyfile(os.path.abspath(__file__), os.path.join(folder, "install.py"))
        freeze = sorted("%s==%s\n" % (name, version) for name, (version, _) in destination.installed.items())
        write_file(os.path.join(folder, "before.txt"), "".join(freeze))
        roots, owned = destination.roots, owned_names(pins, bundle)
        snapshot: Json = {"version": 1, "roots": roots, "owned": owned, "files": sorted(files_of(roots, owned))}
        snapshot["saved"] = copy_replaced_files(destination, pins, saved)
        write_file(os.path.join(folder, "snapshot.json"), json.dumps(snapshot, indent=1))
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return folder


def snapshots_folder(destination: Destination) -> str:
    """In the environment, or in the home folder if the environment is not writable."""
    inside = os.path.join(destination.prefix, ".offline-bundle")
    if os.access(inside if os.path.isdir(inside) else destination.prefix, os.W_OK):
        return inside
    label = hashlib.sha256(os.path.realpath(destination.prefix).encode("utf-8", "surrogateescape")).hexdigest()[:12]
    return os.path.join(os.path.expanduser("~"), ".offline-bundle", label)


def owned_names(pins: Sequence[Pin], bundle: Bundle) -> Dict[str, List[str]]:
    """root -> the names directly below it that the wheels write. --restore removes nothing else."""
    owned: Dict[str, Set[str]] = {"purelib": set(), "scripts": set(), "data": set()}
    for pin in pins:
        with zipfile.ZipFile(long_path(os.path.join(bundle.folder, "wheels", pin.wheel))) as wheel:
            for name in wheel.namelist():
                parts = name.split("/")
                if not parts[0].endswith(".data"):
                    owned["purelib"].add(parts[0])
                elif len(parts) > 2:
                    kind = "purelib" if parts[1] == "platlib" else parts[1]
                    owned.setdefault(kind, set()).add("/".join(parts[2:]) if kind == "data" else parts[2])
            for text in entry_points_of(wheel):
                owned["scripts"].update(script_names(text))
    return {root: sorted(names) for root, names in owned.items() if root in ("purelib", "scripts", "data")}


def script_names(entry_points: str) -> Iterator[str]:
    """The scripts of an entry_points.txt, with the suffixes that they have on Windows."""
    for plain, line in command_lines(entry_points):
        if plain:
            name = line.split("=", 1)[0].strip()
            yield name
            for suffix in (".exe", "-script.py", ".exe.manifest"):
                yield name + suffix


def files_of(roots: Dict[str, str], owned: Dict[str, List[str]]) -> Iterator[str]:
    """The files that exist below the owned names, and in the `~name` folders of a pip that was killed."""
    for root in {roots["purelib"], roots["platlib"]}:
        remains = [name for name in os.listdir(root) if name.startswith("~")] if os.path.isdir(root) else []
        for name in owned["purelib"] + remains:
            yield from files_below(os.path.join(root, name))
    for name in owned["scripts"]:
        yield from files_below(os.path.join(roots["scripts"], name))
    for name in owned["data"]:
        yield from files_below(os.path.join(roots["data"], *name.split("/")))


def copy_replaced_files(destination: Destination, pins: Sequence[Pin], folder: str) -> List[List[str]]:
    """[original, copy] for each file of the distributions that pip is about to replace."""
    saved: List[List[str]] = []
    for pin in pins:
        version, path = destination.installed.get(pin.project, [pin.version, ""])
        if version == pin.version:
            continue
        for original in recorded_files(path):
            copy = os.path.join(folder, str(len(saved)))
            try:
                os.link(original, copy)  # safe, because pip creates new files and never writes into one
            except OSError:
                shutil.copy2(original, copy)
            saved.append([original, copy])
    return saved


def recorded_files(info: str) -> List[str]:
    """The files that RECORD lists (Recording installed projects); of an egg-info only its own."""
    record = os.path.join(info, "RECORD")
    if not os.path.isfile(record):
        return list(files_below(info))
    with open(record, encoding="utf-8", newline="") as file:
        paths = [os.path.normpath(os.path.join(os.path.dirname(info), row[0])) for row in csv.reader(file) if row]
    return [path for path in paths if os.path.isfile(path)]


def restore(folder: str, console: Console) -> None:
    """Remove new files and put replaced files back. Running it again changes nothing."""
    snapshot = read_json(os.path.join(folder, "snapshot.json"), "snapshot.json")
    before = set(snapshot["files"]) | {original for original, _ in snapshot["saved"]}
    added = [path for path in files_of(snapshot["roots"], snapshot["owned"]) if path not in before]
    for path in added:
        remove_file(path)
        remove_empty_folders(os.path.dirname(path), set(snapshot["roots"].values()))
    for original, copy in snapshot["saved"]:
        os.makedirs(os.path.dirname(original), exist_ok=True)
        part = original + ".offline-bundle.part"
        shutil.copy2(copy, part)
        os.replace(part, original)
    with contextlib.suppress(FileNotFoundError):
        os.remove(os.path.join(os.path.dirname(folder), "updating.json"))
    console.print("Restored: %s removed, %s put back" % (plural(len(added), "file"), plural(len(snapshot["saved"]), "file")))


def restore_command(destination: Destination, snapshot: str) -> str:
    return command_line([destination.python, os.path.join(snapshot, "install.py"), "--restore", snapshot])
