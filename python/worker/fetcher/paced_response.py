"""An answer whose every read of the socket is looked at for its pace: also those of its head and of its framing, where http.client
and urllib3 read on by themselves for as long as anything comes."""

from __future__ import annotations

import http.client
import io
import socket
from typing import Any

from pip._vendor.requests import Response
from pip._vendor.urllib3.connection import HTTPConnection

from worker.fetcher.throughput import Pace


class PacedReader(io.RawIOBase):
    """`raw`: reads the socket, behind TLS."""

    def __init__(self, raw: io.RawIOBase, pace: Pace) -> None:
        self._raw, self._pace = raw, pace

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        self._pace.look()  # before it waits: what has come since the last look is with the reader by now
        count: int | None = self._raw.readinto(buffer)
        self._pace.arrived(count or 0)
        return count

    def close(self) -> None:
        self._raw.close()
        super().close()


class PacedResponse(http.client.HTTPResponse):
    def __init__(self, sock: socket.socket, *args: Any, **kwargs: Any) -> None:
        super().__init__(sock, *args, **kwargs)
        self.pace = Pace()
        self.fp = io.BufferedReader(PacedReader(self.fp.detach(), self.pace))


def pace_all_responses() -> None:
    """Also those of a proxy that is asked for a tunnel."""
    HTTPConnection.response_class = PacedResponse


def pace_of(response: Response) -> Pace:
    """Its reader says there what came."""
    pace: Pace = response.raw._original_response.pace
    return pace
