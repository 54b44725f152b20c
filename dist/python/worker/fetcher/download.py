"""Downloads into the pool. Each file is downloaded once, hashed on the fly, resumed after interruptions, and renamed when complete."""

from __future__ import annotations

import hashlib
import itertools
import os
import re
import shutil
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from pip._internal.utils.urls import url_to_path
from pip._vendor.requests import Response
from pip._vendor.urllib3.exceptions import HTTPError

from worker.errors import Fault
from worker.fetcher.cache import Cache
from worker.fetcher.concurrency import SingleFlight
from worker.fetcher.http_client import HttpClient, OnRetry
from worker.fetcher.network_errors import PROXY_HINT, empty_fault, stalled_fault, status_fault, web_page_fault
from worker.fetcher.redactor import redact_url
from worker.fetcher.throughput import StalledError, monitor_of
from worker.file_digest import file_digest
from worker.file_info import STRONG, WEAK
from worker.jsonl_rpc import Message

# Unit: bytes. Each read has a fixed cost, whatever its size.
MAX_READ_BYTES = 1 << 20
# Unit: bytes. Smaller reads are joined before they are hashed and written.
MIN_CHUNK_BYTES = 1 << 18
# Number of times that one download is resumed or restarted.
MAX_RESUMES = 5
# Unit: seconds. Target duration of one read at the current throughput; an interrupted read loses the bytes it has received.
READ_SECONDS = 0.1
# Maximum ratio to the previous read: buffered bytes arrive at once and do not indicate throughput.
MAX_READ_GROWTH = 4
# Unit: bytes. Smaller reads are no faster than a single read of the socket.
MIN_READ_BYTES = 1 << 15
# Unit: seconds. Minimum time between two reports of received bytes.
REPORT_SECONDS = 0.25
IDENTITY = {"Accept-Encoding": "identity"}  # wheels are already compressed, and the hash covers the file as stored
_SAFE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.+!~-]*")


class DownloadedFile(NamedTuple):
    path: Path
    sha256: str
    bytes: int

    def as_message(self) -> Message:
        """To `DownloadedFile` (src/worker/protocol.ts)."""
        return {"path": str(self.path), "filename": self.path.name, "sha256": self.sha256, "bytes": self.bytes}


class Downloads:
    def __init__(self, client: HttpClient, cache: Cache, pool: Path, on_bytes: Callable[[int], None], on_retry: OnRetry) -> None:
        """`on_bytes`: called now and then with the bytes of all incomplete files."""
        self._client, self._cache, self._pool, self._on_bytes, self._on_retry = client, cache, pool, on_bytes, on_retry
        self._incomplete: dict[Path, int] = {}
        self._incomplete_lock, self._reported = threading.Lock(), 0.0
        self._flights = SingleFlight()
        self._numbers = itertools.count()
        self._cancelled = False

    def cancel(self) -> None:
        """Stop running downloads at their next read and delete their partial files."""
        self._cancelled = True

    def download(self, file: dict[str, Any]) -> DownloadedFile:
        """Download `file` (a FileEntry), or return the earlier download. @raise Fault integrity (hash or size mismatch), network, environment (disk full)"""
        downloaded = self._flights.do((file["filename"], file.get("sha256") or file["url"]), lambda: self._download(file))
        # a later request may include the hash
        return self._flights.do((file["filename"], downloaded.sha256), lambda: downloaded)

    def _download(self, file: dict[str, Any]) -> DownloadedFile:
        name = file["filename"]
        if not _SAFE_NAME.fullmatch(name):
            raise Fault("integrity", f"the index lists a file with an unsafe name: {name!r}", "Do not use this file; report it to the operator of the index.")
        part = self._pool / f"{name}.part-{os.getpid()}-{next(self._numbers)}"
        expected = expected_hashes(file)
        try:
            if (sha256 := expected.get("sha256")) and (size := self._cache.wheel_into(sha256, part)) is not None:
                return DownloadedFile(self._move(part, name, sha256), sha256, size)
            size, actual = self._receive(file, part, expected)
            check(file, expected, actual, size)
            downloaded = DownloadedFile(self._move(part, name, actual["sha256"]), actual["sha256"], size)
            if name.endswith(".whl"):
                self._cache.keep_wheel(downloaded.sha256, downloaded.path)
            return downloaded
        except OSError as error:
            hint = "Free some space, or use a folder on another disk."
            raise Fault("environment", f"cannot write {name} to {self._pool}: {error.strerror or error}", hint) from None
        finally:
            part.unlink(missing_ok=True)
            with self._incomplete_lock:
                self._incomplete.pop(part, None)

    def _received(self, part: Path, size: int) -> None:
        with self._incomplete_lock:
            self._incomplete[part] = size
            if time.monotonic() - self._reported < REPORT_SECONDS:
                return
            self._reported, total = time.monotonic(), sum(self._incomplete.values())
        self._on_bytes(total)

    def _move(self, part: Path, name: str, sha256: str) -> Path:
        """Into a folder named after the hash, since two indexes may list different files under the same name."""
        folder = self._pool / sha256[:16]
        folder.mkdir(exist_ok=True)
        return part.replace(folder / name)

    def _receive(self, file: dict[str, Any], part: Path, expected: dict[str, str]) -> tuple[int, dict[str, str]]:
        if file["url"].startswith("file:"):
            return copy_file(file["url"], part, expected)
        transfer = _Transfer(self._client, file["url"], [*expected], file.get("bytes"), lambda size: self._received(part, size))
        with open(part, "wb") as sink:
            while not transfer.receive(sink, lambda: self._cancelled):
                self._on_retry(f"{file['filename']} was interrupted after {transfer.size} bytes", transfer.pause)
                time.sleep(transfer.pause)
        actual = {name: digest.hexdigest() for name, digest in transfer.digests.items()}
        is_proved = any(actual[name] == expected[name] for name in STRONG if name in expected)
        if transfer.is_web_page and file["filename"].endswith(".whl") and not is_proved:
            raise web_page_fault(file["url"], file["filename"])
        if transfer.size == 0:
            raise empty_fault(file["url"], file["filename"])
        return transfer.size, actual


class _Transfer:
    """The transfer of one file over one or more connections. `size` and `digests` describe the bytes written so far."""

    def __init__(self, client: HttpClient, url: str, algorithms: Sequence[str], limit: int | None, on_size: Callable[[int], None]) -> None:
        """`algorithms`: those of the expected hashes. `limit`: the size in bytes that the index states; reading stops beyond it."""
        self._client, self._url, self._algorithms, self._limit, self._on_size = client, url, algorithms, limit, on_size
        self._known = any(name in STRONG for name in algorithms)
        self._interruptions = 0
        self._validator = ""
        self.is_web_page = False
        self.size = 0
        self.digests = self._new_digests()

    def receive(self, sink: BinaryIO, is_cancelled: Callable[[], bool]) -> bool:
        """Send one request. @return whether the file is complete @raise Fault network, cancelled; OSError from the sink"""
        # without a validator, only a hash can detect that the file changed between two requests
        resume = self.size > 0 and bool(self._validator or self._algorithms)
        response = self._client.get(self._url, self._headers(resume), stream=True, known=self._known)
        try:
            if not (resume and self._continues(response)):
                if response.status_code not in ((200, 206, 416) if resume else (200,)):
                    raise status_fault(self._url, response.status_code, response.reason)
                self.size, self.digests = 0, self._new_digests()
                sink.seek(0)
                sink.truncate()
                if response.status_code != 200:
                    return self._interrupted("the server sent a different range than requested")
            return self._read(response, sink, is_cancelled)
        finally:
            response.close()

    def _headers(self, resume: bool) -> dict[str, str]:
        if not resume:
            return IDENTITY
        return {**IDENTITY, "Range": f"bytes={self.size}-", **({"If-Range": self._validator} if self._validator else {})}

    def _continues(self, response: Response) -> bool:
        return response.status_code == 206 and response.headers.get("Content-Range", "").startswith(f"bytes {self.size}-")

    def _new_digests(self) -> dict[str, hashlib._Hash]:
        return {name: hashlib.new(name) for name in {"sha256", *self._algorithms}}

    def _read(self, response: Response, sink: BinaryIO, is_cancelled: Callable[[], bool]) -> bool:
        validator = response.headers.get("ETag") or response.headers.get("Last-Modified") or ""
        self._validator = "" if validator.startswith("W/") else validator  # a weak validator does not guarantee equal bytes
        self.is_web_page = response.headers.get("Content-Type", "").lower().startswith("text/html")
        monitor_of(response).cancel_when(is_cancelled)
        reader = AdaptiveReader(response, small_reads=self._interruptions > 0)
        while True:
            try:
                chunk, error = reader.read_chunk()
            except StalledError as stalled:
                raise stalled_fault(self._url, stalled) from None
            for digest in self.digests.values():
                digest.update(chunk)
            sink.write(chunk)
            self.size += len(chunk)
            self._on_size(self.size)
            if error is not None:
                return self._interrupted(str(error))
            if not chunk or (self._limit is not None and self.size > self._limit):
                return True

    def _interrupted(self, why: str) -> bool:
        self._interruptions += 1
        if self._interruptions > MAX_RESUMES:
            what = f"{redact_url(self._url)} was interrupted {self._interruptions} times, the last time after {self.size} bytes: {why}"
            raise Fault("network", what, PROXY_HINT)
        return False

    @property
    def pause(self) -> float:
        """Seconds to wait before the next request."""
        return float(0.05 * 2**self._interruptions)


class AdaptiveReader:
    """Adapts the size of each read to the throughput, so that it takes READ_SECONDS. On a fast connection, one read of a megabyte replaces
    64 reads with thread switches in between, which takes a third less CPU time."""

    def __init__(self, response: Response, *, small_reads: bool) -> None:
        """`small_reads`: return data as it arrives, because an earlier connection was interrupted."""
        self._raw, self._monitor = response.raw, monitor_of(response)
        self._small_reads = small_reads or self._raw.chunked  # framing can arrive without any content
        if not self._raw.chunked:
            self._monitor.count_all_bytes()
        self._next = 0

    def read_chunk(self) -> tuple[bytes, HTTPError | None]:
        """Read the next bytes, b"" at the end, and the error that interrupted the connection after them. @raise StalledError, Fault(cancelled)"""
        pieces, size = [], 0
        try:
            while size < MIN_CHUNK_BYTES and (piece := self._read()):
                pieces.append(piece)
                size += len(piece)
                self._monitor.on_content(len(piece))
        except HTTPError as error:
            return b"".join(pieces), error
        return b"".join(pieces), None

    def _read(self) -> bytes:
        started = time.monotonic()
        if self._small_reads or self._next < MIN_READ_BYTES:
            piece: bytes = self._raw.read1(MAX_READ_BYTES, decode_content=False)
        else:
            piece = self._raw.read(min(MAX_READ_BYTES, self._next), decode_content=False)
        throughput = len(piece) / max(time.monotonic() - started, 0.001)
        self._next = min(int(throughput * READ_SECONDS), MAX_READ_GROWTH * len(piece))
        return piece


def expected_hashes(file: dict[str, Any]) -> dict[str, str]:
    """Hashes that the index states, by algorithm; MD5 and SHA-1 only if there is no stronger one."""
    stated = {**file.get("hashes", {}), **({"sha256": file["sha256"]} if file.get("sha256") else {})}
    strong = {name: value.lower() for name, value in stated.items() if name in STRONG}
    return strong or {name: value.lower() for name, value in stated.items() if name in WEAK}


def check(file: dict[str, Any], expected: dict[str, str], actual: dict[str, str], size: int) -> None:
    """@raise Fault(integrity)"""
    what = f"{file['filename']} from {redact_url(file['url'])}"
    hint = "Do not use this file: it was changed after the index listed it, or in transit. Report it to the operator of the index."
    for name, value in expected.items():
        if actual[name] != value:
            raise Fault("integrity", f"{what} has {name} {actual[name]}, expected {value}", hint)
    if file.get("bytes") is not None and size != file["bytes"]:
        raise Fault("integrity", f"{what} has {size} bytes, expected {file['bytes']}", hint)


def copy_file(url: str, part: Path, expected: dict[str, str]) -> tuple[int, dict[str, str]]:
    """Copy a local file. @return its size and digests @raise Fault(environment) if it cannot be read; OSError if `part` cannot be written"""
    try:
        source = open(url_to_path(url), "rb")
    except OSError as error:
        raise Fault("environment", f"cannot read {url}: {error.strerror}", "Check the path and its permissions.") from None
    with source, open(part, "wb") as sink:
        shutil.copyfileobj(source, sink)
    return part.stat().st_size, {name: file_digest(part, name).hexdigest() for name in {"sha256", *expected}}
