"""One file that an index, or find-links, lists: from the words of a page (Simple repository API; PEP 691) to what a resolver asks for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from pip._internal.exceptions import PipError
from pip._internal.models.link import _SUPPORTED_HASHES, Link
from pip._vendor.packaging.utils import InvalidWheelFilename, parse_wheel_filename

from worker.file_info import announced, settle
from worker.target import tag_part

#: An URL that pip would neither quote, nor join, nor take a fragment or login from.
is_plain_url = re.compile(r"https?://[A-Za-z0-9.:-]+/[A-Za-z0-9/._~-]*[A-Za-z0-9._~-]").fullmatch


class Row(NamedTuple):
    """A wheel, or a source archive."""

    filename: str
    tag_part: str
    """Of a wheel; else ''."""
    yanked: str | None
    """The reason, which may be ''. None: it is not."""
    requires_python: str | None
    url: str
    hashes: Mapping[str, str]
    metadata: Mapping[str, str] | None
    """Hashes of the METADATA that lies beside it, {} where it has none. None: nothing lies there."""
    upload_time: str | None
    bytes: int | None


def to_row(file: dict[str, Any]) -> Row | None:
    """None where it is not to be believed, or no wheel by its tags. `file["url"]` is whole, and without credentials."""
    try:
        filename = filename_of(file["url"])
    except (ValueError, PipError):  # an URL may be none without its login, such as `http://[::1]@b[/x`
        return None
    tag = tag_part(filename) if filename.endswith(".whl") else ""
    if not settle(file) or (tag and not is_tag(tag)):
        return None
    yanked, told = file.get("yanked"), announced(file)
    return Row(
        filename,
        tag,
        (yanked if isinstance(yanked, str) else "") if yanked else None,
        file.get("requires-python") or None,
        file["url"],
        file["hashes"],
        {key: told[key] for key in told if key in _SUPPORTED_HASHES} if isinstance(told, dict) else {} if told else None,
        file.get("upload-time"),
        file.get("size"),
    )


def told_yanked(reason: str | None) -> bool | str:
    """A row's `yanked` in the words of a page (PEP 592): a reason may be empty."""
    return False if reason is None else reason or True


def filename_of(url: str) -> str:
    """What pip takes for its name, whatever the page calls it. @raise ValueError, PipError"""
    return url[url.rindex("/") + 1 :] if is_plain_url(url) else Link(url).filename


@cache
def is_tag(tag: str) -> bool:
    try:
        parse_wheel_filename(f"a-1-{tag}.whl")
        return True
    except InvalidWheelFilename:
        return False
