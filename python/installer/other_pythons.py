"""Other Pythons of this machine, for a bundle that has no target for the one that runs."""

import json
import os
import re
import subprocess
import sys
from typing import Iterator, List, Optional, Sequence

from .bundle import Bundle, version_key
from .console import Json
from .files import temporary_folder
from .run_pip import clean_environment
from .select_target import machine_of, matching_targets, uncovered

ANSWER_SECONDS = 10  # for a Python to start and describe itself


def find_matching_python(bundle: Bundle) -> Optional[str]:
    """The path of the newest other Python for which the bundle has a target, or None."""
    with temporary_folder() as tempdir:
        for path in other_pythons(tempdir):
            try:
                machine = machine_of(json.loads(output_of([path, os.path.abspath(__file__), "--describe"], tempdir)))
            except (ValueError, TypeError, LookupError):  # a broken Python, or another program
                continue
            if any(not uncovered(target, machine) for target in matching_targets(bundle, machine)):
                return path
    return None


def other_pythons(tempdir: str) -> List[str]:
    """Newest first; of the same version, the first on PATH."""
    found = list(launcher_pythons(tempdir) if os.name == "nt" else path_pythons())
    running = os.path.realpath(sys.executable)
    others = [path for path in dict.fromkeys(found) if os.path.realpath(path) != running]
    return sorted(others, key=lambda path: version_key(re.sub(r"^\D*", "", os.path.basename(path))), reverse=True)


def path_pythons() -> Iterator[str]:
    """`python3.9` and newer, also free-threaded ones (`python3.13t`)."""
    for folder in os.environ.get("PATH", "").split(os.pathsep) + ["/usr/local/bin", "/usr/bin"]:
        # A relative folder would mean another one in the empty folder where the Python is asked.
        names = os.listdir(folder) if os.path.isabs(folder) and os.path.isdir(folder) and os.access(folder, os.R_OK) else []
        for name in sorted(names):
            match = re.match(r"python3\.(\d{1,3})t?\Z", name)
            if match and int(match.group(1)) >= 9 and os.access(os.path.join(folder, name), os.X_OK):
                yield os.path.join(folder, name)


def launcher_pythons(tempdir: str) -> Iterator[str]:
    """Those that `py -0p` lists, newest first, e.g. ` -V:3.12 *        C:\\Python312\\python.exe`."""
    for line in output_of(["py", "-0p"], tempdir).splitlines():
        match = re.match(r"\s*-\S+(?:\s+\*)?\s+(\S.*\.exe)\s*\*?\s*\Z", line, re.IGNORECASE)
        if match:
            yield match.group(1)


def output_of(command: Sequence[str], tempdir: str) -> str:
    """
    stdout of a program that may be broken. Empty if it fails or does not end in time. stdout is a file, because a process that
    the program has started could keep a pipe open.
    """
    path = os.path.join(tempdir, "stdout")
    try:
        with open(path, "wb") as file:
            child = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=file, stderr=subprocess.DEVNULL, cwd=tempdir, env=clean_environment(tempdir)
            )
            try:
                code = child.wait(ANSWER_SECONDS)
            finally:
                child.kill()
                child.wait()
        with open(path, "rb") as file:
            return file.read().decode("utf-8", "replace") if code == 0 else ""
    except (OSError, subprocess.TimeoutExpired):
        return ""


def is_restarted() -> bool:
    """Whether install.py was started by restart_with(), which must not happen twice."""
    return RESTARTED in os.environ


RESTARTED = "OFFLINE_BUNDLE_INSTALL_RESTARTED"


def restart_with(command: Sequence[str]) -> int:
    """Replace this process by another Python. On Windows, which cannot, run it and return its exit code."""
    environment: Json = dict(os.environ, **{RESTARTED: "1"})
    environment.pop("__PYVENV_LAUNCHER__", None)  # on macOS, it would give the other Python the prefix of this one
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name == "nt":
        return subprocess.call(command, env=environment)
    os.execve(command[0], list(command), environment)
