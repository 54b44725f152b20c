"""What others wrote never ends in a bug: requirements, markers, URLs, METADATA, WHEEL, RECORD, entry points and file names, through the real workers.

`npm test` tries the same few hundred inputs each time; `npm run proof` sets LAW_RUNS and takes new ones. A seed that fails is printed.
"""

from __future__ import annotations

import json
import os
import random
import sys
import tempfile
import unittest
import zipfile
from pathlib import Path
from typing import Any

from harness import Rejected, Worker, glibc_target, pip_folder, windows_target
from test_resolver_fetcher import Caller

sys.path.insert(0, pip_folder())

RUNS = int(os.environ.get("LAW_RUNS", "0"))
FIRST = random.SystemRandom().randrange(1 << 32) if RUNS else 0
NAMES = ["a", "p1", "P.1", "de mo", "-x", "x-", "é", "", "a" * 300, "a\0b", "..", "pip", "con"]
SPECIFIERS = ["", ">=1", "==1.0", "===banana", "~=1", "==1.*", "!=1,", "<", "@", "=1", ">=1,<2", "==1!2+Local", "==" + "9" * 2000, " (>=1)", "[x]", "[x,]", "[", "[x]>=1"]
VARIABLES = ["python_version", "sys_platform", "python_full_version", "os_name", "platform_release", "platform_machine", "extra", "extras", "dependency_groups", "'x'", "os.name", "nope", "platform_version"]
OPERATORS = ["==", "!=", "<", ">=", "~=", "===", "in", "not in", "=", " ", "==="]
VALUES = ["'3'", "'3.12'", "'win32'", "\"linux\"", "''", "'3.*'", "'banana'", "'", "x", "'x'", "'1!2'", "'>=3'", "python_version", "'\\u00e9'", "'5.10-generic'"]
URLS = [
    "https://h.example/a-1-py3-none-any.whl", "http://[", "https://h.example:port/a.zip", "nonsense", "file:///nowhere/a-1-py3-none-any.whl", "file://host/a.whl", "git+https://h.example/a",
    "git+ssh://git@h.example:a/b.git@v1", "git+", "https://", "HTTPS://H.example/a.tar.gz#egg=a&subdirectory=..", "https://u:p@h.example/a-1-py3-none-any.whl#sha256=xyz", "//h/a", "hg+file:///x", "a:b",
    "https://h.example/a-1.whl", "https://h.example/a-1-py3-none-any.whl?x#egg=b", "https://h.example/a-x-py3-none-any.whl", "https://h.example/%61-1-py3-none-any.whl", "https://h.example/%00.whl", "https://h.example/a-1-py3-none-any.whl#md5=1", "file:a.whl", "C:\\x\\a.whl", "https://h.example/a-b.whl", "https://h.example/.whl", "ftp://h.example/a.zip", "file:///%ff.zip",
]  # fmt: skip
FIELDS = ["Metadata-Version", "Name", "Version", "Requires-Dist", "Provides-Extra", "Requires-Python", "License-Expression", "Classifier", "Project-URL", "Summary", "License", "Dynamic", "From ", "", "\ufeffName", "Requires-Dist "]
BREAKS = ["\n", "\n", "\n", "\r\n", "\r", "\n\n", "\n ", "\x0b", "\x85", "\u2028", "\0", ": "]
OPTIONS = ["--hash=sha256:" + "a" * 64, "--hash=md5:x", "--hash", "--config-settings x=y", "-e", "-r", "-c x", "--index-url", "--pre", "--no-binary :all:", "\\", "# c", "${X}", "--only-final a", "-f", "--require-hashes", "'", '"', "--global-option=x"]
TAGS = ["py3-none-any", "py3-none-any.whl", "py2.py3-none-any", "cp312-cp312-win_amd64", "a-b-c", "py3-none", "..-none-any", "py3-none-manylinux_2_17_x86_64.x", "", "1-py3-none-any", "x-py3-none-any"]
SCRIPTS = ["a = m:main", "a = m", "a=m:f [x]", "= m:f", "a = m:f [x", "[console_scripts]", "[gui_scripts]", "[", "a = \u00e9:f", "../a = m:f", "a", "a = m : f", "\0 = m:f", "%(x)s = m:f", "; c"]
RECORDS = ["a.py,,", "a.py,sha256=x,1", "a.py", "../x,,", "/x,sha256=,", "\"a,,", "a,b,c,d", "a.py,md5=x,-1", "\0,,", "a.py,sha256=é,x", "a.py,sha256=AAAA,99999999999999999999"]


class Dice(random.Random):
    """Text that is nearly what it should be."""

    def one(self, *lists: list[str]) -> str:
        """Each list starts with what is right: half of the time one of its first three."""
        given = self.choice(lists)
        return self.choice(given[:3] if self.random() < 0.5 else given)

    def marker(self) -> str:
        atoms = [f"{self.one(VARIABLES, VARIABLES, VALUES)} {self.one(OPERATORS)} {self.one(VALUES, VALUES, VARIABLES)}" for _ in range(self.choice([1, 1, 2, 3]))]
        return self.choice([" and ", " or ", " ", " and ("]).join(atoms)

    def requirement(self) -> str:
        text = self.one(NAMES) + (self.one(SPECIFIERS) if self.random() < 0.7 else f" @ {self.one(URLS)}")
        return self.harmed(text + (f"{self.choice([';', ' ; ', ' ;'])}{self.marker()}" if self.random() < 0.5 else ""))

    def harmed(self, text: str) -> str:
        """Mostly as it is; else with a mark more, less or other."""
        while text and self.random() < 0.1:
            at = self.randrange(len(text))
            text = text[:at] + self.choice(["", self.choice("()[];,'\"=<>~!@#\\\0 \t\n\u00e9\ud800:/*.")]) + text[at + self.choice([0, 1]) :]
        return text

    def headers(self, name: str) -> bytes:
        lines = [("Metadata-Version", "2.1"), ("Name", name), ("Version", "1.0")]
        for _ in range(self.choice([0, 0, 0, 1, 1, 3])):
            field = self.one(FIELDS)
            lines.insert(self.randrange(len(lines) + 1), (field, self.requirement() if self.random() < 0.8 else self.one(NAMES, SPECIFIERS)))
        if self.random() < 0.1:
            del lines[self.randrange(len(lines))]
        text = "".join(f"{field}: {value}{self.choice(BREAKS) if self.random() < 0.1 else chr(10)}" for field, value in lines)
        return self.bytes_of(text)

    def bytes_of(self, text: str) -> bytes:
        raw = self.harmed(text).encode("utf-8", "surrogatepass")
        return self.choice([raw] * 20 + [raw[: len(raw) // 2], b"\xef\xbb\xbf" + raw, raw + b"\xff", text.encode("utf-16", "surrogatepass"), b"", b"\n" + raw])

    def lines(self, *lists: list[str]) -> bytes:
        return self.bytes_of("".join(self.one(*lists) + "\n" for _ in range(self.randrange(5))))


def write_wheel(dice: Dice, folder: Path, name: str) -> Path:
    """A wheel of which something may be wrong, under a name that may be wrong."""
    info = f"{name}-1.0.dist-info"
    files = {
        f"{info}/METADATA": dice.headers(name),
        f"{info}/WHEEL": dice.bytes_of(f"Wheel-Version: 1.0\nTag: {dice.one(TAGS[:1] * 9, TAGS)}\n"),
        f"{info}/RECORD": dice.lines(RECORDS),
        f"{name}.py": b"",
    }
    if dice.random() < 0.5:
        files[f"{info}/entry_points.txt"] = dice.lines(["[console_scripts]"], SCRIPTS)
    for _ in range(dice.choice([0, 0, 0, 1, 2])):
        files[dice.harmed(dice.one([f"{name}/x.py", "../x", "/x", f"{info}/METADATA", "x/", "other-1.dist-info/METADATA", f"{name}-1.0.data/scripts/a", "a\\b", "CON", "x" * 300]))] = b"x"
    for missing in list(files):
        if dice.random() < 0.02:
            del files[missing]
    path = folder / f"{name}-1.0-{dice.one(TAGS[:1] * 12, TAGS)}.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for inside, content in files.items():
            archive.writestr(zipfile.ZipInfo(inside.replace("\0", "?").encode("utf-8", "replace").decode() or "x"), content)
    if dice.random() < 0.1:
        raw = bytearray(path.read_bytes())
        for _ in range(dice.choice([1, 1, 3])):
            raw[dice.randrange(len(raw))] = dice.randrange(256)
        path.write_bytes(bytes(raw[: dice.randrange(len(raw))] if dice.random() < 0.2 else raw))
    return path


def nothing(op: str, args: dict[str, Any]) -> Any:
    """An index without a project, on a network that brings no file."""
    if op == "page":
        return {"pages": []}
    raise Rejected("network", f"no {op}")


class Border(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def started(self, role: str, answerer: Any = None) -> Worker:
        worker = Worker(role, answerer)
        self.addCleanup(worker.close)
        return worker

    def ask(self, worker: Worker, op: str, seed: int, **args: Any) -> Any:
        """The answer, or None for an expected failure."""
        try:
            return worker.ask(op, **args)
        except Rejected as rejected:
            self.assertIn(rejected.kind, ("usage", "integrity", "network", "environment"), f"seed {seed}: {op} {str(args)[:2000]}\n{rejected}")
            return None

    def test_whatever_is_asked_for_is_read_or_rejected(self) -> None:
        worker = self.started("resolver", nothing)
        targets = [glibc_target(), windows_target()]
        worker.ask("open", targets=targets, settings={"pre": False, "uploadedPriorTo": None, "indexStrategy": "unique"}, runFolder=str(self.folder))
        answers = 0
        for seed in range(FIRST, FIRST + (RUNS or 120)):
            dice = Dice(seed)
            lines = [dice.requirement() + dice.choice(["", "", "", "", f" {dice.one(OPTIONS)}"]) if dice.random() < 0.95 else dice.one(OPTIONS, URLS) for _ in range(dice.randrange(1, 4))]
            (self.folder / "r.txt").write_bytes(dice.bytes_of("\n".join(lines)))
            entries = "".join(f"[[packages]]\nname = {json.dumps(dice.one(NAMES))}\nversion = {json.dumps(dice.one(['1', 'x', '']))}\nmarker = {json.dumps(dice.marker())}\n" for _ in range(2))
            wheels = f'wheels = [{{url = {json.dumps(dice.one(URLS))}, hashes = {{sha256 = "{"a" * 64}"}}}}]\n'
            (self.folder / "pylock.toml").write_bytes(dice.bytes_of(f'lock-version = "1.0"\ncreated-by = "x"\nenvironments = [{json.dumps(dice.marker())}]\n{entries}{wheels}'))
            (self.folder / "pyproject.toml").write_bytes(dice.bytes_of(f"[project]\nname = 'p'\nversion = '1'\nrequires-python = {json.dumps(dice.one(SPECIFIERS))}\ndependencies = {json.dumps(lines)}\n[dependency-groups]\ng = {json.dumps(lines)}\n"))
            for asked in ({"packages": lines}, {"requirementFiles": ["r.txt"]}, {"packages": ["a"], "constraintFiles": ["r.txt"]}, {"lock": "pylock.toml"}, {"lock": "r.txt"}, {"pyproject": "pyproject.toml", "groups": ["g"]}):
                read = self.ask(worker, "read", seed, requirementInputs=asked, folder=str(self.folder), allowIndexLines=False, variables={})
                for target in targets if read else []:
                    answers += 1
                    fields = {key: read[key] for key in ("roots", "constraints", "locked", "bounds")}
                    self.ask(worker, "resolve", seed, target=target["id"], wheels=[], pre=False, **fields)
        self.assertGreater(answers, 50, "the cases have become one-sided")

    def test_whatever_lies_in_a_folder_of_wheels_is_taken_ignored_or_rejected(self) -> None:
        count, places = RUNS or 60, ("pool", "run", "wheels")
        for name in places:
            (self.folder / name).mkdir()
        paths = {f"p{seed}": write_wheel(Dice(seed), self.folder / "wheels", f"p{seed}") for seed in range(FIRST, FIRST + count)}
        fetcher = self.started("fetcher")
        indexes = {"indexUrl": (self.folder / "none").as_uri(), "extraIndexUrls": [], "indexFor": [], "indexStrategy": "unique", "findLinks": [str(self.folder / "wheels")], "pipConfig": "none",
                   "pre": False, "ignoredErrorCodes": [], "allowIndexLines": False}  # fmt: skip
        fetcher.ask("open", indexes=indexes, poolFolder=str(self.folder / "pool"), runFolder=str(self.folder / "run"), cacheFolder=None)
        resolver, inspector, closure = self.started("resolver", Caller(fetcher)), self.started("inspector"), self.started("closure")
        target = {**glibc_target(), "machines": ["x86_64"]}
        resolver.ask("open", targets=[target], settings={"pre": False, "uploadedPriorTo": None, "indexStrategy": "unique"}, runFolder=str(self.folder / "run"))
        kinds = []
        for seed, (name, path) in enumerate(paths.items(), FIRST):
            root = {"text": name, "name": name, "kind": "named", "url": None, "hashes": [], "origin": "argument", "editable": False, "extras": [], "marker": None}
            local = {**root, "text": f"{name} @ {path.as_uri()}", "kind": "wheel", "url": path.as_uri()}
            for one in (root, local):
                answer = self.ask(resolver, "resolve", seed, target=target["id"], roots=[one], constraints=[], wheels=[])
                kinds.append(answer and answer["kind"])
            downloaded = self.ask(fetcher, "file", seed, file={"project": name, "version": "1.0", "filename": path.name, "url": path.as_uri(), "hashes": {}})
            if downloaded is None:
                continue
            facts = self.ask(inspector, "inspect", seed, path=downloaded["path"], filename=path.name, sha256=downloaded["sha256"])
            entry = {"project": name, "version": "1.0", "sha256": facts["sha256"], "filename": path.name}
            self.ask(closure, "walk", seed, target=target, roots=[root], entries=[entry], wheels={facts["sha256"]: facts})
            if "solved" in kinds[-2:]:  # what was resolved is what pip would install
                self.assertEqual([one for one in facts["findings"] if one["kind"] == "metadata" and "METADATA" in one["message"]], [], f"seed {seed}")
        self.assertTrue(0.1 < kinds.count("solved") / len(kinds) < 0.9, f"the cases have become one-sided: {kinds.count('solved')} of {len(kinds)}")


if __name__ == "__main__":
    unittest.main()
