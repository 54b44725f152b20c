"""The operation `read` of the resolver role: parse all requirements of a run with pip's own parsers, and report all faults at once.

    read  {"requirementInputs", "folder", "allowIndexLines"?, "variables"?} -> ParsedRequirements

Requests and responses: `OPERATIONS.resolver` of src/worker/protocol.ts. `variables` are the values of `${NAME}` in requirements files,
since the worker's own environment is stripped. requirement.py describes a root. Credentials occur only in `logins`, never in the rest of
the response or in faults.
"""

from __future__ import annotations

import os

from pip._vendor.packaging.utils import canonicalize_name

from worker.errors import Fault
from worker.findings import lock_command
from worker.jsonl_rpc import Message
from worker.requirements.collector import Collector, TextSource
from worker.requirements.local_paths import roots_of
from worker.requirements.pylock import read_pylock
from worker.requirements.pyproject import read_groups, read_pyproject, read_script
from worker.requirements.requirements_file import EXPORTS, read_hashed_lock, read_requirements

NOUNS = {"vcs": "a repository", "folder": "a folder"}
EDITABLE = ("-e ", "-e=", "--editable ", "--editable=", "-e\t")


def read(args: Message, channel: TextSource) -> Message:
    inputs = args["requirementInputs"]
    collector = Collector(os.path.abspath(args["folder"]), channel, bool(args.get("allowIndexLines")), args.get("variables") or {})
    for text in inputs.get("packages", []):
        read_argument(collector, text)
    for name in inputs.get("requirementFiles", []):
        read_requirements(collector, name, "requirement")
    for name in inputs.get("constraintFiles", []):
        read_requirements(collector, name, "constraint", constraint=True)
    read_projects(collector, inputs)
    mark_lock_built(collector, inputs.get("lockBuilt", []))
    require_hashes(collector)
    if not collector.roots and not collector.faults:
        collector.fault("package", "", "no requirements given: pass at least one requirement")
    if collector.faults:
        raise Fault("usage", "\n".join(f"{one['input']}: {one['actual']}: {one['expected']}" for one in collector.faults), faults=collector.faults)
    return {
        "roots": collector.roots,
        "constraints": collector.constraints,
        "locked": collector.locked,
        "pre": collector.pre,
        "requireHashes": collector.require_hashes or any(root["hashes"] for root in collector.roots),
        "bounds": collector.bounds,
        "indexLines": collector.index_lines,
        "passedOver": collector.ignored_options,
        "ignored": ignored_sources(collector),
        "logins": collector.logins,
    }


def require_hashes(collector: Collector) -> None:
    """With `--require-hashes`, or one `--hash` outside of a lock, every requirement needs a hash (pip, "Hash-checking Mode")."""
    if not collector.require_hashes and (collector.locked or not collector.hashed):
        return
    why = "a requirements file sets --require-hashes" if collector.require_hashes else f"{collector.hashed} has a --hash"
    constrained = {root["name"] for root in collector.constraints if root["hashes"]}
    for root in collector.roots:
        if root["editable"] or root["kind"] in ("vcs", "folder"):
            collector.fault(
                root["origin"], root["text"], f"cannot have a --hash, since it is {NOUNS[root['kind']]}, but all requirements need one because {why}"
            )
        elif not root["hashes"] and root["name"] not in constrained and "locked" not in root:
            collector.fault(
                root["origin"], root["text"], f"has no --hash, but all requirements need one because {why}; add hashes with {lock_command(root['name'] or '')}"
            )


def read_projects(collector: Collector, inputs: Message) -> None:
    """Read script, lock or pyproject. Extras and groups are those of the lock if there is one, else of the pyproject."""
    extras, groups = inputs.get("extras", []), inputs.get("groups", [])
    if inputs.get("script"):
        read_script(collector, inputs["script"])
    if inputs.get("lock"):
        read_lock(collector, inputs["lock"], extras, groups)
    elif inputs.get("pyproject"):
        read_pyproject(collector, inputs["pyproject"], extras, groups)
    else:
        for extra in extras:
            collector.fault("extra", extra, "needs --pyproject or --lock; for an extra of another project, write NAME[EXTRA]")
        read_groups(collector, groups)


def read_lock(collector: Collector, name: str, extras: list[str], groups: list[str]) -> None:
    """A pylock.toml, or a requirements file with versions and hashes."""
    base = os.path.basename(name).lower()
    if base in EXPORTS:
        collector.fault("lock", name, f"is not in a standard format; export it and pass the result: {EXPORTS[base]}")
    elif base.endswith(".toml"):
        read_pylock(collector, name, extras, groups)
    else:
        read_hashed_lock(collector, name, extras, groups)


def mark_lock_built(collector: Collector, names: list[str]) -> None:
    """Apply `--lock-built`. An unknown name is a fault, because a misspelled one would make the target incomplete."""
    for root in collector.roots:
        if root["name"] in names:
            root["lockBuilt"] = True
    for name in names:
        if not collector.faults and all(root["name"] != name for root in collector.roots):
            collector.fault("lock-built", name, "is not a project of the lock")


def ignored_sources(collector: Collector) -> list[str]:
    """`[tool.uv.sources]` of required projects. For a local project, all of them, because its requirements are not known before the build."""
    found = []
    for label, names in sorted(collector.uv_sources.items()):
        required = {root["name"] for root in collector.roots if root["origin"].startswith(f"{label} ")}
        used = sorted(name for name in names if not required or canonicalize_name(name) in required)
        found += [f"{label} [tool.uv.sources]: {', '.join(used)}"] if used else []
    return found


def read_argument(collector: Collector, text: str) -> None:
    """Read one requirement of the command line, with -e as the only allowed option."""
    stripped = text.strip()
    prefix = next((one for one in EDITABLE if stripped.startswith(one)), "")
    if not prefix and stripped.startswith("-"):
        collector.fault("package", text, "is an option, not a requirement; only -e PATH is allowed here")
    elif not stripped[len(prefix) :].strip():
        collector.fault("package", text, "is empty; pass a requirement, a wheel, a folder or a glob")
    else:
        collector.roots.extend(roots_of(collector, stripped[len(prefix) :].strip(), "argument", editable=bool(prefix)))
