"""--pyproject, --extra and --group."""

from __future__ import annotations

import unittest
from typing import Any

from requirements_case import Folder, RequirementsCase

DEMO = """\
[project]
name = "demo.app"
requires-python = ">=3.9"
dependencies = ["a>=1", "b @ https://files.example/b-1-py3-none-any.whl ; os_name == 'nt'"]

[project.optional-dependencies]
Server = ["c[x]; python_version < '3.11' or os_name == 'nt'"]
all = ["Demo_App[server] ; sys_platform == 'linux'", "demo-app[all]"]

[dependency-groups]
dev = ["d", {include-group = "Base"}]
base = ["e", "demo-app[server]"]
ring = [{include-group = "chain"}]
chain = [{include-group = "ring"}]
bad = ["=bad"]
lost = [{include-group = "nowhere"}]
"""


class Pyproject(RequirementsCase):
    def test_it_takes_dependencies_extras_and_groups_with_their_includes(self) -> None:
        with Folder({"pyproject.toml": DEMO}) as folder:
            answer = self.read(folder, pyproject="pyproject.toml", extras=["server"], groups=["dev"])
        self.assertEqual(
            [
                ("a>=1", "pyproject.toml [project.dependencies]"),
                ('b @ https://files.example/b-1-py3-none-any.whl ; os_name == "nt"', "pyproject.toml [project.dependencies]"),
                ('c[x]; python_version < "3.11" or os_name == "nt"', "pyproject.toml [project.optional-dependencies.Server]"),
                ("d", "pyproject.toml [dependency-groups.dev]"),
                ("e", "pyproject.toml [dependency-groups.dev]"),
            ],
            [(root["text"], root["origin"]) for root in answer["roots"]],
        )
        self.assertEqual([(">=3.9", [])], [(one["requiresPython"], one["environments"]) for one in answer["bounds"]])

    def test_an_extra_that_names_the_project_itself_is_its_other_extra(self) -> None:
        with Folder({"pyproject.toml": DEMO}) as folder:
            roots = self.read(folder, pyproject="pyproject.toml", extras=["all"])["roots"]
        self.assertEqual('c[x]; (python_version < "3.11" or os_name == "nt") and sys_platform == "linux"', roots[-1]["text"])

    def test_unknown_names_cycles_and_bad_lines_list_what_exists(self) -> None:
        rows = [
            ("nope", "not one of the extras of pyproject.toml: Server, all"),
            ("ring", "Cyclic"),
            ("bad", "=bad"),
            ("lost", "'nowhere' not found"),
            ("none", "not one of the dependency groups of"),
        ]
        with Folder({"pyproject.toml": DEMO}) as folder:
            faults = self.faults(folder, pyproject="pyproject.toml", extras=["nope"], groups=[name for name, _ in rows[1:]])
        for (name, words), fault in zip(rows, faults, strict=True):
            with self.subTest(name):
                self.assertIn(words, fault["expected"])
                self.assertIn("Server" if name == "nope" else "base, chain, dev", fault["expected"].replace("bad, ", ""))

    def test_dynamic_dependencies_point_to_the_project_itself(self) -> None:
        with Folder({"pyproject.toml": '[project]\nname = "x"\ndynamic = ["dependencies"]\n'}) as folder:
            [fault] = self.faults(folder, pyproject="pyproject.toml")
        self.assertIn("`.`", fault["expected"])

    def test_a_file_without_project_table_may_have_groups_only(self) -> None:
        with Folder({"pyproject.toml": '[dependency-groups]\nprod = ["idna"]\n'}) as folder:
            self.assertEqual(["idna"], [root["text"] for root in self.read(folder, pyproject="pyproject.toml", groups=["prod"])["roots"]])
            self.assertEqual(["idna"], [root["text"] for root in self.read(folder, groups=["prod"])["roots"]])
            self.assertIn("no [project] table", self.faults(folder, pyproject="pyproject.toml")[0]["expected"])

    def test_what_is_no_toml_or_needs_another_option_is_said(self) -> None:
        with Folder({"bad.toml": "a = \n"}) as folder:
            faults = (
                self.faults(folder, pyproject="bad.toml") + self.faults(folder, pyproject="none.toml") + self.faults(folder, extras=["x"])
            )
        for words, fault in zip(["not valid TOML", "cannot be read", "--pyproject or --lock"], faults, strict=True):
            self.assertIn(words, fault["expected"])

    def test_sources_that_only_uv_reads_are_told(self) -> None:
        sources = "[tool.uv.sources]\nMy_Lib = { git = 'https://git.example/lib' }\nunused = { workspace = true }\n"
        script = "".join(f"# {line}\n" for line in ["/// script", "dependencies = ['my.lib']", *sources.splitlines(), "///"])
        files = {
            "pyproject.toml": f"[project]\nname = 'app'\ndependencies = ['my-lib']\n[dependency-groups]\ndev = ['other']\n{sources}",
            "lib/pyproject.toml": f"[project]\nname = 'lib'\n{sources}",
            "s.py": script,
            "none/pyproject.toml": "tool = 5\n",
        }
        with Folder(files) as folder:
            rows: list[tuple[dict[str, Any], list[str]]] = [
                ({"pyproject": "."}, ["pyproject.toml [tool.uv.sources]: My_Lib"]),
                ({"groups": ["dev"]}, []),
                ({"script": "s.py"}, ["s.py [tool.uv.sources]: My_Lib"]),
                ({"packages": ["./lib", "./none"]}, ["lib/pyproject.toml [tool.uv.sources]: My_Lib, unused"]),
                ({"packages": ["a"]}, []),
            ]
            for asked, reported in rows:
                with self.subTest(asked):
                    self.assertEqual(reported, self.read(folder, **asked)["ignored"])


if __name__ == "__main__":
    unittest.main()
