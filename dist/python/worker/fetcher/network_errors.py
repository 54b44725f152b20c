"""Faults for failed requests. A failing index is a network error and is never treated as "project not found"."""

from __future__ import annotations

from pip._internal.exceptions import (
    ConnectionFailedError,
    ConnectionTimeoutError,
    NetworkConnectionError,
    PipError,
    ProxyConnectionError,
    SSLMissingError,
    SSLVerificationError,
)
from pip._vendor.requests.exceptions import ChunkedEncodingError, ContentDecodingError, RequestException, TooManyRedirects

from worker.errors import Fault
from worker.fetcher.redactor import redact_url
from worker.fetcher.throughput import StalledError

LOGIN_HINT = (
    "Pass credentials in OFFLINE_BUNDLE_INDEX_NAME_USERNAME and OFFLINE_BUNDLE_INDEX_NAME_PASSWORD for --index-url NAME=URL, "
    "or as with pip: in ~/.netrc, in a keyring (keyring-provider in pip's configuration), or in the index URL."
)
PROXY_HINT = "Check the proxy settings (--proxy, HTTPS_PROXY)."
STATUS = {
    401: ("requires credentials or rejected the given ones", LOGIN_HINT),
    403: ("rejected the request", "Check the credentials. If this index returns 403 for projects that do not exist, pass --ignore-error-codes URL=403."),
    407: ("could not be requested: the proxy requires credentials", "Pass them with --proxy http://USER:PASSWORD@HOST:PORT."),
    429: ("rejected the request because of too many requests", "Wait, then run again: downloaded files are kept in the cache folder."),
}
SERVER_HINT = "Run again later: the server is failing."


def status_fault(url: str, status: int, reason: str) -> Fault:
    what, hint = STATUS.get(status, ("could not be fetched", SERVER_HINT if status >= 500 else "Check the URL. " + PROXY_HINT))
    if 300 <= status < 400:
        what, hint = "redirects to a URL that is not http(s)", "Check the URL. " + PROXY_HINT
    if status == 304:
        what, hint = "returned an unexpected response", "A proxy may have answered instead of the index. " + PROXY_HINT
    return Fault("network", f"{redact_url(url)} {what}: status {status} {reason or ''}".rstrip(), hint)


def no_answer_fault(url: str, error: Exception) -> Fault:
    what, hint = _describe(error)
    return Fault("network", f"{redact_url(url)}: {what}", hint)


def no_index_page_fault(url: str, status: int, what: str) -> Fault:
    """For a response with status 200 that is not an index page, e.g. a login page, or is truncated."""
    hint = f"A login page or a proxy may have answered instead of the index. {LOGIN_HINT} {PROXY_HINT}"
    return Fault("network", f"{redact_url(url)} is not an index page: {what} (status {status})", hint)


def stalled_fault(url: str, error: StalledError) -> Fault:
    return Fault("network", f"{redact_url(url)} stalled: {error}", "Run again later: downloaded files are kept in the cache folder. " + PROXY_HINT)


def too_large_fault(url: str, limit: int) -> Fault:
    return Fault("network", f"{redact_url(url)} returned more than the limit of {limit} bytes", "Check the URL. " + PROXY_HINT)


def web_page_fault(url: str, name: str) -> Fault:
    return Fault("network", f"{redact_url(url)} returned a web page instead of {name}", f"It may be a login page. {PROXY_HINT}")


def empty_fault(url: str, name: str) -> Fault:
    return Fault("network", f"{redact_url(url)} returned an empty response instead of {name}", f"{SERVER_HINT} {PROXY_HINT}")


def _describe(error: Exception) -> tuple[str, str]:
    if isinstance(error, ProxyConnectionError):
        return f"cannot connect to the proxy: {_reason(error)}", PROXY_HINT
    if isinstance(error, (SSLVerificationError, SSLMissingError)):
        return f"TLS error: {_reason(error)}", "Pass the certificate of the server's authority with --cert FILE."
    if isinstance(error, ConnectionTimeoutError):
        return f"timed out: {_reason(error)}", PROXY_HINT + " Set a longer `timeout` in pip's configuration if the server is slow."
    if isinstance(error, (ConnectionFailedError, NetworkConnectionError)):
        return f"cannot connect: {_reason(error)}", "Check the host name and the network connection. " + PROXY_HINT
    if isinstance(error, TooManyRedirects):
        return "too many redirects", "Check the URL. This is often caused by a login page. " + LOGIN_HINT
    if isinstance(error, (ChunkedEncodingError, ContentDecodingError)):
        return f"the response was interrupted: {_reason(error)}", PROXY_HINT
    return f"{type(error).__name__}: {error}", PROXY_HINT


def _reason(error: Exception) -> str:
    """pip wraps the reason in rich text with a URL; the inner exception holds it as plain text."""
    context = getattr(error, "context", None)
    text = " ".join(str(context if context is not None else error).split())
    return text.replace("[bold]", "").replace("[/]", "")[:500]


REQUEST_ERRORS = (PipError, RequestException)
