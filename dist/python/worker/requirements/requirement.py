"""A root: one requirement of the user, in the form that the resolver accepts.

    {"text", "name", "kind", "url", "hashes", "origin", "editable", "extras", "marker", "locked"?, "lockedSdist"?, "lockBuilt"?}

`text` is a normalized PEP 508 requirement, or `URL ; marker` if only a build can determine the name. URLs contain no credentials; these
are in the collector's logins. `locked`: only these files satisfy the root.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import Any
from urllib.parse import unquote, urlsplit, urlunsplit

from pip._internal.exceptions import DiagnosticPipError, PipError
from pip._internal.models.link import Link
from pip._internal.req.constructors import install_req_from_editable, install_req_from_line
from pip._internal.req.req_install import InstallRequirement
from pip._internal.utils.compat import tomllib
from pip._vendor.packaging.markers import Marker
from pip._vendor.packaging.utils import InvalidWheelFilename, canonicalize_name, parse_wheel_filename

from worker.jsonl_rpc import Message
from worker.parser_limits import TOO_LONG, exceeds_limits, marker_fault
from worker.requirements.collector import Collector, masked

QUOTED_LINE = re.compile(r"\n {4}([^\n]*)\n {4}[ ~]*\^")
DIGEST_SIZES = {"sha256": 64, "sha384": 96, "sha512": 128}
Tree = bool | str


def root_of(
    collector: Collector, text: str, origin: str, *, editable: bool = False, hashes: Iterable[str] = (), shown: str = "", extras: Iterable[str] = ()
) -> Message | None:
    """Parse one requirement with pip's parser; None after a fault. Local paths are `file:` URLs in `text` (local_paths.py).

    `extras`: those of a URL without a name, which cannot be a part of `text`.
    """
    if exceeds_limits(text):
        collector.fault(origin, (shown or text)[:200], TOO_LONG)
        return None
    try:
        parsed = editable_of(text) if editable else install_req_from_line(text)
    except (PipError, ValueError, AssertionError) as error:  # AssertionError: pip, for a URL that starts with a null character
        collector.fault(origin, shown or text, reason_of(error, text))
        return None
    if why := marker_fault(parsed.markers):
        collector.fault(origin, shown or text, why)
        return None
    bad = [one for one in hashes if not is_digest(one)]
    for one in bad:
        collector.fault(origin, one, "is not a valid hash; use sha256:, sha384: or sha512: followed by all hexadecimal digits")
    if bad:
        return None
    if parsed.link is None:
        assert parsed.req is not None  # a requirement without a link has a name
        requirement, project = parsed.req, canonicalize_name(parsed.req.name)
        return make_root("named", project, str(requirement.specifier), origin, hashes=hashes, extras=requirement.extras, marker=parsed.markers)
    try:
        parsed.extras = {*parsed.extras, *extras}
        return linked(collector, parsed, parsed.link, origin, tuple(hashes), shown or text, editable)
    except ValueError as error:  # from urllib, e.g. for `http://[`
        collector.fault(origin, shown or text, f"contains an invalid URL: {error}")
        return None


def editable_of(text: str) -> InstallRequirement:
    """Parse an editable requirement with a marker, which pip accepts only in direct references."""
    given, _, marker = text.partition(" ;")
    parsed = install_req_from_editable(given.strip())
    parsed.markers = Marker(marker.strip()) if marker.strip() else parsed.markers
    return parsed


def reason_of(error: Exception, text: str) -> str:
    """pip's message without the text of the requirement, which the fault already names."""
    if isinstance(error, DiagnosticPipError):
        return " ".join(f"{error.message} {error.hint_stmt or ''}".split())
    return in_one_line(str(error).replace("Invalid requirement: ", "").replace(f"{text!r}: ", ""))


def in_one_line(message: str, text: str = "") -> str:
    """The message without its quoted line and column marker (packaging, ParserSyntaxError), which `text` replaces."""
    return " ".join(QUOTED_LINE.sub(text, message).split())


def is_digest(text: str) -> bool:
    algorithm, _, digits = text.partition(":")
    return len(digits) == DIGEST_SIZES.get(algorithm) and re.fullmatch(r"[0-9a-f]+", digits) is not None


def make_root(
    kind: str, name: str | None, rest: str, origin: str, *, url: str | None = None, hashes: Iterable[str] = (), editable: bool = False,
    extras: Iterable[str] = (), marker: object = None, **more: Any,
) -> Message:  # fmt: skip
    """`rest`: the specifier or ` @ URL` after the name in PEP 508; without a name, the URL."""
    names, condition = sorted(canonicalize_name(extra) for extra in extras), str(marker) if marker else None
    text = rest if name is None else f"{name}{in_brackets(names)}{rest}"
    if condition:
        text += f"{' ' if name is None or ' @ ' in rest else ''}; {condition}"
    return {
        "text": text, "name": name, "kind": kind, "url": url, "hashes": list(hashes), "origin": origin, "editable": editable,
        "extras": names, "marker": condition, **more,
    }  # fmt: skip


def in_brackets(extras: Iterable[str]) -> str:
    return f"[{','.join(sorted(extras))}]" if extras else ""


def linked(collector: Collector, parsed: InstallRequirement, link: Link, origin: str, hashes: tuple[str, ...], shown: str, editable: bool) -> Message | None:
    kind = kind_of(link)
    if kind is None:
        collector.fault(origin, shown, "is not the URL or path of a wheel (.whl), sdist (.tar.gz, .zip), folder or repository (git+https://…)")
        return None
    if kind == "wheel" and not is_wheel_name(link.filename):
        collector.fault(origin, shown, "is not a valid wheel file name; use NAME-VERSION-PYTHON-ABI-PLATFORM.whl, e.g. six-1.17.0-py2.py3-none-any.whl")
        return None
    if kind == "wheel" and parsed.req and canonicalize_name(parsed.req.name) != canonicalize_name(link.filename.split("-")[0]):
        collector.fault(origin, shown, f"requires {parsed.req.name}, but the file is a wheel of {link.filename.split('-')[0]}")
        return None
    url = clean_url(collector, link, kind)
    name = canonicalize_name(parsed.req.name) if parsed.req else name_of(collector, link, kind)
    if link.hash is not None and link.hash_name in DIGEST_SIZES:
        hashes = tuple(dict.fromkeys((*hashes, f"{link.hash_name}:{link.hash}")))
    rest = url if name is None else f" @ {url}"
    return make_root(kind, name, rest, origin, url=url, hashes=hashes, editable=editable, extras=parsed.extras, marker=parsed.markers)


def kind_of(link: Link) -> str | None:
    if link.is_vcs:
        return "vcs"
    if link.scheme not in ("http", "https", "file"):
        return None
    if link.is_existing_dir():
        return "folder"
    if link.is_wheel:
        return "wheel"
    return "sdist" if link.filename.lower().endswith((".tar.gz", ".tgz", ".zip", ".tar.bz2", ".tar.xz")) else None


def is_wheel_name(filename: str) -> bool:
    try:
        parse_wheel_filename(filename)
        return True
    except InvalidWheelFilename:
        return False


def clean_url(collector: Collector, link: Link, kind: str) -> str:
    """The URL without credentials, and without any fragment except `#subdirectory=`, which builds need."""
    # urlunsplit would remove the // of a git+file:// URL
    url = link.url.partition("#")[0] if link.is_vcs else link.url_without_fragment
    return without_login(collector, url, secret_users=kind != "vcs" or "ssh" not in link.scheme) + (
        f"#subdirectory={link.subdirectory_fragment}" if link.subdirectory_fragment else ""
    )


def without_login(collector: Collector, url: str, *, secret_users: bool = True) -> str:
    """Move user and password from the URL to the collector's logins. The user of an ssh URL is not a secret and stays."""
    try:
        parts = urlsplit(url)
    except ValueError:  # the fetcher reports it
        return masked(url)
    login, at, host = parts.netloc.rpartition("@")
    user, colon, password = login.partition(":")
    if not at or (not secret_users and not colon):
        return url
    kept = host if secret_users else f"{user}@{host}"
    clean = urlunsplit(parts._replace(netloc=kept))
    collector.logins.append({"url": clean, "username": unquote(user), "password": unquote(password)})
    return clean


def name_of(collector: Collector, link: Link, kind: str) -> str | None:
    """The [project] name of a folder, which cannot be dynamic. For other folders, and for archives, only a build determines the name."""
    project = project_in(collector, link).get("project", {}) if kind == "folder" else {}
    name = project.get("name") if isinstance(project, dict) else None
    return canonicalize_name(name) if isinstance(name, str) else None


def project_in(collector: Collector, link: Link) -> Message:
    path = os.path.join(link.file_path, link.subdirectory_fragment or "", "pyproject.toml")
    if not os.path.isfile(path):
        return {}
    try:
        with open(path, "rb") as file:
            toml = tomllib.load(file)
    except (OSError, ValueError):
        return {}  # the build reports it
    collector.note_uv_sources(collector.label_of(os.path.normpath(path)), toml)
    return toml


def both(one: str | None, other: str | None) -> str | None:
    """The marker that holds if both hold. None always holds."""
    if one is None or other is None:
        return one or other
    return str(Marker(f"({one}) and ({other})"))


def decided(marker: Marker | None, chosen: Mapping[str, AbstractSet[str]]) -> Tree:
    """Evaluate the parts of a marker that test `extras` or `dependency_groups` (PEP 751). @return True, False, or the remaining marker"""
    return True if marker is None else decide(marker._markers, chosen)  # packaging has no public API for the parsed marker


def decide(node: Any, chosen: Mapping[str, AbstractSet[str]]) -> Tree:
    if isinstance(node, tuple):
        return decide_atom(node, chosen)
    if isinstance(node, str):
        return node
    ways: list[list[Tree]] = [[]]
    for item in node:
        if item == "or":
            ways.append([])
        elif item != "and":
            ways[-1].append(decide(item, chosen))
    return any_of([all_of(way) for way in ways])


def decide_atom(atom: Any, chosen: Mapping[str, AbstractSet[str]]) -> Tree:
    left, operator, right = atom
    if str(right) in chosen:
        inside = canonicalize_name(left.value) in {canonicalize_name(name) for name in chosen[str(right)]}
        return inside if str(operator) == "in" else not inside
    return " ".join(part.serialize() for part in atom)


def all_of(parts: list[Tree]) -> Tree:
    if False in parts:
        return False
    rest = [part for part in parts if isinstance(part, str)]
    if len(rest) < 2:
        return rest[0] if rest else True
    return " and ".join(f"({part})" if " or " in part else part for part in rest)


def any_of(parts: list[Tree]) -> Tree:
    if True in parts:
        return True
    rest = list(dict.fromkeys(part for part in parts if isinstance(part, str)))
    return " or ".join(rest) if rest else False
