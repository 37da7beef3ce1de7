"""Articles of any length with all that a page can hold, made from a number alone."""

import random
from dataclasses import dataclass, replace
from itertools import count
from typing import Final

from sourcebook.model.anchor import Anchor, Fit, Placement
from sourcebook.model.article import Article
from sourcebook.model.edition import Edition
from sourcebook.model.highlight import Colour, Highlight
from support.pages import MARKDOWN, cleaned
from support.written import sentence

LAST: Final = "The end."
"""How each article ends, and nothing else does."""

PICTURES: Final = 5
PICTURE_PX: Final = (600, 320)

_ROWS: Final = 6
_COLUMNS: Final = 4
_TABLE_IN: Final = 2
"""The section that ends with the table."""

_SECTION_WORDS: Final = 550

_MARKED: Final = (20, 90)
"""Code points of the shortest and the longest highlight."""


@dataclass(frozen=True)
class LongReading:
    """A `Reading` as the pane asks for it."""

    article: Article
    edition: Edition
    highlights: tuple[Highlight, ...]
    place: int = 0


def long_reading(words: int, highlights: int, seed: int = 7) -> LongReading:
    """Return an article of about so many *words*, with so many *highlights* spread over it."""
    edition = cleaned(_page(words, random.Random(seed)), MARKDOWN)  # noqa: S311 - a repeatable measurement
    wide, high = PICTURE_PX
    here = tuple(
        replace(one, sha256=f"{one.number:064x}", width=wide, height=high) for one in edition.assets
    )
    edition = replace(edition, id=f"edition-{words}", assets=here)
    article = Article(
        f"article-{words}",
        "https://example.org/long",
        edition.metadata,
        edition.id,
        words,
        "",
        "",
        "",
    )
    return LongReading(article, edition, _highlights(edition.text, highlights))


def _highlights(text: str, number: int) -> tuple[Highlight, ...]:
    rng = random.Random(number)  # noqa: S311 - a repeatable measurement
    colours = list(Colour)
    step = len(text) // max(1, number)
    made = []
    for at in range(number):
        start = at * step + rng.randrange(max(1, step // 2))
        end = min(len(text), start + rng.randint(*_MARKED))
        anchor = Anchor(text[start:end], "", "", start, end, "")
        placement = Placement(start, end, Fit.EXACT)
        comment = "Why?" if at % 4 == 0 else ""
        made.append(Highlight(f"h{at}", "article", anchor, placement, rng.choice(colours), comment))
    return tuple(made)


def _page(words: int, rng: random.Random) -> str:
    sections, so_far = ["# A long report"], 0
    pictures_every = max(1, words // _SECTION_WORDS // PICTURES)
    for number in count(1):
        parts = [f"## {number}. {sentence(rng)}", *_paragraphs(rng, 3), _list(rng)]
        parts += [*_paragraphs(rng, 3), f"> {_paragraph(rng)}"]
        if number % pictures_every == 0:
            parts.append(f"![{sentence(rng)}](https://example.org/{number}.png)")
        if number == _TABLE_IN:
            parts.append(_table(rng))
        sections += parts
        so_far += sum(len(part.split()) for part in parts)
        if so_far >= words:
            return "\n\n".join([*sections, f"{_paragraph(rng)} {LAST}"])
    raise AssertionError  # `count` never ends


def _words(rng: random.Random, sentences: int) -> str:
    return " ".join(sentence(rng) for _ in range(sentences))


def _paragraphs(rng: random.Random, number: int) -> list[str]:
    return [_paragraph(rng) for _ in range(number)]


def _paragraph(rng: random.Random) -> str:
    link = f"[{sentence(rng)}](https://example.org/{rng.randrange(10**6)})"
    return f"{_words(rng, 2)} *{sentence(rng)}* {sentence(rng)} {link} {sentence(rng)}"


def _list(rng: random.Random) -> str:
    items = [f"- {sentence(rng)}" for _ in range(4)]
    return "\n".join([*items, *(f"    {at}. {sentence(rng)}" for at in (1, 2))])


def _table(rng: random.Random) -> str:
    rows = [[f"{rng.randrange(1000)} boats" for _ in range(_COLUMNS)] for _ in range(_ROWS)]
    head = [f"Column {column}" for column in range(_COLUMNS)]
    return "\n".join("|".join(row) for row in (head, ["---"] * _COLUMNS, *rows))
