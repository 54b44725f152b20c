"""Folders that go away, and locks that only one run holds."""

import contextlib
import datetime
import errno
import os
import shutil
import sys
import tempfile
import threading
from typing import Any, Iterator, Optional

from .console import MACHINE, Refusal, utc_now

# How long a second run waits for the first one. Unit: seconds.
PATIENCE = 5.0


@contextlib.contextmanager
def scratch_folder(parent: Optional[str] = None) -> Iterator[str]:
    folder = tempfile.mkdtemp(prefix="offline-bundle-", dir=parent)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def sole_holder(path: str, busy: str, patience: float = PATIENCE, remove: bool = False) -> Iterator[int]:
    """
    Holds the file at `path` locked; makes it where it is missing. The system lets go of it when we die.
    remove: whoever waits for it notices that it is gone, and makes a new one.
    """
    deadline = utc_now() + datetime.timedelta(seconds=patience)
    while True:
        file = open(path, "a+")
        # Who held it before may have removed it: then we hold a file that nobody else will find.
        if try_lock(file) and os.path.exists(path) and os.path.samestat(os.fstat(file.fileno()), os.stat(path)):
            break
        file.close()
        if utc_now() > deadline:
            raise Refusal(MACHINE, busy, "Wait until it has ended, then run this again.")
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
