"""Expected failures, and the message for any exception (`Fault` of src/worker/protocol.ts)."""

from __future__ import annotations

import errno
import traceback
from typing import Any

#: Errors of the operating system that are not bugs -> hint.
MACHINE_ERRORS = {
    errno.ENOSPC: "Free some space, or choose another --output folder.",
    errno.EDQUOT: "Free some space in your quota, or choose another --output folder.",
    errno.EROFS: "Choose another --output folder: the file system is read-only.",
    errno.EMFILE: "Raise the limit of open files (ulimit -n).",
    errno.ENFILE: "Close other programs: this machine has too many open files.",
    errno.EIO: "Check the disk.",
}


class Fault(Exception):
    """An expected failure. `kind` (src/core/errors.ts): usage, integrity, environment, network or cancelled; bug for unexpected ones."""

    def __init__(self, kind: str, message: str, hint: str = "", **more: Any) -> None:
        super().__init__(message)
        self.kind, self.message, self.hint, self.more = kind, message, hint, more


def machine_fault(error: BaseException) -> Fault | None:
    """The Fault for an error in MACHINE_ERRORS, e.g. a full disk; None for other errors."""
    if not isinstance(error, OSError) or error.errno not in MACHINE_ERRORS:
        return None
    return Fault("environment", f"cannot use {error.filename or 'a file'}: {error.strerror}", MACHINE_ERRORS[error.errno])


def to_message(error: BaseException) -> dict[str, Any]:
    """The `error` of a response: {"kind", "message", "hint", …}; a bug also has its traceback as "detail"."""
    fault = error if isinstance(error, Fault) else machine_fault(error)
    if fault is not None:
        return {"kind": fault.kind, "message": fault.message, "hint": fault.hint, **fault.more}
    text = "".join(traceback.format_exception(type(error), error, error.__traceback__))
    return {"kind": "bug", "message": f"{type(error).__name__}: {error}", "hint": "", "detail": text}


class BuildRejected(Exception):
    """A failed build step. `kind`: build (the project cannot be built) or integrity (a file is invalid). `output`: the last lines of output."""

    def __init__(self, kind: str, message: str, output: str = "") -> None:
        super().__init__(message)
        self.kind, self.message, self.output = kind, message, output
