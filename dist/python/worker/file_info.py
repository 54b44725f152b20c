"""Normalizes and checks the attributes of a file on an index page (Simple repository API; PEP 691, 700, 714)."""

from __future__ import annotations

import datetime
import re
from typing import Any

from pip._internal.utils.datetime import parse_iso_datetime

from worker.parser_limits import exceeds_limits

# Unit: hex digits.
DIGEST_SIZES = {"md5": 32, "sha1": 40, "sha224": 56, "sha256": 64, "sha384": 96, "sha512": 128}
STRONG, WEAK = ("sha256", "sha512", "sha384", "sha224"), ("sha1", "md5")
# The format of PEP 700, for days that exist in every month.
_plain_time = re.compile(
    r"(?!0000)[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{3}(?:[0-9]{3})?)?Z"
).fullmatch
# Unit: characters. Longer text is not a time.
_MAX_TIME_LENGTH = 64
_fraction = re.compile(r"\.([0-9]{1,6})[0-9]*")


def normalize(file: dict[str, Any]) -> bool:
    """Convert hashes to lower case and the upload time to UTC, or None if it is invalid, in place. @return False if the entry is invalid
    and must be ignored"""
    get = file.get
    python, uploaded, size = get("requires-python"), get("upload-time"), get("size")
    if uploaded is not None and not (isinstance(uploaded, str) and _plain_time(uploaded)):
        file["upload-time"] = to_utc(uploaded)
    file["hashes"] = hashes = get("hashes") or {}
    metadata = announced_metadata(file)
    return (
        (python is None or (isinstance(python, str) and not (python and exceeds_limits(python))))
        and (size is None or (type(size) is int and size >= 0))
        and _normalize_hashes(hashes)
        and (not isinstance(metadata, dict) or _normalize_hashes(metadata))
    )


def announced_metadata(file: dict[str, Any]) -> Any:
    """`core-metadata`, or `dist-info-metadata` if it is missing (PEP 658, 714): whether the metadata file exists, or its hashes."""
    metadata = file.get("core-metadata")
    return file.get("dist-info-metadata") if metadata is None else metadata


def _normalize_hashes(digests: Any) -> bool:
    if not isinstance(digests, dict):
        return False
    for name, digest in digests.items():
        if not isinstance(digest, str):
            return False
        if (size := DIGEST_SIZES.get(name)) is not None:
            try:
                normalized = bytes.fromhex(digest).hex()  # fromhex ignores spaces
            except ValueError:
                return False
            if normalized != digest:
                digests[name] = normalized
            if len(digest) != size or len(normalized) != size:
                return False
    return True


def to_utc(uploaded: Any) -> str | None:
    """Convert an ISO 8601 time to UTC. None if it is invalid or has no time zone."""
    try:
        if not isinstance(uploaded, str) or len(uploaded) > _MAX_TIME_LENGTH:
            return None
        # Python 3.10 only parses fractions of three or six digits
        time = parse_iso_datetime(_fraction.sub(lambda found: "." + found[1].ljust(6, "0"), uploaded))
        if time.tzinfo is None:
            return None
        return utc_text(time)
    except (ValueError, OverflowError):
        return None


def utc_text(time: datetime.datetime) -> str:
    """Format a time as in PEP 700. @raise OverflowError for the first and last supported day in some time zones"""
    return time.astimezone(datetime.timezone.utc).isoformat().replace("+00:00", "Z")
