"""Where a project is looked for: its indexes in order, or the one that may serve it, then find-links."""

from __future__ import annotations

import functools
import hashlib
import os
import posixpath
import urllib.parse
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from pip._internal.models.link import Link
from pip._internal.network.session import PipSession
from pip._internal.utils.urls import path_to_url, url_to_path

from worker.fetcher.cache import KeptPage, Store
from worker.fetcher.http_client import Network
from worker.fetcher.memo import Memo
from worker.fetcher.network_errors import status_fault, strange_fault
from worker.fetcher.page_parser import ACCEPT, NoPage, Page, fill
from worker.fetcher.redactor import Masks, shown
from worker.fetcher.settings import Settings, same_index
from worker.lines import Fault, print_line
from worker.page_format import TableBuilder

Place = dict[str, Any]


class Index(NamedTuple):
    url: str  # with credentials
    clean: str

    def page_url(self, project: str) -> str:
        return posixpath.join(self.url, project) + "/"


class Places:
    def __init__(self, settings: Settings, network: Network, store: Store, masks: Masks, run_folder: Path) -> None:
        self._settings, self._network, self._store, self._masks = settings, network, store, masks
        self._folder = run_folder / "pages"
        self._folder.mkdir(parents=True, exist_ok=True)
        self._memo = Memo()
        self._index = functools.cache(to_index)  # every project asks, and each time the disk would be asked

    def of(self, project: str) -> list[Place]:
        """Each index is asked once a run. @raise Fault(network) on an outage of any that must be asked"""
        places = []
        for index in self._indexes(project):
            places.append(self._memo.once((index.clean, project), partial(self._ask, index, project)))
            if places[-1]["status"] == "found" and self._settings.order == "first":
                break  # a later one is not to be believed, so it need not hear the name
        return places

    def _indexes(self, project: str) -> list[Index]:
        only = self._settings.index_for.get(project)
        return [self._index(url) for url in ([only] if only is not None else self._settings.indexes)]

    def _ask(self, index: Index, project: str) -> Place:
        url = index.page_url(project)
        kept = self._store.page(index.clean, self._masks.learn(url))
        if url.startswith("file:"):
            page = read_local_page(url)
            table = None if page is None else self._table(page, index, project, 200)
        else:
            table = self._fetch(index, project, url, kept)
        path = None if table is None else self._write(table, index, project)
        status = "absent" if path is None else "found"
        print_line(f"{index.clean}: {project} is {status}")
        origin = self._settings.origins.get(same_index(index.clean))
        return {"index": index.clean, "status": status, "table": path, **({"origin": origin} if origin else {})}

    def _fetch(self, index: Index, project: str, url: str, kept: KeptPage | None) -> bytes | None:
        response = self._network.get(url, {"Accept": ACCEPT, **(kept.validators() if kept else {})})
        status = response.status_code
        if status == 304 and kept is not None:
            return kept.table
        if status == 404 or status in self._settings.absent.get(same_index(index.clean), ()):
            return None
        if status != 200:
            raise status_fault(response.url, status, response.reason)
        kind = response.headers.get("Content-Type", "")
        body = hashlib.sha256(response.content).hexdigest()
        if kept is not None and kept.body == body:  # many indexes give no validator: then this saves the parsing
            return kept.table
        encoding = response.encoding if "charset" in kind.lower() else None
        page = Page(response.content, kind, encoding, self._masks.learn(response.url), "http")
        gave_logins = self._masks.given
        table = self._table(page, index, project, status)
        # a link's own login is not in the table: such a page is needed itself each time
        if "no-store" not in response.headers.get("Cache-Control", "").lower() and gave_logins == self._masks.given:
            headers = response.headers
            self._store.keep_page(index.clean, self._masks.learn(url), KeptPage(headers.get("ETag", ""), headers.get("Last-Modified", ""), body, table))
        return table

    def _table(self, page: Page, index: Index, project: str, status: int) -> bytes:
        table = TableBuilder(project, page.url, index.clean)
        try:
            fill(table, page, self._masks.learn_link)
        except NoPage as error:
            raise strange_fault(page.url, status, str(error)) from None
        return table.text()

    def _write(self, table: bytes, index: Index, project: str) -> str:
        number = [self._index(url).clean for url in (*self._settings.indexes, *self._settings.index_for.values())].index(index.clean)
        path = self._folder / f"{project}.{number}.table"
        try:
            path.write_bytes(table)
        except OSError as error:
            raise Fault("environment", f"{path.parent} cannot be written: {error.strerror}", "Free some space, or set another temporary folder.") from None
        return str(path)


def to_index(url: str) -> Index:
    """A folder's path is as good as its file: URL, as for pip."""
    full = path_to_url(url) if os.path.exists(url) else url
    return Index(full, Masks().learn(full))


def read_local_page(url: str) -> Page | None:
    path = Path(url_to_path(url)) / "index.html"
    if not path.is_file():
        return None
    return Page(path.read_bytes(), "text/html", None, path_to_url(str(path)), "file")


def check_origins(settings: Settings, session: PipSession) -> None:
    """pip ignores an index that anyone on the way could change, and then says "not found"; we say which. @raise Fault(usage)"""
    faults = []
    for url in (*settings.indexes, *settings.index_for.values()):
        index = to_index(url)
        scheme = urllib.parse.urlsplit(index.url).scheme
        if scheme not in ("http", "https", "file"):
            want = "an http(s) URL or a folder that exists"
        elif not session.is_secure_origin(Link(index.url)):
            want = "https, or the host under trusted-host in pip's configuration"
        else:
            continue
        faults.append({"input": "index-url", "given": shown(index.url), "want": want})
    if faults:
        raise Fault("usage", "; ".join(f"{one['given']}: {one['want']}" for one in faults), faults=faults)
