"""Highlights are listed over an article or over all, as they are sought."""

from dataclasses import replace

import pytest

from sourcebook import library
from sourcebook.library import Library, highlight_list
from sourcebook.model.anchor import ORPHAN
from sourcebook.model.highlight import Colour, Order, Sought
from support.making import TEXT, add_article, add_highlight, anchor_of

EVERYTHING = Sought()


def quotes(lib: Library, sought: Sought) -> list[str]:
    """Return the quotations of what is sought."""
    ids = library.highlight_ids(lib, sought)
    return [one.anchor.quote for one in library.highlights_with(lib, ids)]


@pytest.fixture
def two(lib: Library) -> tuple[str, str]:
    """Return two articles with five highlights, one of them gone."""
    first, second = add_article(lib), add_article(lib, "Şengal lies below. So it does.", "Below")
    add_highlight(lib, first, "bridge")
    library.change_highlight(lib, add_highlight(lib, first, "river"), comment="**Which** one?")
    gone = library.add_highlight(lib, first, anchor_of(TEXT, "night")[0], ORPHAN)
    library.change_highlight(lib, add_highlight(lib, second, "Şengal"), colour=Colour.PINK)
    add_highlight(lib, second, "So it")
    assert gone.highlights
    return first, second


def test_those_of_an_article_come_in_the_order_of_its_text_and_orphans_last(
    lib: Library, two: tuple[str, str]
) -> None:
    assert quotes(lib, Sought(two[0])) == ["river", "bridge", "night"]


def test_those_of_the_library_come_article_by_article_the_newest_first(
    lib: Library, two: tuple[str, str]
) -> None:
    assert quotes(lib, EVERYTHING) == ["Şengal", "So it", "river", "bridge", "night"]
    assert quotes(lib, EVERYTHING) == quotes(lib, Sought(two[1])) + quotes(lib, Sought(two[0]))


def test_they_can_come_newest_first_or_by_colour(lib: Library, two: tuple[str, str]) -> None:
    newest = quotes(lib, replace(EVERYTHING, order=Order.NEWEST))
    assert newest == ["So it", "Şengal", "night", "river", "bridge"]
    assert quotes(lib, replace(EVERYTHING, order=Order.COLOUR))[-1] == "Şengal"
    assert quotes(lib, Sought(two[0], order=Order.COLOUR)) == quotes(lib, Sought(two[0]))


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize(
    ("sought", "expected"),
    [
        (Sought(words="sengal"), ["Şengal"]),
        (Sought(words="RIV which"), ["river"]),
        (Sought(words="river bridge"), []),
        (Sought(words=" \t"), ["Şengal", "So it", "river", "bridge", "night"]),
        (Sought(words="\x00%_'"), []),
        (Sought(words="x" * 100_000), []),
        (Sought(colours=frozenset({Colour.PINK, Colour.BLUE})), ["Şengal"]),
        (Sought(has_comment=True), ["river"]),
        (Sought(is_orphan=True), ["night"]),
        (Sought(has_comment=True, is_orphan=True), []),
        (Sought("nothing has this id"), []),
    ],
)
def test_they_are_narrowed_by_what_is_sought(
    lib: Library, sought: Sought, expected: list[str]
) -> None:
    assert quotes(lib, sought) == expected


def test_a_comment_of_white_space_is_none(lib: Library) -> None:
    highlight_id = add_highlight(lib, add_article(lib))
    library.change_highlight(lib, highlight_id, comment=" \n\t")
    assert library.highlight_ids(lib, Sought(has_comment=True)) == []


def test_what_is_removed_or_in_the_trash_is_not_listed_over_the_library(
    lib: Library, two: tuple[str, str]
) -> None:
    library.remove_highlight(lib, library.highlight_ids(lib, Sought(two[1]))[0])
    library.trash(lib, two[0])
    assert quotes(lib, EVERYTHING) == ["So it"]
    assert len(quotes(lib, Sought(two[0]))) == 3


def test_rows_come_in_the_order_asked_for_and_those_gone_are_left_out(
    lib: Library, two: tuple[str, str]
) -> None:
    ids = library.highlight_ids(lib, Sought(two[0]))[::-1]
    found = library.highlights_with(lib, [ids[0], "gone", *ids[1:]])
    assert [one.id for one in found] == ids


def test_words_are_found_in_each_of_many_and_whatever_stands_in_it(
    lib: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(highlight_list, "PIECE", 2)
    article_id = add_article(lib)
    ids = [add_highlight(lib, article_id, quote) for quote in ("river", "rose", "night", "bridge")]
    for number, one in enumerate(ids):
        library.change_highlight(lib, one, comment=f"\x1f\x1fŞ{number} all\x00")
    assert library.highlight_ids(lib, Sought(words="s2")) == [ids[2]]
    assert library.highlight_ids(lib, Sought(words="ALL s")) == ids
