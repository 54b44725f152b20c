"""Removes credentials from all URLs that leave the fetcher, and from all messages and logs."""

from __future__ import annotations

import base64
import logging
import re
import urllib.parse

from pip._internal.utils.misc import remove_auth_from_url, split_auth_from_netloc

MASK = "****"
# Unit: characters. Masking shorter secrets would mask ordinary words. In URLs, secrets of any length are masked.
MIN_SECRET_LENGTH = 4
_USERINFO = re.compile(r"(?<=://)[^/@\s'\"]*@")
_QUERY = re.compile(r"(?<=://)([^\s?'\"]*)\?[^\s'\"]*")


def clean_url(url: str) -> str:
    """The URL without credentials and fragment."""
    return remove_auth_from_url(url).partition("#")[0] if "@" in url or "#" in url else url


def redact_url(url: str) -> str:
    """The URL without credentials and query, which may hold a signature. For messages."""
    return _QUERY.sub(rf"\1?{MASK}", clean_url(url))


class Redactor:
    """Knows the secrets of this run and masks them in text."""

    def __init__(self) -> None:
        self._secrets: set[str] = set()
        self._credentials: dict[str, str] = {}  # clean URL -> the URL with its credentials

    def add(self, url: str) -> str:
        """Register the credentials in the URL as secrets. @return the URL without credentials and fragment"""
        clean = clean_url(url)
        user, password = split_auth_from_netloc(urllib.parse.urlsplit(url).netloc)[1]
        if user is not None:
            # a user name without a password is a token
            self._secrets |= {text for text in (password or user,) for text in (text, urllib.parse.quote(text, safe=""), urllib.parse.quote(text))}
            self._secrets.add(base64.b64encode(f"{user}:{password or ''}".encode()).decode())
        return clean

    def add_link(self, url: str) -> str:
        """Like `add`, and make `with_credentials` return the URL with its credentials."""
        clean = self.add(url)
        if "@" in url and clean != url:
            self._credentials[clean] = url
        return clean

    @property
    def links_with_credentials(self) -> int:
        return len(self._credentials)

    def with_credentials(self, url: str) -> str:
        return self._credentials.get(url, url)

    def redact(self, text: str) -> str:
        text = _USERINFO.sub(f"{MASK}@", text)
        for secret in sorted(self._secrets, key=len, reverse=True):
            if len(secret) >= MIN_SECRET_LENGTH:
                text = text.replace(secret, MASK)
        return text

    def redact_logs(self) -> None:
        """Write the log messages of libraries to stderr, redacted."""
        handler = logging.StreamHandler()
        handler.setFormatter(_RedactingFormatter(self))
        handler.setLevel(logging.WARNING)
        logging.getLogger().handlers[:] = [handler]


class _RedactingFormatter(logging.Formatter):
    def __init__(self, redactor: Redactor) -> None:
        super().__init__("%(levelname)s: %(message)s")
        self._redactor = redactor

    def format(self, record: logging.LogRecord) -> str:
        return self._redactor.redact(super().format(record))
