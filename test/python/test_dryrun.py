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

HEAD = "--no-index\n--find-links ../wheels\n--only-binary :all:\n"


class DryRunCase(FolderCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.worker = started("dryrun")
        cls.addClassCleanup(cls.worker.close)

    def lock(self, *rows: dict[str, Any], more: str = "", put: bool = True) -> Path:
        lines = []
        for row in rows:
            content = make_wheel.file_bytes(row)
            if put:
                self.put(content, f"wheels/{make_wheel.file_name(row)}")
            lines.append(f"{row['name']}=={row['version']} --hash=sha256:{hashlib.sha256(content).hexdigest()}\n")
        path = self.folder / "locks" / "x.txt"
        path.parent.mkdir(exist_ok=True)
        (self.folder / "wheels").mkdir(exist_ok=True)
        path.write_text(HEAD + "".join(lines) + more)
        return path

    def put_row_in_wheels(self, **row: Any) -> None:
        self.put(make_wheel.file_bytes(row), f"wheels/{make_wheel.file_name(row)}")

    def run_for(self, given: dict[str, Any], lock: Path) -> dict[str, Any]:
        return self.worker.ask("dry-run", target=given, lock=str(lock), wheels=str(self.folder / "wheels"))

    def refused(self, given: dict[str, Any], lock: Path) -> str:
        answer = self.run_for(given, lock)
        self.assertFalse(answer["passed"])
        ((one),) = answer["findings"]
        self.assertEqual((one["kind"], one["severity"]), ("dry-run", "error"))
        self.assertNotIn(str(self.folder), one["message"])
        return str(one["message"])


class Passes(DryRunCase):
    def test_a_lock_that_is_whole_for_each_of_two_targets(self) -> None:
        a = {"name": "a", "version": "1.0", "requires": ["w; sys_platform == 'win32'", "b>=1"]}
        b = {"name": "b", "version": "1.0", "tag": "cp312-cp312-manylinux_2_28_x86_64"}
        answer = self.run_for(target(), self.lock(a, b))
        self.assertEqual((answer["passed"], answer["findings"], answer["installed"]), (True, [], [["a", "1.0"], ["b", "1.0"]]))
        b = {**b, "tag": "cp312-cp312-win_amd64"}
        answer = self.run_for(windows(), self.lock(a, b, {"name": "w", "version": "1.0"}))
        self.assertEqual((answer["passed"], answer["installed"]), (True, [["a", "1.0"], ["b", "1.0"], ["w", "1.0"]]))

    def test_what_is_installed_here_or_configured_here_does_not_matter(self) -> None:
        self.assertTrue(self.run_for(target(), self.lock({"name": "pip", "version": "1.0"}))["passed"])


class Fails(DryRunCase):
    def test_a_dependency_that_only_windows_has_is_missing(self) -> None:
        lock = self.lock({"name": "a", "version": "1.0", "requires": ["w; sys_platform == 'win32'"]})
        self.assertTrue(self.run_for(target(), lock)["passed"])
        self.assertIn("w", self.refused(windows(), lock))

    def test_a_wrong_hash(self) -> None:
        lock = self.lock({"name": "a", "version": "1.0"})
        self.assertTrue(self.run_for(target(), lock)["passed"])
        lock.write_text(HEAD + f"a==1.0 --hash=sha256:{'1' * 64}\n")
        self.assertIn("DO NOT MATCH THE HASHES", self.refused(target(), lock))

    def test_a_file_that_was_changed_after_it_was_hashed_once(self) -> None:
        lock = self.lock({"name": "a", "version": "1.0"})
        self.assertTrue(self.run_for(target(), lock)["passed"])
        self.put(make_wheel.file_bytes({"name": "a", "version": "1.0", "payload": 10}), "wheels/a-1.0-py3-none-any.whl")
        self.assertIn("DO NOT MATCH THE HASHES", self.refused(target(), lock))

    def test_a_tag_that_the_target_does_not_accept(self) -> None:
        for tag in (
            "cp312-cp312-win_amd64",
            "cp312-cp312-manylinux_2_34_x86_64",
            "cp311-cp311-manylinux_2_28_x86_64",
            "cp312-cp312-musllinux_1_2_x86_64",
        ):
            with self.subTest(tag):
                self.assertIn(
                    "No matching distribution found for t==1.0", self.refused(target(), self.lock({"name": "t", "version": "1.0", "tag": tag}))
                )
                os.remove(next((self.folder / "wheels").glob("t-*")))

    def test_a_wheel_that_is_not_in_the_folder(self) -> None:
        self.assertIn(
            "No matching distribution found for gone==1.0", self.refused(target(), self.lock({"name": "gone", "version": "1.0"}, put=False))
        )

    def test_a_python_that_is_too_old(self) -> None:
        self.assertIn(
            "requires a different Python",
            self.refused(target(), self.lock({"name": "a", "version": "1.0", "requiresPython": ">=3.13"})).replace("Requires", "requires"),
        )

    def test_a_conflict_between_two_entries(self) -> None:
        self.assertIn(
            "conflict", self.refused(target(), self.lock({"name": "a", "version": "1.0", "requires": ["b<1"]}, {"name": "b", "version": "1.0"}))
        )

    def test_an_sdist_is_not_taken_and_not_run(self) -> None:
        mark = self.folder / "ran"
        row = {"name": "s", "version": "1.0", "kind": "sdist", "buildCode": f"open({str(mark)!r}, 'w')"}
        self.assertIn("No matching distribution found for s==1.0", self.refused(target(), self.lock(row)))
        self.assertFalse(mark.exists())

    def test_an_sdist_is_not_taken_even_where_the_lock_does_not_forbid_it(self) -> None:
        row = {"name": "s", "version": "1.0", "kind": "sdist", "buildCode": "raise SystemExit(9)"}
        lock = self.lock(row)
        lock.write_text(lock.read_text().replace(HEAD, ""))
        self.assertIn("No matching distribution found for s==1.0", self.refused(target(), lock))

    def test_what_is_installed_where_the_check_runs_is_no_answer(self) -> None:
        lock = self.lock({"name": "pip", "version": "26.3"}, put=False)
        self.assertIn("No matching distribution found for pip==26.3", self.refused(target(), lock))

    def test_wheels_that_only_this_machines_configuration_knows_are_no_answer(self) -> None:
        row = {"name": "far", "version": "1.0"}
        self.put(make_wheel.file_bytes(row), f"elsewhere/{make_wheel.file_name(row)}")
        lock = self.lock(row, put=False)
        worker = started("dryrun", env={"PIP_FIND_LINKS": str(self.folder / "elsewhere")})
        self.addCleanup(worker.close)
        answer = worker.ask("dry-run", target=target(), lock=str(lock), wheels=str(self.folder / "wheels"))
        self.assertFalse(answer["passed"])

    def test_a_lock_that_cannot_be_read(self) -> None:
        self.assertIn("Invalid requirement", self.refused(target(), self.lock(more="a b c\n")))
        self.put_row_in_wheels(name="b", version="1.0")
        self.assertIn("Hashes are required", self.refused(target(), self.lock({"name": "a", "version": "1.0"}, more="b==1.0\n")))


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
            self.assertIn("offline", self.refused(target(), lock))
            listening.join()
            self.assertEqual(connections, [])

    def test_a_url_in_the_metadata_is_not_followed(self) -> None:
        lock = self.lock({"name": "a", "version": "1.0", "requires": ["b @ http://127.0.0.1:9/b-1.0-py3-none-any.whl"]})
        self.refused(target(), lock)

    def test_a_repository_is_not_cloned(self) -> None:
        self.refused(target(), self.lock(more="x @ git+https://127.0.0.1:9/x.git\n"))


if __name__ == "__main__":
    unittest.main()
