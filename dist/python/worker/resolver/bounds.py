"""Which targets a lock, a script or a project is for, by what it says of itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pip._vendor.packaging.markers import Marker
from pip._vendor.packaging.specifiers import SpecifierSet

from worker.findings import Finding, finding, shown
from worker.target import Target

Bound = Mapping[str, Any]
"""{"origin", "requiresPython": str | None, "environments": markers}"""

LEAVE_OUT = "leave this target out with --exclude"


def out_of_bounds(bounds: Iterable[Bound], target: Target) -> list[Finding]:
    """One finding for each that excludes the target whose markers this pip reads now (shim.use_markers_of).

    A lock holds nothing for a Python or an environment that it was not made for (pylock.toml, "requires-python" and
    "environments"; PEP 751), whatever its entries look like.
    """
    findings: list[Finding] = []
    for bound in bounds:
        origin, requires_python, environments = bound["origin"], bound["requiresPython"], bound["environments"]
        if requires_python and not SpecifierSet(requires_python).contains(target.version, prereleases=True):
            message = f"{origin} requires Python {requires_python}, and {target.id} has {target.version}"
            findings.append(finding("requires-python", "error", message, hint=f"Lower requires-python there, or {LEAVE_OUT}.", origin=origin))
        if environments and not any(Marker(environment).evaluate() for environment in environments):
            message = f"{origin} is not made for {target.id}: none of its environments holds there: {shown('; '.join(environments), 600)}"
            findings.append(finding("environment", "error", message, hint=f"Lock it for this target too, or {LEAVE_OUT}.", origin=origin))
    return findings
