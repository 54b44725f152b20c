"""Which modules a wheel puts on the path, so far as a proof should import them.

Read from the paths in the archive: top_level.txt is setuptools' alone and often stale. Counted are packages with an
`__init__`, single modules, extension modules, and inside of a folder without `__init__` (a namespace, PEP 420) its own
packages and modules. Left out is what is not made for import: tests, examples and docs that landed at the top level,
`conftest`, `setup`, `__main__`, and everything below a counted package.
"""

from __future__ import annotations

from collections.abc import Iterable
from keyword import iskeyword

_SUFFIXES = (".py", ".so", ".pyd")
#: At the top level these are accidents of packaging; importing them needs pytest and the like.
_NOT_FOR_IMPORT = frozenset(
    ("test", "tests", "testing", "doc", "docs", "example", "examples", "benchmark", "benchmarks", "scripts", "bin", "share", "etc", "include", "lib", "tools", "ci")
)  # fmt: skip
_NO_MODULE = frozenset(("setup", "conftest", "__main__", "__init__"))

Tree = dict[str, "Tree | None"]


def top_level(paths: Iterable[str], dist_info: str) -> list[str]:
    """Dotted names, sorted."""
    tree: Tree = {}
    for path in paths:
        parts = _placed(path.split("/"), dist_info)
        if parts and parts[-1].endswith(_SUFFIXES):
            _plant(tree, parts)
    return sorted({name for name, below in tree.items() if name not in _NOT_FOR_IMPORT for name in _modules(name, below)})


def _placed(parts: list[str], dist_info: str) -> list[str]:
    """The path below site-packages, or nothing for scripts, headers and metadata."""
    if parts[0] == dist_info:
        return []
    if parts[0].endswith(".data") and len(parts) > 2:
        return parts[2:] if parts[1] in ("purelib", "platlib") else []
    return parts


def _plant(tree: Tree, parts: list[str]) -> None:
    for part in parts[:-1]:
        below = tree.setdefault(part, {})
        if below is None:
            return
        tree = below
    tree.setdefault(parts[-1], None)


def _modules(name: str, below: Tree | None) -> list[str]:
    if below is None:
        module = name.split(".", 1)[0]
        return [module] if _importable(module) and module not in _NO_MODULE else []
    if not _importable(name):
        return []
    if any(inner is None and file.split(".", 1)[0] == "__init__" for file, inner in below.items()):
        return [name]
    return [f"{name}.{module}" for file, inner in below.items() for module in _modules(file, inner)]


def _importable(name: str) -> bool:
    return name.isidentifier() and not iskeyword(name)
