"""Completed locks, held against plain resolves at each machine of the target, on indexes that nobody would write by hand."""

from __future__ import annotations

import random
import sys
import unittest
from typing import Any

from harness import pip_folder
from resolver_case import ResolverCase, wheel
from test_resolver_machines import marked, x86

sys.path.insert(0, pip_folder())
from pip._vendor.packaging.markers import Marker  # noqa: E402

NAMES = [f"p{number}" for number in range(7)]
VERSIONS = ["1.0", "1.5", "2.0", "3.0"]
SPECIFIERS = [""] * 6 + [">=2", "<2", "==1.5", "!=3.0"]
MICROS = [f"3.11.{micro}" for micro in range(5)]
MACHINES = ("x86", "AMD64")
MARKERS = [""] * 4 + [
    '; python_full_version < "3.11.2"', '; python_full_version >= "3.11.3"', '; implementation_version == "3.11.1"', '; platform_machine == "AMD64"',
    '; platform_machine == "AMD64" and python_full_version < "3.11.3"', '; extra == "x" and python_full_version < "3.11.4"', '; extra == "x"',
]  # fmt: skip
SEEDS = 40


def an_index(dice: random.Random) -> list[dict[str, Any]]:
    rows = []
    for name in NAMES:
        for version in dice.sample(VERSIONS, dice.randint(1, 3)):
            more = {"requiresPython": dice.choice([">=3.11.1", "!=3.11.2", ">=3.8"])} if dice.random() < 0.2 else {}
            more |= {"tag": "cp311-cp311-win_amd64"} if dice.random() < 0.05 else {}
            rows.append(wheel(name, version, *(a_requirement(dice) for _ in range(dice.choice([0, 1, 2]))), extras=["x"], **more))
    return rows


def a_requirement(dice: random.Random) -> str:
    return dice.choice(NAMES) + dice.choice(["", "", "[x]"]) + dice.choice(SPECIFIERS) + dice.choice(MARKERS)


def at(micro: str, machine: str) -> dict[str, Any]:
    """The target as one of its machines alone."""
    target = x86(machines=(machine,))
    markers = {**target["markers"], "python_full_version": micro, "implementation_version": micro, "platform_machine": machine}
    own = {"python": {**target["python"], "version": micro}, "markers": markers, "microVersions": [micro]}
    return {**target, **own, "id": f"{target['id']}-{micro}-{machine}"}


class Oracle(ResolverCase):
    def test_each_machine_gets_what_a_plain_resolve_there_chooses_of_the_same_versions(self) -> None:
        kinds = {"solved": 0, "unsolved": 0, "marked": 0}
        for seed in range(SEEDS):
            dice = random.Random(seed)
            rows = an_index(dice)
            asked = [a_requirement(dice) for _ in range(dice.randint(1, 3))]
            with self.subTest(seed=seed):
                self.hold(rows, asked, kinds)
        self.assertTrue(kinds["solved"] > 10 and kinds["unsolved"] > 2 and kinds["marked"] > 5, kinds)

    def hold(self, rows: list[dict[str, Any]], asked: list[str], kinds: dict[str, int]) -> None:
        target = {**x86(machines=MACHINES), "microVersions": MICROS}
        target = {**target, **{key: value for key, value in at(MICROS[-1], "x86").items() if key in ("python", "markers")}}
        points = {(micro, machine): at(micro, machine) for micro in MICROS for machine in MACHINES}
        self.shelve(rows)
        self.open(target, *points.values())
        answer = self.ask(*asked, target=target)
        kinds[answer["kind"]] += 1
        own = self.ask(*asked, target=points[MICROS[-1], "x86"])
        if answer["kind"] == "unsolved":
            if own["kind"] == "solved":
                base = versions_of(own)
                self.assertEqual(self.ask(*asked, *base, target=points[MICROS[-1], "AMD64"], constraints=pins(base))["kind"], "unsolved")
            return
        lock = marked(answer)
        kinds["marked"] += any(lock.values())
        base = {name: version for name, version in map(str.split, lock) if lock[f"{name} {version}"] is None}
        self.assertEqual(base, versions_of(own), "what is chosen does not depend on the other machines")
        needed: set[str] = set()
        for (micro, machine), point in points.items():
            there = {one for one, marker in lock.items() if marker is None or Marker(marker).evaluate(point["markers"])}
            # a lock's own entries without a marker are installed there too, with all that they need
            plain = self.ask(*asked, *base, target=point, constraints=pins(dict(map(str.split, there))))
            chosen = {f"{name} {version}" for name, version in versions_of(plain).items()} if plain["kind"] == "solved" else set()
            if plain["kind"] == "solved" and chosen <= there:
                needed |= chosen
            elif micro == MICROS[-1]:
                self.fail(f"{machine} lacks {chosen - there}")
        superfluous = {one for one, marker in lock.items() if marker is not None} - needed
        self.assertEqual(superfluous, set())


def versions_of(answer: dict[str, Any]) -> dict[str, str]:
    return {file["project"]: file["version"] for file in answer["files"]}


def pins(versions: dict[str, str]) -> tuple[str, ...]:
    return tuple(f"{name}=={version}" for name, version in sorted(versions.items()))


if __name__ == "__main__":
    unittest.main()
