"""Patches pip to use the markers and tags of a target instead of those of the running Python, and checks the result."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

import pip
from pip._internal.models.target_python import TargetPython
from pip._internal.utils import compatibility_tags
from pip._vendor.packaging import markers
from pip._vendor.packaging.tags import Tag

from worker.patching import Patch, applied
from worker.target import Target

NOT_A_VALUE = "not-a-real-value"
VERSIONS = ("python_version", "python_full_version", "implementation_version")


def use_markers_of(target: Target) -> None:
    """Make pip evaluate markers for `target` (Dependency specifiers, "Environment markers"). @raise RuntimeError if it does not

    `Marker.evaluate` looks up `default_environment` in its module, so replacing it there is sufficient.
    """
    environment = dict(target.markers)
    markers.default_environment = lambda: cast(markers.Environment, dict(environment))
    prove_markers(environment)


def prove_markers(environment: Mapping[str, str]) -> None:
    for variable, value in environment.items():
        other = "0.0.1" if variable in VERSIONS else NOT_A_VALUE
        here = _holds(variable, value) and _holds(variable, value, " or extra == 'x'")
        if not here or _holds(variable, other):
            raise RuntimeError(f"pip {pip.__version__} does not use the target's {variable}")


def use_tags_of(target: Target) -> None:
    """Make pip use exactly the platform tags of the target. @raise RuntimeError if it does not"""
    compatibility_tags._expand_allowed_platforms = _unexpanded
    python = target_python(target)
    platforms = {tag.platform for tag in python.get_unsorted_tags()}
    if platforms != {*target.platform_tags, "any"}:
        raise RuntimeError(f"pip {pip.__version__} does not use the platform tags of {target.id}")
    foreign = Tag(f"{target.implementation}{target.nodot}", target.abis[0], NOT_A_VALUE)
    if foreign in python.get_unsorted_tags():
        raise RuntimeError(f"pip {pip.__version__} accepts any platform for {target.id}")


def tags_of(target: Target) -> list[Tag]:
    """The supported tags of the target, best first, in pip's order (Platform compatibility tags; PEP 425)."""
    with applied([Patch(compatibility_tags, "_expand_allowed_platforms", _unexpanded)]):
        return target_python(target).get_sorted_tags()


def _unexpanded(platforms: list[str] | None) -> list[str] | None:
    """Replaces pip's function, which adds older tags. The tags of a target are already complete."""
    return platforms


def target_python(target: Target) -> TargetPython:
    """The TargetPython of pip's `--python-version`, `--implementation`, `--abi` and `--platform`. Without all four, pip adds tags of the host."""
    return TargetPython(
        platforms=list(target.platform_tags),
        py_version_info=target.version_info,
        abis=list(target.abis),
        implementation=target.implementation,
    )


def _holds(variable: str, value: str, more: str = "") -> bool:
    quote = "'" if '"' in value else '"'
    return markers.Marker(f"{variable} == {quote}{value}{quote}{more}").evaluate()
