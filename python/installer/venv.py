"""A virtual environment of its own."""

import os
import platform
import shutil
import subprocess
import sys

from .bundle import version_key
from .console import LISTED, MACHINE, USAGE, Refusal, Voice, command_line
from .destination import state_of
from .files import remove_file, sha256_of
from .install_into import update
from .install_plan import Order, Outcome
from .lock import Pin, changes, expect_installed
from .run_pip import clean_environment, install_pins, respelled
from .state_marker import INSTALLED, UNFINISHED, clear_out, write_installed
from .tempdirs import sole_holder


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
