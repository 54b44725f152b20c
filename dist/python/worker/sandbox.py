"""The sandbox of all workers except the fetcher: blocks connections, name lookups and child processes for the life of the process.

An audit hook cannot be removed and also covers C code. The patched functions improve the message, and protect interpreters without
audit hooks.
"""

from __future__ import annotations

import socket
import sys
from typing import Any, NoReturn

#: Python docs, "Audit events table".
FORBIDDEN = frozenset(
    (
        "socket.connect",
        "socket.getaddrinfo",
        "socket.gethostbyname",
        "socket.gethostbyaddr",
        "socket.sendto",
        "socket.sendmsg",
        "subprocess.Popen",
        "os.system",
        "os.exec",
        "os.posix_spawn",
        "os.spawn",
        "os.fork",
        "os.forkpty",
    )
)


class BlockedError(OSError):
    """A sandboxed worker tried to open a connection or to start a program."""


def block_network() -> None:
    """Make all events in FORBIDDEN raise BlockedError. @raise RuntimeError if connections are not blocked"""
    sys.addaudithook(_block)
    socket.create_connection = _no_network
    socket.getaddrinfo = _no_network
    _prove()


def _block(event: str, args: tuple[Any, ...]) -> None:
    if event in FORBIDDEN:
        raise BlockedError(f"{event} is blocked, since this worker runs offline: {args[:2]!r:.200}")


def _no_network(*args: object, **options: object) -> NoReturn:
    raise BlockedError(f"a connection is blocked, since this worker runs offline: {args!r:.200}")


def _prove() -> None:
    """Try to connect to a local port, so that nothing leaves the machine even if the hook fails."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("127.0.0.1", 9))
        except BlockedError:
            return
    raise RuntimeError("the audit hook does not block connections in this Python")
