"""Run a command and measure its whole process tree: `python measure.py RESULT.json [--memory] -- COMMAND...`.

Linux only. Orphans are reparented to this process (PR_SET_CHILD_SUBREAPER), so that their CPU time is counted.
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import subprocess
import sys
import threading
import time

_PR_SET_CHILD_SUBREAPER = 36
#: Shorter peaks of the sum may be missed; the peak of each process (VmHWM) is exact. Unit: seconds.
_EVERY = 0.02


def main(argv: list[str]) -> int:
    result, rest = argv[0], argv[1:]
    memory = rest[0] == "--memory"
    command = rest[rest.index("--") + 1 :]
    ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    began = time.monotonic()
    child = subprocess.Popen(command)
    watch = Watch(child.pid) if memory else None
    code = child.wait()
    wall = time.monotonic() - began
    if watch is not None:
        watch.stop()
    try:
        while True:
            os.wait()
    except ChildProcessError:
        pass
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    answer = {"exitCode": code, "wallSeconds": wall, "userSeconds": used.ru_utime, "systemSeconds": used.ru_stime}
    answer["cpuSeconds"] = used.ru_utime + used.ru_stime
    answer["processes"] = watch.processes() if watch else []
    answer["summedPeakBytes"] = watch.summed if watch else 0
    with open(result, "w", encoding="utf-8") as file:
        json.dump(answer, file)
    return 0


class Watch:
    """Sample all processes below `root`."""

    def __init__(self, root: int) -> None:
        self._root = root
        self._peaks: dict[int, tuple[str, int]] = {}
        self._seconds: dict[int, float] = {}
        self.summed = 0
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._look_often)
        self._thread.start()

    def stop(self) -> None:
        self._done.set()
        self._thread.join()

    def processes(self) -> list[dict[str, object]]:
        largest = sorted(self._peaks.items(), key=lambda one: -one[1][1])
        return [{"name": name, "peakBytes": peak, "cpuSeconds": self._seconds.get(pid, 0.0)} for pid, (name, peak) in largest]

    def _look_often(self) -> None:
        while not self._done.wait(_EVERY):
            summed = 0
            for pid in self._tree():
                peak, now = _memory_of(pid)
                known = self._peaks.get(pid)
                name = _name_of(pid) or (known[0] if known else "?")  # between fork and exec, it is the parent's
                self._peaks[pid] = (name, max(peak, known[1] if known else 0))
                self._seconds[pid] = _cpu_of(pid) or self._seconds.get(pid, 0.0)
                summed += now
            self.summed = max(self.summed, summed)

    def _tree(self) -> list[int]:
        found = [self._root]
        for pid in found:
            found.extend(_children_of(pid))
        return found


def _children_of(pid: int) -> list[int]:
    children: list[int] = []
    try:
        for task in os.listdir(f"/proc/{pid}/task"):
            with open(f"/proc/{pid}/task/{task}/children", encoding="ascii") as file:
                children.extend(map(int, file.read().split()))
    except OSError:
        pass  # the process has ended
    return children


def _memory_of(pid: int) -> tuple[int, int]:
    """Peak and present resident memory. Unit: bytes."""
    found = {"VmHWM": 0, "VmRSS": 0}
    try:
        with open(f"/proc/{pid}/status", encoding="utf-8", errors="replace") as file:
            for line in file:
                key, _, value = line.partition(":")
                if key in found:
                    found[key] = int(value.split()[0]) * 1024
    except OSError:
        pass
    return found["VmHWM"], found["VmRSS"]


def _cpu_of(pid: int) -> float:
    """CPU time of the process so far, without its children. Unit: seconds."""
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as file:
            fields = file.read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    except (OSError, IndexError):
        return 0.0


def _name_of(pid: int) -> str:
    """The program and its first arguments, without folders and options."""
    try:
        with open(f"/proc/{pid}/cmdline", encoding="utf-8", errors="replace") as file:
            words = [os.path.basename(word) for word in file.read().split("\0") if word]
    except OSError:
        return ""
    return " ".join([words[0], *[word for word in words[1:] if not word.startswith("-") and word not in ("utf8",)][:2]]) if words else ""


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
