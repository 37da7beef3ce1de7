"""Plain text, as people paste it, to a draft with the structure its writer meant."""

import html as entities
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, groupby
from typing import Final

from sourcebook.clean import boilerplate
from sourcebook.clean.blocks import ink
from sourcebook.clean.draft import Draft, Leftover
from sourcebook.clean.forms import ADDRESS, Form, Part, formed, numbers_of
from sourcebook.clean.imprint import imprint
from sourcebook.clean.layout import BULLET, NUMBER, Chunk, chunks_of
from sourcebook.clean.opening import Opening, read_opening
from sourcebook.clean.text_tables import table_of
from sourcebook.clean.typography import AFTER_ADDRESS

MAX_PARAGRAPHS: Final = 20_000
"""Paragraphs of a text that is shown plainly; every block costs time to lay out and to draw."""

NEAR_START: Final = 3
NEAR_END: Final = 4
"""Chunks at the start and the end of a body among which its editors are named."""

MAX_AMPERSANDS: Final = 5_000
"""Ampersands of one paragraph: the sanitiser's time grows with the square of them."""


def draft_of_text(text: str, *, is_continued: bool = False) -> Draft:
    """Read plain *text*: its title block, headings, lists, quotations, verse and captions.

    Every word of *text* stands in the draft's body, its metadata or what was left out.

    Args:
        text: Any text.
        is_continued: It goes on from something else: it has no title block of its own.
    """
    chunks = chunks_of(text)
    opening = Opening() if is_continued else read_opening(chunks)
    if not any(map(_has_words, chunks[opening.used :])):
        opening = Opening()  # a title with nothing below it is the text itself
    body = chunks[opening.used :]
    reasons = _reasons(body)
    parts = formed([chunk for chunk, reason in zip(body, reasons, strict=True) if not reason])
    captions = "".join(map(_caption, opening.captions))
    before = list(accumulate((_ink_of(_part(part)) for part in parts), initial=_ink_of(captions)))
    aside = [Leftover(0, "opening", _paragraph((line,))) for line in opening.set_aside]
    leftovers = (*aside, *_leftovers(body, reasons, before))
    html = captions + "".join(_Writer().write(parts))
    return Draft(
        opening.metadata,
        html,
        leftovers,
        citation=opening.citation,
        origins=opening.origins,
    )


def _has_words(chunk: Chunk) -> bool:
    return any(map(str.isalnum, chunk.text))


def paragraphs_of(text: str) -> str:
    """Return *text* as HTML, cut at blank lines and looked at no further: for very long texts.

    Of more than `MAX_PARAGRAPHS` some share one, with line breaks between them.
    """
    parts = re.split(r"\n\s*\n", _eased(text).strip())
    found = [part.strip() for part in parts if part.strip()]
    share = len(found) // MAX_PARAGRAPHS + 1
    runs = ("\n".join(found[at : at + share]) for at in range(0, len(found), share))
    return "".join(_paragraph(run.split("\n")) for run in runs)


def _eased(text: str) -> str:
    """Break *text* where too many ampersands would stand in one paragraph."""
    pieces = text.split("&")
    runs = (pieces[at : at + MAX_AMPERSANDS] for at in range(0, len(pieces), MAX_AMPERSANDS))
    return "&\n\n".join(map("&".join, runs))


def _reasons(body: Sequence[Chunk]) -> list[str]:
    """Say of each chunk why it is no part of the article; nothing when it is."""
    outer = {*range(NEAR_START), *range(len(body) - NEAR_END, len(body))}
    notices = [_notice(chunk, is_outer=at in outer) for at, chunk in enumerate(body)]
    telling = (c.lines[0] if notice else c.text for c, notice in zip(body, notices, strict=True))
    end = boilerplate.tail(list(telling))
    reasons = [notice or ("appeal" if at >= end else "") for at, notice in enumerate(notices)]
    return reasons if not all(reasons) else [""] * len(body)


def _notice(chunk: Chunk, *, is_outer: bool) -> str:
    """Say what kind of notice a chunk is, as a whole or in each of its lines.

    Only at the start or the end does a line say who edited the text; amid it somebody speaks.
    """

    def one(text: str) -> str:
        return boilerplate.notice(text) or (imprint(text) if is_outer else "")

    if chunk.is_spaced:
        return ""
    each = list(map(one, chunk.lines))
    return one(chunk.text) or (each[0] if all(each) else "")


def _leftovers(
    body: Sequence[Chunk], reasons: Sequence[str], before: Sequence[int]
) -> Iterator[Leftover]:
    """Set aside each run of chunks that have one reason, with the place where it stood."""
    kept = 0
    for reason, run in groupby(zip(reasons, body, strict=True), key=lambda pair: pair[0]):
        chunks = [chunk for _, chunk in run]
        if reason:
            html = "".join(_paragraph(chunk.lines) for chunk in chunks)
            yield Leftover(before[kept], reason, html)
        else:
            kept += len(chunks)


@dataclass(slots=True)
class _Writer:
    """Writes parts as HTML, with lists and quotations around those that belong together."""

    depth: int = 0
    form: Form = Form.PARAGRAPH
    number: int = 0
    written: list[str] = field(default_factory=list)

    def write(self, parts: Sequence[Part]) -> list[str]:
        """Return the HTML of *parts*, in pieces."""
        for part in parts:
            if self.form is not Form.PARAGRAPH and not self._continues(part):
                self._end_list()
            self._quote(part.chunk.quote_depth)
            if part.form in _LISTS:
                self._start_list(part)
            self.written.append(_part(part))
        self._end_list()
        self._quote(0)
        return self.written

    def _continues(self, part: Part) -> bool:
        is_alike = part.form is self.form and part.chunk.quote_depth == self.depth
        return is_alike and (part.form is Form.BULLETS or numbers_of(part.chunk)[0] == self.number)

    def _start_list(self, part: Part) -> None:
        numbers = numbers_of(part.chunk) if part.form is Form.NUMBERS else []
        if self.form is Form.PARAGRAPH:
            start = f' start="{numbers[0]}"' if numbers and numbers[0] > 1 else ""
            self.written.append(f"<{part.form}{start}>")
        self.form = part.form
        self.number = numbers[-1] + 1 if numbers else 0

    def _end_list(self) -> None:
        if self.form is not Form.PARAGRAPH:
            self.written.append(f"</{self.form}>")
        self.form = Form.PARAGRAPH

    def _quote(self, depth: int) -> None:
        step = depth - self.depth
        self.written.append("<blockquote>" * step + "</blockquote>" * -step)
        self.depth = depth


_LISTS: Final = frozenset({Form.BULLETS, Form.NUMBERS})


def _part(part: Part) -> str:
    lines = part.chunk.lines
    if part.form is Form.RULE:
        return "<hr>"
    if part.form in {Form.CODE, Form.TABLE}:
        code = f"<pre>{entities.escape(chr(10).join(lines))}</pre>"
        return table_of(lines) if part.form is Form.TABLE else code
    if part.form is Form.HEADING:
        return f"<h2>{_inline(lines[0])}</h2>"
    if part.form is Form.CAPTION:
        return _caption(lines[0])
    if part.form is Form.PARAGRAPH:
        return _paragraph(lines)
    return _items(lines, BULLET if part.form is Form.BULLETS else NUMBER)


def _items(lines: Sequence[str], pattern: re.Pattern[str]) -> str:
    items: list[list[str]] = []
    for line in lines:
        found = pattern.match(line)
        if found or not items:
            items.append([line[found.end() :] if found else line])
        else:
            items[-1].append(line)
    return "".join(f"<li>{'<br>'.join(map(_inline, item))}</li>" for item in items)


def _paragraph(lines: Sequence[str]) -> str:
    return f"<p>{'<br>'.join(map(_inline, lines))}</p>"


def _caption(line: str) -> str:
    return f"<figure><figcaption>{_inline(line)}</figcaption></figure>"


def _inline(line: str) -> str:
    """Escape *line* and make links of the addresses in it."""
    written: list[str] = []
    at = 0
    for found in ADDRESS.finditer(line):
        address = found[0].rstrip(AFTER_ADDRESS)
        if found[0][len(address) : len(address) + 1] == ")" and "(" in address:
            address += ")"
        end = found.start() + len(address)
        text = entities.escape(address)
        written += [entities.escape(line[at : found.start()]), f'<a href="{text}">{text}</a>']
        at = end
    return "".join([*written, entities.escape(line[at:])])


def _ink_of(html: str) -> int:
    return ink(entities.unescape(re.sub(r"<[^>]*>", "", html)))
