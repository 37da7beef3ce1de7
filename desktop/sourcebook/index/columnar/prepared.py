"""What is worked out once for a query: which terms its words are in each segment, how rare."""

from collections.abc import Sequence
from copy import copy

from whoosh.query import terms

from sourcebook.index.columnar.expansion import EXPANDED, Query, expanded, raw
from sourcebook.index.columnar.scoring import Scorer
from sourcebook.index.columnar.segment import Columns, Segment
from sourcebook.index.columnar.snapshot import Snapshot
from sourcebook.index.word_set import WordSet

LEAVES = (terms.Term, *EXPANDED)
"""The queries that are words of one field."""

CHEAP = (terms.Term, terms.Prefix, WordSet)
"""Those whose words are found in a lexicon without looking through it."""


class Prepared:
    """A state of the index, and what is known of the parts of one query, by their identity."""

    def __init__(self, snapshot: Snapshot, scorer: Scorer) -> None:
        self.snapshot = snapshot
        self.scorer = scorer
        self._rarities: dict[int, float] = {}
        self._terms: dict[tuple[int, int], Sequence[int] | range] = {}
        self._words: dict[int, list[Query]] = {}
        self.segments: Sequence[Segment] = snapshot.segments

    def words_of(self, phrase: Query) -> list[Query]:
        """Return the words of a phrase as queries, the same ones each time."""
        found = self._words.get(id(phrase))
        if found is None:
            found = [terms.Term(phrase.fieldname, word) for word in phrase.words]
            self._words[id(phrase)] = found
        return found

    def terms_of(self, query: Query, number: int) -> Sequence[int] | range:
        """Return the numbers of the terms, ascending, that a leaf is in segment *number*."""
        key = (id(query), number)
        found = self._terms.get(key)
        if found is None:
            columns = self.segments[number].columns
            if isinstance(query, EXPANDED):
                found = expanded(query, columns)
            else:
                found = _place(query, query.fieldname, columns)
            self._terms[key] = found
        return found

    def rarity_of(self, query: Query) -> float:
        """Return the inverse document frequency of a leaf, as if all its terms were one."""
        found = self._rarities.get(id(query))
        if found is None:
            if type(query) is terms.Term:
                documents = self._documents_of_term(query)
            else:
                documents = 0
                for number, segment in enumerate(self.segments):
                    documents += min(self._count_of_terms(query, number), segment.documents)
            found = self._rarities[id(query)] = self.scorer.rarity(documents)
        return found

    def _documents_of_term(self, query: Query) -> int:
        field, word = query.fieldname, raw(query.text)
        other = self.scorer.model.rarities.get(field)
        documents = 0
        for segment in self.segments:
            count = segment.columns.count(field, word)
            documents += count if other is None else max(count, segment.columns.count(other, word))
        return documents

    def _count_of_terms(self, query: Query, number: int) -> int:
        columns = self.segments[number].columns
        count = _count(columns, query.fieldname, self.terms_of(query, number))
        other = self._elsewhere(query)
        if other is None:
            return count
        return max(count, _count(columns, other, terms_in(query, other, columns)))

    def _elsewhere(self, query: Query) -> str | None:
        """Return another field in which a leaf is counted, too, since it knows more.

        Only the words that are found at once are looked up twice.
        """
        other = self.scorer.model.rarities.get(query.fieldname)
        return other if isinstance(query, CHEAP) else None


def _count(columns: Columns, field: str, chosen: Sequence[int] | range) -> int:
    """Count the postings of the terms with these numbers."""
    if isinstance(chosen, range):
        return columns.frequency(field, chosen.start, chosen.stop) if chosen else 0
    return sum(columns.frequency(field, one, one + 1) for one in chosen)


def terms_in(query: Query, field: str, columns: Columns) -> Sequence[int] | range:
    """Return the numbers of the terms that a leaf would be in another field."""
    if isinstance(query, terms.Prefix):
        return range(*columns.lexicon(field).beginning_with(raw(query.text)))
    if isinstance(query, EXPANDED):
        elsewhere: Query = copy(query)
        elsewhere.fieldname = field
        return expanded(elsewhere, columns)
    return _place(query, field, columns)


def _place(query: Query, field: str, columns: Columns) -> range:
    place = columns.lexicon(field).find(raw(query.text))
    return range(place, place + 1) if place >= 0 else range(0)
