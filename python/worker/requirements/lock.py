"""`--lock`: a pylock.toml, or a requirements file in which everything is pinned and hashed."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable

from pip._vendor.packaging.requirements import InvalidRequirement, Requirement

from worker.jsonl_rpc import Message
from worker.requirements.collector import Notes
from worker.requirements.exports import EXPORTS
from worker.requirements.pylock import read_pylock
from worker.requirements.requirements_file import read_requirements

PINNED = re.compile(r"===?[^*,]+")


def read_lock(notes: Notes, name: str, extras: Iterable[str], groups: Iterable[str]) -> None:
    base = os.path.basename(name).lower()
    if base in EXPORTS:
        notes.fault("lock", name, f"is this tool's own format; write one that every tool reads: {EXPORTS[base]}")
    elif base.endswith(".toml"):
        read_pylock(notes, name, extras, groups)
    else:
        read_hashed(notes, name, extras, groups)


def read_hashed(notes: Notes, name: str, extras: Iterable[str], groups: Iterable[str]) -> None:
    """`name==version --hash=…` lines, as pip-compile --generate-hashes, poetry export and uv export write them."""
    for option, given in [("extra", extras), ("group", groups)]:
        for one in given:
            notes.fault(option, one, f"cannot be chosen in {name}: a requirements file has no {option}s; choose when it is exported")
    before = len(notes.roots)
    notes.locked = True
    read_requirements(notes, name, "lock")
    for root in notes.roots[before:]:
        want = fault_of(root)
        if want:
            notes.fault(root["origin"], root["text"], want)


def is_pinned(text: str) -> bool:
    try:
        return PINNED.fullmatch(str(Requirement(text).specifier)) is not None
    except InvalidRequirement:  # pip's own reader takes names such as `A_`, whose normal form is none
        return False


def fault_of(root: Message) -> str:
    """A lock has one version and the hashes of each index file; a folder or a repository is pinned when it is built."""
    if root["kind"] == "named" and not is_pinned(root["text"]):
        return "is not pinned with ==, so this file is no lock; give it with -r, or export it with versions"
    if root["kind"] in ("named", "sdist", "wheel") and not root["hashes"] and not (root["url"] or "").startswith("file:"):
        return "has no --hash, so this file is no lock; give it with -r, or export it with hashes"
    return ""
