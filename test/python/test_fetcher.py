"""The fetcher's parsing of pages and metadata, compared with pip's: it must be faster, never different."""

from __future__ import annotations

import json
import sys
import tempfile
import threading
import time
import unittest
import zipfile
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))
import harness  # noqa: E402

sys.path.insert(0, harness.pip_folder())
from pip._internal.exceptions import InvalidWheelFilename  # noqa: E402
from pip._internal.index.collector import IndexContent, parse_links  # noqa: E402
from pip._internal.metadata import FilesystemWheel  # noqa: E402
from pip._internal.metadata.importlib import Distribution  # noqa: E402
from pip._internal.models.wheel import Wheel  # noqa: E402
from pip._vendor.packaging.version import Version  # noqa: E402
from worker.fetcher.concurrency import PriorityThreadPool, SingleFlight  # noqa: E402
from worker.fetcher.metadata import UnreadableWheel, core_of, metadata_of_wheel  # noqa: E402
from worker.fetcher.page_parser import JSON_TYPE, AddLink, Page, fill  # noqa: E402
from worker.fetcher.service import Fetcher  # noqa: E402
from worker.fetcher.redactor import Redactor, clean_url, redact_url  # noqa: E402
from worker.page_format import Table, TableBuilder  # noqa: E402
from worker.errors import Fault  # noqa: E402

PAGE = "https://index.example/simple/foo-bar/"
URL = "https://files.example/ab/"

# Each is one file of a JSON page; the odd ones must come out as pip reads them.
FILES: tuple[dict[str, Any], ...] = (
    {"url": URL + "foo_bar-1.0-py3-none-any.whl", "hashes": {"sha256": "aa" * 32}, "requires-python": ">=3.8", "yanked": False, "size": 7},
    {"url": URL + "Foo.Bar-1.0.0-1-py3-none-any.whl", "hashes": {}, "requires-python": None, "yanked": True},
    {"url": URL + "foo_bar-2.0rc1-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.whl", "hashes": {}, "core-metadata": {"sha256": "bb" * 32, "odd": "x"}},
    {"url": URL + "foo_bar-2.0-py2.py3-none-any.whl", "hashes": {}, "core-metadata": True, "yanked": "because"},
    {"url": URL + "foo_bar-2.0-py3-none-any.whl", "hashes": {}, "dist-info-metadata": {"sha256": "cc" * 32}, "yanked": ""},
    {"url": URL + "foo_bar-3.0+local.1-py3-none-any.whl", "hashes": {}},
    {"url": URL + "foo_bar-3.0%2Blocal.2-py3-none-any.whl#sha256=" + "dd" * 32, "hashes": {"md5": "ee" * 16}},
    {"url": "../../files/foo_bar-4-py3-none-any.whl", "hashes": {}, "requires-python": ""},
    {"url": "//other.example/foo_bar-5-py3-none-any.whl?sign=a%20b", "hashes": {}},
    {"url": URL + "foo_bar-6-py36+-none-any.whl", "hashes": {}},
    {"url": URL + "foo_bar-7-.-none-any.whl", "hashes": {}},
    {"url": URL + "foo_bar-not-a-version-py3-none-any.whl", "hashes": {}},
    {"url": URL + "foo__bar-8-py3-none-any.whl", "hashes": {}},
    {"url": URL + "foo_bar-9-x1-py3-none-any.whl", "hashes": {}},
    {"url": URL + "foobar-10-py3-none-any.whl", "hashes": {}},
    {"url": URL + "foo_bar-11-py3-none-any.WHL", "hashes": {}},
    {"url": URL + "1!foo_bar-12-py3-none-any.whl", "hashes": {}},
    {"url": URL + "foo_bar-1!13-py3-none-any.whl", "hashes": {}},
    {"hashes": {}},
)


def as_pip_reads(content: bytes, content_type: str) -> dict[str, list[list[Any]]]:
    versions: dict[Version, list[list[Any]]] = {}
    for link in parse_links(IndexContent(content, content_type, None, PAGE, cache_link_parsing=False)):
        try:
            wheel = Wheel(link.filename)
        except InvalidWheelFilename:
            continue
        if wheel.name == "foo-bar":
            reported = link.metadata_file_data
            tag = "-".join(link.filename[:-4].split("-")[-3:])
            row = [link.filename, tag, link.yanked_reason, link.requires_python, link.url_without_fragment, dict(link._hashes), None if reported is None else reported.hashes or {}]
            versions.setdefault(Version(wheel.version), []).append(row)
    return {str(version): versions[version] for version in sorted(versions, reverse=True)}


def as_table(files: list[dict[str, Any]]) -> Table:
    return Table(written(json.dumps({"files": files}).encode(), JSON_TYPE))


def written(content: bytes, content_type: str, add_link: AddLink = lambda url: url) -> bytes:
    builder = TableBuilder("foo-bar", PAGE, "https://index.example/simple")
    fill(builder, Page(content, content_type, None, PAGE, "https"), add_link)
    return builder.text()


def as_we_read(content: bytes, content_type: str, columns: slice = slice(7)) -> dict[str, list[list[Any]]]:
    table = Table(written(content, content_type))
    read = {version: [list(row[columns]) for row in table.rows(place)] for place, version in enumerate(table.versions)}
    return {version: rows for version, rows in read.items() if rows}


class Pages(unittest.TestCase):
    def test_a_json_page_reads_as_pip_reads_it(self) -> None:
        content = json.dumps({"meta": {"api-version": "1.3"}, "files": FILES}).encode()
        self.assertEqual(as_we_read(content, JSON_TYPE), as_pip_reads(content, JSON_TYPE))
        self.assertEqual(list(as_we_read(content, JSON_TYPE)), ["1!13", "5", "4", "3.0+local.2", "3.0+local.1", "2.0", "2.0rc1", "1.0"])

    def test_what_is_said_of_a_file_is_settled_or_the_file_is_not_believed(self) -> None:
        sound = {"url": URL + "foo_bar-1.0-py3-none-any.whl", "hashes": {"sha256": "aB" * 32}}
        rows: list[tuple[dict[str, Any], tuple[str, str | None] | None]] = [
            ({"upload-time": "yesterday"}, ("ab" * 32, None)),
            ({"upload-time": "2025-01-01T00:00:00"}, ("ab" * 32, None)),
            ({"upload-time": "2025-02-30T00:00:00Z"}, ("ab" * 32, None)),
            ({"upload-time": "0001-01-01T00:00:00+05:00"}, ("ab" * 32, None)),
            ({"upload-time": 5}, ("ab" * 32, None)),
            ({"upload-time": "2025-01-31T00:00:00.5Z"}, ("ab" * 32, "2025-01-31T00:00:00.500000Z")),
            ({"upload-time": "2025-01-01T02:00:00+02:00"}, ("ab" * 32, "2025-01-01T00:00:00Z")),
            ({"hashes": {"sha256": "abc"}}, None),
            ({"hashes": {"sha256": ""}}, None),
            ({"hashes": {"sha256": "ab " * 21 + "a"}}, None),
            ({"hashes": {"sha256": "x" * 64}}, None),
            ({"hashes": {"sha256": "ab" * 32, "md5": "ab"}}, None),
            ({"core-metadata": None, "dist-info-metadata": {"sha256": 7}}, None),
        ]
        for more, want in rows:
            for url in (sound["url"], "/ab/foo_bar-1.0-py3-none-any.whl"):
                with self.subTest(more=more, url=url):
                    read = as_we_read(json.dumps({"files": [{**sound, **more, "url": url}]}).encode(), JSON_TYPE, slice(5, 8))
                    found = [(hashes["sha256"], uploaded) for ((hashes, _, uploaded),) in read.values()]
                    self.assertEqual(found, [] if want is None else [want])

    def test_a_link_of_a_web_page_is_believed_with_a_hash_or_without_but_not_with_half_a_one(self) -> None:
        lines = [f'<a href="foo_bar-{version}-py3-none-any.whl{fragment}">x</a>' for version, fragment in (("1", "#sha256=" + "AB" * 32), ("2", ""), ("3", "#sha256=ab"))]
        read = as_we_read("\n".join(lines).encode(), "text/html", slice(5, 6))
        self.assertEqual(read, {"2": [[{}]], "1": [[{"sha256": "ab" * 32}]]})

    def test_an_html_page_reads_as_pip_reads_it(self) -> None:
        lines = [f'<a href="{file["url"]}" data-requires-python="&gt;=3.8">x</a>' for file in FILES if "url" in file]
        content = "\n".join(['<base href="https://index.example/base/">', *lines]).encode()
        self.assertEqual(as_we_read(content, "text/html"), as_pip_reads(content, "text/html"))

    def test_versions_are_compared_as_such_not_as_texts(self) -> None:
        versions = ("1.9", "1!0.1", "1.10", "2.0rc1", "1.10+local", "2.0.dev1", "2024.1")
        table = as_table([{"url": f"{URL}foo_bar-{version}-py3-none-any.whl", "hashes": {}} for version in versions])
        self.assertEqual(table.versions, ["1!0.1", "2024.1", "2.0rc1", "2.0.dev1", "1.10+local", "1.10", "1.9"])

    def test_an_sdist_keeps_what_rules_ask_for(self) -> None:
        for url in (URL + "foo-bar-1.tar.gz", "../../files/foo-bar-1.tar.gz"):
            file = {"url": url, "hashes": {}, "yanked": "leaks keys", "upload-time": "2026-01-01T00:00:00Z"}
            [sdist] = as_table([file]).sdists
            self.assertEqual((sdist.filename, sdist.yanked, sdist.upload_time), ("foo-bar-1.tar.gz", "leaks keys", "2026-01-01T00:00:00Z"))

    def test_an_sdist_is_known_by_any_dash_that_ends_its_name(self) -> None:
        names = ["foo-bar-1.0.tar.gz", "Foo.Bar-1.0.zip", "foo_bar-1.0-final.tar.bz2", "foo-1.0.tar.gz", "foo-barn-1.0.tar.gz", "foo-bar-1.0.egg"]
        table = as_table([{"url": URL + name, "hashes": {}} for name in names])
        self.assertEqual([sdist.filename for sdist in table.sdists], names[:3])

    def test_a_page_that_is_printed_over_many_lines_is_the_same_page(self) -> None:
        page = {"meta": {"api-version": "1.3"}, "files": FILES}
        printed = json.dumps(page, indent=2).replace("\n", "\r\n").encode("utf-8-sig")
        self.assertEqual(as_we_read(printed, JSON_TYPE), as_we_read(json.dumps(page).encode(), JSON_TYPE))

    def test_what_cannot_be_passed_on_is_left_out_of_the_table(self) -> None:
        deep: dict[str, Any] = {}
        for _ in range(400):
            deep = {"x": deep}
        sound = {"url": URL + "foo_bar-1-py3-none-any.whl", "hashes": {}}
        for odd in (deep, [[]], "https://u:secret@h.example/", "https://h.example/?signature", "https://u:secret\\u0040h", "\u00e9", "\ud800"):
            with self.subTest(odd=odd):
                text = written(json.dumps({"files": [{**sound, "provenance": odd}, sound]}, ensure_ascii=odd != "\u00e9").encode(), JSON_TYPE)
                self.assertNotIn(b"provenance", text)
                self.assertEqual(len(Table(text).rows(0)), 2)

    def test_a_url_that_is_none_without_its_login_hides_no_other(self) -> None:
        urls = ("http://[::1]@b[/foo_bar-3-cp27-cp27m-win32.whl", "https://u&egg=ok&:p@h.example/foo_bar-1.tar.gz?a&egg=!", URL + "foo_bar-1-py3-none-any.whl")
        text = written(json.dumps({"files": [{"url": url, "hashes": {}} for url in urls]}).encode(), JSON_TYPE, Redactor().add_link)
        table = Table(text)
        self.assertEqual([row.filename for place in range(len(table.versions)) for row in table.rows(place)], ["foo_bar-1-py3-none-any.whl"])
        self.assertEqual(table.sdists, [])

    def test_a_page_may_be_in_each_form_that_json_may_be_in(self) -> None:
        for encoding in ("utf-16", "utf-32", "utf-8-sig"):
            page = json.dumps({"files": [{"url": URL + "foo_bar-1-py3-none-any.whl", "hashes": {}, "yanked": "\u00e9\ud800"}]}, ensure_ascii=False)
            self.assertEqual(list(as_we_read(page.encode(encoding, "surrogatepass"), JSON_TYPE)), ["1"])


METADATA = (
    b"Metadata-Version: 2.1\nName: foo\nVersion: 1\n\nRequires-Dist: not-a-header\n",
    b"Metadata-Version: 2.1\r\nName: foo\r\nVersion: 1\r\nRequires-Dist: a\r\n\r\nbody",
    b"Metadata-Version: 2.1\nName: foo\nVersion: 1\nSummary: \xc3\xa4\nRequires-Dist: a (>=1)\nRequires-Dist: b ; extra == 'x'\nProvides-Extra: x\nRequires-Python: >=3.8\n",
    b"Metadata-Version: 2.1\nName: foo\nVersion: 1\nLicense: one\n        two\n\n        three\nRequires-Dist: after-the-blank\n",
    b"Metadata-Version: 2.1\nname: foo\nVERSION: 1\nrequires-dist: a\nno colon here\nRequires-Dist: b\n",
    b"Metadata-Version: 2.1\nName: foo\nVersion: 1\nRequires-Python:\nDescription: x\n       |y\n       |\nRequires-Dist: a\n",
)


class Core(unittest.TestCase):
    def test_metadata_reads_as_pip_reads_it(self) -> None:
        for content in METADATA:
            with self.subTest(content=content), tempfile.TemporaryDirectory() as folder:
                path = Path(folder, "foo-1-py3-none-any.whl")
                with zipfile.ZipFile(path, "w") as archive:
                    archive.writestr("foo-1.dist-info/METADATA", content)
                    archive.writestr("foo-1.dist-info/WHEEL", "Wheel-Version: 1.0\n")
                core = core_of(metadata_of_wheel(path, "foo"))
                pip = Distribution.from_wheel(FilesystemWheel(str(path)), "foo").metadata
                want = {
                    "name": pip["Name"], "version": pip["Version"], "requiresPython": pip["Requires-Python"] or None,
                    "providesExtra": pip.get_all("Provides-Extra", []), "requiresDist": [str(one).strip() for one in pip.get_all("Requires-Dist", [])],
                    "faults": [],
                }  # fmt: skip
                self.assertEqual(core, want)

    def test_a_file_without_readable_metadata_is_told_from_a_wheel(self) -> None:
        for fault, says in (("not-a-zip", "not a readable wheel"), ("no-metadata", "no METADATA"), ("two-dist-infos", "multiple .dist-info")):
            with self.subTest(fault), tempfile.TemporaryDirectory() as folder:
                name = harness.make_wheel.write_file({"name": "foo", "version": "1", "fault": fault}, folder)
                with self.assertRaisesRegex(UnreadableWheel, says):
                    metadata_of_wheel(Path(folder, name), "foo")


class LocalPages(unittest.TestCase):
    def test_a_page_of_find_links_with_an_invalid_link_is_named(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            page = Path(folder, "links.html")
            page.write_text('<a href="http://[">foo-1-py3-none-any.whl</a>')
            request = {"pipConfig": "none", "indexUrl": folder, "extraIndexUrls": [], "indexFor": [], "findLinks": [str(page)], "indexStrategy": "unique", "ignoredErrorCodes": []}
            fetcher = Fetcher({"indexes": request, "runFolder": f"{folder}/run", "poolFolder": f"{folder}/pool", "cacheFolder": None}, Redactor())
            with self.assertRaisesRegex(Fault, "find-links: .*links.html: it cannot be parsed") as raised:
                fetcher.page({"project": "foo"})
            self.assertEqual(raised.exception.kind, "usage")


class Secrets(unittest.TestCase):
    def test_credentials_leave_urls_and_texts_however_they_are_spelt(self) -> None:
        redactor = Redactor()
        self.assertEqual(redactor.add("https://jane:p%40ssword@index.example/simple#x"), "https://index.example/simple")
        redactor.add("https://token-alone@index.example/simple")
        text = redactor.redact("p@ssword p%40ssword https://a:b@h/ token-alone amFuZTpwQHNzd29yZA==")
        self.assertEqual(text, "**** **** https://****@h/ **** ****")
        self.assertEqual(redact_url("https://u:p@files.example/a.whl?Signature=abc&x=1"), "https://files.example/a.whl?****")
        self.assertEqual(clean_url("https://files.example/a.whl"), "https://files.example/a.whl")


class Work(unittest.TestCase):
    def test_a_question_is_worked_on_once_and_its_failure_is_kept(self) -> None:
        flights, calls = SingleFlight(), []

        def work() -> str:
            calls.append(1)
            time.sleep(0.05)
            raise Fault("network", "gone")

        def ask() -> None:
            with self.assertRaises(Fault):
                flights.do("key", work)

        threads = [threading.Thread(target=ask) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        ask()
        self.assertEqual(len(calls), 1)

    def test_pages_go_before_hints_and_hints_before_files(self) -> None:
        pool, order, busy = PriorityThreadPool(), [], threading.Event()
        pool.submit(lambda _, request: busy.wait(5), {}, {"op": "open"})
        jobs = [pool.submit(lambda _, request: order.append(request["op"] + str(request.get("hint", ""))), {}, request)
                for request in ({"op": "file"}, {"op": "core", "hint": True}, {"op": "core"}, {"op": "page"})]  # fmt: skip
        busy.set()
        for job in jobs:
            job.result(5)
        pool.close(1)
        self.assertEqual(order, ["page", "core", "coreTrue", "file"])


if __name__ == "__main__":
    unittest.main()
