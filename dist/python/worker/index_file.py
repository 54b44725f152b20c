"""A file that an index or find-links lists: parsed from its entry on the page (Simple repository API; PEP 691)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from pip._internal.exceptions import PipError
from pip._internal.models.link import _SUPPORTED_HASHES, Link
from pip._vendor.packaging.utils import InvalidWheelFilename, parse_wheel_filename

from worker.file_info import announced_metadata, normalize
from worker.target import tag_part

#: A URL that pip uses unchanged: nothing to quote or join, no fragment, no credentials.
is_plain_url = re.compile(r"https?://[A-Za-z0-9.:-]+/[A-Za-z0-9/._~-]*[A-Za-z0-9._~-]").fullmatch


class IndexFile(NamedTuple):
    """A wheel, or a source archive."""

    filename: str
    tag_part: str
    """Of a wheel; else ''."""
    yanked: str | None
    """The reason, which may be ''. None: not yanked."""
    requires_python: str | None
    url: str
    hashes: Mapping[str, str]
    metadata: Mapping[str, str] | None
    """Hashes of the announced metadata file, {} if the index states none. None: not announced."""
    upload_time: str | None
    bytes: int | None


def parse_index_file(file: dict[str, Any]) -> IndexFile | None:
    """None for an invalid entry. `file["url"]`: absolute, without credentials."""
    try:
        filename = filename_of(file["url"])
    except (ValueError, PipError):  # without its credentials a URL may be invalid, such as `http://[::1]@b[/x`
        return None
    tag = tag_part(filename) if filename.endswith(".whl") else ""
    if not normalize(file) or (tag and not is_tag(tag)):
        return None
    yanked, metadata = file.get("yanked"), announced_metadata(file)
    return IndexFile(
        filename,
        tag,
        (yanked if isinstance(yanked, str) else "") if yanked else None,
        file.get("requires-python") or None,
        file["url"],
        file["hashes"],
        {key: metadata[key] for key in metadata if key in _SUPPORTED_HASHES} if isinstance(metadata, dict) else {} if metadata else None,
        file.get("upload-time"),
        file.get("size"),
    )


def yanked_value(reason: str | None) -> bool | str:
    """`yanked` as a page states it (PEP 592): a reason may be empty."""
    return False if reason is None else reason or True


def filename_of(url: str) -> str:
    """The name that pip uses, whatever the page calls it. @raise ValueError, PipError"""
    return url[url.rindex("/") + 1 :] if is_plain_url(url) else Link(url).filename


@cache
def is_tag(tag: str) -> bool:
    try:
        parse_wheel_filename(f"a-1-{tag}.whl")
        return True
    except InvalidWheelFilename:
        return False
