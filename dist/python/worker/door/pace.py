"""How slowly an answer may come. A timeout of a socket ends silence only: a byte now and then would hold a run for days."""

from __future__ import annotations

import time
from collections.abc import Callable

# Unit: seconds, and the bytes that must come within them. A line of 64 kbit/s that all 16 transfers of the door share gives 30,000.
WINDOW = 60.0
FEWEST_BYTES = 4096


class TooSlow(Exception):
    """Says how slow it was."""


class Pace:
    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._since, self._bytes = clock(), 0

    def came(self, count: int) -> None:
        """So many bytes have come. @raise TooSlow"""
        self._bytes += count
        seconds = self._clock() - self._since
        if seconds < WINDOW:
            return
        if self._bytes < FEWEST_BYTES * seconds / WINDOW:
            raise TooSlow(f"only {self._bytes} bytes came in the last {seconds:.0f} seconds")
        self._since, self._bytes = self._clock(), 0
