"""The bundle: its manifest, and the check of its files."""

import concurrent.futures
import os
import re
from typing import Any, Dict, List, NamedTuple, Optional, Sequence, Set, Tuple

from .console import COPY_AGAIN, NOT_INTACT, USAGE, Console, InstallError, Json, one_line, plural, untrusted
from .files import is_plain_path, long_path, read_json, read_text, sha256_of

# The parts of a manifest that are read here: a type, the choices, a list of one schema, or keys; keys with `?` may be absent.
TARGET: Json = {
    "id": str,
    "system": {"os": ("linux", "macos", "windows", "other"), "machine": str, "libc?": str, "minimum?": [int]},
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


def schema_mismatch(value: Any, schema: Any, place: str = "") -> Optional[str]:
    """The first place at which a value does not match its schema, or None."""
    if isinstance(schema, tuple):
        return None if value in schema else place
    if isinstance(schema, type):
        return None if isinstance(value, schema) and (schema is bool or not isinstance(value, bool)) else place
    if isinstance(schema, list):
        if not isinstance(value, list):
            return place
        pairs = [(one, schema[0], "%s[%d]" % (place, number)) for number, one in enumerate(value)]
    elif not isinstance(value, dict):
        return place
    else:
        inner = [(key.rstrip("?"), key.endswith("?"), one) for key, one in schema.items()]
        pairs = [(value.get(key), one, (place + "." + key).lstrip(".")) for key, optional, one in inner if key in value or not optional]
    return next((found for found in (schema_mismatch(*pair) for pair in pairs) if found is not None), None)


FORMAT = 2  # of the manifest and the layout of a bundle


class Bundle(NamedTuple):
    folder: str
    name: str
    digest: str  # sha256 of SHA256SUMS
    targets: List[Json]  # as in the manifest
    wheels: Dict[str, str]  # file name -> sha256
    manifest: Json


def project_name(text: str) -> str:
    """Normalize a project name (PEP 503)."""
    return re.sub(r"[-_.]+", "-", text).lower()


def version_key(text: str) -> Tuple[int, ...]:
    """Sort key for versions of Python and pip: `3.15.0rc1` comes before `3.15.0`. Other versions are left to `packaging`."""
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
        "the bundle in %s is not intact (%s, %s):" % (folder, plural(total, "file"), plural(len(problems), "problem")),
        "Nothing was installed. Copy the bundle again from a trusted medium and extract it into an empty directory.",
        problems,
    )


def read_document(folder: str, name: str, known: int, schema: Json) -> Json:
    """A JSON file of the format `known` that matches the schema."""
    document = read_json(os.path.join(folder, name), name)
    if document.get("format") != known:
        raise InstallError(
            NOT_INTACT,
            "%s has format %s, but this install.py supports only format %d" % (name, ascii(document.get("format"))[:20], known),
            "Use the install.py of that bundle, or create the bundle again.",
        )
    wrong = schema_mismatch(document, schema)
    if wrong is not None:
        raise untrusted("%s has no valid %s" % (name, wrong))
    return document


def read_bundle(folder: str, sums: Dict[str, str]) -> Bundle:
    """The manifest, which must name the same files with the same hashes as SHA256SUMS."""
    manifest = read_document(folder, "manifest.json", FORMAT, MANIFEST)
    files = {one["path"]: one["sha256"] for one in manifest["wheels"] + manifest["files"]}
    unsafe = [ascii(one) for one in unsafe_names(manifest, files)]
    if unsafe:
        raise untrusted("manifest.json has invalid names:", unsafe)
    listed = dict(sums, **{"manifest.json": None})
    disputed = sorted(path for path in set(files) | set(sums) if files.get(path) != listed.get(path))
    if disputed:
        raise_not_intact(folder, ["conflict %s: manifest.json and SHA256SUMS differ" % path for path in disputed], len(sums))
    wheels = {path[len("wheels/") :]: digest for path, digest in files.items() if path.startswith("wheels/")}
    digest = sha256_of(os.path.join(folder, "SHA256SUMS"))
    return Bundle(folder, manifest["name"], digest, manifest["targets"], wheels, manifest)


def unsafe_names(manifest: Json, files: Dict[str, str]) -> List[str]:
    """Names that become paths, here or in a repository, and could leave its folder."""
    targets = manifest["targets"]
    names = [manifest["name"]] + [target["id"] for target in targets]
    unsafe = [name for name in names if not re.match(r"[A-Za-z0-9][A-Za-z0-9._-]*\Z", name)]
    projects = [wheel["project"] for wheel in manifest["wheels"]]
    unsafe += [project for project in projects if not re.match(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?\Z", project)]
    return unsafe + [target["bootstrap"] for target in targets if "bootstrap" in target and target["bootstrap"] not in files]


def check(folder: str, console: Console) -> Bundle:
    return read_bundle(folder, check_files(folder, console))


def check_files(folder: str, console: Console) -> Dict[str, str]:
    """Compare a folder with its SHA256SUMS: every file, and no other. Returns path -> sha256."""
    console.progress("Listing the files")
    sums = read_sums(os.path.join(folder, "SHA256SUMS"), "SHA256SUMS")
    found, problems = scan(folder)
    found.pop("SHA256SUMS", None)
    problems += ["extra    " + path for path in found if path not in sums]
    problems += ["missing  " + path for path in sums if path not in found]
    present = [path for path in sums if path in found]
    problems += ["altered  " + path for path in altered_files(folder, present, sums, found, console)]
    if problems:
        raise_not_intact(folder, problems, len(sums))
    return sums


def read_sums(path: str, label: str) -> Dict[str, str]:
    """path -> sha256, of the output of `sha256sum`. Rejects names that could leave the folder."""
    sums: Dict[str, str] = {}
    seen: Set[str] = set()
    for number, line in enumerate(read_text(path, label).splitlines(), 1):
        match = re.match(r"^([0-9a-f]{64}) [ *](.+)$", line)
        if match is None:
            raise InstallError(NOT_INTACT, "%s:%d is not a line of sha256sum" % (label, number), COPY_AGAIN)
        digest, name = match.groups()
        if not is_plain_path(name):
            raise untrusted("%s:%d names a file outside the directory: %s" % (label, number, name))
        # Names that differ only in case are one file on Windows and macOS.
        if name.lower() in seen:
            raise untrusted("%s:%d names %s twice" % (label, number, name))
        seen.add(name.lower())
        sums[name] = digest
    return sums


def scan(folder: str) -> Tuple[Dict[str, int], List[str]]:
    """path -> size of every file below a folder, and problems such as links, which are not followed."""
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
    """Whether it is a Windows junction. Other reparse points, such as deduplicated files, are allowed."""
    reparse = getattr(status, "st_file_attributes", 0) & 0x400  # FILE_ATTRIBUTE_REPARSE_POINT
    mount_point = getattr(status, "st_reparse_tag", 0xA0000003) == 0xA0000003  # the tag is known from Python 3.8 on
    return bool(reparse) and mount_point and entry.is_dir(follow_symlinks=False)


def altered_files(folder: str, paths: Sequence[str], sums: Dict[str, str], sizes: Dict[str, int], console: Console) -> List[str]:
    """The paths whose hash differs. hashlib releases the GIL, so threads help."""
    total = sum(sizes[path] for path in paths)
    done = 0
    wrong: List[str] = []
    with concurrent.futures.ThreadPoolExecutor(max_workers=min(4, os.cpu_count() or 1)) as pool:
        for path, digest in zip(paths, pool.map(lambda path: sha256_of(os.path.join(folder, path)), paths)):
            done += sizes[path]
            console.progress("Checking %d of %d MiB" % (done >> 20, total >> 20))
            wrong += [path] if digest != sums[path] else []
    console.end_progress()
    return wrong


def bundle_folder(path: str) -> str:
    folder = os.path.abspath(path)
    if is_delta(folder):
        raise InstallError(
            USAGE, "%s is a delta, not a full bundle" % folder, "Create the full bundle first: python install.py --apply BASE"
        )
    if os.path.isfile(os.path.join(folder, "manifest.json")) or os.path.isfile(os.path.join(folder, "SHA256SUMS")):
        return folder
    if not os.path.isdir(folder):
        raise InstallError(
            USAGE, "%s is not a directory" % folder, "Extract the archive (tar xzf NAME.tar.gz), then pass the directory that it contains."
        )
    inside = sorted(name for name in os.listdir(folder) if os.path.isfile(os.path.join(folder, name, "manifest.json")))
    hint = "Extract the archive (tar xzf NAME.tar.gz), or join its volumes with --join."
    if inside:
        hint = "It contains a bundle: python install.py %s" % one_line(inside[0])
    raise InstallError(USAGE, "%s is not a bundle: it has no manifest.json" % folder, hint)


def is_delta(folder: str) -> bool:
    return os.path.isfile(os.path.join(folder, "delta.json"))
