"""The shape of a manifest."""

from typing import Any, Optional

from .console import Json

# What of a manifest is read here: a type, the choices, a list of one shape, or keys, of which those with `?` may be absent.
TARGET: Json = {
    "id": str,
    "system": {"os": ("linux", "macos", "windows", "other"), "machine": str, "libc?": str, "floor?": [int]},
    "python": {"implementation": str, "version": str, "series": str, "freeThreaded": bool},
    "abis": [str],
    "platformTags": [str],
    "machines": [str],
    "bootstrap?": str,
    "closure": {
        "complete": bool,
        "findings": [{"severity": str, "message": str}],
        "micros": {"from": str, "to": str, "except?": [{"from": str, "to": str, "because": str}]},
    },
    "entries": [{"project": str, "requiredBy?": [str], "marker?": str}],
}

MANIFEST: Json = {
    "name": str,
    "epochSeconds?": int,
    "targets": [TARGET],
    "wheels": [{"path": str, "sha256": str, "project": str, "requiresPython?": str, "yanked?": str}],
    "files": [{"path": str, "sha256": str}],
}


def misfit(value: Any, shape: Any, place: str = "") -> Optional[str]:
    """The first place at which a value has not its shape, or None. A manifest may lie although every sum is right."""
    if isinstance(shape, tuple):
        return None if value in shape else place
    if isinstance(shape, type):
        return None if isinstance(value, shape) and (shape is bool or not isinstance(value, bool)) else place
    if isinstance(shape, list):
        if not isinstance(value, list):
            return place
        pairs = [(one, shape[0], "%s[%d]" % (place, number)) for number, one in enumerate(value)]
    elif not isinstance(value, dict):
        return place
    else:
        inner = [(key.rstrip("?"), key.endswith("?"), one) for key, one in shape.items()]
        pairs = [(value.get(key), one, (place + "." + key).lstrip(".")) for key, may_lack, one in inner if key in value or not may_lack]
    return next((found for found in (misfit(*pair) for pair in pairs) if found is not None), None)
