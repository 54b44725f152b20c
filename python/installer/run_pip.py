"""Pip: this Python's own, or the one in the bundle, without network."""

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
from typing import Any, Dict, List, Optional, Sequence, Tuple

from .bundle import Bundle, Offer, version_key
from .console import CANCELLED, INCOMPLETE, MACHINE, MAX_LISTED, NOT_INTACT, Console, InstallError, dotted, plural
from .files import CHUNK, write_file
from .install_plan import InstallPlan, Pin

# Older pips do not know `manylinux_2_28` (20.3) or free-threaded tags (24.1), and call a good wheel unusable.
OLDEST_PIP = (20, 3)

OLDEST_PIP_FREE_THREADED = (24, 1)


def pip_arguments(plan: InstallPlan, requirements: str) -> List[str]:
    """Without --no-deps, so that a missing dependency is an error; --force is asked to install what there is."""
    arguments = ["install", "--isolated", "--no-index", "--no-cache-dir", "--disable-pip-version-check", "--no-input"]
    arguments += ["--only-binary", ":all:", "--require-hashes", "--no-warn-script-location", "--progress-bar", "off"]
    # The page of the lock and not the folder of all wheels, of which pip would prefer the best tag to the locked hash.
    sources = [os.path.join(plan.bundle.folder, name) for name in (os.path.join("locks", plan.offer.id + ".html"), "bootstrap")]
    for source in sources:
        arguments += ["--find-links", source] if os.path.exists(source) else []
    arguments += ["--no-deps", "--ignore-requires-python"] if plan.force else []
    return arguments + ["--requirement", requirements]


def run_pip(python: str, wheel: Optional[str], arguments: Sequence[str], tempdir: str, keep: Sequence[int] = ()) -> Tuple[int, str]:
    """(exit code, output) of a pip: the one of `python`, or the one in the wheel. The child ends when we do."""
    return run_child([python, os.path.abspath(__file__), RUN_PIP, wheel or "-"] + list(arguments), tempdir, keep)


def run_child(command: Sequence[str], tempdir: str, keep: Sequence[int] = ()) -> Tuple[int, str]:
    extra: Dict[str, Any] = {} if os.name == "nt" else {"pass_fds": tuple(keep)}
    # An empty working folder: whatever lies in the operator's one must not be imported.
    child = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        cwd=tempdir,
        env=clean_environment(tempdir),
        **extra,
    )
    try:
        output, _ = communicate(child)
    except BaseException:
        child.kill()
        child.wait()
        raise
    return child.returncode, output.decode("utf-8", "replace")


def communicate(child: Any) -> Tuple[bytes, None]:
    """Reads to the end while the child's stdin stays open: an end of it would tell the child that we died."""
    output = child.stdout.read()
    child.stdin.close()
    child.wait()
    return output, None


def clean_environment(tempdir: str) -> Dict[str, str]:
    """No setting of this machine reaches pip: neither its options, nor Python's, nor a proxy."""
    unwanted = re.compile(r"^(PIP_.*|PYTHON.*|__PYVENV_LAUNCHER__|VIRTUAL_ENV|.*_PROXY)$", re.IGNORECASE)
    kept = {name: value for name, value in os.environ.items() if not unwanted.match(name)}
    kept.update(PIP_CONFIG_FILE=os.devnull, PYTHONIOENCODING="utf-8", TMPDIR=tempdir, TEMP=tempdir, TMP=tempdir)
    return kept


RUN_PIP, PRINT_DESTINATION = "--run-pip-in-this-process", "--tell-state-of-this-python"
COMPARE_VERSIONS = "--compare-versions-in-this-process"


def become_pip(wheel: str, arguments: Sequence[str]) -> None:
    """What the child does: become pip, without sockets, and end as soon as whoever started it is gone."""

    def watch() -> None:
        os.read(0, 1)  # not by sys.stdin, whose lock a daemon thread would hold while the interpreter ends
        os._exit(CANCELLED)

    def refuse(*_: Any, **__: Any) -> None:
        raise OSError("install.py lets nothing reach the network")

    threading.Thread(target=watch, daemon=True).start()
    for name in ("connect", "connect_ex"):
        setattr(socket.socket, name, refuse)
    for name in ("create_connection", "getaddrinfo", "gethostbyname"):
        setattr(socket, name, refuse)
    if wheel != "-":
        sys.path.insert(0, wheel)
    sys.argv = ["pip"] + list(arguments)
    runpy.run_module("pip", run_name="__main__", alter_sys=True)


def compare_versions(wheel: str, versions: Sequence[str]) -> None:
    """What the child does: print whether each two versions are the same to pip (Version specifiers; PEP 440)."""
    if wheel != "-":
        sys.path.insert(0, wheel)
    version = importlib.import_module("pip._vendor.packaging.version").Version

    def same(one: str, other: str) -> bool:
        try:
            return bool(version(one) == version(other))
        except ValueError:  # InvalidVersion
            return False

    print(json.dumps([same(*pair) for pair in zip(versions[::2], versions[1::2])]))


def with_pinned_spelling(
    python: str, pip: Optional[str], pins: Sequence[Pin], installed: Dict[str, List[str]], tempdir: str
) -> Dict[str, List[str]]:
    """`installed` with the versions of the pins where METADATA spells the same version otherwise, such as 1.0.RC.1 for 1.0rc1."""
    pairs = [(pin, installed[pin.project][0]) for pin in pins if installed.get(pin.project, [pin.version])[0] != pin.version]
    if not pairs:
        return installed
    texts = [text for pin, found in pairs for text in (pin.version, found)]
    code, output = run_child([python, os.path.abspath(__file__), COMPARE_VERSIONS, pip or "-"] + texts, tempdir)
    lines = output.strip().splitlines()
    if code != 0 or not lines:
        raise InstallError(MACHINE, "pip cannot compare versions. It says:", "The lines above are pip's own.", lines[-MAX_LISTED:])
    same = [pin for (pin, _), equal in zip(pairs, json.loads(lines[-1])) if equal]
    return dict(installed, **{pin.project: [pin.version] + installed[pin.project][1:] for pin in same})


def pip_version(python: str, tempdir: str) -> Optional[str]:
    """Of the pip that this Python has; None when there is none that starts."""
    code, output = run_pip(python, None, ["--version"], tempdir)
    match = re.search(r"^pip (\S+) from ", output, re.MULTILINE)
    return match.group(1) if code == 0 and match else None


def pick_pip(python: str, bundle: Bundle, offer: Offer, tempdir: str, console: Console) -> Optional[str]:
    """None: this Python's own pip will do. Else the path of the bundle's pip wheel; refuses with 7 where there is neither."""
    oldest = OLDEST_PIP_FREE_THREADED if offer.target["python"]["freeThreaded"] else OLDEST_PIP
    own = pip_version(python, tempdir)
    if own is not None and version_key(own)[:2] >= oldest:
        return None
    state = "This Python has no pip that works" if own is None else "pip %s is too old for these wheels" % own
    wheel = offer.target.get("bootstrap")
    if wheel is None:
        raise InstallError(
            MACHINE,
            "%s, and the bundle brings none for it." % state,
            "Install pip %s or newer, or have the bundle made again." % dotted(oldest),
        )
    console.print("%s: using %s of the bundle." % (state, wheel))
    return os.path.join(bundle.folder, *wheel.split("/"))


def install_pins(
    python: str,
    pip: Optional[str],
    plan: InstallPlan,
    pins: Sequence[Pin],
    extra: Sequence[str],
    tempdir: str,
    keep: Sequence[int],
    console: Console,
) -> None:
    requirements = os.path.join(tempdir, "requirements.txt")
    write_file(requirements, "".join(pin.line + "\n" for pin in pins))
    console.progress("Installing %s" % plural(len(plan.pins), "project"))
    code, output = run_pip(python, pip, pip_arguments(plan, requirements) + list(extra), tempdir, keep)
    console.progress("")
    if code != 0:
        raise_pip_error(code, output, tempdir)
    # pip says after a success what it broke among projects that were there before.
    for line in output.splitlines():
        if re.search(r" requires .*(but you have|which is not installed)", line):
            console.print("warning: pip says: " + line.replace("ERROR: ", "").strip())


def raise_pip_error(code: int, output: str, tempdir: str) -> None:
    lines = [
        line for line in output.splitlines() if line.strip() and not re.match(r"(Looking in links|Processing|Installing|\[notice\])", line)
    ]
    if "DO NOT MATCH THE HASHES" in output:
        raise InstallError(
            NOT_INTACT,
            "A wheel changed while it was being installed. pip says:",
            "Check the medium, then run --check.",
            lines[-MAX_LISTED:],
        )
    if "No matching distribution" in output or "ResolutionImpossible" in output or "In --require-hashes mode" in output:
        raise InstallError(
            INCOMPLETE,
            "The bundle lacks something here. pip says:",
            "Have the bundle made again for this machine (--describe); --force installs what there is.",
            lines[-MAX_LISTED:],
        )
    # A full disk has many voices in pip: a file cut short is often read before the error is seen.
    if "No space left on device" in output or shutil.disk_usage(tempdir).free < CHUNK:
        raise InstallError(MACHINE, "The disk is full. pip says:", "Make room, then run this again.", lines[-3:])
    raise InstallError(MACHINE, "pip ended with code %d. It says:" % code, "The lines above are pip's own.", lines[-MAX_LISTED:])
