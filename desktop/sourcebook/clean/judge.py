"""Which segments of a page are its article: a learned judge, guarded by the votes it hears."""

import re
from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import Final

from lxml.html import HtmlElement

from sourcebook.clean.boilerplate import notice
from sourcebook.clean.company import keep_company, keep_tables_whole
from sourcebook.clean.features import VOTES, measure
from sourcebook.clean.forest import forest
from sourcebook.clean.opinions import Share, opinions, words_of
from sourcebook.clean.segment import Form, Segment
from sourcebook.clean.together import keep_together

MAX_JUDGED: Final = 8_000
"""Segments beyond which a page is judged by rules alone; measuring them takes seconds."""

AGREEING: Final = 0.8
"""How alike the two closest votes must be to be trusted against the judge (as F1)."""

CONTRARY: Final = 0.3
"""How alike judge and votes must be at least; below it the judge has failed on the whole page."""

MIN_JUDGED: Final = 150
"""Words of a page below which the judge is not asked: it learned from whole pages."""

DOUBTFUL: Final = 0.15
"""Probability from which a block between two that are kept is kept as well.

Measured over 731 pages on hosts that the trees had not seen: F1 .9740 → .9751, .9545 → .9548.
"""

MIN_CALL: Final = 25
"""Code points of a line in capitals that says more than a name."""

MIN_GUARDED: Final = 100
"""Words the votes must hold for that."""

OUTSIDE: Final = frozenset({"nav", "footer", "aside", "form", "dialog", "menu"})
"""Elements of a page that hold no part of its article."""

_NOISE: Final = re.compile(
    r"(?:^|[-_\s])(?:ads?|advert\w*|banner|breadcrumbs?|comments?|cookie\w*|disqus|footer|form|"
    r"consent\w*|onetrust\w*|didomi\w*|gdpr|(?<!caption-)(?<!overflow-)(?<!overflow-[xy]-)hidden|menu|modal|nav\w*|newsletter\w*|outbrain|"
    r"pagination|paywall|popup|promo\w*|"
    r"recommend\w*|related\w*|share\w*|sharing|sidebar|social\w*|sponsor\w*|subscri\w*|taboola|"
    r"tags?|teaser\w*|toolbar|widget\w*|author-?(?:bio|box|info)|bio|skip\w*|sr-only|signup)"
    r"(?:$|[-_\s])",
    re.IGNORECASE,
)


def judged(
    segments: Sequence[Segment], root: HtmlElement, titles: Sequence[str], described: str
) -> list[bool]:
    """Say of each segment whether it belongs to the article.

    Words are judged by what was learned from real pages; code, images, captions and rules
    follow the words around them. A judge that contradicts voters who agree has failed on the
    page as a whole: then their votes count. When nothing is left, everything outside of
    navigation stays.

    Args:
        segments: What the page was cut into.
        root: The page.
        titles: How its title reads in the places that name it.
        described: Its words as its JSON-LD has them, perhaps none.
    """
    places = [index for index, segment in enumerate(segments) if words_of(segment)]
    worded = [segments[index] for index in places]
    kept = [False] * len(segments)
    total = sum(len(words_of(segment)) for segment in worded)
    if len(worded) <= MAX_JUDGED and total >= MIN_JUDGED:
        for index, keep in zip(places, _by_forest(worded, root, titles, described), strict=True):
            kept[index] = keep
    if not any(kept):
        kept = [
            _is_inside(segment) and bool(words_of(segment)) and not _is_furniture(segment)
            for segment in segments
        ]
    if not any(kept):
        kept = [bool(words_of(segment)) for segment in segments]
    keep_tables_whole(segments, kept)
    _drop_idle_headings(segments, places, kept)
    keep_company(segments, kept, names_of=own_noise, lead=_lead_image_of(root))
    return kept


def all_of(segments: Sequence[Segment]) -> list[bool]:
    """Keep everything: what a person selected and copied is what they want."""
    return [not _is_notice(segment) for segment in segments]


def looks_like_a_page(root: HtmlElement) -> bool:
    """Tell a whole page from a part that a person selected in it."""
    return any(True for _ in root.iter("nav", "footer", "main", "aside", "header"))


def description_of(root: HtmlElement) -> str:
    """Return how the page describes itself to search engines, or an empty string."""
    path = "//meta[@property='og:description' or @name='description']/@content"
    return " ".join(map(str, root.xpath(path)[:2]))[:2000]


def _lead_image_of(root: HtmlElement) -> str:
    """Return where the picture is by which the page wants to be shown elsewhere."""
    return str(root.xpath("string(//meta[@property='og:image']/@content)")).strip()


def noise_of(element: HtmlElement) -> str:
    """Return the first telling word in class and id of *element* and those around it."""
    around = (element, *_near_ancestors(element))
    return next((noise for near in around if (noise := own_noise(near))), "")


def own_noise(element: HtmlElement) -> str:
    """Return the telling word of this very *element*, or an empty string."""
    if element.tag in OUTSIDE:
        return str(element.tag)
    if element.tag in {"body", "html", "article", "main"}:
        return ""
    found = _NOISE.search(f"{element.get('class') or ''} {element.get('id') or ''}")
    return found[0].strip("-_ ").lower() if found else ""


def _by_forest(
    worded: Sequence[Segment], root: HtmlElement, titles: Sequence[str], described: str
) -> list[bool]:
    votes = opinions(root, worded, described)
    rows = measure(worded, votes, " ".join(titles), description_of(root))
    has_votes = any(max(share, default=-1.0) > 0 for share in votes.values())
    trees = forest()
    found = trees.probabilities(rows, has_votes=has_votes)
    kept = [probability > trees.threshold for probability in found]
    _fill_gaps(worded, found, kept)
    keep_together(worded, found, kept, own_noise)
    words = [len(words_of(segment)) for segment in worded]
    kept = _guarded(kept, votes, words)
    return [keep and not _is_notice(segment) for keep, segment in zip(kept, worded, strict=True)]


def _fill_gaps(segments: Sequence[Segment], found: Sequence[float], kept: list[bool]) -> None:
    """Keep a block that is doubtful by itself between two beside it that are sure."""
    beside = zip(list(kept), kept[1:], kept[2:], strict=False)
    for index, (before, here, after) in enumerate(beside, 1):
        if before and after and not here and found[index] > DOUBTFUL:
            near = {segment.element.getparent() for segment in segments[index - 1 : index + 2]}
            kept[index] = len(near) == 1


def _drop_idle_headings(
    segments: Sequence[Segment], places: Sequence[int], kept: list[bool]
) -> None:
    """Drop a heading that announces other pages (“More:”) when the words below it were dropped.

    *places* are those of the segments that have words.
    """
    for index, below in zip_longest(places, places[1:]):
        segment = segments[index]
        if kept[index] and segment.form is Form.HEADING and notice(segment.text):
            kept[index] = below is not None and kept[below]


def _guarded(kept: list[bool], votes: Mapping[str, Share], words: Sequence[int]) -> list[bool]:
    """Let the votes stand when those that agree say nearly the opposite of the judge."""
    shares = [[max(0.0, one) for one in votes[name]] for name in VOTES[:3]]
    pairs = ((0, 1), (1, 2), (0, 2))
    if max(_alike(shares[one], shares[other], words) for one, other in pairs) < AGREEING:
        return kept
    voted = [sum(column) / len(shares) > 0.5 for column in zip(*shares, strict=True)]
    if sum(count for count, keep in zip(words, voted, strict=True) if keep) < MIN_GUARDED:
        return kept
    is_contrary = _alike([float(k) for k in kept], [float(v) for v in voted], words) < CONTRARY
    return voted if is_contrary else kept


def _alike(one: Share, other: Share, words: Sequence[int]) -> float:
    """Return how alike two choices of words are, as F1."""
    both = sum(min(a, b) * count for a, b, count in zip(one, other, words, strict=True))
    held = sum((a + b) * count for a, b, count in zip(one, other, words, strict=True))
    return 2 * both / held if held else 0.0


def _near_ancestors(element: HtmlElement) -> list[HtmlElement]:
    near = []
    for ancestor in element.iterancestors():
        near.append(ancestor)
        if len(near) == 6:
            break
    return near


def _is_furniture(segment: Segment) -> bool:
    return _is_notice(segment) or bool(noise_of(segment.element))


def _is_notice(segment: Segment) -> bool:
    return segment.form is Form.TEXT and (bool(notice(segment.text)) or _is_call(segment))


def _is_call(segment: Segment) -> bool:
    """Tell a paragraph in capitals that is one link: news sites lead to other pages so."""
    is_link = segment.linked >= len("".join(segment.text.split()))
    is_alone = segment.element.tag == "p" and not segment.path
    return is_link and is_alone and len(segment.text) >= MIN_CALL and segment.text.isupper()


def _is_inside(segment: Segment) -> bool:
    if segment.is_hidden or segment.linked * 2 > len(segment.text):
        return False
    outside = {*OUTSIDE, "header"}
    return not any(ancestor.tag in outside for ancestor in segment.element.iterancestors()) and (
        segment.element.tag not in outside
    )
