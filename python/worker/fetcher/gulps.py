"""How much of a file is read at once."""

from __future__ import annotations

import time

from pip._vendor.requests import Response

# Unit: seconds. So long a read takes while the line keeps its speed. What has come of it is lost when the connection breaks in
# the midst of it, at most CHUNK of transfer.py.
MOMENT = 0.1
# How much more than the last time: what lay there already came in no time, and says nothing of the line.
GROWTH = 4
# Unit: bytes. Below it one read of the socket does as well.
SMALLEST = 1 << 15


class Gulps:
    """Of one answer: as much as comes in a moment. On a quick line that is a megabyte in one call in place of 64 reads between which
    16 threads take the interpreter from each other: a third less CPU for a file."""

    def __init__(self, response: Response, careful: bool) -> None:
        """`careful`: what comes is taken at once, because connections have broken before."""
        self._raw = response.raw
        self._bit_by_bit = careful or self._raw.chunked  # framing may come for ever without any content
        self._next = 0

    def read(self, most: int) -> bytes:
        """b"" at the end. @raise HTTPError of urllib3"""
        began = time.monotonic()
        if self._bit_by_bit or self._next < SMALLEST:
            piece: bytes = self._raw.read1(most, decode_content=False)
        else:
            piece = self._raw.read(min(most, self._next), decode_content=False)
        rate = len(piece) / max(time.monotonic() - began, 0.001)
        self._next = min(int(rate * MOMENT), GROWTH * len(piece))
        return piece
