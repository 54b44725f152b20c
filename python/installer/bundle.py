"""The bundle: what its manifest says, and what is wrong with it."""

import concurrent.futures
import os
import re
from typing import Any, Dict, List, NamedTuple, Optional, Sequence, Set, Tuple

from .console import NOT_INTACT, USAGE, Console, InstallError, Json, one_line, plural
from .files import is_plain_path, long_path, read_json, read_text, sha256_of

# What of a manifest is read here: a type, the choices, a list of one shape, or keys, of which those with `?` may be absent.
TARGET: Json = {
    "id": str,
    "system": {"os": ("linux", "macos", "windows", "other"), "machine": str, "libc?": str, "floor?": [int]},
    "python": {"implementation": str, "version": str, "series": str, "freeThreaded": bool},
    "abis": [str],
    "platformTags": [str],
    "machines": [str],
    "bootstrap?": str,
    "closure": {
        "complete": bool,
        "findings": [{"severity": str, "message": str}],
        "micros": {"from": str, "to": str, "except?": [{"from": str, "to": str, "because": str}]},
    },
    "entries": [{"project": str, "requiredBy?": [str], "marker?": str}],
}

MANIFEST: Json = {
    "name": str,
    "epochSeconds?": int,
    "targets": [TARGET],
    "wheels": [{"path": str, "sha256": str, "project": str, "requiresPython?": str, "yanked?": str}],
    "files": [{"path": str, "sha256": str}],
}


def schema_mismatch(value: Any, shape: Any, place: str = "") -> Optional[str]:
    """The first place at which a value has not its shape, or None. A manifest may lie although every sum is right."""
    if isinstance(shape, tuple):
        return None if value in shape else place
    if isinstance(shape, type):
        return None if isinstance(value, shape) and (shape is bool or not isinstance(value, bool)) else place
    if isinstance(shape, list):
        if not isinstance(value, list):
            return place
        pairs = [(one, shape[0], "%s[%d]" % (place, number)) for number, one in enumerate(value)]
    elif not isinstance(value, dict):
        return place
    else:
        inner = [(key.rstrip("?"), key.endswith("?"), one) for key, one in shape.items()]
        pairs = [(value.get(key), one, (place + "." + key).lstrip(".")) for key, may_lack, one in inner if key in value or not may_lack]
    return next((found for found in (schema_mismatch(*pair) for pair in pairs) if found is not None), None)


# Of the manifest and of the bundle's layout.
FORMAT = 2


class Offer(NamedTuple):
    """One target of the bundle: what it asks of a machine, and what it installs there, as the manifest has it."""

    id: str
    target: Json
    micros: Json  # {"from", "to", "except": [{"from", "to", "because"}]}
    entries: List[Json]  # {"project", "version", "requiredBy", ...}


class Bundle(NamedTuple):
    """A bundle folder whose manifest was read."""

    folder: str
    name: str
    digest: str  # sha256 of SHA256SUMS: the one hash that stands for every file
    offers: List[Offer]
    wheels: Dict[str, str]  # file name -> sha256
    manifest: Json


def project_name(text: str) -> str:
    """The one normal form (Names and normalization; PEP 503)."""
    return re.sub(r"[-_.]+", "-", text).lower()


def version_key(text: str) -> Tuple[int, ...]:
    """Orders Python's and pip's own versions: `3.15.0rc1` comes before `3.15.0`. Not PEP 440, and need not be."""
    match = re.match(r"(\d{1,9}(?:\.\d{1,9})*)(?:(a|b|rc)(\d{1,9}))?", text)
    if match is None:
        return (0, 0, 0, 0, 0)
    numbers = [int(part) for part in match.group(1).split(".")]
    stage = {"a": -3, "b": -2, "rc": -1}.get(match.group(2) or "", 0)
    return tuple((numbers + [0, 0, 0])[:3]) + (stage, int(match.group(3) or 0))


def raise_not_intact(folder: str, problems: Sequence[str], total: int) -> None:
    problems = sorted(problems)
    raise InstallError(
        NOT_INTACT,
        "The bundle in %s is not intact (%s, %s):" % (folder, plural(total, "file"), plural(len(problems), "problem")),
        "Nothing was installed. Unpack or copy it again, into an empty folder, from a medium that you trust.",
        problems,
    )


def read_document(folder: str, name: str, known: int) -> Json:
    """A JSON file of the format that this version knows. Refuses with 4."""
    document = read_json(os.path.join(folder, name), name)
    if document.get("format") != known:
        raise InstallError(
            NOT_INTACT,
            "%s has format %s, this install.py knows %d." % (name, ascii(document.get("format"))[:20], known),
            "Use the install.py of that bundle, or have the bundle made again.",
        )
    return document


def read_bundle(folder: str, sums: Dict[str, str]) -> Bundle:
    """The manifest, held against SHA256SUMS: the two must name the same wheels with the same hashes."""
    manifest = read_document(folder, "manifest.json", FORMAT)
    wrong = schema_mismatch(manifest, MANIFEST)
    if wrong is not None:
        raise InstallError(NOT_INTACT, "manifest.json has no %s." % wrong, "Do not use this bundle.")
    offers = [Offer(one["id"], one, one["closure"]["micros"], one["entries"]) for one in manifest["targets"]]
    files = {one["path"]: one["sha256"] for one in manifest["wheels"] + manifest["files"]}
    name = manifest["name"]
    odd = unsafe_names(name, offers, files, [one["project"] for one in manifest["wheels"]])
    if odd:
        raise InstallError(
            NOT_INTACT, "manifest.json has names that no bundle has:", "Do not use this bundle.", [ascii(one) for one in odd]
        )
    listed_files = {path: digest for path, digest in sums.items() if path != "manifest.json"}
    disputed = sorted(path for path in set(files) | set(listed_files) if files.get(path) != listed_files.get(path))
    if disputed:
        raise_not_intact(folder, ["disputed %s: manifest.json and SHA256SUMS differ" % path for path in disputed], len(sums))
    wheels = {path[len("wheels/") :]: digest for path, digest in files.items() if path.startswith("wheels/")}
    return Bundle(folder, name, sha256_of(os.path.join(folder, "SHA256SUMS")), offers, wheels, manifest)


def unsafe_names(name: str, offers: Sequence[Offer], files: Dict[str, str], projects: Sequence[str]) -> List[str]:
    """Those that become paths, here or in a repository, and could lead out of it: every sum may be right all the same."""
    odd = [one for one in [name] if not re.match(r"[A-Za-z0-9][A-Za-z0-9._-]*\Z", one)]
    odd += [offer.id for offer in offers if not re.match(r"[A-Za-z0-9][A-Za-z0-9._-]*\Z", offer.id)]
    odd += [project for project in projects if not re.match(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?\Z", project)]
    return odd + [pip for pip in (offer.target.get("bootstrap") for offer in offers) if pip is not None and pip not in files]


def check(folder: str, console: Console) -> Bundle:
    """Every file is there, is what SHA256SUMS says, and nothing else is there. Returns the bundle, or refuses with 4."""
    return read_bundle(folder, check_files(folder, console))


def check_files(folder: str, console: Console) -> Dict[str, str]:
    """path -> sha256 of every file of the folder but its SHA256SUMS. Refuses with 4."""
    console.progress("Looking at the files")
    sums = read_sums(os.path.join(folder, "SHA256SUMS"), "SHA256SUMS")
    found, problems = scan(folder)
    found.pop("SHA256SUMS", None)
    problems += ["extra    " + path for path in found if path not in sums]
    problems += ["missing  " + path for path in sums if path not in found]
    there = [path for path in sums if path in found]
    problems += ["altered  " + path for path in altered_files(folder, there, sums, found, console)]
    if problems:
        raise_not_intact(folder, problems, len(sums))
    return sums


def read_sums(path: str, label: str) -> Dict[str, str]:
    """path in the bundle -> sha256, of a file in the form of `sha256sum`. Refuses names that could leave the folder."""
    sums: Dict[str, str] = {}
    seen: Set[str] = set()
    for number, line in enumerate(read_text(path, label).splitlines(), 1):
        match = re.match(r"^([0-9a-f]{64}) [ *](.+)$", line)
        if match is None:
            raise InstallError(NOT_INTACT, "%s:%d is not a line of sha256sum." % (label, number), "Get the bundle again.")
        digest, name = match.groups()
        if not is_plain_path(name):
            raise InstallError(NOT_INTACT, "%s:%d names a file outside the folder: %s" % (label, number, name), "Do not use this bundle.")
        # On Windows and macOS two names that differ in case are one file.
        if name.lower() in seen:
            raise InstallError(NOT_INTACT, "%s:%d names %s twice." % (label, number, name), "Do not use this bundle.")
        seen.add(name.lower())
        sums[name] = digest
    return sums


def scan(folder: str) -> Tuple[Dict[str, int], List[str]]:
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


def altered_files(folder: str, paths: Sequence[str], sums: Dict[str, str], sizes: Dict[str, int], console: Console) -> List[str]:
    """Those of the paths whose bytes are not what `sums` says. hashlib lets other threads run, so it hashes several."""
    total = sum(sizes[path] for path in paths)
    done = 0
    wrong: List[str] = []
    with concurrent.futures.ThreadPoolExecutor(max_workers=min(4, os.cpu_count() or 1)) as pool:
        digests = pool.map(lambda path: sha256_of(os.path.join(folder, path)), paths)
        for path, digest in zip(paths, digests):
            done += sizes[path]
            console.progress("Checking %d of %d MiB" % (done >> 20, total >> 20))
            if digest != sums[path]:
                wrong.append(path)
    console.progress("")
    return wrong


def bundle_folder(path: str) -> str:
    folder = os.path.abspath(path)
    if is_delta(folder):
        raise InstallError(
            USAGE, "%s is a delta, not a whole bundle." % folder, "Make the whole one first: python install.py --apply BASE-FOLDER"
        )
    if os.path.isfile(os.path.join(folder, "manifest.json")) or os.path.isfile(os.path.join(folder, "SHA256SUMS")):
        return folder
    if not os.path.isdir(folder):
        raise InstallError(
            USAGE, "%s is no folder." % folder, "Unpack the archive (tar xzf NAME.tar.gz), then name the folder that comes out."
        )
    inside = sorted(name for name in os.listdir(folder) if os.path.isfile(os.path.join(folder, name, "manifest.json")))
    hint = (
        "It is in here: python install.py %s" % one_line(inside[0])
        if inside
        else "Unpack the archive (tar xzf NAME.tar.gz), or join its volumes with --join."
    )
    raise InstallError(USAGE, "There is no bundle in %s: no manifest.json." % folder, hint)


def is_delta(folder: str) -> bool:
    return os.path.isfile(os.path.join(folder, "delta.json"))
