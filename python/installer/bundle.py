"""The bundle: what its manifest says, and what is wrong with it."""

import os
import re
from typing import Dict, List, NamedTuple, Sequence, Tuple

from .console import NOT_INTACT, Json, Refusal, plural
from .files import read_json, sha256_of
from .schema import MANIFEST, misfit

# Of the manifest and of the bundle's layout.
FORMAT = 2


class Offer(NamedTuple):
    """One target of the bundle: what it asks of a machine, and what it installs there, as the manifest has it."""

    id: str
    target: Json
    micros: Json  # {"from", "to", "except": [{"from", "to", "because"}]}
    entries: List[Json]  # {"project", "version", "requiredBy", ...}


class Bundle(NamedTuple):
    """A bundle folder whose manifest was read."""

    folder: str
    name: str
    digest: str  # sha256 of SHA256SUMS: the one hash that stands for every file
    offers: List[Offer]
    wheels: Dict[str, str]  # file name -> sha256
    manifest: Json


def project_name(text: str) -> str:
    """The one normal form (Names and normalization; PEP 503)."""
    return re.sub(r"[-_.]+", "-", text).lower()


def version_key(text: str) -> Tuple[int, ...]:
    """Orders Python's and pip's own versions: `3.15.0rc1` comes before `3.15.0`. Not PEP 440, and need not be."""
    match = re.match(r"(\d{1,9}(?:\.\d{1,9})*)(?:(a|b|rc)(\d{1,9}))?", text)
    if match is None:
        return (0, 0, 0, 0, 0)
    numbers = [int(part) for part in match.group(1).split(".")]
    stage = {"a": -3, "b": -2, "rc": -1}.get(match.group(2) or "", 0)
    return tuple((numbers + [0, 0, 0])[:3]) + (stage, int(match.group(3) or 0))


def refuse_files(folder: str, problems: Sequence[str], total: int) -> None:
    problems = sorted(problems)
    raise Refusal(
        NOT_INTACT,
        "The bundle in %s is not intact (%s, %s):" % (folder, plural(total, "file"), plural(len(problems), "problem")),
        "Nothing was installed. Unpack or copy it again, into an empty folder, from a medium that you trust.",
        problems,
    )


def read_document(folder: str, name: str, known: int) -> Json:
    """A JSON file of the format that this version knows. Refuses with 4."""
    document = read_json(os.path.join(folder, name), name)
    if document.get("format") != known:
        raise Refusal(
            NOT_INTACT,
            "%s has format %s, this install.py knows %d." % (name, ascii(document.get("format"))[:20], known),
            "Use the install.py of that bundle, or have the bundle made again.",
        )
    return document


def read_bundle(folder: str, sums: Dict[str, str]) -> Bundle:
    """The manifest, held against SHA256SUMS: the two must name the same wheels with the same hashes."""
    manifest = read_document(folder, "manifest.json", FORMAT)
    wrong = misfit(manifest, MANIFEST)
    if wrong is not None:
        raise Refusal(NOT_INTACT, "manifest.json has no %s." % wrong, "Do not use this bundle.")
    offers = [Offer(one["id"], one, one["closure"]["micros"], one["entries"]) for one in manifest["targets"]]
    files = {one["path"]: one["sha256"] for one in manifest["wheels"] + manifest["files"]}
    name = manifest["name"]
    odd = odd_names(name, offers, files, [one["project"] for one in manifest["wheels"]])
    if odd:
        raise Refusal(NOT_INTACT, "manifest.json has names that no bundle has:", "Do not use this bundle.", [ascii(one) for one in odd])
    listed_files = {path: digest for path, digest in sums.items() if path != "manifest.json"}
    disputed = sorted(path for path in set(files) | set(listed_files) if files.get(path) != listed_files.get(path))
    if disputed:
        refuse_files(folder, ["disputed %s: manifest.json and SHA256SUMS differ" % path for path in disputed], len(sums))
    wheels = {path[len("wheels/") :]: digest for path, digest in files.items() if path.startswith("wheels/")}
    return Bundle(folder, name, sha256_of(os.path.join(folder, "SHA256SUMS")), offers, wheels, manifest)


def odd_names(name: str, offers: Sequence[Offer], files: Dict[str, str], projects: Sequence[str]) -> List[str]:
    """Those that become paths, here or in a repository, and could lead out of it: every sum may be right all the same."""
    odd = [one for one in [name] if not re.match(r"[A-Za-z0-9][A-Za-z0-9._-]*\Z", one)]
    odd += [offer.id for offer in offers if not re.match(r"[A-Za-z0-9][A-Za-z0-9._-]*\Z", offer.id)]
    odd += [project for project in projects if not re.match(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?\Z", project)]
    return odd + [pip for pip in (offer.target.get("bootstrap") for offer in offers) if pip is not None and pip not in files]
