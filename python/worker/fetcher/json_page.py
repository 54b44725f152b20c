"""A project page in JSON, with the text of each of its files (Simple repository API; PEP 691).

`json` says what a page means, and not where. The text is passed on as the index wrote it, so the page is walked here down to
its files; everything in them is read by `json`.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, NamedTuple

_value = json.JSONDecoder().raw_decode
_SPACE = " \t\n\r"


class JsonPage(NamedTuple):
    meta: Any
    files: list[tuple[Any, str]] | None
    """Each with its text. None: there is no list of files."""


def read_json_page(content: bytes) -> JsonPage:
    """@raise ValueError, RecursionError where it is no JSON"""
    text = content.decode(json.detect_encoding(content), "surrogatepass")  # as json.loads
    try:
        at = _after(text, 0)
        page, end = _object(text, at) if text[at] == "{" else (JsonPage(None, None), _value(text, at)[1])
        if _after(text, end) != len(text):
            raise ValueError(f"something follows it at {end}")
    except IndexError:
        raise ValueError(f"it ends at {len(text)}") from None
    return page


def _object(text: str, at: int) -> tuple[JsonPage, int]:
    found: dict[str, Any] = {}

    def member(at: int) -> int:
        key, at = _value(text, at)
        at = _after(text, at)
        if not isinstance(key, str) or text[at] != ":":
            raise ValueError(f"no name is at {at}")
        at = _after(text, at + 1)
        found[key], at = _files(text, at) if key == "files" else _value(text, at)
        return at

    end = _members(text, at, "}", member)
    return JsonPage(found.get("meta"), found.get("files")), end


def _files(text: str, at: int) -> tuple[list[tuple[Any, str]] | None, int]:
    if text[at] != "[":
        return None, _value(text, at)[1]
    files: list[tuple[Any, str]] = []

    def member(at: int) -> int:
        file, end = _value(text, at)
        files.append((file, text[at:end]))
        return end

    end = _members(text, at, "]", member)
    return files, end


def _members(text: str, at: int, closing: str, member: Callable[[int], int]) -> int:
    """`member` takes where one begins, and says where it ends. Where the bracket at `at` ends."""
    at = _after(text, at + 1)
    if text[at] == closing:
        return at + 1
    while True:
        at = member(at)
        if text[at] != ",":  # 170,000 times a run there is no space before it, and none behind
            at = _after(text, at)
            if text[at] == closing:
                return at + 1
            if text[at] != ",":
                raise ValueError(f"no comma is at {at}")
        at += 1
        if text[at] in _SPACE:
            at = _after(text, at)


def _after(text: str, at: int) -> int:
    """Behind the space that begins here."""
    while at < len(text) and text[at] in _SPACE:
        at += 1
    return at
