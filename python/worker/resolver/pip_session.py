"""pip's session without network access: the index client answers every GET. Sources are rejected, since nothing is built here."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast
from urllib.parse import unquote, urlsplit

from pip._internal.exceptions import InstallationError
from pip._internal.metadata import BaseDistribution
from pip._internal.models.link import Link
from pip._internal.network import session as pip_network
from pip._internal.network.session import PipSession
from pip._internal.operations.prepare import RequirementPreparer
from pip._internal.req.req_install import InstallRequirement
from pip._vendor.packaging.utils import canonicalize_name
from pip._vendor.requests import PreparedRequest, Response
from pip._vendor.requests.adapters import BaseAdapter

from worker.listed import Row, told_yanked
from worker.resolver.index_client import CoreMetadata, IndexClient

ROOT = "https://tables.invalid/simple"
"""The index URL given to pip; nobody can own a host under .invalid (RFC 2606)."""


class SourceRejected(InstallationError):
    """A candidate is not a wheel, so its metadata would have to be built."""

    def __init__(self, what: object, url: str) -> None:
        super().__init__(f"{what} is no wheel")
        self.url = url


def pip_session(client: IndexClient, accepts: Callable[[str], bool], *, sdists: bool) -> PipSession:
    """`accepts` selects the wheels on a page by their compressed tag set; sdists are listed on request."""
    adapter = _IndexAdapter(client, accepts, sdists)
    session = PipSession()
    session.trust_env = False  # proxies and netrc are for the process with network access
    session.auth = None  # type: ignore[assignment]
    session.mount("https://", adapter)
    session.mount("http://", adapter)
    session.pip_trusted_origins = []
    session.is_secure_origin = lambda location: True  # type: ignore[method-assign]
    return session


class _IndexAdapter(BaseAdapter):
    def __init__(self, client: IndexClient, accepts: Callable[[str], bool], sdists: bool) -> None:
        super().__init__()
        self._client, self._accepts, self._sdists = client, accepts, sdists

    def send(self, request: PreparedRequest, *args: Any, **kwargs: Any) -> Response:
        url = str(request.url)
        if url.startswith(ROOT):
            return _response(request, io.BytesIO(self._page(unquote(url[len(ROOT) :].strip("/")))), "application/vnd.pypi.simple.v1+json")
        if url.endswith(".whl.metadata"):
            metadata = self._client.metadata(self._client.entry_of(Link(url.removesuffix(".metadata"))))
            return _response(request, io.BytesIO(metadata_text(metadata).encode()), "text/plain")
        if urlsplit(url).path.endswith(".whl"):
            path = self._client.download(self._client.entry_of(Link(url)))["path"]
            return _response(request, Path(path).open("rb"), "application/octet-stream")
        raise SourceRejected(url, url)

    def close(self) -> None:
        pass

    def _page(self, name: str) -> bytes:
        """The project's page (Simple repository API; PEP 691, 658)."""
        files = self._client.project_files(canonicalize_name(name))
        rows = [row for release in files.releases() for row, _, _ in release.rows() if self._accepts(row.tag_part)]
        listed = [{**page_file(row), "core-metadata": not row.url.startswith("file:")} for row in rows]
        listed += map(page_file, files.sdists if self._sdists else ())
        return json.dumps({"meta": {"api-version": "1.1"}, "name": files.project, "files": listed}).encode()


def page_file(row: Row) -> dict[str, Any]:
    """A file as a page lists it (PEP 691)."""
    return {
        "filename": row.filename,
        "url": row.url,
        "hashes": dict(row.hashes),
        "requires-python": row.requires_python,
        "yanked": told_yanked(row.yanked),
        "upload-time": row.upload_time,
    }


def metadata_text(metadata: CoreMetadata) -> str:
    """METADATA with the fields that a resolver reads (Core metadata)."""
    lines = [("Metadata-Version", "2.1"), ("Name", metadata["name"]), ("Version", metadata["version"])]
    if metadata["requiresPython"] is not None:
        lines.append(("Requires-Python", metadata["requiresPython"]))
    lines += [("Provides-Extra", extra) for extra in metadata["providesExtra"]]
    lines += [("Requires-Dist", " ".join(line.split())) for line in metadata["requiresDist"]]
    return "".join(f"{key}: {value}\n" for key, value in lines)


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


def use_fixed_user_agent() -> None:
    """pip's own user agent starts programs to learn the system's name, which the sandbox forbids (worker/sandbox.py)."""
    pip_network.user_agent = cast(Any, lambda: "offline-bundle")


def reject_sources() -> None:
    """Make pip raise SourceRejected before it fetches or unpacks a candidate that has to be built."""
    prepare_wheel = RequirementPreparer._prepare_linked_requirement

    def prepare_linked(self: RequirementPreparer, req: InstallRequirement, parallel_builds: bool) -> BaseDistribution:
        if req.link is None or not req.link.is_wheel:
            raise SourceRejected(req, req.link.url_without_fragment if req.link else "")
        return prepare_wheel(self, req, parallel_builds)

    def prepare_editable(self: RequirementPreparer, req: InstallRequirement) -> BaseDistribution:
        raise SourceRejected(req, req.link.url_without_fragment if req.link else "")

    RequirementPreparer._prepare_linked_requirement = prepare_linked  # type: ignore[method-assign]
    RequirementPreparer.prepare_editable_requirement = prepare_editable  # type: ignore[method-assign]
