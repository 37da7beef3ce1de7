"""A note as a Markdown file: what is known of it stands before its words, as YAML.

The only module that knows PyYAML. Keys that are not ours stay as they were written.
"""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

LONGEST: Final = 65_536
"""Code points before the words that are looked at; other programs write a few hundred."""

MOST_TAGS: Final = 1_000

_OURS: Final = ("id", "title", "tags", "saved", "source", "article")
_FENCE: Final = re.compile(r"-{3}[ \t]*\n")
_END: Final = re.compile(r"^(?:-{3}|\.{3})[ \t]*(?:\n|\Z)", re.MULTILINE)
_KEY: Final = re.compile(r"^([^\s#:'\"-][^:\n]{0,200}?)[ \t]*:(?=[ \t\n]|$)", re.MULTILINE)

_OPENING: Final = re.compile(r"-{3}[ \t]*\r?\n(?=#|[^\s:'\"-][^:\n]{0,200}:(?:\s|$))", re.MULTILINE)
_CLOSING: Final = re.compile(r"^(?:-{3}|\.{3})[ \t]*(?:\r?\n|\Z)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Page:
    """What a file of a note says.

    Attributes:
        body: The words of the note.
        id: The note, empty when the file names none.
        title: The title written before the words.
        tags: The tags written there, without ``#``.
        kept: What others wrote there, line by line as it was.
        all_kept: The same with our keys, which others have used, under names with ``own_``.
    """

    body: str
    id: str = ""
    title: str = ""
    tags: tuple[str, ...] = ()
    kept: str = ""
    all_kept: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is written before the words of a note; an empty text is left out.

    ``saved`` is UTC in ISO 8601; ``source`` is the address of the article beside which the note
    stands, and ``article`` what that is called.
    """

    id: str
    title: str = ""
    tags: tuple[str, ...] = ()
    saved: str = ""
    source: str = ""
    article: str = ""


def read_page(text: str) -> Page:
    """Read a file of a note; one without YAML before its words is all words.

    Never fails: what is not YAML, or would be too much of it, is kept as it is. Line breaks of
    other systems become those of Unix.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    start = _FENCE.match(text)
    end = _END.search(text, start.end(), LONGEST) if start else None
    if start is None or end is None:
        return Page(text)
    head = text[start.end() : end.start()]
    ours, kept = _parted(head)
    body = text[end.end() :].removeprefix("\n")
    renamed = _KEY.sub(lambda key: f"own_{key[0]}" if key[1] in _OURS else key[0], head)
    identity, title = _line(ours.get("id")), _line(ours.get("title"))
    return Page(body, identity, title, _tags(ours), kept, renamed)


def words_start(body: str) -> int:
    """Return where the words of a note begin: after YAML that stands before them, else 0.

    Two rules with words between them are no YAML: a key or a remark follows the first at once.
    """
    start = _OPENING.match(body)
    end = _CLOSING.search(body, start.end(), LONGEST) if start else None
    return end.end() if start and end and _KEY.search(body, start.end(), end.start()) else 0


def page_text(body: str, facts: Facts, kept: str = "") -> str:
    """Return the file of a note: *facts* and *kept* as YAML, an empty line, and the words."""
    known: dict[str, Any] = {"id": facts.id, "title": facts.title, "tags": list(facts.tags)}
    known |= {"saved": facts.saved, "source": facts.source, "article": facts.article}
    head = "".join(_written(key, value) for key, value in known.items() if value)
    kept = kept if not kept or kept.endswith("\n") else f"{kept}\n"
    return f"---\n{head}{kept}---\n\n{body}"


def _written(key: str, value: object) -> str:
    """Return a line; a list stands between brackets."""
    style = None if isinstance(value, list) else False
    import yaml  # noqa: PLC0415 - not on the way to the window

    made: str = yaml.safe_dump(
        {key: value}, allow_unicode=True, default_flow_style=style, width=1 << 30
    )
    return made


def _parted(head: str) -> tuple[dict[str, object], str]:
    """Return the values of our keys, and the lines of all others."""
    starts = [match.start() for match in _KEY.finditer(head)]
    bounds = [0, *starts, len(head)]
    ours: dict[str, object] = {}
    kept: list[str] = []
    for low, high in pairwise(bounds):
        part = head[low:high]
        match = _KEY.match(part)
        if match and match[1] in _OURS:
            ours[match[1]] = _value(part, match[1])
            kept += [line for line in part.splitlines(keepends=True) if line.startswith("#")]
        else:
            kept.append(part)
    return ours, "".join(kept)


def _value(part: str, key: str) -> object:
    """Read one key; what refers to itself is not followed, it can stand for millions of lines."""
    import yaml  # noqa: PLC0415 - not on the way to the window

    try:
        if any(isinstance(one, yaml.events.AliasEvent) for one in yaml.parse(part)):
            return None
        found = yaml.safe_load(part)
    except (yaml.YAMLError, ValueError, RecursionError, OverflowError):
        return part.partition(":")[2].strip()
    return found.get(key) if isinstance(found, dict) else None


def _line(value: object) -> str:
    return " ".join(str(value).split()) if isinstance(value, (str, int, float)) else ""


def _tags(ours: dict[str, object]) -> tuple[str, ...]:
    found = ours.get("tags")
    if isinstance(found, str):
        found = re.split(r"[,\s]+", found)
    if not isinstance(found, list):
        return ()
    names = (_line(one).lstrip("#") for one in found[:MOST_TAGS])
    return tuple(name for name in names if name)
