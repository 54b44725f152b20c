"""The pages of an index in both forms (Simple repository API; PEP 503, 691, 700, 714), read once into a table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from pip._internal.exceptions import PipError
from pip._internal.index.collector import IndexContent, parse_links
from pip._internal.models.link import Link
from pip._internal.utils.filetypes import ARCHIVE_EXTENSIONS

from worker.fetcher.json_page import read_json_page
from worker.file_info import settle
from worker.index_file import is_plain_url
from worker.page_format import TableBuilder

JSON_TYPE = "application/vnd.pypi.simple.v1+json"
HTML_TYPES = ("text/html", "application/vnd.pypi.simple.v1+html")
ACCEPT = f"{JSON_TYPE}, application/vnd.pypi.simple.v1+html; q=0.1, text/html; q=0.01"

# What an index says of one file holds three brackets or so. Who reads more of them has less of the stack left than the door.
_MOST_BRACKETS = 20
_ARCHIVE = "|".join(re.escape(one[1:]) for one in ARCHIVE_EXTENSIONS)
_RELEASE_FILE = re.compile(rf"\.(?:{_ARCHIVE}|whl|egg|exe|msi|rpm|dmg|deb)$", re.IGNORECASE)
_FORM = re.compile(rb"<form\b|type\s*=\s*[\"']?password", re.IGNORECASE)
_REPOSITORY = re.compile(rb"<meta[^>]+pypi:repository-version", re.IGNORECASE)


class NoPage(Exception):
    """A 200 answer that no working index gives."""


class Page(NamedTuple):
    content: bytes
    content_type: str
    encoding: str | None
    url: str  # after redirects; may hold credentials
    scheme: str


LearnLink = Callable[[str], str]  # takes the credentials out of a link's URL, and remembers them


def fill(table: TableBuilder, page: Page, learn: LearnLink, may_be_empty: bool = False) -> None:
    """All files of the page that are the project's. @raise NoPage"""
    kind = page.content_type.lower()
    if not page.content.strip():
        raise NoPage("its body is empty")
    if kind.startswith(JSON_TYPE):
        _fill_json(table, page, learn)
    elif kind.startswith(HTML_TYPES):
        links = html_links(page)
        if not may_be_empty:
            check_html(page.content, links)
        for link in links:
            _add(table, link, page, learn)
    else:
        raise NoPage(f"its Content-Type is {page.content_type or 'missing'}")


def html_links(page: Page) -> list[Link]:
    """@raise NoPage"""
    try:
        return list(parse_links(IndexContent(page.content, page.content_type, page.encoding, page.url, cache_link_parsing=False)))
    except (ValueError, LookupError, PipError) as error:  # a link such as `http://[` or `#egg=!`, an encoding that is none
        raise NoPage(f"it cannot be read: {error}") from None


def check_html(content: bytes, links: Iterable[Link]) -> None:
    """Login pages come with status 200 too. An index says that it is one, or lists files, or at least lists something."""
    if _REPOSITORY.search(content) or any(_RELEASE_FILE.search(link.filename) for link in links):
        return
    if _FORM.search(content):
        raise NoPage("it is a web page with a form and no files, probably a login page")
    if not any(True for _ in links):
        raise NoPage("it is a web page without a single link")


def _fill_json(table: TableBuilder, page: Page, learn: LearnLink) -> None:
    try:
        meta, files = read_json_page(page.content)
    except (ValueError, RecursionError) as error:
        raise NoPage(f"its JSON is broken or cut short ({error})") from None
    if files is None or not all(isinstance(file, dict) for file, _ in files):
        raise NoPage("its JSON is no project page")
    api = str(meta.get("api-version", "1.0")) if isinstance(meta, dict) else "1.0"
    if api.partition(".")[0] != "1":
        raise NoPage(f"it speaks version {api} of the Simple repository API, and we version 1")
    for file, text in files:
        url = file.get("url")
        if not isinstance(url, str):
            continue
        if is_plain_url(url) and page.scheme != "file" and _is_plain(text):
            table.add(url[url.rindex("/") + 1 :], text)
        elif settle(file) and (link := json_link(file, page.url)) is not None:
            _add(table, link, page, learn, file)


def _is_plain(text: str) -> bool:
    """Whether it may be passed on as it is: no login (`@`) and no signature (`?`) stands in it anywhere, spelt out or by escapes, nothing
    that cannot be written as it is, and it can be read again in any depth of the stack."""
    return text.isascii() and not ("@" in text or "?" in text or "\\" in text or "[" in text) and text.count("{") <= _MOST_BRACKETS


def json_link(file: dict[str, Any], page: str) -> Link | None:
    try:
        return Link.from_json(file, page)
    except (ValueError, PipError) as error:  # such as `http://[` or `#egg=!`
        raise NoPage(f"it lists {file['url'][:200]!r}, which is no URL ({error})") from None


def _add(table: TableBuilder, link: Link, page: Page, learn: LearnLink, file: dict[str, Any] | None = None) -> None:
    # A page from the network has no say over files of this machine.
    if link.scheme not in ("http", "https") and not (link.scheme == "file" and page.scheme == "file"):
        return
    more = file or {}
    table.add_link(link, learn(link.url_without_fragment), more.get("upload-time"), more.get("size"))
