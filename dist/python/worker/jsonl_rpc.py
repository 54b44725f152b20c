"""JSON lines over stdin and stdout: requests and responses in both directions, one line each.

    caller -> worker   {"id": 7, "op": "resolve", ...}        worker -> caller   {"id": 7, "ok": {...}} or {"id": 7, "error": {...}}
    worker -> caller   {"ask": 12, "op": "page", ...}         caller -> worker   {"answer": 12, "ok": {...}} or {"answer": 12, "error": {...}}

stdout carries nothing else: `Channel.take_stdout` redirects every `print` to stderr first.
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
    """For the log of --verbose, from any thread: `print` writes the end of the line apart."""
    sys.stderr.write(text + "\n")


class Channel:
    """One worker's line to its caller. `ask` may be called from any thread; handlers never block the reader."""

    def __init__(self, source: BinaryIO, sink: BinaryIO) -> None:
        self._source, self._sink = source, sink
        self._write_lock = threading.Lock()
        self._asked: dict[int, Future[Any]] = {}
        self._next_ask = 0
        self._requests: queue.SimpleQueue[Message | None] = queue.SimpleQueue()
        self._reader = threading.Thread(target=self._read, name="lines", daemon=True)

    @classmethod
    def take_stdout(cls) -> Channel:
        """Keep the real stdout for lines and send everything that libraries print to stderr."""
        sink = os.fdopen(os.dup(1), "wb", buffering=0)
        os.dup2(2, 1)
        return cls(os.fdopen(os.dup(0), "rb"), sink)

    def say(self, message: Message) -> None:
        line = json.dumps(message, separators=(",", ":")).encode() + b"\n"
        with self._write_lock:
            view = memoryview(line)
            while view:  # a raw pipe may take a part
                view = view[self._sink.write(view) :]

    def ask(self, op: str, **args: Any) -> Future[Any]:
        """A question to the caller; the future holds `ok`, or raises the Fault that came back."""
        future: Future[Any] = Future()
        with self._write_lock:
            self._next_ask += 1
            number = self._next_ask
            self._asked[number] = future
        self.say({"ask": number, "op": op, **args})
        return future

    def serve(self, handlers: Mapping[str, Handler], executor: Executor | None = None) -> None:
        """Answer requests until stdin ends: in this thread, or each in one of the executor's."""
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
        self.say({"id": request["id"], **reply})

    def _read(self) -> None:
        for line in self._source:
            message = json.loads(line)
            if "answer" in message:
                self._settle(message)
            else:
                self._requests.put(message)
        self._requests.put(None)
        for future in list(self._asked.values()):  # nobody is left to answer
            if not future.done():
                future.set_exception(Fault("cancelled", "the caller has gone"))

    def _settle(self, message: Message) -> None:
        future = self._asked.pop(message["answer"])
        if "error" in message:
            future.set_exception(Fault(**message["error"]))
        else:
            future.set_result(message["ok"])


def handshake(channel: Channel, role: str, pip_version: str) -> None:
    python = ".".join(map(str, sys.version_info[:3]))
    channel.say({"handshake": VERSION, "role": role, "pip": pip_version, "python": python})
