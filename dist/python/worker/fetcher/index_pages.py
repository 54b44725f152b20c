"""Page files of a project: one per index, in order, or only that of the index set with --index-for; then one for find-links."""

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
from pip._internal.utils.misc import normalize_path
from pip._internal.utils.urls import path_to_url, url_to_path
from pip._vendor.requests import Response

from worker.errors import Fault
from worker.fetcher.cache import Cache, CachedPage
from worker.fetcher.concurrency import SingleFlight
from worker.fetcher.http_client import HttpClient
from worker.fetcher.network_errors import no_index_page_fault, status_fault
from worker.fetcher.page_parser import ACCEPT, HTML_TYPES, NotAPage, Page, check_html, fill, html_links
from worker.fetcher.redactor import Redactor, clean_url, redact_url
from worker.fetcher.settings import Settings, same_index
from worker.jsonl_rpc import print_line
from worker.page_format import TableBuilder

IndexPage = dict[str, Any]
"""{"index", "status": "found" | "absent", "pageFile": path of the page file or None, "origin"?}"""
FIND_LINKS = "find-links"
ARCHIVES = (".whl", ".tar.gz", ".zip", ".tar.bz2", ".tgz", ".tar.xz")


class Index(NamedTuple):
    url: str  # with credentials
    clean: str

    def page_url(self, project: str) -> str:
        return posixpath.join(self.url, project) + "/"


class IndexPages:
    def __init__(self, settings: Settings, client: HttpClient, cache: Cache, redactor: Redactor, run_folder: Path) -> None:
        self._settings, self._client, self._cache, self._redactor = settings, client, cache, redactor
        self._folder = run_folder / "pages"
        self._folder.mkdir(parents=True, exist_ok=True)
        self._flights = SingleFlight()
        self._index = functools.cache(to_index)  # called for each project, and reads the file system

    def of(self, project: str) -> list[IndexPage]:
        """Fetch the project's page from each of its indexes, once per run. @raise Fault(network) if a required index fails"""
        pages = []
        for index in self._indexes(project):
            pages.append(self._flights.do((index.clean, project), partial(self._page, index, project)))
            if pages[-1]["status"] == "found" and self._settings.index_strategy == "first-index":
                break  # later indexes are not used, so they must not see the name
        return pages

    def _indexes(self, project: str) -> list[Index]:
        only = self._settings.index_for.get(project)
        return [self._index(url) for url in ([only] if only is not None else self._settings.indexes)]

    def _page(self, index: Index, project: str) -> IndexPage:
        url = index.page_url(project)
        cached = self._cache.page(index.clean, self._redactor.add(url))
        if url.startswith("file:"):
            page = read_local_page(url)
            table = None if page is None else self._table(page, index, project, 200)
        else:
            table = self._fetch(index, project, url, cached)
        path = None if table is None else self._write(table, index, project)
        status = "absent" if path is None else "found"
        print_line(f"{index.clean}: {project} is {status}")
        origin = self._settings.origins.get(same_index(index.clean))
        return {"index": index.clean, "status": status, "pageFile": path, **({"origin": origin} if origin else {})}

    def _fetch(self, index: Index, project: str, url: str, cached: CachedPage | None) -> bytes | None:
        response = self._client.get(url, {"Accept": ACCEPT, **(cached.validators() if cached else {})})
        status = response.status_code
        if status == 304 and cached is not None:
            return cached.table
        if status == 404 or status in self._settings.absent.get(same_index(index.clean), ()):
            return None
        if status != 200:
            raise status_fault(response.url, status, response.reason)
        body = hashlib.sha256(response.content).hexdigest()
        if cached is not None and cached.body == body:  # many indexes send no validator; skip at least the parsing
            return cached.table
        page = _to_page(response, self._redactor)
        links_before = self._redactor.links_with_credentials
        table = self._table(page, index, project, status)
        # page files hold no credentials, so a page whose links have some must be fetched in every run
        headers = response.headers
        if "no-store" not in headers.get("Cache-Control", "").lower() and links_before == self._redactor.links_with_credentials:
            entry = CachedPage(headers.get("ETag", ""), headers.get("Last-Modified", ""), body, table)
            self._cache.keep_page(index.clean, self._redactor.add(url), entry)
        return table

    def _table(self, page: Page, index: Index, project: str, status: int) -> bytes:
        table = TableBuilder(project, page.url, index.clean)
        try:
            fill(table, page, self._redactor.add_link)
        except NotAPage as error:
            raise no_index_page_fault(page.url, status, str(error)) from None
        return table.text()

    def _write(self, table: bytes, index: Index, project: str) -> str:
        number = [self._index(url).clean for url in (*self._settings.indexes, *self._settings.index_for.values())].index(index.clean)
        path = self._folder / f"{project}.{number}.table"
        try:
            path.write_bytes(table)
        except OSError as error:
            raise Fault("environment", f"cannot write to {path.parent}: {error.strerror}", "Free some space, or set TMPDIR to another folder.") from None
        return str(path)


class _ListedLink(NamedTuple):
    link: Link
    url: str


class FindLinks:
    """The folders, web pages and files of --find-links, combined into one page file per project."""

    def __init__(self, locations: list[str], client: HttpClient, redactor: Redactor, run_folder: Path) -> None:
        self._client, self._redactor, self._folder = client, redactor, run_folder / "pages"
        self._flights = SingleFlight()
        self._urls = [to_url(location) for location in locations]

    def clean(self) -> list[str]:
        return [clean_url(url) for url in self._urls]

    def of(self, project: str) -> list[IndexPage]:
        """One page, or an empty list without --find-links."""
        return [self._flights.do(project, lambda: self._page(project))] if self._urls else []

    def _page(self, project: str) -> IndexPage:
        table = TableBuilder(project, self.clean()[0], FIND_LINKS)
        for location in self._urls:
            for link, url in self._flights.do(("location", location), partial(self._links, location)):
                table.add_link(link, url)
        if not table:
            return {"index": FIND_LINKS, "status": "absent", "pageFile": None}
        path = self._folder / f"{project}.{FIND_LINKS}.table"
        path.write_bytes(table.text())
        return {"index": FIND_LINKS, "status": "found", "pageFile": str(path)}

    def _links(self, url: str) -> list[_ListedLink]:
        if url.lower().partition("#")[0].endswith(ARCHIVES):
            return [self._listed(Link(url))]
        if not url.startswith("file:"):
            return self._remote(url)
        path = Path(url_to_path(url))
        if path.is_dir():
            files = sorted(entry for entry in path.iterdir() if entry.is_file())
            pages = [entry for entry in files if entry.suffix in (".html", ".htm")]
            archives = [path_to_url(str(file)) for file in files if file.name.endswith(ARCHIVES)]
            return [listed for page in pages for listed in self._local(page)] + [_ListedLink(Link(one), one) for one in archives]
        return self._local(path)

    def _local(self, path: Path) -> list[_ListedLink]:
        try:
            links = html_links(_local_page(path))
        except NotAPage as error:
            raise Fault("usage", f"{FIND_LINKS}: {path}: {error}", "Correct the page, or remove it from the folder.") from None
        return [self._listed(link) for link in links if link.scheme in ("http", "https", "file")]

    def _remote(self, url: str) -> list[_ListedLink]:
        response = self._client.get(url, {"Accept": ACCEPT})
        if response.status_code != 200:
            raise status_fault(response.url, response.status_code, response.reason)
        page = _to_page(response, self._redactor)
        if not page.content_type.lower().startswith(HTML_TYPES):
            raise no_index_page_fault(response.url, response.status_code, f"its Content-Type is {page.content_type or 'missing'}")
        try:
            links = html_links(page)
            check_html(page.content, links)
        except NotAPage as error:
            raise no_index_page_fault(response.url, response.status_code, str(error)) from None
        return [self._listed(link) for link in links if link.scheme in ("http", "https")]

    def _listed(self, link: Link) -> _ListedLink:
        return _ListedLink(link, self._redactor.add_link(link.url_without_fragment))


def _to_page(response: Response, redactor: Redactor) -> Page:
    kind = response.headers.get("Content-Type", "")
    encoding = response.encoding if "charset" in kind.lower() else None
    return Page(response.content, kind, encoding, redactor.add(response.url), "http")


def _local_page(path: Path) -> Page:
    return Page(path.read_bytes(), "text/html", None, path_to_url(str(path)), "file")


def read_local_page(url: str) -> Page | None:
    path = Path(url_to_path(url)) / "index.html"
    return _local_page(path) if path.is_file() else None


def to_index(url: str) -> Index:
    """As in pip, the path of an existing folder is equal to its file: URL."""
    full = path_to_url(url) if os.path.exists(url) else url
    return Index(full, Redactor().add(full))


def to_url(location: str) -> str:
    """To a URL, from a URL or a path, which may start with `~`. @raise Fault(usage)"""
    if "://" in location and not location.startswith("file:"):
        return location
    path = url_to_path(location) if location.startswith("file:") else normalize_path(location)
    if not os.path.isfile(path) and not os.path.isdir(path):  # reading a FIFO would block
        want = "is neither a regular file nor a folder" if os.path.exists(path) else "does not exist"
        raise Fault("usage", f"{FIND_LINKS}: {redact_url(location)}: {want}", faults=[{"input": FIND_LINKS, "actual": redact_url(location), "expected": want}])
    return path_to_url(path)


def check_index_urls(settings: Settings, session: PipSession) -> None:
    """Reject insecure and invalid index URLs, which pip ignores and then reports projects as not found. @raise Fault(usage)"""
    faults = []
    for url in (*settings.indexes, *settings.index_for.values()):
        index = to_index(url)
        scheme = urllib.parse.urlsplit(index.url).scheme
        if scheme not in ("http", "https", "file"):
            want = "is neither an http(s) URL nor an existing folder"
        elif not session.is_secure_origin(Link(index.url)):
            want = "is plain http; use https, or add the host to trusted-host in pip's configuration"
        else:
            continue
        faults.append({"input": "index-url", "actual": redact_url(index.url), "expected": want})
    if faults:
        raise Fault("usage", "; ".join(f"{one['actual']}: {one['expected']}" for one in faults), faults=faults)
