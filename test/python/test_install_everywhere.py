"""install.py on every Python of this machine: what it decides, and one real environment with its scripts."""

import glob
import os
import re
import shutil
import subprocess
import sys
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
TESTS = ["test_install", "test_install_into.Venv.test_a_venv_is_made_its_scripts_run_and_pip_is_there"]


def interpreters():
    """series -> path, of each CPython from 3.6 on that is on PATH or under pyenv and starts."""
    candidates = [shutil.which("python3")] + [shutil.which("python3.%d" % minor) for minor in range(6, 16)]
    candidates += sorted(glob.glob(os.path.expanduser("~/.pyenv/versions/3.*/bin/python")))
    found = {}
    for path in candidates:
        series = series_of(path) if path else None
        if series is not None:
            found.setdefault(series, path)
    return found


def series_of(path):
    """None for what does not start (a pyenv shim of a version that is not chosen), and for Pythons that are too old."""
    ran = subprocess.run(
        [path, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    series = ran.stdout.decode("ascii").strip()
    return series if ran.returncode == 0 and re.match(r"^3\.([6-9]|1\d)$", series) else None


class Everywhere(unittest.TestCase):
    def test_it_works_on_every_python_found_here(self):
        found = interpreters()
        self.assertTrue(found)
        if len(found) > 1:
            found.pop("%d.%d" % sys.version_info[:2], None)  # the same tests have run on it, as files of their own
        for series, path in sorted(found.items()):
            with self.subTest(series):
                ran = subprocess.run([path, "-B", "-m", "unittest"] + TESTS, cwd=HERE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
                said = ran.stdout.decode("utf-8", "replace")
                self.assertEqual(ran.returncode, 0, said)
                self.assertRegex(said, r"Ran (29|[3-9]\d) tests")


if __name__ == "__main__":
    unittest.main()
