"""The results and faults of reading requirements, and the text of the files that are read."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol
from urllib.parse import urlsplit

from pip._internal.req.req_file import BOMS, PEP263_ENCODING_RE
from pip._internal.utils.compat import tomllib
from pip._internal.utils.urls import url_to_path
from pip._vendor.packaging.markers import Marker
from pip._vendor.packaging.specifiers import InvalidSpecifier, SpecifierSet

from worker.jsonl_rpc import Message
from worker.parser_limits import exceeds_limits, marker_fault

USER_OF_URL = re.compile(r"(?<=://)[^/\s]*@")


class Asker(Protocol):
    """The part of worker.jsonl_rpc.Channel that reading needs: the text of a URL."""

    def ask(self, op: str, **args: Any) -> Any: ...


@dataclass
class Collector:
    """One `read`, with all of its faults, so that one run shows them all. Relative paths start in `folder`, which is absolute."""

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
    ignored_options: list[str] = field(default_factory=list)
    """Options of a lock that name locations, each with its origin but without its value, which may hold a secret."""

    def note_uv_sources(self, label: str, toml: Mapping[str, Any]) -> None:
        """uv alone knows this table: everything else takes these projects from an index."""
        table: Any = toml
        for key in ("tool", "uv", "sources"):
            table = table.get(key) if isinstance(table, dict) else None
        if isinstance(table, dict) and table:
            self.uv_sources[label] = {str(name) for name in table}

    def fault(self, origin: str, given: str, want: str) -> None:
        """`want` says what is wrong and what would be right. Credentials in URLs are masked in both."""
        self.faults.append({"input": masked(origin), "actual": masked(given), "expected": masked(want)})

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


def text_of(collector: Collector, place: str, origin: str, given: str) -> str | None:
    """None after a fault. A URL is fetched by whom the asker speaks with; its failures are network faults and pass through."""
    path = place
    try:
        if is_url(place):
            path = url_to_path(place) if place.lower().startswith("file:") else collector.asker.ask("text", url=place).result()["path"]
        with open(path, "rb") as file:
            raw = file.read()
    except OSError as error:
        collector.fault(origin, given, "is a folder, not a file" if os.path.isdir(path) else f"cannot be read: {error.strerror}")
        return None
    except ValueError as error:  # a file: URL of another machine, a name with a null in it
        collector.fault(origin, given, f"cannot be read: {error}")
        return None
    try:
        return decode(raw)
    except (UnicodeError, LookupError) as error:
        collector.fault(
            origin,
            given,
            f"is not UTF-8 text ({error}); save it as UTF-8, or say its encoding in a first line such as # -*- coding: latin-1 -*-",
        )
        return None


def decode(raw: bytes) -> str:
    for bom, encoding in BOMS:
        if raw.startswith(bom):
            return raw[len(bom) :].decode(encoding)
    for line in raw.split(b"\n")[:2]:
        stated = PEP263_ENCODING_RE.search(line) if line[:1] == b"#" else None
        if stated is not None:
            return raw.decode(stated[1].decode("ascii"))
    if utf16 := utf16_of(raw):
        raise UnicodeError(f"it is {utf16} without a byte order mark")
    return raw.decode("utf-8")


def utf16_of(raw: bytes) -> str | None:
    """By the half of each character that is zero in Latin text; no text of ours holds a null character."""
    ends = {"UTF-16LE": raw[1::2].count(0), "UTF-16BE": raw[::2].count(0)}
    encoding, nulls = max(ends.items(), key=lambda one: one[1])
    return encoding if nulls * 4 > len(raw) else None


def toml_of(collector: Collector, place: str, origin: str, given: str) -> Message | None:
    text = text_of(collector, place, origin, given)
    if text is None:
        return None
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        collector.fault(origin, given, f"is no TOML: {error}")
        return None
