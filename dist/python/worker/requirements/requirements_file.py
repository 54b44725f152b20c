"""Requirements and constraints files (pip, "Requirements File Format"), read line by line with pip's parser."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Iterable, Iterator
from optparse import Values
from typing import NamedTuple
from urllib.parse import urljoin

from pip._internal.req.req_file import ENV_VAR_RE, OptionParsingError, break_args_options, get_line_parser, ignore_comments, join_lines
from pip._vendor.packaging.requirements import InvalidRequirement, Requirement

from worker.jsonl_rpc import Message
from worker.requirements.collector import Collector, is_url, masked, text_of
from worker.requirements.local_paths import roots_of
from worker.requirements.requirement import without_login

#: pip's parser ignores a marker after the path.
EDITABLE_WITH_MARKER = re.compile(r"""(?P<requirement>(?:-e|--editable)[\s=][^;"']+?)\s*;\s*(?P<marker>.+)""")
#: Options that pip does not support in these files. pip only reports "no such option".
UNKNOWN = {
    "--global-option": "hands an option to setup.py, which a bundle of wheels never runs; remove it",
    "--install-option": "hands an option to setup.py, which a bundle of wheels never runs; remove it",
    "--build-option": "hands an option to setup.py, which a bundle of wheels never runs; remove it",
    "--config-setting": "is not supported; sdists are built without settings (--sdists pure); remove it",
    "--process-dependency-links": "was removed from pip; write the dependency as `name @ URL`",
    "--python-version": "is not allowed in a requirements file; pass --python to the command",
    "--platform": "is not allowed in a requirements file; pass --platform to the command",
    "--target": "is not allowed in a requirements file",
}
TRUST_WANT = "is not allowed in a requirements file; pass --cert to the command, or set trusted-host in pip's configuration"
INDEX_WANT = "is not allowed in a requirements file; pass {0} to the command, or allow index options with --allow-index-lines"
#: Lock files in the format of one tool, and the command that exports them to a standard format.
EXPORTS = {
    "uv.lock": "uv export --no-dev --format pylock.toml -o pylock.toml",
    "pdm.lock": "pdm export --format pylock -o pylock.toml",
    "poetry.lock": "poetry export -f requirements.txt -o requirements.lock.txt",
    "pipfile.lock": "pipenv requirements --hash > requirements.lock.txt",
}
PINNED = re.compile(r"===?[^*,]+")


class Line(NamedTuple):
    """One logical line. `shown` is the text before variables are expanded, which may be printed."""

    location: str
    origin: str
    shown: str
    args: str
    opts: Values
    constraint: bool


def read_requirements(collector: Collector, name: str, option: str, *, constraint: bool = False) -> None:
    """Add the requirements or constraints of a file and of the files that it includes."""
    location = name if is_url(name) else collector.path_of(name)
    for line in lines_of(collector, location, option, name, (location,), constraint):
        add_line(collector, line)


def text_of_requirements(collector: Collector, location: str, origin: str, given: str) -> str | None:
    """The text of a file; None after a fault. Other formats are detected first, because each of their lines would be a fault."""
    base = os.path.basename(location).lower()
    if base in EXPORTS:
        collector.fault(origin, given, f"is a lock file, not a requirements file; export it and pass the result with --lock: {EXPORTS[base]}")
    elif base.endswith(".toml"):
        option = "--pyproject" if base == "pyproject.toml" else "--lock"
        collector.fault(origin, given, f"is TOML, not a requirements file; pass it with {option}")
    else:
        return text_of(collector, location, origin, given)
    return None


def lines_of(collector: Collector, location: str, named_by: str, given: str, stack: tuple[str, ...], constraint: bool) -> Iterator[Line]:
    """`named_by` and `given`: the origin of the file's name, and the name, for faults. `stack`: the files from the first to this one."""
    text = text_of_requirements(collector, location, named_by, given)
    if text is None:
        return
    for number, shown in ignore_comments(join_lines(enumerate(text.splitlines(), start=1))):
        origin = f"{collector.label_of(location)}:{number}"
        line = parsed(collector, location, origin, shown, constraint)
        if line is None:
            continue
        nested = [(name, False) for name in line.opts.requirements or []] + [(name, True) for name in line.opts.constraints or []]
        if line.args or not nested:
            yield line
        else:
            apply_options(collector, line.opts, origin)
        for name, as_constraint in [] if line.args else nested:
            yield from included(collector, location, name, origin, stack, as_constraint)


def included(collector: Collector, location: str, name: str, origin: str, stack: tuple[str, ...], constraint: bool) -> Iterator[Line]:
    """The lines of an included file, whose path is relative to the file that includes it."""
    if is_url(location):
        inner = joined(collector, location, name, origin)
    else:
        inner = name if is_url(name) else collector.path_of(name, location)
    if inner is None:
        return
    if inner in stack:
        collector.fault(origin, name, "includes itself: " + " -> ".join(collector.label_of(one) for one in (*stack[stack.index(inner) :], inner)))
    else:
        yield from lines_of(collector, inner, origin, name, (*stack, inner), constraint)


def joined(collector: Collector, location: str, name: str, origin: str) -> str | None:
    try:
        return urljoin(location, name)
    except ValueError as error:  # such as `http://[`
        collector.fault(origin, name, f"is not a valid URL: {error}")
        return None


def parsed(collector: Collector, location: str, origin: str, shown: str, constraint: bool) -> Line | None:
    missing = [variable for _, variable in ENV_VAR_RE.findall(shown) if not collector.variables.get(variable)]
    for variable in missing:
        collector.fault(origin, f"${{{variable}}}", "is an environment variable that is not set")
    if missing:
        return None
    line = ENV_VAR_RE.sub(lambda match: collector.variables[match["name"]], shown)
    unknown = [word for word in option_words(line) if word in UNKNOWN]
    for word in unknown:
        collector.fault(origin, word, UNKNOWN[word])
    if unknown:
        return None
    editable = EDITABLE_WITH_MARKER.fullmatch(line)
    try:
        args, opts = get_line_parser(None)(editable["requirement"] if editable else line)
    except OptionParsingError as error:
        collector.fault(origin, shown, " ".join(error.msg.split()).split("error: ")[-1])
        return None
    if editable:
        opts.editables = [f"{text} ; {editable['marker']}" for text in opts.editables]
    return Line(location, origin, shown, args.strip(), opts, constraint)


def option_words(line: str) -> list[str]:
    """The options of a line without their values; empty if quotes are unbalanced, which the parser reports."""
    try:
        return [word.split("=")[0] for word in shlex.split(break_args_options(line)[1]) if word.startswith("--")]
    except ValueError:
        return []


def add_line(collector: Collector, line: Line) -> None:
    apply_options(collector, line.opts, line.origin)
    texts = [line.args] if line.args else line.opts.editables or []
    hashes = [f"{algorithm}:{digest}" for algorithm, digests in (line.opts.hashes or {}).items() for digest in digests]
    if hashes and not texts:
        collector.fault(line.origin, line.shown, "has a hash but no requirement; end the previous line with \\ to continue it")
    for text in texts:
        roots = roots_of(collector, text, line.origin, editable=not line.args, hashes=hashes, parent=line.location, shown=line.shown)
        if hashes and roots and not collector.locked:
            collector.hashed = collector.hashed or line.origin
        if line.constraint:
            collector.constraints.extend(root for root in roots if constrains(collector, root, line))
        else:
            collector.roots.extend(roots)


def constrains(collector: Collector, root: Message, line: Line) -> bool:
    """Check pip's rules for constraints: named, without extras, not editable."""
    wrong = "must have a name" if root["name"] is None else "must have no extras" if root["extras"] else "cannot be editable" if root["editable"] else ""
    if wrong:
        collector.fault(line.origin, line.shown, f"a constraint {wrong}")
    return not wrong


def apply_options(collector: Collector, opts: Values, origin: str) -> None:
    """Reject options that a bundle does not support, and collect the others.

    Ignored: --only-binary and --prefer-binary (bundles contain only wheels), --no-require-hashes (hashes are always checked),
    --use-feature (pip is pinned).
    """
    if opts.no_index:
        collector.fault(origin, "--no-index", "is not allowed in a requirements file, since no index could be used; remove the line")
    for location in opts.find_links or []:
        reject_location(collector, origin, "--find-links", location, "is not allowed in a requirements file; pass --find-links to the command")
    for host in opts.trusted_hosts or []:
        reject_location(collector, origin, "--trusted-host", host, TRUST_WANT)
    if opts.format_control and opts.format_control.no_binary:
        want = "is not supported, since bundles contain only wheels; pass --sdists pure to build projects without wheels"
        collector.fault(origin, f"--no-binary {','.join(sorted(opts.format_control.no_binary))}", want)
    if opts.config_settings:
        collector.fault(origin, "--config-settings", UNKNOWN["--config-setting"])
    apply_release_control(collector, opts, origin)
    for kind, url in [("index-url", opts.index_url), *(("extra-index-url", url) for url in opts.extra_index_urls or [])]:
        if url and collector.allow_index_lines:
            collector.index_lines.append({"kind": kind, "url": without_login(collector, url)})
        elif url:
            reject_location(collector, origin, f"--{kind}", url, INDEX_WANT.format(f"--{kind}"))
    collector.require_hashes = collector.require_hashes or bool(opts.require_hashes)


def reject_location(collector: Collector, origin: str, option: str, value: str, want: str) -> None:
    """Add a fault, or ignore the option with a notice if it is in a lock: pip-compile writes these options, but the lock's hashes already
    identify the files.
    """
    if collector.locked:
        collector.ignored_options.append(f"{option} ({masked(origin)})")
    else:
        collector.fault(origin, f"{option} {value}", want)


def apply_release_control(collector: Collector, opts: Values, origin: str) -> None:
    control = opts.release_control
    every, final = (set(control.all_releases), set(control.only_final)) if control else (set[str](), set[str]())
    collector.pre = collector.pre or bool(opts.pre) or ":all:" in every
    if every - {":all:"}:
        want = "for single projects is not supported; use a pre-release in the specifier, e.g. name>=2.0rc1, or pass --pre"
        collector.fault(origin, f"--all-releases {','.join(sorted(every))}", want)
    if final:
        want = "is not supported; final releases are the default unless the specifier names a pre-release"
        collector.fault(origin, f"--only-final {','.join(sorted(final))}", want)


def read_hashed_lock(collector: Collector, name: str, extras: Iterable[str], groups: Iterable[str]) -> None:
    """Read a lock of `name==version --hash=…` lines, as written by pip-compile --generate-hashes, poetry export and uv export."""
    for option, one in [*(("extra", one) for one in extras), *(("group", one) for one in groups)]:
        collector.fault(option, one, f"cannot be selected in {name}: requirements files have no {option}s; select it when you export the file")
    before = len(collector.roots)
    collector.locked = True
    read_requirements(collector, name, "lock")
    for root in collector.roots[before:]:
        if want := lock_fault(root):
            collector.fault(root["origin"], root["text"], want)


def is_pinned(text: str) -> bool:
    try:
        return PINNED.fullmatch(str(Requirement(text).specifier)) is not None
    except InvalidRequirement:  # pip accepts names such as `A_`, whose normalized form is invalid
        return False


def lock_fault(root: Message) -> str:
    """Why a root cannot be a part of a lock, or ''. Releases need a version and hashes; folders and repositories are pinned when they are built."""
    if root["kind"] == "named" and not is_pinned(root["text"]):
        return "is not pinned with ==, so this file is not a lock; pass it with -r, or export it with versions"
    if root["kind"] in ("named", "sdist", "wheel") and not root["hashes"] and not (root["url"] or "").startswith("file:"):
        return "has no --hash, so this file is not a lock; pass it with -r, or export it with hashes"
    return ""
