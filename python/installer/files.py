"""Files: paths, atomic writes, hashes, temporary folders and locks."""

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

from .console import COPY_AGAIN, MACHINE, NOT_INTACT, InstallError, Json, one_line, untrusted, utc_now

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
