"""Each kind of broken bundle is rejected, by the closure check and by the dry run, each on its own.

A row changes one thing in a sound bundle. It states the errors of the closure check, and a part of pip's message in the dry run.
An empty one means that this check cannot see the fault, so the other one has to. A change that makes a check faster must keep every row.
"""

from __future__ import annotations

import hashlib
import re
import unittest
from pathlib import Path
from typing import Any, Callable, NamedTuple

from harness import Rejected, make_wheel
from wheel_case import FolderCase, root, started, target, windows

Row = dict[str, Any]
OLD = "python_full_version < '3.12.3'"
#: Of another series than whatever runs these tests, and of a system of another kind: nothing of this machine may answer for it.
SOUND: dict[str, Row] = {
    "a": {"requires": ["b>=1", f"old; {OLD}", "e; extra == 'x'", "w; sys_platform == 'win32'"], "extras": ["x"]},
    "b": {"tag": "cp312-cp312-manylinux_2_28_x86_64"},
    "e": {},
    "old": {"marker": OLD},
}
SOUND_ON_WINDOWS: dict[str, Row] = {**SOUND, "b": {"tag": "cp312-cp312-win_amd64"}, "w": {}}
X86 = target(
    id="cp312-windows-x86", system={"os": "windows", "machine": "x86"}, platformTags=["win32"], machines=["x86", "AMD64"],
    markers={**windows()["markers"], "platform_machine": "x86"},
)  # fmt: skip
NO_WHEEL = "No matching distribution found for"


class Files(NamedTuple):
    """A staged bundle, for rows that change its files."""

    lock: Path
    page: Path
    wheels: Path

    def edit(self, before: str, after: str) -> None:
        text = self.lock.read_text()
        assert re.search(before, text), before
        self.lock.write_text(re.sub(before, after, text))

    def edit_page(self, before: str, after: str) -> None:
        self.page.write_text(re.sub(before, after, self.page.read_text()))

    def wheel(self, name: str) -> Path:
        (found,) = self.wheels.glob(f"{name}-*")
        return found


class Broken(NamedTuple):
    what: str
    #: Per project: keys of its row that change; None leaves it out of the bundle.
    change: dict[str, Row | None]
    #: Kinds of its errors, then micro versions that are excepted as "3.12.0 to 3.12.2".
    closure: list[str]
    dry_run: str
    files: Callable[[Files], object] = lambda files: None
    roots: tuple[Any, ...] = ("a[x]>=1",)
    constraints: tuple[str, ...] = ()
    on: dict[str, Any] = target()
    sound: dict[str, Row] = SOUND
    #: The micro version and machine at which the dry run sees it.
    at: str = "3.12.8"


def on_windows(*row: Any, **more: Any) -> Broken:
    return Broken(*row, on=windows(), sound=SOUND_ON_WINDOWS, **more)


def requires(*lines: str, **more: Any) -> Row:
    return {"requires": [*SOUND["a"]["requires"], *lines], **more}


HASHES = "DO NOT MATCH THE HASHES"
# fmt: off
ROWS = [
    # what is missing, or too much
    Broken("a dependency is left out", {"b": None}, ["missing"], f"{NO_WHEEL} b>=1"),
    Broken("a dependency of an extra is left out", {"e": None}, ["missing"], ""),  # the lock has no extras: only the roots know of it
    on_windows("what only Windows needs is left out", {"w": None}, ["missing"], "w"),
    Broken("what only old micro versions need is left out", {"old": None}, ["3.12.0 to 3.12.2"], "old", at="3.12.2"),
    Broken("what only one machine name needs is left out", {"a": {"requires": ["g; platform_machine == 'AMD64'"]}, "b": None, "e": None, "old": None}, ["missing"], "", on=X86, roots=("a",)),
    Broken("a root is left out", {}, ["missing"], "", roots=("a[x]", "z")),
    Broken("everything is left out", {"a": None, "b": None, "e": None, "old": None}, ["missing"], "", roots=("a",)),
    Broken("a stranger is added", {"z": {}}, ["unneeded"], ""),
    Broken("what only other systems need is added", {"w": {}}, ["unneeded"], ""),
    # versions
    Broken("an older version than a dependency wants", {"b": {"version": "0.9"}}, ["version"], "conflict"),
    Broken("another version than a root wants", {}, ["version"], "", roots=("a[x]>=2",)),
    Broken("two versions of one project", {"b2": {"name": "b", "version": "2.0", "tag": "py3-none-any"}}, ["ambiguous", "unneeded"], "conflict"),
    Broken("a constraint forbids the version", {}, ["constraint"], "", constraints=("b<1",)),
    # what the target accepts
    *(Broken(f"a wheel with the tag {tag}", {"b": {"tag": tag}}, ["tag"], f"{NO_WHEEL} b==1.0") for tag in (
        "cp312-cp312-win_amd64", "cp312-cp312-manylinux_2_34_x86_64", "cp312-cp312-musllinux_1_2_x86_64", "cp312-cp312-manylinux_2_28_aarch64",
        "cp312-cp312-macosx_11_0_x86_64", "cp311-cp311-manylinux_2_28_x86_64", "cp313-abi3-manylinux_2_28_x86_64", "cp312-cp312t-manylinux_2_28_x86_64", "py2-none-any",
        "cp312-cp312-manylinux2010_x86_64")),  # pip would add it to manylinux2014 by a rule of its own
    on_windows("a wheel for 32-bit Windows", {"b": {"tag": "cp312-cp312-win32"}}, ["tag"], f"{NO_WHEEL} b==1.0"),
    Broken("a wheel for newer Pythons", {"b": {"requiresPython": ">=3.13"}}, ["requires-python"], "requires a different Python"),
    Broken("a wheel that excepts some micro versions", {"b": {"requiresPython": "!=3.12.1"}}, ["3.12.1 to 3.12.1"], "requires a different Python", at="3.12.1"),
    # METADATA
    Broken("a URL in the metadata", {"a": requires("u @ http://127.0.0.1:9/u-1.0-py3-none-any.whl"), "u": {}}, ["direct-url"], "u"),
    Broken("a requirement that cannot be read", {"a": requires("b b b")}, ["metadata"], f"{NO_WHEEL} a==1.0"),
    Broken("a requirement's marker that cannot be evaluated", {"a": requires("e; os_name ~= 'nt'")}, ["metadata"], "Undefined"),
    Broken("an extra that is not provided", {"a": requires(extras=[])}, ["unneeded"], ""),
    Broken("the metadata of another project", {"b": {"metadataName": "c"}}, ["metadata"], "b"),
    Broken("the metadata of another version", {"b": {"metadataVersion": "2.0"}}, ["metadata"], "b"),
    # wheels that are not what they should be
    Broken("a wheel that is no zip", {"e": {"fault": "not-a-zip"}}, ["zip"], "e"),
    Broken("a wheel without METADATA", {"e": {"fault": "no-metadata"}}, ["metadata"], "e"),
    Broken("a wheel with two .dist-info folders", {"e": {"fault": "two-dist-infos"}}, ["metadata"], "e"),
    Broken("a wheel without RECORD", {"e": {"fault": "no-record"}}, ["metadata"], ""),
    Broken("a wheel that writes outside of its folder", {"e": {"fault": "escape"}}, ["record", "zip"], ""),
    Broken("a wheel with an absolute path", {"e": {"fault": "absolute"}}, ["record", "zip"], ""),
    Broken("a wheel with a symbolic link", {"e": {"fault": "symlink"}}, ["zip"], ""),
    Broken("a wheel that is a zip bomb", {"e": {"fault": "bomb"}}, ["zip-bomb"], ""),
    Broken("a file where another wheel has a folder", {"b": {"modules": {"n": ""}}, "e": {"modules": {"n/x.py": ""}}}, ["path-conflict"], ""),
    Broken("an sdist in place of a wheel", {"e": {"kind": "sdist", "buildCode": "raise SystemExit(9)"}}, ["filename", "metadata", "tag", "zip"], f"{NO_WHEEL} e==1.0"),
    Broken("the same where the lock does not forbid sdists", {"e": {"kind": "sdist", "buildCode": "raise SystemExit(9)"}}, ["filename", "metadata", "tag", "zip"], f"{NO_WHEEL} e==1.0", lambda files: files.edit("--only-binary :all:\n", "")),
    Broken("a wheel that was changed after it was hashed", {}, ["sha256"], HASHES, lambda files: files.wheel("e").write_bytes(make_wheel.file_bytes({"name": "e", "version": "1.0", "payload": 9}))),
    # hashes and locks of the user
    Broken("another hash than the user's", {}, ["hash"], "", roots=(root("a[x]", hashes=["sha256:" + "1" * 64]),)),
    Broken("another file than the user's lock has", {}, ["locked"], "", roots=(root("a[x]==1.0", locked=[{"filename": "a-1.0-py3-none-any.whl", "sha256": "1" * 64}]),)),
    # the lock
    Broken("an entry's marker is too narrow", {"old": {"marker": "python_full_version < '3.12.2'"}}, ["3.12.2 to 3.12.2"], "old", at="3.12.2"),
    Broken("an entry's marker that no installer can evaluate", {"b": {"marker": "os_name ~= 'nt'"}}, ["marker"], "Undefined"),
    Broken("an entry's marker that pip does not see", {}, [], "would install releases that are not in the lock", lambda files: files.edit(r"old==1.0 ; (.*?) (--hash.*)", r"old==1.0 \2 ; \1")),
    Broken("an entry is not in the lock's file", {}, [], "would not install entries of the lock", lambda files: files.edit(r"e==1.0.*\n", "")),
    Broken("a hash of the lock is wrong", {}, [], HASHES, lambda files: files.edit(r"(e==1.0 --hash=sha256:)\w+", r"\g<1>" + "1" * 64)),
    Broken("a hash of the lock is missing", {}, [], "Hashes are required", lambda files: files.edit(r"(e==1.0) --hash.*", r"\1")),
    Broken("no line of the lock has a hash", {}, [], "Hashes are required", lambda files: files.edit(" --hash.*", "")),
    Broken("a line of the lock that cannot be read", {}, [], "Invalid requirement", lambda files: files.edit(r"\Z", "a b c\n")),
    Broken("a URL in the lock", {}, [], "offline", lambda files: files.edit(r"\Z", f"u @ http://127.0.0.1:9/u-1.0-py3-none-any.whl --hash=sha256:{'1' * 64}\n")),
    Broken("a repository in the lock", {}, [], "u", lambda files: files.edit(r"\Z", "u @ git+https://127.0.0.1:9/u.git\n")),
    Broken("the lock's page does not list a wheel", {}, [], f"{NO_WHEEL} e==1.0", lambda files: files.edit_page(r".*>e-.*\n", "")),
    Broken("the wheel of the lock is gone", {}, ["environment"], "No such file or directory: 'e-1.0-py3-none-any.whl'", lambda files: files.wheel("e").unlink()),
    Broken("an installed project is missing", {"a": requires("pip"), "pip": {"version": "26.3"}}, ["environment"], "No such file or directory: 'pip-26.3", lambda files: files.wheel("pip").unlink()),
]
# fmt: on


class BundleCase(FolderCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.inspector, cls.closure, cls.dryrun = started("inspector"), started("closure"), started("dry_run")
        for worker in (cls.inspector, cls.closure, cls.dryrun):
            cls.addClassCleanup(worker.close)

    def stage(self, broken: Broken) -> None:
        lines, links, self.entries = [], [], []
        wheels, locks = self.folder / "wheels", self.folder / "locks"
        for folder in (wheels, locks):
            folder.mkdir(exist_ok=True)
        changed = {key: {**broken.sound.get(key, {}), **(broken.change.get(key) or {})} for key in {**broken.sound, **broken.change}}
        for key, stated in changed.items():
            if key in broken.change and broken.change[key] is None:
                continue
            row = {"name": key, "version": "1.0", **stated}
            filename, content, marker = make_wheel.file_name(row), make_wheel.file_bytes(row), row.get("marker")
            (wheels / filename).write_bytes(content)
            digest = hashlib.sha256(content).hexdigest()
            lines.append(f"{row['name']}=={row['version']}{f' ; {marker}' if marker else ''} --hash=sha256:{digest}\n")
            links.append(f'<a href="../wheels/{filename}#sha256={digest}">{filename}</a>\n')
            entry = {"project": row["name"], "version": row["version"], "sha256": digest, "filename": filename}
            self.entries.append({**entry, "marker": marker} if marker else entry)
        (locks / "x.txt").write_text("--no-index\n--find-links x.html\n--only-binary :all:\n" + "".join(lines))
        (locks / "x.html").write_text("<!DOCTYPE html>\n" + "".join(links))
        broken.files(Files(locks / "x.txt", locks / "x.html", wheels))

    def errors_of_closure(self, broken: Broken) -> list[str]:
        try:
            facts = [
                self.inspector.ask("inspect", path=str(self.folder / "wheels" / one["filename"]), filename=one["filename"], sha256=one["sha256"])
                for one in self.entries
            ]
        except Rejected as fault:
            return [fault.kind]
        verdict = self.closure.ask(
            "walk", target=broken.on, entries=self.entries, wheels={one["sha256"]: fact for one, fact in zip(self.entries, facts)},
            roots=[root(one) if isinstance(one, str) else one for one in broken.roots], constraints=[root(one) for one in broken.constraints],
        )  # fmt: skip
        kinds = sorted({one["kind"] for one in verdict["findings"] if one["severity"] == "error"})
        self.assertEqual(verdict["complete"], kinds == [])
        return [*kinds, *(f"{one['from']} to {one['to']}" for one in verdict["micros"]["except"])]

    def error_of_dry_run(self, broken: Broken) -> str:
        markers = {**broken.on["markers"], "python_full_version": broken.at, "implementation_version": broken.at}
        on = {**broken.on, "python": {**broken.on["python"], "version": broken.at}, "markers": markers}
        answer = self.answer = self.dryrun.ask("dry-run", target=on, lock=str(self.folder / "locks" / "x.txt"), entries=self.entries)
        self.assertEqual(answer["passed"], answer["findings"] == [])
        self.assertEqual({(one["kind"], one["severity"]) for one in answer["findings"]} - {("dry-run", "error")}, set())
        return " ".join(one["message"] for one in answer["findings"])


class BrokenBundles(BundleCase):
    def test_a_sound_bundle_passes_both_checks(self) -> None:
        for sound in (Broken("linux", {}, [], ""), Broken("linux", {}, [], "", at="3.12.2"), on_windows("windows", {}, [], "")):
            self.stage(sound)
            self.assertEqual((self.errors_of_closure(sound), self.error_of_dry_run(sound)), ([], ""))
            others = {"linux": ["old"] if sound.at == "3.12.2" else [], "windows": ["w"]}[sound.what]
            self.assertEqual(self.answer["installed"], [[name, "1.0"] for name in ["a", "b", "e", *others]])
            self.empty()

    def test_each_kind_of_broken_bundle_is_rejected(self) -> None:
        for broken in ROWS:
            self.stage(broken)
            with self.subTest(broken.what, by="closure"):
                self.assertEqual(self.errors_of_closure(broken), broken.closure)
            with self.subTest(broken.what, by="dry run"):
                message = self.error_of_dry_run(broken)
                self.assertNotIn(str(self.folder), message)
                (self.assertIn if broken.dry_run else self.assertEqual)(broken.dry_run, message)
            self.empty()

    def empty(self) -> None:
        for wheel in (self.folder / "wheels").iterdir():
            wheel.unlink()


if __name__ == "__main__":
    unittest.main()
