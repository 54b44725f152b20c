"""Folders of --venv and --target: begun, or finished."""

import json
import os
import shutil

from .files import long_path, write_file
from .install_plan import Order

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
