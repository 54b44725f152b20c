"""Expected failures, and what a caller is told of any exception (`Fault` of src/worker/protocol.ts)."""

from __future__ import annotations

import errno
import traceback
from typing import Any

#: Errors of the operating system that are not bugs, and what to do about each.
MACHINE_ERRORS = {
    errno.ENOSPC: "The disk is full: free some space, or choose another --output folder.",
    errno.EDQUOT: "The quota of this user is used up: free some space, or choose another --output folder.",
    errno.EROFS: "The filesystem is read-only: choose another --output folder.",
    errno.EMFILE: "Too many open files: raise the limit (ulimit -n).",
    errno.ENFILE: "Too many open files on this machine.",
    errno.EIO: "The disk reports a fault.",
}


class Fault(Exception):
    """An expected failure. `kind` is one of core/failure.ts: usage, integrity, environment, network, cancelled."""

    def __init__(self, kind: str, message: str, hint: str = "", **more: Any) -> None:
        super().__init__(message)
        self.kind, self.message, self.hint, self.more = kind, message, hint, more


def machine_fault(error: BaseException) -> Fault | None:
    """The fault of a full disk and the like, wherever it happens; None for any other error."""
    if not isinstance(error, OSError) or error.errno not in MACHINE_ERRORS:
        return None
    return Fault("environment", f"{error.filename or 'A file'} cannot be used: {error.strerror}", MACHINE_ERRORS[error.errno])


def to_message(error: BaseException) -> dict[str, Any]:
    """`detail` of a bug is its traceback."""
    fault = error if isinstance(error, Fault) else machine_fault(error)
    if fault is not None:
        return {"kind": fault.kind, "message": fault.message, "hint": fault.hint, **fault.more}
    text = "".join(traceback.format_exception(type(error), error, error.__traceback__))
    return {"kind": "bug", "message": f"{type(error).__name__}: {error}", "hint": "", "detail": text}


class BuildRejected(Exception):
    """Ends one step of a build. `kind`: build (the project's own failure), integrity (a file is not what it should be). `output`: its last lines."""

    def __init__(self, kind: str, message: str, output: str = "") -> None:
        super().__init__(message)
        self.kind, self.message, self.output = kind, message, output
