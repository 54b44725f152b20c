"""All that a resolver process knows and asks for: each page, each metadata and each file once."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from concurrent.futures import Future
from pathlib import Path
from typing import Any, Protocol

from worker.lines import Fault, print_line
from worker.page_format import FileEntry, Table, table_of
from worker.resolver.outage import Outage
from worker.resolver.stock import Stock

FIND_LINKS = "find-links"
Place = Mapping[str, Any]
"""{"index", "status", "table"}: what one index said of a project; with "origin" where pip's configuration names the index."""
Core = Mapping[str, Any]
"""{"name", "version", "requiresPython", "providesExtra", "requiresDist", "faults"}, read from a wheel's METADATA (worker/fetcher/metadata.py)."""


class Asker(Protocol):
    def ask(self, op: str, **args: Any) -> Future[Any]: ...


class Desk:
    def __init__(self, channel: Asker, order: str) -> None:
        self._channel = channel
        self._order = order
        self._lock = threading.Lock()
        self._pages: dict[str, Future[Any]] = {}
        self._cores: dict[str, Future[Any]] = {}
        self._tables: dict[str, Table] = {}
        self._stocks: dict[str, Stock] = {}
        self._built: dict[str, list[FileEntry]] = {}
        self._only: Mapping[str, list[FileEntry]] = {}
        self.entries: dict[str, FileEntry] = {}
        """Files that pip was offered, by the URL of their link."""
        self.confused: dict[str, list[Place]] = {}
        """Projects that the target at hand found on several indexes, where at most one may have it."""

    def offer(self, wheels: list[FileEntry], only: Mapping[str, list[FileEntry]]) -> None:
        """`wheels` were built from sdists so far; a project in `only` has no other files. Each call names all of them."""
        built: dict[str, list[FileEntry]] = {}
        for entry in wheels:
            built.setdefault(entry["project"], []).append(entry)
        for project in {*built, *self._built, *only, *self._only}:
            if (built.get(project), only.get(project)) != (self._built.get(project), self._only.get(project)):
                self._stocks.pop(project, None)
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

    def stock(self, project: str) -> Stock:
        """`project` in normal form. Waits for its page."""
        stock = self._stocks.get(project)
        if stock is None and self.is_given(project):
            stock = self._stocks[project] = Stock(project, [table_of(project, self._only[project])])
        if stock is None:
            stock = self.stocked(project, wait(self.page(project)))
        if stock.rivals:
            self.confused[project] = list(stock.rivals)
        return stock

    def stocked(self, project: str, page: Mapping[str, Any]) -> Stock:
        """For the walk ahead, which may look at projects that no target takes in the end."""
        stock = self._stocks.get(project)
        if stock is None:
            stock = self._stocks[project] = self._stock_of(project, page["places"])
        return stock

    def entry(self, project: str, filename: str, url: str) -> FileEntry | None:
        """A file that pip knows of, so that the project's page is here already."""
        stock = self._stocks.get(project)
        return self.entries.get(url) or (stock.entry(filename, url) if stock else None)

    def namesakes(self, project: str, version: str, filename: str) -> list[FileEntry]:
        """Every file of that name that the places of the project list."""
        stock = self._stocks.get(project)
        return stock.entries(version, filename) if stock else []

    def everywhere(self, project: str) -> list[Table]:
        """Every place's table, for who knows the file by its hash."""
        return [self._table(place["table"]) for place in wait(self.page(project))["places"] if place["status"] == "found" and place["table"]]

    def projects(self) -> list[str]:
        """Those that some index has, of all that this process has looked at."""
        return [project for project, stock in self._stocks.items() if stock]

    def _ask(self, op: str, hint: bool, **args: Any) -> Future[Any]:
        return self._channel.ask(op, **args, **({"hint": True} if hint else {}))

    def _stock_of(self, project: str, places: list[Place]) -> Stock:
        found = [(place, self._table(place["table"])) for place in places if place["status"] == "found" and place["table"]]
        given = [table for place, table in found if place["index"] == FIND_LINKS and table]
        pages = [(place, table) for place, table in found if place["index"] != FIND_LINKS]
        indexes = [(place, table) for place, table in pages if table]
        rivals = [place for place, _ in indexes] if self._order == "unique" and len(indexes) > 1 else []
        built = [table_of(project, self._built[project])] if project in self._built else []
        return Stock(project, [*built, *given, *(table for _, table in indexes[:1])], rivals, [place["index"] for place, table in pages if not table])

    def _table(self, path: str) -> Table:
        table = self._tables.get(path)
        if table is None:
            table = self._tables[path] = Table(Path(path).read_bytes())
        return table


def wait(future: Future[Any]) -> Any:
    try:
        return future.result()
    except Fault as fault:
        raise Outage(fault) from fault
