"""The client of the index pages, metadata and files that the caller provides. Each is requested at most once per process."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Any, Protocol

from pip._internal.models.link import Link
from pip._vendor.packaging.utils import canonicalize_name

from worker.errors import Fault
from worker.jsonl_rpc import print_line
from worker.page_format import FileEntry, Table, table_of
from worker.resolver.project_files import ProjectFiles

FIND_LINKS = "find-links"
IndexPage = Mapping[str, Any]
"""{"index", "status", "pageFile"}: the answer of one index for a project; with "origin" if pip's configuration names the index."""
CoreMetadata = Mapping[str, Any]
"""{"name", "version", "requiresPython", "providesExtra", "requiresDist", "faults"}, read from a wheel's METADATA."""


class IndexUnavailable(BaseException):
    """A page, metadata or file cannot be had. Not an Exception: pip would catch it and report "no matching distribution"."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


class Requester(Protocol):
    def ask(self, op: str, **args: Any) -> Future[Any]: ...


class IndexClient:
    """Methods that return a Future send a request; the others wait for the answer and raise IndexUnavailable."""

    def __init__(self, channel: Requester, index_strategy: str) -> None:
        self._channel = channel
        self._index_strategy = index_strategy
        self._lock = threading.Lock()  # prefetch sends requests from another thread
        self._pages: dict[str, Future[Any]] = {}
        self._cores: dict[str, Future[Any]] = {}
        self._tables: dict[str, Table] = {}
        self._project_files: dict[str, ProjectFiles] = {}
        self._built: dict[str, list[FileEntry]] = {}
        self._supplied: Mapping[str, list[FileEntry]] = {}
        self.entries: dict[str, FileEntry] = {}
        """Files offered to pip, by the URL of their link."""
        self.ambiguous: dict[str, Sequence[IndexPage]] = {}
        """Projects that several indexes provide although only one may, as far as the current target needs them."""

    def use_local_files(self, built: list[FileEntry], supplied: Mapping[str, list[FileEntry]]) -> None:
        """`built`: all wheels built from sdists so far. `supplied`: the only files of these projects, given by the user."""
        by_project: dict[str, list[FileEntry]] = {}
        for entry in built:
            by_project.setdefault(entry["project"], []).append(entry)
        for project in {*by_project, *self._built, *supplied, *self._supplied}:
            if (by_project.get(project), supplied.get(project)) != (self._built.get(project), self._supplied.get(project)):
                self._project_files.pop(project, None)
        self._built, self._supplied = by_project, supplied

    def is_supplied(self, project: str) -> bool:
        """Whether the user supplied all files of the project: its name is never sent to an index."""
        return project in self._supplied

    def request_page(self, project: str, *, hint: bool = False) -> Future[Any]:
        with self._lock:
            if project not in self._pages:
                self._pages[project] = self._request("page", hint, project=project)
            return self._pages[project]

    def request_metadata(self, entry: FileEntry, *, hint: bool = False) -> Future[Any]:
        with self._lock:
            if entry["url"] not in self._cores:
                print_line(f"considers {entry['project']} {entry['version']} ({entry['filename']})")
                self._cores[entry["url"]] = self._request("core", hint, file=entry)
            return self._cores[entry["url"]]

    def request_file(self, entry: FileEntry) -> Future[Any]:
        return self._request("file", False, file=entry)

    def metadata(self, entry: FileEntry) -> CoreMetadata:
        metadata: CoreMetadata = _wait(self.request_metadata(entry))["core"]
        return metadata

    def download(self, entry: FileEntry) -> Mapping[str, Any]:
        """{"path", "filename", "sha256", "bytes"} of the file in the pool."""
        file: Mapping[str, Any] = _wait(self.request_file(entry))
        return file

    def project_files(self, project: str) -> ProjectFiles:
        """The files of a project (normalized name) for the current target."""
        files = self._project_files.get(project)
        if files is None and project in self._supplied:
            files = self._project_files[project] = ProjectFiles(project, [table_of(project, self._supplied[project])])
        if files is None:
            files = self.files_on_page(project, _wait(self.request_page(project)))
        if files.conflicting_pages:
            self.ambiguous[project] = files.conflicting_pages
        return files

    def files_on_page(self, project: str, page: Mapping[str, Any]) -> ProjectFiles:
        """As project_files, for prefetching: the project is not checked for ambiguity, since no target may need it."""
        if project not in self._project_files:
            self._project_files[project] = self._read_page(project, page["pages"])
        return self._project_files[project]

    def entry_of(self, link: Link) -> FileEntry:
        """The file behind a link of pip."""
        files = self._project_files.get(canonicalize_name(link.filename.partition("-")[0]))
        return self.entries.get(link.url) or (files.entry(link.filename, link.url) if files else None) or direct_entry(link)

    def entries_of_name(self, project: str, version: str, filename: str) -> list[FileEntry]:
        """Every file of this name that an index or find-links lists for the project."""
        files = self._project_files.get(project)
        return files.entries(version, filename) if files else []

    def all_tables(self, project: str) -> list[Table]:
        """The tables of all indexes, whatever the index order: for files that are identified by their hash."""
        return [table for _, table in self._found(_wait(self.request_page(project))["pages"])]

    def known_projects(self) -> list[str]:
        """Projects that some index provides, among those requested so far."""
        return [project for project, files in self._project_files.items() if files]

    def indexes_without(self, projects: Iterable[str]) -> list[str]:
        """The indexes that provide none of the projects."""
        answers = [_wait(self.request_page(project))["pages"] for project in projects if not self.is_supplied(project)]
        pages = [page for pages in answers for page in pages if page["index"] != FIND_LINKS]
        found = {page["index"] for page in pages if page["status"] == "found"}
        return list(dict.fromkeys(page["index"] for page in pages if page["index"] not in found))

    def _request(self, op: str, hint: bool, **args: Any) -> Future[Any]:
        return self._channel.ask(op, **args, **({"hint": True} if hint else {}))

    def _read_page(self, project: str, pages: list[IndexPage]) -> ProjectFiles:
        built = [table_of(project, self._built[project])] if project in self._built else []
        found = self._found(pages)
        links = [table for page, table in found if page["index"] == FIND_LINKS and table]
        indexes = [(page, table) for page, table in found if page["index"] != FIND_LINKS and table]
        conflicting = [page for page, _ in indexes] if self._index_strategy == "unique" and len(indexes) > 1 else []
        empty = [page["index"] for page, table in found if page["index"] != FIND_LINKS and not table]
        return ProjectFiles(project, [*built, *links, *(table for _, table in indexes[:1])], conflicting, empty)

    def _found(self, pages: list[IndexPage]) -> list[tuple[IndexPage, Table]]:
        return [(page, self._table(page["pageFile"])) for page in pages if page["status"] == "found" and page["pageFile"]]

    def _table(self, path: str) -> Table:
        if path not in self._tables:
            self._tables[path] = Table(Path(path).read_bytes())
        return self._tables[path]


def direct_entry(link: Link) -> FileEntry:
    """A wheel that is named by its URL, in a requirement or in metadata."""
    name, version, *_ = link.filename.removesuffix(".whl").split("-")
    hashes = {link.hash_name: link.hash} if link.hash_name and link.hash else {}
    return with_hashes(
        {"project": canonicalize_name(name), "version": version, "filename": link.filename, "url": link.url_without_fragment, "index": ""}, hashes
    )


def with_hashes(entry: FileEntry, hashes: Mapping[str, str]) -> FileEntry:
    """The entry with its hashes replaced by these, by algorithm."""
    kept = {key: value for key, value in entry.items() if key != "sha256"}
    return {**kept, "hashes": dict(hashes), **({"sha256": hashes["sha256"]} if "sha256" in hashes else {})}


def _wait(future: Future[Any]) -> Any:
    try:
        return future.result()
    except Fault as fault:
        raise IndexUnavailable(fault) from fault
