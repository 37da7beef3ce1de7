"""What is taught to the index, what is asked, and what it answers."""

from dataclasses import dataclass, field
from enum import StrEnum


class Found(StrEnum):
    """What kind of thing a document or a hit is."""

    ARTICLE = "article"
    NOTE = "note"
    HIGHLIGHT = "highlight"


class Sort(StrEnum):
    """In which order answers stand; the newest and the best come first, titles from A."""

    RELEVANCE = "relevance"
    DATE = "date"
    SAVED = "saved"
    TITLE = "title"


class Facet(StrEnum):
    """By what answers are counted and narrowed."""

    KIND = "kind"
    SITE = "site"
    AUTHOR = "author"
    YEAR = "year"
    TAG = "tag"
    LANGUAGE = "language"
    STATE = "state"


@dataclass(frozen=True, slots=True)
class Document:
    """What the index learns of one article, note or highlight.

    ``id`` is unique over all kinds; ``article_id`` may be empty for a free note; ``date`` is
    the ISO date it was published, or empty; ``saved`` the UTC time it came into the library;
    ``headings`` the headings of an article, one a line, which stand in ``body``, too.
    """

    id: str
    kind: Found
    article_id: str
    title: str
    body: str
    author: str = ""
    site: str = ""
    language: str = ""
    date: str = ""
    saved: str = ""
    headings: str = ""
    words: int = 0


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet, to which answers are narrowed."""

    facet: Facet
    value: str


@dataclass(frozen=True, slots=True)
class Earlier:
    """A question that was answered, within whose answers is searched; it asks what it asked then.

    Its last word stands for words that begin with it unless it ``is_whole``.
    """

    query: str
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class Request:
    """A question, as the search box and the command line ask it.

    Attributes:
        query: The words typed, in the language of `index.query`.
        limit: How many answers are wanted.
        offset: How many of the best are passed over.
        sort: Their order.
        choices: What the answers are narrowed to: one of the values within a facet, all facets.
        within: Earlier questions; only what answers all of them is searched.
        like: The id of an article; the answers are those like it, and nothing else counts.
        is_exact: Only the spellings typed count: no aliases, no other forms of a word.
        is_whole: The last word is finished; it does not stand for words that begin with it.
        wants_facets: Whether values are to be counted.
    """

    query: str
    limit: int = 50
    offset: int = 0
    sort: Sort = Sort.RELEVANCE
    choices: tuple[Choice, ...] = ()
    within: tuple[Earlier, ...] = ()
    like: str = ""
    is_exact: bool = False
    is_whole: bool = False
    wants_facets: bool = True


@dataclass(frozen=True, slots=True)
class Match:
    """A document that answers a query; higher scores are better."""

    id: str
    kind: Found
    score: float


@dataclass(frozen=True, slots=True)
class Snippet:
    """The words around a hit.

    ``spans`` count code points in ``text``; ``at`` is the place of the first marked word
    (code points) in the document's body, -1 when only the title or a field matched.
    """

    text: str
    spans: tuple[tuple[int, int], ...]
    at: int


@dataclass(frozen=True, slots=True)
class Hit:
    """An answer as the user sees it.

    ``at`` counts code points in the text of the edition ``edition_id``, or in the note's
    body (then ``edition_id`` is empty); it is -1 where only the title or a field matched, and
    for a highlight whose passage is gone. ``more`` are further sentences of the same document,
    best first, each with its own place; ``further`` says how many there are of them in all.
    """

    kind: Found
    id: str
    article_id: str
    title: str
    score: float
    snippet: str
    spans: tuple[tuple[int, int], ...]
    edition_id: str
    at: int
    title_spans: tuple[tuple[int, int], ...] = ()
    more: tuple[Snippet, ...] = ()
    further: int = 0
    byline: str = ""
    site: str = ""
    date: str = ""
    saved: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """How many answers have one value of a facet; ``label`` is how it is shown."""

    choice: Choice
    label: str
    count: int


class Part(StrEnum):
    """What a part of a query was understood to be."""

    WORD = "word"
    PHRASE = "phrase"
    FILTER = "filter"
    WITHOUT = "without"
    EITHER = "either"
    TROUBLE = "trouble"


@dataclass(frozen=True, slots=True)
class Chip:
    """How one part of a query was understood.

    Attributes:
        part: What it is.
        start: Where it begins in the query, code points.
        end: Where it ends.
        label: What it means, in a few words.
        also: Other spellings and forms that are looked for, too.
        trouble: What is wrong with it, as a sentence, or nothing; in `Part.TROUBLE` it was left out
            of the question, in another part only a sign of it.
        advice: What could stand in its place, or nothing.
    """

    part: Part
    start: int
    end: int
    label: str
    also: tuple[str, ...] = ()
    trouble: str = ""
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Answers:
    """All that is said to a question.

    Attributes:
        hits: The answers wanted, in their order.
        total: How many there are in all.
        counts: The values of the facets among all of them, the most frequent of each first.
        chips: How the question was understood.
        advice: The question with its words as they are spelt in the library, when hardly
            anything was found and that would find more; or nothing.
        corrected: The question with what could not be meant replaced by what probably was, the
            first such part alone; or nothing.
        is_indexed: Whether the index answered; while it is made anew, the library itself does,
            the newest articles first.
        is_partial: Whether only the newest articles were read, for lack of time.
        index_trouble: Why the index cannot be made anew; empty when it can.
    """

    hits: tuple[Hit, ...] = ()
    total: int = 0
    counts: tuple[Count, ...] = ()
    chips: tuple[Chip, ...] = field(default=())
    advice: str = ""
    corrected: str = ""
    is_indexed: bool = True
    is_partial: bool = False
    index_trouble: str = ""


@dataclass(frozen=True, slots=True)
class Completion:
    """What could stand in the place of ``start`` to ``end`` of a query, code points.

    ``count`` says how often a value is in use; 0 where that is not counted.
    """

    text: str
    start: int
    end: int
    count: int = 0


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A question that was kept under a name; what answers it is a list that keeps itself.

    ``within``, ``choices`` and ``is_exact`` are those of the `Request` that was kept.
    """

    id: str
    name: str
    query: str
    sort: Sort = Sort.RELEVANCE
    created_at: str = ""
    changed_at: str = ""
    within: tuple[Earlier, ...] = ()
    choices: tuple[Choice, ...] = ()
    is_exact: bool = False

    @property
    def asked(self) -> Request:
        """Return the question as it was put."""
        return Request(
            self.query,
            sort=self.sort,
            choices=self.choices,
            within=self.within,
            is_exact=self.is_exact,
        )
