"""Cite a work in a style of the Citation Style Language, as Markdown.

The library for styles takes a tenth of a second to load and is loaded when a style is first
used: call this in a helper process or on the command line, not in the window's process.
"""

import re
import warnings
from collections.abc import Sequence
from functools import lru_cache
from types import SimpleNamespace
from typing import Any, Final

from sourcebook.base import paths
from sourcebook.model.errors import StyleUnusable
from sourcebook.notes.quotation import escape
from sourcebook.notes.reference import Item

PLAIN: Final = "plain"
"""The style without a file: name, title, site and year in one line."""

FILES: Final = {
    "apa": "apa",
    "chicago-author-date": "chicago-author-date-16th-edition",
    "chicago-notes": "chicago-notes-bibliography-16th-edition",
    "mla": "modern-language-association",
    "harvard": "harvard-cite-them-right",
}
"""Style → its file in ``resources/csl``."""

FOOTNOTE_STYLES: Final = frozenset(("chicago-notes",))
"""Those that cite in a note, not in the text."""

LOCALE: Final = "en-US"

_ON, _OFF, _LESS, _AND = "\ue000", "\ue001", "\ue002", "\ue003"
"""Private characters that stand for marks until the words between them are escaped."""

_PRIVATE: Final = re.compile("[\ue000-\ue003]")
_ITALIC: Final = re.compile(f"{_ON}({_OFF}|[^{_ON}{_OFF}]*){_OFF}")


def cite(style: str, item: Item) -> str:
    """Return what stands in the text, or in the footnote, for a work: one line of Markdown.

    Raises:
        StyleUnusable: There is no such style, its file is broken, or it cannot cite this work.
    """
    try:
        made, citations = _engine(style, [item])
        words = str(made.cite(citations[0], _ignore)).strip()
    except StyleUnusable:
        raise
    except Exception as error:  # a style is a program of its own; whatever it breaks is told
        raise StyleUnusable(style=style, reason=type(error).__name__) from error
    if style not in FOOTNOTE_STYLES and words.startswith("(") and words.endswith(")"):
        words = words[1:-1]
    return _markdown(words)


def bibliography(style: str, items: Sequence[Item]) -> list[str]:
    """Return an entry for each work, one line of Markdown each, in the order of the style.

    Raises:
        StyleUnusable: As for `cite`.
    """
    try:
        made, _ = _engine(style, items)
        made.sort()
        return [_markdown(str(entry)) for entry in made.bibliography()]
    except StyleUnusable:
        raise
    except Exception as error:  # as above
        raise StyleUnusable(style=style, reason=type(error).__name__) from error


def _engine(style: str, items: Sequence[Item]) -> tuple[Any, list[Any]]:
    from citeproc import (  # noqa: PLC0415 - takes 0.1 s, and most people never need it
        Citation,
        CitationItem,
        CitationStylesBibliography,
    )
    from citeproc.source.json import CiteProcJSON  # noqa: PLC0415 - as above

    engine = _style(style)  # once more for each process, a few milliseconds
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of facts that it does not know
        source = CiteProcJSON([_guarded(_suited(style, item)) for item in items])
        made = CitationStylesBibliography(engine, source, _formatter())
    citations = [Citation([CitationItem(str(item["id"]))]) for item in items]
    for citation in citations:
        made.register(citation)
    return made, citations


@lru_cache(maxsize=len(FILES))
def _style(style: str) -> Any:
    from citeproc import CitationStylesStyle  # noqa: PLC0415 - as above

    if style not in FILES:
        raise StyleUnusable(style=style, reason="there is no such style")
    try:
        file = str(paths.resource(f"csl/{FILES[style]}.csl"))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return CitationStylesStyle(file, locale=LOCALE, validate=False)
    except Exception as error:  # a broken file raises whatever it likes
        raise StyleUnusable(style=style, reason="its file cannot be read") from error


def _suited(style: str, item: Item) -> Item:
    """Say of a thesis in APA what it is beside its university.

    WORKAROUND citeproc-py: until it leaves out APA's word “Publication” where no number follows.
    """
    if style != "apa" or item.get("type") != "thesis" or not item.get("genre"):
        return item
    told = [str(item[name]) for name in ("genre", "publisher") if item.get(name)]
    return {name: value for name, value in item.items() if name != "genre"} | {
        "publisher": ", ".join(told)
    }


def _guarded(item: Item) -> Item:
    """Hide what the library would take for markup in our plain facts."""
    return {
        name: _guard(value) if isinstance(value, str) else value for name, value in item.items()
    }


def _guard(text: str) -> str:
    return _PRIVATE.sub("", text).replace("<", _LESS).replace("&", _AND)


def _formatter() -> SimpleNamespace:
    return SimpleNamespace(
        preformat=str,
        Italic=lambda text: f"{_ON}{text}{_OFF}",
        Oblique=lambda text: f"{_ON}{text}{_OFF}",
        **dict.fromkeys(
            ("Bold", "Light", "Underline", "Superscript", "Subscript", "SmallCaps"), str
        ),
    )


def _markdown(words: str) -> str:
    """Escape the words and make the marks of italics those of Markdown."""
    line = " ".join(words.replace(_LESS, "<").replace(_AND, "&").split())
    line = escape(_ITALIC.sub(_inward, line))
    return line.replace(_ON, "*").replace(_OFF, "*")


def _inward(match: re.Match[str]) -> str:
    """Move white space out of italics, where Markdown would not see their end."""
    inside = match[1]
    words = inside.strip()
    if not words:
        return inside
    before, _, after = inside.partition(words)
    return f"{before}{_ON}{words}{_OFF}{after}"


def _ignore(_item: object) -> None:
    """Take no notice of a work that is not there; there is none."""
