"""The one thing that no `except Exception` of pip may swallow: what we asked for could not be had."""

from __future__ import annotations

from worker.errors import Fault


class Outage(BaseException):
    """Ends a target at once, so that an outage is never taken for "no such wheel"."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault
