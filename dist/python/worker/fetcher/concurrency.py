"""PriorityThreadPool orders requests by priority; SingleFlight runs equal requests once."""

from __future__ import annotations

import itertools
import queue
import threading
import time
from collections.abc import Callable, Hashable
from concurrent.futures import Executor, Future
from typing import Any, TypeVar

Result = TypeVar("Result")

# Lower runs first: resolvers wait for pages. Prefetches (hints) run before files, which use the remaining bandwidth.
PRIORITIES = {"open": 0, "page": 0, "wheels": 0, "text": 1, "core": 1, "file": 3}
HINT_PRIORITY = 2
STOP_PRIORITY = -1

Job = tuple[int, int, "Callable[[], None] | None"]


class PriorityThreadPool(Executor):
    """An executor for `Channel.serve`: the second argument of each submitted call is the request, whose `op` and `hint` set the priority."""

    def __init__(self) -> None:
        self._jobs: queue.PriorityQueue[Job] = queue.PriorityQueue()
        self._numbers = itertools.count()
        self._threads: list[threading.Thread] = []
        self.grow(1)

    def grow(self, threads: int) -> None:
        """Start threads until `threads` are running."""
        for _ in range(len(self._threads), threads):
            thread = threading.Thread(target=self._work, name="fetcher", daemon=True)
            self._threads.append(thread)
            thread.start()

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        self._jobs.put((priority_of(args[1]), next(self._numbers), lambda: future.set_result(fn(*args, **kwargs))))
        return future

    def close(self, seconds: float) -> None:
        """Drop queued jobs and wait at most `seconds` for running ones."""
        end = time.monotonic() + seconds
        for _ in self._threads:
            self._jobs.put((STOP_PRIORITY, next(self._numbers), None))
        for thread in self._threads:
            thread.join(max(0.0, end - time.monotonic()))

    def _work(self) -> None:
        while (job := self._jobs.get()[2]) is not None:
            job()


def priority_of(request: dict[str, Any]) -> int:
    priority = PRIORITIES.get(request["op"], 0)
    return max(priority, HINT_PRIORITY) if request.get("hint") else priority


class SingleFlight:
    """Calls a function once per key. Concurrent and later callers get the first call's result or exception."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._results: dict[Hashable, Future[Any]] = {}

    def do(self, key: Hashable, work: Callable[[], Result]) -> Result:
        with self._lock:
            is_first = key not in self._results
            future: Future[Result] = self._results.setdefault(key, Future())
        if is_first:  # every other caller waits for a thread that is already running `work`, so the pool cannot deadlock
            try:
                future.set_result(work())
            except BaseException as error:
                future.set_exception(error)
        return future.result()
