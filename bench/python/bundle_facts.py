"""Read what a bundle holds for each target. Lock, file names and the METADATA in the files must agree.

`python bundle_facts.py BUNDLE` prints {"targets": {id: {project: [version, sha256]}}, "faults": [...]}. Standard library only.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import zipfile
from email.parser import HeaderParser
from pathlib import Path

_LINE = re.compile(r"^(\S+?)==(\S+) --hash=sha256:([0-9a-f]{64})$")


def main(argv: list[str]) -> int:
    bundle = Path(argv[0])
    files = {digest_of(wheel): wheel for wheel in sorted((bundle / "wheels").glob("*.whl"))}
    reported = {sha256: metadata_of(wheel) for sha256, wheel in files.items()}
    targets: dict[str, dict[str, list[str]]] = {}
    faults: list[str] = []
    for lock in sorted((bundle / "locks").glob("*.txt")):
        entries = targets.setdefault(lock.name[: -len(".txt")], {})
        for line in lock.read_text(encoding="utf-8").splitlines():
            if line.startswith(("#", "-")) or not line:
                continue
            found = _LINE.match(line)
            if found is None:
                faults.append(f"{lock.name}: {line}")
                continue
            name, version, sha256 = found.groups()
            if sha256 not in files:
                faults.append(f"{lock.name}: {name} {version} names a missing file")
                continue
            inside, named = reported[sha256], files[sha256].name.split("-")[:2]
            if not normal(name) == inside[0] == normal(named[0]) or not same(version, inside[1]) or not same(version, named[1]):
                faults.append(f"{lock.name}: {name} {version}, file {named}, METADATA {inside}")
            entries[normal(name)] = [inside[1], sha256]
    print(json.dumps({"targets": targets, "faults": faults}))
    return 0


def metadata_of(wheel: Path) -> tuple[str, str]:
    with zipfile.ZipFile(wheel) as archive:
        name = next(name for name in archive.namelist() if re.fullmatch(r"[^/]+\.dist-info/METADATA", name))
        headers = HeaderParser().parsestr(archive.read(name).decode("utf-8"))
    return normal(str(headers["Name"])), str(headers["Version"])


def digest_of(path: Path) -> str:
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while piece := file.read(1 << 20):
            digest.update(piece)
    return digest.hexdigest()


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def same(one: str, other: str) -> bool:
    """Compare versions as text, regardless of the spelling of local versions and of trailing zeros."""

    def plain(text: str) -> str:
        return re.sub(r"(\.0)+$", "", text.lower().replace("_", "+").replace("-", "+"))

    return plain(one) == plain(other)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
