"""One download over as many connections as it takes."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Sequence
from io import RawIOBase

from pip._vendor.requests import Response
from pip._vendor.urllib3.exceptions import HTTPError

from worker.fetcher.gulps import Gulps
from worker.fetcher.http_client import Network
from worker.fetcher.network_errors import PROXY_HINT, status_fault, too_slow_fault
from worker.fetcher.paced_response import pace_of
from worker.fetcher.redactor import shown
from worker.fetcher.throughput import Pace, TooSlow, Unwanted
from worker.file_info import STRONG
from worker.lines import Fault

# Unit: bytes. Large, because each read costs the same whatever it brings.
CHUNK = 1 << 20
# Unit: bytes. Less is not worth a turn of its own to hash and write it.
ENOUGH = 1 << 18
# How often one transfer may break off.
BREAKS = 5
IDENTITY = {"Accept-Encoding": "identity"}  # a server must not pack what is packed, nor what we hash


class Transfer:
    """`size` and `digests` are those of what was written so far."""

    def __init__(self, network: Network, url: str, algorithms: Sequence[str], limit: int | None) -> None:
        """`algorithms`: of the hashes that say what must come. `limit`: the size that the index states; what sends more is not read to its end."""
        self._network, self._url, self._algorithms, self._limit = network, url, algorithms, limit
        self._known = any(name in STRONG for name in algorithms)
        self._breaks = 0
        self._validator = ""
        self.is_web_page = False
        self.size = 0
        self.digests = self._fresh_digests()

    def go_on(self, sink: RawIOBase, stopped: Callable[[], bool]) -> bool:
        """One request; whether all is here now. @raise Fault(network), OSError of the sink"""
        # without a validator only a hash can tell that both halves are of one file
        resume = self.size > 0 and bool(self._validator or self._algorithms)
        response = self._network.get(self._url, self._headers(resume), stream=True, known=self._known)
        try:
            if resume and self._continues(response):
                pass
            elif response.status_code == 200:
                self._restart(sink)
            elif resume and response.status_code in (206, 416):
                self._restart(sink)
                return self._broke("the server sends another part than the one asked for")
            else:
                raise status_fault(self._url, response.status_code, response.reason)
            return self._read(response, sink, stopped)
        finally:
            response.close()

    def _headers(self, resume: bool) -> dict[str, str]:
        if not resume:
            return IDENTITY
        return {**IDENTITY, "Range": f"bytes={self.size}-", **({"If-Range": self._validator} if self._validator else {})}

    def _continues(self, response: Response) -> bool:
        return response.status_code == 206 and response.headers.get("Content-Range", "").startswith(f"bytes {self.size}-")

    def _restart(self, sink: RawIOBase) -> None:
        self.size, self.digests = 0, self._fresh_digests()
        sink.seek(0)
        sink.truncate()

    def _fresh_digests(self) -> dict[str, hashlib._Hash]:
        return {name: hashlib.new(name) for name in {"sha256", *self._algorithms}}

    def _read(self, response: Response, sink: RawIOBase, stopped: Callable[[], bool]) -> bool:
        validator = response.headers.get("ETag") or response.headers.get("Last-Modified") or ""
        self._validator = "" if validator.startswith("W/") else validator  # a weak one cannot join halves
        self.is_web_page = response.headers.get("Content-Type", "").lower().startswith("text/html")
        pace, gulps = pace_of(response), Gulps(response, careful=self._breaks > 0)
        pace.heed(stopped)
        if not response.raw.chunked:
            pace.expect_content_only()
        while True:
            try:
                chunk, broken = read_chunk(gulps, pace)
            except TooSlow as error:
                raise too_slow_fault(self._url, error) from None
            except Unwanted:
                raise Fault("cancelled", "the run ends") from None
            for digest in self.digests.values():
                digest.update(chunk)
            write_all(sink, chunk)
            self.size += len(chunk)
            if broken is not None:
                return self._broke(str(broken))
            if not chunk or (self._limit is not None and self.size > self._limit):
                return True

    def _broke(self, why: str) -> bool:
        self._breaks += 1
        if self._breaks > BREAKS:
            raise Fault("network", f"{shown(self._url)} broke off {self._breaks} times, the last time after {self.size} bytes: {why}", PROXY_HINT)
        time.sleep(0.05 * 2**self._breaks)
        return False


def read_chunk(gulps: Gulps, pace: Pace) -> tuple[bytes, HTTPError | None]:
    """Small reads in one: all together are hashed and written. With urllib3's error: the connection broke behind these bytes,
    timed out, or ended early. @raise TooSlow, Unwanted"""
    pieces, size = [], 0
    try:
        while size < ENOUGH and (piece := gulps.read(CHUNK)):
            pieces.append(piece)
            size += len(piece)
            pace.came(len(piece))
    except HTTPError as error:
        return b"".join(pieces), error
    return b"".join(pieces), None


def write_all(sink: RawIOBase, chunk: bytes) -> None:
    """A raw file takes what fits on the disk, and says only the next time that it is full."""
    view = memoryview(chunk)
    while view:
        view = view[sink.write(view) or 0 :]
