"""Runs a command in a process group that ends with this process, so that no process of a build outlives a cancelled run.

    python -I process_group.py COMMAND...

This guard process leads the group. Its stdin is a pipe from the parent, which the operating system closes when the parent exits.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import NamedTuple


class Ended(NamedTuple):
    """`code`: the exit code, 128 plus the signal number, or None after a timeout. `output`: stdout and stderr."""

    code: int | None
    output: bytes


def run_guarded(command: Sequence[str], cwd: str | None = None, env: Mapping[str, str] | None = None, seconds: float | None = None) -> Ended:
    """Run a command and end its process group afterwards; on Windows, only the command itself. `seconds`: time limit. @raise OSError"""
    stdin, lifeline = os.pipe()
    try:
        guard = subprocess.Popen(
            [sys.executable, "-I", os.path.abspath(__file__), *command], cwd=cwd, env=None if env is None else dict(env),
            stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
    except BaseException:
        os.close(lifeline)
        raise
    finally:
        os.close(stdin)
    code: int | None = None
    try:
        output, _ = guard.communicate(timeout=seconds)
        code = guard.returncode
    except subprocess.TimeoutExpired:
        end_group(guard.pid)
    finally:
        os.close(lifeline)
    if code is None:
        output, _ = guard.communicate()
    end_group(guard.pid)
    return Ended(code, output)


def end_group(leader: int) -> None:
    if sys.platform != "win32":
        with suppress(ProcessLookupError, PermissionError):  # PermissionError: macOS, for a group of zombies
            os.killpg(leader, signal.SIGKILL)


def main(command: list[str]) -> int:
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL)

    def watch() -> None:
        os.read(0, 1)
        child.kill()
        end_group(os.getpid())
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
    code = child.wait()
    return code if code >= 0 else 128 - code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
