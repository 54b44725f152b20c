"""Markers as far as they can be decided before any target is known.

In a pylock.toml a marker may ask for `extras` and `dependency_groups` (pylock.toml, "packages.marker"). Those are fixed by
the request, so they are decided here, and what is left is an ordinary marker for each target to judge.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Any

from pip._vendor.packaging.markers import Marker
from pip._vendor.packaging.utils import canonicalize_name

Tree = bool | str


def both(one: str | None, other: str | None) -> str | None:
    """The marker that holds where both hold; None holds everywhere."""
    if one is None or other is None:
        return one or other
    return str(Marker(f"({one}) and ({other})"))


def decided(marker: Marker | None, chosen: Mapping[str, AbstractSet[str]]) -> Tree:
    """True (always), False (never) or the rest of the marker as text."""
    return True if marker is None else decide(marker._markers, chosen)  # packaging has no public way into a marker


def decide(node: Any, chosen: Mapping[str, AbstractSet[str]]) -> Tree:
    if isinstance(node, tuple):
        return decide_atom(node, chosen)
    if isinstance(node, str):
        return node
    ways: list[list[Tree]] = [[]]
    for item in node:
        if item == "or":
            ways.append([])
        elif item != "and":
            ways[-1].append(decide(item, chosen))
    return any_of([all_of(way) for way in ways])


def decide_atom(atom: Any, chosen: Mapping[str, AbstractSet[str]]) -> Tree:
    left, operator, right = atom
    if str(right) in chosen:
        inside = canonicalize_name(left.value) in {canonicalize_name(name) for name in chosen[str(right)]}
        return inside if str(operator) == "in" else not inside
    return " ".join(part.serialize() for part in atom)


def all_of(parts: list[Tree]) -> Tree:
    if False in parts:
        return False
    rest = [part for part in parts if isinstance(part, str)]
    if len(rest) < 2:
        return rest[0] if rest else True
    return " and ".join(f"({part})" if " or " in part else part for part in rest)


def any_of(parts: list[Tree]) -> Tree:
    if True in parts:
        return True
    rest = list(dict.fromkeys(part for part in parts if isinstance(part, str)))
    return " or ".join(rest) if rest else False
