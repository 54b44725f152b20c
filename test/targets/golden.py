"""What the vendored packaging says on each pretended machine, as JSON.

    python golden.py PIP_WHEEL INSTALLER_FOLDER < jobs > answers

A job is a target of src/targets as JSON, with `kernel` where the kernel's machine differs, and `describe` where
describe.py is wanted too. The tags that the resolver makes of the target are compared here with those of sys_tags().
"""

import json
import sys

sys.path.insert(0, sys.argv[1])
sys.path.insert(0, sys.argv[2])

import describe  # noqa: E402
from machine import Machine, pretend  # noqa: E402
from pip._vendor.packaging import _manylinux, _musllinux, markers, tags  # noqa: E402


def answer(job):
    machine = Machine(job["id"], job["python"]["version"], job.get("kernel"))
    is_32bit = machine.bits == 32
    # Both defaults were computed from the running interpreter at import.
    tags._linux_platforms.__defaults__ = (is_32bit,)
    tags._mac_arch.__defaults__ = (is_32bit,)
    describe.POINTER_BYTES = machine.bits // 8
    for cached in (_manylinux._get_glibc_version, _musllinux._get_musl_version, markers._cached_default_environment):
        cached.cache_clear()
    with pretend(machine, job["markers"]["platform_release"], job["markers"]["platform_version"]):
        answered = {
            "id": job["id"],
            "platformTags": list(tags.platform_tags()),
            "markers": markers.default_environment(),
        }
        if job.get("describe"):
            answered["described"] = json.dumps(describe.describe())
            answered["tags"] = first_difference(list(map(str, tags.sys_tags())), worker_tags(job))
    return answered


def worker_tags(job):
    """The full tags as the resolver makes them from a target."""
    series = tuple(int(part) for part in job["python"]["series"].split("."))
    interpreter = "cp%d%d" % series
    made = [*tags.cpython_tags(series, job["abis"], job["platformTags"]), *tags.compatible_tags(series, interpreter, job["platformTags"])]
    return list(map(str, made))


def first_difference(wanted, got):
    """'' when both lists are the same, else where they part."""
    for index, (one, other) in enumerate(zip(wanted, got)):
        if one != other:
            return "%d: %s, not %s" % (index, one, other)
    return "" if len(wanted) == len(got) else "%d tags, not %d" % (len(wanted), len(got))


json.dump([answer(job) for job in json.load(sys.stdin)], sys.stdout)
