"""Whom an answer is taken from. What plain http brings, anyone on the way can change: pip asks that of the URL that the user gave, we of each
that it leads to."""

from __future__ import annotations

import urllib.parse
from collections.abc import Callable
from typing import Any

from pip._internal.models.link import Link
from pip._internal.network.session import PipSession
from pip._vendor.requests import Response

from worker.door.masks import shown
from worker.lines import Fault

HINT = "Use https; or, if all of that network is to be trusted, name the host under trusted-host in pip's configuration."


def is_secure(session: PipSession, url: str) -> bool:
    """As pip counts it: https, this machine, and trusted hosts."""
    try:
        return session.is_secure_origin(Link(url))
    except ValueError:  # e.g. a port that is no number
        return False


def check_secure(session: PipSession, url: str) -> None:
    """@raise Fault(network)"""
    if not is_secure(session, url):
        raise Fault("network", f"{shown(url)} is plain http, and no strong hash says what must come from there, so it is not asked", HINT)


def secure_hops(session: PipSession) -> Callable[..., None]:
    """A hook of requests, for each answer on the way, before the next place is asked. @raise Fault(network)"""

    def check_next(response: Response, **_: Any) -> None:
        check_secure(session, response.url)  # as it was asked for in the end, however the hop before spelt it
        target = session.get_redirect_target(response)
        if target is None:
            return
        following = urllib.parse.urljoin(response.url, target)
        if not is_secure(session, following):
            what = f"{shown(response.url)} redirects to {shown(following)}, which is plain http and not trusted, so it is not followed"
            raise Fault("network", what, HINT)

    return check_next
