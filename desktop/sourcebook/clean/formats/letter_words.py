"""The words and images of one message to a draft, part after part as they stand in it."""

import html as entities
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from itertools import groupby
from typing import Final

from lxml import etree

from sourcebook.base.html_sanitize import strip_tags
from sourcebook.clean.blocks import ink
from sourcebook.clean.dom import is_too_long, parse
from sourcebook.clean.draft import Draft, Leftover
from sourcebook.clean.enclosing import MAX_PAGE, Container, name_of, with_images
from sourcebook.clean.formats.binding import Binding
from sourcebook.clean.formats.forwarded_page import forwarded_page
from sourcebook.clean.formats.forwarding import forwarded
from sourcebook.clean.formats.letter import PAGES, Letter, Piece, text_of, vocabulary, words_of
from sourcebook.clean.formats.mail_headers import (
    citation_of,
    heading_of,
    is_forwarded,
    metadata_inside,
    metadata_of,
    origins_of,
)
from sourcebook.clean.formats.mailing import tidy, without_footer
from sourcebook.clean.formats.mhtml import images_of
from sourcebook.clean.formats.mime import Part
from sourcebook.clean.images import keep_held
from sourcebook.clean.plaintext import draft_of_text, paragraphs_of
from sourcebook.clean.webpage import PLAIN as LONG
from sourcebook.clean.webpage import draft_of_markup, plain_draft
from sourcebook.model.article import Metadata, Status
from sourcebook.model.edition import Asset
from sourcebook.model.media import PLAIN

FORWARDED: Final = "forwarded"
"""Rule of an edition: the message came in another one that says little itself."""

MAX_COVER: Final = 600
"""Visible characters of a message that only covers the one it forwards."""

_QUOTED: Final = re.compile(r"^>", re.MULTILINE)

MAX_TEXT: Final = 1_000_000
"""Code points of a message in plain text whose structure is looked for."""


def draft_of_letter(letter: Letter, message: Part, *, is_continued: bool) -> Draft:
    """Read what *letter* shows of *message*.

    Args:
        letter: The parts of the message.
        message: Where its headers and its images are.
        is_continued: It stands below something else: it has no title block of its own.
    """
    metadata = metadata_of(message)
    base = citation_of(message, metadata).canonical
    images = images_of(list(message.walk()))
    writer = _Writer(message, metadata, base, images, is_continued)
    draft = _with_other_forms(writer.draft_of(letter.pieces), writer.others)
    if draft.status is not Status.PLAIN:
        draft = without_footer(draft)
    other = FORWARDED if FORWARDED in draft.rules.split() else "opening"
    return replace(
        draft,
        citation=citation_of(message, draft.metadata),
        origins=origins_of(draft.metadata, metadata, other),
    )


@dataclass(slots=True)
class _Writer:
    """Writes the parts of one message; ``others`` are words not shown and their places."""

    message: Part
    metadata: Metadata
    base: str
    images: Container
    is_continued: bool
    others: list[tuple[int, str]] = field(default_factory=list)
    _size: int = 0

    def draft_of(self, pieces: list[Piece]) -> Draft:
        """Write all *pieces*; an image that a page shows stands there alone."""
        written = [(piece, self._draft_of(piece, text)) for piece, text in _runs(pieces)]
        pages = (draft for piece, draft in written if piece.part.kind in PAGES)
        drawn = {data for draft in pages for data in draft.enclosed.values()}
        binding = Binding()
        for piece, draft in written:
            if not piece.is_shown:
                self.others.append((binding.ink, draft.html))
            elif piece.part.kind in PAGES or not drawn & set(draft.enclosed.values()):
                binding.add(draft)
        return binding.bound(Draft(self.metadata, ""))

    def _draft_of(self, piece: Piece, text: str) -> Draft:
        part = piece.part
        if not piece.is_shown:
            return Draft(self.metadata, paragraphs_of(words_of(part)))
        if part.kind != PLAIN and part.kind not in PAGES:
            return _picture(part)
        draft = self._text(text) if part.kind == PLAIN else self._page(part)
        if not self.is_continued:
            self.metadata, self.is_continued = draft.metadata, True
        return draft

    def _text(self, text: str) -> Draft:
        if len(text) > MAX_TEXT:
            return Draft(self.metadata, paragraphs_of(text), rules=LONG, status=Status.PLAIN)
        if self.is_continued:
            return draft_of_text(text, is_continued=True)
        inner = forwarded(text)
        if inner is None or ink(inner.cover) > MAX_COVER:
            return _titled(text, self.metadata)
        draft = _titled(inner.words, metadata_inside(inner.headers, self.metadata))
        return self._uncovered(draft, paragraphs_of(inner.cover), paragraphs_of(inner.head))

    def _uncovered(self, draft: Draft, cover: str, head: str) -> Draft:
        """Set aside what stood before the forwarded message *draft*, and its head."""
        aside = (("opening", heading_of(self.message) + cover), ("headers", head))
        before = (Leftover(0, reason, html) for reason, html in aside)
        rules = f"{draft.rules} {FORWARDED}".strip()
        return replace(draft, leftovers=(*before, *draft.leftovers), rules=rules)

    def _page(self, part: Part) -> Draft:
        page = part.text()
        self._size += len(page)
        if self._size > MAX_PAGE or is_too_long(page):
            return replace(plain_draft(page), metadata=self.metadata)
        root, rule = parse(page)
        keep_held(root, self.base, self.images.name)
        hidden = tidy(root)
        body = root.find("body")
        markup = etree.tostring(root if body is None else body, encoding="unicode", method="html")
        draft = draft_of_markup(markup, self.metadata, self.base)
        if self.is_continued and draft.metadata.title != self.metadata.title:
            heading = f"<h2>{entities.escape(draft.metadata.title)}</h2>"  # its title is another's
            draft = replace(draft, html=heading + draft.html)
        draft = replace(draft, leftovers=(*hidden, *draft.leftovers), rules=rule or draft.rules)
        return with_images(self._opened(draft), self.images)

    def _opened(self, draft: Draft) -> Draft:
        """Return the message that a page forwards; what was left out then stands before it."""
        if self.is_continued or not draft.html:
            return draft
        is_announced = is_forwarded(self.message)
        inner = forwarded_page(draft.html, MAX_COVER, is_announced=is_announced)
        if inner is None or not inner.words:
            return draft
        gone = ink(strip_tags(draft.html)) - ink(strip_tags(inner.words))
        aside = tuple(replace(one, after=max(0, one.after - gone)) for one in draft.leftovers)
        known = metadata_inside(inner.headers, self.metadata)
        draft = replace(draft, metadata=known, html=inner.words, leftovers=aside)
        return self._uncovered(draft, inner.cover, inner.head)


def _runs(pieces: list[Piece]) -> Iterator[tuple[Piece, str]]:
    """Yield the pieces; plain words that follow one another are one text."""
    for is_text, run in groupby(pieces, lambda one: one.is_shown and one.part.kind == PLAIN):
        if is_text:
            texts = list(run)
            yield texts[0], "\n\n".join(text_of(one.part) for one in texts)
        else:
            yield from ((one, "") for one in run)


def _titled(text: str, metadata: Metadata) -> Draft:
    """Read the words of a message; what its headers say of it counts before its first lines.

    An answer has none: the lines above a quotation say who wrote that, and when.
    """
    if _QUOTED.search(text):
        return replace(draft_of_text(text, is_continued=True), metadata=metadata)
    # With the subject above it the text has its title, and its first words stay in the body.
    draft = draft_of_text(f"{metadata.title}\n\n{text}" if metadata.title else text)
    known = {name: said or getattr(metadata, name) for name, said in asdict(draft.metadata).items()}
    known["published"] = metadata.published or draft.metadata.published
    return replace(draft, metadata=Metadata(**known))


def _picture(part: Part) -> Draft:
    """Show an image that stands between the words."""
    data = part.data()
    asset = Asset(1, name_of(data), label=part.name)
    figure = f'<figure><img src="asset:1" alt="{entities.escape(part.name)}"></figure>'
    return Draft(Metadata(), figure, assets=(asset,), enclosed={asset.address: data})


def _with_other_forms(draft: Draft, others: list[tuple[int, str]]) -> Draft:
    """Set aside each other form of the message that says more than what is shown of it."""
    if not others:
        return draft
    known = (*asdict(draft.metadata).values(), *(asset.label for asset in draft.assets))
    aside = (strip_tags(left.html) for left in draft.leftovers)
    said = vocabulary(" ".join((*known, strip_tags(draft.html), *aside)))
    more = (
        Leftover(after, "alternative", html)
        for after, html in others
        if not vocabulary(strip_tags(html)) <= said
    )
    return replace(draft, leftovers=(*draft.leftovers, *more))
