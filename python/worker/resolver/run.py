"""What the fast path's replacements look at: the target at hand and all that this process keeps between targets."""

from __future__ import annotations

from typing import Any

from pip._internal.models.candidate import InstallationCandidate

from worker.resolver.index_client import Desk
from worker.resolver.target_cache import Memory


class Run:
    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.memory: Memory | None = None
        self.candidates: dict[str, InstallationCandidate] = {}
        """By the URL of the row."""
        self.dists: dict[str, Any] = {}
        """Parsed metadata, by the URL of the wheel."""

    @property
    def now(self) -> Memory:
        assert self.memory is not None, "a replacement of the fast path outside of a run"
        return self.memory
