"""A build backend's hooks (PEP 517), each in a child of its own in the build environment, bounded in time."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Mapping, Sequence
from email.parser import HeaderParser
from pathlib import Path
from typing import NamedTuple

from pip._internal.exceptions import PipError
from pip._internal.pyproject import load_pyproject_toml
from pip._vendor.pyproject_hooks import BackendUnavailable, BuildBackendHookCaller, HookMissing, UnsupportedOperation

from worker.build.process_group import run_guarded
from worker.errors import BuildRefused

LAST_LINES = 30


class Backend(NamedTuple):
    """`python`: the build environment's. `seconds`: what one hook may take."""

    source: str
    name: str
    path: list[str]
    python: str
    seconds: float


def requires_of(backend: Backend) -> list[str]:
    """What the backend wants beside build-system.requires, e.g. what an old setup.py calls setup_requires."""
    found = call(backend, lambda hooks: hooks.get_requires_for_build_wheel())
    return [str(one) for one in found]


def wheel_of(backend: Backend, folder: str) -> str:
    """The name of the wheel that now lies in `folder`."""
    return str(call(backend, lambda hooks: [hooks.build_wheel(folder)])[0])


def call(backend: Backend, hook: Callable[[BuildBackendHookCaller], Sequence[str]]) -> Sequence[str]:
    lines: list[str] = []

    def runner(cmd: Sequence[str], cwd: str | None = None, extra_environ: Mapping[str, str] | None = None) -> None:
        run(cmd, cwd, {**os.environ, **(extra_environ or {})}, backend.seconds, lines)

    try:
        caller = BuildBackendHookCaller(backend.source, backend.name, backend.path or None, runner, backend.python)
        return hook(caller)
    except subprocess.CalledProcessError as error:
        raise BuildRefused("build", f"its build backend {backend.name} failed with exit code {error.returncode}", tail(lines)) from error
    except subprocess.TimeoutExpired as error:
        raise BuildRefused("build", f"its build backend {backend.name} took longer than {backend.seconds:g} s and was stopped", tail(lines)) from error
    except (BackendUnavailable, HookMissing) as error:
        raise BuildRefused("build", f"its build backend {backend.name} cannot be imported: {said(error)}", tail(lines)) from error
    except (UnsupportedOperation, ValueError, OSError, KeyError) as error:
        raise BuildRefused("build", f"its build backend {backend.name} broke its protocol: {said(error)}", tail(lines)) from error


def said(error: Exception) -> str:
    trace = str(getattr(error, "traceback", "") or getattr(error, "message", "") or error).strip()
    return trace.splitlines()[-1] if trace else type(error).__name__


def tail(lines: list[str]) -> str:
    return "\n".join("".join(lines).splitlines()[-LAST_LINES:])


def run(command: Sequence[str], cwd: str | None, env: Mapping[str, str], seconds: float, lines: list[str]) -> None:
    """Both streams into `lines`; the whole process group ends with the hook's time."""
    code, output = run_guarded(command, cwd, env, seconds)
    lines.append(output.decode("utf-8", "replace"))
    if code is None:
        raise subprocess.TimeoutExpired(list(command), seconds)
    if code != 0:
        raise subprocess.CalledProcessError(code, list(command))


class BuildSystem(NamedTuple):
    requires: list[str]
    backend: str
    backend_path: list[str]


def build_system_of(folder: Path, name: str) -> BuildSystem:
    """As pip reads it; the default is setuptools' legacy backend."""
    try:
        system = load_pyproject_toml(str(folder / "pyproject.toml"), str(folder / "setup.py"), name)
    except (PipError, ValueError, OSError) as error:
        raise BuildRefused("build", f"{name} cannot be built: {' '.join(str(error).split())}") from error
    requires = [*system.requires, *system.check] if not system.backend_path else list(system.requires)
    return BuildSystem(requires, system.backend, list(system.backend_path or []))


def states_metadata(folder: Path) -> bool:
    """PKG-INFO of version 2.2 or newer whose Requires-Dist and Requires-Python are not Dynamic: a build cannot change them."""
    try:
        text = (folder / "PKG-INFO").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    headers = HeaderParser().parsestr(text)
    version = [int(part) for part in str(headers.get("Metadata-Version", "0")).split(".") if part.isdigit()]
    dynamic = {str(value).strip().lower() for value in headers.get_all("Dynamic", [])}
    return version >= [2, 2] and not dynamic & {"requires-dist", "requires-python"}
