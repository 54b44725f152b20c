"""Credentials: taken out of every URL that is given out, and out of every text that is written."""

from __future__ import annotations

import base64
import logging
import re
import urllib.parse

from pip._internal.utils.misc import remove_auth_from_url, split_auth_from_netloc

MASK = "****"
# Shorter ones would blank out innocent words; inside a URL they are masked whatever their length.
SHORTEST_SECRET = 4
_USERINFO = re.compile(r"(?<=://)[^/@\s'\"]*@")
_QUERY = re.compile(r"(?<=://)([^\s?'\"]*)\?[^\s'\"]*")


def clean_url(url: str) -> str:
    """Without credentials and fragment."""
    return remove_auth_from_url(url).partition("#")[0] if "@" in url or "#" in url else url


def shown(url: str) -> str:
    """For a message: without credentials, and without the values of a query, which may be a signature."""
    return _QUERY.sub(rf"\1?{MASK}", clean_url(url))


class Masks:
    """Knows this run's secrets."""

    def __init__(self) -> None:
        self._secrets: set[str] = set()
        self._credentials: dict[str, str] = {}  # clean URL -> the URL with the credentials that its page gave

    def learn(self, url: str) -> str:
        """The clean URL; what was cut off is known from now on."""
        clean = clean_url(url)
        user, password = split_auth_from_netloc(urllib.parse.urlsplit(url).netloc)[1]
        if user is not None:
            # a user name alone is a token
            self._secrets |= {text for text in (password or user,) for text in (text, urllib.parse.quote(text, safe=""), urllib.parse.quote(text))}
            self._secrets.add(base64.b64encode(f"{user}:{password or ''}".encode()).decode())
        return clean

    def learn_link(self, url: str) -> str:
        """The same for a link on a page; `full` finds its credentials again."""
        clean = self.learn(url)
        if "@" in url and clean != url:
            self._credentials[clean] = url
        return clean

    @property
    def given(self) -> int:
        """How many links came with credentials so far."""
        return len(self._credentials)

    def full(self, url: str) -> str:
        return self._credentials.get(url, url)

    def scrub(self, text: str) -> str:
        text = _USERINFO.sub(f"{MASK}@", text)
        for secret in sorted(self._secrets, key=len, reverse=True):
            if len(secret) >= SHORTEST_SECRET:
                text = text.replace(secret, MASK)
        return text

    def guard_logs(self) -> None:
        """All that libraries log goes to stderr through `scrub`."""
        handler = logging.StreamHandler()
        handler.setFormatter(_Scrubbed(self))
        handler.setLevel(logging.WARNING)
        logging.getLogger().handlers[:] = [handler]


class _Scrubbed(logging.Formatter):
    def __init__(self, masks: Masks) -> None:
        super().__init__("%(levelname)s: %(message)s")
        self._masks = masks

    def format(self, record: logging.LogRecord) -> str:
        return self._masks.scrub(super().format(record))
