"""The fetcher: the only worker role with network access.

Requests and responses (`OPERATIONS.fetcher` of src/worker/protocol.ts; FileEntry: python/worker/page_format.py):

    open     {"indexes", "cacheFolder", "poolFolder", "runFolder", "downloads"} -> {"indexes": [{"url", "host"}], "findLinks"}; must be the first request
    login    {"url", "username", "password"} -> {}; registers credentials for this URL
    indexes  {"lines": [{"kind", "url"}]} -> as open; adds index options of requirements files, before the first page request
    page     {"project", "hint"?} -> {"pages": [{"index", "status": "found" | "absent", "pageFile": path of a page file or null, "origin"?}]}
    wheels   {"project"} -> {"wheels": [FileEntry]}
    core     {"file": FileEntry, "hint"?} -> {"core", "sha256", "metadataSha256", "downloaded"?, "instead"?: {"url", "why"}}
    file     {"file": FileEntry} -> {"path", "filename", "sha256", "bytes"}
    text     {"url"} -> {"path", "contentType"}

Requests to the caller (`FETCHER_EVENTS` of src/worker/protocol.ts), whose responses are empty:

    receiving  {"bytes"}; the size of all incomplete files so far, a few times a second
    retrying   {"why", "seconds"}; a request is repeated after this time

`hint`: a prefetch, which has a lower priority. Equal requests run once. Operations run in any thread.
"""

from __future__ import annotations

import gc
import hashlib
import sys
import urllib.parse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pip._vendor.packaging.utils import canonicalize_name

from worker.errors import Fault, to_message
from worker.fetcher.cache import Cache
from worker.fetcher.concurrency import PriorityThreadPool, SingleFlight
from worker.fetcher.download import Downloads
from worker.fetcher.http_client import HttpClient, open_session
from worker.fetcher.index_pages import FindLinks, IndexPages, check_index_urls, to_index
from worker.fetcher.metadata import MetadataReader
from worker.fetcher.network_errors import status_fault
from worker.fetcher.redactor import Redactor
from worker.fetcher.settings import read_settings, same_index
from worker.jsonl_rpc import Channel, Handler, Message
from worker.page_format import Table

# Unit: seconds. Time for running transfers to stop after the caller has exited.
SHUTDOWN_GRACE = 1.0
# Unit: seconds (Python's default: 0.005). Threads run briefly between two reads of a socket; switching more often made a resolve with an
# empty cache a sixth slower.
SWITCH_INTERVAL = 0.02


def serve(channel: Channel) -> None:
    redactor, pool = Redactor(), PriorityThreadPool()
    redactor.redact_logs()
    # large index pages hold no reference cycles, but searching them for garbage takes a tenth of the time
    gc.set_threshold(200_000, 20, 20)
    sys.setswitchinterval(SWITCH_INTERVAL)
    fetcher: Fetcher | None = None

    def open_fetcher(request: Message) -> Message:
        nonlocal fetcher
        fetcher = Fetcher(request, redactor, channel.ask)
        pool.grow(int(request.get("downloads", 16)))
        return fetcher.indexes()

    def handle(request: Message) -> Message:
        if fetcher is None:
            raise RuntimeError("the fetcher received a request before `open`")
        return operations[request["op"]](fetcher, request)

    operations: dict[str, Callable[[Fetcher, Message], Message]] = {
        "login": Fetcher.register_credentials,
        "indexes": Fetcher.use_index_lines,
        "page": Fetcher.page,
        "wheels": Fetcher.wheels,
        "core": Fetcher.core,
        "file": Fetcher.file,
        "text": Fetcher.text,
    }
    handlers: dict[str, Handler] = {"open": open_fetcher, **dict.fromkeys(operations, handle)}
    channel.serve({name: _redacted(handler, redactor) for name, handler in handlers.items()}, pool)
    if fetcher is not None:
        fetcher.cancel()
    pool.close(SHUTDOWN_GRACE)


class Fetcher:
    def __init__(self, request: Message, redactor: Redactor, report: Callable[..., object] = lambda op, **args: None) -> None:
        """`report`: sends an event to the caller. @raise Fault(usage) with all invalid settings"""

        def on_retry(why: str, seconds: float) -> None:
            report("retrying", why=redactor.redact(why), seconds=seconds)

        def on_bytes(size: int) -> None:
            report("receiving", bytes=size)

        self._redactor = redactor
        self._settings = read_settings(request["indexes"], redactor)
        self._session = open_session(self._settings, on_retry)
        check_index_urls(self._settings, self._session)
        self._run_folder, pool = Path(request["runFolder"]), Path(request["poolFolder"])
        self._run_folder.mkdir(parents=True, exist_ok=True)
        pool.mkdir(parents=True, exist_ok=True)
        self._client = HttpClient(self._session, redactor, self._settings.pip.retries, on_retry)
        cache = Cache(request.get("cacheFolder"))
        self._downloads = Downloads(self._client, cache, pool, on_bytes, on_retry)
        self._metadata = MetadataReader(self._client, cache, self._downloads, redactor)
        self._index_pages = IndexPages(self._settings, self._client, cache, redactor, self._run_folder)
        self._find_links = FindLinks(self._settings.find_links, self._client, redactor, self._run_folder)
        self._texts = SingleFlight()

    def indexes(self) -> Message:
        urls = dict.fromkeys(to_index(url).clean for url in (*self._settings.indexes, *self._settings.index_for.values()))
        return {"indexes": [{"url": url, "host": urllib.parse.urlsplit(url).hostname or ""} for url in urls], "findLinks": self._find_links.clean()}

    def register_credentials(self, request: Message) -> Message:
        """Use these credentials for the URL, and redact them everywhere."""
        parts = urllib.parse.urlsplit(request["url"])
        user, password = (urllib.parse.quote(request[name], safe="") for name in ("username", "password"))
        self._redactor.add_link(parts._replace(netloc=f"{user}:{password}@{parts.netloc}").geturl())
        return {}

    def use_index_lines(self, request: Message) -> Message:
        """Add the indexes of requirements files. As in pip, `index-url` replaces all earlier indexes. @raise Fault(usage)"""
        indexes = self._settings.indexes
        for line in request["lines"]:
            url = self._redactor.with_credentials(line["url"])
            known = {} if line["kind"] == "index-url" else {same_index(to_index(one).url): one for one in indexes}
            index = to_index(url)
            key, has_credentials = same_index(index.url), index.clean != index.url
            indexes[:] = {**known, key: url if has_credentials else known.get(key, url)}.values()
        check_index_urls(self._settings, self._session)
        # pip's session looks up credentials in these URLs
        self._session.update_index_urls([*indexes, *self._settings.index_for.values()])
        return self.indexes()

    def page(self, request: Message) -> Message:
        project = canonicalize_name(request["project"])
        is_restricted = project in self._settings.index_for
        return {"pages": self._index_pages.of(project) + ([] if is_restricted else self._find_links.of(project))}

    def wheels(self, request: Message) -> Message:
        """All listed wheels, in the order of `page`, newest version first."""
        tables = [Table(Path(page["pageFile"]).read_bytes()) for page in self.page(request)["pages"] if page["pageFile"] is not None]
        return {"wheels": [wheel for table in tables for wheel in table.wheels()]}

    def core(self, request: Message) -> Message:
        return self._metadata.read(self._without_credentials(request["file"]))

    def file(self, request: Message) -> Message:
        return self._downloads.download(self._without_credentials(request["file"])).as_message()

    def text(self, request: Message) -> Message:
        url = self._redactor.add_link(request["url"])
        return self._texts.do(url, lambda: self._text(url))

    def cancel(self) -> None:
        self._downloads.cancel()

    def _without_credentials(self, file: dict[str, Any]) -> dict[str, Any]:
        """The file, with the credentials of its URL moved to the redactor: only the HTTP session may see them."""
        return {**file, "url": self._redactor.add_link(file["url"])}

    def _text(self, url: str) -> Message:
        response = self._client.get(url, {})
        if response.status_code != 200:
            raise status_fault(url, response.status_code, response.reason)
        path = self._run_folder / "texts" / hashlib.sha256(url.encode()).hexdigest()[:32]
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(response.content)
        return {"path": str(path), "contentType": response.headers.get("Content-Type", "")}


def _redacted(handler: Handler, redactor: Redactor) -> Handler:
    """The handler, with secrets redacted in the errors that it raises."""

    def answer(request: Message) -> Message:
        try:
            result: Message = handler(request)
            return result
        except Exception as error:
            fields = to_message(error).items()
            raise Fault(**{key: redactor.redact(value) if isinstance(value, str) else value for key, value in fields}) from None

    return answer
