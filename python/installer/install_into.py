"""Installing into a Python that is there."""

import json
import os
import platform
import shutil
import subprocess
import sys
from typing import Any, Callable, Dict, List, Sequence

from .bundle import version_key
from .console import MACHINE, MAX_LISTED, USAGE, Console, InstallError, command_line
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
from .files import file_lock, long_path, read_json, remove_file, sha256_of, temporary_folder, write_file
from .install_plan import InstallPlan, Outcome, Pin, changes, expect_installed
from .run_pip import clean_environment, install_pins, pick_pip, with_pinned_spelling

# Lies in a folder that is being built, and only then: whoever finds it knows that the folder is not finished.
UNFINISHED_MARKER = ".offline-bundle-unfinished"

# Lies in a finished folder of --venv or --target, and says what is in it.
INSTALLED_MARKER = "offline-bundle.json"


def clear_folder(folder: str) -> None:
    """Everything in the folder but the mark that says that it is ours and unfinished."""
    for name in os.listdir(folder):
        path = os.path.join(folder, name)
        if os.path.isdir(path) and not os.path.islink(path):
            shutil.rmtree(long_path(path))
        elif name != UNFINISHED_MARKER:
            os.remove(path)


def write_installed_marker(folder: str, plan: InstallPlan) -> None:
    facts = {
        "version": 1,
        "bundle": plan.bundle.name,
        "digest": plan.bundle.digest,
        "target": plan.offer.id,
        "installed": [[pin.project, pin.version] for pin in plan.pins],
    }
    write_file(os.path.join(folder, INSTALLED_MARKER), json.dumps(facts, indent=1) + "\n")


def install_into_python(plan: InstallPlan, options: Any, console: Console) -> Outcome:
    """Into the Python that runs this, or its user folder."""
    destination = current_destination(options.user)
    if destination.managed_by:
        raise InstallError(
            MACHINE,
            "This Python belongs to the system's own package manager (PEP 668): %s." % destination.managed_by,
            "Install into an environment of its own: python install.py --venv DIR",
        )
    if options.user and destination.is_venv:
        raise InstallError(USAGE, "A virtual environment has no --user folder.", "Leave --user out.")
    os.makedirs(destination.roots["purelib"], exist_ok=True) if options.user else None
    if not os.access(destination.roots["purelib"], os.W_OK):
        raise InstallError(
            MACHINE,
            "You cannot write to %s." % destination.roots["purelib"],
            "Use --venv DIR or --user, or run this as the user whom that Python belongs to.",
        )
    return update(destination, plan, ["--user"] if options.user else ["--no-user"], console)


def update(
    destination: Destination, plan: InstallPlan, extra: Sequence[str], console: Console, mark: Callable[[], None] = lambda: None
) -> Outcome:
    """Changes an environment that exists: written down before, told how to restore after a failure. mark: its last step."""
    store = snapshots_folder(destination)
    os.makedirs(store, exist_ok=True)
    progress = os.path.join(store, "updating.json")
    with file_lock(os.path.join(store, "lock"), "Another run is installing into %s." % destination.prefix) as lock:
        for name in os.listdir(store):
            if name.startswith("offline-bundle-"):  # the scratch folder of a run that was killed
                shutil.rmtree(os.path.join(store, name), ignore_errors=True)
        if os.path.exists(progress):
            console.print("The last run did not reach its end.")
            restore(read_json(progress, progress)["snapshot"], console)
        destination = destination._replace(installed=installed_now(destination, extra))
        pip = None
        if changes(plan.pins, destination.installed):
            with temporary_folder(store) as tempdir:
                pip = pick_pip(destination.python, plan.bundle, plan.offer, tempdir, console)
                destination = destination._replace(
                    installed=with_pinned_spelling(destination.python, pip, plan.pins, destination.installed, tempdir)
                )
        changed = changes(plan.pins, destination.installed)
        if not changed:
            mark()
            return Outcome(destination.prefix, [], "")
        snapshot = save_snapshot(destination, plan.pins, plan.bundle)
        write_file(progress, json.dumps({"snapshot": snapshot}))
        try:
            with temporary_folder(store) as tempdir:
                install_pins(destination.python, pip, plan, plan.pins, extra, tempdir, [lock], console)
                expect_installed(
                    plan.pins, with_pinned_spelling(destination.python, pip, plan.pins, installed_now(destination, extra), tempdir)
                )
            mark()
        except BaseException:
            console.print("The set before is written down in %s." % os.path.join(snapshot, "before.txt"))
            console.print("To get it back, run:\n  " + restore_command(destination, snapshot))
            raise
        os.remove(progress)
    return Outcome(destination.prefix, changed, "To go back: " + restore_command(destination, snapshot))


def install_into_target_dir(plan: InstallPlan, folder: str, console: Console) -> Outcome:
    """--target: built aside and renamed, so the folder is the old one or the new one, never a mixture."""
    folder = os.path.abspath(folder)
    parent, name = os.path.split(folder)
    aside, old = (os.path.join(parent, ".%s.offline-bundle-new" % name), os.path.join(parent, ".%s.offline-bundle-old" % name))
    os.makedirs(parent, exist_ok=True)
    lock_path = os.path.join(parent, ".%s.offline-bundle-lock" % name)
    with file_lock(lock_path, "Another run is installing into %s." % folder, remove=True) as lock:
        if os.path.isdir(old) and not os.path.lexists(folder):
            os.rename(old, folder)  # cut off between the two renames below
        if os.path.isdir(folder) and os.listdir(folder) and not os.path.isfile(os.path.join(folder, INSTALLED_MARKER)):
            raise InstallError(USAGE, "%s is not empty and was not made by install.py." % folder, "Name a folder that does not exist yet.")
        for path in (aside, old):
            shutil.rmtree(long_path(path), ignore_errors=True)
        os.mkdir(aside)
        try:
            before = fill_target_dir(plan, aside, folder, lock, console)
            if os.path.isdir(folder):
                os.rename(folder, old)
            os.rename(aside, folder)
        finally:
            shutil.rmtree(long_path(aside), ignore_errors=True)
            if os.path.isdir(folder):
                shutil.rmtree(long_path(old), ignore_errors=True)
    return Outcome(folder, changes(plan.pins, before), "To use it: put %s on PYTHONPATH." % folder)


def fill_target_dir(plan: InstallPlan, aside: str, folder: str, lock: int, console: Console) -> Dict[str, List[str]]:
    """Returns what `folder` has now."""
    tempdir = os.path.join(aside, ".scratch")
    os.mkdir(tempdir)
    pip = pick_pip(sys.executable, plan.bundle, plan.offer, tempdir, console)
    install_pins(sys.executable, pip, plan, plan.pins, ["--target", aside, "--no-user"], tempdir, [lock], console)
    before, after = (
        with_pinned_spelling(sys.executable, pip, plan.pins, installed_distributions([one]), tempdir) for one in (folder, aside)
    )
    shutil.rmtree(tempdir)
    expect_installed(plan.pins, after)
    write_installed_marker(aside, plan)
    return before


def install_into_venv(plan: InstallPlan, folder: str, console: Console) -> Outcome:
    """
    A virtual environment cannot be renamed (its scripts hold its path), so it is built in place, with a mark that goes
    away last. Cut off at any moment: the folder is absent, empty, marked, or complete, and the next run finishes it.
    """
    folder = os.path.abspath(folder)
    mark = os.path.join(folder, UNFINISHED_MARKER)
    if os.path.isfile(os.path.join(folder, "pyvenv.cfg")) and not os.path.exists(mark):
        return update_venv(plan, folder, console)
    if os.path.lexists(folder) and not os.path.exists(mark) and (not os.path.isdir(folder) or os.listdir(folder)):
        raise InstallError(USAGE, "%s exists and is no virtual environment." % folder, "Name a folder that does not exist yet.")
    os.makedirs(folder, exist_ok=True)
    with file_lock(mark, "Another run is building %s." % folder) as lock:
        # Someone else may have finished it while we waited, or was cut off before the mark went away.
        finished = os.path.isfile(os.path.join(folder, INSTALLED_MARKER))
        if not finished:
            if len(os.listdir(folder)) > 1:
                console.print("%s was left unfinished by an earlier run: building it again." % folder)
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
    return (
        os.path.join(folder, "Scripts", "activate") if os.name == "nt" else ". " + command_line([os.path.join(folder, "bin", "activate")])
    )


def venv_python(folder: str) -> str:
    return os.path.join(folder, "Scripts", "python.exe") if os.name == "nt" else os.path.join(folder, "bin", "python")


def build_venv(plan: InstallPlan, folder: str, lock: int, console: Console) -> None:
    wheel = plan.offer.target.get("bootstrap")
    pip = os.path.join(plan.bundle.folder, *wheel.split("/")) if wheel else None
    tempdir = os.path.join(folder, ".offline-bundle-scratch")
    os.mkdir(tempdir)
    console.progress("Making the virtual environment")
    # With a pip of our own there is no need for ensurepip, which Debian leaves out, and whose pip is old.
    make = [sys.executable, "-m", "venv"] + (["--without-pip"] if pip else []) + [folder]
    ran = subprocess.run(
        make, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=tempdir, env=clean_environment(tempdir)
    )
    if ran.returncode != 0 or not os.path.exists(venv_python(folder)):
        said = ran.stdout.decode("utf-8", "replace").splitlines()
        raise InstallError(
            MACHINE,
            "This Python cannot make a virtual environment. It says:",
            "Install its venv module (Debian: python3-venv), or use --target DIR.",
            said[-MAX_LISTED:],
        )
    pins = plan.pins + ([own_pip(plan, wheel)] if wheel and all(pin.project != "pip" for pin in plan.pins) else [])
    install_pins(venv_python(folder), pip, plan, pins, [], tempdir, [lock], console)
    python = venv_python(folder)
    expect_installed(pins, with_pinned_spelling(python, pip, pins, destination_of(python).installed, tempdir))
    shutil.rmtree(tempdir)
    write_installed_marker(folder, plan)


def own_pip(plan: InstallPlan, path: str) -> Pin:
    """The bundle's pip as one more line of the lock: an environment without pip surprises people."""
    name = path.split("/")[-1]
    version = name.split("-")[1]
    digest = sha256_of(os.path.join(plan.bundle.folder, *path.split("/")))
    return Pin("pip", version, "pip==%s --hash=sha256:%s" % (version, digest), name)


def update_venv(plan: InstallPlan, folder: str, console: Console) -> Outcome:
    """An environment that is complete already: changed like any other, with the set before written down."""
    destination = destination_of(venv_python(folder))
    if version_key(destination.version)[:2] != version_key(platform.python_version())[:2]:
        raise InstallError(
            MACHINE,
            "%s has Python %s, this is %s." % (folder, destination.version, platform.python_version()),
            "Run: %s" % command_line([destination.python, os.path.abspath(__file__)]),
        )
    return update(destination, plan, [], console, lambda: write_installed_marker(folder, plan))._replace(where=folder)
