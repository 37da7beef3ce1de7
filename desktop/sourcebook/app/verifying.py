"""Compare the quotations of notes with the articles they name."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sourcebook import library
from sourcebook.app import finding
from sourcebook.app.linking import Link, parse
from sourcebook.base.folding import fold
from sourcebook.library import Library
from sourcebook.model.article import Article
from sourcebook.model.errors import IndexUnavailable, LinkInvalid, NotInLibrary
from sourcebook.model.quotation import Checked, Comparison, Outcome, Quotation, Span, Verdict
from sourcebook.model.search import Found, Request

Elsewhere = Callable[[str], Sequence[str]]
"""Asked for words in a row, the ids of articles in which they may stand."""

MOST_ELSEWHERE: Final = 5
"""Articles that are looked at for words that do not stand in the one that is named."""

WORDS_ASKED: Final = 8
"""Words in a row that are looked for: fewer stand in many articles, more have more that differ."""

FEWEST_ASKED: Final = 3
"""Words in a row that tell an article; two stand together anywhere."""

_BROKEN: Final = re.compile(r"[\[(]\s*(?:…|\.{3})\s*[\])]|…|\.{3}|\[[^\[\]]{0,300}\]|\n")
_MARKS: Final = re.compile('["\u201c-\u201f\u00ab\u00bb\u2039\u203a]')
"""What would end a phrase in a question to the index; other marks it passes over as in texts."""
_OF_A_WORK: Final = re.compile('[,:(\u201c\u201e\u00ab"]')
"""What parts a name from a title or a year, in a citation that looks like one of a work."""
_WORD: Final = re.compile(r"\w")
_NAME: Final = re.compile(r"[^\W\d_]{4,}")
"""A word of a citation that may be a name: shorter ones are articles and prepositions."""

_SENTENCES: Final = {
    Outcome.WORDS: "Words differ from the source.",
    Outcome.CHANGED: "The article was changed since: the words no longer stand in it.",
    Outcome.MISSING: "The words do not stand in the article that the link names.",
}


@dataclass(frozen=True, slots=True)
class _Source:
    """The article that a quotation names, and the text in which its place counts."""

    article: Article
    edition_id: str
    text: str
    place: Span | None


def verify(opened: Library, body: str, elsewhere: Elsewhere | None = None) -> list[Verdict]:
    """Compare each quotation in a note's Markdown with its source, in the order of the note.

    *elsewhere* finds articles by words in a row; the index is asked unless it is given, and
    where there is none, words that stand in another article are only said to be missing.

    Costs some 4 ms for a quotation, and once for each article its words: for a worker, never
    for the thread of a window.
    """
    return [*check(opened, body, elsewhere).verdicts]


def check(opened: Library, body: str, elsewhere: Elsewhere | None = None) -> Checked:
    """Do what `verify` does, and count the links to passages with which nothing was compared."""
    from sourcebook import notes  # noqa: PLC0415 - not on the way to the window

    verifier = _Verifier(opened, elsewhere or _IndexOf(opened))
    found = notes.quotations(body)
    return Checked(tuple(verifier.verdicts(found)), notes.unchecked_links(body, found))


def check_in_folder(folder: Path, body: str) -> Checked:
    """Return what `check` does; for a helper process."""
    return check(finding.opened_in(folder), body)


class _IndexOf:
    """Asks the index for words in a row, until it turns out that there is none."""

    def __init__(self, opened: Library) -> None:
        self._opened = opened
        self._is_there = True

    def __call__(self, words: str) -> Sequence[str]:
        if not self._is_there:
            return ()
        request = Request(
            f'in:articles "{words}"',
            limit=MOST_ELSEWHERE,
            is_exact=True,
            is_whole=True,
            wants_facets=False,
        )
        try:
            answers = finding.ask(self._opened, request)
        except IndexUnavailable:
            self._is_there = False
            return ()
        self._is_there = answers.is_indexed
        return [hit.id for hit in answers.hits if hit.kind is Found.ARTICLE]


class _Verifier:
    def __init__(self, opened: Library, elsewhere: Elsewhere) -> None:
        self._opened = opened
        self._elsewhere = elsewhere
        self._articles: dict[str, Article | None] = {}
        self._texts: dict[str, str] = {}
        self._named: dict[tuple[str, str], tuple[str, str] | None] = {}

    def verdicts(self, found: Sequence[Quotation]) -> Iterator[Verdict]:
        """Yield what is to be said of each quotation of an article, in their order.

        They are looked at article by article: the words of few texts are kept.
        """
        made: dict[int, Verdict] = {}
        links: list[tuple[str, int, Link]] = []
        for number, quotation in enumerate(found):
            try:
                link = parse(quotation.address)
            except LinkInvalid as error:
                made[number] = Verdict(quotation, Outcome.MISSING, str(error))
            else:
                links.append((link.article_id + link.text_hash, number, link))
        for _, number, link in sorted(links, key=lambda one: one[:2]):
            if link.article_id:
                made[number] = self._verdict(found[number], link)
        for number in sorted(made):
            yield made[number]

    def _verdict(self, quotation: Quotation, link: Link) -> Verdict:
        from sourcebook import annotate  # noqa: PLC0415 - rapidfuzz is not on the way to the window

        article = self._article(link.article_id)
        if article is None:
            reason = "The article that the link names is not in the library any more."
            return self._else_missing(quotation, link.article_id, "", reason)
        source = self._source(article, link)
        compared = annotate.compare(quotation.words, source.text, source.place)
        shown = self._text(article.edition_id)
        if source.edition_id != article.edition_id and source.text != shown:
            return self._over_editions(quotation, source, compared, shown)
        return self._told(quotation, source, compared)

    def _over_editions(
        self, quotation: Quotation, source: _Source, then: Comparison, shown: str
    ) -> Verdict:
        """Tell what is to be said when the article has another text now than was quoted from."""
        from sourcebook import annotate  # noqa: PLC0415 - rapidfuzz is not on the way to the window

        now = annotate.compare(quotation.words, shown)
        current = _Source(source.article, source.article.edition_id, shown, None)
        if now.outcome.is_well:
            return self._told(quotation, current, now)
        if not then.outcome.is_well:
            return self._told(quotation, source, then)
        reason = _SENTENCES[Outcome.CHANGED]
        return _verdict_of(quotation, current, now, Outcome.CHANGED, reason)

    def _told(self, quotation: Quotation, source: _Source, compared: Comparison) -> Verdict:
        outcome, article = compared.outcome, source.article
        if outcome is Outcome.MISSING:
            reason = _SENTENCES[outcome]
            return self._else_missing(quotation, article.id, article.name, reason)
        if outcome.is_well and _names_another(quotation.citation, article):
            reason = (
                f"The note names “{quotation.citation}”, and the link leads to “{article.name}”."
            )
            return _verdict_of(quotation, source, compared, Outcome.ATTRIBUTION, reason)
        return _verdict_of(quotation, source, compared, outcome, _SENTENCES.get(outcome, ""))

    def _else_missing(
        self, quotation: Quotation, article_id: str, title: str, reason: str
    ) -> Verdict:
        """Look for the words in other articles, before they are said to be missing."""
        from sourcebook import annotate  # noqa: PLC0415 - rapidfuzz is not on the way to the window

        asked = _words_in_a_row(quotation.words)
        for other_id in self._elsewhere(asked) if asked else ():
            other = self._article(other_id)
            if other is None or other_id == article_id:
                continue
            text = self._text(other.edition_id)
            compared = annotate.compare(quotation.words, text)
            if compared.outcome.is_well:
                return Verdict(
                    quotation,
                    Outcome.ATTRIBUTION,
                    f"The words stand in “{other.name}”, not in the article that the link names.",
                    article_id,
                    title,
                    compared.place,
                    other.edition_id,
                    true_article_id=other_id,
                    left_out=compared.left_out,
                )
        return Verdict(quotation, Outcome.MISSING, reason, article_id, title)

    def _source(self, article: Article, link: Link) -> _Source:
        """Return the text in which a link's place counts, the one shown now where it is gone."""
        if link.span:
            key = (article.id, link.text_hash)
            if key not in self._named:
                self._named[key] = library.edition_with_text(self._opened, *key)
            found = self._named[key]
            if found:
                return _Source(article, *found, link.span)
        return _Source(article, article.edition_id, self._text(article.edition_id), None)

    def _article(self, article_id: str) -> Article | None:
        if article_id not in self._articles:
            try:
                self._articles[article_id] = library.article(self._opened, article_id)
            except NotInLibrary:
                self._articles[article_id] = None
        return self._articles[article_id]

    def _text(self, edition_id: str) -> str:
        if edition_id not in self._texts:
            self._texts[edition_id] = library.edition_text(self._opened, edition_id)
        return self._texts[edition_id]


def _verdict_of(
    quotation: Quotation, source: _Source, compared: Comparison, outcome: Outcome, reason: str
) -> Verdict:
    start, end = compared.place or (0, 0)
    spans = [one.source for one in compared.deviations]
    low = min([start, *(span[0] for span in spans)])
    high = max([end, *(span[1] for span in spans)])
    return Verdict(
        quotation=quotation,
        outcome=outcome,
        reason=reason,
        article_id=source.article.id,
        title=source.article.name,
        place=compared.place,
        edition_id=source.edition_id,
        deviations=compared.deviations,
        source=source.text[low:high],
        source_at=low,
        left_out=compared.left_out,
    )


def _words_in_a_row(words: str) -> str:
    """Return the longest row of words without anything left out or put in, at most so many."""
    rows = (_MARKS.sub(" ", part).split() for part in _BROKEN.split(words))
    longest = max(rows, key=len, default=[])
    return " ".join(longest[:WORDS_ASKED]) if len(longest) >= FEWEST_ASKED else ""


def _names_another(citation: str, article: Article) -> bool:
    """Tell whether a citation that looks like one of a work has no name of this article in it."""
    if not (_OF_A_WORK.search(citation) and _WORD.search(citation)):
        return False
    known = article.metadata
    names = _names(f"{article.name} {known.title} {known.subtitle} {known.byline} {known.site}")
    cited = _names(citation)
    return bool(cited and names and cited.isdisjoint(names))


def _names(text: str) -> set[str]:
    return {fold(name) for name in _NAME.findall(text)}
