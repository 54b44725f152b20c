"""The resolver role's `read`: what the user asked for, by pip's own parsers, with every mistake of it at once."""

from __future__ import annotations

import os

from pip._vendor.packaging.utils import canonicalize_name

from worker.errors import Fault
from worker.jsonl_rpc import Message
from worker.requirements.collector import Asker, Notes
from worker.requirements.local_paths import roots_of
from worker.requirements.pyproject import read_groups, read_pyproject, read_script
from worker.requirements.requirements_file import read_lock, read_requirements

NOUNS = {"vcs": "a repository", "folder": "a folder"}
EDITABLE = ("-e ", "-e=", "--editable ", "--editable=", "-e\t")


def read(args: Message, channel: Asker) -> Message:
    """`args`: {"asked": Asked (src/options/request.ts), "folder", "allowIndexLines"?, "variables"?}.

    `variables` are the environment variables that `${NAME}` in a requirements file may stand for: the worker's own
    environment is stripped, so the caller hands in those it has.

    Answer: {"roots", "constraints", "locked", "pre", "requireHashes", "bounds", "indexLines", "passedOver", "ignored", "logins"}.
    A root is described in reading/root.py. "bounds": [{"origin", "requiresPython", "environments"}] of what says which
    targets it is for. "logins": [{"url", "username", "password"}] of URLs that held credentials; no
    other part of the answer, and no fault, holds one.
    """
    asked = args["asked"]
    notes = Notes(os.path.abspath(args["folder"]), channel, bool(args.get("allowIndexLines")), args.get("variables") or {})
    for text in asked.get("packages", []):
        read_argument(notes, text)
    for name in asked.get("requirementFiles", []):
        read_requirements(notes, name, "requirement")
    for name in asked.get("constraintFiles", []):
        read_requirements(notes, name, "constraint", constraint=True)
    read_projects(notes, asked)
    mark_lock_built(notes, asked.get("lockBuilt", []))
    require_hashes(notes)
    if not notes.roots and not notes.faults:
        notes.fault("package", "", "nothing is asked for: give at least one requirement")
    if notes.faults:
        raise Fault("usage", "\n".join(f"{one['input']}: {one['given']}: {one['want']}" for one in notes.faults), faults=notes.faults)
    return answer_of(notes)


def require_hashes(notes: Notes) -> None:
    """`--require-hashes`, or one `--hash` in a file that is no lock, holds for everything that is asked for (pip, "Hash-checking Mode")."""
    if not notes.require_hashes and (notes.locked or not notes.hashed):
        return
    why = "--require-hashes stands in a file" if notes.require_hashes else f"{notes.hashed} has one, so that everything needs one"
    constrained = {root["name"] for root in notes.constraints if root["hashes"]}
    for root in notes.roots:
        if root["editable"] or root["kind"] in ("vcs", "folder"):
            notes.fault(root["origin"], root["text"], f"cannot have a hash, since it is {NOUNS[root['kind']]}, and {why}")
        elif not root["hashes"] and root["name"] not in constrained and "locked" not in root:
            notes.fault(root["origin"], root["text"], f"has no --hash, and {why}; pip-compile --generate-hashes writes them")


def read_projects(notes: Notes, asked: Message) -> None:
    """pyproject, script and lock. Extras and groups belong to the lock where there is one, else to the pyproject."""
    extras, groups = asked.get("extras", []), asked.get("groups", [])
    if asked.get("script"):
        read_script(notes, asked["script"])
    if asked.get("lock"):
        read_lock(notes, asked["lock"], extras, groups)
    elif asked.get("pyproject"):
        read_pyproject(notes, asked["pyproject"], extras, groups)
    else:
        for extra in extras:
            notes.fault("extra", extra, "needs --pyproject or --lock, whose extra it is; for a package write NAME[EXTRA]")
        read_groups(notes, groups)


def mark_lock_built(notes: Notes, names: list[str]) -> None:
    """`--lock-built`: a misspelt name would leave a target incomplete for another reason."""
    for root in notes.roots:
        if root["name"] in names:
            root["lockBuilt"] = True
    for name in names:
        if not notes.faults and all(root["name"] != name for root in notes.roots):
            notes.fault("lock-built", name, "is no project of the lock")


def answer_of(notes: Notes) -> Message:
    return {
        "roots": notes.roots,
        "constraints": notes.constraints,
        "locked": notes.locked,
        "pre": notes.pre,
        "requireHashes": notes.require_hashes or any(root["hashes"] for root in notes.roots),
        "bounds": notes.bounds,
        "indexLines": notes.index_lines,
        "passedOver": notes.passed_over,
        "ignored": ignored_sources(notes),
        "logins": notes.logins,
    }


def ignored_sources(notes: Notes) -> list[str]:
    """`[tool.uv.sources]` of the projects that are asked for; of a folder, of all, since only its build tells what it requires."""
    found = []
    for label, names in sorted(notes.uv_sources.items()):
        asked = {root["name"] for root in notes.roots if root["origin"].startswith(f"{label} ")}
        used = sorted(name for name in names if not asked or canonicalize_name(name) in asked)
        found += [f"{label} [tool.uv.sources]: {', '.join(used)}"] if used else []
    return found


def read_argument(notes: Notes, text: str) -> None:
    """An option other than -e is refused by name: a list of packages in a workflow is no requirements file."""
    stripped = text.strip()
    prefix = next((one for one in EDITABLE if stripped.startswith(one)), "")
    if not prefix and stripped.startswith("-"):
        notes.fault("package", text, "is an option, not a requirement; only -e PATH may stand here")
    elif not stripped[len(prefix) :].strip():
        notes.fault("package", text, "is empty; give a requirement, a wheel, a folder or a glob")
    else:
        notes.roots.extend(roots_of(notes, stripped[len(prefix) :].strip(), "argument", editable=bool(prefix)))
