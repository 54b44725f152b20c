"""No worker but the fetcher opens a connection, looks up a name or starts a program."""

from __future__ import annotations

import subprocess
import sys
import unittest

from harness import ROOT, pip_folder

sys.path.insert(0, str(ROOT / "python"))
from worker.main import ROLES  # noqa: E402
from worker.sandbox import FORBIDDEN  # noqa: E402

#: Audit event -> a call that raises it.
ATTEMPTS = {
    "socket.connect": "socket.socket().connect(('127.0.0.1', 9))",
    "socket.getaddrinfo": "_socket.getaddrinfo('index.example', 443)",
    "socket.gethostbyname": "socket.gethostbyname('index.example')",
    "socket.gethostbyaddr": "socket.gethostbyaddr('127.0.0.1')",
    "socket.sendto": "socket.socket(type=socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', 9))",
    "socket.sendmsg": "socket.socket(type=socket.SOCK_DGRAM).sendmsg([b'x'], [], 0, ('127.0.0.1', 9))",
    "subprocess.Popen": "subprocess.run(['true'])",
    "os.system": "os.system('true')",
    "os.exec": "os.execv(sys.executable, ['python', '-c', ''])",
    "os.posix_spawn": "os.posix_spawn(sys.executable, ['python', '-c', ''], {})",
    "os.spawn": "sys.audit('os.spawn') if hasattr(os, 'fork') else os.spawnv(os.P_WAIT, sys.executable, ['python', '-c', ''])",
    "os.fork": "os.fork() or os._exit(0)",
    "os.forkpty": "os.forkpty()[0] or os._exit(0)",
}
#: Runs a role until its stdin ends, and then as code of that process.
AFTER = """
import _socket, os, socket, subprocess, sys
sys.path.insert(0, {python!r})
from worker import main
main.main([{role!r}, {pip!r}])
from worker.sandbox import BlockedError
for name, attempt in {attempts!r}.items():
    try:
        eval(attempt)
        print(name, "was possible", file=sys.stderr)
    except BlockedError:
        print(name, "was rejected", file=sys.stderr)
    except AttributeError as error:
        print(name, "was rejected" if sys.platform == "win32" else error, file=sys.stderr)
"""


class Sandbox(unittest.TestCase):
    def test_no_program_is_started_and_no_connection_opened(self) -> None:
        self.assertEqual(set(ATTEMPTS), FORBIDDEN)
        for role in set(ROLES) - {"fetcher"}:
            with self.subTest(role):
                code = AFTER.format(python=str(ROOT / "python"), pip=pip_folder(), role=role, attempts=ATTEMPTS)
                ran = subprocess.run([sys.executable, "-I", "-S", "-c", code], stdin=subprocess.DEVNULL, capture_output=True, text=True)
                self.assertEqual(ran.stderr.splitlines(), [f"{name} was rejected" for name in ATTEMPTS])


if __name__ == "__main__":
    unittest.main()
