"""A disk that is full while a module is compiled must not spoil the next run's imports."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

WORKER = Path(__file__).resolve().parents[2] / "python"
PROGRAM = """
import resource, signal, sys
sys.path[:0] = [%r, %r]
from worker.main import write_bytecode_atomically
write_bytecode_atomically()
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (%d, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
import large
print(large.LAST)
"""


# The most that a file may hold, and whether bytecode is kept then. Windows has no such limit.
LIMITS = () if os.name == "nt" else ((4096, False), (1 << 30, True))


class Bytecode(unittest.TestCase):
    def test_half_a_file_is_none(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, "large.py").write_text("".join(f"NAME_{at} = 'text {at}'\n" for at in range(3000)) + "LAST = 'read'\n")
            for most, kept in LIMITS:
                ran = subprocess.run([sys.executable, "-I", "-c", PROGRAM % (str(WORKER), folder, most)], capture_output=True, text=True, check=True)
                self.assertEqual(ran.stdout, "read\n")
                names = [path.name for path in Path(folder, "__pycache__").iterdir()]
                self.assertEqual([name.endswith(".pyc") for name in names], [True] if kept else [])


if __name__ == "__main__":
    unittest.main()
