"""The dry run: `pip install --dry-run --no-index` of each lock, with the markers and supported tags of the target.

Requests and responses: `OPERATIONS.dry_run` of src/worker/protocol.ts.

    dry-run  {"target": Target, "lock": path, "entries": [{"project", "version", "marker"?}]} -> {"passed", "findings", "installed": [[name, version]]}
"""

from __future__ import annotations

import gc
import logging
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from pip._internal.cli.status_codes import SUCCESS
from pip._internal.commands import install
from pip._internal.exceptions import DiagnosticPipError, PipError
from pip._internal.metadata.importlib._compat import BadMetadata
from pip._internal.network import session
from pip._internal.req.req_install import InstallRequirement
from pip._vendor.packaging.markers import InvalidMarker, Marker, UndefinedComparison, UndefinedEnvironmentName
from pip._vendor.packaging.utils import canonicalize_name, canonicalize_version, parse_wheel_filename

from worker.dry_run.pip_caches import clear_run_caches, install_caches
from worker.findings import Finding, finding, shown
from worker.jsonl_rpc import Channel
from worker.patching import Patch, applied
from worker.shim import use_markers_of, use_tags_of
from worker.target import Target

_MAX_REASON = 1500
#: pip does not handle these errors.
_MARKER_ERRORS = (InvalidMarker, UndefinedComparison, UndefinedEnvironmentName)
_HINT = "Make the bundle again; the findings of the closure check name what is missing."


def serve(channel: Channel) -> None:
    install_caches()
    channel.serve({"dry-run": _answer})


def _answer(request: dict[str, Any]) -> dict[str, Any]:
    try:
        return dry_run(request["target"], request["lock"], request["entries"])
    finally:
        gc.collect()
        gc.freeze()  # exclude cached metadata from later collections


def arguments(target: Target, lock: str) -> list[str]:
    """pip's arguments for the dry run of a lock. Only the `--find-links` in the lock can provide files."""
    return [
        *("--dry-run", "--ignore-installed", "--no-index", "--require-hashes", "--only-binary", ":all:"),
        *("--no-cache-dir", "--isolated", "--no-input", "--retries", "0", "--disable-pip-version-check", "--quiet", "--report", os.devnull),
        *("--python-version", ".".join(map(str, target.version_info)), "--implementation", target.implementation),
        *(part for abi in target.abis for part in ("--abi", abi)),
        *(part for tag in target.platform_tags for part in ("--platform", tag)),
        *("--requirement", lock),
    ]


def dry_run(given: Mapping[str, Any], lock: str, entries: Iterable[Mapping[str, str]]) -> dict[str, Any]:
    """Check that pip would install exactly these entries of the lock on the target, offline. @return {"passed", "findings", "installed"}"""
    target = Target.from_json(given)
    use_markers_of(target)
    use_tags_of(target)
    clear_run_caches()
    command = _DryRun()
    status = command.main(arguments(target, lock))
    if status == SUCCESS:
        findings = _differing(target, command.chosen, entries)
    else:
        findings = [_failed(target, _without_paths(command.errors, Path(lock)))]
    return {"passed": not findings, "findings": findings, "installed": command.chosen}


def _without_paths(errors: list[str], lock: Path) -> str:
    """Join the errors, without the path of the bundle, which differs between runs."""
    text = " ".join(" ".join(errors).split())
    bundle = lock.absolute().parent.parent
    for folder in (bundle / "wheels", bundle / "locks", bundle):
        text = text.replace(folder.as_uri() + "/", "").replace(str(folder) + os.sep, "")
    return text


def _failed(target: Target, reason: str) -> Finding:
    text = f"pip cannot install the lock of {target.id}{_where(target)}: {shown(reason, _MAX_REASON)}"
    return finding("dry-run", text, hint=_HINT)


def _differing(target: Target, chosen: Iterable[Iterable[str]], entries: Iterable[Mapping[str, str]]) -> list[Finding]:
    """Compare pip's choice with the entries whose marker holds on the target."""
    wanted = {_release(one["project"], one["version"]) for one in entries if "marker" not in one or Marker(one["marker"]).evaluate()}
    found = {_release(name, version) for name, version in chosen}
    return [
        finding("dry-run", f"{text} on {target.id}{_where(target)}: {', '.join(sorted(releases))}", hint=_HINT)
        for text, releases in (
            ("pip would not install entries of the lock", wanted - found),
            ("pip would install releases that are not in the lock", found - wanted),
        )
        if releases
    ]


def _release(name: str, version: str) -> str:
    return f"{canonicalize_name(name)} {canonicalize_version(version)}"


def _where(target: Target) -> str:
    return f" (Python {target.version}, platform_machine {target.markers['platform_machine']})"


class _DryRun(install.InstallCommand):
    """pip's install command; collects errors and chosen releases instead of printing them."""

    def __init__(self) -> None:
        super().__init__("install", "", isolated=True)
        self.errors: list[str] = []
        self.chosen: list[list[str]] = []

    def _run_wrapper(self, level_number: int, options: Any, args: list[str]) -> int:
        error_log = _ErrorLog(self.errors)
        logging.getLogger("pip").addHandler(error_log)
        quiet = (
            Patch(install, "InstallationReport", self._report),
            Patch(session, "user_agent", lambda: "offline"),  # pip's own function starts programs to report their versions
        )
        try:
            with applied(quiet):
                return self.run(options, args)
        except DiagnosticPipError as error:
            self.errors.append(f"{error.message} {error.context or ''}")
            return 1
        except BadMetadata as error:  # its message contains the address of an object
            self.errors.append(f"a wheel has invalid metadata: {error.reason}")
            return 1
        except (PipError, OSError, *_MARKER_ERRORS) as error:  # BlockedError is an OSError
            self.errors.append(str(error))
            return 1
        finally:
            logging.getLogger("pip").removeHandler(error_log)

    def make_resolver(self, *args: Any, **options: Any) -> Any:  # type: ignore[override]
        """Disable pip's cache of built wheels, which is not needed and hashes 1,500 tags for each link."""
        return super().make_resolver(*args, **{**options, "wheel_cache": None})

    def _report(self, requirements: list[InstallRequirement]) -> Any:
        self.chosen = sorted(_name_and_version(one) for one in requirements)
        return SimpleNamespace(to_dict=dict)  # no report is written


def _name_and_version(one: InstallRequirement) -> list[str]:
    """Name and version from the file name, because reading the metadata would open every wheel again."""
    name, version, _, _ = parse_wheel_filename(one.link.filename if one.link else "")
    return [str(name), str(version)]


class _ErrorLog(logging.Handler):
    def __init__(self, errors: list[str]) -> None:
        super().__init__(logging.ERROR)
        self._errors = errors

    def emit(self, record: logging.LogRecord) -> None:
        self._errors.append(record.getMessage())
