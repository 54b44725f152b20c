"""How slowly an answer may come. A timeout of a socket ends silence only: a byte now and then would hold a run for days."""

from __future__ import annotations

import time
from collections.abc import Callable

# Unit: seconds, and the bytes that must come within them. A line of 64 kbit/s that all 16 transfers of the door share gives 30,000.
WINDOW = 60.0
FEWEST_BYTES = 4096
# Unit: bytes. The longest heads that http.client takes have 6 MiB; what comes fast and never holds any content is endless.
MOST_WITHOUT_CONTENT = 8 << 20


class TooSlow(Exception):
    """Says how slow it was."""


class Unwanted(Exception):
    """The run ends while it still comes."""


class Pace:
    """Of one answer. What counts is its content, as its reader gets it: heads, framing and the packing of nothing are none, however
    they come. Only where a body is known to have no framing does it count as it arrives."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._since, self._content = clock(), 0
        self._silent, self._without_content = True, 0
        self._framed = True
        self._stopped: Callable[[], bool] = lambda: False

    def expect_content_only(self) -> None:
        """Its head has come, and its body has no framing: all that arrives counts, before its reader has it whole. What has come
        so far may be content too."""
        self._framed = False
        self._content += self._without_content

    def heed(self, stopped: Callable[[], bool]) -> None:
        """From now on each look is also one at whether anybody still wants it."""
        self._stopped = stopped

    def came(self, count: int) -> None:
        """So many bytes of content have come. @raise TooSlow"""
        if self._framed:
            self._content += count
            self._without_content = 0
        self.look()

    def arrived(self, count: int) -> None:
        """So many bytes of anything have come from the socket. @raise TooSlow"""
        if self._silent:  # how long it may stay so is the timeout's to say
            self._silent, self._since = False, self._clock()
        if not self._framed:
            self._content += count
            return
        self._without_content += count
        if self._without_content > MOST_WITHOUT_CONTENT:
            raise TooSlow(f"{self._without_content} bytes came without any content")

    def look(self) -> None:
        """@raise TooSlow, Unwanted"""
        if self._stopped():
            raise Unwanted
        seconds = self._clock() - self._since
        if self._silent or seconds < WINDOW:
            return
        if self._content < FEWEST_BYTES * seconds / WINDOW:
            raise TooSlow(f"only {self._content} bytes of content came in the last {seconds:.0f} seconds")
        self._since, self._content = self._clock(), 0
