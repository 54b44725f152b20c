"""What an index says of a file, in the one form that all behind this rely on (Simple repository API; PEP 691, 700, 714)."""

from __future__ import annotations

import datetime
import re
from typing import Any

from pip._internal.models.link import Link
from pip._internal.utils.datetime import parse_iso_datetime

from worker.door.table import LONGEST_NAME
from worker.exhausting import is_exhausting

# Unit: hex digits.
DIGEST_SIZES = {"md5": 32, "sha1": 40, "sha224": 56, "sha256": 64, "sha384": 96, "sha512": 128}
STRONG, WEAK = ("sha256", "sha512", "sha384", "sha224"), ("sha1", "md5")
# The form of PEP 700, on a day that each month has.
_plain_time = re.compile(
    r"(?!0000)[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{3}(?:[0-9]{3})?)?Z"
).fullmatch
_fraction = re.compile(r"\.([0-9]{1,6})[0-9]*")


def settle(file: dict[str, Any]) -> bool:
    """Puts hashes into lower case and the upload time into UTC, and drops a time that is none. False: it says what the specification
    has no place for, and nothing of it is to be believed."""
    get = file.get
    python, uploaded, size = get("requires-python"), get("upload-time"), get("size")
    if uploaded is not None and not (isinstance(uploaded, str) and _plain_time(uploaded)):
        file["upload-time"] = to_utc(uploaded)
    file["hashes"] = hashes = get("hashes") or {}
    told = get("core-metadata")
    if told is None:
        told = get("dist-info-metadata")
    return (
        (python is None or (isinstance(python, str) and not (python and is_exhausting(python))))
        and (size is None or (type(size) is int and size >= 0))
        and settle_hashes(hashes)
        and (not isinstance(told, dict) or settle_hashes(told))
    )


def settle_link(link: Link) -> bool:
    """The same for what stands in a link itself."""
    told = link.metadata_file_data
    return settle_hashes(link._hashes) and (told is None or told.hashes is None or settle_hashes(told.hashes))


def settle_hashes(digests: Any) -> bool:
    if not isinstance(digests, dict):
        return False
    for name, digest in digests.items():  # 340,000 times a run
        if not isinstance(digest, str):
            return False
        if (size := DIGEST_SIZES.get(name)) is not None:
            try:
                settled = bytes.fromhex(digest).hex()  # in lower case, and without the spaces that it passes over
            except ValueError:
                return False
            if settled != digest:
                digests[name] = settled
            if len(digest) != size or len(settled) != size:
                return False
    return True


def to_utc(uploaded: Any) -> str | None:
    """None where it is no time, or of a zone that it does not say: then nobody knows when it was."""
    try:
        if not isinstance(uploaded, str) or len(uploaded) >= LONGEST_NAME:
            return None
        # Python 3.10 reads three digits of a second, or six
        time = parse_iso_datetime(_fraction.sub(lambda found: "." + found[1].ljust(6, "0"), uploaded))
        if time.tzinfo is None:
            return None
        return time.astimezone(datetime.timezone.utc).isoformat().replace("+00:00", "Z")
    except (ValueError, OverflowError):
        return None
