"""The sandbox of every worker but the fetcher: no connection, no name lookup, no other program. There is no way back.

An audit hook cannot be removed and sees C code too; the patched functions are there for the message, and for interpreters
whose hooks are not compiled in.
"""

from __future__ import annotations

import socket
import sys
from typing import Any, NoReturn

#: Raised by CPython itself, whatever module calls (Python docs, "Audit events table").
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
    """This process tried to open a connection or to start a program."""


def block_network() -> None:
    """From here on every event of FORBIDDEN raises BlockedError. Proved before it returns."""
    sys.addaudithook(_block)
    socket.create_connection = _no_network
    socket.getaddrinfo = _no_network
    _prove()


def _block(event: str, args: tuple[Any, ...]) -> None:
    if event in FORBIDDEN:
        raise BlockedError(f"{event} is blocked: this worker runs offline {args[:2]!r:.200}")


def _no_network(*args: object, **options: object) -> NoReturn:
    raise BlockedError(f"a connection is blocked: this worker runs offline {args!r:.200}")


def _prove() -> None:
    """Port 9 of this machine, so that nothing leaves it even if the hook did not take."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("127.0.0.1", 9))
        except BlockedError:
            return
    raise RuntimeError("this Python lets sockets connect although the audit hook blocks them")
