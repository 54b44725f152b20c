"""Requirements and constraints files (pip, "Requirements File Format"), read line by line with pip's own parser."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Callable, Iterable, Iterator
from optparse import Values
from typing import NamedTuple
from urllib.parse import urljoin

from pip._internal.req.req_file import ENV_VAR_RE, OptionParsingError, break_args_options, get_line_parser, ignore_comments, join_lines
from pip._vendor.packaging.requirements import InvalidRequirement, Requirement

from worker.jsonl_rpc import Message
from worker.requirements.collector import Notes, is_url, text_of
from worker.requirements.local_paths import roots_of
from worker.requirements.pylock import read_pylock
from worker.requirements.requirement import without_login

#: pip's parser drops what follows the path.
EDITABLE_WITH_MARKER = re.compile(r"""(?P<requirement>(?:-e|--editable)[\s=][^;"']+?)\s*;\s*(?P<marker>.+)""")
#: Options that pip does not know in these files, or no longer; pip would only say "no such option".
UNKNOWN = {
    "--global-option": "hands an option to setup.py, which a bundle of wheels never runs; remove it",
    "--install-option": "hands an option to setup.py, which a bundle of wheels never runs; remove it",
    "--build-option": "hands an option to setup.py, which a bundle of wheels never runs; remove it",
    "--config-setting": "changes how a source is built; sources are built without settings (--sdists pure); remove it",
    "--process-dependency-links": "was removed from pip; name the dependency as `name @ URL`",
    "--python-version": "is no line of a requirements file; give --python to the command",
    "--platform": "is no line of a requirements file; give --platform to the command",
    "--target": "is no line of a requirements file",
}

TRUST_WANT = "would turn off certificate checks from a file; give --cert to the command, or set trusted-host in pip's configuration"
INDEX_WANT = "names an index inside a requirements file; give it to the command as {0}, or allow such lines with --allow-index-lines"
EXPORTS = {
    "uv.lock": "uv export --no-dev --format pylock.toml -o pylock.toml",
    "pdm.lock": "pdm export --format pylock -o pylock.toml",
    "poetry.lock": "poetry export -f requirements.txt -o requirements.lock.txt",
    "pipfile.lock": "pipenv requirements --hash > requirements.lock.txt",
}
PINNED = re.compile(r"===?[^*,]+")


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


def take_options(notes: Notes, opts: Values, origin: str) -> None:
    """Refuses what makes no sense in a bundle, notes what does, and passes over what changes nothing.

    Without effect, because it is so anyway: --only-binary, --prefer-binary (wheels only), --no-require-hashes (a hash that
    is given is always checked), --use-feature (this pip's behaviour is pinned).

    pip-compile writes into a lock where it found the files. There the hashes hold the content, and where to look is a setting
    of the user's own: such lines are passed over, and told (index lines are followed where they are allowed).
    """

    def refuse(given: str, want: str) -> None:
        notes.fault(origin, given, want)

    if opts.no_index:
        refuse("--no-index", "leaves nowhere to take files from; remove the line")
    for place in opts.find_links or []:
        take_place(notes, origin, "--find-links", place, "is not taken from a file: give --find-links to the command")
    for host in opts.trusted_hosts or []:
        take_place(notes, origin, "--trusted-host", host, TRUST_WANT)
    no_binary = sorted(opts.format_control.no_binary) if opts.format_control else []
    if no_binary:
        refuse(
            f"--no-binary {','.join(no_binary)}",
            "asks for source distributions; a bundle holds wheels only, and --sdists pure builds those that have none",
        )
    if opts.config_settings:
        refuse("--config-settings", UNKNOWN["--config-setting"])
    take_release_control(notes, opts, refuse)
    take_indexes(notes, opts, origin)
    notes.require_hashes = notes.require_hashes or bool(opts.require_hashes)


def take_place(notes: Notes, origin: str, option: str, value: str, want: str) -> None:
    """`want`: why a requirements file that is no lock may not say it."""
    if notes.locked:
        notes.pass_over(origin, option)
    else:
        notes.fault(origin, f"{option} {value}", want)


def take_release_control(notes: Notes, opts: Values, refuse: Callable[[str, str], None]) -> None:
    control = opts.release_control
    every = set(control.all_releases) if control else set()
    final = set(control.only_final) if control else set()
    notes.pre = notes.pre or bool(opts.pre) or ":all:" in every
    if every - {":all:"}:
        refuse(
            f"--all-releases {','.join(sorted(every))}",
            "for single projects is not supported; name a pre-release in the specifier, such as name>=2.0rc1, or give --pre",
        )
    if final:
        refuse(
            f"--only-final {','.join(sorted(final))}",
            "is not supported; final releases are the default where the specifier names no pre-release",
        )


def take_indexes(notes: Notes, opts: Values, origin: str) -> None:
    lines = [("index-url", opts.index_url)] if opts.index_url else []
    lines += [("extra-index-url", url) for url in opts.extra_index_urls or []]
    for kind, url in lines:
        if notes.allow_index_lines:
            notes.index_lines.append({"kind": kind, "url": without_login(notes, url)})
        else:
            take_place(notes, origin, f"--{kind}", url, INDEX_WANT.format(f"--{kind}"))


def read_lock(notes: Notes, name: str, extras: Iterable[str], groups: Iterable[str]) -> None:
    base = os.path.basename(name).lower()
    if base in EXPORTS:
        notes.fault("lock", name, f"is this tool's own format; write one that every tool reads: {EXPORTS[base]}")
    elif base.endswith(".toml"):
        read_pylock(notes, name, extras, groups)
    else:
        read_hashed(notes, name, extras, groups)


def read_hashed(notes: Notes, name: str, extras: Iterable[str], groups: Iterable[str]) -> None:
    """`name==version --hash=…` lines, as pip-compile --generate-hashes, poetry export and uv export write them."""
    for option, given in [("extra", extras), ("group", groups)]:
        for one in given:
            notes.fault(option, one, f"cannot be chosen in {name}: a requirements file has no {option}s; choose when it is exported")
    before = len(notes.roots)
    notes.locked = True
    read_requirements(notes, name, "lock")
    for root in notes.roots[before:]:
        want = fault_of(root)
        if want:
            notes.fault(root["origin"], root["text"], want)


def is_pinned(text: str) -> bool:
    try:
        return PINNED.fullmatch(str(Requirement(text).specifier)) is not None
    except InvalidRequirement:  # pip's own reader takes names such as `A_`, whose normal form is none
        return False


def fault_of(root: Message) -> str:
    """A lock has one version and the hashes of each index file; a folder or a repository is pinned when it is built."""
    if root["kind"] == "named" and not is_pinned(root["text"]):
        return "is not pinned with ==, so this file is no lock; give it with -r, or export it with versions"
    if root["kind"] in ("named", "sdist", "wheel") and not root["hashes"] and not (root["url"] or "").startswith("file:"):
        return "has no --hash, so this file is no lock; give it with -r, or export it with hashes"
    return ""
