"""A file on an index page or in find-links, parsed from its entry (Simple repository API; PEP 691)."""

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

#: A URL that pip uses unchanged: absolute, quoted, without fragment and credentials.
is_plain_url = re.compile(r"https?://[A-Za-z0-9.:-]+/[A-Za-z0-9/._~-]*[A-Za-z0-9._~-]").fullmatch


class IndexFile(NamedTuple):
    """A wheel or an sdist."""

    filename: str
    tag_part: str
    """The tags in the file name of a wheel, else ''."""
    yanked: str | None
    """The reason, which may be ''; None if the file is not yanked."""
    requires_python: str | None
    url: str
    hashes: Mapping[str, str]
    metadata: Mapping[str, str] | None
    """Hashes of the announced metadata file, may be {}; None if no metadata file is announced."""
    upload_time: str | None
    bytes: int | None


def parse_index_file(file: dict[str, Any]) -> IndexFile | None:
    """Parse an entry, whose `url` must be absolute and without credentials. None if it is invalid."""
    try:
        filename = filename_of(file["url"])
    except (ValueError, PipError):  # removing credentials can make a URL invalid, e.g. `http://[::1]@b[/x`
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
    """To the value of `yanked` on a page (PEP 592): the reason, True for an empty reason, or False."""
    return False if reason is None else reason or True


def filename_of(url: str) -> str:
    """The file name as in pip, which uses the URL and not the name on the page. @raise ValueError, PipError"""
    return url[url.rindex("/") + 1 :] if is_plain_url(url) else Link(url).filename


@cache
def is_tag(tag: str) -> bool:
    try:
        parse_wheel_filename(f"a-1-{tag}.whl")
        return True
    except InvalidWheelFilename:
        return False
