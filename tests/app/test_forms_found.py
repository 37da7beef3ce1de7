"""Other forms of words, in the articles of each language."""

from collections.abc import Mapping

import pytest

from sourcebook import library as rooms
from sourcebook.app import adding, finding, hits, indexing, known
from sourcebook.app.opening import Library
from sourcebook.model.article import Metadata
from sourcebook.model.capture import Source
from sourcebook.model.search import Request
from sourcebook.model.settings import Settings

TEXTS = {"en": "Two houses, and one Häuser.", "de": "Viele Häuser stehen hier."}


@pytest.fixture
def ids(library: Library, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Add an article in each language; return their ids by it."""
    monkeypatch.setattr(known, "languages", lambda _: [("en", 9), ("de", 1)])
    found = {}
    for language, text in TEXTS.items():
        source = Source.pasted_text(f"On {language}\n\n{text}\n")
        found[language] = adding.add(library, source, Settings()).id
        rooms.set_metadata(library, found[language], Metadata(title=language, language=language))
    assert indexing.catch_up(library)
    return found


def marked(library: Library, ids: Mapping[str, str], asked: str) -> dict[str, list[str]]:
    """Return the words that are marked in the sentence of each answer."""
    names = {row_id: name for name, row_id in ids.items()}
    return {
        names[hit.id]: [hit.snippet[start:end] for start, end in hit.spans]
        for hit in finding.ask(library, Request(asked)).hits
    }


def test_an_article_has_the_forms_of_its_own_language(
    library: Library, ids: dict[str, str]
) -> None:
    asked = "haus OR house "
    assert marked(library, ids, asked) == {"en": ["houses"], "de": ["Häuser"]}
    for name, word in (("en", "houses"), ("de", "Häuser")):
        ((start, end),) = finding.marks(library, Request(asked), ids[name])
        assert hits.text_of(library, ids[name])[0][start:end] == word


def test_only_forms_that_are_looked_for_are_told(library: Library, ids: dict[str, str]) -> None:
    assert ids
    (chip,) = finding.ask(library, Request("haus ")).chips
    assert chip.also == ("hauser",)


@pytest.mark.parametrize("left_out", ["-lang:fr ", "-(lang:fr OR lang:xx) ", "-lang:xx "])
def test_a_language_that_is_left_out_takes_no_forms_from_the_others(
    library: Library, ids: dict[str, str], left_out: str
) -> None:
    assert marked(library, ids, f"house {left_out}") == {"en": ["houses"]}
    assert marked(library, ids, f"haus {left_out}") == {"de": ["Häuser"]}


def test_what_must_be_near_has_the_forms_of_each_language(
    library: Library, ids: dict[str, str]
) -> None:
    assert marked(library, ids, "near:2(house two)") == {"en": ["Two", "houses"]}
    assert marked(library, ids, "near:2(haus viele)") == {"de": ["Viele", "Häuser"]}
    assert marked(library, ids, "near:5(haus one)") == {}
