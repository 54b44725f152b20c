"""What the cache folder keeps of pages, from one version of the program to another."""

from __future__ import annotations

import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import harness  # noqa: E402

sys.path.insert(0, harness.pip_folder())
from worker.fetcher.cache import Cache, CachedPage  # noqa: E402
from worker.page_format import FORMAT, Table  # noqa: E402

INDEX = "https://index.example/simple"
PAGE = INDEX + "/foo/"
NOW = harness.page_file("foo", INDEX, [{"url": "https://files.example/foo-1-py3-none-any.whl", "hashes": {}}])


class Pages(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def kept(self, page_file: bytes) -> CachedPage | None:
        """What a later run finds of it."""
        Cache(str(self.folder)).keep_page(INDEX, PAGE, CachedPage('"1"', "", "b" * 64, page_file))
        return Cache(str(self.folder)).page(INDEX, PAGE)

    def test_a_kept_page_is_found_again(self) -> None:
        self.assertEqual(self.kept(NOW), CachedPage('"1"', "", "b" * 64, NOW))

    def test_a_page_that_was_changed_or_truncated_on_the_disk_is_ignored_and_removed(self) -> None:
        for damage in (lambda content: content[:-9], lambda content: content.replace(b"foo-1", b"foo-2"), lambda content: b"", lambda content: b"[]\n" + NOW):
            self.assertIsNotNone(self.kept(NOW))
            [cached] = (self.folder / "pages").iterdir()
            cached.write_bytes(damage(cached.read_bytes()))
            self.assertIsNone(Cache(str(self.folder)).page(INDEX, PAGE))
            self.assertFalse(cached.exists())

    def test_the_reader_of_page_files_takes_no_other_format(self) -> None:
        with self.assertRaisesRegex(ValueError, "format 3"):
            Table(NOW.replace(b'"format":%d' % FORMAT, b'"format":3'))


if __name__ == "__main__":
    unittest.main()
