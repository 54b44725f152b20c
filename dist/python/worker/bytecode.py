"""Bytecode on a full disk.

CPython before 3.14 takes a half written file for a whole one (python/cpython issue 126606): every later import of it fails with
"marshal data too short", for ever, because the source beside it is what it was made of.
"""

from __future__ import annotations

import contextlib
import errno
import io
import os
import sys


def keep_only_whole_files() -> None:
    """For every import of this process from now on."""
    vars(sys.modules["_frozen_importlib_external"])["_write_atomic"] = write_atomic


def write_atomic(path: str, data: bytes, mode: int = 0o666) -> None:
    """As importlib's own, but whole or not at all. @raise OSError, which importlib takes for having none."""
    aside = f"{path}.{os.getpid()}"
    handle = os.open(aside, os.O_EXCL | os.O_CREAT | os.O_WRONLY, mode & 0o666)
    try:
        with io.FileIO(handle, "wb") as sink:
            if sink.write(data) != len(data):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), path)
        os.replace(aside, path)
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(aside)
        raise
