"""Requirement lines are parsed once, not once for each candidate that they lead to."""

from __future__ import annotations

from pip._internal.req import constructors
from pip._internal.req.constructors import RequirementParts
from pip._internal.resolution.resolvelib import factory
from pip._internal.utils import packaging
from pip._vendor.packaging.requirements import InvalidRequirement, Requirement
from pip._vendor.packaging.tags import Tag

from worker.patching import Patch


def patches() -> list[Patch]:
    parse_line, parse_requirement = constructors.parse_req_from_line, packaging.get_requirement
    lines: dict[str, RequirementParts] = {}
    invalid: dict[str, str] = {}

    def parse_req_from_line(name: str, line_source: str | None) -> RequirementParts:
        if line_source is not None or name.startswith(".") or any(mark in name for mark in "/\\@"):
            return parse_line(name, line_source)  # may be a path
        parts = lines.get(name)
        if parts is None:
            parts = parse_line(name, line_source)
            if parts.link is not None:
                return parts
            lines[name] = parts
        return RequirementParts(parts.requirement, parts.link, parts.markers, set(parts.extras))

    def get_requirement(text: str) -> Requirement:
        # pip asks for `<Python from Requires-Python>` in every round, and an exception is not cached
        if text in invalid:
            raise InvalidRequirement(invalid[text])  # a new one: a kept exception would keep its frames
        try:
            return parse_requirement(text)
        except InvalidRequirement as error:
            invalid[text] = str(error)
            raise

    def get_supported() -> list[Tag]:
        return []  # of the host, for the wheel cache, which is not used

    return [
        Patch(constructors, "parse_req_from_line", parse_req_from_line),
        Patch(factory, "get_requirement", get_requirement),
        Patch(factory, "get_supported", get_supported),
    ]
