"""The standfirst: the sentence under a headline that the page gives as its summary too."""

import re
from typing import Final

from sourcebook.clean.metadata import Found
from sourcebook.clean.metadata.titles import MAX_SUBTITLE, plain
from sourcebook.clean.segment import Form, Segment
from sourcebook.model.article import Metadata
from sourcebook.model.citation import Origin

SOURCE: Final = "standfirst"

_CLASSED: Final = re.compile(
    r"(?:^|[\s_-])(?:sub-?(?:title|head(?:line|ing)?)|standfirst|dek|deck|perex|chapo|vorspann"
    r"|strapline|spot)(?:$|[\s_-])",
    re.IGNORECASE,
)


def is_standfirst(segment: Segment, found: Found) -> bool:
    """Tell whether *segment*, the first of the body, is a standfirst.

    Its class says so, or it is set apart as a heading and repeats the page's summary; the first
    sentence of a text that is repeated there is only an excerpt.
    """
    text = segment.text
    if not 20 < len(text) <= MAX_SUBTITLE or segment.form not in {Form.TEXT, Form.HEADING}:
        return False
    names = " ".join(element.get("class") or "" for element in (segment.element, *_around(segment)))
    repeats = plain(text) == plain(found.description)
    return bool(_CLASSED.search(names)) or (repeats and segment.form is Form.HEADING)


def with_subtitle(origins: tuple[Origin, ...], metadata: Metadata) -> tuple[Origin, ...]:
    """Say where a subtitle came from that was found above the body."""
    if not metadata.subtitle or any(origin.field == "subtitle" for origin in origins):
        return origins
    return (*origins, Origin("subtitle", SOURCE))


def _around(segment: Segment) -> list[object]:
    parent = segment.element.getparent()
    return [] if parent is None else [parent]
