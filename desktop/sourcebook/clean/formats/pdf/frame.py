"""The page of a PDF as it is read: from the left and from the top, turned if it is."""

from dataclasses import dataclass, replace
from typing import Any

from sourcebook.clean.formats.pdf.shapes import Piece


@dataclass(frozen=True, slots=True)
class Frame:
    """From the coordinates of a PDF to those of the page as it is read, turned if it is."""

    left: float
    bottom: float
    width: float
    height: float
    turn: int = 0

    @classmethod
    def of(cls, page: Any) -> "Frame":
        """Return the frame of a page of PDFium."""
        left, bottom, right, top = page.get_cropbox()
        return cls(left, bottom, right - left, top - bottom, page.get_rotation())

    def turned(self, quarter: int) -> "Frame":
        """Return the frame of one who reads what stands at *quarter* degrees upright."""
        return replace(self, turn=(self.turn + quarter) % 360)

    def holds(self, piece: Piece) -> bool:
        """Tell whether a piece can be seen: programs write lines beyond the edge as well."""
        width, height = self.width, self.height
        if self.turn in {90, 270}:
            width, height = height, width
        return piece.x1 > 0 and piece.x0 < width and 0 < piece.y < height + piece.style.size

    def box(
        self, left: float, bottom: float, right: float, top: float
    ) -> tuple[float, float, float, float]:
        """Return the left, right, upper and lower edge of what has these edges in the PDF."""
        corners = [self.point(left, bottom), self.point(right, top)]
        x0, x1 = sorted(corner[0] for corner in corners)
        y0, y1 = sorted(corner[1] for corner in corners)
        return x0, x1, y0, y1

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return a point from the left and from the top."""
        x, y = x - self.left, y - self.bottom
        match self.turn:
            case 90:
                return y, x
            case 180:
                return self.width - x, y
            case 270:
                return self.height - y, self.width - x
            case _:
                return x, self.height - y

    def back(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point from the left and from the top stands in the PDF."""
        match self.turn:
            case 90:
                x, y = y, x
            case 180:
                x = self.width - x
            case 270:
                x, y = self.width - y, self.height - x
            case _:
                y = self.height - y
        return x + self.left, y + self.bottom
