"""Failed requests as Faults: what failed and what to do. A failing index is an outage, never "no such project"."""

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

LOGIN_HINT = "Provide credentials as for pip: in ~/.netrc, in a keyring (keyring-provider in pip's configuration), or in the index URL."
PROXY_HINT = "Check whether a proxy is needed (--proxy, HTTPS_PROXY) or the configured one is wrong."
STATUS = {
    401: ("requires a login or rejects the given one", LOGIN_HINT),
    403: ("rejects", "Check the credentials. If this index answers 403 for projects that do not exist, use --ignore-error-codes URL=403."),
    407: ("is behind a proxy that asks for a login", "Pass the credentials with --proxy http://USER:PASSWORD@HOST:PORT."),
    429: ("reports too many requests", "Wait and run again: downloaded files are in the cache folder."),
}
SERVER_HINT = "The server has a problem: run again later."


def status_fault(url: str, status: int, reason: str) -> Fault:
    what, hint = STATUS.get(status, ("answers", SERVER_HINT if status >= 500 else "Check the URL. " + PROXY_HINT))
    if 300 <= status < 400:
        what, hint = "redirects to a URL that is not http(s), which was not followed", "Check the URL. " + PROXY_HINT
    if status == 304:
        what, hint = 'answers an unconditional request with "not modified"', "A proxy may have answered instead of the index. " + PROXY_HINT
    return Fault("network", f"{redact_url(url)} {what}: status {status} {reason or ''}".rstrip(), hint)


def no_answer_fault(url: str, error: Exception) -> Fault:
    what, hint = _describe(error)
    return Fault("network", f"{redact_url(url)}: {what}", hint)


def no_index_page_fault(url: str, status: int, what: str) -> Fault:
    """A response that no working index gives: a login page, an empty or truncated page."""
    hint = f"A login page or a proxy may have answered instead of the index. {LOGIN_HINT} {PROXY_HINT}"
    return Fault("network", f"{redact_url(url)} gives no index page: {what} (status {status})", hint)


def stalled_fault(url: str, error: StalledError) -> Fault:
    return Fault("network", f"{redact_url(url)} stalled: {error}", "Run again later: downloaded files are in the cache folder. " + PROXY_HINT)


def too_large_fault(url: str, limit: int) -> Fault:
    return Fault("network", f"{redact_url(url)} gives more than {limit} bytes, which no index does", "Check the URL. " + PROXY_HINT)


def web_page_fault(url: str, name: str) -> Fault:
    return Fault("network", f"{redact_url(url)} gives a web page instead of {name}", f"It may be a login page. {PROXY_HINT}")


def empty_fault(url: str, name: str) -> Fault:
    return Fault("network", f"{redact_url(url)} gives an empty answer instead of {name}", f"{SERVER_HINT} {PROXY_HINT}")


def _describe(error: Exception) -> tuple[str, str]:
    if isinstance(error, ProxyConnectionError):
        return f"the proxy cannot be reached or rejects: {_reason(error)}", PROXY_HINT
    if isinstance(error, (SSLVerificationError, SSLMissingError)):
        return f"TLS fails: {_reason(error)}", "Pass the certificate of the server's authority with --cert FILE."
    if isinstance(error, ConnectionTimeoutError):
        return f"no answer in time: {_reason(error)}", PROXY_HINT + " pip's configuration can set a longer `timeout`."
    if isinstance(error, (ConnectionFailedError, NetworkConnectionError)):
        return f"cannot be reached: {_reason(error)}", "Check the host name and the network connection. " + PROXY_HINT
    if isinstance(error, TooManyRedirects):
        return "redirects in a circle", "Check the URL. A login page often does this. " + LOGIN_HINT
    if isinstance(error, (ChunkedEncodingError, ContentDecodingError)):
        return f"the answer broke off: {_reason(error)}", PROXY_HINT
    return f"{type(error).__name__}: {error}", PROXY_HINT


def _reason(error: Exception) -> str:
    """pip wraps the reason in rich text with a URL; the inner exception has it in one line."""
    context = getattr(error, "context", None)
    text = " ".join(str(context if context is not None else error).split())
    return text.replace("[bold]", "").replace("[/]", "")[:500]


REQUEST_ERRORS = (PipError, RequestException)
