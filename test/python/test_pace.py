"""A byte now and then is no answer, and a slow line is one."""

from __future__ import annotations

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import harness  # noqa: E402

sys.path.insert(0, harness.pip_folder())
from worker.door.pace import FEWEST_BYTES, WINDOW, Pace, TooSlow  # noqa: E402


class Slowness(unittest.TestCase):
    def setUp(self) -> None:
        self.now = 0.0
        self.pace = Pace(lambda: self.now)

    def after(self, seconds: float, count: int) -> None:
        self.now += seconds
        self.pace.came(count)

    def test_a_byte_now_and_then_is_ended(self) -> None:
        with self.assertRaisesRegex(TooSlow, "only 60 bytes came in the last 60 seconds"):
            for _ in range(60):
                self.after(WINDOW / 60, 1)

    def test_a_slow_line_is_waited_for(self) -> None:
        for _ in range(1000):
            self.after(WINDOW / 2, FEWEST_BYTES)

    def test_what_came_fast_does_not_excuse_what_drips_after_it(self) -> None:
        self.after(WINDOW, 1 << 30)
        with self.assertRaises(TooSlow):
            self.after(WINDOW, 10)

    def test_the_last_piece_of_a_fast_answer_may_be_small(self) -> None:
        self.after(WINDOW - 1, 1)


if __name__ == "__main__":
    unittest.main()
