"""What a user may ask for, and what is said of what makes no sense. Real files, pip's own parsers."""

from __future__ import annotations

import json
import os
import unittest

from requirements_case import A_HASH, B_HASH, Folder, RequirementsCase


class Arguments(RequirementsCase):
    def test_a_requirement_keeps_its_extras_and_marker(self) -> None:
        [root] = self.read(Folder(), packages=['Requests[socks] >= 2 ; python_version < "3.12"'])["roots"]
        self.assertEqual(
            ('requests[socks]>=2; python_version < "3.12"', "requests", "named", "argument"),
            (root["text"], root["name"], root["kind"], root["origin"]),
        )
        self.assertEqual((["socks"], 'python_version < "3.12"'), (root["extras"], root["marker"]))

    def test_paths_start_where_the_user_stands(self) -> None:
        with Folder(
            {"dist/one-2-py3-none-any.whl": "", "app/pyproject.toml": '[project]\nname = "My.App"\n', "src-1.0.tar.gz": ""}
        ) as folder:
            roots = self.read(folder, packages=["./dist/one-2-py3-none-any.whl[x]", "app/", "-e app", "src-1.0.tar.gz"])["roots"]
        self.assertEqual(
            [("one", "wheel", False), ("my-app", "folder", False), ("my-app", "folder", True), (None, "sdist", False)],
            [(r["name"], r["kind"], r["editable"]) for r in roots],
        )
        self.assertEqual(f"one[x] @ {folder.url('dist/one-2-py3-none-any.whl')}", roots[0]["text"])

    def test_the_folder_itself_may_have_extras(self) -> None:
        with Folder({"pyproject.toml": '[project]\nname = "app"\n'}) as folder:
            [root] = self.read(folder, packages=[".[server]"])["roots"]
        self.assertEqual((f"app[server] @ {folder.url('')}", ["server"]), (root["text"], root["extras"]))

    def test_a_glob_of_one_release_is_one_root_that_its_files_meet(self) -> None:
        with Folder({f"dist/app-1.0-cp312-cp312-{tag}.whl": tag for tag in ("win_amd64", "manylinux_2_17_x86_64")}) as folder:
            [root] = self.read(folder, packages=["./dist/*.whl"])["roots"]
        self.assertEqual("app==1.0", root["text"])
        self.assertEqual(
            ["app-1.0-cp312-cp312-manylinux_2_17_x86_64.whl", "app-1.0-cp312-cp312-win_amd64.whl"],
            [entry["filename"] for entry in root["locked"]],
        )
        self.assertEqual("win_amd64", folder.texts[f"dist/{root['locked'][1]['filename']}"])
        self.assertRegex(root["locked"][1]["sha256"], "^[0-9a-f]{64}$")

    def test_what_stands_beside_a_glob_holds_for_each_of_its_files(self) -> None:
        two = {f"two/app-1.0-cp312-cp312-{tag}.whl": tag for tag in ("win_amd64", "manylinux_2_17_x86_64")}
        text = f"./one/*.whl[B] --hash=sha256:{A_HASH}\n./two/*.whl[b,A_x] ; os_name == 'nt'\n./src/*.tar.gz[c] --hash=sha256:{B_HASH}\n"
        with Folder({"one/lib-1-py3-none-any.whl": "", "src/old-3.tar.gz": "", "r.txt": text, **two}) as folder:
            one, both, source = self.read(folder, requirementFiles=["r.txt"])["roots"]
        self.assertEqual((f"lib[b] @ {folder.url('one/lib-1-py3-none-any.whl')}", [f"sha256:{A_HASH}"]), (one["text"], one["hashes"]))
        self.assertEqual(('app[a-x,b]==1.0; os_name == "nt"', ["a-x", "b"], 2), (both["text"].replace("'", '"'), both["extras"], len(both["locked"])))
        self.assertEqual((None, "sdist", ["c"]), (source["name"], source["kind"], source["extras"]))

    def test_what_cannot_hold_for_all_the_files_of_a_glob_is_rejected(self) -> None:
        lines = [f"./two/*.whl --hash=sha256:{A_HASH}", "-e ./two/*.whl", "-e ./one/*.whl"]
        files = {"one/lib-1-py3-none-any.whl": "", "two/a-1-py3-none-any.whl": "", "two/b-1-py3-none-any.whl": ""}
        with Folder({**files, "r.txt": "\n".join(lines)}) as folder:
            faults = self.faults(folder, requirementFiles=["r.txt"], packages=["-e ./one/*"])
        self.assertEqual(["argument", "r.txt:1", "r.txt:2", "r.txt:3"], [fault["input"] for fault in faults])
        self.assertIn("has a hash but matches 2 files", faults[1]["expected"])
        for fault in (faults[0], *faults[2:]):
            self.assertIn("is a glob, which cannot be editable", fault["expected"])

    def test_a_repository_on_this_machine_keeps_its_slashes(self) -> None:
        urls = ["git+file:///srv/app.git@v1#subdirectory=py", "app @ git+file:///srv/app.git", "-e git+file:///srv/app.git#egg=app"]
        roots = self.read(Folder(), packages=urls)["roots"]
        self.assertEqual(
            ["git+file:///srv/app.git@v1#subdirectory=py", "git+file:///srv/app.git", "git+file:///srv/app.git"], [root["url"] for root in roots]
        )

    def test_a_bad_requirement_is_not_said_twice(self) -> None:
        with Folder({"pyproject.toml": '[project]\nname = "a"\ndependencies = ["click >= 8 <9"]\n[dependency-groups]\nx = ["click >= 8 <9"]\n'}) as folder:
            argument, listed, grouped = self.faults(folder, packages=["click >= 8 <9"], pyproject="pyproject.toml", groups=["x"])
        why = "Expected comma (within version specifier), semicolon (after version specifier) or end"
        self.assertEqual([("click >= 8 <9", why)] * 2, [(one["actual"], one["expected"]) for one in (argument, listed)])
        self.assertEqual(f"{why}: click >= 8 <9; the groups are x", grouped["expected"])

    def test_mistakes_are_told_apart(self) -> None:
        rows = [
            ("requests=2", "Did you mean =="),
            ("requests>=2; python_versoin<'3'", "Expected a marker variable"),
            ("./nope.whl", "does not exist"),
            ("reqs.txt", "requirements file with -r"),
            ("./empty", "neither pyproject.toml nor setup.py"),
            ("./wheels", "./wheels/*.whl"),
            ("./wheels/*.zip", "does not match any"),
            ("./wheels/*.whl", "1, 2"),
            ("other @ https://files.example/app-1-py3-none-any.whl", "a wheel of app"),
            ("name @ https://files.example/page", "is not the URL or path of a wheel"),
            ("--no-index", "is an option"),
            ("-e", "is an option"),
        ]
        with Folder({"reqs.txt": "a\n", "empty/x": "", "wheels/a-1-py3-none-any.whl": "", "wheels/a-2-py3-none-any.whl": ""}) as folder:
            faults = self.faults(folder, packages=[given for given, _ in rows])
        self.assertEqual([given for given, _ in rows], [fault["actual"] for fault in faults])
        for (given, words), fault in zip(rows, faults):
            with self.subTest(given):
                self.assertIn(words, fault["expected"])

    def test_a_special_file_is_no_wheel(self) -> None:
        with Folder({"sub/x": ""}) as folder:
            os.mkfifo(folder.path("sub/a-1.0-py3-none-any.whl"))
            (folder.root / "b-1.0-py3-none-any.whl").symlink_to("/dev/null")
            texts = ["./sub/a-1.0-py3-none-any.whl", "sub/*.whl", "b-1.0-py3-none-any.whl", f"a @ {folder.url('sub/a-1.0-py3-none-any.whl')}"]
            faults = self.faults(folder, packages=texts)
        self.assertEqual(texts, [one["actual"] for one in faults])
        for fault in faults:
            self.assertIn("neither a regular file nor a folder", fault["expected"])

    def test_a_folder_lacks_the_subdirectory_that_a_url_names(self) -> None:
        with Folder({"repo/py/pyproject.toml": '[project]\nname = "inner"\n'}) as folder:
            [root] = self.read(folder, packages=["file:repo#subdirectory=py"])["roots"]
            [fault] = self.faults(folder, packages=["file:repo#subdirectory=js"])
        self.assertEqual(("inner", f"{folder.url('repo')}#subdirectory=py"), (root["name"], root["url"]))
        self.assertIn("does not contain the given subdirectory", fault["expected"])

    def test_nothing_at_all_is_a_fault(self) -> None:
        self.assertIn("no requirements given", self.faults(Folder())[0]["expected"])


class RequirementsFiles(RequirementsCase):
    def test_everything_that_makes_sense_is_taken(self) -> None:
        text = (
            "\ufeff# a comment\r\nrequests[socks]>=2 ; python_version<'3.12'  # another\r\n-c more/c.txt\r\n-r more/r.txt\r\nfoo==1 \\\r\n"
            f"  ;os_name=='nt'\r\nhttps://files.example/bar-1-py3-none-any.whl#sha256={B_HASH}\r\n-e git+https://git.example/x.git@v1#egg=baz\r\n"
            "--pre\r\n--only-binary :all:\r\n--prefer-binary\r\n"
        )
        with Folder(
            {"r.txt": text, "more/c.txt": "urllib3<2\n", "more/r.txt": "-r deeper/d.txt\n", "more/deeper/d.txt": "deep\n"}
        ) as folder:
            answer = self.read(folder, requirementFiles=["r.txt"])
        self.assertEqual(
            [("requests", "r.txt:2"), ("deep", "more/deeper/d.txt:1"), ("foo", "r.txt:5"), ("bar", "r.txt:7"), ("baz", "r.txt:8")],
            [(root["name"], root["origin"]) for root in answer["roots"]],
        )
        self.assertEqual(["urllib3<2"], [root["text"] for root in answer["constraints"]])
        self.assertEqual([[], [], [], [f"sha256:{B_HASH}"], []], [root["hashes"] for root in answer["roots"]])
        self.assertEqual(("baz @ git+https://git.example/x.git@v1", True), (answer["roots"][4]["text"], answer["roots"][4]["editable"]))
        self.assertEqual((True, True, False), (answer["pre"], answer["requireHashes"], answer["locked"]))

    def test_where_a_file_requires_hashes_everything_has_one(self) -> None:
        text = f"--require-hashes\na==1 --hash sha256:{A_HASH}\nb==1\nc @ git+https://git.example/c.git@v1\nd==1\n"
        with Folder({"r.txt": text, "c.txt": f"d==1 --hash sha256:{B_HASH}\n", "good.txt": f"--require-hashes\na==1 --hash sha256:{A_HASH}\n"}) as folder:
            faults = self.faults(folder, packages=["e"], requirementFiles=["r.txt"], constraintFiles=["c.txt"])
            answer = self.read(folder, requirementFiles=["good.txt"])
        self.assertEqual(["argument", "r.txt:3", "r.txt:4"], [one["input"] for one in faults])
        self.assertIn("has no --hash, but all requirements need one because a requirements file sets --require-hashes", faults[1]["expected"])
        self.assertIn("a repository", faults[2]["expected"])
        with Folder({"r.txt": f"a==1 --hash sha256:{A_HASH}\nsetuptools==70\n"}) as folder:
            (fault,) = self.faults(folder, requirementFiles=["r.txt"])
        self.assertIn("add hashes with pip-compile --generate-hashes --allow-unsafe", fault["expected"])
        self.assertTrue(answer["requireHashes"])

    def test_next_to_a_hashed_requirement_every_other_needs_a_hash(self) -> None:
        lines = [f"a==1 --hash sha256:{A_HASH}", "b==1", "-e ./app", "-e git+https://git.example/c.git#egg=c", "./d-1-py3-none-any.whl", "e==1"]
        files = {"app/pyproject.toml": '[project]\nname = "app"\n', "d-1-py3-none-any.whl": "", "c.txt": f"e==1 --hash sha256:{B_HASH}\n"}
        with Folder({**files, "r.txt": "\n".join(lines), "alone.txt": lines[0], "url.txt": f"./d-1-py3-none-any.whl\n{lines[3]}\n"}) as folder:
            faults = self.faults(folder, packages=["f"], requirementFiles=["r.txt"], constraintFiles=["c.txt"])
            alone = self.read(folder, requirementFiles=["alone.txt"])["roots"]
            url = f"d @ {folder.url('d-1-py3-none-any.whl')}#sha256={A_HASH}"
            fragment = self.read(folder, packages=[url, "b==1"], requirementFiles=["url.txt"])["roots"]
        self.assertEqual(["argument", "r.txt:2", "r.txt:3", "r.txt:4", "r.txt:5"], [one["input"] for one in faults])
        words = ["has no --hash, but all requirements need one because r.txt:1 has a --hash"] * 2 + ["it is a folder", "it is a repository", "has no --hash"]
        for fault, said in zip(faults, words):
            self.assertIn(said, fault["expected"])
        self.assertEqual((1, 4), (len(alone), len(fragment)))

    def test_a_requires_python_that_is_none_is_a_fault(self) -> None:
        with Folder({"s.py": '# /// script\n# requires-python = "3.11 or so"\n# dependencies = ["rich"]\n# ///\n'}) as folder:
            self.assertEqual([("s.py", "3.11 or so")], [(one["input"], one["actual"]) for one in self.faults(folder, script="s.py")])

    def test_what_makes_no_sense_is_rejected_by_name_and_line_all_at_once(self) -> None:
        rows = [
            ("a==1 --no-binary :all:", "--no-binary :all:", "only wheels"),
            ("b --global-option=x", "--global-option", "setup.py"),
            ("c --config-settings x=y", "--config-settings", "without settings"),
            ("--no-index", "--no-index", "no index could be used"),
            ("-f ./x", "--find-links ./x", "to the command"),
            ("--trusted-host h", "--trusted-host h", "--cert"),
            ("-i https://user:secret@index.example/simple", "--index-url https://****@index.example/simple", "--allow-index-lines"),
            ("--extra-index-url https://index.example", "--extra-index-url https://index.example", "pass --extra-index-url to the command, or allow"),
            ("x==", "x==", "Expected"),
            ("--bogus", "--bogus", "no such option"),
            ("-r r.txt", "r.txt", "r.txt -> r.txt"),
            ("-r none.txt", "none.txt", "No such file"),
            ("${UNSET_NAME}", "${UNSET_NAME}", "not set"),
            ("x --hash sha256:12", "sha256:12", "is not a valid hash"),
            ("./beside.whl", "./beside.whl", "does not exist"),
            ("--all-releases numpy", "--all-releases numpy", "--pre"),
        ]
        with Folder({"r.txt": "".join(f"{line}\n" for line, _, _ in rows)}) as folder:
            faults = self.faults(folder, requirementFiles=["r.txt"])
        self.assertEqual(
            [(f"r.txt:{number}", given) for number, (_, given, _) in enumerate(rows, 1)],
            [(fault["input"], fault["actual"]) for fault in faults],
        )
        for (line, _, words), fault in zip(rows, faults):
            with self.subTest(line):
                self.assertIn(words, fault["expected"])
        self.assertNotIn("secret", json.dumps(faults))

    def test_file_urls_of_nothing_are_all_faults(self) -> None:
        texts = ["a @ file:///nowhere/a-1-py3-none-any.whl", "file:///nowhere/b-1.tar.gz", "c @ file:///croot/c/work", "-e file:///nowhere/d"]
        named = f"[project]\nname = 'x'\ndependencies = ['{texts[0]}']\n[dependency-groups]\ndev = ['{texts[2]}']\n"
        script = f'# /// script\n# dependencies = ["{texts[0]}", "{texts[1]}"]\n# ///\n'
        with Folder({"r.txt": "\n".join(texts), "c.txt": texts[0], "pyproject.toml": named, "s.py": script}) as folder:
            faults = self.faults(folder, packages=texts, requirementFiles=["r.txt"], constraintFiles=["c.txt"], script="s.py", pyproject=".", groups=["dev"])
        places = ["argument"] * 4 + [f"r.txt:{number}" for number in range(1, 5)] + ["c.txt:1"] + ["s.py [dependencies]"] * 2
        places += ["pyproject.toml [project.dependencies]", "pyproject.toml [dependency-groups.dev]"]
        self.assertEqual([(place, "does not exist") for place in places], [(one["input"], one["expected"]) for one in faults])

    def test_a_file_that_is_not_a_regular_file_is_a_fault_and_does_not_block(self) -> None:
        with Folder({"app/setup.py": "", "r.txt": "-r fifo\n-c null\n"}) as folder:
            os.mkfifo(folder.path("fifo"))
            os.mkfifo(folder.path("app/pyproject.toml"))
            (folder.root / "null").symlink_to("/dev/null")
            inputs = {"requirementFiles": ["fifo", "r.txt"], "constraintFiles": ["fifo"], "script": "fifo", "lock": "fifo"}
            faults = self.faults(folder, packages=["./app"], **inputs)
            faults += self.faults(folder, pyproject="fifo")
        self.assertEqual(["fifo", "fifo", "null", "fifo", "fifo", "fifo", "fifo"], [one["actual"] for one in faults])
        self.assertEqual({"is not a regular file; save its content to a file and pass that"}, {one["expected"] for one in faults})

    def test_a_path_beside_the_file_gets_a_hint(self) -> None:
        with Folder({"sub/r.txt": "./a-1-py3-none-any.whl\n", "sub/a-1-py3-none-any.whl": ""}) as folder:
            [fault] = self.faults(folder, requirementFiles=["sub/r.txt"])
        self.assertIn("not to the requirements file", fault["expected"])

    def test_index_lines_can_be_allowed_and_credentials_go_apart(self) -> None:
        with Folder(
            {"r.txt": "--index-url https://${USER_1}:${PASS}@index.example/simple\ngit+https://${PASS}@git.example/x.git#egg=x\n"}
        ) as folder:
            answer = self.read(folder, requirementFiles=["r.txt"], allowIndexLines=True, variables={"USER_1": "me", "PASS": "s3cret"})
        self.assertEqual([{"kind": "index-url", "url": "https://index.example/simple"}], answer["indexLines"])
        self.assertEqual(
            [
                {"url": "https://index.example/simple", "username": "me", "password": "s3cret"},
                {"url": "git+https://git.example/x.git", "username": "s3cret", "password": ""},
            ],
            answer["logins"],
        )
        self.assertNotIn("s3cret", json.dumps(answer["roots"]))

    def test_a_marker_holds_for_what_is_editable_too(self) -> None:
        lines = ["-e ./app ; os_name == 'nt'", "--editable=git+https://git.example/x.git#egg=x ; os_name == 'nt'"]
        with Folder({"app/pyproject.toml": "", "r.txt": "\n".join(lines)}) as folder:
            roots = [root for one in ({"requirementFiles": ["r.txt"]}, {"packages": lines}) for root in self.read(folder, **one)["roots"]]
        self.assertEqual([('os_name == "nt"', True)] * 4, [(root["marker"], root["editable"]) for root in roots])

    def test_a_text_that_is_not_utf8_is_said_and_a_stated_encoding_is_taken(self) -> None:
        with Folder({"bad.txt": b"caf\xe9\n", "good.txt": b"# -*- coding: latin-1 -*-\n# caf\xe9\nidna\n"}) as folder:
            [fault] = self.faults(folder, requirementFiles=["bad.txt"])
            [root] = self.read(folder, requirementFiles=["good.txt"])["roots"]
        self.assertEqual(("bad.txt", "idna"), (fault["actual"], root["text"]))
        self.assertIn("UTF-8", fault["expected"])

    def test_a_file_behind_a_url_is_asked_for_and_its_includes_are_relative_to_it(self) -> None:
        with Folder({"a": "-r sub/b.txt\n", "b": "idna\n"}) as folder:
            self.asker.texts = {"https://files.example/r/a.txt": folder.path("a"), "https://files.example/r/sub/b.txt": folder.path("b")}
            [root] = self.read(folder, requirementFiles=["https://files.example/r/a.txt"])["roots"]
        self.assertEqual("https://files.example/r/sub/b.txt:1", root["origin"])

    def test_a_lock_file_given_as_requirements_is_one_fault_with_the_command_that_exports_it(self) -> None:
        for name, want in {
            "uv.lock": "uv export --no-dev", "poetry.lock": "poetry export", "pdm.lock": "pdm export", "Pipfile.lock": "pipenv requirements",
            "pylock.toml": "--lock", "pylock.dev.toml": "--lock", "pyproject.toml": "--pyproject",
        }.items():  # fmt: skip
            text = 'version = 1\n[[package]]\nname = "x"\n' * 70
            with self.subTest(name), Folder({f"sub/{name}": text, "r.txt": f"idna\n-r sub/{name}\n"}) as folder:
                for asked in ({"requirementFiles": [f"sub/{name}"]}, {"packages": ["idna"], "constraintFiles": [f"sub/{name}"]}, {"requirementFiles": ["r.txt"]}):
                    [fault] = self.faults(folder, **asked)
                    self.assertIn(want, fault["expected"])

    def test_utf_16_without_a_byte_order_mark_is_named(self) -> None:
        for encoding, name in (("utf-16-le", "UTF-16LE"), ("utf-16-be", "UTF-16BE")):
            with self.subTest(encoding), Folder({"r.txt": "idna>=3\nrich\n".encode(encoding)}) as folder:
                [fault] = self.faults(folder, requirementFiles=["r.txt"])
                self.assertIn(f"it is {name} without a byte order mark", fault["expected"])

    def test_a_marker_that_cannot_be_evaluated_is_named_with_file_and_line(self) -> None:
        markers = ["python_version ~= '3'", "sys_platform === 'win32'", "'x' in extras", "os_name ~= 'nt' and python_version > '3'"]
        lines = [f"idna; {marker}" for marker in markers] + ["./x-1-py3-none-any.whl; os_name ~= 'nt'", "./*.whl; os_name ~= 'nt'", "rich @ https://h.example/r.zip ; os_name ~= 'nt'"]
        pyproject = "[project]\nname = 'p'\nversion = '1'\ndependencies = [\"idna; os_name ~= 'nt'\"]\n"
        script = "# /// script\n# dependencies = [\"idna; os_name ~= 'nt'\"]\n# ///\n"
        with Folder({"r.txt": "\n".join(lines), "x-1-py3-none-any.whl": "", "pyproject.toml": pyproject, "s.py": script}) as folder:
            faults = self.faults(folder, requirementFiles=["r.txt"])
            self.assertEqual([f"r.txt:{number}" for number in range(1, len(lines) + 1)], [fault["input"] for fault in faults])
            faults += self.faults(folder, packages=["a"], constraintFiles=["r.txt"]) + self.faults(folder, pyproject="pyproject.toml") + self.faults(folder, script="s.py")
        for fault in faults:
            self.assertIn("its marker cannot be evaluated", fault["expected"])

    def test_constraints_follow_pips_rules(self) -> None:
        with Folder({"c.txt": "a[x]==1\n-e git+https://git.example/x.git#egg=x\nhttps://files.example/x-1.zip\n"}) as folder:
            faults = self.faults(folder, packages=["a"], constraintFiles=["c.txt"])
        rules = ("no extras", "be editable", "have a name")
        self.assertEqual(list(rules), [next(rule for rule in rules if rule in fault["expected"]) for fault in faults])


class Scripts(RequirementsCase):
    def test_a_script_block_gives_dependencies_and_python(self) -> None:
        with Folder({"s.py": '# /// script\n# requires-python = ">=3.11"\n# dependencies = ["rich>13"]\n# ///\nprint(1)\n'}) as folder:
            answer = self.read(folder, script="s.py")
        self.assertEqual(
            (["rich>13"], ">=3.11", "s.py [dependencies]"),
            ([r["text"] for r in answer["roots"]], answer["bounds"][0]["requiresPython"], answer["roots"][0]["origin"]),
        )

    def test_a_script_without_a_block_says_how_one_looks(self) -> None:
        with Folder({"s.py": "print(1)\n"}) as folder:
            self.assertIn("# /// script", self.faults(folder, script="s.py")[0]["expected"])


if __name__ == "__main__":
    unittest.main()
