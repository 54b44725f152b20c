"""Imports the modules of every installed project on the machine where it is installed, and says of each whether it loads.

    python -I loads.py [--also MODULE...]

Top-level modules, and every extension module inside a package, since that is where a library of the system is missing.
Each project has a process of its own; a module that crashes it is named, and the rest goes on. One line for each module:
`loads`, or `does not load` with the error, tab-separated. Exit code 1 where one does not load, 2 where nothing is installed.
"""

import subprocess
import sys
from importlib.machinery import EXTENSION_SUFFIXES
from importlib.metadata import distributions

SECONDS = 300
NOT_INSTALLED_BY_A_BUNDLE = {"pip", "setuptools"}


def main(argv):
    if argv[:1] == ["--one-process"]:
        return import_all(argv[1:])
    projects = {dist.metadata["Name"]: modules_of(dist.files or []) for dist in distributions()}
    work = [(name, modules) for name, modules in sorted(projects.items()) if name.lower() not in NOT_INSTALLED_BY_A_BUNDLE]
    work += [("(asked for)", argv[1:])] if argv[:1] == ["--also"] else []
    rows = [(name, module, error) for name, modules in work for module, error in attempt(modules)]
    for name, module, error in rows:
        print("\t".join(["does not load", name, module, error] if error else ["loads", name, module]))
    broken = sum(1 for row in rows if row[2])
    print("%d of %d modules do not load" % (broken, len(rows)) if broken else "all %d modules load" % len(rows))
    return 2 if not rows else 1 if broken else 0


def modules_of(files):
    """Dotted names. A folder without __init__.py is a namespace: what lies in it is looked at, to any depth."""
    names = [str(name).replace("\\", "/") for name in files]
    packages = {name.rpartition("/")[0] for name in names if name.endswith("/__init__.py")}
    return sorted({found for found in (module_of(name, packages) for name in names) if found})


def module_of(name, packages):
    folder, _, leaf = name.rpartition("/")
    suffix = next((one for one in [".py"] + EXTENSION_SUFFIXES if leaf.endswith(one)), None)
    parents = folder.split("/") if folder else []
    if suffix is None or not all(part.isidentifier() for part in parents):
        return None
    above = ["/".join(parents[:count]) for count in range(1, len(parents) + 1)]
    if leaf == "__init__.py":
        return None if any(one in packages for one in above[:-1]) else ".".join(parents)
    stem = leaf[: -len(suffix)].split(".")[0]
    inside = parents == [] or (suffix != ".py" and all(one in packages for one in above))
    return ".".join(parents + [stem]) if inside and stem.isidentifier() else None


def attempt(modules):
    """(module, error or '') of each, in as few processes as crashes allow."""
    left = list(modules)
    while left:
        command = [sys.executable, "-I", __file__, "--one-process"] + left
        try:
            ran = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=SECONDS)
            said, how = ran.stdout, "ended by signal %d" % -ran.returncode if ran.returncode < 0 else "exit code %d" % ran.returncode
        except subprocess.TimeoutExpired as error:
            said, how = error.stdout or b"", "still busy after %d seconds" % SECONDS
        lines = [line for line in said.decode("utf-8", "replace").splitlines() if line.startswith("\x01")]
        for module, line in zip(left, lines):
            yield module, line[1:]
        left = left[len(lines) :]
        if left:
            yield left.pop(0), how


def import_all(modules):
    import importlib

    for module in modules:
        try:
            importlib.import_module(module)
            error = ""
        except BaseException as raised:
            first = first_cause(raised)
            error = " ".join(("%s: %s" % (type(first).__name__, first)).split())[:300]
        sys.stdout.write("\x01%s\n" % error)
        sys.stdout.flush()
    return 0


def first_cause(error):
    """numpy says a page of advice; what went wrong stands in the error below it."""
    while error.__cause__ or error.__context__:
        error = error.__cause__ or error.__context__
    return error


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
