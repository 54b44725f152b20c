"""Each question once: who asks again, or at the same time, gets the first one's answer (or its failure)."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from typing import Any, TypeVar

Answer = TypeVar("Answer")


class Memo:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._answers: dict[Hashable, Future[Any]] = {}

    def once(self, key: Hashable, work: Callable[[], Answer]) -> Answer:
        with self._lock:
            first = key not in self._answers
            future: Future[Answer] = self._answers.setdefault(key, Future())
        if first:  # the owner runs already, so waiting for it cannot deadlock
            try:
                future.set_result(work())
            except BaseException as error:
                future.set_exception(error)
        return future.result()
