"""A tiny PDF writer: pages of text at given places, so that a test knows the true order.

Every letter is half its size wide: what a line holds can be counted.
"""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field

PDF = "application/pdf"
WIDTH, HEIGHT = 595, 842

OWN = 0x41
"""Code of the first sign of a paper's own font."""

UNKNOWN = 0x80
"""Code of a sign that says nothing: Adobe's encoding has no letters there."""

FONTS = {
    "regular": "Times-Roman",
    "bold": "Times-Bold",
    "italic": "Times-Italic",
    "fixed": "Courier",
}


@dataclass
class Sheet:
    """The content of one page, the links on it, and how it is turned."""

    content: list[str] = field(default_factory=list)
    links: list[tuple[float, float, float, float, str]] = field(default_factory=list)
    turn: int = 0
    is_open: bool = False

    def text(self, x: float, y: float, text: str, size: float = 10, font: str = "regular") -> None:
        """Write *text* with its baseline at *y* points from the top."""
        raw = text.encode("cp1252", "replace").decode("latin-1")
        raw = raw.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        self.content.append(f"BT /{font} {size} Tf {x} {HEIGHT - y} Td ({raw}) Tj ET")

    def lines(
        self, x: float, y: float, lines: Sequence[str], size: float = 10, font: str = "regular"
    ) -> float:
        """Write lines below one another; return where the next one stands."""
        for line in lines:
            self.text(x, y, line, size, font)
            y += size * 1.2
        return y

    def signs(
        self, x: float, y: float, signs: Sequence[int | None], stated: str = "", size: float = 10
    ) -> None:
        """Paint signs of the paper's own font, by place, None for one that says nothing.

        *stated* is what they are said to be, painted with those that the next call paints when
        it ends in "…".
        """
        codes = bytes(UNKNOWN if sign is None else OWN + sign for sign in signs).hex()
        said = f"\ufeff{stated.removesuffix('…')}".encode("utf-16-be").hex()
        begin = f"/Span << /ActualText <{said}> >> BDC " if stated else ""
        end = " EMC" * (self.is_open or (bool(stated) and not stated.endswith("…")))
        self.is_open = stated.endswith("…")
        painted = f"BT /signs {size} Tf {x} {HEIGHT - y} Td <{codes}> Tj ET"
        self.content.append(f"{begin}{painted}{end}")

    def link(self, x: float, y: float, width: float, address: str) -> None:
        """Put a link around words whose baseline is at *y*."""
        self.links.append((x, HEIGHT - y - 3, x + width, HEIGHT - y + 9, address))

    def picture(self, x: float, y: float, width: float, height: float, name: str = "grey") -> None:
        """Draw the picture of the paper, or its ``photo``, with its lower edge at *y*."""
        self.content.append(f"q {width} 0 0 {height} {x} {HEIGHT - y} cm /{name} Do Q")


@dataclass
class Paper:
    """A PDF file in the making.

    ``photo`` is a JPEG of 60 by 60 grey pixels, ``letters`` are what the signs of the paper's own
    font say, and how wide they are in thousandths.
    """

    info: dict[str, str] = field(default_factory=dict)
    sheets: list[Sheet] = field(default_factory=list)
    labels: str = ""
    outline: Sequence[tuple[str, int]] = ()
    photo: bytes = b""
    letters: Sequence[tuple[str, int]] = ()

    def sheet(self, turn: int = 0) -> Sheet:
        """Add a page."""
        self.sheets.append(Sheet(turn=turn))
        return self.sheets[-1]

    def file(self) -> bytes:
        """Return the bytes of the file."""
        objects: list[bytes] = [b"", b""]
        fonts = " ".join(f"/{name} {self._font(objects, base)} 0 R" for name, base in FONTS.items())
        if self.letters:
            fonts += f" /signs {self._own_font(objects)} 0 R"
        image = (
            "/Type /XObject /Subtype /Image /Width 60 /Height 60 /ColorSpace /DeviceGray "
            "/BitsPerComponent 8 /Filter "
        )
        packed = zlib.compress(bytes(range(60)) * 60)
        grey = self._stream(objects, packed, f"{image} /FlateDecode")
        pictures = f"/grey {grey} 0 R"
        if self.photo:
            pictures += f" /photo {self._stream(objects, self.photo, f'{image} /DCTDecode')} 0 R"
        resources = f"<< /Font << {fonts} >> /XObject << {pictures} >> >>"
        kids = [self._page(objects, sheet, resources) for sheet in self.sheets]
        extra = self._outline(objects, kids) + self.labels
        objects[0] = f"<< /Type /Catalog /Pages 2 0 R {extra} >>".encode("latin-1")
        listed = " ".join(f"{kid} 0 R" for kid in kids)
        objects[1] = f"<< /Type /Pages /Kids [{listed}] /Count {len(kids)} >>".encode()
        pairs = " ".join(f"/{key} ({value})" for key, value in self.info.items())
        objects.append(f"<< {pairs} >>".encode("latin-1"))
        return _file(objects)

    def _font(self, objects: list[bytes], base: str) -> int:
        widths = " ".join(["500"] * 224)
        objects.append(
            f"<< /Type /Font /Subtype /Type1 /BaseFont /{base} /Encoding /WinAnsiEncoding "
            f"/FirstChar 32 /LastChar 255 /Widths [{widths}] >>".encode()
        )
        return len(objects)

    def _own_font(self, objects: list[bytes]) -> int:
        said = [
            f"<{code:02x}> <{text.encode('utf-16-be').hex()}>"
            for code, (text, _) in enumerate(self.letters, OWN)
        ]
        table = (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
            "1 begincodespacerange <00> <ff> endcodespacerange\n"
            f"{len(said)} beginbfchar\n{chr(10).join(said)}\nendbfchar\nendcmap end end"
        )
        to_unicode = self._stream(objects, table.encode())
        widths = " ".join(str(width) for _, width in self.letters)
        objects.append(
            f"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /FirstChar {OWN} "
            f"/LastChar {OWN + len(self.letters) - 1} /Widths [{widths}] "
            f"/ToUnicode {to_unicode} 0 R >>".encode()
        )
        return len(objects)

    def _stream(self, objects: list[bytes], data: bytes, head: str = "") -> int:
        start = f"<< {head} /Length {len(data)} >>\nstream\n".encode()
        objects.append(start + data + b"\nendstream")
        return len(objects)

    def _page(self, objects: list[bytes], sheet: Sheet, resources: str) -> int:
        content = self._stream(objects, "\n".join(sheet.content).encode("latin-1"))
        notes = " ".join(
            f"<< /Type /Annot /Subtype /Link /Rect [{a} {b} {c} {d}] "
            f"/A << /S /URI /URI ({address}) >> >>"
            for a, b, c, d, address in sheet.links
        )
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Rotate {sheet.turn} "
            f"/Resources {resources} /Contents {content} 0 R /Annots [{notes}] >>".encode("latin-1")
        )
        return len(objects)

    def _outline(self, objects: list[bytes], kids: Sequence[int]) -> str:
        if not self.outline:
            return ""
        root = len(objects) + 1
        last = root + len(self.outline)
        objects.append(f"<< /First {root + 1} 0 R /Last {last} 0 R >>".encode())
        for at, (title, page) in enumerate(self.outline, root + 1):
            following = f"/Next {at + 1} 0 R" if at < last else ""
            objects.append(
                f"<< /Title ({title}) /Parent {root} 0 R {following} "
                f"/Dest [{kids[page]} 0 R /Fit] >>".encode("latin-1")
            )
        return f" /Outlines {root} 0 R "


def _file(objects: Sequence[bytes]) -> bytes:
    written = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(written))
        written += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    start = len(written)
    written += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    written += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    size = len(objects) + 1
    written += f"trailer << /Size {size} /Root 1 0 R /Info {len(objects)} 0 R >>\n".encode()
    return bytes(written + f"startxref\n{start}\n%%EOF\n".encode())


def wrapped(text: str, width: float, size: float = 10, *, parts: int = 0) -> list[str]:
    """Break *text* into lines that fit *width*; with *parts* words are parted, as in print."""
    most = int(width / (size * 0.5))
    lines, line = [], ""
    for word in text.split():
        if len(line) + len(word) + bool(line) <= most:
            line = f"{line} {word}" if line else word
            continue
        room = most - len(line) - 2
        if parts and room >= 3 and len(word) - room >= 3 and word.isalpha():
            lines.append(f"{line} {word[:room]}-")
            line = word[room:]
        else:
            lines.append(line)
            line = word
    return [*lines, line]
