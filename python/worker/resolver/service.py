"""The resolver role: pip's own resolver for foreign targets, one after the other in one process, with no network of its own.

Requests and responses: `OPERATIONS.resolver` of src/worker/protocol.ts. It asks its caller for the door's page, core, file and text.

    open     {"targets": [Target], "settings": {"pre", "uploadedPriorTo", "indexStrategy"}, "runFolder"} -> {}; comes first
    read     {"requirementInputs", "folder", "allowIndexLines", "variables"} -> Reading (worker/reading)
    resolve  {"target": id, "roots", "constraints", "locked", "pre", "bounds", "wheels": [FileEntry]} -> Resolution
"""

from __future__ import annotations

import os
import tempfile
from datetime import datetime
from typing import Any

from worker.jsonl_rpc import Channel, Fault, Message
from worker.resolver.index_client import IndexClient, IndexUnavailable, reject_sources, use_fixed_user_agent
from worker.resolver.pip_run import Settings, upload_limit
from worker.resolver.target_resolver import ResolveRequest, TargetResolver
from worker.target import Target


def serve(channel: Channel) -> None:
    # On 3.10 pip would read metadata by pkg_resources, which is slower and has other words for a version
    os.environ["_PIP_USE_IMPORTLIB_METADATA"] = "1"
    use_fixed_user_agent()
    reject_sources()
    role = Role(channel)
    channel.serve({"open": role.open, "read": role.read, "resolve": role.resolve})


class Role:
    """The three operations of a resolver process, in the order in which they are asked."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self._work: TargetResolver | None = None

    def open(self, request: Message) -> Message:
        given = request["settings"]
        tempfile.tempdir = request["runFolder"]
        settings = Settings(bool(given.get("pre")), limit_of(given.get("uploadedPriorTo")), request["runFolder"])
        targets = [Target.from_json(target) for target in request["targets"]]
        self._work = TargetResolver(IndexClient(self._channel, given.get("indexStrategy", "unique")), targets, settings, fast=given.get("mode") != "plain")
        return {}

    def read(self, request: Message) -> Any:
        from worker.requirements.service import read

        return read(request, self._channel)

    def resolve(self, request: Message) -> Message:
        if self._work is None:
            raise Fault("bug", "resolve came before open")
        try:
            return self._work.resolve(question_of(request))
        except IndexUnavailable as error:
            raise error.fault from error


def limit_of(given: str | None) -> datetime | None:
    try:
        return upload_limit(given)
    except ValueError as error:
        want = "a time such as 2026-01-31T00:00:00Z, or days such as P7D"
        raise Fault("usage", f"uploaded-prior-to: {given}: want {want}", faults=[{"input": "uploaded-prior-to", "given": str(given), "want": want}]) from error


def question_of(request: Message) -> ResolveRequest:
    return ResolveRequest(
        request["target"],
        request["roots"],
        request["constraints"],
        request.get("wheels", []),
        bool(request.get("locked")),
        bool(request.get("pre")),
        request.get("bounds") or [],
    )
