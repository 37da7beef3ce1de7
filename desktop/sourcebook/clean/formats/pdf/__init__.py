"""PDF documents: pages of letters to an article with paragraphs, headings and notes."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from sourcebook.clean.blocks import one_line
from sourcebook.clean.dates import find_date
from sourcebook.clean.draft import Draft, Leftover, Mark
from sourcebook.clean.formats.facts import Facts, sane_name, sane_title
from sourcebook.clean.formats.pdf.below_title import read_below_title
from sourcebook.clean.formats.pdf.columnar import laid
from sourcebook.clean.formats.pdf.columns import regions_of
from sourcebook.clean.formats.pdf.furniture import without_furniture
from sourcebook.clean.formats.pdf.initials import with_initials, words_of
from sourcebook.clean.formats.pdf.leftward import in_places, is_leftward
from sourcebook.clean.formats.pdf.paragraphs import Paragraph, Sort, paragraphs_of
from sourcebook.clean.formats.pdf.shapes import Sheet
from sourcebook.clean.formats.pdf.sight import Locked, Sight, Unreadable, look
from sourcebook.clean.formats.pdf.writing import Writer, note_keys
from sourcebook.clean.joining import Lexicon
from sourcebook.model.article import Status
from sourcebook.model.capture import Capture
from sourcebook.model.edition import Place
from sourcebook.model.errors import CleaningFailed

MAX_TITLE: Final = 300
"""Letters of a title that is taken from the first page."""

MIN_BOOK: Final = 10
"""Pages of a document that may have covers."""

_DATE: Final = re.compile(r"D?:?(\d{4})(\d\d)(\d\d)")


def draft_of_pdf(capture: Capture) -> Draft:
    """Read a PDF document.

    Costs 25 ms of a processor for a page, 60 ms where each letter is an object of its own (300
    pages of each kind), and as much where marks stand on letters; after `sight.MAX_SECONDS` only
    the bare words of the pages that are left are read, which costs a tenth.

    Raises:
        CleaningFailed: It is damaged.
    """
    try:
        sight = look(capture.page.data)
    except Locked:
        return Draft(Facts().metadata, "", status=Status.LOCKED)
    except Unreadable as error:
        reason = "the file is damaged or breaks off"
        raise CleaningFailed(source=capture.source, reason=reason) from error
    facts = _facts(sight)
    return _draft(sight, facts)


def _draft(sight: Sight, facts: Facts) -> Draft:
    sight.sheets = list(map(laid, sight.sheets))
    sheets, heads = without_furniture(sight.sheets)
    known = words_of([piece for sheet in sheets for piece in sheet.pieces])
    shown = [sheet for sheet in sheets if sheet.pieces or sheet.pictures]
    pages = [regions_of(_upright(_with_initials(sheet, known))) for sheet in shown]
    paragraphs, body = paragraphs_of(pages)
    author = sane_name(sight.facts.get("Author", ""))
    paragraphs, aside = _without_title(paragraphs, facts, author)
    _know_author(sight, facts)
    lines = [line.text for page in pages for column in page for line in column]
    writer = Writer(
        Lexicon(_inner(lines)),
        {sheet.number: sheet.label for sheet in sheets}
        | {number: label for number, label, _ in sight.rest},
        heads,
        note_keys(paragraphs),
        is_bold=body.is_bold,
    )
    for paragraph in paragraphs:
        writer.write(paragraph)
    writer.end()
    if sheets:
        writer.reach(sheets[-1].number)
    for number, _, words in sight.rest:
        writer.write_words(number, words)
    return Draft(
        facts.metadata,
        "".join(writer.written),
        (*aside, *writer.leftovers, *_margins(sight.sheets, writer)),
        tuple(writer.pictures.assets),
        status=_status(sight),
        citation=facts.citation,
        origins=tuple(facts.origins),
        marks=(*writer.marks, *_chapters(sight, writer)),
        enclosed=writer.pictures.enclosed,
    )


def _status(sight: Sight) -> Status:
    """Say what is missing; the covers of a book may be pictures, its other pages may not."""
    sheets = sight.sheets
    inner = sheets[1:-1] if len(sheets) >= MIN_BOOK else sheets
    has_words = sight.rest or any(sheet.pieces and not sheet.is_scan for sheet in sheets)
    if not has_words and (sight.is_whole or not any(sheet.pictures for sheet in sheets)):
        return Status.NO_TEXT
    if not sight.is_whole or any(sheet.is_scan for sheet in inner):
        return Status.PARTIAL
    return Status.PLAIN if sight.rest else Status.WHOLE


def _with_initials(sheet: Sheet, words: Mapping[str, int]) -> Sheet:
    return replace(sheet, pieces=with_initials(sheet.pieces, words))


def _upright(sheet: Sheet) -> Sheet:
    """Mirror a page that is read from right to left."""
    if not is_leftward("".join(p.text for p in sheet.pieces)):
        return sheet
    mirrored = sheet.mirrored()
    return replace(mirrored, pieces=in_places(mirrored.pieces))


def _inner(lines: Sequence[str]) -> list[str]:
    """Return lines without a word that is parted at their end: it shows nothing."""
    return [line.rpartition(" ")[0] if line.endswith("-") else line for line in lines]


def _facts(sight: Sight) -> Facts:
    facts = Facts()
    said = sight.facts
    facts.know("title", sane_title(said.get("Title", "")), "pdf")
    return facts


def _know_author(sight: Sight, facts: Facts) -> None:
    """Take what the file says of its author and its day, where its first page says nothing."""
    said = sight.facts
    author = sane_name(said.get("Author", ""))
    facts.know("byline", author, "pdf")
    facts.know_authors([author] if author else [], "pdf")
    if found := _DATE.match(said.get("CreationDate", "")):
        date = find_date("-".join(found.groups()))
        facts.know("published", date, "pdf:created", is_guess=True)


def _without_title(
    paragraphs: list[Paragraph], facts: Facts, author: str
) -> tuple[list[Paragraph], list[Leftover]]:
    """Take the title out of the first page, and below it who wrote it and when.

    It is the largest text when none is stated.
    """
    if not paragraphs:
        return [], []
    page = paragraphs[0].lines[0].page
    first = [paragraph for paragraph in paragraphs[:40] if paragraph.lines[0].page == page]
    heads = [p for p in first if p.sort is Sort.HEADING and len(p.text) <= MAX_TITLE]
    if not facts.metadata.title and heads:
        largest = max(heads, key=lambda p: p.lines[0].style.size)
        facts.know("title", largest.text, "text", is_guess=True)
    title = _plain(facts.metadata.title)
    for paragraph in heads:
        if title and _plain(paragraph.text) == title:
            at = next(i for i, other in enumerate(paragraphs) if other is paragraph)
            return read_below_title([*paragraphs[:at], *paragraphs[at + 1 :]], at, facts, author)
    return paragraphs, []


def _chapters(sight: Sight, writer: Writer) -> list[Mark]:
    """Return the bookmarks as marks: at their heading, or at the start of their page."""
    marks = []
    for title, level, page in sight.outline:
        found = next(
            (at for text, at in writer.headings.get(page, ()) if _plain(text) == _plain(title)),
            writer.starts.get(page),
        )
        if found is not None and one_line(title):
            marks.append(Mark(found, Place.CHAPTER, title, level))
    return marks


def _margins(sheets: Sequence[Sheet], writer: Writer) -> list[Leftover]:
    """Set aside what stands across the pages, as a stamp along the edge."""
    return [
        Leftover(writer.starts.get(sheet.number, 0), "margin", f"<p>{words}</p>")
        for sheet in sheets
        if (words := _escaped(" ".join(piece.text for piece in sheet.margin)))
    ]


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
