"""What an sdist's PKG-INFO promises of its wheels, the stand-in that is made of it, and wheels held to it and to a target."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

from wheel_case import FolderCase, record, target, windows, zipped

from worker.building import build_wheel
from worker.building.promised import Promise, hold, promise_of, write_stand_in
from worker.building.refused import Refused

STATIC = "Metadata-Version: 2.2\nName: Demo.Pkg\nVersion: 1.0\n"
PROMISE = Promise("demo-pkg", "1.0", ">=3.9", ['colour>=1; extra == "all"', "beta"], ["all"])

REFUSED: list[tuple[str, str, str]] = [
    ("metadata of old", "Metadata-Version: 2.1\nName: demo-pkg\nVersion: 1.0\n", "has Metadata-Version 2.1, which promises nothing"),
    ("no version of it at all", "Name: demo-pkg\nVersion: 1.0\n", "has Metadata-Version 0"),
    ("dependencies that a build makes", STATIC + "Dynamic: requires-dist\n", "only a build can tell Requires-Dist (Dynamic)"),
    ("several that a build makes", STATIC + "Dynamic: Provides-Extra\nDynamic: Requires-Python\n", "tell Requires-Python, Provides-Extra (Dynamic)"),
    ("another project", STATIC.replace("Demo.Pkg", "other"), "the PKG-INFO in the source of demo-pkg is that of other"),
    ("another version", STATIC.replace("1.0", "1.1"), "of demo-pkg 1.0 is of version 1.1"),
    ("a version that is none", STATIC.replace("1.0", "one"), "has the version 'one', which is none"),
]

HELD: list[tuple[str, str, str]] = [
    ("the same lines", 'Requires-Python: >=3.9\nProvides-Extra: all\nRequires-Dist: beta\nRequires-Dist: colour>=1; extra == "all"\n', ""),
    ("spaced, quoted and ordered otherwise", "Requires-Dist: colour (>=1) ; extra == 'all'\nRequires-Dist: Beta\nRequires-Python: >= 3.9\nProvides-Extra: ALL\n", ""),
    ("one more", 'Requires-Python: >=3.9\nProvides-Extra: all\nRequires-Dist: beta\nRequires-Dist: gamma\nRequires-Dist: colour>=1; extra == "all"\n', "Requires-Dist gamma only in the wheel"),
    ("one less", 'Requires-Python: >=3.9\nProvides-Extra: all\nRequires-Dist: colour>=1; extra == "all"\n', "Requires-Dist beta only promised"),
    ("another marker", 'Requires-Python: >=3.9\nProvides-Extra: all\nRequires-Dist: beta; python_version < "3.9"\nRequires-Dist: colour>=1; extra == "all"\n', "Requires-Dist beta only promised"),
    ("other Pythons", 'Requires-Python: >=3.10\nProvides-Extra: all\nRequires-Dist: beta\nRequires-Dist: colour>=1; extra == "all"\n', "Requires-Python >=3.9 only promised; Requires-Python >=3.10 only in the wheel"),
]  # fmt: skip

SUITS: list[tuple[str, dict[str, Any], bool]] = [
    ("demo-1.0-cp312-cp312-manylinux_2_28_x86_64.whl", target(), True),
    ("demo-1.0-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.whl", target(), True),
    ("demo-1.0-cp39-abi3-manylinux_2_17_x86_64.whl", target(), True),
    ("demo-1.0-py3-none-any.whl", target(), True),
    ("demo-1.0-cp312-cp312-linux_x86_64.whl", target(), False),
    ("demo-1.0-cp312-cp312-manylinux_2_34_x86_64.whl", target(), False),
    ("demo-1.0-cp311-cp311-manylinux_2_28_x86_64.whl", target(), False),
    ("demo-1.0-cp312-cp312-win_amd64.whl", windows(), True),
    ("demo-1.0-cp312-cp312-win_arm64.whl", windows(), False),
]


class PromisedCase(FolderCase):
    def wheel(self, headers: str) -> Path:
        info = "demo_pkg-1.0.dist-info"
        files = [(f"{info}/METADATA", f"Metadata-Version: 2.2\nName: demo-pkg\nVersion: 1.0\n{headers}".encode())]
        path, _ = self.put(zipped([*files, (f"{info}/RECORD", record(files, info))]), "demo_pkg-1.0-py3-none-any.whl")
        return Path(path)

    def source(self, text: str) -> Path:
        path, _ = self.put(text.encode(), "PKG-INFO")
        return Path(path).parent

    def test_what_a_static_sdist_promises(self) -> None:
        text = STATIC + "Dynamic: License\nRequires-Python: >=3.9\nRequires-Dist: beta ; os_name\n  == 'nt'\nProvides-Extra: all\n\nRequires-Dist: no\n"
        self.assertEqual(promise_of(self.source(text), "Demo_Pkg", "1"), Promise("demo-pkg", "1.0", ">=3.9", ["beta ; os_name == 'nt'"], ["all"]))

    def test_what_promises_nothing(self) -> None:
        for name, text, want in REFUSED:
            with self.subTest(name), self.assertRaises(Refused) as caught:
                promise_of(self.source(text), "demo-pkg", "1.0")
            self.assertIn(want, caught.exception.message)

    def test_a_stand_in_is_a_wheel_with_the_promise_and_nothing_else_and_always_the_same(self) -> None:
        folder = self.source(STATIC)
        one, other = (write_stand_in(PROMISE, folder / name) for name in ("one", "other"))
        self.assertEqual(one.name, "demo_pkg-1.0-py3-none-any.whl")
        self.assertEqual(one.read_bytes(), other.read_bytes())
        hold(one, PROMISE)
        with zipfile.ZipFile(one) as archive:
            self.assertEqual([name.split("/")[1] for name in archive.namelist()], ["METADATA", "WHEEL", "RECORD"])

    def test_a_wheel_is_held_to_the_promise(self) -> None:
        for name, headers, want in HELD:
            with self.subTest(name):
                if not want:
                    hold(self.wheel(headers), PROMISE)
                    continue
                with self.assertRaises(Refused) as caught:
                    hold(self.wheel(headers), PROMISE)
                self.assertIn(want, caught.exception.message)
                self.assertEqual(caught.exception.kind, "integrity")

    def test_which_wheels_suit_a_target_for_sure(self) -> None:
        for filename, wanted, want in SUITS:
            with self.subTest(f"{filename} {wanted['id']}"):
                self.assertEqual(build_wheel.suits_target(filename, wanted), want)
