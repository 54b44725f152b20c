"""Core metadata, as pip sees it in a wheel: the headers of METADATA (Core metadata; PEP 566, 643)."""

from __future__ import annotations

import re
import zipfile
from email.parser import HeaderParser
from pathlib import Path
from typing import Any

from pip._internal.exceptions import UnsupportedWheel
from pip._internal.utils.wheel import read_wheel_metadata_file, wheel_dist_info_dir

from worker.exhausting import is_exhausting
from worker.lines import Fault

# Unit: bytes. The largest METADATA seen are some hundred KiB; this bounds what a bomb can take.
LARGEST_METADATA = 32 << 20
# The body is the project's README, often 100 times as long as the headers.
_BODY = re.compile(r"\r\n\r\n|\n\n|\r\r|\n\r\n")


def core_of(metadata: bytes, where: str) -> dict[str, Any]:
    """@raise Fault(integrity) when it is no UTF-8, as pip does."""
    try:
        text = metadata.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Fault("integrity", f"{where}: its METADATA is not UTF-8: {error}", "The wheel is broken: tell its authors.") from None
    border = _BODY.search(text)
    headers = HeaderParser().parsestr(text[: border.start() + 1] if border else text)
    for field in ("Version", "Requires-Python", "Requires-Dist"):
        if any(is_exhausting(str(line)) for line in headers.get_all(field, [])):
            raise Fault(
                "integrity", f"{where}: its METADATA has a {field} that no installer can read", "The wheel is broken or hostile: tell who runs the index."
            )
    return {
        "name": str(headers["Name"] or "").strip(),
        "version": str(headers["Version"] or "").strip(),
        "requiresPython": None if headers["Requires-Python"] is None else str(headers["Requires-Python"]).strip(),
        "providesExtra": [str(extra).strip() for extra in headers.get_all("Provides-Extra", [])],
        "requiresDist": [str(line).strip() for line in headers.get_all("Requires-Dist", [])],
    }


def metadata_of_wheel(path: Path, project: str) -> bytes:
    """The bytes of METADATA in the wheel's one dist-info folder. @raise Fault(integrity)"""
    try:
        with zipfile.ZipFile(path) as archive:
            member = f"{wheel_dist_info_dir(archive, project)}/METADATA"
            if archive.getinfo(member).file_size > LARGEST_METADATA:
                raise UnsupportedWheel(f"{member} is larger than {LARGEST_METADATA} bytes")
            return read_wheel_metadata_file(archive, member)
    except (zipfile.BadZipFile, UnsupportedWheel, KeyError, OSError) as error:
        raise Fault("integrity", f"{path.name} is no wheel that can be read: {error}", "The file on the index is broken: tell its authors.") from None
