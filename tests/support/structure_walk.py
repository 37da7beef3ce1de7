"""The words of a page in their order: which element holds which, and which the truth holds."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from lxml import etree
from lxml.html import HtmlElement
from rapidfuzz.distance import LCSseq

from support.truth import words

IN: Final = 0.8
"""Share of the words of an element that the truth must hold."""

NEXT: Final = 3
"""Words on each side of an image or a caption that are looked at."""

CAPTION: Final = 40
"""Words of the longest run, without a link, that may be a caption nobody marked as one."""

PASSED: Final = 2
"""Runs of that kind that may stand between an image and the words of the article."""

FIRST: Final = 8
"""Words of the shortest run with which an article begins."""

_SKIPPED: Final = frozenset(
    {"script", "style", "noscript", "template", "svg", "head", "select", "textarea"}
)
_BLOCK_LIST: Final = """
    address article aside blockquote body caption center dd details div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table
    tbody td tfoot th thead tr ul
"""
_BLOCKS: Final = frozenset(_BLOCK_LIST.split())
_LINKS: Final = frozenset({"a", "button"})
_SIGNS: Final = frozenset("•▪◦●‣∙■►➤·")
"""What stands before the items of a list that is written with signs."""


@dataclass(frozen=True)
class Run:
    """Words between two edges of blocks: the innermost block, and whether any is a link.

    A framed run stands in a figure or a caption; a listed one has lines that begin with a sign;
    a run below a picture is the first behind one, or stands in its block.
    """

    block: HtmlElement
    start: int
    end: int
    text: str
    is_linked: bool
    is_framed: bool
    is_listed: bool = False
    is_below_picture: bool = False


@dataclass
class Walk:
    """One walk over a page.

    ``spans`` says of each element from which word to which it reaches, in the order they end.
    """

    words: list[str] = field(default_factory=list)
    spans: list[tuple[HtmlElement, int, int]] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    hits: list[bool] = field(default_factory=list)
    lines: frozenset[str] = frozenset()
    first: int = -1
    _texts: list[str] = field(default_factory=list)
    _is_linked: bool = False
    _is_listed: bool = False
    _has_picture: bool = False

    @classmethod
    def over(cls, root: HtmlElement, truth: str | None) -> "Walk":
        """Walk over *root* and mark the words of *truth*; without a truth all are marked."""
        walk = cls()
        walk._read(root)
        walk.hits = [truth is None] * len(walk.words)
        if truth is not None:
            for edit in LCSseq.opcodes(walk.words, words(truth)):
                if edit.tag == "equal":
                    span = slice(edit.src_start, edit.src_end)
                    walk.hits[span] = [True] * (edit.src_end - edit.src_start)
            walk.lines = frozenset("".join(words(line)) for line in truth.splitlines())
        long = (run for run in walk.runs if run.end - run.start >= FIRST)
        walk.first = next((run.start for run in long if walk.is_held(run.start, run.end)), -1)
        return walk

    def text(self, start: int, end: int) -> str:
        """Return these words."""
        return " ".join(self.words[start:end])

    def is_held(self, start: int, end: int) -> bool:
        """Tell whether these words belong to the article.

        A line of the truth does, between words that do: it may stand in a table of contents
        as well, and which of the two is aligned is chance.
        """
        if end <= start:
            return False
        if sum(self.hits[start:end]) >= IN * (end - start):
            return True
        is_line = "".join(self.words[start:end]) in self.lines
        return is_line and self.is_within(start, end)

    def is_in_held_run(self, start: int, end: int) -> bool:
        """Tell whether the run around these words belongs to the article."""
        at = bisect_right(self.runs, start, key=lambda run: run.start) - 1
        if at < 0 or self.runs[at].end < end:
            return False
        return self.is_held(self.runs[at].start, self.runs[at].end)

    def is_within(self, start: int, end: int) -> bool:
        """Tell whether words on both sides belong to the article.

        Captions are passed, and up to two lines that may be captions nobody marked, or headings
        that the truth left out.
        """
        is_after = any(self.hits[max(0, start - NEXT) : start]) or self._is_after(start)
        return is_after and (any(self.hits[end : end + NEXT]) or self._is_before(end))

    def is_leading(self, start: int, end: int) -> bool:
        """Tell what stands between the headline, or little else, and the article's first words."""
        if end > self.first:
            return False
        if self.first - end <= CAPTION:
            return True
        headlines = [to for element, _, to in self.spans if element.tag == "h1"]
        return any(to <= start for to in headlines)

    def is_left_out_below_picture(self, run: Run) -> bool:
        """Tell a short run that the truth leaves out amid its words, as it does with captions."""
        is_short = run.end - run.start <= CAPTION and run.is_below_picture
        is_out = is_short and not self.is_held(run.start, run.end)
        return is_out and self.is_within(run.start, run.end)

    def _is_after(self, place: int) -> bool:
        at = bisect_left(self.runs, place, key=lambda run: run.start)
        ends = ((run, self.hits[run.start : min(run.end, place)]) for run in self.runs[:at][::-1])
        return _is_reached((run, hits[::-1]) for run, hits in ends)

    def _is_before(self, place: int) -> bool:
        at = bisect_right(self.runs, place, key=lambda run: run.end)
        begins = ((run, self.hits[max(run.start, place) : run.end]) for run in self.runs[at:])
        return _is_reached(begins)

    def _read(self, root: HtmlElement) -> None:
        opened: list[tuple[HtmlElement, int]] = []
        blocks = [root]
        walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, element in walk:
            tag = str(element.tag)
            if event == "start" and tag in _SKIPPED:
                walk.skip_subtree()
            if event == "start":
                if tag in _BLOCKS:
                    self._end_run(blocks[-1])
                    blocks.append(element)
                opened.append((element, len(self.words)))
                if tag not in _SKIPPED:
                    self._write(element.text, opened)
                continue
            if event == "end":
                self._has_picture |= tag in {"img", "amp-img"}
                if tag in _BLOCKS:
                    self._end_run(blocks.pop())
                self.spans.append((*opened.pop(), len(self.words)))
            if opened:
                self._write(element.tail, opened)
        self._end_run(root)

    def _write(self, text: str | None, opened: list[tuple[HtmlElement, int]]) -> None:
        self._is_listed |= (text or "").strip()[:1] in _SIGNS
        if found := words(text or ""):
            self.words += found
            self._is_linked |= any(element.tag in _LINKS for element, _ in opened)

    def _end_run(self, block: HtmlElement) -> None:
        start = self.runs[-1].end if self.runs else 0
        if start < len(self.words):
            text = self.text(start, len(self.words))
            around = (block, *block.iterancestors())
            is_framed = any(is_figure(one) or is_caption(one) for one in around)
            end = len(self.words)
            marks = self._is_linked, is_framed, self._is_listed, self._has_picture
            self.runs.append(Run(block, start, end, text, *marks))
            self._has_picture = False
        self._is_linked = self._is_listed = False


def _is_reached(runs: Iterable[tuple[Run, list[bool]]]) -> bool:
    """Tell whether the nearest of *runs*, but for what is passed, belongs to the article.

    Each comes with the marks of its words, the nearest first.
    """
    passed = 0
    for run, hits in runs:
        if any(hits[:NEXT]):
            return True
        passed += not run.is_framed
        is_short = len(hits) <= CAPTION and not run.is_linked
        if passed > PASSED or not (run.is_framed or is_short):
            return False
    return False


def is_figure(element: HtmlElement) -> bool:
    """Tell a figure: a picture with its caption."""
    return element.tag == "figure" or "wp-caption" in (element.get("class") or "").split()


def is_caption(element: HtmlElement) -> bool:
    """Tell an element that is a caption, or says that it is one."""
    names = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
    is_named = "caption" in names or "cutline" in names
    return element.tag == "figcaption" or (is_named and next(element.iter("img"), None) is None)
