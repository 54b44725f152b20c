"""A target is a set of machines: what only some micro versions or machine names need goes into the lock with a marker."""

from __future__ import annotations

import unittest
from typing import Any

from harness import glibc_target, root, sha256, target
from resolver_case import INDEX, ResolverCase, sdist, wheel

SERIES = [f"3.11.{micro}" for micro in range(19)]
REDIS = wheel("redis", "8.0", 'async-timeout>=4; python_full_version < "3.11.3"')
TIMEOUT = wheel("async-timeout", "5.0")


def linux(**more: Any) -> dict[str, Any]:
    return {**glibc_target("3.11.18"), "microVersions": SERIES, **more}


def x86(platform: str = "windows-x86", os: str = "windows", machine: str = "x86", machines: tuple[str, ...] = ("x86", "AMD64", "ARM64")) -> dict[str, Any]:
    one = target(platform, {"os": os, "machine": machine}, "3.11.18", "cp311", ["win32"], "win32", "Windows", machine, "nt")
    return {**one, "machines": list(machines), "microVersions": SERIES}


def marked(answer: dict[str, Any]) -> dict[str, str | None]:
    """Project and version -> marker."""
    assert answer["kind"] == "solved", answer
    return {f"{file['project']} {file['version']}": file.get("marker") for file in answer["files"]}


class Micros(ResolverCase):
    def test_a_project_that_only_older_micros_need_is_added_with_its_marker(self) -> None:
        answer = self.resolve([REDIS, TIMEOUT], "redis", target=linux())
        self.assertEqual(marked(answer), {"async-timeout 5.0": 'python_full_version < "3.11.3"', "redis 8.0": None})
        timeout = answer["files"][0]
        self.assertEqual((timeout["requested"], timeout["requiredBy"], timeout["extras"]), (False, ["redis"], []))

    def test_a_described_machine_and_a_pre_release_stand_for_themselves(self) -> None:
        self.assertEqual(marked(self.resolve([REDIS, TIMEOUT], "redis", target=linux(microVersions=["3.11.18"]))), {"redis 8.0": None})
        answer = self.resolve([REDIS, TIMEOUT], "redis", target={**glibc_target("3.11.2"), "microVersions": ["3.11.2"]})
        self.assertEqual(marked(answer), {"async-timeout 5.0": None, "redis 8.0": None})

    def test_an_older_own_micro_has_what_it_needs_without_a_marker_and_newer_ones_theirs(self) -> None:
        rows = [REDIS, TIMEOUT, wheel("app", "1", "redis", 'newer; python_full_version >= "3.11.9"'), wheel("newer", "1")]
        answer = self.resolve(rows, "app", target={**glibc_target("3.11.2"), "microVersions": SERIES})
        self.assertEqual(marked(answer), {"app 1": None, "async-timeout 5.0": None, "newer 1": 'python_full_version >= "3.11.9"', "redis 8.0": None})

    def test_what_is_added_brings_what_it_needs_for_as_far_as_it_needs_it(self) -> None:
        rows = [
            wheel("app", "1", 'first; python_full_version < "3.11.6"'), wheel("first", "1", "second[fast]", 'third; python_full_version < "3.11.2"'),
            wheel("second", "1", 'fourth; extra == "fast" and implementation_version in "3.11.4 3.11.5"', extras=["fast"]), wheel("third", "1"), wheel("fourth", "1"),
        ]  # fmt: skip
        answer = self.resolve(rows, "app", target=linux())
        self.assertEqual(
            marked(answer),
            {
                "app 1": None,
                "first 1": 'python_full_version < "3.11.6"',
                "fourth 1": 'python_full_version >= "3.11.4" and python_full_version < "3.11.6"',
                "second 1": 'python_full_version < "3.11.6"',
                "third 1": 'python_full_version < "3.11.2"',
            },
        )
        self.assertEqual({file["project"]: (file["requiredBy"], file["extras"]) for file in answer["files"]}["second"], (["first"], ["fast"]))

    def test_what_was_chosen_stays_and_knows_who_else_needs_it(self) -> None:
        rows = [
            wheel("app", "1", "old<2", 'more; python_full_version < "3.11.1"'), wheel("old", "1"), wheel("old", "2"),
            wheel("more", "1", "old"), wheel("more", "0"),
        ]  # fmt: skip
        answer = self.resolve(rows, "app", target=linux())
        self.assertEqual(marked(answer), {"app 1": None, "more 1": 'python_full_version < "3.11.1"', "old 1": None})
        self.assertEqual(answer["files"][2]["requiredBy"], ["app", "more"])

    def test_a_micro_that_needs_another_version_is_left_out_and_nothing_is_added_for_it(self) -> None:
        rows = [
            wheel("app", "1", "lib", 'lib<2; python_full_version < "3.11.2"', 'only; python_full_version < "3.11.2"', 'more; python_full_version < "3.11.4"'),
            wheel("lib", "2"), wheel("lib", "1"), wheel("only", "1"), wheel("more", "1"),
        ]  # fmt: skip
        answer = self.resolve(rows, "app", target=linux())
        self.assertEqual(marked(answer), {"app 1": None, "lib 2": None, "more 1": 'python_full_version < "3.11.4"'})

    def test_of_two_micros_that_need_different_versions_the_newer_one_is_served(self) -> None:
        rows = [
            wheel("app", "1", 'lib>=2; python_full_version == "3.11.2"', 'lib<2; python_full_version == "3.11.1"'), wheel("lib", "2"), wheel("lib", "1"),
        ]  # fmt: skip
        answer = self.resolve(rows, "app", target=linux())
        # nothing can be said of 3.11.1, which is left out: the marker may go either way there
        self.assertEqual(marked(answer), {"app 1": None, "lib 2": 'python_full_version >= "3.11.2" and python_full_version < "3.11.3"'})

    def test_a_micro_that_a_chosen_release_forbids_gets_nothing(self) -> None:
        rows = [{**REDIS, "requiresPython": ">=3.11,!=3.11.0,!=3.11.1,!=3.11.2"}, TIMEOUT]
        self.assertEqual(marked(self.resolve(rows, "redis", target=linux())), {"redis 8.0": None})
        rows = [REDIS, {**TIMEOUT, "requiresPython": ">=3.11.1"}]
        self.assertEqual(marked(self.resolve(rows, "redis", target=linux())), {"async-timeout 5.0": 'python_full_version < "3.11.3"', "redis 8.0": None})

    def test_a_project_that_cannot_be_had_leaves_the_micros_out(self) -> None:
        self.assertEqual(marked(self.resolve([REDIS], "redis", target=linux())), {"redis 8.0": None})
        self.assertEqual(marked(self.resolve([REDIS, wheel("async-timeout", "1")], "redis", target=linux())), {"redis 8.0": None})

    def test_requirements_and_constraints_of_the_user_count(self) -> None:
        answer = self.resolve([TIMEOUT, wheel("app", "1")], 'async-timeout; python_full_version < "3.11.3"', "app", target=linux())
        self.assertEqual(marked(answer), {"app 1": None, "async-timeout 5.0": 'python_full_version < "3.11.3"'})
        self.assertEqual([file["requested"] for file in answer["files"]], [True, True])
        rows = [REDIS, TIMEOUT, wheel("async-timeout", "4.0")]
        self.assertEqual(marked(self.resolve(rows, "redis", target=linux(), constraints=("async-timeout<5",)))["async-timeout 4.0"], 'python_full_version < "3.11.3"')
        forbidding = self.resolve(rows, "redis", target=linux(), constraints=('redis<8; python_full_version < "3.11.2"',))
        self.assertEqual(marked(forbidding), {"async-timeout 5.0": 'python_full_version < "3.11.3"', "redis 8.0": None})

    def test_a_source_that_older_micros_need_is_named_so_that_it_can_be_built(self) -> None:
        answer = self.resolve([REDIS, sdist("async-timeout", "5.0")], "redis", target=linux())
        self.assertEqual(marked(answer), {"redis 8.0": None})
        self.assertEqual([(one["project"], one["version"]) for one in answer["sdists"]], [("async-timeout", "5.0")])
        built = {**TIMEOUT, "kind": "wheel"}
        entry = {
            "project": "async-timeout", "version": "5.0", "filename": "async_timeout-5.0-py3-none-any.whl", "url": f"{INDEX.removesuffix('/simple')}/files/async_timeout-5.0-py3-none-any.whl",
            "sha256": sha256(built), "hashes": {"sha256": sha256(built)},
        }  # fmt: skip
        self.shelve([REDIS, sdist("async-timeout", "5.0"), built])
        self.shelves.indexes[INDEX] = [row for row in self.shelves.indexes[INDEX] if row is not built]
        self.open(linux())
        again = self.ask("redis", target=linux(), wheels=[entry])
        self.assertEqual(marked(again), {"async-timeout 5.0": 'python_full_version < "3.11.3"', "redis 8.0": None})
        self.assertNotIn("sdists", again)

    def test_hashes_are_asked_for_as_everywhere(self) -> None:
        rows = [REDIS, TIMEOUT]
        hashed = [
            {**root("redis==8.0"), "hashes": [f"sha256:{sha256(REDIS)}"]},
            {**root('async-timeout==5.0 ; python_full_version < "3.11.3"'), "hashes": [f"sha256:{sha256(TIMEOUT)}"]},
        ]
        self.assertEqual(marked(self.resolve(rows, *hashed, target=linux())), {"async-timeout 5.0": 'python_full_version < "3.11.3"', "redis 8.0": None})
        self.assertEqual(marked(self.resolve(rows, hashed[0], target=linux())), {"redis 8.0": None})

    def test_pages_and_metadata_of_what_is_added_are_fetched_ahead(self) -> None:
        self.shelve([REDIS, TIMEOUT])
        self.open(linux())
        self.ask("redis", target=linux())
        self.assertEqual(sorted(set(self.shelves.asked)), sorted(self.shelves.asked))
        self.assertIn(("core", "async_timeout-5.0-py3-none-any.whl"), self.shelves.asked)


ALCHEMY = wheel("sqlalchemy", "2.0", 'greenlet>=1; platform_machine == "x86_64" or platform_machine == "AMD64" or platform_machine == "aarch64"')


class Machines(ResolverCase):
    def test_what_one_machine_name_needs_has_its_marker(self) -> None:
        rows = [ALCHEMY, wheel("greenlet", "3", tag="cp311-cp311-win32"), wheel("greenlet", "3", tag="cp311-cp311-win_amd64")]
        answer = self.resolve(rows, "sqlalchemy", target=x86())
        self.assertEqual(marked(answer), {"greenlet 3": 'platform_machine == "AMD64"', "sqlalchemy 2.0": None})
        self.assertEqual(answer["files"][0]["filename"], "greenlet-3-cp311-cp311-win32.whl")

    def test_a_machine_name_that_cannot_be_met_makes_the_target_incomplete(self) -> None:
        rows = [ALCHEMY, wheel("greenlet", "3", tag="cp311-cp311-win_amd64")]
        answer = self.resolve(rows, "sqlalchemy", target=x86())
        self.assertEqual(answer["kind"], "unsolved")
        (finding,) = answer["findings"]
        self.assertEqual((finding["kind"], finding["project"], finding["chain"]), ("no-wheel", "greenlet", ["sqlalchemy", "greenlet>=1"]))
        self.assertIn("(where platform_machine is AMD64, not x86)", finding["message"])
        for word in ("64-bit Windows reports AMD64", "--exclude '*-windows-x86'", "describe.py", "--target"):
            self.assertIn(word, finding["hint"])
        only = self.resolve(rows, "sqlalchemy", target=x86(machines=("x86",)))
        self.assertEqual(marked(only), {"sqlalchemy 2.0": None})

    def test_a_32_bit_linux_target_is_met_on_a_64_bit_kernel(self) -> None:
        for machine, kernels in (("i686", ["x86_64"]), ("armv7l", ["aarch64", "armv8l"])):
            given = {**glibc_target("3.11.18", machine=machine), "machines": [machine, *kernels], "microVersions": SERIES}
            rows = [ALCHEMY, wheel("greenlet", "3", tag=f"cp311-cp311-manylinux_2_28_{machine}")]
            self.assertEqual(marked(self.resolve(rows, "sqlalchemy", target=given))["greenlet 3"], f'platform_machine == "{kernels[0]}"')
            (finding,) = self.resolve([ALCHEMY], "sqlalchemy", target=given)["findings"]
            self.assertIn(f"64-bit kernel reports {kernels[0]}", finding["hint"])

    def test_machines_and_micros_are_combined(self) -> None:
        rows = [
            wheel("app", "1", 'one; platform_machine != "x86" and python_full_version < "3.11.2"', 'two; platform_machine == "ARM64" or python_full_version < "3.11.1"'),
            wheel("one", "1"), wheel("two", "1"),
        ]  # fmt: skip
        answer = self.resolve(rows, "app", target=x86())
        self.assertEqual(
            marked(answer),
            {
                "app 1": None,
                "one 1": 'python_full_version < "3.11.2" and (platform_machine == "AMD64" or platform_machine == "ARM64")',
                "two 1": 'python_full_version < "3.11.1" and (platform_machine == "x86" or platform_machine == "AMD64") or platform_machine == "ARM64"',
            },
        )

    def test_a_machine_may_have_another_version_of_what_only_others_need(self) -> None:
        rows = [
            wheel("app", "1", 'lib<2; platform_machine == "AMD64"', 'lib>=2; platform_machine == "ARM64"'), wheel("lib", "1"), wheel("lib", "2"),
        ]  # fmt: skip
        answer = self.resolve(rows, "app", target=x86())
        self.assertEqual(marked(answer), {"app 1": None, "lib 1": 'platform_machine == "AMD64"', "lib 2": 'platform_machine == "ARM64"'})

    def test_a_machine_that_needs_another_version_of_what_was_chosen_is_a_conflict(self) -> None:
        rows = [wheel("app", "1", "lib<2", 'lib>=2; platform_machine == "AMD64"'), wheel("lib", "1"), wheel("lib", "2")]
        (finding,) = self.resolve(rows, "app", target=x86())["findings"]
        self.assertEqual(finding["kind"], "conflict")
        self.assertIn("lib>=2", finding["message"])
        self.assertIn("lib==1 (chosen for cp311-windows-x86)", finding["message"])

    def test_a_source_that_a_machine_needs_can_be_built(self) -> None:
        answer = self.resolve([ALCHEMY, sdist("greenlet", "3")], "sqlalchemy", target=x86())
        self.assertEqual((answer["kind"], [one["project"] for one in answer["sdists"]]), ("unsolved", ["greenlet"]))


class Locks(ResolverCase):
    def lock(self, *lines: tuple[str, dict[str, Any]], target: dict[str, Any]) -> dict[str, Any]:
        roots = [{**root(text), "hashes": [f"sha256:{sha256(row)}"]} for text, row in lines]
        return self.resolve([row for _, row in lines], *roots, target=target, locked=True)

    def test_the_markers_of_a_lock_are_kept_where_machines_differ(self) -> None:
        answer = self.lock(
            ("redis==8.0", REDIS), ('async-timeout==5.0 ; python_full_version < "3.11.3"', TIMEOUT),
            ('newer==1 ; python_full_version >= "3.11.4" and sys_platform == "linux"', wheel("newer", "1")),
            ('never==1 ; python_full_version < "3.10"', wheel("never", "1")), ('always==1 ; python_full_version >= "3.10"', wheel("always", "1")),
            target=linux(),
        )  # fmt: skip
        want = {"always 1": None, "async-timeout 5.0": 'python_full_version < "3.11.3"', "newer 1": 'python_full_version >= "3.11.4"', "redis 8.0": None}
        self.assertEqual(marked(answer), want)

    def test_a_lock_may_have_two_versions_of_one_project(self) -> None:
        answer = self.lock(
            ('lib==2 ; python_full_version >= "3.11.3"', wheel("lib", "2")), ('lib==1 ; python_full_version < "3.11.3"', wheel("lib", "1")), target=linux()
        )
        self.assertEqual(marked(answer), {"lib 1": 'python_full_version < "3.11.3"', "lib 2": 'python_full_version >= "3.11.3"'})

    def test_an_entry_without_a_file_leaves_a_micro_out_and_a_machine_incomplete(self) -> None:
        foreign = wheel("lib", "1", tag="cp311-cp311-macosx_14_0_arm64")
        answer = self.lock(
            ("redis==8.0", REDIS), ('async-timeout==5.0 ; python_full_version < "3.11.3"', TIMEOUT), ('lib==1 ; python_full_version < "3.11.1"', foreign),
            target=linux(),
        )  # fmt: skip
        self.assertEqual(marked(answer), {"async-timeout 5.0": 'python_full_version < "3.11.3"', "redis 8.0": None})
        answer = self.lock(("redis==8.0", REDIS), ('lib==1 ; platform_machine == "ARM64"', foreign), target=x86())
        self.assertEqual([(one["kind"], one["project"]) for one in answer["findings"]], [("no-wheel", "lib")])
        self.assertIn("(where platform_machine is ARM64, not x86)", answer["findings"][0]["message"])


if __name__ == "__main__":
    unittest.main()
