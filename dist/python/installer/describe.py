#!/usr/bin/env python3
"""Describe this machine and Python as JSON, for offline-bundle --target.

    python3 describe.py              print the JSON
    python3 describe.py FILE         write the JSON to FILE (`>` may write UTF-16 on Windows)

Copy this file to the machine to install on, run it there with the Python to install into, and pass the JSON to
offline-bundle --target. It needs only the standard library of Python 3.6 or newer. The values are those that pip computes
(tags.py, _manylinux.py, _musllinux.py and markers.py of packaging).
"""

import collections
import importlib.machinery
import io
import json
import os
import platform
import re
import struct
import subprocess
import sys
import sysconfig

SHORT_NAMES = {"python": "py", "cpython": "cp", "pypy": "pp", "ironpython": "ip", "jython": "jy"}

WINDOWS_MACHINES = {"win-amd64": "AMD64", "win-arm64": "ARM64", "win32": "x86"}

MANYLINUX_MACHINES = ("x86_64", "aarch64", "ppc64", "ppc64le", "s390x", "loongarch64", "riscv64")

POINTER_BYTES = struct.calcsize("P")


def describe():
    """A value for json.dumps. src/targets/describe.ts reads it."""
    system, machine = system_and_machine()
    name = sys.implementation.name
    return {
        "schema": 1,
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
    """The marker environment (PEP 508)."""
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
    # Windows has no Py_DEBUG; a debug build loads `_d.pyd` files.
    return hasattr(sys, "gettotalrefcount") or "_d.pyd" in importlib.machinery.EXTENSION_SUFFIXES


def cpython_abis():
    """ABI tags, best first: flags t (free-threaded), d (debug), and m (pymalloc) before 3.8."""
    base = "cp%d%d" % sys.version_info[:2] + ("t" if is_free_threaded() else "")
    debug = "d" if is_debug() else ""
    if sys.version_info < (3, 8):
        with_pymalloc = sysconfig.get_config_var("WITH_PYMALLOC")
        return [base + debug + ("m" if with_pymalloc or with_pymalloc is None else "")]
    # A debug build also loads the extension modules of normal builds.
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
    """The machine is that of this *Python*: for a 32-bit Python on a 64-bit kernel, a 32-bit machine."""
    target = sysconfig.get_platform()
    system = platform.system()
    if system == "Linux" and target.startswith("linux-"):
        machine = normal(target)[len("linux_") :]
        return "linux", {"x86_64": "i686", "aarch64": "armv8l"}.get(machine, machine) if POINTER_BYTES == 4 else machine
    if system == "Darwin":
        return "macos", macos_machine()
    if system == "Windows" and target in WINDOWS_MACHINES:
        return "windows", WINDOWS_MACHINES[target]
    return "other", normal(platform.machine()) or "unknown"


def macos_machine():
    machine = platform.mac_ver()[2]
    if POINTER_BYTES == 4:
        return "ppc" if machine.startswith("ppc") else "i386"
    return machine


def macos_version():
    """E.g. (14, 5). To a Python built with an old SDK, newer systems report 10.16 unless SYSTEM_VERSION_COMPAT is 0."""
    version = two_numbers(platform.mac_ver()[0])
    if version != (10, 16):
        return version
    output = subprocess.check_output(
        [sys.executable, "-sS", "-c", "import platform; print(platform.mac_ver()[0])"],
        env={"SYSTEM_VERSION_COMPAT": "0"},
        universal_newlines=True,
    )
    return two_numbers(output)


def normal(text):
    return text.replace(".", "_").replace("-", "_").replace(" ", "_")


def two_numbers(text):
    found = re.match(r"(\d+)\.(\d+)", text)
    return (int(found.group(1)), int(found.group(2))) if found else None


# --- the C library --------------------------------------------------------------------------------------------------


def libc(machine):
    """Name, version and support of manylinux wheels; None if wheels cannot rely on any (a static Python)."""
    elf = read_elf(sys.executable)
    glibc = two_numbers(glibc_text() or "")
    if glibc is not None:
        return {"name": "glibc", "version": list(glibc), "manylinux": supports_manylinux(machine, elf)}
    musl = musl_version(elf)
    return None if musl is None else {"name": "musl", "version": list(musl), "manylinux": False}


def glibc_text():
    """E.g. `2.36`, from confstr or gnu_get_libc_version(); None for another C library."""
    try:
        return os.confstr("CS_GNU_LIBC_VERSION").rsplit()[1]
    except (AttributeError, IndexError, OSError, ValueError):
        pass
    try:
        import ctypes

        get_version = ctypes.CDLL(None).gnu_get_libc_version
    except (AttributeError, ImportError, OSError, TypeError):
        return None
    get_version.restype = ctypes.c_char_p
    return get_version().decode("ascii")


def musl_version(elf):
    """E.g. (1, 2), printed by the loader of musl when it is run without a program; None if this Python has another loader."""
    if elf is None or "musl" not in elf.interpreter:
        return None
    ran = subprocess.Popen([elf.interpreter], stdout=subprocess.PIPE, stderr=subprocess.PIPE, universal_newlines=True)
    lines = [line.strip() for line in ran.communicate()[1].splitlines() if line.strip()]
    if len(lines) < 2 or not lines[0].startswith("musl") or not lines[1].startswith("Version "):
        return None
    return two_numbers(lines[1][len("Version ") :])


def supports_manylinux(machine, elf):
    if not manylinux_module_allows(machine):
        return False
    if machine in ("armv7l", "armv8l"):
        # EABI version 5, and VFP registers for arguments (ELF for the ARM architecture, e_flags)
        return elf is not None and elf.kind == ELF_ARM and elf.flags & 0xFF000400 == 0x05000400
    if machine == "i686":
        return elf is not None and elf.kind == ELF_I386
    return machine in MANYLINUX_MACHINES


def manylinux_module_allows(machine):
    """A distribution can forbid manylinux wheels with the module `_manylinux` (PEP 600)."""
    try:
        import _manylinux
    except ImportError:
        return True
    compatible = getattr(_manylinux, "manylinux_compatible", None)
    return compatible is None or compatible(2, 17, machine) is not False


Elf = collections.namedtuple("Elf", ("kind", "flags", "interpreter"))
ELF_I386, ELF_ARM = (32, "<", 3), (32, "<", 40)


def read_elf(path):
    """
    kind (bits, byte order, machine), flags and dynamic loader of a program (System V ABI, "Object Files"). None if it is not
    an ELF file or cannot be read.
    """
    try:
        with open(path, "rb") as file:
            ident = file.read(16)
            if ident[:4] != b"\x7fELF":
                return None
            bits, order = {1: 32, 2: 64}[ident[4]], {1: "<", 2: ">"}[ident[5]]
            header = order + ("HHIIIIIHHH" if bits == 32 else "HHIQQQIHHH")
            fields = struct.unpack(header, file.read(struct.calcsize(header)))
            machine, offset, flags, size, count = fields[1], fields[4], fields[6], fields[8], fields[9]
            return Elf((bits, order, machine), flags, read_interpreter(file, bits, order, offset, size, count))
    except (OSError, TypeError, ValueError, LookupError, struct.error):
        return None


def read_interpreter(file, bits, order, offset, size, count):
    """The path of the dynamic loader (program header PT_INTERP), or '' for a static program."""
    # type, offset and file size; 64-bit headers have their flags in second position.
    layout, picked = ("IIIIIIII", (0, 1, 4)) if bits == 32 else ("IIQQQQQQ", (0, 2, 5))
    for index in range(count):
        file.seek(offset + size * index)
        fields = struct.unpack(order + layout, file.read(struct.calcsize(order + layout)))
        kind, start, length = (fields[place] for place in picked)
        if kind == 3:
            file.seek(start)
            return os.fsdecode(file.read(length)).strip("\0")
    return ""


# --- this file alone --------------------------------------------------------------------------------------------------


def main(argv):
    text = json.dumps(describe(), indent=2) + "\n"
    if not argv:
        sys.stdout.write(text)
        return 0
    if len(argv) > 1 or argv[0].startswith("-"):
        sys.stdout.write(__doc__)
        return 0 if argv[0] in ("-h", "--help") else 2
    with io.open(argv[0], "w", encoding="ascii", newline="\n") as file:
        file.write(text)
    sys.stderr.write("Wrote %s\n" % argv[0])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
