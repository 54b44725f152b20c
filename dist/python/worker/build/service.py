"""One step of a build: `python -I service.py STEP PIP_FOLDER ANSWER_FILE`, with the request as JSON on stdin.

    unpack    {archive, folder}                                         -> {source}
    inspect   {source, subdirectory, project}                           -> {source, requires, backend, backendPath, staticMetadata}
    install   {python, wheels}                                          -> {}          into the build environment
    requires  {source, backend, backendPath, python, seconds}           -> {requires}
    wheel     the same and {built, accepted, project, version}          -> {path, filename, sha256, bytes, project, version,
                                                                            requiresPython, python}

Writes {"ok": …} or {"rejected": {"kind", "message", "output"}} to the answer file, because backends print to stdout. Not a role of main.py:
src/build starts one process for each step.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import threading
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from worker.build.process_group import run_guarded
from worker.errors import BuildRejected

Message = dict[str, Any]


def main(argv: list[str]) -> int:
    step, pip_folder, answer_file = argv
    os.umask(0o022)
    sys.path.insert(1, pip_folder)
    _end_with_parent()
    request = json.load(sys.stdin)
    try:
        answer = {"ok": STEPS[step](request, pip_folder)}
    except BuildRejected as rejected:
        answer = {"rejected": {"kind": rejected.kind, "message": rejected.message, "output": rejected.output}}
    Path(answer_file).write_text(json.dumps(answer), encoding="utf-8")
    return 0


def _end_with_parent() -> None:
    """Exit when the parent process exits: its id changes. stdin cannot be used, because it ends with the request."""
    parent = os.getppid()

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


# Each step imports only what it needs: every step is a new process, and importing everything takes longer than most steps.


def unpack(request: Message, _: str) -> Message:
    from worker.build.archives import unpack as unpack_archive

    return {"source": str(unpack_archive(Path(request["archive"]), Path(request["folder"])))}


def inspect(request: Message, _: str) -> Message:
    from worker.build.backend import build_system_of, states_metadata

    root = Path(request["source"]).resolve()
    source = (root / request["subdirectory"]).resolve()
    if not source.is_relative_to(root) or not source.is_dir():
        raise BuildRejected("build", f"it does not contain the folder {request['subdirectory']}")
    return {"source": str(source), **build_system_of(source, request["project"] or source.name), "staticMetadata": states_metadata(source)}


def install(request: Message, pip_folder: str) -> Message:
    """Install exactly these wheels, which have been resolved, into the build environment."""
    options = ("--quiet", "--no-index", "--no-deps", "--no-cache-dir", "--no-compile")
    code, output = run_guarded([request["python"], "-I", os.path.join(pip_folder, "pip"), "install", *options, *request["wheels"]])
    if code != 0:
        raise BuildRejected("build", "cannot install its build requirements", output.decode("utf-8", "replace"))
    return {}


def requires(request: Message, _: str) -> Message:
    from worker.build.backend import Backend

    return {"requires": Backend.from_json(request).requires()}


def wheel(request: Message, _: str) -> Message:
    from worker.build.archives import accept, rewrite
    from worker.build.backend import Backend

    folder, accepted = Path(request["built"]), Path(request["accepted"])
    folder.mkdir(parents=True)
    accepted.mkdir(parents=True, exist_ok=True)
    path = folder / Backend.from_json(request).build_wheel(str(folder))
    if path.parent != folder or not path.is_file():
        raise BuildRejected("build", f"its build backend {request['backend']} returned the name of a wheel that does not exist")
    facts = accept(path, request["project"], request["version"])
    path = rewrite(path, accepted / path.name)
    content = path.read_bytes()
    digest, python = hashlib.sha256(content).hexdigest(), ".".join(map(str, sys.version_info[:3]))
    return {"path": str(path), "filename": path.name, "sha256": digest, "bytes": len(content), "python": python, **facts}


STEPS = {step.__name__: step for step in (unpack, inspect, install, requires, wheel)}

if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
