"""Temporary patches of pip, and a check that pip's sources are those that the patches were written for."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple


class Patch(NamedTuple):
    owner: Any
    """A module or class of pip."""
    name: str
    replacement: Any


@contextmanager
def applied(patches: Iterable[Patch]) -> Iterator[None]:
    before = [(owner, name, vars(owner)[name]) for owner, name, _ in patches]
    for owner, name, replacement in patches:
        setattr(owner, name, replacement)
    try:
        yield
    finally:
        for owner, name, original in before:
            setattr(owner, name, original)


def unexpected_sources(patches: Iterable[Patch], sources: Mapping[str, str]) -> list[str]:
    """Patched names that do not exist, and modules whose source differs from `sources` (module -> start of its sha256) or is not listed."""
    wrong = [f"{owner.__name__}.{name}" for owner, name, _ in patches if name not in vars(owner)]
    for owner, _, _ in patches:
        module = owner.__module__ if isinstance(owner, type) else owner.__name__
        if module not in sources:
            wrong.append(module)
    return wrong + [module for module, digest in sources.items() if not source_digest(module).startswith(digest)]


def source_digest(module: str) -> str:
    path = sys.modules[module].__file__
    return hashlib.sha256(Path(path or "").read_bytes()).hexdigest()
