"""Why no wheel suits a target is a typed cause, so that no hint depends on the wording of a message."""

from __future__ import annotations

import sys
import unittest

from harness import glibc_target, pip_folder

sys.path.insert(0, pip_folder())
from worker.resolver.target_cache import TargetCache  # noqa: E402
from worker.resolver.explain_unavailable import why_no_wheel  # noqa: E402
from worker.target import Target  # noqa: E402


class Causes(unittest.TestCase):
    def test_each_list_of_wheels_has_its_cause(self) -> None:
        cache = TargetCache(Target.from_json(glibc_target("3.12.12", minor=28)))
        table: list[tuple[list[tuple[str, str | None]], str | None]] = [
            ([], None),
            ([("lib-1.tar.gz", None)], None),
            ([("lib-1-py3-none-any.whl", ">=3.13")], "requires-python"),
            ([("lib-1-cp312-cp312-manylinux_2_34_x86_64.whl", None)], "system-version"),
            ([("lib-1-cp311-cp311-manylinux_2_34_x86_64.whl", None), ("lib-1-cp39-cp39-win_amd64.whl", None)], "system-version"),
            ([("lib-1-cp311-cp311-manylinux_2_17_x86_64.whl", None)], "python"),
            ([("lib-1-cp312-cp312-win_amd64.whl", None)], "platform"),
            ([("lib-1-cp312-cp312-musllinux_1_2_x86_64.whl", None)], "platform"),
        ]
        for wheels, cause in table:
            with self.subTest(wheels=wheels):
                why = why_no_wheel(wheels, cache)
                self.assertEqual(why and why.cause, cause)


if __name__ == "__main__":
    unittest.main()
