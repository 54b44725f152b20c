"""Conditions: which lines of a lock are for this machine."""

import re
from typing import Any, List, Tuple

from .bundle import version_key
from .console import NOT_INTACT, Json, Refusal, one_line

CONDITION_WORD = re.compile(r'\s*(?:([()]|and\b|or\b)|(python_full_version) (<|>=) "([^"]*)"|(platform_machine) == "([^"]*)")\s*')


def condition_holds(text: str, variables: Json) -> bool:
    """A lock compares the version of Python and the name of the machine, and nothing else. Not every machine has a `packaging`."""
    words: List[Any] = []
    place = 0
    while place < len(text):
        match = CONDITION_WORD.match(text, place)
        if match is None or text.count("(") > 100:
            raise unknown_condition(text)
        if match.group(2):
            older = version_key(variables["python_full_version"]) < version_key(match.group(4))
            words.append(older == (match.group(3) == "<"))
        else:
            words.append(variables["platform_machine"] == match.group(6) if match.group(5) else match.group(1))
        place = match.end()
    value, rest = parse_or(words, text)
    if rest:
        raise unknown_condition(text)
    return value


def parse_or(words: List[Any], text: str) -> Tuple[bool, List[Any]]:
    value, rest = parse_and(words, text)
    while rest[:1] == ["or"]:
        other, rest = parse_and(rest[1:], text)
        value = value or other
    return value, rest


def parse_and(words: List[Any], text: str) -> Tuple[bool, List[Any]]:
    value, rest = parse_comparison(words, text)
    while rest[:1] == ["and"]:
        other, rest = parse_comparison(rest[1:], text)
        value = value and other
    return value, rest


def parse_comparison(words: List[Any], text: str) -> Tuple[bool, List[Any]]:
    if words[:1] == ["("]:
        value, rest = parse_or(words[1:], text)
        if rest[:1] == [")"]:
            return value, rest[1:]
    elif words and isinstance(words[0], bool):
        return words[0], words[1:]
    raise unknown_condition(text)


def unknown_condition(text: str) -> Refusal:
    return Refusal(NOT_INTACT, "A lock has a condition that no bundle has: %s" % one_line(text), "Have the bundle made again.")
