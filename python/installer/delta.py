"""Deltas: base and difference to the full bundle."""

import os
import shutil
from typing import Dict, NamedTuple

from .bundle import Bundle, check_files, raise_not_intact, read_bundle, read_document, read_sums
from .console import NOT_INTACT, USAGE, Console, InstallError, Json
from .export import LONG_LOCK_TIMEOUT
from .files import copy_checked, file_lock, is_plain_path, long_path, sha256_of

DELTA_FORMAT = 1
# Where a delta carries the files of the full bundle whose names it needs for its own.
RENAMED_IN_DELTA = {"README.txt": "full/README.txt", "SHA256SUMS": "full/SHA256SUMS"}


class Delta(NamedTuple):
    """A folder that holds what its base lacks, to make one exact full bundle with it."""

    folder: str
    name: str  # of the full bundle
    sums: Dict[str, str]  # of the full bundle
    kept: Dict[str, str]  # those that only the base holds
    base: Json  # {"name", "manifestSha256"}


def check_delta(folder: str, console: Console) -> Delta:
    """Every file that the delta must hold is there and right, and delta.json agrees with the full SHA256SUMS. Refuses with 4."""
    own = check_files(folder, console)
    told = read_document(folder, "delta.json", DELTA_FORMAT)
    full = os.path.join(folder, *RENAMED_IN_DELTA["SHA256SUMS"].split("/"))
    sums = read_sums(full, RENAMED_IN_DELTA["SHA256SUMS"])
    try:
        delta = Delta(folder, told["full"]["name"], sums, {one["path"]: one["sha256"] for one in told["kept"]}, told["base"])
        right = told["full"]["sumsSha256"] == sha256_of(full)
        wanted = delta.base["name"], delta.base["manifestSha256"]
    except (KeyError, TypeError) as error:
        raise InstallError(NOT_INTACT, "delta.json has no %s." % error, "Do not use this delta.")
    names = [*wanted, delta.name]
    plain = all(isinstance(one, str) and is_plain_path(one) and "/" not in one for one in names)
    if not right or not plain:
        raise InstallError(NOT_INTACT, "delta.json does not belong to %s." % RENAMED_IN_DELTA["SHA256SUMS"], "Copy the delta again.")
    held = dict(delta.kept, **{path: own.get(RENAMED_IN_DELTA.get(path, path), "") for path in sums if path not in delta.kept})
    problems = ["disputed %s: delta.json and SHA256SUMS differ" % path for path, one in held.items() if sums.get(path) != one]
    if problems:
        raise_not_intact(folder, problems, len(own))
    return delta


def apply(delta: Delta, base: str, final: str, console: Console) -> Bundle:
    """Builds the full bundle aside, each file hashed while it is copied, and renames it. Neither base nor delta changes."""
    manifest = os.path.join(base, "manifest.json")
    if not os.path.isfile(manifest):
        raise InstallError(USAGE, "There is no bundle in %s: no manifest.json." % base, "Name the folder of the bundle that you have.")
    found = sha256_of(manifest)
    if found != delta.base["manifestSha256"]:
        raise InstallError(
            NOT_INTACT,
            "%s is not the bundle that this delta was made for: %s, whose manifest.json has the sha256 %s (this one: %s)."
            % (base, delta.base["name"], delta.base["manifestSha256"], found),
            "Name that bundle, or get the full one.",
        )
    parent, name = os.path.split(final)
    aside, lock_path = (os.path.join(parent, ".%s.offline-bundle-%s" % (name, what)) for what in ("new", "lock"))
    with file_lock(lock_path, "Another run is making %s." % final, LONG_LOCK_TIMEOUT, remove=True):
        if os.path.lexists(final):
            raise InstallError(USAGE, "%s exists already." % final, "Name the folder to make: --output DIR")
        shutil.rmtree(long_path(aside), ignore_errors=True)  # of a run that was cut off
        try:
            bundle = assemble(delta, base, aside, console)
            os.rename(aside, final)
        finally:
            shutil.rmtree(long_path(aside), ignore_errors=True)
    return bundle._replace(folder=final)


def assemble(delta: Delta, base: str, aside: str, console: Console) -> Bundle:
    """The files of the full bundle in a new folder, with its modes and times."""
    for count, path in enumerate(sorted(delta.sums), 1):
        console.progress("Copying file %d of %d" % (count, len(delta.sums)))
        origin, name = (base, path) if path in delta.kept else (delta.folder, RENAMED_IN_DELTA.get(path, path))
        source = os.path.join(origin, *name.split("/"))
        if os.path.islink(source) or not os.path.isfile(source):
            raise_not_intact(base, ["missing  " + path], len(delta.sums))
        to = os.path.join(aside, *path.split("/"))
        os.makedirs(long_path(os.path.dirname(to)), exist_ok=True)
        copy_checked(source, to, delta.sums[path])
    shutil.copyfile(os.path.join(delta.folder, *RENAMED_IN_DELTA["SHA256SUMS"].split("/")), os.path.join(aside, "SHA256SUMS"))
    bundle = read_bundle(aside, delta.sums)
    set_modes_and_times(aside, min(max(bundle.manifest.get("epochSeconds", 0), 0), (1 << 31) - 1))
    return bundle


def set_modes_and_times(folder: str, seconds: int) -> None:
    """Modes and times as a full run gives them, so that an archive of it is the same archive."""
    for parent, _, names in os.walk(long_path(folder), topdown=False):
        for name in names:
            os.chmod(os.path.join(parent, name), 0o755 if name.endswith(".py") else 0o644)
            os.utime(os.path.join(parent, name), (seconds, seconds))
        os.chmod(parent, 0o755)
        os.utime(parent, (seconds, seconds))
