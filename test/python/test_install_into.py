"""install.py acts: real environments, real pip, from bundles of crafted wheels."""

import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

import bundle_maker as maker

sys.path.insert(0, os.path.dirname(maker.INSTALLER))
sys.dont_write_bytecode = True
import install  # noqa: E402

# The pinned pip starts on Python 3.10 and newer; older ones make their environments with their own.
BOOTSTRAP = [maker.compiled_pip()] if sys.version_info >= (3, 10) else []
ON_WINDOWS = os.name == "nt"


def started(*arguments, **more):
    """A process of install.py from the bundle, as an operator starts it, with an environment that would mislead pip."""
    python = more.pop("python", sys.executable)
    environment = dict(os.environ, PIP_INDEX_URL="http://127.0.0.1:9/", PIP_NO_INDEX="", PIP_TARGET="/nowhere", PYTHONPATH="/nowhere")
    environment.update(more.pop("env", {}))
    return subprocess.Popen(
        [python] + list(arguments), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, env=environment, **more
    )


def ran(*arguments, **more):
    """(exit code, what it said)"""
    process = started(*arguments, **more)
    said = process.communicate()[0].decode("utf-8", "replace")
    return process.returncode, said


class Installing(unittest.TestCase):
    """A parent folder with a space and an umlaut, and in it a bundle of alpha (needs beta) and gamma for this machine."""

    def setUp(self):
        self.parent = os.path.realpath(tempfile.mkdtemp(prefix="ümlaut space "))
        self.addCleanup(shutil.rmtree, self.parent, ignore_errors=True)
        self.target = maker.target_of(install.describe_machine())
        self.bundle = self.make("bundle", "1.0")
        self.venv = self.path("my venv")

    def path(self, *names):
        return os.path.join(self.parent, *names)

    def make(self, name, version, more=()):
        alpha = maker.Crafted("alpha", version, requires=["beta"], scripts=["alpha-run", "a"])
        wheels = [alpha, maker.Crafted("beta", scripts=["beta-run"]), maker.Crafted("gamma")] + list(more)
        return maker.make_bundle(self.path(name), [maker.Wanted(self.target, wheels)], bootstrap=BOOTSTRAP)

    def install(self, *arguments, **more):
        return ran(os.path.join(more.pop("bundle", self.bundle), "install.py"), *arguments, **more)

    def scripts_run(self, folder, version="1.0"):
        place = os.path.join(folder, "Scripts" if ON_WINDOWS else "bin")
        for name, wanted in (("alpha-run", version), ("a", version), ("beta-run", "1.0")):
            script = os.path.join(place, name + (".exe" if ON_WINDOWS else ""))
            self.assertEqual(subprocess.check_output([script]).decode("ascii").strip(), wanted)

    def installed(self, folder):
        command = [install.venv_python(folder), "-m", "pip", "--disable-pip-version-check", "--isolated", "list", "--format=json"]
        return {
            one["name"]: one["version"] for one in json.loads(subprocess.check_output(command, stderr=subprocess.DEVNULL).decode("utf-8"))
        }


class Progress(Installing):
    """What a run shows while pip works: a line for each project, which a pipe gets only every few seconds."""

    def started_without_interval(self, seconds, *arguments, **streams):
        start = "import sys; sys.path.insert(0, %r); import install; install.PROGRESS_SECONDS = %d; sys.exit(install.main(sys.argv[1:]))"
        command = [sys.executable, "-B", "-c", start % (os.path.dirname(maker.INSTALLER), seconds)]
        return subprocess.Popen(command + list(arguments) + [self.bundle], stdin=subprocess.DEVNULL, **streams)

    def output(self, seconds, *arguments):
        process = self.started_without_interval(seconds, *arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        out, err = (data.decode("utf-8", "replace") for data in process.communicate())
        self.assertEqual(process.returncode, 0, out + err)
        return out.splitlines(), err.splitlines()

    def assert_names_each_project(self, text):
        for doing in ("Reading", "Installing"):
            for project in ("alpha", "beta", "gamma"):
                self.assertRegex(text, r"%s [123] of 3: %s\b" % (doing, project))
            for number in (1, 2, 3):
                self.assertRegex(text, r"%s %d of 3: " % (doing, number))

    def test_a_pipe_gets_lines_that_name_the_project_that_pip_installs(self):
        out, err = self.output(0, "--target", self.path("place"))
        self.assert_names_each_project("\n".join(out))
        self.assertEqual(err, [])

    def test_with_json_they_go_to_stderr(self):
        out, err = self.output(0, "--json", "--target", self.path("place"))
        self.assert_names_each_project("\n".join(err))
        self.assertTrue(json.loads("\n".join(out))["ok"])

    def test_a_pipe_gets_none_before_the_interval_has_passed(self):
        out, err = self.output(3600, "--target", self.path("place"))
        self.assertEqual([line for line in out + err if " of 3: " in line], [])

    @unittest.skipIf(ON_WINDOWS, "Windows has no pty")
    def test_a_terminal_gets_one_line_that_is_replaced(self):
        import pty

        ours, theirs = pty.openpty()
        process = self.started_without_interval(3600, "--target", self.path("place"), stdout=theirs, stderr=theirs)
        os.close(theirs)
        output = b""
        try:
            while True:
                data = os.read(ours, 65536)
                if not data:
                    break
                output += data
        except OSError:  # Linux reports the end of a terminal as an error
            pass
        os.close(ours)
        self.assertEqual(process.wait(), 0, output)
        text = output.decode("utf-8", "replace")
        self.assert_names_each_project(text)
        lines = [re.sub(r".*\r\x1b\[K", "", line.rstrip("\r")) for line in text.split("\n")]
        self.assertEqual([line for line in lines if " of 3: " in line], [])


@unittest.skipIf(ON_WINDOWS, "py.exe lists the Pythons of Windows")
class OtherPython(Installing):
    """A bundle for Python 3.99 only. The python3.* on PATH are programs of the test."""

    def setUp(self):
        super().setUp()
        described = install.describe()
        described.update(version="3.99.1", abis=["cp399"], implementation="cp", freeThreaded=False)
        described["markers"].update(python_version="3.99", python_full_version="3.99.1")
        maker.write(self.path("described.json"), json.dumps(described).encode("ascii"))
        target = maker.target_of(install.machine_of(described))
        self.bundle = maker.make_bundle(self.path("bundle of 3.99"), [maker.Wanted(target, [maker.Crafted("alpha")])])

    def program(self, name, text):
        path = self.path("programs", name)
        maker.write(path, text.encode("utf-8"))
        os.chmod(path, 0o755)
        return path

    def python399(self):
        """Describes a machine with Python 3.99. Given another command, it prints the arguments and fails with code 9."""
        text = '#!/bin/sh\nif [ "$2" = --describe ]; then cat %s; else printf "<%%s>" started "$@"; exit 9; fi\n'
        return self.program("python3.99", text % install.command_line([self.path("described.json")]))

    def run_here(self, *arguments):
        return self.install(*arguments, env={"PATH": self.path("programs") + os.pathsep + "/usr/bin:/bin"})

    def test_the_error_names_the_python_that_matches_with_the_same_arguments(self):
        python = self.python399()
        code, said = self.run_here("--target", self.path("a place"), "--only", "alpha")
        self.assertEqual(code, install.NO_TARGET, said)
        command = [python, os.path.join(self.bundle, "install.py"), "--target", self.path("a place"), "--only", "alpha"]
        self.assertIn("%s matches a target of this bundle; run: %s" % (python, install.command_line(command)), said)

    def test_with_venv_that_python_runs_the_same_command(self):
        python = self.python399()
        code, said = self.run_here("--venv", self.venv, "--record", self.path("audit"))
        self.assertIn("Using     %s, because no target matches this Python (%s)" % (python, sys.executable), said)
        arguments = [os.path.join(self.bundle, "install.py"), "--venv", self.venv, "--record", self.path("audit")]
        self.assertIn("".join("<%s>" % one for one in ["started"] + arguments), said)
        self.assertEqual(code, 9, said)
        self.assertEqual(os.path.getsize(self.path("audit")), 0, "the other Python records the run")

    def test_broken_pythons_are_passed_over(self):
        self.program("python3.103", "#!/bin/sh\nexit 1\n")
        self.program("python3.102", "#!/bin/sh\necho Hello\n")
        self.program("python3.101", "#!/bin/sh\necho '{}'\n")
        self.program("python3.100", "#!/nowhere\n")
        python = self.python399()
        self.assertIn(python + " matches a target", self.run_here()[1])

    def test_a_python_that_does_not_answer_is_passed_over(self):
        os.mkfifo(self.path("fifo"))
        hanging = self.program("python3.99", "#!/bin/sh\nexec cat %s\n" % install.command_line([self.path("fifo")]))
        self.addCleanup(setattr, install, "ANSWER_SECONDS", install.ANSWER_SECONDS)
        install.ANSWER_SECONDS = 0.1
        self.assertEqual(install.output_of([hanging], self.parent), "")

    def test_without_one_that_matches_the_hint_describes_this_machine(self):
        code, said = self.run_here("--venv", self.venv)
        self.assertEqual(code, install.NO_TARGET, said)
        self.assertIn("--describe target.json", said)
        self.assertFalse(os.path.exists(self.venv))

    def test_a_python_that_was_started_for_another_one_starts_none(self):
        self.python399()
        env = {"PATH": self.path("programs"), "OFFLINE_BUNDLE_INSTALL_RESTARTED": "1"}
        code, said = self.install("--venv", self.venv, env=env)
        self.assertEqual(code, install.NO_TARGET, said)


class Venv(Installing):
    def test_a_venv_is_made_its_scripts_run_and_pip_is_there(self):
        code, said = self.install("--venv", self.venv)
        self.assertEqual(code, 0, said)
        self.scripts_run(self.venv)
        self.assertIn("pip", self.installed(self.venv))
        self.assertNotIn(install.UNFINISHED_MARKER, os.listdir(self.venv))

    def test_a_second_run_changes_nothing_and_a_newer_bundle_updates(self):
        self.install("--venv", self.venv)
        code, said = self.install("--venv", self.venv)
        self.assertEqual((code, "Installed 0 projects" in said), (0, True), said)
        code, said = self.install("--venv", self.venv, bundle=self.make("newer", "2.0"))
        self.assertEqual(code, 0, said)
        self.assertIn("alpha 2.0 (was 1.0)", said)
        self.scripts_run(self.venv, "2.0")

    def test_what_other_machines_of_the_target_need_is_left_out(self):
        here = install.describe_machine()["markers"]
        version, machine = here["python_full_version"], here["platform_machine"]
        wheels = [maker.Crafted("alpha", requires=["beta"]), maker.Crafted("beta"), maker.Crafted("gamma"), maker.Crafted("delta")]
        markers = {
            "beta": 'python_full_version >= "%s" and (platform_machine == "elsewhere" or platform_machine == "%s")' % (version, machine),
            "gamma": 'python_full_version < "%s"' % version,
            "delta": 'platform_machine == "elsewhere"',
        }
        bundle = maker.make_bundle(self.path("markers"), [maker.Wanted(self.target, wheels, markers=markers)], bootstrap=BOOTSTRAP)
        for wanted in (["Installed 2 projects"], ["2 already installed"]):
            code, said = self.install("--venv", self.venv, bundle=bundle)
            self.assertEqual(code, 0, said)
            for text in wanted:
                self.assertIn(text, said)
        self.assertEqual({"alpha", "beta", "gamma", "delta"} & set(self.installed(self.venv)), {"alpha", "beta"})

    def test_versions_that_metadata_spells_otherwise_are_the_same_versions(self):
        spelled = [("1.0rc1", "1.0.RC.1"), ("1.0", "v1.0"), ("1.0", "01.0"), ("1.0.post1", "1.0-1"), ("1.0+local.x", "1.0+Local.X"), ("2024.1.9", "2024.01.09")]
        odd = []
        for number, (version, other) in enumerate(spelled):
            name = "odd%d" % number
            text = "Metadata-Version: 2.1\nName: %s\nVersion: %s\n" % (name, other)
            odd.append(maker.Crafted(name, version, extra={"%s-%s.dist-info/METADATA" % (name, version): text}))
        folder = self.make("odd", "1.0", odd)
        self.assertEqual(ran(os.path.join(folder, "install.py"), "--venv", self.venv)[0], 0)
        code, said = ran(os.path.join(folder, "install.py"), "--venv", self.venv)
        self.assertEqual((code, "Installed 0 projects" in said), (0, True), said)
        code, said = ran(os.path.join(folder, "install.py"), "--target", self.path("plain"))
        self.assertEqual(code, 0, said)
        for place in (("--venv", self.venv), ("--target", self.path("plain"))):
            code, said = ran(os.path.join(folder, "install.py"), "--dry-run", *place)
            self.assertEqual((code, "Would install 0 projects" in said), (0, True), said)
        newer = self.make("newer", "2.0", [maker.Crafted(one.project, "3.0") for one in odd[:1]] + odd[1:])
        code, said = ran(os.path.join(newer, "install.py"), "--venv", self.venv)
        self.assertEqual((code, "Installed 2 projects" in said), (0, True), said)

    def test_the_set_before_comes_back_by_the_printed_command(self):
        self.install("--venv", self.venv)
        broken = maker.Crafted("zeta", requires=["alpha"], extra={"zeta-1.0.data/nowhere/file": "pip knows no such place"})
        code, said = self.install("--venv", self.venv, bundle=self.make("broken", "2.0", [broken]))
        self.assertNotEqual(code, 0, said)
        self.assertIn("To restore them, run:", said)
        self.assertEqual(self.installed(self.venv)["alpha"], "2.0")
        command = said[said.index("To restore them, run:") :].splitlines()[1].strip()
        shutil.rmtree(self.path("broken"))
        subprocess.check_call(command, shell=True, stdout=subprocess.DEVNULL)
        after = self.installed(self.venv)
        self.assertEqual((after["alpha"], after["beta"], "zeta" in after), ("1.0", "1.0", False))
        self.scripts_run(self.venv)

    def test_a_folder_with_something_else_in_it_is_left_alone(self):
        maker.write(os.path.join(self.venv, "letter.txt"), b"mine")
        code, said = self.install("--venv", self.venv)
        self.assertEqual((code, os.listdir(self.venv)), (2, ["letter.txt"]), said)
        self.assertIn("is not a virtual environment", said)

    def test_a_failed_build_leaves_no_folder(self):
        broken = maker.Crafted("zeta", requires=["alpha"], extra={"zeta-1.0.data/nowhere/file": "pip knows no such place"})
        code, said = self.install("--venv", self.venv, bundle=self.make("broken", "2.0", [broken]))
        self.assertNotEqual(code, 0, said)
        self.assertFalse(os.path.exists(self.venv), said)

    def test_two_at_once_end_in_one_environment_that_works(self):
        processes = [started(os.path.join(self.bundle, "install.py"), "--venv", self.venv) for _ in range(2)]
        ends = [(process.communicate()[0].decode("utf-8"), process.returncode) for process in processes]
        self.assertIn(0, [code for _, code in ends], ends)
        for said, code in ends:
            self.assertTrue(code == 0 or "another run" in said, said)
        self.scripts_run(self.venv)


if not ON_WINDOWS:

    class Posix(Installing):
        """What needs POSIX signals and modes."""

        def test_killed_at_any_moment_the_next_run_finishes_it(self):
            for seconds in (0.2, 0.8, 1.6):
                with self.subTest(seconds=seconds):
                    process = started(os.path.join(self.bundle, "install.py"), "--venv", self.venv)
                    time.sleep(seconds)
                    process.send_signal(signal.SIGKILL)
                    process.communicate()
                    left = set(os.listdir(self.venv)) if os.path.exists(self.venv) else set()
                    self.assertTrue(not left or install.UNFINISHED_MARKER in left or install.INSTALLED_MARKER in left, left)
                    code, said = self.install("--venv", self.venv)
                    self.assertEqual(code, 0, said)
                    self.assertNotIn(install.UNFINISHED_MARKER, os.listdir(self.venv))
                    self.scripts_run(self.venv)
                    shutil.rmtree(self.venv)

        def test_killed_while_it_updates_the_next_run_restores_and_finishes(self):
            self.install("--venv", self.venv)
            newer = self.make("newer", "2.0")
            for seconds in (0.5, 1.2):
                with self.subTest(seconds=seconds):
                    process = started(os.path.join(newer, "install.py"), "--venv", self.venv)
                    time.sleep(seconds)
                    process.send_signal(signal.SIGKILL)
                    process.communicate()
                    code, said = self.install("--venv", self.venv, bundle=newer)
                    self.assertEqual(code, 0, said)
                    self.scripts_run(self.venv, "2.0")
                    self.assertEqual(self.installed(self.venv)["alpha"], "2.0")
                    code, said = self.install("--venv", self.venv)
                    self.assertEqual(code, 0, said)
                    self.scripts_run(self.venv, "1.0")

        def test_stopped_it_says_so_with_130(self):
            process = started(os.path.join(self.bundle, "install.py"), "--venv", self.venv)
            while not os.path.exists(os.path.join(self.venv, "pyvenv.cfg")):
                time.sleep(0.02)
            process.send_signal(signal.SIGTERM)
            said = process.communicate()[0].decode("utf-8")
            self.assertEqual(process.returncode, 130, said)
            self.assertIn("canceled", said)

        def test_a_read_only_bundle_installs(self):
            for folder, _, names in os.walk(self.bundle):
                for name in names:
                    os.chmod(os.path.join(folder, name), 0o444)
                os.chmod(folder, 0o555)
            self.addCleanup(lambda: [os.chmod(folder, 0o755) for folder, _, _ in os.walk(self.bundle)])
            code, said = self.install("--target", self.path("site"))
            self.assertEqual(code, 0, said)

        def test_a_path_of_240_characters_with_spaces_installs_and_its_scripts_run(self):
            deep = self.parent
            while len(deep) < 240:
                deep = os.path.join(deep, "folder ü"[: 239 - len(deep)] or "x")
            self.assertEqual(len(deep), 240)
            os.makedirs(os.path.dirname(deep))
            shutil.move(self.bundle, deep)
            for place in ("--target", "--venv"):
                code, said = self.install(place, deep + place, bundle=deep)
                self.assertEqual(code, 0, said)
            self.scripts_run(deep + "--venv")
            self.assertEqual(self.install("--export", self.path("repository"), bundle=deep)[0], 0)
            code, said = self.install("--check", bundle=deep)
            self.assertEqual((code, said.splitlines()[-1]), (0, "intact; origin not verified"), said)


class Elsewhere(Installing):
    """--target, the current environment, and what can not be changed."""

    def test_a_target_folder_appears_whole_and_is_replaced_whole(self):
        folder = self.path("site")
        code, said = self.install("--target", folder)
        self.assertEqual(code, 0, said)
        self.assertIn("alpha-1.0.dist-info", os.listdir(folder))
        code, said = self.install("--target", folder, bundle=self.make("newer", "2.0"))
        self.assertEqual(code, 0, said)
        self.assertIn("alpha-2.0.dist-info", os.listdir(folder))
        self.assertNotIn("alpha-1.0.dist-info", os.listdir(folder))
        self.assertEqual(sorted(name for name in os.listdir(self.parent) if name.startswith(".")), [])

    def at_once(self, *arguments, **more):
        """Two that start at once: each does it, or finds it done, or says that the other one is at work."""
        processes = [started(os.path.join(self.bundle, "install.py"), *arguments, **more) for _ in range(2)]
        ends = [(process.communicate()[0].decode("utf-8"), process.returncode) for process in processes]
        self.assertIn(0, [code for _, code in ends], ends)
        for said, code in ends:
            self.assertTrue(code == 0 or "another run" in said, said)

    if not ON_WINDOWS:

        def test_killed_at_any_moment_a_target_folder_is_absent_or_whole_and_the_next_run_finishes_it(self):
            site = self.path("site")
            for seconds in (0.2, 0.5, 0.9):
                with self.subTest(seconds=seconds):
                    process = started(os.path.join(self.bundle, "install.py"), "--target", site)
                    time.sleep(seconds)
                    process.send_signal(signal.SIGKILL)
                    process.communicate()
                    self.assertTrue(not os.path.exists(site) or os.path.exists(os.path.join(site, install.INSTALLED_MARKER)))
                    code, said = self.install("--target", site)
                    self.assertEqual(code, 0, said)
                    self.assertEqual(sorted(os.listdir(self.parent)), ["bundle", "site"])
                    shutil.rmtree(site)

    def test_two_at_once_into_one_target_folder_end_in_a_whole_one(self):
        folder = self.path("site")
        self.at_once("--target", folder)
        found = sorted(name for name in os.listdir(folder) if name.endswith(".dist-info"))
        self.assertEqual(found, ["alpha-1.0.dist-info", "beta-1.0.dist-info", "gamma-1.0.dist-info"])
        self.assertEqual(sorted(name for name in os.listdir(self.parent) if name.startswith(".")), [])

    def test_two_at_once_into_one_environment_end_in_one_that_works(self):
        subprocess.check_call([sys.executable, "-m", "venv", "--without-pip", self.venv])
        self.at_once(python=install.venv_python(self.venv))
        self.scripts_run(self.venv)
        self.assertEqual([name for name in os.listdir(os.path.join(self.venv, ".offline-bundle")) if name == "updating.json"], [])

    def test_who_is_rejected_leaves_the_lock_of_the_other_where_it_is(self):
        lock = self.path("lock")
        with install.file_lock(lock, "busy", remove=True):
            for _ in range(2):  # a third run must still find the first one's
                with self.assertRaises(install.InstallError), install.file_lock(lock, "busy", timeout=0.0, remove=True):
                    self.fail("two hold one lock")
        with install.file_lock(lock, "busy", timeout=0.0, remove=True):
            self.assertTrue(os.path.exists(lock))
        self.assertFalse(os.path.exists(lock))

    def test_only_takes_a_project_and_what_it_needs(self):
        code, said = self.install("--target", self.path("site"), "--only", "Alpha")
        self.assertEqual(code, 0, said)
        found = [name for name in os.listdir(self.path("site")) if name.endswith(".dist-info")]
        self.assertEqual(sorted(found), ["alpha-1.0.dist-info", "beta-1.0.dist-info"])
        code, said = self.install("--target", self.path("other"), "--only", "delta")
        self.assertEqual(code, 2, said)
        self.assertIn("does not include delta", said)

    def test_the_environment_without_pip_that_runs_it_is_changed_and_restored(self):
        subprocess.check_call([sys.executable, "-m", "venv", "--without-pip", self.venv])
        python = install.venv_python(self.venv)
        before = sorted(install.files_below(self.venv))
        code, said = self.install(python=python)
        self.assertEqual(code, 0, said)
        self.assertIn("has no working pip", said)
        self.scripts_run(self.venv)
        command = said[said.index("To undo this, run: ") + len("To undo this, run: ") :].strip()
        subprocess.check_call(command, shell=True, stdout=subprocess.DEVNULL)
        left = [path for path in sorted(install.files_below(self.venv)) if ".offline-bundle" not in path]
        self.assertEqual(left, before)

    def test_a_broken_pip_is_passed_by(self):
        subprocess.check_call([sys.executable, "-m", "venv", "--without-pip", self.venv])
        python = install.venv_python(self.venv)
        purelib = json.loads(subprocess.check_output([python, maker.INSTALLER, install.PRINT_DESTINATION]).decode("utf-8"))["roots"]["purelib"]
        maker.write(os.path.join(purelib, "pip", "__init__.py"), b"raise ImportError('broken')")
        code, said = self.install(python=python)
        self.assertEqual(code, 0, said)
        self.assertIn("has no working pip", said)

    def test_an_externally_managed_python_is_left_alone_and_venv_is_offered(self):
        place = install.current_destination(False)._replace(managed_by="/usr/lib/python3/EXTERNALLY-MANAGED", is_venv=False)
        original, install.current_destination = install.current_destination, lambda user: place
        self.addCleanup(setattr, install, "state_of_this_python", original)
        with self.assertRaises(install.InstallError) as caught:
            install.install_into_python(None, install.arguments_of([]), install.Console(True))
        self.assertIn("PEP 668", caught.exception.message)
        self.assertIn("--venv DIR", caught.exception.hint)

    def test_a_dry_run_and_a_check_change_nothing(self):
        code, said = self.install("--dry-run", "--venv", self.venv)
        self.assertEqual((code, os.path.exists(self.venv)), (0, False), said)
        self.assertIn("would install alpha 1.0", said)
        code, said = self.install("--check")
        self.assertEqual((code, said.splitlines()[-1]), (0, "intact; origin not verified"), said)

    def test_a_trusted_install_py_checks_another_folder(self):
        shutil.copy(maker.INSTALLER, self.path("trusted-install.py"))
        code, said = ran(self.path("trusted-install.py"), "--check", self.bundle)
        self.assertEqual((code, said.splitlines()[-1]), (0, "intact; origin not verified"), said)

    def test_an_altered_wheel_stops_everything_before_it_starts(self):
        with open(os.path.join(self.bundle, "wheels", "beta-1.0-py3-none-any.whl"), "ab") as file:
            file.write(b"!")
        code, said = self.install("--venv", self.venv)
        self.assertEqual((code, os.path.exists(self.venv)), (4, False), said)

    def test_a_command_that_leads_out_of_the_environment_is_rejected_though_every_sum_is_right(self):
        info = "escapes-1.0.dist-info/entry_points.txt"
        table = {
            "[console_scripts]\n../../../ESCAPED = escapes:main\n": "'../../../ESCAPED = escapes:main'",
            "[console_scripts]\nfine = escapes:main\n[ gui_scripts ]\n..\\ESCAPED = escapes:main\n": "ESCAPED = escapes:main'",
            "[console_scripts]\na = /../../../ESCAPED=escapes:main\n": "'a = /../../../ESCAPED=escapes:main'",
        }
        for number, (text, said) in enumerate(table.items()):
            evil = maker.Crafted("escapes", extra={info: text})
            bundle = self.make("evil%d" % number, "1.0", [evil])
            before = sorted(os.listdir(self.parent))
            for place in (["--venv", self.path("deep", "venv")], ["--target", self.path("folder")], ["--dry-run"]):
                with self.subTest(text=text, place=place):
                    code, output = self.install(*place, bundle=bundle)
                    self.assertEqual(code, install.NOT_INTACT, output)
                    self.assertIn("scripts of these wheels could be written outside the environment:", output)
                    self.assertIn("escapes-1.0-py3-none-any.whl: ", output)
                    self.assertIn(said, output)
                    self.assertEqual(sorted(os.listdir(self.parent)), before)

    def test_a_wheel_whose_commands_cannot_be_read_is_rejected(self):
        broken = maker.Crafted("broken")
        broken.data = b"this is no zip"
        broken.sha256 = hashlib.sha256(broken.data).hexdigest()
        code, output = self.install("--venv", self.venv, bundle=self.make("unreadable", "1.0", [broken]))
        self.assertEqual((code, os.path.exists(self.venv)), (install.NOT_INTACT, False), output)
        self.assertIn("broken-1.0-py3-none-any.whl: cannot be read", output)

    def test_json_is_one_value_and_the_record_is_one_line(self):
        record = self.path("audit.jsonl")
        process = subprocess.run(
            [sys.executable, os.path.join(self.bundle, "install.py"), "--target", self.path("site"), "--json", "--record", record],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        result = json.loads(process.stdout.decode("utf-8"))
        self.assertEqual((result["ok"], result["target"]), (True, self.target["id"]))
        self.assertEqual(result["changed"][0], {"project": "alpha", "from": None, "to": "1.0"})
        self.install("--check", "--record", record)
        with open(record) as file:
            lines = [json.loads(line) for line in file]
        self.assertEqual([line["task"] for line in lines], ["install", "check"])
        self.assertEqual(lines[0]["digest"], install.sha256_of(os.path.join(self.bundle, "SHA256SUMS")))
        self.assertIsNone(lines[0]["signer"])


class Old(Installing):
    def test_an_incomplete_target_is_rejected_with_what_it_lacks(self):
        finding = {"kind": "no-wheel", "severity": "error", "message": "delta has no wheel here"}
        wanted = maker.Wanted(self.target, [maker.Crafted("alpha")], complete=False, findings=[finding])
        code, said = self.install("--venv", self.venv, bundle=maker.make_bundle(self.path("incomplete"), [wanted]))
        self.assertEqual(code, 3, said)
        self.assertIn("delta has no wheel here", said)

    def test_an_old_pip_is_rejected(self):
        folder = self.path("old")
        maker.write(os.path.join(folder, "pip", "__init__.py"), b"")
        maker.write(os.path.join(folder, "pip", "__main__.py"), b"print('pip 9.0.1 from here (python 3)')")
        original, install.pip_version = install.pip_version, lambda python, scratch: "9.0.1"
        self.addCleanup(setattr, install, "pip_version", original)
        bare = install.Bundle(self.bundle, "crafted", "", [], {}, {})
        with self.assertRaises(install.InstallError) as caught:
            install.pick_pip(sys.executable, bare, self.target, folder, install.Console(True))
        self.assertIn("pip 9.0.1 is too old for these wheels", caught.exception.message)


class Repository(Installing):
    def test_exports_grow_one_repository_that_pip_installs_from(self):
        folder = self.path("répo")
        self.assertEqual(self.install("--export", folder)[0], 0)
        code, said = self.install("--export", folder, bundle=self.make("newer", "2.0"))
        self.assertEqual(code, 0, said)
        self.assertIn("1 wheel new, 2 already present", said)
        page = install.read_links(os.path.join(folder, "simple", "alpha", "index.html"))
        self.assertEqual(list(page), ["alpha-1.0-py3-none-any.whl", "alpha-2.0-py3-none-any.whl"])

    def test_an_exported_lock_installs_from_the_index_what_was_verified(self):
        folder = self.path("repository")
        self.assertEqual(self.install("--export", folder)[0], 0)
        manifest = install.read_json(os.path.join(self.bundle, "manifest.json"), "manifest.json")
        lock = os.path.join(folder, "locks", manifest["name"], manifest["targets"][0]["id"] + ".txt")
        kept = install.read_text(lock, lock)
        # After this the index has a newer alpha, which the lock does not select.
        newer = [maker.Crafted("alpha", "2.0", requires=["beta"]), maker.Crafted("beta", scripts=["beta-run"])]
        other = maker.make_bundle(self.path("other"), [maker.Wanted(self.target, newer)], name="other")
        code, said = self.install("--export", folder, bundle=other)
        self.assertEqual(code, 0, said)
        self.assertIn(os.path.join(folder, "locks", "other"), said)
        self.assertEqual(install.read_text(lock, lock), kept)
        site, index = self.path("site"), install.file_url(os.path.join(folder, "simple"))
        command = [sys.executable, "-m", "pip", "--isolated", "--disable-pip-version-check", "install", "--require-hashes"]
        subprocess.check_output(command + ["-t", site, "-i", index, "-r", lock], stderr=subprocess.STDOUT)
        found = sorted(name for name in os.listdir(site) if name.endswith(".dist-info"))
        self.assertEqual(found, ["alpha-1.0.dist-info", "beta-1.0.dist-info", "gamma-1.0.dist-info"])

    def test_another_file_of_the_same_name_is_an_error_and_adds_nothing(self):
        folder = self.path("repository")
        self.install("--export", folder)
        other = maker.make_bundle(
            self.path("other"),
            [maker.Wanted(self.target, [maker.Crafted("gamma", files={"gamma.py": "other = 1\n"}), maker.Crafted("delta")])],
        )
        code, said = self.install("--export", folder, bundle=other)
        self.assertEqual(code, 4, said)
        self.assertIn("gamma-1.0-py3-none-any.whl", said)
        self.assertNotIn("delta-1.0-py3-none-any.whl", os.listdir(os.path.join(folder, "wheels")))

    def test_many_exports_at_once_all_arrive(self):
        folder = self.path("repository")
        bundles = [self.make("bundle %d" % number, "%d.0" % number) for number in range(2, 6)]
        processes = [started(os.path.join(one, "install.py"), "--export", folder) for one in bundles]
        for process in processes:
            said = process.communicate()[0].decode("utf-8")
            self.assertEqual(process.returncode, 0, said)
        links = install.read_links(os.path.join(folder, "simple", "alpha", "index.html"))
        self.assertEqual(list(links), ["alpha-%d.0-py3-none-any.whl" % number for number in range(2, 6)])


class Volumes(Installing):
    def setUp(self):
        super().setUp()
        archive = shutil.make_archive(self.path("bundle"), "gztar", self.parent, "bundle")
        with open(archive, "rb") as file:
            self.whole = file.read()
        os.remove(archive)
        size = len(self.whole) // 3 + 1
        lines = []
        for number in range(3):
            name = "bundle.tar.gz.%03d" % (number + 1)
            maker.write(self.path(name), self.whole[number * size : (number + 1) * size])
            lines.append("%s  %s\n" % (install.sha256_of(self.path(name)), name))
        lines.append("%s  bundle/SHA256SUMS\n" % install.sha256_of(os.path.join(self.bundle, "SHA256SUMS")))
        maker.write(self.path("bundle.SHA256SUMS"), "".join(lines).encode("ascii"))
        shutil.copy(maker.INSTALLER, self.path("install.py"))

    def test_volumes_are_joined_and_the_delivery_checks(self):
        code, said = ran(self.path("install.py"), "--join")
        self.assertEqual(code, 0, said)
        with open(self.path("bundle.tar.gz"), "rb") as file:
            self.assertEqual(file.read(), self.whole)
        code, said = ran(self.path("install.py"), "--check")
        self.assertEqual((code, said.splitlines()[-1]), (0, "intact; origin not verified"), said)

    def rejected(self, phrase):
        code, said = ran(self.path("install.py"), "--join")
        self.assertEqual(code, 4, said)
        self.assertIn(phrase, said)
        self.assertEqual([name for name in os.listdir(self.parent) if name.endswith((".gz", ".part"))], [])

    def test_a_missing_volume_is_named(self):
        os.remove(self.path("bundle.tar.gz.002"))
        self.rejected("missing  bundle.tar.gz.002")

    def test_a_damaged_volume_is_named(self):
        maker.write(self.path("bundle.tar.gz.002"), b"damaged")
        self.rejected("altered  bundle.tar.gz.002")

    def test_a_volume_too_many_is_named(self):
        maker.write(self.path("bundle.tar.gz.004"), b"more")
        self.rejected("extra    bundle.tar.gz.004")


    def test_two_at_once_end_in_one_whole_archive(self):
        processes = [started(self.path("install.py"), "--join") for _ in range(2)]
        said = [process.communicate()[0].decode("utf-8") for process in processes]
        self.assertEqual([process.returncode for process in processes], [0, 0], said)
        with open(self.path("bundle.tar.gz"), "rb") as file:
            self.assertEqual(file.read(), self.whole)
        self.assertEqual([name for name in os.listdir(self.parent) if name.endswith((".part", "-lock"))], [])


class Reported(Installing):
    """What programs read: one JSON value whatever the task and however it ends, and a line of the record for each run."""

    def reported(self, *arguments):
        record = self.path("audit.jsonl")
        command = [sys.executable, os.path.join(self.bundle, "install.py"), "--json", "--record", record]
        process = subprocess.run(command + list(arguments), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        value = json.loads(process.stdout.decode("utf-8"))
        with open(record) as file:
            line = json.loads(file.readlines()[-1])
        self.assertEqual({key: line[key] for key in value}, value)
        self.assertEqual(set(line) - set(value), {"version", "time", "who", "host", "task"})
        self.assertEqual(value["ok"], process.returncode == 0)
        return dict(value, task=line["task"])

    def test_each_task_that_ends_well(self):
        digest = install.sha256_of(os.path.join(self.bundle, "SHA256SUMS"))
        for task, arguments, wanted in [
            ("check", ["--check"], {"intact": True, "digest": digest, "signer": None}),
            ("describe", ["--describe", self.path("here.json")], {"file": self.path("here.json")}),
            ("list", ["--list"], {"targets": [self.target["id"]], "fits": self.target["id"]}),
            ("export", ["--export", self.path("repository")], {"digest": digest, "kept": []}),
            ("install", ["--target", self.path("site"), "--dry-run"], {"dryRun": True, "where": self.path("site")}),
            ("install", ["--venv", self.venv, "--only", "gamma"], {"changed": [{"project": "gamma", "from": None, "to": "1.0"}]}),
            ("install", ["--venv", self.venv, "--only", "gamma"], {"changed": [], "digest": digest, "where": self.venv}),
        ]:
            with self.subTest(arguments=arguments):
                value = self.reported(*arguments)
                self.assertEqual({key: value[key] for key in wanted}, wanted)
                self.assertEqual(value["task"], task)

    def test_each_kind_of_failure(self):
        altered = self.make("altered", "2.0")
        maker.write(os.path.join(altered, "README.txt"), b"other words")
        for arguments, code in [
            (["--only", "nothing", "--venv", self.venv], 2),
            (["--join", self.parent], 2),
            (["--apply", self.bundle], 2),
            (["--restore", self.parent], 2),
            (["--check", altered], 4),
            (["--check", "--verify-with", maker.INSTALLER], 5),
        ]:
            with self.subTest(arguments=arguments):
                value = self.reported(*arguments)
                self.assertEqual((value["exitCode"], sorted(value)), (code, ["exitCode", "findings", "hint", "message", "ok", "task"]))
                self.assertTrue(value["message"] and value["hint"], value)

    def test_what_cannot_be_recorded_does_not_happen(self):
        code, said = self.install("--venv", self.venv, "--record", self.path("no such folder", "audit.jsonl"))
        self.assertEqual((code, os.path.exists(self.venv)), (7, False), said)
        self.assertIn("audit.jsonl", said)


class Shells(Installing):
    """However the operator's shell or Python is set up, a failure is an error message and no traceback."""

    def run_with(self, redirection, *arguments):
        words = [sys.executable, os.path.join(self.bundle, "install.py")] + list(arguments)
        ran_it = subprocess.run(["bash", "-c", '"$@" ' + redirection, "-"] + words, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        return ran_it.returncode, ran_it.stderr.decode("utf-8")

    @unittest.skipIf(ON_WINDOWS, "a POSIX shell")
    def test_an_output_that_takes_nothing_is_an_error(self):
        for redirection, arguments, phrase in [
            (">&-", ["--list"], "error: stdout is closed"),
            (">&-", ["--venv", self.venv], "error: stdout is closed"),
            (">/dev/full", ["--list"], "No space left on device"),
            (">/dev/full", ["--list", "--json"], "error: the result cannot be written: "),
            ("| true; exit ${PIPESTATUS[0]}", ["--check"], "Broken pipe"),
        ]:
            with self.subTest(redirection=redirection, arguments=arguments):
                code, said = self.run_with(redirection, *arguments)
                self.assertEqual(code, 7, said)
                self.assertIn(phrase, said)
                self.assertNotIn("Traceback", said)
                self.assertNotIn("Exception ignored", said)
        self.assertFalse(os.path.exists(self.venv))

    def test_a_python_without_a_module_is_an_error(self):
        for module in ("zlib", "_socket"):
            with self.subTest(module=module):
                without = "import runpy, sys; sys.modules[%r] = None; sys.argv = sys.argv[1:]; runpy.run_path(sys.argv[0], run_name='__main__')"
                code, said = ran("-c", without % module, os.path.join(self.bundle, "install.py"), "--venv", self.venv)
                self.assertEqual(code, 7, said)
                self.assertIn("lacks the module %s of the standard library" % module, said)
                self.assertNotIn("Traceback", said)

    @unittest.skipUnless(hasattr(os, "geteuid") and os.geteuid() == 0, "for root")
    def test_root_hears_that_others_cannot_read_what_was_installed(self):
        for mask, heard in ((0o077, True), (0o022, False)):
            with self.subTest(mask=mask):
                before = os.umask(mask)
                try:
                    code, said = self.install("--target", self.path("site %o" % mask))
                finally:
                    os.umask(before)
                self.assertEqual(code, 0, said)
                self.assertEqual("Only root can read it, because the umask is 077. To let all users read it, run: chmod -R go+rX" in said, heard, said)


class Deltas(Installing):
    """base: alpha 1.0; the full bundle: alpha 2.0; the delta holds what base lacks, as src/bundle/delta.ts makes it."""

    def setUp(self):
        super().setUp()
        self.full = self.make("full", "2.0")
        self.delta = maker.make_delta(self.path("delta"), self.bundle, self.full, "whole")

    def apply(self, *arguments):
        return ran(os.path.join(self.delta, "install.py"), "--apply", self.bundle, *arguments)

    def bytes_of(self, folder):
        found = {}
        for path in install.files_below(folder):
            with open(path, "rb") as file:
                found[os.path.relpath(path, folder)] = file.read()
        return found

    def test_base_and_delta_give_the_full_bundle_byte_for_byte(self):
        before = self.bytes_of(self.bundle)
        code, said = self.apply()
        self.assertEqual(code, 0, said)
        self.assertEqual(self.bytes_of(self.path("whole")), self.bytes_of(self.full))
        self.assertEqual(self.bytes_of(self.bundle), before)
        self.assertEqual(ran(os.path.join(self.path("whole"), "install.py"), "--check")[0], 0)
        self.assertEqual(self.apply()[0], 2)
        self.assertEqual(self.apply("--output", self.path("again"))[0], 0)

    def rejected(self, phrase, code=4):
        found, said = self.apply()
        self.assertEqual(found, code, said)
        self.assertIn(phrase, said)
        self.assertEqual(sorted(os.listdir(self.parent)), ["bundle", "delta", "full"])

    def test_two_at_once_end_in_one_whole_bundle(self):
        processes = [started(os.path.join(self.delta, "install.py"), "--apply", self.bundle) for _ in range(2)]
        said = [process.communicate()[0].decode("utf-8") for process in processes]
        self.assertEqual(sorted(process.returncode for process in processes), [0, 2], said)
        self.assertIn("already exists", "".join(said))
        self.assertEqual(self.bytes_of(self.path("whole")), self.bytes_of(self.full))
        self.assertEqual(sorted(os.listdir(self.parent)), ["bundle", "delta", "full", "whole"])

    def test_what_a_run_that_was_cut_off_left_does_not_stay(self):
        maker.write(self.path(".whole.offline-bundle-new", "wheels", "half.whl.part"), b"half")
        self.assertEqual(self.apply()[0], 0)
        self.assertEqual(sorted(os.listdir(self.parent)), ["bundle", "delta", "full", "whole"])

    def test_another_base_is_named(self):
        self.bundle = self.full
        self.rejected("is not the base of this delta")

    def test_a_base_with_an_altered_wheel_gives_nothing(self):
        maker.write(os.path.join(self.bundle, "wheels", "beta-1.0-py3-none-any.whl"), b"altered")
        self.rejected("beta-1.0-py3-none-any.whl")

    def test_a_base_with_a_missing_wheel_gives_nothing(self):
        os.remove(os.path.join(self.bundle, "wheels", "beta-1.0-py3-none-any.whl"))
        self.rejected("missing  wheels/beta-1.0-py3-none-any.whl")

    def test_a_swapped_file_in_the_delta_gives_nothing(self):
        maker.write(os.path.join(self.delta, "wheels", "alpha-2.0-py3-none-any.whl"), b"swapped")
        self.rejected("altered  wheels/alpha-2.0-py3-none-any.whl")

    def test_a_delta_checks_itself_and_does_not_install(self):
        code, said = ran(os.path.join(self.delta, "install.py"), "--check")
        self.assertEqual((code, said.splitlines()[-1]), (0, "intact; origin not verified"), said)
        code, said = ran(os.path.join(self.delta, "install.py"), "--venv", self.venv)
        self.assertEqual(code, 2, said)
        self.assertIn("is a delta, not a full bundle", said)


if __name__ == "__main__":
    unittest.main()
