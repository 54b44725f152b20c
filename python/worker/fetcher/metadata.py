"""Core metadata, as pip sees it in a wheel: the headers of METADATA (Core metadata; PEP 566, 643)."""

from __future__ import annotations

import struct
import zipfile
import zlib
from pathlib import Path
from typing import Any

from pip._internal.exceptions import UnsupportedWheel
from pip._internal.utils.wheel import read_wheel_metadata_file, wheel_dist_info_dir

from worker.findings import shown
from worker.wheels.metadata import metadata_faults, read_metadata

# Unit: bytes. The largest METADATA seen are some hundred KiB; this bounds what a bomb can take.
LARGEST_METADATA = 32 << 20
# What zipfile and its decompressors raise for bytes that are no zip, or a damaged one.
_DAMAGE = (zipfile.BadZipFile, UnsupportedWheel, KeyError, OSError, ValueError, RuntimeError, EOFError, OverflowError, zlib.error, struct.error)


class UnreadableWheel(Exception):
    """The file holds no METADATA that can be read."""


def core_of(metadata: bytes) -> dict[str, Any]:
    """What a resolver reads of METADATA. "faults": why pip would not install a wheel with it, mostly empty."""
    fields = read_metadata(metadata)
    return {
        "name": fields.name,
        "version": fields.version,
        "requiresPython": fields.requires_python,
        "providesExtra": fields.provides_extra,
        "requiresDist": fields.requires_dist,
        "faults": metadata_faults(metadata, fields),
    }


def metadata_of_wheel(path: Path, project: str) -> bytes:
    """The bytes of METADATA in the wheel's one dist-info folder. @raise UnreadableWheel"""
    try:
        with zipfile.ZipFile(path) as archive:
            member = f"{wheel_dist_info_dir(archive, project)}/METADATA"
            if member not in archive.NameToInfo:
                raise UnreadableWheel("it has no METADATA")
            if archive.getinfo(member).file_size > LARGEST_METADATA:
                raise UnreadableWheel(f"its METADATA is larger than {LARGEST_METADATA} bytes")
            return read_wheel_metadata_file(archive, member)
    except _DAMAGE as error:
        raise UnreadableWheel(f"it is not a wheel that can be read: {shown(str(error))}") from None


def unreadable_core(error: UnreadableWheel) -> dict[str, Any]:
    return {**core_of(b""), "faults": [str(error)]}
