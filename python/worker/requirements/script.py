"""The `script` block at the top of a single-file script (Inline script metadata, PEP 723)."""

from __future__ import annotations

from pip._internal.req.pep723 import PEP723Exception, pep723_metadata

from worker.requirements.collector import Notes
from worker.requirements.local_paths import roots_of
from worker.requirements.text import text_of


def read_script(notes: Notes, file: str) -> None:
    path = notes.path_of(file)
    if text_of(notes, path, "script", file) is None:  # says why a file cannot be read
        return
    try:
        block = pep723_metadata(path)
    except (PEP723Exception, UnicodeDecodeError) as error:
        notes.fault("script", file, f"{reason(error)}; a block begins with `# /// script` and ends with `# ///`")
        return
    requires_python, dependencies = block.get("requires-python"), block.get("dependencies", [])
    label = notes.label_of(path)
    notes.note_uv_sources(label, block)
    if isinstance(requires_python, str):
        notes.bound(label, requires_python, [])
    if not isinstance(dependencies, list):
        notes.fault(f"{label} [dependencies]", str(dependencies), "is no list of requirements")
        return
    for text in dependencies:
        notes.roots.extend(roots_of(notes, str(text), f"{label} [dependencies]"))


def reason(error: Exception) -> str:
    if error.__cause__ is not None:
        return f"has a script block that is no TOML ({error.__cause__})"
    return "has more than one script block" if "Multiple" in str(error) else "has no script block"
