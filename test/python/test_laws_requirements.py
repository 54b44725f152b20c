"""What holds for every list, lock and project file that somebody hands in."""

from __future__ import annotations

import json
import os
import unittest
from collections.abc import Iterator, Mapping
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import laws
from hypothesis import example, given
from hypothesis import strategies as st
from requirements_case import Folder, RequirementsCase
from worker.errors import Fault

NAMES = st.from_regex(r"[A-Za-z0-9]([A-Za-z0-9._-]{0,6}[A-Za-z0-9])?", fullmatch=True)
VERSIONS = st.from_regex(r"([0-9]!)?[0-9]{1,3}(\.[0-9]{1,2}){0,2}(a[0-9]|rc[0-9])?(\.post[0-9])?(\.dev[0-9])?", fullmatch=True)
SPECIFIERS = st.lists(st.tuples(st.sampled_from([">=", "<", "==", "!=", "~=", "==="]), VERSIONS).map("".join), max_size=2).map(",".join)
MARKERS = st.sampled_from(["", "; python_version < '3.12'", "; sys_platform == 'win32' and extra == 'x'", "; os_name in 'nt posix' or (python_full_version > '3')"])
REQUIREMENTS = st.tuples(NAMES, st.sampled_from(["", "[a]", "[B_c,a]"]), SPECIFIERS, MARKERS).map("".join)
WORDS = st.lists(
    st.sampled_from(
        ["alpha", "==", ">=1", "[x]", ";", "python_version", "<", "'3'", "@", "https://h.example/a-1.0-py3-none-any.whl", "git+https://h.example/r.git", "file:", "//", "[", "]", "-r", "-c", "-e", ".",
         "--hash=sha256:", "a" * 64, "--index-url", "--no-binary", ":all:", "--config-settings", "\\\n", "\n", " ", "#", "${HOME}", "$", "*", "?", "./a-1.0-py3-none-any.whl", "(", ")", "'", '"', "\x00", "\x85", "é", "==1.0"]
    ),
    max_size=10,
).map("".join)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=40), WORDS, REQUIREMENTS, st.lists(st.one_of(REQUIREMENTS, WORDS), max_size=4).map("\n".join))
DEEP = "a; " + "(" * 3000 + "os_name == 'nt'" + ")" * 3000
LONG = "a==" + "9" * 5000


class Offline:
    """Stands at the other end of the channel, and nothing behind a URL can be had."""

    def ask(self, op: str, **args: Any) -> Any:
        answer: Future[Any] = Future()
        answer.set_exception(Fault("network", f"{args} is out of reach"))
        return answer


class TakenCase(RequirementsCase):
    def taken(self, folder: Folder, **asked: Any) -> Any:
        """What was read, or the kind of failure; anything else is a crash."""
        self.asker: Any = Offline()
        try:
            return self.read(folder, **asked)
        except Fault as fault:
            self.assertIn(fault.kind, ("usage", "network"))
            for one in fault.more.get("faults", []):
                self.assertTrue(all(isinstance(one[key], str) for key in ("input", "actual", "expected")))
            return None


class ReadingLaws(TakenCase):
    @laws.many
    @given(TEXTS)
    @example(DEEP)
    @example(LONG)
    @example("http://[")
    @example("a @ http://[x")
    @example("\x00file:")
    @example("\x00./a-1.0-py3-none-any.whl*")
    @example("alpha[\n0\n0[a]")
    def test_any_argument_is_a_requirement_or_a_fault(self, text: str) -> None:
        with Folder() as folder:
            self.taken(folder, packages=[text])

    @laws.some
    @given(st.one_of(TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass")), st.binary(max_size=60)))
    @example(DEEP.encode())
    @example(b"-r http://[\n")
    @example(b"--index-url http://[x\n")
    @example(b"# -*- coding: rot13 -*-\nalpha\n")
    @example(b"A_")
    def test_any_requirements_file_is_read_or_rejected(self, raw: bytes) -> None:
        with Folder({"r.txt": raw}) as folder:
            self.taken(folder, requirementFiles=["r.txt"])
            self.taken(folder, packages=["alpha"], constraintFiles=["r.txt"])
            self.taken(folder, lock="r.txt")

    @laws.some
    @given(st.lists(REQUIREMENTS, min_size=1, max_size=4))
    def test_a_list_that_is_printed_is_read_as_the_same_list(self, lines: list[str]) -> None:
        with Folder({"r.txt": "\n".join(lines)}) as folder:
            once = self.taken(folder, requirementFiles=["r.txt"])
            if once is None:
                return  # pip rejects it, e.g. `~=1`
            texts = [root["text"] for root in once["roots"]]
        with Folder({"r.txt": "\n".join(texts)}) as folder:
            self.assertEqual(texts, [root["text"] for root in self.taken(folder, requirementFiles=["r.txt"])["roots"]])


LOCK = """lock-version = "1.0"
created-by = "x"
requires-python = ">=3.8"
environments = ["sys_platform == 'linux'"]
extras = ["fast"]
[[packages]]
name = "alpha"
version = "1.0"
marker = "'fast' in extras or os_name == 'nt'"
[[packages.wheels]]
url = "https://h.example/alpha-1.0-py3-none-any.whl"
upload-time = 2026-01-01T00:00:00Z
size = 3
hashes = {sha256 = "%s"}
[[packages]]
name = "beta"
[packages.vcs]
type = "git"
url = "https://h.example/b.git"
commit-id = "abc"
""" % ("a" * 64)
PROJECT = """[project]
name = "demo"
dependencies = ["alpha>=1; os_name == 'nt'", "demo[fast]"]
requires-python = ">=3.8"
[project.optional-dependencies]
fast = ["beta", "demo[fast]"]
[dependency-groups]
dev = ["gamma", {include-group = "dev"}]
"""
SCRIPT = "# /// script\n# requires-python = '>=3.8'\n# dependencies = ['alpha', 'beta<2']\n# ///\nprint()\n"


def bent(text: str) -> st.SearchStrategy[str]:
    """The text with a few places cut out and something else put in."""
    places = st.tuples(st.integers(0, len(text)), st.integers(0, 14), st.one_of(st.just(""), st.sampled_from(['"', "[", "]", "{}", "=", "\n", "1", "[]", "''", "true", "\x00"]), st.text(max_size=3)))

    def bend(bends: list[tuple[int, int, str]]) -> str:
        result = text
        for at, length, by in bends:
            result = result[:at] + by + result[at + length :]
        return result

    return st.lists(places, min_size=1, max_size=3).map(bend)


class ProjectLaws(TakenCase):
    @laws.some
    @given(bent(LOCK))
    @example(LOCK.replace("'fast' in extras or os_name == 'nt'", "(" * 3000 + "os_name == 'nt'" + ")" * 3000))
    @example(LOCK.replace('name = "beta"', 'name = "beta"\nindex = "http://["'))
    def test_any_lock_is_read_or_rejected(self, text: str) -> None:
        with Folder({"pylock.toml": text}) as folder:
            self.taken(folder, lock="pylock.toml", extras=["fast"])

    @laws.some
    @given(bent(PROJECT))
    @example(PROJECT.replace('["alpha', '[5, "alpha'))
    @example("[project]\nname='d'\ndynamic=5\n")
    @example("[project]\nname='d'\noptional-dependencies=[]\n")
    @example("a=" + "[" * 3000)
    def test_any_pyproject_is_read_or_rejected(self, text: str) -> None:
        with Folder({"pyproject.toml": text}) as folder:
            self.taken(folder, pyproject="pyproject.toml", extras=["fast"], groups=["dev"])

    @laws.some
    @given(bent(SCRIPT))
    def test_any_script_is_read_or_rejected(self, text: str) -> None:
        with Folder({"s.py": text.encode("utf-8", "surrogatepass")}) as folder:
            self.taken(folder, script="s.py")


#: A folder named as a project of the index, with another project in it; one whose name only a build can tell; a wheel.
PLACES = {"requests": ("folder", "stranger"), "six": ("folder", None), "dist/pip-1.0-py3-none-any.whl": ("wheel", "pip")}
TREE = {"requests/pyproject.toml": '[project]\nname = "stranger"\n', "six/setup.py": "", "dist/pip-1.0-py3-none-any.whl": "", "sub/x": ""}
PATHS = st.tuples(
    st.sampled_from(sorted(PLACES)),
    st.sampled_from(["./", ".//", "././", "sub/../", "./sub/..//", "ABSOLUTE/", "ABSOLUTE/./", "file:///ABSOLUTE/", "file://localhost/ABSOLUTE/sub/../", "FILE:ABSOLUTE/", "file:./", "file:"]),
    st.sampled_from(["", "/", "//", "/."]),
    st.sampled_from([((), ""), (("extra",), "[extra]"), (("a-x", "b"), "[b,A_x]")]),
    st.sampled_from(["", ' ; python_version > "3"', '; python_version > "3"']),
)  # fmt: skip


class PathLaws(TakenCase):
    """One path has many spellings, and in no kind of input is one of them a name."""

    @laws.some
    @given(st.lists(PATHS, min_size=1, max_size=6), st.booleans())
    @example([("requests", "./", "", ((), ""), "")], False)
    @example([("six", "./", "/", (("extra",), "[extra]"), ' ; python_version > "3"')], True)
    def test_every_spelling_of_a_path_in_every_input_is_that_path(self, paths: list[Any], editable: bool) -> None:
        with standing_in(TREE) as (folder, root):
            texts = [spelled(root, *path) for path in paths]
            marks = ["-e " if editable and PLACES[path[0]][0] == "folder" else "" for path in paths]
            lines = [mark + text for mark, text in zip(marks, texts)]
            (root / "sub" / "lock.txt").write_text("".join(f"{line}\n" for line in lines))
            (root / "r.txt").write_text("-r sub/lock.txt\n")
            (root / "s.py").write_text(f"# /// script\n# dependencies = {json.dumps(texts)}\n# ///\n")
            inputs: list[dict[str, Any]] = [{"packages": lines}, {"requirementFiles": ["r.txt"]}, {"script": "s.py"}, {"lock": "sub/lock.txt"}]
            for one in inputs:
                self.assertEqual([meant(root, *path) for path in paths], [shape(one) for one in self.read(folder, **one)["roots"]], one)

    @laws.some
    @given(st.lists(PATHS, min_size=1, max_size=6, unique_by=lambda path: path[0]))
    def test_a_path_with_a_name_is_that_path_in_a_pyproject_too(self, paths: list[Any]) -> None:
        with standing_in(TREE) as (folder, root):
            texts = [f"{PLACES[place][1] or 'named'} @ {spelled(root, place, before, after, ((), ''), '')}" for place, before, after, _, _ in paths]
            (root / "pyproject.toml").write_text(f"[project]\nname = 'app'\ndependencies = {json.dumps(texts)}\n")
            for one in ({"pyproject": "."}, {"packages": texts}):
                self.assertEqual([(root / path[0]).as_uri() for path in paths], [one["url"] for one in self.read(folder, **one)["roots"]])

    @laws.some
    @given(st.lists(PATHS, min_size=1, max_size=6))
    def test_every_path_that_does_not_exist_is_a_fault(self, paths: list[Any]) -> None:
        with standing_in({"sub/x": ""}) as (folder, root):
            (root / "r.txt").write_text("".join(f"{spelled(root, *path)}\n" for path in paths))
            faults = self.faults(folder, requirementFiles=["r.txt"])
        self.assertEqual([(f"r.txt:{number}", "does not exist") for number in range(1, len(paths) + 1)], [(one["input"], one["expected"]) for one in faults])


@contextmanager
def standing_in(texts: Mapping[str, str]) -> Iterator[tuple[Folder, Path]]:
    """The user stands in the folder, and says so by `.`. Yields where that is, too."""
    before = os.getcwd()
    with Folder(texts) as folder:
        root, folder.root = folder.root, Path(".")
        os.chdir(root)
        try:
            yield folder, root
        finally:
            os.chdir(before)


def spelled(root: Path, place: str, before: str, after: str, extras: Any, marker: str) -> str:
    """A slash makes no folder of a file, and what follows a URL at once is a part of it."""
    start = before.replace("ABSOLUTE", root.as_posix()).replace("file:////", "file:///").replace("localhost//", "localhost/")
    gap = " " if marker and "file:" in before.lower() else ""
    return f"{start}{place}{after if PLACES[place][0] == 'folder' else ''}{extras[1]}{gap}{marker}"


def meant(root: Path, place: str, _before: str, _after: str, extras: Any, marker: str) -> Any:
    kind, name = PLACES[place]
    return ((root / place).as_uri(), kind, name, list(extras[0]), 'python_version > "3"' if marker else None)


def shape(root: Any) -> Any:
    return (root["url"], root["kind"], root["name"], root["extras"], root["marker"])


if __name__ == "__main__":
    unittest.main()
