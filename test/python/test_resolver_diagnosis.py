"""What is said when a target has no solution: because of which requirement chain, what exists instead, what to do."""

from __future__ import annotations

import unittest
from pathlib import Path
from typing import Any

from harness import Shelves, glibc_target, make_wheel, root, sha256, target, windows_target
from resolver_case import ResolverCase, Rows, sdist, wheel


def linux(version: str, tag: str, *requires: str) -> dict[str, Any]:
    return wheel("lib", version, *requires, tag=f"{tag}-manylinux_2_17_x86_64")


MUSL = target("linux-x86_64-musl1.2", {"os": "linux", "machine": "x86_64", "libc": "musl", "minimum": [1, 2]}, "3.12.12", "cp312",
              ["musllinux_1_2_x86_64", "musllinux_1_1_x86_64", "linux_x86_64"], "linux", "Linux", "x86_64", "posix")  # fmt: skip
MACOS = target("macos-12-arm64", {"os": "macos", "machine": "arm64", "minimum": [12, 0]}, "3.12.12", "cp312",
               ["macosx_12_0_arm64", "macosx_11_0_arm64"], "darwin", "Darwin", "arm64", "posix")  # fmt: skip

Case = tuple[str, Rows, list[str], dict[str, Any], str, str, str]
TABLE: list[Case] = [
    # name, rows, asked, more, kind, message, in the hint
    ("a name that no index has", [wheel("a", "1", "nothere>=1")], ["a"], {},
     "absent", "nothere>=1: no index has this project (required by a (requirements.txt:1))", "Check the spelling"),
    ("a module's name in place of its project's", [wheel("a", "1")], ["yaml"], {}, "absent", "yaml: no index has this project (required by requirements.txt:1)", "Did you mean pyyaml?"),
    ("only an sdist", [wheel("a", "1", "lib"), sdist("lib", "1.2")], ["a"], {}, "sdist-only", "lib: 1.2 has only an sdist (required by a (requirements.txt:1))", "--sdists pure"),
    ("only an sdist in the versions asked for", [sdist("lib", "0.7", archive="zip"), wheel("lib", "1")], ["lib<0.8"], {},
     "sdist-only", "lib<0.8: 0.7 has only an sdist (required by requirements.txt:1)", "lib 1 is the newest version that this target can use"),
    ("wheels for other Pythons", [linux("2", "cp39-cp39"), linux("2", "cp310-cp310"), linux("2", "cp311-cp311")], ["lib"], {},
     "no-wheel", "lib: 2 has no wheel for this target: wheels for cp39 to cp311 only, this target is cp312 (required by requirements.txt:1)", "--exclude"),
    ("wheels for another ABI", [linux("2", "cp312-cp312d")], ["lib"], {},
     "no-wheel", "lib: 2 has no wheel for this target: wheels for the ABI cp312d only, this target has cp312 (required by requirements.txt:1)", "--exclude"),
    ("a newer glibc", [wheel("lib", "2", tag="cp312-cp312-manylinux_2_34_x86_64"), wheel("lib", "1")], ["lib>1"], {},
     "no-wheel", "lib>1: 2 has no wheel for this target: needs glibc 2.34, this target has 2.28 (required by requirements.txt:1)", "lib 1 is the newest version that this target can use"),
    ("a newer glibc, and another Python for this one", [wheel("lib", "2", tag="cp312-cp312-manylinux_2_34_x86_64"), linux("2", "cp39-cp39")], ["lib"], {},
     "no-wheel", "lib: 2 has no wheel for this target: needs glibc 2.34, this target has 2.28 (required by requirements.txt:1)", "Raise the minimum version"),
    ("this Python on another system, and another Python here", [wheel("lib", "2", tag="cp312-cp312-win_amd64"), linux("2", "cp39-cp39")], ["lib"], {},
     "no-wheel", "lib: 2 has no wheel for this target: wheels for this platform are for cp39 only, this target is cp312 (required by requirements.txt:1)", "--exclude"),
    ("a newer glibc in old spelling", [wheel("lib", "2", tag="cp312-cp312-manylinux2014_x86_64")], ["lib"], {"target": glibc_target(minor=12)},
     "no-wheel", "lib: 2 has no wheel for this target: needs glibc 2.17, this target has 2.12 (required by requirements.txt:1)", "--exclude"),
    ("a newer macOS", [wheel("lib", "2", tag="cp312-cp312-macosx_14_0_arm64")], ["lib"], {"target": MACOS},
     "no-wheel", "lib: 2 has no wheel for this target: needs macOS 14.0, this target has 12.0 (required by requirements.txt:1)", "Raise the minimum version"),
    ("no musl at all", [linux("2", "cp312-cp312"), wheel("lib", "2", tag="cp312-cp312-win_amd64"), sdist("lib", "2")], ["lib"], {"target": MUSL},
     "no-wheel", "lib: 2 has no wheel for this target: wheels for Linux x86_64 (glibc), Windows x86_64 only (required by requirements.txt:1)", "Use --sdists pure if its sdist builds without a compiler. Leave this platform out with --exclude \"*-linux-x86_64-musl1.2\""),
    ("another machine", [wheel("lib", "2", tag="cp312-cp312-manylinux_2_17_aarch64")], ["lib"], {"target": windows_target()},
     "no-wheel", "lib: 2 has no wheel for this target: wheels for Linux aarch64 (glibc) only (required by requirements.txt:1)", "--exclude"),
    ("a newer Python", [wheel("lib", "2", requiresPython=">=3.13")], ["lib"], {},
     "requires-python", "lib: 2 requires Python >=3.13, this target has 3.12.12 (required by requirements.txt:1)", "--exclude"),
    ("a newer Python in metadata only", [wheel("lib", "2", requiresPython=">=3.13", pageRequiresPython=None)], ["lib"], {},
     "requires-python", "lib 2 requires Python >=3.13, this target has 3.12.12 (required by lib (requirements.txt:1))", "older version"),
    ("no such version", [wheel("lib", "1"), wheel("lib", "2")], ["lib>=3"], {}, "no-version", "lib>=3: no version matches, available: 1 to 2 (required by requirements.txt:1)", "Loosen"),
    ("two requirements that differ", [wheel("a", "1", "lib<2"), wheel("b", "1", "lib>=2"), wheel("lib", "1"), wheel("lib", "2")], ["a", "b"], {},
     "conflict", "no version of lib satisfies all of these: lib<2 (required by a 1, via a (requirements.txt:1)); lib>=2 (required by b 1, via b (requirements.txt:2))", "Loosen"),
    ("a constraint that forbids", [wheel("a", "1", "lib<2"), wheel("lib", "1"), wheel("lib", "2")], ["a"], {"constraints": ("lib>=2",)},
     "conflict", "no version of lib satisfies all of these: lib<2 (required by a 1, via a (requirements.txt:1)); the constraint lib>=2 (constraints.txt:1)", "Loosen"),
    ("a constraint to what does not exist", [wheel("lib", "1")], ["lib"], {"constraints": ("lib>=2",)},
     "no-version", "lib>=2: no version matches, available: 1 (constraint constraints.txt:1)", "Loosen"),
    ("a constraint that nothing meets, of a project that many versions of another want",
     [*(wheel("app", str(number), f"lib>={number}") for number in range(1, 5)), *(wheel("lib", str(number)) for number in range(1, 6))], ["app"], {"constraints": ("lib==99",)},
     "no-version", "lib==99: no version matches, available: 1 to 5 (constraint constraints.txt:1)", "Loosen"),
    ("a constraint that suits no wheel together with what is asked", [wheel("lib", "1"), wheel("lib", "2"), wheel("lib", "3", tag="cp39-cp39-win_amd64")], ["lib>1"], {"constraints": ("lib!=2",)},
     "no-wheel", "lib>1: 3 has no wheel for this target: wheels for Windows x86_64 only (required by requirements.txt:1 and by the constraint lib!=2 (constraints.txt:1))", "2 is the newest"),
    ("a constraint for other targets", [wheel("a", "1", "lib<2"), wheel("b", "1", "lib>=2"), wheel("lib", "1"), wheel("lib", "2")], ["a", "b"], {"constraints": ("lib==99; sys_platform == 'win32'",)},
     "conflict", "no version of lib satisfies all of these: lib<2 (required by a 1, via a (requirements.txt:1)); lib>=2 (required by b 1, via b (requirements.txt:2))", "Loosen"),
    ("only yanked releases", [wheel("lib", "1", yanked="leaks keys")], ["lib"], {}, "yanked", "lib: every matching version is yanked: 1 (leaks keys) (rule: yanked) (required by requirements.txt:1)", "==1"),
    ("only yanked sources", [sdist("lib", "2", yanked="leaks keys"), sdist("lib", "1", yanked="too")], ["lib"], {},
     "yanked", "lib: every matching version is yanked: 2, 1 (leaks keys) (rule: yanked) (required by requirements.txt:1)", "==2"),
    ("an sdist beside a yanked one", [sdist("lib", "2", yanked="leaks keys"), sdist("lib", "1")], ["lib"], {},
     "sdist-only", "lib: 2 has only an sdist (required by requirements.txt:1)", "--sdists pure"),
    ("only pre-releases beside a yanked one", [wheel("lib", "1", yanked="x"), wheel("lib", "2rc1")], ["lib"], {}, "pre-release", "lib: only pre-releases match: 2rc1 (required by requirements.txt:1)", "--pre"),
    ("a long chain", [wheel("a", "1", "b[x]>=1"), wheel("b", "1", extras=["x"], metadataRequires=['c; extra == "x"']), wheel("c", "1", "lib"), sdist("lib", "1")], ["a"], {},
     "sdist-only", "lib: 1 has only an sdist (required by a > b[x]>=1 > c (requirements.txt:1))", "--sdists pure"),
]  # fmt: skip


class Messages(ResolverCase):
    def test_table(self) -> None:
        for name, rows, asked, more, kind, message, hint in TABLE:
            with self.subTest(name):
                [finding] = self.resolve(rows, *asked, **more)["findings"]
                self.assertEqual((finding["kind"], finding["message"]), (kind, message))
                self.assertIn(hint, finding["hint"])
                self.assertEqual(finding["severity"], "error")

    def test_a_finding_names_project_chain_and_origin(self) -> None:
        [finding] = self.resolve([wheel("a", "1", "Lib>1"), wheel("lib", "1")], "a")["findings"]
        self.assertEqual((finding["project"], finding["chain"], finding["origin"]), ("lib", ["a", "Lib>1"], "requirements.txt:1"))

    def test_a_wheel_for_another_machine_is_named(self) -> None:
        url = "https://index.example/files/lib-1-cp312-cp312-win_amd64.whl"
        asked = {"text": f"lib @ {url}", "name": "lib", "kind": "wheel", "url": url, "hashes": [], "origin": "argument", "editable": False}
        [finding] = self.resolve([wheel("lib", "1", tag="cp312-cp312-win_amd64")], asked)["findings"]
        self.assertEqual(finding["message"], "lib-1-cp312-cp312-win_amd64.whl does not install on this target: wheels for Windows x86_64 only")


def at(platform: str, python: str = "3.12.12") -> dict[str, Any]:
    system, machine, *_ = platform.split("-")
    version = python.replace(".", "")[:3]
    names = {"windows": ("win32", "Windows", "nt"), "linux": ("linux", "Linux", "posix")}
    tags = {"windows-x86_64": ["win_amd64"], "linux-aarch64-glibc2.28": ["manylinux_2_28_aarch64", "manylinux_2_17_aarch64"]}
    described = {"os": system, "machine": machine, **({"libc": "glibc", "minimum": [2, 28]} if system == "linux" else {})}
    return target(platform, described, python, f"cp{version}", tags[platform], names[system][0], names[system][1], {"x86_64": "AMD64"}.get(machine, machine), names[system][2])


class Hints(ResolverCase):
    def hint(self, rows: Rows | dict[str, Rows], *asked: str | dict[str, Any], **more: Any) -> str:
        [finding] = self.resolve(rows, *asked, **more)["findings"]
        return str(finding["hint"])

    def test_a_missing_platform_is_left_out_by_the_hints_marker_or_pattern(self) -> None:
        windows = windows_target()
        arm = at("linux-aarch64-glibc2.28")
        older = "lib 1 is the newest version that this target can use. "
        table: list[tuple[Rows, str, dict[str, Any], str]] = [
            ([linux("2", "cp312-cp312")], "Lib[x]>1", windows,
             'To omit Lib on Windows, write Lib[x]>1; sys_platform != "win32" (requirements.txt:1). Leave Windows out with --exclude "*-windows-*".'),
            ([linux("2", "cp39-cp39"), wheel("lib", "1")], "lib>1", windows,
             f'To omit lib on Windows, write lib>1; sys_platform != "win32" (requirements.txt:1). {older}Leave Windows out with --exclude "*-windows-*".'),
            ([linux("2", "cp312-cp312"), wheel("a", "1", "lib")], "a", windows,
             'To omit a on Windows, write a; sys_platform != "win32" (requirements.txt:1). Leave Windows out with --exclude "*-windows-*".'),
            ([linux("2", "cp312-cp312")], 'lib; python_version >= "3.9"', windows,
             'To omit lib on Windows, write lib; (python_version >= "3.9") and (sys_platform != "win32") (requirements.txt:1). '
             'Leave Windows out with --exclude "*-windows-*".'),
            ([linux("2", "cp312-cp312")], "lib", arm,
             'To omit lib on Linux aarch64, write lib; sys_platform != "linux" or platform_machine != "aarch64" (requirements.txt:1). '
             'Leave Linux aarch64 out with --exclude "*-linux-aarch64-*".'),
            ([wheel("lib", "2", tag="cp312-cp312-macosx_11_0_x86_64")], "lib", MACOS,
             'To omit lib on macOS arm64, write lib; sys_platform != "darwin" or platform_machine != "arm64" (requirements.txt:1). '
             'Leave macOS arm64 out with --exclude "*-macos-*-arm64".'),
            ([wheel("lib", "2", tag="cp312-cp312-macosx_14_0_universal2")], "lib", MACOS,
             'Raise the minimum version of the target. Leave this platform out with --exclude "*-macos-12-arm64".'),
            ([linux("2", "cp311-cp311"), wheel("lib", "1")], "lib>1", glibc_target(), f"{older}Leave this target out with --exclude cp312-linux-x86_64-glibc2.28."),
            ([wheel("lib", "2", requiresPython=">=3.13"), wheel("lib", "1")], "lib>1", glibc_target(), f'{older}Leave cp312 out with --exclude "cp312-*".'),
        ]  # fmt: skip
        for rows, asked, selected, hint in table:
            with self.subTest(asked, target=selected["id"]):
                self.assertEqual(self.hint(rows, asked, target=selected), hint)

    def test_all_pythons_of_a_missing_platform_have_the_same_hint(self) -> None:
        targets = [at("windows-x86_64"), at("windows-x86_64", "3.11.9")]
        [hint] = {self.hint([linux("2", "cp39-cp39")], "lib", target=one) for one in targets}
        self.assertIn("*-windows-*", hint)

    def test_an_index_that_has_none_of_the_projects_may_be_an_incomplete_url(self) -> None:
        simple, incomplete, other = "https://index.example/simple/", "https://index.example/pypi/team", "https://other.example/root/"
        one, spelling = [wheel("one", "1")], "Check the spelling, or add the index that provides it with --extra-index-url."
        incomplete_hint = f"Does the index URL end in /simple? {incomplete} has none of your projects: try {incomplete}/simple."
        table: list[tuple[dict[str, Rows], tuple[str, ...], str]] = [
            ({incomplete: []}, ("lib",), incomplete_hint),
            ({incomplete: []}, ("lib", "tool"), incomplete_hint),
            ({simple: one, incomplete: []}, ("one", "lib"), incomplete_hint),
            ({incomplete: one}, ("lib", "one"), spelling),
            ({simple: []}, ("lib", "tool"), spelling),
            ({other: []}, ("lib",), f"Does the index URL end in /simple? {other} has none of your projects: try {other}simple."),
        ]
        for indexes, asked, hint in table:
            with self.subTest(asked, indexes=list(indexes)):
                self.assertEqual({finding["hint"] for finding in self.resolve(indexes, *asked)["findings"]}, {hint})

    def test_of_requirements_that_exclude_each_other_two_lines_are_named(self) -> None:
        rows = [wheel("a", "1", "lib<2"), wheel("b", "1", "lib>=2"), wheel("c", "1", "lib>=1"), wheel("d", "1", "lib<3"), *(wheel("lib", one) for one in "123")]
        two = "Loosen one of these two lines, which exclude each other: "
        table: list[tuple[tuple[str, ...], tuple[str, ...], str]] = [
            (("lib<2", "lib>=2"), (), f"{two}lib<2 (requirements.txt:1); lib>=2 (requirements.txt:2)."),
            (("c", "a", "d", "b"), (), f"{two}a (requirements.txt:2); b (requirements.txt:4)."),
            (("c", "a"), ("lib>=2",), f"{two}a (requirements.txt:2); lib>=2 (constraints.txt:1)."),
            (("lib!=1", "lib!=2", "lib!=3"), (), "Loosen one of them."),
        ]
        for asked, constraints, hint in table:
            with self.subTest(asked, constraints=constraints):
                self.assertEqual(self.hint(rows, *asked, constraints=constraints), hint)

    def test_a_lock_that_omits_setuptools_is_made_again_with_allow_unsafe(self) -> None:
        for name, command in (("setuptools", "pip-compile --generate-hashes --allow-unsafe (without it, pip-compile omits setuptools)."), ("other", "pip-compile --generate-hashes.")):
            app = wheel("app", "1", name)
            with self.subTest(name):
                hint = self.hint([app, wheel(name, "70")], root("app==1", hashes=[f"sha256:{sha256(app)}"], origin="requirements.txt:1"))
                self.assertEqual(hint, f"If one requirement has a hash, all need ==VERSION and --hash: create a complete lock with {command}")


class Given(ResolverCase):
    """A project of which a file was given comes from there: what an index has of it, or has not, is no reason."""

    def given(self, name: str, version: str) -> dict[str, Any]:
        url = f"https://index.example/files/{name}-{version}-py3-none-any.whl"
        return root(f"{name} @ {url}", kind="wheel", url=url)

    def test_what_contradicts_a_file_is_named_beside_it(self) -> None:
        dependency = "lib>=3 (required by app 1, via app (requirements.txt:1))"
        table: list[tuple[list[str | dict[str, Any]], tuple[str, ...], str]] = [
            ([self.given("lib", "2")], ("lib==2.1",), "lib 2 (argument); the constraint lib==2.1 (constraints.txt:1)"),
            ([self.given("lib", "2"), self.given("lib", "3")], (), "lib 2 (argument); lib 3 (argument)"),
            (["app", self.given("lib", "2")], (), f"lib 2 (argument); {dependency}"),
        ]
        for is_listed in (False, True):
            rows = [wheel("app", "1", "lib>=3"), *(wheel("lib", version, listed=is_listed) for version in ("2", "3"))]
            for asked, constraints, sides in table:
                with self.subTest(sides, is_listed=is_listed):
                    findings = self.resolve(rows, *asked, constraints=constraints)["findings"]
                    self.assertEqual([(one["kind"], one["message"]) for one in findings], [("conflict", f"no version of lib satisfies all of these: {sides}")])

    def test_where_another_project_is_absent_nothing_is_said_of_it(self) -> None:
        rows, absent = [wheel("app", "1", "lib"), wheel("lib", "2", listed=False)], "nothere: no index has this project (required by requirements.txt:2)"
        constraint = {**self.given("lib", "2"), "origin": "constraints.txt:1"}
        for asked, more in (((self.given("lib", "2"), "nothere", "lib"), {}), (("app", "nothere"), {"constraints": [constraint]})):
            self.shelve(rows)
            self.open(glibc_target())
            roots = [root(one, origin=f"requirements.txt:{line}") if isinstance(one, str) else one for line, one in enumerate(asked, 1)]
            answer = self.worker.ask("resolve", **{"target": glibc_target()["id"], "roots": roots, "constraints": [], "wheels": [], **more})
            self.assertEqual([one["message"] for one in answer["findings"]], [absent])


class Hashes(ResolverCase):
    """`-r` with hashes, as a lock tool wrote it before the project uploaded more files."""

    def hashed(self, rows: Rows, *hashes: str, **more: Any) -> dict[str, Any]:
        return self.resolve(rows, root("lib==1", hashes=list(hashes), origin="requirements.txt:1"), **more)

    def test_files_that_do_have_the_hashes_are_named(self) -> None:
        source, other, fine = sdist("lib", "1"), linux("1", "cp311-cp311"), linux("1", "cp312-cp312")
        for covered, hint in ((source, "or build its sdist with --sdists pure"), (other, "Lock it again")):
            [finding] = self.hashed([source, other, fine], f"sha256:{sha256(covered)}")["findings"]
            name, taken = make_wheel.file_name(covered), "lib-1-cp312-cp312-manylinux_2_17_x86_64.whl from https://index.example/files/"
            self.assertEqual(finding["kind"], "no-wheel")
            self.assertTrue(finding["message"].startswith(f"lib==1: its hashes match {name}, not {taken}"), finding["message"])
            self.assertIn(hint, finding["hint"])

    def test_a_file_that_has_none_of_them_is_named_with_its_hash(self) -> None:
        row = wheel("lib", "1")
        what = self.hashed([row], "sha256:" + "0" * 64)["what"]
        self.assertIn(
            f"integrity: lib-1-py3-none-any.whl from https://index.example/files/lib-1-py3-none-any.whl has sha256:{sha256(row)}, "
            "which does not match the hashes of lib==1 (requirements.txt:1)",
            what,
        )

    def test_a_source_is_held_to_them_before_it_is_built(self) -> None:
        for row in (sdist("lib", "1"), sdist("lib", "1", hashless=True)):
            with self.subTest(row):
                [wanted] = self.hashed([row], f"sha256:{sha256(row)}")["sdists"]
                self.assertEqual(wanted["project"], "lib")
                what = self.hashed([row], "sha256:" + "0" * 64)["what"]
                self.assertIn(f"has sha256:{sha256(row)}, which does not match the hashes of lib==1 (requirements.txt:1)", what)

    def test_the_wheel_that_was_built_of_a_source_with_the_hash_is_taken(self) -> None:
        source, built = sdist("lib", "1"), wheel("lib", "1", modules={"lib.py": "BUILT = True"})
        locked = root("lib==1", hashes=[f"sha256:{sha256(source)}"], origin="requirements.txt:1")
        for rows in ([source], [source, wheel("lib", "1")]):
            for digest, is_taken in ((sha256(source), True), ("0" * 64, False)):
                self.shelve(rows)
                place = Path(self.folder, make_wheel.file_name(built))
                place.write_bytes(make_wheel.file_bytes(built))
                entry = {"project": "lib", "version": "1", "filename": place.name, "url": place.as_uri(), "sha256": sha256(built), "hashes": {"sha256": sha256(built)},
                         "builtFrom": "https://index.example/files/lib-1.tar.gz", "sourceSha256": digest, "index": ""}  # fmt: skip
                self.shelves.rows[place.as_uri()] = built
                self.open(glibc_target())
                answer = self.answer(locked, wheels=[entry])
                self.assertEqual([file["sha256"] for file in answer.get("files", [])] == [sha256(built)], is_taken, answer)

    def test_they_say_which_of_two_files_of_one_name_is_meant(self) -> None:
        mine, other = wheel("lib", "1"), wheel("lib", "1", modules={"lib.py": "OTHER = True"})
        for row in (mine, other):
            [file] = self.resolve({"https://index.example/simple": [mine], "find-links": [other]}, root("lib==1", hashes=[f"sha256:{sha256(row)}"]))["files"]
            self.assertEqual(file["sha256"], sha256(row))


class Mislabelled(ResolverCase):
    """A wheel that does not match its file name ends the run; pip itself would only leave it out."""

    def rejection(self, rows: Rows, *asked: str, **more: Any) -> str:
        reported = set()
        self.shelve(rows)
        for mode in ("plain", "fast"):
            self.open(glibc_target(), mode=mode)
            rejected = self.rejected(*asked, **more)
            self.assertEqual(rejected.kind, "integrity")
            reported.add(str(rejected))
        self.assertEqual(len(reported), 1, reported)
        return reported.pop()

    def test_another_project_or_version_in_metadata_is_named_with_its_file(self) -> None:
        message = self.rejection([wheel("lib", "1", metadataName="evil")], "lib")
        self.assertIn("lib-1-py3-none-any.whl from https://index.example/files/lib-1-py3-none-any.whl does not match its file name", message)
        self.assertIn("evil", message)
        self.assertIn("the version 7, but its file name is for 1", self.rejection([wheel("lib", "1", metadataVersion="7")], "lib"))

    def test_it_is_the_reason_also_where_two_ask_for_it(self) -> None:
        rows = [wheel("app", "1", "lib>=2"), wheel("lib", "1"), wheel("lib", "2", metadataName="evil")]
        self.assertIn("lib-2-", self.rejection(rows, "app", "lib"))
        self.assertIn("lib-2-", self.rejection(rows, "lib>=1", constraints=("lib>1",)))

    def test_where_another_version_will_do_it_is_left_out(self) -> None:
        rows = [wheel("lib", "1"), wheel("lib", "2", metadataName="evil")]
        self.assertEqual([file["version"] for file in self.resolve(rows, "lib")["files"]], ["1"])


class Ages(ResolverCase):
    LIMIT = "2026-01-01T00:00:00Z"

    def test_an_older_version_is_taken_in_place_of_one_that_is_too_new(self) -> None:
        rows = [wheel("lib", "1", uploadTime="2025-12-31T23:59:59Z"), wheel("lib", "2", uploadTime=self.LIMIT)]
        self.assertEqual([file["version"] for file in self.resolve(rows, "lib", uploadedPriorTo=self.LIMIT)["files"]], ["1"])

    def test_where_all_are_too_new_the_rule_and_the_time_are_named(self) -> None:
        rows = [wheel("app", "1", "lib>=2", uploadTime="2020-01-01T00:00:00Z"), wheel("lib", "1", uploadTime="2020-01-01T00:00:00Z")]
        late = [wheel("lib", "2", uploadTime="2026-03-01T00:00:00Z"), wheel("lib", "3", uploadTime="2026-04-01T00:00:00Z")]
        [one] = self.resolve([*rows, *late], "app", uploadedPriorTo=self.LIMIT)["findings"]
        self.assertEqual((one["kind"], one["project"], one["version"]), ("too-new", "lib", "2"))
        self.assertIn("2 was uploaded at 2026-03-01T00:00:00Z, but files must be uploaded before 2026-01-01T00:00:00+00:00 (rule: --uploaded-prior-to)", one["message"])

    def test_a_source_that_is_too_new_is_no_way_out(self) -> None:
        rows = [sdist("lib", "2", uploadTime=self.LIMIT), sdist("lib", "3", uploadTime="2026-04-01T00:00:00Z")]
        answer = self.resolve(rows, "lib", uploadedPriorTo=self.LIMIT)
        self.assertEqual(([(one["kind"], one["version"]) for one in answer["findings"]], answer["sdists"]), ([("too-new", "2")], []))

    def test_an_older_source_is_wanted_in_place_of_one_that_is_too_new(self) -> None:
        rows = [sdist("lib", "1", uploadTime="2025-12-31T23:59:59Z"), sdist("lib", "2", uploadTime=self.LIMIT)]
        answer = self.resolve(rows, "lib", uploadedPriorTo=self.LIMIT)
        self.assertEqual([(one["version"], one["uploadTime"]) for one in answer["sdists"]], [("1", "2025-12-31T23:59:59Z")])

    def test_where_building_one_is_not_enough_the_other_is_named_too(self) -> None:
        rows = [sdist("aged", "1", uploadTime="2020-01-01T00:00:00Z"), sdist("young", "1", uploadTime="2026-04-01T00:00:00Z")]
        answer = self.resolve(rows, "aged", "young", uploadedPriorTo=self.LIMIT)
        self.assertEqual([(one["kind"], one["project"]) for one in answer["findings"]], [("sdist-only", "aged"), ("too-new", "young")])
        self.assertEqual(answer["sdists"], [])

    def test_an_index_that_gives_no_times_is_named_for_a_source_too(self) -> None:
        answer = self.resolve([sdist("lib", "1")], "lib", uploadedPriorTo=self.LIMIT)
        self.assertEqual([one["kind"] for one in answer["findings"]], ["sdist-only", "too-new"])

    def test_an_index_that_gives_no_times_is_named(self) -> None:
        [one] = self.resolve([wheel("lib", "2")], "lib", uploadedPriorTo=self.LIMIT)["findings"]
        self.assertEqual(one["kind"], "too-new")
        self.assertEqual(one["message"], "lib: https://index.example/simple does not state upload times, but files need one (rule: --uploaded-prior-to)")


class Bounds(ResolverCase):
    """What a lock, a script or a project says of the targets that it is for."""

    def findings(self, **bound: Any) -> list[str]:
        self.shelve([wheel("lib", "1")])
        self.open(glibc_target(), windows_target())
        bounds = [{"origin": "pylock.toml", "requiresPython": None, "environments": [], **bound}]
        answers = [self.ask("lib", target=one, bounds=bounds) for one in (glibc_target(), windows_target())]
        return [one["message"] for answer in answers for one in answer.get("findings", [])]

    def test_a_python_that_is_not_admitted(self) -> None:
        self.assertEqual(self.findings(requiresPython=">=3.12,!=3.12.1"), [])
        self.assertEqual(self.findings(requiresPython="!=3.12.12")[0], "pylock.toml requires Python !=3.12.12, this target has 3.12.12")

    def test_an_environment_that_is_not_among_those_of_the_lock(self) -> None:
        environments = ['sys_platform == "linux" and python_version < "3.13"', 'sys_platform == "darwin"']
        [message] = self.findings(environments=environments)
        self.assertIn("pylock.toml does not support this target: none of its environments matches", message)
        self.assertEqual(self.findings(environments=['python_version >= "3.9"']), [])


class Locks(ResolverCase):
    def lock(self, *roots: dict[str, Any], **more: Any) -> dict[str, Any]:
        self.open(glibc_target(), windows_target())
        return self.ask(*roots, locked=True, **more)

    def entry(self, row: dict[str, Any]) -> dict[str, Any]:
        [url] = [url for url, one in self.shelves.rows.items() if one is row]
        return {
            "project": row["name"],
            "version": row["version"],
            "filename": url.rpartition("/")[2],
            "url": url,
            "sha256": "c" * 64,
            "hashes": {"sha256": "c" * 64},
        }

    def root(self, rows: Rows, text: str, **more: Any) -> dict[str, Any]:
        name = text.partition("==")[0]
        return {
            "text": text,
            "name": name,
            "kind": "named",
            "url": None,
            "hashes": [],
            "origin": f"pylock.toml [{name}]",
            "editable": False,
            "locked": [self.entry(row) for row in rows],
            **more,
        }

    def test_each_target_gets_its_best_file_of_the_lock_and_nothing_else(self) -> None:
        rows = [
            wheel("lib", "1", "never"),
            wheel("lib", "1", tag="cp312-cp312-manylinux_2_17_x86_64"),
            wheel("lib", "1", tag="cp312-cp312-win_amd64"),
            wheel("lib", "9"),
            wheel("win", "1"),
        ]
        self.shelve(rows)
        roots = [self.root(rows[:3], "lib==1"), self.root(rows[4:], 'win==1 ; sys_platform == "win32"')]
        self.assertEqual([file["filename"] for file in self.lock(*roots)["files"]], ["lib-1-cp312-cp312-manylinux_2_17_x86_64.whl"])
        self.assertEqual(
            [file["filename"] for file in self.lock(*roots, target=windows_target())["files"]], ["lib-1-cp312-cp312-win_amd64.whl", "win-1-py3-none-any.whl"]
        )
        self.assertEqual(self.shelves.asked, [])

    def test_hashes_of_a_requirements_lock_are_looked_up(self) -> None:
        rows = [wheel("lib", "1"), wheel("lib", "1", build="7"), wheel("lib", "2")]
        shelves: Shelves = self.shelve(rows)
        digest = shelves("file", {"file": {**self.entry(rows[0]), "hashes": {}}})["sha256"]
        asked = {"text": "lib==1", "name": "lib", "kind": "named", "url": None, "hashes": [f"sha256:{digest}"], "origin": "lock.txt:1", "editable": False}
        self.assertEqual([(file["filename"], file["sha256"]) for file in self.lock(asked)["files"]], [("lib-1-py3-none-any.whl", digest)])

    def test_an_entry_without_a_file_for_the_target_is_named(self) -> None:
        rows = [wheel("lib", "1", tag="cp312-cp312-win_amd64"), sdist("lib", "1")]
        self.shelve(rows)
        answer = self.lock(self.root(rows[:1], "lib==1", lockedSdist=self.entry(rows[1])))
        self.assertEqual(answer["findings"][0]["message"], "lib 1: the lock has no wheel for this target: wheels for Windows x86_64 only (pylock.toml [lib])")
        self.assertEqual([one["url"] for one in answer["sdists"]], ["https://index.example/files/lib-1.tar.gz"])


if __name__ == "__main__":
    unittest.main()
