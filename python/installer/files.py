"""Files: read and written whole, by their digests, on every system."""

import contextlib
import datetime
import errno
import hashlib
import json
import os
import re
import shutil
import sys
import tempfile
import threading
import urllib.parse
from typing import Any, Iterator, List, Optional, Set, Tuple

from .console import MACHINE, NOT_INTACT, InstallError, Json, one_line, utc_now

# How much of a file is read at once. Unit: bytes.
CHUNK = 1 << 20


def is_plain_path(name: str) -> bool:
    """Relative, with `/`, inside its folder, the same on every system."""
    parts = name.split("/")
    return re.search(r'[\\:\x00-\x1f\x7f"<>|?*]', name) is None and all(part not in ("", ".", "..") for part in parts)


def sha256_of(path: str) -> str:
    digest = hashlib.sha256()
    with open(long_path(path), "rb") as file:
        for chunk in iter(lambda: file.read(CHUNK), b""):
            digest.update(chunk)
    return digest.hexdigest()


def long_path(path: str) -> str:
    """Windows opens a path of more than 260 characters only in this spelling."""
    path = os.path.abspath(path)
    if os.name != "nt" or len(path) < 240 or path.startswith("\\\\?\\"):
        return path
    return "\\\\?\\UNC" + path[1:] if path.startswith("\\\\") else "\\\\?\\" + path


def read_text(path: str, label: str) -> str:
    try:
        with open(long_path(path), encoding="utf-8", newline="") as file:
            return file.read()
    except FileNotFoundError:
        raise InstallError(NOT_INTACT, "%s is missing." % label, "Unpack the whole bundle; this one is not complete.")
    except UnicodeDecodeError:
        raise InstallError(NOT_INTACT, "%s is not text in UTF-8." % label, "Do not use this bundle.")


def read_json(path: str, label: str) -> Json:
    """A JSON object. A key that comes twice is refused: two readers could each take another one."""

    def once(pairs: List[Tuple[str, Any]]) -> Json:
        value = dict(pairs)
        if len(value) < len(pairs):
            seen: Set[str] = set()
            twice = sorted({name for name, _ in pairs if name in seen or seen.add(name)})  # type: ignore[func-returns-value]
            raise InstallError(NOT_INTACT, "%s has the key %s twice." % (label, one_line(", ".join(twice))), "Do not use this bundle.")
        return value

    try:
        value = json.loads(read_text(path, label), object_pairs_hook=once)
    except (ValueError, RecursionError) as error:
        raise InstallError(NOT_INTACT, "%s is not JSON: %s" % (label, error), "Do not use this bundle.")
    if not isinstance(value, dict):
        raise InstallError(NOT_INTACT, "%s is no JSON object." % label, "Do not use this bundle.")
    return value


def remove_file(path: str) -> None:
    """Windows refuses while someone else has it open, which lasts a moment."""
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


def write_file(path: str, text: str) -> None:
    """All of it under its final name, or nothing."""
    part = "%s.%d.part" % (path, os.getpid())
    try:
        with open(long_path(part), "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(long_path(part), long_path(path))
    finally:
        if os.path.exists(long_path(part)):
            os.remove(long_path(part))


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


def copy_checked(source: str, final: str, digest: str) -> None:
    """Copies and hashes in one reading; the file appears under its final name when it is whole and right."""
    part = final + ".part"
    try:
        with open(long_path(part), "wb") as to:
            found = copy_into(source, to)
            to.flush()
            os.fsync(to.fileno())
        if found != digest:
            raise InstallError(NOT_INTACT, "%s changed while it was being read." % source, "Check the medium, then run --check.")
        os.replace(long_path(part), long_path(final))
    except BaseException:
        with contextlib.suppress(OSError):
            os.remove(long_path(part))
        raise


def copy_into(source: str, to: Any) -> str:
    digest = hashlib.sha256()
    with open(long_path(source), "rb") as file:
        for chunk in iter(lambda: file.read(CHUNK), b""):
            digest.update(chunk)
            to.write(chunk)
    return digest.hexdigest()


def is_file_with(path: str, digest: Optional[str]) -> bool:
    return os.path.isfile(path) and not os.path.islink(path) and sha256_of(path) == digest


def system_message(error: OSError) -> str:
    if error.errno == errno.ENOSPC:
        return "The disk is full: %s." % (error.filename or error)
    return "%s: %s." % (error.filename, error.strerror) if error.filename else str(error)


# How long a second run waits for the first one. Unit: seconds.
LOCK_TIMEOUT = 5.0


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
    Holds the file at `path` locked; makes it where it is missing. The system lets go of it when we die.
    remove: whoever waits for it notices that it is gone, and makes a new one.
    """
    deadline = utc_now() + datetime.timedelta(seconds=timeout)
    while True:
        file = open(path, "a+")
        # Who held it before may have removed it: then we hold a file that nobody else will find.
        if try_lock(file) and os.path.exists(path) and os.path.samestat(os.fstat(file.fileno()), os.stat(path)):
            break
        file.close()
        if utc_now() > deadline:
            raise InstallError(MACHINE, busy, "Wait until it has ended, then run this again.")
        threading.Event().wait(0.1)
    try:
        yield file.fileno()
    finally:
        # While it is locked, or the next holder's would go; Windows removes no open file.
        if remove and os.name != "nt":
            remove_lock(path)
        file.close()
        if remove and os.name == "nt":
            remove_lock(path)


def remove_lock(path: str) -> None:
    with contextlib.suppress(OSError):
        os.remove(path)


def try_lock(file: Any) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(1 << 30)  # past the text: Windows would not let others read a locked byte
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        # A file system without locks (some NFS): nobody can be told apart, so go on.
        return error.errno in (errno.ENOLCK, errno.ENOSYS, getattr(errno, "ENOTSUP", errno.ENOSYS))
    return True
