"""All that a resolver process knows and asks for: each page, each metadata and each file once."""

from __future__ import annotations

import io
import json
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from pathlib import Path
from typing import Any, Protocol, cast
from urllib.parse import unquote, urlsplit

from pip._internal.exceptions import InstallationError
from pip._internal.metadata import BaseDistribution
from pip._internal.network import session
from pip._internal.network.session import PipSession
from pip._internal.operations.prepare import RequirementPreparer
from pip._internal.req.req_install import InstallRequirement
from pip._vendor.requests import PreparedRequest, Response
from pip._vendor.requests.adapters import BaseAdapter

from worker.index_file import Row, told_yanked
from worker.jsonl_rpc import Fault, print_line
from worker.page_format import FileEntry, Table, table_of
from worker.resolver.project_files import ProjectFiles


class IndexUnavailable(BaseException):
    """Ends a target at once, so that an outage is never taken for "no such wheel"."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


FIND_LINKS = "find-links"
IndexPage = Mapping[str, Any]
"""{"index", "status", "table"}: what one index said of a project; with "origin" where pip's configuration names the index."""
CoreMetadata = Mapping[str, Any]
"""{"name", "version", "requiresPython", "providesExtra", "requiresDist", "faults"}, read from a wheel's METADATA (worker/door/core.py)."""


class Requester(Protocol):
    def ask(self, op: str, **args: Any) -> Future[Any]: ...


class IndexClient:
    def __init__(self, channel: Requester, order: str) -> None:
        self._channel = channel
        self._order = order
        self._lock = threading.Lock()
        self._pages: dict[str, Future[Any]] = {}
        self._cores: dict[str, Future[Any]] = {}
        self._tables: dict[str, Table] = {}
        self._project_files: dict[str, ProjectFiles] = {}
        self._built: dict[str, list[FileEntry]] = {}
        self._only: Mapping[str, list[FileEntry]] = {}
        self.entries: dict[str, FileEntry] = {}
        """Files that pip was offered, by the URL of their link."""
        self.ambiguous: dict[str, list[IndexPage]] = {}
        """Projects that the target at hand found on several indexes, where at most one may have it."""

    def offer(self, wheels: list[FileEntry], only: Mapping[str, list[FileEntry]]) -> None:
        """`wheels` were built from sdists so far; a project in `only` has no other files. Each call names all of them."""
        built: dict[str, list[FileEntry]] = {}
        for entry in wheels:
            built.setdefault(entry["project"], []).append(entry)
        for project in {*built, *self._built, *only, *self._only}:
            if (built.get(project), only.get(project)) != (self._built.get(project), self._only.get(project)):
                self._project_files.pop(project, None)
        self._built, self._only = built, only

    def is_given(self, project: str) -> bool:
        """The user handed in the only files that may be taken: no index shall hear of the name."""
        return project in self._only

    def page(self, project: str, *, hint: bool = False) -> Future[Any]:
        with self._lock:  # the walk ahead and pip may come to it at the same time
            future = self._pages.get(project)
            if future is None:
                future = self._pages[project] = self._ask("page", hint, project=project)
            return future

    def core(self, entry: FileEntry, *, hint: bool = False) -> Future[Any]:
        with self._lock:
            future = self._cores.get(entry["url"])
            if future is None:
                print_line(f"considers {entry['project']} {entry['version']} ({entry['filename']})")
                future = self._cores[entry["url"]] = self._ask("core", hint, file=entry)
            return future

    def file(self, entry: FileEntry) -> Mapping[str, Any]:
        answer: Mapping[str, Any] = wait(self.fetch(entry))
        return answer

    def fetch(self, entry: FileEntry) -> Future[Any]:
        return self._channel.ask("file", file=entry)

    def project_files(self, project: str) -> ProjectFiles:
        """`project` in normal form. Waits for its page."""
        project_files = self._project_files.get(project)
        if project_files is None and self.is_given(project):
            project_files = self._project_files[project] = ProjectFiles(project, [table_of(project, self._only[project])])
        if project_files is None:
            project_files = self.files_on_page(project, wait(self.page(project)))
        if project_files.conflicting_pages:
            self.ambiguous[project] = list(project_files.conflicting_pages)
        return project_files

    def files_on_page(self, project: str, page: Mapping[str, Any]) -> ProjectFiles:
        """For the walk ahead, which may look at projects that no target takes in the end."""
        project_files = self._project_files.get(project)
        if project_files is None:
            project_files = self._project_files[project] = self._read_page(project, page["places"])
        return project_files

    def entry(self, project: str, filename: str, url: str) -> FileEntry | None:
        """A file that pip knows of, so that the project's page is here already."""
        project_files = self._project_files.get(project)
        return self.entries.get(url) or (project_files.entry(filename, url) if project_files else None)

    def files_of_name(self, project: str, version: str, filename: str) -> list[FileEntry]:
        """Every file of that name that the places of the project list."""
        project_files = self._project_files.get(project)
        return project_files.entries(version, filename) if project_files else []

    def all_tables(self, project: str) -> list[Table]:
        """Every place's table, for who knows the file by its hash."""
        return [self._table(place["table"]) for place in wait(self.page(project))["places"] if place["status"] == "found" and place["table"]]

    def projects(self) -> list[str]:
        """Those that some index has, of all that this process has looked at."""
        return [project for project, project_files in self._project_files.items() if project_files]

    def _ask(self, op: str, hint: bool, **args: Any) -> Future[Any]:
        return self._channel.ask(op, **args, **({"hint": True} if hint else {}))

    def _read_page(self, project: str, places: list[IndexPage]) -> ProjectFiles:
        found = [(place, self._table(place["table"])) for place in places if place["status"] == "found" and place["table"]]
        given = [table for place, table in found if place["index"] == FIND_LINKS and table]
        pages = [(place, table) for place, table in found if place["index"] != FIND_LINKS]
        indexes = [(place, table) for place, table in pages if table]
        conflicting_pages = [place for place, _ in indexes] if self._order == "unique" and len(indexes) > 1 else []
        built = [table_of(project, self._built[project])] if project in self._built else []
        return ProjectFiles(
            project, [*built, *given, *(table for _, table in indexes[:1])], conflicting_pages, [place["index"] for place, table in pages if not table]
        )

    def _table(self, path: str) -> Table:
        table = self._tables.get(path)
        if table is None:
            table = self._tables[path] = Table(Path(path).read_bytes())
        return table


def wait(future: Future[Any]) -> Any:
    try:
        return future.result()
    except Fault as fault:
        raise IndexUnavailable(fault) from fault


ROOT = "https://tables.invalid/simple"
"""The index that this pip believes in; nobody can own a host under .invalid (RFC 2606)."""
CONTENT_TYPE = "application/vnd.pypi.simple.v1+json"


def project_page(project_files: ProjectFiles, wants: Callable[[str], bool], *, sdists: bool = False) -> bytes:
    """`wants` a tag part: what no target can take is left out before pip builds an object of it."""
    files = [wheel_of(row) for release in project_files.releases() for row, _, _ in release.rows() if wants(row.tag_part)]
    if sdists:
        files += map(file_of, project_files.sdists)
    return json.dumps({"meta": {"api-version": "1.1"}, "name": project_files.project, "files": files}).encode()


def wheel_of(row: Row) -> dict[str, Any]:
    return {**file_of(row), "core-metadata": not row.url.startswith("file:")}


def file_of(row: Row) -> dict[str, Any]:
    return {
        "filename": row.filename,
        "url": row.url,
        "hashes": dict(row.hashes),
        "requires-python": row.requires_python,
        "yanked": told_yanked(row.yanked),
        "upload-time": row.upload_time,
    }


def metadata_text(core: CoreMetadata) -> str:
    """METADATA with all that a resolver reads (Core metadata)."""
    lines = [("Metadata-Version", "2.1"), ("Name", core["name"]), ("Version", core["version"])]
    if core["requiresPython"] is not None:
        lines.append(("Requires-Python", core["requiresPython"]))
    lines += [("Provides-Extra", extra) for extra in core["providesExtra"]]
    lines += [("Requires-Dist", " ".join(line.split())) for line in core["requiresDist"]]
    return "".join(f"{key}: {value}\n" for key, value in lines)


class SourceRejected(InstallationError):
    """A candidate is no wheel, so its metadata would have to be built."""

    def __init__(self, what: object, url: str) -> None:
        super().__init__(f"{what} is no wheel")
        self.url = url


def use_fixed_user_agent() -> None:
    """pip's own user agent asks programs for the system's name, which the sandbox forbids (worker/sandbox.py)."""
    session.user_agent = cast(Any, lambda: "offline-bundle")


def reject_sources() -> None:
    """pip comes by here with every candidate whose metadata it cannot have by itself, before it fetches or unpacks it."""
    wheels_only = RequirementPreparer._prepare_linked_requirement

    def prepare_linked(self: RequirementPreparer, req: InstallRequirement, parallel_builds: bool) -> BaseDistribution:
        if req.link is None or not req.link.is_wheel:
            raise SourceRejected(req, req.link.url_without_fragment if req.link else "")
        return wheels_only(self, req, parallel_builds)

    def prepare_editable(self: RequirementPreparer, req: InstallRequirement) -> BaseDistribution:
        raise SourceRejected(req, req.link.url_without_fragment if req.link else "")

    RequirementPreparer._prepare_linked_requirement = prepare_linked  # type: ignore[method-assign]
    RequirementPreparer.prepare_editable_requirement = prepare_editable  # type: ignore[method-assign]


Pages = Callable[[str], bytes]
"""The page of a project, as pip shall see it."""


class IndexClientAdapter(BaseAdapter):
    def __init__(self, client: IndexClient, pages: Pages, entry_of: Callable[[str], FileEntry]) -> None:
        super().__init__()
        self._client, self._pages, self._entry_of = client, pages, entry_of

    def send(self, request: PreparedRequest, *args: Any, **kwargs: Any) -> Response:
        url = str(request.url)
        if url.startswith(ROOT):
            content = self._pages(unquote(url[len(ROOT) :].strip("/")))
            return _response(request, io.BytesIO(content), CONTENT_TYPE)
        if url.endswith(".whl.metadata"):
            core = wait(self._client.core(self._entry_of(url.removesuffix(".metadata"))))["core"]
            return _response(request, io.BytesIO(metadata_text(core).encode()), "text/plain")
        if urlsplit(url).path.endswith(".whl"):
            path = self._client.file(self._entry_of(url))["path"]
            return _response(request, Path(path).open("rb"), "application/octet-stream")
        raise SourceRejected(url, url)

    def close(self) -> None:
        pass


def pip_session(adapter: IndexClientAdapter) -> PipSession:
    session = PipSession()
    session.trust_env = False  # no proxies, no netrc: the door has them
    session.auth = None  # type: ignore[assignment]
    session.mount("https://", adapter)
    session.mount("http://", adapter)
    session.pip_trusted_origins = []
    session.is_secure_origin = lambda location: True  # type: ignore[method-assign]
    return session


def _response(request: PreparedRequest, body: Any, content_type: str) -> Response:
    response = Response()
    response.status_code = 200
    response.reason = "OK"
    response.url = str(request.url)
    response.request = request
    response.headers["Content-Type"] = content_type
    response.raw = body
    response.close = body.close  # type: ignore[method-assign]
    return response
