"""A prepared edition is the edition: what is stored of both is the same, however long it is."""

import pickle
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from sourcebook import library
from sourcebook.library import Library, prepared
from sourcebook.library.connection import RuleBroken
from sourcebook.model.edition import Cut, Edition
from support.making import capture_of, edition_of, tables_of

TEXT = "Der Fluß stieg in der Nacht. 夜に川が増水した。 😀 "


def stored(lib: Library, edition: Edition | library.Prepared) -> Edition:
    """Return what comes out of the library, which finds no fault with it, and forget it there."""
    capture = replace(capture_of(b"x"), id=edition.capture_id)
    library.add_article(lib, capture, edition)
    try:
        assert library.check(lib) == []
        return library.edition(lib, edition.id)
    finally:
        library.undo(lib)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=some.text(some.characters(exclude_categories=["Cs"])), cut=some.text())
def test_texts_in_utf_8_come_back_as_they_were(
    lib: Library, monkeypatch: pytest.MonkeyPatch, text: str, cut: str
) -> None:
    monkeypatch.setattr(prepared, "LONG", 0)
    cut = library.prepare(edition_of(capture_of(b"x"), cut)).text  # without lone surrogates
    edition = edition_of(capture_of(b"x"), text)
    edition = replace(edition, cuts=(Cut(0, "appeal", cut, f"<p>{cut}</p>"),))
    assert stored(lib, library.prepare(edition)) == edition


def test_a_text_of_many_pieces_comes_back_as_it_was(lib: Library) -> None:
    edition = edition_of(capture_of(b"x"), TEXT * 20_000)
    made = library.prepare(edition)
    assert isinstance(made.row["text"], bytes)
    assert len(made.row["text"]) > 3 << 18
    assert stored(lib, made) == edition
    assert made.text == edition.text


def test_what_is_prepared_in_another_process_is_stored_as_if_it_were_here(lib: Library) -> None:
    edition = edition_of(capture_of(b"x"), TEXT * 5_000)
    there = pickle.loads(pickle.dumps(library.prepare(edition)))  # noqa: S301 - our own
    assert stored(lib, there) == stored(lib, edition) == edition


def test_what_an_article_shows_is_prepared_with_it(lib: Library) -> None:
    capture = capture_of(b"x")
    edition = edition_of(capture, f"{TEXT}\nBy morning the bridge was gone.")
    (article_id,) = library.add_article(lib, capture, library.prepare(edition)).articles
    article = library.article(lib, article_id)
    assert article.excerpt == " ".join(edition.text.split())
    assert (article.words, article.metadata) == (edition.words, edition.metadata)


def test_a_long_text_that_breaks_a_rule_leaves_nothing(lib: Library) -> None:
    made = library.prepare(edition_of(capture_of(b"x"), TEXT * 5_000))
    before = tables_of(lib)
    broken = replace(made, row={**made.row, "id": None})
    with pytest.raises(RuleBroken):
        library.add_article(lib, replace(capture_of(b"x"), id=made.capture_id), broken)
    assert tables_of(lib) == before


def test_a_lone_surrogate_in_a_long_text_is_replaced(lib: Library) -> None:
    edition = edition_of(capture_of(b"x"), f"one \ud83d two {TEXT * 5_000}")
    found = stored(lib, library.prepare(edition))
    assert found.text == edition.text.replace("\ud83d", "\N{REPLACEMENT CHARACTER}")
