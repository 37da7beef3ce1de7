"""The index is told of everything that changes what can be found, and of nothing else."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from sourcebook import library
from sourcebook.clean import clean
from sourcebook.library import Library, outbox
from sourcebook.model.article import Metadata, State
from sourcebook.model.search import Document, Found
from support.making import TEXT, add_article, add_highlight, capture_of, edition_of
from support.pages import HTML, captured


def drain(lib: Library) -> tuple[dict[str, Document], set[str]]:
    """Return what is pending, and strike it off."""
    pending = library.pending(lib)
    library.strike(lib, pending.seqs)
    return {one.id: one for one in pending.documents}, set(pending.gone)


def by_id(documents: Iterable[Document]) -> dict[str, Document]:
    """Return documents by their ids."""
    return {one.id: one for one in documents}


def test_an_article_a_note_and_a_highlight_become_documents(lib: Library) -> None:
    article_id = add_article(lib)
    highlight_id = add_highlight(lib, article_id, "river")
    library.change_highlight(lib, highlight_id, comment="Which river?")
    note = library.add_note(lib, article_id, "# Floods\nwords", "Floods").note
    found, gone = drain(lib)
    assert not gone
    article = library.article(lib, article_id)
    assert found[article_id] == Document(
        id=article_id,
        kind=Found.ARTICLE,
        article_id=article_id,
        title="The bridge",
        body=TEXT,
        author="Ada Ufer",
        site="The Paper",
        language="en",
        date=article.metadata.published,
        saved=article.added_at,
        words=article.words,
    )
    assert (found[highlight_id].title, found[highlight_id].body) == (
        "The bridge",
        "river\nWhich river?",
    )
    assert found[highlight_id].article_id == found[note.id].article_id == article_id
    assert (found[note.id].title, found[note.id].body) == ("Floods", "# Floods\nwords")
    assert drain(lib) == ({}, set())


def test_the_headings_of_an_article_are_told_apart(lib: Library) -> None:
    page = "<h2>The 😀 old bridge</h2><p>Words of it.</p><h3>Its end</h3><p>More.</p>"
    capture = captured(page, HTML)
    (article_id,) = library.add_article(lib, capture, clean(capture).edition).articles
    assert drain(lib)[0][article_id].headings == "The 😀 old bridge\nIts end"


def test_a_highlight_without_comment_is_its_quotation(lib: Library) -> None:
    highlight_id = add_highlight(lib, add_article(lib), "river")
    assert drain(lib)[0][highlight_id].body == "river"


def test_a_new_title_reaches_the_documents_of_the_highlights(lib: Library) -> None:
    article_id = add_article(lib)
    highlight_id = add_highlight(lib, article_id)
    drain(lib)
    library.set_metadata(lib, article_id, Metadata("Flood", published="2014-08-03"))
    found, _ = drain(lib)
    assert {found[article_id].title, found[highlight_id].title} == {"Flood"}
    assert found[article_id].date == "2014-08-03"


@pytest.mark.parametrize(
    ("field", "value", "column"),
    [
        ("title", "Flood", "title"),
        ("byline", "Grace Flut", "author"),
        ("site", "The Other Paper", "site"),
        ("language", "de", "language"),
        ("published", "2014-08-03", "date"),
    ],
)
def test_a_highlight_is_learnt_again_with_its_article(
    lib: Library, field: str, value: str, column: str
) -> None:
    article_id = add_article(lib)
    highlight_id = add_highlight(lib, article_id)
    drain(lib)
    metadata = library.article(lib, article_id).metadata
    library.set_metadata(lib, article_id, replace(metadata, **{field: value}))
    assert getattr(drain(lib)[0][highlight_id], column) == value


def test_a_new_edition_is_learnt(lib: Library) -> None:
    article_id = add_article(lib)
    drain(lib)
    capture = capture_of(b"new")
    library.add_edition(lib, article_id, capture, edition_of(capture, "New text."), {})
    assert drain(lib)[0][article_id].body == "New text."


def test_what_goes_into_the_trash_is_gone_with_what_belongs_to_it(lib: Library) -> None:
    article_id = add_article(lib)
    belonging = {article_id, add_highlight(lib, article_id)}
    belonging.add(library.add_note(lib, article_id, "words", "words").note.id)
    drain(lib)
    library.trash(lib, article_id)
    assert drain(lib) == ({}, belonging)
    assert list(library.documents(lib)) == []
    library.restore(lib, article_id)
    assert set(drain(lib)[0]) == belonging


def test_a_removed_highlight_and_a_trashed_note_are_gone(lib: Library) -> None:
    highlight_id = add_highlight(lib, add_article(lib))
    note_id = library.add_note(lib, "", "words", "words").note.id
    drain(lib)
    library.remove_highlight(lib, highlight_id)
    library.trash(lib, note_id)
    assert drain(lib) == ({}, {highlight_id, note_id})


def test_undone_things_are_gone_and_redone_ones_are_learnt(lib: Library) -> None:
    article_id = add_article(lib)
    drain(lib)
    library.undo(lib)
    assert drain(lib) == ({}, {article_id})
    library.redo(lib)
    assert set(drain(lib)[0]) == {article_id}


def test_shelves_stars_and_places_teach_the_index_nothing(lib: Library) -> None:
    article_id = add_article(lib)
    drain(lib)
    library.set_state(lib, article_id, State.READING)
    library.set_starred(lib, article_id, is_starred=True)
    library.set_place(lib, article_id, 3)
    assert library.pending_seqs(lib) == []


def test_what_is_saved_while_the_index_learns_stays_pending(lib: Library) -> None:
    note = library.add_note(lib, "", "old", "old").note
    pending = library.pending(lib)
    library.save_note(lib, note.id, "new", "new", note.revision, "window")
    library.strike(lib, pending.seqs)
    assert drain(lib)[0][note.id].body == "new"


def test_a_number_struck_off_is_never_given_again(lib: Library) -> None:
    library.add_note(lib, "", "one", "one")
    old = library.pending(lib).seqs
    library.strike(lib, old)
    library.add_note(lib, "", "two", "two")
    library.strike(lib, old)
    assert len(library.pending_seqs(lib)) == 1


def test_a_thing_saved_many_times_is_pending_once(lib: Library) -> None:
    note = library.add_note(lib, "", "", "").note
    for end in range(1, 20):
        note = library.save_note(lib, note.id, "x" * end, "x", note.revision, "window").note
    assert len(library.pending_seqs(lib)) == 1


def test_the_limit_leaves_the_rest_for_the_next_time(lib: Library) -> None:
    ids = [library.add_note(lib, "", str(n), str(n)).note.id for n in range(5)]
    first = library.pending(lib, 3)
    assert {one.id for one in first.documents} == set(ids[:3])
    assert first.seqs == library.pending_seqs(lib)[:3]


def test_a_rebuild_gets_everything_that_can_be_found(lib: Library) -> None:
    article_id = add_article(lib)
    add_highlight(lib, article_id)
    library.add_note(lib, article_id, "words", "words")
    library.trash(lib, add_article(lib, "trashed"))
    pending = library.pending(lib)
    assert by_id(library.documents(lib)) == by_id(pending.documents)
    library.strike(lib, pending.seqs)
    library.enqueue_all(lib)
    assert by_id(library.pending(lib).documents) == by_id(pending.documents)


def test_what_is_pending_can_be_counted(lib: Library) -> None:
    add_highlight(lib, add_article(lib), "river")
    assert library.pending_count(lib) == len(library.pending_seqs(lib)) == 2
    drain(lib)
    assert library.pending_count(lib) == 0


def test_what_is_newest_comes_first_whatever_it_is(
    lib: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    for number in range(5):
        made += (article_id := add_article(lib, f"{TEXT} {number}"), add_highlight(lib, article_id))
        made.append(library.add_note(lib, article_id, f"words {number}", "words").note.id)
    library.trash(lib, made[3])
    gone = made[3:6]  # with its highlight and its note
    for chunk in (200, 4):
        monkeypatch.setattr(outbox, "_CHUNK", chunk)
        found = [one.id for one in library.newest_documents(lib)]
        assert found == [one for one in reversed(made) if one not in gone]
    assert by_id(library.newest_documents(lib)) == by_id(library.documents(lib))
