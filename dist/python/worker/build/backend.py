"""A source tree and its build backend (PEP 517, 518): requirements, static metadata (PEP 643), and hooks, each run in a child process."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from email.parser import HeaderParser
from pathlib import Path
from typing import Any, NamedTuple

from pip._internal.exceptions import PipError
from pip._internal.pyproject import load_pyproject_toml
from pip._vendor.pyproject_hooks import BackendUnavailable, BuildBackendHookCaller, HookMissing, UnsupportedOperation

from worker.build.process_group import run_guarded
from worker.errors import BuildRejected

LAST_LINES = 30


class Backend(NamedTuple):
    source: str
    name: str
    path: list[str]
    #: Path of the interpreter of the build environment.
    python: str
    #: Time limit of one hook.
    seconds: float

    @classmethod
    def from_json(cls, request: Mapping[str, Any]) -> Backend:
        return cls(request["source"], request["backend"], request["backendPath"], request["python"], request["seconds"])

    def requires(self) -> list[str]:
        """Requirements in addition to build-system.requires (get_requires_for_build_wheel), e.g. setup_requires. @raise BuildRejected"""
        return [str(one) for one in self._call(lambda hooks: hooks.get_requires_for_build_wheel())]

    def build_wheel(self, folder: str) -> str:
        """Build a wheel into `folder`. @return its file name @raise BuildRejected"""
        return str(self._call(lambda hooks: [hooks.build_wheel(folder)])[0])

    def _call(self, hook: Callable[[BuildBackendHookCaller], Sequence[str]]) -> Sequence[str]:
        output = b""

        def run(cmd: Sequence[str], cwd: str | None = None, extra_environ: Mapping[str, str] | None = None) -> None:
            nonlocal output
            ended = run_guarded(cmd, cwd, {**os.environ, **(extra_environ or {})}, self.seconds)
            output += ended.output
            if ended.code is None:
                raise rejected(f"was stopped after {self.seconds:g} seconds")
            if ended.code != 0:
                raise rejected(f"failed with exit code {ended.code}")

        def rejected(why: str) -> BuildRejected:
            last = output.decode("utf-8", "replace").splitlines()[-LAST_LINES:]
            return BuildRejected("build", f"its build backend {self.name} {why}", "\n".join(last))

        try:
            return hook(BuildBackendHookCaller(self.source, self.name, self.path or None, run, self.python))
        except (BackendUnavailable, HookMissing) as error:
            raise rejected(f"cannot be imported: {_last_line(error)}") from error
        except (UnsupportedOperation, ValueError, OSError, KeyError) as error:
            raise rejected(f"violated PEP 517: {_last_line(error)}") from error


def _last_line(error: Exception) -> str:
    trace = str(getattr(error, "traceback", "") or getattr(error, "message", "") or error).strip()
    return trace.splitlines()[-1] if trace else type(error).__name__


def build_system_of(folder: Path, name: str) -> dict[str, Any]:
    """{"requires", "backend", "backendPath"} as read by pip, whose default is setuptools. @raise BuildRejected"""
    try:
        system = load_pyproject_toml(str(folder / "pyproject.toml"), str(folder / "setup.py"), name)
    except (PipError, ValueError, OSError) as error:
        raise BuildRejected("build", f"{name} cannot be built: {' '.join(str(error).split())}") from error
    requires = [*system.requires, *(() if system.backend_path else system.check)]
    return {"requires": requires, "backend": system.backend, "backendPath": list(system.backend_path or [])}


def states_metadata(folder: Path) -> bool:
    """Whether PKG-INFO has metadata version 2.2 or newer and no dynamic Requires-Dist or Requires-Python, so that a build cannot change them."""
    try:
        text = (folder / "PKG-INFO").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    headers = HeaderParser().parsestr(text)
    version = [int(part) for part in str(headers.get("Metadata-Version", "0")).split(".") if part.isdigit()]
    dynamic = {str(value).strip().lower() for value in headers.get_all("Dynamic", [])}
    return version >= [2, 2] and not dynamic & {"requires-dist", "requires-python"}
