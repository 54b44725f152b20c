"""The inspector tells the truth about a wheel, whatever is wrong with it."""

from __future__ import annotations

import io
import random
import struct
import unittest
import zipfile
from typing import Any

from wheel_case import FolderCase, record, started, wheel, zipped

MODULE = ("demo/__init__.py", b"X = 1\n")


class InspectorCase(FolderCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.worker = started("inspector")
        cls.addClassCleanup(cls.worker.close)

    def inspect(self, content: bytes, filename: str = "demo-1.0-py3-none-any.whl", sha256: str | None = None) -> dict[str, Any]:
        path, own = self.put(content, filename)
        return self.worker.ask("inspect", path=path, filename=filename, sha256=sha256 or own)

    def kinds(self, content: bytes, filename: str = "demo-1.0-py3-none-any.whl") -> list[tuple[str, str]]:
        return [(one["kind"], one["severity"]) for one in self.inspect(content, filename)["findings"]]

    def commands(self, entry_points: str) -> str:
        return self.said(wheel(MODULE, ("demo-1.0.dist-info/entry_points.txt", entry_points.encode())))

    def said(self, content: bytes) -> str:
        return "\n".join(one["message"] for one in self.inspect(content)["findings"])


class SoundWheels(InspectorCase):
    def test_a_sound_wheel_has_no_findings_and_all_its_facts(self) -> None:
        text = (
            b"Metadata-Version: 2.4\nName: Demo\nVersion: 1.0\nSummary: A demo\nRequires-Python: >=3.8\nLicense-Expression: MIT\n"
            b"License: MIT License\n        more of it\nClassifier: License :: OSI Approved :: MIT License\nClassifier: Topic :: Text\n"
            b"Project-URL: Homepage, https://example.org/demo\nProvides-Extra: fast\nRequires-Dist: a>=1\nRequires-Dist: b; extra == 'fast'\n\nName: not this\n"
        )
        scripts = ("demo-1.0.dist-info/entry_points.txt", b"[console_scripts]\ndemo = demo:main\n# no = no:no\n[gui_scripts]\nwindow = demo:window\n")
        facts = self.inspect(wheel(MODULE, scripts, METADATA=text, deflate=True))
        self.assertEqual(facts["findings"], [])
        self.assertEqual((facts["project"], facts["name"], facts["version"], facts["requiresPython"]), ("demo", "Demo", "1.0", ">=3.8"))
        self.assertEqual((facts["requiresDist"], facts["providesExtra"]), (["a>=1", "b; extra == 'fast'"], ["fast"]))
        self.assertEqual((facts["licenseExpression"], facts["licenseText"]), ("MIT", "MIT License more of it"))
        self.assertEqual((facts["licenseClassifiers"], facts["homePage"]), (["License :: OSI Approved :: MIT License"], "https://example.org/demo"))
        self.assertEqual((facts["consoleScripts"], facts["topLevel"], facts["summary"]), (["demo"], ["demo"], "A demo"))

    def test_entries_of_any_size_are_unpacked_and_hashed(self) -> None:
        noise = random.Random(1).randbytes(6 * 1024**2)
        files = [MODULE, ("demo/noise.bin", noise), ("demo/flat.bin", bytes(40 * 1024**2)), ("demo/empty.py", b""), ("demo/folder/", b"")]
        content = wheel(*files[:-1], deflate=True)
        self.assertEqual(self.inspect(content)["findings"], [])
        self.assertGreater(self.inspect(content)["unpackedBytes"], 46 * 1024**2)

    def test_signed_records_and_folders_need_no_line(self) -> None:
        info = "demo-1.0.dist-info"
        files = [
            MODULE,
            (f"{info}/METADATA", b"Metadata-Version: 2.1\nName: demo\nVersion: 1.0\n"),
            (f"{info}/WHEEL", b"Wheel-Version: 1.0\nTag: py3-none-any\n"),
        ]
        content = zipped([("demo/", b""), *files, (f"{info}/RECORD", record(files, info)), (f"{info}/RECORD.jws", b"{}")])
        self.assertEqual(self.kinds(content), [])

    def test_compressed_tag_sets_and_build_tags_are_equal_to_their_expansion(self) -> None:
        stated = b"Wheel-Version: 1.0\nBuild: 1\nTag: py2-none-any\nTag: py3-none-any\n"
        self.assertEqual(self.kinds(wheel(MODULE, WHEEL=stated), "demo-1.0-1-py2.py3-none-any.whl"), [])


class FalseWheels(InspectorCase):
    def test_what_is_no_zip_is_said_and_the_worker_goes_on(self) -> None:
        good = wheel(MODULE)
        table = {
            "text": b"not a zip",
            "empty": b"",
            "cut short": good[:-40],
            "something follows": good + b"tail",
            "only an end": b"PK\5\6" + bytes(18),
        }
        for name, content in table.items():
            with self.subTest(name):
                self.assertTrue(self.kinds(content))
                self.assertTrue(all(severity == "error" for _, severity in self.kinds(content)))
        self.assertEqual(self.kinds(good), [])

    def test_names_that_leave_the_folder_or_differ_between_installers_are_rejected(self) -> None:
        table = {
            "../up.py": "is outside the destination folder",
            "a/../../up.py": "is outside the destination folder",
            "/etc/passwd": "absolute",
            "C:/windows.py": "drive letter",
            "a\\b.py": "backslash",
            "a//b.py": "empty path component",
            "a/./b.py": "empty path component",
            "line\nbreak.py": "control characters",
        }
        for name, want in table.items():
            with self.subTest(name):
                # zipfile cleans a backslash or a NUL away, so the name is put in afterwards
                content = wheel((name.replace("\\", "%"), b"")).replace(b"a%b.py", b"a\\b.py")
                self.assertIn(want, self.said(content))

    def test_a_file_that_is_a_folder_too_is_rejected(self) -> None:
        self.assertIn("it contains clash both as a file and as a folder", self.said(wheel(("clash", b""), ("clash/x.py", b""))))
        self.assertIn("it contains a/b both as a file and as a folder", self.said(wheel(("a/b", b""), ("a/b-c", b""), ("a/b/c.py", b""))))
        self.assertIn("it contains clash both as a file", self.said(wheel(("clash", b""), ("demo-1.0.data/purelib/clash/x.py", b""))))
        self.assertEqual(self.kinds(wheel(("a", b""), ("a.py", b""), ("a-b/c", b""), ("demo-1.0.data/scripts/a/b", b""))), [])

    def test_what_stands_below_data_has_a_place(self) -> None:
        for name in ("demo-1.0.data/loose.py", "demo-1.0.data/elsewhere/x.py", "other.data/x/y"):
            with self.subTest(name):
                self.assertIn(f"{name} is in an unknown .data folder", self.said(wheel((name, b""))))
        places = [(f"demo-1.0.data/{place}/sub/x", b"") for place in ("purelib", "platlib", "headers", "scripts", "data")]
        self.assertEqual(self.kinds(wheel(*places[1:], places[0], ("demo/a.data/x.py", b""))), [])

    def test_a_command_that_could_be_written_outside_of_its_folder_is_rejected(self) -> None:
        names = ("../../../up", "/etc/up", "a/b", "..", "a\\b", "C:up", "stream:up", "", "nul\0", "a\x1bb", "; ../x")
        for name in names:
            for group in ("console_scripts", "gui_scripts", " gui_scripts ", "DEFAULT"):
                with self.subTest(name=name, group=group):
                    self.assertIn("has a command whose name is not a plain file name", self.commands(f"[other]\na/b = c\n[{group}]\ngood = demo:main\n{name} = demo:main\n"))

    def test_what_readers_of_entry_points_take_differently_is_rejected(self) -> None:
        table = {
            "a name that distlib finds further on": ("[console_scripts]\na = /../x=demo:main\n", "does not name a function"),
            "a name that looks like a section": ("[console_scripts]\n[../x = demo:main\n", "is ambiguous"),
            "a value on the next line": ("[console_scripts]\na =\n  ok\n", "does not name a function"),
            "a line without a function": ("[console_scripts]\nnothing\n", "does not name a function"),
            "a section that does not end": ("[console_scripts\na = demo:main\n", "is ambiguous"),
            "a break that only some see": ("[console_scripts]\n# a\x0c../x = demo:main\n", "is ambiguous"),
            "an old Mac's break": ("[console_scripts]\ra = demo:main\r", "is ambiguous"),
        }
        for name, (text, want) in table.items():
            with self.subTest(name):
                self.assertIn(want, self.commands(text))

    def test_commands_and_plugins_of_any_usual_form_pass(self) -> None:
        commands = "a=demo:main\nb.c-d_e = demo.sub:Class.main [extra,more]\n\xe9 = demo:main\n  in = demo:main\n"
        self.assertEqual(self.commands(f"# of demo\r\n\r\n[console_scripts]\r\n{commands}[text/handlers]\ntext/html = demo\n../x = demo\n"), "")

    def test_lines_that_keep_a_parser_busy_are_answered_all_the_same(self) -> None:
        for value, kind in (
            ("m:main [x] " + "a" * 200, "uv"),
            ("m:main" + " " * 200 + "x", "uv"),
            ("m:main" + " " * 50_000 + "x", "zip"),
            ("m:main # c\n" * 200_000, "zip"),
            ("m:main\n" + "".join(f"b{number} = m:main # c\n" for number in range(2_000)), "uv"),
        ):
            answer = self.inspect(wheel(("demo-1.0.dist-info/entry_points.txt", f"[console_scripts]\na = {value}\n".encode())))
            self.assertIn(kind, {one["kind"] for one in answer["findings"]})

    def test_names_that_are_not_utf8_or_not_marked_so(self) -> None:
        content = wheel(("ab\u00e9.py", b""))
        self.assertEqual(self.kinds(content), [])
        self.assertIn("not encoded as UTF-8", self.said(content.replace("ab\u00e9.py".encode(), b"ab\xff\xff.py")))
        unmarked = wheel(("abcd.py", b""))
        self.assertIn("not marked as UTF-8", self.said(unmarked.replace(b"abcd.py", "ab\u00e9.py".encode())))

    def test_duplicates_links_and_encryption(self) -> None:
        with self.assertWarns(UserWarning):
            twice = wheel(("twice.py", b"1"), ("twice.py", b"2"))
        self.assertIn("contains twice.py twice with different content", self.said(twice))
        link = zipfile.ZipInfo("demo/link")
        link.create_system, link.external_attr = 3, 0o120777 << 16
        self.assertIn("symbolic link", self.said(zipped([(link, b"/etc/passwd")])))
        secret = bytearray(zipped([("demo/secret.py", b"x")]))
        for magic, place in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
            secret[secret.find(magic) + place] |= 1
        self.assertIn("encrypted", self.said(bytes(secret)))

    def test_a_header_of_its_own_that_names_another_file_and_overlaps(self) -> None:
        content = bytearray(wheel(("evil.py", b"x"), MODULE))
        content[content.find(b"evil.py") : content.find(b"evil.py") + 4] = b"good"
        self.assertIn("a different name", self.said(bytes(content)))
        overlapping = bytearray(wheel(("one.py", b"x" * 100), ("two.py", b"x" * 100)))
        second = overlapping.rfind(b"PK\1\2", 0, overlapping.rfind(b"two.py"))
        overlapping[second + 42 : second + 46] = struct.pack("<L", 4)
        self.assertIn("overlaps", self.said(bytes(overlapping)))

    def test_bombs_are_rejected_unopened(self) -> None:
        sink = io.BytesIO()
        with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive, archive.open("demo/bomb.bin", "w") as entry:
            for _ in range(100):
                entry.write(bytes(1024**2))
        self.assertEqual(self.kinds(sink.getvalue()), [("zip-bomb", "error")])
        many = zipped([(f"demo/{number}", b"") for number in range(70_000)])
        self.assertIn("70000 entries", self.said(many))

    def test_an_entry_that_unpacks_to_more_than_stated_is_stopped(self) -> None:
        content = bytearray(wheel(("demo/data.bin", bytes(5_000_000)), deflate=True))
        for magic, place in ((b"PK\3\4", 22), (b"PK\1\2", 24)):
            at = content.find(magic) + place
            content[at : at + 4] = struct.pack("<L", 1000)
        self.assertIn("does not unpack to 1000 bytes", self.said(bytes(content)))

    def test_a_false_crc_is_found_although_the_hash_is_right(self) -> None:
        content = bytearray(wheel(MODULE))
        at = content.find(b"PK\1\2") + 16
        content[at : at + 4] = b"\0\0\0\0"
        self.assertIn("CRC", self.said(bytes(content)))

    def test_another_sha256_than_promised(self) -> None:
        facts = self.inspect(wheel(MODULE), sha256="0" * 64)
        self.assertEqual([one["kind"] for one in facts["findings"]], ["sha256"])

    def recorded(self, text: str) -> bytes:
        """A wheel of MODULE whose RECORD begins with `text` and ends with right lines for its metadata."""
        info = "demo-1.0.dist-info"
        others = [
            (f"{info}/METADATA", b"Metadata-Version: 2.1\nName: demo\nVersion: 1.0\n"),
            (f"{info}/WHEEL", b"Wheel-Version: 1.0\nTag: py3-none-any\n"),
        ]
        return zipped([MODULE, *others, (f"{info}/RECORD", text.encode("utf-8", "surrogateescape") + record(others, info))])

    def test_a_record_that_pip_installs_is_one_warning_with_a_count(self) -> None:
        good = record([MODULE], "demo-1.0.dist-info").decode()
        line = good.splitlines()[0]
        table = {
            "a false hash": (line.replace("sha256=", "sha256=AA"), 1, "demo/__init__.py (different sha256)"),
            "a false size": (line[: line.rfind(",")] + ",7", 1, "demo/__init__.py (size 7 instead of 6)"),
            "no hash": ("demo/__init__.py,,", 1, "demo/__init__.py (no hash)"),
            "a weak hash": ("demo/__init__.py,md5=AAAA,6", 1, "demo/__init__.py (only md5)"),
            "a line twice": (line + "\n" + line, 1, "demo/__init__.py (listed twice)"),
            "a line twice with another hash": (line.replace("sha256=", "sha256=AA") + "\n" + line, 1, "demo/__init__.py (listed twice)"),
            "a file that is not there": (line + "\nghost.py,sha256=AAAA,1", 1, "ghost.py (not in the wheel)"),
            "several": (f"{line}\n{line}\nghost.py,,\na/b.py,,\nc.py,,", 4, "and 1 more"),
        }
        for name, (text, count, want) in table.items():
            with self.subTest(name):
                content = self.recorded(text + "\n")
                self.assertEqual(self.kinds(content), [("record-differs", "warning")])
                self.assertIn(f"RECORD differs from its files in {count} place", self.said(content))
                self.assertIn(want, self.said(content))
        self.assertIn("1 place: demo/__init__.py (not listed)", self.said(self.recorded("")))
        self.assertEqual(self.kinds(self.recorded(f"{line}\ndemo/,,\n")), [], "installers take the line of a folder for none")

    def test_a_record_that_pip_rejects_or_that_harms_others_is_an_error(self) -> None:
        line = record([MODULE], "demo-1.0.dist-info").decode().splitlines()[0]
        table = {
            "one field": ("only-one-part", "line 2 of its RECORD has 1 fields instead of 3: 'only-one-part'"),
            "four fields": ("a.py,,,", "line 2 of its RECORD has 4 fields"),
            "a blank line": ("", "line 2 of its RECORD has 0 fields"),
            "an absolute path": ("/etc/passwd,,", "RECORD lists '/etc/passwd', which is outside the destination folder"),
            "a drive": ("C:/x,,", "RECORD lists 'C:/x', which is outside the destination folder"),
            "an escaping path": ("demo/../../x,,", "RECORD lists 'demo/../../x', which is outside the destination folder"),
            "a backslash": ("..\\x,,", "RECORD lists '../x', which is outside the destination folder"),
            "site-packages itself": ("demo/..,,", "which is outside the destination folder"),
            "no path": (",,", "RECORD lists '', which is outside the destination folder"),
            "not UTF-8": ("\udcff,,", "its RECORD is not UTF-8, so pip rejects it"),
        }
        for name, (text, want) in table.items():
            with self.subTest(name):
                content = self.recorded(f"{line}\n{text}\n")
                self.assertIn(("record", "error"), self.kinds(content))
                self.assertIn(want, self.said(content))

    def test_what_record_lists_beside_the_files_is_left_to_the_walk(self) -> None:
        line = record([MODULE], "demo-1.0.dist-info").decode().splitlines()[0]
        facts = self.inspect(self.recorded(f"{line}\nother/x.py,,\n./demo/gone.py,,\ndemo/,,\n"))
        self.assertEqual(sorted(facts["absent"]), ["demo", "demo/gone.py", "other/x.py"])

    def test_metadata_that_is_another_project_or_version(self) -> None:
        other = b"Metadata-Version: 2.1\nName: other\nVersion: 1.0\n"
        self.assertEqual(self.kinds(wheel(MODULE, METADATA=other)), [("metadata", "error")])
        newer = b"Metadata-Version: 2.1\nName: demo\nVersion: 2.0\n"
        self.assertEqual(self.kinds(wheel(MODULE, METADATA=newer)), [("metadata", "error")])
        same = b"Metadata-Version: 2.1\nName: DEMO\nVersion: 1.0.0\n"
        self.assertEqual(self.kinds(wheel(MODULE, METADATA=same)), [])

    def test_dist_info_folders(self) -> None:
        self.assertIn("has 0 .dist-info folders", self.said(zipped([MODULE])))
        self.assertIn("has 2 .dist-info folders", self.said(wheel(MODULE, ("other-2.dist-info/METADATA", b""))))
        self.assertIn("does not match its file name", self.said(wheel(MODULE, version="2.0")))
        self.assertIn("has no demo-1.0.dist-info/WHEEL", self.said(wheel(MODULE, WHEEL=b"")))

    def test_members_twice_are_a_warning_only_where_they_are_the_same(self) -> None:
        def twice(*two: tuple[str | zipfile.ZipInfo, bytes]) -> list[tuple[str, str]]:
            info = "demo-1.0.dist-info"
            files = [(f"{info}/METADATA", b"Metadata-Version: 2.1\nName: demo\nVersion: 1.0\n"), (f"{info}/WHEEL", b"Wheel-Version: 1.0\nTag: py3-none-any\n")]
            listed = {getattr(name, "filename", name): content for name, content in two if not str(name).endswith("/")}
            with self.assertWarns(UserWarning):
                return self.kinds(zipped([*two, *files, (f"{info}/RECORD", record([*listed.items(), *files], info))]))

        program = zipfile.ZipInfo("a.py")
        program.external_attr = 0o100755 << 16
        self.assertEqual(twice(("a.py", b"1"), ("a.py", b"1")), [("zip-repeated", "warning")])
        self.assertEqual(twice(("a/", b""), ("a/", b"")), [("zip-repeated", "warning")])
        self.assertIn(("zip", "error"), twice(("a.py", b"1"), ("a.py", b"2")))
        self.assertEqual(twice(("a.py", b"1"), (program, b"1")), [("zip", "error")], "one of them is executable")
        self.assertIn(("zip", "error"), twice(("a.py", b"plumless"), ("a.py", b"buckeroo")), "two texts of one size and CRC")

    def test_a_wheel_file_that_pip_does_not_mind_is_at_most_one_warning(self) -> None:
        version, tag = b"Wheel-Version: 1.0\n", b"Tag: py3-none-any\n"
        table: list[tuple[bytes, list[tuple[str, str]]]] = [
            (version + tag, []),
            (version, [("wheel-tag", "warning")]),
            (version + b"Tag:\n", [("wheel-tag", "warning")]),
            (version + b"Tag: py3\nTag: none-any\n", [("wheel-tag", "warning")]),
            (version + tag + b"Tag: no tag\n", [("wheel-tag", "warning")]),
            (version + b"Tag: py2-none-any\n", [("wheel-tag", "warning")]),
            (version + b"\n" + tag, [("wheel-tag", "warning")]),
            (b"Wheel-Version: 1.9\n" + tag, []),
            (b"Wheel-Version: 1\n" + tag, [("uv", "warning")]),
            (b"Wheel-Version: 0.9\n" + tag, [("uv", "warning")]),
            (b"Wheel-Version: 2.0\n" + tag, [("wheel", "error")]),
            (b"Wheel-Version: 1.x\n" + tag, [("wheel", "error")]),
            (b"Wheel-Version: " + b"9" * 5000 + b"\n" + tag, [("wheel", "error")]),
            (b"\n" + version + tag, [("wheel", "error"), ("wheel-tag", "warning")]),
            (tag, [("wheel", "error")]),
            (version + tag + b"X: \xff\n", [("wheel", "error")]),
        ]
        for stated, want in table:
            with self.subTest(stated[:60]):
                self.assertEqual(self.kinds(wheel(MODULE, WHEEL=stated)), want)

    def test_what_a_wheel_says_cannot_break_a_line_or_colour_a_terminal(self) -> None:
        facts = self.inspect(wheel(("\x1b[31m::set-output name=x::y\n.py", b"")))
        for one in facts["findings"]:
            self.assertTrue(one["message"].isprintable(), one["message"])

    def test_a_thousand_faults_are_counted_not_listed(self) -> None:
        facts = self.inspect(wheel(*[(f"../{number}", b"") for number in range(1000)]))
        self.assertLess(len(facts["findings"]), 50)
        self.assertIn("980 more findings", facts["findings"][-1]["message"])


class Names(InspectorCase):
    """What only some systems mind is separate from what is wrong: the walk says it where a target has such a system."""

    def faults(self, *names: str) -> list[tuple[str, str, str]]:
        facts = self.inspect(wheel(*[(name, name.encode()) for name in names]))
        self.assertEqual(facts["findings"], [])
        return [(one["system"], one["severity"], one["what"]) for one in facts["targetFaults"]]

    def test_names_that_no_windows_can_write(self) -> None:
        for name in ("demo/a:b.py", "demo/a?.txt", "dot./x.py", "demo/blank ", "demo/aux", "NUL/x.py", 'demo/".txt'):
            with self.subTest(name):
                self.assertEqual(self.faults(name, MODULE[0]), [("win32", "error", f"{name} is not a valid file name on Windows")])

    def test_names_of_devices_with_a_suffix_are_written_by_windows_11(self) -> None:
        for name in ("demo/con.py", "Aux.tar.gz", "com1.d/x.py"):
            with self.subTest(name):
                self.assertEqual([one[:2] for one in self.faults(name)], [("win32", "warning")])
        self.assertEqual(self.faults("demo/console.py", "demo/com10.py", "demo/auxiliary", "demo/.hidden", "demo/a..b", "demo/ a"), [])

    def test_names_that_differ_in_case_only(self) -> None:
        said = "PKG/A.py and pkg/a.py are the same file"
        found = self.faults("pkg/a.py", "PKG/A.py", "PKG/b.py")
        self.assertEqual([one[:2] for one in found], [("win32", "warning"), ("darwin", "warning")])
        self.assertTrue(all(one[2].startswith(said) for one in found), found)
        self.assertEqual([one[:2] for one in self.faults("Clash", "clash/x.py")], [("win32", "error"), ("darwin", "warning")])

    def test_two_such_files_with_the_same_bytes_are_no_loss(self) -> None:
        self.assertEqual(self.inspect(wheel(("demo/README", b"same"), ("demo/readme", b"same")))["targetFaults"], [])

    def test_two_files_of_one_wheel_that_are_installed_at_one_path(self) -> None:
        def faults(*contents: bytes) -> list[dict[str, str]]:
            names = ("x.py", "demo-1.0.data/purelib/x.py", "demo-1.0.data/platlib/x.py")
            found: list[dict[str, str]] = self.inspect(wheel(*zip(names, contents)))["targetFaults"]
            return found

        what = "demo-1.0.data/purelib/x.py and x.py are installed to the same path, so one overwrites the other"
        self.assertEqual(faults(b"1", b"2"), [{"kind": "file-name", "severity": "warning", "what": what}])
        self.assertEqual(len(faults(b"1", b"2", b"3")), 2)
        self.assertEqual(faults(b"1", b"1", b"1"), [])

    def test_names_longer_than_a_system_allows(self) -> None:
        table: list[tuple[str, list[str]]] = [
            ("demo/" + "x" * 255, []),
            ("demo/" + "x" * 256, ["linux", "darwin", "win32"]),
            ("x" * 256 + "/a.py", ["linux", "darwin", "win32"]),
            ("demo/" + "\u00e9" * 128, ["linux"]),
            ("demo/" + "\u00e9" * 256, ["linux", "darwin", "win32"]),
            ("demo/" + "\U0001f40d" * 63, []),
            ("demo/" + "\U0001f40d" * 64, ["linux"]),
            ("demo/" + "\U0001f40d" * 128, ["linux", "darwin", "win32"]),
        ]
        for name, want in table:
            with self.subTest(name):
                self.assertEqual([one[:2] for one in self.faults(name)], [(system, "error") for system in want])

    def test_commands_are_names_of_files_too(self) -> None:
        def faults(command: str) -> list[tuple[str, str]]:
            text = f"[console_scripts]\n{command} = demo:main\n".encode()
            facts = self.inspect(wheel(MODULE, ("demo-1.0.dist-info/entry_points.txt", text)))
            self.assertEqual(facts["findings"], [])
            return [(one["system"], one["severity"]) for one in facts["targetFaults"]]

        self.assertEqual(faults("x?y"), [("win32", "error")])
        self.assertEqual(faults("con"), [("win32", "warning")])
        self.assertEqual(faults("x" * 252), [("win32", "error")], "installers add .exe there")
        self.assertEqual(faults("x" * 251), [])
        self.assertEqual([system for system, _ in faults("x" * 256)], ["linux", "darwin", "win32"])

    def test_what_would_replace_a_part_of_its_environment_is_an_error(self) -> None:
        def kinds(*files: tuple[str, bytes], command: str = "") -> list[tuple[str, str]]:
            text = (f"[console_scripts]\n{command} = demo:main\n" if command else "").encode()
            return self.kinds(wheel(MODULE, *files, ("demo-1.0.dist-info/entry_points.txt", text)))

        for name in ("python", "python3", "python3.12", "pythonw.exe", "pip", "pip3", "activate", "activate.fish", "Activate.ps1", "deactivate.bat"):
            with self.subTest(name):
                for place in ("scripts", "data/bin", "data/Scripts"):
                    self.assertEqual(kinds((f"demo-1.0.data/{place}/{name}", b"")), [("reserved-name", "error")])
                self.assertEqual(kinds(command=name), [("reserved-name", "error")])
        self.assertEqual(kinds(("demo-1.0.data/data/pyvenv.cfg", b"")), [("reserved-name", "error")])
        for name in ("ipython", "python-build", "pip-compile", "pipx", "activate-global", "pythonic", "python.txt"):
            with self.subTest(name):
                self.assertEqual(kinds((f"demo-1.0.data/scripts/{name}", b"")), [])
                self.assertEqual(kinds(command=name), [])
        self.assertEqual(kinds(("demo-1.0.data/data/share/python", b""), ("python", b""), ("demo-1.0.data/scripts/sub/pip", b"")), [])
        text = b"[console_scripts]\npip = pip:main\npip3 = pip:main\n"
        self.assertEqual(self.kinds(wheel(MODULE, ("pip-1.0.dist-info/entry_points.txt", text), name="pip"), "pip-1.0-py3-none-any.whl"), [])

    def test_a_thousand_of_them_are_twenty(self) -> None:
        self.assertEqual(len(self.faults(*(f"demo/{number}?" for number in range(1000)))), 20)


class TopLevel(InspectorCase):
    def test_which_modules_a_proof_imports(self) -> None:
        table: list[tuple[list[str], list[str]]] = [
            (["pkg/__init__.py", "pkg/inner/__init__.py"], ["pkg"]),
            (["single.py", "_native.abi3.so", "win.cp312-win_amd64.pyd"], ["_native", "single", "win"]),
            (["google/cloud/storage/__init__.py", "google/api_pb2.py"], ["google.api_pb2", "google.cloud.storage"]),
            (["demo-1.0.data/purelib/placed/__init__.py", "demo-1.0.data/scripts/run.py"], ["placed"]),
            (["pkg.libs/libx.so", "pkg/__init__.so", "tests/__init__.py", "docs/conf.py", "setup.py"], ["pkg"]),
            (["compiled/__init__.cpython-312-x86_64-linux-gnu.so"], ["compiled"]),
            (["not-a-name/__init__.py", "class.py", "data/file.txt"], []),
        ]
        for paths, want in table:
            with self.subTest(paths):
                self.assertEqual(self.inspect(wheel(*[(path, b"") for path in paths]))["topLevel"], want)


class Fuzzed(InspectorCase):
    def test_any_damage_is_a_finding_or_harmless_but_never_an_end(self) -> None:
        chance = random.Random(20260101)
        good = wheel(MODULE, ("demo/data.txt", b"some text " * 50), deflate=True)
        truth = self.inspect(good)
        for _ in range(300):
            content = bytearray(good)
            for _ in range(chance.randint(1, 4)):
                content[chance.randrange(len(content))] = chance.randrange(256)
            facts = self.inspect(bytes(content), sha256=truth["sha256"])
            self.assertTrue(bytes(content) == good or facts["findings"][0]["kind"] == "sha256")


if __name__ == "__main__":
    unittest.main()
