"""A source tree: what it needs to be built (PEP 518), and what it states of itself (Core metadata, PEP 643)."""

from __future__ import annotations

from email.parser import HeaderParser
from pathlib import Path
from typing import NamedTuple

from pip._internal.exceptions import PipError
from pip._internal.pyproject import load_pyproject_toml

from worker.build.refused import Refused


class BuildSystem(NamedTuple):
    requires: list[str]
    backend: str
    backend_path: list[str]


def build_system_of(folder: Path, name: str) -> BuildSystem:
    """As pip reads it; the default is setuptools' legacy backend."""
    try:
        system = load_pyproject_toml(str(folder / "pyproject.toml"), str(folder / "setup.py"), name)
    except (PipError, ValueError, OSError) as error:
        raise Refused("build", f"{name} cannot be built: {' '.join(str(error).split())}") from error
    requires = [*system.requires, *system.check] if not system.backend_path else list(system.requires)
    return BuildSystem(requires, system.backend, list(system.backend_path or []))


def states_metadata(folder: Path) -> bool:
    """PKG-INFO of version 2.2 or newer whose Requires-Dist and Requires-Python are not Dynamic: a build cannot change them."""
    try:
        text = (folder / "PKG-INFO").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    headers = HeaderParser().parsestr(text)
    version = [int(part) for part in str(headers.get("Metadata-Version", "0")).split(".") if part.isdigit()]
    dynamic = {str(value).strip().lower() for value in headers.get_all("Dynamic", [])}
    return version >= [2, 2] and not dynamic & {"requires-dist", "requires-python"}
