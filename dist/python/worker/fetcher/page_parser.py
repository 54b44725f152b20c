"""Parser of index pages in JSON and HTML (Simple repository API; PEP 503, 691, 700, 714)."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from pip._internal.exceptions import PipError
from pip._internal.index.collector import IndexContent, parse_links
from pip._internal.models.link import Link
from pip._internal.utils.filetypes import ARCHIVE_EXTENSIONS

from worker.file_info import normalize
from worker.index_file import is_plain_url
from worker.page_format import TableBuilder, encode

JSON_TYPE = "application/vnd.pypi.simple.v1+json"
HTML_TYPES = ("text/html", "application/vnd.pypi.simple.v1+html")
ACCEPT = f"{JSON_TYPE}, application/vnd.pypi.simple.v1+html; q=0.1, text/html; q=0.01"

# Real indexes use about three brackets per file. A deeper value could exceed the recursion limit of a later reader.
_MAX_BRACKETS = 20
_ARCHIVE = "|".join(re.escape(one[1:]) for one in ARCHIVE_EXTENSIONS)
_RELEASE_FILE = re.compile(rf"\.(?:{_ARCHIVE}|whl|egg|exe|msi|rpm|dmg|deb)$", re.IGNORECASE)
_FORM = re.compile(rb"<form\b|type\s*=\s*[\"']?password", re.IGNORECASE)
_REPOSITORY = re.compile(rb"<meta[^>]+pypi:repository-version", re.IGNORECASE)


class NotAPage(Exception):
    """A response with status 200 that is not an index page."""


class Page(NamedTuple):
    content: bytes
    content_type: str
    encoding: str | None
    url: str  # after redirects; may hold credentials
    scheme: str


AddLink = Callable[[str], str]  # Redactor.add_link


def fill(table: TableBuilder, page: Page, add_link: AddLink) -> None:
    """Add all files of the project on the page to `table`. @raise NotAPage"""
    kind = page.content_type.lower()
    if not page.content.strip():
        raise NotAPage("its body is empty")
    if kind.startswith(JSON_TYPE):
        _fill_json(table, page, add_link)
    elif kind.startswith(HTML_TYPES):
        links = html_links(page)
        check_html(page.content, links)
        for link in links:
            _add(table, link, page, add_link)
    else:
        raise NotAPage(f"its Content-Type is {page.content_type or 'missing'}")


def html_links(page: Page) -> list[Link]:
    """@raise NotAPage"""
    try:
        return list(parse_links(IndexContent(page.content, page.content_type, page.encoding, page.url, cache_link_parsing=False)))
    except (ValueError, LookupError, PipError) as error:  # a link such as `http://[` or `#egg=!`, an unknown encoding
        raise NotAPage(f"it cannot be parsed: {error}") from None


def check_html(content: bytes, links: Iterable[Link]) -> None:
    """Detect login pages with status 200: index pages state a repository version, list release files, or have at least one link.
    @raise NotAPage"""
    if _REPOSITORY.search(content) or any(_RELEASE_FILE.search(link.filename) for link in links):
        return
    if _FORM.search(content):
        raise NotAPage("it is a web page with a form and without files, probably a login page")
    if not any(True for _ in links):
        raise NotAPage("it is a web page without links")


def _fill_json(table: TableBuilder, page: Page, add_link: AddLink) -> None:
    try:
        content = json.loads(page.content)
        files = content.get("files") if isinstance(content, dict) else None
        if not isinstance(files, list) or not all(isinstance(file, dict) for file in files):
            raise NotAPage("its JSON is not a project page")
        texts = [encode(file) for file in files]
    except (ValueError, RecursionError) as error:
        raise NotAPage(f"its JSON is invalid or truncated ({error})") from None
    meta = content.get("meta")
    api = str(meta.get("api-version", "1.0")) if isinstance(meta, dict) else "1.0"
    if api.partition(".")[0] != "1":
        raise NotAPage(f"version {api} of the Simple repository API is not supported")
    for file, text in zip(files, texts, strict=True):
        url = file.get("url")
        if not isinstance(url, str):
            continue
        if is_plain_url(url) and page.scheme != "file" and _is_plain(text):
            table.add(url[url.rindex("/") + 1 :], text)
        elif normalize(file) and (link := _json_link(file, page.url)) is not None:
            _add(table, link, page, add_link, file)


def _is_plain(text: str) -> bool:
    """Whether the text can be stored unchanged: without credentials (`@`), signature (`?`) or escapes, and with few brackets."""
    return not ("@" in text or "?" in text or "\\" in text or "[" in text) and text.count("{") <= _MAX_BRACKETS


def _json_link(file: dict[str, Any], page: str) -> Link | None:
    try:
        return Link.from_json(file, page)
    except (ValueError, PipError) as error:  # such as `http://[` or `#egg=!`
        raise NotAPage(f"it lists an invalid URL: {file['url'][:200]!r} ({error})") from None


def _add(table: TableBuilder, link: Link, page: Page, add_link: AddLink, file: dict[str, Any] | None = None) -> None:
    # A page from the network cannot refer to local files.
    if link.scheme not in ("http", "https") and not (link.scheme == "file" and page.scheme == "file"):
        return
    more = file or {}
    table.add_link(link, add_link(link.url_without_fragment), more.get("upload-time"), more.get("size"))
