"""`--lock-built`: a wheel from find-links stands for the sdist of a lock entry."""

from __future__ import annotations

import unittest
from typing import Any

from harness import glibc_target, make_wheel, root, sha256, windows_target
from requirements_case import A_HASH, Folder, RequirementsCase
from resolver_case import INDEX, ResolverCase, sdist, wheel

TAG = "cp312-cp312-manylinux_2_17_x86_64"
SOURCE = sdist("a", "1.0")
BUILT = wheel("a", "1.0", tag=TAG)


class LockBuilt(ResolverCase):
    def locked(self, own: list[dict[str, Any]], *, built: bool = True, target: Any = None, index: list[dict[str, Any]] | None = None) -> dict[str, Any]:
        self.shelve({INDEX: index or [SOURCE], "find-links": own})
        self.open(target or glibc_target())
        hashes = [f"sha256:{sha256(row)}" for row in index or [SOURCE]]
        return self.answer({**root("a==1.0", hashes=hashes), "lockBuilt": built}, locked=True, target=target)

    def test_a_wheel_of_find_links_stands_for_the_locked_sdist_and_names_it(self) -> None:
        [file] = self.locked([BUILT])["files"]
        self.assertEqual((file["filename"], file["sha256"]), (make_wheel.file_name(BUILT), sha256(BUILT)))
        self.assertEqual(file["lockedSdist"]["hashes"], {"sha256": sha256(SOURCE)})
        self.assertRegex(file["lockedSdist"]["url"], r"/a-1\.0\.tar\.gz$")

    def test_of_several_the_best_for_the_target_is_taken(self) -> None:
        best = wheel("a", "1.0", tag="cp312-cp312-manylinux_2_28_x86_64")
        [file] = self.locked([BUILT, best, wheel("a", "1.0", tag="cp312-cp312-win_amd64")])["files"]
        self.assertEqual(file["sha256"], sha256(best))

    def test_the_lock_comes_first_where_it_has_a_wheel(self) -> None:
        own = wheel("a", "1.0")
        [file] = self.locked([BUILT], index=[SOURCE, own])["files"]
        self.assertEqual((file["sha256"], "lockedSdist" in file), (sha256(own), False))

    def test_nothing_else_stands_for_it(self) -> None:
        for name, own, more in (
            ("not named", [BUILT], {"built": False}),
            ("another version", [wheel("a", "1.1", tag=TAG)], {}),
            ("a local version of it", [wheel("a", "1.0+mine", tag=TAG)], {}),
            ("another target", [BUILT], {"target": windows_target()}),
            ("a sdist", [sdist("a", "1.0", files={"more.txt": "x"})], {}),
        ):
            with self.subTest(name):
                answer = self.locked(own, **more)  # type: ignore[arg-type]
                self.assertEqual((answer["kind"], [one["kind"] for one in answer.get("findings", [])]), ("unsolved", ["no-wheel"]), answer)
                self.assertEqual([one["sha256"] for one in answer["sdists"]], [sha256(SOURCE)])

    def test_a_wheel_of_an_index_does_not_stand_for_it(self) -> None:
        self.shelve({INDEX: [SOURCE, BUILT]})
        self.open(glibc_target())
        answer = self.answer({**root("a==1.0", hashes=[f"sha256:{sha256(SOURCE)}"]), "lockBuilt": True}, locked=True)
        self.assertEqual(answer["kind"], "unsolved", answer)


class Named(RequirementsCase):
    def test_the_projects_are_marked_and_a_strange_name_is_rejected(self) -> None:
        with Folder({"lock.txt": f"a-b==1.0 --hash=sha256:{A_HASH}\nc==2.0 --hash=sha256:{A_HASH}\n"}) as folder:
            roots = self.read(folder, lock="lock.txt", lockBuilt=["a-b"])["roots"]
            self.assertEqual([(one["name"], one.get("lockBuilt")) for one in roots], [("a-b", True), ("c", None)])
            [fault] = self.faults(folder, lock="lock.txt", lockBuilt=["d"])
            self.assertEqual((fault["input"], fault["actual"], fault["expected"]), ("lock-built", "d", "is not a project of the lock"))


if __name__ == "__main__":
    unittest.main()
