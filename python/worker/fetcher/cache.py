"""The cache folder: what outlives a run. Everything in it is proved by a hash or by the index before it is used.

wheels/<2>/<sha256>.whl     hashed again at each use
core/<sha256>.metadata      METADATA of that wheel, used only if its own sha256 is the one that the index announces now
pages/<key>.table           first line {"etag", "lastModified", "body", "sha256"}, then a page file (worker/page_format.py) of today's
                            format; used only after a 304, or for a page with the same bytes
tmp/                        what is being written; what a killed run left there is removed a day later
Safe for concurrent runs: a file appears by a rename, whole. A cache that cannot be written is no error.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import stat
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from worker.page_format import FORMAT, is_current

CHUNK = 1 << 20
# Unit: seconds. No run writes one file for that long.
ABANDONED = 86_400
TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# This folder is a cache of offline-bundle: it can be deleted at any time.\n"


class KeptPage(NamedTuple):
    etag: str
    last_modified: str
    body: str  # sha256 of the page that the table was made of
    table: bytes

    def validators(self) -> dict[str, str]:
        if self.etag:
            return {"If-None-Match": self.etag}
        return {"If-Modified-Since": self.last_modified} if self.last_modified else {}


class Store:
    def __init__(self, folder: str | None) -> None:
        self._folder = Path(folder) if folder else None
        if self._folder is not None:
            self._write("CACHEDIR.TAG", TAG.encode())
            _remove_abandoned(self._folder / "tmp")
        # a hash proves wheels and metadata; a page is believed only where no one else could have written it
        self._pages_trusted = self._folder is not None and _is_private(self._folder)

    def wheel_into(self, sha256: str, target: Path) -> int | None:
        """Puts the kept wheel at `target` (a name of its own, not the final one). Its size, or None if there is none that is whole."""
        kept = self._path(f"wheels/{sha256[:2]}/{sha256}.whl")
        if kept is None or not kept.is_file():
            return None
        try:
            _link_or_copy(kept, target)
            if hash_file(target) == sha256:
                return target.stat().st_size
            _remove(kept)
        except OSError as error:
            _note(error)
        _remove(target)
        return None

    def keep_wheel(self, sha256: str, source: Path) -> None:
        kept = self._path(f"wheels/{sha256[:2]}/{sha256}.whl")
        if kept is None or kept.exists():
            return
        aside = None
        try:
            kept.parent.mkdir(parents=True, exist_ok=True)
            aside = self._aside()
            aside.unlink()
            _link_or_copy(source, aside)
            os.replace(aside, kept)
        except OSError as error:
            _note(error)
            _remove(aside)

    def metadata(self, wheel_sha256: str, metadata_sha256: str) -> bytes | None:
        content = self._read(f"core/{wheel_sha256}.metadata")
        return content if content is not None and hashlib.sha256(content).hexdigest() == metadata_sha256 else None

    def keep_metadata(self, wheel_sha256: str, content: bytes) -> None:
        self._write(f"core/{wheel_sha256}.metadata", content)

    def page(self, index: str, url: str) -> KeptPage | None:
        name = _page_name(index, url)
        content = self._read(name) if self._pages_trusted else None
        if content is None:
            return None
        head, _, table = content.partition(b"\n")
        try:
            told = json.loads(head)
            kept = KeptPage(told["etag"], told["lastModified"], told["body"], table)
            if told["sha256"] == hashlib.sha256(table).hexdigest() and is_current(table):
                return kept
        except (ValueError, KeyError, TypeError):
            pass
        _remove(self._path(name))
        return None

    def keep_page(self, index: str, url: str, page: KeptPage) -> None:
        if self._pages_trusted:
            told = {"etag": page.etag, "lastModified": page.last_modified, "body": page.body, "sha256": hashlib.sha256(page.table).hexdigest()}
            self._write(_page_name(index, url), json.dumps(told).encode() + b"\n" + page.table)

    def _path(self, name: str) -> Path | None:
        return self._folder / name if self._folder is not None else None

    def _read(self, name: str) -> bytes | None:
        path = self._path(name)
        try:
            return path.read_bytes() if path is not None else None
        except OSError:
            return None

    def _write(self, name: str, content: bytes) -> None:
        path = self._path(name)
        if path is None:
            return
        aside = None
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            aside = self._aside()
            aside.write_bytes(content)
            os.replace(aside, path)
        except OSError as error:
            _note(error)
            _remove(aside)

    def _aside(self) -> Path:
        """A new empty file that nobody else writes."""
        folder = self._folder / "tmp" if self._folder is not None else None
        if folder is not None:
            folder.mkdir(exist_ok=True)
        handle, name = tempfile.mkstemp(dir=folder)
        os.close(handle)
        return Path(name)


def hash_file(path: Path, algorithm: str = "sha256") -> str:
    digest = hashlib.new(algorithm)
    with open(path, "rb", buffering=0) as source:
        while chunk := source.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _page_name(index: str, url: str) -> str:
    """Another name for each format, so that versions of this program may share the folder."""
    return f"pages/{hashlib.sha256(f'{FORMAT} {index} {url}'.encode()).hexdigest()}.table"


def _link_or_copy(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:  # another file system, or one without links
        shutil.copyfile(source, target)


def _remove(path: Path | None) -> None:
    with contextlib.suppress(OSError):
        if path is not None:
            path.unlink()


def _remove_abandoned(folder: Path) -> None:
    with contextlib.suppress(OSError):
        for entry in os.scandir(folder):
            if time.time() - entry.stat(follow_symlinks=False).st_mtime < ABANDONED:
                continue
            if entry.is_dir(follow_symlinks=False):
                shutil.rmtree(entry.path, ignore_errors=True)  # a half unpacked pip
            else:
                _remove(Path(entry.path))


def _is_private(folder: Path) -> bool:
    """Ours, and not for others to write. Windows: the user's cache folder is."""
    try:
        facts = folder.stat()
    except OSError:
        return False
    return not hasattr(os, "getuid") or (facts.st_uid == os.getuid() and not facts.st_mode & stat.S_IWOTH)


def _note(error: OSError) -> None:
    print(f"the cache folder: {error}", file=sys.stderr)
