"""Download many files with 16 threads: `python fetch.py LIST.json FOLDER [--unchecked]`; LIST is [{"url", "sha256"}]. Needs urllib3."""

from __future__ import annotations

import hashlib
import json
import os
import ssl
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import urllib3

THREADS = 16
_PIECE = 1 << 20


def fetch_all(files: list[dict[str, str]], folder: Path, *, check: bool) -> int:
    """Return the total number of bytes. Raises if a file cannot be downloaded or has another sha256."""
    folder.mkdir(parents=True, exist_ok=True)
    context = ssl.create_default_context()
    if os.environ.get("PIP_CERT"):
        context.load_verify_locations(os.environ["PIP_CERT"])
    http = urllib3.PoolManager(maxsize=THREADS, ssl_context=context, retries=urllib3.Retry(5, backoff_factor=0.5), timeout=60)

    def fetch(file: dict[str, str]) -> int:
        digest, size = hashlib.sha256(), 0
        with http.request("GET", file["url"], preload_content=False) as response, open(folder / file["url"].rpartition("/")[2], "wb") as out:
            if response.status != 200:
                raise RuntimeError(f"{file['url']}: {response.status}")
            for piece in response.stream(_PIECE):
                out.write(piece)
                size += len(piece)
                if check:
                    digest.update(piece)
        if check and digest.hexdigest() != file["sha256"]:
            raise RuntimeError(f"{file['url']}: wrong sha256")
        return size

    with ThreadPoolExecutor(THREADS) as executor:
        return sum(executor.map(fetch, files))


if __name__ == "__main__":
    listed = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    print(json.dumps({"files": len(listed), "bytes": fetch_all(listed, Path(sys.argv[2]), check="--unchecked" not in sys.argv)}))
