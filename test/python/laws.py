"""Hypothesis at one version for every machine, and how many values of each law are tried.

`npm test` tries some hundreds, the same ones each time; `npm run proof` sets LAW_RUNS to 10,000 and takes new ones.
A value that once broke a law stays beside it as an `@example`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
#: Of the index, by hash, so that what runs here is what was looked at.
PINS = """\
hypothesis==6.155.2 --hash=sha256:c85ce6dcd630a90ce501f1d1dd1bc84b97f5649ca8a27e134c8cbf5aa480b1a5
sortedcontainers==2.4.0 --hash=sha256:a163dcaede0f1c021485e957a39245190e74249897e2ae4b2aa38595db237ee0
exceptiongroup==1.3.0 --hash=sha256:4d111e6e0c13d0644cad6ddaa7ed0261a0b36971f6d23e7ec9b4b9097da78a10
typing_extensions==4.15.0 --hash=sha256:f0fa19c6845758ab08074a0cfa8b7aecb71c999ca73d62883bc25cc018c4e548
"""
FOLDER = ROOT / ".cache" / "hypothesis-6.155.2"
RUNS = int(os.environ.get("LAW_RUNS", "0"))
FEW = 200


def install() -> None:
    """Once a checkout; several tests at once may each make one, and the first to finish is kept."""
    if FOLDER.is_dir():
        return
    FOLDER.parent.mkdir(exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix="hypothesis-", dir=FOLDER.parent))
    try:
        (aside / "pins.txt").write_text(PINS)
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--require-hashes", "--only-binary", ":all:"]
        subprocess.run([*command, "--target", str(aside / "site"), "-r", str(aside / "pins.txt")], check=True)
        if not FOLDER.exists():
            (aside / "site").rename(FOLDER)
    except OSError:
        if not FOLDER.is_dir():  # else another test was faster
            raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)


os.environ.setdefault("HYPOTHESIS_STORAGE_DIRECTORY", str(FOLDER.parent / "hypothesis"))
install()
sys.path.append(str(FOLDER))
from hypothesis import HealthCheck, settings  # noqa: E402

many = settings(max_examples=RUNS or FEW, derandomize=not RUNS, database=None, deadline=None, print_blob=True, suppress_health_check=list(HealthCheck))
#: For laws that touch the disk or start something.
some = settings(many, max_examples=RUNS or 40)
