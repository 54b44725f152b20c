"""A worker process: `python -I -S main.py ROLE PIP_FOLDER`; without -S for the fetcher.

-I ignores PYTHON* variables, the user's site-packages and the current folder. -S disables site-packages; the fetcher needs it for the
pip.conf of a virtual environment and for keyring.
"""

from __future__ import annotations

import contextlib
import errno
import importlib
import io
import os
import sys
from pathlib import Path

PIP_VERSION = "26.3"
#: The module that serves each role.
ROLES = {
    "fetcher": "worker.fetcher.service",
    "resolver": "worker.resolver.service",
    "inspector": "worker.inspector.service",
    "closure": "worker.closure.service",
    "dry_run": "worker.dry_run.service",
}


def main(argv: list[str]) -> int:
    role, pip_folder = argv
    if role not in ROLES:
        raise SystemExit(f"unknown role {role!r}")
    sys.path[:0] = [str(Path(__file__).resolve().parent.parent), pip_folder]
    write_bytecode_atomically()
    from worker.jsonl_rpc import Channel, handshake
    from worker.sandbox import block_network

    channel = Channel.take_stdout()
    import pip

    if pip.__version__ != PIP_VERSION or not Path(pip.__file__).is_relative_to(pip_folder):
        raise SystemExit(f"the worker needs pip {PIP_VERSION} in {pip_folder}, but found pip {pip.__version__} in {pip.__file__}")
    if role != "fetcher":
        block_network()
    module = importlib.import_module(ROLES[role])
    handshake(channel, role, pip.__version__)
    module.serve(channel)
    return 0


def write_bytecode_atomically() -> None:
    """Prevent truncated .pyc files on a full disk. CPython before 3.14 does not detect them (python/cpython issue 126606), so every later
    import fails with "marshal data too short".
    """
    vars(sys.modules["_frozen_importlib_external"])["_write_atomic"] = _write_atomic


def _write_atomic(path: str, data: bytes, mode: int = 0o666) -> None:
    """Replacement for importlib's function. @raise OSError, which importlib ignores"""
    partial = f"{path}.{os.getpid()}"
    handle = os.open(partial, os.O_EXCL | os.O_CREAT | os.O_WRONLY, mode & 0o666)
    try:
        with io.FileIO(handle, "wb") as sink:
            if sink.write(data) != len(data):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), path)
        os.replace(partial, path)
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(partial)
        raise


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
