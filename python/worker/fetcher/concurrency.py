"""The threads of the door, and which request they take first."""

from __future__ import annotations

import itertools
import queue
import threading
import time
from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any

# What the resolver waits for goes before what is only fetched ahead; files come last, they fill the line anyway.
RANKS = {"open": 0, "page": 0, "wheels": 0, "text": 1, "core": 1, "file": 3}
HINT_RANK = 2
STOP_RANK = -1

Job = tuple[int, int, "Callable[[], None] | None"]


class Desk(Executor):
    """An executor for `Channel.serve`, which submits `answer(handlers, request)`."""

    def __init__(self) -> None:
        self._jobs: queue.PriorityQueue[Job] = queue.PriorityQueue()
        self._numbers = itertools.count()
        self._threads: list[threading.Thread] = []
        self.staff(1)

    def staff(self, threads: int) -> None:
        """So many threads from now on (never fewer than before)."""
        for _ in range(len(self._threads), threads):
            thread = threading.Thread(target=self._work, name="door", daemon=True)
            self._threads.append(thread)
            thread.start()

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        self._jobs.put((rank_of(args[1]), next(self._numbers), lambda: future.set_result(fn(*args, **kwargs))))
        return future

    def close(self, seconds: float) -> None:
        """No more work, nobody wants what is queued; waits so long for what runs."""
        end = time.monotonic() + seconds
        for _ in self._threads:
            self._jobs.put((STOP_RANK, next(self._numbers), None))
        for thread in self._threads:
            thread.join(max(0.0, end - time.monotonic()))

    def _work(self) -> None:
        while (job := self._jobs.get()[2]) is not None:
            job()


def rank_of(request: dict[str, Any]) -> int:
    rank = RANKS.get(request["op"], 0)
    return max(rank, HINT_RANK) if request.get("hint") else rank
