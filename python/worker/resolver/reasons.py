"""Why no wheel of a list suits a target, in words: what it would need, and what the target has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from worker.resolver.target_cache import Memory
from worker.target import Target, single_tags, tag_part

Wheels = Sequence[tuple[str, "str | None"]]
"""File name and Requires-Python."""
GLIBC = re.compile(r"manylinux_(\d+)_(\d+)_(\w+)")
MUSL = re.compile(r"musllinux_(\d+)_(\d+)_(\w+)")
MACOS = re.compile(r"macosx_(\d+)_(\d+)_(\w+)")
LEGACY = {"manylinux1": "manylinux_2_5", "manylinux2010": "manylinux_2_12", "manylinux2014": "manylinux_2_17"}


class Unsuited(NamedTuple):
    """Why no wheel of a list installs on a target."""

    cause: Literal["requires-python", "system-version", "tags"]
    """Requires-Python; a glibc, musl or macOS newer than the target promises; another Python, ABI or platform."""
    text: str


def why_no_wheel(wheels: Wheels, memory: Memory) -> Unsuited | None:
    """None when there are no wheels at all. The reason nearest to a fit comes first: Python version, then tags."""
    names = [(name, requires) for name, requires in wheels if name.endswith(".whl")]
    if not names:
        return None
    fitting = [requires for name, requires in names if memory.ranks.of(tag_part(name)) is not None]
    if fitting:
        return Unsuited("requires-python", f"requires Python {_joined(fitting)}, this target has {memory.target.version}")
    tags = [tuple(tag.split("-")) for name, _ in names for tag in single_tags(tag_part(name))]
    accepted = {str(tag).rsplit("-", 1)[0] for tag in memory.tags}
    suiting = [tag for tag in tags if f"{tag[0]}-{tag[1]}" in accepted]
    if newer := _floor_reason(suiting, memory.target):
        return Unsuited("system-version", newer)
    if python := _python_reason(tags, suiting, memory):
        return Unsuited("tags", python)
    if newer := _floor_reason(tags, memory.target):
        return Unsuited("system-version", newer)
    return Unsuited("tags", _platform_reason(tags))


def _python_reason(tags: list[tuple[str, ...]], suiting: list[tuple[str, ...]], memory: Memory) -> str:
    """Only when some wheel is for this platform, and its Python or ABI is the only hindrance. `suiting` have the right ones."""
    platforms = {*memory.target.platform_tags, "any"}
    here = {(python, abi) for python, abi, platform in tags if platform in platforms}
    if not here or any((python, abi) in here for python, abi, _ in suiting):
        return ""
    only = "wheels for this platform are" if suiting else "wheels"
    own = f"{memory.target.implementation}{memory.target.nodot}"
    abis = sorted({abi for python, abi in here if python == own})
    if abis:
        return f"{only} for the ABI {', '.join(abis)} only, this target has {', '.join(memory.target.abis)}"
    return f"{only} for {_range(python for python, _ in here)} only, this target is {memory.target.abis[0]}"


def _platform_reason(tags: list[tuple[str, ...]]) -> str:
    platforms = {_system(_modern(platform)) for _, _, platform in tags}
    return f"wheels for {', '.join(sorted(platforms))} only"


def _floor_reason(tags: list[tuple[str, ...]], target: Target) -> str:
    """Some wheel is for this kind of machine, and for a newer system than it has."""
    platforms = {_modern(platform) for _, _, platform in tags}
    pattern = {"glibc": GLIBC, "musl": MUSL}.get(target.system.get("libc", "")) or (MACOS if target.system["os"] == "macos" else None)
    if pattern is None:
        return ""
    machines = _machines(target)
    floors = sorted((int(match[1]), int(match[2])) for platform in platforms if (match := pattern.fullmatch(platform)) and match[3] in machines)
    if not floors:
        return ""
    what = target.system.get("libc") or "macOS"
    have = ".".join(map(str, target.system["floor"]))
    return f"needs {what} {'.'.join(map(str, floors[0]))}, this target has {have}"


def _machines(target: Target) -> set[str]:
    machine = str(target.system["machine"])
    if target.system["os"] != "macos":
        return {machine}
    return {machine, "universal2"} | ({"intel", "universal", "fat64"} if machine == "x86_64" else set())


def _modern(platform: str) -> str:
    head, _, machine = platform.partition("_")
    return f"{LEGACY[head]}_{machine}" if head in LEGACY else platform


def _system(platform: str) -> str:
    if match := GLIBC.fullmatch(platform):
        return f"Linux {match[3]} (glibc)"
    if match := MUSL.fullmatch(platform):
        return f"Linux {match[3]} (musl)"
    if match := MACOS.fullmatch(platform):
        return f"macOS {match[3]}"
    return {"win_amd64": "Windows x86_64", "win_arm64": "Windows arm64", "win32": "Windows x86"}.get(platform, platform)


def _range(pythons: Iterable[str]) -> str:
    """`cp39 to cp312`; each name where they are not of one kind."""
    names = sorted(set(pythons), key=lambda name: (re.sub(r"\d.*", "", name), int(re.sub(r"\D", "", name)[1:] or 0)))
    kinds = {re.sub(r"\d.*", "", name) for name in names}
    if len(kinds) == 1 and len(names) > 2:
        return f"{names[0]} to {names[-1]}"
    return ", ".join(names)


def _joined(requires: Iterable[str | None]) -> str:
    return " or ".join(sorted({one for one in requires if one}))
