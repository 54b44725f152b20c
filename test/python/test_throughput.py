"""A byte now and then is no answer, and a slow line is one."""

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
from worker.fetcher import throughput as pace  # noqa: E402
from worker.fetcher.service import Door  # noqa: E402
from worker.fetcher.redactor import Masks  # noqa: E402
from worker.fetcher.throughput import FEWEST_BYTES, MOST_WITHOUT_CONTENT, WINDOW, Pace, TooSlow  # noqa: E402
from worker.lines import Fault  # noqa: E402


class Slowness(unittest.TestCase):
    def setUp(self) -> None:
        self.now = 0.0
        self.pace = Pace(lambda: self.now)
        self.pace.arrived(0)

    def after(self, seconds: float, count: int) -> None:
        self.now += seconds
        self.pace.came(count)

    def test_a_byte_now_and_then_is_ended(self) -> None:
        with self.assertRaisesRegex(TooSlow, "only 60 bytes of content came in the last 60 seconds"):
            for _ in range(60):
                self.after(WINDOW / 60, 1)

    def test_a_slow_line_is_waited_for(self) -> None:
        for _ in range(1000):
            self.after(WINDOW / 2, FEWEST_BYTES)

    def test_what_came_fast_does_not_excuse_what_drips_after_it(self) -> None:
        self.after(WINDOW, 1 << 30)
        with self.assertRaises(TooSlow):
            self.after(WINDOW, 10)

    def test_the_last_piece_of_a_fast_answer_may_be_small(self) -> None:
        self.after(WINDOW, 1 << 30)
        self.after(WINDOW - 1, 1)

    def test_how_long_it_is_silent_at_first_is_for_the_timeout_to_say(self) -> None:
        self.pace = Pace(lambda: self.now)
        self.now += 10 * WINDOW
        self.pace.look()
        self.pace.arrived(1)
        self.pace.look()

    def test_what_came_with_the_head_counts_for_a_body_without_framing(self) -> None:
        self.pace.arrived(2 * FEWEST_BYTES)
        self.pace.expect_content_only()
        self.after(WINDOW, 0)

    def test_what_comes_fast_and_holds_nothing_is_ended(self) -> None:
        with self.assertRaisesRegex(TooSlow, "without any content"):
            for _ in range(MOST_WITHOUT_CONTENT // 1000 + 1):
                self.pace.arrived(1000)


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
def served(pieces: Iterator[bytes], seconds: float) -> Iterator[tuple[Door, str]]:
    """A door, and the index that it asks: whatever is asked, it answers by the pieces, and waits behind each."""
    with Server(("127.0.0.1", 0), Handler) as server, tempfile.TemporaryDirectory() as folder:
        server.pieces, server.seconds = pieces, seconds
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        index = f"http://127.0.0.1:{server.server_address[1]}/simple"
        indexes = {"indexUrl": index, "extraIndexUrls": [], "indexFor": [], "findLinks": [], "order": "unique", "pipConfig": "none", "absentCodes": []}
        try:
            yield Door({"indexes": indexes, "runFolder": f"{folder}/run", "poolFolder": f"{folder}/pool", "cacheFolder": None}, Masks()), index
        finally:
            server.shutdown()


class Endlessness(unittest.TestCase):
    """Of every part of an answer that a library reads by itself."""

    def message(self, pieces: Iterator[bytes], seconds: float) -> str:
        with served(pieces, seconds) as (door, index), self.assertRaises(Fault) as caught:
            door.page({"project": "alpha"})
        self.assertEqual(caught.exception.kind, "network")
        self.assertIn(f"{index}/alpha/", caught.exception.message)
        return caught.exception.message

    def test_what_drips_without_content_is_ended(self) -> None:
        for what in ENDLESS:
            with self.subTest(what), mock.patch.object(pace, "WINDOW", 0.3):
                self.assertRegex(self.message(endless(what), 0.02), "comes too slowly: only 0 bytes of content came")

    def test_what_flows_without_content_is_ended(self) -> None:
        for what in ("continue", "trailer"):  # a line has 64 KiB at most, says http.client
            pieces = endless(what)
            first, many = next(pieces), next(pieces) * 2000
            with self.subTest(what), mock.patch.object(pace, "MOST_WITHOUT_CONTENT", 1 << 20):
                self.assertRegex(self.message(itertools.chain([first], itertools.repeat(many)), 0), "without any content")


class Files(unittest.TestCase):
    """Of a quick line much is asked for at once; then it becomes slow in the midst of it."""

    QUICK = b"x" * (8 << 20)

    def land(self, rest: list[bytes], stop_after: float | None = None) -> None:
        size = len(self.QUICK) + sum(map(len, rest))
        head = f"HTTP/1.1 200 OK\r\nContent-Length: {size}\r\n\r\n".encode()
        patches = mock.patch.multiple(pace, WINDOW=0.3, FEWEST_BYTES=256)  # one piece is enough for a while, so that a busy machine is no slow line
        with served(iter([head + self.QUICK, *rest]), 0.02) as (door, index), patches:
            if stop_after is not None:
                threading.Timer(stop_after, door.stop).start()
            landed = door.file({"file": {"filename": "alpha-1-py3-none-any.whl", "url": f"{index}/alpha-1-py3-none-any.whl", "hashes": {}}})
        self.assertEqual(landed["bytes"], size)

    def test_a_line_that_becomes_slow_is_waited_for(self) -> None:
        self.land([b"y" * 4000] * 100)

    def test_one_that_only_drips_is_ended(self) -> None:
        with self.assertRaisesRegex(Fault, "comes too slowly"):
            self.land([b"y"] * 200)

    def test_a_run_that_ends_does_not_wait_for_it(self) -> None:
        with self.assertRaisesRegex(Fault, "the run ends"):
            self.land([b"y" * 400] * 2000, stop_after=0.5)


if __name__ == "__main__":
    unittest.main()
