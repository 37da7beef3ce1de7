"""A web page, or a part of one that was pasted, to a draft: segment, judge, rebuild."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from itertools import count
from typing import Final

from lxml.html import HtmlElement

from sourcebook.base import urls
from sourcebook.base.html_sanitize import strip_tags
from sourcebook.clean import boilerplate
from sourcebook.clean.blocks import one_line
from sourcebook.clean.dates import is_date_line
from sourcebook.clean.dom import is_too_long, parse, with_breaks
from sourcebook.clean.draft import Draft
from sourcebook.clean.images import keep_held, other_addresses
from sourcebook.clean.initials import joined_initials
from sourcebook.clean.judge import OUTSIDE, all_of, judged, looks_like_a_page, noise_of
from sourcebook.clean.metadata import Found, read_metadata
from sourcebook.clean.metadata.standfirst import is_standfirst, with_subtitle
from sourcebook.clean.metadata.unsure_dates import says_day
from sourcebook.clean.painted import unpaint
from sourcebook.clean.plaintext import paragraphs_of
from sourcebook.clean.rebuild import Builder
from sourcebook.clean.reshaping import reshaped
from sourcebook.clean.saved_page import unfold
from sourcebook.clean.segment import Form, Segment, segments_of, walk_of
from sourcebook.clean.shown import HIDDEN, hidden_among
from sourcebook.clean.site_rules import BY_RULE, apply_rules, patterns_of
from sourcebook.clean.slideshows import lay_out
from sourcebook.clean.streamed import put_together
from sourcebook.clean.typography import DASHES
from sourcebook.clean.walls import Seen, status_of
from sourcebook.model.article import Metadata, Status
from sourcebook.model.site_rule import Pattern, SiteRule

PLAIN: Final = "plain-text"
"""Rule of an edition: the page was too long for its structure; its words are shown plainly."""

MAX_CUT: Final = 20_000
"""Code points of one cut; what stood beyond can be read in the original."""

MAX_NAMED: Final = 300
"""Images and embeds of a page that are named among its cuts."""

MIN_DESCRIBED: Final = 500
"""Code points of a description that can stand for an article."""

DESCRIBED: Final = "json-ld"
"""Rule of an edition: the page holds its words only in the description for search engines."""

_READING_TIME: Final = re.compile(
    r"(?:(?:reading time|read time|lesezeit|leesduur|temps de lecture|durée de lecture|"
    r"tiempo de lectura|tempo de leitura|tempo di lettura|okuma süresi)\s*:?\s*)?"
    rf"\d{{1,3}}\s*[{DASHES}]?\s*(?:min(?:ute)?n?s?|dk|dakika)\.?\s*"
    r"(?:read|lesezeit|de lecture|okuma)?.{0,12}",
    re.IGNORECASE,
)

_BY: Final = re.compile(r"\s*(?:(?:written )?by|von|par|por|di|door|av|af)?:?\s*", re.IGNORECASE)


def draft_of_page(
    page: str,
    address: str,
    *,
    is_selection: bool = False,
    rules: Sequence[SiteRule] = (),
    named: Callable[[str], str] = lambda _address: "",
    captured_at: str = "",
) -> Draft:
    """Read the HTML *page*, found at *address*.

    Args:
        page: The decoded page.
        address: What its links are relative to; may be empty.
        is_selection: A person selected and copied it: unless it has the frame of a whole
            page, nothing in it is left out but notices.
        rules: The reader's rules for its site.
        named: Gives the name of the image that the page's source holds for an address, or nothing.
        captured_at: When it was captured, ISO 8601; what it says of a later day is not believed.
    """
    if is_too_long(page):
        return plain_draft(page)
    root, rule = parse(page)
    body = root.find("body")
    base = _base(root, address)
    lay_out(root)
    unpaint(root)
    keep_held(root, base, named)
    unfold(root)
    put_together(root)
    found = read_metadata(root, address, captured_at)
    walked = joined_initials(walk_of(root if body is None else body, base))
    segments = [segment for segment in walked if not segment.unread]
    is_part = is_selection and not looks_like_a_page(root)
    kept = all_of(segments) if is_part else judged(segments, root, found.titles, found.body)
    if _is_elsewhere(segments, kept, found.body):
        return _described(found, segments)
    metadata, reasons = _title_block(segments, kept, found)
    reasons |= _set_hidden_aside(segments, kept)
    ruled = apply_rules(segments, kept, rules)
    kept, reasons = ruled.kept, reasons | dict.fromkeys(ruled.cut, BY_RULE)
    builder = Builder()
    _build(builder, walked, kept, reasons)
    others = other_addresses(root, base)
    return Draft(
        metadata,
        builder.html(),
        tuple(builder.leftovers),
        tuple(replace(one, others=others.get(one.address, ())) for one in builder.assets),
        " ".join(filter(None, (rule, ruled.names))),
        status=_status(root, address, segments, kept, found),
        citation=found.citation,
        origins=with_subtitle(found.origins, metadata),
    )


def patterns_in(
    page: str, address: str, lines: Collection[str], *, keeps: bool
) -> tuple[Pattern, ...]:
    """Make patterns for a site of those blocks of a page whose words are among *lines*."""
    if is_too_long(page):
        return ()
    root, _ = parse(page)
    body = root.find("body")
    base = _base(root, address)
    unfold(root)
    put_together(root)
    found = read_metadata(root, address)
    segments = joined_initials(segments_of(root if body is None else body, base))
    kept = judged(segments, root, found.titles, found.body)
    _set_hidden_aside(segments, kept)
    return patterns_of(segments, kept, lines, keeps=keeps)


def _described(found: Found, segments: Sequence[Segment]) -> Draft:
    """Show the words that a page has in its description only; what it shows is set aside."""
    aside = Builder()
    aside.set_aside([segment for segment in segments if segment.text], "outside")
    return Draft(
        found.metadata,
        paragraphs_of(strip_tags(found.body)),
        tuple(aside.leftovers),
        rules=DESCRIBED,
        citation=found.citation,
        origins=found.origins,
    )


def _status(
    root: HtmlElement,
    address: str,
    segments: Sequence[Segment],
    kept: Sequence[bool],
    found: Found,
) -> Status:
    shown = " ".join(s.text for s, keep in zip(segments, kept, strict=True) if keep)
    return status_of(Seen(root, address, shown, found.is_free, found.for_payment))


def draft_of_markup(markup: str, metadata: Metadata, address: str) -> Draft:
    """Read HTML that a converter made of a document: all of it belongs to the article.

    Without a title in *metadata* the first heading, when nothing stands above it, is the title.
    """
    root, rule = parse(f"<html><body>{markup}</body></html>")
    body = root.find("body")
    segments = walk_of(root if body is None else body, address)
    if segments and segments[0].form is Form.HEADING:
        first = segments[0]
        if not metadata.title and first.tag in {"h1", "h2"}:
            metadata = replace(metadata, title=first.text)
        if _plain(metadata.title) == _plain(first.text):
            segments = segments[1:]
    builder = Builder()
    for segment in segments:
        if segment.unread:
            builder.set_aside([segment], segment.unread)
        else:
            builder.add(segment)
    aside, assets = tuple(builder.leftovers), tuple(builder.assets)
    return Draft(metadata, builder.html(), aside, assets, rule)


def plain_draft(page: str) -> Draft:
    """Show the words of a page that is too long, with its paragraphs and nothing else."""
    title = re.search(r"<title[^>]*>([^<]{1,500})", page[:200_000], re.IGNORECASE)
    metadata = Metadata(title=one_line(strip_tags(title[1])) if title else "")
    words = paragraphs_of(strip_tags(with_breaks(page)))
    return Draft(metadata, words, rules=PLAIN, status=Status.PLAIN)


def _base(root: HtmlElement, address: str) -> str:
    named = next((href for base in root.iter("base") if (href := base.get("href"))), "")
    return urls.absolute(address, named) or address


def _is_elsewhere(segments: Sequence[Segment], kept: Sequence[bool], described: str) -> bool:
    """Tell a page whose words are not in its elements but only in its JSON-LD."""
    shown = sum(len(s.text) for s, keep in zip(segments, kept, strict=True) if keep)
    return len(described) > MIN_DESCRIBED and shown * 5 < len(described)


def _set_hidden_aside(segments: Sequence[Segment], kept: list[bool]) -> dict[int, str]:
    """Take out of *kept* what no eye sees, and say so; notes are shown where they are linked."""
    places = [at for at, segment in enumerate(segments) if kept[at] and segment.text]
    words = [len(segments[at].text) for at in places]
    unseen = [segments[at].is_unseen and not segments[at].name for at in places]
    hidden = {places[one] for one in hidden_among(words, unseen)}
    for at in hidden:
        kept[at] = False
    return dict.fromkeys(hidden, HIDDEN)


def _title_block(
    segments: Sequence[Segment], kept: list[bool], found: Found
) -> tuple[Metadata, dict[int, str]]:
    """Take headline, standfirst, byline and date out of the body's start: they stand above it."""
    metadata = found.metadata
    reasons: dict[int, str] = {}
    plain_titles = {_plain(title) for title in found.titles if title}
    place = 0
    for index, segment in enumerate(segments):
        if not segment.text or segment.form in {Form.IMAGE, Form.CAPTION}:
            continue
        if not kept[index]:
            if reason := _repeats(segment, metadata, plain_titles):
                reasons[index] = reason
            continue
        place += 1
        if place > 6:
            break
        reason = _repeats(segment, metadata, plain_titles)
        if not reason and is_standfirst(segment, found) and place == 1:
            metadata, reason = replace(metadata, subtitle=segment.text), "subtitle"
        if reason:
            kept[index] = False
            reasons[index] = reason
            place -= 1
    return metadata, reasons


def _repeats(segment: Segment, metadata: Metadata, titles: set[str]) -> str:
    text = segment.text
    if len(text) > 300:
        return ""
    if _plain(text) in titles and segment.form in {Form.HEADING, Form.TEXT}:
        return "title"
    if is_date_line(text) or _READING_TIME.fullmatch(text) or says_day(text, metadata.published):
        return "date"
    names = [_plain(name) for name in metadata.byline.split(",") if name]
    bare = _plain(text).removeprefix("by").removeprefix("von").removeprefix("par")
    if bare and (bare == _plain(metadata.byline) or bare in names):
        return "byline"
    return "byline" if _is_dated_byline(text, metadata) else ""


def _is_dated_byline(text: str, metadata: Metadata) -> bool:
    """Tell a byline with its date on the same line, or below it in the same block."""
    names = (name.strip() for name in (metadata.byline, *metadata.byline.split(",")))
    return any(
        name
        and (found := _BY.match(text)) is not None
        and text.startswith(name, found.end())
        and is_date_line(text[found.end() + len(name) :])
        for name in names
    )


def _build(
    builder: Builder, walked: Sequence[Segment], kept: Sequence[bool], reasons: dict[int, str]
) -> None:
    """Write what is kept; set aside all that is not, where it stood and with a reason.

    *kept* and *reasons* speak of the segments that are not unread.
    """
    read = [segment for segment in walked if not segment.unread]
    shown = [segment for segment, keep in zip(read, kept, strict=True) if keep]
    container = _container(shown) if shown else set[HtmlElement]()
    passed_over = _passed_over(read, kept)
    shapes = reshaped(read, kept)
    held: list[Segment] = []
    held_reason = ""
    numbers = count()
    for segment in walked:
        index = -1 if segment.unread else next(numbers)
        keep = index >= 0 and kept[index]
        reason = ""
        if not keep and index not in passed_over:
            reason = reasons.get(index) or _reason(segment, container)
        if held and segment.unread == HIDDEN:
            reason = held_reason
        if held and (reason != held_reason or sum(len(s.text) for s in held) > MAX_CUT):
            builder.set_aside(held, held_reason)
            held = []
        if keep:
            for one in shapes[index]:
                builder.add(one)
        elif reason:
            held.append(segment)
            held_reason = reason
    if held:
        builder.set_aside(held, held_reason)


def _passed_over(segments: Sequence[Segment], kept: Sequence[bool]) -> set[int]:
    """Return the images and embeds that no cut names: it was named, or is shown elsewhere."""
    seen = {s.address for s, keep in zip(segments, kept, strict=True) if keep and s.address}
    most = len(seen) + MAX_NAMED
    passed: set[int] = set()
    for index, segment in enumerate(segments):
        if segment.address and (segment.address in seen or len(seen) >= most):
            passed.add(index)
        elif segment.address:
            seen.add(segment.address)
    return passed


def _reason(segment: Segment, container: set[HtmlElement]) -> str:
    """Say in a word why a segment was left out; a rule is without a reason."""
    if segment.unread or not (segment.text or segment.address):
        return segment.unread
    words = segment.text if not segment.address else ""
    if reason := boilerplate.notice(words):
        return reason
    if boilerplate.appeal(words) == 2:
        return "appeal"
    noise = noise_of(segment.element)
    if noise in OUTSIDE:
        return noise
    if container.isdisjoint((segment.element, *segment.element.iterancestors())):
        return "outside"
    known = ("comment", "share", "social", "related", "newsletter", "subscri", "nav", "ad")
    return next((name for name in known if noise.startswith(name)), "boilerplate")


def _container(kept: Sequence[Segment]) -> set[HtmlElement]:
    """Return the page's own frame around all the words that are kept, as a set of one.

    That is the nearest ``article`` or ``main`` around their smallest common element, or ``body``.
    """
    elements = [s.element for s in kept if s.text] or [kept[0].element]
    chain = [elements[0], *elements[0].iterancestors()]
    at = 0
    for element in elements[1:]:
        around = {element, *element.iterancestors()}
        while chain[at] not in around:
            at += 1
    frames = (near for near in chain[at:] if near.tag in {"article", "main", "body"})
    return {next(frames, chain[-1])}


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))
