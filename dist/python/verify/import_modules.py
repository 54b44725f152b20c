"""Imports modules, each in its own process with a time limit. Runs on Python 3.8 and newer.

    venv/bin/python -I import_modules.py JOBS SECONDS PIP < request.json > failures.json      PIP: a folder or a wheel that holds pip

stdin: {"first": dotted names, "modules": [{"module": dotted name, "after": dotted names, "markers": texts}]}. A module is imported if
one of its markers holds, or if it has none. If it fails, it is imported again after `first` and its `after`, because some modules can
only be imported after another project (psycopg_binary after psycopg). stdout: a JSON list of {"module", "error", "missing"} for modules
that failed both times, in the given order; `missing` is the top-level module that was not found, or null. A module that crashes, hangs
or exits has failed, too.
"""

import contextlib
import json
import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

MAX_TEXT = 400
MARK = "\0missing\0"


def main(argv):
    if argv[0] == "--one":
        return import_one(argv[1])
    jobs, seconds = int(argv[0]), float(argv[1])
    request = json.load(sys.stdin)
    modules = [one for one in request["modules"] if is_installed(one["markers"], argv[2])]
    with ThreadPoolExecutor(jobs) as pool:
        found = list(pool.map(lambda one: failure(one["module"], request["first"] + one["after"], seconds), modules))
    json.dump([one for one in found if one is not None], sys.stdout)
    return 0


def is_installed(markers, pip_place):
    if not markers:
        return True
    sys.path.append(pip_place)
    from pip._vendor.packaging.markers import Marker

    return any(Marker(marker).evaluate() for marker in markers)


def failure(module, before, seconds):
    """The failure of a module; None if it can be imported alone or after the others."""
    alone = attempt(module, [], seconds)
    others = [one for one in before if one != module]
    return None if alone is None or (others and attempt(module, others, seconds) is None) else alone


def attempt(module, before, seconds):
    """Import a module in a new process, after the modules in `before`. None if it succeeds."""
    command = [sys.executable, "-I", "-X", "utf8", os.path.abspath(__file__), "--one", module]
    # stdin stays open as long as this process runs: the child exits when it closes (see end_with_parent).
    child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    reader = Tail(child.stderr)
    with contextlib.suppress(OSError):  # the exit code shows that the child has already exited
        child.stdin.write(json.dumps(before).encode("ascii") + b"\n")
        child.stdin.flush()
    try:
        code = child.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
        return {"module": module, "error": "was not imported within %g seconds" % seconds, "missing": None}
    finally:
        child.stdin.close()
    if code == 0:
        return None
    text = reader.text()
    text, _, missing = text.partition(MARK)
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    last = lines[-1][:MAX_TEXT] if lines else "no message"
    how = "ended by signal %d" % -code if code < 0 else "exit code %d" % code
    return {"module": module, "error": last if code == 1 else "%s: %s" % (how, last), "missing": missing.strip() or None}


class Tail:
    """Reads a pipe in a thread, so that the child never blocks, and keeps the last 64 KiB."""

    def __init__(self, pipe):
        self.kept = b""
        self.pipe = pipe
        self.thread = threading.Thread(target=self.read, daemon=True)
        self.thread.start()

    def read(self):
        with self.pipe:
            for piece in iter(lambda: self.pipe.read1(65536), b""):
                self.kept = (self.kept + piece)[-65536:]

    def text(self):
        self.thread.join(5)  # a grandchild may hold the pipe open
        return self.kept.decode("utf-8", "replace")


def import_one(module):
    before = json.loads(sys.stdin.buffer.readline())
    end_with_parent()
    import importlib
    import traceback

    for one in before:
        with contextlib.suppress(BaseException):  # its own attempt reports the failure
            importlib.import_module(one)
    try:
        importlib.import_module(module)
    except SystemExit as error:
        sys.stderr.write("\nSystemExit: %s\n" % error)
        leave(1)
    except BaseException as error:
        traceback.print_exc()
        missing = error.name if isinstance(error, ModuleNotFoundError) and error.name else ""
        sys.stderr.write(MARK + missing.partition(".")[0])
        leave(1)
    leave(0)


def leave(code):
    """Exit without running the threads and exit handlers of the module, which are not tested."""
    sys.stderr.flush()
    os._exit(code)


def end_with_parent():
    """Exit when the parent process exits, which closes stdin."""

    def watch():
        os.read(0, 1)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
