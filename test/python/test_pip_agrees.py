"""What real pip does with crafted wheels is what the closure check says of them: nothing depends on an interpreter being here."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import unittest
from pathlib import Path
from typing import Any

from harness import make_wheel, pip_folder
from wheel_case import LINUX, FolderCase, root, started, target

#: Kinds of findings that end a run with 4 (src/verify/check-findings.ts); other errors end it with 3.
OF_FILES = {"zip", "metadata", "wheel", "record", "entry-points"}

ENTRY_POINTS = {
    "a = demo": 4, "a = demo:": 4, "a = demo :main": 4, "a = demo: main": 4, "a = my-demo:main": 4, "a = demo..n:main": 4, "a = demo:n:main": 4,
    "a = demo:main []": 4, "a = demo:main [my.extra]": 4, "a = demo:main [x": 4, "a = .demo:main": 4, "a = (demo:main)": 4, "a": 4, "a: demo:main": 4,
    "a = b = demo:main": 4, "[a = demo:main": 4, "a[x] = demo:main": 4, "a = demo:main\na = demo": 4, "a = demo:main\n[other]\nb": 4, "a = demo:main\n# \udcff": 4,
    "a = demo:C.run": 0, "a = demo:main [x]": 0, "a = demo:main[x,y]": 0, "a = demo:main # c": 0, "a = demo:main()": 0, "a=demo:main": 0,
    "a = demo\na = demo:main": 0, "a = demo:main\n[other]\nb = x y z": 0, "# a = demo": 0, "a b = demo:main": 0,
}  # fmt: skip
OLD = {"a = demo:main # c", "a = demo:main()", "a = demo\na = demo:main", "a = demo:main\n[other]\nb = x y z"}
WHEEL = "Wheel-Version: 1.0\nRoot-Is-Purelib: true\n"
TAG = "Tag: py3-none-any\n"

#: name -> (rows of make_wheel.py, whether pip installs them, exit code of the closure check)
WHEELS: dict[str, tuple[list[dict[str, Any]], bool, int]] = {
    "sound": ([{}], True, 0),
    "WHEEL without tags": ([{"wheelFile": WHEEL}], True, 0),
    "WHEEL with an empty tag": ([{"wheelFile": WHEEL + "Tag:\n"}], True, 0),
    "WHEEL with an invalid tag": ([{"wheelFile": WHEEL + "Tag: x\n"}], True, 0),
    "WHEEL with another tag": ([{"wheelFile": WHEEL + "Tag: py2-none-any\n"}], True, 0),
    "a blank line in WHEEL": ([{"wheelFile": WHEEL + "\n" + TAG}], True, 0),
    "a blank line before WHEEL": ([{"wheelFile": "\n" + WHEEL + TAG}], False, 4),
    "Wheel-Version 2.0": ([{"wheelFile": "Wheel-Version: 2.0\n" + TAG}], False, 4),
    "Wheel-Version 1.9": ([{"wheelFile": "Wheel-Version: 1.9\n" + TAG}], True, 0),
    "Wheel-Version 0.9, which uv rejects": ([{"wheelFile": "Wheel-Version: 0.9\n" + TAG}], True, 0),
    "wrong hashes in RECORD": ([{"fault": "bad-record"}], True, 0),
    "a file that RECORD lacks": ([{"fault": "unlisted-file"}], True, 0),
    "a file that only RECORD has": ([{"recordLines": ["ghost.py,,"]}], True, 0),
    "a line of RECORD twice": ([{"recordLines": ["demo-1.0.dist-info/RECORD,,"]}], True, 0),
    "no RECORD": ([{"fault": "no-record"}], False, 4),
    "a blank line in RECORD": ([{"recordLines": [""]}], False, 4),
    "a line of RECORD with one field": ([{"recordLines": ["x"]}], True, 4),
    "an absolute path in RECORD": ([{"recordLines": ["/etc/passwd,,"]}], True, 4),
    "an escaping path in RECORD": ([{"recordLines": ["../../x,,"]}], True, 4),
    "a member twice": ([{"repeated": ["demo/__init__.py"]}], True, 0),
    "a member twice with other bytes": ([{"fault": "duplicate"}], True, 4),
    "a name of 255 bytes": ([{"files": {"demo/" + "x" * 255: ""}}], True, 0),
    "a name of 256 bytes": ([{"files": {"demo/" + "x" * 256: ""}}], False, 3),
    "a name of 128 letters of two bytes": ([{"files": {"demo/" + "\u00e9" * 128: ""}}], False, 3),
    "a command of 256 bytes": ([{"scripts": {"x" * 256: "demo:main"}}], False, 3),
    "a command that Windows cannot write": ([{"scripts": {"x?y": "demo:main"}}], True, 0),
    "a command named python": ([{"scripts": {"python": "demo:main"}}], True, 3),
    "a script named activate": ([{"files": {"demo-1.0.data/scripts/activate": ""}}], True, 3),
    "data that replace pip": ([{"files": {"demo-1.0.data/data/bin/pip": ""}}], True, 3),
    "a file that is a folder of another wheel": ([{"files": {"clash": ""}}, {"name": "other", "files": {"clash/x.py": ""}}], False, 3),
    "a folder that is a file of another wheel": ([{"files": {"clash/x.py": ""}}, {"name": "other", "files": {"clash": ""}}], False, 3),
    "one path of two wheels": ([{"files": {"shared.py": "1"}}, {"name": "other", "files": {"shared.py": "2"}}], True, 0),
    "one command of two wheels": ([{"scripts": {"run": "demo:main"}}, {"name": "other", "scripts": {"run": "other:main"}}], True, 0),
    "a RECORD that lists a file of another wheel": ([{"recordLines": ["other/__init__.py,,"]}, {"name": "other"}], True, 4),
    "Mod.py beside mod.py": ([{"files": {"Mod.py": "1"}}, {"name": "other", "files": {"mod.py": "2"}}], True, 0),
}  # fmt: skip
#: Sets of which the closure check has nothing to say here.
SILENT = {"sound", "Wheel-Version 1.9", "a name of 255 bytes", "a command that Windows cannot write", "Mod.py beside mod.py"}


class PipAgrees(FolderCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.inspector, cls.closure = started("inspector"), started("closure")
        cls.addClassCleanup(cls.inspector.close)
        cls.addClassCleanup(cls.closure.close)

    def crafted(self, name: str, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """The facts of each wheel of a set, with its path."""
        found = []
        for row in rows:
            path, sha256 = self.put(make_wheel.file_bytes(one := {"name": "demo", "version": "1.0", **row}), f"{abs(hash(name))}/{make_wheel.file_name(one)}")
            filename = os.path.basename(path)
            found.append({"path": path, **self.inspector.ask("inspect", path=path, filename=filename, sha256=sha256)})
        return found

    def judged(self, facts: list[dict[str, Any]], python: str = "3.12") -> tuple[int, list[dict[str, Any]]]:
        """(exit code that the findings mean, findings) on Linux."""
        entries = [{key: one[key] for key in ("project", "version", "sha256", "filename")} for one in facts]
        markers = {**LINUX, "python_version": python, "python_full_version": f"{python}.8", "implementation_version": f"{python}.8"}
        given = target(python={"implementation": "cp", "version": f"{python}.8", "series": python, "freeThreaded": False}, markers=markers)
        roots = [root(one["project"]) for one in facts]
        findings = self.closure.ask("walk", target=given, roots=roots, entries=entries, wheels={one["sha256"]: one for one in facts})["findings"]
        errors = {one["kind"] for one in findings if one["severity"] == "error"}
        return (4 if errors & OF_FILES else 3 if errors else 0), findings

    def rejections(self, sets: list[list[dict[str, Any]]]) -> list[str | None]:
        script = Path(__file__).parents[1] / "fixtures" / "install_each.py"
        paths = json.dumps([[one["path"] for one in facts] for facts in sets]).encode()
        answer: list[str | None] = json.loads(subprocess.run([sys.executable, "-I", str(script), pip_folder()], input=paths, stdout=subprocess.PIPE, check=True).stdout)
        return answer

    def test_every_form_of_an_entry_point(self) -> None:
        sets = {text: self.crafted(text, [{"entryPoints": f"[console_scripts]\n{text}\n"}]) for text in ENTRY_POINTS}
        rejections = dict(zip(sets, self.rejections(list(sets.values()))))
        old = sys.version_info < (3, 11)  # then this pip reads by pkg_resources
        for text, want in ENTRY_POINTS.items():
            with self.subTest(text):
                code, findings = self.judged(sets[text])
                self.assertEqual(code, want, findings)
                self.assertEqual(self.judged(sets[text], "3.10")[0], 4 if text in OLD else want)
                if not old:
                    self.assertEqual(rejections[text] is None, code == 0, rejections[text])
                elif text in OLD:
                    self.assertIsNotNone(rejections[text])
                if code == 4:
                    self.assertRegex(findings[0]["message"], r"\Ademo-1\.0-py3-none-any\.whl: line \d+ of its entry_points\.txt ")

    def test_every_other_oddity(self) -> None:
        sets = {name: self.crafted(name, rows) for name, (rows, _, _) in WHEELS.items()}
        for (name, (_, installs, want)), rejected in zip(WHEELS.items(), self.rejections(list(sets.values()))):
            with self.subTest(name):
                code, findings = self.judged(sets[name])
                self.assertEqual((code, rejected is None), (want, installs), (findings, rejected))
                if code == 0:
                    self.assertEqual([one["severity"] for one in findings], [] if name in SILENT else ["warning"])


if __name__ == "__main__":
    unittest.main()
