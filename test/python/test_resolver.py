"""Which files a target gets: pip's own choice with the target's markers and tags, by the fast path as by pip as it is."""

from __future__ import annotations

import hashlib
import unittest

from harness import Rejected, glibc_target, make_wheel, normal, root, sha256, target, windows_target
from resolver_case import INDEX, ResolverCase, sdist, versions, wheel

LINUX = "manylinux_2_17_x86_64.manylinux2014_x86_64"


class Targets(ResolverCase):
    def test_markers_are_those_of_the_target(self) -> None:
        rows = [wheel("app", "1", 'pywin; sys_platform == "win32"', 'uv-loop; sys_platform != "win32"'), wheel("pywin", "1"), wheel("uv_loop", "1")]
        self.assertEqual(versions(self.resolve(rows, "app", target=windows_target())), {"app": "1", "pywin": "1"})
        self.assertEqual(versions(self.resolve(rows, "app")), {"app": "1", "uv-loop": "1"})

    def test_the_ladder_is_exact(self) -> None:
        rows = [
            wheel("lib", "1", tag=f"cp312-cp312-{LINUX}"),
            wheel("lib", "2", tag="cp312-cp312-manylinux_2_28_x86_64"),
            wheel("lib", "3", tag="cp312-cp312-manylinux_2_34_x86_64"),
        ]
        for minor, version in [(17, "1"), (28, "2"), (34, "3"), (40, "3")]:
            with self.subTest(glibc=minor):
                self.assertEqual(versions(self.resolve(rows, "lib", target=glibc_target(minor=minor))), {"lib": version})

    def test_the_full_micro_version_counts(self) -> None:
        rows = [
            wheel("lib", "2", requiresPython="!=3.12.0,!=3.12.1"),
            wheel("lib", "1"),
            wheel("old", "1", 'x; python_full_version < "3.12.2"'),
            wheel("x", "1"),
        ]
        self.assertEqual(versions(self.resolve(rows, "lib", "old")), {"lib": "2", "old": "1"})
        self.assertEqual(versions(self.resolve(rows, "lib", "old", target=glibc_target("3.12.0"))), {"lib": "1", "old": "1", "x": "1"})

    def test_abi3_and_free_threaded_wheels_go_where_they_run(self) -> None:
        rows = [wheel("lib", "1"), wheel("lib", "2", tag=f"cp39-abi3-{LINUX}"), wheel("lib", "3", tag=f"cp313-cp313t-{LINUX}")]
        threaded = glibc_target("3.13.9")
        threaded = {**threaded, "id": "cp313t", "abis": ["cp313t"]}
        self.assertEqual(versions(self.resolve(rows, "lib", target=glibc_target("3.13.9"))), {"lib": "2"})
        self.assertEqual(versions(self.resolve(rows, "lib", target=threaded)), {"lib": "3"})

    def test_targets_of_one_process_do_not_leak_into_each_other(self) -> None:
        rows = [wheel("app", "1", 'a; os_name == "nt"', 'b; os_name == "posix"'), wheel("a", "1"), wheel("b", "1")]
        self.shelve(rows)
        self.open(glibc_target(), windows_target())
        for _ in range(2):
            self.assertEqual(versions(self.ask("app")), {"app": "1", "b": "1"})
            self.assertEqual(versions(self.ask("app", target=windows_target())), {"app": "1", "a": "1"})

    def test_pypy_takes_its_own_wheels(self) -> None:
        pypy = target(
            "linux",
            {"os": "linux", "machine": "x86_64", "libc": "glibc", "minimum": [2, 28]},
            "3.11.13",
            "pypy311_pp73",
            ["linux_x86_64"],
            "linux",
            "Linux",
            "x86_64",
            "posix",
        )
        pypy["python"]["implementation"] = "pp"
        rows = [wheel("lib", "1"), wheel("lib", "2", tag="pp311-pypy311_pp73-linux_x86_64"), wheel("lib", "3", tag="cp311-cp311-linux_x86_64")]
        self.assertEqual(versions(self.resolve(rows, "lib", target=pypy)), {"lib": "2"})


class Choice(ResolverCase):
    """Each with the fast path and without (ResolverCase.resolve compares)."""

    def test_the_answer_says_all_that_later_phases_read(self) -> None:
        lib = wheel("Lib.Two", "2.0", "dep", extras=["fast"], metadataRequires=["dep", 'speed; extra == "fast"'], uploadTime="2026-01-02T03:04:05Z")
        rows = [wheel("app", "1", "lib-two[fast]>=1"), lib, wheel("dep", "1"), wheel("speed", "1")]
        app, dep, two, speed = self.resolve(rows, "app", "dep")["files"]
        self.assertEqual([file["project"] for file in (app, dep, two, speed)], ["app", "dep", "lib-two", "speed"])
        self.assertEqual((app["requested"], dep["requested"], two["requested"]), (True, True, False))
        self.assertEqual((two["requiredBy"], two["extras"], dep["requiredBy"], speed["requiredBy"]), (["app"], ["fast"], ["lib-two"], ["lib-two"]))
        self.assertEqual((two["sha256"], two["uploadTime"], two["filename"]), (sha256(lib), "2026-01-02T03:04:05Z", "Lib.Two-2.0-py3-none-any.whl"))

    def test_rules(self) -> None:
        chain = [wheel("a", f"{n}", f"b=={n}") for n in range(1, 9)] + [wheel("b", f"{n}", "c<5" if n > 3 else "c") for n in range(1, 9)] + [wheel("c", "9")]
        table: list[tuple[str, list[dict[str, object]], list[str], tuple[str, ...], dict[str, str]]] = [
            ("backtracks to versions that agree", chain, ["a"], (), {"a": "3", "b": "3", "c": "9"}),
            ("goes around a conflict", [wheel("a", "2", "b==9"), wheel("a", "1", "b"), wheel("b", "1")], ["a"], (), {"a": "1", "b": "1"}),
            ("obeys constraints", [wheel("a", "1", "b"), wheel("b", "1"), wheel("b", "2")], ["a"], ("b<2",), {"a": "1", "b": "1"}),
            ("does not install what is only a constraint", [wheel("a", "1"), wheel("b", "1")], ["a"], ("b==1",), {"a": "1"}),
            ("compares versions, not texts", [wheel("a", "1.9"), wheel("a", "1.10")], ["a"], (), {"a": "1.10"}),
            ("knows epochs", [wheel("a", "2026.1"), wheel("a", "1!0.1")], ["a"], (), {"a": "1!0.1"}),
            ("takes a plain pin", [wheel("a", "1"), wheel("a", "2")], ["a==1"], (), {"a": "1"}),
            ("takes a pin of another spelling", [wheel("a", "1.0.0"), wheel("a", "2")], ["a==1"], (), {"a": "1.0.0"}),
            ("takes an arbitrary equality", [wheel("a", "1.0"), wheel("a", "2")], ["a===1.0"], (), {"a": "1.0"}),
            ("leaves yanked releases", [wheel("a", "2", yanked="broken"), wheel("a", "1")], ["a"], (), {"a": "1"}),
            ("takes a yanked release that is pinned", [wheel("a", "2", yanked="broken"), wheel("a", "1")], ["a==2"], (), {"a": "2"}),
            ("leaves pre-releases", [wheel("a", "2rc1"), wheel("a", "1")], ["a"], (), {"a": "1"}),
            ("takes a pre-release that is named", [wheel("a", "2rc1"), wheel("a", "1")], ["a>=2rc1"], (), {"a": "2rc1"}),
            ("takes a pre-release where nothing else is left", [wheel("a", "2rc1"), wheel("a", "1")], ["a>1"], (), {"a": "2rc1"}),
            ("takes the highest build", [wheel("a", "1", build="10"), wheel("a", "1", build="2"), wheel("a", "1")], ["a"], (), {"a": "1"}),
            ("takes a local version", [wheel("a", "1"), wheel("a", "1+cpu")], ["a==1"], (), {"a": "1+cpu"}),
            ("skips a root whose marker is false", [wheel("a", "1"), wheel("b", "1")], ["a", 'b; sys_platform == "win32"'], (), {"a": "1"}),
            ("skips metadata that names another version", [wheel("a", "2", metadataVersion="3"), wheel("a", "1")], ["a"], (), {"a": "1"}),
            ("skips metadata that nobody can parse", [wheel("a", "2", "b !!"), wheel("a", "1")], ["a"], (), {"a": "1"}),
            ("ignores an unknown extra", [wheel("a", "1")], ["a[nothing]"], (), {"a": "1"}),
            ("ignores an invalid Requires-Python of a page", [wheel("a", "1", pageRequiresPython="soon")], ["a"], (), {"a": "1"}),
            ("follows extras of extras", [wheel("a", "1", extras=["all", "x"], metadataRequires=['a[x]; extra=="all"', 'b; extra=="x"']), wheel("b", "1")], ["a[all]"], (), {"a": "1", "b": "1"}),
            ("bears a circle", [wheel("a", "1", "b"), wheel("b", "1", "a")], ["a"], (), {"a": "1", "b": "1"}),
        ]  # fmt: skip
        for name, rows, asked, constraints, want in table:
            with self.subTest(name):
                self.assertEqual(versions(self.resolve(rows, *asked, constraints=constraints)), want)

    def test_pre_takes_pre_releases_of_everything(self) -> None:
        rows = [wheel("a", "2rc1", "b"), wheel("a", "1"), wheel("b", "1.dev1")]
        self.assertEqual(versions(self.resolve(rows, "a", pre=True)), {"a": "2rc1", "b": "1.dev1"})

    def test_a_requirements_file_may_ask_for_pre_releases(self) -> None:
        self.assertEqual(versions(self.resolve([wheel("a", "2rc1"), wheel("a", "1")], "a", pre=False)), {"a": "1"})
        self.open()
        self.assertEqual(versions(self.ask("a", pre=True)), {"a": "2rc1"})

    def test_uploaded_prior_to_is_a_limit_for_every_project(self) -> None:
        rows = [wheel("a", "2", uploadTime="2026-03-01T00:00:00Z"), wheel("a", "1", uploadTime="2026-01-01T00:00:00Z")]
        self.assertEqual(versions(self.resolve(rows, "a", uploadedPriorTo="2026-02-01T00:00:00Z")), {"a": "1"})

    def test_uploaded_prior_to_says_what_it_takes(self) -> None:
        self.shelve([])
        with self.assertRaises(Rejected) as caught:
            self.open(uploadedPriorTo="yesterday")
        self.assertEqual((caught.exception.kind, caught.exception.more["faults"][0]["actual"]), ("usage", "yesterday"))

    def test_uploaded_prior_to_rejects_an_index_without_times(self) -> None:
        answer = self.resolve([wheel("a", "2")], "a", uploadedPriorTo="2026-02-01T00:00:00Z")
        self.assertIn("does not state upload times", answer["findings"][0]["message"])

    def test_the_sha256_is_read_from_the_file_where_the_index_gives_none(self) -> None:
        row = wheel("a", "1", hashless=True)
        self.assertEqual(self.resolve([row], "a")["files"][0]["sha256"], sha256(row))

    def test_hashes_choose_among_the_files(self) -> None:
        good, other = wheel("a", "1"), wheel("a", "1", build="1")
        [file] = self.resolve([good, other], root("a==1", hashes=[f"sha256:{sha256(good)}"]))["files"]
        self.assertEqual(file["filename"], "a-1-py3-none-any.whl")

    def test_a_hash_counts_before_all_else(self) -> None:
        fine, yanked, hashless = wheel("a", "1", build="3"), wheel("a", "1", yanked="odd"), wheel("a", "1", build="9", hashless=True)
        for rows, allowed, want in [
            ([fine, yanked], [yanked], "a-1-py3-none-any.whl"),
            ([fine, yanked], [fine, yanked], "a-1-3-py3-none-any.whl"),
            ([fine, hashless], [fine, hashless], "a-1-3-py3-none-any.whl"),
            ([hashless, yanked], [hashless], "a-1-9-py3-none-any.whl"),
        ]:
            with self.subTest(want, rows=len(rows)):
                [file] = self.resolve(rows, root("a==1", hashes=[f"sha256:{sha256(row)}" for row in allowed]))["files"]
                self.assertEqual(file["filename"], want)

    def test_with_one_hash_every_requirement_needs_one(self) -> None:
        good = wheel("a", "1", "b")
        answer = self.resolve([good, wheel("b", "1")], root("a==1", hashes=[f"sha256:{sha256(good)}"]))
        self.assertEqual([one["kind"] for one in answer["findings"]], ["hash"])

    def test_a_file_that_is_not_what_its_hash_says_ends_the_run(self) -> None:
        self.shelve([wheel("a", "1", hashless=True)])
        self.open()
        self.assertEqual(self.rejected(root("a==1", hashes=["sha256:" + "0" * 64])).kind, "integrity")

    def test_a_lock_by_sha512_does_not_believe_the_sha256_of_an_index(self) -> None:
        row = wheel("a", "1")
        right = hashlib.sha512(make_wheel.file_bytes(row)).hexdigest()
        for claimed, want in [(right, sha256(row)), ("0" * 128, "integrity")]:
            with self.subTest(want):
                self.shelve([{**row, "pageHashes": {"sha512": claimed}}])
                self.open()
                locked = root("a==1", hashes=[f"sha512:{claimed}"])
                got = self.rejected(locked, locked=True).kind if want == "integrity" else self.ask(locked, locked=True)["files"][0]["sha256"]
                self.assertEqual(got, want)

    def test_a_source_locked_by_sha512_is_wanted_by_that_and_not_by_the_sha256_of_an_index(self) -> None:
        row = sdist("a", "1")
        locked = root("a==1", hashes=["sha512:" + "5" * 128])
        self.shelve([{**row, "pageHashes": {"sha256": "2" * 64, "sha512": "5" * 128}}])
        self.open()
        [wanted] = self.ask(locked, locked=True)["sdists"]
        self.assertEqual((wanted["hashes"], wanted.get("sha256")), ({"sha512": "5" * 128}, None))
        name = "a-1-py3-none-any.whl"
        entry = {"project": "a", "version": "1", "filename": name, "url": f"file:///built/{name}", "sha256": "b" * 64, "hashes": {}, "builtFrom": wanted["url"]}
        self.assertEqual(versions(self.ask(locked, locked=True, wheels=[entry])), {"a": "1"})

    def test_a_wheel_may_be_named_by_its_url(self) -> None:
        rows = [wheel("a", "1", "b"), wheel("b", "1")]
        url = "https://index.example/files/a-1-py3-none-any.whl"
        files = self.resolve(rows, root(f"a @ {url}", kind="wheel", url=url, name="a", hashes=[f"sha256:{sha256(rows[0])}"]))["files"]
        self.assertEqual([(file["project"], file["url"]) for file in files], [("a", url), ("b", "https://index.example/files/b-1-py3-none-any.whl")])

    def test_files_handed_in_are_the_only_ones_of_their_project(self) -> None:
        shelves = self.shelve([wheel("mine", "9"), wheel("b", "1")])
        url = "https://index.example/files/mine-9-py3-none-any.whl"
        entry = {"project": "mine", "version": "9", "filename": "mine-9-py3-none-any.whl", "url": url, "sha256": "f" * 64, "hashes": {"sha256": "f" * 64}}
        self.open()
        answer = self.ask(root("mine==9", locked=[entry]), "b")
        self.assertEqual([(file["project"], file["sha256"][:1]) for file in answer["files"] if file["project"] == "mine"], [("mine", "f")])
        self.assertNotIn(("page", "mine"), shelves.asked)


class Places(ResolverCase):
    def test_a_project_on_two_indexes_is_rejected_with_the_way_out(self) -> None:
        self.shelve({"https://a.example/simple": [wheel("lib", "1"), wheel("own", "1")], "https://b.example/simple": [wheel("lib", "9"), wheel("own", "9")]})
        self.open()
        fault = self.rejected("lib", "own")
        self.assertEqual((fault.kind, [one["actual"] for one in fault.more["faults"]]), ("usage", ["lib", "own"]))
        self.assertIn("--index-for PROJECT=https://a.example/simple or --index-for PROJECT=https://b.example/simple", fault.message)

    def test_the_first_index_wins_where_the_user_says_so(self) -> None:
        answer = self.resolve(
            {"https://a.example/simple": [wheel("lib", "1")], "https://b.example/simple": [wheel("lib", "9"), wheel("b", "1")]}, "lib", "b", indexStrategy="first-index"
        )
        self.assertEqual(versions(answer), {"b": "1", "lib": "1"})

    def test_find_links_stand_beside_an_index(self) -> None:
        answer = self.resolve({INDEX: [wheel("lib", "1"), wheel("app", "1", "lib")], "find-links": [wheel("lib", "2")]}, "app")
        self.assertEqual(versions(answer), {"app": "1", "lib": "2"})

    def test_an_index_is_preferred_to_find_links_for_the_same_release(self) -> None:
        answer = self.resolve({INDEX: [wheel("lib", "1")], "find-links": [wheel("lib", "1")]}, "lib")
        self.assertEqual(answer["files"][0]["url"], "https://index.example/files/lib-1-py3-none-any.whl")

    def test_a_source_whose_marker_does_not_hold_need_not_be_built(self) -> None:
        for url in ("https://files.example/src-1.zip", "git+https://files.example/src.git"):
            source = root(f"src @ {url} ; sys_platform == 'win32'", kind="vcs" if "git" in url else "sdist", url=url)
            self.assertEqual(versions(self.resolve([wheel("lib", "1")], "lib", source)), {"lib": "1"})

    def test_one_file_name_with_other_bytes_in_another_place_is_rejected_by_both(self) -> None:
        for stated in (False, True):
            rows = {INDEX: [wheel("lib", "1", hashless=stated)], "find-links": [wheel("lib", "1", "never", hashless=stated)]}
            what = self.resolve(rows, "lib")["what"]
            self.assertTrue(what.startswith("integrity: two different files are named lib-1-py3-none-any.whl"), what)
            for place in ("https://index.example/files/", "https://files.example/"):
                self.assertIn(f"from {place}lib-1-py3-none-any.whl", what)

    def test_a_file_whose_hash_nobody_states_is_marked(self) -> None:
        for row, unhashed in ((wheel("a", "1"), False), (wheel("a", "1", hashless=True), True), (wheel("a", "1", hashless=True, pageHashes={"md5": ""}), True)):
            [file] = self.resolve([{**row, "pageHashes": {"md5": hashlib.md5(make_wheel.file_bytes(row)).hexdigest()}} if "pageHashes" in row else row], "a")["files"]
            self.assertEqual(file.get("unhashed", False), unhashed)


class Outages(ResolverCase):
    def test_a_page_that_fails_is_never_a_missing_project(self) -> None:
        for mode in ("fast", "plain"):
            with self.subTest(mode):
                self.shelve([wheel("app", "1", "lib")]).broken.add("lib")
                self.open(mode=mode)
                self.assertEqual((self.rejected("app").kind, self.rejected("app").message), ("network", "503 for lib"))

    def test_metadata_that_fails_is_never_a_conflict(self) -> None:
        for mode in ("fast", "plain"):
            with self.subTest(mode):
                self.shelve([wheel("app", "2", "lib"), wheel("app", "1")]).broken.add("app-2-py3-none-any.whl")
                self.open(mode=mode)
                self.assertEqual(self.rejected("app").kind, "network")

    def test_each_thing_is_asked_for_once_for_many_targets(self) -> None:
        shelves = self.shelve([wheel("app", "1", "lib", 'win; sys_platform == "win32"'), wheel("lib", "1"), wheel("win", "1")])
        self.open(glibc_target(), windows_target(), glibc_target("3.13.9"))
        for one in (glibc_target(), windows_target(), glibc_target("3.13.9")):
            self.ask("app", target=one)
        self.assertEqual(len(shelves.asked), len(set(shelves.asked)))


class Sources(ResolverCase):
    def test_a_source_is_wanted_until_its_wheel_is_handed_in(self) -> None:
        for root_name, built_from in [("app", {}), (None, {"builtFrom": "git+https://git.example/app"})]:
            self.shelve([wheel("dep", "1"), {**wheel("app", "1", "dep"), "listed": False}])
            self.open()
            url = "git+https://git.example/app"
            source = root(f"app @ {url}" if root_name else url, name=root_name, kind="vcs", url=url)
            first = self.ask(source)
            self.assertEqual([(one["project"], one["url"]) for one in first["sdists"]], [(root_name or "", url)])
            entry = {
                "project": "app",
                "version": "1",
                "filename": "app-1-py3-none-any.whl",
                "url": "https://index.example/files/app-1-py3-none-any.whl",
                "sha256": "a" * 64,
                "hashes": {},
                **built_from,
            }
            self.assertEqual(versions(self.ask(source, wheels=[entry])), {"app": "1", "dep": "1"})

    def test_sdists_are_named_all_at_once_and_their_wheels_unblock(self) -> None:
        rows = [
            wheel("app", "1", "only-source", "old<2"),
            sdist("only_source", "1.5"),
            sdist("only_source", "1.4"),
            sdist("old", "1.9", archive="zip"),
            wheel("old", "3"),
        ]
        answer = self.resolve(rows, "app")
        self.assertEqual(
            [(one["project"], one["version"], one["chain"]) for one in answer["sdists"]],
            [("old", "1.9", ["app", "old<2"]), ("only-source", "1.5", ["app", "only-source"])],
        )
        built = [
            {
                "project": normal(name),
                "version": version,
                "filename": f"{name}-{version}-py3-none-any.whl",
                "url": f"https://built.example/{name}-{version}-py3-none-any.whl",
                "sha256": "b" * 64,
                "hashes": {},
            }
            for name, version in [("only_source", "1.5"), ("old", "1.9")]
        ]
        for entry in built:
            self.shelves.rows[entry["url"]] = wheel(entry["project"], entry["version"])
        self.open()
        self.ask("app")
        self.assertEqual(versions(self.ask("app", wheels=built)), {"app": "1", "old": "1.9", "only-source": "1.5"})

    def test_a_wanted_sdist_says_what_rules_ask_for(self) -> None:
        said = {"yanked": "leaks keys", "uploadTime": "2025-01-01T00:00:00Z"}
        rows = [wheel("app", "1", "old==1", uploadTime="2025-01-01T00:00:00Z"), sdist("old", "1", **said)]
        [wanted] = self.resolve(rows, "app", uploadedPriorTo="2026-01-01T00:00:00Z")["sdists"]
        self.assertEqual({key: wanted.get(key) for key in said}, said)
        locked = root("old==1", hashes=[f"sha256:{sha256(rows[1])}"])
        [wanted] = self.ask(locked, locked=True)["sdists"]
        self.assertEqual({key: wanted.get(key) for key in said}, said)

    def test_no_code_of_a_source_runs_even_where_metadata_names_one(self) -> None:
        answer = self.resolve(
            [wheel("app", "1", "evil @ https://index.example/files/evil-1.tar.gz"), sdist("evil", "1", buildCode="raise SystemExit('ran')")], "app"
        )
        self.assertEqual(answer["kind"], "unsolved")


if __name__ == "__main__":
    unittest.main()
