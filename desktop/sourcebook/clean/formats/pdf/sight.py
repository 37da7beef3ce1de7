"""What PDFium sees on the pages of a PDF.

Only this file, `glyphs`, `imagery` and `stated` know PDFium.

It keeps global state and is not safe between threads: it is used in a parse worker only.
"""

import ctypes
import math
import re
import time
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final

import pypdfium2
from pypdfium2 import raw

from sourcebook.base import urls
from sourcebook.clean.formats.pdf.frame import Frame
from sourcebook.clean.formats.pdf.glyphs import HYPHENS, PRIVATE, SPACES, UNSEEN, glyphs_of
from sourcebook.clean.formats.pdf.imagery import is_scan, pictures_of, scan_of
from sourcebook.clean.formats.pdf.leftward import LEFTWARD, is_behind, side_of
from sourcebook.clean.formats.pdf.marks import needs_shaping
from sourcebook.clean.formats.pdf.shapes import Piece, Sheet, Style
from sourcebook.clean.formats.pdf.shaping import pieces_of
from sourcebook.clean.formats.pdf.stated import painting_of

MAX_PAGES: Final = 2000
"""Pages that are read; of a longer file the first ones are."""

MAX_LETTERS: Final = 2_500_000
"""Letters that are read, of four hundred thousand words: PDFium gives each by its own call."""

MAX_PAGE_LETTERS: Final = 100_000
"""Letters of one page; a page of a newspaper has 20,000."""

MAX_LINKS: Final = 5000
"""Links of a page that are looked at."""

PLAIN_SECONDS: Final = 12
"""Processor time for the bare words of a file, which is a tenth of what a worker may take."""

MAX_SECONDS: Final = 10
"""Processor time in which pages are looked at; of those after it only the words are read."""

MAX_PICTURES: Final = 1000
"""Pictures of one document, those of scanned pages among them."""

FEW_LETTERS: Final = 60
"""Letters of a page that is a picture all the same: a stamp, its number."""

_BOLD: Final = re.compile(r"bold|black|heavy|semib|demi|cmbx|-bd|\bbd\b", re.IGNORECASE)
_REGULAR: Final = re.compile(r"regular|roman\b|book\b|medium|light|thin\b", re.IGNORECASE)
"""Names of fonts that are not bold, however heavy PDFium reckons them from the width of stems."""

_ITALIC: Final = re.compile(r"italic|oblique|cmti|cmsl|slanted|-it\b|kursiv", re.IGNORECASE)
_FIXED: Final = re.compile(
    r"courier|mono|nimbusmon|cmtt|consol|typewriter|menlo|monaco|source ?code|fira ?code|lucidacon",
    re.IGNORECASE,
)
"""Names of fonts for code. PDFium calls every font so whose letters are equally wide."""
_IS_ITALIC, _IS_FORCED_BOLD = 1 << 6, 1 << 18
_FORMS: Final = re.compile(r"[\ufb00-\ufdff\ufe70-\ufefc]+")


@dataclass(slots=True)
class Sight:
    """What was seen of a document, and what it says of itself.

    ``rest`` are the bare words of the pages, by number and label, for which there was no time.
    """

    sheets: list[Sheet] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)
    outline: list[tuple[str, int, int]] = field(default_factory=list)
    rest: list[tuple[int, str, str]] = field(default_factory=list)
    is_whole: bool = True


class Locked(Exception):
    """The document asks for a password."""


class Unreadable(Exception):
    """PDFium can make nothing of the bytes."""


def look(data: bytes) -> Sight:
    """Look at each page; what is too much is left out, and said.

    Raises:
        Locked: It asks for a password.
        Unreadable: It is damaged, or no PDF.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise Locked from error
        raise Unreadable from error
    try:
        return _seen(document)
    finally:
        document.close()


def plain_pages(data: bytes) -> Iterator[str]:
    """Yield the bare words of each page that can be read, in the order of the file.

    Stops after `PLAIN_SECONDS`; of a file that cannot be opened there is nothing.
    """
    ends = time.process_time() + PLAIN_SECONDS
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return
    try:
        for number in range(min(len(document), MAX_PAGES)):
            if time.process_time() > ends:
                return
            yield _plain_page(document, number)
    finally:
        document.close()


def _plain_page(document: Any, number: int) -> str:
    try:
        page = document[number]
        textpage = page.get_textpage()
        text = str(textpage.get_text_range())
        textpage.close()
        page.close()
    except (pypdfium2.PdfiumError, UnicodeError):
        return ""
    return _readable(text.replace("\r\n", "\n"))


def _seen(document: Any) -> Sight:
    count = len(document)
    sight = Sight(facts=document.get_metadata_dict(skip_empty=True), is_whole=count <= MAX_PAGES)
    left, pictures = MAX_LETTERS, MAX_PICTURES
    ends = time.process_time() + MAX_SECONDS
    for number in range(min(count, MAX_PAGES)):
        if left <= 0:
            sight.is_whole = False
            break
        if time.process_time() > ends:
            words = _plain_page(document, number)[:left]
            sight.rest.append((number, _label(document, number), words))
            if not words.strip() and any(sheet.is_scan for sheet in sight.sheets):
                sight.is_whole = False
            left -= len(words)
            continue
        try:
            sheet, is_whole = _sheet(document, number, pictures)
        except pypdfium2.PdfiumError:
            sight.is_whole = False
            continue
        sight.is_whole = sight.is_whole and is_whole
        sight.sheets.append(sheet)
        left -= sum(len(piece.text) for piece in sheet.pieces)
        pictures -= len(sheet.pictures)
    sight.outline = list(_outline(document))
    return sight


def _outline(document: Any) -> Iterator[tuple[str, int, int]]:
    """Yield title, level from 1, and page of each bookmark."""
    try:
        for at, bookmark in enumerate(document.get_toc(max_depth=6)):
            if at > MAX_PAGES:
                return
            target = bookmark.get_dest()
            page = target.get_index() if target else None
            if page is not None:
                yield bookmark.get_title(), bookmark.level + 1, page
    except (pypdfium2.PdfiumError, UnicodeError):
        return


def _label(document: Any, number: int) -> str:
    return document.get_page_label(number) or str(number + 1)


def _sheet(document: Any, number: int, pictures: int) -> tuple[Sheet, bool]:
    page = document[number]
    try:
        width, height = page.get_size()
        sheet = Sheet(number, _label(document, number), width, height)
        reader = _Reader(page, Frame.of(page))
        is_whole = reader.read()
        if quarter := reader.lying():
            reader = _Reader(page, reader.frame.turned(quarter))
            is_whole = reader.read()
            if quarter != 180:
                sheet.width, sheet.height = height, width
        sheet.pieces, sheet.margin = reader.parted()
        letters = sum(len(piece.text) for piece in sheet.pieces)
        if letters < FEW_LETTERS:
            sheet.is_scan = is_scan(page, reader.frame, has_letters=letters > 0)
        if pictures <= 0:
            is_whole = is_whole and not sheet.is_scan
        elif sheet.is_scan:
            sheet.pictures = scan_of(page, reader.frame)
        else:
            sheet.pictures = list(pictures_of(page, reader.frame))[:pictures]
    finally:
        page.close()
    return sheet, is_whole


@dataclass(slots=True)
class _Reader:
    """Reads the letters of one page."""

    page: Any
    frame: Frame
    pieces: list[tuple[int, Piece]] = field(default_factory=list)
    has_leftward: bool = False
    has_marks: bool = False
    _origin: tuple[float, float] = (math.nan, math.nan)
    _styles: dict[int, tuple[Style, int]] = field(default_factory=dict)
    _known: dict[Style, Style] = field(default_factory=dict)
    _looks: dict[int, tuple[bool, bool, bool]] = field(default_factory=dict)
    _settings: dict[tuple[float, ...], tuple[Style, int]] = field(default_factory=dict)
    _matrix: raw.FS_MATRIX = field(default_factory=raw.FS_MATRIX)

    def read(self) -> bool:
        """Read all letters; tell whether none were too many."""
        textpage = self.page.get_textpage()
        try:
            count: int = raw.FPDFText_CountChars(textpage.raw)
            links = _links(self.page)
            self._read(textpage.raw, min(count, MAX_PAGE_LETTERS), links)
            if self.has_marks:
                self.pieces = self._shaped(textpage.raw, min(count, MAX_PAGE_LETTERS), links)
        finally:
            textpage.close()
        return count <= MAX_PAGE_LETTERS

    def _read(self, handle: Any, count: int, links: "list[_Link]") -> None:
        """Read letter by letter, as far as to the first mark that stands on another letter.

        Where no link can begin, only the ends of a word are measured.
        """
        x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
        at_x, at_y, at_box = ctypes.byref(x), ctypes.byref(y), ctypes.byref(box)
        held: Piece | None = None
        thing, first, last = 0, -1, -1
        for index in range(count):
            code = raw.FPDFText_GetUnicode(handle, index)
            if code in UNSEEN:
                continue
            found = raw.FPDFText_GetTextObject(handle, index)
            same = _address(found)
            if held and last == index - 1 and same == thing and _is_plain(code) and not links:
                held.text += chr(code)
                last = index
                continue
            self._reach(held, handle, first, last)
            first = last = -1
            if code in {10, 13}:
                held = None
            elif code in SPACES:
                held = self._spaced(held)
            else:
                raw.FPDFText_GetCharOrigin(handle, index, at_x, at_y)
                raw.FPDFText_GetLooseCharBox(handle, index, at_box)
                style, turn = self._style(handle, index, found, same)
                piece = self._piece(code, (x.value, y.value), box, style)
                if self.has_marks:
                    return
                if links:
                    piece.href = _href(links, (box.left + box.right) / 2, y.value)
                held = self._added(held, piece, turn)
                if same and _is_plain(code) and not self.has_leftward:
                    thing, first, last = same, index, index
        self._reach(held, handle, first, last)

    def _reach(self, piece: Piece | None, handle: Any, first: int, last: int) -> None:
        """Let a piece reach as far as its last letter, where that was not measured."""
        if not piece or last <= first:
            return
        box = raw.FS_RECTF()
        raw.FPDFText_GetLooseCharBox(handle, last, ctypes.byref(box))
        one = self.frame.point(box.left, box.bottom)[0]
        other = self.frame.point(box.right, box.top)[0]
        piece.x0, piece.x1 = min(piece.x0, one, other), max(piece.x1, one, other)

    def _spaced(self, held: Piece | None) -> Piece | None:
        """Put a space behind a piece; where letters run to the left each word is a piece."""
        if held and not held.text.endswith(" "):
            held.text += " "
        return None if self.has_leftward else held

    def _piece(
        self, code: int, origin: tuple[float, float], box: raw.FS_RECTF, style: Style
    ) -> Piece:
        one = self.frame.point(box.left, box.bottom)[0]
        other = self.frame.point(box.right, box.top)[0]
        text = "-" if code in HYPHENS else PRIVATE.get(code) or chr(code)
        self.has_leftward = self.has_leftward or bool(LEFTWARD.match(text))
        is_with_last = origin == self._origin and bool(LEFTWARD.match(text))
        self.has_marks = self.has_marks or needs_shaping(code) or is_with_last
        self._origin = origin
        baseline = self.frame.point(*origin)[1]
        return Piece(text, min(one, other), max(one, other), baseline, style)

    def _added(self, held: Piece | None, piece: Piece, turn: int) -> Piece:
        """Add a letter to the piece before it when it stands beside it, set alike."""
        if held and held.style is piece.style and held.href == piece.href:
            size = piece.style.size
            gap = max(piece.x0 - held.x1, held.x0 - piece.x1)
            is_beside = abs(piece.y - held.y) < size * 0.1 and gap < size * 0.7
            if is_beside and self._is_one_way(held.text[-1], piece.text):
                # PDFium gives some words of Arabic as they are seen, from the left.
                is_seen = self.has_leftward and is_behind(held, piece)
                held.text = piece.text + held.text if is_seen else held.text + piece.text
                held.x0, held.x1 = min(held.x0, piece.x0), max(held.x1, piece.x1)
                return held
        self.pieces.append((turn, piece))
        return piece

    def _is_one_way(self, before: str, letter: str) -> bool:
        """Tell whether two letters run the same way; only where some run to the left."""
        return not self.has_leftward or side_of(before) == side_of(letter)

    def _shaped(self, handle: Any, count: int, links: "list[_Link]") -> list[tuple[int, Piece]]:
        """Read a page again whose letters stand on, below and before one another."""
        painting = painting_of(self.page, self.frame)
        glyphs = glyphs_of(handle, count, self.frame, painting, partial(self._style, handle))
        for glyph in glyphs if links else ():
            glyph.href = _href(links, *self.frame.back((glyph.x0 + glyph.x1) / 2, glyph.y))
        return pieces_of(glyphs)

    def _style(self, handle: Any, index: int, thing: Any, key: int) -> tuple[Style, int]:
        if key not in self._styles:
            self._styles[key] = self._style_of(handle, index, thing)
        return self._styles[key]

    def _style_of(self, handle: Any, index: int, thing: Any) -> tuple[Style, int]:
        """Return how a letter is set; reckoned once for all that are set alike."""
        matrix = self._matrix
        raw.FPDFText_GetMatrix(handle, index, ctypes.byref(matrix))
        size = raw.FPDFText_GetFontSize(handle, index)
        font = _address(raw.FPDFTextObj_GetFont(thing)) if thing else 0
        key = (font, size, matrix.a, matrix.b, matrix.c, matrix.d)
        if not font or key not in self._settings:
            self._settings[key] = self._setting(size, self._look_of(handle, index, font))
        return self._settings[key]

    def _setting(self, size: float, look: tuple[bool, bool, bool]) -> tuple[Style, int]:
        matrix = self._matrix
        size *= math.hypot(matrix.c, matrix.d)
        style = Style(round(size, 1) if math.isfinite(size) else 10.0, *look)
        angle = math.degrees(math.atan2(matrix.b, matrix.a)) - self.frame.turn
        return self._known.setdefault(style, style), round(angle) % 360

    def _look_of(self, handle: Any, index: int, font: int) -> tuple[bool, bool, bool]:
        """Tell whether a letter is bold, italic, of fixed width; asked once for each font."""
        if not font or font not in self._looks:
            self._looks[font] = self._look(handle, index)
        return self._looks[font]

    def _look(self, handle: Any, index: int) -> tuple[bool, bool, bool]:
        flags, buffer = ctypes.c_int(), ctypes.create_string_buffer(128)
        raw.FPDFText_GetFontInfo(handle, index, buffer, 128, ctypes.byref(flags))
        name = buffer.value.decode("utf-8", "replace")
        weight = raw.FPDFText_GetFontWeight(handle, index)
        is_heavy = weight >= 700 and not _REGULAR.search(name)
        return (
            bool(_BOLD.search(name)) or is_heavy or bool(flags.value & _IS_FORCED_BOLD),
            bool(_ITALIC.search(name)) or bool(flags.value & _IS_ITALIC),
            bool(_FIXED.search(name)),
        )

    def lying(self) -> int:
        """Return 90 or 270 when most letters of the page stand across it so, else 0."""
        letters = Counter[int]()
        for turn, piece in self.pieces:
            letters[round(turn / 90) % 4 * 90] += len(piece.text)
        most = max(letters, key=lambda turn: letters[turn], default=0)
        return most if most in {90, 270} else 0

    def parted(self) -> tuple[list[Piece], list[Piece]]:
        """Return the pieces that run along the page, and those that stand across it."""
        along: list[Piece] = []
        across: list[Piece] = []
        for turn, piece in self.pieces:
            piece.text = _readable(piece.text)
            is_along = turn < 10 or turn > 350 or 170 < turn < 190
            if piece.text.strip() and self.frame.holds(piece):
                (along if is_along else across).append(piece)
        return along, across


def _address(pointer: Any) -> int:
    return ctypes.addressof(pointer.contents) if pointer else 0


def _is_plain(code: int) -> bool:
    """Tell a letter that runs to the right and needs no look at the signs of its font."""
    return 0x20 < code < 0x590 and code not in HYPHENS and code not in SPACES


def _readable(text: str) -> str:
    """Take ligatures and the shapes of Arabic letters apart, and join halves of pairs."""
    text = _FORMS.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


_Link = tuple[float, float, float, float, str]


def _links(page: Any) -> list[_Link]:
    """Return the rectangles of the links of a page that lead to the web."""
    found: list[_Link] = []
    position, link, box = ctypes.c_int(0), raw.FPDF_LINK(), raw.FS_RECTF()
    while raw.FPDFLink_Enumerate(page.raw, ctypes.byref(position), ctypes.byref(link)):
        if len(found) >= MAX_LINKS:
            break
        action = raw.FPDFLink_GetAction(link)
        if not action or raw.FPDFAction_GetType(action) != raw.PDFACTION_URI:
            continue
        size = raw.FPDFAction_GetURIPath(page.pdf.raw, action, None, 0)
        if not 1 < size < 4000 or not raw.FPDFLink_GetAnnotRect(link, ctypes.byref(box)):
            continue
        buffer = ctypes.create_string_buffer(size)
        raw.FPDFAction_GetURIPath(page.pdf.raw, action, buffer, size)
        address = urls.absolute("", buffer.value.decode("utf-8", "replace"))
        if address and not address.startswith("#"):
            low, high = sorted((box.bottom, box.top))
            found.append((min(box.left, box.right), low, max(box.left, box.right), high, address))
    return found


def _href(links: list[_Link], x: float, y: float) -> str:
    for left, low, right, high, address in links:
        if left <= x <= right and low - 1 <= y <= high + 1:
            return address
    return ""
