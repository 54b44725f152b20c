#!/usr/bin/env python3
"""Check this bundle and install from it without network access.

    python install.py                        install into this Python
    python install.py --venv DIR             install into a virtual environment
    python install.py --check                only check the files

One file that needs only the standard library of Python 3.6 to 3.15. Exit codes: 0 success, 1 a bug, 2 usage error, 3 bundle
incomplete, 4 not intact, 5 signature, 6 no matching target, 7 environment error (disk full, no permission, no pip),
130 canceled.
"""

# A SyntaxError of an older Python shows the next line.
start_me_with: str = "Python 3.6 or newer, for example: python3 install.py"

import os
import sys

if __name__ == "__main__" and sys.path[:1] == [os.path.dirname(os.path.abspath(__file__))]:
    del sys.path[0]  # a stray argparse.py in this folder must not be imported before the check


try:
    import argparse
    import ast
    import collections
    import concurrent.futures
    import contextlib
    import csv
    import datetime
    import errno
    import getpass
    import hashlib
    import html
    import importlib
    import importlib.machinery
    import io
    import json
    import os
    import platform
    import re
    import runpy
    import shlex
    import shutil
    import signal
    import socket
    import struct
    import subprocess
    import sys
    import sysconfig
    import tempfile
    import threading
    import time
    import urllib.parse
    import zipfile
    import zlib
    from typing import Any, Callable, Dict, Iterable, Iterator, List, NamedTuple, Optional, Sequence, Set, Tuple
except ImportError as error:
    sys.stderr.write("error: %s lacks the module %s of the standard library\n" % (sys.executable, error.name or error))
    sys.stderr.write("Run install.py with a complete Python, or install the missing module.\n")
    sys.exit(7)


# --- Console: output, exit codes, the error type, and the audit log ---------------------------------------------------


USAGE, INCOMPLETE, NOT_INTACT, SIGNATURE, NO_TARGET, MACHINE, CANCELLED = 2, 3, 4, 5, 6, 7, 130

COPY_AGAIN = "Copy the bundle again and extract it into an empty directory."

MAX_LISTED = 20  # problems, before "and N more"
PROGRESS_SECONDS = 5  # between lines of progress, where a line cannot be replaced

Json = Dict[str, Any]


class InstallError(Exception):
    """An expected failure. hint: what the user can do. findings: one line for each problem."""

    def __init__(self, code: int, message: str, hint: str = "", findings: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint
        self.findings = list(findings)


def untrusted(message: str, findings: Sequence[str] = ()) -> InstallError:
    return InstallError(NOT_INTACT, message, "Do not use this bundle.", findings)


class Console:
    """Text for people goes to stdout, or with --json to stderr, so that stdout is one JSON value."""

    def __init__(self, as_json: bool) -> None:
        self.stream = sys.stderr if as_json else sys.stdout
        self.bar = sys.stderr.isatty()
        self.progress_time = time.monotonic()

    def print(self, text: str = "") -> None:
        self.end_progress()
        write_line(self.stream, text)

    def progress(self, text: str) -> None:
        """On a terminal, show a line that the next one replaces. Otherwise, print a line every few seconds."""
        if self.bar:
            columns = (shutil.get_terminal_size().columns or 80) - 1  # before Python 3.10, 0 if unknown
            sys.stderr.write("\r\x1b[K" + printable(text, sys.stderr)[:columns])
            sys.stderr.flush()
        elif time.monotonic() - self.progress_time >= PROGRESS_SECONDS:
            self.progress_time = time.monotonic()
            write_line(self.stream, text)

    def end_progress(self) -> None:
        if self.bar:
            self.progress("")


# Characters that move the cursor, change colors or the reading direction, except the line feed.
CONTROL_CHARACTERS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def printable(text: str, stream: Any) -> str:
    """Escape what the encoding of the stream lacks, and control characters, which names in a bundle may contain."""
    encoding = getattr(stream, "encoding", None) or "ascii"
    text = CONTROL_CHARACTERS.sub(lambda found: ascii(found.group())[1:-1], text)
    return text.encode(encoding, "backslashreplace").decode(encoding)


def one_line(text: str) -> str:
    """For text from the bundle, which must not add lines such as `intact; origin verified`."""
    return text.replace("\n", "\\n")


def write_line(stream: Any, text: str) -> None:
    stream.write(printable(text, stream) + "\n")
    stream.flush()


def plural(count: int, noun: str) -> str:
    return "%d %s%s" % (count, noun, "" if count == 1 else "s")


def listed(lines: Sequence[str]) -> List[str]:
    more = len(lines) - MAX_LISTED
    return list(lines) if more <= 0 else list(lines[:MAX_LISTED]) + ["and %d more" % more]


def dotted(numbers: Iterable[int]) -> str:
    return ".".join(str(number) for number in numbers)


def utc_now() -> datetime.datetime:
    return datetime.datetime.now(datetime.timezone.utc)


def command_line(words: Sequence[str]) -> str:
    """A command to paste into a shell."""
    return subprocess.list2cmdline(words) if os.name == "nt" else " ".join(shlex.quote(word) for word in words)


@contextlib.contextmanager
def audit_log(path: Optional[str]) -> Iterator[Callable[[str, Json], None]]:
    """Append one line of JSON for a run. The file is opened first: a run that cannot be recorded must not happen."""
    if path is None:
        yield lambda task, result: None
        return
    with open(path, "ab", buffering=0) as file:

        def record(task: str, result: Json) -> None:
            when = utc_now().strftime("%Y-%m-%dT%H:%M:%SZ")
            line = {"version": 1, "time": when, "who": user_name(), "host": platform.node(), "task": task}
            file.write((json.dumps(dict(line, **result)) + "\n").encode("ascii"))

        yield record


def user_name() -> str:
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):  # an account without a name
        return str(os.getuid()) if hasattr(os, "getuid") else "unknown"


# --- Files: paths, atomic writes, hashes, temporary folders and locks -------------------------------------------------


# How much of a file is read at once, in bytes.
CHUNK = 1 << 20


def is_plain_path(name: str) -> bool:
    """Whether it is relative, stays inside its folder and means the same on every system."""
    parts = name.split("/")
    return re.search(r'[\\:\x00-\x1f\x7f"<>|?*]', name) is None and all(part not in ("", ".", "..") for part in parts)


def path_in(folder: str, path: str) -> str:
    """The path on this system of a path in a bundle, which has forward slashes."""
    return os.path.join(folder, *path.split("/"))


def hidden_sibling(path: str, what: str) -> str:
    """For work in progress, on the same file system as `path`."""
    parent, name = os.path.split(path)
    return os.path.join(parent, ".%s.offline-bundle-%s" % (name, what))


def sha256_of(path: str) -> str:
    return copy_and_hash(path, None)


def copy_and_hash(source: str, to: Any) -> str:
    """The sha256 of a file, which is also written to the open file `to`, if any."""
    digest = hashlib.sha256()
    with open(long_path(source), "rb") as file:
        for chunk in iter(lambda: file.read(CHUNK), b""):
            digest.update(chunk)
            if to is not None:
                to.write(chunk)
    return digest.hexdigest()


def long_path(path: str) -> str:
    """Windows opens a path of more than 260 characters only with this prefix."""
    path = os.path.abspath(path)
    if os.name != "nt" or len(path) < 240 or path.startswith("\\\\?\\"):
        return path
    return "\\\\?\\UNC" + path[1:] if path.startswith("\\\\") else "\\\\?\\" + path


def read_text(path: str, label: str) -> str:
    try:
        with open(long_path(path), encoding="utf-8", newline="") as file:
            return file.read()
    except FileNotFoundError:
        raise InstallError(NOT_INTACT, "%s is missing" % label, COPY_AGAIN)
    except UnicodeDecodeError:
        raise untrusted("%s is not UTF-8 text" % label)


def read_json(path: str, label: str) -> Json:
    """A JSON object. Duplicate keys are rejected, because two readers could each use another one."""

    def unique(pairs: List[Tuple[str, Any]]) -> Json:
        names = sorted(name for name, _ in pairs)
        twice = sorted({one for one, other in zip(names, names[1:]) if one == other})
        if twice:
            raise untrusted("%s has the key %s twice" % (label, one_line(", ".join(twice))))
        return dict(pairs)

    try:
        value = json.loads(read_text(path, label), object_pairs_hook=unique)
    except (ValueError, RecursionError) as error:
        raise untrusted("%s is not JSON: %s" % (label, error))
    if not isinstance(value, dict):
        raise untrusted("%s is not a JSON object" % label)
    return value


def remove_file(path: str) -> None:
    """Windows cannot remove a file that another process, such as a virus scanner, has open for a moment."""
    for _ in range(50):
        try:
            return os.remove(path)
        except FileNotFoundError:
            return None
        except PermissionError:
            if os.name != "nt":
                raise
            threading.Event().wait(0.1)
    os.remove(path)


@contextlib.contextmanager
def new_file(path: str) -> Iterator[Any]:
    """A binary file that gets its name when it is complete and on the disk; after an error nothing has changed."""
    part = path + ".part"
    try:
        with open(long_path(part), "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(long_path(part), long_path(path))
    except BaseException:
        with contextlib.suppress(OSError):
            os.remove(long_path(part))
        raise


def write_file(path: str, text: str) -> None:
    with new_file(path) as file:
        file.write(text.encode("utf-8"))


def copy_checked(source: str, path: str, digest: str) -> None:
    with new_file(path) as file:
        if copy_and_hash(source, file) != digest:
            raise InstallError(NOT_INTACT, "%s changed while it was read" % source, "Check the storage medium, then run --check.")


def files_below(path: str) -> Iterator[str]:
    if os.path.isdir(path) and not os.path.islink(path):
        for folder, _, names in os.walk(path):
            for name in names:
                yield os.path.join(folder, name)
    elif os.path.lexists(path):
        yield path


def remove_empty_folders(folder: str, stop: Set[str]) -> None:
    while folder not in stop:
        try:
            os.rmdir(folder)
        except OSError:
            return
        folder = os.path.dirname(folder)


def file_url(path: str) -> str:
    path = os.path.abspath(path).replace("\\", "/")
    return "file://" + urllib.parse.quote(path if path.startswith("/") else "/" + path, safe="/:")


def system_message(error: OSError) -> str:
    if error.errno == errno.ENOSPC:
        return "the disk is full: %s" % (error.filename or error)
    return "%s: %s" % (error.filename, error.strerror) if error.filename else str(error)


# How long a run waits for another one: to install; to export, join or apply a delta. Unit: seconds.
LOCK_TIMEOUT, LONG_LOCK_TIMEOUT = 5.0, 600.0


@contextlib.contextmanager
def temporary_folder(parent: Optional[str] = None) -> Iterator[str]:
    folder = tempfile.mkdtemp(prefix="offline-bundle-", dir=parent)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def file_lock(path: str, busy: str, timeout: float = LOCK_TIMEOUT, remove: bool = False) -> Iterator[int]:
    """
    Hold an exclusive lock on a file, which is created if necessary. The system releases the lock when this process ends.
    timeout: seconds to wait for another holder, then an error with the message `busy`. remove: delete the file at the end.
    """
    deadline = utc_now() + datetime.timedelta(seconds=timeout)
    while True:
        file = open(path, "a+")
        # The previous holder may have removed the file: then nobody else will find the one that is open here.
        if try_lock(file) and os.path.exists(path) and os.path.samestat(os.fstat(file.fileno()), os.stat(path)):
            break
        file.close()
        if utc_now() > deadline:
            raise InstallError(MACHINE, busy, "Wait until it has finished, then run this command again.")
        threading.Event().wait(0.1)
    try:
        yield file.fileno()
    finally:
        # Removed before it is unlocked, or the file of the next holder would go; Windows cannot remove an open file.
        if os.name == "nt":
            file.close()
        if remove:
            with contextlib.suppress(OSError):
                os.remove(path)
        file.close()


def try_lock(file: Any) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(1 << 30)  # beyond the text, because others cannot read a locked byte on Windows
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        # Some NFS servers have no locks: continue without.
        return error.errno in (errno.ENOLCK, errno.ENOSYS, getattr(errno, "ENOTSUP", errno.ENOSYS))
    return True


# --- The bundle: its manifest, and the check of its files -------------------------------------------------------------


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


# --- Deltas: make the full bundle of a base bundle and a delta --------------------------------------------------------


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


# --- Companion files of a bundle: NAME --------------------------------------------------------------------------------


class Checksums(NamedTuple):
    sums: Dict[str, str]
    signer: Optional[str]  # None if no signature was verified


def authenticate(folder: str, key: str) -> Optional[str]:
    """The signer of the NAME.SHA256SUMS beside a folder that names its SHA256SUMS. The folder may have been renamed."""
    sums = os.path.join(folder, "SHA256SUMS")
    if not os.path.isfile(sums):
        raise InstallError(NOT_INTACT, "SHA256SUMS is missing", COPY_AGAIN)
    digest = sha256_of(sums)
    for path in companion_sums(os.path.dirname(folder)):
        text = read_text(path, os.path.basename(path))  # not parsed before its signature is verified
        if digest in text and "/SHA256SUMS" in text:
            checksums = verify_sums(path, key, folder)
            if any(one == digest and name.endswith("/SHA256SUMS") for name, one in checksums.sums.items()):
                return checksums.signer
    raise InstallError(
        SIGNATURE,
        "no *.SHA256SUMS in %s names this bundle" % os.path.dirname(folder),
        "Copy NAME.SHA256SUMS and its signature (.asc or .p7s) to that directory.",
    )


def companion_sums(folder: str) -> List[str]:
    return sorted(os.path.join(folder, name) for name in os.listdir(folder) if name.endswith(".SHA256SUMS"))


def verify_sums(path: str, key: str, bundle: str) -> Checksums:
    """Verify and read a copy, which nobody can change in between. key: must not come from the bundle."""
    if not os.path.isfile(key):
        raise InstallError(USAGE, "%s is not a file" % key, "Pass a GPG public key, or a CA certificate in PEM format.")
    if os.path.realpath(key).startswith(os.path.realpath(bundle) + os.sep):
        raise InstallError(
            USAGE, "%s is inside the bundle" % key, "A bundle cannot authenticate itself: use a key that you received in another way."
        )
    with open(key, "rb") as file:
        x509 = b"-----BEGIN CERTIFICATE-----" in file.read()
    signature = path + (".p7s" if x509 else ".asc")
    if not os.path.isfile(signature):
        raise InstallError(
            SIGNATURE, "%s is missing" % signature, "Copy the signature file too, or use the kind of key that signed the bundle."
        )
    with temporary_folder() as tempdir:
        copy = os.path.join(tempdir, "SHA256SUMS")
        shutil.copyfile(path, copy)
        signer = (x509_signer if x509 else gpg_signer)(copy, signature, os.path.abspath(key), tempdir)
        return Checksums(read_sums(copy, os.path.basename(path)), signer)


def gpg_signer(path: str, signature: str, key: str, tempdir: str) -> str:
    gpg = find_tool("gpg", "gpg2")
    home = os.path.join(tempdir, "gnupg")
    os.mkdir(home, 0o700)
    common = [gpg, "--homedir", home, "--batch", "--no-tty", "--no-autostart"]
    code, lines = run_tool(common + ["--import", key])
    if code != 0:
        raise InstallError(USAGE, "%s is not a GPG public key" % key, "Export it: gpg --export --armor NAME > key.asc", lines)
    _, lines = run_tool(common + ["--trust-model", "always", "--status-fd", "1", "--verify", signature, path])
    status = dict(line.split(" ", 2)[1:] for line in lines if line.startswith("[GNUPG:] ") and line.count(" ") > 1)
    if "GOODSIG" not in status or "VALIDSIG" not in status or {"BADSIG", "ERRSIG", "EXPSIG", "EXPKEYSIG", "REVKEYSIG"} & set(status):
        raise InstallError(
            SIGNATURE,
            "the signature of %s is not valid; gpg reports:" % os.path.basename(signature[:-4]),
            "Do not use this bundle.",
            [line for line in lines if not line.startswith("[GNUPG:]")],
        )
    return "%s, GPG %s" % (status["GOODSIG"].split(" ", 1)[1], status["VALIDSIG"].split(" ")[0])


def x509_signer(path: str, signature: str, authority: str, tempdir: str) -> str:
    openssl = find_tool("openssl")
    _, version = run_tool([openssl, "version"])
    with open(signature, "rb") as file:
        form = "PEM" if file.read(11) == b"-----BEGIN " else "DER"
    # An empty folder replaces the certificate authorities of the system: only the given one is trusted.
    no_authorities, certificate = os.path.join(tempdir, "no-authorities"), os.path.join(tempdir, "signer.pem")
    os.mkdir(no_authorities)
    command = [openssl, "cms", "-verify", "-binary", "-inform", form, "-in", signature, "-content", path, "-out", os.devnull]
    command += ["-CAfile", authority, "-CApath", no_authorities, "-purpose", "any", "-signer", certificate]
    if version and re.match(r"OpenSSL ([3-9]|[1-9]\d)", version[0]):
        command.append("-no-CAstore")
    code, lines = run_tool(command)
    if code != 0:
        raise InstallError(
            SIGNATURE,
            "the signature of %s is not valid; openssl reports:" % os.path.basename(signature[:-4]),
            "Do not use this bundle.",
            lines,
        )
    _, subject = run_tool([openssl, "x509", "-in", certificate, "-noout", "-subject", "-nameopt", "RFC2253"])
    return (subject[0] if subject else "").replace("subject=", "").strip() + ", X.509"


def find_tool(*names: str) -> str:
    for name in names:
        path = shutil.which(name)
        if path:
            return path
    raise InstallError(
        MACHINE,
        "%s is not installed, so the signature cannot be verified" % names[0],
        "Install it, or compare one hash manually as described in README.txt.",
    )


def run_tool(command: Sequence[str]) -> Tuple[int, List[str]]:
    environment = dict(os.environ, LC_ALL="C", LANGUAGE="C")
    ran = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment)
    return ran.returncode, [line for line in ran.stdout.decode("utf-8", "replace").splitlines() if line.strip()]


def read_checksums(folder: str, key: Optional[str]) -> List[Checksums]:
    """Every NAME.SHA256SUMS of a folder; with a key, its signature is verified."""
    paths = companion_sums(folder)
    if not paths:
        raise InstallError(USAGE, "there is no *.SHA256SUMS in %s" % folder, "Copy it there. It is a companion file of the archive.")
    if key:
        return [verify_sums(path, key, folder + os.sep + "-") for path in paths]
    return [Checksums(read_sums(path, one_line(os.path.basename(path))), None) for path in paths]


def join(folder: str, lists: Sequence[Checksums], console: Console) -> Json:
    """Join the volumes of each archive. After an error nothing has changed."""
    archives: Dict[str, List[Tuple[str, str]]] = {}
    for one in lists:
        for name, digest in sorted(one.sums.items()):
            match = re.match(r"^([^/]+)\.\d{3}$", name)
            if match:
                archives.setdefault(match.group(1), []).append((name, digest))
    if not archives:
        raise InstallError(USAGE, "%s has no volumes" % folder, "Extract the archive: tar xzf NAME.tar.gz")
    present = set(os.listdir(folder))
    expected = {name for volumes in archives.values() for name, _ in volumes}
    strange = [name for name in present if re.match(r"^.+\.\d{3}$", name) and name[:-4] in archives and name not in expected]
    problems = ["missing  " + name for name in sorted(expected - present)] + ["extra    " + name for name in sorted(strange)]
    if problems:
        raise_volume_error(problems)
    for archive, volumes in sorted(archives.items()):
        join_one(folder, archive, volumes, console)
        unpack = "python -m zipfile -e NAME ." if archive.endswith(".zip") else "tar xzf NAME      (or: python -m tarfile -e NAME)"
        console.print("Joined    %s into %s" % (plural(len(volumes), "volume"), archive))
        console.print("To extract: " + unpack.replace("NAME", archive))
    return {"folder": folder, "archives": sorted(archives)}


def join_one(folder: str, archive: str, volumes: Sequence[Tuple[str, str]], console: Console) -> None:
    path = os.path.join(folder, archive)
    with file_lock(hidden_sibling(path, "lock"), "another run is joining %s" % archive, LONG_LOCK_TIMEOUT, remove=True):
        with new_file(path) as to:
            for count, (name, digest) in enumerate(volumes, 1):
                console.progress("Joining volume %d of %d" % (count, len(volumes)))
                if copy_and_hash(os.path.join(folder, name), to) != digest:
                    raise_volume_error(["altered  " + name])


def raise_volume_error(problems: Sequence[str]) -> None:
    raise InstallError(NOT_INTACT, "the volumes cannot be joined; nothing was changed:", "Copy these files again.", problems)


def check_packed(folder: str, lists: Sequence[Checksums], console: Console) -> int:
    """Check the companion files, and the folders that are unpacked. Returns the number of companion files."""
    problems: List[str] = []
    count = 0
    unpacked: Set[str] = set()
    for name, digest in sorted(pair for one in lists for pair in one.sums.items()):
        path = path_in(folder, name)
        if "/" in name and not os.path.isdir(os.path.dirname(path)):
            continue  # not unpacked
        if "/" in name:
            unpacked.add(os.path.join(folder, name.split("/")[0]))
        else:
            count += 1
        console.progress("Checking %s" % name)
        if os.path.islink(path) or not os.path.isfile(path):
            problems.append(("link     " if os.path.islink(path) else "missing  ") + name)
        elif sha256_of(path) != digest:
            problems.append("altered  " + name)
    if problems:
        raise_not_intact(folder, problems, count)
    for inner in sorted(unpacked):
        check_delta(inner, console) if is_delta(inner) else check(inner, console)
    return count


# --- Describe this machine and Python as JSON, for offline-bundle --target --------------------------------------------


SHORT_NAMES = {"python": "py", "cpython": "cp", "pypy": "pp", "ironpython": "ip", "jython": "jy"}

WINDOWS_MACHINES = {"win-amd64": "AMD64", "win-arm64": "ARM64", "win32": "x86"}

MANYLINUX_MACHINES = ("x86_64", "aarch64", "ppc64", "ppc64le", "s390x", "loongarch64", "riscv64")

POINTER_BYTES = struct.calcsize("P")


def describe():
    """A value for json.dumps. src/targets/describe.ts reads it."""
    system, machine = system_and_machine()
    name = sys.implementation.name
    return {
        "schema": 1,
        "implementation": SHORT_NAMES.get(name, name),
        "version": platform.python_version(),
        "freeThreaded": is_free_threaded(),
        "abis": cpython_abis() if name == "cpython" else generic_abis(),
        "os": system,
        "machine": machine,
        "platform": sysconfig.get_platform(),
        "libc": libc(machine) if system == "linux" else None,
        "macos": list(macos_version()) if system == "macos" else None,
        "markers": marker_environment(),
    }


def marker_environment():
    """The marker environment (PEP 508)."""
    return {
        "implementation_name": sys.implementation.name,
        "implementation_version": format_version(sys.implementation.version),
        "os_name": os.name,
        "platform_machine": platform.machine(),
        "platform_python_implementation": platform.python_implementation(),
        "platform_release": platform.release(),
        "platform_system": platform.system(),
        "platform_version": platform.version(),
        "python_full_version": platform.python_version(),
        "python_version": ".".join(platform.python_version_tuple()[:2]),
        "sys_platform": sys.platform,
    }


def format_version(version):
    text = "%d.%d.%d" % (version.major, version.minor, version.micro)
    if version.releaselevel == "final":
        return text
    return text + version.releaselevel[0] + str(version.serial)


# --- the Python -----------------------------------------------------------------------------------------------------


def is_free_threaded():
    return sys.version_info >= (3, 13) and bool(sysconfig.get_config_var("Py_GIL_DISABLED"))


def is_debug():
    with_debug = sysconfig.get_config_var("Py_DEBUG")
    if with_debug is not None:
        return bool(with_debug)
    # Windows has no Py_DEBUG; a debug build loads `_d.pyd` files.
    return hasattr(sys, "gettotalrefcount") or "_d.pyd" in importlib.machinery.EXTENSION_SUFFIXES


def cpython_abis():
    """ABI tags, best first: flags t (free-threaded), d (debug), and m (pymalloc) before 3.8."""
    base = "cp%d%d" % sys.version_info[:2] + ("t" if is_free_threaded() else "")
    debug = "d" if is_debug() else ""
    if sys.version_info < (3, 8):
        with_pymalloc = sysconfig.get_config_var("WITH_PYMALLOC")
        return [base + debug + ("m" if with_pymalloc or with_pymalloc is None else "")]
    # A debug build also loads the extension modules of normal builds.
    return [base + debug, base] if debug else [base]


def generic_abis():
    """From a suffix such as `.pypy311-pp73-x86_64-linux-gnu.so`."""
    suffix = sysconfig.get_config_var("EXT_SUFFIX") or ""
    parts = suffix.split(".")
    if len(parts) < 3 or not parts[1]:
        return ["none"]
    words = parts[1].split("-")
    count = {"pypy": 2, "graalpy": 3}.get(re.match("[a-z]*", words[0]).group(), len(words))
    return [normal("-".join(words[:count]))]


# --- the machine ----------------------------------------------------------------------------------------------------


def system_and_machine():
    """The machine is that of this *Python*: for a 32-bit Python on a 64-bit kernel, a 32-bit machine."""
    target = sysconfig.get_platform()
    system = platform.system()
    if system == "Linux" and target.startswith("linux-"):
        machine = normal(target)[len("linux_") :]
        return "linux", {"x86_64": "i686", "aarch64": "armv8l"}.get(machine, machine) if POINTER_BYTES == 4 else machine
    if system == "Darwin":
        return "macos", macos_machine()
    if system == "Windows" and target in WINDOWS_MACHINES:
        return "windows", WINDOWS_MACHINES[target]
    return "other", normal(platform.machine()) or "unknown"


def macos_machine():
    machine = platform.mac_ver()[2]
    if POINTER_BYTES == 4:
        return "ppc" if machine.startswith("ppc") else "i386"
    return machine


def macos_version():
    """E.g. (14, 5). To a Python built with an old SDK, newer systems report 10.16 unless SYSTEM_VERSION_COMPAT is 0."""
    version = two_numbers(platform.mac_ver()[0])
    if version != (10, 16):
        return version
    output = subprocess.check_output(
        [sys.executable, "-sS", "-c", "import platform; print(platform.mac_ver()[0])"],
        env={"SYSTEM_VERSION_COMPAT": "0"},
        universal_newlines=True,
    )
    return two_numbers(output)


def normal(text):
    return text.replace(".", "_").replace("-", "_").replace(" ", "_")


def two_numbers(text):
    found = re.match(r"(\d+)\.(\d+)", text)
    return (int(found.group(1)), int(found.group(2))) if found else None


# --- the C library --------------------------------------------------------------------------------------------------


def libc(machine):
    """Name, version and support of manylinux wheels; None if wheels cannot rely on any (a static Python)."""
    elf = read_elf(sys.executable)
    glibc = two_numbers(glibc_text() or "")
    if glibc is not None:
        return {"name": "glibc", "version": list(glibc), "manylinux": supports_manylinux(machine, elf)}
    musl = musl_version(elf)
    return None if musl is None else {"name": "musl", "version": list(musl), "manylinux": False}


def glibc_text():
    """E.g. `2.36`, from confstr or gnu_get_libc_version(); None for another C library."""
    try:
        return os.confstr("CS_GNU_LIBC_VERSION").rsplit()[1]
    except (AttributeError, IndexError, OSError, ValueError):
        pass
    try:
        import ctypes

        get_version = ctypes.CDLL(None).gnu_get_libc_version
    except (AttributeError, ImportError, OSError, TypeError):
        return None
    get_version.restype = ctypes.c_char_p
    return get_version().decode("ascii")


def musl_version(elf):
    """E.g. (1, 2), printed by the loader of musl when it is run without a program; None if this Python has another loader."""
    if elf is None or "musl" not in elf.interpreter:
        return None
    ran = subprocess.Popen([elf.interpreter], stdout=subprocess.PIPE, stderr=subprocess.PIPE, universal_newlines=True)
    lines = [line.strip() for line in ran.communicate()[1].splitlines() if line.strip()]
    if len(lines) < 2 or not lines[0].startswith("musl") or not lines[1].startswith("Version "):
        return None
    return two_numbers(lines[1][len("Version ") :])


def supports_manylinux(machine, elf):
    if not manylinux_module_allows(machine):
        return False
    if machine in ("armv7l", "armv8l"):
        # EABI version 5, and VFP registers for arguments (ELF for the ARM architecture, e_flags)
        return elf is not None and elf.kind == ELF_ARM and elf.flags & 0xFF000400 == 0x05000400
    if machine == "i686":
        return elf is not None and elf.kind == ELF_I386
    return machine in MANYLINUX_MACHINES


def manylinux_module_allows(machine):
    """A distribution can forbid manylinux wheels with the module `_manylinux` (PEP 600)."""
    try:
        import _manylinux
    except ImportError:
        return True
    compatible = getattr(_manylinux, "manylinux_compatible", None)
    return compatible is None or compatible(2, 17, machine) is not False


Elf = collections.namedtuple("Elf", ("kind", "flags", "interpreter"))
ELF_I386, ELF_ARM = (32, "<", 3), (32, "<", 40)


def read_elf(path):
    """
    kind (bits, byte order, machine), flags and dynamic loader of a program (System V ABI, "Object Files"). None if it is not
    an ELF file or cannot be read.
    """
    try:
        with open(path, "rb") as file:
            ident = file.read(16)
            if ident[:4] != b"\x7fELF":
                return None
            bits, order = {1: 32, 2: 64}[ident[4]], {1: "<", 2: ">"}[ident[5]]
            header = order + ("HHIIIIIHHH" if bits == 32 else "HHIQQQIHHH")
            fields = struct.unpack(header, file.read(struct.calcsize(header)))
            machine, offset, flags, size, count = fields[1], fields[4], fields[6], fields[8], fields[9]
            return Elf((bits, order, machine), flags, read_interpreter(file, bits, order, offset, size, count))
    except (OSError, TypeError, ValueError, LookupError, struct.error):
        return None


def read_interpreter(file, bits, order, offset, size, count):
    """The path of the dynamic loader (program header PT_INTERP), or '' for a static program."""
    # type, offset and file size; 64-bit headers have their flags in second position.
    layout, picked = ("IIIIIIII", (0, 1, 4)) if bits == 32 else ("IIQQQQQQ", (0, 2, 5))
    for index in range(count):
        file.seek(offset + size * index)
        fields = struct.unpack(order + layout, file.read(struct.calcsize(order + layout)))
        kind, start, length = (fields[place] for place in picked)
        if kind == 3:
            file.seek(start)
            return os.fsdecode(file.read(length)).strip("\0")
    return ""


# --- The install plan: the pins of a lock for this machine, and checks of their wheels --------------------------------


class Pin(NamedTuple):
    """One line of locks/<id>.txt and the file name of its wheel."""

    project: str
    version: str
    line: str
    wheel: str


class InstallPlan(NamedTuple):
    """What to install, decided before anything is changed."""

    bundle: Bundle
    target: Json
    pins: List[Pin]
    force: bool


class Outcome(NamedTuple):
    where: str
    changed: List[Json]  # {"project", "from": version or None, "to": version}
    note: str  # the next step


def read_pins(bundle: Bundle, target: Json, variables: Json) -> List[Pin]:
    """The lines of the lock of a target whose markers hold in the marker environment `variables`."""
    label = "locks/%s.txt" % target["id"]
    by_hash = {digest: name for name, digest in bundle.wheels.items()}
    pins = []
    text = read_text(path_in(bundle.folder, label), label)
    for line in text.replace("\\\n", " ").splitlines():
        line = line.strip()
        if line == "" or line.startswith(("#", "--")):
            continue
        match = re.match(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==(\S+) (?:; (.*) )?--hash=sha256:([0-9a-f]{64})$", line)
        if match is None or match.group(4) not in by_hash:
            raise InstallError(
                NOT_INTACT, "%s names a file that is not in the bundle: %s" % (label, one_line(line)), "Create the bundle again."
            )
        if match.group(3) is None or marker_holds(match.group(3), variables):
            pins.append(Pin(project_name(match.group(1)), match.group(2), line, by_hash[match.group(4)]))
    return pins


def marker_holds(text: str, variables: Json) -> bool:
    """
    Evaluate a marker of a lock, which is also a Python expression: `python_full_version < "3.9.2" and (...)`. Locks compare
    nothing but python_full_version and platform_machine. The `packaging` inside pip is not used, because neither this
    machine nor the bundle has to have a pip (`bootstrap` is optional).
    """

    def holds(node: Any) -> bool:
        if isinstance(node, ast.BoolOp):
            return (all if isinstance(node.op, ast.And) else any)([holds(value) for value in node.values])
        if not isinstance(node, ast.Compare) or not isinstance(node.left, ast.Name) or len(node.ops) != 1:
            raise ValueError(text)
        name, value = node.left.id, ast.literal_eval(node.comparators[0])
        comparison = (name, type(node.ops[0]))
        if not isinstance(value, str) or comparison not in MARKER_COMPARISONS:
            raise ValueError(text)
        return MARKER_COMPARISONS[comparison](variables[name], value)

    try:
        if text.count("(") > 100 or not re.match(r'[\w.+ "()<>=-]*\Z', text, re.ASCII):
            raise ValueError(text)
        return holds(ast.parse(text, mode="eval").body)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise InstallError(NOT_INTACT, "a lock has an unsupported marker: %s" % one_line(text), "Create the bundle again.")


MARKER_COMPARISONS: Dict[Tuple[str, type], Callable[[str, str], bool]] = {
    ("python_full_version", ast.Lt): lambda here, there: version_key(here) < version_key(there),
    ("python_full_version", ast.GtE): lambda here, there: version_key(here) >= version_key(there),
    ("platform_machine", ast.Eq): lambda here, there: here == there,
}


def subset(pins: Sequence[Pin], target: Json, wanted: Sequence[str]) -> List[Pin]:
    """The pins of some projects and their dependencies, by "requiredBy" in the manifest."""
    names = {project_name(name) for name in wanted}
    absent = sorted(names - {pin.project for pin in pins})
    if absent:
        raise InstallError(
            USAGE, "%s does not include %s" % (target["id"], ", ".join(absent)), "It includes: %s." % ", ".join(pin.project for pin in pins)
        )
    size = -1
    while size != len(names):
        size = len(names)
        names |= {one["project"] for one in target["entries"] if names & set(one.get("requiredBy", []))}
    return [pin for pin in pins if pin.project in names]


def header_of(text: str, header: str) -> str:
    for line in text.splitlines():
        if line == "":
            break
        if line.lower().startswith(header.lower() + ":"):
            return line.split(":", 1)[1].strip()
    return ""


def changes(pins: Sequence[Pin], before: Dict[str, List[str]]) -> List[Json]:
    pairs = [(pin, before[pin.project][0] if pin.project in before else None) for pin in pins]
    return [{"project": pin.project, "from": old, "to": pin.version} for pin, old in pairs if old != pin.version]


MAX_ENTRY_POINTS_BYTES = 1 << 24  # real ones have a few kilobytes

# configparser copies DEFAULT into every section.
COMMAND_GROUPS = {"console_scripts", "gui_scripts", "DEFAULT"}

# What zipfile raises for a damaged or encrypted file.
ZIP_ERRORS = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, RuntimeError, ValueError)


def check_entry_points(bundle: Bundle, pins: Sequence[Pin], console: Console) -> None:
    """pip before 26.3 writes a script wherever its name points, even outside the environment."""
    odd = []
    for pin in pins:
        console.progress("Checking the scripts of %s" % pin.project)
        try:
            with zipfile.ZipFile(long_path(os.path.join(bundle.folder, "wheels", pin.wheel))) as wheel:
                odd += ["%s: %s" % (pin.wheel, ascii(line)) for text in entry_points_of(wheel) for line in unsafe_commands(text)]
        except ZIP_ERRORS as error:
            odd.append("%s: cannot be read: %s" % (pin.wheel, ascii(str(error))))
    console.end_progress()
    if odd:
        raise InstallError(
            NOT_INTACT,
            "scripts of these wheels could be written outside the environment:",
            "Nothing was installed. Do not use this bundle.",
            odd,
        )


def entry_points_of(wheel: zipfile.ZipFile) -> Iterator[str]:
    """The text of each *.dist-info/entry_points.txt. Raises ValueError for a size or compression that no real wheel has."""
    for info in wheel.infolist():
        parts = [part for part in info.filename.split("/") if part not in ("", ".")]
        if parts[1:] == ["entry_points.txt"] and parts[0].endswith(".dist-info"):
            if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise ValueError("entry_points.txt has compression method %d" % info.compress_type)
            with wheel.open(info) as file:
                data = file.read(MAX_ENTRY_POINTS_BYTES + 1)
            if len(data) > MAX_ENTRY_POINTS_BYTES:
                raise ValueError("entry_points.txt has more than %d bytes" % MAX_ENTRY_POINTS_BYTES)
            yield data.decode("utf-8", "replace")


def unsafe_commands(entry_points: str) -> List[str]:
    """Lines that some pip could write elsewhere, or that installers parse differently."""
    return [line for group, line in command_lines(entry_points) if not group or not is_plain_command(line)]


def is_plain_command(line: str) -> bool:
    """The name must be a file name on every system; without a function, pip takes the name from the rest of the line."""
    name, _, value = line.partition("=")
    name = name.strip()
    plain = re.search(r"[/\\:\x00-\x1f\x7f-\x9f]", name) is None and name not in ("", ".", "..")
    return plain and re.match(r"\w", value.strip()) is not None


def command_lines(entry_points: str) -> Iterator[Tuple[bool, str]]:
    """
    (True, line) for each script (Entry points specification, "Use for scripts"), (False, line) for a line that
    pkg_resources, importlib.metadata and configparser parse differently.
    """
    inside = False
    for line in entry_points.replace("\r\n", "\n").split("\n"):
        line = line.strip()
        if len(line.splitlines()) > 1:
            yield False, line
        elif line == "" or line.startswith("#"):
            continue
        elif line.startswith("[") and not line.endswith("]"):
            yield False, line
        elif line.startswith("["):
            inside = not COMMAND_GROUPS.isdisjoint(re.split(r"[\[\]\s]+", line))
        elif inside:
            yield True, line


# --- Run pip without network access: the one of a Python, or the one in the bundle ------------------------------------


# Older versions do not know tags such as manylinux_2_28 (20.3) or those of free-threaded Pythons (24.1).
MIN_PIP, MIN_PIP_FREE_THREADED = (20, 3), (24, 1)


def pip_arguments(plan: InstallPlan, requirements: str) -> List[str]:
    """Without --no-deps, so that a missing dependency is an error, unless --force is used."""
    arguments = ["install", "--isolated", "--no-index", "--no-cache-dir", "--disable-pip-version-check", "--no-input"]
    arguments += ["--only-binary", ":all:", "--require-hashes", "--no-warn-script-location", "--progress-bar", "off"]
    # The page of the lock, because in the folder of all wheels pip would prefer the best tag to the locked hash.
    sources = [os.path.join(plan.bundle.folder, name) for name in (os.path.join("locks", plan.target["id"] + ".html"), "bootstrap")]
    for source in sources:
        arguments += ["--find-links", source] if os.path.exists(source) else []
    arguments += ["--no-deps", "--ignore-requires-python"] if plan.force else []
    return arguments + ["--requirement", requirements]


def pip_command(python: str, wheel: Optional[str], arguments: Sequence[str]) -> List[str]:
    """Runs the pip of `python`, or the one in the wheel."""
    return [python, os.path.abspath(__file__), RUN_PIP, wheel or "-"] + list(arguments)


def run_child(
    command: Sequence[str], tempdir: str, keep: Sequence[int] = (), on_line: Callable[[str], None] = lambda line: None
) -> Tuple[int, str]:
    """
    (exit code, stdout and stderr). Runs in an empty folder, where nothing can be imported. keep: file descriptors to inherit.
    on_line: gets each line of the output as soon as the child writes it.
    """
    extra: Dict[str, Any] = {} if os.name == "nt" else {"pass_fds": tuple(keep)}
    extra.update(cwd=tempdir, env=clean_environment(tempdir))
    child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **extra)
    assert child.stdin is not None and child.stdout is not None
    try:
        output = ""
        for data in child.stdout:
            line = data.decode("utf-8", "replace")
            output += line
            on_line(line)
        child.stdin.close()  # open until now: the end of it would tell become_pip() that this process has died
        child.wait()
    except BaseException:
        child.kill()
        child.wait()
        raise
    return child.returncode, output


def ask_child(python: str, arguments: Sequence[str], tempdir: str, message: str, hint: str) -> Any:
    """The JSON value that this file prints, as its last line, when another Python runs it. message, hint: for a failure."""
    code, output = run_child([python, os.path.abspath(__file__)] + list(arguments), tempdir)
    lines = output.strip().splitlines()
    if code != 0 or not lines:
        raise InstallError(MACHINE, message, hint, lines[-MAX_LISTED:])
    return json.loads(lines[-1])


def clean_environment(tempdir: str) -> Dict[str, str]:
    """The environment without settings of pip, of Python and of proxies."""
    unwanted = re.compile(r"^(PIP_.*|PYTHON.*|__PYVENV_LAUNCHER__|VIRTUAL_ENV|.*_PROXY)$", re.IGNORECASE)
    kept = {name: value for name, value in os.environ.items() if not unwanted.match(name)}
    kept.update(PIP_CONFIG_FILE=os.devnull, PYTHONIOENCODING="utf-8", TMPDIR=tempdir, TEMP=tempdir, TMP=tempdir)
    return kept


RUN_PIP, PRINT_DESTINATION = "--run-pip-in-this-process", "--tell-state-of-this-python"
COMPARE_VERSIONS = "--compare-versions-in-this-process"


def become_pip(wheel: str, arguments: Sequence[str]) -> None:
    """In the child: become pip, without sockets, and exit as soon as the parent process is gone."""

    def watch() -> None:
        os.read(0, 1)  # not sys.stdin, whose lock a daemon thread would hold at exit
        os._exit(CANCELLED)

    def forbid(*_: Any, **__: Any) -> None:
        raise OSError("install.py blocks network access")

    threading.Thread(target=watch, daemon=True).start()
    for name in ("connect", "connect_ex"):
        setattr(socket.socket, name, forbid)
    for name in ("create_connection", "getaddrinfo", "gethostbyname"):
        setattr(socket, name, forbid)
    if wheel != "-":
        sys.path.insert(0, wheel)
    if arguments[0] == "install":
        announce_projects()
    sys.argv = ["pip"] + list(arguments)
    runpy.run_module("pip", run_name="__main__", alter_sys=True)


def announce_projects() -> None:
    """In the child: let pip print `Installing PROJECT` before each project; it prints nothing between the first and the last."""
    try:
        requirement: Any = importlib.import_module("pip._internal.req.req_install").InstallRequirement
        install = requirement.install
    except (ImportError, AttributeError):  # no pip, which the caller finds out, or one of another structure: less progress is shown
        return

    def announced(self: Any, *arguments: Any, **options: Any) -> Any:
        print("Installing %s" % self.name, flush=True)
        return install(self, *arguments, **options)

    requirement.install = announced


def compare_versions(wheel: str, versions: Sequence[str]) -> int:
    """In the child: print for each pair whether the two are the same version (PEP 440)."""
    if wheel != "-":
        sys.path.insert(0, wheel)
    version = importlib.import_module("pip._vendor.packaging.version").Version

    def same(one: str, other: str) -> bool:
        try:
            return bool(version(one) == version(other))
        except ValueError:  # InvalidVersion
            return False

    print(json.dumps([same(*pair) for pair in zip(versions[::2], versions[1::2])]))
    return 0


def with_pinned_spelling(
    python: str, pip: Optional[str], pins: Sequence[Pin], installed: Dict[str, List[str]], tempdir: str
) -> Dict[str, List[str]]:
    """`installed`, with the version of the pin where METADATA spells the same version in another way, e.g. 1.0.RC.1 for 1.0rc1."""
    pairs = [(pin, installed[pin.project][0]) for pin in pins if installed.get(pin.project, [pin.version])[0] != pin.version]
    if not pairs:
        return installed
    texts = [text for pin, found in pairs for text in (pin.version, found)]
    arguments = [COMPARE_VERSIONS, pip or "-"] + texts
    equal = ask_child(python, arguments, tempdir, "pip cannot compare versions:", "The lines above are the output of pip.")
    same = [pin for (pin, _), is_same in zip(pairs, equal) if is_same]
    return dict(installed, **{pin.project: [pin.version] + installed[pin.project][1:] for pin in same})


def expect_installed(python: str, pip: Optional[str], pins: Sequence[Pin], installed: Dict[str, List[str]], tempdir: str) -> None:
    """Check what is on the disk, whatever pip reported."""
    installed = with_pinned_spelling(python, pip, pins, installed, tempdir)
    found = {pin.project: installed.get(pin.project, ["nothing"])[0] for pin in pins}
    wrong = ["%s %s, found %s" % (pin.project, pin.version, found[pin.project]) for pin in pins if found[pin.project] != pin.version]
    if wrong:
        message = "pip reported success, but these projects do not have the expected version:"
        raise InstallError(MACHINE, message, "Another program may have changed the environment. Run this command again.", wrong)


def pip_version(python: str, tempdir: str) -> Optional[str]:
    """None if the pip of this Python is missing or does not start."""
    code, output = run_child(pip_command(python, None, ["--version"]), tempdir)
    match = re.search(r"^pip (\S+) from ", output, re.MULTILINE)
    return match.group(1) if code == 0 and match else None


def pick_pip(python: str, bundle: Bundle, target: Json, tempdir: str, console: Console) -> Optional[str]:
    """The path of the pip wheel in the bundle, or None to use the pip of this Python, which is recent enough."""
    minimum = MIN_PIP_FREE_THREADED if target["python"]["freeThreaded"] else MIN_PIP
    own = pip_version(python, tempdir)
    if own is not None and version_key(own)[:2] >= minimum:
        return None
    state = "this Python has no working pip" if own is None else "pip %s is too old for these wheels" % own
    wheel = target.get("bootstrap")
    if wheel is None:
        hint = "Install pip %s or newer, or create the bundle again." % dotted(minimum)
        raise InstallError(MACHINE, "%s, and the bundle does not contain one for it" % state, hint)
    console.print("Using %s of the bundle: %s" % (wheel, state))
    return path_in(bundle.folder, wheel)


def install_pins(
    python: str, pip: Optional[str], plan: InstallPlan, pins: Sequence[Pin], extra: Sequence[str], tempdir: str, lock: int, console: Console
) -> None:
    """lock: the file descriptor of a lock that must be held until pip has ended, even if this process is killed."""
    requirements = os.path.join(tempdir, "requirements.txt")
    write_file(requirements, "".join(pin.line + "\n" for pin in pins))
    console.progress("Installing %s" % plural(len(pins), "project"))
    command = pip_command(python, pip, pip_arguments(plan, requirements) + list(extra))
    code, output = run_child(command, tempdir, [lock], pip_progress(len(pins), console))
    console.end_progress()
    if code != 0:
        raise_pip_error(code, output, tempdir)
    # After a successful installation, pip reports the conflicts with other projects.
    for line in output.splitlines():
        if re.search(r" requires .*(but you have|which is not installed)", line):
            console.print("warning: pip: " + line.replace("ERROR: ", "").strip())


def pip_progress(total: int, console: Console) -> Callable[[str], None]:
    """For the lines of pip: it reads all wheels, then installs them. A line names a wheel, or comes from announce_projects()."""
    seen: Dict[str, List[str]] = {"Reading": [], "Installing": []}

    def on_line(line: str) -> None:
        match = re.match(r"Processing .*?([^/\\ -]+)-[^/\\]+\.whl\b|Installing (\S+)$", line)
        if match is None:
            return
        doing, project = "Reading" if match.group(1) else "Installing", project_name(match.group(1) or match.group(2))
        if project not in seen[doing]:
            seen[doing].append(project)
            console.progress("%s %d of %d: %s" % (doing, len(seen[doing]), total, project))

    return on_line


def raise_pip_error(code: int, output: str, tempdir: str) -> None:
    lines = [
        line for line in output.splitlines() if line.strip() and not re.match(r"(Looking in links|Processing|Installing|\[notice\])", line)
    ]
    lines = lines[-MAX_LISTED:]
    if "DO NOT MATCH THE HASHES" in output:
        hint = "Check the storage medium, then run --check."
        raise InstallError(NOT_INTACT, "a wheel changed while it was installed; pip reports:", hint, lines)
    if "No matching distribution" in output or "ResolutionImpossible" in output or "In --require-hashes mode" in output:
        hint = "Create the bundle again for this machine (--describe). --force installs what the bundle has."
        raise InstallError(INCOMPLETE, "the bundle is incomplete for this machine; pip reports:", hint, lines)
    # pip reports a full disk in many ways; often it reads a truncated file first.
    if "No space left on device" in output or shutil.disk_usage(tempdir).free < CHUNK:
        raise InstallError(MACHINE, "the disk is full; pip reports:", "Free some disk space, then run this command again.", lines[-3:])
    raise InstallError(MACHINE, "pip failed with exit code %d:" % code, "The lines above are the output of pip.", lines)


# --- The environment to install into: its paths, what is installed, and snapshots to restore it -----------------------


class Destination(NamedTuple):
    python: str
    version: str
    prefix: str
    roots: Dict[str, str]  # purelib, platlib, scripts, data
    installed: Dict[str, List[str]]  # project -> [version, path of its .dist-info]
    managed_by: str  # path of EXTERNALLY-MANAGED, or "" (PEP 668)
    is_venv: bool


def current_destination(for_user: bool) -> Destination:
    scheme = user_scheme() if for_user else None
    paths = sysconfig.get_paths(scheme) if scheme else sysconfig.get_paths()
    roots = {name: paths[name] for name in ("purelib", "platlib", "scripts", "data")}
    is_venv = sys.prefix != getattr(sys, "base_prefix", sys.prefix)
    marker = os.path.join(sysconfig.get_path("stdlib"), "EXTERNALLY-MANAGED")
    managed = "" if is_venv or not os.path.exists(marker) else marker
    search = [roots["purelib"], roots["platlib"]] + [path for path in sys.path if os.path.isdir(path)]
    return Destination(sys.executable, platform.python_version(), sys.prefix, roots, installed_distributions(search), managed, is_venv)


def user_scheme() -> str:
    if hasattr(sysconfig, "get_preferred_scheme"):  # Python 3.10
        return sysconfig.get_preferred_scheme("user")
    return "osx_framework_user" if sys.platform == "darwin" and sysconfig.get_config_var("PYTHONFRAMEWORK") else os.name + "_user"


def destination_of(python: str) -> Destination:
    with temporary_folder() as tempdir:
        hint = "Remove that environment, or use another directory."
        return Destination(**ask_child(python, [PRINT_DESTINATION], tempdir, "%s does not start" % python, hint))


def installed_distributions(search: Sequence[str]) -> Dict[str, List[str]]:
    """project -> [version, path]; the first folder that has a project wins, as on sys.path."""
    found: Dict[str, List[str]] = {}
    for folder in search:
        for name in sorted(os.listdir(folder)) if os.path.isdir(folder) else []:
            if not name.endswith((".dist-info", ".egg-info")):
                continue
            path = os.path.join(folder, name)
            with contextlib.suppress(OSError, UnicodeDecodeError):
                inner = "METADATA" if name.endswith(".dist-info") else "PKG-INFO"
                with open(os.path.join(path, inner) if os.path.isdir(path) else path, encoding="utf-8") as file:
                    text = file.read()
                project = project_name(header_of(text, "Name"))
                found.setdefault(project, [header_of(text, "Version"), path])
    return found


def installed_now(destination: Destination, extra: Sequence[str]) -> Dict[str, List[str]]:
    return (current_destination(True) if "--user" in extra else destination_of(destination.python)).installed


def save_snapshot(destination: Destination, pins: Sequence[Pin], bundle: Bundle) -> str:
    """Save what --restore needs, before the environment is changed. Returns the folder; after an error there is none."""
    folder = os.path.join(snapshots_folder(destination), utc_now().strftime("%Y%m%dT%H%M%S.%fZ"))
    saved = os.path.join(folder, "saved")
    os.makedirs(saved)
    try:
        # --restore must work when the medium with the bundle is gone.
        shutil.copyfile(os.path.abspath(__file__), os.path.join(folder, "install.py"))
        freeze = sorted("%s==%s\n" % (name, version) for name, (version, _) in destination.installed.items())
        write_file(os.path.join(folder, "before.txt"), "".join(freeze))
        roots, owned = destination.roots, owned_names(pins, bundle)
        snapshot: Json = {"version": 1, "roots": roots, "owned": owned, "files": sorted(files_of(roots, owned))}
        snapshot["saved"] = copy_replaced_files(destination, pins, saved)
        write_file(os.path.join(folder, "snapshot.json"), json.dumps(snapshot, indent=1))
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return folder


def snapshots_folder(destination: Destination) -> str:
    """In the environment, or in the home folder if the environment is not writable."""
    inside = os.path.join(destination.prefix, ".offline-bundle")
    if os.access(inside if os.path.isdir(inside) else destination.prefix, os.W_OK):
        return inside
    label = hashlib.sha256(os.path.realpath(destination.prefix).encode("utf-8", "surrogateescape")).hexdigest()[:12]
    return os.path.join(os.path.expanduser("~"), ".offline-bundle", label)


def owned_names(pins: Sequence[Pin], bundle: Bundle) -> Dict[str, List[str]]:
    """root -> the names directly below it that the wheels write. --restore removes nothing else."""
    owned: Dict[str, Set[str]] = {"purelib": set(), "scripts": set(), "data": set()}
    for pin in pins:
        with zipfile.ZipFile(long_path(os.path.join(bundle.folder, "wheels", pin.wheel))) as wheel:
            for name in wheel.namelist():
                parts = name.split("/")
                if not parts[0].endswith(".data"):
                    owned["purelib"].add(parts[0])
                elif len(parts) > 2:
                    kind = "purelib" if parts[1] == "platlib" else parts[1]
                    owned.setdefault(kind, set()).add("/".join(parts[2:]) if kind == "data" else parts[2])
            for text in entry_points_of(wheel):
                owned["scripts"].update(script_names(text))
    return {root: sorted(names) for root, names in owned.items() if root in ("purelib", "scripts", "data")}


def script_names(entry_points: str) -> Iterator[str]:
    """The scripts of an entry_points.txt, with the suffixes that they have on Windows."""
    for plain, line in command_lines(entry_points):
        if plain:
            name = line.split("=", 1)[0].strip()
            yield name
            for suffix in (".exe", "-script.py", ".exe.manifest"):
                yield name + suffix


def files_of(roots: Dict[str, str], owned: Dict[str, List[str]]) -> Iterator[str]:
    """The files that exist below the owned names, and in the `~name` folders of a pip that was killed."""
    for root in {roots["purelib"], roots["platlib"]}:
        remains = [name for name in os.listdir(root) if name.startswith("~")] if os.path.isdir(root) else []
        for name in owned["purelib"] + remains:
            yield from files_below(os.path.join(root, name))
    for name in owned["scripts"]:
        yield from files_below(os.path.join(roots["scripts"], name))
    for name in owned["data"]:
        yield from files_below(os.path.join(roots["data"], *name.split("/")))


def copy_replaced_files(destination: Destination, pins: Sequence[Pin], folder: str) -> List[List[str]]:
    """[original, copy] for each file of the distributions that pip is about to replace."""
    saved: List[List[str]] = []
    for pin in pins:
        version, path = destination.installed.get(pin.project, [pin.version, ""])
        if version == pin.version:
            continue
        for original in recorded_files(path):
            copy = os.path.join(folder, str(len(saved)))
            try:
                os.link(original, copy)  # safe, because pip creates new files and never writes into one
            except OSError:
                shutil.copy2(original, copy)
            saved.append([original, copy])
    return saved


def recorded_files(info: str) -> List[str]:
    """The files that RECORD lists (Recording installed projects); of an egg-info only its own."""
    record = os.path.join(info, "RECORD")
    if not os.path.isfile(record):
        return list(files_below(info))
    with open(record, encoding="utf-8", newline="") as file:
        paths = [os.path.normpath(os.path.join(os.path.dirname(info), row[0])) for row in csv.reader(file) if row]
    return [path for path in paths if os.path.isfile(path)]


def restore(folder: str, console: Console) -> None:
    """Remove new files and put replaced files back. Running it again changes nothing."""
    snapshot = read_json(os.path.join(folder, "snapshot.json"), "snapshot.json")
    before = set(snapshot["files"]) | {original for original, _ in snapshot["saved"]}
    added = [path for path in files_of(snapshot["roots"], snapshot["owned"]) if path not in before]
    for path in added:
        remove_file(path)
        remove_empty_folders(os.path.dirname(path), set(snapshot["roots"].values()))
    for original, copy in snapshot["saved"]:
        os.makedirs(os.path.dirname(original), exist_ok=True)
        part = original + ".offline-bundle.part"
        shutil.copy2(copy, part)
        os.replace(part, original)
    with contextlib.suppress(FileNotFoundError):
        os.remove(os.path.join(os.path.dirname(folder), "updating.json"))
    console.print("Restored: %s removed, %s put back" % (plural(len(added), "file"), plural(len(snapshot["saved"]), "file")))


def restore_command(destination: Destination, snapshot: str) -> str:
    return command_line([destination.python, os.path.join(snapshot, "install.py"), "--restore", snapshot])


# --- Export: merge bundles into a simple repository -------------------------------------------------------------------


def export(bundle: Bundle, folder: str, console: Console) -> Json:
    """
    Merge the bundle into `wheels/`, `simple/` and `locks/` of a folder, for an index that pip can use. First everything is
    compared, then wheels are added, then pages and locks are replaced, each by one rename, so that readers always see whole files.
    """
    wheels = os.path.join(folder, "wheels")
    os.makedirs(wheels, exist_ok=True)
    with file_lock(os.path.join(folder, ".offline-bundle-lock"), "another run is exporting into %s" % folder, LONG_LOCK_TIMEOUT):
        for name in os.listdir(wheels):
            if name.endswith(".part"):
                remove_file(os.path.join(wheels, name))
        there = {name for name in bundle.wheels if os.path.lexists(os.path.join(wheels, name))}
        conflicts = [name for name in sorted(there) if sha256_of(os.path.join(wheels, name)) != bundle.wheels[name]]
        if conflicts:
            raise InstallError(
                NOT_INTACT,
                "%s has different files with the same names; nothing was added:" % folder,
                "One of the two was changed. Compare both with their sources.",
                conflicts,
            )
        new = sorted(set(bundle.wheels) - there)
        for count, name in enumerate(new, 1):
            console.progress("Adding %d of %s" % (count, plural(len(new), "wheel")))
            copy_checked(os.path.join(bundle.folder, "wheels", name), os.path.join(wheels, name), bundle.wheels[name])
        merge_pages(bundle, os.path.join(folder, "simple"))
        locks = write_locks(bundle, folder)
    console.print("Exported  %s new, %d already present, into %s" % (plural(len(new), "wheel"), len(there), folder))
    index = file_url(os.path.join(folder, "simple"))
    console.print("To use it: pip install -i %s NAME" % index)
    example = bundle.targets[0]["id"] if len(locks) == 1 else "TARGET"
    path = os.path.join(folder, "locks", bundle.name, example + ".txt")
    console.print('To install exactly the verified set: pip install --require-hashes -i %s -r "%s"' % (index, path))
    return {"folder": folder, "added": new, "kept": sorted(there), "locks": locks}


def write_locks(bundle: Bundle, folder: str) -> List[str]:
    """
    Write `locks/NAME/TARGET.txt` for each target: its lock, without the options that refer to the files of the bundle, so that
    it can be used with any index that has these wheels. Returns the paths in the folder, with `/`.
    """
    locks = []
    for target in bundle.targets:
        source = "locks/%s.txt" % target["id"]
        lines = read_text(os.path.join(bundle.folder, *source.split("/")), source).splitlines()
        kept = [line for line in lines if line.split(" ")[0] not in ("--no-index", "--find-links")]
        lock = "locks/%s/%s.txt" % (bundle.name, target["id"])
        path = os.path.join(folder, *lock.split("/"))
        os.makedirs(os.path.dirname(path), exist_ok=True)
        write_file(path, "\n".join(kept) + "\n")
        locks.append(lock)
    return locks


def merge_pages(bundle: Bundle, simple: str) -> None:
    pages: Dict[str, Dict[str, str]] = {}
    for one in bundle.manifest["wheels"]:
        name = one["path"].split("/")[-1]
        pages.setdefault(one["project"], {})[name] = link_to(name, one)
    for project, links in pages.items():
        path = os.path.join(simple, project, "index.html")
        os.makedirs(os.path.dirname(path), exist_ok=True)
        merged = dict(read_links(path), **links)
        write_page(path, "Links for " + project, [merged[name] for name in sorted(merged)])
    projects = sorted(name for name in os.listdir(simple) if os.path.isfile(os.path.join(simple, name, "index.html")))
    write_page(os.path.join(simple, "index.html"), "Simple index", ['<a href="%s/">%s</a>' % (name, name) for name in projects])


def read_links(path: str) -> Dict[str, str]:
    """File name -> link, of a page that an earlier export wrote, if any."""
    if not os.path.exists(path):
        return {}
    links = re.finditer("<a [^>]*>([^<]*)</a>", read_text(path, path))
    return {html.unescape(link.group(1)): link.group() for link in links}


def link_to(name: str, wheel: Json) -> str:
    """A link on a page of a simple repository (PEP 503 and 592)."""
    attributes = 'href="../../wheels/%s#sha256=%s"' % (urllib.parse.quote(name), wheel["sha256"])
    for attribute, key in (("data-requires-python", "requiresPython"), ("data-yanked", "yanked")):
        attributes += ' %s="%s"' % (attribute, html.escape(wheel[key])) if key in wheel else ""
    return "<a %s>%s</a>" % (attributes, html.escape(name))


def write_page(path: str, title: str, links: Sequence[str]) -> None:
    page = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="pypi:repository-version" content="1.0">
<title>%s</title>
</head>
<body>
%s<br>
</body>
</html>
"""
    write_file(path, page % (html.escape(title), "<br>\n".join(links)))


# --- Install into an existing Python (`update`), a --target folder, or a virtual environment --------------------------


UNFINISHED_MARKER = ".offline-bundle-unfinished"  # in a virtual environment while it is built
INSTALLED_MARKER = "offline-bundle.json"  # in a finished folder of --venv or --target, with its content


def clear_folder(folder: str) -> None:
    """Remove everything but the marker of an unfinished environment."""
    for name in os.listdir(folder):
        path = os.path.join(folder, name)
        if os.path.isdir(path) and not os.path.islink(path):
            shutil.rmtree(long_path(path))
        elif name != UNFINISHED_MARKER:
            os.remove(path)


def write_installed_marker(folder: str, plan: InstallPlan) -> None:
    facts: Json = {"version": 1, "bundle": plan.bundle.name, "digest": plan.bundle.digest, "target": plan.target["id"]}
    facts["installed"] = [[pin.project, pin.version] for pin in plan.pins]
    write_file(os.path.join(folder, INSTALLED_MARKER), json.dumps(facts, indent=1) + "\n")


def install_into_python(plan: InstallPlan, options: Any, console: Console) -> Outcome:
    destination = current_destination(options.user)
    site = destination.roots["purelib"]
    if destination.managed_by:
        raise InstallError(
            MACHINE,
            "this Python is managed by the system's package manager (PEP 668): %s" % destination.managed_by,
            "Use a virtual environment: python install.py --venv DIR",
        )
    if options.user and destination.is_venv:
        raise InstallError(USAGE, "a virtual environment has no user site directory", "Omit --user.")
    if options.user:
        os.makedirs(site, exist_ok=True)
    if not os.access(site, os.W_OK):
        raise InstallError(
            MACHINE,
            "%s is not writable" % site,
            "Use --venv DIR or --user, or run this command as the owner of that Python.",
        )
    return update(destination, plan, ["--user"] if options.user else ["--no-user"], console)


def update(
    destination: Destination, plan: InstallPlan, extra: Sequence[str], console: Console, mark: Callable[[], None] = lambda: None
) -> Outcome:
    """Change an existing environment, with a snapshot to restore it after a failure. mark: called last."""
    store = snapshots_folder(destination)
    os.makedirs(store, exist_ok=True)
    progress = os.path.join(store, "updating.json")
    with file_lock(os.path.join(store, "lock"), "another run is installing into %s" % destination.prefix) as lock:
        for name in os.listdir(store):
            if name.startswith("offline-bundle-"):  # the temporary folder of a run that was killed
                shutil.rmtree(os.path.join(store, name), ignore_errors=True)
        if os.path.exists(progress):
            console.print("The last run was interrupted: restoring the environment")
            restore(read_json(progress, progress)["snapshot"], console)
        destination = destination._replace(installed=installed_now(destination, extra))
        pip = None
        if changes(plan.pins, destination.installed):
            with temporary_folder(store) as tempdir:
                pip = pick_pip(destination.python, plan.bundle, plan.target, tempdir, console)
                installed = with_pinned_spelling(destination.python, pip, plan.pins, destination.installed, tempdir)
                destination = destination._replace(installed=installed)
        changed = changes(plan.pins, destination.installed)
        if not changed:
            mark()
            return Outcome(destination.prefix, [], "")
        snapshot = save_snapshot(destination, plan.pins, plan.bundle)
        write_file(progress, json.dumps({"snapshot": snapshot}))
        try:
            with temporary_folder(store) as tempdir:
                install_pins(destination.python, pip, plan, plan.pins, extra, tempdir, lock, console)
                expect_installed(destination.python, pip, plan.pins, installed_now(destination, extra), tempdir)
            mark()
        except BaseException:
            console.print("The previous versions are listed in %s" % os.path.join(snapshot, "before.txt"))
            console.print("To restore them, run:\n  " + restore_command(destination, snapshot))
            raise
        os.remove(progress)
    return Outcome(destination.prefix, changed, "To undo this, run: " + restore_command(destination, snapshot))


def install_into_target_dir(plan: InstallPlan, folder: str, console: Console) -> Outcome:
    """Built in a hidden folder and renamed: the folder is the old or the new one, never a mixture."""
    folder = os.path.abspath(folder)
    os.makedirs(os.path.dirname(folder), exist_ok=True)
    new, old = hidden_sibling(folder, "new"), hidden_sibling(folder, "old")
    with file_lock(hidden_sibling(folder, "lock"), "another run is installing into %s" % folder, remove=True) as lock:
        if os.path.isdir(old) and not os.path.lexists(folder):
            os.rename(old, folder)  # the last run was killed between the two renames below
        if os.path.isdir(folder) and os.listdir(folder) and not os.path.isfile(os.path.join(folder, INSTALLED_MARKER)):
            raise InstallError(
                USAGE, "%s is not empty and was not created by install.py" % folder, "Use a directory that does not exist yet."
            )
        for path in (new, old):
            shutil.rmtree(long_path(path), ignore_errors=True)
        os.mkdir(new)
        try:
            before = fill_target_dir(plan, new, folder, lock, console)
            if os.path.isdir(folder):
                os.rename(folder, old)
            os.rename(new, folder)
        finally:
            shutil.rmtree(long_path(new), ignore_errors=True)
            if os.path.isdir(folder):
                shutil.rmtree(long_path(old), ignore_errors=True)
    return Outcome(folder, changes(plan.pins, before), "To use it: add %s to PYTHONPATH" % folder)


def fill_target_dir(plan: InstallPlan, new: str, folder: str, lock: int, console: Console) -> Dict[str, List[str]]:
    """Returns what is installed in `folder` at present."""
    tempdir = os.path.join(new, ".offline-bundle-temporary")
    os.mkdir(tempdir)
    pip = pick_pip(sys.executable, plan.bundle, plan.target, tempdir, console)
    install_pins(sys.executable, pip, plan, plan.pins, ["--target", new, "--no-user"], tempdir, lock, console)
    expect_installed(sys.executable, pip, plan.pins, installed_distributions([new]), tempdir)
    before = with_pinned_spelling(sys.executable, pip, plan.pins, installed_distributions([folder]), tempdir)
    shutil.rmtree(tempdir)
    write_installed_marker(new, plan)
    return before


def install_into_venv(plan: InstallPlan, folder: str, console: Console) -> Outcome:
    """
    A virtual environment cannot be renamed, because its scripts contain its path. So it is built in place, with a marker that
    is removed last. If the run is killed, the folder is absent, empty, marked or complete, and the next run finishes it.
    """
    folder = os.path.abspath(folder)
    mark = os.path.join(folder, UNFINISHED_MARKER)
    if os.path.isfile(os.path.join(folder, "pyvenv.cfg")) and not os.path.exists(mark):
        return update_venv(plan, folder, console)
    if os.path.lexists(folder) and not os.path.exists(mark) and (not os.path.isdir(folder) or os.listdir(folder)):
        raise InstallError(USAGE, "%s exists and is not a virtual environment" % folder, "Use a directory that does not exist yet.")
    os.makedirs(folder, exist_ok=True)
    with file_lock(mark, "another run is building %s" % folder) as lock:
        # Another run may have finished it, or was killed before it removed the marker.
        finished = os.path.isfile(os.path.join(folder, INSTALLED_MARKER))
        if not finished:
            if len(os.listdir(folder)) > 1:
                console.print("An earlier run did not finish %s: building it again" % folder)
                clear_folder(folder)
            try:
                build_venv(plan, folder, lock, console)
            except InstallError:
                clear_folder(folder)
                raise
            finally:
                if os.listdir(folder) == [UNFINISHED_MARKER] and os.name != "nt":
                    remove_file(mark)
                    os.rmdir(folder)
    if os.path.exists(folder):
        remove_file(mark)
    if finished:
        return update_venv(plan, folder, console)
    return Outcome(folder, changes(plan.pins, {}), "To use it: %s" % activate_line(folder))


def activate_line(folder: str) -> str:
    if os.name == "nt":
        return os.path.join(folder, "Scripts", "activate")
    return ". " + command_line([os.path.join(folder, "bin", "activate")])


def venv_python(folder: str) -> str:
    return os.path.join(folder, "Scripts", "python.exe") if os.name == "nt" else os.path.join(folder, "bin", "python")


def build_venv(plan: InstallPlan, folder: str, lock: int, console: Console) -> None:
    python = venv_python(folder)
    wheel = plan.target.get("bootstrap")
    pip = path_in(plan.bundle.folder, wheel) if wheel else None
    tempdir = os.path.join(folder, ".offline-bundle-temporary")
    os.mkdir(tempdir)
    console.progress("Creating the virtual environment")
    # ensurepip installs an old pip, and Debian removes it from Python.
    make = [sys.executable, "-m", "venv"] + (["--without-pip"] if pip else []) + [folder]
    code, output = run_child(make, tempdir)
    if code != 0 or not os.path.exists(python):
        raise InstallError(
            MACHINE,
            "this Python cannot create a virtual environment:",
            "Install its venv module (Debian: python3-venv), or use --target DIR.",
            output.splitlines()[-MAX_LISTED:],
        )
    pins = plan.pins
    if pip and all(pin.project != "pip" for pin in pins):
        # An environment without pip would surprise its users.
        name, version = os.path.basename(pip), os.path.basename(pip).split("-")[1]
        pins = pins + [Pin("pip", version, "pip==%s --hash=sha256:%s" % (version, sha256_of(pip)), name)]
    install_pins(python, pip, plan, pins, [], tempdir, lock, console)
    expect_installed(python, pip, pins, destination_of(python).installed, tempdir)
    shutil.rmtree(tempdir)
    write_installed_marker(folder, plan)


def update_venv(plan: InstallPlan, folder: str, console: Console) -> Outcome:
    destination = destination_of(venv_python(folder))
    if version_key(destination.version)[:2] != version_key(platform.python_version())[:2]:
        raise InstallError(
            MACHINE,
            "%s has Python %s, but this is Python %s" % (folder, destination.version, platform.python_version()),
            "Run: %s" % command_line([destination.python, os.path.abspath(__file__)]),
        )
    return update(destination, plan, [], console, lambda: write_installed_marker(folder, plan))._replace(where=folder)


# --- Select the target of a bundle that matches this machine ----------------------------------------------------------


OS_NAMES = {"linux": "Linux", "macos": "macOS", "windows": "Windows", "other": "another system"}

Mismatch = Tuple[int, str]  # how far it is, for sorting, and the reason


def mismatches(target: Json, machine: Json, series: str = "") -> List[Mismatch]:
    """Why the target does not match this machine. series: the Pythons of the bundle, for the message."""
    ours, theirs = machine["system"], target["system"]
    if ours["os"] != theirs["os"]:
        return [(1000, "it is for %s, this is %s" % (OS_NAMES[theirs["os"]], OS_NAMES[ours["os"]]))]
    found = list(python_mismatches(target["python"], machine["python"], series))
    found += machine_mismatches(theirs, ours)
    found += libc_mismatches(theirs, ours)
    return found or list(tag_mismatches(target, machine))


def python_mismatches(theirs: Json, ours: Json, series: str) -> Iterator[Mismatch]:
    if theirs["implementation"] != ours["implementation"]:
        yield 200, "it is for %s, this is %s" % (implementation_text(theirs), implementation_text(ours))
    elif theirs["series"] != ours["series"]:
        distance = abs(version_key(theirs["series"])[1] - version_key(ours["series"])[1])
        yield 10 + distance, "Python %s, the bundle has %s" % (ours["series"], series or theirs["series"])
    elif theirs["freeThreaded"] != ours["freeThreaded"]:
        yield 10, "this Python is free-threaded, target is not" if ours["freeThreaded"] else "target is free-threaded, this Python is not"


def implementation_text(python: Json) -> str:
    return {"cp": "CPython", "pp": "PyPy"}.get(python["implementation"]) or str(python["implementation"])


def machine_mismatches(theirs: Json, ours: Json) -> Iterator[Mismatch]:
    if theirs["machine"] in (ours["machine"], "universal2") or (theirs["machine"], ours["machine"]) == ("armv7l", "armv8l"):
        return
    if ours["os"] == "windows" and ours["machine"] == "x86" and os.environ.get("PROCESSOR_ARCHITEW6432"):
        yield 50, "32-bit Python on 64-bit Windows, target is %s" % theirs["machine"]
    elif ours["os"] == "linux" and POINTER_BYTES == 4 and theirs["machine"] in ("x86_64", "aarch64"):
        yield 50, "32-bit Python (%s), target is %s" % (ours["machine"], theirs["machine"])
    else:
        yield 100, "this is %s, target is %s" % (ours["machine"], theirs["machine"])


def libc_mismatches(theirs: Json, ours: Json) -> Iterator[Mismatch]:
    name = "macOS" if ours["os"] == "macos" else ours.get("libc", "")
    if theirs.get("libc") != ours.get("libc"):
        yield 60, "%s, the target is for %s" % (ours.get("libc"), theirs.get("libc"))
    elif list(theirs.get("minimum", ())) > list(ours.get("minimum", ())):
        yield 20, "%s %s, target requires %s" % (name, dotted(ours["minimum"]), dotted(theirs["minimum"]))


def tag_mismatches(target: Json, machine: Json) -> Iterator[Mismatch]:
    """For debug builds, unknown systems, and distributions that forbid manylinux wheels."""
    reported = machine["markers"]["platform_machine"]
    if not set(target["abis"]) <= set(machine["abis"]):
        yield 5, "this Python's ABI is %s, target requires %s" % (machine["abis"][0], target["abis"][0])
    elif reported not in target["machines"]:
        yield 5, "platform_machine is %s here, target was checked for %s" % (reported, ", ".join(target["machines"]))
    elif target["system"]["os"] == "other" and machine["tag"] not in target["platformTags"]:
        yield 100, "it is for %s, this is %s" % ("".join(target["platformTags"][:1]), machine["tag"])
    elif not machine["manylinux"] and any(tag.startswith("manylinux") for tag in target["platformTags"]):
        yield 5, "this Python does not accept manylinux wheels"


def series_text(bundle: Bundle, machine: Json) -> str:
    """The Pythons of the bundle for this operating system, or for any, e.g. `3.10 to 3.12`."""
    near = [target for target in bundle.targets if target["system"]["os"] == machine["system"]["os"]] or bundle.targets
    series = sorted({target["python"]["series"] for target in near}, key=version_key)
    minors = [version_key(one)[1] for one in series]
    if len(series) < 3 or minors != list(range(minors[0], minors[-1] + 1)):
        return ", ".join(series)
    return "%s to %s" % (series[0], series[-1])


def machine_text(machine: Json) -> str:
    """E.g. `Python 3.9.18, Linux x86_64, glibc 2.36`."""
    system, python = machine["system"], machine["python"]
    libc = "%s %s" % (system["libc"], dotted(system["minimum"])) if system["os"] == "linux" else ""
    os_name = OS_NAMES[system["os"]] + (" " + dotted(system["minimum"]) if system["os"] == "macos" else "")
    kind = "" if implementation_text(python) == "CPython" else " (%s)" % implementation_text(python)
    threads = ", free-threaded" if python["freeThreaded"] else ""
    return "Python %s%s%s, %s %s%s" % (python["version"], kind, threads, os_name, system["machine"], ", " + libc if libc else "")


def describe_machine() -> Json:
    return machine_of(describe())


def machine_of(found: Json) -> Json:
    """The result of describe() in the form of a target of the manifest."""
    system = {"os": found["os"], "machine": found["machine"]}
    if found["libc"] is not None:
        system.update(libc=found["libc"]["name"], minimum=found["libc"]["version"])
    if found["macos"] is not None:
        system.update(minimum=found["macos"])
    if found["os"] == "linux" and found["libc"] is None:
        system.update(os="other")  # a static Python: no wheel can rely on its C library
    python = {key: found[key] for key in ("implementation", "version", "freeThreaded")}
    python["series"] = found["markers"]["python_version"]
    manylinux = found["libc"] is not None and found["libc"]["manylinux"]
    return {
        "python": python,
        "system": system,
        "abis": found["abis"],
        "markers": found["markers"],
        "manylinux": manylinux,
        "tag": normal(found["platform"]).lower(),
    }


def select_target(bundle: Bundle, machine: Json, force: bool, console: Console) -> Json:
    matching = matching_targets(bundle, machine)
    if not matching:
        raise_no_target(bundle, machine)
    best = matching[0]
    reason, version = uncovered(best, machine), machine["python"]["version"]
    if reason and not force:
        raise InstallError(
            NO_TARGET,
            "%s matches this machine, but does not cover Python %s: %s" % (best["id"], version, reason),
            "Use a Python that it covers (%s), or create a bundle for Python %s. --force installs anyway." % (cover_text(best), version),
        )
    if reason:
        console.print("warning: %s does not cover Python %s: %s. Dependencies may be missing." % (best["id"], version, reason))
    return best


def matching_targets(bundle: Bundle, machine: Json) -> List[Json]:
    """Best first: those that cover this Python, highest minimum version, native before universal, then by name."""

    def preference(target: Json) -> Tuple[bool, List[int], bool, str]:
        system = target["system"]
        minimum = [-number for number in system.get("minimum", (0, 0))]
        return uncovered(target, machine) != "", minimum, system["machine"] != machine["system"]["machine"], target["id"]

    return sorted((target for target in bundle.targets if not mismatches(target, machine)), key=preference)


def uncovered(target: Json, machine: Json) -> str:
    """Why the target does not cover this micro version, or ""."""
    cover = target["closure"]["micros"]
    version = version_key(machine["python"]["version"])
    if version < version_key(cover["from"]):
        return "its dependencies are only known from %s on" % one_line(cover["from"])
    # For markers, a newer micro version than the newest known one is the same.
    known = min(version, version_key(cover["to"]))
    for one in cover.get("except", []):
        if version_key(one["from"]) <= known <= version_key(one["to"]):
            return one_line(one["because"]) or "it is excluded"
    return ""


def cover_text(target: Json) -> str:
    cover = target["closure"]["micros"]
    left_out = ", ".join(range_text(one) for one in cover.get("except", []))
    return one_line(range_text(cover) + (" except " + left_out if left_out else ""))


def range_text(versions: Json) -> str:
    return versions["from"] if versions["from"] == versions["to"] else "%s to %s" % (versions["from"], versions["to"])


def raise_no_target(bundle: Bundle, machine: Json) -> None:
    found = [(target["id"], mismatches(target, machine, series_text(bundle, machine))) for target in bundle.targets]
    nearest = sorted(found, key=lambda pair: (sum(weight for weight, _ in pair[1]), pair[0]))[:3]
    raise InstallError(
        NO_TARGET,
        "no target of this bundle matches this machine: %s\nThe closest targets, and why they do not match:" % machine_text(machine),
        "Use a Python or machine that matches (--list shows the targets), or create a bundle for this machine:\n"
        "run install.py --describe target.json here, then offline-bundle --target target.json on the connected machine.",
        ["%s: %s" % (name, "; ".join(text for _, text in sorted(reasons, reverse=True))) for name, reasons in nearest],
    )


# --- Other Pythons of this machine, for a bundle that has no target for the one that runs -----------------------------


ANSWER_SECONDS = 10  # for a Python to start and describe itself


def find_matching_python(bundle: Bundle) -> Optional[str]:
    """The path of the newest other Python for which the bundle has a target, or None."""
    with temporary_folder() as tempdir:
        for path in other_pythons(tempdir):
            try:
                machine = machine_of(json.loads(output_of([path, os.path.abspath(__file__), "--describe"], tempdir)))
            except (ValueError, TypeError, LookupError):  # a broken Python, or another program
                continue
            if any(not uncovered(target, machine) for target in matching_targets(bundle, machine)):
                return path
    return None


def other_pythons(tempdir: str) -> List[str]:
    """Newest first; of the same version, the first on PATH."""
    found = list(launcher_pythons(tempdir) if os.name == "nt" else path_pythons())
    running = os.path.realpath(sys.executable)
    others = [path for path in dict.fromkeys(found) if os.path.realpath(path) != running]
    return sorted(others, key=lambda path: version_key(re.sub(r"^\D*", "", os.path.basename(path))), reverse=True)


def path_pythons() -> Iterator[str]:
    """`python3.9` and newer, also free-threaded ones (`python3.13t`)."""
    for folder in os.environ.get("PATH", "").split(os.pathsep) + ["/usr/local/bin", "/usr/bin"]:
        # A relative folder would mean another one in the empty folder where the Python is asked.
        names = os.listdir(folder) if os.path.isabs(folder) and os.path.isdir(folder) and os.access(folder, os.R_OK) else []
        for name in sorted(names):
            match = re.match(r"python3\.(\d{1,3})t?\Z", name)
            if match and int(match.group(1)) >= 9 and os.access(os.path.join(folder, name), os.X_OK):
                yield os.path.join(folder, name)


def launcher_pythons(tempdir: str) -> Iterator[str]:
    """Those that `py -0p` lists, newest first, e.g. ` -V:3.12 *        C:\\Python312\\python.exe`."""
    for line in output_of(["py", "-0p"], tempdir).splitlines():
        match = re.match(r"\s*-\S+(?:\s+\*)?\s+(\S.*\.exe)\s*\*?\s*\Z", line, re.IGNORECASE)
        if match:
            yield match.group(1)


def output_of(command: Sequence[str], tempdir: str) -> str:
    """
    stdout of a program that may be broken. Empty if it fails or does not end in time. stdout is a file, because a process that
    the program has started could keep a pipe open.
    """
    path = os.path.join(tempdir, "stdout")
    try:
        with open(path, "wb") as file:
            child = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=file, stderr=subprocess.DEVNULL, cwd=tempdir, env=clean_environment(tempdir)
            )
            try:
                code = child.wait(ANSWER_SECONDS)
            finally:
                child.kill()
                child.wait()
        with open(path, "rb") as file:
            return file.read().decode("utf-8", "replace") if code == 0 else ""
    except (OSError, subprocess.TimeoutExpired):
        return ""


def is_restarted() -> bool:
    """Whether install.py was started by restart_with(), which must not happen twice."""
    return RESTARTED in os.environ


RESTARTED = "OFFLINE_BUNDLE_INSTALL_RESTARTED"


def restart_with(command: Sequence[str]) -> int:
    """Replace this process by another Python. On Windows, which cannot, run it and return its exit code."""
    environment: Json = dict(os.environ, **{RESTARTED: "1"})
    environment.pop("__PYVENV_LAUNCHER__", None)  # on macOS, it would give the other Python the prefix of this one
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name == "nt":
        return subprocess.call(command, env=environment)
    os.execve(command[0], list(command), environment)


# --- The command ------------------------------------------------------------------------------------------------------


def task_install(options: Any, console: Console) -> Json:
    bundle, result = checked(options, console)
    machine = describe_machine()
    try:
        target = select_target(bundle, machine, options.force, console)
    except InstallError as error:
        use_other_python(bundle, error, options, console)
        raise
    if not target["closure"]["complete"] and not options.force:
        raise InstallError(
            INCOMPLETE,
            "%s matches this machine, but the bundle is incomplete for it:" % target["id"],
            "Create the bundle again. --force installs what the bundle has.",
            [one["message"] for one in target["closure"]["findings"] if one["severity"] == "error"],
        )
    pins = read_pins(bundle, target, machine["markers"])
    plan = InstallPlan(bundle, target, subset(pins, target, options.only) if options.only else pins, options.force)
    check_entry_points(bundle, plan.pins, console)
    console.print("Target    %s" % target["id"])
    result.update(target=target["id"], python=sys.executable)
    if options.dry_run:
        return dict(result, **preview(plan, options, console))
    outcome = install(plan, options, console)
    for one in outcome.changed:
        console.print("  %s %s%s" % (one["project"], one["to"], " (was %s)" % one["from"] if one["from"] else ""))
    kept = len(plan.pins) - len(outcome.changed)
    suffix = ", %d already installed" % kept if kept else ""
    console.print("Installed %s into %s%s" % (plural(len(outcome.changed), "project"), outcome.where, suffix))
    if outcome.note:
        console.print(outcome.note)
    if os.name == "posix" and os.geteuid() == 0 and umask() & 0o005:
        command = command_line(["chmod", "-R", "go+rX", outcome.where])
        console.print("Only root can read it, because the umask is %03o. To let all users read it, run: %s" % (umask(), command))
    return dict(result, where=outcome.where, changed=outcome.changed)


class Restart(Exception):
    """Not a failure: another Python runs the command, and prints and records the result."""

    def __init__(self, command: List[str]) -> None:
        super().__init__(command)
        self.command = command


def use_other_python(bundle: Bundle, error: InstallError, options: Any, console: Console) -> None:
    """If another Python matches, restart with it for --venv; otherwise the hint of the error names it."""
    console.progress("Looking for another Python")
    python = None if is_restarted() else find_matching_python(bundle)
    console.end_progress()
    if python is None:
        return
    command = [python, os.path.abspath(__file__)] + options.arguments
    if options.venv:
        console.print("Using     %s, because no target matches this Python (%s)" % (python, sys.executable))
        raise Restart(command)
    error.hint = "%s matches a target of this bundle; run: %s" % (python, command_line(command))


def umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def install(plan: InstallPlan, options: Any, console: Console) -> Outcome:
    if options.venv:
        return install_into_venv(plan, options.venv, console)
    if options.target:
        return install_into_target_dir(plan, options.target, console)
    return install_into_python(plan, options, console)


def preview(plan: InstallPlan, options: Any, console: Console) -> Json:
    where: str = options.venv or options.target or sys.prefix
    python = venv_python(os.path.abspath(options.venv)) if options.venv else sys.executable
    before: Dict[str, List[str]] = {}
    if options.target:
        before = installed_distributions([options.target])
    elif not options.venv:
        before = current_destination(options.user).installed
    elif os.path.exists(python):
        before = destination_of(python).installed
    if any(one["from"] for one in changes(plan.pins, before)):
        with temporary_folder() as tempdir:
            pip = pick_pip(python, plan.bundle, plan.target, tempdir, console)
            before = with_pinned_spelling(python, pip, plan.pins, before, tempdir)
    changed = changes(plan.pins, before)
    for one in changed:
        console.print("  would install %s %s%s" % (one["project"], one["to"], " (is %s)" % one["from"] if one["from"] else ""))
    console.print("Would install %s into %s; nothing was changed" % (plural(len(changed), "project"), where))
    return {"where": where, "changed": changed, "dryRun": True}


def checked(options: Any, console: Console) -> Tuple[Bundle, Json]:
    """Verify the signature before anything else is read. The second value is the start of the JSON result."""
    folder = bundle_folder(options.path)
    signer = authenticate(folder, options.verify_with) if options.verify_with else None
    bundle = check(folder, console)
    console.print("Bundle    %s (%s), %s" % (bundle.name, folder, plural(len(bundle.wheels), "wheel")))
    if signer:
        console.print("Signed by %s" % signer)
    return bundle, {"bundle": bundle.name, "digest": bundle.digest, "signer": signer}


def checked_delta(folder: str, options: Any, console: Console) -> Tuple[Delta, Optional[str]]:
    signer = authenticate(folder, options.verify_with) if options.verify_with else None
    return check_delta(folder, console), signer


def task_check(options: Any, console: Console) -> Json:
    folder = os.path.abspath(options.path)
    if not os.path.isfile(os.path.join(folder, "manifest.json")) and os.path.isdir(folder) and companion_sums(folder):
        lists = read_checksums(folder, options.verify_with)
        console.print("Delivered %s in %s" % (plural(check_packed(folder, lists, console), "file"), folder))
        result: Json = {"folder": folder, "signer": ", ".join(sorted({one.signer for one in lists if one.signer})) or None}
    elif is_delta(folder):
        delta, signer = checked_delta(folder, options, console)
        console.print("Delta     %s, for the base %s" % (delta.name, delta.base["name"]))
        result = {"folder": folder, "base": delta.base, "signer": signer}
    else:
        _, result = checked(options, console)
    console.print("intact; origin verified: %s" % result["signer"] if result["signer"] else "intact; origin not verified")
    return dict(result, intact=True)


def task_apply(options: Any, console: Console) -> Json:
    folder = os.path.abspath(options.path)
    if not is_delta(folder):
        hint = "Pass the extracted delta: python install.py --apply BASE PATH"
        raise InstallError(USAGE, "%s is not a delta: it has no delta.json" % folder, hint)
    delta, signer = checked_delta(folder, options, console)
    final = os.path.abspath(options.output or os.path.join(os.path.dirname(folder), delta.name))
    bundle = apply(delta, os.path.abspath(options.apply), final, console)
    count = plural(len(delta.kept), "file"), len(delta.sums) - len(delta.kept)
    console.print("Created   %s, the full bundle (%s of the base, %d of the delta)" % ((final,) + count))
    return {"bundle": bundle.name, "digest": bundle.digest, "signer": signer, "folder": final}


def task_export(options: Any, console: Console) -> Json:
    bundle, result = checked(options, console)
    return dict(result, **export(bundle, os.path.abspath(options.export), console))


def task_join(options: Any, console: Console) -> Json:
    folder = os.path.abspath(options.path)
    return join(folder, read_checksums(folder, options.verify_with), console)


def task_list(options: Any, console: Console) -> Json:
    folder = bundle_folder(options.path)
    bundle = read_bundle(folder, read_sums(os.path.join(folder, "SHA256SUMS"), "SHA256SUMS"))
    machine = describe_machine()
    best = next((target["id"] for target in matching_targets(bundle, machine) if uncovered(target, machine) == ""), None)
    names = [target["id"] for target in bundle.targets]
    for target in bundle.targets:
        row = "*" if target["id"] == best else " ", target["id"].ljust(max(map(len, names))), len(target["entries"]), cover_text(target)
        console.print("%s %s  %3d wheels  Python %s" % row + ("" if target["closure"]["complete"] else ", INCOMPLETE"))
    console.print(
        "* install.py installs this target here: %s" % machine_text(machine)
        if best
        else "No target matches this machine: %s" % machine_text(machine)
    )
    return {"bundle": bundle.name, "targets": names, "fits": best}


def task_describe(options: Any, console: Console) -> Json:
    """Writes FILE itself, because `>` may write UTF-16 on Windows."""
    text = json.dumps(describe(), indent=2)
    if options.describe == "-":
        write_line(sys.stdout, text)
    else:
        write_file(os.path.abspath(options.describe), text + "\n")
        console.print("Wrote %s: this machine is %s" % (options.describe, machine_text(describe_machine())))
    return {"file": options.describe}


def task_restore(options: Any, console: Console) -> Json:
    folder = os.path.abspath(options.restore)
    if not os.path.isfile(os.path.join(folder, "snapshot.json")):
        raise InstallError(USAGE, "%s is not a snapshot of an environment" % folder, "Pass the directory that install.py printed.")
    with file_lock(os.path.join(os.path.dirname(folder), "lock"), "another run is changing that environment"):
        restore(folder, console)
    return {"restored": folder}


# Each task with the options that apply to it besides PATH, --record and --json.
TASKS: Dict[str, Tuple[Callable[[Any, Console], Json], Tuple[str, ...]]] = {
    "install": (task_install, ("venv", "target", "user", "only", "dry_run", "force", "verify_with")),
    "check": (task_check, ("verify_with",)),
    "describe": (task_describe, ()),
    "list": (task_list, ()),
    "export": (task_export, ("verify_with",)),
    "join": (task_join, ("verify_with",)),
    "apply": (task_apply, ("output", "verify_with")),
    "restore": (task_restore, ()),
}


def arguments_of(argv: Sequence[str]) -> Any:
    parser = argparse.ArgumentParser(
        prog="install.py",
        description="Check this bundle and install from it without network access.",
        epilog="Exit codes: 0 success, 2 usage error, 3 bundle incomplete, 4 not intact, 5 signature, 6 no matching target, "
        "7 environment error, 130 canceled.",
    )
    here = os.path.dirname(os.path.abspath(__file__))
    parser.add_argument("path", nargs="?", default=here, metavar="PATH", help="directory of the bundle (default: that of install.py)")
    place = parser.add_argument_group("destination").add_mutually_exclusive_group()
    place.add_argument("--venv", metavar="DIR", help="virtual environment; it is created if it does not exist")
    place.add_argument("--target", metavar="DIR", help="directory for PYTHONPATH")
    place.add_argument("--user", action="store_true", help="user site directory of this Python")
    tasks = parser.add_argument_group("other tasks").add_mutually_exclusive_group()
    tasks.add_argument("--check", action="store_true", help="only check the files")
    tasks.add_argument("--describe", nargs="?", const="-", metavar="FILE", help="print this machine as JSON, for offline-bundle --target")
    tasks.add_argument("--list", action="store_true", help="list the targets of the bundle")
    tasks.add_argument("--export", metavar="DIR", help="merge the wheels and locks into a package index in DIR")
    tasks.add_argument("--join", action="store_true", help="join the volumes in PATH into an archive")
    tasks.add_argument("--apply", metavar="BASE", help="create the full bundle from the bundle BASE and the delta in PATH")
    tasks.add_argument("--restore", metavar="DIR", help="restore an environment to the snapshot in DIR")
    how = parser.add_argument_group("options of the tasks")
    how.add_argument("--only", nargs="+", action="append", metavar="PROJECT", help="install only these projects and their dependencies")
    how.add_argument("--output", metavar="DIR", help="directory that --apply creates (default: the name of the bundle, next to the delta)")
    how.add_argument("--dry-run", action="store_true", help="print what would be installed, without changing anything")
    how.add_argument("--force", action="store_true", help="install even if the bundle is incomplete or does not cover this Python")
    how.add_argument(
        "--verify-with",
        metavar="FILE",
        help="require a signature by this GPG public key or CA certificate, which must not come from the bundle",
    )
    how.add_argument("--record", metavar="FILE", help="append a line of JSON with the task, the user and the result")
    how.add_argument("--json", action="store_true", help="print one JSON value to stdout, and text to stderr")
    options = parser.parse_args(argv)
    check_no_empty_values(parser, options)
    check_options_apply(parser, options)
    options.arguments = list(argv)
    options.only = [name for names in options.only or [] for name in names]
    return options


def check_no_empty_values(parser: argparse.ArgumentParser, options: Any) -> None:
    """A shell variable may be unset: `--export "$DIR"` must not install, `--verify-with "$KEY"` must not skip the check."""
    for name, value in sorted(vars(options).items()):
        if value == "" or (isinstance(value, list) and any(one == "" for names in value for one in names)):
            parser.error("%s is empty" % ("PATH" if name == "path" else "the value of --" + name.replace("_", "-")))


def check_options_apply(parser: argparse.ArgumentParser, options: Any) -> None:
    """Reject options without effect: --list does not verify a signature, --check does not install."""
    task = task_of(options)
    for name in sorted({name for _, names in TASKS.values() for name in names} - set(TASKS[task][1])):
        if getattr(options, name) != parser.get_default(name):
            why = "without --apply" if name == "output" and task == "install" else "with --" + task
            parser.error("--%s has no effect %s" % (name.replace("_", "-"), why))


def task_of(options: Any) -> str:
    return next((name for name in TASKS if getattr(options, name, False)), "install")


def run(options: Any) -> Tuple[int, Json]:
    """(exit code, JSON result). Errors are printed."""
    console = Console(options.json)
    name = task_of(options)
    try:
        with audit_log(options.record) as record:
            code, result = attempt(lambda: TASKS[name][0](options, console), console)
            record(name, result)
        return code, result
    except OSError as error:
        return failed(console, InstallError(MACHINE, system_message(error), "Check that the file of --record is writable."))


def attempt(task: Callable[[], Json], console: Console) -> Tuple[int, Json]:
    try:
        return 0, dict(task(), ok=True)
    except InstallError as error:
        return failed(console, error)
    except KeyboardInterrupt:
        return failed(console, InstallError(CANCELLED, "canceled", "Run the same command again to finish."))
    except OSError as error:
        hint = "Fix the cause, then run this command again."
        return failed(console, InstallError(MACHINE, system_message(error), hint))


def failed(console: Console, error: InstallError) -> Tuple[int, Json]:
    console.end_progress()
    findings = ["  " + one_line(one) for one in listed(error.findings)]
    for line in ["error: " + error.message] + findings + ([error.hint] if error.hint else []):
        write_line(sys.stderr, line)
    result = {"ok": False, "exitCode": error.code, "message": error.message, "findings": error.findings, "hint": error.hint}
    return error.code, result


def stop(*_: Any) -> None:
    raise KeyboardInterrupt


def main(argv: Sequence[str]) -> int:
    if argv[:1] == [RUN_PIP]:
        become_pip(argv[1], argv[2:])
    if argv[:1] == [COMPARE_VERSIONS]:
        return compare_versions(argv[1], argv[2:])
    if argv[:1] == [PRINT_DESTINATION]:
        print(json.dumps(current_destination(False)._asdict()))
        return 0
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w")
    if sys.stdout is None:  # the next file to be opened would get its descriptor, and the output
        error = InstallError(MACHINE, "stdout is closed", "Run this command again with stdout open, for example >install.log")
        return failed(Console(True), error)[0]
    options = arguments_of(argv)
    signal.signal(signal.SIGTERM, stop)
    try:
        code, result = run(options)
    except Restart as restart:
        return restart_with(restart.command)
    try:
        if options.json and not (options.describe == "-" and code == 0):  # --describe has printed its value
            write_line(sys.stdout, json.dumps(result, indent=1))
        sys.stdout.flush()
    except OSError as os_error:
        if code == 0:
            error = InstallError(MACHINE, "the result cannot be written: %s" % system_message(os_error), "Run this command again.")
            code, _ = failed(Console(True), error)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # Python would flush again at exit, with a traceback
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
