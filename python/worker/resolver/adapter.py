"""pip's session without a network: every GET is a question to the caller."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from pip._internal.network.session import PipSession
from pip._vendor.requests import PreparedRequest, Response
from pip._vendor.requests.adapters import BaseAdapter

from worker.page_format import FileEntry
from worker.resolver.guard import SourceRefused
from worker.resolver.index_client import Desk, wait
from worker.resolver.page import CONTENT_TYPE, ROOT, metadata_text

Pages = Callable[[str], bytes]
"""The page of a project, as pip shall see it."""


class AskingAdapter(BaseAdapter):
    def __init__(self, desk: Desk, pages: Pages, entry_of: Callable[[str], FileEntry]) -> None:
        super().__init__()
        self._desk, self._pages, self._entry_of = desk, pages, entry_of

    def send(self, request: PreparedRequest, *args: Any, **kwargs: Any) -> Response:
        url = str(request.url)
        if url.startswith(ROOT):
            content = self._pages(unquote(url[len(ROOT) :].strip("/")))
            return _response(request, io.BytesIO(content), CONTENT_TYPE)
        if url.endswith(".whl.metadata"):
            core = wait(self._desk.core(self._entry_of(url.removesuffix(".metadata"))))["core"]
            return _response(request, io.BytesIO(metadata_text(core).encode()), "text/plain")
        if urlsplit(url).path.endswith(".whl"):
            path = self._desk.file(self._entry_of(url))["path"]
            return _response(request, Path(path).open("rb"), "application/octet-stream")
        raise SourceRefused(url, url)

    def close(self) -> None:
        pass


def asking_session(adapter: AskingAdapter) -> PipSession:
    session = PipSession()
    session.trust_env = False  # no proxies, no netrc: the door has them
    session.auth = None  # type: ignore[assignment]
    session.mount("https://", adapter)
    session.mount("http://", adapter)
    session.pip_trusted_origins = []
    session.is_secure_origin = lambda location: True  # type: ignore[method-assign]
    return session


def _response(request: PreparedRequest, body: Any, content_type: str) -> Response:
    response = Response()
    response.status_code = 200
    response.reason = "OK"
    response.url = str(request.url)
    response.request = request
    response.headers["Content-Type"] = content_type
    response.raw = body
    response.close = body.close  # type: ignore[method-assign]
    return response
