"""HTML to a tree, with pages made to be slow tamed first."""

import html as entities
import re
from typing import Final

import nh3
from lxml import etree
from lxml import html as lxml_html

from sourcebook.base.html_sanitize import MAX_DEPTH, depth_of, is_counted, strip_tags

MAX_ATTRIBUTES: Final = 500
"""Attributes of one tag; libxml2's time grows with the square (100,000 take 20 s)."""

MAX_TAGS: Final = 200_000
"""Tags of a page that is read with its structure; a longer one is shown as plain words."""

FLATTENED: Final = "flattened"
"""Rule of an edition: elements deeper than `MAX_DEPTH` lost their structure, not their words."""

MIN_WORDS_LOST: Final = 100
"""Words of a page below which it is not asked whether some were lost."""

KEPT_SHARE: Final = 0.7
"""Share of its words below which a tree is made anew: 3 of 802 real pages were below it."""

DRAWING: Final = "text/x-words-of-a-drawing"
"""Type of the script that holds the words of a drawing which was taken out: nobody reads it."""

MAX_DRAWN: Final = 20_000
"""Code points of the words of one drawing."""

_READABLE: Final = """
    title article aside section nav header footer main div p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd
    blockquote pre figure figcaption img picture source table caption thead tbody tfoot tr td th
    a em strong b i u s del ins sup sub small mark code kbd samp tt cite dfn var q span font abbr
    time br hr address details summary form label iframe video audio center button hgroup menu
    ruby rb rt rp lite-youtube lite-vimeo amp-img amp-youtube amp-vimeo amp-dailymotion amp-twitter
    amp-instagram amp-facebook amp-iframe amp-video amp-audio noscript
    math semantics annotation annotation-xml mrow mi mo mn ms mtext mspace mfrac msqrt mroot msup
    msub msubsup munder mover munderover mmultiscripts mprescripts none mtable mtr mtd mlabeledtr
    mstyle merror mpadded mphantom mfenced menclose maction
"""
_TELLING: Final = """
    class id itemprop style href src srcset alt title lang dir datetime rel role hidden aria-hidden
    colspan rowspan start width height cite videoid srcdoc alttext encoding display open close
    separators linethickness notation intent
"""
_TEX: Final = re.compile(
    r"<script\b[^<>]{0,500}?\btype\s*=\s*[\"']?math/tex[^<>]{0,200}>([^<]{1,5000}(?:<(?!/script)[^<]{0,5000}){0,50})</script",
    re.IGNORECASE,
)
"""A formula as MathJax keeps it."""
_LONG_TAG: Final = re.compile(r"<[a-zA-Z][^\s/>]*(?=[^<>]{10000})")
_ATTRIBUTE: Final = re.compile(r"""[\s/]*[^\s=>/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]*))?""")
_NAME: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_DRAWING: Final = re.compile(r"<svg\b[^<>]*>?", re.IGNORECASE)
_DRAWING_END: Final = re.compile(r"</svg\s*>", re.IGNORECASE)
_UNKNOWN_VOID: Final = re.compile(
    r"""<(embed|bgsound|command|keygen)\b(?:[^<>"']++|"[^"]{0,9999}"|'[^']{0,9999}'){0,99}+>""",
    re.IGNORECASE,
)
_DRAWN_WORDS: Final = re.compile(r"<(?:text|foreignobject)\b", re.IGNORECASE)
_DRAWN_WORDS_END: Final = re.compile(r"</(?:text|foreignobject)\s*>", re.IGNORECASE)
_PROSE: Final = re.compile(r"<(?:p|article|section|main|h[1-6]|ul|body)\b", re.IGNORECASE)
_CLOSING_CODE: Final = re.compile(r"(<pre\b[^<>]{0,9999}>\s*+)(?=<(?:table|ul)\b)", re.IGNORECASE)
_DECLARATION: Final = re.compile(r"\A\s*<\?xml[^>]*\?>")
_BLOCK_END: Final = re.compile(
    r"</?(?:p|div|h[1-6]|li|ul|ol|tr|table|section|article|blockquote|pre|br|hr|dt|dd)\b[^<>]*>",
    re.IGNORECASE,
)


def parse(page: str) -> tuple[lxml_html.HtmlElement, str]:
    """Parse *page*, forgiving everything; nothing is fetched and no entity is expanded.

    A page of which libxml2 loses many words (it stops at some errors that browsers forgive)
    is parsed once more as browsers do.

    Returns:
        The root, and the rule that had to be used (`FLATTENED`), or an empty string.
    """
    page = _DECLARATION.sub("", page.replace("\0", ""))
    page = _with_fewer_attributes(_without_drawings(page))
    page = _UNKNOWN_VOID.sub(_closed, page)
    page = _CLOSING_CODE.sub(r"\1<code>", page)  # libxml2 ends a ``pre`` where a table begins
    rule = ""
    if depth_of(page) > MAX_DEPTH:
        page, rule = _flattened(page), FLATTENED
    root = _tree(page)
    if root is None:  # it has no element at all
        words = entities.escape(strip_tags(page))
        return lxml_html.document_fromstring(f"<body><p>{words}</p></body>"), rule
    if _has_lost_words(root, page):
        _put_body(root, _as_browsers_read(page))
    return root, rule


def _tree(page: str) -> lxml_html.HtmlElement | None:
    parser = lxml_html.HTMLParser(
        huge_tree=True, no_network=True, encoding="utf-8", remove_pis=True, remove_comments=True
    )
    try:
        return lxml_html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return None


def _has_lost_words(root: lxml_html.HtmlElement, page: str) -> bool:
    """Tell whether the tree's body holds far fewer words than stand between the tags of *page*.

    An ``article`` right after the title ends up in the head: libxml2 does not know it.
    """
    body = root.find("body")
    shown = (
        text
        for element in (() if body is None else body.iter())
        for text in (element.text if element.tag not in {"script", "style"} else "", element.tail)
    )
    found = sum(len(text.split()) for text in shown if text)
    expected = len(strip_tags(page).split())
    return not found or (expected > MIN_WORDS_LOST and found < expected * KEPT_SHARE)


def _as_browsers_read(page: str) -> lxml_html.HtmlElement | None:
    """Return the body of *page* as html5ever, a browser's parser, closes and nests it.

    Scripts are lost but for the formulas in them.
    """
    page = _TEX.sub(lambda tex: f'<math alttext="{entities.escape(tex[1].strip())}"></math', page)
    cleaner = nh3.Cleaner(
        tags=set(_READABLE.split()),
        clean_content_tags={"script", "style", "svg", "select", "textarea"},
        attributes={"*": set(_TELLING.split())},
        generic_attribute_prefixes={"data-"},
        link_rel=None,
        url_schemes={"http", "https", "mailto", "data", "cid"},
    )
    root = _tree(f"<html><body>{cleaner.clean(page)}</body></html>")
    return None if root is None else root.find("body")


def _put_body(root: lxml_html.HtmlElement, body: lxml_html.HtmlElement | None) -> None:
    """Put *body* in the place of the root's own, so that its head stays, and what says facts."""
    old = root.find("body")
    if body is None:
        return
    facts = [*old.iter("script")] if old is not None else []
    for script in facts:
        if "ld+json" in (script.get("type") or ""):
            script.tail = None
            body.append(script)
    if old is not None:
        root.replace(old, body)
    else:
        root.append(body)


def is_too_long(page: str) -> bool:
    """Tell whether *page* has too many tags to be read with its structure in time."""
    return page.count("<") > MAX_TAGS


def with_breaks(page: str) -> str:
    """Put a blank line where a block of *page* begins or ends, for reading it as plain words."""
    return _BLOCK_END.sub(lambda found: f"\n\n{found[0]}", page)


def _closed(found: re.Match[str]) -> str:
    """Close an element that holds nothing: libxml2 does not know it, and would put the rest in."""
    return f"{found[0]}</{found[1]}>"


def _without_drawings(page: str) -> str:
    """Take SVG out: libxml2 does not know its ``<path/>`` and puts the rest of the page inside.

    The words in it stay, where nobody but `unread` looks for them. Of a drawing that was never
    closed only its tag is taken out, not the article after it.
    """
    pieces, at = [], 0
    has_end = True
    for found in _DRAWING.finditer(page):
        if found.start() < at:
            continue
        end = _DRAWING_END.search(page, found.end()) if has_end else None
        has_end = end is not None
        pieces.append(page[at : found.start()])
        if end is not None and not _PROSE.search(page, found.end(), end.start()):
            pieces.append(_words_of_drawing(page[found.end() : end.start()]))
            at = end.end()
        else:
            at = found.end()
    return "".join([*pieces, page[at:]])


def _words_of_drawing(drawing: str) -> str:
    """Return a script that holds the words of *drawing*, nothing where it has none."""
    written = (_DRAWN_WORDS_END.split(one, 1)[0] for one in _DRAWN_WORDS.split(drawing)[1:])
    words = " ".join(strip_tags(f"<g{one}").strip() for one in written)[:MAX_DRAWN].strip()
    return f'<script type="{DRAWING}">{entities.escape(words)}</script>' if words else ""


def _flattened(page: str) -> str:
    """Make line breaks of the tags that stand too deep, opening and closing ones."""
    depth = 0

    def judge(found: re.Match[str]) -> str:
        nonlocal depth
        if not is_counted(found[2]):
            return found[0]
        is_deep = depth >= MAX_DEPTH if not found[1] else depth > MAX_DEPTH
        depth = max(0, depth - 1) if found[1] else depth + 1
        return "<br" if is_deep else found[0]

    return _NAME.sub(judge, page)


def _with_fewer_attributes(page: str) -> str:
    pieces, at = [], 0
    for found in _LONG_TAG.finditer(page):
        if found.start() < at:
            continue
        end = cut = found.end()
        count = 0
        while attribute := _ATTRIBUTE.match(page, end):
            end = attribute.end()
            count += 1
            cut = end if count <= MAX_ATTRIBUTES else cut
        pieces.append(page[at:cut])
        at = end
    return "".join([*pieces, page[at:]])
