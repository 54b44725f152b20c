"""Which identifiers SPDX has: a misspelt one in a rule would forbid nothing."""

from __future__ import annotations

from collections.abc import Iterable

from pip._vendor.packaging.licenses._spdx import EXCEPTIONS, LICENSES


def unknown_ids(ids: Iterable[str]) -> list[str]:
    """Those that are neither a license, an exception nor a LicenseRef of the user's own (SPDX, annex "License expressions")."""
    return [one for one in ids if not _is_known(one.lower())]


def _is_known(one: str) -> bool:
    return one.startswith("licenseref-") or one in EXCEPTIONS or one in LICENSES or one.removesuffix("+") in LICENSES
