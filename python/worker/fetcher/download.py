"""Files into the pool: each once, hashed while it streams, resumed where it broke off, under its name only when it is whole."""

from __future__ import annotations

import hashlib
import os
import re
import threading
from pathlib import Path
from typing import Any, NamedTuple

from pip._internal.utils.urls import url_to_path

from worker.fetcher.cache import Store, hash_file
from worker.fetcher.http_client import Network
from worker.fetcher.memo import Memo
from worker.fetcher.network_errors import empty_fault, web_page_fault
from worker.fetcher.redactor import shown
from worker.fetcher.transfer import CHUNK, Transfer, write_all
from worker.file_info import STRONG, WEAK
from worker.lines import Fault, Message

_SAFE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.+!~-]*")


class Landed(NamedTuple):
    path: Path
    sha256: str
    bytes: int

    def as_message(self) -> Message:
        """Landed (src/worker/protocol.ts)"""
        return {"path": str(self.path), "filename": self.path.name, "sha256": self.sha256, "bytes": self.bytes}


class Files:
    def __init__(self, network: Network, store: Store, pool: Path) -> None:
        self._network, self._store, self._pool = network, store, pool
        self._memo = Memo()
        self._lock = threading.Lock()
        self._names: dict[str, str] = {}  # name in the pool -> sha256
        self._part = 0
        self._stopped = False

    def stop(self) -> None:
        """Transfers that run end at their next chunk and remove what they have."""
        self._stopped = True

    def land(self, file: dict[str, Any]) -> Landed:
        """`file`: a FileEntry. @raise Fault integrity (another hash or size), network, environment (disk full)"""
        landed = self._memo.once((file["filename"], file.get("sha256") or file["url"]), lambda: self._land(file))
        # who asked without knowing the hash asks again with it
        return self._memo.once((file["filename"], landed.sha256), lambda: landed)

    def _land(self, file: dict[str, Any]) -> Landed:
        name = file["filename"]
        if not _SAFE_NAME.fullmatch(name):
            raise Fault("integrity", f"{name!r} is no name for a file of a bundle", "The index lists a file with an unsafe name.")
        part = self._new_part(name)
        wanted = wanted_hashes(file)
        try:
            size = self._store.wheel_into(wanted["sha256"], part) if "sha256" in wanted else None
            found = {"sha256": wanted["sha256"]} if size is not None else {}
            cached = size is not None
            if size is None:
                size, found = self._transfer(file, part, wanted)
                check(file, wanted, found, size)
            landed = Landed(self._move(part, name, found["sha256"]), found["sha256"], size)
            if not cached and name.endswith(".whl"):
                self._store.keep_wheel(landed.sha256, landed.path)
            return landed
        except OSError as error:
            hint = "Free some space, or use a folder on another disk."
            raise Fault("environment", f"{name} cannot be written to {self._pool}: {error.strerror or error}", hint) from None
        finally:
            part.unlink(missing_ok=True)

    def _new_part(self, name: str) -> Path:
        with self._lock:
            self._part += 1
            return self._pool / f"{name}.part-{os.getpid()}-{self._part}"

    def _move(self, part: Path, name: str, sha256: str) -> Path:
        """Two indexes may have different files of one name: the second gets a folder of its own."""
        with self._lock:
            if name not in self._names and (self._pool / name).exists():  # of a door that was killed
                self._names[name] = hash_file(self._pool / name)
            first = self._names.setdefault(name, sha256)
        home = self._pool if first == sha256 else self._pool / sha256[:16]
        home.mkdir(exist_ok=True)
        os.replace(part, home / name)
        return home / name

    def _transfer(self, file: dict[str, Any], part: Path, wanted: dict[str, str]) -> tuple[int, dict[str, str]]:
        if file["url"].startswith("file:"):
            return copy_file(file["url"], part, wanted)
        transfer = Transfer(self._network, file["url"], [*wanted], file.get("bytes"))
        with open(part, "wb", buffering=0) as sink:
            while not transfer.go_on(sink, lambda: self._stopped):
                pass
        found = {name: digest.hexdigest() for name, digest in transfer.digests.items()}
        is_proved = any(found[name] == wanted[name] for name in STRONG if name in wanted)
        if transfer.is_web_page and file["filename"].endswith(".whl") and not is_proved:
            raise web_page_fault(file["url"], file["filename"])
        if transfer.size == 0:
            raise empty_fault(file["url"], file["filename"])
        return transfer.size, found


def wanted_hashes(file: dict[str, Any]) -> dict[str, str]:
    """All that the index said of the file; MD5 and SHA-1 only where it said nothing better."""
    said = {**file.get("hashes", {}), **({"sha256": file["sha256"]} if file.get("sha256") else {})}
    strong = {name: value.lower() for name, value in said.items() if name in STRONG}
    return strong or {name: value.lower() for name, value in said.items() if name in WEAK}


def check(file: dict[str, Any], wanted: dict[str, str], found: dict[str, str], size: int) -> None:
    """@raise Fault(integrity)"""
    where, hint = (
        f"{file['filename']} from {shown(file['url'])}",
        "The file was changed since the index listed it, or on the way. Do not use it; tell who runs the index.",
    )
    for name, value in wanted.items():
        if found[name] != value:
            raise Fault("integrity", f"{where} has {name} {found[name]}, but {value} is expected", hint)
    if file.get("bytes") is not None and size != file["bytes"]:
        raise Fault("integrity", f"{where} has {size} bytes, but {file['bytes']} are expected", hint)


def copy_file(url: str, part: Path, wanted: dict[str, str]) -> tuple[int, dict[str, str]]:
    digests, size = {name: hashlib.new(name) for name in {"sha256", *wanted}}, 0
    try:
        source = open(url_to_path(url), "rb", buffering=0)
    except OSError as error:
        raise Fault("environment", f"{url} cannot be read: {error.strerror}", "Is the path right?") from None
    with source, open(part, "wb", buffering=0) as sink:
        while chunk := source.read(CHUNK):
            for digest in digests.values():
                digest.update(chunk)
            write_all(sink, chunk)
            size += len(chunk)
    return size, {name: digest.hexdigest() for name, digest in digests.items()}
