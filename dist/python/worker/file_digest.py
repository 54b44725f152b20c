"""The hash of a whole file."""

from __future__ import annotations

import hashlib
import os

_READ_BYTES = 1 << 20


def file_digest(path: str | os.PathLike[str] | int, algorithm: str = "sha256") -> hashlib._Hash:
    """Hash a file, or an open descriptor from its position on, which stays open (hashlib.file_digest needs Python 3.11). @raise OSError"""
    digest, buffer = hashlib.new(algorithm), bytearray(_READ_BYTES)
    with open(path, "rb", buffering=0, closefd=not isinstance(path, int)) as source:
        while count := source.readinto(buffer):
            digest.update(memoryview(buffer)[:count])
    return digest
