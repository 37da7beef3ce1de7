"""The program as a person starts it: a new process for every command."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FROZEN = os.environ.get("SOURCEBOOK_PROGRAM")
"""A frozen program to be tested in place of the source (packaging/smoke.py)."""

COMMAND = [FROZEN] if FROZEN else [sys.executable, "-m", "sourcebook"]


@dataclass(frozen=True)
class Answer:
    """What a command printed and how it ended."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Read what was printed as JSON."""
        return json.loads(self.out)


@dataclass(frozen=True)
class Program:
    """The program on a library of its own, in a home of its own."""

    home: Path

    @property
    def library(self) -> Path:
        """Return the folder of its library."""
        return self.home / "library"

    @property
    def environment(self) -> dict[str, str]:
        """Return the environment in which it runs."""
        return {**os.environ, "SOURCEBOOK_HOME": str(self.home), "PYTHONWARNINGS": "default"}

    def __call__(self, *words: str, stdin: str | bytes = b"", status: int | None = 0) -> Answer:
        """Run one command; check its exit status unless it is None."""
        done = subprocess.run(
            [*COMMAND, *words],
            input=stdin.encode() if isinstance(stdin, str) else stdin,
            capture_output=True,
            timeout=240,
            check=False,
            env=self.environment,
        )
        answer = Answer(done.returncode, done.stdout.decode(), done.stderr.decode())
        assert "Traceback" not in answer.err, answer.err
        assert status is None or answer.status == status, answer
        return answer

    def add(self, text: str, *words: str) -> str:
        """Add a text and return its id."""
        return str(self("add", "-", "--json", *words, stdin=text).json[0]["id"])
