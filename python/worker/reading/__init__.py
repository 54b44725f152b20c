"""The resolver role's `read`: what the user asked for, by pip's own parsers, with every mistake of it at once."""

from __future__ import annotations

from worker.lines import Fault, Message
from worker.reading.argument import read_argument
from worker.reading.notes import Asker, Notes
from worker.reading.requirements_file import read_requirements


def read(args: Message, channel: Asker) -> Message:
    """`args`: {"asked": Asked (src/inputs/request.ts), "folder", "allowIndexLines"?, "variables"?}.

    `variables` are the environment variables that `${NAME}` in a requirements file may stand for: the worker's own
    environment is stripped, so the caller hands in those it has.

    Answer: {"roots", "constraints", "locked", "pre", "requireHashes", "requiresPython", "environments", "indexLines", "logins"}.
    A root is described in reading/root.py. "logins": [{"url", "username", "password"}] of URLs that held credentials; no
    other part of the answer, and no fault, holds one.
    """
    asked = args["asked"]
    notes = Notes(args["folder"], channel, bool(args.get("allowIndexLines")), args.get("variables") or {})
    for text in asked.get("packages", []):
        read_argument(notes, text)
    for name in asked.get("requirementFiles", []):
        read_requirements(notes, name, "requirement")
    for name in asked.get("constraintFiles", []):
        read_requirements(notes, name, "constraint", constraint=True)
    if not notes.roots and not notes.faults:
        notes.fault("package", "", "nothing is asked for: give at least one requirement")
    if notes.faults:
        raise Fault("usage", "\n".join(f"{one['input']}: {one['given']}: {one['want']}" for one in notes.faults), faults=notes.faults)
    return answer_of(notes)


def answer_of(notes: Notes) -> Message:
    return {
        "roots": notes.roots,
        "constraints": notes.constraints,
        "locked": notes.locked,
        "pre": notes.pre,
        "requireHashes": notes.require_hashes or any(root["hashes"] for root in notes.roots),
        "requiresPython": ",".join(dict.fromkeys(notes.requires_python)) or None,
        "environments": notes.environments,
        "indexLines": notes.index_lines,
        "logins": notes.logins,
    }
