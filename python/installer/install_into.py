"""Installing into a Python that is there."""

import json
import os
import shutil
from typing import Any, Callable, Sequence

from .console import MACHINE, USAGE, Refusal, Voice
from .destination import Place, installed_now, state_of_this_python
from .files import read_json, write_file
from .install_plan import Order, Outcome
from .lock import changes, expect_installed
from .run_pip import install_pins, pick_pip, respelled
from .snapshot import restore, restore_command, store_of, write_down
from .tempdirs import scratch_folder, sole_holder


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
