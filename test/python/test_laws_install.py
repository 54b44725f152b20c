"""What holds on the far side for every bundle that a courier may hand over: done, or rejected in words, never a traceback."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import shutil
import sys
import tempfile
import unittest
from typing import Any

import bundle_maker as maker
import laws
from hypothesis import example, given
from hypothesis import strategies as st

sys.path.insert(0, os.path.dirname(maker.INSTALLER))
sys.dont_write_bytecode = True
import install  # noqa: E402

HOSTILE = ["\x1b[2J", "\x9b2J", "a\nintact; origin verified: us", "‮txt", "../x", "/x", "", "con", "\ud800", "é", "a" * 300, "9" * 5000]
TEXTS = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=8))
VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-(10**30), 10**30), st.floats(), TEXTS),
    lambda inner: st.one_of(st.lists(inner, max_size=2), st.dictionaries(TEXTS, inner, max_size=2)),
    max_leaves=4,
)
CODES = {0, install.USAGE, install.INCOMPLETE, install.NOT_INTACT, install.NO_TARGET}
#: What may not reach a terminal as it is.
STEERING = {chr(mark) for mark in [*range(0x0A), *range(0x0B, 0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, *range(0x202A, 0x202F)]}


def put_in(value: Any, way: list[int], by: Any) -> Any:
    """The value with what the way leads to replaced; a way that is too long ends early."""
    if not way or not isinstance(value, (dict, list)) or not value:
        return by
    keys = sorted(value) if isinstance(value, dict) else range(len(value))
    key = keys[way[0] % len(value)]
    changed = put_in(value[key], way[1:], by)
    if isinstance(value, dict):
        return {**value, key: changed}
    return [*value[:key], changed, *value[key + 1 :]]


class FarSideLaws(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.room = tempfile.mkdtemp(prefix="far-side-")
        cls.addClassCleanup(shutil.rmtree, cls.room, ignore_errors=True)
        cls.bundle = os.path.join(cls.room, "crafted")
        target = maker.target_of(install.describe_machine())
        wheel = maker.Crafted("alpha")
        maker.make_bundle(cls.bundle, [maker.Wanted(target, [wheel])])
        with open(os.path.join(cls.bundle, "manifest.json"), encoding="utf-8") as file:
            cls.manifest = json.load(file)
        with open(os.path.join(cls.bundle, "SHA256SUMS"), encoding="utf-8") as file:
            cls.sums = file.read()
        cls.lock = "locks/%s.txt" % target["id"]
        with open(os.path.join(cls.bundle, *cls.lock.split("/")), encoding="utf-8") as file:
            cls.lock_text = file.read()

    def settled(self, name: str, content: bytes, *args: str, sums: bool = True) -> int:
        """The exit code with this in the place of one file, every sum right if asked for. Prints nothing that steers."""
        path = os.path.join(self.bundle, *name.split("/"))
        with open(path, "rb") as file:
            before = file.read()
        text = self.sums
        if sums:
            text = text.replace(hashlib.sha256(before).hexdigest(), hashlib.sha256(content).hexdigest())
        try:
            for place, data in ((os.path.join(self.bundle, "SHA256SUMS"), text.encode()), (path, content)):
                with open(place, "wb") as file:
                    file.write(data)
            return self.ran(*(args or ("--check",)))
        finally:
            for place, data in ((os.path.join(self.bundle, "SHA256SUMS"), self.sums.encode()), (path, before)):
                with open(place, "wb") as file:
                    file.write(data)

    def ran(self, *args: str) -> int:
        out = io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
            code, _ = install.run(install.arguments_of([self.bundle, *args]))
        said = out.getvalue()
        self.assertFalse(STEERING & set(said), said)
        self.assertNotIn("\nintact; origin verified", said)
        self.assertIn(code, CODES, said)
        return code

    @laws.some
    @given(st.lists(st.integers(0, 12), max_size=7), VALUES, st.sampled_from([("--check",), ("--list",), ("--dry-run",), ("--dry-run", "--force")]))
    @example([5], "a\nintact; origin verified: us", ("--check",))
    def test_any_manifest_is_believed_or_rejected(self, way: list[int], by: Any, args: tuple[str, ...]) -> None:
        self.settled("manifest.json", json.dumps(put_in(self.manifest, way, by)).encode(), *args)

    @laws.some
    @given(st.one_of(st.binary(max_size=60), st.sampled_from([b"[" * 100_000, b'{"format": 1, "format": 1}', b"{}", b"\xff", b'{"a\x1b[2J": 1, "a\x1b[2J": 2}', b'{"format": "\\u001b[2J"}'])))
    def test_any_bytes_are_no_manifest(self, content: bytes) -> None:
        self.assertEqual(self.settled("manifest.json", content), install.NOT_INTACT)

    @laws.some
    @given(st.lists(st.tuples(st.sampled_from(["a" * 64, "b" * 63]), st.sampled_from(["  ", " *", "\t"]), TEXTS).map("".join), max_size=3).map("\n".join))
    def test_any_list_of_sums_is_none_of_this_bundle(self, text: str) -> None:
        path = os.path.join(self.bundle, "SHA256SUMS")
        try:
            with open(path, "wb") as file:
                file.write(text.encode("utf-8", "surrogatepass"))
            self.assertEqual(self.ran("--check"), install.NOT_INTACT)
        finally:
            with open(path, "wb") as file:
                file.write(self.sums.encode())

    @laws.some
    @given(st.integers(0, 400), st.integers(0, 30), TEXTS)
    def test_any_lock_is_followed_or_rejected(self, at: int, length: int, by: str) -> None:
        at %= len(self.lock_text)
        text = self.lock_text[:at] + by + self.lock_text[at + length :]
        content = text.encode("utf-8", "surrogatepass")
        digest = {"path": self.lock, "sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}
        manifest = {**self.manifest, "files": [digest if one["path"] == self.lock else one for one in self.manifest["files"]]}
        inner = json.dumps(manifest).encode()
        before = self.sums
        with open(os.path.join(self.bundle, "manifest.json"), "rb") as file:
            old = file.read()
        try:
            type(self).sums = before.replace(hashlib.sha256(old).hexdigest(), hashlib.sha256(inner).hexdigest())
            with open(os.path.join(self.bundle, "manifest.json"), "wb") as file:
                file.write(inner)
            self.settled(self.lock, content, "--dry-run")
        finally:
            type(self).sums = before
            with open(os.path.join(self.bundle, "manifest.json"), "wb") as file:
                file.write(old)
            with open(os.path.join(self.bundle, "SHA256SUMS"), "wb") as file:
                file.write(before.encode())

    @laws.some
    @given(st.one_of(st.dictionaries(st.sampled_from(["format", "full", "base", "kept"]), VALUES), st.tuples(st.lists(st.integers(0, 5), max_size=4), VALUES)))
    def test_any_delta_is_checked_or_rejected(self, change: Any) -> None:
        reported = {"format": 1, "base": {"name": "a", "manifestSha256": "0" * 64}, "full": {"name": "crafted", "manifestSha256": "1" * 64, "sumsSha256": hashlib.sha256(self.sums.encode()).hexdigest()}, "kept": [{"path": "wheels/x.whl", "sha256": "2" * 64, "bytes": 1}]}  # fmt: skip
        text = json.dumps({**reported, **change} if isinstance(change, dict) else put_in(reported, *change))
        own = {"delta.json": text.encode(), "full/SHA256SUMS": self.sums.encode()}
        sums = self.sums + "".join("%s  %s\n" % (hashlib.sha256(data).hexdigest(), path) for path, data in own.items())
        try:
            for path, data in {**own, "SHA256SUMS": sums.encode()}.items():
                maker.write(os.path.join(self.bundle, *path.split("/")), data)
            self.ran("--check")
        finally:
            os.remove(os.path.join(self.bundle, "delta.json"))
            shutil.rmtree(os.path.join(self.bundle, "full"))
            maker.write(os.path.join(self.bundle, "SHA256SUMS"), self.sums.encode())

    @laws.some
    @given(TEXTS)
    def test_no_name_of_a_file_steers_the_terminal(self, name: str) -> None:
        path = os.path.join(self.bundle, "x" + name.replace("/", "_").replace("\0", "")[:200])
        try:
            with open(path, "wb"):
                pass
        except (OSError, UnicodeError):
            return  # this file system has no such name
        try:
            self.assertEqual(self.ran("--check"), install.NOT_INTACT)
        finally:
            os.remove(path)

    @laws.some
    @given(st.lists(st.binary(max_size=40), min_size=1, max_size=5))
    def test_join_of_split_is_the_whole(self, parts: list[bytes]) -> None:
        with tempfile.TemporaryDirectory() as folder:
            names = ["x.tar.gz.%03d" % number for number in range(1, len(parts) + 1)]
            for name, part in zip(names, parts):
                with open(os.path.join(folder, name), "wb") as file:
                    file.write(part)
            with open(os.path.join(folder, "x.SHA256SUMS"), "w", encoding="utf-8") as lists:
                lists.write("".join("%s  %s\n" % (hashlib.sha256(part).hexdigest(), name) for name, part in zip(names, parts)))
            with contextlib.redirect_stdout(io.StringIO()):
                code, _ = install.run(install.arguments_of([folder, "--join"]))
            self.assertEqual(code, 0)
            with open(os.path.join(folder, "x.tar.gz"), "rb") as whole:
                self.assertEqual(whole.read(), b"".join(parts))

    @laws.many
    @given(TEXTS)
    def test_a_plain_path_stays_below_its_folder(self, name: str) -> None:
        if install.is_plain_path(name):
            self.assertTrue(os.path.normpath(os.path.join("/b", name)).startswith("/b/"))

    @laws.many
    @given(TEXTS, TEXTS)
    def test_versions_of_anything_have_an_order(self, one: str, other: str) -> None:
        self.assertEqual(len(install.version_key(one)), 5)
        self.assertIn(install.version_key(one) < install.version_key(other), (True, False))


if __name__ == "__main__":
    unittest.main()
