#!/usr/bin/env python3
"""Check this bundle and install from it, on a machine without network.

    python install.py                        into the Python that runs this
    python install.py --venv DIR             into a virtual environment of its own
    python install.py --check                only look whether every file is what was made

One file, standard library only, Python 3.6 to 3.15. It reads from top to bottom; `main` is last. Exit codes: 0 done, 1 a
bug, 2 usage, 3 the bundle lacks something, 4 not intact, 5 signature, 6 no target fits, 7 this machine (disk full, no
rights, no pip), 130 cancelled.
"""

# An older Python stops at the next line and shows it, which says more than a message that it could not reach.
start_me_with: str = "Python 3.6 or newer, for example: python3 install.py"

import os
import sys

if __name__ == "__main__" and sys.path[:1] == [os.path.dirname(os.path.abspath(__file__))]:
    del sys.path[0]  # or a stray argparse.py in this folder would run before anything was checked
