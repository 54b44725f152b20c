"""Lets packaging and describe.py believe that they run on another machine: every probe that they share is replaced.

The probes are derived from the *name* of a target alone (cp312-linux-i686-glibc2.28), so that nothing of src/targets
stands on both sides of a comparison.
"""

import contextlib
import ctypes
import os
import platform
import re
import struct
import sys
import sysconfig
import tempfile
import types
from unittest import mock

DARWIN = {11: 20, 12: 21, 13: 22, 14: 23, 15: 24, 26: 25}
WINDOWS = {"windows-x86_64": ("win-amd64", "AMD64"), "windows-arm64": ("win-arm64", "ARM64"), "windows-x86": ("win32", "x86")}
ELF_MACHINES = {"i686": (32, 3, 0), "armv7l": (32, 40, 0x05000400)}


class Machine:
    """What the probes answer. `kernel` is the machine of the kernel, where it differs from the Python's."""

    def __init__(self, name, version, kernel=None):
        tag, self.platform = name.split("-", 1)
        self.free_threaded = tag.endswith("t")
        self.version = version
        self.numbers = tuple(int(part) for part in re.match(r"(\d+)\.(\d+)\.(\d+)", version).groups())
        self.kernel = kernel
        self.glibc = self.musl = self.macos = None
        self.bits, self.elf = 64, (64, 62, 0)
        getattr(self, "_" + self.platform.split("-")[0])()

    def _linux(self):
        machine, libc = re.match(r"linux-(\w+)-(\w+\d+\.\d+)$", self.platform).groups()
        self.glibc = libc[len("glibc"):] if libc.startswith("glibc") else None
        self.musl = libc[len("musl"):] if libc.startswith("musl") else None
        if machine in ELF_MACHINES:
            self.bits, self.elf = 32, ELF_MACHINES[machine]
        self.kernel = self.kernel or machine
        self.sysconfig_platform = "linux-" + self.kernel
        self.names = ("posix", "Linux", "linux")

    def _macos(self):
        major, machine = re.match(r"macos-(\d+)-(\w+)$", self.platform).groups()
        self.macos = (major + ".5", ("", "", ""), machine)
        self.kernel = machine
        self.sysconfig_platform = "macosx-10.13-universal2"
        self.names = ("posix", "Darwin", "darwin")

    def _windows(self):
        self.sysconfig_platform, machine = WINDOWS[self.platform]
        self.bits = 32 if machine == "x86" else 64
        self.kernel = self.kernel or machine
        self.names = ("nt", "Windows", "win32")

    def version_info(self):
        stage = re.search(r"(a|b|rc)(\d+)$", self.version)
        level = {"a": "alpha", "b": "beta", "rc": "candidate"}[stage.group(1)] if stage else "final"
        return VersionInfo(*self.numbers, level, int(stage.group(2)) if stage else 0)

    def config_var(self, name):
        nodot = "%d%d" % self.numbers[:2]
        known = {"py_version_nodot": nodot, "Py_GIL_DISABLED": int(self.free_threaded), "Py_DEBUG": 0, "WITH_PYMALLOC": 1}
        return None if name.startswith("Py_") and self.names[0] == "nt" and name != "Py_GIL_DISABLED" else known.get(name)

    def confstr(self, name):
        if self.glibc is None:
            raise ValueError("unrecognized configuration name")
        return "glibc " + self.glibc


class VersionInfo(tuple):
    """Looks like sys.version_info: a tuple that also has names."""

    def __new__(cls, *values):
        return super().__new__(cls, values)

    major = property(lambda self: self[0])
    minor = property(lambda self: self[1])
    micro = property(lambda self: self[2])
    releaselevel = property(lambda self: self[3])
    serial = property(lambda self: self[4])


@contextlib.contextmanager
def pretend(machine, release, version):
    """Replace the probes; `release` and `version` are the kernel's, which no name fixes."""
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as stack:
        info = machine.version_info()
        executable = write_executable(folder, machine)
        os_name, system, sys_platform = machine.names
        answers = {
            "system": system,
            "machine": machine.kernel,
            "release": release,
            "version": version,
            "python_version": machine.version,
            "python_version_tuple": tuple(machine.version.split(".")),
            "python_implementation": "CPython",
            "mac_ver": machine.macos,
        }
        for name, answer in answers.items():
            stack.enter_context(mock.patch.object(platform, name, lambda answer=answer: answer))
        implementation = types.SimpleNamespace(name="cpython", version=info, cache_tag="cpython")
        for module, name, value in (
            (sysconfig, "get_platform", lambda: machine.sysconfig_platform),
            (sysconfig, "get_config_var", machine.config_var),
            (ctypes, "CDLL", no_library),
            (sys, "implementation", implementation),
            (sys, "version_info", info),
            (sys, "executable", executable),
            (sys, "platform", sys_platform),
            (os, "name", os_name),
        ):
            stack.enter_context(mock.patch.object(module, name, value))
        stack.enter_context(mock.patch.object(os, "confstr", machine.confstr, create=True))
        yield


def no_library(name):
    raise OSError("no dynamic loading here")


def write_executable(folder, machine):
    """An ELF header as the machine's Python would have it, with a loader that says what musl's says."""
    loader = ""
    if machine.musl is not None:
        loader = os.path.join(folder, "ld-musl.so.1")
        with open(loader, "w") as file:
            file.write("#!/bin/sh\nprintf 'musl libc (any)\\nVersion %s.5\\nDynamic Program Loader\\n' >&2\nexit 1\n" % machine.musl)
        os.chmod(loader, 0o755)
    path = os.path.join(folder, "python")
    with open(path, "wb") as file:
        file.write(elf_file(*machine.elf, loader))
    return path


def elf_file(bits, machine, flags, loader):
    """The smallest ELF file with a PT_INTERP (System V ABI, "Object Files")."""
    text = loader.encode() + b"\0"
    ident = b"\x7fELF" + bytes([1 if bits == 32 else 2, 1, 1]) + bytes(9)
    if bits == 32:
        header = struct.pack("<HHIIIIIHHH", 2, machine, 1, 0, 52, 0, flags, 52, 32, 1)
        program = struct.pack("<IIIIIIII", 3, 84 + 6, 0, 0, len(text), len(text), 4, 1)
    else:
        header = struct.pack("<HHIQQQIHHH", 2, machine, 1, 0, 64, 0, flags, 64, 56, 1)
        program = struct.pack("<IIQQQQQQ", 3, 4, 120 + 6, 0, 0, len(text), len(text), 1)
    start = 52 if bits == 32 else 64
    return (ident + header).ljust(start, b"\0") + program + bytes(6) + text
