"""What a Markdown file says of itself before its words: YAML, TOML, JSON, and lines of titles."""

import json
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from sourcebook.clean.blocks import one_line

MAX_FRONT: Final = 20_000
"""Code points of front matter; other programs write some hundred."""

_KEY: Final = (
    r"(?:(?!---|\.\.\.)[^\n]*\n){0,20}?[ \t]*[\"']?[\w.-][\w. -]{0,60}[\"']?[ \t]*:(?:\s|\Z)"
)
"""A line with a key; without one, two lines of ``---`` are rules between words."""

_YAML: Final = re.compile(
    rf"\A\s*---[ \t]*\n(?!\s*\n)(?={_KEY})(.{{0,{MAX_FRONT}}}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)",
    re.DOTALL,
)
_TOML: Final = re.compile(
    rf"\A\s*\+\+\+[ \t]*\n(.{{0,{MAX_FRONT}}}?)\n\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL
)
_JSON: Final = re.compile(rf"\A\s*(\{{\s*\n.{{0,{MAX_FRONT}}}?\n\}})[ \t]*(?:\n|\Z)", re.DOTALL)
_PERCENT: Final = re.compile(r"\A(%[ \t]?.*\n(?:(?:%|[ \t]+\S).*(?:\n|\Z)){0,10})")
_HEADED: Final = re.compile(r"\A((?:[A-Za-z][\w ]{1,30}:[ \t]+\S.*\n){2,20})[ \t]*\n")
_BELOW_TITLE: Final = re.compile(
    r"\A\s*# (.{1,300})\n+(?:!\[rw-book-cover\].*\n+)?"
    r"(?:## Metadata\n+)?((?:(?:- )?[A-Z][\w /]{1,30}:[ ].*(?:\n|\Z)){2,20})(?:\s*\n|\Z)"
)
_LISTED: Final = frozenset(
    {"author", "authors", "full title", "category", "url", "source", "tags", "created", "date"}
    | {"document tags", "status", "type", "published", "publisher", "created time", "summary"}
)
_KEYS_LIST: Final = """
    title subtitle author authors date published created lang language keywords tags category
    categories site publication publisher by byline affiliation copyright
"""
_KEYS: Final = frozenset(_KEYS_LIST.split())
"""What begins a line of a head without a frame; other words with a colon are words."""

_LINE: Final = re.compile(r"^([A-Za-z][\w-]*)[ \t]*:[ \t]*(.*)$")
_ITEM: Final = re.compile(r"^[ \t]*-[ \t]+(.*)$")
_INNER: Final = re.compile(
    r"^(?:[ \t]+(?:-[ \t]+)?|-[ \t]+)(name|given|family|literal)[ \t]*:[ \t]*(.*)$"
)
_BLOCK: Final = re.compile(r"[|>][+-]?\d?")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields, each with its values by its name in small letters; the words of it; its end."""

    fields: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    words: str = ""
    end: int = 0


NONE: Final = FrontMatter()


def read_front_matter(text: str) -> FrontMatter:
    """Read what stands before the words of *text*; nothing when it begins with its words."""
    for form, fields_of, is_sure in _FORMS:
        found = form.match(text)
        if found and ((fields := fields_of(found)) or is_sure):
            words = found[0] if form is _BELOW_TITLE else found[1]
            return FrontMatter(fields, words.strip("\n"), found.end())
    return NONE


def _of_list(found: re.Match[str]) -> dict[str, tuple[str, ...]]:
    """Read the facts that Readwise and Notion write below the title; nothing if those are words."""
    lines = [line.lstrip("- ").partition(":") for line in found[2].strip().split("\n")]
    fields = {name.strip().lower(): (one_line(value),) for name, _, value in lines}
    is_known = len(fields.keys() & _LISTED) > 1
    title = fields.get("full title") or (one_line(found[1]),)
    return {**fields, "title": title} if is_known else {}


def _of_yaml(front: str) -> dict[str, tuple[str, ...]]:
    """Read the keys of the first level with their words, lists and names; no other YAML."""
    fields: dict[str, list[str]] = {}
    key = ""
    for line in front.split("\n"):
        if found := _LINE.match(line):
            key = found[1].lower()
            fields[key] = [*_values(found[2])]
        elif found := (_INNER.match(line) or _ITEM.match(line)):
            name = found.lastindex == 2 and found[1]
            value = _bare(found[found.lastindex or 1])
            if name == "family" and fields.get(key):
                fields[key][-1] = f"{fields[key][-1]} {value}"
            elif key and value and not re.match(r"[\w-]+:(?:\s|$)", value):
                fields[key].append(value)
        elif line[:1] in {" ", "\t"} and line.strip() and key and ":" not in line:
            fields[key] = [" ".join([*fields[key], line.strip()])]
    return {name: tuple(filter(None, values)) for name, values in fields.items()}


def _values(value: str) -> Iterator[str]:
    """Yield the words behind a key, or the items of a list in brackets."""
    value = value.strip()
    if value.startswith("[") and value.endswith("]"):
        yield from map(_bare, re.findall(r"\"[^\"]*\"|'[^']*'|[^,]+", value[1:-1]))
    elif not _BLOCK.fullmatch(value):
        yield _bare(value)


def _bare(value: str) -> str:
    value = value.strip()
    is_quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    value = value[1:-1] if is_quoted else re.sub(r"\s#\s.*$", "", value)
    return one_line(value)


def _of_toml(front: str) -> dict[str, tuple[str, ...]]:
    try:
        return _of_object(tomllib.loads(front))
    except (ValueError, RecursionError):
        return {}


def _of_json(front: str) -> dict[str, tuple[str, ...]]:
    try:
        found = json.loads(front)
    except (ValueError, RecursionError):
        return {}
    return _of_object(found) if isinstance(found, dict) else {}


def _of_object(found: Mapping[str, object]) -> dict[str, tuple[str, ...]]:
    return {str(key).lower(): tuple(_told(value)) for key, value in found.items()}


def _told(value: object) -> Iterator[str]:
    if isinstance(value, list):
        for one in value:
            yield from _told(one)
    elif isinstance(value, dict):
        yield from _told(value.get("name") or "")
    elif value is not None and not isinstance(value, bool) and (words := one_line(str(value))):
        yield words


def _of_percents(front: str) -> dict[str, tuple[str, ...]]:
    """Read pandoc's three lines: title, authors, date."""
    lines = re.split(r"^%[ \t]?", front, flags=re.MULTILINE)[1:]
    title, authors, date = (*(line.strip("\n") for line in lines[:3]), "", "", "")[:3]
    names = map(one_line, re.split(r"\s*[;\n]\s*", authors))
    return {"title": (one_line(title),), "author": (*filter(None, names),), "date": (date,)}


def _of_head(front: str) -> dict[str, tuple[str, ...]]:
    """Read lines such as ``Title: …`` at the start; nothing unless a title is among them."""
    pairs = [line.partition(":") for line in front.strip().split("\n")]
    fields: dict[str, tuple[str, ...]] = {}
    for name, _, value in pairs:
        fields[name.strip().lower()] = (one_line(value),)
    return fields if "title" in fields and fields.keys() <= _KEYS else {}


_Fields = dict[str, tuple[str, ...]]
_FORMS: Final[tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], _Fields], bool], ...]] = (
    (_YAML, lambda found: _of_yaml(found[1]), True),
    (_TOML, lambda found: _of_toml(found[1]), True),
    (_JSON, lambda found: _of_json(found[1]), False),
    (_PERCENT, lambda found: _of_percents(found[1]), True),
    (_HEADED, lambda found: _of_head(found[1]), False),
    (_BELOW_TITLE, _of_list, False),
)
"""Each form with its reader, and whether it is one even if nothing in it is understood."""
