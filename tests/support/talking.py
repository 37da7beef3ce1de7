"""A program that stands for the voice of a system: it writes down what it is told."""

import sys
from pathlib import Path

from sourcebook.app.voices import Voice

_PROGRAM = """
import sys, time
from pathlib import Path
language, rate, folder, manner = sys.argv[1:]
folder = Path(folder)
if manner == "knows no language" and language:
    raise SystemExit(1)
if manner == "breaks":
    raise SystemExit(3)
words = sys.stdin.buffer.read().decode()
with (folder / "said").open("a", encoding="utf-8") as file:
    file.write(f"{language}|{rate}|{words}")
if manner == "hangs":
    (folder / "begun").touch()
    time.sleep(600)
"""


def talking(folder: Path, manner: str = "") -> Voice:
    """Return a voice that writes ``language|rate|words`` into ``said`` in *folder*."""

    def command(language: str, rate: int) -> list[str]:
        return [sys.executable, "-c", _PROGRAM, language, str(rate), str(folder), manner]

    return Voice(sys.executable, command)


def said(folder: Path) -> list[str]:
    """Return what a voice was told, a line each."""
    file = folder / "said"
    return file.read_text("utf-8").splitlines() if file.exists() else []
