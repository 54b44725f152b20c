"""A response of a byte now and then is ended; a slow line is waited for."""

from __future__ import annotations

import contextlib
import itertools
import socketserver
import sys
import tempfile
import threading
import time
import unittest
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

sys.path.insert(0, str(Path(__file__).resolve().parent))
import harness  # noqa: E402

sys.path[:0] = [harness.pip_folder(), str(Path(__file__).resolve().parents[1] / "doubles")]
from index_faults import ENDLESS, endless  # noqa: E402
from worker.fetcher import throughput  # noqa: E402
from worker.fetcher.redactor import Redactor  # noqa: E402
from worker.fetcher.service import Fetcher  # noqa: E402
from worker.fetcher.throughput import STALL_MIN_BYTES, STALL_WINDOW, StalledError, ThroughputMonitor  # noqa: E402
from worker.errors import Fault  # noqa: E402


class Monitor(unittest.TestCase):
    def setUp(self) -> None:
        self.now = 0.0
        self.monitor = ThroughputMonitor(lambda: self.now)
        self.monitor.on_bytes(0)

    def after(self, seconds: float, content: int) -> None:
        self.now += seconds
        self.monitor.on_content(content)

    def test_a_byte_now_and_then_is_a_stall(self) -> None:
        with self.assertRaisesRegex(StalledError, "received only 60 bytes of content in the last 60 seconds"):
            for _ in range(60):
                self.after(STALL_WINDOW / 60, 1)

    def test_a_slow_line_is_waited_for(self) -> None:
        for _ in range(1000):
            self.after(STALL_WINDOW / 2, STALL_MIN_BYTES)

    def test_a_fast_start_does_not_excuse_a_stall(self) -> None:
        self.after(STALL_WINDOW, 1 << 30)
        with self.assertRaises(StalledError):
            self.after(STALL_WINDOW, 10)

    def test_a_small_last_piece_is_judged_when_the_window_ends_not_before(self) -> None:
        self.after(STALL_WINDOW, 1 << 30)
        self.after(STALL_WINDOW - 1, 1)
        with self.assertRaisesRegex(StalledError, "only 2 bytes"):
            self.after(1, 1)

    def test_before_the_first_byte_only_the_socket_timeout_applies(self) -> None:
        self.monitor = ThroughputMonitor(lambda: self.now)
        self.now += 10 * STALL_WINDOW
        self.monitor.check()
        self.monitor.on_bytes(1)
        self.monitor.check()

    def test_bytes_count_on_arrival_only_if_the_body_has_no_framing(self) -> None:
        self.monitor.on_bytes(STALL_MIN_BYTES)
        self.monitor.count_all_bytes()
        self.after(STALL_WINDOW, 0)
        framed = ThroughputMonitor(lambda: self.now)
        framed.on_bytes(STALL_MIN_BYTES)
        self.now += STALL_WINDOW
        with self.assertRaisesRegex(StalledError, "only 0 bytes"):
            framed.check()


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    pieces: Iterator[bytes]
    seconds: float


class Handler(socketserver.BaseRequestHandler):
    server: Server

    def handle(self) -> None:
        self.request.recv(65536)
        with contextlib.suppress(OSError):
            for piece in self.server.pieces:
                self.request.sendall(piece)
                time.sleep(self.server.seconds)


@contextlib.contextmanager
def served(pieces: Iterator[bytes], seconds: float) -> Iterator[tuple[Fetcher, str]]:
    """A fetcher and its index, which answers each request with the pieces and pauses after each."""
    with Server(("127.0.0.1", 0), Handler) as server, tempfile.TemporaryDirectory() as folder:
        server.pieces, server.seconds = pieces, seconds
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        index = f"http://127.0.0.1:{server.server_address[1]}/simple"
        indexes = {"indexUrl": index, "extraIndexUrls": [], "indexFor": [], "findLinks": [], "indexStrategy": "unique", "pipConfig": "none", "ignoredErrorCodes": []}
        try:
            yield Fetcher({"indexes": indexes, "runFolder": f"{folder}/run", "poolFolder": f"{folder}/pool", "cacheFolder": None}, Redactor()), index
        finally:
            server.shutdown()


class EndlessPages(unittest.TestCase):
    """Each part of a response that a library reads by itself."""

    def message(self, pieces: Iterator[bytes], seconds: float) -> str:
        with served(pieces, seconds) as (fetcher, index), self.assertRaises(Fault) as caught:
            fetcher.page({"project": "alpha"})
        self.assertEqual(caught.exception.kind, "network")
        self.assertIn(f"{index}/alpha/", caught.exception.message)
        return caught.exception.message

    def test_a_trickle_without_content_is_a_stall(self) -> None:
        for what in ENDLESS:
            with self.subTest(what), mock.patch.object(throughput, "STALL_WINDOW", 0.3):
                self.assertRegex(self.message(endless(what), 0.02), "stalled: received only 0 bytes of content")

    def test_a_fast_response_without_content_is_a_stall(self) -> None:
        for what in ("continue", "trailer"):  # a line has 64 KiB at most, says http.client
            pieces = endless(what)
            first, many = next(pieces), next(pieces) * 2000
            with self.subTest(what), mock.patch.object(throughput, "STALL_WINDOW", 0.3):
                self.assertRegex(self.message(itertools.chain([first], itertools.repeat(many)), 0), "stalled: received only 0 bytes of content")


class Downloads(unittest.TestCase):
    """On a fast line reads are large; then it becomes slow during such a read."""

    QUICK = b"x" * (8 << 20)

    def download(self, rest: list[bytes], stop_after: float | None = None) -> None:
        size = len(self.QUICK) + sum(map(len, rest))
        head = f"HTTP/1.1 200 OK\r\nContent-Length: {size}\r\n\r\n".encode()
        patches = mock.patch.multiple(throughput, STALL_WINDOW=0.3, STALL_MIN_BYTES=256)  # one piece is enough, so that a busy machine is not a slow line
        with served(iter([head + self.QUICK, *rest]), 0.02) as (fetcher, index), patches:
            if stop_after is not None:
                threading.Timer(stop_after, fetcher.cancel).start()
            downloaded = fetcher.file({"file": {"filename": "alpha-1-py3-none-any.whl", "url": f"{index}/alpha-1-py3-none-any.whl", "hashes": {}}})
        self.assertEqual(downloaded["bytes"], size)

    def test_a_line_that_becomes_slow_is_waited_for(self) -> None:
        self.download([b"y" * 4000] * 100)

    def test_a_download_that_only_trickles_is_ended(self) -> None:
        with self.assertRaisesRegex(Fault, "stalled"):
            self.download([b"y"] * 200)

    def test_the_end_of_the_run_ends_a_slow_download(self) -> None:
        with self.assertRaisesRegex(Fault, "the run was cancelled"):
            self.download([b"y" * 400] * 2000, stop_after=0.5)


if __name__ == "__main__":
    unittest.main()
