"""Resolves a few rows of a crafted index for a target, in a real resolver process."""

from __future__ import annotations

import tempfile
import unittest
from typing import Any

from harness import Rejected, Shelves, Worker, glibc_target, root

INDEX = "https://index.example/simple"
Rows = list[dict[str, Any]]


def wheel(name: str, version: str, *requires: str, **more: Any) -> dict[str, Any]:
    return {"name": name, "version": version, "requires": list(requires), **more}


def sdist(name: str, version: str, **more: Any) -> dict[str, Any]:
    return {"name": name, "version": version, "kind": "sdist", **more}


def versions(answer: dict[str, Any]) -> dict[str, str]:
    assert answer["kind"] == "solved", answer
    return {file["project"]: file["version"] for file in answer["files"]}


class ResolverCase(unittest.TestCase):
    """One process serves a whole class; `open` starts it afresh."""

    worker: Worker
    shelves: Shelves

    @classmethod
    def setUpClass(cls) -> None:
        cls.worker = Worker("resolver", lambda op, args: cls.shelves(op, args))
        cls.addClassCleanup(cls.worker.close)
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = folder.name

    def shelve(self, indexes: Rows | dict[str, Rows]) -> Shelves:
        folder = tempfile.mkdtemp(dir=self.folder)
        type(self).shelves = Shelves(folder, indexes if isinstance(indexes, dict) else {INDEX: indexes})
        return self.shelves

    def open(self, *targets: dict[str, Any], mode: str = "fast", indexStrategy: str = "unique", **settings: Any) -> None:
        given = {"pre": False, "uploadedPriorTo": None, "indexStrategy": indexStrategy, "mode": mode, **settings}
        self.worker.ask("open", targets=list(targets) or [glibc_target()], settings=given, runFolder=str(self.shelves.folder))

    def ask(self, *asked: str | dict[str, Any], target: dict[str, Any] | None = None, constraints: tuple[str, ...] = (), **more: Any) -> dict[str, Any]:
        roots = [root(one, origin=f"requirements.txt:{line}") if isinstance(one, str) else one for line, one in enumerate(asked, 1)]
        bounds = [root(one, origin="constraints.txt:1") for one in constraints]
        question = {"target": (target or glibc_target())["id"], "roots": roots, "constraints": bounds, "wheels": [], **more}
        return self.worker.ask("resolve", **question)

    def resolve(self, indexes: Rows | dict[str, Rows], *asked: str | dict[str, Any], target: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
        """The answer, after both ways to it have given the same one."""
        settings = {key: more.pop(key) for key in ("indexStrategy", "pre", "uploadedPriorTo") if key in more}
        self.shelve(indexes)
        answers = []
        for mode in ("plain", "fast"):
            self.open(target or glibc_target(), mode=mode, **settings)
            answers.append(self.answer(*asked, target=target, **more))
        self.assertEqual(answers[0], answers[1], "the fast path does not answer as pip does")
        return answers[1]

    def answer(self, *asked: str | dict[str, Any], **more: Any) -> dict[str, Any]:
        """A rejection is an answer too."""
        try:
            return self.ask(*asked, **more)
        except Rejected as rejected:
            return {"kind": "rejected", "what": str(rejected)}

    def rejected(self, *asked: str, **more: Any) -> Rejected:
        with self.assertRaises(Rejected) as caught:
            self.ask(*asked, **more)
        return caught.exception
