"""A build backend's hooks (PEP 517), each in a child of its own in the build environment, bounded in time."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from pip._vendor.pyproject_hooks import BackendUnavailable, BuildBackendHookCaller, HookMissing, UnsupportedOperation

from worker.build.process_group import run_guarded
from worker.build.refused import Refused

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
        raise Refused("build", f"its build backend {backend.name} failed with exit code {error.returncode}", tail(lines)) from error
    except subprocess.TimeoutExpired as error:
        raise Refused("build", f"its build backend {backend.name} took longer than {backend.seconds:g} s and was stopped", tail(lines)) from error
    except (BackendUnavailable, HookMissing) as error:
        raise Refused("build", f"its build backend {backend.name} cannot be imported: {said(error)}", tail(lines)) from error
    except (UnsupportedOperation, ValueError, OSError, KeyError) as error:
        raise Refused("build", f"its build backend {backend.name} broke its protocol: {said(error)}", tail(lines)) from error


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
