"""Where things go, and what is there."""

import contextlib
import csv
import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from typing import Dict, Iterator, List, NamedTuple, Sequence, Set

from .bundle import Bundle, project_name
from .console import MACHINE, Console, InstallError, command_line, plural, utc_now
from .files import files_below, long_path, read_json, remove_empty_folders, remove_file, temporary_folder, write_file
from .install_plan import Pin, command_lines, entry_points_of, header_of
from .run_pip import PRINT_DESTINATION, clean_environment


class Destination(NamedTuple):
    """An environment that exists already, and what is in it."""

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
    """The same, told by another interpreter."""
    with temporary_folder() as tempdir:
        command = [python, os.path.abspath(__file__), PRINT_DESTINATION]
        ran = subprocess.run(command, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, cwd=tempdir, env=clean_environment(tempdir))
    if ran.returncode != 0:
        raise InstallError(MACHINE, "%s does not start." % python, "Remove that environment, or name another folder.")
    return Destination(**json.loads(ran.stdout.decode("utf-8")))


def installed_distributions(search: Sequence[str]) -> Dict[str, List[str]]:
    """project -> [version, path] as Python would find them: the first folder on the path wins."""
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
    """The state of the environment before we change it, with all that --restore needs. Returns the folder of it, or leaves none."""
    folder = os.path.join(snapshots_folder(destination), utc_now().strftime("%Y%m%dT%H%M%S.%fZ"))
    try:
        write_snapshot(folder, destination, pins, bundle)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return folder


def write_snapshot(folder: str, destination: Destination, pins: Sequence[Pin], bundle: Bundle) -> None:
    os.makedirs(os.path.join(folder, "saved"))
    # The medium with the bundle may be gone when it is wanted, and a disk that fills up has no room for it later.
    shutil.copyfile(os.path.abspath(__file__), os.path.join(folder, "install.py"))
    freeze = sorted("%s==%s" % (name, version) for name, (version, _) in destination.installed.items())
    write_file(os.path.join(folder, "before.txt"), "".join(line + "\n" for line in freeze))
    owned = owned_names(pins, bundle)
    saved = copy_replaced_files(destination, pins, os.path.join(folder, "saved"))
    snapshot = {
        "version": 1,
        "roots": destination.roots,
        "owned": owned,
        "files": sorted(files_of(destination.roots, owned)),
        "saved": saved,
    }
    write_file(os.path.join(folder, "snapshot.json"), json.dumps(snapshot, indent=1))


def snapshots_folder(destination: Destination) -> str:
    """Where the sets before are kept: in the environment, or at home where that cannot be written."""
    inside = os.path.join(destination.prefix, ".offline-bundle")
    if os.access(inside if os.path.isdir(inside) else destination.prefix, os.W_OK):
        return inside
    label = hashlib.sha256(os.path.realpath(destination.prefix).encode("utf-8", "surrogateescape")).hexdigest()[:12]
    return os.path.join(os.path.expanduser("~"), ".offline-bundle", label)


def owned_names(pins: Sequence[Pin], bundle: Bundle) -> Dict[str, List[str]]:
    """root -> the names directly below it that these wheels write to. Nothing else is ever removed by --restore."""
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
    """Of the console_scripts and gui_scripts sections (Entry points specification), with what Windows adds to a name."""
    for plain, line in command_lines(entry_points):
        if plain:
            name = line.split("=", 1)[0].strip()
            yield name
            for suffix in (".exe", "-script.py", ".exe.manifest"):
                yield name + suffix


def files_of(roots: Dict[str, str], owned: Dict[str, List[str]]) -> Iterator[str]:
    """Every file that is there now below the owned names, and in what pip leaves where it was killed (`~name`)."""
    for root in {roots["purelib"], roots["platlib"]}:
        leftovers = [name for name in os.listdir(root) if name.startswith("~")] if os.path.isdir(root) else []
        for name in owned["purelib"] + leftovers:
            yield from files_below(os.path.join(root, name))
    for name in owned["scripts"]:
        yield from files_below(os.path.join(roots["scripts"], name))
    for name in owned["data"]:
        yield from files_below(os.path.join(roots["data"], *name.split("/")))


def copy_replaced_files(destination: Destination, pins: Sequence[Pin], folder: str) -> List[List[str]]:
    """[original, copy] of each file of the distributions that pip is about to replace: they can be had nowhere else here."""
    saved: List[List[str]] = []
    for pin in pins:
        version, path = destination.installed.get(pin.project, [pin.version, ""])
        if version == pin.version:
            continue
        for original in recorded_files(path):
            copy = os.path.join(folder, str(len(saved)))
            try:
                os.link(original, copy)  # pip never writes into a file: it makes a new one
            except OSError:
                shutil.copy2(original, copy)
            saved.append([original, copy])
    return saved


def recorded_files(info: str) -> List[str]:
    """What RECORD lists (Recording installed projects); for an old egg-info only itself can be known."""
    record = os.path.join(info, "RECORD")
    if not os.path.isfile(record):
        return list(files_below(info))
    with open(record, encoding="utf-8", newline="") as file:
        paths = [os.path.normpath(os.path.join(os.path.dirname(info), row[0])) for row in csv.reader(file) if row]
    return [path for path in paths if os.path.isfile(path)]


def restore(folder: str, console: Console) -> None:
    """Removes what came since, puts back what was replaced. Running it again changes nothing."""
    snapshot = read_json(os.path.join(folder, "snapshot.json"), "snapshot.json")
    before = set(snapshot["files"]) | {original for original, _ in snapshot["saved"]}
    removed = 0
    for path in list(files_of(snapshot["roots"], snapshot["owned"])):
        if path not in before:
            remove_file(path)
            removed += 1
            remove_empty_folders(os.path.dirname(path), set(snapshot["roots"].values()))
    for original, copy in snapshot["saved"]:
        os.makedirs(os.path.dirname(original), exist_ok=True)
        part = original + ".offline-bundle.part"
        shutil.copy2(copy, part)
        os.replace(part, original)
    with contextlib.suppress(FileNotFoundError):
        os.remove(os.path.join(os.path.dirname(folder), "updating.json"))
    console.print("Restored: %s removed, %s put back." % (plural(removed, "file"), plural(len(snapshot["saved"]), "file")))


def restore_command(destination: Destination, snapshot: str) -> str:
    return command_line([destination.python, os.path.join(snapshot, "install.py"), "--restore", snapshot])
