"""Why a target does not fit, and what this machine is."""

import os
import struct
from typing import List, Tuple

from .bundle import Bundle, version_key
from .console import Json, dotted


def misfits(target: Json, machine: Json, series: str = "") -> List[Tuple[int, str]]:
    """Everything that keeps the target from this machine, each with a weight: the greater, the farther off."""
    ours, theirs = machine["system"], target["system"]
    if ours["os"] != theirs["os"]:
        return [(1000, "it is for %s, this is %s" % (OS_NAMES[theirs["os"]], OS_NAMES[ours["os"]]))]
    found = python_misfits(target["python"], machine["python"], series)
    found += machine_misfits(theirs, ours)
    found += libc_misfits(theirs, ours)
    return found or tag_misfits(target, machine)


OS_NAMES = {"linux": "Linux", "macos": "macOS", "windows": "Windows", "other": "another system"}


def python_misfits(theirs: Json, ours: Json, series: str) -> List[Tuple[int, str]]:
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


def machine_misfits(theirs: Json, ours: Json) -> List[Tuple[int, str]]:
    if theirs["machine"] in (ours["machine"], "universal2") or (theirs["machine"], ours["machine"]) == ("armv7l", "armv8l"):
        return []
    if ours["os"] == "windows" and ours["machine"] == "x86" and os.environ.get("PROCESSOR_ARCHITEW6432"):
        return [(50, "32-bit Python on 64-bit Windows, target is %s" % theirs["machine"])]
    if ours["os"] == "linux" and struct.calcsize("P") == 4 and theirs["machine"] in ("x86_64", "aarch64"):
        return [(50, "32-bit Python (%s), target is %s" % (ours["machine"], theirs["machine"]))]
    return [(100, "this is %s, target is %s" % (ours["machine"], theirs["machine"]))]


def libc_misfits(theirs: Json, ours: Json) -> List[Tuple[int, str]]:
    name = "macOS" if ours["os"] == "macos" else ours.get("libc", "")
    if theirs.get("libc") != ours.get("libc"):
        return [(60, "%s, bundle is %s" % (ours.get("libc"), theirs.get("libc")))]
    if list(theirs.get("floor", ())) > list(ours.get("floor", ())):
        return [(20, "%s %s, target wants %s" % (name, dotted(ours["floor"]), dotted(theirs["floor"])))]
    return []


def tag_misfits(target: Json, machine: Json) -> List[Tuple[int, str]]:
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
