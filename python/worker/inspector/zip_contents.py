"""The bytes of entries: read in file order through one window, inflated as a stream, hashed.

Inflating is nearly all the cost of an inspection (300 MB/s, hashing 1.7 GB/s), and the wheels of one release for many
targets share most of their packed bytes: what was inflated once is known again by the hash of its packed bytes.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from worker.inspector.zip_archive import LOCAL_BYTES, STORED, Directory, Entry, read_local

#: Unit: bytes. One read of the file.
WINDOW = 4 * 1024**2
#: Unit: bytes. Entries above are inflated piece by piece, so that memory stays flat.
WHOLE = 16 * 1024**2
#: Unit: bytes in and out of one step of inflation.
STEP_IN, STEP_OUT = 256 * 1024, 4 * 1024**2
#: Packed entries below are quicker inflated than looked up. Unit: bytes.
KNOWN_FROM = 1024
#: About 40 MB when full.
MOST_KNOWN = 150_000

#: Alias: algorithm and digest of the packed bytes, to digest and CRC of the unpacked ones.
Known = dict[tuple[str, int, bytes], tuple[bytes, int]]


class Damaged(Exception):
    """An entry's bytes are not what its headers say. The message names the entry."""


class Content(NamedTuple):
    digest: bytes
    crc: int


class Contents:
    """Reads entries of one open wheel. `known` may be shared by threads: at worst two inflate the same bytes."""

    def __init__(self, file: BinaryIO, directory: Directory, known: Known) -> None:
        self._file, self._size, self._known = file, directory.bytes, known
        self._at, self._view = 0, memoryview(b"")

    def read(self, entry: Entry, most: int) -> bytes:
        """All of a small entry. Raises Damaged, also when it is longer than `most` bytes."""
        if entry.unpacked > most:
            raise Damaged(f"{entry.name} has {entry.unpacked} bytes, more than {most}")
        data = b"".join(self._pieces(entry, self._start(entry)))
        if zlib.crc32(data) != entry.crc:
            raise Damaged(f"{entry.name} does not have the CRC that the directory states")
        return data

    def digest(self, entry: Entry, algorithm: str = "sha256") -> bytes:
        """Hash of the unpacked bytes. Raises Damaged."""
        start = self._start(entry)
        if entry.method == STORED or entry.packed < KNOWN_FROM:
            content = self._inflated(entry, start, algorithm)
        else:
            key = (algorithm, entry.unpacked, self._packed_digest(start, entry.packed))
            found = self._known.get(key)
            content = Content(*found) if found is not None else self._inflated(entry, start, algorithm)
            if found is None and len(self._known) < MOST_KNOWN:
                self._known[key] = (content.digest, content.crc)
        if content.crc != entry.crc:
            raise Damaged(f"{entry.name} does not have the CRC that the directory states")
        return content.digest

    def _start(self, entry: Entry) -> int:
        local = read_local(self._bytes(entry.offset, LOCAL_BYTES + len(entry.raw_name)), entry.offset)
        if local is None or local.raw_name != entry.raw_name:
            raise Damaged(f"{entry.name} has another name, or none, in its own header")
        if local.start + entry.packed > self._size:
            raise Damaged(f"{entry.name} is cut short")
        return local.start

    def _packed_digest(self, start: int, length: int) -> bytes:
        if length <= WINDOW:
            return hashlib.sha256(self._bytes(start, length)).digest()
        digest = hashlib.sha256()
        for at in range(start, start + length, WINDOW):
            digest.update(self._bytes(at, min(WINDOW, start + length - at)))
        return digest.digest()

    def _inflated(self, entry: Entry, start: int, algorithm: str) -> Content:
        digest, crc = hashlib.new(algorithm), 0
        for piece in self._pieces(entry, start):
            digest.update(piece)
            crc = zlib.crc32(piece, crc)
        return Content(digest.digest(), crc)

    def _pieces(self, entry: Entry, start: int) -> Iterator[bytes | memoryview]:
        if entry.method == STORED:
            return self._stored(entry, start)
        if entry.packed <= WINDOW and entry.unpacked <= WHOLE:
            return iter((self._whole(entry, start),))
        return self._stream(entry, start)

    def _stored(self, entry: Entry, start: int) -> Iterator[memoryview]:
        if entry.packed != entry.unpacked:
            raise Damaged(f"{entry.name} is stored with two sizes")
        for at in range(start, start + entry.packed, WINDOW):
            yield self._bytes(at, min(WINDOW, start + entry.packed - at))

    def _whole(self, entry: Entry, start: int) -> bytes:
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            piece = inflater.decompress(self._bytes(start, entry.packed), entry.unpacked + 1)
        except zlib.error as error:
            raise Damaged(f"{entry.name} cannot be unpacked: {error}") from error
        if len(piece) != entry.unpacked or not inflater.eof or inflater.unused_data:
            raise Damaged(_other_size(entry))
        return piece

    def _stream(self, entry: Entry, start: int) -> Iterator[bytes]:
        inflater, total = zlib.decompressobj(-zlib.MAX_WBITS), 0
        end = start + entry.packed
        try:
            for at in range(start, end, STEP_IN):
                rest: bytes | memoryview = self._bytes(at, min(STEP_IN, end - at))
                while rest:
                    piece = inflater.decompress(rest, STEP_OUT)
                    rest, total = inflater.unconsumed_tail, total + len(piece)
                    if total > entry.unpacked or inflater.unused_data:
                        raise Damaged(_other_size(entry))
                    yield piece
        except zlib.error as error:
            raise Damaged(f"{entry.name} cannot be unpacked: {error}") from error
        last = inflater.flush()  # at most one match of 258 bytes: everything packed was consumed above
        if total + len(last) != entry.unpacked or not inflater.eof or inflater.unused_data:
            raise Damaged(_other_size(entry))
        yield last

    def _bytes(self, offset: int, length: int) -> memoryview:
        """A view that stays right until it is dropped: a new window is a new object."""
        begin = offset - self._at
        if begin < 0 or begin + length > len(self._view):
            self._file.seek(offset)
            self._at, self._view, begin = offset, memoryview(self._file.read(min(max(WINDOW, length), self._size - offset))), 0
        return self._view[begin : begin + length]


def _other_size(entry: Entry) -> str:
    return f"{entry.name} does not unpack to the {entry.unpacked} bytes that the directory states"
