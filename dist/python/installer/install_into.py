"""Install into an existing Python (`update`), a --target folder, or a virtual environment."""

import json
import os
import platform
import shutil
import sys
from typing import Any, Callable, Dict, List, Sequence

from .bundle import version_key
from .console import MACHINE, MAX_LISTED, USAGE, Console, InstallError, Json, command_line
from .destination import (
    Destination,
    current_destination,
    destination_of,
    installed_distributions,
    installed_now,
    restore,
    restore_command,
    save_snapshot,
    snapshots_folder,
)
from .files import file_lock, hidden_sibling, long_path, path_in, read_json, remove_file, sha256_of, temporary_folder, write_file
from .install_plan import InstallPlan, Outcome, Pin, changes
from .run_pip import expect_installed, install_pins, pick_pip, run_child, with_pinned_spelling

UNFINISHED_MARKER = ".offline-bundle-unfinished"  # in a virtual environment while it is built
INSTALLED_MARKER = "offline-bundle.json"  # in a finished folder of --venv or --target, with its content


def clear_folder(folder: str) -> None:
    """Remove everything but the marker of an unfinished environment."""
    for name in os.listdir(folder):
        path = os.path.join(folder, name)
        if os.path.isdir(path) and not os.path.islink(path):
            shutil.rmtree(long_path(path))
        elif name != UNFINISHED_MARKER:
            os.remove(path)


def write_installed_marker(folder: str, plan: InstallPlan) -> None:
    facts: Json = {"version": 1, "bundle": plan.bundle.name, "digest": plan.bundle.digest, "target": plan.target["id"]}
    facts["installed"] = [[pin.project, pin.version] for pin in plan.pins]
    write_file(os.path.join(folder, INSTALLED_MARKER), json.dumps(facts, indent=1) + "\n")


def install_into_python(plan: InstallPlan, options: Any, console: Console) -> Outcome:
    destination = current_destination(options.user)
    site = destination.roots["purelib"]
    if destination.managed_by:
        raise InstallError(
            MACHINE,
            "this Python is managed by the system's package manager (PEP 668): %s" % destination.managed_by,
            "Use a virtual environment: python install.py --venv DIR",
        )
    if options.user and destination.is_venv:
        raise InstallError(USAGE, "a virtual environment has no user site directory", "Omit --user.")
    if options.user:
        os.makedirs(site, exist_ok=True)
    if not os.access(site, os.W_OK):
        raise InstallError(
            MACHINE,
            "%s is not writable" % site,
            "Use --venv DIR or --user, or run this command as the owner of that Python.",
        )
    return update(destination, plan, ["--user"] if options.user else ["--no-user"], console)


def update(
    destination: Destination, plan: InstallPlan, extra: Sequence[str], console: Console, mark: Callable[[], None] = lambda: None
) -> Outcome:
    """Change an existing environment, with a snapshot to restore it after a failure. mark: called last."""
    store = snapshots_folder(destination)
    os.makedirs(store, exist_ok=True)
    progress = os.path.join(store, "updating.json")
    with file_lock(os.path.join(store, "lock"), "another run is installing into %s" % destination.prefix) as lock:
        for name in os.listdir(store):
            if name.startswith("offline-bundle-"):  # the temporary folder of a run that was killed
                shutil.rmtree(os.path.join(store, name), ignore_errors=True)
        if os.path.exists(progress):
            console.print("The last run was interrupted: restoring the environment")
            restore(read_json(progress, progress)["snapshot"], console)
        destination = destination._replace(installed=installed_now(destination, extra))
        pip = None
        if changes(plan.pins, destination.installed):
            with temporary_folder(store) as tempdir:
                pip = pick_pip(destination.python, plan.bundle, plan.target, tempdir, console)
                installed = with_pinned_spelling(destination.python, pip, plan.pins, destination.installed, tempdir)
                destination = destination._replace(installed=installed)
        changed = changes(plan.pins, destination.installed)
        if not changed:
            mark()
            return Outcome(destination.prefix, [], "")
        snapshot = save_snapshot(destination, plan.pins, plan.bundle)
        write_file(progress, json.dumps({"snapshot": snapshot}))
        try:
            with temporary_folder(store) as tempdir:
                install_pins(destination.python, pip, plan, plan.pins, extra, tempdir, lock, console)
                expect_installed(destination.python, pip, plan.pins, installed_now(destination, extra), tempdir)
            mark()
        except BaseException:
            console.print("The previous versions are listed in %s" % os.path.join(snapshot, "before.txt"))
            console.print("To restore them, run:\n  " + restore_command(destination, snapshot))
            raise
        os.remove(progress)
    return Outcome(destination.prefix, changed, "To undo this, run: " + restore_command(destination, snapshot))


def install_into_target_dir(plan: InstallPlan, folder: str, console: Console) -> Outcome:
    """Built in a hidden folder and renamed: the folder is the old or the new one, never a mixture."""
    folder = os.path.abspath(folder)
    os.makedirs(os.path.dirname(folder), exist_ok=True)
    new, old = hidden_sibling(folder, "new"), hidden_sibling(folder, "old")
    with file_lock(hidden_sibling(folder, "lock"), "another run is installing into %s" % folder, remove=True) as lock:
        if os.path.isdir(old) and not os.path.lexists(folder):
            os.rename(old, folder)  # the last run was killed between the two renames below
        if os.path.isdir(folder) and os.listdir(folder) and not os.path.isfile(os.path.join(folder, INSTALLED_MARKER)):
            raise InstallError(
                USAGE, "%s is not empty and was not created by install.py" % folder, "Use a directory that does not exist yet."
            )
        for path in (new, old):
            shutil.rmtree(long_path(path), ignore_errors=True)
        os.mkdir(new)
        try:
            before = fill_target_dir(plan, new, folder, lock, console)
            if os.path.isdir(folder):
                os.rename(folder, old)
            os.rename(new, folder)
        finally:
            shutil.rmtree(long_path(new), ignore_errors=True)
            if os.path.isdir(folder):
                shutil.rmtree(long_path(old), ignore_errors=True)
    return Outcome(folder, changes(plan.pins, before), "To use it: add %s to PYTHONPATH" % folder)


def fill_target_dir(plan: InstallPlan, new: str, folder: str, lock: int, console: Console) -> Dict[str, List[str]]:
    """Returns what is installed in `folder` at present."""
    tempdir = os.path.join(new, ".offline-bundle-temporary")
    os.mkdir(tempdir)
    pip = pick_pip(sys.executable, plan.bundle, plan.target, tempdir, console)
    install_pins(sys.executable, pip, plan, plan.pins, ["--target", new, "--no-user"], tempdir, lock, console)
    expect_installed(sys.executable, pip, plan.pins, installed_distributions([new]), tempdir)
    before = with_pinned_spelling(sys.executable, pip, plan.pins, installed_distributions([folder]), tempdir)
    shutil.rmtree(tempdir)
    write_installed_marker(new, plan)
    return before


def install_into_venv(plan: InstallPlan, folder: str, console: Console) -> Outcome:
    """
    A virtual environment cannot be renamed, because its scripts contain its path. So it is built in place, with a marker that
    is removed last. If the run is killed, the folder is absent, empty, marked or complete, and the next run finishes it.
    """
    folder = os.path.abspath(folder)
    mark = os.path.join(folder, UNFINISHED_MARKER)
    if os.path.isfile(os.path.join(folder, "pyvenv.cfg")) and not os.path.exists(mark):
        return update_venv(plan, folder, console)
    if os.path.lexists(folder) and not os.path.exists(mark) and (not os.path.isdir(folder) or os.listdir(folder)):
        raise InstallError(USAGE, "%s exists and is not a virtual environment" % folder, "Use a directory that does not exist yet.")
    os.makedirs(folder, exist_ok=True)
    with file_lock(mark, "another run is building %s" % folder) as lock:
        # Another run may have finished it, or was killed before it removed the marker.
        finished = os.path.isfile(os.path.join(folder, INSTALLED_MARKER))
        if not finished:
            if len(os.listdir(folder)) > 1:
                console.print("An earlier run did not finish %s: building it again" % folder)
                clear_folder(folder)
            try:
                build_venv(plan, folder, lock, console)
            except InstallError:
                clear_folder(folder)
                raise
            finally:
                if os.listdir(folder) == [UNFINISHED_MARKER] and os.name != "nt":
                    remove_file(mark)
                    os.rmdir(folder)
    if os.path.exists(folder):
        remove_file(mark)
    if finished:
        return update_venv(plan, folder, console)
    return Outcome(folder, changes(plan.pins, {}), "To use it: %s" % activate_line(folder))


def activate_line(folder: str) -> str:
    if os.name == "nt":
        return os.path.join(folder, "Scripts", "activate")
    return ". " + command_line([os.path.join(folder, "bin", "activate")])


def venv_python(folder: str) -> str:
    return os.path.join(folder, "Scripts", "python.exe") if os.name == "nt" else os.path.join(folder, "bin", "python")


def build_venv(plan: InstallPlan, folder: str, lock: int, console: Console) -> None:
    python = venv_python(folder)
    wheel = plan.target.get("bootstrap")
    pip = path_in(plan.bundle.folder, wheel) if wheel else None
    tempdir = os.path.join(folder, ".offline-bundle-temporary")
    os.mkdir(tempdir)
    console.progress("Creating the virtual environment")
    # ensurepip installs an old pip, and Debian removes it from Python.
    make = [sys.executable, "-m", "venv"] + (["--without-pip"] if pip else []) + [folder]
    code, output = run_child(make, tempdir)
    if code != 0 or not os.path.exists(python):
        raise InstallError(
            MACHINE,
            "this Python cannot create a virtual environment:",
            "Install its venv module (Debian: python3-venv), or use --target DIR.",
            output.splitlines()[-MAX_LISTED:],
        )
    pins = plan.pins
    if pip and all(pin.project != "pip" for pin in pins):
        # An environment without pip would surprise its users.
        name, version = os.path.basename(pip), os.path.basename(pip).split("-")[1]
        pins = pins + [Pin("pip", version, "pip==%s --hash=sha256:%s" % (version, sha256_of(pip)), name)]
    install_pins(python, pip, plan, pins, [], tempdir, lock, console)
    expect_installed(python, pip, pins, destination_of(python).installed, tempdir)
    shutil.rmtree(tempdir)
    write_installed_marker(folder, plan)


def update_venv(plan: InstallPlan, folder: str, console: Console) -> Outcome:
    destination = destination_of(venv_python(folder))
    if version_key(destination.version)[:2] != version_key(platform.python_version())[:2]:
        raise InstallError(
            MACHINE,
            "%s has Python %s, but this is Python %s" % (folder, destination.version, platform.python_version()),
            "Run: %s" % command_line([destination.python, os.path.abspath(__file__)]),
        )
    return update(destination, plan, [], console, lambda: write_installed_marker(folder, plan))._replace(where=folder)
