"""Run pip without network access: the one of a Python, or the one in the bundle."""

import importlib
import json
import os
import re
import runpy
import shutil
import socket
import subprocess
import sys
import threading
from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple

from .bundle import Bundle, project_name, version_key
from .console import CANCELLED, INCOMPLETE, MACHINE, MAX_LISTED, NOT_INTACT, Console, InstallError, Json, dotted, plural
from .files import CHUNK, path_in, write_file
from .install_plan import InstallPlan, Pin

# Older versions do not know tags such as manylinux_2_28 (20.3) or those of free-threaded Pythons (24.1).
MIN_PIP, MIN_PIP_FREE_THREADED = (20, 3), (24, 1)


def pip_arguments(plan: InstallPlan, requirements: str) -> List[str]:
    """Without --no-deps, so that a missing dependency is an error, unless --force is used."""
    arguments = ["install", "--isolated", "--no-index", "--no-cache-dir", "--disable-pip-version-check", "--no-input"]
    arguments += ["--only-binary", ":all:", "--require-hashes", "--no-warn-script-location", "--progress-bar", "off"]
    # The page of the lock, because in the folder of all wheels pip would prefer the best tag to the locked hash.
    sources = [os.path.join(plan.bundle.folder, name) for name in (os.path.join("locks", plan.target["id"] + ".html"), "bootstrap")]
    for source in sources:
        arguments += ["--find-links", source] if os.path.exists(source) else []
    arguments += ["--no-deps", "--ignore-requires-python"] if plan.force else []
    return arguments + ["--requirement", requirements]


def pip_command(python: str, wheel: Optional[str], arguments: Sequence[str]) -> List[str]:
    """Runs the pip of `python`, or the one in the wheel."""
    return [python, os.path.abspath(__file__), RUN_PIP, wheel or "-"] + list(arguments)


def run_child(
    command: Sequence[str], tempdir: str, keep: Sequence[int] = (), on_line: Callable[[str], None] = lambda line: None
) -> Tuple[int, str]:
    """
    (exit code, stdout and stderr). Runs in an empty folder, where nothing can be imported. keep: file descriptors to inherit.
    on_line: gets each line of the output as soon as the child writes it.
    """
    extra: Dict[str, Any] = {} if os.name == "nt" else {"pass_fds": tuple(keep)}
    extra.update(cwd=tempdir, env=clean_environment(tempdir))
    child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **extra)
    assert child.stdin is not None and child.stdout is not None
    try:
        output = ""
        for data in child.stdout:
            line = data.decode("utf-8", "replace")
            output += line
            on_line(line)
        child.stdin.close()  # open until now: the end of it would tell become_pip() that this process has died
        child.wait()
    except BaseException:
        child.kill()
        child.wait()
        raise
    return child.returncode, output


def ask_child(python: str, arguments: Sequence[str], tempdir: str, message: str, hint: str) -> Any:
    """The JSON value that this file prints, as its last line, when another Python runs it. message, hint: for a failure."""
    code, output = run_child([python, os.path.abspath(__file__)] + list(arguments), tempdir)
    lines = output.strip().splitlines()
    if code != 0 or not lines:
        raise InstallError(MACHINE, message, hint, lines[-MAX_LISTED:])
    return json.loads(lines[-1])


def clean_environment(tempdir: str) -> Dict[str, str]:
    """The environment without settings of pip, of Python and of proxies."""
    unwanted = re.compile(r"^(PIP_.*|PYTHON.*|__PYVENV_LAUNCHER__|VIRTUAL_ENV|.*_PROXY)$", re.IGNORECASE)
    kept = {name: value for name, value in os.environ.items() if not unwanted.match(name)}
    kept.update(PIP_CONFIG_FILE=os.devnull, PYTHONIOENCODING="utf-8", TMPDIR=tempdir, TEMP=tempdir, TMP=tempdir)
    return kept


RUN_PIP, PRINT_DESTINATION = "--run-pip-in-this-process", "--tell-state-of-this-python"
COMPARE_VERSIONS = "--compare-versions-in-this-process"


def become_pip(wheel: str, arguments: Sequence[str]) -> None:
    """In the child: become pip, without sockets, and exit as soon as the parent process is gone."""

    def watch() -> None:
        os.read(0, 1)  # not sys.stdin, whose lock a daemon thread would hold at exit
        os._exit(CANCELLED)

    def forbid(*_: Any, **__: Any) -> None:
        raise OSError("install.py blocks network access")

    threading.Thread(target=watch, daemon=True).start()
    for name in ("connect", "connect_ex"):
        setattr(socket.socket, name, forbid)
    for name in ("create_connection", "getaddrinfo", "gethostbyname"):
        setattr(socket, name, forbid)
    if wheel != "-":
        sys.path.insert(0, wheel)
    if arguments[0] == "install":
        announce_projects()
    sys.argv = ["pip"] + list(arguments)
    runpy.run_module("pip", run_name="__main__", alter_sys=True)


def announce_projects() -> None:
    """In the child: let pip print `Installing PROJECT` before each project; it prints nothing between the first and the last."""
    try:
        requirement: Any = importlib.import_module("pip._internal.req.req_install").InstallRequirement
        install = requirement.install
    except (ImportError, AttributeError):  # no pip, which the caller finds out, or one of another structure: less progress is shown
        return

    def announced(self: Any, *arguments: Any, **options: Any) -> Any:
        print("Installing %s" % self.name, flush=True)
        return install(self, *arguments, **options)

    requirement.install = announced


def compare_versions(wheel: str, versions: Sequence[str]) -> int:
    """In the child: print for each pair whether the two are the same version (PEP 440)."""
    if wheel != "-":
        sys.path.insert(0, wheel)
    version = importlib.import_module("pip._vendor.packaging.version").Version

    def same(one: str, other: str) -> bool:
        try:
            return bool(version(one) == version(other))
        except ValueError:  # InvalidVersion
            return False

    print(json.dumps([same(*pair) for pair in zip(versions[::2], versions[1::2])]))
    return 0


def with_pinned_spelling(
    python: str, pip: Optional[str], pins: Sequence[Pin], installed: Dict[str, List[str]], tempdir: str
) -> Dict[str, List[str]]:
    """`installed`, with the version of the pin where METADATA spells the same version in another way, e.g. 1.0.RC.1 for 1.0rc1."""
    pairs = [(pin, installed[pin.project][0]) for pin in pins if installed.get(pin.project, [pin.version])[0] != pin.version]
    if not pairs:
        return installed
    texts = [text for pin, found in pairs for text in (pin.version, found)]
    arguments = [COMPARE_VERSIONS, pip or "-"] + texts
    equal = ask_child(python, arguments, tempdir, "pip cannot compare versions:", "The lines above are the output of pip.")
    same = [pin for (pin, _), is_same in zip(pairs, equal) if is_same]
    return dict(installed, **{pin.project: [pin.version] + installed[pin.project][1:] for pin in same})


def expect_installed(python: str, pip: Optional[str], pins: Sequence[Pin], installed: Dict[str, List[str]], tempdir: str) -> None:
    """Check what is on the disk, whatever pip reported."""
    installed = with_pinned_spelling(python, pip, pins, installed, tempdir)
    found = {pin.project: installed.get(pin.project, ["nothing"])[0] for pin in pins}
    wrong = ["%s %s, found %s" % (pin.project, pin.version, found[pin.project]) for pin in pins if found[pin.project] != pin.version]
    if wrong:
        message = "pip reported success, but these projects do not have the expected version:"
        raise InstallError(MACHINE, message, "Another program may have changed the environment. Run this command again.", wrong)


def pip_version(python: str, tempdir: str) -> Optional[str]:
    """None if the pip of this Python is missing or does not start."""
    code, output = run_child(pip_command(python, None, ["--version"]), tempdir)
    match = re.search(r"^pip (\S+) from ", output, re.MULTILINE)
    return match.group(1) if code == 0 and match else None


def pick_pip(python: str, bundle: Bundle, target: Json, tempdir: str, console: Console) -> Optional[str]:
    """The path of the pip wheel in the bundle, or None to use the pip of this Python, which is recent enough."""
    minimum = MIN_PIP_FREE_THREADED if target["python"]["freeThreaded"] else MIN_PIP
    own = pip_version(python, tempdir)
    if own is not None and version_key(own)[:2] >= minimum:
        return None
    state = "this Python has no working pip" if own is None else "pip %s is too old for these wheels" % own
    wheel = target.get("bootstrap")
    if wheel is None:
        hint = "Install pip %s or newer, or create the bundle again." % dotted(minimum)
        raise InstallError(MACHINE, "%s, and the bundle does not contain one for it" % state, hint)
    console.print("Using %s of the bundle: %s" % (wheel, state))
    return path_in(bundle.folder, wheel)


def install_pins(
    python: str, pip: Optional[str], plan: InstallPlan, pins: Sequence[Pin], extra: Sequence[str], tempdir: str, lock: int, console: Console
) -> None:
    """lock: the file descriptor of a lock that must be held until pip has ended, even if this process is killed."""
    requirements = os.path.join(tempdir, "requirements.txt")
    write_file(requirements, "".join(pin.line + "\n" for pin in pins))
    console.progress("Installing %s" % plural(len(pins), "project"))
    command = pip_command(python, pip, pip_arguments(plan, requirements) + list(extra))
    code, output = run_child(command, tempdir, [lock], pip_progress(len(pins), console))
    console.end_progress()
    if code != 0:
        raise_pip_error(code, output, tempdir)
    # After a successful installation, pip reports the conflicts with other projects.
    for line in output.splitlines():
        if re.search(r" requires .*(but you have|which is not installed)", line):
            console.print("warning: pip: " + line.replace("ERROR: ", "").strip())


def pip_progress(total: int, console: Console) -> Callable[[str], None]:
    """For the lines of pip: it reads all wheels, then installs them. A line names a wheel, or comes from announce_projects()."""
    seen: Dict[str, List[str]] = {"Reading": [], "Installing": []}

    def on_line(line: str) -> None:
        match = re.match(r"Processing .*?([^/\\ -]+)-[^/\\]+\.whl\b|Installing (\S+)$", line)
        if match is None:
            return
        doing, project = "Reading" if match.group(1) else "Installing", project_name(match.group(1) or match.group(2))
        if project not in seen[doing]:
            seen[doing].append(project)
            console.progress("%s %d of %d: %s" % (doing, len(seen[doing]), total, project))

    return on_line


def raise_pip_error(code: int, output: str, tempdir: str) -> None:
    lines = [
        line for line in output.splitlines() if line.strip() and not re.match(r"(Looking in links|Processing|Installing|\[notice\])", line)
    ]
    lines = lines[-MAX_LISTED:]
    if "DO NOT MATCH THE HASHES" in output:
        hint = "Check the storage medium, then run --check."
        raise InstallError(NOT_INTACT, "a wheel changed while it was installed; pip reports:", hint, lines)
    if "No matching distribution" in output or "ResolutionImpossible" in output or "In --require-hashes mode" in output:
        hint = "Create the bundle again for this machine (--describe). --force installs what the bundle has."
        raise InstallError(INCOMPLETE, "the bundle is incomplete for this machine; pip reports:", hint, lines)
    # pip reports a full disk in many ways; often it reads a truncated file first.
    if "No space left on device" in output or shutil.disk_usage(tempdir).free < CHUNK:
        raise InstallError(MACHINE, "the disk is full; pip reports:", "Free some disk space, then run this command again.", lines[-3:])
    raise InstallError(MACHINE, "pip failed with exit code %d:" % code, "The lines above are the output of pip.", lines)
