"""Installing into a Python that is there."""

import json
import os
import platform
import shutil
import subprocess
import sys
from typing import Any, Callable, Dict, List, Sequence

from .bundle import version_key
from .console import LISTED, MACHINE, USAGE, Refusal, Voice, command_line
from .destination import Place, installed_in, installed_now, restore, restore_command, state_of, state_of_this_python, store_of, write_down
from .files import long_path, read_json, remove_file, scratch_folder, sha256_of, sole_holder, write_file
from .install_plan import Order, Outcome, Pin, changes, expect_installed
from .run_pip import clean_environment, install_pins, pick_pip, respelled

# Lies in a folder that is being built, and only then: whoever finds it knows that the folder is not finished.
UNFINISHED = ".offline-bundle-unfinished"

# Lies in a finished folder of --venv or --target, and says what is in it.
INSTALLED = "offline-bundle.json"


def clear_out(folder: str) -> None:
    """Everything in the folder but the mark that says that it is ours and unfinished."""
    for name in os.listdir(folder):
        path = os.path.join(folder, name)
        if os.path.isdir(path) and not os.path.islink(path):
            shutil.rmtree(long_path(path))
        elif name != UNFINISHED:
            os.remove(path)


def write_installed(folder: str, order: Order) -> None:
    facts = {
        "version": 1,
        "bundle": order.bundle.name,
        "digest": order.bundle.digest,
        "target": order.offer.id,
        "installed": [[pin.project, pin.version] for pin in order.pins],
    }
    write_file(os.path.join(folder, INSTALLED), json.dumps(facts, indent=1) + "\n")


def install_into_python(order: Order, options: Any, voice: Voice) -> Outcome:
    """Into the Python that runs this, or its user folder."""
    place = state_of_this_python(options.user)
    if place.managed_by:
        raise Refusal(
            MACHINE,
            "This Python belongs to the system's own package manager (PEP 668): %s." % place.managed_by,
            "Install into an environment of its own: python install.py --venv DIR",
        )
    if options.user and place.is_venv:
        raise Refusal(USAGE, "A virtual environment has no --user folder.", "Leave --user out.")
    os.makedirs(place.roots["purelib"], exist_ok=True) if options.user else None
    if not os.access(place.roots["purelib"], os.W_OK):
        raise Refusal(
            MACHINE,
            "You cannot write to %s." % place.roots["purelib"],
            "Use --venv DIR or --user, or run this as the user whom that Python belongs to.",
        )
    return update(place, order, ["--user"] if options.user else ["--no-user"], voice)


def update(place: Place, order: Order, extra: Sequence[str], voice: Voice, mark: Callable[[], None] = lambda: None) -> Outcome:
    """Changes an environment that exists: written down before, told how to restore after a failure. mark: its last step."""
    store = store_of(place)
    os.makedirs(store, exist_ok=True)
    progress = os.path.join(store, "updating.json")
    with sole_holder(os.path.join(store, "lock"), "Another run is installing into %s." % place.prefix) as lock:
        for name in os.listdir(store):
            if name.startswith("offline-bundle-"):  # the scratch folder of a run that was killed
                shutil.rmtree(os.path.join(store, name), ignore_errors=True)
        if os.path.exists(progress):
            voice.say("The last run did not reach its end.")
            restore(read_json(progress, progress)["snapshot"], voice)
        place = place._replace(installed=installed_now(place, extra))
        pip = None
        if changes(order.pins, place.installed):
            with scratch_folder(store) as scratch:
                pip = pick_pip(place.python, order.bundle, order.offer, scratch, voice)
                place = place._replace(installed=respelled(place.python, pip, order.pins, place.installed, scratch))
        changed = changes(order.pins, place.installed)
        if not changed:
            mark()
            return Outcome(place.prefix, [], "")
        snapshot = write_down(place, order.pins, order.bundle)
        write_file(progress, json.dumps({"snapshot": snapshot}))
        try:
            with scratch_folder(store) as scratch:
                install_pins(place.python, pip, order, order.pins, extra, scratch, [lock], voice)
                expect_installed(order.pins, respelled(place.python, pip, order.pins, installed_now(place, extra), scratch))
            mark()
        except BaseException:
            voice.say("The set before is written down in %s." % os.path.join(snapshot, "before.txt"))
            voice.say("To get it back, run:\n  " + restore_command(place, snapshot))
            raise
        os.remove(progress)
    return Outcome(place.prefix, changed, "To go back: " + restore_command(place, snapshot))


def install_into_folder(order: Order, folder: str, voice: Voice) -> Outcome:
    """--target: built aside and renamed, so the folder is the old one or the new one, never a mixture."""
    folder = os.path.abspath(folder)
    parent, name = os.path.split(folder)
    aside, old = (os.path.join(parent, ".%s.offline-bundle-new" % name), os.path.join(parent, ".%s.offline-bundle-old" % name))
    os.makedirs(parent, exist_ok=True)
    lock_path = os.path.join(parent, ".%s.offline-bundle-lock" % name)
    with sole_holder(lock_path, "Another run is installing into %s." % folder, remove=True) as lock:
        if os.path.isdir(old) and not os.path.lexists(folder):
            os.rename(old, folder)  # cut off between the two renames below
        if os.path.isdir(folder) and os.listdir(folder) and not os.path.isfile(os.path.join(folder, INSTALLED)):
            raise Refusal(USAGE, "%s is not empty and was not made by install.py." % folder, "Name a folder that does not exist yet.")
        for path in (aside, old):
            shutil.rmtree(long_path(path), ignore_errors=True)
        os.mkdir(aside)
        try:
            before = fill_folder(order, aside, folder, lock, voice)
            if os.path.isdir(folder):
                os.rename(folder, old)
            os.rename(aside, folder)
        finally:
            shutil.rmtree(long_path(aside), ignore_errors=True)
            if os.path.isdir(folder):
                shutil.rmtree(long_path(old), ignore_errors=True)
    return Outcome(folder, changes(order.pins, before), "To use it: put %s on PYTHONPATH." % folder)


def fill_folder(order: Order, aside: str, folder: str, lock: int, voice: Voice) -> Dict[str, List[str]]:
    """Returns what `folder` has now."""
    scratch = os.path.join(aside, ".scratch")
    os.mkdir(scratch)
    pip = pick_pip(sys.executable, order.bundle, order.offer, scratch, voice)
    install_pins(sys.executable, pip, order, order.pins, ["--target", aside, "--no-user"], scratch, [lock], voice)
    before, after = (respelled(sys.executable, pip, order.pins, installed_in([one]), scratch) for one in (folder, aside))
    shutil.rmtree(scratch)
    expect_installed(order.pins, after)
    write_installed(aside, order)
    return before


def install_into_venv(order: Order, folder: str, voice: Voice) -> Outcome:
    """
    A virtual environment cannot be renamed (its scripts hold its path), so it is built in place, with a mark that goes
    away last. Cut off at any moment: the folder is absent, empty, marked, or complete, and the next run finishes it.
    """
    folder = os.path.abspath(folder)
    mark = os.path.join(folder, UNFINISHED)
    if os.path.isfile(os.path.join(folder, "pyvenv.cfg")) and not os.path.exists(mark):
        return update_venv(order, folder, voice)
    if os.path.lexists(folder) and not os.path.exists(mark) and (not os.path.isdir(folder) or os.listdir(folder)):
        raise Refusal(USAGE, "%s exists and is no virtual environment." % folder, "Name a folder that does not exist yet.")
    os.makedirs(folder, exist_ok=True)
    with sole_holder(mark, "Another run is building %s." % folder) as lock:
        # Someone else may have finished it while we waited, or was cut off before the mark went away.
        finished = os.path.isfile(os.path.join(folder, INSTALLED))
        if not finished:
            if len(os.listdir(folder)) > 1:
                voice.say("%s was left unfinished by an earlier run: building it again." % folder)
                clear_out(folder)
            try:
                build_venv(order, folder, lock, voice)
            except Refusal:
                clear_out(folder)
                raise
            finally:
                if os.listdir(folder) == [UNFINISHED] and os.name != "nt":
                    remove_file(mark)
                    os.rmdir(folder)
    if os.path.exists(folder):
        remove_file(mark)
    if finished:
        return update_venv(order, folder, voice)
    return Outcome(folder, changes(order.pins, {}), "To use it: %s" % activate_line(folder))


def activate_line(folder: str) -> str:
    return (
        os.path.join(folder, "Scripts", "activate") if os.name == "nt" else ". " + command_line([os.path.join(folder, "bin", "activate")])
    )


def venv_python(folder: str) -> str:
    return os.path.join(folder, "Scripts", "python.exe") if os.name == "nt" else os.path.join(folder, "bin", "python")


def build_venv(order: Order, folder: str, lock: int, voice: Voice) -> None:
    wheel = order.offer.target.get("bootstrap")
    pip = os.path.join(order.bundle.folder, *wheel.split("/")) if wheel else None
    scratch = os.path.join(folder, ".offline-bundle-scratch")
    os.mkdir(scratch)
    voice.progress("Making the virtual environment")
    # With a pip of our own there is no need for ensurepip, which Debian leaves out, and whose pip is old.
    make = [sys.executable, "-m", "venv"] + (["--without-pip"] if pip else []) + [folder]
    ran = subprocess.run(
        make, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=scratch, env=clean_environment(scratch)
    )
    if ran.returncode != 0 or not os.path.exists(venv_python(folder)):
        said = ran.stdout.decode("utf-8", "replace").splitlines()
        raise Refusal(
            MACHINE,
            "This Python cannot make a virtual environment. It says:",
            "Install its venv module (Debian: python3-venv), or use --target DIR.",
            said[-LISTED:],
        )
    pins = order.pins + ([own_pip(order, wheel)] if wheel and all(pin.project != "pip" for pin in order.pins) else [])
    install_pins(venv_python(folder), pip, order, pins, [], scratch, [lock], voice)
    python = venv_python(folder)
    expect_installed(pins, respelled(python, pip, pins, state_of(python).installed, scratch))
    shutil.rmtree(scratch)
    write_installed(folder, order)


def own_pip(order: Order, path: str) -> Pin:
    """The bundle's pip as one more line of the lock: an environment without pip surprises people."""
    name = path.split("/")[-1]
    version = name.split("-")[1]
    digest = sha256_of(os.path.join(order.bundle.folder, *path.split("/")))
    return Pin("pip", version, "pip==%s --hash=sha256:%s" % (version, digest), name)


def update_venv(order: Order, folder: str, voice: Voice) -> Outcome:
    """An environment that is complete already: changed like any other, with the set before written down."""
    place = state_of(venv_python(folder))
    if version_key(place.version)[:2] != version_key(platform.python_version())[:2]:
        raise Refusal(
            MACHINE,
            "%s has Python %s, this is %s." % (folder, place.version, platform.python_version()),
            "Run: %s" % command_line([place.python, os.path.abspath(__file__)]),
        )
    return update(place, order, [], voice, lambda: write_installed(folder, order))._replace(where=folder)
