"""What an index would have said, written again for a pip that asks by itself (Simple repository API; PEP 691, 658)."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from worker.index_file import IndexFile, yanked_value
from worker.resolver.desk import Core
from worker.resolver.stock import Stock

ROOT = "https://tables.invalid/simple"
"""The index that this pip believes in; nobody can own a host under .invalid (RFC 2606)."""
CONTENT_TYPE = "application/vnd.pypi.simple.v1+json"


def project_page(stock: Stock, wants: Callable[[str], bool], *, sdists: bool = False) -> bytes:
    """`wants` a tag part: what no target can take is left out before pip builds an object of it."""
    files = [wheel_of(row) for release in stock.releases() for row, _, _ in release.rows() if wants(row.tag_part)]
    if sdists:
        files += map(file_of, stock.sdists)
    return json.dumps({"meta": {"api-version": "1.1"}, "name": stock.project, "files": files}).encode()


def wheel_of(row: IndexFile) -> dict[str, Any]:
    return {**file_of(row), "core-metadata": not row.url.startswith("file:")}


def file_of(row: IndexFile) -> dict[str, Any]:
    return {
        "filename": row.filename,
        "url": row.url,
        "hashes": dict(row.hashes),
        "requires-python": row.requires_python,
        "yanked": yanked_value(row.yanked),
        "upload-time": row.upload_time,
    }


def metadata_text(core: Core) -> str:
    """METADATA with all that a resolver reads (Core metadata)."""
    lines = [("Metadata-Version", "2.1"), ("Name", core["name"]), ("Version", core["version"])]
    if core["requiresPython"] is not None:
        lines.append(("Requires-Python", core["requiresPython"]))
    lines += [("Provides-Extra", extra) for extra in core["providesExtra"]]
    lines += [("Requires-Dist", " ".join(line.split())) for line in core["requiresDist"]]
    return "".join(f"{key}: {value}\n" for key, value in lines)
