"""The options that a line of a requirements file can hold, and what each means for a bundle."""

from __future__ import annotations

from collections.abc import Callable
from optparse import Values

from worker.requirements.collector import Notes
from worker.requirements.requirement import without_login

#: Options that pip does not know in these files, or no longer; pip would only say "no such option".
UNKNOWN = {
    "--global-option": "hands an option to setup.py, which a bundle of wheels never runs; remove it",
    "--install-option": "hands an option to setup.py, which a bundle of wheels never runs; remove it",
    "--build-option": "hands an option to setup.py, which a bundle of wheels never runs; remove it",
    "--config-setting": "changes how a source is built; sources are built without settings (--sdists pure); remove it",
    "--process-dependency-links": "was removed from pip; name the dependency as `name @ URL`",
    "--python-version": "is no line of a requirements file; give --python to the command",
    "--platform": "is no line of a requirements file; give --platform to the command",
    "--target": "is no line of a requirements file",
}

TRUST_WANT = "would turn off certificate checks from a file; give --cert to the command, or set trusted-host in pip's configuration"
INDEX_WANT = "names an index inside a requirements file; give it to the command as {0}, or allow such lines with --allow-index-lines"


def take_options(notes: Notes, opts: Values, origin: str) -> None:
    """Refuses what makes no sense in a bundle, notes what does, and passes over what changes nothing.

    Without effect, because it is so anyway: --only-binary, --prefer-binary (wheels only), --no-require-hashes (a hash that
    is given is always checked), --use-feature (this pip's behaviour is pinned).

    pip-compile writes into a lock where it found the files. There the hashes hold the content, and where to look is a setting
    of the user's own: such lines are passed over, and told (index lines are followed where they are allowed).
    """

    def refuse(given: str, want: str) -> None:
        notes.fault(origin, given, want)

    if opts.no_index:
        refuse("--no-index", "leaves nowhere to take files from; remove the line")
    for place in opts.find_links or []:
        take_place(notes, origin, "--find-links", place, "is not taken from a file: give --find-links to the command")
    for host in opts.trusted_hosts or []:
        take_place(notes, origin, "--trusted-host", host, TRUST_WANT)
    no_binary = sorted(opts.format_control.no_binary) if opts.format_control else []
    if no_binary:
        refuse(
            f"--no-binary {','.join(no_binary)}",
            "asks for source distributions; a bundle holds wheels only, and --sdists pure builds those that have none",
        )
    if opts.config_settings:
        refuse("--config-settings", UNKNOWN["--config-setting"])
    take_release_control(notes, opts, refuse)
    take_indexes(notes, opts, origin)
    notes.require_hashes = notes.require_hashes or bool(opts.require_hashes)


def take_place(notes: Notes, origin: str, option: str, value: str, want: str) -> None:
    """`want`: why a requirements file that is no lock may not say it."""
    if notes.locked:
        notes.pass_over(origin, option)
    else:
        notes.fault(origin, f"{option} {value}", want)


def take_release_control(notes: Notes, opts: Values, refuse: Callable[[str, str], None]) -> None:
    control = opts.release_control
    every = set(control.all_releases) if control else set()
    final = set(control.only_final) if control else set()
    notes.pre = notes.pre or bool(opts.pre) or ":all:" in every
    if every - {":all:"}:
        refuse(
            f"--all-releases {','.join(sorted(every))}",
            "for single projects is not supported; name a pre-release in the specifier, such as name>=2.0rc1, or give --pre",
        )
    if final:
        refuse(
            f"--only-final {','.join(sorted(final))}",
            "is not supported; final releases are the default where the specifier names no pre-release",
        )


def take_indexes(notes: Notes, opts: Values, origin: str) -> None:
    lines = [("index-url", opts.index_url)] if opts.index_url else []
    lines += [("extra-index-url", url) for url in opts.extra_index_urls or []]
    for kind, url in lines:
        if notes.allow_index_lines:
            notes.index_lines.append({"kind": kind, "url": without_login(notes, url)})
        else:
            take_place(notes, origin, f"--{kind}", url, INDEX_WANT.format(f"--{kind}"))
