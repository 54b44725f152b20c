"""Join: volumes to the archive."""

import contextlib
import os
import re
from typing import Dict, List, Optional, Sequence, Set, Tuple

from .bundle import refuse_files
from .check_files import check, is_delta, read_sums
from .console import NOT_INTACT, USAGE, Json, Refusal, Voice, one_line, plural
from .delta import check_delta
from .export import EXPORT_PATIENCE
from .files import copy_into, is_file_with, sha256_of
from .signatures import Signed, sums_beside, verify_sums
from .tempdirs import sole_holder


def packed_lists(folder: str, key: Optional[str]) -> List[Signed]:
    """The checksums of what was delivered packed, verified where a key is given."""
    paths = sums_beside(folder)
    if not paths:
        raise Refusal(USAGE, "There is no *.SHA256SUMS in %s." % folder, "Put it there: it is delivered beside the archive.")
    return [
        verify_sums(path, key, folder + os.sep + "-") if key else Signed(path, read_sums(path, one_line(os.path.basename(path))), None)
        for path in paths
    ]


def join(folder: str, lists: Sequence[Signed], voice: Voice) -> Json:
    """Makes one archive of its volumes, each hashed while it is copied. On a failure nothing has changed."""
    archives: Dict[str, List[Tuple[str, str]]] = {}
    for one in lists:
        for name, digest in sorted(one.sums.items()):
            match = re.match(r"^([^/]+)\.\d{3}$", name)
            if match:
                archives.setdefault(match.group(1), []).append((name, digest))
    if not archives:
        raise Refusal(USAGE, "Nothing in %s was cut into volumes." % folder, "Unpack the archive as it is: tar xzf NAME.tar.gz")
    present = set(os.listdir(folder))
    expected = {name for volumes in archives.values() for name, _ in volumes}
    strange = [name for name in present if re.match(r"^.+\.\d{3}$", name) and name[:-4] in archives and name not in expected]
    problems = ["missing  " + name for name in sorted(expected - present)] + ["extra    " + name for name in sorted(strange)]
    if problems:
        refuse_volumes(problems)
    for archive, volumes in sorted(archives.items()):
        join_one(folder, archive, volumes, voice)
        unpack = "python -m zipfile -e %s ." if archive.endswith(".zip") else "tar xzf %s      (or: python -m tarfile -e %s)"
        voice.say(
            "Joined    %s into %s\nTo unpack: %s" % (plural(len(volumes), "volume"), archive, unpack % ((archive,) * unpack.count("%s")))
        )
    return {"folder": folder, "archives": sorted(archives)}


def join_one(folder: str, archive: str, volumes: Sequence[Tuple[str, str]], voice: Voice) -> None:
    part = os.path.join(folder, archive + ".part")
    lock_path = os.path.join(folder, ".%s.offline-bundle-lock" % archive)
    with sole_holder(lock_path, "Another run is joining %s." % archive, EXPORT_PATIENCE, remove=True):
        try:
            with open(part, "wb") as to:
                for count, (name, digest) in enumerate(volumes, 1):
                    voice.progress("Joining volume %d of %d" % (count, len(volumes)))
                    if copy_into(os.path.join(folder, name), to) != digest:
                        refuse_volumes(["altered  " + name])
                to.flush()
                os.fsync(to.fileno())
            os.replace(part, os.path.join(folder, archive))
        except BaseException:
            with contextlib.suppress(OSError):
                os.remove(part)
            raise


def refuse_volumes(problems: Sequence[str]) -> None:
    raise Refusal(NOT_INTACT, "The volumes cannot be joined; nothing was changed:", "Copy these again from where they came from.", problems)


def check_packed(folder: str, lists: Sequence[Signed], voice: Voice) -> int:
    """Whether what was delivered beside an unpacked bundle is what the lists say. Returns the number of files."""
    problems: List[str] = []
    count = 0
    unpacked: Set[str] = set()
    for one in lists:
        for name, digest in sorted(one.sums.items()):
            path = os.path.join(folder, *name.split("/"))
            if "/" in name:  # in a folder, which may not be unpacked yet
                if os.path.isdir(os.path.dirname(path)):
                    problems += [] if is_file_with(path, digest) else ["altered  " + name]
                    unpacked.add(os.path.join(folder, name.split("/")[0]))
                continue
            voice.progress("Checking %s" % name)
            count += 1
            if os.path.islink(path) or not os.path.isfile(path):
                problems.append(("link     " if os.path.islink(path) else "missing  ") + name)
            elif sha256_of(path) != digest:
                problems.append("altered  " + name)
    if problems:
        refuse_files(folder, problems, count)
    for inner in sorted(unpacked):
        check_delta(inner, voice) if is_delta(inner) else check(inner, voice)
    return count
