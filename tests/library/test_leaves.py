"""What is known beside words, as sets of documents."""

from dataclasses import replace

import pytest

from sourcebook import library
from sourcebook.library import Library
from sourcebook.model.anchor import Fit, Placement
from sourcebook.model.article import State
from sourcebook.model.highlight import Colour
from support.making import TEXT, add_article, add_highlight, capture_of, edition_of


@pytest.fixture
def ids(lib: Library) -> dict[str, str]:
    """Make an archived, tagged article with a commented highlight and a note, and a plain one."""
    bridge, plain = add_article(lib), add_article(lib, "Nothing here.", "Plain")
    mark = add_highlight(lib, bridge)
    library.change_highlight(lib, mark, colour=Colour.GREEN, comment="why")
    note = library.add_note(lib, bridge, "words", "A note").note.id
    library.set_state(lib, bridge, State.ARCHIVED)
    library.tag(lib, bridge, ["Rivers/Ufer"])
    library.tag(lib, plain, ["100%"])
    return {"bridge": bridge, "plain": plain, "mark": mark, "note": note}


@pytest.mark.parametrize(
    ("field", "value", "found"),
    [
        ("kind", "article", "bridge plain"),
        ("kind", "note", "note"),
        ("kind", "rubbish", ""),
        ("is", "archived", "bridge mark note"),
        ("is", "inbox", "plain"),
        ("is", "unread", "bridge plain mark note"),
        ("is", "read", ""),
        ("is", "annotated", "bridge"),
        ("is", "orphaned", ""),
        ("is", "rubbish", ""),
        ("has", "highlight", "bridge"),
        ("has", "comment", "bridge mark"),
        ("has", "note", "bridge"),
        ("has", "pdf", ""),
        ("has", "image", ""),
        ("colour", "green", "mark"),
        ("colour", "pink", ""),
        ("lang", "en", "bridge plain mark"),
        ("lang", "e", ""),
        ("site", "The Paper", "bridge plain mark"),
        ("author", "Ada Ufer", "bridge plain mark"),
        ("tag", "rivers", "bridge mark note"),
        ("tag", "#RIVERS/ufer", "bridge mark note"),
        ("tag", "river", ""),
        ("tag", "%", ""),
        ("tag", "100%", "plain"),
    ],
)
def test_a_value_tells_its_documents(
    lib: Library, ids: dict[str, str], field: str, value: str, found: str
) -> None:
    expected = {ids[name] for name in found.split()}
    assert library.ids_with(lib, field, value) == expected


def test_a_tag_may_be_begun(lib: Library, ids: dict[str, str]) -> None:
    assert library.ids_with(lib, "tag", "riv", is_prefix=True) >= {ids["bridge"], ids["mark"]}


def test_numbers_lie_between_their_ends(lib: Library, ids: dict[str, str]) -> None:
    words = len(TEXT.split())
    assert library.ids_between(lib, "words", words, words) == {ids["bridge"]}
    assert library.ids_between(lib, "date", 1, 99_991_231) == set()
    known = library.article(lib, ids["plain"]).metadata
    for published in ("2014", "2014-08", "2014-08-03", "2014-08-03T10:00:00Z"):
        library.set_metadata(lib, ids["plain"], replace(known, published=published))
        assert library.ids_between(lib, "date", 20140000, 20141231) == {ids["plain"]}
    assert library.ids_between(lib, "date", 20140803, 20140803) == {ids["plain"]}
    assert library.ids_between(lib, "date", 20140804, 20150000) == set()


def test_what_lies_in_the_trash_is_nowhere(lib: Library, ids: dict[str, str]) -> None:
    library.trash(lib, ids["bridge"])
    for field, value in (("kind", "highlight"), ("is", "archived"), ("tag", "rivers")):
        assert library.ids_with(lib, field, value) == set()
    assert library.facet_counts(lib, list(ids.values()))["kind"] == [("article", 1)]


def test_a_highlight_whose_passage_is_gone_is_orphaned(lib: Library, ids: dict[str, str]) -> None:
    capture = capture_of(b"another page")
    edition = edition_of(capture, "The river rose.")
    gone = {ids["mark"]: Placement(0, 0, Fit.ORPHAN, 0.0)}
    library.add_edition(lib, ids["bridge"], capture, edition, gone)
    assert library.ids_with(lib, "is", "orphaned") == {ids["bridge"], ids["mark"]}


def test_values_are_counted_most_used_first(lib: Library, ids: dict[str, str]) -> None:
    counts = library.facet_counts(lib, list(ids.values()))
    assert counts["kind"] == [("article", 2), ("highlight", 1), ("note", 1)]
    assert counts["site"] == [("The Paper", 3)]
    assert counts["tag"] == [("Rivers/Ufer", 3), ("100%", 1)]
    assert library.values_in_use(lib)["by"] == [("Ada Ufer", 2)]


def test_each_tag_is_told_with_the_documents_that_have_it(
    lib: Library, ids: dict[str, str]
) -> None:
    found = library.tagged(lib)
    counts = dict(library.facet_counts(lib, list(ids.values()))["tag"])
    assert {name: len(set(some)) for name, some in found.items()} == counts
    library.trash(lib, ids["bridge"])
    assert not any(ids["bridge"] in some for some in library.tagged(lib).values())


def test_documents_are_put_in_order_a_page_at_a_time(lib: Library, ids: dict[str, str]) -> None:
    wanted = [ids["plain"], ids["bridge"]]
    assert library.ordered(lib, wanted, "title", 9) == [
        (ids["plain"], "article"),
        (ids["bridge"], "article"),
    ]
    assert library.ordered(lib, wanted, "saved", 1, 1) == [(ids["bridge"], "article")]


def test_states_are_counted_as_they_are_found(lib: Library, ids: dict[str, str]) -> None:
    states = ("unread", "read", "starred", "archived", "annotated", "orphaned")
    for among in (list(ids.values()), [ids["mark"]], [ids["plain"], "unknown"], []):
        found = {name: len(library.ids_with(lib, "is", name) & set(among)) for name in states}
        counted = library.facet_counts(lib, among, ["state"])
        assert list(counted) == ["state"]
        assert dict(counted["state"]) == {name: count for name, count in found.items() if count}
        numbers = [count for _, count in counted["state"]]
        assert numbers == sorted(numbers, reverse=True)
