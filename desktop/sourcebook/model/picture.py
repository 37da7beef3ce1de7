"""An image of an article: the bytes as they came, and the form of them that is drawn."""

from dataclasses import dataclass
from typing import Final

COUNTER: Final = "it only counts readers"
"""The reason of an asset that is no picture; it is never fetched, and nothing is drawn for it."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """What can be drawn of an image.

    Attributes:
        media_type: What the original is, told from its bytes; empty when nobody knows.
        width: Pixels of what is drawn, 0 when nothing can be.
        height: The same.
        drawn: The converted bytes, None when the original itself is drawn.
        drawn_type: Their media type.
        reason: Why nothing, or not the whole image, can be drawn, in a few words.
    """

    media_type: str
    width: int = 0
    height: int = 0
    drawn: bytes | None = None
    drawn_type: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """An image that came: ``address`` is where it was found in the end, ``data`` is as it came."""

    address: str
    data: bytes
    drawing: Drawing


@dataclass(frozen=True, slots=True)
class Illustration:
    """What became of the asset *number* of an edition; without a picture ``reason`` says why."""

    number: int
    picture: Picture | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """An image that is wanted: its number in the edition, its address, and other versions."""

    number: int
    address: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came: ``address`` is the final one; without data ``reason`` says why, in few words."""

    number: int
    address: str
    data: bytes = b""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AssetRow:
    """An image of an edition as the library has it; sizes are 0 while it is not here.

    ``media_type`` and ``size_bytes`` are those of what is drawn, ``original`` is the hash of
    the bytes as they came.
    """

    number: int
    address: str
    sha256: str
    reason: str
    original: str
    media_type: str
    width: int
    height: int
    size_bytes: int

    @property
    def state(self) -> str:
        """Return ``here``, ``failed`` or, when nobody has tried yet, ``missing``."""
        if self.sha256:
            return "here"
        return "failed" if self.reason else "missing"
