#!/usr/bin/env python3
"""Check this bundle and install from it, on a machine without network.

    python install.py                        into the Python that runs this
    python install.py --venv DIR             into a virtual environment of its own
    python install.py --check                only look whether every file is what was made

One file, standard library only, Python 3.6 to 3.15. It reads from top to bottom; `main` is last. Exit codes: 0 done, 1 a
bug, 2 usage, 3 the bundle lacks something, 4 not intact, 5 signature, 6 no target fits, 7 this machine (disk full, no
rights, no pip), 130 cancelled.
"""

# An older Python stops at the next line and shows it, which says more than a message that it could not reach.
start_me_with: str = "Python 3.6 or newer, for example: python3 install.py"

import os
import sys

if __name__ == "__main__" and sys.path[:1] == [os.path.dirname(os.path.abspath(__file__))]:
    del sys.path[0]  # or a stray argparse.py in this folder would run before anything was checked

# --- the command ----------------------------------------------------------------------------------------------------

import argparse
import json
import os
import signal
import sys
from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple

from .bundle import Bundle, bundle_folder, check, is_delta, read_bundle, read_sums
from .companion_files import authenticate, check_packed, companion_sums, join, packed_lists
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
from .run_pip import COMPARE_VERSIONS, PRINT_DESTINATION, RUN_PIP, become_pip, compare_versions, pick_pip, with_pinned_spelling
from .select_target import cover_text, describe_machine, machine_text, mismatches, preference, select_target, uncovered


def task_install(options: Any, console: Console) -> Json:
    bundle, signer = checked(options, console)
    machine = describe_machine()
    offer = select_target(bundle, machine, options.force, console)
    if not offer.target["closure"]["complete"] and not options.force:
        lacks = [one["message"] for one in offer.target["closure"]["findings"] if one["severity"] == "error"]
        raise InstallError(
            INCOMPLETE,
            "%s fits this machine, but the bundle is not complete for it:" % offer.id,
            "Have the bundle made again; --force installs what there is.",
            lacks,
        )
    pins = read_pins(bundle, offer, machine["markers"])
    plan = InstallPlan(bundle, offer, subset(pins, offer, options.only) if options.only else pins, options.force)
    check_entry_points(bundle, plan.pins, console)
    console.print("Target    %s" % offer.id)
    result: Json = {"bundle": bundle.name, "digest": bundle.digest, "signer": signer, "target": offer.id, "python": sys.executable}
    if options.dry_run:
        return dict(result, **preview(plan, options, console))
    outcome = install(plan, options, console)
    for one in outcome.changed:
        console.print("  %s %s%s" % (one["project"], one["to"], " (was %s)" % one["from"] if one["from"] else ""))
    kept = len(plan.pins) - len(outcome.changed)
    console.print(
        "Installed %s into %s%s"
        % (plural(len(outcome.changed), "project"), outcome.where, ", %d were there already" % kept if kept else "")
    )
    if outcome.note:
        console.print(outcome.note)
    if only_root_reads():
        console.print(
            "Only root can read it, because the umask is %03o. For all users: chmod -R go+rX %s" % (umask(), command_line([outcome.where]))
        )
    return dict(result, where=outcome.where, changed=outcome.changed)


def only_root_reads() -> bool:
    """What an administrator installs is most often for others."""
    return os.name == "posix" and os.geteuid() == 0 and umask() & 0o005 != 0


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
            pip = pick_pip(python, plan.bundle, plan.offer, tempdir, console)
            before = with_pinned_spelling(python, pip, plan.pins, before, tempdir)
    changed = changes(plan.pins, before)
    for one in changed:
        console.print("  would install %s %s%s" % (one["project"], one["to"], " (is %s)" % one["from"] if one["from"] else ""))
    console.print("Would install %s into %s; nothing was changed." % (plural(len(changed), "project"), where))
    return {"where": where, "changed": changed, "dryRun": True}


def checked(options: Any, console: Console) -> Tuple[Bundle, Optional[str]]:
    """Where it comes from first, then whether it is whole: nothing unproved is read further than it must be."""
    folder = bundle_folder(options.path)
    signer = authenticate(folder, options.verify_with).signer if options.verify_with else None
    bundle = check(folder, console)
    console.print("Bundle    %s (%s), %s" % (bundle.name, folder, plural(len(bundle.wheels), "wheel")))
    if signer:
        console.print("Signed by %s" % signer)
    return bundle, signer


def checked_delta(folder: str, options: Any, console: Console) -> Tuple[Delta, Optional[str]]:
    """The same for a delta."""
    signer = authenticate(folder, options.verify_with).signer if options.verify_with else None
    return check_delta(folder, console), signer


def task_check(options: Any, console: Console) -> Json:
    folder = os.path.abspath(options.path)
    if not os.path.isfile(os.path.join(folder, "manifest.json")) and os.path.isdir(folder) and companion_sums(folder):
        lists = packed_lists(folder, options.verify_with)
        console.print("Delivered %s in %s" % (plural(check_packed(folder, lists, console), "file"), folder))
        signer = ", ".join(sorted({one.signer for one in lists if one.signer})) or None
        result: Json = {"folder": folder}
    elif is_delta(folder):
        delta, signer = checked_delta(folder, options, console)
        console.print("Delta     %s, to be applied to %s" % (delta.name, delta.base["name"]))
        result = {"folder": folder, "base": delta.base}
    else:
        bundle, signer = checked(options, console)
        result = {"bundle": bundle.name, "digest": bundle.digest}
    console.print("intact; origin verified: %s" % signer if signer else "intact; origin not verified")
    return dict(result, signer=signer, intact=True)


def task_apply(options: Any, console: Console) -> Json:
    folder = os.path.abspath(options.path)
    if not is_delta(folder):
        raise InstallError(
            USAGE, "There is no delta in %s: no delta.json." % folder, "Name the unpacked delta: python install.py --apply BASE PATH"
        )
    delta, signer = checked_delta(folder, options, console)
    final = os.path.abspath(options.output or os.path.join(os.path.dirname(folder), delta.name))
    bundle = apply(delta, os.path.abspath(options.apply), final, console)
    console.print(
        "Made      %s, the full bundle (%s of the base, %d of the delta)"
        % (final, plural(len(delta.kept), "file"), len(delta.sums) - len(delta.kept))
    )
    return {"bundle": bundle.name, "digest": bundle.digest, "signer": signer, "folder": final}


def task_export(options: Any, console: Console) -> Json:
    bundle, signer = checked(options, console)
    result = {"bundle": bundle.name, "digest": bundle.digest, "signer": signer}
    return dict(result, **export(bundle, os.path.abspath(options.export), console))


def task_join(options: Any, console: Console) -> Json:
    folder = os.path.abspath(options.path)
    return join(folder, packed_lists(folder, options.verify_with), console)


def task_list(options: Any, console: Console) -> Json:
    folder = bundle_folder(options.path)
    bundle = read_bundle(folder, read_sums(os.path.join(folder, "SHA256SUMS"), "SHA256SUMS"))
    machine = describe_machine()
    fitting = sorted(
        (offer for offer in bundle.offers if not mismatches(offer.target, machine)), key=lambda offer: preference(offer, machine)
    )
    best = next((offer.id for offer in fitting if uncovered(offer, machine) == ""), None)
    width = max([len(offer.id) for offer in bundle.offers] + [0])
    for offer in bundle.offers:
        mark, lacks = "*" if offer.id == best else " ", "" if offer.target["closure"]["complete"] else ", INCOMPLETE"
        console.print("%s %s  %3d wheels  Python %s%s" % (mark, offer.id.ljust(width), len(offer.entries), cover_text(offer), lacks))
    console.print("* is what install.py takes here: %s." % machine_text(machine) if best else "None fits here: %s." % machine_text(machine))
    return {"bundle": bundle.name, "targets": [offer.id for offer in bundle.offers], "fits": best}


def task_describe(options: Any, console: Console) -> Json:
    """To a FILE, because a shell's own `>` may write UTF-16 on Windows."""
    text = json.dumps(describe(), indent=2)
    if options.describe == "-":
        write_line(sys.stdout, text)
    else:
        write_file(os.path.abspath(options.describe), text + "\n")
        console.print("Wrote %s: this machine is %s." % (options.describe, machine_text(describe_machine())))
    return {"file": options.describe}


def task_restore(options: Any, console: Console) -> Json:
    folder = os.path.abspath(options.restore)
    if not os.path.isfile(os.path.join(folder, "snapshot.json")):
        raise InstallError(USAGE, "%s holds no set before an installation." % folder, "Name the folder that install.py printed.")
    with file_lock(os.path.join(os.path.dirname(folder), "lock"), "Another run is changing that environment."):
        restore(folder, console)
    return {"restored": folder}


TASKS: Dict[str, Callable[[Any, Console], Json]] = {
    "check": task_check,
    "describe": task_describe,
    "list": task_list,
    "export": task_export,
    "join": task_join,
    "apply": task_apply,
    "restore": task_restore,
}


def arguments_of(argv: Sequence[str]) -> Any:
    parser = argparse.ArgumentParser(
        prog="install.py",
        description="Check this bundle and install from it, without any network.",
        epilog="Exit codes: 0 done, 2 usage, 3 the bundle lacks something, 4 not intact, 5 signature, 6 no target fits, "
        "7 this machine, 130 cancelled.",
    )
    parser.add_argument(
        "path",
        nargs="?",
        default=os.path.dirname(os.path.abspath(__file__)),
        metavar="PATH",
        help="the bundle; default: the folder of install.py",
    )
    place = parser.add_argument_group("where to").add_mutually_exclusive_group()
    place.add_argument("--venv", metavar="DIR", help="a virtual environment, made where it is missing")
    place.add_argument("--target", metavar="DIR", help="a folder for PYTHONPATH")
    place.add_argument("--user", action="store_true", help="your own folder of this Python")
    tasks = parser.add_argument_group("something else than installing").add_mutually_exclusive_group()
    tasks.add_argument("--check", action="store_true", help="only verify every file")
    tasks.add_argument(
        "--describe", nargs="?", const="-", metavar="FILE", help="print this machine's target as JSON, for --target of the bundler"
    )
    tasks.add_argument("--list", action="store_true", help="show the targets of the bundle")
    tasks.add_argument("--export", metavar="DIR", help="merge the wheels into a simple repository")
    tasks.add_argument("--join", action="store_true", help="make one archive of the volumes in PATH")
    tasks.add_argument("--apply", metavar="BASE", help="make the full bundle of the bundle BASE and the delta in PATH")
    tasks.add_argument("--restore", metavar="DIR", help="get back the set before an installation")
    how = parser.add_argument_group("how")
    how.add_argument("--only", nargs="+", action="append", metavar="PROJECT", help="these projects and what they need")
    how.add_argument("--output", metavar="DIR", help="the folder that --apply makes; default: its name, beside the delta")
    how.add_argument("--dry-run", action="store_true", help="say what would be installed, change nothing")
    how.add_argument("--force", action="store_true", help="also where the target is not known to hold for this Python")
    how.add_argument("--verify-with", metavar="FILE", help="a GPG public key or a CA certificate, never from the bundle")
    how.add_argument("--record", metavar="FILE", help="append one line of JSON: what was done, by whom")
    how.add_argument("--json", action="store_true", help="one JSON value on stdout, text on stderr")
    options = parser.parse_args(argv)
    check_no_empty_values(parser, options)
    check_options_apply(parser, options)
    options.only = [name for names in options.only or [] for name in names]
    return options


#: What each task heeds beside PATH, --record and --json.
TASK_OPTIONS: Dict[str, Tuple[str, ...]] = {
    "install": ("venv", "target", "user", "only", "dry_run", "force", "verify_with"),
    "check": ("verify_with",),
    "describe": (),
    "list": (),
    "export": ("verify_with",),
    "join": ("verify_with",),
    "apply": ("output", "verify_with"),
    "restore": (),
}


def check_no_empty_values(parser: argparse.ArgumentParser, options: Any) -> None:
    """Of a variable that is not set: `--export "$DIR"` must not install, nor `--verify-with "$KEY"` verify nothing."""
    for name, value in sorted(vars(options).items()):
        if value == "" or (isinstance(value, list) and any(one == "" for names in value for one in names)):
            parser.error("%s is empty" % ("PATH" if name == "path" else "the value of --" + name.replace("_", "-")))


def check_options_apply(parser: argparse.ArgumentParser, options: Any) -> None:
    """Nobody is to believe that --list has verified a signature, or that --check has installed something."""
    task = task_of(options)
    for name in sorted({name for names in TASK_OPTIONS.values() for name in names} - set(TASK_OPTIONS[task])):
        if getattr(options, name) != parser.get_default(name):
            why = "without --apply" if name == "output" and task == "install" else "with --" + task
            parser.error("--%s has no effect %s" % (name.replace("_", "-"), why))


def task_of(options: Any) -> str:
    return next((name for name in TASKS if getattr(options, name)), "install")


def run(options: Any) -> Tuple[int, Json]:
    """(exit code, the JSON result). Everything that can go wrong is worded here."""
    console = Console(options.json)
    name = task_of(options)
    try:
        with audit_log(options.record) as record:
            code, result = attempt(lambda: TASKS.get(name, task_install)(options, console), console)
            record(name, result)
        return code, result
    except OSError as error:
        return failed(console, InstallError(MACHINE, system_message(error), "The record was not written: see to that file."))


def attempt(task: Callable[[], Json], console: Console) -> Tuple[int, Json]:
    try:
        return 0, dict(task(), ok=True)
    except InstallError as refusal:
        return failed(console, refusal)
    except KeyboardInterrupt:
        return failed(console, InstallError(CANCELLED, "Cancelled.", "Run it again to finish, or to start anew."))
    except OSError as error:
        return failed(
            console, InstallError(MACHINE, system_message(error), "Nothing is reported as installed. Repair that, then run this again.")
        )


def failed(console: Console, refusal: InstallError) -> Tuple[int, Json]:
    console.progress("")
    findings = ["  " + one_line(one) for one in listed(refusal.findings)]
    for line in ["error: " + refusal.message] + findings + ([refusal.hint] if refusal.hint else []):
        write_line(sys.stderr, line)
    return refusal.code, {
        "ok": False,
        "exitCode": refusal.code,
        "message": refusal.message,
        "findings": refusal.findings,
        "hint": refusal.hint,
    }


def stop(*_: Any) -> None:
    raise KeyboardInterrupt


def main(argv: Sequence[str]) -> int:
    if argv[:1] == [RUN_PIP]:
        become_pip(argv[1], argv[2:])
    if argv[:1] == [COMPARE_VERSIONS]:
        compare_versions(argv[1], argv[2:])
        return 0
    if argv[:1] == [PRINT_DESTINATION]:
        print(json.dumps(current_destination(False)._asdict()))
        return 0
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w")
    if sys.stdout is None:  # the next file that is opened would take its place, and get what is printed
        return failed(Console(True), InstallError(MACHINE, "stdout is closed.", "Run it again with stdout open, for example >install.log"))[
            0
        ]
    options = arguments_of(argv)
    signal.signal(signal.SIGTERM, stop)
    code, result = run(options)
    try:
        if options.json and not (options.describe == "-" and code == 0):  # what --describe prints is the one value
            write_line(sys.stdout, json.dumps(result, indent=1))
        sys.stdout.flush()
    except OSError as error:
        if code == 0:
            code, _ = failed(
                Console(True), InstallError(MACHINE, "The result cannot be written: %s" % system_message(error), "Run it again.")
            )
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python would try once more as it ends, with a traceback
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
