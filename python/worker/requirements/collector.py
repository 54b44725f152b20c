"""What is gathered while requirements are read: everything found, and every fault, so that one run shows them all."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol
from urllib.parse import urlsplit

from pip._vendor.packaging.markers import Marker
from pip._vendor.packaging.specifiers import InvalidSpecifier, SpecifierSet

from worker.jsonl_rpc import Message
from worker.parser_limits import exceeds_limits, marker_fault

USER_OF_URL = re.compile(r"(?<=://)[^/\s]*@")


class Asker(Protocol):
    """The one thing that reading needs of worker.jsonl_rpc.Channel: a text that lies behind a URL."""

    def ask(self, op: str, **args: Any) -> Any: ...


@dataclass
class Notes:
    """One `read`. `folder` is where the user stood, as an absolute path: relative paths start there, as with pip."""

    folder: str
    asker: Asker
    allow_index_lines: bool
    variables: Mapping[str, str]
    roots: list[Message] = field(default_factory=list)
    constraints: list[Message] = field(default_factory=list)
    faults: list[Message] = field(default_factory=list)
    index_lines: list[Message] = field(default_factory=list)
    logins: list[Message] = field(default_factory=list)
    bounds: list[Message] = field(default_factory=list)
    pre: bool = False
    require_hashes: bool = False
    hashed: str = ""
    """The first line of a file that is no lock with a `--hash`, if any has one."""
    locked: bool = False
    """True from the moment that a lock is read, which is what is read last."""
    absolute: set[str] = field(default_factory=set)
    """Paths that the user wrote as absolute ones."""
    uv_sources: dict[str, set[str]] = field(default_factory=dict)
    """By file, the projects whose source a `[tool.uv.sources]` states."""
    passed_over: list[str] = field(default_factory=list)
    """Options of a lock that say where its files were found, each with its origin; no values: these may hold secrets."""

    def pass_over(self, origin: str, option: str) -> None:
        self.passed_over.append(f"{option} ({masked(origin)})")

    def note_uv_sources(self, label: str, toml: Mapping[str, Any]) -> None:
        """uv alone knows this table: everything else takes these projects from an index."""
        table: Any = toml
        for key in ("tool", "uv", "sources"):
            table = table.get(key) if isinstance(table, dict) else None
        if isinstance(table, dict) and table:
            self.uv_sources[label] = {str(name) for name in table}

    def fault(self, origin: str, given: str, want: str) -> None:
        """`want` says what is wrong and what would be right. Credentials in URLs are masked in both."""
        self.faults.append({"input": masked(origin), "given": masked(given), "want": masked(want)})

    def bound(self, origin: str, requires_python: str | None, environments: list[str]) -> None:
        """What a lock, a script or a project says of the targets that it is for: any of the environments will do."""
        if requires_python is not None:
            try:
                if exceeds_limits(requires_python):
                    raise InvalidSpecifier(requires_python)
                SpecifierSet(requires_python)
            except InvalidSpecifier:
                self.fault(origin, requires_python, "is no version specifier for requires-python, such as >=3.10")
                return
        if environments and (why := next((why for one in environments if (why := marker_fault(Marker(one)))), None)):
            self.fault(origin, "; ".join(environments), f"is not a list of environments: {why}")
            return
        if requires_python or environments:
            self.bounds.append({"origin": origin, "requiresPython": requires_python or None, "environments": environments})

    def path_of(self, name: str, beside: str | None = None) -> str:
        """The absolute path of what the user calls `name`; relative names start in the folder, or where the file `beside` is."""
        path = os.path.normpath(os.path.join(self.folder if beside is None else os.path.dirname(beside), name))
        if os.path.isabs(name) or beside in self.absolute:
            self.absolute.add(path)
        return path

    def label_of(self, place: str) -> str:
        """How a file is called in origins: as seen from the folder, but for what lies outside of it and was written as an absolute path."""
        if is_url(place):
            return masked(place)
        try:
            inside = os.path.relpath(place, self.folder)
        except ValueError:  # on another drive
            return place
        return place if inside.startswith("..") and place in self.absolute else inside.replace(os.sep, "/")


def masked(text: str) -> str:
    return USER_OF_URL.sub("****@", text)


def is_url(text: str) -> bool:
    """False for what only looks like one, such as `http://[`."""
    try:
        return urlsplit(text).scheme.lower() in ("http", "https", "file")
    except ValueError:
        return False
