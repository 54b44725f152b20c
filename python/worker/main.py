"""One worker process: `python -I -S main.py ROLE PIP_FOLDER`, the fetcher without -S.

-I keeps PYTHON* variables, the user's site-packages and the current folder away from us; -S all of site-packages, which only
the fetcher may need: a virtual environment's pip.conf, and a keyring.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

PIP_VERSION = "26.3"
#: The module that serves each role.
ROLES = {
    "fetcher": "worker.fetcher.service",
    "resolver": "worker.resolver",
    "inspector": "worker.inspector",
    "closure": "worker.closure",
    "dryrun": "worker.dryrun",
}


def main(argv: list[str]) -> int:
    role, pip_folder = argv
    if role not in ROLES:
        raise SystemExit(f"unknown role {role!r}")
    sys.path[:0] = [str(Path(__file__).resolve().parent.parent), pip_folder]
    from worker.bytecode import keep_only_whole_files

    keep_only_whole_files()
    from worker.lines import Channel, hello
    from worker.sandbox import isolate

    channel = Channel.take_stdout()
    import pip

    if pip.__version__ != PIP_VERSION or not Path(pip.__file__).is_relative_to(pip_folder):
        raise SystemExit(f"the worker was made for pip {PIP_VERSION} in {pip_folder}, not for {pip.__version__} in {pip.__file__}")
    if role != "fetcher":
        isolate()
    module = importlib.import_module(ROLES[role])
    hello(channel, role, pip.__version__)
    module.serve(channel)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
