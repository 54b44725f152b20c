"""Export: merge bundles into a simple repository."""

import html
import os
import re
import urllib.parse
from typing import Dict, List, Sequence

from .bundle import Bundle
from .console import NOT_INTACT, Console, InstallError, Json, plural
from .files import LONG_LOCK_TIMEOUT, copy_checked, file_lock, file_url, read_text, remove_file, sha256_of, write_file


def export(bundle: Bundle, folder: str, console: Console) -> Json:
    """
    Merge the bundle into `wheels/`, `simple/` and `locks/` of a folder, for an index that pip can use. First everything is
    compared, then wheels are added, then pages and locks are replaced, each by one rename, so that readers always see whole files.
    """
    wheels = os.path.join(folder, "wheels")
    os.makedirs(wheels, exist_ok=True)
    with file_lock(os.path.join(folder, ".offline-bundle-lock"), "another run is exporting into %s" % folder, LONG_LOCK_TIMEOUT):
        for name in os.listdir(wheels):
            if name.endswith(".part"):
                remove_file(os.path.join(wheels, name))
        there = {name for name in bundle.wheels if os.path.lexists(os.path.join(wheels, name))}
        conflicts = [name for name in sorted(there) if sha256_of(os.path.join(wheels, name)) != bundle.wheels[name]]
        if conflicts:
            raise InstallError(
                NOT_INTACT,
                "%s has different files with the same names; nothing was added:" % folder,
                "One of the two was changed. Compare both with their sources.",
                conflicts,
            )
        new = sorted(set(bundle.wheels) - there)
        for count, name in enumerate(new, 1):
            console.progress("Adding %d of %s" % (count, plural(len(new), "wheel")))
            copy_checked(os.path.join(bundle.folder, "wheels", name), os.path.join(wheels, name), bundle.wheels[name])
        merge_pages(bundle, os.path.join(folder, "simple"))
        locks = write_locks(bundle, folder)
    console.print("Exported  %s new, %d already present, into %s" % (plural(len(new), "wheel"), len(there), folder))
    index = file_url(os.path.join(folder, "simple"))
    console.print("To use it: pip install -i %s NAME" % index)
    example = bundle.targets[0]["id"] if len(locks) == 1 else "TARGET"
    path = os.path.join(folder, "locks", bundle.name, example + ".txt")
    console.print('To install exactly the verified set: pip install --require-hashes -i %s -r "%s"' % (index, path))
    return {"folder": folder, "added": new, "kept": sorted(there), "locks": locks}


def write_locks(bundle: Bundle, folder: str) -> List[str]:
    """
    Write `locks/NAME/TARGET.txt` for each target: its lock, without the options that refer to the files of the bundle, so that
    it can be used with any index that has these wheels. Returns the paths in the folder, with `/`.
    """
    locks = []
    for target in bundle.targets:
        source = "locks/%s.txt" % target["id"]
        lines = read_text(os.path.join(bundle.folder, *source.split("/")), source).splitlines()
        kept = [line for line in lines if line.split(" ")[0] not in ("--no-index", "--find-links")]
        lock = "locks/%s/%s.txt" % (bundle.name, target["id"])
        path = os.path.join(folder, *lock.split("/"))
        os.makedirs(os.path.dirname(path), exist_ok=True)
        write_file(path, "\n".join(kept) + "\n")
        locks.append(lock)
    return locks


def merge_pages(bundle: Bundle, simple: str) -> None:
    pages: Dict[str, Dict[str, str]] = {}
    for one in bundle.manifest["wheels"]:
        name = one["path"].split("/")[-1]
        pages.setdefault(one["project"], {})[name] = link_to(name, one)
    for project, links in pages.items():
        path = os.path.join(simple, project, "index.html")
        os.makedirs(os.path.dirname(path), exist_ok=True)
        merged = dict(read_links(path), **links)
        write_page(path, "Links for " + project, [merged[name] for name in sorted(merged)])
    projects = sorted(name for name in os.listdir(simple) if os.path.isfile(os.path.join(simple, name, "index.html")))
    write_page(os.path.join(simple, "index.html"), "Simple index", ['<a href="%s/">%s</a>' % (name, name) for name in projects])


def read_links(path: str) -> Dict[str, str]:
    """File name -> link, of a page that an earlier export wrote, if any."""
    if not os.path.exists(path):
        return {}
    links = re.finditer("<a [^>]*>([^<]*)</a>", read_text(path, path))
    return {html.unescape(link.group(1)): link.group() for link in links}


def link_to(name: str, wheel: Json) -> str:
    """A link on a page of a simple repository (PEP 503 and 592)."""
    attributes = 'href="../../wheels/%s#sha256=%s"' % (urllib.parse.quote(name), wheel["sha256"])
    for attribute, key in (("data-requires-python", "requiresPython"), ("data-yanked", "yanked")):
        attributes += ' %s="%s"' % (attribute, html.escape(wheel[key])) if key in wheel else ""
    return "<a %s>%s</a>" % (attributes, html.escape(name))


def write_page(path: str, title: str, links: Sequence[str]) -> None:
    page = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="pypi:repository-version" content="1.0">
<title>%s</title>
</head>
<body>
%s<br>
</body>
</html>
"""
    write_file(path, page % (html.escape(title), "<br>\n".join(links)))
