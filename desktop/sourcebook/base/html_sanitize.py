"""The one policy for HTML that may be shown: an allow-list for reading, nothing else."""

import html as entities
import re
from functools import cache
from typing import Final

import nh3

from sourcebook.base import urls

TAGS: Final = frozenset(
    {
        *("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "hr", "br"),
        *("ul", "ol", "li", "dl", "dt", "dd", "figure", "figcaption", "img"),
        *("table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th"),
        *("a", "em", "strong", "code", "sup", "sub", "s", "u"),
        *("i", "b", "del", "strike", "ins", "kbd", "samp", "tt", "cite", "mark", "small", "q"),
    }
)
"""Elements that carry meaning for a reader; all others lose their tags and keep their words."""

ATTRIBUTES: Final = {
    "a": {"href"},
    "img": {"src", "alt"},
    "li": {"id", "value"},
    "p": {"id"},
    **{f"h{level}": {"id"} for level in range(1, 7)},
    "sup": {"id"},
    "ol": {"start"},
    "pre": {"lang"},
    "small": {"class"},
    "td": {"colspan", "rowspan", "align"},
    "th": {"colspan", "rowspan", "align"},
}
"""Attributes by element; `_allowed` then judges each value."""

OWN_SCHEME: Final = "sourcebook"
"""With what links begin that lead into the library; only notes have them."""

MAX_DEPTH: Final = 512
"""Elements inside one another, as browsers have it; html5ever's time grows with the square."""

MAX_TAG: Final = 100_000
"""Code points of one tag: a tag with 100,000 attributes costs html5ever 25 s."""

_DROPPED: Final = frozenset(
    {
        *("script", "style", "title", "noscript", "template", "iframe", "object", "svg", "math"),
        *("textarea", "select", "noembed", "noframes", "xmp", "plaintext", "audio", "video"),
    }
)
_VOID_LIST: Final = """
    area base br col embed hr img input link meta source track wbr
"""
_VOID: Final = frozenset(_VOID_LIST.split())
_SELF_CLOSING_LIST: Final = """
    p li dt dd td th tr option thead tbody tfoot
"""
_SELF_CLOSING: Final = frozenset(_SELF_CLOSING_LIST.split())
"""HTML closes these when the next one opens: a row of unclosed ones is not a depth."""

_NAME = re.compile(r"fn(?:ref\d{0,3})?[:-][\w-]{1,64}|at-\d{1,6}", re.ASCII)
"""Names of places: footnotes, references to them, and what other links of an article lead to."""

_NUMBER = re.compile(r"[1-9]\d{0,3}", re.ASCII)
_LANGUAGE = re.compile(r"[\w+#.-]{1,30}", re.ASCII)
_ASSET = re.compile(r"asset:\d{1,6}", re.ASCII)
_OWN_LINK = re.compile(rf"{OWN_SCHEME}:[^\s\x00-\x20\x7f\\<>\"]{{1,4000}}")
_SIDE = re.compile("left|center|right")
_SMALL_CAPITALS = re.compile("caps")
_VALUES: Final = {
    "src": _ASSET,
    "id": _NAME,
    "lang": _LANGUAGE,
    "class": _SMALL_CAPITALS,
    "align": _SIDE,
}
_HEADING = re.compile(r"#heading-\d{1,6}", re.ASCII)
_UNSAFE = re.compile(r"[\s\x00-\x20\x7f\\<>\"]")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_LONG_TAG = re.compile(rf"<[a-zA-Z][^<>]{{{MAX_TAG}}}")
_HIDDEN_START = re.compile(r"<(script|style|!--)", re.IGNORECASE)
_HIDDEN_END = {
    "script": re.compile(r"</script\s*>", re.IGNORECASE),
    "style": re.compile(r"</style\s*>", re.IGNORECASE),
    "!--": re.compile("-->"),
}
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")
_ANY_TAG = re.compile(r"</?[a-zA-Z][^<>]*>?")
_CODE_START = re.compile(r'(<pre(?: lang="[^"]*")?>)\n+')
"""A parser drops the first line feed of code: without this, the next reading would differ."""

_IMAGE = re.compile(r'<img(?: [a-z]+="[^"]*")*>')


def sanitize_note(html: str) -> str:
    """Return the *html* of a note by the same policy, with links of our own and to headings.

    What leads into the library begins with ``sourcebook:``; headings are named ``heading-1`` ….
    """
    return sanitize(html, for_note=True)


def sanitize(html: str, *, for_note: bool = False) -> str:
    """Return *html* with nothing in it but the policy of this module.

    Idempotent; costs about 100 ms a megabyte. A document made to be slow (nested deeper
    than `MAX_DEPTH`, endless tags) comes back as the plain words of it in one paragraph.
    """
    if depth_of(html) > MAX_DEPTH or _LONG_TAG.search(html):
        html = f"<p>{entities.escape(strip_tags(html))}</p>"
    html = _LONE_SURROGATE.sub("\ufffd", html)
    html = _IMAGE.sub(_known_image, _cleaner(for_note=for_note).clean(html))
    return _CODE_START.sub(r"\1", html)


def depth_of(html: str) -> int:
    """Estimate how deep elements stand in one another, without parsing.

    Elements that HTML closes by itself are not counted: the true depth is at most a few
    times the answer, never a hundred times.
    """
    depth = deepest = 0
    for closing, name in _TAG.findall(html):
        if not is_counted(name):
            continue
        depth = max(0, depth - 1) if closing else depth + 1
        deepest = max(deepest, depth)
    return deepest


def is_counted(name: str) -> bool:
    """Tell whether an element of this name makes what follows it deeper."""
    lower = name.lower()
    return lower not in _VOID and lower not in _SELF_CLOSING


def strip_tags(html: str) -> str:
    """Return the words of *html* in linear time, where a parser would be too slow."""
    return entities.unescape(_ANY_TAG.sub(" ", _without_hidden(html)))


def _without_hidden(html: str) -> str:
    """Take scripts, styles and comments out, each end looked for once: no input is slow."""
    pieces, at, endless = [], 0, set[str]()
    for found in _HIDDEN_START.finditer(html):
        name = found[1].lower()
        if found.start() < at or name in endless:
            continue
        end = _HIDDEN_END[name].search(html, found.end())
        if end is None:
            endless.add(name)
            continue
        pieces.append(html[at : found.start()])
        at = end.end()
    return " ".join([*pieces, html[at:]])


@cache
def _cleaner(*, for_note: bool) -> nh3.Cleaner:
    schemes = {"http", "https", "mailto", "asset"}
    return nh3.Cleaner(
        tags=set(TAGS),
        clean_content_tags=set(_DROPPED),
        attributes=ATTRIBUTES,
        attribute_filter=_allowed_in_note if for_note else _allowed,
        link_rel=None,
        url_schemes=schemes | {OWN_SCHEME} if for_note else schemes,
        generic_attribute_prefixes=set(),
    )


def _allowed(_tag: str, name: str, value: str) -> str | None:
    if name == "href":
        return _href(value.strip())
    pattern = _VALUES.get(name, _NUMBER)
    return value if name == "alt" or pattern.fullmatch(value) else None


def _allowed_in_note(tag: str, name: str, value: str) -> str | None:
    if name == "href" and (_OWN_LINK.fullmatch(value) or _HEADING.fullmatch(value)):
        return value
    return _allowed(tag, name, value)


def _href(value: str) -> str | None:
    if _UNSAFE.search(value):
        return None
    if value.startswith("#"):
        return value if _NAME.fullmatch(value[1:]) else None
    if urls.is_http(value) or value[:7].lower() == "mailto:":
        return value
    return None


def _known_image(found: re.Match[str]) -> str:
    return found[0] if ' src="' in found[0] else ""
