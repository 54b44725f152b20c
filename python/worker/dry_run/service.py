"""Role `dry_run`: pip's offline dry run of each lock, with the target's markers and ladder.

Requests and responses: `OPERATIONS.dry_run` of src/worker/protocol.ts.

    dry-run  {"target": Target, "lock": path, "entries": [{"project", "version", "marker"?}]} -> {"passed", "findings", "installed": [[name, version]]}
"""

from __future__ import annotations

import gc
from typing import Any

from worker.dry_run.command import dry_run
from worker.dry_run.pip_caches import keep_facts
from worker.jsonl_rpc import Channel


def serve(channel: Channel) -> None:
    keep_facts()
    channel.serve({"dry-run": lambda request: _answer(request)})


def _answer(request: dict[str, Any]) -> dict[str, Any]:
    try:
        return dry_run(request["target"], request["lock"], request["entries"])
    finally:
        gc.collect()
        gc.freeze()  # the parsed metadata that stays for the next target need not be walked again
