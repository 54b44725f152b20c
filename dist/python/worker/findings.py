"""Findings: facts about a target, wheel or release, with text that is safe to print (src/core/findings.ts, FindingSchema)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal, get_args

Finding = dict[str, Any]

Severity = Literal["error", "warning"]
Kind = Literal[
    "absent",
    "ambiguous",
    "command-name",
    "conflict",
    "constraint",
    "direct-url",
    "dry-run",
    "empty",
    "entry-points",
    "environment",
    "extra",
    "file-name",
    "filename",
    "hash",
    "ignored",
    "locked",
    "marker",
    "metadata",
    "missing",
    "no-version",
    "no-wheel",
    "path-conflict",
    "path-length",
    "pre-release",
    "record",
    "record-differs",
    "requires-python",
    "reserved-name",
    "same-command",
    "same-path",
    "sdist-only",
    "sha256",
    "source",
    "tag",
    "too-new",
    "unneeded",
    "unpromised",
    "unsolvable",
    "uv",
    "version",
    "wheel",
    "wheel-tag",
    "yanked",
    "zip",
    "zip-bomb",
    "zip-repeated",
]
_WARNINGS: frozenset[Kind] = frozenset(
    (
        "command-name",
        "empty",
        "extra",
        "ignored",
        "path-length",
        "record-differs",
        "same-command",
        "same-path",
        "unpromised",
        "uv",
        "wheel-tag",
        "zip-repeated",
    )
)
_EITHER: frozenset[Kind] = frozenset(("file-name", "path-conflict", "requires-python", "yanked"))
SEVERITIES: dict[Kind, tuple[Severity, ...]] = {
    kind: ("warning",) if kind in _WARNINGS else ("error", "warning") if kind in _EITHER else ("error",) for kind in get_args(Kind)
}
"""The severities that a finding of each kind may have, the default first. src/core/findings.ts has the same kinds, with their exit codes."""

MAX_PER_KIND = 20
"""Findings of one kind that `limited` keeps for each project: a hostile wheel can break one rule 60,000 times."""
OMITTED_BY_PIP_COMPILE = ("setuptools", "pip", "distribute")
"""pip-compile comments these projects out of a lock unless it is run with --allow-unsafe."""
DIRECT_URL_HINT = "Use a version whose metadata names the requirement without a URL: a bundle cannot redirect it."


def finding(kind: Kind, message: str, *, severity: Severity | None = None, **more: Any) -> Finding:
    """`severity`: by default the first that the kind may have. `more`: hint, project, version, origin, chain; None is omitted."""
    allowed = SEVERITIES[kind]
    severity = severity or allowed[0]
    if severity not in allowed:
        raise ValueError(f"a finding of the kind {kind} cannot be of severity {severity}")
    return {"kind": kind, "severity": severity, "message": message, **{key: value for key, value in more.items() if value is not None}}


def requires_python(specifier: str, version: str = "") -> str:
    """The message without its subject. `version`: the target's Python, unless the message is for all its micro versions."""
    return f"requires Python {specifier}{f', this target has {version}' if version else ''}"


def lock_command(project: str) -> str:
    """The command that writes a lock with hashes, also of this project."""
    command = "pip-compile --generate-hashes"
    return f"{command} --allow-unsafe (without it, pip-compile omits {project})" if project in OMITTED_BY_PIP_COMPILE else command


def no_wheel(owner: str, reason: str) -> str:
    """`owner`: a release or a lock."""
    return f"{owner} has no wheel for this target: {reason}"


def unsupported_wheel(filename: str, reason: str) -> str:
    return f"{filename} does not install on this target: {reason}"


def direct_url(parent: str, requirement: str) -> str:
    """The hint is DIRECT_URL_HINT."""
    return f"{parent} needs {requirement}: its metadata points to a URL, which pip would fetch"


def on_machine(one: Finding, machine: str, usual: str, hint: str | None) -> Finding:
    """The finding for a `platform_machine` other than the target's usual one. `hint` replaces its hint."""
    message = f"{one['message']} (where platform_machine is {machine}, not {usual})"
    return {**one, "message": message, **({} if hint is None else {"hint": hint})}


def shown(text: str, longest: int = 200) -> str:
    """Escape control characters, line breaks and direction marks in untrusted text, and truncate it to `longest` characters."""
    plain = "".join(mark if mark.isprintable() else mark.encode("unicode_escape", "surrogatepass").decode() for mark in text[: longest + 1])
    return plain if len(plain) <= longest else plain[:longest] + "…"


def limited(findings: Iterable[Finding]) -> list[Finding]:
    """Keep MAX_PER_KIND findings of each kind and project, and add one that counts the others. Idempotent: `omitted` counts are added up."""
    kept: list[Finding] = []
    counts: dict[tuple[str, str, str], int] = {}
    last: dict[tuple[str, str, str], Finding] = {}
    for one in findings:
        key = (one["kind"], one["severity"], one.get("project", ""))
        counts[key] = counts.get(key, 0) + one.get("omitted", 1)
        if counts[key] <= MAX_PER_KIND and "omitted" not in one:
            kept.append(one)
        last[key] = one
    for (kind, severity, project), count in counts.items():
        if count > MAX_PER_KIND:
            omitted, whose = count - MAX_PER_KIND, f"{project}: " if project else ""
            message = f"{whose}… and {omitted} more {'finding' if omitted == 1 else 'findings'} of the kind {kind}"
            kept.append({**last[kind, severity, project], "message": message, "omitted": omitted})
    return kept


def is_error(one: Finding) -> bool:
    return bool(one["severity"] == "error")
