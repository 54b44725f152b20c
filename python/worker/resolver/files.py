"""Hash-checking mode looks at whole files: they are read where the pool has them, and each hash is checked once."""

from __future__ import annotations

from typing import Any

from pip._internal.models.link import Link
from pip._internal.operations import prepare
from pip._internal.operations.prepare import File
from pip._internal.utils.hashes import Hashes

from worker.patch import Patch
from worker.resolver.resolved_files import direct_entry
from worker.resolver.run import Run


def patches(run: Run) -> list[Patch]:
    original = prepare.get_http_url
    paths: dict[str, str] = {}
    proved: set[tuple[str, Hashes]] = set()

    def get_http_url(link: Link, download: Any, download_dir: str | None = None, hashes: Hashes | None = None) -> File:
        if download_dir is not None or not link.is_wheel:
            return original(link, download, download_dir, hashes)
        path = paths.get(link.url)
        if path is None:
            path = paths[link.url] = run.desk.file(run.desk.entries.get(link.url) or direct_entry(link))["path"]
        if hashes and (path, hashes) not in proved:
            hashes.check_against_path(path)
            proved.add((path, hashes))
        return File(path)

    return [Patch(prepare, "get_http_url", get_http_url)]
