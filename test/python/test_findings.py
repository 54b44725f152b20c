"""Lists of findings are cut, and say exactly what they leave out."""

from __future__ import annotations

import sys
import unittest

from harness import pip_folder

sys.path.insert(0, pip_folder())
from worker.findings import Finding, MAX_PER_KIND, finding, limited  # noqa: E402


def many(count: int, project: str) -> list[Finding]:
    return [finding("record", f"{project} {number}", project=project) for number in range(count)]


class Limited(unittest.TestCase):
    def test_the_count_of_what_is_left_out_is_exact_however_often_a_list_is_cut(self) -> None:
        once = limited(many(83, "bad"))
        for cut in (once, limited(once), limited(limited(once))):
            self.assertEqual(len(cut), MAX_PER_KIND + 1)
            self.assertEqual((cut[-1]["message"], cut[-1]["omitted"]), ("bad: … and 63 more findings of the kind record", 63))

    def test_each_wheel_is_named_however_many_findings_another_has(self) -> None:
        findings = limited([*limited(many(83, "bad")), *many(1, "worse"), *limited(many(21, "worst"))])
        self.assertIn("worse 0", [one["message"] for one in findings])
        self.assertEqual([one["message"] for one in findings if "omitted" in one], [
            "bad: … and 63 more findings of the kind record", "worst: … and 1 more finding of the kind record",
        ])  # fmt: skip


class Severities(unittest.TestCase):
    def test_a_kind_has_its_own_severity_unless_the_caller_may_choose(self) -> None:
        self.assertEqual(finding("extra", "m")["severity"], "warning")
        self.assertEqual(finding("yanked", "m")["severity"], "error")
        self.assertEqual(finding("yanked", "m", severity="warning")["severity"], "warning")
        with self.assertRaisesRegex(ValueError, "a finding of the kind extra cannot be of severity error"):
            finding("extra", "m", severity="error")


if __name__ == "__main__":
    unittest.main()
