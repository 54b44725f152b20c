"""Core metadata of a wheel (METADATA; PEP 566, 643), from the metadata file that the index announces (PEP 658) or from the wheel."""

from __future__ import annotations

import hashlib
import struct
import urllib.parse
import zipfile
import zlib
from pathlib import Path
from typing import Any

from pip._internal.exceptions import UnsupportedWheel
from pip._internal.utils.wheel import read_wheel_metadata_file, wheel_dist_info_dir
from pip._vendor.requests import Response

from worker.errors import Fault
from worker.fetcher.cache import Cache
from worker.fetcher.concurrency import SingleFlight
from worker.fetcher.download import Downloads
from worker.fetcher.http_client import HttpClient
from worker.fetcher.network_errors import empty_fault, status_fault
from worker.fetcher.redactor import Redactor, redact_url
from worker.findings import shown
from worker.inspector.metadata import metadata_faults, read_metadata
from worker.jsonl_rpc import Message

# Unit: bytes. The largest known METADATA has a few hundred KiB. Limits the damage of a zip bomb.
MAX_METADATA_BYTES = 32 << 20
# Some indexes do not serve the metadata files that they announce; METADATA is then read from the wheel. 407, 408, 429 and 5xx are outages.
WITHHELD_STATUSES = (401, 403, 404, 410)
# Raised by zipfile and its decompressors for damaged files and files that are not zips.
_DAMAGE = (zipfile.BadZipFile, UnsupportedWheel, KeyError, OSError, ValueError, RuntimeError, EOFError, OverflowError, zlib.error, struct.error)


class UnreadableWheel(Exception):
    """The wheel has no readable METADATA."""


class _Withheld(Exception):
    """The index announces a metadata file but does not serve it."""


class MetadataReader:
    def __init__(self, client: HttpClient, cache: Cache, downloads: Downloads, redactor: Redactor) -> None:
        self._client, self._cache, self._downloads, self._redactor = client, cache, downloads, redactor
        self._flights = SingleFlight()

    def read(self, file: dict[str, Any]) -> Message:
        """Read the metadata of `file`, a FileEntry. @return the response of the operation `core` @raise Fault network, integrity

        If METADATA was read from the wheel, "downloaded" is the wheel in the pool, and "instead" the reason why announced metadata was not used.
        """
        return self._flights.do((file["filename"], file.get("sha256") or file["url"]), lambda: self._read(file))

    def _read(self, file: dict[str, Any]) -> Message:
        announced, sha256 = file.get("metadata"), file.get("sha256")
        more: Message = {}
        core = None
        if announced is not None:
            try:
                content = self._fetch_announced(file, announced.get("sha256"), sha256)
                core = core_of(content)
                if not core["faults"]:
                    return {"core": core, "sha256": sha256, "metadataSha256": hashlib.sha256(content).hexdigest()}
            except _Withheld as error:
                more["instead"] = {"url": redact_url(file["url"] + ".metadata"), "why": str(error)}
        wheel = self._downloads.download(file)
        more["downloaded"] = wheel.as_message()
        wheel_core, digest = _core_of_wheel(wheel.path, file["project"])
        if core is not None and core != wheel_core:
            what = f"{redact_url(file['url'])} does not match its announced metadata, which is invalid: {'; '.join(core['faults'])}"
            raise Fault("integrity", what, "Do not use this wheel; report it to the operator of the index.")
        return {"core": wheel_core, "sha256": wheel.sha256, "metadataSha256": digest, **more}

    def _fetch_announced(self, file: dict[str, Any], expected: str | None, wheel_sha256: str | None) -> bytes:
        """@raise _Withheld, Fault network, integrity"""
        if expected and wheel_sha256 and (cached := self._cache.metadata(wheel_sha256, expected)) is not None:
            return cached
        url = file["url"] + ".metadata"
        full_url = metadata_url(self._redactor.with_credentials(file["url"]))
        response = self._client.get(full_url, {"Accept-Encoding": "identity"}, known=bool(expected))
        if response.status_code in WITHHELD_STATUSES:
            raise _Withheld(f"status {response.status_code}")
        if response.status_code != 200:
            raise status_fault(url, response.status_code, response.reason)
        content = response.content
        if not content:
            raise empty_fault(url, f"the metadata of {file['filename']}")
        actual = hashlib.sha256(content).hexdigest()
        if actual != expected and _is_web_page(response):
            raise _Withheld("the response is a web page")
        if expected and actual != expected:
            hint = "Do not use this file: it was changed after the index listed it, or in transit. Report it to the operator of the index."
            raise Fault("integrity", f"{redact_url(url)} has sha256 {actual}, expected {expected}", hint)
        if expected and wheel_sha256:
            self._cache.keep_metadata(wheel_sha256, content)
        return content


def core_of(metadata: bytes) -> dict[str, Any]:
    """The fields of METADATA that the resolver needs. "faults": why pip rejects a wheel with this METADATA, usually empty."""
    fields = read_metadata(metadata)
    return {
        "name": fields.name,
        "version": fields.version,
        "requiresPython": fields.requires_python,
        "providesExtra": fields.provides_extra,
        "requiresDist": fields.requires_dist,
        "faults": metadata_faults(metadata, fields),
    }


def unreadable_core(error: UnreadableWheel) -> dict[str, Any]:
    return {**core_of(b""), "faults": [str(error)]}


def metadata_of_wheel(path: Path, project: str) -> bytes:
    """Read METADATA from the wheel's .dist-info folder. @raise UnreadableWheel"""
    try:
        with zipfile.ZipFile(path) as archive:
            member = f"{wheel_dist_info_dir(archive, project)}/METADATA"
            if member not in archive.NameToInfo:
                raise UnreadableWheel("it has no METADATA")
            if archive.getinfo(member).file_size > MAX_METADATA_BYTES:
                raise UnreadableWheel(f"its METADATA is larger than {MAX_METADATA_BYTES} bytes")
            return read_wheel_metadata_file(archive, member)
    except _DAMAGE as error:
        raise UnreadableWheel(f"it is not a readable wheel: {shown(str(error))}") from None


def metadata_url(url: str) -> str:
    """Append `.metadata` to the path of the URL, before any query (PEP 658)."""
    parts = urllib.parse.urlsplit(url)
    return urllib.parse.urlunsplit(parts._replace(path=parts.path + ".metadata", fragment=""))


def _core_of_wheel(path: Path, project: str) -> tuple[Message, str | None]:
    """@return the metadata, and the sha256 of METADATA or None if it cannot be read"""
    try:
        content = metadata_of_wheel(path, project)
        return core_of(content), hashlib.sha256(content).hexdigest()
    except UnreadableWheel as error:
        return unreadable_core(error), None


def _is_web_page(response: Response) -> bool:
    """Whether the response is HTML: METADATA never starts with a tag."""
    return response.headers.get("Content-Type", "").lower().startswith("text/html") or response.content.lstrip()[:1] == b"<"
