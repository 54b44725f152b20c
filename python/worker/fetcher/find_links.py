"""find-links: folders, web pages and single files that the user names, looked at as one more place."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from pip._internal.models.link import Link
from pip._internal.utils.misc import normalize_path
from pip._internal.utils.urls import path_to_url, url_to_path

from worker.fetcher.http_client import Network
from worker.fetcher.memo import Memo
from worker.fetcher.network_errors import status_fault, strange_fault
from worker.fetcher.page_parser import ACCEPT, HTML_TYPES, NoPage, Page, check_html, html_links
from worker.fetcher.redactor import Masks, clean_url, shown
from worker.lines import Fault
from worker.page_format import TableBuilder

NAME = "find-links"
ARCHIVES = (".whl", ".tar.gz", ".zip", ".tar.bz2", ".tgz", ".tar.xz")


class Found(NamedTuple):
    link: Link
    url: str


class FindLinks:
    def __init__(self, places: list[str], network: Network, masks: Masks, run_folder: Path) -> None:
        self._network, self._masks, self._folder = network, masks, run_folder / "pages"
        self._memo = Memo()
        self._places = [to_url(place) for place in places]

    def clean(self) -> list[str]:
        return [clean_url(url) for url in self._places]

    def of(self, project: str) -> list[dict[str, Any]]:
        """One place, or none where nothing was named."""
        return [self._memo.once(project, lambda: self._look(project))] if self._places else []

    def _look(self, project: str) -> dict[str, Any]:
        table = TableBuilder(project, self.clean()[0], NAME)
        for place in self._places:
            for link, url in self._memo.once(("place", place), partial(self._links, place)):
                table.add_link(link, url)
        if not table:
            return {"index": NAME, "status": "absent", "table": None}
        path = self._folder / f"{project}.{NAME}.table"
        path.write_bytes(table.text())
        return {"index": NAME, "status": "found", "table": str(path)}

    def _links(self, url: str) -> list[Found]:
        if url.lower().partition("#")[0].endswith(ARCHIVES):
            return [Found(Link(url), self._masks.learn_link(Link(url).url_without_fragment))]
        if not url.startswith("file:"):
            return self._remote(url)
        path = Path(url_to_path(url))
        if path.is_dir():
            files = sorted(entry for entry in path.iterdir() if entry.is_file())
            pages = [entry for entry in files if entry.suffix in (".html", ".htm")]
            return [found for page in pages for found in self._local(page)] + [to_found(file) for file in files if file.name.endswith(ARCHIVES)]
        return self._local(path)

    def _local(self, path: Path) -> list[Found]:
        page = Page(path.read_bytes(), "text/html", None, path_to_url(str(path)), "file")
        return [Found(link, self._masks.learn_link(link.url_without_fragment)) for link in html_links(page) if link.scheme in ("http", "https", "file")]

    def _remote(self, url: str) -> list[Found]:
        response = self._network.get(url, {"Accept": ACCEPT})
        if response.status_code != 200:
            raise status_fault(response.url, response.status_code, response.reason)
        kind = response.headers.get("Content-Type", "")
        if not kind.lower().startswith(HTML_TYPES):
            raise strange_fault(response.url, response.status_code, f"its Content-Type is {kind or 'missing'}")
        encoding = response.encoding if "charset" in kind.lower() else None
        links = html_links(Page(response.content, kind, encoding, self._masks.learn(response.url), "http"))
        try:
            check_html(response.content, links)
        except NoPage as error:
            raise strange_fault(response.url, response.status_code, str(error)) from None
        return [Found(link, self._masks.learn_link(link.url_without_fragment)) for link in links if link.scheme in ("http", "https")]


def to_url(place: str) -> str:
    """A path, `~` included, or an URL. @raise Fault(usage)"""
    if "://" in place and not place.startswith("file:"):
        return place
    path = url_to_path(place) if place.startswith("file:") else normalize_path(place)
    if not os.path.exists(path):
        want = "a folder, a file or an URL that exists"
        raise Fault("usage", f"{NAME}: {shown(place)}: {want}", faults=[{"input": NAME, "given": shown(place), "want": want}])
    return path_to_url(path)


def to_found(path: Path) -> Found:
    url = path_to_url(str(path))
    return Found(Link(url), url)
