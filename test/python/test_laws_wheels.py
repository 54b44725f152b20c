"""What holds for every page of an index, every wheel and every source archive, whoever made them."""

from __future__ import annotations

import atexit
import hashlib
import io
import json
import sys
import tarfile
import tempfile
import unittest
import warnings
import zipfile
from collections.abc import Iterator
from configparser import ConfigParser
from configparser import Error as ConfigError
from datetime import datetime, timezone
from importlib.metadata import EntryPoints
from pathlib import Path
from typing import Any

import bundle_maker as maker
import laws
from hypothesis import example, given
from hypothesis import strategies as st
from harness import pip_folder
from wheel_case import target, wheel

sys.path.insert(0, pip_folder())
sys.path.insert(0, str(Path(maker.INSTALLER).parent))
import install  # noqa: E402
from pip._internal.operations.install.wheel import PipScriptMaker, get_console_script_specs  # noqa: E402
from pip._internal.utils.datetime import parse_iso_datetime  # noqa: E402
from pip._vendor import pkg_resources  # noqa: E402
from pip._vendor.distlib import DistlibException  # noqa: E402
from pip._vendor.distlib.util import get_export_entry  # noqa: E402
from worker.build.archives import unpack  # noqa: E402
from worker.errors import BuildRejected  # noqa: E402
from worker.closure.service import walk  # noqa: E402
from worker.fetcher.page_parser import JSON_TYPE, NotAPage, Page, fill  # noqa: E402
from worker.page_format import Table, TableBuilder  # noqa: E402
from worker.findings import shown  # noqa: E402
from worker.inspector.service import inspect  # noqa: E402
from worker.closure.version_queries import affected  # noqa: E402
from worker.closure.version_queries import unknown_ids  # noqa: E402
from worker.inspector.zip_archive import BadZip, read_directory  # noqa: E402
from worker.inspector.zip_archive import Contents  # noqa: E402
from worker.inspector.entry_points import read_entry_points  # noqa: E402
from worker.inspector.metadata import read_metadata  # noqa: E402

TEXTS = st.one_of(st.text(max_size=20), st.sampled_from(["", "alpha", "1.0", ">=3", "http://[", "9" * 5000, "(" * 3000, "\x1b[2J", "\udc80", "a\nb", "-", "..", "/"]))
TIMES = st.sampled_from(["2025-01-01T00:00:00Z", "2025-01-01T00:00:00", "2025-02-30T00:00:00Z", "0001-01-01T00:00:00+23:00", "0000-01-01T00:00:00Z", "2025-06-30", "20250630T101112Z"])
DIGESTS = st.one_of(TEXTS, st.sampled_from(["ab" * 32, "AB" * 32, "ab " * 21 + "a", "g" * 64, "a" * 63, "ab" * 16]))
SCALARS = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), TEXTS)
JSONS = st.recursive(SCALARS, lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(TEXTS, inner, max_size=3)), max_leaves=6)
FILES = st.fixed_dictionaries(
    {"filename": st.sampled_from(["alpha-1.0-py3-none-any.whl", "alpha-2.0-1-cp312-abi3-win_amd64.whl", "alpha-1.0.tar.gz", "beta-1.0-py3-none-any.whl", "alpha-x-py3-none-any.whl"])},
    optional={"url": st.one_of(st.sampled_from(["alpha-1.0-py3-none-any.whl", "https://h.example/alpha-1.0-py3-none-any.whl", "../f/alpha-3.0-py3-none-any.whl#sha256=ab", "//[", "http://["]), SCALARS),
              "hashes": st.one_of(st.dictionaries(st.sampled_from(["sha256", "md5"]), DIGESTS, max_size=2), JSONS), "requires-python": SCALARS, "yanked": SCALARS, "core-metadata": JSONS, "dist-info-metadata": st.dictionaries(st.just("sha256"), DIGESTS), "upload-time": st.one_of(TIMES, SCALARS), "size": SCALARS},
)  # fmt: skip
PAGES = st.one_of(JSONS, st.fixed_dictionaries({"files": st.lists(st.one_of(FILES, JSONS), max_size=4)}, optional={"meta": JSONS, "name": TEXTS}))
TAGS = st.lists(
    st.sampled_from(['<a href="', "alpha-1.0-py3-none-any.whl", '">', "</a>", "<base href='", "http://[", "#sha256=ab", ' data-yanked="', ' data-requires-python="&gt;=3', '"', "&#x110000;", "<!--", "<form>", "\x00", "é", "x", "<meta name='pypi:repository-version' content='1.0'>", "data-core-metadata='sha256=zz'"]),
    max_size=12,
).map("".join)  # fmt: skip
HARM = st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 255)), max_size=5)


def filled(content: bytes, kind: str) -> bytes | None:
    table = TableBuilder("alpha", "https://h.example/simple/alpha/", "https://h.example/simple")
    try:
        fill(table, Page(content, kind, None, "https://h.example/simple/alpha/", "http"), lambda url: url)
    except NotAPage:
        return None
    return table.text()


def check_rows(text: bytes) -> None:
    """Every row has the types that the resolver and the caller rely on."""
    table = Table(text)
    for place, version in enumerate(table.versions):
        for row in table.rows(place):
            entry = table.entry(version, row)
            for key in ("filename", "url", "sha256", "requiresPython", "yanked", "uploadTime"):
                assert isinstance(entry.get(key, ""), str), (key, entry)
            assert all(isinstance(one, str) for pair in entry["hashes"].items() for one in pair), entry
            assert all(len(digest) == {"sha256": 64, "md5": 32}.get(name, len(digest)) for name, digest in entry["hashes"].items()), entry
            assert all(digest.isalnum() and digest == digest.lower() and bytes.fromhex(digest) for name, digest in entry["hashes"].items() if name in ("sha256", "md5")), entry
            assert entry.get("uploadTime") is None or parse_iso_datetime(entry["uploadTime"]) < datetime.max.replace(tzinfo=timezone.utc), entry
            assert isinstance(entry.get("bytes", 0), int) and not isinstance(entry.get("bytes", 0), bool), entry
    for sdist in table.sdists:
        assert isinstance(sdist.requires_python, (str, type(None))) and isinstance(sdist.yanked, (str, type(None))), sdist
        assert isinstance(sdist.upload_time, (str, type(None))), sdist
        assert all(isinstance(one, str) for pair in sdist.hashes.items() for one in pair), sdist


class PageLaws(unittest.TestCase):
    @laws.many
    @given(PAGES)
    @example({"files": [], "meta": []})
    @example({"files": [{"filename": "x", "url": "http://["}]})
    def test_any_json_is_a_page_or_none(self, page: Any) -> None:
        text = filled(json.dumps(page).encode(), JSON_TYPE)
        if text is not None:
            check_rows(text)

    @laws.many
    @given(FILES, st.sampled_from(["", "https://h.example/f/"]))
    @example({"filename": "x", "upload-time": "yesterday"}, "")
    @example({"filename": "x", "hashes": {"sha256": ""}}, "")
    def test_whatever_is_said_of_one_file_hides_no_other(self, odd: Any, base: str) -> None:
        odd = {**odd, "url": f"{base}alpha-2.0-py3-none-any.whl"}
        sound = {"filename": "alpha-1.0-py3-none-any.whl", "url": f"{base}alpha-1.0-py3-none-any.whl", "hashes": {"sha256": "AB" * 32}, "upload-time": "2025-01-01T02:00:00+02:00"}
        text = filled(json.dumps({"files": [odd, sound]}).encode(), JSON_TYPE)
        assert text is not None
        check_rows(text)
        table = Table(text)
        [row] = table.rows(table.versions.index("1.0"))
        self.assertEqual((row.filename, row.hashes, row.upload_time), (sound["filename"], {"sha256": "ab" * 32}, "2025-01-01T00:00:00Z"))

    @laws.many
    @given(st.one_of(st.binary(max_size=80), TAGS.map(lambda text: text.encode("utf-8", "replace"))), st.sampled_from(["text/html", JSON_TYPE, "text/html; charset=utf-16", "image/png"]))
    @example(b"[" * 100_000, JSON_TYPE)
    @example(b'<a href="http://[">x</a>', "text/html")
    @example(b'<base href="http://["><a href="alpha-1.0-py3-none-any.whl">x</a>', "text/html")
    def test_any_bytes_are_a_page_or_none(self, content: bytes, kind: str) -> None:
        text = filled(content, kind)
        if text is not None:
            check_rows(text)

    @laws.many
    @given(st.lists(st.tuples(st.integers(0, 30), st.sampled_from(["py3-none-any", "cp312-cp312-win_amd64"])), max_size=6, unique=True), st.booleans())
    def test_a_page_that_is_printed_lists_the_same_files(self, rows: list[tuple[int, str]], as_json: bool) -> None:
        names = [f"alpha-{version}-{tag}.whl" for version, tag in rows]
        urls = [f"https://h.example/f/{name}" for name in names]
        listed = [{"filename": name, "url": url, "hashes": {"sha256": "a" * 64}} for name, url in zip(names, urls)]
        html = "<meta name='pypi:repository-version' content='1.0'>" + "".join(f'<a href="{url}#sha256={"a" * 64}">{name}</a>' for name, url in zip(names, urls))
        text = filled(json.dumps({"files": listed}).encode() if as_json else html.encode(), JSON_TYPE if as_json else "text/html")
        assert text is not None
        table = Table(text)
        self.assertEqual(sorted(row.filename for place in range(len(table.versions)) for row in table.rows(place)), sorted(names))

    @laws.many
    @given(PAGES, st.sampled_from([None, 1, "\t"]), st.sampled_from([(",", ":"), (", ", ": "), (" ,\r\n", "\t: ")]), HARM)
    @example({"files": [{}]}, None, (",", ":"), [(11, ord(","))])
    @example({"files": [{}], "files ": []}, None, (",", ":"), [(20, ord('"')), (21, ord(":")), (22, ord(" "))])
    def test_a_damaged_page_is_a_page_only_if_json_reads_a_list_of_files(self, page: Any, indent: Any, separators: tuple[str, str], harm: list[tuple[int, int]]) -> None:
        content = bytearray(json.dumps(page, indent=indent, separators=separators, ensure_ascii=True).encode())
        for at, value in harm:
            content[at % len(content)] = value
        text = filled(bytes(content), JSON_TYPE)
        if text is not None:
            self.assertTrue(all(isinstance(file, dict) for file in json.loads(bytes(content))["files"]))
            check_rows(text)


PATHS = st.from_regex(r"[a-z]{1,4}(/[a-z]{1,4}){0,2}\.(py|txt)", fullmatch=True)
CONTENTS = st.one_of(st.binary(max_size=60), st.sampled_from([b"", b"x" * 100_000]))
HEADERS = st.lists(st.tuples(st.sampled_from(["Name", "Version", "Requires-Dist", "Requires-Python", "License", "Summary", "Provides-Extra", "Project-URL", "Classifier", "Tag", "Wheel-Version"]), TEXTS).map(lambda pair: f"{pair[0]}: {pair[1]}"), max_size=6).map("\n".join)  # fmt: skip


ROOM = tempfile.TemporaryDirectory(prefix="laws-")
atexit.register(ROOM.cleanup)


def facts_of(content: bytes, filename: str = "demo-1.0-py3-none-any.whl") -> dict[str, Any]:
    path = Path(ROOM.name) / "one.whl"
    path.write_bytes(content)
    return inspect({"path": str(path), "filename": filename, "sha256": hashlib.sha256(content).hexdigest()}, {})


class WheelLaws(unittest.TestCase):
    @laws.some
    @given(st.dictionaries(PATHS, CONTENTS, max_size=4), st.booleans())
    def test_a_wheel_that_is_made_well_has_no_finding_and_holds_what_was_put_in(self, files: dict[str, bytes], deflate: bool) -> None:
        content = wheel(*files.items(), deflate=deflate)
        self.assertEqual(facts_of(content)["findings"], [])
        file = io.BytesIO(content)
        directory = read_directory(file)
        contents = Contents(file, directory, {})
        self.assertEqual({entry.name: contents.digest(entry) for entry in directory.entries if entry.name in files}, {name: hashlib.sha256(data).digest() for name, data in files.items()})

    @laws.some
    @given(st.dictionaries(PATHS, CONTENTS, max_size=2), HARM, st.booleans())
    def test_any_harm_is_a_finding_or_harmless_and_never_an_end(self, files: dict[str, bytes], harm: list[tuple[int, int]], deflate: bool) -> None:
        content = bytearray(wheel(*files.items(), deflate=deflate))
        for at, value in harm:
            content[at % len(content)] = value
        facts_of(bytes(content))

    @laws.many
    @given(st.binary(max_size=120), st.sampled_from([b"", b"PK\5\6" + bytes(18), b"PK\6\7" + bytes(16) + b"PK\5\6" + bytes(18)]))
    def test_any_bytes_are_a_directory_or_no_zip(self, content: bytes, end: bytes) -> None:
        try:
            read_directory(io.BytesIO(content + end))
        except BadZip:
            pass

    @laws.many
    @given(st.one_of(st.binary(max_size=60), HEADERS.map(lambda text: text.encode("utf-8", "surrogatepass"))), st.one_of(st.binary(max_size=60), HEADERS.map(lambda text: text.encode("utf-8", "surrogatepass"))), TEXTS)
    @example(b"Name: demo\nVersion: " + b"9" * 5000, b"Wheel-Version: 1.0\nTag: py3-none-any\n", "")
    @example(b"Name: demo\nVersion: 1.0\n", b"Wheel-Version: 1.0\nTag: a.a.a.a.a.a.a.a.a.a.a.a-b.b.b.b.b.b.b.b.b.b-c.c.c.c.c.c\n", "")
    def test_whatever_a_wheel_says_of_itself_is_read(self, metadata: bytes, stated: bytes, lines: str) -> None:
        facts = facts_of(wheel(("demo/__init__.py", b""), METADATA=metadata, WHEEL=stated, RECORD=lines.encode("utf-8", "surrogatepass")))
        json.dumps(facts)
        for one in facts["findings"]:
            self.assertTrue(one["message"].isprintable(), one)
        read_metadata(metadata), read_entry_points(lines.encode("utf-8", "surrogatepass"))

    @laws.many
    @given(TEXTS)
    def test_text_that_is_shown_is_one_printable_line(self, text: str) -> None:
        self.assertTrue(shown(text).isprintable())


GROUPS = ("console_scripts", "gui_scripts")
#: What entry_points.txt is made of, and what its readers disagree on.
PIECES = st.lists(
    st.sampled_from(["[", "]", "console_scripts", "[console_scripts]\n", "gui_scripts", "[DEFAULT]", "other", "=", " = ", "=m:f", "m", ":f", "[x]", "../up", "/up", "..", ".", "a\\b", "a", "#", ";", " ", "\t", "\n", "\n", "\n  ", "\r", "\r\n", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\0", "%(a)s", "é", "C:"]),
    max_size=14,
).map("".join)  # fmt: skip


def sections_read(text: str) -> Iterator[dict[str, list[tuple[str, str]]]]:
    """group -> (name, value), by each reader that a pip may have; one that rejects the text says nothing."""
    by_group: dict[str, list[tuple[str, str]]] = {}
    try:
        for group, entries in pkg_resources.EntryPoint.parse_map(text).items():
            pairs = (str(one).partition("=") for one in entries.values())
            by_group[group] = [(name.strip(), value.strip()) for name, _, value in pairs]
        yield by_group
    except (ValueError, AttributeError):
        pass
    try:
        yield {group: [(one.name, one.value) for one in EntryPoints._from_text(text) if one.group == group] for group in GROUPS}  # type: ignore[attr-defined]
    except (TypeError, ValueError):
        pass
    config = ConfigParser(delimiters="=")
    config.optionxform = str  # type: ignore[method-assign, assignment]
    try:
        config.read_string(text)
        yield {group: list(config.items(group)) for group in config.sections()}
    except (ConfigError, ValueError):
        pass


def written_by_pip(text: str) -> Iterator[str]:
    """The file names that some pip joins onto its folder of scripts."""
    for by_group in sections_read(text):
        for group in GROUPS:
            for name, value in by_group.get(group, ()):
                try:
                    entry = get_export_entry(f"{name} = {value}")
                except DistlibException:
                    continue
                if entry is not None:
                    yield entry.name


def rejected(text: str, *kinds: str) -> bool:
    """By every installer, or by pip on each Python that importlib.metadata reads it on."""
    return any(fault.kind in kinds and fault.below is None for fault in read_entry_points(text.encode()).faults)


class CommandLaws(unittest.TestCase):
    @laws.many
    @given(PIECES)
    @example("[console_scripts]\n../up = m:f\n")
    @example("[console_scripts]\na = /../up=m:f\n")
    @example("[console_scripts]\n; ../up = m:f\n")
    @example("[console_scripts]\n[../up = m:f\n")
    @example("[console_scripts]\na =\n  ../up = m:f\n")
    @example("[DEFAULT]\n../up=m:f\n[console_scripts]\na=m:f")
    @example("[console_scripts] [x]\n../up = m:f\n")
    @example("[console_scripts]\n#\x0c../up = m:f\n")
    def test_no_pip_writes_a_command_elsewhere_than_in_its_folder(self, text: str) -> None:
        if not rejected(text, "zip", "entry-points"):
            for name in written_by_pip(text):
                self.assertNotRegex(name, r"[/\\:]|\A\s*\.{0,2}\s*\Z", text)

    @laws.many
    @given(PIECES)
    @example("[\r]")
    def test_both_sides_reject_the_same_commands(self, text: str) -> None:
        self.assertEqual(rejected(text, "zip"), bool(install.unsafe_commands(text)), text)

    @laws.many
    @given(PIECES)
    @example("[console_scripts]\na = m\n")
    @example("[console_scripts]\na = m:f\na = m\n")
    @example("[other]\na\n")
    def test_pip_installs_what_is_not_rejected(self, text: str) -> None:
        if rejected(text, "zip", "entry-points"):
            return
        found = EntryPoints._from_text(text)  # type: ignore[attr-defined]
        with tempfile.TemporaryDirectory() as folder:
            maker = PipScriptMaker(None, folder)
            maker.clobber, maker.variants = True, {""}
            for group in GROUPS:
                maker.make_multiple(get_console_script_specs({one.name: one.value for one in found if one.group == group}))


LINES = st.one_of(TEXTS, st.sampled_from(["beta>=1; os_name == 'posix'", "beta[x]; extra == 'x'", "beta @ https://h.example/b.whl", "beta; platform_release > '5'", "beta ~= 1", "beta; python_full_version < '3.12.4'"]))
SPECIFIERS = st.one_of(TEXTS, st.sampled_from([">=3.8", "<3.12.4", "!=3.12.*", ">=" + "9" * 5000, "===x"]))


def judged(requires: list[str], python: str | None, root_texts: list[str], versions: tuple[str, str] = ("1.0", "1.0")) -> dict[str, Any]:
    def facts(name: str, version: str, lines: list[str]) -> dict[str, Any]:
        more = {} if python is None else {"requiresPython": python}
        return {"project": name, "name": name, "version": version, "requiresDist": lines, "providesExtra": ["x"], "findings": [], **more}

    entries = [{"project": name, "version": version, "sha256": name, "filename": f"{name}-{version}-py3-none-any.whl"} for name, version in zip(("alpha", "beta"), versions)]
    roots = [{"text": text, "name": None, "kind": "named", "url": None, "hashes": [], "origin": "argument", "editable": False} for text in root_texts]
    wheels = {"alpha": facts("alpha", versions[0], requires), "beta": facts("beta", versions[1], [])}
    return walk({"target": target(), "roots": roots, "constraints": roots, "entries": entries, "wheels": wheels}, {})


class WalkLaws(unittest.TestCase):
    @laws.many
    @given(st.lists(LINES, max_size=3), st.one_of(st.none(), SPECIFIERS))
    @example(["beta; " + "(" * 3000 + "os_name == 'nt'" + ")" * 3000], None)
    @example(["beta==" + "9" * 5000], ">=" + "9" * 5000)
    @example(["beta; python_full_version < '" + "9" * 5000 + "'"], None)
    @example(["beta; os_name == 'nt'" + " or os_name == 'nt'" * 3000], None)
    def test_whatever_metadata_says_there_is_a_verdict(self, requires: list[str], python: str | None) -> None:
        verdict = judged(requires, python, ["alpha"])
        self.assertEqual(verdict["complete"], not any(one["severity"] == "error" for one in verdict["findings"]))
        for one in verdict["findings"]:
            self.assertTrue(one["message"].isprintable(), one)

    @laws.many
    @given(TEXTS, st.lists(TEXTS, max_size=2), st.lists(st.lists(st.dictionaries(st.sampled_from(["introduced", "fixed", "last_affected", "limit", "x"]), TEXTS, max_size=2), max_size=2), max_size=2))
    @example("1.0", ["9" * 5000], [])
    def test_any_advisory_gets_one_of_three_answers(self, version: str, versions: list[str], ranges: list[list[dict[str, str]]]) -> None:
        self.assertIn(affected(version, versions, ranges), ("yes", "no", "unclear"))

    @laws.many
    @given(st.integers(0, 30), st.integers(0, 30), st.integers(0, 30))
    def test_a_range_means_what_lies_in_it(self, version: int, low: int, high: int) -> None:
        answer = affected(f"1.{version}", [], [[{"introduced": f"1.{low}"}, {"fixed": f"1.{high}"}]])
        if low < high:
            self.assertEqual(answer, "yes" if low <= version < high else "no")

    @laws.many
    @given(st.lists(TEXTS, max_size=3))
    def test_any_word_is_a_license_or_unknown(self, words: list[str]) -> None:
        self.assertLessEqual(set(unknown_ids(words)), set(words))


ODD_NAMES = st.one_of(st.sampled_from(["top/a.py", "top/b/c.py", "../out.py", "/abs.py", "top/../../out.py", "a\\b", "c:/x", "top", "top/a.py/under", "./top/x", "top//y", "", "top/link", "top/link/z"]), st.text(max_size=6))
MEMBERS = st.lists(st.tuples(ODD_NAMES, st.sampled_from(["file", "folder", "link", "hard", "fifo", "device"]), st.sampled_from(["a.py", "..", "../..", "/etc", "b", "link", "../top"])), max_size=6)


def tar_of(members: list[tuple[str, str, str]]) -> bytes:
    sink = io.BytesIO()
    kinds = {"file": tarfile.REGTYPE, "folder": tarfile.DIRTYPE, "link": tarfile.SYMTYPE, "hard": tarfile.LNKTYPE, "fifo": tarfile.FIFOTYPE, "device": tarfile.CHRTYPE}
    with tarfile.open(fileobj=sink, mode="w:gz", format=tarfile.PAX_FORMAT) as archive:
        for name, kind, link in members:
            entry = tarfile.TarInfo(name)
            entry.type, entry.linkname, entry.size = kinds[kind], link if kind in ("link", "hard") else "", 4 if kind == "file" else 0
            archive.addfile(entry, io.BytesIO(b"text") if kind == "file" else None)
    return sink.getvalue()


def zip_of(members: list[tuple[str, str, str]]) -> bytes:
    sink = io.BytesIO()
    warnings.simplefilter("ignore")  # of names that stand twice
    with zipfile.ZipFile(sink, "w") as archive:
        for name, kind, link in members:
            entry = zipfile.ZipInfo(name + ("/" if kind == "folder" else ""))
            entry.external_attr = (0o120777 if kind == "link" else 0o100644) << 16
            archive.writestr(entry, link if kind == "link" else "text")
    return sink.getvalue()


class ArchiveLaws(unittest.TestCase):
    @laws.some
    @given(MEMBERS, st.sampled_from(["x.tar.gz", "x.zip"]))
    def test_no_source_archive_leaves_its_folder(self, members: list[tuple[str, str, str]], name: str) -> None:
        try:
            content = zip_of(members) if name == "x.zip" else tar_of(members)
        except (ValueError, UnicodeError):
            return  # no archive can have such a name
        self.stays_inside(content, name)

    @laws.some
    @given(st.binary(max_size=200), st.sampled_from(["x.tar.gz", "x.zip"]))
    def test_any_bytes_are_an_archive_or_rejected(self, content: bytes, name: str) -> None:
        self.stays_inside(content, name)

    def stays_inside(self, content: bytes, name: str) -> None:
        with tempfile.TemporaryDirectory() as room:
            place = Path(room).resolve()
            (place / name).write_bytes(content)
            (place / "secret").write_text("mine")
            (place / "into").mkdir()
            try:
                top = unpack(place / name, place / "into" / "here")
                self.assertTrue(top.resolve().is_relative_to(place / "into" / "here"))
            except BuildRejected as rejected:
                self.assertEqual(rejected.kind, "integrity")
            self.assertEqual(sorted(one.name for one in place.iterdir()), sorted([name, "secret", "into"]))
            self.assertLessEqual({one.name for one in (place / "into").iterdir()}, {"here"})
            self.assertEqual((place / "secret").read_text(), "mine")


if __name__ == "__main__":
    unittest.main()
