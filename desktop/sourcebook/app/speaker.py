"""Speak through the program that this system has for it, and be silent at once when asked.

`jobs` owns it and ends it; nothing else starts a program that is not our own.
"""

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from typing import Final

from sourcebook.app import voices
from sourcebook.app.voices import Voice
from sourcebook.model.errors import NoVoice, VoiceFailed

PATIENCE_S: Final = 30.0
"""How long a voice may take to begin and to end; besides, what its words need."""

SLOWEST: Final = 4.0
"""Code points a second that every voice speaks; ordinary speech has fifteen."""

_NO_WINDOW: Final = getattr(subprocess, "CREATE_NO_WINDOW", 0)
_LISTING_S: Final = 10.0


class Speaker:
    """One voice. `say` blocks: it is for a thread of `jobs`; `hush` may come from any."""

    def __init__(self, find: Callable[[], Voice | None] = voices.find_voice) -> None:
        self._find = find
        self._guard = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._hushed = 0
        self._listed: str | None = None
        self._unspoken: set[str] = set()

    def ticket(self) -> int:
        """Return what `say` has to be given: a later `hush` makes it void."""
        return self._hushed

    def say(self, words: str, language: str, rate: int, ticket: int) -> bool:
        """Speak *words*; True when they were said to the end, False when it was hushed.

        A language that the voice does not know is spoken in its own way.

        Raises:
            NoVoice: This system has none.
            VoiceFailed: It broke or hung, and was ended.
        """
        voice = self._find()
        if voice is None:
            raise NoVoice
        language = voices.language_of(language)
        chosen = self._chosen(voice, "" if language in self._unspoken else language)
        status = self._run(voice, voice.command(chosen, rate), words, ticket)
        if status and chosen and ticket == self._hushed:
            self._unspoken.add(language)
            status = self._run(voice, voice.command("", rate), words, ticket)
        if ticket != self._hushed:
            return False
        if status:
            raise VoiceFailed(program=voice.path, reason=f"it ended with the status {status}")
        return True

    def hush(self) -> None:
        """Be silent: what is being said ends, and what was asked for before is not said."""
        with self._guard:
            self._hushed += 1
            process = self._process
            if process is not None:
                process.kill()

    def _chosen(self, voice: Voice, language: str) -> str:
        """Return the language, or the name of a voice that speaks it."""
        if not voice.listing or not language:
            return language
        if self._listed is None:
            try:
                listed = subprocess.run(  # noqa: S603 - a program of the system, by its path
                    voice.listing, capture_output=True, timeout=_LISTING_S, check=False
                )
                self._listed = listed.stdout.decode("utf-8", "replace")
            except (OSError, subprocess.TimeoutExpired):
                self._listed = ""
        return voices.mac_voice(self._listed, language)

    def _run(self, voice: Voice, command: list[str], words: str, ticket: int) -> int:
        """Run *command* until it ends or is ended; return its status."""
        spoken = " ".join(words.split()).lstrip("!")  # "!-!" is an order to the speech dispatcher
        try:
            with self._guard:
                if ticket != self._hushed:
                    return 0
                process = self._process = _started(command)
        except OSError as error:
            reason = error.strerror or str(error)
            raise VoiceFailed(program=voice.path, reason=reason) from error
        try:
            process.communicate(f"{spoken}\n".encode("utf-8", "replace"), _patience(spoken))
        except subprocess.TimeoutExpired as error:
            raise VoiceFailed(program=voice.path, reason="it did not end by itself") from error
        finally:
            self._end(process)
            if voice.hush and ticket != self._hushed:
                self._silence(voice)
        return process.returncode

    def _end(self, process: "subprocess.Popen[bytes]") -> None:
        with self._guard:
            self._process = None
            if process.poll() is None:
                process.kill()
        process.wait()
        if process.stdin is not None:
            process.stdin.close()

    def _silence(self, voice: Voice) -> None:
        try:
            subprocess.run(voice.hush, timeout=_LISTING_S, check=False, capture_output=True)  # noqa: S603 - as above
        except (OSError, subprocess.TimeoutExpired):
            return  # it will have said its sentence


def _started(command: list[str]) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(  # noqa: S603 - a program of the system by its path; words go by stdin
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=_environment(),
        creationflags=_NO_WINDOW,
    )


def _environment() -> dict[str, str]:
    """Return the environment of a program that is not ours: a frozen one leads to its own files."""
    env = dict(os.environ)
    if getattr(sys, "frozen", False):
        before = env.pop("LD_LIBRARY_PATH_ORIG", "")
        env.pop("LD_LIBRARY_PATH", None)
        if before:
            env["LD_LIBRARY_PATH"] = before
    return env


def _patience(words: str) -> float:
    return PATIENCE_S + len(words) / SLOWEST
