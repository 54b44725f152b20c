"""Installs a lock offline into the environment that runs this file, then checks it like `pip check`. Runs on Python 3.8 and newer.

    venv/bin/python -I install_lock.py PIP LOCK      PIP: a folder or a wheel that holds pip

Both run in one process, since starting pip takes longer than the check. Exit code: 0, INSTALL_FAILED or CHECK_FAILED; pip's messages are
on stdout and stderr. Unlike `pip check`, "not supported on this platform" is not checked: it compares the tags in WHEEL, but
installers use those of the file name.
"""

import importlib
import sys

INSTALL_FAILED = 3
CHECK_FAILED = 4


def install_arguments(lock):
    """The options of the command in README.txt, plus options that disable other sources and speed up the installation."""
    options = ["--no-index", "--require-hashes", "--only-binary", ":all:", "--isolated", "--no-cache-dir"]
    quick = ["--no-compile", "--no-input", "--progress-bar", "off", "--no-warn-script-location", "--disable-pip-version-check"]
    return ["install"] + options + quick + ["--requirement", lock]


def problems():
    """The problems, in the words of `pip check`."""
    from pip._internal.operations.check import check_package_set, create_package_set_from_installed

    packages, unreadable = create_package_set_from_installed()
    missing, conflicting = check_package_set(packages)
    for name, found in missing.items():
        for dependency in found:
            yield "%s %s requires %s, which is not installed." % (name, packages[name].version, dependency[0])
    for name, found in conflicting.items():
        for project, version, requirement in found:
            yield "%s %s has requirement %s, but you have %s %s." % (name, packages[name].version, requirement, project, version)
    if unreadable:
        yield "Some installed metadata cannot be read."


def main(argv):
    pip_place, lock = argv
    sys.path.insert(0, pip_place)
    import pip._internal.operations.check  # noqa: F401  imported before the install, after which pip warns about its own imports
    from pip._internal.cli.main import main as run_pip

    if run_pip(install_arguments(lock)) != 0:
        return INSTALL_FAILED
    importlib.invalidate_caches()
    found = list(problems())
    for line in found:
        sys.stderr.write("ERROR: %s\n" % line)
    return CHECK_FAILED if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
