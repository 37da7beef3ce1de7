"""What stands above the words of a Word document: title, subtitle, who wrote it, and when."""

import html as entities
from typing import Final

from sourcebook.clean.blocks import one_line
from sourcebook.clean.bylines import label_end, split_names
from sourcebook.clean.dates import find_date
from sourcebook.clean.draft import Leftover
from sourcebook.clean.formats.facts import Facts
from sourcebook.clean.formats.trees import Element, name_of, words_of
from sourcebook.clean.opening_lines import Role, read_line

MAX_TITLE: Final = 300
"""Code points of a title."""

MAX_LINE: Final = 140
"""Code points of a title that is only set bold, and of a line below it."""

REACH: Final = 4
"""Paragraphs below the title that are looked at."""


def take_opening(facts: Facts, body: Element, stated: str) -> tuple[Leftover, ...]:
    """Take the title out of *body*, and what is said of the document below it.

    A paragraph in the style of titles is the title, whatever the file has *stated* as such.
    What a style calls author or date is one; without such a style only a line that says so.
    Lines whose words do not all stand in the facts are set aside.
    """
    if not _take_title(facts, body, stated):
        return ()
    aside: list[str] = []
    for _ in range(REACH):
        start = next(iter(body), None)
        if start is None or not (said := _read(facts, start, one_line(words_of(start)))):
            break
        aside += [said] if said != facts.metadata.subtitle else []
        body.remove(start)
    lines = "".join(f"<p>{entities.escape(line)}</p>" for line in aside)
    return (Leftover(0, "byline", lines),) if lines else ()


def _take_title(facts: Facts, body: Element, stated: str) -> bool:
    """Take the title out where the document begins with it, and tell whether it does."""
    start = next(iter(body), None)
    if start is None or len(body) < 2:
        facts.know("title", stated, "docx")
        return False
    text = one_line(words_of(start))
    if start.get("class") == "title" and len(text) <= MAX_TITLE:
        facts.know("title", text, "h1")
    facts.know("title", stated, "docx")
    if name_of(start) == "h1":
        facts.know("title", text, "h1")
    elif _is_bold(start) and len(text) <= MAX_LINE:
        facts.know("title", text, "first line", is_guess=True)
    is_title = bool(text) and text.casefold() == facts.metadata.title.casefold()
    if is_title:
        body.remove(start)
    return is_title


def _is_bold(start: Element) -> bool:
    """Tell a paragraph all of whose words are bold."""
    bold = sum(len(one_line(words_of(one))) for one in start if name_of(one) == "strong")
    return name_of(start) == "p" and 0 < len(one_line(words_of(start))) <= bold + len(start)


def _read(facts: Facts, element: Element, line: str) -> str:
    """Take what a paragraph below the title says, and return its words; nothing if it is text."""
    style = element.get("class") or ""
    if not line or len(line) > MAX_LINE or name_of(element) != "p":
        return ""
    said = read_line(line)
    if style == "subtitle" and not facts.metadata.subtitle:
        facts.know("subtitle", line, "docx")
    elif style == "author" or (label_end(line) and said.role is Role.BYLINE):
        names = list(said.names or split_names(line))
        facts.know("byline", ", ".join(names) or line, "text", is_guess=style != "author")
        facts.know_authors(names or [line], "text", is_guess=style != "author")
    elif style == "date" or said.role is Role.DATE:
        facts.know("published", said.published or find_date(line), "text", is_guess=True)
    else:
        return ""
    return line
