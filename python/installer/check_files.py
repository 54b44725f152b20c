"""What is checked: every file is there, is what it was, and nothing else is."""

import concurrent.futures
import os
import re
from typing import Any, Dict, List, Sequence, Set, Tuple

from .bundle import Bundle, read_bundle, refuse_files
from .console import NOT_INTACT, USAGE, Refusal, Voice, one_line
from .files import is_plain_path, long_path, read_text, sha256_of


def check(folder: str, voice: Voice) -> Bundle:
    """Every file is there, is what SHA256SUMS says, and nothing else is there. Returns the bundle, or refuses with 4."""
    return read_bundle(folder, check_files(folder, voice))


def check_files(folder: str, voice: Voice) -> Dict[str, str]:
    """path -> sha256 of every file of the folder but its SHA256SUMS. Refuses with 4."""
    voice.progress("Looking at the files")
    sums = read_sums(os.path.join(folder, "SHA256SUMS"), "SHA256SUMS")
    found, problems = walk(folder)
    found.pop("SHA256SUMS", None)
    problems += ["extra    " + path for path in found if path not in sums]
    problems += ["missing  " + path for path in sums if path not in found]
    there = [path for path in sums if path in found]
    problems += ["altered  " + path for path in altered(folder, there, sums, found, voice)]
    if problems:
        refuse_files(folder, problems, len(sums))
    return sums


def read_sums(path: str, label: str) -> Dict[str, str]:
    """path in the bundle -> sha256, of a file in the form of `sha256sum`. Refuses names that could leave the folder."""
    sums: Dict[str, str] = {}
    seen: Set[str] = set()
    for number, line in enumerate(read_text(path, label).splitlines(), 1):
        match = re.match(r"^([0-9a-f]{64}) [ *](.+)$", line)
        if match is None:
            raise Refusal(NOT_INTACT, "%s:%d is not a line of sha256sum." % (label, number), "Get the bundle again.")
        digest, name = match.groups()
        if not is_plain_path(name):
            raise Refusal(NOT_INTACT, "%s:%d names a file outside the folder: %s" % (label, number, name), "Do not use this bundle.")
        # On Windows and macOS two names that differ in case are one file.
        if name.lower() in seen:
            raise Refusal(NOT_INTACT, "%s:%d names %s twice." % (label, number, name), "Do not use this bundle.")
        seen.add(name.lower())
        sums[name] = digest
    return sums


def walk(folder: str) -> Tuple[Dict[str, int], List[str]]:
    """(path -> bytes) of every file below the folder, and what is neither file nor folder. Never follows a link."""
    found: Dict[str, int] = {}
    problems: List[str] = []
    waiting = [""]
    while waiting:
        prefix = waiting.pop()
        with os.scandir(long_path(os.path.join(folder, prefix))) as entries:
            for entry in entries:
                path = prefix + entry.name
                status = entry.stat(follow_symlinks=False)
                if entry.is_symlink() or is_junction(entry, status):
                    problems.append("link     " + path)
                elif entry.is_dir(follow_symlinks=False):
                    waiting.append(path + "/")
                elif entry.is_file(follow_symlinks=False):
                    found[path] = status.st_size
                else:
                    problems.append("special  " + path)
    return found, problems


def is_junction(entry: Any, status: os.stat_result) -> bool:
    """A folder of Windows that stands for another one. Other reparse points (deduplicated files) are what they seem."""
    reparse = getattr(status, "st_file_attributes", 0) & 0x400  # FILE_ATTRIBUTE_REPARSE_POINT
    mount_point = getattr(status, "st_reparse_tag", 0xA0000003) == 0xA0000003  # the tag is known from Python 3.8 on
    return bool(reparse) and mount_point and entry.is_dir(follow_symlinks=False)


def altered(folder: str, paths: Sequence[str], sums: Dict[str, str], sizes: Dict[str, int], voice: Voice) -> List[str]:
    """Those of the paths whose bytes are not what `sums` says. hashlib lets other threads run, so it hashes several."""
    total = sum(sizes[path] for path in paths)
    done = 0
    wrong: List[str] = []
    with concurrent.futures.ThreadPoolExecutor(max_workers=min(4, os.cpu_count() or 1)) as pool:
        digests = pool.map(lambda path: sha256_of(os.path.join(folder, path)), paths)
        for path, digest in zip(paths, digests):
            done += sizes[path]
            voice.progress("Checking %d of %d MiB" % (done >> 20, total >> 20))
            if digest != sums[path]:
                wrong.append(path)
    voice.progress("")
    return wrong


def bundle_folder(path: str) -> str:
    folder = os.path.abspath(path)
    if is_delta(folder):
        raise Refusal(
            USAGE, "%s is a delta, not a whole bundle." % folder, "Make the whole one first: python install.py --apply BASE-FOLDER"
        )
    if os.path.isfile(os.path.join(folder, "manifest.json")) or os.path.isfile(os.path.join(folder, "SHA256SUMS")):
        return folder
    if not os.path.isdir(folder):
        raise Refusal(USAGE, "%s is no folder." % folder, "Unpack the archive (tar xzf NAME.tar.gz), then name the folder that comes out.")
    inside = sorted(name for name in os.listdir(folder) if os.path.isfile(os.path.join(folder, name, "manifest.json")))
    hint = (
        "It is in here: python install.py %s" % one_line(inside[0])
        if inside
        else "Unpack the archive (tar xzf NAME.tar.gz), or join its volumes with --join."
    )
    raise Refusal(USAGE, "There is no bundle in %s: no manifest.json." % folder, hint)


def is_delta(folder: str) -> bool:
    return os.path.isfile(os.path.join(folder, "delta.json"))
