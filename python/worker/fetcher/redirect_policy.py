"""Whom an answer is taken from. What plain http brings, anyone on the way can change: pip asks that of the URL that the user gave, we of each
that it leads to."""

from __future__ import annotations

import functools
import re
import urllib.parse
from typing import Any

from pip._internal.models.link import Link
from pip._internal.network.session import PipSession
from pip._vendor.requests import Response

from worker.fetcher.redactor import shown
from worker.lines import Fault

# Of an URL that nobody reads in two ways: without a login, and with nothing in it that a parser might pass over.
_plain_origin = re.compile(r"https?://[A-Za-z0-9.:-]+(?=/)").match
HINT = "Use https; or, if all of that network is to be trusted, name the host under trusted-host in pip's configuration."


class Origins:
    """As pip counts them: https, this machine, and trusted hosts are secure."""

    def __init__(self, session: PipSession) -> None:
        self._session = session
        self._is_secure_origin = functools.cache(lambda origin: self._asked(f"{origin}/"))  # a seventh of a request's time, each time

    def check(self, url: str) -> None:
        """@raise Fault(network)"""
        if not self._is_secure(url):
            raise Fault("network", f"{shown(url)} is plain http, and no strong hash says what must come from there, so it is not asked", HINT)

    def check_next(self, response: Response, **_: Any) -> None:
        """A hook of requests, for each answer on the way, before the next place is asked. @raise Fault(network)"""
        self.check(response.url)  # as it was asked for in the end, however the hop before spelt it
        target = self._session.get_redirect_target(response)
        if target is None:
            return
        following = urllib.parse.urljoin(response.url, target)
        if not self._is_secure(following):
            what = f"{shown(response.url)} redirects to {shown(following)}, which is plain http and not trusted, so it is not followed"
            raise Fault("network", what, HINT)

    def _is_secure(self, url: str) -> bool:
        origin = _plain_origin(url)
        return self._asked(url) if origin is None else self._is_secure_origin(origin[0])

    def _asked(self, url: str) -> bool:
        try:
            return self._session.is_secure_origin(Link(url))
        except ValueError:  # e.g. a port that is no number
            return False
