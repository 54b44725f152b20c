"""The hash in a lock is compared with the file, whatever the index states of it."""

from __future__ import annotations

import hashlib
import unittest
from typing import Any

from harness import glibc_target, make_wheel, root, sha256, windows_target
from resolver_case import ResolverCase, sdist, wheel

NEWER, OLDER = "cp312-cp312-manylinux_2_28_x86_64", "cp312-cp312-manylinux_2_17_x86_64"


def digest(row: dict[str, Any], algorithm: str) -> str:
    return hashlib.new(algorithm, make_wheel.file_bytes(row)).hexdigest()


def states(row: dict[str, Any], *algorithms: str) -> dict[str, Any]:
    """An index that states these hashes of the file and no others."""
    return {**row, "hashless": "sha256" not in algorithms, "pageHashes": {one: digest(row, one) for one in algorithms}}


class LockedHashes(ResolverCase):
    def locked(self, rows: list[dict[str, Any]], *hashes: str, place: str = "https://index.example/simple", target: Any = None) -> dict[str, Any]:
        self.shelve({place: rows})
        self.open(target or glibc_target())
        return self.answer(root("a==1", hashes=list(hashes)), locked=True, target=target)

    def test_an_index_may_state_no_hash_or_others_than_the_lock_has(self) -> None:
        row = wheel("a", "1")
        for stated in ((), ("md5",), ("sha512",), ("md5", "sha1"), ("sha256",)):
            for kind in ("sha256", "sha512"):
                for place in ("https://index.example/simple", "find-links"):
                    with self.subTest(stated=stated, kind=kind, place=place):
                        answer = self.locked([states(row, *stated)], f"{kind}:{digest(row, kind)}", place=place)
                        self.assertEqual([file["sha256"] for file in answer.get("files", [])], [sha256(row)], answer)

    def test_compatible_files_are_tried_in_the_order_of_their_tags(self) -> None:
        best, other, foreign = wheel("a", "1", tag=NEWER), wheel("a", "1", tag=OLDER), wheel("a", "1", tag="cp312-cp312-win_amd64")
        rows = [states(row) for row in (foreign, other, best)]
        for locked, tried in ((best, [best]), (other, [best, other])):
            with self.subTest(locked["tag"]):
                [file] = self.locked(rows, f"sha256:{sha256(locked)}", f"sha256:{sha256(foreign)}")["files"]
                self.assertEqual(file["filename"], make_wheel.file_name(locked))
                self.assertEqual({name for op, name in self.shelves.asked if op == "file"}, {make_wheel.file_name(row) for row in tried})

    def test_a_file_that_is_proved_needs_no_look_at_worse_ones(self) -> None:
        best, other = wheel("a", "1", tag=NEWER), wheel("a", "1", tag=OLDER)
        [file] = self.locked([states(other), states(best, "sha256")], f"sha256:{sha256(best)}", f"sha256:{sha256(other)}")["files"]
        self.assertEqual((file["sha256"], [op for op, _ in self.shelves.asked if op == "file"]), (sha256(best), []))

    def test_where_no_file_of_the_release_has_a_hash_of_the_lock_that_is_an_integrity_fault(self) -> None:
        rows = [wheel("a", "1", tag=NEWER), wheel("a", "1", tag=OLDER)]
        for stated in ((), ("md5",), ("sha256",), ("sha512",)):
            with self.subTest(stated=stated):
                answer = self.locked([states(row, *stated) for row in rows], "sha256:" + "0" * 64)
                self.assertEqual(answer["kind"], "rejected", answer)
                self.assertIn("integrity: a==1: no file for this target matches a hash of the lock", answer["what"])
                for row in rows:
                    self.assertIn(make_wheel.file_name(row), answer["what"])

    def test_a_lock_that_has_the_release_for_another_target_only_is_incomplete(self) -> None:
        linux, windows = wheel("a", "1", tag=OLDER), wheel("a", "1", tag="cp312-cp312-win_amd64")
        answer = self.locked([states(linux, "sha256"), states(windows, "sha256")], f"sha256:{sha256(linux)}", target=windows_target())
        self.assertEqual([one["kind"] for one in answer["findings"]], ["no-wheel"])

    def test_a_source_without_a_stated_hash_is_compared_too(self) -> None:
        source = states(sdist("a", "1"))
        [wanted] = self.locked([source], f"sha256:{sha256(source)}")["sdists"]
        self.assertEqual(wanted["sha256"], sha256(source))
        self.assertEqual(self.locked([source], "sha256:" + "0" * 64)["kind"], "rejected")


if __name__ == "__main__":
    unittest.main()
