"""One step of a build: `python -I service.py STEP PIP_FOLDER ANSWER_FILE`, the request as JSON on stdin.

    unpack    {archive, folder}                                         -> {source}
    inspect   {source, subdirectory, project}                           -> {source, requires, backend, backendPath, staticMetadata}
    install   {python, wheels}                                          -> {}          into the build environment
    requires  {source, backend, backendPath, python, seconds}           -> {requires}
    wheel     the same and {built, accepted, project, version}          -> {path, filename, sha256, bytes, project, version,
                                                                            requiresPython, python}

The answer file gets {"ok": …} or {"refused": {"kind", "message", "output"}}. Stand-alone, and no worker role: src/sdists is
its only caller. What the backend prints never mixes with the answer.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

Message = dict[str, Any]


def main(argv: list[str]) -> int:
    step, pip_folder, answer_file = argv
    os.umask(0o022)
    sys.path[:0] = [str(Path(__file__).resolve().parents[2]), pip_folder]
    from worker.errors import BuildRefused

    end_with_parent()
    request = json.load(sys.stdin)
    try:
        answer = {"ok": STEPS[step](request, pip_folder)}
    except BuildRefused as refused:
        answer = {"refused": {"kind": refused.kind, "message": refused.message, "output": refused.output}}
    Path(answer_file).write_text(json.dumps(answer), encoding="utf-8")
    return 0


def end_with_parent() -> None:
    """Our stdin ends with the request, so it tells nothing of the parent's end; another parent does. Windows has no other."""
    parent = os.getppid()

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def unpack(request: Message, _: str) -> Message:
    from worker.build.archives import unpack as unpack_archive

    return {"source": str(unpack_archive(Path(request["archive"]), Path(request["folder"])))}


def inspect(request: Message, _: str) -> Message:
    from worker.build.backend import build_system_of, states_metadata
    from worker.errors import BuildRefused

    root = Path(request["source"]).resolve()
    source = (root / request["subdirectory"]).resolve()
    if not source.is_relative_to(root) or not source.is_dir():
        raise BuildRefused("build", f"it has no folder {request['subdirectory']}")
    system = build_system_of(source, request["project"] or source.name)
    return {
        "source": str(source),
        "requires": system.requires,
        "backend": system.backend,
        "backendPath": system.backend_path,
        "staticMetadata": states_metadata(source),
    }


def install(request: Message, pip_folder: str) -> Message:
    """Exactly these wheels: they have been resolved, so nothing is looked for."""
    from worker.build.process_group import run_guarded
    from worker.errors import BuildRefused

    command = [
        request["python"],
        "-I",
        os.path.join(pip_folder, "pip"),
        "install",
        "--quiet",
        "--no-index",
        "--no-deps",
        "--no-cache-dir",
        "--no-compile",
        *request["wheels"],
    ]
    code, output = run_guarded(command)
    if code != 0:
        raise BuildRefused("build", "its build requirements could not be installed", output.decode("utf-8", "replace"))
    return {}


def requires(request: Message, _: str) -> Message:
    from worker.build.backend import requires_of

    return {"requires": requires_of(backend_of(request))}


def wheel(request: Message, _: str) -> Message:
    from worker.build.archives import accept, rewrite
    from worker.build.backend import wheel_of
    from worker.errors import BuildRefused

    folder, accepted = Path(request["built"]), Path(request["accepted"])
    folder.mkdir(parents=True)
    accepted.mkdir(parents=True, exist_ok=True)
    path = folder / wheel_of(backend_of(request), str(folder))
    if path.parent != folder or not path.is_file():
        raise BuildRefused("build", f"its build backend {request['backend']} named a wheel that it did not write")
    built = accept(path, request["project"], request["version"])
    place = accepted / built.filename
    rewrite(path, place)
    content = place.read_bytes()
    return {
        "path": str(place), "filename": built.filename, "sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content),
        "project": built.project, "version": built.version, "requiresPython": built.requires_python,
        "python": ".".join(map(str, sys.version_info[:3])),
    }  # fmt: skip


def backend_of(request: Message) -> Any:
    from worker.build.backend import Backend

    return Backend(request["source"], request["backend"], request["backendPath"], request["python"], request["seconds"])


STEPS: dict[str, Callable[[Message, str], Message]] = {
    "unpack": unpack,
    "inspect": inspect,
    "install": install,
    "requires": requires,
    "wheel": wheel,
}

if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
