"""Companion files of a bundle: NAME.SHA256SUMS, its signature, and the volumes of the archive."""

import os
import re
import shutil
import subprocess
from typing import Dict, List, NamedTuple, Optional, Sequence, Set, Tuple

from .bundle import check, is_delta, raise_not_intact, read_sums
from .console import COPY_AGAIN, MACHINE, NOT_INTACT, SIGNATURE, USAGE, Console, InstallError, Json, one_line, plural
from .delta import check_delta
from .files import LONG_LOCK_TIMEOUT, copy_and_hash, file_lock, hidden_sibling, new_file, path_in, read_text, sha256_of, temporary_folder


class Checksums(NamedTuple):
    sums: Dict[str, str]
    signer: Optional[str]  # None if no signature was verified


def authenticate(folder: str, key: str) -> Optional[str]:
    """The signer of the NAME.SHA256SUMS beside a folder that names its SHA256SUMS. The folder may have been renamed."""
    sums = os.path.join(folder, "SHA256SUMS")
    if not os.path.isfile(sums):
        raise InstallError(NOT_INTACT, "SHA256SUMS is missing", COPY_AGAIN)
    digest = sha256_of(sums)
    for path in companion_sums(os.path.dirname(folder)):
        text = read_text(path, os.path.basename(path))  # not parsed before its signature is verified
        if digest in text and "/SHA256SUMS" in text:
            checksums = verify_sums(path, key, folder)
            if any(one == digest and name.endswith("/SHA256SUMS") for name, one in checksums.sums.items()):
                return checksums.signer
    raise InstallError(
        SIGNATURE,
        "no *.SHA256SUMS in %s names this bundle" % os.path.dirname(folder),
        "Copy NAME.SHA256SUMS and its signature (.asc or .p7s) to that directory.",
    )


def companion_sums(folder: str) -> List[str]:
    return sorted(os.path.join(folder, name) for name in os.listdir(folder) if name.endswith(".SHA256SUMS"))


def verify_sums(path: str, key: str, bundle: str) -> Checksums:
    """Verify and read a copy, which nobody can change in between. key: must not come from the bundle."""
    if not os.path.isfile(key):
        raise InstallError(USAGE, "%s is not a file" % key, "Pass a GPG public key, or a CA certificate in PEM format.")
    if os.path.realpath(key).startswith(os.path.realpath(bundle) + os.sep):
        raise InstallError(
            USAGE, "%s is inside the bundle" % key, "A bundle cannot authenticate itself: use a key that you received in another way."
        )
    with open(key, "rb") as file:
        x509 = b"-----BEGIN CERTIFICATE-----" in file.read()
    signature = path + (".p7s" if x509 else ".asc")
    if not os.path.isfile(signature):
        raise InstallError(
            SIGNATURE, "%s is missing" % signature, "Copy the signature file too, or use the kind of key that signed the bundle."
        )
    with temporary_folder() as tempdir:
        copy = os.path.join(tempdir, "SHA256SUMS")
        shutil.copyfile(path, copy)
        signer = (x509_signer if x509 else gpg_signer)(copy, signature, os.path.abspath(key), tempdir)
        return Checksums(read_sums(copy, os.path.basename(path)), signer)


def gpg_signer(path: str, signature: str, key: str, tempdir: str) -> str:
    gpg = find_tool("gpg", "gpg2")
    home = os.path.join(tempdir, "gnupg")
    os.mkdir(home, 0o700)
    common = [gpg, "--homedir", home, "--batch", "--no-tty", "--no-autostart"]
    code, lines = run_tool(common + ["--import", key])
    if code != 0:
        raise InstallError(USAGE, "%s is not a GPG public key" % key, "Export it: gpg --export --armor NAME > key.asc", lines)
    _, lines = run_tool(common + ["--trust-model", "always", "--status-fd", "1", "--verify", signature, path])
    status = dict(line.split(" ", 2)[1:] for line in lines if line.startswith("[GNUPG:] ") and line.count(" ") > 1)
    if "GOODSIG" not in status or "VALIDSIG" not in status or {"BADSIG", "ERRSIG", "EXPSIG", "EXPKEYSIG", "REVKEYSIG"} & set(status):
        raise InstallError(
            SIGNATURE,
            "the signature of %s is not valid; gpg reports:" % os.path.basename(signature[:-4]),
            "Do not use this bundle.",
            [line for line in lines if not line.startswith("[GNUPG:]")],
        )
    return "%s, GPG %s" % (status["GOODSIG"].split(" ", 1)[1], status["VALIDSIG"].split(" ")[0])


def x509_signer(path: str, signature: str, authority: str, tempdir: str) -> str:
    openssl = find_tool("openssl")
    _, version = run_tool([openssl, "version"])
    with open(signature, "rb") as file:
        form = "PEM" if file.read(11) == b"-----BEGIN " else "DER"
    # An empty folder replaces the certificate authorities of the system: only the given one is trusted.
    no_authorities, certificate = os.path.join(tempdir, "no-authorities"), os.path.join(tempdir, "signer.pem")
    os.mkdir(no_authorities)
    command = [openssl, "cms", "-verify", "-binary", "-inform", form, "-in", signature, "-content", path, "-out", os.devnull]
    command += ["-CAfile", authority, "-CApath", no_authorities, "-purpose", "any", "-signer", certificate]
    if version and re.match(r"OpenSSL ([3-9]|[1-9]\d)", version[0]):
        command.append("-no-CAstore")
    code, lines = run_tool(command)
    if code != 0:
        raise InstallError(
            SIGNATURE,
            "the signature of %s is not valid; openssl reports:" % os.path.basename(signature[:-4]),
            "Do not use this bundle.",
            lines,
        )
    _, subject = run_tool([openssl, "x509", "-in", certificate, "-noout", "-subject", "-nameopt", "RFC2253"])
    return (subject[0] if subject else "").replace("subject=", "").strip() + ", X.509"


def find_tool(*names: str) -> str:
    for name in names:
        path = shutil.which(name)
        if path:
            return path
    raise InstallError(
        MACHINE,
        "%s is not installed, so the signature cannot be verified" % names[0],
        "Install it, or compare one hash manually as described in README.txt.",
    )


def run_tool(command: Sequence[str]) -> Tuple[int, List[str]]:
    environment = dict(os.environ, LC_ALL="C", LANGUAGE="C")
    ran = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment)
    return ran.returncode, [line for line in ran.stdout.decode("utf-8", "replace").splitlines() if line.strip()]


def read_checksums(folder: str, key: Optional[str]) -> List[Checksums]:
    """Every NAME.SHA256SUMS of a folder; with a key, its signature is verified."""
    paths = companion_sums(folder)
    if not paths:
        raise InstallError(USAGE, "there is no *.SHA256SUMS in %s" % folder, "Copy it there. It is a companion file of the archive.")
    if key:
        return [verify_sums(path, key, folder + os.sep + "-") for path in paths]
    return [Checksums(read_sums(path, one_line(os.path.basename(path))), None) for path in paths]


def join(folder: str, lists: Sequence[Checksums], console: Console) -> Json:
    """Join the volumes of each archive. After an error nothing has changed."""
    archives: Dict[str, List[Tuple[str, str]]] = {}
    for one in lists:
        for name, digest in sorted(one.sums.items()):
            match = re.match(r"^([^/]+)\.\d{3}$", name)
            if match:
                archives.setdefault(match.group(1), []).append((name, digest))
    if not archives:
        raise InstallError(USAGE, "%s has no volumes" % folder, "Extract the archive: tar xzf NAME.tar.gz")
    present = set(os.listdir(folder))
    expected = {name for volumes in archives.values() for name, _ in volumes}
    strange = [name for name in present if re.match(r"^.+\.\d{3}$", name) and name[:-4] in archives and name not in expected]
    problems = ["missing  " + name for name in sorted(expected - present)] + ["extra    " + name for name in sorted(strange)]
    if problems:
        raise_volume_error(problems)
    for archive, volumes in sorted(archives.items()):
        join_one(folder, archive, volumes, console)
        unpack = "python -m zipfile -e NAME ." if archive.endswith(".zip") else "tar xzf NAME      (or: python -m tarfile -e NAME)"
        console.print("Joined    %s into %s" % (plural(len(volumes), "volume"), archive))
        console.print("To extract: " + unpack.replace("NAME", archive))
    return {"folder": folder, "archives": sorted(archives)}


def join_one(folder: str, archive: str, volumes: Sequence[Tuple[str, str]], console: Console) -> None:
    path = os.path.join(folder, archive)
    with file_lock(hidden_sibling(path, "lock"), "another run is joining %s" % archive, LONG_LOCK_TIMEOUT, remove=True):
        with new_file(path) as to:
            for count, (name, digest) in enumerate(volumes, 1):
                console.progress("Joining volume %d of %d" % (count, len(volumes)))
                if copy_and_hash(os.path.join(folder, name), to) != digest:
                    raise_volume_error(["altered  " + name])


def raise_volume_error(problems: Sequence[str]) -> None:
    raise InstallError(NOT_INTACT, "the volumes cannot be joined; nothing was changed:", "Copy these files again.", problems)


def check_packed(folder: str, lists: Sequence[Checksums], console: Console) -> int:
    """Check the companion files, and the folders that are unpacked. Returns the number of companion files."""
    problems: List[str] = []
    count = 0
    unpacked: Set[str] = set()
    for name, digest in sorted(pair for one in lists for pair in one.sums.items()):
        path = path_in(folder, name)
        if "/" in name and not os.path.isdir(os.path.dirname(path)):
            continue  # not unpacked
        if "/" in name:
            unpacked.add(os.path.join(folder, name.split("/")[0]))
        else:
            count += 1
        console.progress("Checking %s" % name)
        if os.path.islink(path) or not os.path.isfile(path):
            problems.append(("link     " if os.path.islink(path) else "missing  ") + name)
        elif sha256_of(path) != digest:
            problems.append("altered  " + name)
    if problems:
        raise_not_intact(folder, problems, count)
    for inner in sorted(unpacked):
        check_delta(inner, console) if is_delta(inner) else check(inner, console)
    return count
