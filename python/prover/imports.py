"""Imports modules, each in a process of its own with a time limit. Any Python from 3.8 on.

    venv/bin/python -I imports.py JOBS SECONDS PIP < wheels.json > failures.json      PIP: a folder or a wheel that holds pip

stdin: a JSON list of {"modules": [dotted names], "marker"?: where the wheel is installed}. stdout: a JSON list of {"module",
"error", "missing"}, of those that did not load, by name; `missing` is the top-level module that was not found, or null. A module
that crashes, hangs or exits is a failure like any other. Wheels that this machine's environment leaves out are passed over.
"""

import json
import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

MOST_TEXT = 400
MARK = "\0missing\0"


def main(argv):
    if argv[0] == "--one":
        return import_one(argv[1])
    jobs, seconds = int(argv[0]), float(argv[1])
    wheels = [wheel for wheel in json.load(sys.stdin) if is_installed(wheel, argv[2])]
    modules = sorted({module for wheel in wheels for module in wheel["modules"]})
    with ThreadPoolExecutor(jobs) as pool:
        found = list(pool.map(lambda module: failure(module, seconds), modules))
    json.dump([one for one in found if one is not None], sys.stdout)
    return 0


def is_installed(wheel, pip_place):
    if "marker" not in wheel:
        return True
    sys.path.append(pip_place)
    from pip._vendor.packaging.markers import Marker

    return Marker(wheel["marker"]).evaluate()


def failure(module, seconds):
    """None when it loads."""
    command = [sys.executable, "-I", "-X", "utf8", os.path.abspath(__file__), "--one", module]
    # stdin stays open for as long as this process lives: the child ends when it closes (see end_with_parent).
    child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    reader = Tail(child.stderr)
    try:
        code = child.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
        return {"module": module, "error": "did not load within %g seconds" % seconds, "missing": None}
    finally:
        child.stdin.close()
    if code == 0:
        return None
    text = reader.text()
    text, _, missing = text.partition(MARK)
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    last = lines[-1][:MOST_TEXT] if lines else "no message"
    how = "ended by signal %d" % -code if code < 0 else "exit code %d" % code
    return {"module": module, "error": last if code == 1 else "%s: %s" % (how, last), "missing": missing.strip() or None}


class Tail:
    """Reads a pipe to its end in a thread, so that a talkative child never blocks, and keeps the last part."""

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
    end_with_parent()
    import importlib
    import traceback

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
    """At once: a module's own threads and exit handlers are not what is proved."""
    sys.stderr.flush()
    os._exit(code)


def end_with_parent():
    """However the parent dies, its end of our stdin closes with it."""

    def watch():
        os.read(0, 1)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
