"""The command."""

import argparse
import json
import os
import signal
import sys
from typing import Any, Callable, Dict, Sequence, Tuple

from .audit_log import recorder
from .console import CANCELLED, MACHINE, Json, Refusal, Voice, listed, one_line, write_line
from .destination import state_of_this_python
from .files import system_message
from .run_pip import COMPARE_VERSIONS, RUN_PIP, TELL_STATE, be_pip, compare_versions
from .tasks import TASKS, task_install


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
    refuse_empty(parser, options)
    refuse_unheeded(parser, options)
    options.only = [name for names in options.only or [] for name in names]
    return options


#: What each task heeds beside PATH, --record and --json.
HEEDED: Dict[str, Tuple[str, ...]] = {
    "install": ("venv", "target", "user", "only", "dry_run", "force", "verify_with"),
    "check": ("verify_with",),
    "describe": (),
    "list": (),
    "export": ("verify_with",),
    "join": ("verify_with",),
    "apply": ("output", "verify_with"),
    "restore": (),
}


def refuse_empty(parser: argparse.ArgumentParser, options: Any) -> None:
    """Of a variable that is not set: `--export "$DIR"` must not install, nor `--verify-with "$KEY"` verify nothing."""
    for name, value in sorted(vars(options).items()):
        if value == "" or (isinstance(value, list) and any(one == "" for names in value for one in names)):
            parser.error("%s is empty" % ("PATH" if name == "path" else "the value of --" + name.replace("_", "-")))


def refuse_unheeded(parser: argparse.ArgumentParser, options: Any) -> None:
    """Nobody is to believe that --list has verified a signature, or that --check has installed something."""
    task = task_of(options)
    for name in sorted({name for names in HEEDED.values() for name in names} - set(HEEDED[task])):
        if getattr(options, name) != parser.get_default(name):
            why = "without --apply" if name == "output" and task == "install" else "with --" + task
            parser.error("--%s has no effect %s" % (name.replace("_", "-"), why))


def task_of(options: Any) -> str:
    return next((name for name in TASKS if getattr(options, name)), "install")


def run(options: Any) -> Tuple[int, Json]:
    """(exit code, the JSON result). Everything that can go wrong is worded here."""
    voice = Voice(options.json)
    name = task_of(options)
    try:
        with recorder(options.record) as record:
            code, result = attempt(lambda: TASKS.get(name, task_install)(options, voice), voice)
            record(name, result)
        return code, result
    except OSError as error:
        return failed(voice, Refusal(MACHINE, system_message(error), "The record was not written: see to that file."))


def attempt(task: Callable[[], Json], voice: Voice) -> Tuple[int, Json]:
    try:
        return 0, dict(task(), ok=True)
    except Refusal as refusal:
        return failed(voice, refusal)
    except KeyboardInterrupt:
        return failed(voice, Refusal(CANCELLED, "Cancelled.", "Run it again to finish, or to start anew."))
    except OSError as error:
        return failed(voice, Refusal(MACHINE, system_message(error), "Nothing is reported as installed. Repair that, then run this again."))


def failed(voice: Voice, refusal: Refusal) -> Tuple[int, Json]:
    voice.progress("")
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
        be_pip(argv[1], argv[2:])
    if argv[:1] == [COMPARE_VERSIONS]:
        compare_versions(argv[1], argv[2:])
        return 0
    if argv[:1] == [TELL_STATE]:
        print(json.dumps(state_of_this_python(False)._asdict()))
        return 0
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w")
    if sys.stdout is None:  # the next file that is opened would take its place, and get what is printed
        return failed(Voice(True), Refusal(MACHINE, "stdout is closed.", "Run it again with stdout open, for example >install.log"))[0]
    options = arguments_of(argv)
    signal.signal(signal.SIGTERM, stop)
    code, result = run(options)
    try:
        if options.json and not (options.describe == "-" and code == 0):  # what --describe prints is the one value
            write_line(sys.stdout, json.dumps(result, indent=1))
        sys.stdout.flush()
    except OSError as error:
        if code == 0:
            code, _ = failed(Voice(True), Refusal(MACHINE, "The result cannot be written: %s" % system_message(error), "Run it again."))
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python would try once more as it ends, with a traceback
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
