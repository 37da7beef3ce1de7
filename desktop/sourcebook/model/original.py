"""The original of an article as it can be looked at."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Look(StrEnum):
    """How an original is looked at: as a page in the browser, as PDF pages, by another program."""

    PAGE = "page"
    PDF = "pdf"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Original:
    """A private copy of an original; ``page`` counts from 1 and is where a PDF was being read."""

    look: Look
    path: Path
    title: str
    captured_at: str
    page: int = 1


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page of a PDF as it looks.

    ``data`` are rows of pixels, each blue, green, red and one byte unused; ``count`` is the
    number of pages of the document, ``number`` counts from 1.
    """

    number: int
    count: int
    width: int
    height: int
    data: bytes
