"""What well-kept extractors, and the page itself, hold for the words of its article."""

import copy
import logging
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from lxml import etree
from lxml import html as lxml_html
from lxml.html import HtmlElement
from rapidfuzz.distance import LCSseq

from sourcebook.base.html_sanitize import strip_tags
from sourcebook.clean.segment import Form, Segment

MAX_TEXT: Final = 1_500_000
"""Code points of text beyond which no opinion is asked: the extractors take minutes."""

MAX_ELEMENTS: Final = 40_000
"""Elements beyond which no opinion is asked; an ordinary page has 1,000 to 5,000."""

MAX_ASKED_DEPTH: Final = 200
"""Depth beyond which no opinion is asked: the extractors look up from every element."""

MAX_PRODUCT: Final = 400_000_000
"""Words of the page times words of an opinion that are aligned; memory grows with it (50 MB)."""

MIN_DESCRIBED: Final = 200
"""Code points of a JSON-LD body that is an opinion; shorter ones are summaries."""

WORD: Final = re.compile(r"\w+")
"""A word, as pages and opinions are compared."""

_RUN: Final = 4
_WORDLESS: Final = frozenset({Form.IMAGE, Form.EMBED, Form.RULE})

Share = Sequence[float]
"""For each segment the share of its words that an opinion holds; minus one without an opinion."""


def words_of(segment: Segment) -> list[str]:
    """Return the words of a segment; an image, an embed and a rule have none."""
    return [] if segment.form in _WORDLESS else WORD.findall(segment.text)


def opinions(root: HtmlElement, segments: Sequence[Segment], described: str) -> Mapping[str, Share]:
    """Ask every voter which words belong to the article.

    One that fails, or finds nothing, has no opinion; the others still count. Costs 40 to
    100 ms for an ordinary page; a page made to be slow is not shown to them at all.

    Args:
        root: The page; it is left as it is.
        segments: What it was cut into.
        described: The article's words as the page's JSON-LD has them, perhaps none.
    """
    words = [words_of(segment) for segment in segments]
    body = strip_tags(described) if len(described) > MIN_DESCRIBED else ""
    texts = dict.fromkeys(VOTERS, "") | {"described": body}
    if is_ordinary(segments, root):
        texts |= {name: _asked(voter, root) for name, voter in VOTERS.items()}
    return {name: align(words, WORD.findall(text)) for name, text in texts.items()}


def align(words: Sequence[Sequence[str]], opinion: Sequence[str]) -> Share:
    """Return for each segment the share of its words that stand in *opinion*, in its order."""
    if not opinion:
        return [-1.0] * len(words)
    if sum(map(len, words)) * len(opinion) > MAX_PRODUCT:
        return _align_loosely(words, opinion)
    owners = [index for index, own in enumerate(words) for _ in own]
    matched = [0] * len(words)
    for edit in LCSseq.opcodes([word for own in words for word in own], opinion):
        if edit.tag == "equal":
            for at in range(edit.src_start, edit.src_end):
                matched[owners[at]] += 1
    return [hits / len(own) if own else 0.0 for hits, own in zip(matched, words, strict=True)]


def is_ordinary(segments: Sequence[Segment], root: HtmlElement) -> bool:
    """Tell whether extractors end in a few seconds on this page."""
    if sum(len(segment.text) for segment in segments) > MAX_TEXT:
        return False
    depth = elements = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        elements += event == "start"
        if depth > MAX_ASKED_DEPTH or elements > MAX_ELEMENTS:
            return False
    return True


def _align_loosely(words: Sequence[Sequence[str]], opinion: Sequence[str]) -> Share:
    """As `align`, by runs of four words wherever they stand: for pages too long to align."""
    known = set(zip(*(opinion[shift:] for shift in range(_RUN)), strict=False))
    shares = []
    for own in words:
        runs = list(zip(*(own[shift:] for shift in range(_RUN)), strict=False))
        shares.append(sum(run in known for run in runs) / len(runs) if runs else 0.0)
    return shares


def _asked(voter: Callable[[HtmlElement], str], root: HtmlElement) -> str:
    try:
        return voter(copy.deepcopy(root))
    except Exception:  # noqa: BLE001 - other people's code on the web's pages: any failure is no opinion
        logging.getLogger(__name__).info("a voter failed on a page")
        return ""


def _balanced(root: HtmlElement) -> str:
    return _trafilatura(root, is_strict=False)


def _strict(root: HtmlElement) -> str:
    return _trafilatura(root, is_strict=True)


def _trafilatura(root: HtmlElement, *, is_strict: bool) -> str:
    import trafilatura  # noqa: PLC0415 - 400 ms to import, and plain text needs none of it

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it warns of every odd page
    found = trafilatura.extract(
        root, include_comments=False, favor_precision=is_strict, output_format="txt"
    )
    return found or ""


def _readable(root: HtmlElement) -> str:
    from readability import Document  # noqa: PLC0415 - as above

    logging.getLogger("readability").setLevel(logging.CRITICAL)
    summary = Document(lxml_html.tostring(root, encoding="unicode")).summary(html_partial=True)
    return str(lxml_html.fromstring(summary).xpath("string()")) if summary else ""


VOTERS: Final = {"balanced": _balanced, "strict": _strict, "readable": _readable}
"""Name of a voter → how it is asked for the words of the article."""
