"""A child whose whole process group ends with this process: nothing that a build starts may outlive a cancelled run.

    python -I process_group.py COMMAND...

The guard leads the group. Its stdin is a pipe of which only we hold the other end, and the system closes that when we die.
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
    """`code`: 128 and the signal for what one ended, None where the time was up. `output`: both streams."""

    code: int | None
    output: bytes


def run_guarded(command: Sequence[str], cwd: str | None = None, env: Mapping[str, str] | None = None, seconds: float | None = None) -> Ended:
    """Nothing of the group is left afterwards. On Windows that holds for the command itself only."""
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
        with suppress(ProcessLookupError, PermissionError):  # the second is what macOS says of a group of zombies
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
