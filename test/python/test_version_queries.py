"""What policy asks of versions: advisories, pins and license names, all answered by a process of the role `closure`."""

from __future__ import annotations

import unittest
from typing import Any

from wheel_case import root, started

Events = list[dict[str, str]]


def span(introduced: str = "0", **ends: str) -> Events:
    return [{"introduced": introduced}, *({kind: version} for kind, version in ends.items())]


ROWS: list[tuple[str, str, list[str], list[Events], str]] = [
    ("before the fix", "1.26.4", [], [span(fixed="1.26.5")], "yes"),
    ("the fix itself", "1.26.5", [], [span(fixed="1.26.5")], "no"),
    ("the fix in other words", "1.10.0", [], [span(fixed="1.10")], "no"),
    ("a release candidate of the fix", "1.26.5rc1", [], [span(fixed="1.26.5")], "yes"),
    ("numbers, not letters", "1.9", [], [span(fixed="1.10")], "yes"),
    ("before it came in", "1.9", [], [span("1.10", fixed="2")], "no"),
    ("a pre-release before everything", "0.dev1", [], [span(fixed="1")], "yes"),
    ("the last that has it", "1.5", [], [span(last_affected="1.5")], "yes"),
    ("after the last that has it", "1.5.post1", [], [span(last_affected="1.5")], "no"),
    ("another range of the same advisory", "2.1", [], [span(fixed="1.5"), span("2.0", fixed="2.2")], "yes"),
    ("two spans in one range, out of order", "2.1", [], [[{"introduced": "2.0"}, {"fixed": "1.5"}, {"introduced": "0"}, {"fixed": "2.2"}]], "yes"),
    ("between two spans of one range", "1.7", [], [[{"introduced": "2.0"}, {"fixed": "1.5"}, {"introduced": "0"}, {"fixed": "2.2"}]], "no"),
    ("beyond the limit", "3.0", [], [span(limit="2.9")], "no"),
    ("a limit that is none", "3.0", [], [span(limit="*")], "yes"),
    ("a listed version in other words", "1.0", ["1.0.0"], [], "yes"),
    ("a version that is not listed", "1.1", ["1.0.0", "2004d-x"], [], "no"),
    ("a local build of a listed one", "1.0+cu118", ["1.0"], [], "yes"),
    ("a local build of the last that has it", "1.0+cu118", [], [span(last_affected="1.0")], "yes"),
    ("a version of old that is listed as it is", "2004d-x", ["2004d-x"], [], "yes"),
    ("an advisory that names no versions", "1.0", [], [], "unclear"),
    ("a range of commits", "1.0", [], [span(fixed="no-version")], "unclear"),
]


class PolicyCase(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.worker = started("closure")
        cls.addClassCleanup(cls.worker.close)

    def test_an_advisory_means_the_versions_that_it_says(self) -> None:
        questions: list[dict[str, Any]] = [{"version": version, "versions": listed, "ranges": ranges} for _, version, listed, ranges, _ in ROWS]
        answers = self.worker.ask("affected", questions=questions)["answers"]
        for (name, *_, want), answer in zip(ROWS, answers, strict=True):
            with self.subTest(name):
                self.assertEqual(answer, want)

    def test_a_pin_names_exactly_one_version(self) -> None:
        for text, want in [("a==1.0", True), ("A===1.0.0", True), ("a==1.0,>0", True), ("a==1.*", False), ("a<=1.0", False), ("a==1.1", False), ("b==1.0", False), ("a", False)]:
            with self.subTest(text):
                answer = self.worker.ask("pinned", roots=[root(text)], releases=[{"project": "a", "version": "1.0.0"}])
                self.assertEqual(answer["pinned"], [want])

    def test_a_change_of_version_is_an_upgrade_a_major_upgrade_or_a_downgrade(self) -> None:
        rows = [
            ("1.9", "1.10", "upgrade"),
            ("1.10", "1.9", "downgrade"),
            ("2.0", "1.9.post1", "downgrade"),
            ("1.9", "2.0rc1", "major"),
            ("2024.1", "1!1.0", "major"),
            ("1.0", "1.0+cu118", "upgrade"),
            ("1.0", "1.0.0", "other"),
            ("2004d-x", "1.0", "other"),
        ]
        moves = [{"from": old, "to": new} for old, new, _ in rows]
        self.assertEqual(self.worker.ask("changes", moves=moves)["changes"], [change for *_, change in rows])

    def test_licenses_are_those_of_spdx(self) -> None:
        ids = ["MIT", "mit", "GPL-2.0+", "GPL-3.0", "Classpath-exception-2.0", "LicenseRef-Ours", "MTI", "BSD"]
        self.assertEqual(self.worker.ask("unknown-licenses", ids=ids)["unknown"], ["MTI", "BSD"])


if __name__ == "__main__":
    unittest.main()
