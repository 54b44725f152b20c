"""The fast path answers as pip does on indexes that nobody would write by hand: conflicts, cycles, odd tags, yanked files."""

from __future__ import annotations

import random
import unittest
from typing import Any

from harness import glibc_target, windows_target
from resolver_case import ResolverCase, wheel

NAMES = [f"p{number}" for number in range(9)]
VERSIONS = ["0.9", "1.0", "1.1", "1.5.post1", "2.0a1", "2.0", "2.0+local", "2.1rc2", "3.0", "3.1.dev4"]
TAGS = ["py3-none-any"] * 6 + [
    "py2.py3-none-any", "cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64", "cp312-cp312-manylinux_2_34_x86_64", "cp39-abi3-win_amd64",
    "cp311-cp311-manylinux_2_17_x86_64", "cp312-abi3-linux_x86_64",
]  # fmt: skip
SPECIFIERS = [""] * 8 + [">=1", "<2", ">1,<3", "==1.*", "==2.0", "!=2.0", "~=1.0", ">=2.0a1", "===1.0", ">3", "==3.1.dev4"]
MARKERS = [""] * 5 + [
    '; sys_platform == "win32"',
    '; python_version < "3.12"',
    '; python_full_version >= "3.12.1"',
    '; extra == "x"',
    '; extra == "x" and os_name == "posix"',
]
SEEDS = 60


def an_index(dice: random.Random) -> list[dict[str, Any]]:
    rows: dict[str, dict[str, Any]] = {}
    for name in NAMES:
        for version in dice.sample(VERSIONS, dice.randint(3, 9)):
            for tag in dict.fromkeys(dice.choice(TAGS) for _ in range(dice.randint(1, 3))):  # a set has another order each time
                more: dict[str, Any] = {"tag": tag, "extras": ["x"]}
                if dice.random() < 0.12:
                    more["yanked"] = dice.choice([True, "a reason"])
                if dice.random() < 0.15:
                    more["requiresPython"] = dice.choice([">=3.13", "!=3.12.12", ">=3.8", "<3.12", "nonsense"])
                if dice.random() < 0.1:
                    more["build"] = dice.choice(["1", "2a"])
                if dice.random() < 0.04:
                    more["metadataVersion"] = "9"
                rows[f"{name} {version} {tag}"] = wheel(name, version, *(a_requirement(dice) for _ in range(dice.choice([0, 0, 1, 2]))), **more)
    return list(rows.values())


def a_requirement(dice: random.Random) -> str:
    return dice.choice(NAMES) + dice.choice(["", "", "", "[x]", "[y]"]) + dice.choice(SPECIFIERS) + dice.choice(MARKERS)


class Alike(ResolverCase):
    def test_with_any_index(self) -> None:
        kinds = []
        for seed in range(SEEDS):
            dice = random.Random(seed)
            rows = an_index(dice)
            asked = [dice.choice(NAMES) + dice.choice(["", "[x]"]) + dice.choice(SPECIFIERS) for _ in range(dice.randint(1, 3))]
            bounds = tuple(dice.choice(NAMES) + dice.choice(SPECIFIERS) for _ in range(dice.randint(0, 2)))
            with self.subTest(seed=seed):
                target = dice.choice([glibc_target(), windows_target()])
                answer = self.resolve(rows, *asked, target=target, constraints=bounds, pre=dice.random() < 0.2)
                kinds.append(answer["kind"])
        self.assertTrue(12 < kinds.count("solved") < SEEDS - 12, "the cases have become one-sided")


if __name__ == "__main__":
    unittest.main()
