"""A resolver process leaves the fast path where pip is not the one it was written for."""

from __future__ import annotations

import sys
import tempfile
import unittest
from pathlib import Path

from harness import Rejected, make_wheel, pip_folder, root, sha256
from resolver_case import ResolverCase, versions, wheel

sys.path.insert(0, pip_folder())
from pip._internal.req import constructors  # noqa: E402
from worker.patching import Patch, applied, source_digest, unexpected_sources  # noqa: E402

MODULE = "pip._internal.req.constructors"


class Patches(unittest.TestCase):
    def test_a_changed_module_or_a_missing_name_is_found(self) -> None:
        digest = source_digest(MODULE)[:16]
        known = Patch(constructors, "parse_req_from_line", None)
        self.assertEqual(unexpected_sources([known], {MODULE: digest}), [])
        self.assertEqual(unexpected_sources([known], {MODULE: "0" * 16}), [MODULE])
        self.assertEqual(unexpected_sources([Patch(constructors, "gone", None)], {MODULE: digest}), [f"{MODULE}.gone"])
        self.assertEqual(unexpected_sources([known], {}), [MODULE])

    def test_a_replacement_ends_with_its_run(self) -> None:
        before = constructors.parse_req_from_line
        with self.assertRaises(ZeroDivisionError), applied([Patch(constructors, "parse_req_from_line", None)]):
            self.assertIsNone(constructors.parse_req_from_line)
            raise ZeroDivisionError
        self.assertIs(constructors.parse_req_from_line, before)


class LocalFiles(ResolverCase):
    def test_a_wheel_of_the_user_is_read_where_it_lies(self) -> None:
        row = wheel("mine", "1.0", "dep", 'posix; os_name == "posix"')
        shelves = self.shelve([row, wheel("dep", "1"), wheel("posix", "1")])
        path = shelves("file", {"file": {"url": "https://index.example/files/mine-1.0-py3-none-any.whl", "filename": "mine-1.0-py3-none-any.whl"}})["path"]
        asked = root(f"mine @ file://{path}", kind="wheel", url=f"file://{path}", name="mine")
        for mode in ("fast", "plain"):
            self.open(mode=mode)
            answer = self.ask(asked)
            self.assertEqual(versions(answer), {"mine": "1.0", "dep": "1", "posix": "1"})
            [mine] = [file for file in answer["files"] if file["project"] == "mine"]
            self.assertEqual((mine["url"], mine["sha256"], mine["requested"]), (f"file://{path}", sha256(row), True))

    def test_one_that_is_another_than_its_name_says_is_named_for_what_it_is(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            for content, said in ((make_wheel.file_bytes(wheel("theirs", "1.0")), "does not start with 'mine'"), (b"PK", "it is not a readable wheel")):
                path = Path(folder, "mine-1.0-py3-none-any.whl")
                path.write_bytes(content)
                self.shelve([])
                self.open()
                with self.assertRaises(Rejected) as caught:
                    self.ask(root(f"mine @ file://{path}", kind="wheel", url=f"file://{path}", name="mine"))
                self.assertEqual(caught.exception.kind, "integrity")
                self.assertIn(said, str(caught.exception))


if __name__ == "__main__":
    unittest.main()
