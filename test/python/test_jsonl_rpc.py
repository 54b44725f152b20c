"""What a worker tells of an error: a fault as it is, the machine's own troubles as such, and the rest as a bug."""

from __future__ import annotations

import errno
import os
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "python"))
from worker.errors import Fault, to_message  # noqa: E402


def trouble(number: int) -> OSError:
    return OSError(number, os.strerror(number), "run/pages")


class Errors(unittest.TestCase):
    def test_each_is_told_for_what_it_is(self) -> None:
        for error, kind, message in (
            (Fault("network", "status 500"), "network", "status 500"),
            (trouble(errno.ENOSPC), "environment", "cannot use run/pages: No space left on device"),
            (trouble(errno.EMFILE), "environment", "cannot use run/pages: Too many open files"),
            (trouble(errno.ENOENT), "bug", "FileNotFoundError: "),
            (KeyError("x"), "bug", "KeyError: 'x'"),
        ):
            with self.subTest(error=repr(error)):
                reported = to_message(error)
                self.assertEqual(reported["kind"], kind)
                self.assertIn(message, reported["message"])


if __name__ == "__main__":
    unittest.main()
