"""Where it comes from: signatures, checked by tools of this machine."""

import contextlib
import os
import re
import shutil
import subprocess
from typing import Dict, List, NamedTuple, Optional, Sequence, Set, Tuple

from .bundle import check, is_delta, raise_not_intact, read_sums
from .console import MACHINE, NOT_INTACT, SIGNATURE, USAGE, Console, InstallError, Json, one_line, plural
from .delta import check_delta
from .export import LONG_LOCK_TIMEOUT
from .files import copy_into, file_lock, is_file_with, read_text, sha256_of, temporary_folder


class Signed(NamedTuple):
    """A list of checksums whose signature was verified, or, without --verify-with, was not asked for."""

    path: str
    sums: Dict[str, str]
    signer: Optional[str]


def authenticate(folder: str, key: str) -> Signed:
    """The signed list that names the SHA256SUMS of this folder, by a key that does not come from it. Refuses with 5."""
    for path in candidate_sums(folder):
        signed = verify_sums(path, key, folder)
        if sums_named(folder, signed.sums) is not None:
            return signed
    raise InstallError(
        SIGNATURE,
        "No *.SHA256SUMS in %s names this bundle." % os.path.dirname(folder),
        "Put the .SHA256SUMS and its signature (.asc or .p7s), which were delivered with the bundle, beside its folder.",
    )


def candidate_sums(folder: str) -> List[str]:
    """Lists beside the folder that hold its digest, by which it is known after it was renamed. None of them is parsed."""
    if not os.path.isfile(os.path.join(folder, "SHA256SUMS")):
        raise InstallError(NOT_INTACT, "SHA256SUMS is missing.", "Unpack the whole bundle; this one is not complete.")
    digest = sha256_of(os.path.join(folder, "SHA256SUMS"))
    texts = [(path, read_text(path, os.path.basename(path))) for path in companion_sums(os.path.dirname(folder))]
    return [path for path, text in texts if digest in text and "/SHA256SUMS" in text]


def sums_named(folder: str, sums: Dict[str, str]) -> Optional[str]:
    """What the list calls the folder: `NAME/`, or None where it does not name it."""
    digest = sha256_of(os.path.join(folder, "SHA256SUMS"))
    return next((name[: -len("SHA256SUMS")] for name, one in sums.items() if one == digest and name.endswith("/SHA256SUMS")), None)


def companion_sums(folder: str) -> List[str]:
    return sorted(os.path.join(folder, name) for name in os.listdir(folder) if name.endswith(".SHA256SUMS"))


def verify_sums(path: str, key: str, bundle: str) -> Signed:
    """Checks a copy, so that what was verified is what is read."""
    if not os.path.isfile(key):
        raise InstallError(USAGE, "%s is no file." % key, "Name a GPG public key, or a CA certificate in PEM.")
    if os.path.realpath(key).startswith(os.path.realpath(bundle) + os.sep):
        raise InstallError(
            USAGE, "%s lies in the bundle." % key, "A bundle cannot vouch for itself: use a key that reached you another way."
        )
    with open(key, "rb") as file:
        x509 = b"-----BEGIN CERTIFICATE-----" in file.read()
    signature = path + (".p7s" if x509 else ".asc")
    if not os.path.isfile(signature):
        raise InstallError(SIGNATURE, "%s is missing." % signature, "The bundle was not signed that way, or the signature was left behind.")
    with temporary_folder() as tempdir:
        copy = os.path.join(tempdir, "SHA256SUMS")
        shutil.copyfile(path, copy)
        signer = (x509_signer if x509 else gpg_signer)(copy, signature, os.path.abspath(key), tempdir)
        return Signed(path, read_sums(copy, os.path.basename(path)), signer)


def gpg_signer(path: str, signature: str, key: str, tempdir: str) -> str:
    gpg = find_tool("gpg", "gpg2")
    home = os.path.join(tempdir, "gnupg")
    os.mkdir(home, 0o700)
    common = [gpg, "--homedir", home, "--batch", "--no-tty", "--no-autostart"]
    code, said = run_tool(common + ["--import", key])
    if code != 0:
        raise InstallError(USAGE, "%s is no GPG public key." % key, "Export it: gpg --export --armor NAME > key.asc", said)
    _, said = run_tool(common + ["--trust-model", "always", "--status-fd", "1", "--verify", signature, path])
    status = dict(line.split(" ", 2)[1:] for line in said if line.startswith("[GNUPG:] ") and line.count(" ") > 1)
    if "GOODSIG" not in status or "VALIDSIG" not in status or {"BADSIG", "ERRSIG", "EXPSIG", "EXPKEYSIG", "REVKEYSIG"} & set(status):
        raise InstallError(
            SIGNATURE,
            "The signature of %s is not good. gpg says:" % os.path.basename(signature[:-4]),
            "Do not use this bundle.",
            [line for line in said if not line.startswith("[GNUPG:]")],
        )
    return "%s, GPG %s" % (status["GOODSIG"].split(" ", 1)[1], status["VALIDSIG"].split(" ")[0])


def x509_signer(path: str, signature: str, authority: str, tempdir: str) -> str:
    openssl = find_tool("openssl")
    _, version = run_tool([openssl, "version"])
    with open(signature, "rb") as file:
        form = "PEM" if file.read(11) == b"-----BEGIN " else "DER"
    # Only the given CA counts: an empty folder stands for the system's own authorities.
    nothing, certificate = os.path.join(tempdir, "no-authorities"), os.path.join(tempdir, "signer.pem")
    os.mkdir(nothing)
    command = [openssl, "cms", "-verify", "-binary", "-inform", form, "-in", signature, "-content", path, "-out", os.devnull]
    command += ["-CAfile", authority, "-CApath", nothing, "-purpose", "any", "-signer", certificate]
    if version and re.match(r"OpenSSL ([3-9]|[1-9]\d)", version[0]):
        command.append("-no-CAstore")
    code, said = run_tool(command)
    if code != 0:
        raise InstallError(
            SIGNATURE, "The signature of %s is not good. openssl says:" % os.path.basename(signature[:-4]), "Do not use this bundle.", said
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
        "%s is not on this machine, so no signature can be checked." % names[0],
        "Install it, or compare one hash by hand: see README.txt.",
    )


def run_tool(command: Sequence[str]) -> Tuple[int, List[str]]:
    plain = dict(os.environ, LC_ALL="C", LANGUAGE="C")
    ran = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=plain)
    return ran.returncode, [line for line in ran.stdout.decode("utf-8", "replace").splitlines() if line.strip()]


def packed_lists(folder: str, key: Optional[str]) -> List[Signed]:
    """The checksums of what was delivered packed, verified where a key is given."""
    paths = companion_sums(folder)
    if not paths:
        raise InstallError(USAGE, "There is no *.SHA256SUMS in %s." % folder, "Put it there: it is delivered beside the archive.")
    return [
        verify_sums(path, key, folder + os.sep + "-") if key else Signed(path, read_sums(path, one_line(os.path.basename(path))), None)
        for path in paths
    ]


def join(folder: str, lists: Sequence[Signed], console: Console) -> Json:
    """Makes one archive of its volumes, each hashed while it is copied. On a failure nothing has changed."""
    archives: Dict[str, List[Tuple[str, str]]] = {}
    for one in lists:
        for name, digest in sorted(one.sums.items()):
            match = re.match(r"^([^/]+)\.\d{3}$", name)
            if match:
                archives.setdefault(match.group(1), []).append((name, digest))
    if not archives:
        raise InstallError(USAGE, "Nothing in %s was cut into volumes." % folder, "Unpack the archive as it is: tar xzf NAME.tar.gz")
    present = set(os.listdir(folder))
    expected = {name for volumes in archives.values() for name, _ in volumes}
    strange = [name for name in present if re.match(r"^.+\.\d{3}$", name) and name[:-4] in archives and name not in expected]
    problems = ["missing  " + name for name in sorted(expected - present)] + ["extra    " + name for name in sorted(strange)]
    if problems:
        raise_volume_error(problems)
    for archive, volumes in sorted(archives.items()):
        join_one(folder, archive, volumes, console)
        unpack = "python -m zipfile -e %s ." if archive.endswith(".zip") else "tar xzf %s      (or: python -m tarfile -e %s)"
        console.print(
            "Joined    %s into %s\nTo unpack: %s" % (plural(len(volumes), "volume"), archive, unpack % ((archive,) * unpack.count("%s")))
        )
    return {"folder": folder, "archives": sorted(archives)}


def join_one(folder: str, archive: str, volumes: Sequence[Tuple[str, str]], console: Console) -> None:
    part = os.path.join(folder, archive + ".part")
    lock_path = os.path.join(folder, ".%s.offline-bundle-lock" % archive)
    with file_lock(lock_path, "Another run is joining %s." % archive, LONG_LOCK_TIMEOUT, remove=True):
        try:
            with open(part, "wb") as to:
                for count, (name, digest) in enumerate(volumes, 1):
                    console.progress("Joining volume %d of %d" % (count, len(volumes)))
                    if copy_into(os.path.join(folder, name), to) != digest:
                        raise_volume_error(["altered  " + name])
                to.flush()
                os.fsync(to.fileno())
            os.replace(part, os.path.join(folder, archive))
        except BaseException:
            with contextlib.suppress(OSError):
                os.remove(part)
            raise


def raise_volume_error(problems: Sequence[str]) -> None:
    raise InstallError(
        NOT_INTACT, "The volumes cannot be joined; nothing was changed:", "Copy these again from where they came from.", problems
    )


def check_packed(folder: str, lists: Sequence[Signed], console: Console) -> int:
    """Whether what was delivered beside an unpacked bundle is what the lists say. Returns the number of files."""
    problems: List[str] = []
    count = 0
    unpacked: Set[str] = set()
    for one in lists:
        for name, digest in sorted(one.sums.items()):
            path = os.path.join(folder, *name.split("/"))
            if "/" in name:  # in a folder, which may not be unpacked yet
                if os.path.isdir(os.path.dirname(path)):
                    problems += [] if is_file_with(path, digest) else ["altered  " + name]
                    unpacked.add(os.path.join(folder, name.split("/")[0]))
                continue
            console.progress("Checking %s" % name)
            count += 1
            if os.path.islink(path) or not os.path.isfile(path):
                problems.append(("link     " if os.path.islink(path) else "missing  ") + name)
            elif sha256_of(path) != digest:
                problems.append("altered  " + name)
    if problems:
        raise_not_intact(folder, problems, count)
    for inner in sorted(unpacked):
        check_delta(inner, console) if is_delta(inner) else check(inner, console)
    return count
