"""Where things go, and what is there."""

import contextlib
import json
import os
import platform
import subprocess
import sys
import sysconfig
from typing import Dict, List, NamedTuple, Sequence

from .bundle import project_name
from .console import MACHINE, Refusal
from .lock import header_of
from .run_pip import TELL_STATE, clean_environment
from .tempdirs import scratch_folder


class Place(NamedTuple):
    """An environment that exists already, and what is in it."""

    python: str
    version: str
    prefix: str
    roots: Dict[str, str]  # purelib, platlib, scripts, data
    installed: Dict[str, List[str]]  # project -> [version, path of its .dist-info]
    managed_by: str  # path of EXTERNALLY-MANAGED, or "" (PEP 668)
    is_venv: bool


def state_of_this_python(for_user: bool) -> Place:
    scheme = user_scheme() if for_user else None
    paths = sysconfig.get_paths(scheme) if scheme else sysconfig.get_paths()
    roots = {name: paths[name] for name in ("purelib", "platlib", "scripts", "data")}
    is_venv = sys.prefix != getattr(sys, "base_prefix", sys.prefix)
    marker = os.path.join(sysconfig.get_path("stdlib"), "EXTERNALLY-MANAGED")
    managed = "" if is_venv or not os.path.exists(marker) else marker
    search = [roots["purelib"], roots["platlib"]] + [path for path in sys.path if os.path.isdir(path)]
    return Place(sys.executable, platform.python_version(), sys.prefix, roots, installed_in(search), managed, is_venv)


def user_scheme() -> str:
    if hasattr(sysconfig, "get_preferred_scheme"):  # Python 3.10
        return sysconfig.get_preferred_scheme("user")
    return "osx_framework_user" if sys.platform == "darwin" and sysconfig.get_config_var("PYTHONFRAMEWORK") else os.name + "_user"


def state_of(python: str) -> Place:
    """The same, told by another interpreter."""
    with scratch_folder() as scratch:
        command = [python, os.path.abspath(__file__), TELL_STATE]
        ran = subprocess.run(command, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, cwd=scratch, env=clean_environment(scratch))
    if ran.returncode != 0:
        raise Refusal(MACHINE, "%s does not start." % python, "Remove that environment, or name another folder.")
    return Place(**json.loads(ran.stdout.decode("utf-8")))


def installed_in(search: Sequence[str]) -> Dict[str, List[str]]:
    """project -> [version, path] as Python would find them: the first folder on the path wins."""
    found: Dict[str, List[str]] = {}
    for folder in search:
        for name in sorted(os.listdir(folder)) if os.path.isdir(folder) else []:
            if not name.endswith((".dist-info", ".egg-info")):
                continue
            path = os.path.join(folder, name)
            with contextlib.suppress(OSError, UnicodeDecodeError):
                inner = "METADATA" if name.endswith(".dist-info") else "PKG-INFO"
                with open(os.path.join(path, inner) if os.path.isdir(path) else path, encoding="utf-8") as file:
                    text = file.read()
                project = project_name(header_of(text, "Name"))
                found.setdefault(project, [header_of(text, "Version"), path])
    return found


def installed_now(place: Place, extra: Sequence[str]) -> Dict[str, List[str]]:
    return (state_of_this_python(True) if "--user" in extra else state_of(place.python)).installed
