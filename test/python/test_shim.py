"""The shim makes pip answer for another machine, and says so when a pip no longer listens to it."""

from __future__ import annotations

import sys
import unittest
from typing import Any

from harness import glibc_target, pip_folder, windows_target

sys.path.insert(0, pip_folder())
from pip._internal.utils import compatibility_tags  # noqa: E402
from pip._vendor.packaging import markers  # noqa: E402
from pip._vendor.packaging.markers import Marker  # noqa: E402
from worker.shim import tags_of, target_python, use_markers_of, use_tags_of  # noqa: E402
from worker.target import Ranks, Target  # noqa: E402

WINDOWS, LINUX = Target.from_json(windows_target()), Target.from_json(glibc_target())


class Shimmed(unittest.TestCase):
    def setUp(self) -> None:
        self.restore(markers, "default_environment")
        self.restore(compatibility_tags, "_expand_allowed_platforms")

    def restore(self, module: Any, name: str) -> None:
        self.addCleanup(setattr, module, name, getattr(module, name))


class Markers(Shimmed):
    def test_markers_are_true_there_and_false_here(self) -> None:
        use_markers_of(WINDOWS)
        for text, want in [
            ('sys_platform == "win32"', True),
            ('sys_platform == "linux"', False),
            ('os_name == "nt" and platform_machine == "AMD64"', True),
            ('python_full_version >= "3.12.12"', True),
            ('platform_system == "Linux" or extra == "x"', False),
        ]:
            with self.subTest(text):
                self.assertEqual(Marker(text).evaluate(), want)

    def test_odd_values_are_proved_too(self) -> None:
        odd = {**LINUX.markers, "platform_version": '#1 SMP "PREEMPT"', "platform_release": "6.1-it's"}
        use_markers_of(LINUX._replace(markers=odd))
        self.assertEqual(markers.default_environment()["platform_version"], '#1 SMP "PREEMPT"')

    def test_the_next_target_takes_over(self) -> None:
        use_markers_of(WINDOWS)
        use_markers_of(LINUX)
        self.assertFalse(Marker('sys_platform == "win32"').evaluate())

    def test_a_pip_that_reads_the_host_is_rejected(self) -> None:
        self.restore(Marker, "evaluate")
        Marker.evaluate = lambda self, environment=None, context="metadata": True  # type: ignore[method-assign]
        with self.assertRaisesRegex(RuntimeError, "does not use the target's"):
            use_markers_of(WINDOWS)


class Tags(Shimmed):
    def test_the_ladder_is_taken_as_it_is(self) -> None:
        legacy = LINUX._replace(platform_tags=("manylinux2014_x86_64",))
        use_tags_of(legacy)
        self.assertEqual({tag.platform for tag in target_python(legacy).get_sorted_tags()}, {"manylinux2014_x86_64", "any"})

    def test_a_pip_that_widens_the_ladder_is_rejected(self) -> None:
        self.restore(compatibility_tags, "get_supported")
        from pip._internal.models import target_python as module

        self.restore(module, "get_supported")
        wide = [*tags_of(LINUX), *tags_of(WINDOWS)]
        module.get_supported = lambda **given: wide
        with self.assertRaisesRegex(RuntimeError, "does not use the platform tags"):
            use_tags_of(LINUX)


class Ranking(unittest.TestCase):
    def test_table(self) -> None:
        ranks = Ranks(tags_of(LINUX))
        best = ranks.of("cp312-cp312-manylinux_2_28_x86_64")
        self.assertEqual(best, 0)
        order = [
            "cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64",
            "cp312-abi3-linux_x86_64",
            "cp39-abi3-manylinux_2_5_x86_64",
            "py3-none-linux_x86_64",
            "cp312-none-any",
            "py2.py3-none-any",
        ]
        found = [ranks.of(tag) for tag in order]
        self.assertEqual(found, sorted(found, key=lambda rank: 10**9 if rank is None else rank))
        self.assertNotIn(None, found)
        for foreign in [
            "cp312-cp312-manylinux_2_29_x86_64",
            "cp311-cp311-linux_x86_64",
            "cp312-cp312t-linux_x86_64",
            "cp313-abi3-linux_x86_64",
            "py2-none-any",
            "cp312-cp312-musllinux_1_2_x86_64",
        ]:
            with self.subTest(foreign):
                self.assertIsNone(ranks.of(foreign))


if __name__ == "__main__":
    unittest.main()
