"""Read alias sets from JSON: our own export, or entities as Wikidata gives them.

An entity has ``labels`` and ``aliases`` by language; a value may be a text, an object with
``value``, or a list of these. There may be one, a list, or an object ``entities`` with them.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from sourcebook.model.alias import Alias, ReadSet
from sourcebook.model.errors import ImportFailed


def read(text: str, source: Path) -> Iterator[ReadSet]:
    """Return the sets of *text*; a damaged one is told, and the others go on.

    Raises:
        ImportFailed: It is no JSON, or JSON of something else.
    """
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ImportFailed(source=source, reason=f"its JSON is damaged ({error})") from error
    entries = _entries(content)
    if not entries:
        raise ImportFailed(source=source, reason="it holds no sets of spellings and no entities")
    return (_set_of(number, entry) for number, entry in enumerate(entries, 1))


def _entries(content: object) -> list[object]:
    """Return the entities or sets in *content*, whichever way it holds them."""
    if isinstance(content, list):
        return content
    if not isinstance(content, dict):
        return []
    if isinstance(inner := content.get("sets", content.get("entities")), dict):
        return list(inner.values())
    if isinstance(inner, list):
        return inner
    return [content] if "labels" in content or "aliases" in content else []


def _set_of(number: int, entry: object) -> ReadSet:
    if not isinstance(entry, dict):
        return ReadSet(number, problem=f"Row {number} is no entity and no set; it was left out.")
    aliases = entry.get("aliases")
    if isinstance(aliases, list):
        spellings = tuple(_own(one) for one in aliases)
    else:
        spellings = (*_by_language(entry.get("labels")), *_by_language(aliases))
    note = entry.get("note", "")
    return ReadSet(
        number,
        spellings,
        note=note if isinstance(note, str) else "",
        is_on=entry.get("is_on") is not False,
    )


def _own(one: object) -> Alias:
    if isinstance(one, dict):
        return Alias(_text(one.get("spelling")), _text(one.get("language")))
    return Alias(_text(one))


def _by_language(values: object) -> Iterator[Alias]:
    if not isinstance(values, dict):
        return
    for language, value in values.items():
        for one in value if isinstance(value, list) else [value]:
            yield Alias(_text(one.get("value")) if isinstance(one, dict) else _text(one), language)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
