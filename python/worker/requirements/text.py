"""The text of a file or URL that holds requirements, decoded as pip does, but never by a guess from the host's locale."""

from __future__ import annotations

import os

from pip._internal.req.req_file import BOMS, PEP263_ENCODING_RE
from pip._internal.utils.compat import tomllib
from pip._internal.utils.urls import url_to_path

from worker.jsonl_rpc import Message
from worker.requirements.collector import Notes, is_url


def text_of(notes: Notes, place: str, origin: str, given: str) -> str | None:
    """None after a fault. A URL is fetched by whom the asker speaks with; its failures are network faults and pass through."""
    path = place
    try:
        if is_url(place):
            path = url_to_path(place) if place.lower().startswith("file:") else notes.asker.ask("text", url=place).result()["path"]
        with open(path, "rb") as file:
            raw = file.read()
    except OSError as error:
        notes.fault(origin, given, "is a folder, not a file" if os.path.isdir(path) else f"cannot be read: {error.strerror}")
        return None
    except ValueError as error:  # a file: URL of another machine, a name with a null in it
        notes.fault(origin, given, f"cannot be read: {error}")
        return None
    try:
        return decode(raw)
    except (UnicodeError, LookupError) as error:
        notes.fault(
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


def toml_of(notes: Notes, place: str, origin: str, given: str) -> Message | None:
    text = text_of(notes, place, origin, given)
    if text is None:
        return None
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        notes.fault(origin, given, f"is no TOML: {error}")
        return None
