"""pip's dry run of a lock, for a target that this machine is not. A dry run that cannot fail would prove nothing."""

from __future__ import annotations

import hashlib
import os
import socket
import threading
import unittest
from pathlib import Path
from typing import Any

from harness import make_wheel
from wheel_case import FolderCase, started, target, windows

HEAD = "--no-index\n--find-links x.html\n--only-binary :all:\n"


class DryRunCase(FolderCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.worker = started("dry_run")
        cls.addClassCleanup(cls.worker.close)

    def lock(self, *rows: dict[str, Any], more: str = "", put: bool = True) -> Path:
        lines, links = [], []
        self.entries = [{"project": row["name"], "version": row["version"]} for row in rows]
        for row in rows:
            content, name = make_wheel.file_bytes(row), make_wheel.file_name(row)
            if put:
                self.put(content, f"wheels/{name}")
            digest = hashlib.sha256(content).hexdigest()
            lines.append(f"{row['name']}=={row['version']} --hash=sha256:{digest}\n")
            links.append(f'<a href="../wheels/{name}#sha256={digest}">{name}</a>\n')
        path = self.folder / "locks" / "x.txt"
        path.parent.mkdir(exist_ok=True)
        (self.folder / "wheels").mkdir(exist_ok=True)
        path.write_text(HEAD + "".join(lines) + more)
        path.with_suffix(".html").write_text("<!DOCTYPE html>\n" + "".join(links))
        return path

    def run_for(self, given: dict[str, Any], lock: Path, entries: list[dict[str, str]] | None = None) -> dict[str, Any]:
        """Of the entries that the lock was made of, unless stated otherwise."""
        return self.worker.ask("dry-run", target=given, lock=str(lock), entries=self.entries if entries is None else entries)

    def rejected(self, given: dict[str, Any], lock: Path) -> str:
        answer = self.run_for(given, lock)
        self.assertFalse(answer["passed"])
        ((one),) = answer["findings"]
        self.assertEqual((one["kind"], one["severity"]), ("dry-run", "error"))
        self.assertNotIn(str(self.folder), one["message"])
        return str(one["message"])


class ThisMachine(DryRunCase):
    def test_what_is_installed_here_or_configured_here_does_not_matter(self) -> None:
        self.assertTrue(self.run_for(target(), self.lock({"name": "pip", "version": "1.0"}))["passed"])
    def test_a_file_that_was_changed_after_it_was_hashed_once(self) -> None:
        lock = self.lock({"name": "a", "version": "1.0"})
        self.assertTrue(self.run_for(target(), lock)["passed"])
        self.put(make_wheel.file_bytes({"name": "a", "version": "1.0", "payload": 10}), "wheels/a-1.0-py3-none-any.whl")
        self.assertIn("DO NOT MATCH THE HASHES", self.rejected(target(), lock))

    def test_an_sdist_is_not_taken_and_not_run(self) -> None:
        mark = self.folder / "ran"
        row = {"name": "s", "version": "1.0", "kind": "sdist", "buildCode": f"open({str(mark)!r}, 'w')"}
        self.assertIn("No matching distribution found for s==1.0", self.rejected(target(), self.lock(row)))
        self.assertFalse(mark.exists())

    def test_wheels_that_only_this_machines_configuration_knows_are_no_answer(self) -> None:
        row = {"name": "far", "version": "1.0"}
        self.put(make_wheel.file_bytes(row), f"elsewhere/{make_wheel.file_name(row)}")
        lock = self.lock(row, put=False)
        lock.with_suffix(".html").write_text("<!DOCTYPE html>\n")
        worker = started("dry_run", env={"PIP_FIND_LINKS": str(self.folder / "elsewhere")})
        self.addCleanup(worker.close)
        answer = worker.ask("dry-run", target=target(), lock=str(lock), entries=self.entries)
        self.assertFalse(answer["passed"])


LINUX_TAGS = [*(f"manylinux_2_{minor}_x86_64" for minor in range(50, 16, -1)), "manylinux2014_x86_64", "linux_x86_64"]
MUSL_TAGS = ["musllinux_1_3_x86_64", "musllinux_1_2_x86_64", "musllinux_1_1_x86_64", "linux_x86_64"]
MAC_TAGS = [f"macosx_{major}_0_{machine}" for major in range(26, 10, -1) for machine in ("arm64", "universal2")]


class NewerSystems(DryRunCase):
    """A target is every machine at or above its minimum: newer ones accept more tags, and prefer them."""

    POOLS = (
        # what the lock of the oldest system holds, what a newer or another system of the bundle gets, tags from the oldest on
        ("cp312-cp312-manylinux_2_28_x86_64", "cp312-cp312-manylinux_2_34_x86_64", LINUX_TAGS, "manylinux_2_28_x86_64"),
        ("cp311-abi3-manylinux_2_17_x86_64", "cp312-cp312-manylinux_2_29_x86_64", LINUX_TAGS, "manylinux_2_28_x86_64"),
        ("py3-none-any", "py3-none-manylinux_2_34_x86_64", LINUX_TAGS, "manylinux_2_28_x86_64"),
        ("cp312-cp312-linux_x86_64", "cp312-cp312-manylinux_2_34_x86_64", LINUX_TAGS, "manylinux_2_28_x86_64"),
        ("cp312-cp312-musllinux_1_1_x86_64", "cp312-cp312-musllinux_1_2_x86_64", MUSL_TAGS, "musllinux_1_1_x86_64"),
        ("cp312-cp312-macosx_14_0_arm64", "cp312-cp312-macosx_15_0_arm64", MAC_TAGS, "macosx_14_0_arm64"),
        ("cp312-cp312-macosx_11_0_universal2", "cp312-cp312-macosx_15_0_arm64", MAC_TAGS, "macosx_14_0_arm64"),
    )

    def both(self, old: str, new: str) -> tuple[Path, list[dict[str, Any]]]:
        rows = [{"name": "lib", "version": "1.0", "tag": tag, "payload": size} for tag, size in ((old, 1), (new, 2))]
        self.put(make_wheel.file_bytes(rows[1]), f"wheels/{make_wheel.file_name(rows[1])}")
        return self.lock(rows[0]), rows

    def test_a_lock_holds_at_between_and_above_the_minimum_beside_the_wheel_of_newer_systems(self) -> None:
        for old, new, tags, minimum in self.POOLS:
            lock, _ = self.both(old, new)
            oldest = tags.index(minimum)
            for newest in (oldest, oldest // 2, 0):
                with self.subTest(old=old, new=new, newest=tags[newest]):
                    self.assertTrue(self.run_for(target(platformTags=tags[newest:]), lock)["passed"])

    def test_a_folder_of_all_wheels_in_its_place_fails_on_the_newest_system_alone(self) -> None:
        """Why a lock has a page of its own, and proof that this dry run sees the fault."""
        for old, new, tags, minimum in self.POOLS:
            with self.subTest(old=old, new=new):
                lock, _ = self.both(old, new)
                lock.write_text(lock.read_text().replace("x.html", "../wheels"))
                self.assertTrue(self.run_for(target(platformTags=tags[tags.index(minimum) :]), lock)["passed"])
                self.assertIn("DO NOT MATCH THE HASHES", self.rejected(target(platformTags=tags), lock))
                self.empty_pool()

    def test_another_build_of_the_release_does_no_harm(self) -> None:
        row = {"name": "lib", "version": "1.0", "payload": 2, "build": "2"}
        self.put(make_wheel.file_bytes(row), f"wheels/{make_wheel.file_name(row)}")
        self.assertTrue(self.run_for(target(), self.lock({"name": "lib", "version": "1.0", "build": "1"}))["passed"])

    def test_a_page_that_lists_more_than_its_lock_still_leaves_one_file_by_hash(self) -> None:
        for old, new, tags, _ in self.POOLS:
            with self.subTest(old=old, new=new):
                lock, rows = self.both(old, new)
                page = self.lock(*rows).with_suffix(".html").read_text()
                lock = self.lock(rows[0])
                lock.with_suffix(".html").write_text(page)
                self.assertTrue(self.run_for(target(platformTags=tags), lock)["passed"])

    def empty_pool(self) -> None:
        for wheel in (self.folder / "wheels").iterdir():
            wheel.unlink()


class Markers(DryRunCase):
    """A lock whose second entry is for old micro versions only; the target is Python 3.12.8."""

    MARKER = "python_full_version < '3.12.3'"

    def setUp(self) -> None:
        super().setUp()
        lock = self.lock({"name": "a", "version": "1.0", "requires": [f"b; {self.MARKER}"]}, {"name": "b", "version": "1.0"})
        self.path, self.plain = lock, lock.read_text()
        self.marked = [self.entries[0], {**self.entries[1], "marker": self.MARKER}]

    def write(self, before: str = "", after: str = "") -> None:
        head, _, end = self.plain.partition("b==1.0")
        self.path.write_text(f"{head}b==1.0{before}{end.rstrip()}{after}\n")

    def at(self, version: str) -> dict[str, Any]:
        python = {**target()["python"], "version": version}
        return target(python=python, markers={**target()["markers"], "python_full_version": version, "implementation_version": version})

    def test_what_is_installed_is_compared_with_the_entries_that_hold_there(self) -> None:
        self.write(before=f" ; {self.MARKER}")
        for version, want in (("3.12.8", [["a", "1.0"]]), ("3.12.2", [["a", "1.0"], ["b", "1.0"]])):
            with self.subTest(version):
                answer = self.run_for(self.at(version), self.path, self.marked)
                self.assertEqual((answer["passed"], answer["installed"]), (True, want))

    def test_a_marker_that_pip_does_not_see_after_the_hash_is_found(self) -> None:
        self.write(after=f" ; {self.MARKER}")
        self.assertTrue(self.run_for(self.at("3.12.2"), self.path, self.marked)["passed"])
        answer = self.run_for(self.at("3.12.8"), self.path, self.marked)
        self.assertIn("would install releases that are not in the lock on cp312-linux-x86_64-glibc2.28 (Python 3.12.8", answer["findings"][0]["message"])


class CutOff(DryRunCase):
    def test_nothing_is_fetched_even_when_a_url_asks_for_it(self) -> None:
        with socket.socket() as server:
            server.bind(("127.0.0.1", 0))
            server.listen()
            server.settimeout(2)
            connections: list[Any] = []

            def accept() -> None:
                try:
                    connections.append(server.accept())
                except OSError:
                    pass

            listening = threading.Thread(target=accept)
            listening.start()
            port = server.getsockname()[1]
            lock = self.lock(more=f"x @ http://127.0.0.1:{port}/x-1.0-py3-none-any.whl --hash=sha256:{'1' * 64}\n")
            self.assertIn("offline", self.rejected(target(), lock))
            listening.join()
            self.assertEqual(connections, [])


if __name__ == "__main__":
    unittest.main()
