"""The indexes and how to reach them: the settings of the request override those of pip's configuration."""

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

# What `pip-config: network` reads, by pip's name for it. find-links is not included: the content of a bundle must not depend on a
# folder of the machine that builds it.
NETWORK = ("index_url", "extra_index_urls", "cert", "client_cert", "proxy", "no_proxy_env", "timeout", "trusted_hosts", "retries",
           "resume_retries", "keyring_provider")  # fmt: skip
_INDEX_KEYS = ("index-url", "extra-index-url")
INHERITED = (*NETWORK, "no_index", "deprecated_features_enabled")


class Settings(NamedTuple):
    indexes: list[str]  # with credentials, in order
    index_for: dict[str, str]  # normal project name -> the one index that may serve it
    find_links: list[str]
    index_strategy: str
    absent: dict[str, set[int]]  # same_index of a clean URL -> statuses that mean "absent" there
    origins: dict[str, str]  # same_index of an index -> where pip's configuration names it
    pip: Values  # ready for pip's own session


def read_settings(request: dict[str, Any], redactor: Redactor) -> Settings:
    """`request`: IndexSettings of src/options/request.ts. Removes PIP_* from the environment of this process."""
    pip, origins = _pip_options(request["pipConfig"], redactor)
    _strip_environment()
    for name, key in (("cert", "cert"), ("client_cert", "clientCert")):
        if request.get(key):
            setattr(pip, name, request[key])
        if getattr(pip, name):
            setattr(pip, name, _certificate_file(getattr(pip, name), name.replace("_", "-")))
    if request.get("cert"):
        _drop_other_authorities()
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
    # pip's session looks for a request's credentials among these
    pip.extra_index_urls = [*pip.extra_index_urls, *index_for.values()]
    return Settings(indexes, index_for, list(request["findLinks"]), request["indexStrategy"], absent, origins, pip)


def same_index(url: str) -> str:
    """Equal for two spellings of one index, which would otherwise count as two indexes with the same projects."""
    try:
        scheme, netloc, path, query, _ = urllib.parse.urlsplit(clean_url(url))
    except ValueError:
        return url  # check_index_urls reports it
    return urllib.parse.urlunsplit((scheme, netloc.lower(), path.rstrip("/"), query, ""))


def _unique(urls: Iterable[str]) -> list[str]:
    """As first spelled, but with the credentials that only a later one has."""
    unique: dict[str, str] = {}
    for url in urls:
        known = unique.setdefault(same_index(url), url)
        if known == clean_url(known) and url != clean_url(url):
            unique[same_index(url)] = url
    return list(unique.values())


class _Parser(ConfigOptionParser):
    """pip's parser of its configuration. An invalid configuration becomes a Fault."""

    def exit(self, status: int = 0, msg: str | None = None) -> Any:
        raise Fault("usage", msg or "pip's configuration cannot be read")

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
            raise Fault("usage", what, faults=[{"input": "pip-config", "actual": mode, "expected": f"pip's configuration must be readable: {what}"}]) from None
        for name in NETWORK if mode == "network" else INHERITED:
            setattr(options, name, getattr(found, name))
        origins = _origins(parser.config)
    # nobody can answer a prompt; pip's own cache does not check our hashes
    options.no_input, options.cache_dir, options.refresh_package = True, None, set()
    return options, origins


def _origins(config: Configuration) -> dict[str, str]:
    """same_index of each index that pip is configured for -> the setting and the file that name it."""
    named = [(section, file, parser) for parsers in config._parsers.values() for file, parser in parsers for section in ("global", "install")]
    values = [(f"{key} in {file}", parser.get(section, key)) for section, file, parser in named for key in _INDEX_KEYS if parser.has_option(section, key)]
    values += [(f"PIP_{key.upper()}", value) for key, value in config.get_environ_vars() if key.replace("_", "-") in _INDEX_KEYS]
    return {same_index(url): origin for origin, value in values for url in value.split()}


def _strip_environment() -> None:
    for name in [name for name in os.environ if name.upper().startswith("PIP_")]:
        del os.environ[name]
    os.environ["PIP_CONFIG_FILE"] = os.devnull


def _drop_other_authorities() -> None:
    """requests prefers these to the session's own authorities (https://github.com/psf/requests/issues/3829). Our option overrides the
    environment; for pip's configuration pip decides."""
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
        os.environ.pop(name, None)


def _certificate_file(path: str, option: str) -> str:
    """The absolute path. `cert` may be a folder of authorities in OpenSSL's layout. @raise Fault(usage)"""
    path = normalize_path(path)
    if os.path.isdir(path) and option == "cert":
        return path
    want = "give a file that holds a PEM certificate"
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    try:
        context.load_verify_locations(path)
        if context.cert_store_stats()["x509"]:  # none: it holds only revocation lists
            return path
    except ssl.SSLError:
        pass
    except OSError as error:
        want = f"give a file that can be read ({error.strerror})"
    raise Fault("usage", f"{option}: {path}: {want}", faults=[{"input": option, "actual": path, "expected": want}])
