"""A worker is made for one pip: with any other it does not start."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from harness import ROOT


class AnotherPip(unittest.TestCase):
    def test_it_is_rejected_by_name(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            package = Path(folder) / "pip"
            package.mkdir()
            (package / "__init__.py").write_text('__version__ = "25.0"\n')
            script = str(ROOT / "python" / "worker" / "main.py")
            for role in ("fetcher", "resolver", "inspector", "closure", "dry_run"):
                with self.subTest(role):
                    ran = subprocess.run([sys.executable, "-I", script, role, folder], input="", capture_output=True, text=True)
                    self.assertNotEqual(ran.returncode, 0)
                    self.assertIn("found pip 25.0", ran.stderr)


if __name__ == "__main__":
    unittest.main()
