"""What ends a build on purpose."""

from __future__ import annotations


class Refused(Exception):
    """`kind`: build (the project's own failure), integrity (the archive is not what it should be). `output`: what it printed last."""

    def __init__(self, kind: str, message: str, output: str = "") -> None:
        super().__init__(message)
        self.kind, self.message, self.output = kind, message, output
