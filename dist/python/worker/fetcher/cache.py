"""The cache folder, kept between runs. Each entry is verified by its hash or revalidated with the index before use.

wheels/<2>/<sha256>.whl     hashed again before each use
core/<sha256>.metadata      METADATA of that wheel, used only while the index announces the same sha256
pages/<key>.table           first line {"etag", "lastModified", "body", "sha256"}, then a page file (worker/page_format.py); used only
                            after a 304, or if the index sends the same bytes again
tmp/                        files being written; files of killed runs are removed after a day
Safe for concurrent runs: files are renamed into place when they are complete. A failed write is logged and otherwise ignored.
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
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from worker.file_digest import file_digest
from worker.page_format import FORMAT

# Unit: seconds. Writing one file never takes longer.
MAX_WRITE_SECONDS = 86_400
TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# This folder is a cache of offline-bundle. It can be deleted at any time.\n"


class CachedPage(NamedTuple):
    etag: str
    last_modified: str
    body: str  # sha256 of the response body that was parsed into `table`
    table: bytes

    def validators(self) -> dict[str, str]:
        if self.etag:
            return {"If-None-Match": self.etag}
        return {"If-Modified-Since": self.last_modified} if self.last_modified else {}


class Cache:
    def __init__(self, folder: str | None) -> None:
        self._folder = Path(folder) if folder else None
        if self._folder is not None:
            self._create("CACHEDIR.TAG", lambda temporary: temporary.write_bytes(TAG.encode()))
            _remove_abandoned(self._folder / "tmp")
        # wheels and metadata are verified by hash; pages are not, so another user must not be able to write them
        self._pages_trusted = self._folder is not None and _is_private(self._folder)

    def wheel_into(self, sha256: str, target: Path) -> int | None:
        """Link or copy the cached wheel to `target`, a temporary name. @return its size in bytes, or None if no intact copy is cached"""
        cached = self._path(f"wheels/{sha256[:2]}/{sha256}.whl")
        if cached is None or not cached.is_file():
            return None
        try:
            _link_or_copy(cached, target)
            if file_digest(target).hexdigest() == sha256:
                return target.stat().st_size
            _remove(cached)
        except OSError as error:
            _note(error)
        _remove(target)
        return None

    def keep_wheel(self, sha256: str, source: Path) -> None:
        name = f"wheels/{sha256[:2]}/{sha256}.whl"
        if (cached := self._path(name)) is not None and not cached.exists():
            self._create(name, lambda temporary: _link_or_copy(source, temporary))

    def metadata(self, wheel_sha256: str, metadata_sha256: str) -> bytes | None:
        content = self._read(f"core/{wheel_sha256}.metadata")
        return content if content is not None and hashlib.sha256(content).hexdigest() == metadata_sha256 else None

    def keep_metadata(self, wheel_sha256: str, content: bytes) -> None:
        self._create(f"core/{wheel_sha256}.metadata", lambda temporary: temporary.write_bytes(content))

    def page(self, index: str, url: str) -> CachedPage | None:
        name = _page_name(index, url)
        content = self._read(name) if self._pages_trusted else None
        if content is None:
            return None
        head, _, table = content.partition(b"\n")
        try:
            header = json.loads(head)
            page = CachedPage(header["etag"], header["lastModified"], header["body"], table)
            if header["sha256"] == hashlib.sha256(table).hexdigest():
                return page
        except (ValueError, KeyError, TypeError):
            pass
        _remove(self._path(name))
        return None

    def keep_page(self, index: str, url: str, page: CachedPage) -> None:
        if self._pages_trusted:
            header = {"etag": page.etag, "lastModified": page.last_modified, "body": page.body, "sha256": hashlib.sha256(page.table).hexdigest()}
            content = json.dumps(header).encode() + b"\n" + page.table
            self._create(_page_name(index, url), lambda temporary: temporary.write_bytes(content))

    def _path(self, name: str) -> Path | None:
        return self._folder / name if self._folder is not None else None

    def _read(self, name: str) -> bytes | None:
        path = self._path(name)
        try:
            return path.read_bytes() if path is not None else None
        except OSError:
            return None

    def _create(self, name: str, write: Callable[[Path], object]) -> None:
        """Call `write` with the path of a temporary file, then rename the file to `name`."""
        if self._folder is None:
            return
        path, temporary = self._folder / name, None
        try:
            for folder in (path.parent, self._folder / "tmp"):
                folder.mkdir(parents=True, exist_ok=True)
            handle, temporary_name = tempfile.mkstemp(dir=folder)
            os.close(handle)
            temporary = Path(temporary_name)
            write(temporary)
            os.replace(temporary, path)
        except OSError as error:
            _note(error)
            _remove(temporary)


def _page_name(index: str, url: str) -> str:
    """The name contains the format, so that several versions of this program can share the folder."""
    return f"pages/{hashlib.sha256(f'{FORMAT} {index} {url}'.encode()).hexdigest()}.table"


def _link_or_copy(source: Path, target: Path) -> None:
    target.unlink(missing_ok=True)
    try:
        os.link(source, target)
    except OSError:  # another file system, or no support for hard links
        shutil.copyfile(source, target)


def _remove(path: Path | None) -> None:
    with contextlib.suppress(OSError):
        if path is not None:
            path.unlink()


def _remove_abandoned(folder: Path) -> None:
    with contextlib.suppress(OSError):
        for entry in os.scandir(folder):
            if time.time() - entry.stat(follow_symlinks=False).st_mtime < MAX_WRITE_SECONDS:
                continue
            if entry.is_dir(follow_symlinks=False):
                shutil.rmtree(entry.path, ignore_errors=True)  # a partly unpacked pip
            else:
                _remove(Path(entry.path))


def _is_private(folder: Path) -> bool:
    """Whether other users cannot write to the folder. On Windows, the user's cache folder is private by default."""
    try:
        facts = folder.stat()
    except OSError:
        return False
    return not hasattr(os, "getuid") or (facts.st_uid == os.getuid() and not facts.st_mode & stat.S_IWOTH)


def _note(error: OSError) -> None:
    print(f"cache folder: {error}", file=sys.stderr)
