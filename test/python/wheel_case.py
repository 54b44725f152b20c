"""What the tests of inspector, closure and dry run share: crafted wheels, targets, and short ways to ask."""

from __future__ import annotations

import base64
import hashlib
import io
import shutil
import sys
import tempfile
import unittest
import zipfile
from pathlib import Path
from typing import Any, Iterable

from harness import Worker, make_wheel, pip_folder

sys.path.append(pip_folder())

LINUX = {
    "implementation_name": "cpython", "implementation_version": "3.12.8", "os_name": "posix", "platform_machine": "x86_64",
    "platform_python_implementation": "CPython", "platform_release": "0", "platform_system": "Linux", "platform_version": "0",
    "python_full_version": "3.12.8", "python_version": "3.12", "sys_platform": "linux",
}  # fmt: skip
WINDOWS = {**LINUX, "os_name": "nt", "platform_machine": "AMD64", "platform_system": "Windows", "sys_platform": "win32"}


def target(**changed: Any) -> dict[str, Any]:
    """CPython 3.12.8 on Linux x86_64 with glibc 2.28, two tags of its supported tags, unless stated otherwise."""
    return {
        "id": "cp312-linux-x86_64-glibc2.28",
        "platform": "linux-x86_64-glibc2.28",
        "system": {"os": "linux", "machine": "x86_64", "libc": "glibc", "minimum": [2, 28]},
        "python": {"implementation": "cp", "version": "3.12.8", "series": "3.12", "freeThreaded": False},
        "abis": ["cp312"],
        "platformTags": ["manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64", "linux_x86_64"],
        "markers": LINUX,
        "machines": ["x86_64"],
        "microVersions": [f"3.12.{micro}" for micro in range(9)],
        **changed,
    }


def windows() -> dict[str, Any]:
    return target(
        id="cp312-windows-x86_64",
        platform="windows-x86_64",
        system={"os": "windows", "machine": "AMD64"},
        platformTags=["win_amd64"],
        markers=WINDOWS,
        machines=["AMD64"],
    )


def root(text: str, **more: Any) -> dict[str, Any]:
    return {"text": text, "name": None, "kind": "named", "url": None, "hashes": [], "origin": "argument", "editable": False, **more}


def record(files: Iterable[tuple[str, bytes]], dist_info: str) -> bytes:
    lines = [
        f"{path},sha256={base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b'=').decode()},{len(content)}\n"
        for path, content in files
    ]
    return ("".join(lines) + f"{dist_info}/RECORD,,\n").encode()


def wheel(
    *files: tuple[str, bytes], name: str = "demo", version: str = "1.0", tag: str = "py3-none-any", deflate: bool = False, **parts: bytes
) -> bytes:
    """`parts` replaces METADATA, WHEEL or RECORD; an empty one leaves the file out."""
    info = f"{name}-{version}.dist-info"
    metadata = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n\n".encode()
    stated = f"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: {tag}\n".encode()
    inside = [*files, (f"{info}/METADATA", parts.get("METADATA", metadata)), (f"{info}/WHEEL", parts.get("WHEEL", stated))]
    inside.append((f"{info}/RECORD", parts.get("RECORD", record(inside, info))))
    return zipped([one for one in inside if one[1] or one in files], deflate)


def zipped(files: Iterable[tuple[str | zipfile.ZipInfo, bytes]], deflate: bool = False) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED if deflate else zipfile.ZIP_STORED) as archive:
        for path, content in files:
            archive.writestr(path, content)
    return sink.getvalue()


class FolderCase(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="wheels-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def put(self, content: bytes, filename: str) -> tuple[str, str]:
        """(path, sha256)"""
        path = self.folder / filename
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return str(path), hashlib.sha256(content).hexdigest()

    def put_row(self, **row: Any) -> tuple[str, str]:
        return self.put(make_wheel.file_bytes(row), make_wheel.file_name(row))


def started(role: str, env: dict[str, str] | None = None) -> Worker:
    return Worker(role, env=env)
