"""The tags that a target accepts, made of its ladder by `packaging` alone (Platform compatibility tags; PEP 425, 703)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pip._vendor.packaging.tags import Tag, compatible_tags, cpython_tags, generic_tags
from pip._vendor.packaging.utils import InvalidWheelFilename, parse_wheel_filename


def accepted_tags(target: Mapping[str, Any]) -> frozenset[Tag]:
    python = target["python"]
    major, minor = (int(part) for part in python["series"].split(".")[:2])
    interpreter = f"{python['implementation']}{major}{minor}"
    platforms, abis = list(target["platformTags"]), list(target["abis"])
    if python["implementation"] == "cp":
        own = cpython_tags((major, minor), abis=abis, platforms=platforms)
    else:
        own = generic_tags(interpreter, abis=abis, platforms=platforms)
    return frozenset((*own, *compatible_tags((major, minor), interpreter, platforms)))


def meets(filename: str, accepted: frozenset[Tag]) -> bool:
    """False also for a name that is no wheel's."""
    try:
        return not accepted.isdisjoint(parse_wheel_filename(filename)[3])
    except InvalidWheelFilename:
        return False
