"""Words in class names, ids and short lines that tell what a part of a page is for."""

import re
from typing import Final

_NAMES: Final = {
    "navigation": "nav navbar menu breadcrumb masthead toolbar topbar pager pagination skip tabs",
    "footer": "foot footer colophon copyright legal imprint impressum disclaimer",
    "share": "share sharing social follow facebook twitter whatsapp addthis sharedaddy like",
    "related": (
        "relat recommend readmore read-more read-also more-from more-on popular trending most "
        "latest teaser suggest outbrain taboola carousel up-next next-article card listicle "
        "promo-link inline-link also-read zergnet"
    ),
    "promotion": (
        "promo newsletter subscri signup sign-up paywall regist cta donat member banner sponsor "
        "advert adslot ad-slot ads ad marketing optin opt-in offer deal mailing email support-us"
    ),
    "comments": "comment disqus repl respond discussion livefyre talk",
    "facts": (
        "byline author dateline timestamp date time meta tag tags categor kicker eyebrow "
        "credit source bio contributor topic published updated label"
    ),
    "picture": "caption figcap gallery slideshow photo image img media video lightbox player",
    "side": "sidebar aside rail widget complementary secondary right-col module",
    "overlay": "cookie consent gdpr modal popup overlay dialog toast alert hidden sr-only",
    "headline": (
        "title headline heading entry-header article-header subhead subtitle standfirst deck dek "
        "lede lead intro summary excerpt abstract teaser-text description"
    ),
    "content": "article content entry hentry main page post text blog story body copy",
    "body": (
        "article-body article-content article-text articlebody story-body story-content "
        "entry-content post-body post-content body-text body-copy bodytext content-body richtext "
        "rich-text prose td-post-content field-name-body markdown-body wysiwyg"
    ),
    "quotation": "quote pullquote pull-quote blockquote",
    "contents": "toc table-of-contents jump",
    "buttons": "button btn action download print",
}
"""What a part is for → words that its classes and ids begin with."""

NAMES: Final = tuple(_NAMES)
"""The groups of `groups_of_names`, in their order."""


def _begin_with(words: str) -> re.Pattern[str]:
    forms = (re.escape(word).replace(r"\-", "[-_]?") for word in words.split())
    # A short word must end there: “ad” is not the beginning of “address”.
    whole = (form if len(form) > 3 else rf"{form}s?(?![a-z])" for form in forms)
    return re.compile(rf"(?<![a-z])(?:{'|'.join(whole)})")


_NAME_OF: Final = {group: _begin_with(words) for group, words in _NAMES.items()}
_HUMP: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")

_LINES: Final = {
    "letter": (
        r"newsletter|subscri|sign ?up|sign in|log ?in|inbox|e-?mail address|notification|"
        r"register (?:now|for)|free trial|unsubscribe|abonnier|abonne[rz]|bülten|anmelden"
    ),
    "follow": (
        r"follow (?:us|me|him|her|them|@)|on (?:twitter|facebook|instagram)|\bshare\b|tweet|"
        r"@\w{3,}|whatsapp|linkedin|pinterest|telegram|folgen sie|suivez|partager|teilen|paylaş|"
        r"takip et"
    ),
    "more": (
        r"^\W*(?:(?:read|see|watch|learn|find out|view|check out)\b.{0,14}(?:more|also|next|full)|"
        r"more\b|related|recommended|popular|trending|also\b|up next|see also|you (?:may|might)|"
        r"don.t miss|editor.s (?:pick|choice)|in this (?:article|story)|previous|next\b|"
        r"lesen sie auch|mehr zum thema|(?:à )?lire aussi|voir aussi|ayrıca|ilgili|اقرأ أيضا)|"
        r"click here|^\W*(?:MORE|READ|RELATED|WATCH|SEE)\b ?:?"
    ),
    "legal": (
        r"©|\(c\) ?\d|copyright|all rights reserved|privacy policy|terms (?:of|and)|cookies?\b|"
        r"reproduc|permission|affiliate|commission|disclaimer|disclosure|alle rechte|tous droits"
    ),
    "appeal": (
        r"donat|support (?:us|our|the|this)|become a (?:member|patron|supporter)|we need your|"
        r"contribut(?:e|ion) (?:to|today)|crowdfund|patreon|your support|help us|spenden|"
        r"faire un don"
    ),
    "comments": (
        r"\bcomments?\b|\breply\b|leave a|conversation|discuss|moderat|kommentar|commentaire"
    ),
    "advertising": (
        r"^\W*(?:advertis|sponsored|ad\W*$|anzeige|publicité)|(?:story|article) continues"
    ),
    "picture": (
        r"\bphotos?\b|\bimages?\b|getty|picture|\bcredit|courtesy|shutterstock|ap photo|reuters|"
        r"illustration|\bafp\b|file pic|play video|video:|alamy|unsplash|\bfoto|fotoğraf"
    ),
    "byline": (
        r"^\W*(?:by|von|par|por|written by|posted|published|updated|last (?:modified|updated)|"
        r"edited by|reporting by|yazan)\b|contributed to this|min(?:ute)?s? read|"
        r"\bis an? (?:\w+ ){0,3}(?:writer|reporter|journalist|freelance|editor|correspondent|"
        r"author|professor|fellow)\b"
    ),
    "date": (
        r"\d{1,2}:\d{2}|\b(?:19|20)\d\d\b|\b\d+ (?:hours?|days?|minutes?|weeks?|months?) ago\b"
    ),
    "tags": (
        r"^\W*(?:tags?|topics?|categories|filed under|posted in|labels|sources?|via|keywords)\b"
    ),
    "link": r"https?://|www\.",
    "question": r"\?\s*$",
    "price": r"[$€£¥]\s?\d|\b(?:buy|shop|cart|checkout|order|price|sale)\b",
}
"""What a line is → what it says."""

LINES: Final = tuple(_LINES)
"""The groups of `groups_of_line`, in their order."""

_LINE_OF: Final = {group: re.compile(form, re.IGNORECASE) for group, form in _LINES.items()}

_LOOKED_AT: Final = 300
"""Code points of a line, of names, that are looked at."""


def groups_of_names(names: str) -> tuple[float, ...]:
    """Say which groups the classes and ids in *names* belong to: a one or a zero for each."""
    words = _HUMP.sub("-", names[:_LOOKED_AT]).lower()
    return tuple(float(bool(form.search(words))) for form in _NAME_OF.values())


def groups_of_line(text: str) -> tuple[float, ...]:
    """Say which groups a line belongs to: a one or a zero for each of `LINES`."""
    return tuple(float(bool(form.search(text[:_LOOKED_AT]))) for form in _LINE_OF.values())
