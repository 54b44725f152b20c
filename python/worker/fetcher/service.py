"""What the door answers: one method for each op, all of them callable from any thread."""

from __future__ import annotations

import hashlib
import urllib.parse
from pathlib import Path
from typing import Any

from pip._vendor.packaging.utils import canonicalize_name
from pip._vendor.requests import Response

from worker.fetcher.cache import Store
from worker.fetcher.download import Files
from worker.fetcher.find_links import FindLinks
from worker.fetcher.http_client import Network
from worker.fetcher.index_pages import Places, check_origins, to_index
from worker.fetcher.memo import Memo
from worker.fetcher.metadata import UnreadableWheel, core_of, metadata_of_wheel, unreadable_core
from worker.fetcher.network_errors import empty_fault, status_fault
from worker.fetcher.redactor import Masks, shown
from worker.fetcher.session import open_session
from worker.fetcher.settings import read_settings, same_index
from worker.lines import Fault, Message
from worker.page_format import Table

# An index may protect or lack the metadata files that it announces; the wheel has the same in it. 407, 408, 429 and 5xx are outages.
NOT_THERE = (401, 403, 404, 410)


class NotAnnounced(Exception):
    """The index announces the metadata of a wheel, and gives none."""


class Door:
    def __init__(self, request: Message, masks: Masks) -> None:
        """@raise Fault(usage) with all that is wrong in the settings"""
        self._masks = masks
        self._settings = read_settings(request["indexes"], masks)
        session = open_session(self._settings)
        check_origins(self._settings, session)
        run_folder, pool = Path(request["runFolder"]), Path(request["poolFolder"])
        run_folder.mkdir(parents=True, exist_ok=True)
        pool.mkdir(parents=True, exist_ok=True)
        self._run_folder = run_folder
        self._session = session
        self._network = Network(session, masks, self._settings.pip.retries)
        self._store = Store(request.get("cacheFolder"))
        self._files = Files(self._network, self._store, pool)
        self._places = Places(self._settings, self._network, self._store, masks, run_folder)
        self._find_links = FindLinks(self._settings.find_links, self._network, masks, run_folder)
        self._memo = Memo()

    def opened(self) -> Message:
        urls = dict.fromkeys(to_index(url).clean for url in (*self._settings.indexes, *self._settings.index_for.values()))
        return {"indexes": [{"url": url, "host": urllib.parse.urlsplit(url).hostname or ""} for url in urls], "findLinks": self._find_links.clean()}

    def use_index_lines(self, request: Message) -> Message:
        """`lines`: [{"kind", "url"}] of requirements files, told before any page is asked for. As with pip an index-url takes
        the place of every index before it. @raise Fault(usage)"""
        indexes = self._settings.indexes
        for line in request["lines"]:
            url = self._masks.full(line["url"])  # with the login that `login` told of it
            known = {} if line["kind"] == "index-url" else {same_index(to_index(one).url): one for one in indexes}
            index = to_index(url)
            key, has_login = same_index(index.url), index.clean != index.url
            indexes[:] = {**known, key: url if has_login else known.get(key, url)}.values()
        check_origins(self._settings, self._session)
        # pip's session looks for a request's credentials among these
        self._session.update_index_urls([*indexes, *self._settings.index_for.values()])
        return self.opened()

    def page(self, request: Message) -> Message:
        project = canonicalize_name(request["project"])
        restricted = project in self._settings.index_for
        return {"places": self._places.of(project) + ([] if restricted else self._find_links.of(project))}

    def wheels(self, request: Message) -> Message:
        """Every wheel that an index or find-links lists, in the order of `page`, those of the newest
        version first. For a caller that knows a file by its name and hash, and does not read page files."""
        tables = [Table(Path(place["table"]).read_bytes()) for place in self.page(request)["places"] if place["table"] is not None]
        return {"wheels": [wheel for table in tables for wheel in table.wheels()]}

    def core(self, request: Message) -> Message:
        file = self._without_login(request["file"])
        answer: Message = self._memo.once(("core", file["filename"], file.get("sha256") or file["url"]), lambda: self._core(file))
        return answer

    def file(self, request: Message) -> Message:
        return self._files.land(self._without_login(request["file"])).as_message()

    def text(self, request: Message) -> Message:
        url = self._masks.learn_link(request["url"])
        answer: Message = self._memo.once(("text", url), lambda: self._text(url))
        return answer

    def login(self, request: Message) -> Message:
        """The user of an URL that was given with one; from now on it is used for that URL, and masked everywhere."""
        parts = urllib.parse.urlsplit(request["url"])
        user, password = (urllib.parse.quote(request[name], safe="") for name in ("username", "password"))
        self._masks.learn_link(parts._replace(netloc=f"{user}:{password}@{parts.netloc}").geturl())
        return {}

    def stop(self) -> None:
        self._files.stop()

    def _without_login(self, file: dict[str, Any]) -> dict[str, Any]:
        """A URL that the user wrote may hold one; from here on only the session sees it."""
        return {**file, "url": self._masks.learn_link(file["url"])}

    def _core(self, file: dict[str, Any]) -> Message:
        """What METADATA says: of the announced file if there is one, else of the wheel, which then lies in the pool.

        "instead": why the wheel was read although its metadata is announced.
        """
        announced, sha256 = file.get("metadata"), file.get("sha256")
        more: Message = {}
        told = None
        if announced is not None:
            try:
                content = self._announced(file, announced.get("sha256"), sha256)
                told = core_of(content)
                if not told["faults"]:
                    return {"core": told, "sha256": sha256, "metadataSha256": hashlib.sha256(content).hexdigest()}
            except NotAnnounced as error:
                more["instead"] = {"url": shown(file["url"] + ".metadata"), "why": str(error)}
        landed = self._files.land(file)
        more["landed"] = landed.as_message()
        core, digest = core_of_wheel(landed.path, file["project"])
        if told is not None and told != core:
            what = f"{shown(file['url'])} has other metadata than was announced, of which no use can be made: {'; '.join(told['faults'])}"
            raise Fault("integrity", what, "What the index announces must be what stands in the file. Do not use it: tell who runs the index.")
        return {"core": core, "sha256": landed.sha256, "metadataSha256": digest, **more}

    def _announced(self, file: dict[str, Any], wanted: str | None, wheel_sha256: str | None) -> bytes:
        """The metadata file of the wheel (PEP 658). @raise NotAnnounced where the index has none in fact, Fault(network, integrity)"""
        if wanted and wheel_sha256 and (kept := self._store.metadata(wheel_sha256, wanted)) is not None:
            return kept
        url = file["url"] + ".metadata"
        response = self._network.get(metadata_url(self._masks.full(file["url"])), {"Accept-Encoding": "identity"}, known=bool(wanted))
        if response.status_code in NOT_THERE:
            raise NotAnnounced(f"status {response.status_code}")
        if response.status_code != 200:
            raise status_fault(url, response.status_code, response.reason)
        content = response.content
        if not content:
            raise empty_fault(url, f"the metadata of {file['filename']}")
        found = hashlib.sha256(content).hexdigest()
        if found != wanted and is_web_page(response):
            raise NotAnnounced("a web page")
        if wanted and found != wanted:
            hint = "It was changed since the index listed it, or on the way: tell who runs the index."
            raise Fault("integrity", f"{shown(url)} has sha256 {found}, but {wanted} is expected", hint)
        if wanted and wheel_sha256:
            self._store.keep_metadata(wheel_sha256, content)
        return content

    def _text(self, url: str) -> Message:
        response = self._network.get(url, {})
        if response.status_code != 200:
            raise status_fault(url, response.status_code, response.reason)
        path = self._run_folder / "texts" / hashlib.sha256(url.encode()).hexdigest()[:32]
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(response.content)
        return {"path": str(path), "contentType": response.headers.get("Content-Type", "")}


def core_of_wheel(path: Path, project: str) -> tuple[Message, str | None]:
    """What its METADATA says, and the sha256 of that; None where it has none that can be read."""
    try:
        content = metadata_of_wheel(path, project)
        return core_of(content), hashlib.sha256(content).hexdigest()
    except UnreadableWheel as error:
        return unreadable_core(error), None


def is_web_page(response: Response) -> bool:
    """By what the server says of it, or by its first mark: no METADATA starts with a tag."""
    return response.headers.get("Content-Type", "").lower().startswith("text/html") or response.content.lstrip()[:1] == b"<"


def metadata_url(url: str) -> str:
    """`.metadata` goes behind the path, not behind a query (PEP 658)."""
    parts = urllib.parse.urlsplit(url)
    return urllib.parse.urlunsplit(parts._replace(path=parts.path + ".metadata", fragment=""))
