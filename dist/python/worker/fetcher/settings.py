"""Index and network settings. Settings of the request override pip's configuration."""

from __future__ import annotations

import os
import ssl
import urllib.parse
from collections.abc import Iterable
from optparse import Option, OptionValueError, Values
from typing import Any, NamedTuple

from pip._internal.cli import cmdoptions
from pip._internal.cli.parser import ConfigOptionParser
from pip._internal.configuration import Configuration
from pip._internal.utils.misc import normalize_path
from pip._vendor.packaging.utils import canonicalize_name

from worker.errors import Fault
from worker.fetcher.redactor import Redactor, clean_url

# pip's names of the settings that `pip-config: network` reads. find-links is not included: the content of a bundle must not depend on
# a folder of the machine that builds it.
NETWORK = ("index_url", "extra_index_urls", "cert", "client_cert", "proxy", "no_proxy_env", "timeout", "trusted_hosts", "retries",
           "resume_retries", "keyring_provider")  # fmt: skip
_INDEX_KEYS = ("index-url", "extra-index-url")
INHERITED = (*NETWORK, "no_index", "deprecated_features_enabled")


class Settings(NamedTuple):
    indexes: list[str]  # with credentials, in order
    index_for: dict[str, str]  # normalized project name -> the only index to use for it
    find_links: list[str]
    index_strategy: str
    absent: dict[str, set[int]]  # same_index of a URL -> statuses that this index returns for unknown projects
    origins: dict[str, str]  # same_index of an index -> the setting in pip's configuration that names it
    pip: Values  # options for pip's own session


def read_settings(request: dict[str, Any], redactor: Redactor) -> Settings:
    """`request`: IndexSettings of src/options/request.ts. Removes PIP_* from the environment of this process. @raise Fault(usage)"""
    pip, origins = _pip_options(request["pipConfig"], redactor)
    _strip_environment()
    for name, key in (("cert", "cert"), ("client_cert", "clientCert")):
        if request.get(key):
            setattr(pip, name, request[key])
        if getattr(pip, name):
            setattr(pip, name, _certificate_file(getattr(pip, name), name.replace("_", "-")))
    if request.get("cert"):
        # requests prefers these variables to the session's own authorities (https://github.com/psf/requests/issues/3829)
        for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
            os.environ.pop(name, None)
    if request.get("proxy") is not None:
        pip.proxy = request["proxy"]
    if request.get("indexUrl"):
        pip.index_url, pip.no_index = request["indexUrl"], False
    pip.extra_index_urls = _unique([*pip.extra_index_urls, *request["extraIndexUrls"]])
    indexes = [] if pip.no_index else _unique([pip.index_url, *pip.extra_index_urls])
    spelled = {same_index(url): url for url in _unique([*indexes, *(one["url"] for one in request["indexFor"])])}
    index_for: dict[str, str] = {canonicalize_name(one["project"]): spelled[same_index(one["url"])] for one in request["indexFor"]}
    for url in (*indexes, *index_for.values(), *request["findLinks"], *filter(None, [pip.proxy])):
        redactor.add(url)
    absent: dict[str, set[int]] = {}
    for one in request["ignoredErrorCodes"]:
        absent.setdefault(same_index(redactor.add(one["url"])), set()).add(one["status"])
    # pip's session looks up credentials in these URLs
    pip.extra_index_urls = [*pip.extra_index_urls, *index_for.values()]
    return Settings(indexes, index_for, list(request["findLinks"]), request["indexStrategy"], absent, origins, pip)


def same_index(url: str) -> str:
    """A key that is equal for two spellings of the same index URL."""
    try:
        scheme, netloc, path, query, _ = urllib.parse.urlsplit(clean_url(url))
    except ValueError:
        return url  # check_index_urls reports it
    return urllib.parse.urlunsplit((scheme, netloc.lower(), path.rstrip("/"), query, ""))


def _unique(urls: Iterable[str]) -> list[str]:
    """Remove duplicates; keep the first spelling, with credentials if any spelling has them."""
    unique: dict[str, str] = {}
    for url in urls:
        known = unique.setdefault(same_index(url), url)
        if known == clean_url(known) and url != clean_url(url):
            unique[same_index(url)] = url
    return list(unique.values())


class _Parser(ConfigOptionParser):
    """pip's configuration parser; raises Fault instead of exiting."""

    def exit(self, status: int = 0, msg: str | None = None) -> Any:
        raise Fault("usage", msg or "cannot read pip's configuration")

    def check_default(self, option: Option, key: str, val: Any) -> Any:
        try:
            return option.check_value(key, val)
        except OptionValueError as error:
            raise Fault("usage", str(error)) from None


def _pip_options(mode: str, redactor: Redactor) -> tuple[Values, dict[str, str]]:
    parser = _Parser(name="install", add_help_option=False)
    for group in (cmdoptions.general_group, cmdoptions.index_group):
        parser.add_option_group(cmdoptions.make_option_group(group, parser))
    options = Values(dict(parser.defaults))
    origins: dict[str, str] = {}
    if mode != "none":
        try:
            found = parser.get_default_values()
        except Fault as error:
            what = redactor.redact(error.message).strip()
            raise Fault("usage", what, faults=[{"input": "pip-config", "actual": mode, "expected": f"cannot read pip's configuration: {what}"}]) from None
        for name in NETWORK if mode == "network" else INHERITED:
            setattr(options, name, getattr(found, name))
        origins = _origins(parser.config)
    # pip must not prompt, and its own cache does not verify hashes
    options.no_input, options.cache_dir, options.refresh_package = True, None, set()
    return options, origins


def _origins(config: Configuration) -> dict[str, str]:
    """same_index of each index in pip's configuration -> the setting that names it, and its file."""
    named = [(section, file, parser) for parsers in config._parsers.values() for file, parser in parsers for section in ("global", "install")]
    values = [(f"{key} in {file}", parser.get(section, key)) for section, file, parser in named for key in _INDEX_KEYS if parser.has_option(section, key)]
    values += [(f"PIP_{key.upper()}", value) for key, value in config.get_environ_vars() if key.replace("_", "-") in _INDEX_KEYS]
    return {same_index(url): origin for origin, value in values for url in value.split()}


def _strip_environment() -> None:
    for name in [name for name in os.environ if name.upper().startswith("PIP_")]:
        del os.environ[name]
    os.environ["PIP_CONFIG_FILE"] = os.devnull


def _certificate_file(path: str, option: str) -> str:
    """The absolute path. `cert` may be a folder of authorities in OpenSSL's format. @raise Fault(usage)"""
    path = normalize_path(path)
    if os.path.isdir(path) and option == "cert":
        return path
    want = "contains no PEM certificate"
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    try:
        context.load_verify_locations(path)
        if context.cert_store_stats()["x509"]:  # 0 for a file with only revocation lists
            return path
    except ssl.SSLError:
        pass
    except OSError as error:
        want = f"cannot be read: {error.strerror}"
    raise Fault("usage", f"{option}: {path}: {want}", faults=[{"input": option, "actual": path, "expected": want}])
