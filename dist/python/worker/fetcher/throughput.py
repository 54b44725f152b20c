"""Detects stalled responses.

A socket timeout (pip's `timeout` setting, 15 seconds by default) does not stop a server that sends a byte from time to time. Each response
therefore has a ThroughputMonitor, to which the socket and the reader of the body report. It raises StalledError when less than
STALL_MIN_BYTES of content arrive within STALL_WINDOW.
"""

from __future__ import annotations

import http.client
import io
import socket
import time
from collections.abc import Callable
from typing import Any

from pip._vendor.requests import Response
from pip._vendor.urllib3.connection import HTTPConnection

from worker.errors import Fault

# Unit: seconds.
STALL_WINDOW = 60.0
# Unit: bytes. With 16 parallel transfers on a 64 kbit/s connection, each receives 30,000 bytes in that time.
STALL_MIN_BYTES = 4096


class StalledError(Exception):
    """Less than STALL_MIN_BYTES arrived within STALL_WINDOW. The message states both amounts."""


class ThroughputMonitor:
    """Counts the received bytes of one response. Only body bytes count; headers, framing and empty compressed blocks do not."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._window_start: float | None = None  # before the first byte the socket timeout applies
        self._bytes = self._content = 0
        self._has_framing = True
        self._is_cancelled: Callable[[], bool] = lambda: False

    def cancel_when(self, is_cancelled: Callable[[], bool]) -> None:
        """Make `check` raise Fault(cancelled) as soon as `is_cancelled` returns True."""
        self._is_cancelled = is_cancelled

    def count_all_bytes(self) -> None:
        """Count all bytes from the socket as content: the body has no framing, and a large read reports its content only at the end.
        Bytes received together with the headers count too."""
        self._has_framing = False

    def on_bytes(self, count: int) -> None:
        """Report bytes received from the socket."""
        if self._window_start is None:
            self._window_start = self._clock()
        self._bytes += count

    def on_content(self, count: int) -> None:
        """Report received content of the body. @raise StalledError, Fault(cancelled)"""
        self._content += count
        self.check()

    def check(self) -> None:
        """@raise StalledError, Fault(cancelled)"""
        if self._is_cancelled():
            raise Fault("cancelled", "the run was cancelled")
        now = self._clock()
        if self._window_start is None or now - self._window_start < STALL_WINDOW:
            return
        seconds = now - self._window_start
        content = self._content if self._has_framing else self._bytes
        if content < STALL_MIN_BYTES * seconds / STALL_WINDOW:
            raise StalledError(f"received only {content} bytes of content in the last {seconds:.0f} seconds")
        self._window_start, self._bytes, self._content = now, 0, 0


class _MonitoredSocket(io.RawIOBase):
    """Reports each read of the decrypted socket, including headers and framing: http.client and urllib3 read these without a time limit."""

    def __init__(self, raw: io.RawIOBase, monitor: ThroughputMonitor) -> None:
        self._raw, self._monitor = raw, monitor

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        self._monitor.check()  # before the read, when all received content has been reported
        count: int | None = self._raw.readinto(buffer)
        self._monitor.on_bytes(count or 0)
        return count

    def close(self) -> None:
        self._raw.close()
        super().close()


class _MonitoredResponse(http.client.HTTPResponse):
    def __init__(self, sock: socket.socket, *args: Any, **kwargs: Any) -> None:
        super().__init__(sock, *args, **kwargs)
        self.monitor = ThroughputMonitor()
        self.fp = io.BufferedReader(_MonitoredSocket(self.fp.detach(), self.monitor))


def monitor_all_responses() -> None:
    """Attach a monitor to every response, including responses of proxies to CONNECT."""
    HTTPConnection.response_class = _MonitoredResponse


def monitor_of(response: Response) -> ThroughputMonitor:
    monitor: ThroughputMonitor = response.raw._original_response.monitor
    return monitor
