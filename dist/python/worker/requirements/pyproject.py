"""pyproject.toml: [project] dependencies and extras (PEP 621), dependency groups (PEP 735). Script metadata (PEP 723)."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any, NamedTuple

from pip._internal.req.pep723 import PEP723Exception, pep723_metadata
from pip._vendor.packaging.dependency_groups import DependencyGroupResolver
from pip._vendor.packaging.errors import ExceptionGroup
from pip._vendor.packaging.requirements import InvalidRequirement, Requirement
from pip._vendor.packaging.utils import canonicalize_name

from worker.jsonl_rpc import Message
from worker.parser_limits import TOO_LONG, exceeds_limits
from worker.requirements.collector import Collector, text_of, toml_of
from worker.requirements.local_paths import roots_of
from worker.requirements.requirement import both, in_one_line


class Project(NamedTuple):
    """The tables with requirements. `name` is normalized, or '' if it is missing."""

    label: str
    name: str
    table: Message | None
    groups: Message


def read_pyproject(collector: Collector, file: str, extras: Iterable[str], groups: Iterable[str]) -> None:
    """Add the dependencies, extras and groups of the project in `file`, a pyproject.toml or its folder; not the project itself."""
    path = collector.path_of(os.path.join(file, "pyproject.toml") if os.path.isdir(collector.path_of(file)) else file)
    project = project_of(collector, path, "pyproject", file)
    if project is None:
        return
    if project.table is not None:
        add_project(collector, project, list(extras))
    elif extras or not groups:
        want = "has no [project] table; pass its folder (e.g. `.`) as a requirement to build it, or pass a lock with --lock"
        collector.fault(project.label, "", want)
    for group in groups:
        add_group(collector, project, group)


def read_groups(collector: Collector, groups: Iterable[str]) -> None:
    """Add groups without --pyproject: as in pip, those of pyproject.toml in the current folder."""
    for group in groups:
        project = project_of(collector, collector.path_of("pyproject.toml"), "group", "pyproject.toml")
        if project is not None:
            add_group(collector, project, group)


def project_of(collector: Collector, path: str, option: str, given: str) -> Project | None:
    toml = toml_of(collector, path, option, given)
    if toml is None:
        return None
    table, groups = toml.get("project"), toml.get("dependency-groups", {})
    if not isinstance(table, (dict, type(None))) or not isinstance(groups, dict):
        collector.fault(option, given, "has a [project] or [dependency-groups] that is not a table")
        return None
    if not isinstance((table or {}).get("optional-dependencies", {}), dict) or not isinstance((table or {}).get("dynamic", []), list):
        collector.fault(option, given, "has an optional-dependencies that is not a table, or a dynamic that is not a list")
        return None
    name = (table or {}).get("name")
    collector.note_uv_sources(collector.label_of(path), toml)
    return Project(collector.label_of(path), canonicalize_name(name) if isinstance(name, str) else "", table, groups)


def add_project(collector: Collector, project: Project, extras: list[str]) -> None:
    table = project.table or {}
    dynamic = table.get("dynamic", [])
    for key in ("dependencies", "optional-dependencies") if extras else ("dependencies",):
        if key in dynamic:
            want = "is dynamic, so only a build can determine it; pass the project's folder (e.g. `.`) as a requirement, with --sdists pure"
            return collector.fault(f"{project.label} [project.{key}]", "", want)
    if isinstance(table.get("requires-python"), str):
        collector.restrict_targets(project.label, table["requires-python"], [])
    add_list(collector, project, table.get("dependencies", []), f"{project.label} [project.dependencies]", None, ())
    for extra in extras:
        add_extra(collector, project, extra, "extra", None, ())


def add_extra(collector: Collector, project: Project, extra: str, origin: str, marker: str | None, seen: tuple[str, ...]) -> None:
    """Add the requirements of an extra. `name[other]` with the name of the project itself refers to its extra `other`."""
    known = {canonicalize_name(key): key for key in (project.table or {}).get("optional-dependencies", {})}
    key = known.get(canonicalize_name(extra))
    if key is None:
        collector.fault(origin, extra, f"is not one of the extras of {project.label}: {listed(known.values())}")
    elif key not in seen:
        where = f"{project.label} [project.optional-dependencies.{key}]"
        add_list(collector, project, (project.table or {})["optional-dependencies"][key], where, marker, (*seen, key))


def add_list(collector: Collector, project: Project, texts: Any, origin: str, marker: str | None, seen: tuple[str, ...]) -> None:
    if not isinstance(texts, list):
        collector.fault(origin, str(texts), "is not a list of requirements")
        return
    for text in texts:
        try:
            if exceeds_limits(str(text)):
                raise InvalidRequirement(f"it {TOO_LONG}")
            requirement = Requirement(str(text))
        except InvalidRequirement as error:
            collector.fault(origin, str(text)[:200], in_one_line(str(error)))
            continue
        add_requirement(collector, project, requirement, origin, marker, seen)


def add_requirement(collector: Collector, project: Project, requirement: Requirement, origin: str, marker: str | None, seen: tuple[str, ...]) -> None:
    own = str(requirement.marker) if requirement.marker else None
    marker = both(own, marker)
    if project.name and canonicalize_name(requirement.name) == project.name and requirement.extras and not requirement.url:
        for extra in sorted(requirement.extras):
            add_extra(collector, project, extra, origin, marker, seen)
        return
    requirement.marker = None
    text = f"{requirement}{' ' if requirement.url else ''}; {marker}" if marker else str(requirement)
    collector.roots.extend(root for root in roots_of(collector, text, origin) if root not in collector.roots)


def add_group(collector: Collector, project: Project, group: str) -> None:
    origin = f"{project.label} [dependency-groups.{group}]"
    if canonicalize_name(group) not in {canonicalize_name(name) for name in project.groups}:
        collector.fault("group", group, f"is not one of the dependency groups of {project.label}: {listed(project.groups)}")
        return
    try:
        requirements = DependencyGroupResolver(project.groups).resolve(group)
    except ExceptionGroup as error:
        for inner in leaves(error):
            message = in_one_line(str(inner), r": \1")  # the invalid requirement is only known from the message
            collector.fault(origin, "", f"{message}; the groups are {listed(project.groups)}")
        return
    for requirement in requirements:
        add_requirement(collector, project, Requirement(str(requirement)), origin, None, ())


def leaves(error: BaseException) -> list[BaseException]:
    inner = getattr(error, "exceptions", None)
    return [error] if inner is None else [leaf for one in inner for leaf in leaves(one)]


def listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names)) or "none"


def read_script(collector: Collector, file: str) -> None:
    path = collector.path_of(file)
    if text_of(collector, path, "script", file) is None:
        return
    try:
        block = pep723_metadata(path)
    except (PEP723Exception, UnicodeDecodeError) as error:
        collector.fault("script", file, f"{reason(error)}; a block starts with `# /// script` and ends with `# ///`")
        return
    requires_python, dependencies = block.get("requires-python"), block.get("dependencies", [])
    label = collector.label_of(path)
    collector.note_uv_sources(label, block)
    if isinstance(requires_python, str):
        collector.restrict_targets(label, requires_python, [])
    if not isinstance(dependencies, list):
        collector.fault(f"{label} [dependencies]", str(dependencies), "is not a list of requirements")
        return
    for text in dependencies:
        collector.roots.extend(roots_of(collector, str(text), f"{label} [dependencies]"))


def reason(error: Exception) -> str:
    if error.__cause__ is not None:
        return f"has a script block that is not valid TOML ({error.__cause__})"
    return "has more than one script block" if "Multiple" in str(error) else "has no script block"
