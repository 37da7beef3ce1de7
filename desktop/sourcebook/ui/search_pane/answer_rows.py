"""What the rows of the answers say: an answer, one more of the same article, a further sentence."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QCoreApplication

from sourcebook.app import finding
from sourcebook.model.search import Found, Hit, Snippet
from sourcebook.ui.article_pane import direction
from sourcebook.ui.library_pane.rows import SEPARATOR, day, joined
from sourcebook.ui.search_pane import labels

MOST_SPELLINGS: Final = 30
"""Spellings seen in answers that are offered as one name."""


class Look(Enum):
    """How a row is drawn."""

    ANSWER = auto()
    MEMBER = auto()
    SENTENCE = auto()


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """A row as it is painted and read aloud.

    ``hit`` is opened by it, at the row's own words; ``source`` names where it is from: the
    article itself, where a note of it is the best of its answers; ``sentences`` are those
    further ones that are here.
    """

    look: Look
    hit: Hit
    source: Hit
    sentences: Sequence[Snippet] = ()
    is_unfolded: bool = False

    @property
    def title(self) -> str:
        """Return the title that stands above the row's words."""
        return self.source.title

    @property
    def key(self) -> tuple[str, int]:
        """Return what names the row among all, also after the answers were asked for again."""
        return self.hit.id, self.hit.at if self.is_sentence else -1

    @property
    def is_sentence(self) -> bool:
        """Tell whether it is a further sentence of the answer above."""
        return self.look is Look.SENTENCE

    @property
    def more(self) -> int:
        """Count the further sentences, whether they are here or not."""
        return 0 if self.is_sentence else max(self.hit.further, len(self.sentences))

    def folded(self, *, is_unfolded: bool) -> "AnswerRow":
        """Return the row as it is with its sentences shown or hidden."""
        return replace(self, is_unfolded=is_unfolded)


def rows_of(
    hits: Sequence[Hit],
    *,
    is_grouped: bool,
    unfolded: Collection[str] = (),
    fetched: Mapping[str, Sequence[Snippet]] = MappingProxyType({}),
) -> list[AnswerRow]:
    """Return the rows for *hits* in their order, or with those of one article together.

    Args:
        hits: The answers.
        is_grouped: Whether those of one article stand together.
        unfolded: The ids of the answers whose sentences are shown.
        fetched: The sentences of answers, by id, that came after them.
    """
    groups = finding.by_article(hits) if is_grouped else [(hit.id, [hit]) for hit in hits]
    rows: list[AnswerRow] = []
    for _, group in groups:
        for lead in _group(group):
            row = replace(lead, sentences=fetched.get(lead.hit.id, lead.hit.more))
            if row.sentences and row.hit.id in unfolded:
                rows += (row.folded(is_unfolded=True), *sentences_of(row))
            else:
                rows.append(row)
    return rows


def sentences_of(row: AnswerRow) -> list[AnswerRow]:
    """Return a row for each further sentence of an answer that is here; it is opened there."""
    return [
        AnswerRow(
            Look.SENTENCE,
            replace(row.hit, snippet=one.text, spans=one.spans, at=one.at, more=()),
            row.source,
        )
        for one in row.sentences
    ]


@dataclass(frozen=True, slots=True)
class Facts:
    """What an answer is, where it is from, and when; the source may be cut off first."""

    kind: str
    source: str
    when: str


def facts(row: AnswerRow) -> Facts:
    """Return what is said of an answer in a line.

    Below an answer of the same article the source is known; a note has a title of its own.
    """
    hit, source = row.hit, row.source
    if row.look is Look.MEMBER:
        own = hit.title if hit.kind is Found.NOTE else ""
        when = "" if hit.kind is Found.ARTICLE else day(hit.saved)
        return Facts(labels.kind(hit.kind), own, when)
    when = source.date or (source.saved if source.kind is not Found.ARTICLE else "")
    return Facts(labels.kind(hit.kind), source.site or source.byline, day(when))


def in_a_line(one: Facts) -> str:
    """Return the facts that are known, each kept to itself."""
    return joined(one.kind, one.source, one.when)


def spellings_in(hits: Sequence[Hit]) -> tuple[str, ...]:
    """Return the marked names as they are spelt, the most frequent first, each once.

    Marks with nothing but white space between them are one name.
    """
    counted: Counter[str] = Counter()
    for hit in hits:
        counted.update(_marked(hit.title, hit.title_spans))
        counted.update(_marked(hit.snippet, hit.spans))
        for one in hit.more:
            counted.update(_marked(one.text, one.spans))
    names: dict[str, str] = {}
    for name, _ in counted.most_common():
        names.setdefault(name.casefold(), name)
    return tuple(names.values())[:MOST_SPELLINGS]


def spoken(row: AnswerRow) -> str:
    """Return what a screen reader says of a row."""
    if row.is_sentence:
        return row.hit.snippet
    said = [
        row.title,
        direction.spoken(in_a_line(facts(row))).replace(SEPARATOR, ", "),
        row.hit.snippet,
    ]
    if row.more:
        further = QCoreApplication.translate("search", "{count} more sentences")
        said.append(further.format(count=row.more))
    return ", ".join(said)


def _marked(text: str, spans: Sequence[tuple[int, int]]) -> list[str]:
    """Return the marked names of *text*."""
    runs: list[tuple[int, int]] = []
    for start, end in spans:
        if runs and not text[runs[-1][1] : start].strip():
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
    names = (" ".join(text[start:end].split()) for start, end in runs)
    return [name for name in names if name]


def _group(hits: Sequence[Hit]) -> list[AnswerRow]:
    """Return the rows of one article: the best answer under the article's title, then the rest."""
    best, *others = hits
    if not others:
        return [AnswerRow(Look.ANSWER, best, best)]
    named = next((hit for hit in hits if hit.kind is not Found.NOTE), best)
    first = AnswerRow(Look.ANSWER, best, named)
    return [first, *(AnswerRow(Look.MEMBER, hit, named) for hit in others)]
