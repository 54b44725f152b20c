"""Deltas: make the full bundle of a base bundle and a delta."""

import os
import shutil
from typing import Dict, NamedTuple

from .bundle import Bundle, check_files, raise_not_intact, read_bundle, read_document, read_sums
from .console import NOT_INTACT, USAGE, Console, InstallError, Json
from .files import LONG_LOCK_TIMEOUT, copy_checked, file_lock, hidden_sibling, is_plain_path, long_path, path_in, sha256_of

# Files of the full bundle that are renamed in a delta, which has its own.
RENAMED_IN_DELTA = {"README.txt": "full/README.txt", "SHA256SUMS": "full/SHA256SUMS"}


DELTA: Json = {
    "full": {"name": str, "sumsSha256": str},
    "base": {"name": str, "manifestSha256": str},
    "kept": [{"path": str, "sha256": str}],
}


class Delta(NamedTuple):
    folder: str
    name: str  # of the full bundle
    sums: Dict[str, str]  # of the full bundle
    kept: Dict[str, str]  # of the files that only the base has
    base: Json  # {"name", "manifestSha256"}


def check_delta(folder: str, console: Console) -> Delta:
    """Check the files of a delta, and that delta.json agrees with the SHA256SUMS of the full bundle."""
    own = check_files(folder, console)
    document = read_document(folder, "delta.json", 1, DELTA)
    full = path_in(folder, RENAMED_IN_DELTA["SHA256SUMS"])
    sums = read_sums(full, RENAMED_IN_DELTA["SHA256SUMS"])
    kept, base = {one["path"]: one["sha256"] for one in document["kept"]}, document["base"]
    names = [base["name"], base["manifestSha256"], document["full"]["name"]]
    plain = all(is_plain_path(name) and "/" not in name for name in names)
    if not plain or document["full"]["sumsSha256"] != sha256_of(full):
        raise InstallError(NOT_INTACT, "delta.json does not belong to %s" % RENAMED_IN_DELTA["SHA256SUMS"], "Copy the delta again.")
    held = dict(kept, **{path: own.get(RENAMED_IN_DELTA.get(path, path), "") for path in sums if path not in kept})
    problems = ["conflict %s: delta.json and SHA256SUMS differ" % path for path, one in held.items() if sums.get(path) != one]
    if problems:
        raise_not_intact(folder, problems, len(own))
    return Delta(folder, document["full"]["name"], sums, kept, base)


def apply(delta: Delta, base: str, final: str, console: Console) -> Bundle:
    """Build the full bundle in a hidden folder, check each file while it is copied, and rename the folder."""
    manifest = os.path.join(base, "manifest.json")
    if not os.path.isfile(manifest):
        raise InstallError(USAGE, "%s is not a bundle: it has no manifest.json" % base, "Pass the directory of the bundle that you have.")
    found = sha256_of(manifest)
    if found != delta.base["manifestSha256"]:
        raise InstallError(
            NOT_INTACT,
            "%s is not the base of this delta, which is %s with the manifest.json sha256 %s (found %s)"
            % (base, delta.base["name"], delta.base["manifestSha256"], found),
            "Pass that bundle, or copy the full bundle.",
        )
    new = hidden_sibling(final, "new")
    with file_lock(hidden_sibling(final, "lock"), "another run is creating %s" % final, LONG_LOCK_TIMEOUT, remove=True):
        if os.path.lexists(final):
            raise InstallError(USAGE, "%s already exists" % final, "Choose another directory: --output DIR")
        shutil.rmtree(long_path(new), ignore_errors=True)  # of a run that was killed
        try:
            bundle = assemble(delta, base, new, console)
            os.rename(new, final)
        finally:
            shutil.rmtree(long_path(new), ignore_errors=True)
    return bundle._replace(folder=final)


def assemble(delta: Delta, base: str, new: str, console: Console) -> Bundle:
    for count, path in enumerate(sorted(delta.sums), 1):
        console.progress("Copying file %d of %d" % (count, len(delta.sums)))
        source = path_in(base, path) if path in delta.kept else path_in(delta.folder, RENAMED_IN_DELTA.get(path, path))
        if os.path.islink(source) or not os.path.isfile(source):
            raise_not_intact(base, ["missing  " + path], len(delta.sums))
        to = path_in(new, path)
        os.makedirs(long_path(os.path.dirname(to)), exist_ok=True)
        copy_checked(source, to, delta.sums[path])
    shutil.copyfile(path_in(delta.folder, RENAMED_IN_DELTA["SHA256SUMS"]), os.path.join(new, "SHA256SUMS"))
    bundle = read_bundle(new, delta.sums)
    set_modes_and_times(new, min(max(bundle.manifest.get("epochSeconds", 0), 0), (1 << 31) - 1))
    return bundle


def set_modes_and_times(folder: str, seconds: int) -> None:
    """As offline-bundle sets them, so that an archive of the folder has the same bytes."""
    for parent, _, names in os.walk(long_path(folder), topdown=False):
        for name in names:
            os.chmod(os.path.join(parent, name), 0o755 if name.endswith(".py") else 0o644)
            os.utime(os.path.join(parent, name), (seconds, seconds))
        os.chmod(parent, 0o755)
        os.utime(parent, (seconds, seconds))
