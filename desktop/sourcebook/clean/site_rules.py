"""Rules of the reader for a site: made of a block of a page, and applied to its other pages.

A block is known by the elements around it that have a name (``div.share > p``). Where those
stand around other blocks too, which should stay, it is known by its words.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from lxml.html import HtmlElement

from sourcebook.base.digest import sha256
from sourcebook.clean.segment import Form, Segment
from sourcebook.model.site_rule import Pattern, SiteRule

BY_RULE: Final = "site rule"
"""Reason of a cut that a rule for the site made."""

MOST_PATTERNS: Final = 8
"""Patterns made of one cut, which may have held many blocks."""

MOST_NAMED: Final = 20
"""Rules that an edition names."""

_LEVELS: Final = 6
_CLASSES: Final = 4
_LONGEST_CLASS: Final = 2_000
_SAMPLE: Final = 120
_NAME: Final = re.compile(r"(?!.*\d{3})[A-Za-z][\w-]{1,40}")
"""A name that a person gave; those with numbers in them differ from page to page."""


@dataclass(frozen=True, slots=True)
class Applied:
    """What rules made of a page: what is kept, and the rules that were in force or refused."""

    kept: list[bool]
    cut: frozenset[int]
    names: str


def signature_of(element: HtmlElement) -> str:
    """Return the tags from *element* out to the first one with a name; empty without one."""
    parts: list[str] = []
    for around in (element, *element.iterancestors()):
        if around.tag in {"body", "html"} or len(parts) == _LEVELS:
            return ""
        names = _names(around)
        parts.append(f"{around.tag}{names}")
        if names:
            return " > ".join(reversed(parts))
    return ""


def patterns_of(
    segments: Sequence[Segment], kept: Sequence[bool], lines: Collection[str], *, keeps: bool
) -> tuple[Pattern, ...]:
    """Make patterns of the blocks of a page whose words are among *lines*."""
    wanted = {_squeezed(line) for line in lines} - {""}
    meant = [n for n, one in enumerate(segments) if one.text and _squeezed(one.text) in wanted]
    signatures = {n: signature_of(segments[n].element) for n in meant}
    # What is kept around them must not go with them.
    others = {
        signature_of(one.element)
        for n, one in enumerate(segments)
        if one.text and n not in signatures and (kept[n] and not keeps)
    }
    words = sum(_words(one) for one, keep in zip(segments, kept, strict=True) if keep)
    cut = sum(_words(segments[n]) for n in meant if kept[n])
    is_telling = keeps or cut * 2 <= words
    found: dict[Pattern, None] = {}
    for number in meant:
        signature = signatures[number]
        sample = segments[number].text[:_SAMPLE]
        if signature and is_telling and signature not in others:
            if all(known.signature != signature for known in found):
                found[Pattern(signature, "", sample)] = None
        else:
            found[Pattern("", _fingerprint(segments[number]), sample)] = None
    return tuple(found)[:MOST_PATTERNS]


def apply_rules(
    segments: Sequence[Segment], kept: Sequence[bool], rules: Sequence[SiteRule]
) -> Applied:
    """Say what of a page is kept under *rules*; a later one of two that differ does not count.

    A rule that would leave less than half of the article's words is not applied, and named as
    refused.
    """
    now, cut, names = [*kept], set[int](), list[str]()
    whole = sum(_words(one) for one, keep in zip(segments, kept, strict=True) if keep)
    left, decided = whole, set[int]()
    places = _places(segments) if rules else {}
    for rule in rules:
        found = places.get((rule.pattern.signature, rule.pattern.words), ())
        meant = [n for n in found if n not in decided]
        changed = [n for n in meant if now[n] is not rule.keeps]
        size = sum(_words(segments[n]) for n in changed)
        if not rule.keeps and size and (left - size) * 2 < whole:
            names.append(f"site-refused:{rule.id}")
            continue
        decided.update(meant)
        for number in changed:
            now[number] = rule.keeps
            cut.discard(number)
            if not rule.keeps:
                cut.add(number)
        left += size if rule.keeps else -size
        if changed:
            names.append(f"site:{rule.id}")
    return Applied(now, frozenset(cut), " ".join(names[:MOST_NAMED]))


def _places(segments: Sequence[Segment]) -> dict[tuple[str, str], list[int]]:
    """Return the numbers of the blocks by each way in which a pattern may mean them."""
    places: dict[tuple[str, str], list[int]] = {}
    for number, segment in enumerate(segments):
        if segment.text and segment.form not in {Form.IMAGE, Form.EMBED}:
            signature = signature_of(segment.element)
            if signature:
                places.setdefault((signature, ""), []).append(number)
            places.setdefault(("", _fingerprint(segment)), []).append(number)
    return places


def _names(element: HtmlElement) -> str:
    name = element.get("id", "")
    if _NAME.fullmatch(name):
        return f"#{name}"
    classes = element.get("class", "")[:_LONGEST_CLASS].split()
    telling = sorted({one for one in classes if _NAME.fullmatch(one)})[:_CLASSES]
    return "".join(f".{one}" for one in telling)


def _fingerprint(segment: Segment) -> str:
    return sha256(_squeezed(segment.text))


def _squeezed(text: str) -> str:
    return "".join(text.split()).casefold()


def _words(segment: Segment) -> int:
    return len(segment.text.split())
