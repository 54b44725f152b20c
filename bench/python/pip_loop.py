"""pip's resolver, session and HTTP cache in a loop: one target after the other in one process.

`python pip_loop.py WORKER PIP TARGETS.json REQUIREMENTS INDEX CACHE|- OUT.json`. Only markers and tags are replaced. OUT
holds {target: [[project, version, url, sha256], ...]}, as resolve-all.ts writes it.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlsplit


def main(argv: list[str]) -> int:
    worker, pip_folder, targets, requirements, index, cache, out = argv
    sys.path[:0] = [worker, pip_folder]
    os.environ["_PIP_USE_IMPORTLIB_METADATA"] = "1"
    from pip._internal.network.session import PipSession
    from pip._internal.req.constructors import install_req_from_line
    from pip._internal.resolution.resolvelib.provider import PipProvider
    from pip._vendor.packaging.utils import canonicalize_name
    from worker import shim
    from worker.resolver import pip_run
    from worker.target import Target

    pip_run.ROOT = index.rstrip("/")  # type: ignore[attr-defined]
    lines = [line for line in Path(requirements).read_text(encoding="utf-8").splitlines() if line]
    session = PipSession(cache=None if cache == "-" else cache, retries=2, trusted_hosts=[urlsplit(index).netloc], index_urls=[index])
    answers: dict[str, list[list[str]]] = {}

    def read(answer: pip_run.Answer) -> list[list[str]]:
        return sorted(
            [canonicalize_name(str(one.name)), str(one.get_dist().version), one.link.url_without_fragment, one.link._hashes["sha256"]]
            for one in answer.chosen.requirements.values()
        )

    with tempfile.TemporaryDirectory() as folder:
        settings = pip_run.Settings(False, None, folder)
        for values in json.loads(Path(targets).read_text(encoding="utf-8")):
            target = Target.from_json(values)
            shim.use_markers_of(target)
            shim.use_tags_of(target)
            parsed = [install_req_from_line(line, user_supplied=True) for line in lines]
            answers[values["id"]] = pip_run.run_pip(target, parsed, session, settings, read, {})
            PipProvider.is_satisfied_by.cache_clear()
    Path(out).write_text(json.dumps(answers), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
