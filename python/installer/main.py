#!/usr/bin/env python3
"""Check this bundle and install from it without network access.

    python install.py                        install into this Python
    python install.py --venv DIR             install into a virtual environment
    python install.py --check                only check the files

One file that needs only the standard library of Python 3.6 to 3.15. Exit codes: 0 success, 1 a bug, 2 usage error, 3 bundle
incomplete, 4 not intact, 5 signature, 6 no matching target, 7 environment error (disk full, no permission, no pip),
130 canceled.
"""

# A SyntaxError of an older Python shows the next line.
start_me_with: str = "Python 3.6 or newer, for example: python3 install.py"

import os
import sys

if __name__ == "__main__" and sys.path[:1] == [os.path.dirname(os.path.abspath(__file__))]:
    del sys.path[0]  # a stray argparse.py in this folder must not be imported before the check

# --- the command ----------------------------------------------------------------------------------------------------

import argparse
import json
import os
import signal
import sys
from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple

from .bundle import Bundle, bundle_folder, check, is_delta, read_bundle, read_sums
from .companion_files import authenticate, check_packed, companion_sums, join, read_checksums
from .console import (
    CANCELLED,
    INCOMPLETE,
    MACHINE,
    USAGE,
    Console,
    InstallError,
    Json,
    audit_log,
    command_line,
    listed,
    one_line,
    plural,
    write_line,
)
from .delta import Delta, apply, check_delta
from .describe import describe
from .destination import current_destination, destination_of, installed_distributions, restore
from .export import export
from .files import file_lock, system_message, temporary_folder, write_file
from .install_into import install_into_python, install_into_target_dir, install_into_venv, venv_python
from .install_plan import InstallPlan, Outcome, changes, check_entry_points, read_pins, subset
from .other_pythons import find_matching_python, is_restarted, restart_with
from .run_pip import COMPARE_VERSIONS, PRINT_DESTINATION, RUN_PIP, become_pip, compare_versions, pick_pip, with_pinned_spelling
from .select_target import cover_text, describe_machine, machine_text, matching_targets, select_target, uncovered


def task_install(options: Any, console: Console) -> Json:
    bundle, result = checked(options, console)
    machine = describe_machine()
    try:
        target = select_target(bundle, machine, options.force, console)
    except InstallError as error:
        use_other_python(bundle, error, options, console)
        raise
    if not target["closure"]["complete"] and not options.force:
        raise InstallError(
            INCOMPLETE,
            "%s matches this machine, but the bundle is incomplete for it:" % target["id"],
            "Create the bundle again. --force installs what the bundle has.",
            [one["message"] for one in target["closure"]["findings"] if one["severity"] == "error"],
        )
    pins = read_pins(bundle, target, machine["markers"])
    plan = InstallPlan(bundle, target, subset(pins, target, options.only) if options.only else pins, options.force)
    check_entry_points(bundle, plan.pins, console)
    console.print("Target    %s" % target["id"])
    result.update(target=target["id"], python=sys.executable)
    if options.dry_run:
        return dict(result, **preview(plan, options, console))
    outcome = install(plan, options, console)
    for one in outcome.changed:
        console.print("  %s %s%s" % (one["project"], one["to"], " (was %s)" % one["from"] if one["from"] else ""))
    kept = len(plan.pins) - len(outcome.changed)
    suffix = ", %d already installed" % kept if kept else ""
    console.print("Installed %s into %s%s" % (plural(len(outcome.changed), "project"), outcome.where, suffix))
    if outcome.note:
        console.print(outcome.note)
    if os.name == "posix" and os.geteuid() == 0 and umask() & 0o005:
        command = command_line(["chmod", "-R", "go+rX", outcome.where])
        console.print("Only root can read it, because the umask is %03o. To let all users read it, run: %s" % (umask(), command))
    return dict(result, where=outcome.where, changed=outcome.changed)


class Restart(Exception):
    """Not a failure: another Python runs the command, and prints and records the result."""

    def __init__(self, command: List[str]) -> None:
        super().__init__(command)
        self.command = command


def use_other_python(bundle: Bundle, error: InstallError, options: Any, console: Console) -> None:
    """If another Python matches, restart with it for --venv; otherwise the hint of the error names it."""
    console.progress("Looking for another Python")
    python = None if is_restarted() else find_matching_python(bundle)
    console.end_progress()
    if python is None:
        return
    command = [python, os.path.abspath(__file__)] + options.arguments
    if options.venv:
        console.print("Using     %s, because no target matches this Python (%s)" % (python, sys.executable))
        raise Restart(command)
    error.hint = "%s matches a target of this bundle; run: %s" % (python, command_line(command))


def umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def install(plan: InstallPlan, options: Any, console: Console) -> Outcome:
    if options.venv:
        return install_into_venv(plan, options.venv, console)
    if options.target:
        return install_into_target_dir(plan, options.target, console)
    return install_into_python(plan, options, console)


def preview(plan: InstallPlan, options: Any, console: Console) -> Json:
    where: str = options.venv or options.target or sys.prefix
    python = venv_python(os.path.abspath(options.venv)) if options.venv else sys.executable
    before: Dict[str, List[str]] = {}
    if options.target:
        before = installed_distributions([options.target])
    elif not options.venv:
        before = current_destination(options.user).installed
    elif os.path.exists(python):
        before = destination_of(python).installed
    if any(one["from"] for one in changes(plan.pins, before)):
        with temporary_folder() as tempdir:
            pip = pick_pip(python, plan.bundle, plan.target, tempdir, console)
            before = with_pinned_spelling(python, pip, plan.pins, before, tempdir)
    changed = changes(plan.pins, before)
    for one in changed:
        console.print("  would install %s %s%s" % (one["project"], one["to"], " (is %s)" % one["from"] if one["from"] else ""))
    console.print("Would install %s into %s; nothing was changed" % (plural(len(changed), "project"), where))
    return {"where": where, "changed": changed, "dryRun": True}


def checked(options: Any, console: Console) -> Tuple[Bundle, Json]:
    """Verify the signature before anything else is read. The second value is the start of the JSON result."""
    folder = bundle_folder(options.path)
    signer = authenticate(folder, options.verify_with) if options.verify_with else None
    bundle = check(folder, console)
    console.print("Bundle    %s (%s), %s" % (bundle.name, folder, plural(len(bundle.wheels), "wheel")))
    if signer:
        console.print("Signed by %s" % signer)
    return bundle, {"bundle": bundle.name, "digest": bundle.digest, "signer": signer}


def checked_delta(folder: str, options: Any, console: Console) -> Tuple[Delta, Optional[str]]:
    signer = authenticate(folder, options.verify_with) if options.verify_with else None
    return check_delta(folder, console), signer


def task_check(options: Any, console: Console) -> Json:
    folder = os.path.abspath(options.path)
    if not os.path.isfile(os.path.join(folder, "manifest.json")) and os.path.isdir(folder) and companion_sums(folder):
        lists = read_checksums(folder, options.verify_with)
        console.print("Delivered %s in %s" % (plural(check_packed(folder, lists, console), "file"), folder))
        result: Json = {"folder": folder, "signer": ", ".join(sorted({one.signer for one in lists if one.signer})) or None}
    elif is_delta(folder):
        delta, signer = checked_delta(folder, options, console)
        console.print("Delta     %s, for the base %s" % (delta.name, delta.base["name"]))
        result = {"folder": folder, "base": delta.base, "signer": signer}
    else:
        _, result = checked(options, console)
    console.print("intact; origin verified: %s" % result["signer"] if result["signer"] else "intact; origin not verified")
    return dict(result, intact=True)


def task_apply(options: Any, console: Console) -> Json:
    folder = os.path.abspath(options.path)
    if not is_delta(folder):
        hint = "Pass the extracted delta: python install.py --apply BASE PATH"
        raise InstallError(USAGE, "%s is not a delta: it has no delta.json" % folder, hint)
    delta, signer = checked_delta(folder, options, console)
    final = os.path.abspath(options.output or os.path.join(os.path.dirname(folder), delta.name))
    bundle = apply(delta, os.path.abspath(options.apply), final, console)
    count = plural(len(delta.kept), "file"), len(delta.sums) - len(delta.kept)
    console.print("Created   %s, the full bundle (%s of the base, %d of the delta)" % ((final,) + count))
    return {"bundle": bundle.name, "digest": bundle.digest, "signer": signer, "folder": final}


def task_export(options: Any, console: Console) -> Json:
    bundle, result = checked(options, console)
    return dict(result, **export(bundle, os.path.abspath(options.export), console))


def task_join(options: Any, console: Console) -> Json:
    folder = os.path.abspath(options.path)
    return join(folder, read_checksums(folder, options.verify_with), console)


def task_list(options: Any, console: Console) -> Json:
    folder = bundle_folder(options.path)
    bundle = read_bundle(folder, read_sums(os.path.join(folder, "SHA256SUMS"), "SHA256SUMS"))
    machine = describe_machine()
    best = next((target["id"] for target in matching_targets(bundle, machine) if uncovered(target, machine) == ""), None)
    names = [target["id"] for target in bundle.targets]
    for target in bundle.targets:
        row = "*" if target["id"] == best else " ", target["id"].ljust(max(map(len, names))), len(target["entries"]), cover_text(target)
        console.print("%s %s  %3d wheels  Python %s" % row + ("" if target["closure"]["complete"] else ", INCOMPLETE"))
    console.print(
        "* install.py installs this target here: %s" % machine_text(machine)
        if best
        else "No target matches this machine: %s" % machine_text(machine)
    )
    return {"bundle": bundle.name, "targets": names, "fits": best}


def task_describe(options: Any, console: Console) -> Json:
    """Writes FILE itself, because `>` may write UTF-16 on Windows."""
    text = json.dumps(describe(), indent=2)
    if options.describe == "-":
        write_line(sys.stdout, text)
    else:
        write_file(os.path.abspath(options.describe), text + "\n")
        console.print("Wrote %s: this machine is %s" % (options.describe, machine_text(describe_machine())))
    return {"file": options.describe}


def task_restore(options: Any, console: Console) -> Json:
    folder = os.path.abspath(options.restore)
    if not os.path.isfile(os.path.join(folder, "snapshot.json")):
        raise InstallError(USAGE, "%s is not a snapshot of an environment" % folder, "Pass the directory that install.py printed.")
    with file_lock(os.path.join(os.path.dirname(folder), "lock"), "another run is changing that environment"):
        restore(folder, console)
    return {"restored": folder}


# Each task with the options that apply to it besides PATH, --record and --json.
TASKS: Dict[str, Tuple[Callable[[Any, Console], Json], Tuple[str, ...]]] = {
    "install": (task_install, ("venv", "target", "user", "only", "dry_run", "force", "verify_with")),
    "check": (task_check, ("verify_with",)),
    "describe": (task_describe, ()),
    "list": (task_list, ()),
    "export": (task_export, ("verify_with",)),
    "join": (task_join, ("verify_with",)),
    "apply": (task_apply, ("output", "verify_with")),
    "restore": (task_restore, ()),
}


def arguments_of(argv: Sequence[str]) -> Any:
    parser = argparse.ArgumentParser(
        prog="install.py",
        description="Check this bundle and install from it without network access.",
        epilog="Exit codes: 0 success, 2 usage error, 3 bundle incomplete, 4 not intact, 5 signature, 6 no matching target, "
        "7 environment error, 130 canceled.",
    )
    here = os.path.dirname(os.path.abspath(__file__))
    parser.add_argument("path", nargs="?", default=here, metavar="PATH", help="directory of the bundle (default: that of install.py)")
    place = parser.add_argument_group("destination").add_mutually_exclusive_group()
    place.add_argument("--venv", metavar="DIR", help="virtual environment; it is created if it does not exist")
    place.add_argument("--target", metavar="DIR", help="directory for PYTHONPATH")
    place.add_argument("--user", action="store_true", help="user site directory of this Python")
    tasks = parser.add_argument_group("other tasks").add_mutually_exclusive_group()
    tasks.add_argument("--check", action="store_true", help="only check the files")
    tasks.add_argument("--describe", nargs="?", const="-", metavar="FILE", help="print this machine as JSON, for offline-bundle --target")
    tasks.add_argument("--list", action="store_true", help="list the targets of the bundle")
    tasks.add_argument("--export", metavar="DIR", help="merge the wheels and locks into a package index in DIR")
    tasks.add_argument("--join", action="store_true", help="join the volumes in PATH into an archive")
    tasks.add_argument("--apply", metavar="BASE", help="create the full bundle from the bundle BASE and the delta in PATH")
    tasks.add_argument("--restore", metavar="DIR", help="restore an environment to the snapshot in DIR")
    how = parser.add_argument_group("options of the tasks")
    how.add_argument("--only", nargs="+", action="append", metavar="PROJECT", help="install only these projects and their dependencies")
    how.add_argument("--output", metavar="DIR", help="directory that --apply creates (default: the name of the bundle, next to the delta)")
    how.add_argument("--dry-run", action="store_true", help="print what would be installed, without changing anything")
    how.add_argument("--force", action="store_true", help="install even if the bundle is incomplete or does not cover this Python")
    how.add_argument(
        "--verify-with",
        metavar="FILE",
        help="require a signature by this GPG public key or CA certificate, which must not come from the bundle",
    )
    how.add_argument("--record", metavar="FILE", help="append a line of JSON with the task, the user and the result")
    how.add_argument("--json", action="store_true", help="print one JSON value to stdout, and text to stderr")
    options = parser.parse_args(argv)
    check_no_empty_values(parser, options)
    check_options_apply(parser, options)
    options.arguments = list(argv)
    options.only = [name for names in options.only or [] for name in names]
    return options


def check_no_empty_values(parser: argparse.ArgumentParser, options: Any) -> None:
    """A shell variable may be unset: `--export "$DIR"` must not install, `--verify-with "$KEY"` must not skip the check."""
    for name, value in sorted(vars(options).items()):
        if value == "" or (isinstance(value, list) and any(one == "" for names in value for one in names)):
            parser.error("%s is empty" % ("PATH" if name == "path" else "the value of --" + name.replace("_", "-")))


def check_options_apply(parser: argparse.ArgumentParser, options: Any) -> None:
    """Reject options without effect: --list does not verify a signature, --check does not install."""
    task = task_of(options)
    for name in sorted({name for _, names in TASKS.values() for name in names} - set(TASKS[task][1])):
        if getattr(options, name) != parser.get_default(name):
            why = "without --apply" if name == "output" and task == "install" else "with --" + task
            parser.error("--%s has no effect %s" % (name.replace("_", "-"), why))


def task_of(options: Any) -> str:
    return next((name for name in TASKS if getattr(options, name, False)), "install")


def run(options: Any) -> Tuple[int, Json]:
    """(exit code, JSON result). Errors are printed."""
    console = Console(options.json)
    name = task_of(options)
    try:
        with audit_log(options.record) as record:
            code, result = attempt(lambda: TASKS[name][0](options, console), console)
            record(name, result)
        return code, result
    except OSError as error:
        return failed(console, InstallError(MACHINE, system_message(error), "Check that the file of --record is writable."))


def attempt(task: Callable[[], Json], console: Console) -> Tuple[int, Json]:
    try:
        return 0, dict(task(), ok=True)
    except InstallError as error:
        return failed(console, error)
    except KeyboardInterrupt:
        return failed(console, InstallError(CANCELLED, "canceled", "Run the same command again to finish."))
    except OSError as error:
        hint = "Fix the cause, then run this command again."
        return failed(console, InstallError(MACHINE, system_message(error), hint))


def failed(console: Console, error: InstallError) -> Tuple[int, Json]:
    console.end_progress()
    findings = ["  " + one_line(one) for one in listed(error.findings)]
    for line in ["error: " + error.message] + findings + ([error.hint] if error.hint else []):
        write_line(sys.stderr, line)
    result = {"ok": False, "exitCode": error.code, "message": error.message, "findings": error.findings, "hint": error.hint}
    return error.code, result


def stop(*_: Any) -> None:
    raise KeyboardInterrupt


def main(argv: Sequence[str]) -> int:
    if argv[:1] == [RUN_PIP]:
        become_pip(argv[1], argv[2:])
    if argv[:1] == [COMPARE_VERSIONS]:
        return compare_versions(argv[1], argv[2:])
    if argv[:1] == [PRINT_DESTINATION]:
        print(json.dumps(current_destination(False)._asdict()))
        return 0
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w")
    if sys.stdout is None:  # the next file to be opened would get its descriptor, and the output
        error = InstallError(MACHINE, "stdout is closed", "Run this command again with stdout open, for example >install.log")
        return failed(Console(True), error)[0]
    options = arguments_of(argv)
    signal.signal(signal.SIGTERM, stop)
    try:
        code, result = run(options)
    except Restart as restart:
        return restart_with(restart.command)
    try:
        if options.json and not (options.describe == "-" and code == 0):  # --describe has printed its value
            write_line(sys.stdout, json.dumps(result, indent=1))
        sys.stdout.flush()
    except OSError as os_error:
        if code == 0:
            error = InstallError(MACHINE, "the result cannot be written: %s" % system_message(os_error), "Run this command again.")
            code, _ = failed(Console(True), error)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # Python would flush again at exit, with a traceback
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
