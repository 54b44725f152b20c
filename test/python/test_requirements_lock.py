"""--lock with what real tools wrote (fixtures/locks, recorded by fixtures/record_locks.py), and what a lock may not be."""

from __future__ import annotations

import unittest
from pathlib import Path
from typing import Any

from requirements_case import A_HASH, Folder, RequirementsCase  # first: it puts the pinned pip on sys.path

# isort: split
from pip._vendor.packaging.markers import Marker
from worker.requirements.requirement import decided

LOCKS = Path(__file__).resolve().parents[1] / "fixtures" / "locks"
PROJECT = '[project]\nname = "demo-app"\n'


def recorded(name: str) -> Folder:
    return Folder({name: (LOCKS / name).read_bytes(), "pyproject.toml": PROJECT})


def shape(root: dict[str, Any]) -> tuple[str, str]:
    return root["text"], root["kind"]


class RecordedPylocks(RequirementsCase):
    def test_uv_export(self) -> None:
        with recorded("uv.pylock.toml") as folder:
            answer = self.read(folder, lock="uv.pylock.toml")
        roots = {root["name"]: root for root in answer["roots"]}
        self.assertTrue(answer["locked"])
        self.assertEqual([{"origin": "uv.pylock.toml", "requiresPython": ">=3.10", "environments": []}], answer["bounds"])
        self.assertEqual('tomli==2.2.1; python_full_version < "3.11"', roots["tomli"]["text"])
        self.assertEqual((f"demo-app @ {folder.url('')}", "folder", True), (*shape(roots["demo-app"]), roots["demo-app"]["editable"]))
        wheel = next(entry for entry in roots["cffi"]["locked"] if entry["filename"].endswith("cp312-win_amd64.whl"))
        self.assertEqual({"project", "version", "filename", "url", "sha256", "hashes", "bytes", "index", "uploadTime"}, set(wheel))
        self.assertEqual(("1.17.1", "https://index.example/simple"), (wheel["version"], wheel["index"].rstrip("/")))
        self.assertEqual("cffi-1.17.1.tar.gz", roots["cffi"]["lockedSdist"]["filename"])

    def test_pip_lock(self) -> None:
        with recorded("pip.pylock.toml") as folder:
            answer = self.read(folder, lock="pip.pylock.toml")
        self.assertEqual(["cffi", "idna", "pycparser"], [root["name"] for root in answer["roots"]])
        self.assertEqual("idna==3.10", answer["roots"][1]["text"])
        self.assertEqual([1, 1, 1], [len(root["locked"]) for root in answer["roots"]])

    def test_pdm_lock_without_choice_takes_its_default_groups(self) -> None:
        with recorded("pdm.pylock.toml") as folder:
            answer = self.read(folder, lock="pdm.pylock.toml")
        self.assertEqual(
            ['colorama==0.4.6; sys_platform == "win32"', "idna==3.10", 'tomli==2.2.1; python_version < "3.11"'],
            [root["text"] for root in answer["roots"]],
        )
        self.assertEqual([['python_version >= "3.10"']], [one["environments"] for one in answer["bounds"]])

    def test_pdm_lock_with_an_extra_and_a_group(self) -> None:
        with recorded("pdm.pylock.toml") as folder:
            roots = self.read(folder, lock="pdm.pylock.toml", extras=["server"], groups=["dev"])["roots"]
            faults = self.faults(folder, lock="pdm.pylock.toml", extras=["nope"], groups=["none"])
        self.assertEqual(["cffi", "colorama", "idna", "iniconfig", "pycparser", "tomli"], sorted(root["name"] for root in roots))
        self.assertIn("extras of pdm.pylock.toml: server", faults[0]["expected"])
        self.assertIn("groups of pdm.pylock.toml: default, dev", faults[1]["expected"])


class RecordedRequirements(RequirementsCase):
    def test_each_tools_hashed_file_is_a_lock(self) -> None:
        tomli = {"uv": 'python_full_version < "3.11"', "poetry": 'python_version == "3.10"', "pip-compile": None}
        for tool, marker in tomli.items():
            with self.subTest(tool), recorded(f"{tool}.requirements.txt") as folder:
                answer = self.read(folder, lock=f"{tool}.requirements.txt")
                roots = {root["name"]: root for root in answer["roots"]}
                self.assertTrue(answer["locked"] and answer["requireHashes"])
                self.assertEqual(marker, roots["tomli"]["marker"] if "tomli" in roots else None)
                self.assertEqual("cffi==1.17.1", roots["cffi"]["text"].split(";")[0])
                self.assertGreater(len(roots["cffi"]["hashes"]), 40)


class LinesOfALock(RequirementsCase):
    """pip-compile writes down where it found the files, unless it is reported not to (--no-emit-…)."""

    def test_a_recorded_lock_with_its_places(self) -> None:
        name = "pip-compile-places.requirements.txt"
        with recorded(name) as folder:
            answer = self.read(folder, lock=name)
        self.assertEqual(["--index-url", "--extra-index-url", "--find-links", "--trusted-host"], [one.split(" ")[0] for one in answer["passedOver"]])
        self.assertEqual(["cffi", "idna", "pycparser"], [root["name"] for root in answer["roots"]])

    LINES = "--index-url https://u:s3cret@index.example/simple\n--extra-index-url https://other.example/simple\n--find-links ./x\n--trusted-host h\n"

    def test_where_files_were_found_is_passed_over(self) -> None:
        with Folder({"r.txt": f"{self.LINES}idna==3.10 \\\n    --hash=sha256:{A_HASH}\n"}) as folder:
            answer = self.read(folder, lock="r.txt")
            allowed = self.read(folder, lock="r.txt", allowIndexLines=True)
        passed = ["--index-url (r.txt:1)", "--extra-index-url (r.txt:2)", "--find-links (r.txt:3)", "--trusted-host (r.txt:4)"]
        self.assertEqual((["idna"], passed, []), ([root["name"] for root in answer["roots"]], answer["passedOver"], answer["indexLines"]))
        self.assertEqual(passed[2:], allowed["passedOver"])
        self.assertEqual(["https://index.example/simple", "https://other.example/simple"], [line["url"] for line in allowed["indexLines"]])

    def test_a_lock_that_asks_for_sources_or_no_index_is_rejected(self) -> None:
        with Folder({"r.txt": f"--no-binary idna\n--no-index\n{self.LINES}idna==3.10 --hash=sha256:{A_HASH}\n"}) as folder:
            self.assertEqual(["--no-binary idna", "--no-index"], [fault["actual"] for fault in self.faults(folder, lock="r.txt")])

    def test_in_what_is_no_lock_they_are_rejected(self) -> None:
        with Folder({"r.txt": f"{self.LINES}idna==3.10 --hash=sha256:{A_HASH}\n"}) as folder:
            self.assertEqual(4, len(self.faults(folder, requirementFiles=["r.txt"], lock="r.txt")))


class Pylocks(RequirementsCase):
    def lock(self, packages: str, head: str = "") -> str:
        return f'lock-version = "1.0"\ncreated-by = "test"\n{head}\n{packages}'

    def test_files_beside_the_lock_repositories_and_archives(self) -> None:
        text = self.lock(
            f'[[packages]]\nname = "a"\nwheels = [{{path = "wheels/a-1-py3-none-any.whl", hashes = {{sha256 = "{A_HASH}"}}}}]\n'
            f'[[packages]]\nname = "b"\nversion = "2"\nsdist = {{url = "https://u:p@files.example/b-2.tar.gz", hashes = {{sha256 = "{A_HASH}"}}}}\n'
            '[[packages]]\nname = "c"\nvcs = {type = "git", url = "https://git.example/c.git", commit-id = "abc", subdirectory = "py"}\n'
            f'[[packages]]\nname = "d"\narchive = {{url = "https://files.example/d.zip", hashes = {{sha256 = "{A_HASH}"}}}}\n'
        )
        with Folder({"locks/pylock.toml": text, "locks/wheels/a-1-py3-none-any.whl": ""}) as folder:
            answer = self.read(folder, lock="locks/pylock.toml")
        roots = answer["roots"]
        self.assertEqual(
            [
                ("a==1", "named"),
                ("b==2", "sdist"),
                ("c @ git+https://git.example/c.git@abc#subdirectory=py", "vcs"),
                ("d @ https://files.example/d.zip", "sdist"),
            ],
            [shape(root) for root in roots],
        )
        self.assertEqual(folder.url("locks/wheels/a-1-py3-none-any.whl"), roots[0]["locked"][0]["url"])
        self.assertEqual(("https://files.example/b-2.tar.gz", [f"sha256:{A_HASH}"]), (roots[1]["url"], roots[1]["hashes"]))
        self.assertEqual([{"url": "https://files.example/b-2.tar.gz", "username": "u", "password": "p"}], answer["logins"])

    def test_what_a_lock_cannot_give_is_a_fault(self) -> None:
        lost = f'[[packages]]\nname = "a"\nversion = "1"\nwheels = [{{path = "a-1-py3-none-any.whl", hashes = {{sha256 = "{A_HASH}"}}}}]\n'
        gone = "file:///nowhere/a-1-py3-none-any.whl"
        local = lost.replace("path =", f'url = "{gone}", path =')
        archive = f'[[packages]]\nname = "a"\narchive = {{url = "{gone}", hashes = {{sha256 = "{A_HASH}"}}}}\n'
        rows = {
            "pylock.local.toml": (self.lock(local), "no url and no existing path"),
            "pylock.archive.toml": (self.lock(archive), "no url and no existing path"),
            "pylock.toml": (self.lock(lost), "no url and no existing path"),
            "pylock.v2.toml": ('lock-version = "2.0"\ncreated-by = "x"\npackages = []\n', "version 2.0 is not supported"),
            "pylock.bad.toml": ("x", "not valid TOML"),
            "uv.lock": ("", "uv export"),
            "poetry.lock": ("", "poetry export"),
            "plain.txt": ("idna>=3\n", "not pinned"),
            "bare.txt": ("idna==3.10\n", "no --hash"),
        }
        for name, (text, words) in rows.items():
            with self.subTest(name), Folder({name: text}) as folder:
                self.assertIn(words, self.faults(folder, lock=name)[0]["expected"])

    def test_markers_are_decided_as_far_as_the_request_goes(self) -> None:
        rows = [
            ("'a' in extras", True),
            ("'b' in extras", False),
            ("'b' not in extras and os_name == 'nt'", 'os_name == "nt"'),
            ("os_name == 'nt' and ('b' in extras or 'dev' in dependency_groups)", 'os_name == "nt"'),
            ("'b' in extras or (os_name == 'nt' or os_name == 'x') and 'a' in extras", 'os_name == "nt" or os_name == "x"'),
            (
                "'a' in extras and (os_name == 'nt' or os_name == 'x') and sys_platform == 'y'",
                '(os_name == "nt" or os_name == "x") and sys_platform == "y"',
            ),
        ]
        for marker, want in rows:
            with self.subTest(marker):
                self.assertEqual(want, decided(Marker(marker), {"extras": {"a"}, "dependency_groups": {"dev"}}))


class Markers(RequirementsCase):
    def test_a_marker_of_a_lock_that_cannot_be_evaluated_is_named(self) -> None:
        wheel = f'wheels = [{{url = "https://h.example/a-1-py3-none-any.whl", hashes = {{sha256 = "{A_HASH}"}}}}]'
        head = 'lock-version = "1.0"\ncreated-by = "x"\n'
        for text in (
            f"""{head}[[packages]]\nname = "a"\nversion = "1"\nmarker = "os_name ~= 'nt'"\n{wheel}\n""",
            f"""{head}environments = ["os_name ~= 'nt'"]\n[[packages]]\nname = "a"\nversion = "1"\n{wheel}\n""",
        ):
            with self.subTest(text=text), Folder({"pylock.toml": text}) as folder:
                self.assertIn("its marker cannot be evaluated", self.faults(folder, lock="pylock.toml")[0]["expected"])


if __name__ == "__main__":
    unittest.main()
