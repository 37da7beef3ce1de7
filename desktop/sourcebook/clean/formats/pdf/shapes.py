"""What is seen on a page of a PDF: runs of letters, lines of them, pictures.

All coordinates are points from the left and from the top of the page as it is read; on a page
that is read from right to left they count from the right, so that no rule needs to know.
"""

from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Style:
    """How letters are set; ``size`` in points."""

    size: float
    is_bold: bool = False
    is_italic: bool = False
    is_fixed: bool = False


@dataclass(slots=True)
class Piece:
    """Letters of one style side by side; ``y`` is their baseline."""

    text: str
    x0: float
    x1: float
    y: float
    style: Style
    href: str = ""
    is_raised: bool = False


@dataclass(slots=True)
class Glyph:
    """What was painted at once; a space is a sign, too.

    ``x0`` and ``x1`` are its room on the line, of its ink only when ``is_ink``, as is that of a
    space whose width is unknown; ``middle`` is that of its ink. Before it, a space was painted
    (``is_after_space``), one of unknown width (``is_after_blank``), or guessed
    (``is_after_guess``). ``order`` is that of painting. One ``is_stretch`` that says nothing and
    only makes a word as wide as its line needs.
    """

    text: str
    x0: float
    x1: float
    y: float
    style: Style
    middle: float = 0.0
    turn: int = 0
    href: str = ""
    order: int = 0
    is_ink: bool = False
    is_reversed: bool = False
    is_stretch: bool = False
    is_after_space: bool = False
    is_after_blank: bool = False
    is_after_guess: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture on a page and where it stands."""

    x0: float
    x1: float
    top: float
    y: float
    data: bytes


@dataclass(slots=True)
class Sheet:
    """What was seen on one page, in the order in which it was painted."""

    number: int
    label: str
    width: float
    height: float
    pieces: list[Piece] = field(default_factory=list)
    margin: list[Piece] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    is_leftward: bool = False
    is_scan: bool = False

    def mirrored(self) -> "Sheet":
        """Return the page with its left and right changed: for scripts that run to the left."""
        wide = self.width
        pieces = [replace(p, x0=wide - p.x1, x1=wide - p.x0) for p in self.pieces]
        pictures = [replace(p, x0=wide - p.x1, x1=wide - p.x0) for p in self.pictures]
        return replace(self, pieces=pieces, pictures=pictures, is_leftward=True)


@dataclass
class Line:
    """Pieces on one baseline that are read one after the other; cells when it is a row."""

    pieces: list[Piece]
    page: int = 0
    left: float = 0
    right: float = 0
    gap: float = 0
    is_first: bool = False
    picture: Picture | None = None
    cells: tuple["Line", ...] = ()

    @cached_property
    def x0(self) -> float:
        """Return where it begins."""
        return self.picture.x0 if self.picture else min(piece.x0 for piece in self.pieces)

    @cached_property
    def x1(self) -> float:
        """Return where it ends."""
        return self.picture.x1 if self.picture else max(piece.x1 for piece in self.pieces)

    @cached_property
    def style(self) -> Style:
        """Return how most of its letters are set; bold only when all of them are."""
        if not self.pieces:
            return Style(0)
        sizes: Counter[float] = Counter()
        for piece in self.pieces:
            sizes[piece.style.size] += len(piece.text)
        said = [p.style for p in self.pieces if not p.is_raised and any(map(str.isalnum, p.text))]
        styles = said or [piece.style for piece in self.pieces]
        return Style(
            sizes.most_common(1)[0][0],
            all(style.is_bold for style in styles),
            all(style.is_italic for style in styles),
            all(style.is_fixed for style in styles),
        )

    @cached_property
    def y(self) -> float:
        """Return the baseline of most of its letters."""
        if self.picture:
            return self.picture.y
        size = self.style.size
        main = [piece for piece in self.pieces if piece.style.size == size] or self.pieces
        return max(main, key=lambda piece: len(piece.text)).y

    @cached_property
    def top(self) -> float:
        """Return its upper edge."""
        return self.picture.top if self.picture else self.y - self.style.size * 0.8

    @cached_property
    def text(self) -> str:
        """Return its words."""
        return " ".join("".join(text for text, _ in spaced(self.pieces)).split())


def spaced(pieces: list[Piece]) -> list[tuple[str, Piece]]:
    """Return the texts of pieces with the spaces that stand between them."""
    found: list[tuple[str, Piece]] = []
    for index, piece in enumerate(pieces):
        text = piece.text
        if index:
            before = pieces[index - 1]
            gap = piece.x0 - before.x1
            is_parted = before.text.endswith(" ") or text.startswith(" ")
            if not is_parted and gap > 0.15 * max(piece.style.size, before.style.size):
                text = f" {text}"
        found.append((text, piece))
    return found
