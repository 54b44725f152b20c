"""describe.py reads what a machine says of itself; here the machine is replaced. Runs on Python 3.6 and newer."""

import collections
import contextlib
import ctypes
import importlib.machinery
import io
import json
import os
import platform
import struct
import subprocess
import sys
import sysconfig
import tempfile
import types
import unittest
from unittest import mock

HERE = os.path.dirname(os.path.abspath(__file__))
SCRIPT = os.path.join(os.path.dirname(os.path.dirname(HERE)), "python", "installer", "describe.py")
sys.path.insert(0, os.path.dirname(SCRIPT))

import describe  # noqa: E402

# What the next release of each part of a version is called; sys.version_info has no public constructor.
Version = collections.namedtuple("Version", "major minor micro releaselevel serial")

def elf(bits=64, machine=62, flags=0, loader="", order="<"):
    """The smallest ELF file with a PT_INTERP; without a loader, a static program."""
    text = loader.encode() + b"\0"
    count = 1 if loader else 0
    ident = b"\x7fELF" + bytes([1 if bits == 32 else 2, 1 if order == "<" else 2, 1]) + bytes(9)
    if bits == 32:
        header = struct.pack(order + "HHIIIIIHHH", 2, machine, 1, 0, 52, 0, flags, 52, 32, count)
        program = struct.pack(order + "IIIIIIII", 3, 84, 0, 0, len(text), len(text), 4, 1)
    else:
        header = struct.pack(order + "HHIQQQIHHH", 2, machine, 1, 0, 64, 0, flags, 64, 56, count)
        program = struct.pack(order + "IIQQQQQQ", 3, 4, 120, 0, 0, len(text), len(text), 1)
    return (ident + header).ljust(52 if bits == 32 else 64, b"\0") + program + text


class MachineCase(unittest.TestCase):
    def setUp(self):
        self.stack = contextlib.ExitStack()
        self.addCleanup(self.stack.close)
        self.folder = self.stack.enter_context(tempfile.TemporaryDirectory())

    def replace(self, module, **values):
        for name, value in values.items():
            self.stack.enter_context(mock.patch.object(module, name, value, create=True))

    def answer(self, module, **answers):
        self.replace(module, **{name: (lambda *_, value=value: value) for name, value in answers.items()})

    def write(self, name, content, mode=0o644):
        path = os.path.join(self.folder, name)
        with open(path, "wb") as file:
            file.write(content)
        os.chmod(path, mode)
        return path

    def python_is(self, content):
        self.replace(sys, executable=self.write("python", content))

    def no_glibc(self):
        def reject(*_):
            raise ValueError("unrecognized configuration name")

        def no_library(*_):
            raise OSError("not dynamic")

        self.replace(os, confstr=reject)
        self.replace(ctypes, CDLL=no_library)


class Libc(MachineCase):
    def test_glibc_is_what_confstr_says_and_a_vendors_suffix_is_dropped(self):
        self.answer(os, confstr="glibc 2.20-2014.11")
        self.assertEqual({"name": "glibc", "version": [2, 20], "manylinux": True}, describe.libc("x86_64"))

    def test_glibc_is_asked_by_its_own_symbol_where_confstr_is_missing(self):
        class Symbol:
            restype = None

            def __call__(self):
                return b"2.31"

        self.answer(os, confstr=None)
        self.answer(ctypes, CDLL=types.SimpleNamespace(gnu_get_libc_version=Symbol()))
        self.assertEqual([2, 31], describe.libc("aarch64")["version"])

    def test_musl_is_what_its_loader_says(self):
        if os.name == "nt":  # the pretended loader is a shell script
            return
        self.no_glibc()
        said = b"#!/bin/sh\nprintf 'musl libc (x86_64)\\nVersion 1.2.4\\nDynamic Program Loader\\n' >&2\nexit 1\n"
        loader = self.write("ld-musl-x86_64.so.1", said, 0o755)
        self.python_is(elf(loader=loader))
        self.assertEqual({"name": "musl", "version": [1, 2], "manylinux": False}, describe.libc("x86_64"))

    def test_a_static_python_relies_on_no_c_library(self):
        self.no_glibc()
        self.python_is(elf())
        self.assertIsNone(describe.libc("x86_64"))

    def test_a_python_that_is_no_elf_file_has_no_musl(self):
        self.no_glibc()
        self.python_is(b"#!/bin/sh\n")
        self.assertIsNone(describe.libc("x86_64"))

    def test_manylinux_wheels_fit_by_machine_and_float_abi(self):
        self.answer(os, confstr="glibc 2.28")
        rows = [
            ("x86_64", elf(), True),
            ("mips64", elf(machine=8), False),
            ("armv7l", elf(32, 40, 0x05000400), True),
            ("armv7l", elf(32, 40, 0x05000200), False),  # soft float
            ("armv8l", elf(32, 40, 0x05000400), True),
            ("i686", elf(32, 3), True),
            ("i686", elf(64, 62), False),
            ("s390x", elf(64, 22, order=">"), True),
        ]
        for machine, content, wanted in rows:
            with self.subTest(machine=machine, wanted=wanted):
                self.python_is(content)
                self.assertEqual(wanted, describe.libc(machine)["manylinux"])

    def test_a_distribution_can_forbid_manylinux_wheels(self):
        self.answer(os, confstr="glibc 2.28")
        forbidding = types.ModuleType("_manylinux")
        forbidding.manylinux_compatible = lambda major, minor, machine: False
        with mock.patch.dict(sys.modules, {"_manylinux": forbidding}):
            self.assertFalse(describe.libc("x86_64")["manylinux"])


class Machines(MachineCase):
    def test_the_machine_is_that_of_the_python_not_of_the_kernel(self):
        rows = [
            ("Linux", "linux-x86_64", 8, ("linux", "x86_64")),
            ("Linux", "linux-x86_64", 4, ("linux", "i686")),
            ("Linux", "linux-i686", 4, ("linux", "i686")),
            ("Linux", "linux-aarch64", 4, ("linux", "armv8l")),
            ("Linux", "linux-armv7l", 4, ("linux", "armv7l")),
            ("Windows", "win-amd64", 8, ("windows", "AMD64")),
            ("Windows", "win-arm64", 8, ("windows", "ARM64")),
            ("Windows", "win32", 4, ("windows", "x86")),
            ("Windows", "mingw_x86_64_ucrt_gnu", 8, ("other", "kernel")),
            ("FreeBSD", "freebsd-14.1-RELEASE-amd64", 8, ("other", "kernel")),
        ]
        for system, target, pointer, wanted in rows:
            with self.subTest(target=target, pointer=pointer):
                self.answer(platform, system=system, machine="kernel")
                self.answer(sysconfig, get_platform=target)
                self.replace(describe, POINTER_BYTES=pointer)
                self.assertEqual(wanted, describe.system_and_machine())

    def test_macos_has_the_machine_of_the_process(self):
        self.answer(platform, system="Darwin", mac_ver=("14.5", ("", "", ""), "arm64"))
        self.answer(sysconfig, get_platform="macosx-11.0-universal2")
        self.replace(describe, POINTER_BYTES=8)
        self.assertEqual(("macos", "arm64"), describe.system_and_machine())
        self.assertEqual((14, 5), describe.macos_version())

    def test_a_python_of_an_old_sdk_is_asked_again_because_macos_says_10_16(self):
        asked = []
        self.answer(platform, mac_ver=("10.16", ("", "", ""), "x86_64"))

        def reported(command, **options):
            asked.append(options["env"])
            return "26.1\n"

        self.replace(subprocess, check_output=reported)
        self.assertEqual((26, 1), describe.macos_version())
        self.assertEqual([{"SYSTEM_VERSION_COMPAT": "0"}], asked)


class Pythons(MachineCase):
    def abis(self, version, config, suffixes=(".so",)):
        self.replace(sys, version_info=version)
        self.replace(importlib.machinery, EXTENSION_SUFFIXES=list(suffixes))
        self.replace(sysconfig, get_config_var=config.get)
        return describe.cpython_abis()

    def test_flags_of_cpython(self):
        unix = {"Py_DEBUG": 0, "WITH_PYMALLOC": 1}
        rows = [
            ((3, 12), unix, ["cp312"]),
            ((3, 13), dict(unix, Py_GIL_DISABLED=1), ["cp313t"]),
            ((3, 13), dict(unix, Py_GIL_DISABLED=0), ["cp313"]),
            ((3, 12), dict(unix, Py_DEBUG=1), ["cp312d", "cp312"]),
            ((3, 14), dict(unix, Py_DEBUG=1, Py_GIL_DISABLED=1), ["cp314td", "cp314t"]),
            ((3, 7), unix, ["cp37m"]),
            ((3, 6), {"Py_DEBUG": 1, "WITH_PYMALLOC": 0}, ["cp36d"]),
        ]
        for version, config, wanted in rows:
            with self.subTest(wanted=wanted):
                self.assertEqual(wanted, self.abis(version, config))

    def test_a_debug_build_on_windows_is_known_by_its_suffix(self):
        if hasattr(sys, "gettotalrefcount"):
            return
        self.assertEqual(["cp312"], self.abis((3, 12), {}, [".cp312-win_amd64.pyd", ".pyd"]))
        self.assertEqual(["cp312d", "cp312"], self.abis((3, 12), {}, ["_d.cp312-win_amd64.pyd", "_d.pyd"]))

    def test_other_implementations_by_their_suffix(self):
        rows = [
            (".pypy311-pp73-x86_64-linux-gnu.so", ["pypy311_pp73"]),
            (".graalpy-38-native-x86_64-darwin.dylib", ["graalpy_38_native"]),
            (".pyd", ["none"]),
            (None, ["none"]),
        ]
        for suffix, wanted in rows:
            with self.subTest(suffix=suffix):
                self.replace(sysconfig, get_config_var={"EXT_SUFFIX": suffix}.get)
                self.assertEqual(wanted, describe.generic_abis())

    def test_versions_before_a_release(self):
        self.assertEqual("3.16.0a2", describe.format_version(Version(3, 16, 0, "alpha", 2)))
        self.assertEqual("3.15.0c1", describe.format_version(Version(3, 15, 0, "candidate", 1)))
        self.assertEqual("3.14.2", describe.format_version(Version(3, 14, 2, "final", 0)))


class Command(MachineCase):
    def test_it_prints_json_that_begins_with_its_schema(self):
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            self.assertEqual(0, describe.main([]))
        self.assertTrue(printed.getvalue().startswith('{\n  "schema": 1,\n'))
        self.assertEqual(describe.describe(), json.loads(printed.getvalue()))
        self.assertEqual(11, len(describe.describe()["markers"]))

    def test_it_writes_a_file_as_ascii(self):
        path = os.path.join(self.folder, "appliance.json")
        with contextlib.redirect_stderr(io.StringIO()):
            self.assertEqual(0, describe.main([path]))
        with open(path, "rb") as file:
            self.assertEqual(describe.describe(), json.loads(file.read().decode("ascii")))

    def test_it_explains_itself(self):
        for argv, code in ((["--help"], 0), (["--frobnicate"], 2), (["a", "b"], 2)):
            printed = io.StringIO()
            with contextlib.redirect_stdout(printed):
                self.assertEqual(code, describe.main(argv))
            self.assertIn("describe.py FILE", printed.getvalue())

    def test_it_runs_isolated_from_any_folder(self):
        reported = subprocess.check_output([sys.executable, "-I", "-B", SCRIPT], cwd=self.folder)
        self.assertEqual(describe.describe(), json.loads(reported.decode("ascii")))


if __name__ == "__main__":
    unittest.main()
