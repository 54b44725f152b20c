"""What is wrong with an answer, or with having none, in words that help; never "absent"."""

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

from worker.fetcher.redactor import shown
from worker.lines import Fault

LOGIN_HINT = "Give a login as pip takes it: in ~/.netrc, in a keyring (keyring-provider in pip's configuration), or in the index URL."
PROXY_HINT = "Is a proxy needed (--proxy, HTTPS_PROXY), or is the one in use wrong?"
STATUS = {
    401: ("asks for a login, or refuses the one given", LOGIN_HINT),
    403: ("refuses", "Is the login right? If this index means `no such project` by 403, say so: --absent-codes URL=403."),
    407: ("is behind a proxy that asks for a login", "Put the login into --proxy http://USER:PASSWORD@HOST:PORT."),
    429: ("says that there were too many requests", "Wait a while and run again: what was fetched is kept in the cache folder."),
}
SERVER_HINT = "The server is in trouble: run again later."


def status_fault(url: str, status: int, reason: str) -> Fault:
    what, hint = STATUS.get(status, ("answers", SERVER_HINT if status >= 500 else "Is the URL right? " + PROXY_HINT))
    if 300 <= status < 400:
        what, hint = "redirects to a place that is no http(s) URL, which is not followed", "Is the URL right? " + PROXY_HINT
    if status == 304:
        what, hint = "says that nothing has changed, and was not asked for that", "Something between here and the index may answer in its place. " + PROXY_HINT
    return Fault("network", f"{shown(url)} {what}: status {status} {reason or ''}".rstrip(), hint)


def no_answer_fault(url: str, error: Exception) -> Fault:
    what, hint = _words(error)
    return Fault("network", f"{shown(url)}: {what}", hint)


def strange_fault(url: str, status: int, what: str) -> Fault:
    """An answer that a working index would not give: login pages, empty and cut ones."""
    hint = f"Something between here and the index may answer in its place (a login page, a proxy). {LOGIN_HINT} {PROXY_HINT}"
    return Fault("network", f"{shown(url)} gives no index page: {what} (status {status})", hint)


def too_slow_fault(url: str, error: Exception) -> Fault:
    return Fault("network", f"{shown(url)} comes too slowly: {error}", "Run again later: what was fetched is kept in the cache folder. " + PROXY_HINT)


def too_large_fault(url: str, limit: int) -> Fault:
    return Fault("network", f"{shown(url)} gives more than {limit} bytes, which no index does", "Is the URL right? " + PROXY_HINT)


def web_page_fault(url: str, name: str) -> Fault:
    """200, and yet not the file: something between here and the index answered in its place."""
    return Fault("network", f"{shown(url)} gives a web page in place of {name}", f"Is it a login page? {PROXY_HINT}")


def empty_fault(url: str, name: str) -> Fault:
    return Fault(
        "network",
        f"{shown(url)} gives an empty answer in place of {name}",
        "The server is in trouble, or something between here and it: run again later. " + PROXY_HINT,
    )


def _words(error: Exception) -> tuple[str, str]:
    if isinstance(error, ProxyConnectionError):
        return f"the proxy cannot be reached or refuses: {_reason(error)}", PROXY_HINT
    if isinstance(error, (SSLVerificationError, SSLMissingError)):
        return f"TLS fails: {_reason(error)}", "Give the authority that signed the server's certificate with --cert FILE."
    if isinstance(error, ConnectionTimeoutError):
        return f"no answer in time: {_reason(error)}", PROXY_HINT + " A longer `timeout` can be set in pip's configuration."
    if isinstance(error, (ConnectionFailedError, NetworkConnectionError)):
        return f"cannot be reached: {_reason(error)}", "Is the name right, and is there a network? " + PROXY_HINT
    if isinstance(error, TooManyRedirects):
        return "redirects in a circle", "Is the URL right? A login page often does this. " + LOGIN_HINT
    if isinstance(error, (ChunkedEncodingError, ContentDecodingError)):
        return f"the answer broke off: {_reason(error)}", PROXY_HINT
    return f"{type(error).__name__}: {error}", PROXY_HINT


def _reason(error: Exception) -> str:
    """pip wraps the reason in rich text with an URL in it; the exception below it says it in a line."""
    context = getattr(error, "context", None)
    text = " ".join(str(context if context is not None else error).split())
    return text.replace("[bold]", "").replace("[/]", "")[:500]


EXPECTED = (PipError, RequestException)
