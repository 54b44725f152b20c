"""What holds for every list, lock and project file that somebody hands in."""

from __future__ import annotations

import unittest
from concurrent.futures import Future
from typing import Any

import laws
from hypothesis import example, given
from hypothesis import strategies as st
from reading_case import Folder, ReadingCase
from worker.lines import Fault

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


class TakenCase(ReadingCase):
    def taken(self, folder: Folder, **asked: Any) -> Any:
        """What was read, or the kind of failure; anything else is a crash."""
        self.asker: Any = Offline()
        try:
            return self.read(folder, **asked)
        except Fault as fault:
            self.assertIn(fault.kind, ("usage", "network"))
            for one in fault.more.get("faults", []):
                self.assertTrue(all(isinstance(one[key], str) for key in ("input", "given", "want")))
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
    def test_any_requirements_file_is_read_or_refused(self, raw: bytes) -> None:
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
                return  # pip refuses it, e.g. `~=1`
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
    def test_any_lock_is_read_or_refused(self, text: str) -> None:
        with Folder({"pylock.toml": text}) as folder:
            self.taken(folder, lock="pylock.toml", extras=["fast"])

    @laws.some
    @given(bent(PROJECT))
    @example(PROJECT.replace('["alpha', '[5, "alpha'))
    @example("[project]\nname='d'\ndynamic=5\n")
    @example("[project]\nname='d'\noptional-dependencies=[]\n")
    @example("a=" + "[" * 3000)
    def test_any_pyproject_is_read_or_refused(self, text: str) -> None:
        with Folder({"pyproject.toml": text}) as folder:
            self.taken(folder, pyproject="pyproject.toml", extras=["fast"], groups=["dev"])

    @laws.some
    @given(bent(SCRIPT))
    def test_any_script_is_read_or_refused(self, text: str) -> None:
        with Folder({"s.py": text.encode("utf-8", "surrogatepass")}) as folder:
            self.taken(folder, script="s.py")


if __name__ == "__main__":
    unittest.main()
