"""Which target fits this machine."""

import os
import struct
from typing import List, Tuple

from .bundle import Bundle, Offer, version_key
from .console import NO_TARGET, Console, InstallError, Json, dotted, one_line
from .describe import describe, normal


def mismatches(target: Json, machine: Json, series: str = "") -> List[Tuple[int, str]]:
    """Everything that keeps the target from this machine, each with a weight: the greater, the farther off."""
    ours, theirs = machine["system"], target["system"]
    if ours["os"] != theirs["os"]:
        return [(1000, "it is for %s, this is %s" % (OS_NAMES[theirs["os"]], OS_NAMES[ours["os"]]))]
    found = python_mismatches(target["python"], machine["python"], series)
    found += machine_mismatches(theirs, ours)
    found += libc_mismatches(theirs, ours)
    return found or tag_mismatches(target, machine)


OS_NAMES = {"linux": "Linux", "macos": "macOS", "windows": "Windows", "other": "another system"}


def python_mismatches(theirs: Json, ours: Json, series: str) -> List[Tuple[int, str]]:
    if theirs["implementation"] != ours["implementation"]:
        return [(200, "it is for %s, this is %s" % (implementation_text(theirs), implementation_text(ours)))]
    if theirs["series"] != ours["series"]:
        distance = abs(version_key(theirs["series"])[1] - version_key(ours["series"])[1])
        return [(10 + distance, "Python %s, bundle has %s" % (ours["series"], series or theirs["series"]))]
    if theirs["freeThreaded"] != ours["freeThreaded"]:
        return [
            (10, "this Python is free-threaded, target is not" if ours["freeThreaded"] else "target is free-threaded, this Python is not")
        ]
    return []


def implementation_text(python: Json) -> str:
    return {"cp": "CPython", "pp": "PyPy"}.get(python["implementation"]) or str(python["implementation"])


def machine_mismatches(theirs: Json, ours: Json) -> List[Tuple[int, str]]:
    if theirs["machine"] in (ours["machine"], "universal2") or (theirs["machine"], ours["machine"]) == ("armv7l", "armv8l"):
        return []
    if ours["os"] == "windows" and ours["machine"] == "x86" and os.environ.get("PROCESSOR_ARCHITEW6432"):
        return [(50, "32-bit Python on 64-bit Windows, target is %s" % theirs["machine"])]
    if ours["os"] == "linux" and struct.calcsize("P") == 4 and theirs["machine"] in ("x86_64", "aarch64"):
        return [(50, "32-bit Python (%s), target is %s" % (ours["machine"], theirs["machine"]))]
    return [(100, "this is %s, target is %s" % (ours["machine"], theirs["machine"]))]


def libc_mismatches(theirs: Json, ours: Json) -> List[Tuple[int, str]]:
    name = "macOS" if ours["os"] == "macos" else ours.get("libc", "")
    if theirs.get("libc") != ours.get("libc"):
        return [(60, "%s, bundle is %s" % (ours.get("libc"), theirs.get("libc")))]
    if list(theirs.get("floor", ())) > list(ours.get("floor", ())):
        return [(20, "%s %s, target wants %s" % (name, dotted(ours["floor"]), dotted(theirs["floor"])))]
    return []


def tag_mismatches(target: Json, machine: Json) -> List[Tuple[int, str]]:
    """What the names of platform and Python do not tell: debug builds, odd systems, a forbidden manylinux."""
    if not set(target["abis"]) <= set(machine["abis"]):
        return [(5, "this Python's ABI is %s, target wants %s" % (machine["abis"][0], target["abis"][0]))]
    if machine["markers"]["platform_machine"] not in target["machines"]:
        return [
            (
                5,
                "platform_machine is %s here, target was checked for %s"
                % (machine["markers"]["platform_machine"], ", ".join(target["machines"])),
            )
        ]
    if target["system"]["os"] == "other" and machine["tag"] not in target["platformTags"]:
        return [(100, "it is for %s, this is %s" % ("".join(target["platformTags"][:1]), machine["tag"]))]
    if not machine["manylinux"] and any(tag.startswith("manylinux") for tag in target["platformTags"]):
        return [(5, "this Python takes no manylinux wheels")]
    return []


def series_text(bundle: Bundle, machine: Json) -> str:
    """`3.10 to 3.12`: what the bundle has for this operating system, else at all."""
    near = [o for o in bundle.offers if o.target["system"]["os"] == machine["system"]["os"]] or bundle.offers
    series = sorted({offer.target["python"]["series"] for offer in near}, key=version_key)
    minors = [version_key(one)[1] for one in series]
    if len(series) < 3 or minors != list(range(minors[0], minors[-1] + 1)):
        return ", ".join(series)
    return "%s to %s" % (series[0], series[-1])


def machine_text(machine: Json) -> str:
    """`Python 3.9.18, Linux x86_64, glibc 2.36`."""
    system, python = machine["system"], machine["python"]
    libc = "%s %s" % (system["libc"], dotted(system["floor"])) if system["os"] == "linux" else ""
    os_name = OS_NAMES[system["os"]] + (" " + dotted(system["floor"]) if system["os"] == "macos" else "")
    kind = "" if implementation_text(python) == "CPython" else " (%s)" % implementation_text(python)
    threads = ", free-threaded" if python["freeThreaded"] else ""
    return "Python %s%s%s, %s %s%s" % (python["version"], kind, threads, os_name, system["machine"], ", " + libc if libc else "")


def describe_machine() -> Json:
    """What describe() found, in the words of a target."""
    found = describe()
    system = {"os": found["os"], "machine": found["machine"]}
    if found["libc"] is not None:
        system.update(libc=found["libc"]["name"], floor=found["libc"]["version"])
    if found["macos"] is not None:
        system.update(floor=found["macos"])
    if found["os"] == "linux" and found["libc"] is None:
        system.update(os="other")  # a static Python: no wheel can rely on its C library
    python = {"implementation": found["implementation"], "version": found["version"], "freeThreaded": found["freeThreaded"]}
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


def select_target(bundle: Bundle, machine: Json, force: bool, console: Console) -> Offer:
    """The fitting target with the highest floor, native before universal, then by name. Refuses with 6."""
    fitting = [offer for offer in bundle.offers if not mismatches(offer.target, machine)]
    if not fitting:
        raise_no_target(bundle, machine)
    fitting.sort(key=lambda offer: preference(offer, machine))
    covered = [offer for offer in fitting if uncovered(offer, machine) == ""]
    if covered:
        return covered[0]
    best = fitting[0]
    reason = uncovered(best, machine)
    if not force:
        raise InstallError(
            NO_TARGET,
            "%s fits this machine, but it does not cover Python %s: %s." % (best.id, machine["python"]["version"], reason),
            "Use a Python that it covers (%s), or have a bundle made for Python %s; --force installs all the same."
            % (cover_text(best), machine["python"]["version"]),
        )
    console.print("warning: %s does not cover Python %s: %s. Something may be missing." % (best.id, machine["python"]["version"], reason))
    return best


def preference(offer: Offer, machine: Json) -> Tuple[List[int], bool, str]:
    system = offer.target["system"]
    floor = [-number for number in system.get("floor", (0, 0))]
    return floor, system["machine"] != machine["system"]["machine"], offer.id


def uncovered(offer: Offer, machine: Json) -> str:
    """Why the bundle is not known to hold for this micro version, or "" when it is."""
    cover = offer.micros
    version = version_key(machine["python"]["version"])
    if version < version_key(cover["from"]):
        return "what it needs is known from %s on" % one_line(cover["from"])
    # A micro newer than the newest known one behaves like it, as far as markers can tell.
    known = min(version, version_key(cover["to"]))
    for one in cover.get("except", []):
        if version_key(one["from"]) <= known <= version_key(one["to"]):
            return one_line(one["because"]) or "it is an exception"
    return ""


def cover_text(offer: Offer) -> str:
    cover = offer.micros
    left_out = ", ".join(range_text(one) for one in cover.get("except", []))
    return one_line(range_text(cover) + (" except " + left_out if left_out else ""))


def range_text(versions: Json) -> str:
    return versions["from"] if versions["from"] == versions["to"] else "%s to %s" % (versions["from"], versions["to"])


def raise_no_target(bundle: Bundle, machine: Json) -> None:
    ranked = sorted(bundle.offers, key=lambda offer: (sum(weight for weight, _ in mismatches(offer.target, machine)), offer.id))
    lines = []
    for offer in ranked[:3]:
        reasons = sorted(mismatches(offer.target, machine, series_text(bundle, machine)), reverse=True)
        lines.append("%s: %s" % (offer.id, "; ".join(text for _, text in reasons)))
    raise InstallError(
        NO_TARGET,
        "No target of this bundle fits this machine: %s.\nThe nearest, and why not:" % machine_text(machine),
        "Use a Python and a machine that fit (--list shows every target), or have a bundle made for this one:\n"
        "--describe target.json here, then --target target.json where bundles are made.",
        lines,
    )
