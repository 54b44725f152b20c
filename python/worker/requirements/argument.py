"""What stands by itself on the command line: a requirement, a path, a glob, or `-e PATH`."""

from __future__ import annotations

from worker.requirements.collector import Notes
from worker.requirements.local_paths import roots_of

EDITABLE = ("-e ", "-e=", "--editable ", "--editable=", "-e\t")


def read_argument(notes: Notes, text: str) -> None:
    """An option other than -e is refused by name: a list of packages in a workflow is no requirements file."""
    stripped = text.strip()
    prefix = next((one for one in EDITABLE if stripped.startswith(one)), "")
    if not prefix and stripped.startswith("-"):
        notes.fault("package", text, "is an option, not a requirement; only -e PATH may stand here")
    elif not stripped[len(prefix) :].strip():
        notes.fault("package", text, "is empty; give a requirement, a wheel, a folder or a glob")
    else:
        notes.roots.extend(roots_of(notes, stripped[len(prefix) :].strip(), "argument", editable=bool(prefix)))
