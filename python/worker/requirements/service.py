"""The operation `read` of the resolver role: all requirements of a run, by pip's own parsers, or every mistake at once.

    read  {"requirementInputs", "folder", "allowIndexLines"?, "variables"?} -> Reading

Requests and responses: `OPERATIONS.resolver` of src/worker/protocol.ts. `variables` are the values of `${NAME}` in requirements files,
since the worker's own environment is stripped. requirement.py describes a root. Only `logins` holds credentials, no other part of the
response and no fault.
"""

from __future__ import annotations

import os

from pip._vendor.packaging.utils import canonicalize_name

from worker.errors import Fault
from worker.jsonl_rpc import Message
from worker.requirements.collector import Asker, Collector
from worker.requirements.local_paths import roots_of
from worker.requirements.pylock import read_pylock
from worker.requirements.pyproject import read_groups, read_pyproject, read_script
from worker.requirements.requirements_file import EXPORTS, read_hashed_lock, read_requirements

NOUNS = {"vcs": "a repository", "folder": "a folder"}
EDITABLE = ("-e ", "-e=", "--editable ", "--editable=", "-e\t")


def read(args: Message, channel: Asker) -> Message:
    asked = args["requirementInputs"]
    collector = Collector(os.path.abspath(args["folder"]), channel, bool(args.get("allowIndexLines")), args.get("variables") or {})
    for text in asked.get("packages", []):
        read_argument(collector, text)
    for name in asked.get("requirementFiles", []):
        read_requirements(collector, name, "requirement")
    for name in asked.get("constraintFiles", []):
        read_requirements(collector, name, "constraint", constraint=True)
    read_projects(collector, asked)
    mark_lock_built(collector, asked.get("lockBuilt", []))
    require_hashes(collector)
    if not collector.roots and not collector.faults:
        collector.fault("package", "", "nothing is asked for: give at least one requirement")
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
    """`--require-hashes`, or one `--hash` in a file that is no lock, holds for everything that is asked for (pip, "Hash-checking Mode")."""
    if not collector.require_hashes and (collector.locked or not collector.hashed):
        return
    why = "--require-hashes stands in a file" if collector.require_hashes else f"{collector.hashed} has one, so that everything needs one"
    constrained = {root["name"] for root in collector.constraints if root["hashes"]}
    for root in collector.roots:
        if root["editable"] or root["kind"] in ("vcs", "folder"):
            collector.fault(root["origin"], root["text"], f"cannot have a hash, since it is {NOUNS[root['kind']]}, and {why}")
        elif not root["hashes"] and root["name"] not in constrained and "locked" not in root:
            collector.fault(root["origin"], root["text"], f"has no --hash, and {why}; pip-compile --generate-hashes writes them")


def read_projects(collector: Collector, asked: Message) -> None:
    """pyproject, script and lock. Extras and groups belong to the lock where there is one, else to the pyproject."""
    extras, groups = asked.get("extras", []), asked.get("groups", [])
    if asked.get("script"):
        read_script(collector, asked["script"])
    if asked.get("lock"):
        read_lock(collector, asked["lock"], extras, groups)
    elif asked.get("pyproject"):
        read_pyproject(collector, asked["pyproject"], extras, groups)
    else:
        for extra in extras:
            collector.fault("extra", extra, "needs --pyproject or --lock, whose extra it is; for a package write NAME[EXTRA]")
        read_groups(collector, groups)


def read_lock(collector: Collector, name: str, extras: list[str], groups: list[str]) -> None:
    """A pylock.toml, or a requirements file with versions and hashes."""
    base = os.path.basename(name).lower()
    if base in EXPORTS:
        collector.fault("lock", name, f"is this tool's own format; write one that every tool reads: {EXPORTS[base]}")
    elif base.endswith(".toml"):
        read_pylock(collector, name, extras, groups)
    else:
        read_hashed_lock(collector, name, extras, groups)


def mark_lock_built(collector: Collector, names: list[str]) -> None:
    """`--lock-built`: a misspelt name would leave a target incomplete for another reason."""
    for root in collector.roots:
        if root["name"] in names:
            root["lockBuilt"] = True
    for name in names:
        if not collector.faults and all(root["name"] != name for root in collector.roots):
            collector.fault("lock-built", name, "is no project of the lock")


def ignored_sources(collector: Collector) -> list[str]:
    """`[tool.uv.sources]` of the projects that are asked for; of a folder, of all, since only its build tells what it requires."""
    found = []
    for label, names in sorted(collector.uv_sources.items()):
        asked = {root["name"] for root in collector.roots if root["origin"].startswith(f"{label} ")}
        used = sorted(name for name in names if not asked or canonicalize_name(name) in asked)
        found += [f"{label} [tool.uv.sources]: {', '.join(used)}"] if used else []
    return found


def read_argument(collector: Collector, text: str) -> None:
    """An option other than -e is rejected by name: a list of packages in a workflow is no requirements file."""
    stripped = text.strip()
    prefix = next((one for one in EDITABLE if stripped.startswith(one)), "")
    if not prefix and stripped.startswith("-"):
        collector.fault("package", text, "is an option, not a requirement; only -e PATH may stand here")
    elif not stripped[len(prefix) :].strip():
        collector.fault("package", text, "is empty; give a requirement, a wheel, a folder or a glob")
    else:
        collector.roots.extend(roots_of(collector, stripped[len(prefix) :].strip(), "argument", editable=bool(prefix)))
