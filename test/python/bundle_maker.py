"""Makes small bundles from crafted wheels, for tests of the receiving end: the same layout and manifest as the real ones."""

import atexit
import base64
import compileall
import glob
import hashlib
import json
import os
import py_compile
import shutil
import subprocess
import sys
import tempfile
import zipfile

REPOSITORY = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def made_installer():
    """Path of install.py, assembled from its modules as for a bundle: once by scripts/test.ts, otherwise for this process."""
    if "OFFLINE_BUNDLE_TEST_PIP" in os.environ:
        return os.path.join(REPOSITORY, "python", "install.py")
    folder = tempfile.mkdtemp(prefix="offline-bundle-installer-")
    atexit.register(shutil.rmtree, folder, True)
    path = os.path.join(folder, "install.py")
    subprocess.check_call(["node", os.path.join(REPOSITORY, "scripts", "installer.ts"), path])
    return path


INSTALLER = made_installer()


def compiled_pip():
    """Path of the pinned pip's wheel with compiled modules only: Python compiles those of a zip at each start, and pip those that it installs."""
    (wheel,) = glob.glob(os.path.join(REPOSITORY, "vendor", "pip-*.whl"))
    made = os.path.join(REPOSITORY, ".cache", "sourceless-pip", sys.implementation.cache_tag, os.path.basename(wheel))
    if not os.path.exists(made):
        os.makedirs(os.path.dirname(made), exist_ok=True)
        with tempfile.TemporaryDirectory(dir=os.path.dirname(made)) as folder:
            inside, aside = os.path.join(folder, "pip"), os.path.join(folder, "wheel")
            with zipfile.ZipFile(wheel) as archive:
                archive.extractall(inside)
            compileall.compile_dir(inside, quiet=2, legacy=True, invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)
            with zipfile.ZipFile(aside, "w") as archive:
                for path, data in sorted(tree_of(inside).items()):
                    if not path.endswith(".py"):
                        archive.writestr(path, data)
            os.replace(aside, made)  # atomic, because several test processes may write it at once
    return made


class Crafted:
    """A wheel: its file name and its bytes."""

    def __init__(self, project, version="1.0", requires=(), scripts=(), tag="py3-none-any", files=None, extra=None):
        self.project = project
        self.version = version
        self.requires = list(requires)
        self.filename = "%s-%s-%s.whl" % (project.replace("-", "_"), version, tag)
        self.data = wheel_bytes(self, scripts, tag, files, extra or {})
        self.sha256 = hashlib.sha256(self.data).hexdigest()


def wheel_bytes(wheel, scripts, tag, files, extra):
    module = wheel.project.replace("-", "_")
    info = "%s-%s.dist-info" % (module, wheel.version)
    content = dict(
        files if files is not None else {module + "/__init__.py": "VERSION = %r\n\n\ndef main():\n    print(VERSION)\n" % wheel.version}
    )
    content[info + "/METADATA"] = "\n".join(
        ["Metadata-Version: 2.1", "Name: " + wheel.project, "Version: " + wheel.version]
        + ["Requires-Dist: " + one for one in wheel.requires]
        + ["", ""]
    )
    content[info + "/WHEEL"] = "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: %s\n" % tag
    if scripts:
        content[info + "/entry_points.txt"] = "[console_scripts]\n" + "".join("%s = %s:main\n" % (name, module) for name in scripts)
    content.update(extra)
    record = [(path, text.encode("utf-8")) for path, text in sorted(content.items())]
    lines = ["%s,sha256=%s,%d" % (path, record_hash(data), len(data)) for path, data in record] + [info + "/RECORD,,"]
    record.append((info + "/RECORD", ("\n".join(lines) + "\n").encode("utf-8")))
    return zipped(record)


def record_hash(data):
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode("ascii")


def zipped(pairs):
    import io

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in pairs:
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data)
    return buffer.getvalue()


def target_of(machine, **changed):
    """A target that fits what install.this_machine() says; `changed` replaces keys of system or python, or whole keys."""
    system = {key: value for key, value in machine["system"].items()}
    python = dict(machine["python"])
    target = {
        "abis": machine["abis"],
        "platformTags": [machine["tag"]],
        "markers": machine["markers"],
        "machines": [machine["markers"]["platform_machine"]],
        "microVersions": [machine["python"]["version"]],
    }
    for key, value in changed.items():
        (system if key in ("os", "machine", "libc", "minimum") else python if key in python else target)[key] = value
    libc = system.get("libc", "") + ".".join(str(number) for number in system.get("minimum", ()))
    name = "%s%s%s" % (python["implementation"], python["series"].replace(".", ""), "t" if python["freeThreaded"] else "")
    target.setdefault("id", "%s-%s-%s%s" % (name, system["os"], system["machine"], "-" + libc if libc else ""))
    target.setdefault("micros", {"from": python["series"] + ".0", "to": python["version"], "except": []})
    return dict(target, platform=target["id"], system=system, python=python)


class Wanted:
    """What one target installs: the wheels, and which of them need which."""

    def __init__(self, target, wheels, complete=True, findings=(), markers=None):
        self.target = target
        self.wheels = wheels
        self.complete = complete
        self.findings = list(findings)
        self.markers = markers or {}


def make_bundle(folder, wanted, name="crafted", bootstrap=(), spare=()):
    """Writes the bundle into `folder`; returns it. bootstrap: paths of pip wheels."""
    texts = {"README.txt": b"A bundle for tests.\n"}
    with open(INSTALLER, "rb") as file:
        texts["install.py"] = file.read()
    wheels = {wheel.filename: wheel for one in wanted for wheel in one.wheels}
    wheels.update((wheel.filename, wheel) for wheel in spare)
    for path in bootstrap:
        with open(path, "rb") as file:
            texts["bootstrap/" + os.path.basename(path)] = file.read()
    for one in wanted:
        texts["locks/%s.txt" % one.target["id"]] = lock_text(one).encode("utf-8")
        texts["locks/%s.html" % one.target["id"]] = page([link_line("../wheels/", w.filename, w.sha256) for w in one.wheels]).encode("utf-8")
    texts.update((path, text.encode("utf-8")) for path, text in simple_pages(wheels.values()).items())
    manifest = manifest_of(name, wanted, wheels.values(), texts, bootstrap)
    pool = {"wheels/" + wheel.filename: wheel.data for wheel in wheels.values()}
    everything = dict(texts, **pool)
    everything["manifest.json"] = json.dumps(manifest, indent=1).encode("utf-8")
    for path, data in everything.items():
        write(os.path.join(folder, *path.split("/")), data)
    write_sums(folder, everything)
    return folder


def write_sums(folder, everything):
    lines = ["%s  %s\n" % (hashlib.sha256(data).hexdigest(), path) for path, data in sorted(everything.items())]
    write(os.path.join(folder, "SHA256SUMS"), "".join(lines).encode("utf-8"))


def lock_text(one):
    lines = ["--no-index", "--find-links %s.html" % one.target["id"], "--only-binary :all:"]
    conditions = {project: " ; " + marker for project, marker in one.markers.items()}
    pins = ["%s==%s%s --hash=sha256:%s" % (w.project, w.version, conditions.get(w.project, ""), w.sha256) for w in one.wheels]
    return "\n".join(lines + pins + [""])


def simple_pages(wheels):
    projects = sorted({wheel.project for wheel in wheels})
    pages = {"simple/index.html": page('<a href="%s/">%s</a><br>' % (one, one) for one in projects)}
    for project in projects:
        mine = sorted((wheel.filename, wheel.sha256) for wheel in wheels if wheel.project == project)
        pages["simple/%s/index.html" % project] = page(
            link_line("../../wheels/", name, digest) for name, digest in mine
        )
    return pages


def link_line(folder, name, digest):
    return '<a href="%s%s#sha256=%s">%s</a><br>' % (folder, name.replace("+", "%2B"), digest, name)


def page(lines):
    return "<!DOCTYPE html>\n<html>\n<body>\n%s\n</body>\n</html>\n" % "\n".join(lines)


def manifest_of(name, wanted, wheels, texts, bootstrap):
    files = [{"path": path, "sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)} for path, data in sorted(texts.items())]
    return {
        "format": 2,
        "name": name,
        "tool": {"name": "offline-bundle", "version": "0"},
        "epochSeconds": 315532800,
        "requirements": [],
        "constraints": [],
        "locked": False,
        "targets": [target_entry(one, bootstrap) for one in wanted],
        "wheels": [
            {
                "path": "wheels/" + w.filename,
                "sha256": w.sha256,
                "bytes": len(w.data),
                "project": w.project,
                "name": w.project,
                "version": w.version,
                "url": "file:" + w.filename,
                "licenses": [],
            }
            for w in sorted(wheels, key=lambda wheel: wheel.filename)
        ],
        "files": files,
    }


def target_entry(one, bootstrap):
    entry = {key: value for key, value in one.target.items() if key != "micros"}
    entry["lock"] = "locks/%s.txt" % one.target["id"]
    if bootstrap:
        entry["bootstrap"] = "bootstrap/" + os.path.basename(bootstrap[0])
    entry["closure"] = {"complete": one.complete, "micros": one.target["micros"], "findings": one.findings}
    needs = {wheel.project: {requirement.split()[0].split(";")[0] for requirement in wheel.requires} for wheel in one.wheels}
    entry["entries"] = [
        {
            "project": w.project,
            "version": w.version,
            "sha256": w.sha256,
            "requested": False,
            "extras": [],
            "requiredBy": sorted(p for p in needs if w.project in needs[p]),
            **({"marker": one.markers[w.project]} if w.project in one.markers else {}),
        }
        for w in one.wheels
    ]
    return entry


def make_delta(folder, base, full, name):
    """What `full` has and `base` has not, with delta.json; `name` is what the whole bundle will be called."""
    held, whole = tree_of(base), tree_of(full)
    kept = [path for path in sorted(whole) if path.startswith(("wheels/", "bootstrap/")) and held.get(path) == whole[path]]
    delta = {
        "format": 1,
        "base": {"name": "crafted", "manifestSha256": hashlib.sha256(held["manifest.json"]).hexdigest()},
        "full": {"name": name, "manifestSha256": "", "sumsSha256": hashlib.sha256(whole["SHA256SUMS"]).hexdigest()},
        "kept": [{"path": path, "sha256": hashlib.sha256(whole[path]).hexdigest(), "bytes": len(whole[path])} for path in kept],
    }
    own = {path: data for path, data in whole.items() if path not in kept}
    own.update({"full/" + path: own[path] for path in ("README.txt", "SHA256SUMS")})
    own.update({"delta.json": json.dumps(delta).encode("utf-8"), "README.txt": b"A delta for tests.\n"})
    own.pop("SHA256SUMS")
    for path, data in own.items():
        write(os.path.join(folder, *path.split("/")), data)
    write_sums(folder, own)
    return folder


def tree_of(folder):
    found = {}
    for parent, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(parent, name)
            with open(path, "rb") as file:
                found[os.path.relpath(path, folder).replace(os.sep, "/")] = file.read()
    return found


def write(path, data):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(data)
