"""Which requirements led to a requirement: from what the user asked for down to it, and where the user did."""

from __future__ import annotations

from typing import Any, NamedTuple

from pip._internal.req.req_install import InstallRequirement
from pip._internal.resolution.resolvelib.candidates import ExtrasCandidate
from pip._internal.utils.packaging import requirement_without_marker
from pip._vendor.packaging.utils import canonicalize_name

ARGUMENT = "argument"
"""The origin of what stands on the command line, or in the action's `packages`."""


class Chain(NamedTuple):
    texts: list[str]
    """E.g. `["keyring>=25", "jaraco.classes"]`."""
    origin: str
    """E.g. `requirements.txt:3`."""

    @property
    def wanted_by(self) -> str:
        """`keyring>=25 (requirements.txt:3)`, the last link left out."""
        return placed(self.texts[:-1], self.origin)


def placed(texts: list[str], origin: str) -> str:
    above = " > ".join(texts)
    if origin == ARGUMENT:
        return above or "you"
    return f"{above} ({origin})" if above else origin


def chain_of(requirement: Any, parent: Any) -> Chain:
    """Of a requirement as resolvelib names a cause; `parent` is the candidate that has it, None for the user."""
    _, own = requirement.get_candidate_lookup()
    if own is not None:
        return chain_to(own)
    above = chain_to(requirer(parent)) if parent is not None else Chain([], ARGUMENT)
    return Chain([*above.texts, str(requirement)], above.origin)


def chain_to(requirement: InstallRequirement) -> Chain:
    texts: list[str] = []
    last = None
    origin = ""
    step: Any = requirement
    while isinstance(step, InstallRequirement):
        name = canonicalize_name(step.name) if step.name else str(step.link)
        if name != last:  # pip puts a requirement without its extras above itself
            texts.insert(0, text_of(step))
        elif step.comes_from is None or isinstance(step.comes_from, str):
            texts[0] = text_of(step)
        last = name
        step = step.comes_from
        origin = step if isinstance(step, str) else ""
    return Chain(texts, origin or ARGUMENT)


def requirer(candidate: Any) -> InstallRequirement:
    base = candidate.base if isinstance(candidate, ExtrasCandidate) else candidate
    found: InstallRequirement = base._ireq
    return found


def text_of(requirement: InstallRequirement) -> str:
    if requirement.req is None:
        return str(requirement.link)
    return str(requirement_without_marker(requirement.req))
