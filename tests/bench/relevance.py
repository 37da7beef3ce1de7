"""How good the first answers are, beside those of plain Whoosh, FTS5 and tantivy.

Pages and questions are those of ``tests/data/relevance/judgements.json``. All engines were asked
each question, their first ten answers put together and shuffled, and each page was given a grade
without knowing who had found it: 3 is what was looked for, 2 has much of it, 1 touches it, 0 is
about something else. Then our weights were tuned on every second question; the others are *held
out*. What other forms of words and the new weights brought was graded later, in the same way; by
the grades given *first*, and for a page without any, whose share is told, such an answer is 0.
"""

import json
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from html import unescape
from math import log2
from pathlib import Path
from statistics import fmean
from typing import Any, Final
from urllib.parse import urlsplit

from bench.engines import LIMIT, Engine, Fts5, PlainWhoosh, Sourcebook, number_of
from bench.questions import Question
from bench.tantivy_engine import Tantivy
from sourcebook.base import folding
from sourcebook.index import Forms, Wanted, ask, forms_of, inflect, parse, spoken_in
from sourcebook.model.search import Document, Found
from support.truth import DATA, TruePage, true_pages

JUDGEMENTS: Final = Path(__file__).parents[1] / "data" / "relevance" / "judgements.json"
LANGUAGES: Final = (("en", 1),)
"""What nearly all pages are written in."""

_HEADING: Final = re.compile(r"<h[1-4]\b[^>]*>(.*?)</h[1-4]>", re.DOTALL | re.IGNORECASE)
_TITLE: Final = re.compile(r"<title\b[^>]*>(.*?)</title>", re.DOTALL | re.IGNORECASE)
_TAG: Final = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Judged:
    """A question as people type it, and the grades of the pages that were found, by their name.

    ``first`` are those of the grades that were given before anything was tuned.
    """

    query: str
    grades: Mapping[str, int]
    first: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Quality:
    """How good the answers of one engine are: NDCG@10, and the share that nobody judged."""

    every: float
    tuned: float
    held_out: float
    first: float
    unjudged: float


def judged() -> list[Judged]:
    """Return the judged questions, in the order that parts them in halves."""
    known = json.loads(JUDGEMENTS.read_text("utf-8"))
    return [
        Judged(one["query"], one["grades"] | one.get("later", {}), one["grades"])
        for one in known["questions"]
    ]


@cache
def pages() -> tuple[TruePage, ...]:
    """Return the real pages; none where they are absent."""
    return tuple(true_pages())


def name_of(page: TruePage) -> str:
    """Return how a page is called in the judgements."""
    return f"{page.set_name}/{page.id}"


def documents() -> Iterator[Document]:
    """Yield the pages as documents with their true text; the number in the id is their place."""
    for number, page in enumerate(pages()):
        truth = DATA / page.set_name / "ground-truth" / f"{page.id}.json"
        known = json.loads(truth.read_text("utf-8"))
        html = page.html
        title = known.get("title") or "".join(_TITLE.findall(html)[:1])
        yield Document(
            id=f"page-{number}",
            kind=Found.ARTICLE,
            article_id=f"page-{number}",
            title=_plain(title),
            body=page.truth,
            author=known.get("author") or "",
            site=urlsplit(page.address).netloc,
            date=(known.get("date") or "")[: len("2014-01-31")],
            headings="\n".join(_headings(html, page.truth)),
        )


class Exact(Sourcebook):
    """The program's own, asked for the words as they are typed alone."""

    name = "exact"


class Typing(Sourcebook):
    """The program's own, asked while the last word is being typed: it may only begin so."""

    name = "typing"


ENGINES: Final[tuple[type[Engine], ...]] = (Sourcebook, Typing, Exact, PlainWhoosh, Fts5, Tantivy)


def answered(engine: Engine, query: str, limit: int = LIMIT) -> list[str]:
    """Return the names of the best pages; ours is asked as the search box asks it."""
    if isinstance(engine, Sourcebook):
        asked = parse(query, is_whole=not isinstance(engine, Typing))
        if not isinstance(engine, Exact):
            asked = inflect(asked, partial(_forms, engine.folder))
        found = ask(engine.folder, asked, {}, Wanted(limit))
        numbers: Sequence[int] = [number_of(match.id) for match in found.matches]
    else:
        words = tuple(word for word, _, _ in folding.tokens(query))
        numbers = engine.ask(Question(words), limit) or []
    return [name_of(pages()[number]) for number in numbers]


def ndcg(answers: Sequence[str], grades: Mapping[str, int], limit: int = LIMIT) -> float:
    """Return the normalised discounted gain of the first answers: 1 when none could be better."""
    ideal = _gain(sorted(grades.values(), reverse=True)[:limit])
    gained = _gain([grades.get(name, 0) for name in answers[:limit]])
    return gained / ideal if ideal else 1.0


def quality(engine: Engine, questions: Sequence[Judged]) -> Quality:
    """Ask *engine*, whose index is built, all questions."""
    pairs = [(one, answered(engine, one.query)) for one in questions]
    scores = [ndcg(given, one.grades) for one, given in pairs]
    first = fmean(ndcg(given, one.first) for one, given in pairs)
    known = fmean(name in one.grades for one, given in pairs for name in given)
    return Quality(fmean(scores), fmean(scores[::2]), fmean(scores[1::2]), first, 1 - known)


def run(*, as_json: bool) -> int:
    """Measure and print; return the exit status."""
    if not pages():
        print("The pages that were judged are not here.")
        return 0
    rows: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder:
        for kind in ENGINES:
            engine = kind(Path(folder) / kind.name)
            engine.build(documents())
            rows[kind.name] = quality(engine, judged())
            engine.close()
    _print(rows, as_json=as_json)
    return 0


def _print(rows: Mapping[str, Quality], *, as_json: bool) -> None:
    names = Quality.__slots__
    if as_json:
        table = {name: {key: getattr(row, key) for key in names} for name, row in rows.items()}
        print(json.dumps({"questions": len(judged()), "ndcg@10": table}, indent=1))
        return
    print("  ".join(cell.ljust(9) for cell in ("NDCG@10", *names)))
    for name, row in rows.items():
        cells = (name, *(f"{getattr(row, key):.3f}" for key in names))
        print("  ".join(cell.ljust(9) for cell in cells))


def _forms(folder: Path, word: str) -> tuple[Forms, ...]:
    return forms_of(folder, word, spoken_in(LANGUAGES))


def _gain(grades: Sequence[int]) -> float:
    worth = (float(2**grade - 1) for grade in grades)
    return sum(one / log2(place + 2) for place, one in enumerate(worth))


def _headings(html: str, text: str) -> Iterator[str]:
    """Yield the headings of a page that stand in its true text."""
    for inside in _HEADING.findall(html):
        heading = _plain(inside)
        if heading and heading in text:
            yield heading


def _plain(html: str) -> str:
    return " ".join(unescape(_TAG.sub("", html)).split())
