"""What no installer can do anything with although it parses: markers that cannot be evaluated, URLs that lead nowhere.

Neither depends on the target: an operator or a variable is defined for a marker, or it is not, whatever the values are.
"""

from __future__ import annotations

from functools import cache
from urllib.parse import urlsplit

from pip._vendor.packaging.markers import Marker, UndefinedComparison, UndefinedEnvironmentName
from pip._vendor.packaging.requirements import InvalidRequirement, Requirement

from worker.parser_limits import is_exhausting

#: Dependency specifiers, "Environment markers".
VARIABLES = (
    "implementation_name", "implementation_version", "os_name", "platform_machine", "platform_python_implementation", "platform_release",
    "platform_system", "platform_version", "python_full_version", "python_version", "sys_platform", "extra",
)  # fmt: skip
_ENVIRONMENT = dict.fromkeys(VARIABLES, "0")


def marker_fault(marker: Marker | None) -> str | None:
    """Why the marker cannot be evaluated, or None. `packaging` evaluates every part of it, also behind an `extra` that nobody asks for."""
    try:
        if marker is not None:
            marker.evaluate(_ENVIRONMENT)
    except UndefinedEnvironmentName as error:
        return f"its marker cannot be evaluated: {error} is not a variable of markers"
    except UndefinedComparison:
        return "its marker cannot be evaluated: ~= and === compare only versions, and ~= needs two parts, as in ~= '3.12'"
    except ValueError as error:
        return f"its marker cannot be evaluated: {error}"
    return None


@cache
def requirement_fault(line: str) -> str | None:
    """Why no installer takes a Requires-Dist, or None. A URL is looked at only where the requirement counts (url_fault)."""
    if is_exhausting(line):
        return "it is longer, or nests deeper, than any requirement does"
    try:
        return marker_fault(Requirement(line).marker)
    except InvalidRequirement:
        return "it is not a requirement"


def url_fault(url: str) -> str | None:
    """Why the URL of a requirement cannot be parsed, or None."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        return str(error)
    if not parts.scheme:
        return "it has no scheme"
    return "it names no host" if parts.scheme in ("http", "https") and not parts.hostname else None
