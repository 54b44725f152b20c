"""Requirements and constraints files (pip, "Requirements File Format"), read line by line with pip's own parser."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Iterator
from optparse import Values
from typing import NamedTuple
from urllib.parse import urljoin

from pip._internal.req.req_file import ENV_VAR_RE, OptionParsingError, break_args_options, get_line_parser, ignore_comments, join_lines

from worker.jsonl_rpc import Message
from worker.requirements.collector import Notes, is_url
from worker.requirements.exports import EXPORTS
from worker.requirements.local_paths import roots_of
from worker.requirements.options import UNKNOWN, take_options
from worker.requirements.text import text_of

#: pip's parser drops what follows the path.
EDITABLE_WITH_MARKER = re.compile(r"""(?P<requirement>(?:-e|--editable)[\s=][^;"']+?)\s*;\s*(?P<marker>.+)""")


class Line(NamedTuple):
    """One logical line. `shown` is as it stands in the file, before variables were put in: that may be printed."""

    place: str
    origin: str
    shown: str
    args: str
    opts: Values
    constraint: bool


def read_requirements(notes: Notes, name: str, option: str, *, constraint: bool = False) -> None:
    """Everything that the file and those it includes ask for, into the notes."""
    place = name if is_url(name) else notes.path_of(name)
    text = text_of_requirements(notes, place, option, name)
    if text is None:
        return
    for line in lines_of(notes, place, text, (place,), constraint):
        take_line(notes, line)


def text_of_requirements(notes: Notes, place: str, origin: str, given: str) -> str | None:
    """None after a fault: a file of another format would be as many faults as it has lines."""
    base = os.path.basename(place).lower()
    if base in EXPORTS:
        notes.fault(origin, given, f"is a lock file, not a requirements file; export it, and give the result with --lock: {EXPORTS[base]}")
    elif base.endswith(".toml"):
        option = "--pyproject" if base == "pyproject.toml" else "--lock"
        notes.fault(origin, given, f"is TOML, not a requirements file; give it with {option}")
    else:
        return text_of(notes, place, origin, given)
    return None


def lines_of(notes: Notes, place: str, text: str, stack: tuple[str, ...], constraint: bool) -> Iterator[Line]:
    for number, shown in ignore_comments(join_lines(enumerate(text.splitlines(), start=1))):
        origin = f"{notes.label_of(place)}:{number}"
        line = parsed(notes, place, origin, shown, constraint)
        if line is None:
            continue
        nested = [(name, False) for name in line.opts.requirements or []] + [(name, True) for name in line.opts.constraints or []]
        if line.args or not nested:
            yield line
        else:
            take_options(notes, line.opts, origin)
        for name, as_constraint in [] if line.args else nested:
            yield from included(notes, place, name, origin, stack, as_constraint)


def included(notes: Notes, place: str, name: str, origin: str, stack: tuple[str, ...], constraint: bool) -> Iterator[Line]:
    """A nested file: relative to the file that names it."""
    if is_url(place):
        inner = joined(notes, place, name, origin)
    else:
        inner = name if is_url(name) else notes.path_of(name, place)
    if inner is None:
        return
    if inner in stack:
        notes.fault(origin, name, "includes itself: " + " -> ".join(notes.label_of(one) for one in (*stack[stack.index(inner) :], inner)))
        return
    text = text_of_requirements(notes, inner, origin, name)
    if text is not None:
        yield from lines_of(notes, inner, text, (*stack, inner), constraint)


def joined(notes: Notes, place: str, name: str, origin: str) -> str | None:
    try:
        return urljoin(place, name)
    except ValueError as error:  # such as `http://[`
        notes.fault(origin, name, f"is no URL: {error}")
        return None


def parsed(notes: Notes, place: str, origin: str, shown: str, constraint: bool) -> Line | None:
    missing = [variable for _, variable in ENV_VAR_RE.findall(shown) if not notes.variables.get(variable)]
    for variable in missing:
        notes.fault(origin, f"${{{variable}}}", "is an environment variable that is not set")
    if missing:
        return None
    line = ENV_VAR_RE.sub(lambda match: notes.variables[match["name"]], shown)
    unknown = [word for word in option_words(line) if word in UNKNOWN]
    for word in unknown:
        notes.fault(origin, word, UNKNOWN[word])
    if unknown:
        return None
    editable = EDITABLE_WITH_MARKER.fullmatch(line)
    try:
        args, opts = get_line_parser(None)(editable["requirement"] if editable else line)
    except OptionParsingError as error:
        notes.fault(origin, shown, " ".join(error.msg.split()).split("error: ")[-1])
        return None
    if editable:
        opts.editables = [f"{text} ; {editable['marker']}" for text in opts.editables]
    return Line(place, origin, shown, args.strip(), opts, constraint)


def option_words(line: str) -> list[str]:
    """The options of a line without their values; empty where the quotes do not match, which the parser then says."""
    try:
        return [word.split("=")[0] for word in shlex.split(break_args_options(line)[1]) if word.startswith("--")]
    except ValueError:
        return []


def take_line(notes: Notes, line: Line) -> None:
    take_options(notes, line.opts, line.origin)
    texts = [line.args] if line.args else line.opts.editables or []
    hashes = [f"{algorithm}:{digest}" for algorithm, digests in (line.opts.hashes or {}).items() for digest in digests]
    if hashes and not texts:
        notes.fault(line.origin, line.shown, "has a hash but no requirement; a line that goes on needs a \\ at its end")
    for text in texts:
        roots = roots_of(notes, text, line.origin, editable=not line.args, hashes=hashes, beside=line.place, shown=line.shown)
        if hashes and roots and not notes.locked:
            notes.hashed = notes.hashed or line.origin
        if line.constraint:
            notes.constraints.extend(root for root in roots if constrains(notes, root, line))
        else:
            notes.roots.extend(roots)


def constrains(notes: Notes, root: Message, line: Line) -> bool:
    """pip's rules for constraints: a name, no extras, nothing editable."""
    wrong = "must have a name" if root["name"] is None else "must have no extras" if root["extras"] else "cannot be editable" if root["editable"] else ""
    if wrong:
        notes.fault(line.origin, line.shown, f"a constraint {wrong}")
    return not wrong
