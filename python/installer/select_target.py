"""Which target fits this machine."""

from typing import List, Tuple

from .bundle import Bundle, Offer, version_key
from .console import NO_TARGET, Json, Refusal, Voice, one_line
from .describe import describe, normal
from .mismatches import machine_text, misfits, series_text


def this_machine() -> Json:
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


def choose(bundle: Bundle, machine: Json, force: bool, voice: Voice) -> Offer:
    """The fitting target with the highest floor, native before universal, then by name. Refuses with 6."""
    fitting = [offer for offer in bundle.offers if not misfits(offer.target, machine)]
    if not fitting:
        refuse_machine(bundle, machine)
    fitting.sort(key=lambda offer: preference(offer, machine))
    covered = [offer for offer in fitting if uncovered(offer, machine) == ""]
    if covered:
        return covered[0]
    best = fitting[0]
    reason = uncovered(best, machine)
    if not force:
        raise Refusal(
            NO_TARGET,
            "%s fits this machine, but it does not cover Python %s: %s." % (best.id, machine["python"]["version"], reason),
            "Use a Python that it covers (%s), or have a bundle made for Python %s; --force installs all the same."
            % (cover_text(best), machine["python"]["version"]),
        )
    voice.say("warning: %s does not cover Python %s: %s. Something may be missing." % (best.id, machine["python"]["version"], reason))
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


def refuse_machine(bundle: Bundle, machine: Json) -> None:
    ranked = sorted(bundle.offers, key=lambda offer: (sum(weight for weight, _ in misfits(offer.target, machine)), offer.id))
    lines = []
    for offer in ranked[:3]:
        reasons = sorted(misfits(offer.target, machine, series_text(bundle, machine)), reverse=True)
        lines.append("%s: %s" % (offer.id, "; ".join(text for _, text in reasons)))
    raise Refusal(
        NO_TARGET,
        "No target of this bundle fits this machine: %s.\nThe nearest, and why not:" % machine_text(machine),
        "Use a Python and a machine that fit (--list shows every target), or have a bundle made for this one:\n"
        "--describe target.json here, then --target target.json where bundles are made.",
        lines,
    )
