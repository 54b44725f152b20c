"""A real folder with files, and a `read` in it."""

from __future__ import annotations

import sys
import tempfile
import unittest
from collections.abc import Mapping
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from harness import pip_folder

sys.path.insert(0, pip_folder())
from worker.errors import Fault  # noqa: E402
from worker.requirements.service import read  # noqa: E402

A_HASH, B_HASH = "a" * 64, "b" * 64


class Folder:
    """A temporary folder with these files; it is there inside `with`."""

    def __init__(self, texts: Mapping[str, str | bytes] | None = None) -> None:
        self.texts = dict(texts or {})
        self.root = Path("empty").absolute()

    def __enter__(self) -> Folder:
        self._kept = tempfile.TemporaryDirectory()
        self.root = Path(self._kept.name).resolve()
        for name, text in self.texts.items():
            file = self.root / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return self

    def __exit__(self, *_: object) -> None:
        self._kept.cleanup()

    def path(self, name: str) -> str:
        return str(self.root / name)

    def url(self, name: str) -> str:
        return (self.root / name).as_uri()


class Texts:
    """Stands at the other end of the channel: it has the texts of some URLs on disk."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}

    def ask(self, op: str, **args: Any) -> Any:
        answer: Future[Any] = Future()
        answer.set_result({"path": self.texts[args["url"]]})
        return answer


class RequirementsCase(unittest.TestCase):
    def setUp(self) -> None:
        self.asker = Texts()

    def read(self, folder: Folder, *, allowIndexLines: bool = False, variables: Mapping[str, str] | None = None, **asked: Any) -> Any:
        empty: dict[str, Any] = {"packages": [], "requirementFiles": [], "constraintFiles": [], "extras": [], "groups": []}
        args = {"requirementInputs": {**empty, **asked}, "folder": str(folder.root), "allowIndexLines": allowIndexLines, "variables": variables or {}}
        return read(args, self.asker)

    def faults(self, folder: Folder, **asked: Any) -> list[dict[str, str]]:
        with self.assertRaises(Fault) as caught:
            self.read(folder, **asked)
        self.assertEqual("usage", caught.exception.kind)
        faults: list[dict[str, str]] = caught.exception.more["faults"]
        return faults
