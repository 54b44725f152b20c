"""`--lock` gives exactly what the lock has for each target: every recorded lock (fixtures/locks), resolved on an index that has its files."""

from __future__ import annotations

import tempfile
import unittest
from pathlib import Path
from typing import Any

from harness import Rejected, Worker, glibc_target, page_file, windows_target
from requirements_case import Folder, RequirementsCase

LOCKS = Path(__file__).resolve().parents[1] / "fixtures" / "locks"
INDEX = "https://index.example/simple"
LINUX, WINDOWS = glibc_target("3.11.9"), windows_target("3.10.11")
CFFI = {LINUX["id"]: "cffi-1.17.1-cp311-cp311-manylinux_2_17_x86_64.manylinux2014_x86_64.whl", WINDOWS["id"]: "cffi-1.17.1-cp310-cp310-win_amd64.whl"}
IDNA, INICONFIG = "idna-3.10-py3-none-any.whl", "iniconfig-2.1.0-py3-none-any.whl"
OLD, NEW = "pycparser-3.11-py3-none-any.whl", "pycparser-3.12-py3-none-any.whl"
FOR_WINDOWS = ["colorama-0.4.6-py2.py3-none-any.whl", "tomli-2.2.1-py3-none-any.whl"]
#: Lock, what is chosen of it -> the files for the Linux target (3.11), and for the Windows one (3.10), beside cffi.
WANTED: list[tuple[str, dict[str, Any], list[str], list[str]]] = [
    ("uv.pylock.toml", {}, [IDNA, INICONFIG, NEW], [IDNA, INICONFIG, OLD, *FOR_WINDOWS]),
    ("uv.requirements.txt", {}, [IDNA, INICONFIG, NEW], [IDNA, INICONFIG, OLD, *FOR_WINDOWS]),
    ("pdm.pylock.toml", {"extras": ["server"], "groups": ["dev"]}, [IDNA, INICONFIG, OLD], [IDNA, INICONFIG, OLD, *FOR_WINDOWS]),
    ("poetry.requirements.txt", {}, [IDNA, OLD], [IDNA, OLD, *FOR_WINDOWS]),
    ("pip-compile.requirements.txt", {}, [IDNA, NEW], [IDNA, NEW]),
    ("pip-compile-places.requirements.txt", {}, [IDNA, NEW], [IDNA, NEW]),
]


class Files:
    """Everything behind the resolver: an index with all the files that uv's lock names."""

    def __init__(self, entries: list[dict[str, Any]]) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.entries = entries
        self.asked: list[str] = []

    def __call__(self, op: str, args: dict[str, Any]) -> Any:
        self.asked.append(op)
        if op == "page":
            return self._page(args["project"])
        entry = args["file"]
        if op != "core":
            raise Rejected("bug", f"{op} of {entry['filename']}")
        core = {"name": entry["project"], "version": entry["version"], "requiresPython": None, "providesExtra": [], "requiresDist": []}
        return {"core": core, "sha256": entry["sha256"], "metadataSha256": "0" * 64}

    def _page(self, project: str) -> Any:
        table = Path(self.folder.name, f"table-{project}")
        table.write_bytes(page_file(project, INDEX, [listed(entry) for entry in self.entries if entry["project"] == project]))
        return {"pages": [{"index": INDEX, "status": "found", "pageFile": str(table)}]}


def listed(entry: dict[str, Any]) -> dict[str, Any]:
    return {"url": entry["url"], "hashes": {"sha256": entry["sha256"]}, "core-metadata": True, "size": entry.get("bytes")}


class EachTool(RequirementsCase):
    def setUp(self) -> None:
        super().setUp()
        self.files = Files([entry for root in self.roots("uv.pylock.toml") for entry in root["locked"]])
        self.addCleanup(self.files.folder.cleanup)
        self.worker = Worker("resolver", self.files)
        self.addCleanup(self.worker.close)
        settings = {"pre": False, "uploadedPriorTo": None, "indexStrategy": "unique", "mode": "fast"}
        self.worker.ask("open", targets=[LINUX, WINDOWS], settings=settings, runFolder=self.files.folder.name)

    def roots(self, lock: str, **chosen: Any) -> list[dict[str, Any]]:
        """Without the project itself, of which there is nothing in a lock."""
        with Folder({lock: (LOCKS / lock).read_bytes(), "pyproject.toml": '[project]\nname = "demo-app"\n'}) as folder:
            return [root for root in self.read(folder, lock=lock, **chosen)["roots"] if root["name"] != "demo-app"]

    def files_of(self, roots: list[dict[str, Any]], target: dict[str, Any]) -> dict[str, str]:
        answer = self.worker.ask("resolve", target=target["id"], roots=roots, constraints=[], wheels=[], locked=True)
        self.assertEqual("solved", answer["kind"], answer)
        return {file["filename"]: file["sha256"] for file in answer["files"]}

    def test_a_lock_of_each_tool_gives_its_own_files_to_each_target(self) -> None:
        known = {entry["filename"]: entry["sha256"] for entry in self.files.entries}
        for lock, chosen, linux, windows in WANTED:
            roots = self.roots(lock, **chosen)
            for target, wanted in ((LINUX, linux), (WINDOWS, windows)):
                with self.subTest(f"{lock} for {target['id']}"):
                    names = [CFFI[target["id"]], *wanted]
                    self.assertEqual({name: known[name] for name in names}, self.files_of(roots, target))

    def test_the_one_file_each_of_a_pip_lock(self) -> None:
        """pip locks for the machine that it runs on."""
        roots = self.roots("pip.pylock.toml")
        self.assertEqual({CFFI[LINUX["id"]], IDNA, NEW}, set(self.files_of(roots, LINUX)))
        answer = self.worker.ask("resolve", target=WINDOWS["id"], roots=roots, constraints=[], wheels=[], locked=True)
        self.assertEqual(["cffi"], [finding["project"] for finding in answer["findings"]])

    def test_a_pylock_asks_no_index(self) -> None:
        self.files_of(self.roots("uv.pylock.toml"), LINUX)
        self.assertNotIn("page", self.files.asked)


if __name__ == "__main__":
    unittest.main()
