"""Select the target of a bundle that matches this machine."""

import os
from typing import Iterator, List, Tuple

from .bundle import Bundle, version_key
from .console import NO_TARGET, Console, InstallError, Json, dotted, one_line
from .describe import POINTER_BYTES, describe, normal

OS_NAMES = {"linux": "Linux", "macos": "macOS", "windows": "Windows", "other": "another system"}

Mismatch = Tuple[int, str]  # how far it is, for sorting, and the reason


def mismatches(target: Json, machine: Json, series: str = "") -> List[Mismatch]:
    """Why the target does not match this machine. series: the Pythons of the bundle, for the message."""
    ours, theirs = machine["system"], target["system"]
    if ours["os"] != theirs["os"]:
        return [(1000, "it is for %s, this is %s" % (OS_NAMES[theirs["os"]], OS_NAMES[ours["os"]]))]
    found = list(python_mismatches(target["python"], machine["python"], series))
    found += machine_mismatches(theirs, ours)
    found += libc_mismatches(theirs, ours)
    return found or list(tag_mismatches(target, machine))


def python_mismatches(theirs: Json, ours: Json, series: str) -> Iterator[Mismatch]:
    if theirs["implementation"] != ours["implementation"]:
        yield 200, "it is for %s, this is %s" % (implementation_text(theirs), implementation_text(ours))
    elif theirs["series"] != ours["series"]:
        distance = abs(version_key(theirs["series"])[1] - version_key(ours["series"])[1])
        yield 10 + distance, "Python %s, the bundle has %s" % (ours["series"], series or theirs["series"])
    elif theirs["freeThreaded"] != ours["freeThreaded"]:
        yield 10, "this Python is free-threaded, target is not" if ours["freeThreaded"] else "target is free-threaded, this Python is not"


def implementation_text(python: Json) -> str:
    return {"cp": "CPython", "pp": "PyPy"}.get(python["implementation"]) or str(python["implementation"])


def machine_mismatches(theirs: Json, ours: Json) -> Iterator[Mismatch]:
    if theirs["machine"] in (ours["machine"], "universal2") or (theirs["machine"], ours["machine"]) == ("armv7l", "armv8l"):
        return
    if ours["os"] == "windows" and ours["machine"] == "x86" and os.environ.get("PROCESSOR_ARCHITEW6432"):
        yield 50, "32-bit Python on 64-bit Windows, target is %s" % theirs["machine"]
    elif ours["os"] == "linux" and POINTER_BYTES == 4 and theirs["machine"] in ("x86_64", "aarch64"):
        yield 50, "32-bit Python (%s), target is %s" % (ours["machine"], theirs["machine"])
    else:
        yield 100, "this is %s, target is %s" % (ours["machine"], theirs["machine"])


def libc_mismatches(theirs: Json, ours: Json) -> Iterator[Mismatch]:
    name = "macOS" if ours["os"] == "macos" else ours.get("libc", "")
    if theirs.get("libc") != ours.get("libc"):
        yield 60, "%s, the target is for %s" % (ours.get("libc"), theirs.get("libc"))
    elif list(theirs.get("minimum", ())) > list(ours.get("minimum", ())):
        yield 20, "%s %s, target requires %s" % (name, dotted(ours["minimum"]), dotted(theirs["minimum"]))


def tag_mismatches(target: Json, machine: Json) -> Iterator[Mismatch]:
    """For debug builds, unknown systems, and distributions that forbid manylinux wheels."""
    reported = machine["markers"]["platform_machine"]
    if not set(target["abis"]) <= set(machine["abis"]):
        yield 5, "this Python's ABI is %s, target requires %s" % (machine["abis"][0], target["abis"][0])
    elif reported not in target["machines"]:
        yield 5, "platform_machine is %s here, target was checked for %s" % (reported, ", ".join(target["machines"]))
    elif target["system"]["os"] == "other" and machine["tag"] not in target["platformTags"]:
        yield 100, "it is for %s, this is %s" % ("".join(target["platformTags"][:1]), machine["tag"])
    elif not machine["manylinux"] and any(tag.startswith("manylinux") for tag in target["platformTags"]):
        yield 5, "this Python does not accept manylinux wheels"


def series_text(bundle: Bundle, machine: Json) -> str:
    """The Pythons of the bundle for this operating system, or for any, e.g. `3.10 to 3.12`."""
    near = [target for target in bundle.targets if target["system"]["os"] == machine["system"]["os"]] or bundle.targets
    series = sorted({target["python"]["series"] for target in near}, key=version_key)
    minors = [version_key(one)[1] for one in series]
    if len(series) < 3 or minors != list(range(minors[0], minors[-1] + 1)):
        return ", ".join(series)
    return "%s to %s" % (series[0], series[-1])


def machine_text(machine: Json) -> str:
    """E.g. `Python 3.9.18, Linux x86_64, glibc 2.36`."""
    system, python = machine["system"], machine["python"]
    libc = "%s %s" % (system["libc"], dotted(system["minimum"])) if system["os"] == "linux" else ""
    os_name = OS_NAMES[system["os"]] + (" " + dotted(system["minimum"]) if system["os"] == "macos" else "")
    kind = "" if implementation_text(python) == "CPython" else " (%s)" % implementation_text(python)
    threads = ", free-threaded" if python["freeThreaded"] else ""
    return "Python %s%s%s, %s %s%s" % (python["version"], kind, threads, os_name, system["machine"], ", " + libc if libc else "")


def describe_machine() -> Json:
    return machine_of(describe())


def machine_of(found: Json) -> Json:
    """The result of describe() in the form of a target of the manifest."""
    system = {"os": found["os"], "machine": found["machine"]}
    if found["libc"] is not None:
        system.update(libc=found["libc"]["name"], minimum=found["libc"]["version"])
    if found["macos"] is not None:
        system.update(minimum=found["macos"])
    if found["os"] == "linux" and found["libc"] is None:
        system.update(os="other")  # a static Python: no wheel can rely on its C library
    python = {key: found[key] for key in ("implementation", "version", "freeThreaded")}
    python["series"] = found["markers"]["python_version"]
    manylinux = found["libc"] is not None and found["libc"]["manylinux"]
    return {
        "python": python,
        "system": system,
        "abis": found["abis"],
        "markers": found["markers"],
        "manylinux": manylinux,
        "tag": normal(found["platform"]).lower(),
    }


def select_target(bundle: Bundle, machine: Json, force: bool, console: Console) -> Json:
    matching = matching_targets(bundle, machine)
    if not matching:
        raise_no_target(bundle, machine)
    best = matching[0]
    reason, version = uncovered(best, machine), machine["python"]["version"]
    if reason and not force:
        raise InstallError(
            NO_TARGET,
            "%s matches this machine, but does not cover Python %s: %s" % (best["id"], version, reason),
            "Use a Python that it covers (%s), or create a bundle for Python %s. --force installs anyway." % (cover_text(best), version),
        )
    if reason:
        console.print("warning: %s does not cover Python %s: %s. Dependencies may be missing." % (best["id"], version, reason))
    return best


def matching_targets(bundle: Bundle, machine: Json) -> List[Json]:
    """Best first: those that cover this Python, highest minimum version, native before universal, then by name."""

    def preference(target: Json) -> Tuple[bool, List[int], bool, str]:
        system = target["system"]
        minimum = [-number for number in system.get("minimum", (0, 0))]
        return uncovered(target, machine) != "", minimum, system["machine"] != machine["system"]["machine"], target["id"]

    return sorted((target for target in bundle.targets if not mismatches(target, machine)), key=preference)


def uncovered(target: Json, machine: Json) -> str:
    """Why the target does not cover this micro version, or ""."""
    cover = target["closure"]["micros"]
    version = version_key(machine["python"]["version"])
    if version < version_key(cover["from"]):
        return "its dependencies are only known from %s on" % one_line(cover["from"])
    # For markers, a newer micro version than the newest known one is the same.
    known = min(version, version_key(cover["to"]))
    for one in cover.get("except", []):
        if version_key(one["from"]) <= known <= version_key(one["to"]):
            return one_line(one["because"]) or "it is excluded"
    return ""


def cover_text(target: Json) -> str:
    cover = target["closure"]["micros"]
    left_out = ", ".join(range_text(one) for one in cover.get("except", []))
    return one_line(range_text(cover) + (" except " + left_out if left_out else ""))


def range_text(versions: Json) -> str:
    return versions["from"] if versions["from"] == versions["to"] else "%s to %s" % (versions["from"], versions["to"])


def raise_no_target(bundle: Bundle, machine: Json) -> None:
    found = [(target["id"], mismatches(target, machine, series_text(bundle, machine))) for target in bundle.targets]
    nearest = sorted(found, key=lambda pair: (sum(weight for weight, _ in pair[1]), pair[0]))[:3]
    raise InstallError(
        NO_TARGET,
        "no target of this bundle matches this machine: %s\nThe closest targets, and why they do not match:" % machine_text(machine),
        "Use a Python or machine that matches (--list shows the targets), or create a bundle for this machine:\n"
        "run install.py --describe target.json here, then offline-bundle --target target.json on the connected machine.",
        ["%s: %s" % (name, "; ".join(text for _, text in sorted(reasons, reverse=True))) for name, reasons in nearest],
    )
