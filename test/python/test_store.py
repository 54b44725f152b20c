"""What the cache folder keeps of pages, from one version of the program to another."""

from __future__ import annotations

import hashlib
import json
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import harness  # noqa: E402

sys.path.insert(0, harness.pip_folder())
from worker.door.store import KeptPage, Store  # noqa: E402

INDEX = "https://index.example/simple"
PAGE = INDEX + "/foo/"


class Pages(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def test_a_kept_page_is_found_again(self) -> None:
        page = KeptPage('"1"', "", "b" * 64, b"{}\n")
        Store(str(self.folder)).keep_page(INDEX, PAGE, page)
        self.assertEqual(Store(str(self.folder)).page(INDEX, PAGE), page)

    def test_a_table_of_the_first_format_is_not_read_as_one_of_ours(self) -> None:
        table = b'{"project": "foo", "url": "", "index": "", "versions": [], "sdists": [["foo-1.tar.gz", "https://files.example/foo-1.tar.gz", {}, null, null]]}\n'
        head = {"etag": '"1"', "lastModified": "", "body": "b" * 64, "sha256": hashlib.sha256(table).hexdigest()}
        old = self.folder / "pages" / f"{hashlib.sha256(f'{INDEX} {PAGE}'.encode()).hexdigest()}.table"
        old.parent.mkdir()
        old.write_bytes(json.dumps(head).encode() + b"\n" + table)
        self.assertIsNone(Store(str(self.folder)).page(INDEX, PAGE))


if __name__ == "__main__":
    unittest.main()
