"""`--verify-with`: only a key or CA from elsewhere vouches for a bundle. Calls the gpg and openssl of this machine."""

import os
import shutil
import subprocess
import sys
import tempfile
import unittest

import bundle_maker as maker

sys.path.insert(0, os.path.dirname(maker.INSTALLER))
sys.dont_write_bytecode = True
import install  # noqa: E402

# How src/output/signature.ts signs.
OPENSSL_SIGN = ["openssl", "cms", "-sign", "-binary", "-nosmimecap", "-md", "sha256", "-outform", "DER"]


def quietly(*command, **more):
    subprocess.check_call(list(command), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **more)


class Origin(unittest.TestCase):
    def setUp(self):
        # gpg's agent wants a short path for its socket
        self.parent = os.path.realpath(tempfile.mkdtemp(prefix="signed "))
        self.addCleanup(shutil.rmtree, self.parent, ignore_errors=True)
        wanted = maker.Wanted(maker.target_of(install.describe_machine()), [maker.Crafted("alpha")])
        self.bundle = maker.make_bundle(self.path("crafted"), [wanted])
        self.sums = self.path("crafted.SHA256SUMS")
        self.write_sums()

    def path(self, *names):
        return os.path.join(self.parent, *names)

    def write_sums(self):
        line = "%s  crafted/SHA256SUMS\n" % install.sha256_of(os.path.join(self.bundle, "SHA256SUMS"))
        maker.write(self.sums, line.encode("ascii"))

    def check(self, key, path=None):
        command = [sys.executable, maker.INSTALLER, "--check", path or self.bundle, "--verify-with", key]
        ran = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        return ran.returncode, ran.stdout.decode("utf-8")

    def certificate(self, name):
        quietly("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/O=Example/CN=" + name,
                "-keyout", self.path(name + ".key"), "-out", self.path(name + ".pem"))  # fmt: skip
        return self.path(name + ".pem")

    def sign_x509(self, name):
        files = ["-in", self.sums, "-signer", self.path(name + ".pem"), "-inkey", self.path(name + ".key"), "-out", self.sums + ".p7s"]
        quietly(*(OPENSSL_SIGN + files))

    def gpg_key(self, name):
        home = tempfile.mkdtemp(prefix="gpg-")
        self.addCleanup(shutil.rmtree, home, ignore_errors=True)
        self.addCleanup(subprocess.call, ["gpgconf", "--homedir", home, "--kill", "all"])
        common = ["gpg", "--homedir", home, "--batch", "--no-tty"]
        quietly(*(common + ["--passphrase", "", "--pinentry-mode", "loopback", "--quick-gen-key", name, "default", "default", "never"]))
        quietly(*(common + ["--armor", "--output", self.path(name + ".asc"), "--export"]))
        return common, self.path(name + ".asc")

    def sign_gpg(self, common):
        quietly(*(common + ["--yes", "--armor", "--output", self.sums + ".asc", "--detach-sign", self.sums]))

    def test_x509_the_signer_is_named_and_the_last_line_says_verified(self):
        authority = self.certificate("release")
        self.sign_x509("release")
        code, said = self.check(authority)
        self.assertEqual(code, 0, said)
        self.assertEqual(said.splitlines()[-1], "intact; origin verified: CN=release,O=Example, X.509")

    def test_x509_another_authority_is_rejected_with_5(self):
        self.certificate("release")
        self.sign_x509("release")
        code, said = self.check(self.certificate("other"))
        self.assertEqual(code, 5, said)
        self.assertIn("is not valid", said)

    def test_x509_a_list_that_changed_after_it_was_signed_is_rejected_with_5(self):
        authority = self.certificate("release")
        self.sign_x509("release")
        with open(self.sums, "ab") as file:
            file.write(b"\n")
        code, said = self.check(authority)
        self.assertEqual(code, 5, said)

    def test_gpg_the_signer_is_named_and_another_key_is_rejected_with_5(self):
        common, key = self.gpg_key("Release")
        self.sign_gpg(common)
        code, said = self.check(key)
        self.assertEqual(code, 0, said)
        self.assertIn("intact; origin verified: Release, GPG ", said.splitlines()[-1])
        _, other = self.gpg_key("Other")
        code, said = self.check(other)
        self.assertEqual(code, 5, said)
        with open(self.sums, "ab") as file:
            file.write(b"\n")
        code, said = self.check(key)
        self.assertEqual(code, 5, said)

    def test_a_bundle_that_was_swapped_whole_has_no_signed_line(self):
        authority = self.certificate("release")
        self.sign_x509("release")
        shutil.rmtree(self.bundle)
        wanted = maker.Wanted(maker.target_of(install.describe_machine()), [maker.Crafted("evil")])
        maker.make_bundle(self.bundle, [wanted])
        code, said = self.check(authority)
        self.assertEqual(code, 5, said)
        self.assertIn("names this bundle", said)

    def test_a_missing_signature_is_5_and_a_key_from_the_bundle_is_rejected(self):
        authority = self.certificate("release")
        code, said = self.check(authority)
        self.assertEqual(code, 5, said)
        self.assertIn("crafted.SHA256SUMS.p7s is missing", said)
        inside = os.path.join(self.bundle, "ca.pem")
        shutil.copy(authority, inside)
        code, said = self.check(inside)
        self.assertEqual(code, 2, said)
        self.assertIn("A bundle cannot authenticate itself", said)

    def test_what_was_delivered_beside_the_bundle_is_verified_too(self):
        authority = self.certificate("release")
        self.sign_x509("release")
        code, said = self.check(authority, self.parent)
        self.assertEqual(code, 0, said)
        self.assertIn("origin verified", said.splitlines()[-1])


if __name__ == "__main__":
    unittest.main()
