"""The script that users write around `uv pip compile`: choose the best wheel of each entry with `packaging`, and download it once.

`python fetch_locked.py TARGETS.json LOCKS FOLDER`: LOCKS has a pylock.toml for each target, TARGETS holds the tags that it accepts.
"""

from __future__ import annotations

import json
import sys
import tomllib
from pathlib import Path

from fetch import fetch_all
from packaging.tags import compatible_tags, cpython_tags
from packaging.utils import parse_wheel_filename


def main(argv: list[str]) -> int:
    targets, locks, folder = json.loads(Path(argv[0]).read_text(encoding="utf-8")), Path(argv[1]), Path(argv[2])
    union: dict[str, str] = {}
    for target in targets:
        lock = tomllib.loads((locks / target["lock"]).read_text(encoding="utf-8"))
        ranks = ranks_of(target)
        for package in lock["packages"]:
            wheel = best(package["wheels"], ranks)
            union[wheel["url"]] = wheel["hashes"]["sha256"]
    files = [{"url": url, "sha256": sha256} for url, sha256 in union.items()]
    print(json.dumps({"files": len(files), "bytes": fetch_all(files, folder, check=True)}))
    return 0


def ranks_of(target: dict) -> dict:
    version = tuple(int(part) for part in target["series"].split("."))
    platforms = target["platformTags"]
    tags = [*cpython_tags(version, abis=target["abis"], platforms=platforms), *compatible_tags(version, target["abis"][0], platforms)]
    return {tag: rank for rank, tag in reversed(list(enumerate(tags)))}


def best(wheels: list[dict], ranks: dict) -> dict:
    ranked = []
    for wheel in wheels:
        name = wheel.get("name") or wheel["url"].rpartition("/")[2]
        _, _, build, tags = parse_wheel_filename(name)
        fitting = [ranks[tag] for tag in tags if tag in ranks]
        if fitting:
            ranked.append((min(fitting), [-part if isinstance(part, int) else part for part in build[:1]], name, wheel))
    return min(ranked, key=lambda one: one[:3])[3]


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
