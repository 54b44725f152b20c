"""HTTP requests by pip's own session, so that proxies, certificate authorities, credentials and client certificates work as in pip.

HttpClient.get returns a response or raises Fault(network). RedirectPolicy rejects plain http where nothing proves the content.
"""

from __future__ import annotations

import functools
import re
import time
import urllib.parse
import urllib.request
from collections.abc import Mapping
from typing import Any, cast

import pip
from pip._internal.cli.index_command import SessionCommandMixin
from pip._internal.models.link import Link
from pip._internal.network import session as pip_session
from pip._internal.network.session import PipSession
from pip._vendor.requests import Response, models, utils
from pip._vendor.requests.adapters import HTTPAdapter
from pip._vendor.requests.exceptions import ChunkedEncodingError, ContentDecodingError
from pip._vendor.urllib3 import BaseHTTPResponse, Retry
from pip._vendor.urllib3.exceptions import DecodeError, HTTPError, InvalidHeader, MaxRetryError, SSLError

from worker.errors import Fault
from worker.fetcher.network_errors import REQUEST_ERRORS, no_answer_fault, stalled_fault, too_large_fault
from worker.fetcher.redactor import Redactor, redact_url
from worker.fetcher.settings import Settings
from worker.fetcher.throughput import StalledError, monitor_all_responses, monitor_of

# pip's session retries requests without a response or with a transient status. Interrupted bodies are retried here.
MAX_BODY_RETRIES = 3
# Unit: bytes. The largest page of a public index has 40 MiB; an endless body must not exhaust memory.
MAX_BODY_BYTES = 512 << 20
READ_BYTES = 1 << 16
# More than the fetcher's threads, so that no connection is discarded while another one is taken.
MAX_CONNECTIONS = 32
# pip's list, and 408, 429 and 504.
TRANSIENT_STATUSES = (408, 429, 500, 502, 503, 504, 520, 527)
# Unit: seconds. The longest wait that a server can ask for with Retry-After.
MAX_RETRY_AFTER = 30
# Unit: bytes. requests reads 10 KiB at a time, and the interpreter may switch threads at each read.
REQUESTS_CHUNK_BYTES = 1 << 20
# Indexes and proxies recognize pip by it. pip itself adds facts about the machine.
USER_AGENT = f"pip/{pip.__version__} offline-bundle"
# A URL that every parser reads in the same way: no credentials, no ignored characters.
_plain_origin = re.compile(r"https?://[A-Za-z0-9.:-]+(?=/)").match
_HTTP_HINT = "Use https, or list the host under trusted-host in pip's configuration if its whole network is trusted."


class HttpClient:
    def __init__(self, session: PipSession, redactor: Redactor, retries: int) -> None:
        """`retries`: pip's setting."""
        self._session, self._redactor = session, redactor
        self._redirects = RedirectPolicy(session)
        self._body_attempts = 1 + min(retries, MAX_BODY_RETRIES)

    def get(self, url: str, headers: Mapping[str, str], *, stream: bool = False, known: bool = False) -> Response:
        """A response of any status. The body of a stream can still be interrupted.

        `known`: a strong hash proves the content, so any server may send it. @raise Fault(network)
        """
        if not known:
            self._redirects.check(url)
        hooks = {} if known else {"response": self._redirects.check_next}
        for attempt in range(self._body_attempts):
            time.sleep(0.25 * attempt)
            try:
                response = self._session.get(self._redactor.with_credentials(url), headers=headers, stream=True, hooks=hooks)
                return response if stream else _with_body(response, url)
            except (ChunkedEncodingError, ContentDecodingError) as error:
                last: Exception = error
            except StalledError as error:
                raise stalled_fault(url, error) from None
            except REQUEST_ERRORS as error:
                raise no_answer_fault(url, error) from None
            except OSError as error:  # e.g. a certificate file that cannot be read
                raise Fault("environment", f"{error}", "Check cert and client-cert.") from None
        raise no_answer_fault(url, last)


def _with_body(response: Response, url: str) -> Response:
    """Reads the body as `requests` does, within limits. @raise Fault(network), StalledError, ChunkedEncodingError, ContentDecodingError"""
    if not isinstance(response.raw, BaseHTTPResponse):  # a local file
        return response
    monitor, pieces, size = monitor_of(response), [], 0
    try:
        while piece := response.raw.read1(READ_BYTES, decode_content=True):
            pieces.append(piece)
            size += len(piece)
            if size > MAX_BODY_BYTES:
                raise too_large_fault(url, MAX_BODY_BYTES)
            monitor.on_content(len(piece))
    except DecodeError as error:
        raise ContentDecodingError(error) from None
    except HTTPError as error:  # interrupted, or timed out
        raise ChunkedEncodingError(error) from None
    finally:
        response.close()
    response._content, response._content_consumed = b"".join(pieces), True
    return response


class RedirectPolicy:
    """Anyone on the way can change what plain http brings. pip checks only the URL that the user gave; this checks each hop as well.
    As in pip, https, loopback addresses and trusted hosts are secure."""

    def __init__(self, session: PipSession) -> None:
        self._session = session
        self._is_secure_origin = functools.cache(lambda origin: self._ask_pip(f"{origin}/"))  # a seventh of a request's time, each time

    def check(self, url: str) -> None:
        """@raise Fault(network)"""
        if not self._is_secure(url):
            raise Fault("network", f"{redact_url(url)} is plain http, and no strong hash proves its content, so it was not requested", _HTTP_HINT)

    def check_next(self, response: Response, **_: Any) -> None:
        """A hook of requests, called for each response before the next hop. @raise Fault(network)"""
        self.check(response.url)  # as it was requested in the end, however the previous hop spelled it
        target = self._session.get_redirect_target(response)
        if target is None:
            return
        following = urllib.parse.urljoin(response.url, target)
        if not self._is_secure(following):
            what = f"{redact_url(response.url)} redirects to {redact_url(following)}, which is plain http and not trusted, so it was not followed"
            raise Fault("network", what, _HTTP_HINT)

    def _is_secure(self, url: str) -> bool:
        origin = _plain_origin(url)
        return self._ask_pip(url) if origin is None else self._is_secure_origin(origin[0])

    def _ask_pip(self, url: str) -> bool:
        try:
            return self._session.is_secure_origin(Link(url))
        except ValueError:  # e.g. a port that is not a number
            return False


def open_session(settings: Settings) -> PipSession:
    pip_session.user_agent = cast(Any, lambda: USER_AGENT)  # pip's own starts programs (rustc, lsb_release) to report what is installed
    models.CONTENT_CHUNK_SIZE = REQUESTS_CHUNK_BYTES
    monitor_all_responses()
    # requests looks the proxies up twice for each request among all environment variables, which do not change
    _cache_results(utils, "getproxies")
    _cache_results(urllib.request, "getproxies_environment")
    session = SessionCommandMixin()._build_session(settings.pip)
    retries = _BoundedRetry(
        total=settings.pip.retries,
        status_forcelist=TRANSIENT_STATUSES,
        backoff_factor=0.25,
        retry_after_max=MAX_RETRY_AFTER,
        raise_on_status=False,
        redirect=False,
    )
    for adapter in set(session.adapters.values()):
        if isinstance(adapter, HTTPAdapter):
            _load_authorities_once(getattr(adapter, "_ssl_context", None))
            adapter.init_poolmanager(MAX_CONNECTIONS, MAX_CONNECTIONS)
            adapter.max_retries = retries
    return session


class _BoundedRetry(Retry):
    """Returns the last response instead of an error, and does not retry a rejected certificate."""

    def increment(
        self, method: Any = None, url: Any = None, response: Any = None, error: Any = None, _pool: Any = None, _stacktrace: Any = None
    ) -> _BoundedRetry:
        if isinstance(error, SSLError):
            raise MaxRetryError(_pool, url or "", error)
        return super().increment(method, url, response, error, _pool, _stacktrace)

    def parse_retry_after(self, retry_after: str) -> float:
        try:
            return super().parse_retry_after(retry_after)
        except (InvalidHeader, ValueError, OverflowError):
            return 0  # unreadable: use the default backoff


def _load_authorities_once(context: Any) -> None:
    """pip's TLS context (truststore) reads all authorities again for each connection: 65 ms of CPU, and one at a time."""
    inner = getattr(context, "_ctx", None)
    for name in ("load_verify_locations", "set_default_verify_paths"):
        if inner is not None and name not in vars(inner):
            _cache_results(inner, name)


def _cache_results(owner: Any, name: str) -> None:
    setattr(owner, name, functools.cache(getattr(owner, name)))
