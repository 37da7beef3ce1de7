# ruff: noqa: RUF001 - quotation marks and commas of other scripts end sentences too
"""What is measured of each segment of a page before it is judged: numbers, in a fixed order."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from lxml.html import HtmlElement

from sourcebook.clean import boilerplate
from sourcebook.clean.language import LITTLE_WORDS
from sourcebook.clean.opinions import Share, words_of
from sourcebook.clean.segment import Form, Segment
from sourcebook.clean.signs import LINES, NAMES, groups_of_line, groups_of_names

VOTES: Final = ("balanced", "strict", "readable", "described")
"""The opinions that are counted, in their order."""

_TAGS: Final = (
    *("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "div", "blockquote"),
    *("figcaption", "pre", "section", "article", "main", "dd", "dt", "summary", "button"),
)
_AROUND: Final = (
    *("nav", "footer", "aside", "header", "article", "main", "figure", "table", "form"),
    *("blockquote", "ul", "ol", "section", "dl"),
)
_ENDS: Final = frozenset('.!?"”’)。»…:؟！？')
_LEVELS: Final = ((0, 1), (1, 3), (3, 9))
"""Which elements around a segment are looked at together: its own, two above, six above those."""

_NEAR: Final = (-3, -2, -1, 1, 2, 3)
_WINDOW: Final = 4
_FAR: Final = 24
"""Elements around a segment that are looked at; deeper ones are the page's own frame."""


@dataclass(slots=True)
class _Page:
    """What is known of a page while its segments are measured."""

    segments: Sequence[Segment]
    votes: Mapping[str, Share]
    title: frozenset[str]
    description: frozenset[str]
    words: list[list[str]]
    chains: list[list[HtmlElement]]
    total: int
    repeats: Counter[str]
    earlier: Sequence[int]
    names: dict[HtmlElement, tuple[float, ...]] = field(default_factory=dict)
    weights: dict[HtmlElement, float] = field(default_factory=dict)
    children: dict[HtmlElement, tuple[int, int]] = field(default_factory=dict)
    vote: list[float] = field(default_factory=list)


def measure(
    segments: Sequence[Segment], votes: Mapping[str, Share], title: str, description: str
) -> list[list[float]]:
    """Measure the segments that have words, and those that have none as zeros do.

    Returns:
        For each segment as many numbers as `FEATURES` has names. Costs about 25 ms for an
        ordinary page of 300 segments.
    """
    words = [words_of(segment) for segment in segments]
    chains = [_chain(segment.element) for segment in segments]
    page = _Page(
        segments,
        votes,
        frozenset(word.lower() for word in title.split()),
        frozenset(word.lower() for word in description.split()),
        words,
        chains,
        sum(map(len, words)) or 1,
        Counter(segment.text for segment in segments),
        _earlier(segments),
    )
    page.vote = _mean_vote(page)
    _weigh(page)
    own = [_own(page, index) for index in range(len(segments))]
    return [
        [*base, *place, *near]
        for base, place, near in zip(own, _by_place(page), _near(page, own), strict=True)
    ]


def _earlier(segments: Sequence[Segment]) -> list[int]:
    """Count for each segment how often its very words stood on the page before."""
    seen: Counter[str] = Counter()
    counts = []
    for segment in segments:
        counts.append(seen[segment.text])
        seen[segment.text] += 1
    return counts


def _chain(element: HtmlElement) -> list[HtmlElement]:
    chain = [element]
    for around in element.iterancestors():
        if len(chain) == _FAR:
            break
        chain.append(around)
    return chain


def _mean_vote(page: _Page) -> list[float]:
    shares = [page.votes[name] for name in VOTES]
    return [
        sum(max(0.0, share[index]) for share in shares) / len(VOTES)
        for index in range(len(page.segments))
    ]


def _weigh(page: _Page) -> None:
    """Give each element the running text that stands directly in it, as readability does."""
    weights: dict[HtmlElement, float] = defaultdict(float)
    for index, segment in enumerate(page.segments):
        count = len(page.words[index])
        if count >= 12 and segment.linked < 0.4 * len(segment.text):
            chain = page.chains[index]
            is_small = chain[0].tag in {"p", "li", "blockquote", "h2", "h3"}
            for step, element in enumerate(chain[1:4] if is_small else chain[:3]):
                weights[element] += count / (1 + step * 0.7)
    page.weights = dict(weights)


_OWN: Final = (
    *("words", "length", "linked", "word_length", "marks", "ends", "colon", "little", "capital"),
    *("upper", "digits", "repeats", "hidden", "notice", "appeal", "credit", "depth", "body_prop"),
    *(
        "earlier",
        "title_alike",
        "title_share",
        "description_share",
        "form_text",
        "form_heading",
        "form_code",
    ),
    *("form_caption", "in_list", "in_cell", "in_quote", "weight", "siblings", "paragraphs"),
)


def _own(page: _Page, index: int) -> list[float]:
    segment, words, chain = page.segments[index], page.words[index], page.chains[index]
    text, count = segment.text, len(words) or 1
    low = [word.lower() for word in words]
    steps = {step.tag for step in segment.path}
    siblings = _siblings(page, chain)
    numbers = [
        float(len(words)),
        float(len(text)),
        segment.linked / max(1, len(text)),
        len(text) / count,
        float(sum(text.count(mark) for mark in ".,;!?。，、،؛")),
        float(text[-1:] in _ENDS),
        float(text.endswith(":")),
        sum(word in LITTLE_WORDS for word in low) / count,
        sum(word[:1].isupper() for word in words) / count,
        sum(word.isupper() and len(word) > 1 for word in words) / count,
        sum(word[0].isdigit() for word in words) / count,
        float(page.repeats[text]),
        float(segment.is_hidden),
        float(bool(boilerplate.notice(text))),
        float(boilerplate.appeal(text[:2000])),
        float(boilerplate.is_credit(text)),
        float(len(chain)),
        float(any("articleBody" in (near.get("itemprop") or "") for near in chain)),
        float(page.earlier[index]),
        *_overlaps(page, low, count),
        *(float(segment.form is form) for form in (Form.TEXT, Form.HEADING, Form.CODE)),
        float(segment.form is Form.CAPTION),
        float("li" in steps),
        float(bool(steps & {"td", "th"})),
        float("blockquote" in steps),
        _weight(page, chain),
        *siblings,
    ]
    return [*numbers, *_tags(chain), *_names(page, chain), *groups_of_line(text)]


def _overlaps(page: _Page, low: Sequence[str], count: int) -> tuple[float, float, float]:
    own = set(low)
    described = sum(word in page.description for word in low) / count if page.description else -1.0
    return (
        len(own & page.title) / max(1, len(own | page.title)),
        sum(word in page.title for word in low) / count,
        described,
    )


def _weight(page: _Page, chain: Sequence[HtmlElement]) -> float:
    most = max(page.weights.values(), default=1.0)
    return max(page.weights.get(element, 0.0) for element in chain[:3]) / most


def _siblings(page: _Page, chain: Sequence[HtmlElement]) -> tuple[float, float]:
    if len(chain) < 2:
        return 0.0, 0.0
    parent = chain[1]
    if parent not in page.children:
        tags = [child.tag for child in parent]
        page.children[parent] = (len(tags), tags.count("p"))
    count, paragraphs = page.children[parent]
    return float(count), float(paragraphs)


def _tags(chain: Sequence[HtmlElement]) -> Iterator[float]:
    around = {str(element.tag) for element in chain}
    yield from (float(chain[0].tag == tag) for tag in _TAGS)
    yield from (float(tag in around) for tag in _AROUND)


def _names(page: _Page, chain: Sequence[HtmlElement]) -> Iterator[float]:
    for element in chain[:9]:
        if element not in page.names:
            names = " ".join(element.get(name) or "" for name in ("class", "id", "role"))
            page.names[element] = groups_of_names(names)
    for start, end in _LEVELS:
        found = [page.names[element] for element in chain[start:end]]
        yield from (
            (max(column) for column in zip(*found, strict=True)) if found else (0.0 for _ in NAMES)
        )


_PLACE: Final = (
    *("at", "index", "segments", "total"),
    *(f"{vote}_{what}" for vote in VOTES for what in ("", "after", "before", "sum", "reached")),
    *("vote", "vote_around_1", "vote_around_2", "vote_around_3", "vote_alike", "words_alike"),
)


def _by_place(page: _Page) -> list[list[float]]:
    """Measure where each segment stands on the page and among the votes."""
    count = len(page.segments)
    columns: list[Sequence[float]] = [
        _reached(page, [1.0] * count),
        [index / max(1, count) for index in range(count)],
        [float(count)] * count,
        [float(page.total)] * count,
    ]
    for name in VOTES:
        columns += _columns_of_vote(page, page.votes[name])
    columns += [page.vote, *(_around(page, level) for level in (1, 2, 3)), *_alike(page)]
    return [list(row) for row in zip(*columns, strict=True)]


def _reached(page: _Page, share: Share) -> list[float]:
    """Return what part of all the words a vote holds stands before the end of each segment."""
    held = [max(0.0, one) * len(own) for one, own in zip(share, page.words, strict=True)]
    total, done, reached = sum(held) or 1.0, 0.0, []
    for words in held:
        done += words
        reached.append(done / total)
    return reached


def _columns_of_vote(page: _Page, share: Share) -> list[Sequence[float]]:
    """Return a vote, the distances to its first and last segment, its sum, and what is reached."""
    count = len(share)
    held = [i for i in range(count) if share[i] > 0.5 and len(page.words[i]) >= 5]
    first, last = (held[0], held[-1]) if held else (0, 0)
    total = sum(max(0.0, one) * len(own) for one, own in zip(share, page.words, strict=True))
    return [
        share,
        [float(i - first) if held else 0.0 for i in range(count)],
        [float(last - i) if held else 0.0 for i in range(count)],
        [total] * count,
        _reached(page, share),
    ]


def _around(page: _Page, level: int) -> list[float]:
    """Return how much the votes hold of the words in the element *level* above each segment."""
    held: dict[HtmlElement, float] = defaultdict(float)
    words: dict[HtmlElement, float] = defaultdict(float)
    for chain, own, vote in zip(page.chains, page.words, page.vote, strict=True):
        for element in chain:
            held[element] += vote * len(own)
            words[element] += len(own)
    shares = []
    for chain, own, vote in zip(page.chains, page.words, page.vote, strict=True):
        element = chain[min(level, len(chain) - 1)]
        others = words[element] - len(own)
        shares.append((held[element] - vote * len(own)) / others if others > 0 else -1.0)
    return shares


def _alike(page: _Page) -> tuple[list[float], list[float]]:
    """Return how much the votes hold of all that is marked up like each segment."""
    keys = [
        tuple((element.tag, element.get("class") or "") for element in chain[:3])
        for chain in page.chains
    ]
    held: dict[object, float] = defaultdict(float)
    words: Counter[object] = Counter()
    for key, own, vote in zip(keys, page.words, page.vote, strict=True):
        held[key] += vote * len(own)
        words[key] += len(own)
    shares, counts = [], []
    for key, own, vote in zip(keys, page.words, page.vote, strict=True):
        others = words[key] - len(own)
        shares.append((held[key] - vote * len(own)) / others if others else -1.0)
        counts.append(float(others))
    return shares, counts


_BESIDE: Final = ("words", "linked", "ends", "form_heading", "in_list", "vote", *VOTES)
_AVERAGED: Final = ("linked", "vote", *VOTES)


def _near(page: _Page, own: Sequence[Sequence[float]]) -> list[list[float]]:
    """Measure the neighbours of each segment, one by one and together."""
    column = {name: _OWN.index(name) for name in _BESIDE if name in _OWN}
    table: dict[str, Share] = {name: [row[at] for row in own] for name, at in column.items()}
    table |= {"vote": page.vote} | {name: page.votes[name] for name in VOTES}
    count = len(own)
    rows = []
    for index in range(count):
        row = [
            table[name][index + step] if 0 <= index + step < count else -1.0
            for step in _NEAR
            for name in _BESIDE
        ]
        window = [
            at
            for at in range(max(0, index - _WINDOW), min(count, index + _WINDOW + 1))
            if at != index
        ]
        weight = sum(len(page.words[at]) for at in window) or 1
        row.append(float(weight))
        row += [
            sum(table[name][at] * len(page.words[at]) for at in window) / weight
            for name in _AVERAGED
        ]
        rows.append(row)
    return rows


FEATURES: Final = (
    *_OWN,
    *(f"tag_{tag}" for tag in _TAGS),
    *(f"in_{tag}" for tag in _AROUND),
    *(f"{name}_{level}" for level in range(len(_LEVELS)) for name in NAMES),
    *(f"says_{name}" for name in LINES),
    *_PLACE,
    *(f"{name}@{step}" for step in _NEAR for name in _BESIDE),
    "window_words",
    *(f"window_{name}" for name in _AVERAGED),
)
"""The names of the numbers that `measure` gives, in their order."""
