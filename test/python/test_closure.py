"""The walk finds what a lock lacks, has too much of, or cannot promise; each row is one kind of finding."""

from __future__ import annotations

import random
import unittest
from typing import Any

from harness import Rejected
from wheel_case import LINUX, WINDOWS, root, started, target, windows


def facts(name: str, version: str = "1.0", requires: tuple[str, ...] = (), **more: Any) -> dict[str, Any]:
    """WheelFacts of a pure wheel; `filename` and everything else can be reported otherwise."""
    given = {
        "sha256": f"{name}-{version}".encode().hex().ljust(64, "0")[:64],
        "filename": f"{name.replace('-', '_')}-{version}-py3-none-any.whl",
        "bytes": 1,
        "project": name,
        "name": name,
        "version": version,
        "requiresDist": list(requires),
        "providesExtra": [],
        "licenseClassifiers": [],
        "topLevel": [],
        "consoleScripts": [],
        "unpackedBytes": 1,
        "findings": [],
    }
    return {**given, **more}


class ClosureCase(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.worker = started("closure")
        cls.addClassCleanup(cls.worker.close)

    def walk(self, roots: list[Any], wheels: list[dict[str, Any]], entries: list[dict[str, Any]] | None = None, **more: Any) -> dict[str, Any]:
        own = [{key: one[key] for key in ("project", "version", "sha256", "filename")} for one in wheels]
        asked = [root(one) if isinstance(one, str) else one for one in roots]
        return self.worker.ask(
            "walk", target=more.pop("target", target()), roots=asked, entries=own if entries is None else entries,
            wheels={one["sha256"]: one for one in wheels}, **more,
        )  # fmt: skip

    def kinds(self, *args: Any, **more: Any) -> list[str]:
        verdict = self.walk(*args, **more)
        self.assertEqual(verdict["complete"], not any(one["severity"] == "error" for one in verdict["findings"]))
        return [one["kind"] for one in verdict["findings"]]


class Complete(ClosureCase):
    def test_a_lock_that_holds_all_and_nothing_more(self) -> None:
        verdict = self.walk(
            ["a>=1"],
            [facts("a", requires=("b",)), facts("b", "2.0", ("c[x]>1",)), facts("c", "3.0", ("d; extra == 'x'",), providesExtra=["x"]), facts("d")],
        )
        self.assertEqual((verdict["complete"], verdict["findings"]), (True, []))
        self.assertEqual(verdict["micros"], {"from": "3.12.0", "to": "3.12.8", "except": []})
        self.assertEqual(verdict["points"], [{"python": "3.12.8", "machine": "x86_64"}])
        self.assertEqual(verdict["requiredBy"], {"b": ["a"], "c": ["b"], "d": ["c"]})

    def test_circles_end(self) -> None:
        self.assertEqual(
            self.kinds(
                ["a[x]"],
                [
                    facts("a", requires=("b[y]; extra == 'x'",), providesExtra=["x"]),
                    facts("b", requires=("a[x]; extra == 'y'",), providesExtra=["y"]),
                ],
            ),
            [],
        )

    def test_a_pinned_pre_release_meets_a_plain_requirement(self) -> None:
        self.assertEqual(self.kinds(["a>=1"], [facts("a", "2.0rc1")]), [])

    def test_names_are_compared_in_normal_form(self) -> None:
        self.assertEqual(
            self.kinds(
                ["Zope.Interface[Test_X]"], [facts("zope-interface", requires=("B_c; extra == 'TEST.x'",), providesExtra=["test-x"]), facts("b-c")]
            ),
            [],
        )


class Incomplete(ClosureCase):
    def test_findings_beside_those_of_broken_bundles(self) -> None:
        a = facts("a")
        table: list[tuple[str, list[Any], list[dict[str, Any]], list[str]]] = [
            ("another version than a dependency wants", ["a", "b"], [facts("a", requires=("b<1",)), facts("b")], ["version"]),
            ("an extra that is not there", ["a[nope]"], [a], ["extra"]),
            ("a URL that cannot be parsed", ["a"], [facts("a", requires=("b @ http://[",)), facts("b")], ["metadata"]),
            ("nothing applies to the target", ["a; sys_platform == 'win32'"], [], ["empty"]),
            ("a Requires-Python that cannot be read", ["a"], [facts("a", requiresPython="three")], ["requires-python"]),
            (
                "the wheel itself is false",
                ["a"],
                [facts("a", findings=[{"kind": "record", "severity": "error", "message": "a.whl: false"}])],
                ["record"],
            ),
            ("a kernel's own words", ["a"], [facts("a", requires=("b; platform_release >= '20.0'",))], ["unpromised"]),
        ]
        for name, roots, wheels, want in table:
            with self.subTest(name):
                self.assertEqual(self.kinds(roots, wheels), want)

    def test_a_name_that_a_system_cannot_hold_matters_to_targets_with_that_system_alone(self) -> None:
        kind = {"kind": "file-name"}
        faults = [{**kind, "system": "win32", "severity": "error", "what": "no"}, {**kind, "system": "darwin", "severity": "warning", "what": "perhaps"}]
        wheels = [facts("a", targetFaults=faults)]
        self.assertEqual(self.kinds(["a"], wheels), [])
        verdict = self.walk(["a"], wheels, target=windows())
        said = [(one["kind"], one["severity"], one["message"]) for one in verdict["findings"]]
        self.assertEqual((verdict["complete"], said), (False, [("file-name", "error", "a-1.0-py3-none-any.whl: no")]))
        verdict = self.walk(["a"], wheels, target=target(markers={**LINUX, "sys_platform": "darwin"}))
        self.assertEqual((verdict["complete"], [one["severity"] for one in verdict["findings"]]), (True, ["warning"]))

    def test_a_wheel_that_nobody_inspected_stops_the_walk(self) -> None:
        entry = {"project": "a", "version": "1.0", "sha256": "9" * 64, "filename": "a-1.0-py3-none-any.whl"}
        with self.assertRaisesRegex(Rejected, "no facts about a-1.0-py3-none-any.whl"):
            self.walk(["a"], [], entries=[entry])

    def test_the_chain_says_who_wanted_it(self) -> None:
        verdict = self.walk(["a[x]>=1"], [facts("a", requires=("b; extra == 'x'",), providesExtra=["x"]), facts("b", requires=("c<2",))])
        (missing,) = verdict["findings"]
        self.assertEqual((missing["chain"], missing["origin"], missing["project"]), (["a[x]>=1", "b", "c<2"], "argument", "c"))
        self.assertIn("b 1.0 needs c<2", missing["message"])
        self.assertNotIn("hint", missing)

    def test_a_lock_that_omits_setuptools_is_made_again_with_allow_unsafe(self) -> None:
        (missing,) = self.walk(["a"], [facts("a", requires=("setuptools",))])["findings"]
        self.assertEqual(missing["hint"], "Lock again with pip-compile --generate-hashes --allow-unsafe (without it, pip-compile omits setuptools).")

    def test_hashes_constraints_and_locks_of_the_user(self) -> None:
        a = facts("a")
        self.assertEqual(self.kinds([root("a", hashes=["sha256:" + a["sha256"]])], [a]), [])
        self.assertEqual(self.kinds([root("a", hashes=["sha256:" + "1" * 64])], [a]), ["hash"])
        self.assertEqual(self.kinds(["a"], [a], constraints=[root("a<1")]), ["constraint"])
        self.assertEqual(self.kinds(["a"], [a], constraints=[root("a<1; sys_platform == 'win32'"), root("z")]), [])
        locked = {"filename": a["filename"], "sha256": "1" * 64}
        self.assertEqual(self.kinds([root("a==1.0", locked=[locked])], [a]), ["locked"])
        self.assertEqual(self.kinds([root("a==1.0", locked=[{**locked, "sha256": a["sha256"]}])], [a]), [])

    def test_what_was_asked_for_by_url(self) -> None:
        a = facts("a")
        entry = {key: a[key] for key in ("project", "version", "sha256", "filename")}
        came = [{**entry, "urls": ["file:///w/a-1.0-py3-none-any.whl"]}]
        self.assertEqual(
            self.kinds([root("a @ file:///w/a-1.0-py3-none-any.whl", kind="wheel", url="file:///w/a-1.0-py3-none-any.whl")], [a], entries=came), []
        )
        nameless = root("./a-1.0-py3-none-any.whl", kind="wheel", url="file:///w/a-1.0-py3-none-any.whl")
        self.assertEqual(self.kinds([nameless], [a], entries=came), [])
        self.assertEqual(self.kinds([nameless], [a]), ["missing", "unneeded"])

    def test_text_from_metadata_is_safe_to_print(self) -> None:
        for one in self.walk(["a"], [facts("a", requires=("\x1b[31m\n::error::x",))])["findings"]:
            self.assertTrue(one["message"].isprintable())


class Together(ClosureCase):
    """What wheels of one lock do to each other where they are installed."""

    def found(self, *placed: str, system: str = "linux", **more: list[str]) -> list[tuple[str, str, str]]:
        """Of one wheel for each text: `site/a.py=1` for lines of python/worker/inspector/installed_files.py."""
        wheels = [
            facts(name, placed=text.replace(" ", "\n").replace("=", "\t"), absent=more.get(name, []))
            for name, text in zip("abc", placed)
        ]
        given = windows() if system == "win32" else target(markers={**LINUX, "sys_platform": system})
        verdict = self.walk(["a", "b", "c"][: len(wheels)], wheels, target=given)
        return [(one["kind"], one["severity"], one["message"]) for one in verdict["findings"]]

    def kinds_on(self, *placed: str, **more: Any) -> list[tuple[str, str]]:
        return [one[:2] for one in self.found(*placed, **more)]

    def test_paths_of_their_own_are_no_finding(self) -> None:
        for system in ("linux", "darwin", "win32"):
            self.assertEqual(self.found("site/a.py=1 commands/a= data/share/x=1", "site/ab.py=1 commands/b= data/share/y=1", system=system), [])
        self.assertEqual(self.found("site/n/a.py=1 site/n/__init__.py=2", "site/n/b.py=1 site/n/__init__.py=2"), [], "the same content")

    def test_one_path_with_two_contents(self) -> None:
        [(kind, severity, message)] = self.found("site/n/a.py=1 site/n/b.py=1", "site/n/a.py=2 site/n/b.py=2 site/c.py=1")
        self.assertEqual((kind, severity), ("same-path", "warning"))
        self.assertEqual(message, "a-1.0-py3-none-any.whl and b-1.0-py3-none-any.whl write different content to 2 paths: n/a.py, n/b.py")
        self.assertEqual(self.kinds_on("data/share/x=1", "data/share/x=2"), [("same-path", "warning")])
        self.assertEqual(self.kinds_on("site/x.py=1", "data/lib/python3.12/site-packages/x.py=2"), [("same-path", "warning")])

    def test_one_command_in_two_wheels(self) -> None:
        for one, other in (("commands/x=", "commands/x="), ("commands/x=", "scripts/x=1"), ("scripts/x=1", "data/bin/x=2")):
            with self.subTest(one, other=other):
                self.assertEqual(self.kinds_on(one, other), [("same-command", "warning")])
        [(kind, severity, message)] = self.found("commands/x= scripts/x=1")
        self.assertEqual((kind, severity), ("same-command", "warning"))
        self.assertEqual(message, "two files of a-1.0-py3-none-any.whl install a command with the same name at 1 path: bin/x")
        self.assertEqual(self.kinds_on("commands/x=", "scripts/x=1", system="win32"), [], "there it is x.exe")
        self.assertIn("at 1 path: Scripts/X.exe", self.found("commands/x=", "commands/X=", system="win32")[0][2])
        self.assertEqual(self.kinds_on("commands/x=", "commands/X="), [])

    def test_names_that_differ_in_case(self) -> None:
        for system, want in (("linux", []), ("darwin", [("same-path", "warning")]), ("win32", [("same-path", "warning")])):
            self.assertEqual(self.kinds_on("site/Mod.py=1", "site/mod.py=2", system=system), want)
        for system, want in (("linux", []), ("darwin", [("path-conflict", "warning")]), ("win32", [("path-conflict", "error")])):
            self.assertEqual(self.kinds_on("site/Mod=1", "site/mod/x.py=2", system=system), want)

    def test_a_file_where_another_wheel_has_a_folder(self) -> None:
        for system in ("linux", "darwin", "win32"):
            for one, other in (("site/x=1", "site/x/y.py=1"), ("site/n/x=1", "site/n/x-y=1 site/n/x/y/z.py=1"), ("scripts/x=1", "scripts/x/y=1"), ("data/s/x=1", "data/s/x/y=1")):
                self.assertEqual(self.kinds_on(one, other, system=system), [("path-conflict", "error")])
                self.assertEqual(self.kinds_on(other, one, system=system), [("path-conflict", "error")])
        [(_, _, message)] = self.found("site/x=1", "site/x/y.py=1")
        self.assertEqual(message, "a-1.0-py3-none-any.whl and b-1.0-py3-none-any.whl need a file and a folder with the same name at 1 path: x")
        self.assertEqual(self.kinds_on("commands/x= scripts/x/y=1"), [("path-conflict", "error")], "within one wheel")

    def test_a_record_that_would_remove_files_of_another_wheel(self) -> None:
        for path in ("n/b.py", "n", "N/B.py"):
            with self.subTest(path):
                [(kind, severity, message)] = self.found("site/a.py=1", "site/n/b.py=1", a=[path])
                self.assertEqual((kind, severity), ("record", "error"))
                self.assertIn(f"RECORD lists {path}, which is not in the wheel but installed by b-1.0-py3-none-any.whl", message)
        self.assertEqual(self.found("site/n/a.py=1", "site/n/b.py=1", a=["n/gone.py", "n/b", "x"]), [])
        self.assertEqual(self.found("site/n/a.py=1", a=["n"]), [], "its own folder")

    def test_wheels_that_no_machine_installs_together_do_not_collide(self) -> None:
        old, new = "python_full_version < '3.12.3'", "python_full_version >= '3.12.3'"
        a = facts("a", requires=(f"b; {old}", f"c; {new}"))
        b, c = facts("b", placed="site/x.py\t1"), facts("c", placed="site/x.py\t2")
        self.assertEqual(self.walk(["a"], [a, b, c], entries(a, (b, old), (c, new)))["findings"], [])
        self.assertEqual([one["kind"] for one in self.walk(["a"], [a, b, c], entries(a, b, c))["findings"]], ["same-path"])

    def test_a_collision_on_some_machines_only_excepts_them(self) -> None:
        old = "python_full_version < '3.12.3'"
        a, b, c = facts("a", requires=("b", f"c; {old}")), facts("b", placed="site/x.py\t1"), facts("c", placed="site/x.py/y.py\t2")
        verdict = self.walk(["a"], [a, b, c], entries(a, b, (c, old)))
        self.assertEqual([(one["from"], one["to"]) for one in verdict["micros"]["except"]], [("3.12.0", "3.12.2")])
        self.assertEqual((verdict["findings"], verdict["uncovered"]), ([], ["c-1.0-py3-none-any.whl"]), "what only an excepted machine needs")
        self.assertEqual(self.walk(["a"], [a, b, facts("c")], entries(a, b, (c, old)))["uncovered"], [])

    def test_little_room_for_a_folder_on_windows(self) -> None:
        self.assertEqual(self.found("site/" + "x" * 159 + "=1", system="win32"), [])
        [(kind, severity, message)] = self.found("site/a.py=1", "site/p/" + "x" * 159 + "=1", system="win32")
        self.assertEqual((kind, severity), ("path-length", "warning"))
        self.assertIn("b-1.0-py3-none-any.whl has 179 characters, Lib\\site-packages\\p\\xxx", message)
        self.assertIn("install into a folder of at most 79 characters", message)
        self.assertEqual(self.found("site/p/" + "x" * 159 + "=1"), [])
        self.assertIn("no folder is short enough", self.found("site/p/" + "x" * 250 + "=1", system="win32")[0][2])

    def test_what_only_an_old_python_minds(self) -> None:
        fault = {"kind": "entry-points", "severity": "error", "what": "no", "below": "3.11"}
        for python, want in (("3.9", ["entry-points"]), ("3.10", ["entry-points"]), ("3.11", []), ("3.14", [])):
            self.assertEqual(self.kinds(["a"], [facts("a", targetFaults=[fault])], target=target(markers={**LINUX, "python_version": python})), want)


class Targets(ClosureCase):
    def test_markers_are_the_targets_never_this_machines(self) -> None:
        lines = ("w; sys_platform == 'win32'", "l; sys_platform == 'linux'", "amd; platform_machine == 'AMD64'")
        a = facts("a", requires=lines)
        self.assertEqual(self.kinds(["a"], [a, facts("l")]), [])
        self.assertEqual(self.kinds(["a"], [a, facts("l")], target=windows()), ["missing", "missing", "unneeded"])
        self.assertEqual(self.kinds(["a"], [a, facts("w"), facts("amd")], target=windows()), [])

    def test_roots_with_markers(self) -> None:
        self.assertEqual(self.kinds(["a", "b; sys_platform == 'win32'"], [facts("a")]), [])

    def test_tags_of_each_kind_of_python(self) -> None:
        free = target(
            python={"implementation": "cp", "version": "3.13.1", "series": "3.13", "freeThreaded": True},
            abis=["cp313t"],
            microVersions=["3.13.1"],
            markers={**LINUX, "python_version": "3.13", "python_full_version": "3.13.1"},
        )
        pypy = target(python={"implementation": "pp", "version": "3.11.11", "series": "3.11", "freeThreaded": False}, abis=["pypy311_pp73"], microVersions=["3.11.11"])
        table: list[tuple[dict[str, Any], str, bool]] = [
            (target(), "cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64", True),
            (target(), "cp38-abi3-manylinux2014_x86_64", True),
            (target(), "cp313-abi3-manylinux2014_x86_64", False),
            (target(), "py2.py3-none-any", True),
            (target(), "cp312-cp312-musllinux_1_2_x86_64", False),
            (target(), "cp312-cp312-linux_x86_64", True),
            (free, "cp313-cp313t-linux_x86_64", True),
            (free, "cp313-cp313-linux_x86_64", False),
            (free, "cp38-abi3-linux_x86_64", False),
            (pypy, "pp311-pypy311_pp73-linux_x86_64", True),
            (pypy, "cp311-cp311-linux_x86_64", False),
            (windows(), "cp312-cp312-win_amd64", True),
            (windows(), "cp312-cp312-win32", False),
        ]
        for given, tag, accepted in table:
            with self.subTest(tag=tag, target=given["id"]):
                self.assertEqual(self.kinds(["a"], [facts("a", filename=f"a-1.0-{tag}.whl")], target=given), [] if accepted else ["tag"])

    def test_a_kernels_word_that_changes_nothing_is_no_warning(self) -> None:
        line = "b; platform_release >= '20.0' and sys_platform == 'darwin'"
        self.assertEqual(self.kinds(["a"], [facts("a", requires=(line,))]), [])


class Micros(ClosureCase):
    def except_for(self, wheels: list[dict[str, Any]], version: str = "3.12.8", **more: Any) -> list[str]:
        markers = {**LINUX, "python_full_version": version, "implementation_version": version}
        given = target(python={"implementation": "cp", "version": version, "series": "3.12", "freeThreaded": False}, markers=markers)
        ranges = self.walk(["a"], wheels, target=given, **more)["micros"]["except"]
        return [one["from"] if one["from"] == one["to"] else f"{one['from']} to {one['to']}" for one in ranges]

    def test_for_which_micro_versions_the_bundle_holds(self) -> None:
        table: list[tuple[str, list[dict[str, Any]], list[str]]] = [
            ("nothing asks", [facts("a")], []),
            ("a series is no micro", [facts("a", requires=("b; python_version < '3.12'",), requiresPython=">=3.12")], []),
            ("old micros need one more project", [facts("a", requires=("b; python_full_version < '3.12.3'",))], ["3.12.0 to 3.12.2"]),
            ("one micro is excluded", [facts("a", requiresPython=">=3.8,!=3.12.4")], ["3.12.4"]),
            ("two are excluded by name", [facts("a", requires=("b; python_full_version in '3.12.1 3.12.6'",))], ["3.12.1", "3.12.6"]),
            ("the newest ones are enough", [facts("a", requiresPython=">=3.12.7")], ["3.12.0 to 3.12.6"]),
            ("implementation_version counts", [facts("a", requires=("b; implementation_version <= '3.12.0'",))], ["3.12.0"]),
            ("what is not needed there is no harm", [facts("a", requires=("b; python_full_version >= '3.12.5'",)), facts("b")], []),
            ("another series' micros", [facts("a", requires=("b; python_full_version < '3.11.3'",), requiresPython="!=3.9.0,!=3.9.1")], []),
            (
                "the reason of most of them is theirs",
                [facts("a", requires=("b; python_full_version < '3.12.2'",), requiresPython=">=3.12.4")],
                ["3.12.0 to 3.12.3"],
            ),
            ("two reasons are two ranges", [facts("a", requires=("b; python_full_version < '3.12.2'",), requiresPython="!=3.12.2")], ["3.12.0 to 3.12.1", "3.12.2"]),
            ("a candidate is before its release", [facts("a", requires=("b; python_full_version < '3.12.1rc1'",))], ["3.12.0"]),
        ]
        for name, wheels, want in table:
            with self.subTest(name):
                self.assertEqual(self.except_for(wheels), want)

    def test_the_reason_names_requirement_and_marker(self) -> None:
        verdict = self.walk(["a"], [facts("a", requires=("b<2; python_full_version < '3.12.1'",))])
        (one,) = verdict["micros"]["except"]
        self.assertEqual((one["from"], one["to"]), ("3.12.0", "3.12.0"))
        self.assertIn('a 1.0 needs b<2; python_full_version < "3.12.1"', one["because"])
        self.assertTrue(verdict["complete"])

    def test_a_pinned_micro_is_judged_against_the_newest_known_one(self) -> None:
        wheels = [facts("a", requires=("b; python_full_version >= '3.12.6'",))]
        self.assertEqual(self.except_for(wheels, "3.12.4"), ["3.12.6 to 3.12.8"])

    def test_a_pre_release_stands_for_itself(self) -> None:
        python = {"implementation": "cp", "version": "3.12.0rc2", "series": "3.12", "freeThreaded": False}
        given = target(python=python, microVersions=["3.12.0rc2"], markers={**LINUX, "python_full_version": "3.12.0rc2"})
        verdict = self.walk(["a"], [facts("a", requiresPython=">=3.12")], target=given)
        self.assertEqual((verdict["complete"], verdict["micros"]), (True, {"from": "3.12.0rc2", "to": "3.12.0rc2", "except": []}))

    def test_pypys_own_version_does_not_follow(self) -> None:
        python = {"implementation": "pp", "version": "3.12.8", "series": "3.12", "freeThreaded": False}
        given = target(python=python, abis=["pypy312_pp73"], markers={**LINUX, "implementation_name": "pypy", "implementation_version": "7.3.20"})
        verdict = self.walk(["a"], [facts("a", requires=("b; implementation_version < '3.12.2'",))], target=given)
        self.assertEqual((verdict["complete"], verdict["micros"]["except"]), (True, []))


X86 = {"id": "cp312-windows-x86", "system": {"os": "windows", "machine": "x86"}, "platformTags": ["win32"], "machines": ["x86", "AMD64", "ARM64"]}
I686 = {"id": "cp312-linux-i686-glibc2.28", "platformTags": ["linux_i686"], "machines": ["i686", "x86_64"]}


class Machines(ClosureCase):
    """A 32-bit Python reports the machine of its kernel: SQLAlchemy and greenlet on 64-bit Windows."""

    def on(self, given: dict[str, Any], wheels: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
        usual = {**(WINDOWS if "windows" in given["id"] else LINUX), "platform_machine": given["machines"][0]}
        return self.walk(["a"], wheels, target=target(**given, markers=usual), **more)

    def test_what_one_machine_name_lacks_is_an_error_with_a_hint_for_the_system(self) -> None:
        table = [(X86, "AMD64", "--platform windows-x86_64"), (X86, "ARM64", "--target"), (I686, "x86_64", "setarch i686")]
        for given, machine, hint in table:
            with self.subTest(machine=machine):
                verdict = self.on(given, [facts("a", requires=(f"g>=1; platform_machine == '{machine}'",))])
                (missing,) = verdict["findings"]
                self.assertEqual((verdict["complete"], missing["kind"], missing["severity"]), (False, "missing", "error"))
                self.assertIn(f"where platform_machine is {machine}, not {given['machines'][0]}", missing["message"])
                self.assertIn(hint, missing["hint"])

    def test_an_entry_that_one_machine_name_needs_is_not_superfluous_with_or_without_its_marker(self) -> None:
        a, g = facts("a", requires=("g; platform_machine == 'AMD64'",)), facts("g")
        plain = self.on(X86, [a, g])
        self.assertEqual((plain["complete"], plain["findings"], plain["requiredBy"]), (True, [], {"g": ["a"]}))
        marked = self.on(X86, [a, g], entries=entries(a, (g, "platform_machine == 'AMD64'")))
        self.assertEqual((marked["complete"], marked["findings"]), (True, []))

    def test_a_machine_that_was_described_is_checked_for_what_it_reported(self) -> None:
        a = facts("a", requires=("g; platform_machine == 'AMD64'",))
        self.assertEqual(self.on({**X86, "machines": ["x86"]}, [a])["findings"], [])
        self.assertFalse(self.on({**X86, "machines": ["AMD64"]}, [a])["complete"])

    def test_the_same_error_on_every_machine_is_told_once(self) -> None:
        self.assertEqual([one["message"] for one in self.on(X86, [facts("a", requires=("g",))])["findings"]], ["a 1.0 needs g, but the lock has no entry for it"])


def entries(*wheels: dict[str, Any] | tuple[dict[str, Any], str]) -> list[dict[str, Any]]:
    """Entries of a lock, some with a marker."""
    pairs = [one if isinstance(one, tuple) else (one, None) for one in wheels]
    return [
        {**{key: wheel[key] for key in ("project", "version", "sha256", "filename")}, **({} if marker is None else {"marker": marker})}
        for wheel, marker in pairs
    ]


class Markers(ClosureCase):
    """Entries of a lock that are for some machines of the target only. The target is Python 3.12.0 to 3.12.8."""

    def locked(self, *wheels: dict[str, Any] | tuple[dict[str, Any], str], roots: tuple[str, ...] = ("a",), **more: Any) -> dict[str, Any]:
        return self.walk(list(roots), [one[0] if isinstance(one, tuple) else one for one in wheels], entries(*wheels), **more)

    def summary(self, *wheels: dict[str, Any] | tuple[dict[str, Any], str], **more: Any) -> tuple[list[str], list[str]]:
        """Kinds of findings, and what is excepted."""
        verdict = self.locked(*wheels, **more)
        self.assertEqual(verdict["complete"], not any(one["severity"] == "error" for one in verdict["findings"]))
        return [one["kind"] for one in verdict["findings"]], [f"{one['from']} to {one['to']}" for one in verdict["micros"]["except"]]

    def test_a_lock_with_markers(self) -> None:
        a = facts("a", requires=("b; python_full_version < '3.12.3'",))
        b, own = facts("b"), facts("b", requires=("c; python_full_version >= '3.12.5'",))
        old = "python_full_version < '3.12.3'"
        all_need_b = facts("a", requires=("b",))
        split = [(facts("b", "1.0"), old), (facts("b", "2.0"), "python_full_version >= '3.12.3'")]
        table: list[tuple[str, list[Any], tuple[list[str], list[str]]]] = [
            ("the marker of the requirement", [a, (b, old)], ([], [])),
            ("no marker: installed everywhere", [a, b], ([], [])),
            ("too narrow: 3.12.2 lacks it", [a, (b, "python_full_version < '3.12.2'")], ([], ["3.12.2 to 3.12.2"])),
            ("too wide does no harm", [a, (b, "python_full_version < '3.12.6'")], ([], [])),
            ("too wide, and what it needs there is missing", [a, (own, "python_full_version < '3.12.6'")], ([], ["3.12.5 to 3.12.5"])),
            ("installed everywhere, and the own version lacks what it needs", [a, own], (["missing"], [])),
            ("too wide, and its Python is none of these", [a, ({**b, "requiresPython": "<3.12.3"}, "python_full_version < '3.12.4'")], ([], ["3.12.3 to 3.12.3"])),
            ("needed nowhere", [a, (b, old), (facts("z"), old)], (["unneeded"], [])),
            ("needed only where it does not hold", [a, (b, "python_full_version > '3.12.6'")], (["unneeded"], ["3.12.0 to 3.12.2"])),
            ("two entries of one project that exclude each other", [all_need_b, *split], ([], [])),
            ("the own version lacks an entry", [all_need_b, split[0]], (["missing"], [])),
            ("two entries overlap at other versions", [a, (b, old), (facts("b", "2.0"), "python_full_version < '3.12.1'")], (["unneeded"], ["3.12.0 to 3.12.0"])),
        ]
        for name, wheels, want in table:
            with self.subTest(name):
                self.assertEqual(self.summary(*wheels), want)

    def test_two_entries_that_both_hold_are_ambiguous_whether_or_not_they_are_needed(self) -> None:
        table: list[tuple[str, list[Any]]] = [("needed", [facts("a", requires=("b",))]), ("not needed", [facts("a")])]
        for name, wheels in table:
            with self.subTest(name):
                kinds, _ = self.summary(*wheels, facts("b"), (facts("b", "2.0"), "python_full_version > '3.12.1'"))
                self.assertIn("ambiguous", kinds)

    def test_a_marker_that_no_installer_can_answer_is_a_finding(self) -> None:
        a = facts("a")
        for marker in ("python_version >>> '3'", "sys_platform ~= 'linux'", "extra == 'x'", "platform_release >= '5'", "nonsense", "(" * 60 + "x"):
            with self.subTest(marker):
                kinds, _ = self.summary((a, marker))
                self.assertIn("marker", kinds)

    def test_the_reason_says_where_the_lock_has_it(self) -> None:
        a = facts("a", requires=("b; python_full_version < '3.12.3'",))
        (one,) = self.locked(a, (facts("b"), "python_full_version < '3.12.2'"))["micros"]["except"]
        self.assertIn("but the lock has it only where (python_full_version < '3.12.2')", one["because"])

    def test_a_constraint_counts_where_its_marker_and_the_entry_hold(self) -> None:
        a, b = facts("a", requires=("b; python_full_version < '3.12.3'",)), (facts("b"), "python_full_version < '3.12.3'")
        self.assertEqual(self.summary(a, b, constraints=[root("b<1; python_full_version >= '3.12.3'")]), ([], []))
        self.assertEqual(self.summary(a, b, constraints=[root("b<1; python_full_version < '3.12.2'")]), ([], ["3.12.0 to 3.12.1"]))

    def test_only_points_that_something_tells_apart_are_to_be_run(self) -> None:
        machines = {"machines": ["i686", "x86_64"], "markers": {**LINUX, "platform_machine": "i686"}, "platformTags": ["linux_i686"]}
        old = "b; python_full_version < '3.12.3'"
        both = "python_full_version < '3.12.3' and platform_machine == 'x86_64'"
        table: list[tuple[str, dict[str, Any], list[Any], list[tuple[str, str]]]] = [
            ("nothing", machines, [facts("a", requiresPython=">=3.12")], [("3.12.8", "i686")]),
            ("a micro", {}, [facts("a", requires=(old,)), facts("b")], [("3.12.8", "x86_64"), ("3.12.0", "x86_64")]),
            ("a marker that has one answer for all of them", {}, [facts("a", requires=("b; python_full_version < '3.11.3'",))], [("3.12.8", "x86_64")]),
            ("a machine", machines, [facts("a", requires=("b; platform_machine == 'x86_64'",)), facts("b")], [("3.12.8", "i686"), ("3.12.8", "x86_64")]),
            ("an entry's own marker", machines, [facts("a", requires=(f"b; {both}",)), (facts("b"), both)], [("3.12.8", "i686"), ("3.12.0", "x86_64")]),
            ("an excepted micro is not run", {}, [facts("a", requires=(old,))], [("3.12.8", "x86_64")]),
            ("an extra that nobody wants", {}, [facts("a", requires=(f"{old} and extra == 'x'",), providesExtra=["x"])], [("3.12.8", "x86_64")]),
            ("Requires-Python", {}, [facts("a", requires=(old,)), ({**facts("b"), "requiresPython": "<3.12.3"}, old[3:])], [("3.12.8", "x86_64"), ("3.12.0", "x86_64")]),
            ("an incomplete lock", {}, [facts("a", requires=("z", old))], []),
        ]
        for name, given, wheels, want in table:
            with self.subTest(name):
                points = self.locked(*wheels, target=target(**given))["points"]
                self.assertEqual([(one["python"], one["machine"]) for one in points], want)


class Laws(ClosureCase):
    def test_leaving_out_any_entry_of_a_complete_lock_makes_it_incomplete_and_adding_one_too(self) -> None:
        chance = random.Random(7)
        for _ in range(40):
            names = [f"p{number}" for number in range(chance.randint(2, 9))]
            # each wants some later ones, and every one is wanted by an earlier one
            wants: dict[str, set[str]] = {name: set() for name in names}
            for place, name in enumerate(names[1:], 1):
                wants[names[chance.randrange(place)]].add(name)
            wheels = [facts(name, requires=tuple(sorted(wants[name]))) for name in names]
            self.assertEqual(self.kinds([names[0]], wheels), [])
            gone = chance.choice(wheels)
            self.assertIn("missing", self.kinds([names[0]], [one for one in wheels if one is not gone]))
            self.assertEqual(self.kinds([names[0]], [*wheels, facts("stranger")]), ["unneeded"])


class Roles(ClosureCase):
    def test_facts_are_learned_once_for_many_targets(self) -> None:
        a = facts("a")
        self.worker.ask("learn", wheels={a["sha256"]: a})
        entry = {key: a[key] for key in ("project", "version", "sha256", "filename")}
        self.assertTrue(self.worker.ask("walk", target=target(markers=WINDOWS), roots=[root("a")], entries=[entry])["complete"])

    def test_a_broken_question_is_told_and_survived(self) -> None:
        with self.assertRaises(Rejected):
            self.worker.ask("walk", target={})
        self.assertEqual(self.kinds(["a"], [facts("a")]), [])


if __name__ == "__main__":
    unittest.main()
