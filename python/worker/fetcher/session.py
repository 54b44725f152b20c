"""pip's own session, so that proxies, authorities, logins and client certificates work as a pip user knows them."""

from __future__ import annotations

import functools
import urllib.request
from typing import Any, cast

import pip
from pip._internal.cli.index_command import SessionCommandMixin
from pip._internal.network import session as pip_session
from pip._internal.network.session import PipSession
from pip._vendor.requests import models, utils
from pip._vendor.requests.adapters import HTTPAdapter
from pip._vendor.urllib3 import Retry
from pip._vendor.urllib3.exceptions import InvalidHeader, MaxRetryError, SSLError

from worker.fetcher.paced_response import pace_all_responses
from worker.fetcher.settings import Settings

# More than the threads of the door: a connection that is put back while another is taken must not be thrown away.
CONNECTIONS = 32
# What may be well a second later. pip's list, and 408, 429 and 504.
PASSING = (408, 429, 500, 502, 503, 504, 520, 527)
# Unit: seconds. The longest that we wait because a server says "Retry-After".
LONGEST_WAIT = 30
# Unit: bytes. requests reads 10 KiB at a time, and each time another thread takes its turn.
LARGEST_PIECE = 1 << 20
# What an index or a proxy knows pip's requests by, without the facts about this machine that pip adds.
USER_AGENT = f"pip/{pip.__version__} offline-bundle"


class BoundedRetry(Retry):
    """Gives the last answer in place of an error, and does not ask again where a certificate is refused."""

    def increment(
        self, method: Any = None, url: Any = None, response: Any = None, error: Any = None, _pool: Any = None, _stacktrace: Any = None
    ) -> BoundedRetry:
        if isinstance(error, SSLError):
            raise MaxRetryError(_pool, url or "", error)
        return super().increment(method, url, response, error, _pool, _stacktrace)

    def parse_retry_after(self, retry_after: str) -> float:
        try:
            return super().parse_retry_after(retry_after)
        except (InvalidHeader, ValueError, OverflowError):
            return 0  # no time that can be read: then it is ours to choose


def open_session(settings: Settings) -> PipSession:
    pip_session.user_agent = cast(Any, lambda: USER_AGENT)  # pip's own starts programs (rustc, lsb_release) to say what is installed
    models.CONTENT_CHUNK_SIZE = LARGEST_PIECE
    pace_all_responses()
    remember_proxies()
    session = SessionCommandMixin()._build_session(settings.pip)
    retries = BoundedRetry(
        total=settings.pip.retries,
        status_forcelist=PASSING,
        backoff_factor=0.25,
        retry_after_max=LONGEST_WAIT,
        raise_on_status=False,
        redirect=False,
    )
    for adapter in set(session.adapters.values()):
        if isinstance(adapter, HTTPAdapter):
            remember_authorities(getattr(adapter, "_ssl_context", None))
            adapter.init_poolmanager(CONNECTIONS, CONNECTIONS)
            adapter.max_retries = retries
    return session


def remember_proxies() -> None:
    """The environment's, which stays as it is: for each request they are looked for twice among all of its variables."""
    remember(utils, "getproxies")
    remember(urllib.request, "getproxies_environment")


def remember_authorities(context: Any) -> None:
    """pip's TLS context (truststore) reads all authorities again for each connection: 65 ms of CPU, and one at a time."""
    inner = getattr(context, "_ctx", None)
    for name in ("load_verify_locations", "set_default_verify_paths"):
        if inner is not None and name not in vars(inner):
            remember(inner, name)


def remember(owner: Any, name: str) -> None:
    """Each answer of this function, which stays the same as long as we run."""
    setattr(owner, name, functools.cache(getattr(owner, name)))
