"""What Python tests of the worker share: a worker process to talk to, and a caller that answers it from a table of files.

`Shelves` stands for everything behind the caller (src/run.ts and the fetcher): it knows rows of fixtures/make_wheel.py,
gives page files that the fetcher's own writer makes of them and counts what it is asked.
"""

from __future__ import annotations

import atexit
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import zipfile
from concurrent.futures import Future
from functools import lru_cache
from pathlib import Path
from typing import Any, Callable

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "test" / "fixtures"), str(ROOT / "python")]
import make_wheel  # noqa: E402

Answerer = Callable[[str, dict[str, Any]], Any]


@lru_cache(maxsize=None)
def pip_folder() -> str:
    """The pinned pip: as scripts/test.ts has unpacked it for all test processes, or for this one alone."""
    given = os.environ.get("OFFLINE_BUNDLE_TEST_PIP")
    if given:
        return given
    folder = tempfile.mkdtemp(prefix="pip-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    (wheel,) = (ROOT / "vendor").glob("pip-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


class Rejected(Exception):
    """A fault that a worker reported, or that a caller answers."""

    def __init__(self, kind: str, message: str, hint: str = "", **more: Any) -> None:
        super().__init__(f"{kind}: {message}\n{more.get('detail', '')}")
        self.kind, self.message, self.hint, self.more = kind, message, hint, more


class Worker:
    """One worker process (python/worker/main.py) as src/worker/process.ts starts it."""

    def __init__(self, role: str, answerer: Answerer | None = None, env: dict[str, str] | None = None) -> None:
        script = str(ROOT / "python" / "worker" / "main.py")
        self._child = subprocess.Popen(
            [sys.executable, "-I", *([] if role == "fetcher" else ["-S"]), "-X", "utf8", script, role, pip_folder()], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            env={"PATH": "/usr/bin:/bin", "PIP_CONFIG_FILE": "/dev/null", **(env or {})},
        )  # fmt: skip
        self._answerer = answerer
        self._waiting: dict[int, Future[Any]] = {}
        self._lock = threading.Lock()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def ask(self, op: str, **args: Any) -> Any:
        return self.start(op, **args).result(120)

    def start(self, op: str, **args: Any) -> Future[Any]:
        future: Future[Any] = Future()
        with self._lock:
            number = len(self._waiting) + 1
            self._waiting[number] = future
        self._say({"id": number, "op": op, **args})
        return future

    def close(self) -> None:
        assert self._child.stdin and self._child.stdout
        self._child.stdin.close()
        self._child.wait(10)
        self._reader.join(10)
        self._child.stdout.close()

    def __enter__(self) -> Worker:
        return self

    def __exit__(self, *_: Any) -> None:
        self.close()

    def _say(self, message: dict[str, Any]) -> None:
        assert self._child.stdin
        with self._lock:
            self._child.stdin.write(json.dumps(message).encode() + b"\n")
            self._child.stdin.flush()

    def _read(self) -> None:
        assert self._child.stdout
        for line in self._child.stdout:
            message = json.loads(line)
            if "ask" in message:
                threading.Thread(target=self._answer, args=(message,), daemon=True).start()
            elif "id" in message:
                future = self._waiting[message["id"]]
                if "error" in message:
                    future.set_exception(Rejected(**message["error"]))
                else:
                    future.set_result(message["ok"])
        for future in self._waiting.values():
            if not future.done():
                future.set_exception(Rejected("bug", "the worker has gone"))

    def _answer(self, message: dict[str, Any]) -> None:
        number, op = message.pop("ask"), message.pop("op")
        try:
            assert self._answerer
            reply = {"ok": self._answerer(op, message)}
        except Rejected as fault:
            reply = {"error": {"kind": fault.kind, "message": fault.message, "hint": fault.hint}}
        except Exception as error:  # a mistake of the test: say it to whoever waits
            reply = {"error": {"kind": "bug", "message": f"{op}: {error!r}", "hint": ""}}
        try:
            self._say({"answer": number, **reply})
        except (OSError, ValueError):
            pass  # a hint that nobody waits for any more


class Shelves:
    """`indexes`: {"https://index.example/simple": rows}; the name "find-links" is its name in the fetcher."""

    def __init__(self, folder: str | Path, indexes: dict[str, list[dict[str, Any]]]) -> None:
        self.folder = Path(folder)
        self.indexes = indexes
        self.broken: set[str] = set()
        """Projects whose page, and file names whose metadata, end in an outage."""
        self.asked: list[tuple[str, str]] = []
        self._files: dict[str, dict[str, Any]] = {}
        for url, rows in indexes.items():
            for row in rows:
                self._files[f"{host_of(url)}/{make_wheel.file_name(row)}"] = row
        self.rows = self._files

    def __call__(self, op: str, args: dict[str, Any]) -> Any:
        name = args.get("project") or args.get("file", {}).get("filename") or args.get("url")
        self.asked.append((op, name))
        if name in self.broken:
            raise Rejected("network", f"503 for {name}", "Try again later.")
        return {"page": self._page, "core": self._core, "file": self._file}[op](args)

    def _page(self, args: dict[str, Any]) -> Any:
        pages = []
        for number, (url, rows) in enumerate(self.indexes.items()):
            mine = [row for row in rows if normal(row["name"]) == args["project"] and row.get("listed", True)]
            table = self.folder / f"table-{number}-{args['project']}"
            if mine:
                table.write_bytes(page_file(args["project"], url, [listed(row, url) for row in mine]))
            pages.append({"index": url, "status": "found" if mine else "absent", "pageFile": str(table) if mine else None})
        return {"pages": pages}

    def _core(self, args: dict[str, Any]) -> Any:
        file = args["file"]
        row = self._files.get(file["url"])
        if row is None:
            path = Path(file["url"].removeprefix("file://"))
            return {"core": core_of_file(path, file["project"]), "sha256": hashlib.sha256(path.read_bytes()).hexdigest(), "metadataSha256": "0" * 64}
        return {"core": core_of(row), "sha256": sha256(row), "metadataSha256": "0" * 64}

    def _file(self, args: dict[str, Any]) -> Any:
        row = self._files.get(args["file"]["url"])
        content = make_wheel.file_bytes(row) if row else Path(args["file"]["url"].removeprefix("file://")).read_bytes()
        for algorithm, digest in args["file"].get("hashes", {}).items():
            if hashlib.new(algorithm, content).hexdigest() != digest:
                raise Rejected("integrity", f"{args['file']['filename']} has another {algorithm}", "")
        path = self.folder / args["file"]["filename"]
        path.write_bytes(content)
        return {"path": str(path), "filename": path.name, "sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}


def core_of(row: dict[str, Any]) -> dict[str, Any]:
    """As the fetcher reads it from METADATA."""
    sys.path.insert(0, pip_folder())
    from worker.fetcher import metadata

    read: dict[str, Any] = metadata.core_of(make_wheel.metadata_bytes(row))
    return read


def core_of_file(path: Path, project: str) -> dict[str, Any]:
    """The same of a wheel that lies somewhere."""
    sys.path.insert(0, pip_folder())
    from worker.fetcher import metadata

    try:
        read: dict[str, Any] = metadata.core_of(metadata.metadata_of_wheel(path, project))
    except metadata.UnreadableWheel as error:
        read = metadata.unreadable_core(error)
    return read


def normal(name: str) -> str:
    return name.lower().replace("_", "-").replace(".", "-")


def host_of(index: str) -> str:
    return "https://files.example" if index == "find-links" else index.removesuffix("/simple") + "/files"


def sha256(row: dict[str, Any]) -> str:
    return hashlib.sha256(make_wheel.file_bytes(row)).hexdigest()


def page_file(project: str, index: str, files: list[dict[str, Any]]) -> bytes:
    """As the fetcher writes it. `files`: as an index lists them, with whole URLs."""
    if pip_folder() not in sys.path:
        sys.path.insert(0, pip_folder())
    from worker.index_file import filename_of
    from worker.page_format import TableBuilder

    builder = TableBuilder(project, f"{index}/{project}/", index)
    for file in files:
        builder.add(filename_of(file["url"]), json.dumps(file))
    return builder.text()


def listed(row: dict[str, Any], index: str) -> dict[str, Any]:
    """As an index lists it (Simple repository API; PEP 691)."""
    return {
        "url": f"{host_of(index)}/{make_wheel.file_name(row)}",
        "hashes": {**({} if row.get("hashless") else {"sha256": sha256(row)}), **row.get("pageHashes", {})},
        "requires-python": row.get("pageRequiresPython", row.get("requiresPython")),
        "yanked": row.get("yanked") or False,
        "core-metadata": True,
        "upload-time": row.get("uploadTime"),
        "size": len(make_wheel.file_bytes(row)),
    }


def glibc_target(python: str = "3.12.12", minor: int = 28, machine: str = "x86_64") -> dict[str, Any]:
    """A Linux target in the shape of src/targets/target.ts."""
    major, second, _ = python.split(".")
    tags = [f"manylinux_2_{n}_{machine}" for n in range(minor, 16, -1)] + [f"manylinux2014_{machine}"] * (minor >= 17)
    tags += [f"manylinux_2_{n}_{machine}" for n in range(min(minor, 16), 4, -1)] + [f"linux_{machine}"]
    system = {"os": "linux", "machine": machine, "libc": "glibc", "minimum": [2, minor]}
    return target(f"linux-{machine}-glibc2.{minor}", system, python, f"cp{major}{second}", tags, "linux", "Linux", machine, "posix")


def windows_target(python: str = "3.12.12") -> dict[str, Any]:
    major, second, _ = python.split(".")
    return target("windows-x86_64", {"os": "windows", "machine": "AMD64"}, python, f"cp{major}{second}", ["win_amd64"], "win32", "Windows", "AMD64", "nt")


def target(
    platform: str, system: dict[str, Any], python: str, abi: str, tags: list[str], sys_platform: str, name: str, machine: str, os_name: str
) -> dict[str, Any]:
    series = ".".join(python.split(".")[:2])
    markers = {
        "implementation_name": "cpython", "implementation_version": python, "os_name": os_name, "platform_machine": machine,
        "platform_python_implementation": "CPython", "platform_release": "", "platform_system": name, "platform_version": "",
        "python_full_version": python, "python_version": series, "sys_platform": sys_platform,
    }  # fmt: skip
    python_facts = {"implementation": "cp", "version": python, "series": series, "freeThreaded": False}
    return {
        "id": f"{abi}-{platform}",
        "platform": platform,
        "system": system,
        "python": python_facts,
        "abis": [abi],
        "platformTags": tags,
        "markers": markers,
        "machines": [machine],
        "microVersions": [python],
    }


def root(text: str, **more: Any) -> dict[str, Any]:
    """A named root as the reader gives it."""
    name = text.split(";")[0].split("[")[0].split("@")[0]
    for mark in "<>=!~ ":
        name = name.split(mark)[0]
    return {"text": text, "name": normal(name), "kind": "named", "url": None, "hashes": [], "origin": "argument", "editable": False, **more}
