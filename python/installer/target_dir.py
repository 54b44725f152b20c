"""A folder of its own."""

import os
import shutil
import sys
from typing import Dict, List

from .console import USAGE, Refusal, Voice
from .destination import installed_in
from .files import long_path
from .install_plan import Order, Outcome
from .lock import changes, expect_installed
from .run_pip import install_pins, pick_pip, respelled
from .state_marker import INSTALLED, write_installed
from .tempdirs import sole_holder


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
