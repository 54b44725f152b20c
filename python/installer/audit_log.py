"""The record: a line for each run that changes something."""

import contextlib
import getpass
import json
import os
import platform
from typing import Callable, Iterator, Optional

from .console import Json, utc_now


@contextlib.contextmanager
def recorder(path: Optional[str]) -> Iterator[Callable[[str, Json], None]]:
    """Opened before anything is done: what cannot be recorded must not happen. One line, appended in one write."""
    if path is None:
        yield lambda task, result: None
        return
    with open(path, "ab", buffering=0) as file:

        def record(task: str, result: Json) -> None:
            line = {
                "version": 1,
                "time": utc_now().strftime("%Y-%m-%dT%H:%M:%SZ"),
                "who": user_name(),
                "host": platform.node(),
                "task": task,
            }
            file.write((json.dumps(dict(line, **result)) + "\n").encode("ascii"))

        yield record


def user_name() -> str:
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):  # an account without a name
        return str(os.getuid()) if hasattr(os, "getuid") else "unknown"
