"""Detects requirements and markers that `packaging` cannot parse or evaluate.

`packaging` recurses for each bracket and converts digits to numbers; for thousands of them it raises RecursionError or ValueError, which
its callers do not expect. It also parses markers that cannot be evaluated, on any target, because of an undefined variable or operator.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from urllib.parse import urlsplit

from pip._vendor.packaging.markers import Marker, UndefinedComparison, UndefinedEnvironmentName
from pip._vendor.packaging.requirements import InvalidRequirement, Requirement

#: Real requirements have three or four levels of brackets.
MAX_DEPTH = 50
#: The longest marker seen (a chain of `or` over machines) has 2,000. Unit: characters.
MAX_LENGTH = 20_000
TOO_LONG = "is too long or too deeply nested for a requirement"
_MANY_DIGITS = re.compile(r"\d{1000}")
#: Dependency specifiers, "Environment markers".
VARIABLES = (
    "implementation_name", "implementation_version", "os_name", "platform_machine", "platform_python_implementation", "platform_release",
    "platform_system", "platform_version", "python_full_version", "python_version", "sys_platform", "extra",
)  # fmt: skip
_ENVIRONMENT = dict.fromkeys(VARIABLES, "0")


@lru_cache(4096)  # an index repeats the same text for thousands of files
def exceeds_limits(text: str) -> bool:
    """Whether a requirement, marker, specifier or version must not be parsed."""
    return len(text) > MAX_LENGTH or _MANY_DIGITS.search(text) is not None or (text.count("(") > MAX_DEPTH and _depth(text) > MAX_DEPTH)


def _depth(text: str) -> int:
    depth = deepest = 0
    for mark in text:
        depth += (mark == "(") - (mark == ")")
        deepest = max(deepest, depth)
    return deepest


def marker_fault(marker: Marker | None) -> str | None:
    """Why the marker cannot be evaluated, or None. `packaging` always evaluates all parts of a marker."""
    try:
        if marker is not None:
            marker.evaluate(_ENVIRONMENT)
    except UndefinedEnvironmentName as error:
        return f"its marker cannot be evaluated: {error} is not a marker variable"
    except UndefinedComparison:
        return "its marker cannot be evaluated: ~= and === compare only versions, and ~= needs two parts, as in ~= '3.12'"
    except ValueError as error:
        return f"its marker cannot be evaluated: {error}"
    return None


@cache
def requirement_fault(line: str) -> str | None:
    """Why installers reject a Requires-Dist, or None. Its URL is checked separately, if the requirement applies (url_fault)."""
    if exceeds_limits(line):
        return f"it {TOO_LONG}"
    try:
        return marker_fault(Requirement(line).marker)
    except InvalidRequirement:
        return "it is not a valid requirement"


def url_fault(url: str) -> str | None:
    """Why the URL of a requirement is invalid, or None."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        return str(error)
    if not parts.scheme:
        return "it has no scheme"
    return "it has no host" if parts.scheme in ("http", "https") and not parts.hostname else None
