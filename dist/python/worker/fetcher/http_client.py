"""HTTP requests with pip's own session, so that proxies, certificate authorities, credentials and client certificates work as in pip.

HttpClient.get returns a response or raises Fault(network). RedirectPolicy rejects plain http unless a hash verifies the content.
"""

from __future__ import annotations

import functools
import re
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Mapping
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

# pip's session retries requests that get no response or a transient status, but not interrupted bodies.
MAX_BODY_RETRIES = 3
# Unit: bytes. The largest page of a public index has 40 MiB. The limit keeps an endless body from exhausting memory.
MAX_BODY_BYTES = 512 << 20
READ_BYTES = 1 << 16
# More than the number of threads, so that no connection is closed because the pool is full.
MAX_CONNECTIONS = 32
# pip's list, plus 408, 429 and 504.
TRANSIENT_STATUSES = (408, 429, 500, 502, 503, 504, 520, 527)
# Unit: seconds. Longer Retry-After values are capped.
MAX_RETRY_AFTER = 30
# Unit: bytes. By default, requests reads 10 KiB at a time, and each read can cause a thread switch.
REQUESTS_CHUNK_BYTES = 1 << 20
# Indexes and proxies recognize pip by this prefix. pip's own value also describes the machine.
USER_AGENT = f"pip/{pip.__version__} offline-bundle"
# Matches the origin of URLs that all parsers read in the same way: no credentials, no ignored characters.
_plain_origin = re.compile(r"https?://[A-Za-z0-9.:-]+(?=/)").match
_HTTP_HINT = "Use https, or add the host to trusted-host in pip's configuration if you trust the network."


# Called before a request is repeated: why, and after how many seconds.
OnRetry = Callable[[str, float], None]


class HttpClient:
    def __init__(self, session: PipSession, redactor: Redactor, retries: int, on_retry: OnRetry) -> None:
        """`retries`: pip's setting of the same name."""
        self._session, self._redactor, self._on_retry = session, redactor, on_retry
        self._redirects = RedirectPolicy(session)
        self._body_attempts = 1 + min(retries, MAX_BODY_RETRIES)

    def get(self, url: str, headers: Mapping[str, str], *, stream: bool = False, known: bool = False) -> Response:
        """Send a GET request. @return a response of any status @raise Fault network, environment

        `stream`: the caller reads the body, which can still be interrupted. `known`: the caller verifies the content by a strong hash, so
        plain http is allowed.
        """
        if not known:
            self._redirects.check(url)
        hooks = {} if known else {"response": self._redirects.check_next}
        for attempt in range(self._body_attempts):
            if attempt > 0:
                self._on_retry(f"{redact_url(url)} was interrupted", 0.25 * attempt)
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
                raise Fault("environment", f"{redact_url(url)} was not requested: {error}", "Check --cert and --client-cert.") from None
        raise no_answer_fault(url, last)


def _with_body(response: Response, url: str) -> Response:
    """Read the whole body, as `requests` does, but with limits. @raise Fault(network), StalledError, ChunkedEncodingError, ContentDecodingError"""
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
    """Rejects plain http, whose content can be changed in transit. pip checks only the URL that the user passed; this class also checks each
    redirect. As in pip, https, loopback addresses and trusted hosts are secure."""

    def __init__(self, session: PipSession) -> None:
        self._session = session
        self._is_secure_origin = functools.cache(lambda origin: self._ask_pip(f"{origin}/"))  # uncached: a seventh of a request's CPU time

    def check(self, url: str) -> None:
        """@raise Fault(network)"""
        if not self._is_secure(url):
            raise Fault("network", f"{redact_url(url)} was not requested: it is plain http, and no strong hash verifies its content", _HTTP_HINT)

    def check_next(self, response: Response, **_: Any) -> None:
        """Check the redirect of a response: a hook of `requests`, called before the redirect is followed. @raise Fault(network)"""
        self.check(response.url)  # the URL that was requested, which may differ from the Location header
        target = self._session.get_redirect_target(response)
        if target is None:
            return
        following = urllib.parse.urljoin(response.url, target)
        if not self._is_secure(following):
            what = f"{redact_url(response.url)} redirects to {redact_url(following)}, which was not followed: it is plain http and not a trusted host"
            raise Fault("network", what, _HTTP_HINT)

    def _is_secure(self, url: str) -> bool:
        origin = _plain_origin(url)
        return self._ask_pip(url) if origin is None else self._is_secure_origin(origin[0])

    def _ask_pip(self, url: str) -> bool:
        try:
            return self._session.is_secure_origin(Link(url))
        except ValueError:  # e.g. a port that is not a number
            return False


def open_session(settings: Settings, on_retry: OnRetry) -> PipSession:
    pip_session.user_agent = cast(Any, lambda: USER_AGENT)  # pip's own function starts programs (rustc, lsb_release) to report their versions
    models.CONTENT_CHUNK_SIZE = REQUESTS_CHUNK_BYTES
    monitor_all_responses()
    # requests searches all environment variables for proxies twice per request, although they do not change
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
    retries.on_retry = on_retry
    for adapter in set(session.adapters.values()):
        if isinstance(adapter, HTTPAdapter):
            _load_authorities_once(getattr(adapter, "_ssl_context", None))
            adapter.init_poolmanager(MAX_CONNECTIONS, MAX_CONNECTIONS)
            adapter.max_retries = retries
    return session


class _BoundedRetry(Retry):
    """Returns the last response instead of raising an error, does not retry certificate errors, and reports each wait."""

    on_retry: OnRetry
    _why = ""

    def increment(
        self, method: Any = None, url: Any = None, response: Any = None, error: Any = None, _pool: Any = None, _stacktrace: Any = None
    ) -> _BoundedRetry:
        if isinstance(error, SSLError):
            raise MaxRetryError(_pool, url or "", error)
        following = super().increment(method, url, response, error, _pool, _stacktrace)
        following.on_retry = self.on_retry
        following._why = f"{getattr(_pool, 'host', url)}: {f'HTTP status {response.status}' if response else f'no response ({type(error).__name__})'}"
        return following

    def sleep(self, response: Any = None) -> None:
        self.on_retry(self._why, (self.get_retry_after(response) if response else None) or self.get_backoff_time())
        super().sleep(response)

    def parse_retry_after(self, retry_after: str) -> float:
        try:
            return super().parse_retry_after(retry_after)
        except (InvalidHeader, ValueError, OverflowError):
            return 0  # use the default backoff


def _load_authorities_once(context: Any) -> None:
    """pip's TLS context (truststore) loads all authorities again for each connection, which takes 65 ms of CPU time under a lock."""
    inner = getattr(context, "_ctx", None)
    for name in ("load_verify_locations", "set_default_verify_paths"):
        if inner is not None and name not in vars(inner):
            _cache_results(inner, name)


def _cache_results(owner: Any, name: str) -> None:
    setattr(owner, name, functools.cache(getattr(owner, name)))
