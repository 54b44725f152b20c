"""Installs one lock offline into the environment that runs this file, then lets pip check it. Any Python from 3.8 on.

    venv/bin/python -I install.py PIP LOCK      PIP: a folder or a wheel that holds pip

Both commands run in one process, since starting pip costs more than checking. Exit code: 0, INSTALL_FAILED or CHECK_FAILED;
what pip says stands on stdout and stderr.
"""

import importlib
import sys

INSTALL_FAILED = 3
CHECK_FAILED = 4


def install_arguments(lock):
    """What README.txt tells people to type, and nothing that would let another source answer. Bytecode proves nothing."""
    options = ["--no-index", "--require-hashes", "--only-binary", ":all:", "--isolated", "--no-cache-dir"]
    quick = ["--no-compile", "--no-input", "--progress-bar", "off", "--no-warn-script-location", "--disable-pip-version-check"]
    return ["install"] + options + quick + ["--requirement", lock]


def main(argv):
    pip_place, lock = argv
    sys.path.insert(0, pip_place)
    import pip._internal.commands.check  # noqa: F401  now: after an install pip warns about every import of its own
    from pip._internal.cli.main import main as run_pip

    if run_pip(install_arguments(lock)) != 0:
        return INSTALL_FAILED
    importlib.invalidate_caches()
    return CHECK_FAILED if run_pip(["check", "--isolated", "--disable-pip-version-check"]) != 0 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
