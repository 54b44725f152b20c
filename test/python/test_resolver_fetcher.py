"""Fetcher and resolver together over a loopback index, with the test as the caller between them."""

from __future__ import annotations

import json
import sys
import tempfile
import threading
import unittest
import urllib.request
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from harness import ROOT, Rejected, Worker, glibc_target, root, windows_target
from resolver_case import versions, wheel

sys.path.insert(0, str(ROOT / "test" / "doubles"))
import index_server  # noqa: E402

ROWS = [
    wheel("app", "2", "lib>=1", 'win; sys_platform == "win32"', extras=["fast"], metadataRequires=["lib>=1", 'win; sys_platform == "win32"', 'speed; extra == "fast"']),
    wheel("app", "3", requiresPython=">=3.14"),
    wheel("lib", "1", tag="cp312-cp312-manylinux_2_17_x86_64"), wheel("lib", "1", tag="cp312-cp312-win_amd64"), wheel("lib", "2", yanked="no"),
    wheel("win", "1"), wheel("speed", "1"),
]  # fmt: skip


class Caller:
    """Asks the fetcher everything once, however often the resolver asks."""

    def __init__(self, fetcher: Worker) -> None:
        self._fetcher, self._lock = fetcher, threading.Lock()
        self._known: dict[str, Future[Any]] = {}

    def __call__(self, op: str, args: dict[str, Any]) -> Any:
        args.pop("hint", None)
        key = json.dumps([op, args], sort_keys=True)
        with self._lock:
            future = self._known.get(key) or self._known.setdefault(key, self._fetcher.start(op, **args))
        return future.result(60)


class ThroughTheFetcher(unittest.TestCase):
    def resolve(self, faults: list[dict[str, Any]] | None = None, **options: Any) -> tuple[list[dict[str, Any]], list[str]]:
        """The answers for two targets, and the paths that the index was asked for."""
        with tempfile.TemporaryDirectory() as folder:
            server = index_server.open_server({"indexes": {"a": {"files": ROWS}}, "faults": faults or [], **options})
            self.addCleanup(server.server_close)
            self.addCleanup(server.shutdown)
            base = f"http://127.0.0.1:{server.server_address[1]}"
            return self.through(folder, base), [entry["path"] for entry in json.load(urllib.request.urlopen(f"{base}/_log"))]

    def through(self, folder: str, base: str) -> list[dict[str, Any]]:
        for name in ("pool", "run"):
            Path(folder, name).mkdir()
        indexes = {"indexUrl": f"{base}/a/simple/", "extraIndexUrls": [], "indexFor": [], "indexStrategy": "unique", "findLinks": [], "pipConfig": "none", "pre": False,
                   "ignoredErrorCodes": [], "allowIndexLines": False}  # fmt: skip
        with Worker("fetcher") as fetcher, Worker("resolver", Caller(fetcher)) as resolver:
            fetcher.ask("open", indexes=indexes, cacheFolder=None, poolFolder=f"{folder}/pool", runFolder=f"{folder}/run", downloads=4)
            targets = [glibc_target(), windows_target()]
            resolver.ask("open", targets=targets, settings={"pre": False, "uploadedPriorTo": None, "indexStrategy": "unique"}, runFolder=f"{folder}/run")
            return [resolver.ask("resolve", target=target["id"], roots=[root("app[fast]")], constraints=[], wheels=[]) for target in targets]

    def test_whatever_the_index_gives_the_answer_is_the_same_and_each_url_is_fetched_once(self) -> None:
        for name, options in [
            ("all that there is", {}),
            ("HTML", {"format": "html"}),
            ("no metadata files", {"metadata": False}),
            ("no hashes, no sizes", {"metadata": False, "hashes": False, "sizes": False, "etag": False, "cacheControl": "no-store"}),
        ]:
            with self.subTest(name):
                (linux, windows), paths = self.resolve(**options)
                self.assertEqual(versions(linux), {"app": "2", "lib": "1", "speed": "1"})
                self.assertEqual(versions(windows), {"app": "2", "lib": "1", "speed": "1", "win": "1"})
                self.assertEqual(len(paths), len(set(paths)), paths)

    def test_an_outage_behind_the_fetcher_is_an_outage(self) -> None:
        for path in ("/a/simple/lib/", "/a/files/lib-1-cp312-cp312-manylinux_2_17_x86_64.whl"):
            with self.subTest(path), self.assertRaises(Rejected) as caught:
                self.resolve([{"path": path, "status": 403, "times": 99}], metadata=False)
            self.assertEqual(caught.exception.kind, "network")
            self.assertIn("403", caught.exception.message)


if __name__ == "__main__":
    unittest.main()
