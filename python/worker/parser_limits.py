"""Text that is made to exhaust a parser.

`packaging` recurses for each bracket and turns digits into numbers: beyond some thousand of either it raises RecursionError or a
plain ValueError, which nobody who calls it expects. Here such text is none of what it claims to be, before anything parses it.
"""

from __future__ import annotations

import functools
import re

#: Real requirements have three or four brackets in each other.
DEEPEST = 50
#: The longest marker seen (a chain of `or` over machines) has 2,000. Unit: characters.
LONGEST = 20_000
_MANY_DIGITS = re.compile(r"\d{1000}")


@functools.lru_cache(4096)  # an index says the same of thousands of files
def is_exhausting(text: str) -> bool:
    """Of a requirement, a marker, a specifier or a version."""
    return len(text) > LONGEST or _MANY_DIGITS.search(text) is not None or (text.count("(") > DEEPEST and _depth(text) > DEEPEST)


def _depth(text: str) -> int:
    depth = deepest = 0
    for mark in text:
        depth += (mark == "(") - (mark == ")")
        deepest = max(deepest, depth)
    return deepest
