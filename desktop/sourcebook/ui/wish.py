"""What a start of the program asks the window for: things to open, or an action to begin with."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self
from urllib.parse import unquote, urlsplit

ACTIONS: Final = ("new_note", "search")
"""What the menu of the program's icon offers; names of actions of the window."""

SCHEME: Final = "sourcebook:"
MAX_BYTES: Final = 1_000_000
MAX_THINGS: Final = 1_000
"""A message beyond these is no start of ours."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What one start asks for.

    Attributes:
        things: Absolute paths, web addresses and `sourcebook:` links, as they were given.
        action: One of `ACTIONS`, or nothing.
    """

    things: tuple[str, ...] = ()
    action: str = ""

    @classmethod
    def of(cls, things: list[str], action: str, folder: Path) -> Self:
        """Make it from what stands on a command line that was typed in *folder*."""
        return cls(tuple(_absolute(thing, folder) for thing in things[:MAX_THINGS]), action)

    @classmethod
    def decoded(cls, message: bytes) -> Self | None:
        """Read what `encoded` made; None for anything else."""
        try:
            found = json.loads(message)
            things, action = found["things"], found["action"]
        except (ValueError, TypeError, KeyError, RecursionError):
            return None
        is_ours = isinstance(things, list) and len(things) <= MAX_THINGS
        if not (is_ours and all(isinstance(thing, str) for thing in things)):
            return None
        return cls(tuple(things), action if action in ACTIONS else "")

    @property
    def encoded(self) -> bytes:
        """Write it as one line."""
        return json.dumps({"things": self.things, "action": self.action}).encode() + b"\n"

    @property
    def links(self) -> tuple[str, ...]:
        """Return the `sourcebook:` links among its things."""
        return tuple(thing for thing in self.things if thing.casefold().startswith(SCHEME))

    @property
    def addresses(self) -> tuple[str, ...]:
        """Return the addresses of web pages among its things."""
        return tuple(thing for thing in self.things if _is_web(thing))

    @property
    def files(self) -> tuple[Path, ...]:
        """Return the files among its things."""
        others = {*self.links, *self.addresses}
        return tuple(Path(thing) for thing in self.things if thing not in others)


def _absolute(thing: str, folder: Path) -> str:
    lower = thing.casefold()
    if lower.startswith(SCHEME) or _is_web(thing):
        return thing
    if lower.startswith("file:"):
        return _path_of(thing)
    return str(folder / Path(thing).expanduser())


def _path_of(address: str) -> str:
    """Return the path in a ``file:`` address; desktops give files as these, too."""
    path = unquote(urlsplit(address).path)
    has_drive = len(path) > 2 and path[0] == "/" and path[2] == ":"  # /C:/Users
    return path[1:] if has_drive else path


def _is_web(thing: str) -> bool:
    return thing.casefold().startswith(("http://", "https://"))
