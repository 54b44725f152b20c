"""The resolver role: pip's own resolver for any target, one target after the other in one process, without network access.

Operations, with request -> response (schemas: `OPERATIONS.resolver` of src/worker/protocol.ts, src/worker/messages.ts):

    open     {"targets": [Target], "settings": {"pre", "uploadedPriorTo", "indexStrategy", "allowIndexLines"}, "runFolder"} -> {}
             The first request. `mode: "plain"` in the settings turns the fast path off.
    read     {"requirementInputs", "folder", "allowIndexLines", "variables"} -> ParsedRequirements
             Parses requirements, constraints and locks (worker/requirements).
    resolve  {"target": id, "roots", "constraints", "locked", "pre", "bounds", "wheels": [FileEntry]} -> Resolution
             {"kind": "solved", "target", "files", "sdists"?, "ignored"?} or {"kind": "unsolved", "target", "findings", "sdists"}.
             `locked`: the roots are a whole lock. `bounds`: the targets that the input supports. `wheels`: built from sdists so far.

While it handles a request it asks the caller for `page`, `core`, `file` and `text` of the process with network access. If one of them
cannot be had, the request fails with that error.
"""

from __future__ import annotations

import os
import tempfile
from datetime import datetime, timedelta, timezone
from typing import Any

from pip._internal.utils.datetime import parse_iso_datetime

from worker.errors import Fault
from worker.jsonl_rpc import Channel, Message
from worker.requirements.service import read
from worker.resolver.index_client import IndexClient, IndexUnavailable
from worker.resolver.pip_run import Settings, use_fixed_user_agent
from worker.resolver.target_resolver import ResolveRequest, TargetResolver
from worker.target import Target


def serve(channel: Channel) -> None:
    os.environ["_PIP_USE_IMPORTLIB_METADATA"] = "1"  # Python 3.10 would use pkg_resources, which is slower and words versions differently
    use_fixed_user_agent()
    service = _Service(channel)
    channel.serve({"open": service.open, "read": service.read, "resolve": service.resolve})


class _Service:
    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self._resolver: TargetResolver | None = None

    def open(self, request: Message) -> Message:
        given = request["settings"]
        tempfile.tempdir = request["runFolder"]
        settings = Settings(bool(given.get("pre")), _upload_limit(given.get("uploadedPriorTo")), request["runFolder"])
        targets = [Target.from_json(target) for target in request["targets"]]
        client = IndexClient(self._channel, given.get("indexStrategy", "unique"))
        self._resolver = TargetResolver(client, targets, settings, fast=given.get("mode") != "plain")
        return {}

    def read(self, request: Message) -> Any:
        return read(request, self._channel)

    def resolve(self, request: Message) -> Message:
        if self._resolver is None:
            raise Fault("bug", "resolve was requested before open")
        given = ResolveRequest(
            request["target"],
            request["roots"],
            request["constraints"],
            request.get("wheels", []),
            bool(request.get("locked")),
            bool(request.get("pre")),
            request.get("bounds") or [],
        )
        try:
            return self._resolver.resolve(given)
        except IndexUnavailable as error:
            raise error.fault from error


def _upload_limit(text: str | None) -> datetime | None:
    """Parse `--uploaded-prior-to` as pip 26.3 does: an ISO 8601 time, or `PnD` for n days before now. Raises Fault(usage)."""
    if text is None:
        return None
    try:
        if text.startswith("P") and text.endswith("D") and text[1:-1].isascii() and text[1:-1].isdigit():
            return datetime.now(timezone.utc) - timedelta(days=int(text[1:-1]))
        limit = parse_iso_datetime(text)
    except (ValueError, OverflowError) as error:
        want = "a time such as 2026-01-31T00:00:00Z, or days such as P7D"
        raise Fault("usage", f"uploaded-prior-to: {text}: want {want}", faults=[{"input": "uploaded-prior-to", "actual": text, "expected": want}]) from error
    return limit.astimezone() if limit.tzinfo is None else limit
