#!/usr/bin/env python3
"""Check this bundle and install from it, on a machine without network.

    python install.py                        into the Python that runs this
    python install.py --venv DIR             into a virtual environment of its own
    python install.py --check                only look whether every file is what was made

One file, standard library only, Python 3.6 to 3.15. It reads from top to bottom: words, what is checked, this machine,
which target fits, pip, where things go, and the tasks; `main` is last. Exit codes: 0 done, 1 a bug, 2 usage, 3 the
bundle lacks something, 4 not intact, 5 signature, 6 no target fits, 7 this machine (disk full, no rights, no pip),
130 cancelled.
"""

# An older Python stops at the next line and shows it, which says more than a message that it could not reach.
start_me_with: str = "Python 3.6 or newer, for example: python3 install.py"

import os
import sys

if __name__ == "__main__" and sys.path[:1] == [os.path.dirname(os.path.abspath(__file__))]:
    del sys.path[0]  # or a stray argparse.py in this folder would run before anything was checked

import argparse
import concurrent.futures
import contextlib
import csv
import datetime
import errno
import getpass
import hashlib
import html
import html.parser
import importlib.machinery
import json
import platform
import re
import runpy
import shutil
import signal
import socket
import struct
import subprocess
import sysconfig
import tempfile
import threading
import urllib.parse
import zipfile
from typing import Any, Callable, Dict, Iterable, Iterator, List, NamedTuple, Optional, Sequence, Set, Tuple

# ---------------------------------------------------------------------------------------------------------------- words

USAGE, INCOMPLETE, NOT_INTACT, SIGNATURE, NO_TARGET, MACHINE, CANCELLED = 2, 3, 4, 5, 6, 7, 130

# Older pips do not know `manylinux_2_28` (20.3) or free-threaded tags (24.1), and call a good wheel unusable.
OLDEST_PIP = (20, 3)
OLDEST_PIP_FREE_THREADED = (24, 1)
# How much of a file is read at once. Unit: bytes.
CHUNK = 1 << 20
# How many problems are listed before "and N more".
LISTED = 20
# Lies in a folder that is being built, and only then: whoever finds it knows that the folder is not finished.
UNFINISHED = ".offline-bundle-unfinished"
# Lies in a finished folder of --venv or --target, and says what is in it.
INSTALLED = "offline-bundle.json"
# How long a second run waits for the first one. Unit: seconds.
PATIENCE = 5.0
EXPORT_PATIENCE = 600.0

Json = Dict[str, Any]


class Refusal(Exception):
    """The one error that is raised on purpose. message: what is so. hint: what the reader can do."""

    def __init__(self, code: int, message: str, hint: str = "", findings: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint
        self.findings = list(findings)


class Offer(NamedTuple):
    """One target of the bundle: what it asks of a machine, and what it installs there, as the manifest has it."""

    id: str
    target: Json
    micros: Json  # {"from", "to", "except": [{"micro", "because"}]}
    entries: List[Json]  # {"project", "version", "requiredBy", ...}


class Bundle(NamedTuple):
    """A bundle folder whose manifest was read."""

    folder: str
    name: str
    digest: str  # sha256 of SHA256SUMS: the one hash that stands for every file
    offers: List[Offer]
    wheels: Dict[str, str]  # file name -> sha256
    manifest: Json


class Voice:
    """What is said while it works: text for people on stdout, or with --json on stderr, so that stdout is one value."""

    def __init__(self, as_json: bool) -> None:
        self.stream = sys.stderr if as_json else sys.stdout
        self.bar = not as_json and sys.stderr.isatty()

    def say(self, text: str = "") -> None:
        self.progress("")
        write_line(self.stream, text)

    def progress(self, text: str) -> None:
        """One line that the next one replaces; nothing where nobody looks."""
        if self.bar:
            sys.stderr.write("\r\x1b[K" + printable(text, sys.stderr)[:100])
            sys.stderr.flush()


# What moves a cursor, changes colours or turns the reading direction, in names that others wrote. Lines end in our own text only.
STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def printable(text: str, stream: Any) -> str:
    """A console that cannot show a letter must not end an installation, and none obeys what a bundle's maker wrote."""
    encoding = getattr(stream, "encoding", None) or "ascii"
    text = STEERING.sub(lambda found: ascii(found.group())[1:-1], text)
    return text.encode(encoding, "backslashreplace").decode(encoding)


def one_line(text: str) -> str:
    """Text of the bundle inside of ours: a line that it ends could be one that only we may say, such as `origin verified`."""
    return text.replace("\n", "\\n")


def write_line(stream: Any, text: str) -> None:
    stream.write(printable(text, stream) + "\n")
    stream.flush()


def plural(count: int, noun: str) -> str:
    return "%d %s%s" % (count, noun, "" if count == 1 else "s")


def listed(lines: Sequence[str]) -> List[str]:
    more = len(lines) - LISTED
    return list(lines) if more <= 0 else list(lines[:LISTED]) + ["and %d more" % more]


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


# ------------------------------------------------------------------------------------------------------ what is checked


def check(folder: str, voice: Voice) -> Bundle:
    """Every file is there, is what SHA256SUMS says, and nothing else is there. Returns the bundle, or refuses with 4."""
    voice.progress("Looking at the files")
    sums = read_sums(os.path.join(folder, "SHA256SUMS"), "SHA256SUMS")
    found, problems = walk(folder)
    found.pop("SHA256SUMS", None)
    problems += ["extra    " + path for path in found if path not in sums]
    problems += ["missing  " + path for path in sums if path not in found]
    there = [path for path in sums if path in found]
    problems += ["altered  " + path for path in altered(folder, there, sums, found, voice)]
    if problems:
        refuse_files(folder, problems, len(sums))
    return read_bundle(folder, sums)


def refuse_files(folder: str, problems: Sequence[str], total: int) -> None:
    problems = sorted(problems)
    raise Refusal(
        NOT_INTACT,
        "The bundle in %s is not intact (%s, %s):" % (folder, plural(total, "file"), plural(len(problems), "problem")),
        "Nothing was installed. Unpack or copy it again, into an empty folder, from a medium that you trust.",
        problems,
    )


def read_sums(path: str, label: str) -> Dict[str, str]:
    """path in the bundle -> sha256, of a file in the form of `sha256sum`. Refuses names that could leave the folder."""
    sums = {}  # type: Dict[str, str]
    seen = set()  # type: Set[str]
    for number, line in enumerate(read_text(path, label).splitlines(), 1):
        match = re.match(r"^([0-9a-f]{64}) [ *](.+)$", line)
        if match is None:
            raise Refusal(NOT_INTACT, "%s:%d is not a line of sha256sum." % (label, number), "Get the bundle again.")
        digest, name = match.groups()
        if not is_plain_path(name):
            raise Refusal(NOT_INTACT, "%s:%d names a file outside the folder: %s" % (label, number, name), "Do not use this bundle.")
        # On Windows and macOS two names that differ in case are one file.
        if name.lower() in seen:
            raise Refusal(NOT_INTACT, "%s:%d names %s twice." % (label, number, name), "Do not use this bundle.")
        seen.add(name.lower())
        sums[name] = digest
    return sums


def is_plain_path(name: str) -> bool:
    """Relative, with `/`, inside its folder, the same on every system."""
    parts = name.split("/")
    return re.search(r'[\\:\x00-\x1f\x7f"<>|?*]', name) is None and all(part not in ("", ".", "..") for part in parts)


def walk(folder: str) -> Tuple[Dict[str, int], List[str]]:
    """(path -> bytes) of every file below the folder, and what is neither file nor folder. Never follows a link."""
    found = {}  # type: Dict[str, int]
    problems = []  # type: List[str]
    waiting = [""]
    while waiting:
        prefix = waiting.pop()
        with os.scandir(long_path(os.path.join(folder, prefix))) as entries:
            for entry in entries:
                path = prefix + entry.name
                status = entry.stat(follow_symlinks=False)
                if entry.is_symlink() or is_junction(entry, status):
                    problems.append("link     " + path)
                elif entry.is_dir(follow_symlinks=False):
                    waiting.append(path + "/")
                elif entry.is_file(follow_symlinks=False):
                    found[path] = status.st_size
                else:
                    problems.append("special  " + path)
    return found, problems


def is_junction(entry: Any, status: os.stat_result) -> bool:
    """A folder of Windows that stands for another one. Other reparse points (deduplicated files) are what they seem."""
    reparse = getattr(status, "st_file_attributes", 0) & 0x400  # FILE_ATTRIBUTE_REPARSE_POINT
    mount_point = getattr(status, "st_reparse_tag", 0xA0000003) == 0xA0000003  # the tag is known from Python 3.8 on
    return bool(reparse) and mount_point and entry.is_dir(follow_symlinks=False)


def altered(folder: str, paths: Sequence[str], sums: Dict[str, str], sizes: Dict[str, int], voice: Voice) -> List[str]:
    """Those of the paths whose bytes are not what `sums` says. hashlib lets other threads run, so it hashes several."""
    total = sum(sizes[path] for path in paths)
    done = 0
    wrong = []  # type: List[str]
    with concurrent.futures.ThreadPoolExecutor(max_workers=min(4, os.cpu_count() or 1)) as pool:
        digests = pool.map(lambda path: sha256_of(os.path.join(folder, path)), paths)
        for path, digest in zip(paths, digests):
            done += sizes[path]
            voice.progress("Checking %d of %d MiB" % (done >> 20, total >> 20))
            if digest != sums[path]:
                wrong.append(path)
    voice.progress("")
    return wrong


def sha256_of(path: str) -> str:
    digest = hashlib.sha256()
    with open(long_path(path), "rb") as file:
        for chunk in iter(lambda: file.read(CHUNK), b""):
            digest.update(chunk)
    return digest.hexdigest()


def long_path(path: str) -> str:
    """Windows opens a path of more than 260 characters only in this spelling."""
    path = os.path.abspath(path)
    if os.name != "nt" or len(path) < 240 or path.startswith("\\\\?\\"):
        return path
    return "\\\\?\\UNC" + path[1:] if path.startswith("\\\\") else "\\\\?\\" + path


def read_text(path: str, label: str) -> str:
    try:
        with open(long_path(path), encoding="utf-8", newline="") as file:
            return file.read()
    except FileNotFoundError:
        raise Refusal(NOT_INTACT, "%s is missing." % label, "Unpack the whole bundle; this one is not complete.")
    except UnicodeDecodeError:
        raise Refusal(NOT_INTACT, "%s is not text in UTF-8." % label, "Do not use this bundle.")


def read_json(path: str, label: str) -> Json:
    """A JSON object. A key that comes twice is refused: two readers could each take another one."""

    def once(pairs: List[Tuple[str, Any]]) -> Json:
        value = dict(pairs)
        if len(value) < len(pairs):
            seen = set()  # type: Set[str]
            twice = sorted({name for name, _ in pairs if name in seen or seen.add(name)})  # type: ignore[func-returns-value]
            raise Refusal(NOT_INTACT, "%s has the key %s twice." % (label, one_line(", ".join(twice))), "Do not use this bundle.")
        return value

    try:
        value = json.loads(read_text(path, label), object_pairs_hook=once)
    except (ValueError, RecursionError) as error:
        raise Refusal(NOT_INTACT, "%s is not JSON: %s" % (label, error), "Do not use this bundle.")
    if not isinstance(value, dict):
        raise Refusal(NOT_INTACT, "%s is no JSON object." % label, "Do not use this bundle.")
    return value


def read_bundle(folder: str, sums: Dict[str, str]) -> Bundle:
    """The manifest, held against SHA256SUMS: the two must name the same wheels with the same hashes."""
    manifest = read_json(os.path.join(folder, "manifest.json"), "manifest.json")
    if manifest.get("format") != 1:
        raise Refusal(
            NOT_INTACT,
            "manifest.json has format %s, this install.py knows 1." % ascii(manifest.get("format"))[:20],
            "Use the install.py of that bundle.",
        )
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


# What of a manifest is read here: a type, the choices, a list of one shape, or keys, of which those with `?` may be absent.
TARGET = {
    "id": str,
    "system": {"os": ("linux", "macos", "windows", "other"), "machine": str, "libc?": str, "floor?": [int]},
    "python": {"implementation": str, "version": str, "series": str, "freeThreaded": bool},
    "abis": [str],
    "platformTags": [str],
    "machines": [str],
    "bootstrap?": str,
    "closure": {
        "complete": bool,
        "findings": [{"severity": str, "message": str}],
        "micros": {"from": str, "to": str, "except?": [{"micro": str, "because": str}]},
    },
    "entries": [{"project": str, "requiredBy?": [str]}],
}  # type: Json
MANIFEST = {
    "name": str,
    "epochSeconds?": int,
    "targets": [TARGET],
    "wheels": [{"path": str, "sha256": str, "project": str, "requiresPython?": str, "yanked?": str}],
    "files": [{"path": str, "sha256": str}],
}  # type: Json


def misfit(value: Any, shape: Any, place: str = "") -> Optional[str]:
    """The first place at which a value has not its shape, or None. A manifest may lie although every sum is right."""
    if isinstance(shape, tuple):
        return None if value in shape else place
    if isinstance(shape, type):
        return None if isinstance(value, shape) and (shape is bool or not isinstance(value, bool)) else place
    if isinstance(shape, list):
        if not isinstance(value, list):
            return place
        pairs = [(one, shape[0], "%s[%d]" % (place, number)) for number, one in enumerate(value)]
    elif not isinstance(value, dict):
        return place
    else:
        inner = [(key.rstrip("?"), key.endswith("?"), one) for key, one in shape.items()]
        pairs = [(value.get(key), one, (place + "." + key).lstrip(".")) for key, may_lack, one in inner if key in value or not may_lack]
    return next((found for found in (misfit(*pair) for pair in pairs) if found is not None), None)


def odd_names(name: str, offers: Sequence[Offer], files: Dict[str, str], projects: Sequence[str]) -> List[str]:
    """Those that become paths, here or in a repository, and could lead out of it: every sum may be right all the same."""
    odd = [one for one in [name] if not re.match(r"[A-Za-z0-9][A-Za-z0-9._-]*\Z", one)]
    odd += [offer.id for offer in offers if not re.match(r"[A-Za-z0-9][A-Za-z0-9._-]*\Z", offer.id)]
    odd += [project for project in projects if not re.match(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?\Z", project)]
    return odd + [pip for pip in (offer.target.get("bootstrap") for offer in offers) if pip is not None and pip not in files]


# ---------------------------------------------------------------------------------------------------------- this machine
# What stands between the two marks is describe.py, word for word (a test compares them).
# >>> describe.py
# fmt: off

SCHEMA = 1

SHORT_NAMES = {"python": "py", "cpython": "cp", "pypy": "pp", "ironpython": "ip", "jython": "jy"}

WINDOWS_MACHINES = {"win-amd64": "AMD64", "win-arm64": "ARM64", "win32": "x86"}

MANYLINUX_MACHINES = ("x86_64", "aarch64", "ppc64", "ppc64le", "s390x", "loongarch64", "riscv64")

POINTER_BYTES = struct.calcsize("P")


def describe():
    """This interpreter as a dict that json.dumps takes; src/targets/described.ts is the other side."""
    system, machine = system_and_machine()
    name = sys.implementation.name
    return {
        "schema": SCHEMA,
        "implementation": SHORT_NAMES.get(name, name),
        "version": platform.python_version(),
        "freeThreaded": is_free_threaded(),
        "abis": cpython_abis() if name == "cpython" else generic_abis(),
        "os": system,
        "machine": machine,
        "platform": sysconfig.get_platform(),
        "libc": libc(machine) if system == "linux" else None,
        "macos": list(macos_version()) if system == "macos" else None,
        "markers": marker_environment(),
    }


def marker_environment():
    """The variables of markers (Dependency specifiers, "Environment markers"; PEP 508), as packaging computes them."""
    return {
        "implementation_name": sys.implementation.name,
        "implementation_version": format_version(sys.implementation.version),
        "os_name": os.name,
        "platform_machine": platform.machine(),
        "platform_python_implementation": platform.python_implementation(),
        "platform_release": platform.release(),
        "platform_system": platform.system(),
        "platform_version": platform.version(),
        "python_full_version": platform.python_version(),
        "python_version": ".".join(platform.python_version_tuple()[:2]),
        "sys_platform": sys.platform,
    }


def format_version(version):
    text = "%d.%d.%d" % (version.major, version.minor, version.micro)
    if version.releaselevel == "final":
        return text
    return text + version.releaselevel[0] + str(version.serial)


# --- the Python -----------------------------------------------------------------------------------------------------


def is_free_threaded():
    return sys.version_info >= (3, 13) and bool(sysconfig.get_config_var("Py_GIL_DISABLED"))


def is_debug():
    with_debug = sysconfig.get_config_var("Py_DEBUG")
    if with_debug is not None:
        return bool(with_debug)
    # Windows has no Py_DEBUG; a debug build there loads `_d.pyd` files.
    return hasattr(sys, "gettotalrefcount") or "_d.pyd" in importlib.machinery.EXTENSION_SUFFIXES


def cpython_abis():
    """ABI tags, best first: flags t (free-threaded), d (debug), and m (pymalloc) before 3.8."""
    base = "cp%d%d" % sys.version_info[:2] + ("t" if is_free_threaded() else "")
    debug = "d" if is_debug() else ""
    if sys.version_info < (3, 8):
        with_pymalloc = sysconfig.get_config_var("WITH_PYMALLOC")
        return [base + debug + ("m" if with_pymalloc or with_pymalloc is None else "")]
    # A debug build loads the extension modules of normal ones too.
    return [base + debug, base] if debug else [base]


def generic_abis():
    """From a suffix such as `.pypy311-pp73-x86_64-linux-gnu.so`."""
    suffix = sysconfig.get_config_var("EXT_SUFFIX") or ""
    parts = suffix.split(".")
    if len(parts) < 3 or not parts[1]:
        return ["none"]
    words = parts[1].split("-")
    count = {"pypy": 2, "graalpy": 3}.get(re.match("[a-z]*", words[0]).group(), len(words))
    return [normal("-".join(words[:count]))]


# --- the machine ----------------------------------------------------------------------------------------------------


def system_and_machine():
    """Which system, and the machine of this *Python*: a 32-bit Python on a 64-bit kernel is a 32-bit machine."""
    target = sysconfig.get_platform()
    system = platform.system()
    if system == "Linux" and target.startswith("linux-"):
        return "linux", linux_machine(normal(target)[len("linux_"):])
    if system == "Darwin":
        return "macos", macos_machine()
    if system == "Windows" and target in WINDOWS_MACHINES:
        return "windows", WINDOWS_MACHINES[target]
    return "other", normal(platform.machine()) or "unknown"


def linux_machine(machine):
    if POINTER_BYTES == 4:
        return {"x86_64": "i686", "aarch64": "armv8l"}.get(machine, machine)
    return machine


def macos_machine():
    machine = platform.mac_ver()[2]
    if POINTER_BYTES == 4:
        return "ppc" if machine.startswith("ppc") else "i386"
    return machine


def macos_version():
    """(14, 5). A Python built with an old SDK is told 10.16 by every newer macOS, unless asked without that courtesy."""
    version = two_numbers(platform.mac_ver()[0])
    if version != (10, 16):
        return version
    told = subprocess.check_output(
        [sys.executable, "-sS", "-c", "import platform; print(platform.mac_ver()[0])"],
        env={"SYSTEM_VERSION_COMPAT": "0"},
        universal_newlines=True,
    )
    return two_numbers(told)


def normal(text):
    return text.replace(".", "_").replace("-", "_").replace(" ", "_")


def two_numbers(text):
    found = re.match(r"(\d+)\.(\d+)", text)
    return (int(found.group(1)), int(found.group(2))) if found else None


# --- the C library --------------------------------------------------------------------------------------------------


def libc(machine):
    """Name, version and whether manylinux wheels fit; None where wheels cannot rely on any (a static Python)."""
    elf = Elf.of(sys.executable)
    glibc = two_numbers(glibc_text() or "")
    if glibc is not None:
        return {"name": "glibc", "version": list(glibc), "manylinux": takes_manylinux(machine, elf)}
    musl = musl_version(elf)
    return None if musl is None else {"name": "musl", "version": list(musl), "manylinux": False}


def glibc_text():
    """`2.36`, or None: asked of confstr, else of the symbol that only glibc has."""
    try:
        return os.confstr("CS_GNU_LIBC_VERSION").rsplit()[1]
    except (AttributeError, IndexError, OSError, ValueError):
        pass
    try:
        import ctypes

        ask = ctypes.CDLL(None).gnu_get_libc_version
    except (AttributeError, ImportError, OSError, TypeError):
        return None
    ask.restype = ctypes.c_char_p
    return ask().decode("ascii")


def musl_version(elf):
    """(1, 2), as musl's loader names itself when it is run with no program; None when this Python has another loader."""
    if elf is None or "musl" not in elf.interpreter:
        return None
    ran = subprocess.Popen([elf.interpreter], stdout=subprocess.PIPE, stderr=subprocess.PIPE, universal_newlines=True)
    lines = [line.strip() for line in ran.communicate()[1].splitlines() if line.strip()]
    if len(lines) < 2 or not lines[0].startswith("musl") or not lines[1].startswith("Version "):
        return None
    return two_numbers(lines[1][len("Version "):])


def takes_manylinux(machine, elf):
    if not manylinux_module_allows(machine):
        return False
    if machine in ("armv7l", "armv8l"):
        return elf is not None and elf.is_hard_float_arm()
    if machine == "i686":
        return elf is not None and elf.is_i386()
    return machine in MANYLINUX_MACHINES


def manylinux_module_allows(machine):
    """A distribution may forbid manylinux wheels by a module of this name (PEP 600)."""
    try:
        import _manylinux
    except ImportError:
        return True
    ask = getattr(_manylinux, "manylinux_compatible", None)
    return ask is None or ask(2, 17, machine) is not False


class Elf(object):
    """The few fields of an ELF header that tell what a program was built for (System V ABI, "Object Files")."""

    I386, ARM = 3, 40

    def __init__(self, bits, little, machine, flags, interpreter):
        self.bits = bits
        self.little = little
        self.machine = machine
        self.flags = flags
        self.interpreter = interpreter

    @classmethod
    def of(cls, path):
        """None for what is no ELF file or cannot be read."""
        try:
            with open(path, "rb") as file:
                return cls.read(file)
        except (OSError, TypeError, ValueError, struct.error):
            return None

    @classmethod
    def read(cls, file):
        ident = file.read(16)
        if ident[:4] != b"\x7fELF" or len(ident) < 16:
            raise ValueError("no ELF file")
        bits = {1: 32, 2: 64}.get(ident[4])
        order = {1: "<", 2: ">"}.get(ident[5])
        if bits is None or order is None:
            raise ValueError("unknown ELF class or byte order")
        header = order + ("HHIIIIIHHH" if bits == 32 else "HHIQQQIHHH")
        fields = struct.unpack(header, file.read(struct.calcsize(header)))
        machine, offset, flags, size, count = fields[1], fields[4], fields[6], fields[8], fields[9]
        interpreter = read_interpreter(file, bits, order, offset, size, count)
        return cls(bits, order == "<", machine, flags, interpreter)

    def is_i386(self):
        return self.bits == 32 and self.little and self.machine == self.I386

    def is_hard_float_arm(self):
        """EABI version 5 and VFP registers for arguments (ELF for the ARM architecture, e_flags)."""
        fits = self.bits == 32 and self.little and self.machine == self.ARM
        return fits and self.flags & 0xFF000000 == 0x05000000 and self.flags & 0x400 == 0x400


def read_interpreter(file, bits, order, offset, size, count):
    """The path of the dynamic loader (program header PT_INTERP), or '' for a static program."""
    # type, offset and file size; 64-bit headers have their flags in second place.
    layout, picked = ("IIIIIIII", (0, 1, 4)) if bits == 32 else ("IIQQQQQQ", (0, 2, 5))
    for index in range(count):
        file.seek(offset + size * index)
        fields = struct.unpack(order + layout, file.read(struct.calcsize(order + layout)))
        kind, start, length = (fields[place] for place in picked)
        if kind == 3:
            file.seek(start)
            return os.fsdecode(file.read(length)).strip("\0")
    return ""


# fmt: on
# <<< describe.py

# ------------------------------------------------------------------------------------------------------ which target fits


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
    full = machine["python"]["version"]
    for one in cover.get("except", []):
        if one["micro"] == full:
            return one_line(one["because"]) or "it is an exception"
    # A micro newer than the newest known one behaves like it, as far as markers can tell; an older one may not.
    if version_key(full) < version_key(cover["from"]):
        return "what it needs is known from %s on" % one_line(cover["from"])
    return ""


def cover_text(offer: Offer) -> str:
    cover = offer.micros
    left_out = ", ".join(one["micro"] for one in cover.get("except", []))
    return one_line("%s to %s%s" % (cover["from"], cover["to"], " except " + left_out if left_out else ""))


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
    return {"cp": "CPython", "pp": "PyPy"}.get(python["implementation"], python["implementation"])


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


def dotted(numbers: Iterable[int]) -> str:
    return ".".join(str(number) for number in numbers)


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


# ------------------------------------------------------------------------------------------------------------------ pip


class Pin(NamedTuple):
    """One line of locks/<id>.txt and the wheel that it means."""

    project: str
    version: str
    line: str
    wheel: str


def read_pins(bundle: Bundle, offer: Offer) -> List[Pin]:
    label = "locks/%s.txt" % offer.id
    by_hash = {digest: name for name, digest in bundle.wheels.items()}
    pins = []
    text = read_text(os.path.join(bundle.folder, "locks", offer.id + ".txt"), label)
    for line in text.replace("\\\n", " ").splitlines():
        line = line.strip()
        if line == "" or line.startswith(("#", "--")):
            continue
        match = re.match(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==(\S+) .*--hash=sha256:([0-9a-f]{64})", line)
        if match is None or match.group(3) not in by_hash:
            raise Refusal(NOT_INTACT, "%s names a file that the bundle has not: %s" % (label, one_line(line)), "Have the bundle made again.")
        pins.append(Pin(project_name(match.group(1)), match.group(2), line, by_hash[match.group(3)]))
    return pins


def subset(pins: Sequence[Pin], offer: Offer, wanted: Sequence[str]) -> List[Pin]:
    """The wanted projects and everything that they need, by the manifest's "requiredBy"."""
    names = {project_name(name) for name in wanted}
    absent = sorted(names - {pin.project for pin in pins})
    if absent:
        raise Refusal(
            USAGE, "%s does not install %s." % (offer.id, ", ".join(absent)), "It has: %s." % ", ".join(pin.project for pin in pins)
        )
    size = -1
    while size != len(names):
        size = len(names)
        names |= {one["project"] for one in offer.entries if names & set(one.get("requiredBy", []))}
    return [pin for pin in pins if pin.project in names]


def pip_arguments(bundle: Bundle, requirements: str, force: bool) -> List[str]:
    """Without --no-deps, so that a missing dependency is an error; --force is asked to install what there is."""
    arguments = ["install", "--isolated", "--no-index", "--no-cache-dir", "--disable-pip-version-check", "--no-input"]
    arguments += ["--only-binary", ":all:", "--require-hashes", "--no-warn-script-location", "--progress-bar", "off"]
    for name in ("wheels", "bootstrap"):
        if os.path.isdir(os.path.join(bundle.folder, name)):
            arguments += ["--find-links", os.path.join(bundle.folder, name)]
    arguments += ["--no-deps", "--ignore-requires-python"] if force else []
    return arguments + ["--requirement", requirements]


def run_pip(python: str, wheel: Optional[str], arguments: Sequence[str], scratch: str, keep: Sequence[int] = ()) -> Tuple[int, str]:
    """(exit code, output) of a pip: the one of `python`, or the one in the wheel. The child ends when we do."""
    command = [python, os.path.abspath(__file__), RUN_PIP, wheel or "-"] + list(arguments)
    extra = {} if os.name == "nt" else {"pass_fds": tuple(keep)}  # type: Dict[str, Any]
    # An empty working folder: whatever lies in the operator's one must not be imported.
    child = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        cwd=scratch,
        env=clean_environment(scratch),
        **extra,
    )
    try:
        output, _ = communicate(child)
    except BaseException:
        child.kill()
        child.wait()
        raise
    return child.returncode, output.decode("utf-8", "replace")


def communicate(child: Any) -> Tuple[bytes, None]:
    """Reads to the end while the child's stdin stays open: an end of it would tell the child that we died."""
    output = child.stdout.read()
    child.stdin.close()
    child.wait()
    return output, None


def clean_environment(scratch: str) -> Dict[str, str]:
    """No setting of this machine reaches pip: neither its options, nor Python's, nor a proxy."""
    unwanted = re.compile(r"^(PIP_.*|PYTHON.*|__PYVENV_LAUNCHER__|VIRTUAL_ENV|.*_PROXY)$", re.IGNORECASE)
    kept = {name: value for name, value in os.environ.items() if not unwanted.match(name)}
    kept.update(PIP_CONFIG_FILE=os.devnull, PYTHONIOENCODING="utf-8", TMPDIR=scratch, TEMP=scratch, TMP=scratch)
    return kept


RUN_PIP, TELL_STATE = "--run-pip-in-this-process", "--tell-state-of-this-python"


def be_pip(wheel: str, arguments: Sequence[str]) -> None:
    """What the child does: become pip, without sockets, and end as soon as whoever started it is gone."""

    def watch() -> None:
        os.read(0, 1)  # not by sys.stdin, whose lock a daemon thread would hold while the interpreter ends
        os._exit(CANCELLED)

    def refuse(*_: Any, **__: Any) -> None:
        raise OSError("install.py lets nothing reach the network")

    threading.Thread(target=watch, daemon=True).start()
    for name in ("connect", "connect_ex"):
        setattr(socket.socket, name, refuse)
    for name in ("create_connection", "getaddrinfo", "gethostbyname"):
        setattr(socket, name, refuse)
    if wheel != "-":
        sys.path.insert(0, wheel)
    sys.argv = ["pip"] + list(arguments)
    runpy.run_module("pip", run_name="__main__", alter_sys=True)


def pip_version(python: str, scratch: str) -> Optional[str]:
    """Of the pip that this Python has; None when there is none that starts."""
    code, output = run_pip(python, None, ["--version"], scratch)
    match = re.search(r"^pip (\S+) from ", output, re.MULTILINE)
    return match.group(1) if code == 0 and match else None


def pick_pip(python: str, bundle: Bundle, offer: Offer, scratch: str, voice: Voice) -> Optional[str]:
    """None: this Python's own pip will do. Else the path of the bundle's pip wheel; refuses with 7 where there is neither."""
    oldest = OLDEST_PIP_FREE_THREADED if offer.target["python"]["freeThreaded"] else OLDEST_PIP
    own = pip_version(python, scratch)
    if own is not None and version_key(own)[:2] >= oldest:
        return None
    state = "This Python has no pip that works" if own is None else "pip %s is too old for these wheels" % own
    wheel = offer.target.get("bootstrap")
    if wheel is None:
        raise Refusal(
            MACHINE,
            "%s, and the bundle brings none for it." % state,
            "Install pip %s or newer, or have the bundle made again." % dotted(oldest),
        )
    voice.say("%s: using %s of the bundle." % (state, wheel))
    return os.path.join(bundle.folder, *wheel.split("/"))


def header_of(text: str, header: str) -> str:
    for line in text.splitlines():
        if line == "":
            break
        if line.lower().startswith(header.lower() + ":"):
            return line.split(":", 1)[1].strip()
    return ""


# --------------------------------------------------------------------------------------------------------- where it goes


class Place(NamedTuple):
    """An environment that exists already, and what is in it."""

    python: str
    version: str
    prefix: str
    roots: Dict[str, str]  # purelib, platlib, scripts, data
    installed: Dict[str, List[str]]  # project -> [version, path of its .dist-info]
    managed_by: str  # path of EXTERNALLY-MANAGED, or "" (PEP 668)
    is_venv: bool


def state_of_this_python(for_user: bool) -> Place:
    scheme = user_scheme() if for_user else None
    paths = sysconfig.get_paths(scheme) if scheme else sysconfig.get_paths()
    roots = {name: paths[name] for name in ("purelib", "platlib", "scripts", "data")}
    is_venv = sys.prefix != getattr(sys, "base_prefix", sys.prefix)
    marker = os.path.join(sysconfig.get_path("stdlib"), "EXTERNALLY-MANAGED")
    managed = "" if is_venv or not os.path.exists(marker) else marker
    search = [roots["purelib"], roots["platlib"]] + [path for path in sys.path if os.path.isdir(path)]
    return Place(sys.executable, platform.python_version(), sys.prefix, roots, installed_in(search), managed, is_venv)


def user_scheme() -> str:
    if hasattr(sysconfig, "get_preferred_scheme"):  # Python 3.10
        return sysconfig.get_preferred_scheme("user")
    return "osx_framework_user" if sys.platform == "darwin" and sysconfig.get_config_var("PYTHONFRAMEWORK") else os.name + "_user"


def state_of(python: str) -> Place:
    """The same, told by another interpreter."""
    with scratch_folder() as scratch:
        command = [python, os.path.abspath(__file__), TELL_STATE]
        ran = subprocess.run(command, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, cwd=scratch, env=clean_environment(scratch))
    if ran.returncode != 0:
        raise Refusal(MACHINE, "%s does not start." % python, "Remove that environment, or name another folder.")
    return Place(**json.loads(ran.stdout.decode("utf-8")))


def installed_in(search: Sequence[str]) -> Dict[str, List[str]]:
    """project -> [version, path] as Python would find them: the first folder on the path wins."""
    found = {}  # type: Dict[str, List[str]]
    for folder in search:
        for name in sorted(os.listdir(folder)) if os.path.isdir(folder) else []:
            if not name.endswith((".dist-info", ".egg-info")):
                continue
            path = os.path.join(folder, name)
            with contextlib.suppress(OSError, UnicodeDecodeError):
                inner = "METADATA" if name.endswith(".dist-info") else "PKG-INFO"
                with open(os.path.join(path, inner) if os.path.isdir(path) else path, encoding="utf-8") as file:
                    text = file.read()
                project = project_name(header_of(text, "Name"))
                found.setdefault(project, [header_of(text, "Version"), path])
    return found


@contextlib.contextmanager
def scratch_folder(parent: Optional[str] = None) -> Iterator[str]:
    folder = tempfile.mkdtemp(prefix="offline-bundle-", dir=parent)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def sole_holder(path: str, busy: str, patience: float = PATIENCE) -> Iterator[int]:
    """Holds the file at `path` locked; makes it where it is missing. The system lets go of it when we die."""
    deadline = utc_now() + datetime.timedelta(seconds=patience)
    while True:
        file = open(path, "a+")
        # Who held it before may have removed it: then we hold a file that nobody else will find.
        if try_lock(file) and os.path.exists(path) and os.path.samestat(os.fstat(file.fileno()), os.stat(path)):
            break
        file.close()
        if utc_now() > deadline:
            raise Refusal(MACHINE, busy, "Wait until it has ended, then run this again.")
        threading.Event().wait(0.1)
    try:
        yield file.fileno()
    finally:
        file.close()


@contextlib.contextmanager
def removed_after(path: str) -> Iterator[None]:
    """Whoever waits for the lock on that file notices that it is gone, and makes a new one."""
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            os.remove(path)


def try_lock(file: Any) -> bool:
    try:
        if os.name == "nt":
            import msvcrt

            file.seek(1 << 30)  # past the text: Windows would not let others read a locked byte
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        # A file system without locks (some NFS): nobody can be told apart, so go on.
        return error.errno in (errno.ENOLCK, errno.ENOSYS, getattr(errno, "ENOTSUP", errno.ENOSYS))
    return True


def remove_file(path: str) -> None:
    """Windows refuses while someone else has it open, which lasts a moment."""
    for _ in range(50):
        try:
            return os.remove(path)
        except FileNotFoundError:
            return None
        except PermissionError:
            if os.name != "nt":
                raise
            threading.Event().wait(0.1)
    os.remove(path)


def write_file(path: str, text: str) -> None:
    """All of it under its final name, or nothing."""
    part = "%s.%d.part" % (path, os.getpid())
    try:
        with open(long_path(part), "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(long_path(part), long_path(path))
    finally:
        if os.path.exists(long_path(part)):
            os.remove(long_path(part))


# --------------------------------------------------------------------------------------------------- the set before, kept


def write_down(place: Place, pins: Sequence[Pin], bundle: Bundle) -> str:
    """The state of the environment before we change it, with all that --restore needs. Returns the folder of it, or leaves none."""
    folder = os.path.join(store_of(place), utc_now().strftime("%Y%m%dT%H%M%S.%fZ"))
    try:
        write_before(folder, place, pins, bundle)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return folder


def write_before(folder: str, place: Place, pins: Sequence[Pin], bundle: Bundle) -> None:
    os.makedirs(os.path.join(folder, "saved"))
    # The medium with the bundle may be gone when it is wanted, and a disk that fills up has no room for it later.
    shutil.copyfile(os.path.abspath(__file__), os.path.join(folder, "install.py"))
    freeze = sorted("%s==%s" % (name, version) for name, (version, _) in place.installed.items())
    write_file(os.path.join(folder, "before.txt"), "".join(line + "\n" for line in freeze))
    owned = owned_names(pins, bundle)
    saved = save_replaced(place, pins, os.path.join(folder, "saved"))
    snapshot = {"version": 1, "roots": place.roots, "owned": owned, "files": sorted(files_of(place.roots, owned)), "saved": saved}
    write_file(os.path.join(folder, "snapshot.json"), json.dumps(snapshot, indent=1))


def store_of(place: Place) -> str:
    """Where the sets before are kept: in the environment, or at home where that cannot be written."""
    inside = os.path.join(place.prefix, ".offline-bundle")
    if os.access(inside if os.path.isdir(inside) else place.prefix, os.W_OK):
        return inside
    label = hashlib.sha256(os.path.realpath(place.prefix).encode("utf-8", "surrogateescape")).hexdigest()[:12]
    return os.path.join(os.path.expanduser("~"), ".offline-bundle", label)


def owned_names(pins: Sequence[Pin], bundle: Bundle) -> Dict[str, List[str]]:
    """root -> the names directly below it that these wheels write to. Nothing else is ever removed by --restore."""
    owned = {"purelib": set(), "scripts": set(), "data": set()}  # type: Dict[str, Set[str]]
    for pin in pins:
        with zipfile.ZipFile(long_path(os.path.join(bundle.folder, "wheels", pin.wheel))) as wheel:
            for name in wheel.namelist():
                parts = name.split("/")
                if not parts[0].endswith(".data"):
                    owned["purelib"].add(parts[0])
                elif len(parts) > 2:
                    kind = "purelib" if parts[1] == "platlib" else parts[1]
                    owned.setdefault(kind, set()).add("/".join(parts[2:]) if kind == "data" else parts[2])
                if name.endswith(".dist-info/entry_points.txt"):
                    owned["scripts"].update(script_names(wheel.read(name).decode("utf-8", "replace")))
    return {root: sorted(names) for root, names in owned.items() if root in ("purelib", "scripts", "data")}


def script_names(entry_points: str) -> Iterator[str]:
    """Of the console_scripts and gui_scripts sections (Entry points specification), with what Windows adds to a name."""
    section = ""
    for line in entry_points.splitlines():
        if line.strip().startswith("["):
            section = line.strip().strip("[]").strip()
        elif section in ("console_scripts", "gui_scripts") and "=" in line:
            name = line.split("=", 1)[0].strip()
            yield name
            for suffix in (".exe", "-script.py", ".exe.manifest"):
                yield name + suffix


def files_of(roots: Dict[str, str], owned: Dict[str, List[str]]) -> Iterator[str]:
    """Every file that is there now below the owned names, and in what pip leaves where it was killed (`~name`)."""
    for root in {roots["purelib"], roots["platlib"]}:
        leftovers = [name for name in os.listdir(root) if name.startswith("~")] if os.path.isdir(root) else []
        for name in owned["purelib"] + leftovers:
            yield from files_below(os.path.join(root, name))
    for name in owned["scripts"]:
        yield from files_below(os.path.join(roots["scripts"], name))
    for name in owned["data"]:
        yield from files_below(os.path.join(roots["data"], *name.split("/")))


def files_below(path: str) -> Iterator[str]:
    if os.path.isdir(path) and not os.path.islink(path):
        for folder, _, names in os.walk(path):
            for name in names:
                yield os.path.join(folder, name)
    elif os.path.lexists(path):
        yield path


def save_replaced(place: Place, pins: Sequence[Pin], folder: str) -> List[List[str]]:
    """[original, copy] of each file of the distributions that pip is about to replace: they can be had nowhere else here."""
    saved = []  # type: List[List[str]]
    for pin in pins:
        version, path = place.installed.get(pin.project, [pin.version, ""])
        if version == pin.version:
            continue
        for original in recorded_files(path):
            copy = os.path.join(folder, str(len(saved)))
            try:
                os.link(original, copy)  # pip never writes into a file: it makes a new one
            except OSError:
                shutil.copy2(original, copy)
            saved.append([original, copy])
    return saved


def recorded_files(info: str) -> List[str]:
    """What RECORD lists (Recording installed projects); for an old egg-info only itself can be known."""
    record = os.path.join(info, "RECORD")
    if not os.path.isfile(record):
        return list(files_below(info))
    with open(record, encoding="utf-8", newline="") as file:
        paths = [os.path.normpath(os.path.join(os.path.dirname(info), row[0])) for row in csv.reader(file) if row]
    return [path for path in paths if os.path.isfile(path)]


def restore(folder: str, voice: Voice) -> None:
    """Removes what came since, puts back what was replaced. Running it again changes nothing."""
    snapshot = read_json(os.path.join(folder, "snapshot.json"), "snapshot.json")
    before = set(snapshot["files"]) | {original for original, _ in snapshot["saved"]}
    removed = 0
    for path in list(files_of(snapshot["roots"], snapshot["owned"])):
        if path not in before:
            remove_file(path)
            removed += 1
            remove_empty_folders(os.path.dirname(path), set(snapshot["roots"].values()))
    for original, copy in snapshot["saved"]:
        os.makedirs(os.path.dirname(original), exist_ok=True)
        part = original + ".offline-bundle.part"
        shutil.copy2(copy, part)
        os.replace(part, original)
    with contextlib.suppress(FileNotFoundError):
        os.remove(os.path.join(os.path.dirname(folder), "updating.json"))
    voice.say("Restored: %s removed, %s put back." % (plural(removed, "file"), plural(len(snapshot["saved"]), "file")))


def remove_empty_folders(folder: str, stop: Set[str]) -> None:
    while folder not in stop:
        try:
            os.rmdir(folder)
        except OSError:
            return
        folder = os.path.dirname(folder)


def utc_now() -> datetime.datetime:
    return datetime.datetime.now(datetime.timezone.utc)


# -------------------------------------------------------------------------------------------------------------- installing


class Order(NamedTuple):
    """What is to be installed, decided before anything is changed."""

    bundle: Bundle
    offer: Offer
    pins: List[Pin]
    force: bool


class Outcome(NamedTuple):
    where: str
    changed: List[Json]  # {"project", "from": version or None, "to": version}
    note: str  # how to go on from here


def install_into_python(order: Order, options: Any, voice: Voice) -> Outcome:
    """Into the Python that runs this, or its user folder."""
    place = state_of_this_python(options.user)
    if place.managed_by:
        raise Refusal(
            MACHINE,
            "This Python belongs to the system's own package manager (PEP 668): %s." % place.managed_by,
            "Install into an environment of its own: python install.py --venv DIR",
        )
    if options.user and place.is_venv:
        raise Refusal(USAGE, "A virtual environment has no --user folder.", "Leave --user out.")
    os.makedirs(place.roots["purelib"], exist_ok=True) if options.user else None
    if not os.access(place.roots["purelib"], os.W_OK):
        raise Refusal(
            MACHINE,
            "You cannot write to %s." % place.roots["purelib"],
            "Use --venv DIR or --user, or run this as the user whom that Python belongs to.",
        )
    return update(place, order, ["--user"] if options.user else ["--no-user"], voice)


def update(place: Place, order: Order, extra: Sequence[str], voice: Voice, mark: Callable[[], None] = lambda: None) -> Outcome:
    """Changes an environment that exists: written down before, told how to restore after a failure. mark: its last step."""
    store = store_of(place)
    os.makedirs(store, exist_ok=True)
    progress = os.path.join(store, "updating.json")
    with sole_holder(os.path.join(store, "lock"), "Another run is installing into %s." % place.prefix) as lock:
        for name in os.listdir(store):
            if name.startswith("offline-bundle-"):  # the scratch folder of a run that was killed
                shutil.rmtree(os.path.join(store, name), ignore_errors=True)
        if os.path.exists(progress):
            voice.say("The last run did not reach its end.")
            restore(read_json(progress, progress)["snapshot"], voice)
        place = place._replace(installed=installed_now(place, extra))
        changed = changes(order.pins, place.installed)
        if not changed:
            mark()
            return Outcome(place.prefix, [], "")
        with scratch_folder(store) as scratch:
            pip = pick_pip(place.python, order.bundle, order.offer, scratch, voice)
        snapshot = write_down(place, order.pins, order.bundle)
        write_file(progress, json.dumps({"snapshot": snapshot}))
        try:
            with scratch_folder(store) as scratch:
                install_pins(place.python, pip, order, order.pins, extra, scratch, [lock], voice)
            expect_installed(order.pins, installed_now(place, extra))
            mark()
        except BaseException:
            voice.say("The set before is written down in %s." % os.path.join(snapshot, "before.txt"))
            voice.say("To get it back, run:\n  " + restore_command(place, snapshot))
            raise
        os.remove(progress)
    return Outcome(place.prefix, changed, "To go back: " + restore_command(place, snapshot))


def installed_now(place: Place, extra: Sequence[str]) -> Dict[str, List[str]]:
    return (state_of_this_python(True) if "--user" in extra else state_of(place.python)).installed


def restore_command(place: Place, snapshot: str) -> str:
    return command_line([place.python, os.path.join(snapshot, "install.py"), "--restore", snapshot])


def command_line(words: Sequence[str]) -> str:
    """As the operator can paste it."""
    if os.name == "nt":
        return subprocess.list2cmdline(words)
    return " ".join(word if re.match(r"^[A-Za-z0-9_@%+=:,./-]+$", word) else "'" + word.replace("'", "'\"'\"'") + "'" for word in words)


def install_pins(
    python: str,
    pip: Optional[str],
    order: Order,
    pins: Sequence[Pin],
    extra: Sequence[str],
    scratch: str,
    keep: Sequence[int],
    voice: Voice,
) -> None:
    requirements = os.path.join(scratch, "requirements.txt")
    write_file(requirements, "".join(pin.line + "\n" for pin in pins))
    voice.progress("Installing %s" % plural(len(order.pins), "project"))
    code, output = run_pip(python, pip, pip_arguments(order.bundle, requirements, order.force) + list(extra), scratch, keep)
    voice.progress("")
    if code != 0:
        refuse_pip(code, output, scratch)
    # pip says after a success what it broke among projects that were there before.
    for line in output.splitlines():
        if re.search(r" requires .*(but you have|which is not installed)", line):
            voice.say("warning: pip says: " + line.replace("ERROR: ", "").strip())


def refuse_pip(code: int, output: str, scratch: str) -> None:
    lines = [
        line for line in output.splitlines() if line.strip() and not re.match(r"(Looking in links|Processing|Installing|\[notice\])", line)
    ]
    if "DO NOT MATCH THE HASHES" in output:
        raise Refusal(
            NOT_INTACT, "A wheel changed while it was being installed. pip says:", "Check the medium, then run --check.", lines[-LISTED:]
        )
    if "No matching distribution" in output or "ResolutionImpossible" in output or "In --require-hashes mode" in output:
        raise Refusal(
            INCOMPLETE,
            "The bundle lacks something here. pip says:",
            "Have the bundle made again for this machine (--describe); --force installs what there is.",
            lines[-LISTED:],
        )
    # A full disk has many voices in pip: a file cut short is often read before the error is seen.
    if "No space left on device" in output or shutil.disk_usage(scratch).free < CHUNK:
        raise Refusal(MACHINE, "The disk is full. pip says:", "Make room, then run this again.", lines[-3:])
    raise Refusal(MACHINE, "pip ended with code %d. It says:" % code, "The lines above are pip's own.", lines[-LISTED:])


def expect_installed(pins: Sequence[Pin], installed: Dict[str, List[str]]) -> None:
    """Success is what lies on the disk, not what pip said."""
    wrong = [
        "%s %s, found %s" % (pin.project, pin.version, installed.get(pin.project, ["nothing"])[0])
        for pin in pins
        if installed.get(pin.project, [""])[0] != pin.version
    ]
    if wrong:
        raise Refusal(
            MACHINE,
            "pip reported success, but these are not as they should be:",
            "Something else changed the environment meanwhile, or hides it: run this again.",
            wrong,
        )


def changes(pins: Sequence[Pin], before: Dict[str, List[str]]) -> List[Json]:
    pairs = [(pin, before[pin.project][0] if pin.project in before else None) for pin in pins]
    return [{"project": pin.project, "from": old, "to": pin.version} for pin, old in pairs if old != pin.version]


def install_into_venv(order: Order, folder: str, voice: Voice) -> Outcome:
    """
    A virtual environment cannot be renamed (its scripts hold its path), so it is built in place, with a mark that goes
    away last. Cut off at any moment: the folder is absent, empty, marked, or complete, and the next run finishes it.
    """
    folder = os.path.abspath(folder)
    mark = os.path.join(folder, UNFINISHED)
    if os.path.isfile(os.path.join(folder, "pyvenv.cfg")) and not os.path.exists(mark):
        return update_venv(order, folder, voice)
    if os.path.lexists(folder) and not os.path.exists(mark) and (not os.path.isdir(folder) or os.listdir(folder)):
        raise Refusal(USAGE, "%s exists and is no virtual environment." % folder, "Name a folder that does not exist yet.")
    os.makedirs(folder, exist_ok=True)
    with sole_holder(mark, "Another run is building %s." % folder) as lock:
        # Someone else may have finished it while we waited, or was cut off before the mark went away.
        finished = os.path.isfile(os.path.join(folder, INSTALLED))
        if not finished:
            if len(os.listdir(folder)) > 1:
                voice.say("%s was left unfinished by an earlier run: building it again." % folder)
                clear_out(folder)
            try:
                build_venv(order, folder, lock, voice)
            except Refusal:
                clear_out(folder)
                raise
            finally:
                if os.listdir(folder) == [UNFINISHED] and os.name != "nt":
                    remove_file(mark)
                    os.rmdir(folder)
    if os.path.exists(folder):
        remove_file(mark)
    if finished:
        return update_venv(order, folder, voice)
    return Outcome(folder, changes(order.pins, {}), "To use it: %s" % activate_line(folder))


def activate_line(folder: str) -> str:
    return (
        os.path.join(folder, "Scripts", "activate") if os.name == "nt" else ". " + command_line([os.path.join(folder, "bin", "activate")])
    )


def clear_out(folder: str) -> None:
    """Everything in the folder but the mark that says that it is ours and unfinished."""
    for name in os.listdir(folder):
        path = os.path.join(folder, name)
        if os.path.isdir(path) and not os.path.islink(path):
            shutil.rmtree(long_path(path))
        elif name != UNFINISHED:
            os.remove(path)


def venv_python(folder: str) -> str:
    return os.path.join(folder, "Scripts", "python.exe") if os.name == "nt" else os.path.join(folder, "bin", "python")


def build_venv(order: Order, folder: str, lock: int, voice: Voice) -> None:
    wheel = order.offer.target.get("bootstrap")
    pip = os.path.join(order.bundle.folder, *wheel.split("/")) if wheel else None
    scratch = os.path.join(folder, ".offline-bundle-scratch")
    os.mkdir(scratch)
    voice.progress("Making the virtual environment")
    # With a pip of our own there is no need for ensurepip, which Debian leaves out, and whose pip is old.
    make = [sys.executable, "-m", "venv"] + (["--without-pip"] if pip else []) + [folder]
    ran = subprocess.run(
        make, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=scratch, env=clean_environment(scratch)
    )
    if ran.returncode != 0 or not os.path.exists(venv_python(folder)):
        said = ran.stdout.decode("utf-8", "replace").splitlines()
        raise Refusal(
            MACHINE,
            "This Python cannot make a virtual environment. It says:",
            "Install its venv module (Debian: python3-venv), or use --target DIR.",
            said[-LISTED:],
        )
    pins = order.pins + ([own_pip(order, wheel)] if wheel and all(pin.project != "pip" for pin in order.pins) else [])
    install_pins(venv_python(folder), pip, order, pins, [], scratch, [lock], voice)
    expect_installed(pins, state_of(venv_python(folder)).installed)
    shutil.rmtree(scratch)
    write_installed(folder, order)


def own_pip(order: Order, path: str) -> Pin:
    """The bundle's pip as one more line of the lock: an environment without pip surprises people."""
    name = path.split("/")[-1]
    version = name.split("-")[1]
    digest = sha256_of(os.path.join(order.bundle.folder, *path.split("/")))
    return Pin("pip", version, "pip==%s --hash=sha256:%s" % (version, digest), name)


def write_installed(folder: str, order: Order) -> None:
    facts = {
        "version": 1,
        "bundle": order.bundle.name,
        "digest": order.bundle.digest,
        "target": order.offer.id,
        "installed": [[pin.project, pin.version] for pin in order.pins],
    }
    write_file(os.path.join(folder, INSTALLED), json.dumps(facts, indent=1) + "\n")


def update_venv(order: Order, folder: str, voice: Voice) -> Outcome:
    """An environment that is complete already: changed like any other, with the set before written down."""
    place = state_of(venv_python(folder))
    if version_key(place.version)[:2] != version_key(platform.python_version())[:2]:
        raise Refusal(
            MACHINE,
            "%s has Python %s, this is %s." % (folder, place.version, platform.python_version()),
            "Run: %s" % command_line([place.python, os.path.abspath(__file__)]),
        )
    return update(place, order, [], voice, lambda: write_installed(folder, order))._replace(where=folder)


def install_into_folder(order: Order, folder: str, voice: Voice) -> Outcome:
    """--target: built aside and renamed, so the folder is the old one or the new one, never a mixture."""
    folder = os.path.abspath(folder)
    parent, name = os.path.split(folder)
    aside, old = (os.path.join(parent, ".%s.offline-bundle-new" % name), os.path.join(parent, ".%s.offline-bundle-old" % name))
    os.makedirs(parent, exist_ok=True)
    lock_path = os.path.join(parent, ".%s.offline-bundle-lock" % name)
    with removed_after(lock_path), sole_holder(lock_path, "Another run is installing into %s." % folder) as lock:
        if os.path.isdir(old) and not os.path.lexists(folder):
            os.rename(old, folder)  # cut off between the two renames below
        if os.path.isdir(folder) and os.listdir(folder) and not os.path.isfile(os.path.join(folder, INSTALLED)):
            raise Refusal(USAGE, "%s is not empty and was not made by install.py." % folder, "Name a folder that does not exist yet.")
        for path in (aside, old):
            shutil.rmtree(long_path(path), ignore_errors=True)
        os.mkdir(aside)
        try:
            before = installed_in([folder])
            fill_folder(order, aside, folder, lock, voice)
            if os.path.isdir(folder):
                os.rename(folder, old)
            os.rename(aside, folder)
        finally:
            shutil.rmtree(long_path(aside), ignore_errors=True)
            if os.path.isdir(folder):
                shutil.rmtree(long_path(old), ignore_errors=True)
    return Outcome(folder, changes(order.pins, before), "To use it: put %s on PYTHONPATH." % folder)


def fill_folder(order: Order, aside: str, folder: str, lock: int, voice: Voice) -> None:
    scratch = os.path.join(aside, ".scratch")
    os.mkdir(scratch)
    pip = pick_pip(sys.executable, order.bundle, order.offer, scratch, voice)
    install_pins(sys.executable, pip, order, order.pins, ["--target", aside, "--no-user"], scratch, [lock], voice)
    shutil.rmtree(scratch)
    expect_installed(order.pins, installed_in([aside]))
    write_installed(aside, order)


# ------------------------------------------------------------------------------------------------- where it comes from


class Signed(NamedTuple):
    """A list of checksums whose signature was verified, or, without --verify-with, was not asked for."""

    path: str
    sums: Dict[str, str]
    signer: Optional[str]


def authenticate(folder: str, key: str) -> Signed:
    """The signed list that names the SHA256SUMS of this folder, by a key that does not come from it. Refuses with 5."""
    for path in lists_naming(folder):
        signed = verify_sums(path, key, folder)
        if sums_named(folder, signed.sums) is not None:
            return signed
    raise Refusal(
        SIGNATURE,
        "No *.SHA256SUMS in %s names this bundle." % os.path.dirname(folder),
        "Put the .SHA256SUMS and its signature (.asc or .p7s), which were delivered with the bundle, beside its folder.",
    )


def lists_naming(folder: str) -> List[str]:
    """Lists beside the folder that hold its digest, by which it is known after it was renamed. None of them is parsed."""
    if not os.path.isfile(os.path.join(folder, "SHA256SUMS")):
        raise Refusal(NOT_INTACT, "SHA256SUMS is missing.", "Unpack the whole bundle; this one is not complete.")
    digest = sha256_of(os.path.join(folder, "SHA256SUMS"))
    # A delta has the SHA256SUMS of the full bundle, so the list of that one holds the digest as well.
    own = "/delta.json" if is_delta(folder) else "/SHA256SUMS"
    texts = [(path, read_text(path, os.path.basename(path))) for path in sums_beside(os.path.dirname(folder))]
    return [path for path, text in texts if digest in text and own in text]


def sums_named(folder: str, sums: Dict[str, str]) -> Optional[str]:
    """What the list calls the folder: `NAME/`, or None where it does not name it."""
    digest = sha256_of(os.path.join(folder, "SHA256SUMS"))
    return next((name[: -len("SHA256SUMS")] for name, one in sums.items() if one == digest and name.endswith("/SHA256SUMS")), None)


def sums_beside(folder: str) -> List[str]:
    return sorted(os.path.join(folder, name) for name in os.listdir(folder) if name.endswith(".SHA256SUMS"))


def verify_sums(path: str, key: str, bundle: str) -> Signed:
    """Checks a copy, so that what was verified is what is read."""
    if not os.path.isfile(key):
        raise Refusal(USAGE, "%s is no file." % key, "Name a GPG public key, or a CA certificate in PEM.")
    if os.path.realpath(key).startswith(os.path.realpath(bundle) + os.sep):
        raise Refusal(USAGE, "%s lies in the bundle." % key, "A bundle cannot vouch for itself: use a key that reached you another way.")
    with open(key, "rb") as file:
        x509 = b"-----BEGIN CERTIFICATE-----" in file.read()
    signature = path + (".p7s" if x509 else ".asc")
    if not os.path.isfile(signature):
        raise Refusal(SIGNATURE, "%s is missing." % signature, "The bundle was not signed that way, or the signature was left behind.")
    with scratch_folder() as scratch:
        copy = os.path.join(scratch, "SHA256SUMS")
        shutil.copyfile(path, copy)
        signer = (x509_signer if x509 else gpg_signer)(copy, signature, os.path.abspath(key), scratch)
        return Signed(path, read_sums(copy, os.path.basename(path)), signer)


def gpg_signer(path: str, signature: str, key: str, scratch: str) -> str:
    gpg = tool("gpg", "gpg2")
    home = os.path.join(scratch, "gnupg")
    os.mkdir(home, 0o700)
    common = [gpg, "--homedir", home, "--batch", "--no-tty", "--no-autostart"]
    code, said = ask_tool(common + ["--import", key])
    if code != 0:
        raise Refusal(USAGE, "%s is no GPG public key." % key, "Export it: gpg --export --armor NAME > key.asc", said)
    _, said = ask_tool(common + ["--trust-model", "always", "--status-fd", "1", "--verify", signature, path])
    status = dict(line.split(" ", 2)[1:] for line in said if line.startswith("[GNUPG:] ") and line.count(" ") > 1)
    if "GOODSIG" not in status or "VALIDSIG" not in status or {"BADSIG", "ERRSIG", "EXPSIG", "EXPKEYSIG", "REVKEYSIG"} & set(status):
        raise Refusal(
            SIGNATURE,
            "The signature of %s is not good. gpg says:" % os.path.basename(signature[:-4]),
            "Do not use this bundle.",
            [line for line in said if not line.startswith("[GNUPG:]")],
        )
    return "%s, GPG %s" % (status["GOODSIG"].split(" ", 1)[1], status["VALIDSIG"].split(" ")[0])


def x509_signer(path: str, signature: str, authority: str, scratch: str) -> str:
    openssl = tool("openssl")
    _, version = ask_tool([openssl, "version"])
    with open(signature, "rb") as file:
        form = "PEM" if file.read(11) == b"-----BEGIN " else "DER"
    # Only the given CA counts: an empty folder stands for the system's own authorities.
    nothing, certificate = os.path.join(scratch, "no-authorities"), os.path.join(scratch, "signer.pem")
    os.mkdir(nothing)
    command = [openssl, "cms", "-verify", "-binary", "-inform", form, "-in", signature, "-content", path, "-out", os.devnull]
    command += ["-CAfile", authority, "-CApath", nothing, "-purpose", "any", "-signer", certificate]
    if version and re.match(r"OpenSSL ([3-9]|[1-9]\d)", version[0]):
        command.append("-no-CAstore")
    code, said = ask_tool(command)
    if code != 0:
        raise Refusal(
            SIGNATURE, "The signature of %s is not good. openssl says:" % os.path.basename(signature[:-4]), "Do not use this bundle.", said
        )
    _, subject = ask_tool([openssl, "x509", "-in", certificate, "-noout", "-subject", "-nameopt", "RFC2253"])
    return (subject[0] if subject else "").replace("subject=", "").strip() + ", X.509"


def tool(*names: str) -> str:
    for name in names:
        path = shutil.which(name)
        if path:
            return path
    raise Refusal(
        MACHINE,
        "%s is not on this machine, so no signature can be checked." % names[0],
        "Install it, or compare one hash by hand: see README.txt.",
    )


def ask_tool(command: Sequence[str]) -> Tuple[int, List[str]]:
    plain = dict(os.environ, LC_ALL="C", LANGUAGE="C")
    ran = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=plain)
    return ran.returncode, [line for line in ran.stdout.decode("utf-8", "replace").splitlines() if line.strip()]


# ------------------------------------------------------------------------------------------------------- export and join


class Link(NamedTuple):
    """One file on a page of a simple repository (Simple repository API, PEP 503 and 592)."""

    filename: str
    sha256: str
    requires_python: Optional[str]
    yanked: Optional[str]


def export(bundle: Bundle, folder: str, voice: Voice) -> Json:
    """
    Merges the bundle into a simple repository: `wheels/` and `simple/`, as in the bundle itself. First everything is
    compared, then wheels are added, then pages change, each file by one rename: a reader never sees a half.
    """
    wheels = os.path.join(folder, "wheels")
    os.makedirs(wheels, exist_ok=True)
    with sole_holder(os.path.join(folder, ".offline-bundle-lock"), "Another run is exporting into %s." % folder, EXPORT_PATIENCE):
        for name in os.listdir(wheels):
            if name.endswith(".part"):
                remove_file(os.path.join(wheels, name))
        there = {name for name in bundle.wheels if os.path.lexists(os.path.join(wheels, name))}
        conflicts = [name for name in sorted(there) if sha256_of(os.path.join(wheels, name)) != bundle.wheels[name]]
        if conflicts:
            raise Refusal(
                NOT_INTACT,
                "%s has other files of the same name; nothing was added:" % folder,
                "One of the two is not what it says. Compare both with where they came from.",
                conflicts,
            )
        new = sorted(set(bundle.wheels) - there)
        for count, name in enumerate(new, 1):
            voice.progress("Adding %d of %s" % (count, plural(len(new), "wheel")))
            copy_checked(os.path.join(bundle.folder, "wheels", name), os.path.join(wheels, name), bundle.wheels[name])
        merge_pages(bundle, os.path.join(folder, "simple"))
    voice.say("Exported  %s new, %d were there already, into %s" % (plural(len(new), "wheel"), len(there), folder))
    voice.say("To use it: pip install -i %s NAME" % file_url(os.path.join(folder, "simple")))
    return {"folder": folder, "added": new, "kept": sorted(there)}


def file_url(path: str) -> str:
    path = os.path.abspath(path).replace("\\", "/")
    return "file://" + urllib.parse.quote(path if path.startswith("/") else "/" + path, safe="/:")


def copy_checked(source: str, final: str, digest: str) -> None:
    """Copies and hashes in one reading; the file appears under its final name when it is whole and right."""
    part = final + ".part"
    try:
        with open(long_path(part), "wb") as to:
            found = copy_into(source, to)
            to.flush()
            os.fsync(to.fileno())
        if found != digest:
            raise Refusal(NOT_INTACT, "%s changed while it was being read." % source, "Check the medium, then run --check.")
        os.replace(long_path(part), long_path(final))
    except BaseException:
        with contextlib.suppress(OSError):
            os.remove(long_path(part))
        raise


def copy_into(source: str, to: Any) -> str:
    digest = hashlib.sha256()
    with open(long_path(source), "rb") as file:
        for chunk in iter(lambda: file.read(CHUNK), b""):
            digest.update(chunk)
            to.write(chunk)
    return digest.hexdigest()


def merge_pages(bundle: Bundle, simple: str) -> None:
    pages = {}  # type: Dict[str, List[Link]]
    for one in bundle.manifest["wheels"]:
        link = Link(one["path"].split("/")[-1], one["sha256"], one.get("requiresPython"), one.get("yanked"))
        pages.setdefault(one["project"], []).append(link)
    for project, links in pages.items():
        path = os.path.join(simple, project, "index.html")
        os.makedirs(os.path.dirname(path), exist_ok=True)
        merged = {link.filename: link for link in read_links(path) + links}
        write_page(path, "Links for " + project, [link_line(merged[name]) for name in sorted(merged)])
    projects = sorted(name for name in os.listdir(simple) if os.path.isfile(os.path.join(simple, name, "index.html")))
    write_page(os.path.join(simple, "index.html"), "Simple index", ['<a href="%s/">%s</a><br>' % (name, name) for name in projects])


def read_links(path: str) -> List[Link]:
    """Of a page that an earlier export wrote; none where there is no page yet."""
    if not os.path.exists(path):
        return []
    links = []

    class Reader(html.parser.HTMLParser):
        def handle_starttag(self, tag: str, attrs: List[Tuple[str, Optional[str]]]) -> None:
            found = dict(attrs)
            url, _, digest = (found.get("href") or "").partition("#sha256=")
            if tag == "a":
                links.append(
                    Link(urllib.parse.unquote(url.split("/")[-1]), digest, found.get("data-requires-python"), found.get("data-yanked"))
                )

        def error(self, message: str) -> None:  # Python before 3.10 has it abstract
            raise ValueError(message)

    Reader().feed(read_text(path, path))
    return links


def link_line(link: Link) -> str:
    attributes = 'href="../../wheels/%s#sha256=%s"' % (urllib.parse.quote(link.filename), link.sha256)
    for name, value in (("data-requires-python", link.requires_python), ("data-yanked", link.yanked)):
        attributes += "" if value is None else ' %s="%s"' % (name, html.escape(value))
    return "<a %s>%s</a><br>" % (attributes, html.escape(link.filename))


def write_page(path: str, title: str, lines: Sequence[str]) -> None:
    head = [
        "<!DOCTYPE html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="pypi:repository-version" content="1.0">',
    ]
    page = head + ["<title>%s</title>" % html.escape(title), "</head>", "<body>"] + list(lines) + ["</body>", "</html>", ""]
    write_file(path, "\n".join(page))


def packed_lists(folder: str, key: Optional[str]) -> List[Signed]:
    """The checksums of what was delivered packed, verified where a key is given."""
    paths = sums_beside(folder)
    if not paths:
        raise Refusal(USAGE, "There is no *.SHA256SUMS in %s." % folder, "Put it there: it is delivered beside the archive.")
    return [
        verify_sums(path, key, folder + os.sep + "-") if key else Signed(path, read_sums(path, one_line(os.path.basename(path))), None)
        for path in paths
    ]


def join(folder: str, lists: Sequence[Signed], voice: Voice) -> Json:
    """Makes one archive of its volumes, each hashed while it is copied. On a failure nothing has changed."""
    archives = {}  # type: Dict[str, List[Tuple[str, str]]]
    for one in lists:
        for name, digest in sorted(one.sums.items()):
            match = re.match(r"^([^/]+)\.\d{3}$", name)
            if match:
                archives.setdefault(match.group(1), []).append((name, digest))
    if not archives:
        raise Refusal(USAGE, "Nothing in %s was cut into volumes." % folder, "Unpack the archive as it is: tar xzf NAME.tar.gz")
    present = set(os.listdir(folder))
    expected = {name for volumes in archives.values() for name, _ in volumes}
    strange = [name for name in present if re.match(r"^.+\.\d{3}$", name) and name[:-4] in archives and name not in expected]
    problems = ["missing  " + name for name in sorted(expected - present)] + ["extra    " + name for name in sorted(strange)]
    if problems:
        refuse_volumes(problems)
    for archive, volumes in sorted(archives.items()):
        join_one(folder, archive, volumes, voice)
        unpack = "python -m zipfile -e %s ." if archive.endswith(".zip") else "tar xzf %s      (or: python -m tarfile -e %s)"
        voice.say(
            "Joined    %s into %s\nTo unpack: %s" % (plural(len(volumes), "volume"), archive, unpack % ((archive,) * unpack.count("%s")))
        )
    return {"folder": folder, "archives": sorted(archives)}


def join_one(folder: str, archive: str, volumes: Sequence[Tuple[str, str]], voice: Voice) -> None:
    part = os.path.join(folder, archive + ".part")
    lock_path = os.path.join(folder, ".%s.offline-bundle-lock" % archive)
    with removed_after(lock_path), sole_holder(lock_path, "Another run is joining %s." % archive, EXPORT_PATIENCE):
        try:
            with open(part, "wb") as to:
                for count, (name, digest) in enumerate(volumes, 1):
                    voice.progress("Joining volume %d of %d" % (count, len(volumes)))
                    if copy_into(os.path.join(folder, name), to) != digest:
                        refuse_volumes(["altered  " + name])
                to.flush()
                os.fsync(to.fileno())
            os.replace(part, os.path.join(folder, archive))
        except BaseException:
            with contextlib.suppress(OSError):
                os.remove(part)
            raise


def refuse_volumes(problems: Sequence[str]) -> None:
    raise Refusal(NOT_INTACT, "The volumes cannot be joined; nothing was changed:", "Copy these again from where they came from.", problems)


def check_packed(folder: str, lists: Sequence[Signed], voice: Voice) -> int:
    """Whether what was delivered beside an unpacked bundle is what the lists say. Returns the number of files."""
    problems, count, unpacked = [], 0, set()  # type: List[str], int, Set[str]
    for one in lists:
        for name, digest in sorted(one.sums.items()):
            path = os.path.join(folder, *name.split("/"))
            if "/" in name:  # in a folder, which may not be unpacked yet
                if os.path.isdir(os.path.dirname(path)):
                    problems += [] if is_file_with(path, digest) else ["altered  " + name]
                    unpacked.add(os.path.dirname(path))
                continue
            voice.progress("Checking %s" % name)
            count += 1
            if os.path.islink(path) or not os.path.isfile(path):
                problems.append(("link     " if os.path.islink(path) else "missing  ") + name)
            elif sha256_of(path) != digest:
                problems.append("altered  " + name)
    if problems:
        refuse_files(folder, problems, count)
    for inner in sorted(unpacked):
        check_delta(inner, voice) if is_delta(inner) else check(inner, voice)
    return count


# -------------------------------------------------------------------------------------------------------------- deltas

# What a delta has beside the files of the full bundle; its SHA256SUMS is the one of the full bundle.
DELTA_OWN = ("SHA256SUMS", "delta.json", "DELTA.txt")


class Delta(NamedTuple):
    """A folder that holds what its base lacks, to make one exact full bundle with it."""

    folder: str
    name: str  # of the full bundle
    sums: Dict[str, str]  # of the full bundle
    kept: Dict[str, str]  # those that only the base holds
    base: Json  # {"name", "manifestSha256"}


def check_own(folder: str, sums: Dict[str, str]) -> None:
    """The files that say what a delta is stand in no list inside it: SHA256SUMS is that of the full bundle. Refuses with 4."""
    prefix = sums_named(folder, sums)
    wanted = [] if prefix is None else [(name, sums.get(prefix + name)) for name in DELTA_OWN if prefix + name in sums]
    problems = ["altered  " + name for name, digest in wanted if not is_file_with(os.path.join(folder, name), digest)]
    if problems:
        refuse_files(folder, problems, len(wanted))


def is_file_with(path: str, digest: Optional[str]) -> bool:
    return os.path.isfile(path) and not os.path.islink(path) and sha256_of(path) == digest


def check_delta(folder: str, voice: Voice) -> Delta:
    """Every file that the delta must hold is there and right, and delta.json agrees with SHA256SUMS. Refuses with 4."""
    told = read_json(os.path.join(folder, "delta.json"), "delta.json")
    sums = read_sums(os.path.join(folder, "SHA256SUMS"), "SHA256SUMS")
    try:
        delta = Delta(folder, told["full"]["name"], sums, {one["path"]: one["sha256"] for one in told["kept"]}, told["base"])
        right = told["format"] == 1 and told["full"]["sumsSha256"] == sha256_of(os.path.join(folder, "SHA256SUMS"))
        wanted = delta.base["name"], delta.base["manifestSha256"]
    except (KeyError, TypeError) as error:
        raise Refusal(NOT_INTACT, "delta.json has no %s." % error, "Do not use this delta.")
    names = [*wanted, delta.name]
    plain = all(isinstance(one, str) and is_plain_path(one) and "/" not in one for one in names)
    if not right or not plain:
        raise Refusal(NOT_INTACT, "delta.json does not belong to the SHA256SUMS beside it.", "Copy the delta again.")
    found, problems = walk(folder)
    own = [path for path in sums if path not in delta.kept]
    problems += ["disputed %s: delta.json and SHA256SUMS differ" % path for path, one in delta.kept.items() if sums.get(path) != one]
    problems += ["extra    " + path for path in found if path not in own and path not in DELTA_OWN]
    problems += ["missing  " + path for path in own if path not in found]
    problems += ["altered  " + path for path in altered(folder, [path for path in own if path in found], sums, found, voice)]
    if problems:
        refuse_files(folder, problems, len(own))
    return delta


def apply(delta: Delta, base: str, final: str, voice: Voice) -> Bundle:
    """Builds the full bundle aside, each file hashed while it is copied, and renames it. Neither base nor delta changes."""
    manifest = os.path.join(base, "manifest.json")
    if not os.path.isfile(manifest):
        raise Refusal(USAGE, "There is no bundle in %s: no manifest.json." % base, "Name the folder of the bundle that you have.")
    found = sha256_of(manifest)
    if found != delta.base["manifestSha256"]:
        raise Refusal(
            NOT_INTACT,
            "%s is not the bundle that this delta was made for: %s, whose manifest.json has the sha256 %s (this one: %s)."
            % (base, delta.base["name"], delta.base["manifestSha256"], found),
            "Name that bundle, or get the full one.",
        )
    parent, name = os.path.split(final)
    aside, lock_path = (os.path.join(parent, ".%s.offline-bundle-%s" % (name, what)) for what in ("new", "lock"))
    with removed_after(lock_path), sole_holder(lock_path, "Another run is making %s." % final, EXPORT_PATIENCE):
        if os.path.lexists(final):
            raise Refusal(USAGE, "%s exists already." % final, "Name the folder to make: --output DIR")
        shutil.rmtree(long_path(aside), ignore_errors=True)  # of a run that was cut off
        try:
            bundle = assemble(delta, base, aside, voice)
            os.rename(aside, final)
        finally:
            shutil.rmtree(long_path(aside), ignore_errors=True)
    return bundle._replace(folder=final)


def assemble(delta: Delta, base: str, aside: str, voice: Voice) -> Bundle:
    """The files of the full bundle in a new folder, with its modes and times."""
    for count, path in enumerate(sorted(delta.sums), 1):
        voice.progress("Copying file %d of %d" % (count, len(delta.sums)))
        source = os.path.join(base if path in delta.kept else delta.folder, *path.split("/"))
        if os.path.islink(source) or not os.path.isfile(source):
            refuse_files(base, ["missing  " + path], len(delta.sums))
        to = os.path.join(aside, *path.split("/"))
        os.makedirs(long_path(os.path.dirname(to)), exist_ok=True)
        copy_checked(source, to, delta.sums[path])
    shutil.copyfile(os.path.join(delta.folder, "SHA256SUMS"), os.path.join(aside, "SHA256SUMS"))
    bundle = read_bundle(aside, delta.sums)
    settle(aside, min(max(bundle.manifest.get("epochSeconds", 0), 0), (1 << 31) - 1))
    return bundle


def settle(folder: str, seconds: int) -> None:
    """Modes and times as a full run gives them, so that an archive of it is the same archive."""
    for parent, _, names in os.walk(long_path(folder), topdown=False):
        for name in names:
            os.chmod(os.path.join(parent, name), 0o755 if name.endswith(".py") else 0o644)
            os.utime(os.path.join(parent, name), (seconds, seconds))
        os.chmod(parent, 0o755)
        os.utime(parent, (seconds, seconds))


# ------------------------------------------------------------------------------------------------------------------- tasks


def task_install(options: Any, voice: Voice) -> Json:
    bundle, signer = checked(options, voice)
    offer = choose(bundle, this_machine(), options.force, voice)
    if not offer.target["closure"]["complete"] and not options.force:
        lacks = [one["message"] for one in offer.target["closure"]["findings"] if one["severity"] == "error"]
        raise Refusal(
            INCOMPLETE,
            "%s fits this machine, but the bundle is not complete for it:" % offer.id,
            "Have the bundle made again; --force installs what there is.",
            lacks,
        )
    pins = read_pins(bundle, offer)
    order = Order(bundle, offer, subset(pins, offer, options.only) if options.only else pins, options.force)
    voice.say("Target    %s" % offer.id)
    result = {"bundle": bundle.name, "digest": bundle.digest, "signer": signer, "target": offer.id, "python": sys.executable}  # type: Json
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
    return dict(result, where=outcome.where, changed=outcome.changed)


def install(order: Order, options: Any, voice: Voice) -> Outcome:
    if options.venv:
        return install_into_venv(order, options.venv, voice)
    if options.target:
        return install_into_folder(order, options.target, voice)
    return install_into_python(order, options, voice)


def preview(order: Order, options: Any, voice: Voice) -> Json:
    where, before = options.venv or options.target or sys.prefix, {}  # type: str, Dict[str, List[str]]
    if options.target:
        before = installed_in([options.target])
    elif not options.venv:
        before = state_of_this_python(options.user).installed
    elif os.path.exists(venv_python(options.venv)):
        before = state_of(venv_python(os.path.abspath(options.venv))).installed
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
    """The same for a delta: its list lies beside it, or was left behind where nobody asks for its signature."""
    signed = authenticate(folder, options.verify_with) if options.verify_with else None
    for sums in [signed.sums] if signed else [read_sums(path, os.path.basename(path)) for path in lists_naming(folder)]:
        check_own(folder, sums)
    return check_delta(folder, voice), signed.signer if signed else None


def bundle_folder(path: str) -> str:
    folder = os.path.abspath(path)
    if is_delta(folder):
        raise Refusal(
            USAGE, "%s is a delta, not a whole bundle." % folder, "Make the whole one first: python install.py --apply BASE-FOLDER"
        )
    if os.path.isfile(os.path.join(folder, "manifest.json")) or os.path.isfile(os.path.join(folder, "SHA256SUMS")):
        return folder
    if not os.path.isdir(folder):
        raise Refusal(USAGE, "%s is no folder." % folder, "Unpack the archive (tar xzf NAME.tar.gz), then name the folder that comes out.")
    inside = sorted(name for name in os.listdir(folder) if os.path.isfile(os.path.join(folder, name, "manifest.json")))
    hint = (
        "It is in here: python install.py %s" % one_line(inside[0])
        if inside
        else "Unpack the archive (tar xzf NAME.tar.gz), or join its volumes with --join."
    )
    raise Refusal(USAGE, "There is no bundle in %s: no manifest.json." % folder, hint)


def task_check(options: Any, voice: Voice) -> Json:
    folder = os.path.abspath(options.path)
    if not os.path.isfile(os.path.join(folder, "manifest.json")) and os.path.isdir(folder) and sums_beside(folder):
        lists = packed_lists(folder, options.verify_with)
        voice.say("Delivered %s in %s" % (plural(check_packed(folder, lists, voice), "file"), folder))
        signer = ", ".join(sorted({one.signer for one in lists if one.signer})) or None
        result = {"folder": folder}  # type: Json
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


def is_delta(folder: str) -> bool:
    return os.path.isfile(os.path.join(folder, "delta.json"))


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


# -------------------------------------------------------------------------------------------------------------------- main


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
    options.only = [name for names in options.only or [] for name in names]
    return options


TASKS = {
    "check": task_check,
    "describe": task_describe,
    "list": task_list,
    "export": task_export,
    "join": task_join,
    "apply": task_apply,
    "restore": task_restore,
}  # type: Dict[str, Callable[[Any, Voice], Json]]


def run(options: Any) -> Tuple[int, Json]:
    """(exit code, the JSON result). Everything that can go wrong is worded here."""
    voice = Voice(options.json)
    name = next((name for name in TASKS if getattr(options, name)), "install")
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


@contextlib.contextmanager
def recorder(path: Optional[str]) -> Iterator[Callable[[str, Json], None]]:
    """Opened before anything is done: what cannot be recorded must not happen. One line, appended in one write."""
    if path is None:
        yield lambda task, result: None
        return
    with open(path, "ab", buffering=0) as file:

        def record(task: str, result: Json) -> None:
            line = {
                "version": 1,
                "time": utc_now().strftime("%Y-%m-%dT%H:%M:%SZ"),
                "who": user_name(),
                "host": platform.node(),
                "task": task,
            }
            file.write((json.dumps(dict(line, **result)) + "\n").encode("ascii"))

        yield record


def user_name() -> str:
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):  # an account without a name
        return str(os.getuid()) if hasattr(os, "getuid") else "unknown"


def system_message(error: OSError) -> str:
    if error.errno == errno.ENOSPC:
        return "The disk is full: %s." % (error.filename or error)
    return "%s: %s." % (error.filename, error.strerror) if error.filename else str(error)


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
    if argv[:1] == [TELL_STATE]:
        print(json.dumps(state_of_this_python(False)._asdict()))
        return 0
    options = arguments_of(argv)
    signal.signal(signal.SIGTERM, stop)
    code, result = run(options)
    if options.json and not (options.describe == "-" and code == 0):  # what --describe prints is the one value
        write_line(sys.stdout, json.dumps(result, indent=1))
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
