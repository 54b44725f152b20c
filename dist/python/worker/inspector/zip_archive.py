"""A strict reader of untrusted zips (APPNOTE.TXT 6.3.10, sections 4.3.7 to 4.3.16).

zipfile accepts overlapping entries, local headers with a different name, and duplicate names. Installers differ in what they unpack from
such archives, so this reader rejects them. It is also four times as fast.
"""

from __future__ import annotations

import hashlib
import os
import zlib
from collections.abc import Iterator
from struct import Struct
from typing import BinaryIO, NamedTuple

#: The limit of the format without zip64. torch has 13,000; more entries would only exhaust inodes.
MAX_ENTRIES = 65_535
#: Unit: bytes, unpacked. The largest known wheels (torch with CUDA, 2.6 GB) unpack to less than 6 GiB.
MAX_UNPACKED_BYTES = 16 * 1024**3
#: Unpacked to packed size, for wheels that unpack to more than RATIO_FROM_BYTES. Real wheels stay below 30; the limit of deflate is 1,032.
MAX_RATIO = 200
RATIO_FROM_BYTES = 64 * 1024**2

STORED, DEFLATED = 0, 8
_END = Struct("<4s4H2LH")
_END64_LOCATOR = Struct("<4sLQL")
_END64 = Struct("<4sQ2H2L4Q")
_CENTRAL = Struct("<4s2B5H3L5H2L")
_LOCAL = Struct("<4s5H3L2H")
_MAX_COMMENT = 65_535
_FULL = 0xFFFFFFFF
#: Unit: bytes. One read of the file.
WINDOW = 4 * 1024**2
#: Unit: bytes in and out of one step of inflation, which limits memory use.
STEP_IN, STEP_OUT = 256 * 1024, 4 * 1024**2
#: Unit: bytes, packed. Smaller entries are faster to inflate than to look up.
KNOWN_FROM = 1024
#: About 40 MB when full.
MAX_KNOWN = 150_000


class BadZip(Exception):
    """The file cannot be read as a zip. The message completes `it cannot be read as a zip: …`."""


class Entry(NamedTuple):
    name: str
    #: As in the central directory, for comparison with the local header.
    raw_name: bytes
    flags: int
    method: int
    crc: int
    packed: int
    unpacked: int
    offset: int
    attributes: int


class Directory(NamedTuple):
    entries: list[Entry]
    #: Offset of the central directory, where the last entry must end.
    start: int
    bytes: int


def read_directory(file: BinaryIO) -> Directory:
    """Read all entries, in the order of the central directory. @raise BadZip"""
    size = file.seek(0, os.SEEK_END)
    count, length, start = _end(file, size)
    if count > MAX_ENTRIES:
        raise BadZip(f"it has {count} entries; the limit is {MAX_ENTRIES}")
    if start + length > size:
        raise BadZip("its directory extends beyond the end of the file")
    file.seek(start)
    raw = file.read(length)
    entries: list[Entry] = []
    at = 0
    for _ in range(count):
        entry, at = _central(raw, at)
        entries.append(entry)
    if at != length:
        raise BadZip("the number of entries in its directory is wrong")
    return Directory(entries, start, size)


def _end(file: BinaryIO, size: int) -> tuple[int, int, int]:
    """(number of entries, size and offset of the directory) from the end record, or from the zip64 end record if it exists."""
    tail_at = max(0, size - _END.size - _MAX_COMMENT - _END64_LOCATOR.size)
    file.seek(tail_at)
    tail = file.read()
    at = tail.rfind(b"PK\5\6")
    if at < 0 or at + _END.size > len(tail):
        raise BadZip("it has no end of central directory record")
    _, disk, first_disk, here, count, length, start, comment = _END.unpack_from(tail, at)
    if at + _END.size + comment != len(tail):
        raise BadZip("it has data after its end of central directory record")
    if disk or first_disk or here != count:
        raise BadZip("it is split into several files")
    end_at = tail_at + at
    locator = at - _END64_LOCATOR.size
    if locator >= 0 and tail[locator : locator + 4] == b"PK\6\7":
        end_at = _END64_LOCATOR.unpack_from(tail, locator)[2]
        file.seek(end_at)
        raw = file.read(_END64.size)
        if len(raw) < _END64.size or raw[:4] != b"PK\6\6":
            raise BadZip("its zip64 end record is missing")
        count, length, start = _END64.unpack(raw)[7:]
    if start + length != end_at:
        raise BadZip("there is a gap between its directory and its end record")
    return count, length, start


def _central(raw: bytes, at: int) -> tuple[Entry, int]:
    if at + _CENTRAL.size > len(raw) or raw[at : at + 4] != b"PK\1\2":
        raise BadZip("its directory is damaged")
    (_, _, _, _, flags, method, _, _, crc, packed, unpacked, names, extras, comments, _, _, attributes, offset) = _CENTRAL.unpack_from(raw, at)
    name_at = at + _CENTRAL.size
    end = name_at + names + extras + comments
    if end > len(raw):
        raise BadZip("its directory is truncated")
    raw_name = raw[name_at : name_at + names]
    if _FULL in (packed, unpacked, offset):
        unpacked, packed, offset = _sizes64(raw[name_at + names : name_at + names + extras], unpacked, packed, offset)
    return Entry(raw_name.decode("utf-8", "surrogateescape"), raw_name, flags, method, crc, packed, unpacked, offset, attributes), end


def _sizes64(extra: bytes, unpacked: int, packed: int, offset: int) -> tuple[int, int, int]:
    """The zip64 values, in this order; each exists only if its 32-bit field is 0xFFFFFFFF (section 4.5.3)."""
    at = 0
    while at + 4 <= len(extra):
        kind, length = int.from_bytes(extra[at : at + 2], "little"), int.from_bytes(extra[at + 2 : at + 4], "little")
        if kind == 1:
            values = [int.from_bytes(extra[i : i + 8], "little") for i in range(at + 4, at + 4 + length - 7, 8)]
            if len(values) < [unpacked, packed, offset].count(_FULL):
                break
            return tuple(values.pop(0) if old == _FULL else old for old in (unpacked, packed, offset))  # type: ignore[return-value]
        at += 4 + length
    raise BadZip("a zip64 size is missing")


class Damaged(Exception):
    """The content of an entry does not match its headers. The message names the entry."""


class Content(NamedTuple):
    """Digest and CRC of the unpacked bytes."""

    digest: bytes
    crc: int


#: (algorithm, unpacked size, digest of the packed bytes) -> Content. Wheels of one release share many files.
Known = dict[tuple[str, int, bytes], Content]


class Contents:
    """Reads the entries of one open wheel. `known` may be shared by threads; at worst, two inflate the same bytes."""

    def __init__(self, file: BinaryIO, directory: Directory, known: Known) -> None:
        self._file, self._size, self._known = file, directory.bytes, known
        self._at, self._view = 0, memoryview(b"")

    def read(self, entry: Entry, most: int) -> bytes:
        """Read an entry of at most `most` bytes. @raise Damaged, also for a larger entry"""
        if entry.unpacked > most:
            raise Damaged(f"{entry.name} has {entry.unpacked} bytes; the limit is {most}")
        data = b"".join(self._pieces(entry, self._start(entry)))
        _check_crc(entry, zlib.crc32(data))
        return data

    def digest(self, entry: Entry, algorithm: str = "sha256") -> bytes:
        """Hash the unpacked bytes of an entry. @raise Damaged"""
        start = self._start(entry)
        if entry.method == STORED or entry.packed < KNOWN_FROM:
            content = self._inflated(entry, start, algorithm)
        else:
            key = (algorithm, entry.unpacked, self._packed_digest(entry, start))
            found = self._known.get(key)
            content = found if found is not None else self._inflated(entry, start, algorithm)
            if found is None and len(self._known) < MAX_KNOWN:
                self._known[key] = content
        _check_crc(entry, content.crc)
        return content.digest

    def _start(self, entry: Entry) -> int:
        """The offset of the packed bytes. @raise Damaged if the local header does not match the directory"""
        length = _LOCAL.size + len(entry.raw_name)
        header = self._bytes(entry.offset, length)
        magic, *_, names, extras = _LOCAL.unpack_from(header) if len(header) == length else (b"", 0, 0)
        if magic != b"PK\3\4" or names != len(entry.raw_name) or header[_LOCAL.size :] != entry.raw_name:
            raise Damaged(f"{entry.name} has a different name in its local header, or no local header")
        start: int = entry.offset + length + extras
        if start + entry.packed > self._size:
            raise Damaged(f"{entry.name} is truncated")
        return start

    def _packed_digest(self, entry: Entry, start: int) -> bytes:
        digest = hashlib.sha256()
        for window in self._windows(entry, start, WINDOW):
            digest.update(window)
        return digest.digest()

    def _inflated(self, entry: Entry, start: int, algorithm: str) -> Content:
        digest, crc = hashlib.new(algorithm), 0
        for piece in self._pieces(entry, start):
            digest.update(piece)
            crc = zlib.crc32(piece, crc)
        return Content(digest.digest(), crc)

    def _pieces(self, entry: Entry, start: int) -> Iterator[bytes | memoryview]:
        if entry.method != STORED:
            return self._inflate(entry, start)
        if entry.packed != entry.unpacked:
            raise Damaged(f"{entry.name} is stored, but its packed and unpacked sizes differ")
        return self._windows(entry, start, WINDOW)

    def _windows(self, entry: Entry, start: int, step: int) -> Iterator[memoryview]:
        """The packed bytes, at most `step` at a time."""
        end = start + entry.packed
        return (self._bytes(at, min(step, end - at)) for at in range(start, end, step))

    def _inflate(self, entry: Entry, start: int) -> Iterator[bytes]:
        inflater, total = zlib.decompressobj(-zlib.MAX_WBITS), 0
        try:
            for window in self._windows(entry, start, STEP_IN):
                rest: bytes | memoryview = window
                while rest:
                    piece = inflater.decompress(rest, STEP_OUT)
                    rest, total = inflater.unconsumed_tail, total + len(piece)
                    if total > entry.unpacked or inflater.unused_data:
                        raise Damaged(_other_size(entry))
                    yield piece
        except zlib.error as error:
            raise Damaged(f"{entry.name} cannot be unpacked: {error}") from error
        last = b"" if inflater.eof else inflater.flush()  # at most 258 bytes, the longest match: all input has been consumed
        if total + len(last) != entry.unpacked or not inflater.eof or inflater.unused_data:
            raise Damaged(_other_size(entry))
        yield last

    def _bytes(self, offset: int, length: int) -> memoryview:
        """A view of the file. It stays valid, because each window is a new object."""
        begin = offset - self._at
        if begin < 0 or begin + length > len(self._view):
            self._file.seek(offset)
            self._at, self._view, begin = offset, memoryview(self._file.read(min(max(WINDOW, length), self._size - offset))), 0
        return self._view[begin : begin + length]


def _check_crc(entry: Entry, crc: int) -> None:
    if crc != entry.crc:
        raise Damaged(f"the CRC of {entry.name} does not match the directory")


def _other_size(entry: Entry) -> str:
    return f"{entry.name} does not unpack to {entry.unpacked} bytes, as the directory states"
