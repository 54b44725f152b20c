"""A wheel whose METADATA pip could not install is passed over where another one matches, and is named with its field where none does."""

from __future__ import annotations

import sys
import unittest
from pathlib import Path
from typing import Any

import wheel_case
from harness import glibc_target, make_wheel, pip_folder, root, windows_target
from resolver_case import INDEX, ResolverCase, versions, wheel

sys.path.insert(0, pip_folder())
from worker.inspector.metadata import metadata_faults, read_metadata  # noqa: E402

HEAD = "Metadata-Version: 2.1\nName: demo\nVersion: 1\n"
#: METADATA, and what is said of it.
BROKEN = {
    "Metadata-Version: 2.1\nVersion: 1\n": "has no Name",
    "Metadata-Version: 2.1\nName: \nVersion: 1\n": "has no Name",
    "Metadata-Version: 2.1\nName: de mo!\nVersion: 1\n": "has an invalid Name: de mo!",
    "Metadata-Version: 2.1\nName: demo\n": "has no Version",
    "Metadata-Version: 2.1\nName: demo\nVersion:\n": "has no Version",
    "Metadata-Version: 2.1\nName: demo\nVersion: banana\n": "has an invalid Version: banana",
    "Metadata-Version: 2.1\nName: demo\nVersion: 1" + "9" * 5000 + "\n": "has an invalid Version: 1999",
    "": "METADATA is empty",
    " \n \n": "METADATA is empty",
    "\ufeff" + HEAD: "starts with a byte order mark",
    "\n" + HEAD: "starts with a blank line",
    "\r\n" + HEAD: "starts with a blank line",
    HEAD + "Requires-Dist: foo >=<1 !!\n": "has an invalid Requires-Dist: foo >=<1 !!: it is not a valid requirement",
    HEAD + "Requires-Dist:\n": "has an invalid Requires-Dist",
    HEAD + "Provides-Extra: x\nRequires-Dist: foo !!; extra == 'x'\n": "has an invalid Requires-Dist",
    HEAD + "Requires-Dist: foo; python_version ~= '3'\n": "its marker cannot be evaluated: ~= and ===",
    HEAD + "Requires-Dist: foo; sys_platform === 'win32'\n": "its marker cannot be evaluated: ~= and ===",
    HEAD + "Requires-Dist: foo; 'x' in extras\n": "its marker cannot be evaluated: 'extras' is not a marker variable",
    # pip 26.3 evaluates every part of every marker, whatever extras are asked for, and ends with a traceback
    HEAD + "Provides-Extra: x\nRequires-Dist: foo; extra == 'x' and python_version ~= '3'\n": "its marker cannot be evaluated: ~= and ===",
}
URL_LINES = ["foo @ https://host.example/foo-1-py3-none-any.whl", "foo @ git+https://host.example/foo.git", "foo @ file:///nowhere/foo-1.tar.gz"]


def demo(version: str, text: str) -> dict[str, Any]:
    return wheel("demo", version, rawMetadata=text.replace("Version: 1\n", f"Version: {version}\n"))


class Read(unittest.TestCase):
    def test_each_fault_names_its_field(self) -> None:
        for text, says in BROKEN.items():
            with self.subTest(text=text[:200]):
                self.assertIn(says, "; ".join(metadata_faults(text.encode(), read_metadata(text.encode()))))

    def test_bytes_that_are_not_utf8_are_a_fault(self) -> None:
        raw = (HEAD + "Summary: caf").encode() + b"\xe9\n"
        self.assertEqual(metadata_faults(raw, read_metadata(raw)), ["its METADATA is not UTF-8: invalid continuation byte at byte 56"])

    def test_what_pip_installs_is_no_fault(self) -> None:
        for line in ("Requires-Python: banana", "Requires-Dist: foo @ http://[ ; extra == 'x'", "Requires-Dist: foo; sys_platform >= 'a'", "License: \u00e4"):
            with self.subTest(line=line):
                raw = f"{HEAD}{line}\n".encode()
                self.assertEqual(metadata_faults(raw, read_metadata(raw)), [])


class Resolved(ResolverCase):
    def test_from_an_index_or_find_links_another_release_is_taken_and_the_broken_one_reported(self) -> None:
        for text, says in BROKEN.items():
            for place in (INDEX, "find-links"):
                with self.subTest(text=text[:200], place=place):
                    answer = self.resolve({place: [demo("1", HEAD), demo("2", text)]}, "demo")
                    self.assertEqual(versions(answer), {"demo": "1"})
                    [ignored] = answer["ignored"]
                    self.assertEqual((ignored["kind"], ignored["severity"], ignored["version"]), ("ignored", "warning", "2"))
                    self.assertIn("demo-2-py3-none-any.whl", ignored["message"])
                    self.assertIn(says.replace("Version: 1\n", ""), ignored["message"])

    def test_where_no_other_release_matches_the_file_and_the_field_are_named(self) -> None:
        for text, says in BROKEN.items():
            for asked in ("demo", "demo==1"):
                with self.subTest(text=text[:200], asked=asked):
                    answer = self.resolve([demo("1", text), demo("0.1", HEAD)] if "==" in asked else [demo("1", text)], asked)
                    self.assertTrue(answer["what"].startswith("integrity: demo-1-py3-none-any.whl from "), answer)
                    self.assertIn(says, answer["what"])

    def test_a_local_wheel_is_named_with_its_field(self) -> None:
        for text, says in BROKEN.items():
            for given in ("named", "bare"):
                with self.subTest(text=text[:200], given=given):
                    self.shelve([])
                    url = Path(self.shelves.folder, make_wheel.write_file(demo("1", text), self.shelves.folder)).as_uri()
                    self.shelves._files[url] = demo("1", text)
                    text_of = f"demo @ {url}" if given == "named" else url
                    self.open()
                    rejected = self.rejected(root(text_of, name="demo" if given == "named" else None, kind="wheel", url=url))
                    self.assertEqual(rejected.kind, "integrity")
                    self.assertIn(says, rejected.message)

    def test_a_local_wheel_that_pip_itself_cannot_read_is_named(self) -> None:
        self.shelve([])
        path = Path(self.shelves.folder, "demo-1-py3-none-any.whl")
        path.write_bytes(wheel_case.wheel(version="1", WHEEL=b"Tag: py3-none-any\n"))
        self.shelves._files[path.as_uri()] = demo("1", HEAD)
        self.open()
        rejected = self.rejected(root(f"demo @ {path.as_uri()}", name="demo", kind="wheel", url=path.as_uri()))
        self.assertEqual(rejected.kind, "integrity")
        self.assertIn("cannot be installed: demo has an invalid wheel, WHEEL is missing Wheel-Version", rejected.message)


class Urls(ResolverCase):
    def test_a_url_that_counts_ends_the_target_with_its_chain_before_anything_is_fetched(self) -> None:
        for line in URL_LINES:
            with self.subTest(line=line):
                [finding] = self.resolve([wheel("app", "1", "lib"), wheel("lib", "1", line)], "app")["findings"]
                self.assertEqual((finding["kind"], finding["chain"]), ("direct-url", ["app", "lib", line]))
                self.assertIn(f"lib needs {line}", finding["message"])
                self.assertFalse([name for _, name in self.shelves.asked if "foo" in str(name)])

    def test_a_url_counts_only_where_its_marker_holds_and_its_extra_is_asked_for(self) -> None:
        for line in (*URL_LINES, "foo @ http://["):
            rows = [wheel("app", "1", f"{line} ; sys_platform == 'win32'"), wheel("lib", "1", f"{line} ; extra == 'x'", extras=["x"])]
            for asked, target, counts in (("app", glibc_target(), False), ("app", windows_target(), True), ("lib", glibc_target(), False), ("lib[x]", glibc_target(), True)):
                with self.subTest(line=line, asked=asked, target=target["id"]):
                    answer = self.resolve(rows, asked, target=target)
                    self.assertEqual(answer["kind"] != "solved", counts)

    def test_a_url_that_cannot_be_parsed_is_a_fault_of_the_file(self) -> None:
        for url in ("http://[", "nonsense", "http:///foo.whl", "https://host:port/foo.whl"):
            with self.subTest(url=url):
                what = self.resolve([wheel("lib", "1", f"foo @ {url}")], "lib")["what"]
                self.assertTrue(what.startswith("integrity: lib"), what)
                self.assertIn("its URL cannot be parsed", what)


class Roots(ResolverCase):
    def test_all_that_cannot_be_had_is_named_in_one_run(self) -> None:
        findings = self.resolve([wheel("lib", "1")], "lib", "libb", "requets", "lib>3", 'other; sys_platform == "win32"')["findings"]
        self.assertEqual(sorted((one["kind"], one["origin"]) for one in findings), [
            ("absent", "requirements.txt:2"), ("absent", "requirements.txt:3"), ("no-version", "requirements.txt:4"),
        ])  # fmt: skip


if __name__ == "__main__":
    unittest.main()
