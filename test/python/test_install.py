"""install.py decides: which target fits, what is rejected and in which words, what `--check` finds. No pip runs here."""

import io
import json
import os
import shutil
import sys
import tempfile
import unittest
from contextlib import redirect_stderr, redirect_stdout

import bundle_maker as maker

sys.path.insert(0, os.path.dirname(maker.INSTALLER))
sys.dont_write_bytecode = True
import install  # noqa: E402


def machine(version="3.12.4", free_threaded=False, implementation="cp", abis=None, **system):
    """A machine as install.this_machine() describes it: Linux, x86_64, glibc 2.31 unless stated otherwise."""
    system = dict({"os": "linux", "machine": "x86_64", "libc": "glibc", "minimum": [2, 31]}, **system)
    if system["os"] != "linux":
        del system["libc"]
    series = ".".join(version.split(".")[:2])
    tag = "%s%s%s" % (implementation, series.replace(".", ""), "t" if free_threaded else "")
    python = {"implementation": implementation, "version": version, "freeThreaded": free_threaded, "series": series}
    markers = {"platform_machine": system["machine"]}
    return {"python": python, "system": system, "abis": abis or [tag], "markers": markers, "manylinux": True, "tag": "linux_x86_64"}


def offer(micros=None, **changed):
    """A target for a machine like that, with a minimum of glibc 2.28 unless stated otherwise."""
    target = maker.target_of(machine(**changed))
    cover = micros or {"from": target["python"]["series"] + ".0", "to": target["python"]["series"] + ".12", "except": []}
    return dict(target, closure={"micros": cover}, entries=[])


def bundle(*offers):
    return install.Bundle(os.getcwd(), "crafted", "0" * 64, list(offers), {}, {})


def chosen(offers, here, force=False):
    return install.select_target(bundle(*offers), here, force, install.Console(True))["id"]


class Choice(unittest.TestCase):
    def test_the_highest_libc_floor_not_above_the_machine_wins(self):
        offers = [offer(minimum=[2, 17]), offer(minimum=[2, 28]), offer(minimum=[2, 34])]
        self.assertEqual(chosen(offers, machine(minimum=[2, 31])), "cp312-linux-x86_64-glibc2.28")

    def test_floors_are_numbers_so_2_9_is_below_2_28(self):
        offers = [offer(minimum=[2, 9]), offer(minimum=[2, 28])]
        self.assertEqual(chosen(offers, machine()), "cp312-linux-x86_64-glibc2.28")

    def test_the_highest_macos_floor_wins(self):
        offers = [offer(os="macos", machine="arm64", minimum=[n, 0]) for n in (11, 14, 15)]
        self.assertEqual(chosen(offers, machine(os="macos", machine="arm64", minimum=[14, 6])), "cp312-macos-arm64-14.0")

    def test_native_comes_before_universal(self):
        universal = offer(os="macos", machine="universal2", minimum=[14, 0])
        universal["machines"] = ["arm64", "x86_64"]
        offers = [universal, offer(os="macos", machine="x86_64", minimum=[14, 0])]
        self.assertEqual(chosen(offers, machine(os="macos", machine="x86_64", minimum=[14, 6])), "cp312-macos-x86_64-14.0")

    def test_universal_is_taken_where_nothing_is_native(self):
        universal = offer(os="macos", machine="universal2", minimum=[14, 0])
        universal["machines"] = ["arm64", "x86_64"]
        self.assertEqual(chosen([universal], machine(os="macos", machine="arm64", minimum=[14, 6])), universal["id"])

    def test_a_covered_target_comes_before_a_higher_one_that_does_not_cover(self):
        high = offer(minimum=[2, 28], micros={"from": "3.12.6", "to": "3.12.12", "except": []})
        self.assertEqual(chosen([high, offer(minimum=[2, 17])], machine("3.12.4")), "cp312-linux-x86_64-glibc2.17")

    def test_a_hard_float_32_bit_python_on_a_64_bit_kernel_takes_armv7l(self):
        here = machine(machine="armv8l")
        target = offer(machine="armv7l")
        target["machines"] = ["armv7l", "armv8l", "aarch64"]
        self.assertEqual(chosen([target], here), target["id"])

    def test_a_debug_build_takes_the_normal_one(self):
        self.assertEqual(chosen([offer()], machine(abis=["cp312d", "cp312"])), offer()["id"])


class Micro(unittest.TestCase):
    def rejection(self, cover, version):
        with self.assertRaises(install.InstallError) as caught:
            chosen([offer(micros=cover)], machine(version))
        return caught.exception

    def test_an_older_micro_than_the_verdict_covers_is_rejected_with_the_covered_ones(self):
        rejection = self.rejection({"from": "3.12.3", "to": "3.12.12", "except": []}, "3.12.1")
        self.assertEqual(rejection.code, install.NO_TARGET)
        self.assertIn("does not cover Python 3.12.1", rejection.message)
        self.assertIn("3.12.3 to 3.12.12", rejection.hint)

    def test_an_excepted_micro_is_rejected_with_the_reason(self):
        cover = {"from": "3.12.0", "to": "3.12.12", "except": [{"from": "3.12.4", "to": "3.12.6", "because": "it needs tomli, which is not here"}]}
        rejection = self.rejection(cover, "3.12.5")
        self.assertIn("it needs tomli, which is not here", rejection.message)
        self.assertIn("3.12.0 to 3.12.12 except 3.12.4 to 3.12.6", rejection.hint)

    def test_a_micro_newer_than_the_newest_known_one_is_taken(self):
        self.assertEqual(chosen([offer()], machine("3.12.99")), offer()["id"])

    def test_a_micro_newer_than_an_excepted_newest_one_is_rejected_as_that_is(self):
        cover = {"from": "3.12.0", "to": "3.12.12", "except": [{"from": "3.12.9", "to": "3.12.12", "because": "it needs tomli"}]}
        self.assertIn("it needs tomli", self.rejection(cover, "3.12.99").message)

    def test_a_pre_release_comes_before_its_release(self):
        rejection = self.rejection({"from": "3.12.0", "to": "3.12.12", "except": []}, "3.12.0rc1")
        self.assertEqual(rejection.code, install.NO_TARGET)

    def test_force_takes_it_and_says_what_may_be_missing(self):
        cover = {"from": "3.12.0", "to": "3.12.12", "except": [{"from": "3.12.4", "to": "3.12.6", "because": "it needs tomli, which is not here"}]}
        said = io.StringIO()
        with redirect_stdout(said):
            found = install.select_target(bundle(offer(micros=cover)), machine("3.12.4"), True, install.Console(False))
        self.assertEqual(found["id"], offer()["id"])
        self.assertIn("it needs tomli, which is not here. Dependencies may be missing", said.getvalue())


class MachineNames(unittest.TestCase):
    """`platform_machine` is the kernel's word: a preset takes each that its Python can report, a described machine its own."""

    PRESETS = [
        ({"machine": "i686"}, ["i686", "x86_64"], "a container on a 64-bit kernel"),
        ({"os": "windows", "machine": "x86"}, ["x86", "AMD64", "ARM64"], "64-bit Windows"),
        ({"machine": "armv7l"}, ["armv7l", "aarch64", "armv8l"], "32-bit Raspberry Pi OS on a 64-bit kernel"),
    ]

    def test_a_preset_takes_every_name_and_a_described_machine_its_own(self):
        for system, machines, name in self.PRESETS:
            for reported in machines:
                for own in ("armv7l", "armv8l") if system["machine"] == "armv7l" else (system["machine"],):
                    with self.subTest(name, reported=reported, own=own):
                        here = machine(**dict(system, machine=own))
                        here["markers"]["platform_machine"] = reported
                        preset = offer(**system)
                        preset["machines"] = machines
                        self.assertEqual(chosen([preset], here), preset["id"])
                        for described in machines:
                            preset["machines"] = [described]
                            if described == reported:
                                self.assertEqual(chosen([preset], here), preset["id"])
                            else:
                                with self.assertRaises(install.InstallError) as caught:
                                    chosen([preset], here)
                                text = "platform_machine is %s here, target was checked for %s" % (reported, described)
                                self.assertIn(text, "".join(caught.exception.findings))

    def test_an_x86_64_python_that_reports_arm64_under_emulation_is_rejected_for_the_preset(self):
        here = machine(os="windows", machine="AMD64")
        here["markers"]["platform_machine"] = "ARM64"
        with self.assertRaises(install.InstallError) as caught:
            chosen([offer(os="windows", machine="AMD64")], here)
        self.assertIn("platform_machine is ARM64 here, target was checked for AMD64", caught.exception.findings[0])
        self.assertIn("--describe", caught.exception.hint)


NOTHING_FITS = [
    (
        "an older Python",
        machine("3.9.18"),
        [offer(version="3.10.1"), offer(version="3.11.1"), offer(version="3.12.1")],
        "Python 3.9, the bundle has 3.10 to 3.12",
    ),
    ("a gap in the Pythons", machine("3.11.2"), [offer(version="3.10.1"), offer(version="3.12.1")], "Python 3.11, the bundle has 3.10, 3.12"),
    ("an older glibc", machine(minimum=[2, 17]), [offer(minimum=[2, 28])], "glibc 2.17, target requires 2.28"),
    ("musl", machine(libc="musl", minimum=[1, 2]), [offer()], "musl, the target is for glibc"),
    ("glibc", machine(), [offer(libc="musl", minimum=[1, 2])], "glibc, the target is for musl"),
    (
        "a free-threaded Python",
        machine("3.13.1", free_threaded=True),
        [offer(version="3.13.1")],
        "this Python is free-threaded, target is not",
    ),
    (
        "a Python with the lock",
        machine("3.13.1"),
        [offer(version="3.13.1", free_threaded=True)],
        "target is free-threaded, this Python is not",
    ),
    ("another system", machine(), [offer(os="windows", machine="AMD64")], "it is for Windows, this is Linux"),
    ("another machine", machine(machine="aarch64"), [offer()], "this is aarch64, target is x86_64"),
    ("another implementation", machine("3.11.1", implementation="pp"), [offer(version="3.11.1")], "it is for CPython, this is PyPy"),
    (
        "an older macOS",
        machine(os="macos", machine="arm64", minimum=[12, 1]),
        [offer(os="macos", machine="arm64", minimum=[14, 0])],
        "macOS 12.1, target requires 14.0",
    ),
]


class NothingFits(unittest.TestCase):
    def rejection(self, here, offers):
        with self.assertRaises(install.InstallError) as caught:
            chosen(offers, here)
        return caught.exception

    def test_each_reason_is_said_in_the_operator_s_words(self):
        for name, here, offers, phrase in NOTHING_FITS:
            with self.subTest(name):
                rejection = self.rejection(here, offers)
                self.assertEqual(rejection.code, install.NO_TARGET)
                self.assertIn(phrase, "\n".join(rejection.findings))

    def test_32_bit_python_on_64_bit_windows(self):
        old = os.environ.get("PROCESSOR_ARCHITEW6432")
        os.environ["PROCESSOR_ARCHITEW6432"] = "AMD64"
        try:
            rejection = self.rejection(machine(os="windows", machine="x86"), [offer(os="windows", machine="AMD64")])
        finally:
            del os.environ["PROCESSOR_ARCHITEW6432"]
            if old is not None:
                os.environ["PROCESSOR_ARCHITEW6432"] = old
        self.assertIn("32-bit Python on 64-bit Windows", rejection.findings[0])

    def test_it_says_what_this_machine_is_and_names_the_nearest_first(self):
        far, near = offer(os="windows", machine="AMD64"), offer(minimum=[2, 34])
        rejection = self.rejection(machine("3.12.4"), [far, near])
        self.assertIn("Python 3.12.4, Linux x86_64, glibc 2.31", rejection.message)
        self.assertTrue(rejection.findings[0].startswith(near["id"]), rejection.findings)
        self.assertIn("--describe", rejection.hint)


class Check(unittest.TestCase):
    def setUp(self):
        self.parent = tempfile.mkdtemp(prefix="bündle of tests ")
        self.addCleanup(shutil.rmtree, self.parent)
        wheels = [maker.Crafted("alpha", requires=["beta"]), maker.Crafted("beta")]
        self.folder = maker.make_bundle(os.path.join(self.parent, "crafted"), [maker.Wanted(maker.target_of(machine()), wheels)])

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def findings(self):
        with self.assertRaises(install.InstallError) as caught:
            install.check(self.folder, install.Console(True))
        self.assertEqual(caught.exception.code, install.NOT_INTACT)
        return "\n".join([caught.exception.message] + caught.exception.findings)

    def test_a_whole_bundle_passes(self):
        self.assertEqual(install.check(self.folder, install.Console(True)).name, "crafted")

    def test_an_altered_a_missing_and_an_extra_file_are_all_named(self):
        with open(self.path("README.txt"), "ab") as file:
            file.write(b"!")
        os.remove(self.path("wheels", "beta-1.0-py3-none-any.whl"))
        maker.write(self.path("argparse.py"), b"raise SystemExit('taken over')")
        found = self.findings()
        for line in ("altered  README.txt", "missing  wheels/beta-1.0-py3-none-any.whl", "extra    argparse.py"):
            self.assertIn(line, found)

    def test_a_link_is_rejected_even_to_the_right_bytes(self):
        os.rename(self.path("README.txt"), os.path.join(self.parent, "elsewhere"))
        os.symlink(os.path.join(self.parent, "elsewhere"), self.path("README.txt"))
        self.assertIn("link     README.txt", self.findings())

    def test_a_linked_folder_is_not_entered(self):
        os.rename(self.path("wheels"), os.path.join(self.parent, "elsewhere"))
        os.symlink(os.path.join(self.parent, "elsewhere"), self.path("wheels"))
        self.assertIn("link     wheels", self.findings())

    def test_names_that_leave_the_folder_are_rejected(self):
        for name in ("../outside", "/etc/passwd", "wheels/../../outside", "C:/outside", "wheels\\outside", "wheels//x", "./x"):
            with self.subTest(name):
                maker.write(self.path("SHA256SUMS"), ("%s  %s\n" % ("0" * 64, name)).encode("utf-8"))
                self.assertIn("names a file outside the directory: " + name, self.findings())

    def test_a_name_that_comes_twice_is_rejected_whatever_its_case(self):
        with open(self.path("SHA256SUMS"), "a") as file:
            file.write("%s  readme.TXT\n" % ("0" * 64))
        self.assertIn("names readme.TXT twice", self.findings())

    def rewrite_manifest(self, change):
        with open(self.path("manifest.json"), encoding="utf-8") as file:
            text = change(file.read())
        maker.write(self.path("manifest.json"), text.encode("utf-8"))
        everything = {}
        for folder, _, names in os.walk(self.folder):
            for name in names:
                path = os.path.join(folder, name)
                with open(path, "rb") as file:
                    everything[os.path.relpath(path, self.folder).replace(os.sep, "/")] = file.read()
        del everything["SHA256SUMS"]
        maker.write_sums(self.folder, everything)

    def test_a_key_that_comes_twice_in_json_is_rejected(self):
        self.rewrite_manifest(lambda text: text.replace('"name": "crafted"', '"name": "harmless", "name": "crafted"', 1))
        self.assertIn("manifest.json has the key name twice", self.findings())

    def test_a_manifest_that_names_another_hash_than_the_checksums_is_rejected(self):
        def swap(text):
            manifest = json.loads(text)
            manifest["wheels"][0]["sha256"] = "0" * 64
            return json.dumps(manifest)

        self.rewrite_manifest(swap)
        self.assertIn("conflict wheels/alpha-1.0-py3-none-any.whl", self.findings())

    def test_names_that_lead_out_of_a_folder_are_rejected_though_every_sum_is_right(self):
        with open(self.path("manifest.json"), encoding="utf-8") as file:
            honest = file.read()
        for key, name, value in [
            ("wheels", "project", "../../outside"),
            ("wheels", "project", "a<script>"),
            ("targets", "id", "../outside"),
            ("targets", "bootstrap", "../outside.whl"),
        ]:
            with self.subTest(value):

                lying = json.loads(honest)
                lying[key][0][name] = value
                self.rewrite_manifest(lambda _, text=json.dumps(lying): text)
                self.assertIn("manifest.json has invalid names", self.findings())

    def said(self):
        """What a person sees of the rejection."""
        out = io.StringIO()
        with redirect_stdout(out), redirect_stderr(out):
            code, _ = install.run(install.arguments_of([self.folder, "--check"]))
        self.assertEqual(code, install.NOT_INTACT)
        return out.getvalue()

    def test_no_text_of_the_bundle_can_say_what_only_the_installer_may(self):
        """A name that ends a line could go on with `intact; origin verified: …`."""
        self.rewrite_manifest(lambda text: text.replace('"name": "crafted"', '"name": "x\\nintact; origin verified: us"', 1))
        self.assertIn("invalid names", self.said())
        self.assertNotIn("\nintact; origin verified", self.said())

    def test_a_file_name_steers_no_terminal(self):
        with open(self.path("\x1b[2J\x9bx\u202e\nintact; origin verified: us"), "wb"):
            pass
        self.assertIn("\\x1b[2J\\x9bx\\u202e\\nintact", self.said())

    def test_json_that_nests_beyond_the_stack_is_rejected(self):
        self.rewrite_manifest(lambda text: "[" * 200000)
        self.assertIn("is not JSON", self.said())

    def test_a_manifest_without_what_is_read_of_it_is_rejected(self):
        self.rewrite_manifest(lambda text: text.replace('"complete"', '"compleat"', 1))
        self.assertIn("manifest.json has no valid targets[0].closure.complete", self.said())

    def test_a_manifest_of_another_format_is_rejected(self):
        self.rewrite_manifest(lambda text: text.replace('"format": 2', '"format": 1'))
        said = self.said()
        self.assertIn("manifest.json has format 1, but this install.py supports only format 2", said)
        self.assertIn("Use the install.py of that bundle, or create the bundle again.", said)

    def test_a_half_unpacked_bundle_says_what_is_missing(self):
        os.remove(self.path("SHA256SUMS"))
        self.assertIn("SHA256SUMS is missing", self.findings())


class OneFile(unittest.TestCase):
    def test_install_py_holds_describe_py_word_for_word(self):
        with open(os.path.join(maker.REPOSITORY, "python", "installer", "describe.py"), encoding="utf-8") as file:
            source = file.read()
        with open(maker.INSTALLER, encoding="utf-8") as file:
            shipped = file.read()
        body = source[source.index("SHORT_NAMES = ") : source.index("# --- this file alone")].strip()
        self.assertIn(body, shipped)

    def test_an_older_python_is_told_what_to_start_it_with(self):
        with open(maker.INSTALLER, encoding="utf-8") as file:
            lines = file.read().splitlines()
        code = lines[lines.index('"""', 1) + 1 :]
        first = next(line for line in code if line and not line.startswith("#"))
        self.assertIn('start_me_with: str = "Python 3.6 or newer', first)


class Heeding(unittest.TestCase):
    def test_an_option_that_a_task_does_not_heed_is_rejected(self):
        table = [
            (["--list", "--verify-with", "key.asc"], "--verify-with has no effect with --list"),
            (["--restore", "before", "--verify-with", "key.asc"], "--verify-with has no effect with --restore"),
            (["--describe", "--only", "a"], "--only has no effect with --describe"),
            (["--check", "--venv", "env"], "--venv has no effect with --check"),
            (["--export", "mirror", "--dry-run"], "--dry-run has no effect with --export"),
            (["--output", "whole"], "--output has no effect without --apply"),
        ]
        for argv, want in table:
            with self.subTest(argv), redirect_stderr(io.StringIO()) as said:
                with self.assertRaises(SystemExit) as ended:
                    install.arguments_of(argv)
                self.assertEqual((ended.exception.code, want in said.getvalue()), (install.USAGE, True), said.getvalue())

    def test_an_empty_value_is_rejected(self):
        for argv in (["--export", ""], ["--restore", ""], ["--describe="], ["--apply", "", "--output", "o"], ["--verify-with", ""], ["--only", "a", ""], [""]):
            with self.subTest(argv), redirect_stderr(io.StringIO()) as said:
                with self.assertRaises(SystemExit) as ended:
                    install.arguments_of(argv)
                self.assertEqual((ended.exception.code, "is empty" in said.getvalue()), (install.USAGE, True), said.getvalue())

    def test_each_task_takes_what_it_heeds(self):
        for argv in (
            ["--venv", "env", "--only", "a", "--dry-run", "--force", "--verify-with", "k"],
            ["--join", "--verify-with", "k", "--json", "--record", "r"],
            ["--apply", "base", "--output", "whole", "--verify-with", "k"],
            ["--list", "--json"],
        ):
            with self.subTest(argv):
                install.arguments_of(argv)


class Conditions(unittest.TestCase):
    HERE = {"python_full_version": "3.11.2", "platform_machine": "AMD64"}

    def test_they_hold_as_packaging_says(self):
        for text, holds in (
            ('python_full_version < "3.11.3"', True), ('python_full_version < "3.11.2"', False), ('python_full_version >= "3.11.2"', True),
            ('python_full_version >= "3.11.10"', False), ('platform_machine == "AMD64"', True), ('platform_machine == "x86"', False),
            ('python_full_version < "3.11.1" or python_full_version >= "3.11.2" and python_full_version < "3.11.3"', True),
            ('python_full_version >= "3.11.1" and (platform_machine == "x86" or platform_machine == "ARM64")', False),
        ):  # fmt: skip
            with self.subTest(text):
                self.assertIs(install.marker_holds(text, self.HERE), holds)
        self.assertIs(install.marker_holds('python_full_version < "3.15.0"', {**self.HERE, "python_full_version": "3.15.0rc1"}), True)

    def test_anything_else_is_rejected(self):
        for text in ("", "(", 'os_name == "nt"', 'python_full_version < "3" platform_machine == "x"', 'platform_machine == "x")', "and", "(" * 5000):
            with self.subTest(text[:20]), self.assertRaises(install.InstallError):
                install.marker_holds(text, self.HERE)


if __name__ == "__main__":
    unittest.main()
