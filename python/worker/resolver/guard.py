"""This process resolves. It starts no program, opens no connection and builds nothing, whatever a requirement says."""

from __future__ import annotations

import sys
from typing import Any

from pip._internal.exceptions import InstallationError
from pip._internal.network import session
from pip._internal.operations import prepare

REFUSED = (
    "socket.connect", "socket.getaddrinfo", "socket.sendto", "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn",
)  # fmt: skip


class SourceRefused(InstallationError):
    """A candidate is no wheel, so its metadata would have to be built."""


def keep_to_itself() -> None:
    """An audit hook stays for the life of the process: no later code can take it away."""
    session.user_agent = lambda: "offline-bundle"  # pip's own asks programs for the system's name
    sys.addaudithook(_refuse)


def refuse_sources() -> None:
    wheels_only = prepare.make_distribution_for_install_requirement

    def make(req: Any) -> Any:
        if req.editable or not req.is_wheel:
            raise SourceRefused(f"{req} is no wheel")
        return wheels_only(req)

    prepare.make_distribution_for_install_requirement = make


def _refuse(event: str, _args: tuple[Any, ...]) -> None:
    if event in REFUSED:
        raise PermissionError(f"{event} in a resolver process")
