"""RPC over stdin and stdout: JSON lines with requests and responses in both directions.

    caller -> worker   {"id": 7, "op": "resolve", ...}        worker -> caller   {"id": 7, "ok": {...}} or {"id": 7, "error": {...}}
    worker -> caller   {"ask": 12, "op": "page", ...}         caller -> worker   {"answer": 12, "ok": {...}} or {"answer": 12, "error": {...}}

`Channel.take_stdout` redirects all other output to stderr.
"""

from __future__ import annotations

import json
import os
import queue
import sys
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Executor, Future
from typing import Any, BinaryIO

from worker.errors import Fault, to_message

VERSION = 1
Message = dict[str, Any]
Handler = Callable[[Message], Any]


def print_line(text: str) -> None:
    """Write a line to the log of --verbose, from any thread. `print` would write the line break separately."""
    sys.stderr.write(text + "\n")


class Channel:
    """The connection of a worker to its caller. `ask` may be called from any thread. Handlers do not block the reader thread."""

    def __init__(self, source: BinaryIO, sink: BinaryIO) -> None:
        self._source, self._sink = source, sink
        self._write_lock = threading.Lock()
        self._asked: dict[int, Future[Any]] = {}
        self._next_ask = 0
        self._requests: queue.SimpleQueue[Message | None] = queue.SimpleQueue()
        self._reader = threading.Thread(target=self._read, name="jsonl-reader", daemon=True)

    @classmethod
    def take_stdout(cls) -> Channel:
        """Use stdin and stdout for messages, and redirect everything that libraries print to stderr."""
        sink = os.fdopen(os.dup(1), "wb", buffering=0)
        os.dup2(2, 1)
        return cls(os.fdopen(os.dup(0), "rb"), sink)

    def send(self, message: Message) -> None:
        line = json.dumps(message, separators=(",", ":")).encode() + b"\n"
        with self._write_lock:
            view = memoryview(line)
            while view:  # a raw pipe may write only a part
                view = view[self._sink.write(view) :]

    def ask(self, op: str, **args: Any) -> Future[Any]:
        """Send a request to the caller. The future holds its `ok`, or raises its `error` as Fault."""
        future: Future[Any] = Future()
        with self._write_lock:
            self._next_ask += 1
            number = self._next_ask
            self._asked[number] = future
        self.send({"ask": number, "op": op, **args})
        return future

    def serve(self, handlers: Mapping[str, Handler], executor: Executor | None = None) -> None:
        """Handle requests until stdin ends, in this thread or in those of the executor."""
        self._reader.start()
        while (request := self._requests.get()) is not None:
            if executor is None:
                self._answer(handlers, request)
            else:
                executor.submit(self._answer, handlers, request)

    def _answer(self, handlers: Mapping[str, Handler], request: Message) -> None:
        try:
            reply: Message = {"ok": handlers[request["op"]](request)}
        except (Exception, SystemExit) as error:
            reply = {"error": to_message(error)}
        self.send({"id": request["id"], **reply})

    def _read(self) -> None:
        for line in self._source:
            message = json.loads(line)
            if "answer" in message:
                self._settle(message)
            else:
                self._requests.put(message)
        self._requests.put(None)
        for future in list(self._asked.values()):  # no more responses can arrive
            if not future.done():
                future.set_exception(Fault("cancelled", "the caller has exited"))

    def _settle(self, message: Message) -> None:
        future = self._asked.pop(message["answer"])
        if "error" in message:
            future.set_exception(Fault(**message["error"]))
        else:
            future.set_result(message["ok"])


def handshake(channel: Channel, role: str, pip_version: str) -> None:
    python = ".".join(map(str, sys.version_info[:3]))
    channel.send({"handshake": VERSION, "role": role, "pip": pip_version, "python": python})
