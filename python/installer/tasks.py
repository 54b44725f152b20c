"""Tasks: one for each thing that is asked for."""

import json
import os
import sys
from typing import Any, Callable, Dict, List, Optional, Tuple

from .bundle import Bundle, read_bundle
from .check_files import bundle_folder, check, is_delta, read_sums
from .console import INCOMPLETE, USAGE, Json, Refusal, Voice, command_line, plural, write_line
from .delta import Delta, apply, check_delta
from .describe import describe
from .destination import installed_in, state_of, state_of_this_python
from .entry_points import refuse_escaping
from .export import export
from .files import write_file
from .install_into import install_into_python
from .install_plan import Order, Outcome
from .lock import changes, read_pins, subset
from .mismatches import machine_text, misfits
from .run_pip import pick_pip, respelled
from .select_target import choose, cover_text, preference, this_machine, uncovered
from .signatures import authenticate, sums_beside
from .snapshot import restore
from .target_dir import install_into_folder
from .tempdirs import scratch_folder, sole_holder
from .venv import install_into_venv, venv_python
from .volumes import check_packed, join, packed_lists


def task_install(options: Any, voice: Voice) -> Json:
    bundle, signer = checked(options, voice)
    machine = this_machine()
    offer = choose(bundle, machine, options.force, voice)
    if not offer.target["closure"]["complete"] and not options.force:
        lacks = [one["message"] for one in offer.target["closure"]["findings"] if one["severity"] == "error"]
        raise Refusal(
            INCOMPLETE,
            "%s fits this machine, but the bundle is not complete for it:" % offer.id,
            "Have the bundle made again; --force installs what there is.",
            lacks,
        )
    pins = read_pins(bundle, offer, machine["markers"])
    order = Order(bundle, offer, subset(pins, offer, options.only) if options.only else pins, options.force)
    refuse_escaping(bundle, order.pins, voice)
    voice.say("Target    %s" % offer.id)
    result: Json = {"bundle": bundle.name, "digest": bundle.digest, "signer": signer, "target": offer.id, "python": sys.executable}
    if options.dry_run:
        return dict(result, **preview(order, options, voice))
    outcome = install(order, options, voice)
    for one in outcome.changed:
        voice.say("  %s %s%s" % (one["project"], one["to"], " (was %s)" % one["from"] if one["from"] else ""))
    kept = len(order.pins) - len(outcome.changed)
    voice.say(
        "Installed %s into %s%s"
        % (plural(len(outcome.changed), "project"), outcome.where, ", %d were there already" % kept if kept else "")
    )
    if outcome.note:
        voice.say(outcome.note)
    if only_root_reads():
        voice.say(
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


def install(order: Order, options: Any, voice: Voice) -> Outcome:
    if options.venv:
        return install_into_venv(order, options.venv, voice)
    if options.target:
        return install_into_folder(order, options.target, voice)
    return install_into_python(order, options, voice)


def preview(order: Order, options: Any, voice: Voice) -> Json:
    where: str = options.venv or options.target or sys.prefix
    python = venv_python(os.path.abspath(options.venv)) if options.venv else sys.executable
    before: Dict[str, List[str]] = {}
    if options.target:
        before = installed_in([options.target])
    elif not options.venv:
        before = state_of_this_python(options.user).installed
    elif os.path.exists(python):
        before = state_of(python).installed
    if any(one["from"] for one in changes(order.pins, before)):
        with scratch_folder() as scratch:
            pip = pick_pip(python, order.bundle, order.offer, scratch, voice)
            before = respelled(python, pip, order.pins, before, scratch)
    changed = changes(order.pins, before)
    for one in changed:
        voice.say("  would install %s %s%s" % (one["project"], one["to"], " (is %s)" % one["from"] if one["from"] else ""))
    voice.say("Would install %s into %s; nothing was changed." % (plural(len(changed), "project"), where))
    return {"where": where, "changed": changed, "dryRun": True}


def checked(options: Any, voice: Voice) -> Tuple[Bundle, Optional[str]]:
    """Where it comes from first, then whether it is whole: nothing unproved is read further than it must be."""
    folder = bundle_folder(options.path)
    signer = authenticate(folder, options.verify_with).signer if options.verify_with else None
    bundle = check(folder, voice)
    voice.say("Bundle    %s (%s), %s" % (bundle.name, folder, plural(len(bundle.wheels), "wheel")))
    if signer:
        voice.say("Signed by %s" % signer)
    return bundle, signer


def checked_delta(folder: str, options: Any, voice: Voice) -> Tuple[Delta, Optional[str]]:
    """The same for a delta."""
    signer = authenticate(folder, options.verify_with).signer if options.verify_with else None
    return check_delta(folder, voice), signer


def task_check(options: Any, voice: Voice) -> Json:
    folder = os.path.abspath(options.path)
    if not os.path.isfile(os.path.join(folder, "manifest.json")) and os.path.isdir(folder) and sums_beside(folder):
        lists = packed_lists(folder, options.verify_with)
        voice.say("Delivered %s in %s" % (plural(check_packed(folder, lists, voice), "file"), folder))
        signer = ", ".join(sorted({one.signer for one in lists if one.signer})) or None
        result: Json = {"folder": folder}
    elif is_delta(folder):
        delta, signer = checked_delta(folder, options, voice)
        voice.say("Delta     %s, to be applied to %s" % (delta.name, delta.base["name"]))
        result = {"folder": folder, "base": delta.base}
    else:
        bundle, signer = checked(options, voice)
        result = {"bundle": bundle.name, "digest": bundle.digest}
    voice.say("intact; origin verified: %s" % signer if signer else "intact; origin not verified")
    return dict(result, signer=signer, intact=True)


def task_apply(options: Any, voice: Voice) -> Json:
    folder = os.path.abspath(options.path)
    if not is_delta(folder):
        raise Refusal(
            USAGE, "There is no delta in %s: no delta.json." % folder, "Name the unpacked delta: python install.py --apply BASE PATH"
        )
    delta, signer = checked_delta(folder, options, voice)
    final = os.path.abspath(options.output or os.path.join(os.path.dirname(folder), delta.name))
    bundle = apply(delta, os.path.abspath(options.apply), final, voice)
    voice.say(
        "Made      %s, the full bundle (%s of the base, %d of the delta)"
        % (final, plural(len(delta.kept), "file"), len(delta.sums) - len(delta.kept))
    )
    return {"bundle": bundle.name, "digest": bundle.digest, "signer": signer, "folder": final}


def task_export(options: Any, voice: Voice) -> Json:
    bundle, signer = checked(options, voice)
    result = {"bundle": bundle.name, "digest": bundle.digest, "signer": signer}
    return dict(result, **export(bundle, os.path.abspath(options.export), voice))


def task_join(options: Any, voice: Voice) -> Json:
    folder = os.path.abspath(options.path)
    return join(folder, packed_lists(folder, options.verify_with), voice)


def task_list(options: Any, voice: Voice) -> Json:
    folder = bundle_folder(options.path)
    bundle = read_bundle(folder, read_sums(os.path.join(folder, "SHA256SUMS"), "SHA256SUMS"))
    machine = this_machine()
    fitting = sorted((offer for offer in bundle.offers if not misfits(offer.target, machine)), key=lambda offer: preference(offer, machine))
    best = next((offer.id for offer in fitting if uncovered(offer, machine) == ""), None)
    width = max([len(offer.id) for offer in bundle.offers] + [0])
    for offer in bundle.offers:
        mark, lacks = "*" if offer.id == best else " ", "" if offer.target["closure"]["complete"] else ", INCOMPLETE"
        voice.say("%s %s  %3d wheels  Python %s%s" % (mark, offer.id.ljust(width), len(offer.entries), cover_text(offer), lacks))
    voice.say("* is what install.py takes here: %s." % machine_text(machine) if best else "None fits here: %s." % machine_text(machine))
    return {"bundle": bundle.name, "targets": [offer.id for offer in bundle.offers], "fits": best}


def task_describe(options: Any, voice: Voice) -> Json:
    """To a FILE, because a shell's own `>` may write UTF-16 on Windows."""
    text = json.dumps(describe(), indent=2)
    if options.describe == "-":
        write_line(sys.stdout, text)
    else:
        write_file(os.path.abspath(options.describe), text + "\n")
        voice.say("Wrote %s: this machine is %s." % (options.describe, machine_text(this_machine())))
    return {"file": options.describe}


def task_restore(options: Any, voice: Voice) -> Json:
    folder = os.path.abspath(options.restore)
    if not os.path.isfile(os.path.join(folder, "snapshot.json")):
        raise Refusal(USAGE, "%s holds no set before an installation." % folder, "Name the folder that install.py printed.")
    with sole_holder(os.path.join(os.path.dirname(folder), "lock"), "Another run is changing that environment."):
        restore(folder, voice)
    return {"restored": folder}


TASKS: Dict[str, Callable[[Any, Voice], Json]] = {
    "check": task_check,
    "describe": task_describe,
    "list": task_list,
    "export": task_export,
    "join": task_join,
    "apply": task_apply,
    "restore": task_restore,
}
