"""This process resolves. It builds nothing, whatever a requirement says."""

from __future__ import annotations

from typing import Any, cast

from pip._internal.exceptions import InstallationError
from pip._internal.metadata import BaseDistribution
from pip._internal.network import session
from pip._internal.operations.prepare import RequirementPreparer
from pip._internal.req.req_install import InstallRequirement


class SourceRefused(InstallationError):
    """A candidate is no wheel, so its metadata would have to be built."""

    def __init__(self, what: object, url: str) -> None:
        super().__init__(f"{what} is no wheel")
        self.url = url


def start_no_program() -> None:
    """pip's own user agent asks programs for the system's name, which the sandbox forbids (worker/sandbox.py)."""
    session.user_agent = cast(Any, lambda: "offline-bundle")


def refuse_sources() -> None:
    """pip comes by here with every candidate whose metadata it cannot have by itself, before it fetches or unpacks it."""
    wheels_only = RequirementPreparer._prepare_linked_requirement

    def prepare_linked(self: RequirementPreparer, req: InstallRequirement, parallel_builds: bool) -> BaseDistribution:
        if req.link is None or not req.link.is_wheel:
            raise SourceRefused(req, req.link.url_without_fragment if req.link else "")
        return wheels_only(self, req, parallel_builds)

    def prepare_editable(self: RequirementPreparer, req: InstallRequirement) -> BaseDistribution:
        raise SourceRefused(req, req.link.url_without_fragment if req.link else "")

    RequirementPreparer._prepare_linked_requirement = prepare_linked  # type: ignore[method-assign]
    RequirementPreparer.prepare_editable_requirement = prepare_editable  # type: ignore[method-assign]
