"""What pip must not go on with: a wheel that it could not install, and a URL in metadata, which it would fetch."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from pip._internal.exceptions import InstallationError, MetadataInconsistent, UnsupportedWheel
from pip._internal.req.req_install import InstallRequirement
from pip._internal.resolution.resolvelib.candidates import LinkCandidate
from pip._internal.resolution.resolvelib.factory import Factory
from pip._vendor.packaging.requirements import Requirement

from worker.findings import shown
from worker.page_format import FileEntry
from worker.patch import Patch
from worker.resolver.index_client import Desk, wait


class BrokenWheel(MetadataInconsistent):
    """Of this class because pip passes over such a file and takes another one, and remembers both (Factory._build_failures)."""

    def __init__(self, ireq: InstallRequirement, faults: Sequence[str]) -> None:
        super().__init__(ireq, "METADATA", "", "")
        self.faults = list(faults)

    def __str__(self) -> str:
        return "; ".join(self.faults)


class UrlInMetadata(InstallationError):
    """A requirement of a wheel names a URL, and counts for this target."""

    def __init__(self, requirement: Requirement, parent: InstallRequirement) -> None:
        super().__init__(str(requirement))
        self.requirement, self.parent = requirement, parent


def patches(desk: Desk, entry_of: Callable[[str], FileEntry]) -> list[Patch]:
    prepare, from_spec = LinkCandidate._prepare_distribution, Factory.make_requirements_from_spec

    def prepare_distribution(self: Any) -> Any:
        link = self._ireq.link
        if link is not None and link.is_wheel:
            entry = entry_of(link.url)
            if self._factory.preparer.require_hashes:  # then pip reads the wheel itself
                entry = {key: value for key, value in entry.items() if key != "metadata"}
            faults = wait(desk.core(entry))["core"]["faults"]
            if faults:
                raise BrokenWheel(self._ireq, faults)
        try:
            return prepare(self)
        except UnsupportedWheel as error:  # e.g. a WHEEL file without a version
            raise BrokenWheel(self._ireq, [shown(str(error))]) from error

    def make_requirements_from_spec(self: Any, specifier: str, comes_from: InstallRequirement | None, requested_extras: Iterable[str] = ()) -> Iterator[Any]:
        if comes_from is not None and "@" in specifier:
            requirement = Requirement(specifier)
            if requirement.url and (requirement.marker is None or holds(requirement, requested_extras)):
                raise UrlInMetadata(requirement, comes_from)
        return from_spec(self, specifier, comes_from, requested_extras)

    return [
        Patch(LinkCandidate, "_prepare_distribution", prepare_distribution),
        Patch(Factory, "make_requirements_from_spec", make_requirements_from_spec),
    ]


def holds(requirement: Requirement, extras: Iterable[str]) -> bool:
    assert requirement.marker is not None
    return any(requirement.marker.evaluate({"extra": extra}) for extra in tuple(extras) or ("",))
