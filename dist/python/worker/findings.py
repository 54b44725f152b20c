"""Findings as src/core/findings.ts has them: one fact against a bundle, in words that are safe to print."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal, get_args

Finding = dict[str, Any]

#: Every kind that a worker may report; mypy checks the callers. src/core/findings.ts says what each does to a run: a new kind is a line in both.
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
KINDS: tuple[Kind, ...] = get_args(Kind)
Severity = Literal["error", "warning"]

#: For each project: a hostile wheel can break one rule 60,000 times.
MAX_PER_KIND = 20


def finding(kind: Kind, severity: Severity, message: str, **more: Any) -> Finding:
    """`more`: hint, project, version, origin, chain; a None is left out."""
    return {"kind": kind, "severity": severity, "message": message, **{key: value for key, value in more.items() if value is not None}}


def shown(text: str, longest: int = 200) -> str:
    """Text that others wrote, without control characters, line breaks or direction marks, cut to `longest`."""
    plain = "".join(mark if mark.isprintable() else mark.encode("unicode_escape", "surrogatepass").decode() for mark in text[: longest + 1])
    return plain if len(plain) <= longest else plain[:longest] + "…"


def limited(findings: Iterable[Finding]) -> list[Finding]:
    """The first of each kind that a project has, and one line that counts the others. What a limited list left out is counted again."""
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
