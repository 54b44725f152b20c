"""What a loopback index does wrong on purpose: the first fault of the list that fits a request takes it.

A fault: {"path": glob over the path with its query, "method"?, "skip"?: let the first n such requests pass, "times"?: then act n times (default: always),
and one or more of
  "delay": seconds before anything else        "reset": true, drop the connection at once
  "status", "body", "headers"                  answer this instead
  "redirect": URL or path                      302 to it ("status" may say 307 ...); "self": to the very same URL
  "truncate": n                                the true answer's headers, then n bytes of its body, then drop the connection
  "corrupt": true                              the true answer with its last byte changed
  "length": n                                  the true answer, with a Content-Length that is n too high or too low
  "drip": {"bytes", "seconds"}                 the true answer, so many bytes at a time with a pause before each
  "stall": n                                   the true answer's headers, then n bytes of its body, then nothing until the client has gone
  "endless": {"what", "seconds"}               a piece of `what` (ENDLESS), then a pause, until the client has gone
"""

import fnmatch
import itertools
import threading
import zlib

CHUNKED = b"HTTP/1.1 200 OK\r\nContent-Type: application/vnd.pypi.simple.v1+json\r\nTransfer-Encoding: chunked\r\n"


def chunk(content):
    return b"%x\r\n%s\r\n" % (len(content), content)


# What comes first, and what comes then for ever: never a byte of content, and never silence.
ENDLESS = {
    "head": (b"HTTP/1.1 200 OK\r\nX-A: ", b"a"),
    "continue": (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    "chunk": (CHUNKED + b"\r\n5;", b"a"),
    "trailer": (CHUNKED + b"\r\n0\r\n", b"A: b\r\n"),
    "packing": (CHUNKED + b"Content-Encoding: deflate\r\n\r\n" + chunk(zlib.compress(b"")[:2]), chunk(b"\x00\x00\x00\xff\xff")),
}


def endless(what):
    first, then = ENDLESS[what]
    return itertools.chain([first], itertools.repeat(then))


class Faults(object):
    def __init__(self, faults):
        self._lock = threading.Lock()
        self._faults = [dict(fault) for fault in faults]
        self._seen = [0] * len(self._faults)

    def add(self, fault):
        with self._lock:
            self._faults.append(dict(fault))
            self._seen.append(0)

    def clear(self):
        with self._lock:
            self._faults, self._seen = [], []

    def take(self, method, path):
        """The fault for this request, or None."""
        with self._lock:
            for place, fault in enumerate(self._faults):
                if not fnmatch.fnmatchcase(path, fault["path"]) or fault.get("method", method) != method:
                    continue
                number = self._seen[place] = self._seen[place] + 1
                if number <= fault.get("skip", 0) or number > fault.get("skip", 0) + fault.get("times", float("inf")):
                    continue
                return fault
        return None
