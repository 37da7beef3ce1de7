"""The programs with which a system speaks, and how each is told what to say.

Words go through standard input, never through a shell or the list of arguments.
"""

import re
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

USUAL_RATE: Final = 175
"""Words a minute, as eSpeak's own."""

_LANGUAGE: Final = re.compile(r"[a-z]{2,3}")
_MAC_VOICE: Final = re.compile(r"^(.+?)\s+([a-z]{2,3})[_-]\w+\s+#", re.MULTILINE)

_WINDOWS_SCRIPT: Final = (
    "Add-Type -AssemblyName System.Speech; "
    "[Console]::InputEncoding = [System.Text.Encoding]::UTF8; "
    "$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer; $voice.Rate = {rate}; {choice}"
    "$voice.Speak([Console]::In.ReadToEnd())"
)
_WINDOWS_CHOICE: Final = (
    "try {{ $voice.SelectVoiceByHints('NotSet', 'NotSet', 0, "
    "[System.Globalization.CultureInfo]'{language}') }} catch {{ }}; "
)

Command = list[str]


@dataclass(frozen=True, slots=True)
class Voice:
    """A program that speaks what it reads, until the end.

    Attributes:
        path: Where it lies.
        command: Gives the command for a language (two or three letters, or nothing) and words a
            minute.
        hush: A command that makes it silent where ending the program does not.
        listing: A command that lists its voices, for `command` to choose from by name.
    """

    path: str
    command: Callable[[str, int], Command]
    hush: tuple[str, ...] = ()
    listing: tuple[str, ...] = ()


def find_voice(
    which: Callable[[str], str | None] = shutil.which, platform: str = sys.platform
) -> Voice | None:
    """Return the voice of this system, or None.

    eSpeak stands before the speech dispatcher: it is silent at once when it is ended.
    """
    if platform == "darwin":
        names: tuple[str, ...] = ("say",)
    elif platform == "win32":
        names = ("powershell", "pwsh")
    else:
        names = ("espeak-ng", "espeak", "spd-say")
    found = next(((name, path) for name in names if (path := which(name))), None)
    return _voice(*found) if found else None


def language_of(name: str) -> str:
    """Return the two or three letters of a language such as ``en-GB``, or nothing."""
    found = _LANGUAGE.match(name.lower())
    is_whole = found is not None and not name[found.end() : found.end() + 1].isalnum()
    return found[0] if found is not None and is_whole else ""


def mac_voice(listed: str, language: str) -> str:
    """Return the first voice that speaks *language* in what ``say -v ?`` lists, or nothing."""
    voices = _MAC_VOICE.findall(listed)
    return next((name.strip() for name, spoken in voices if spoken == language), "")


def _voice(name: str, path: str) -> Voice:
    if name == "say":
        return Voice(path, lambda chosen, rate: _mac(path, chosen, rate), listing=(path, "-v", "?"))
    if name in {"powershell", "pwsh"}:
        return Voice(path, lambda language, rate: _windows(path, language, rate))
    if name == "spd-say":
        return Voice(
            path,
            lambda language, rate: _dispatcher(path, language, rate),
            hush=(path, "--cancel"),
        )
    return Voice(path, lambda language, rate: _espeak(path, language, rate))


def _espeak(path: str, language: str, rate: int) -> Command:
    chosen = ["-v", language] if language else []
    return [path, "--stdin", "-b", "1", "-s", str(rate), *chosen]


def _dispatcher(path: str, language: str, rate: int) -> Command:
    chosen = ["--language", language] if language else []
    faster = min(max(round((rate - USUAL_RATE) / 2.25), -100), 100)
    return [path, "--pipe-mode", "--wait", "--rate", str(faster), *chosen]


def _mac(path: str, chosen: str, rate: int) -> Command:
    return [path, "-f", "-", "-r", str(rate), *(["-v", chosen] if chosen else [])]


def _windows(path: str, language: str, rate: int) -> Command:
    choice = _WINDOWS_CHOICE.format(language=language) if language else ""
    faster = min(max(round((rate - USUAL_RATE) / 20), -10), 10)
    script = _WINDOWS_SCRIPT.format(rate=faster, choice=choice)
    return [path, "-NoProfile", "-NonInteractive", "-Command", script]
