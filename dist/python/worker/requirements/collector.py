"""The results and faults of one `read`, and the text of files and URLs."""

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


class TextSource(Protocol):
    """The part of worker.jsonl_rpc.Channel that fetches the text of a URL."""

    def ask(self, op: str, **args: Any) -> Any: ...


@dataclass
class Collector:
    """The results of one `read`, and all of its faults. Relative paths start in `folder`, an absolute path."""

    folder: str
    source: TextSource
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
    """Origin of the first `--hash` outside of a lock, or ''."""
    locked: bool = False
    """Whether the lock, which is read last, has been opened."""
    absolute: set[str] = field(default_factory=set)
    """Paths that the user wrote as absolute paths."""
    uv_sources: dict[str, set[str]] = field(default_factory=dict)
    """Label of a file -> projects in its `[tool.uv.sources]`."""
    ignored_options: list[str] = field(default_factory=list)
    """`OPTION (ORIGIN)` of each location in a lock. The value is left out, because it may contain a secret."""

    def note_uv_sources(self, label: str, toml: Mapping[str, Any]) -> None:
        """Only uv uses this table; for other tools, these projects come from an index."""
        table: Any = toml
        for key in ("tool", "uv", "sources"):
            table = table.get(key) if isinstance(table, dict) else None
        if isinstance(table, dict) and table:
            self.uv_sources[label] = {str(name) for name in table}

    def fault(self, origin: str, given: str, want: str) -> None:
        """Add a fault, printed as `ORIGIN: GIVEN: WANT`. Credentials in URLs are masked."""
        self.faults.append({"input": masked(origin), "actual": masked(given), "expected": masked(want)})

    def restrict_targets(self, origin: str, requires_python: str | None, environments: list[str]) -> None:
        """Add the restriction that a lock, a script or a project sets for its targets: a Python range, and markers of which one must hold."""
        if requires_python is not None:
            try:
                if exceeds_limits(requires_python):
                    raise InvalidSpecifier(requires_python)
                SpecifierSet(requires_python)
            except InvalidSpecifier:
                self.fault(origin, requires_python, "is not a valid requires-python; use a version specifier such as >=3.10")
                return
        if environments and (why := next((why for one in environments if (why := marker_fault(Marker(one)))), None)):
            self.fault(origin, "; ".join(environments), f"is not a valid environment: {why}")
            return
        if requires_python or environments:
            self.bounds.append({"origin": origin, "requiresPython": requires_python or None, "environments": environments})

    def path_of(self, name: str, parent: str | None = None) -> str:
        """The absolute path of `name`, which is relative to the file `parent` if it is set, else to the folder."""
        path = os.path.normpath(os.path.join(self.folder if parent is None else os.path.dirname(parent), name))
        if os.path.isabs(name) or parent in self.absolute:
            self.absolute.add(path)
        return path

    def label_of(self, location: str) -> str:
        """The name of a file in origins: its path relative to the folder. An absolute path outside of the folder stays absolute."""
        if is_url(location):
            return masked(location)
        try:
            inside = os.path.relpath(location, self.folder)
        except ValueError:  # on another drive
            return location
        return location if inside.startswith("..") and location in self.absolute else inside.replace(os.sep, "/")


def masked(text: str) -> str:
    return USER_OF_URL.sub("****@", text)


def is_url(text: str) -> bool:
    """False for invalid URLs such as `http://[`."""
    try:
        return urlsplit(text).scheme.lower() in ("http", "https", "file")
    except ValueError:
        return False


def text_of(collector: Collector, location: str, origin: str, given: str) -> str | None:
    """Read a file, or fetch a URL through the collector's source. @return None after a fault @raise Fault(network)"""
    path = location
    try:
        if is_url(location):
            path = url_to_path(location) if location.lower().startswith("file:") else collector.source.ask("text", url=location).result()["path"]
        if os.path.exists(path) and not os.path.isfile(path):  # opening a FIFO would block
            collector.fault(
                origin, given, "is a folder, not a file" if os.path.isdir(path) else "is not a regular file; save its content to a file and pass that"
            )
            return None
        with open(path, "rb") as file:
            raw = file.read()
    except OSError as error:
        collector.fault(origin, given, f"cannot be read: {error.strerror}")
        return None
    except ValueError as error:  # a file: URL of another machine, or a name with a null character
        collector.fault(origin, given, f"cannot be read: {error}")
        return None
    try:
        return decode(raw)
    except (UnicodeError, LookupError) as error:
        collector.fault(
            origin,
            given,
            f"is not UTF-8 text ({error}); save it as UTF-8, or declare its encoding in the first line, e.g. # -*- coding: latin-1 -*-",
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
    """Detect UTF-16 without a byte order mark: every other byte of Latin text is zero."""
    ends = {"UTF-16LE": raw[1::2].count(0), "UTF-16BE": raw[::2].count(0)}
    encoding, nulls = max(ends.items(), key=lambda one: one[1])
    return encoding if nulls * 4 > len(raw) else None


def toml_of(collector: Collector, location: str, origin: str, given: str) -> Message | None:
    text = text_of(collector, location, origin, given)
    if text is None:
        return None
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        collector.fault(origin, given, f"is not valid TOML: {error}")
        return None
