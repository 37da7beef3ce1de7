"""What was cut comes back at its place, and what is taken out can come back."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.clean.blocks import read_blocks
from sourcebook.clean.restoring import BY_READER, restored, taken_out
from sourcebook.model.article import Metadata
from sourcebook.model.edition import Cut, Edition
from support.pages import HTML, cleaned, faults

WORDS = "The well was dug by hand, and the water that came was cold and tasted of iron for years. "
PAGE = (
    "<html><body><article><h1>The well</h1>"
    + "".join(f"<p>Part {number}. {WORDS * 2}</p>" for number in range(4))
    + '<div class="share"><p>Share this story with a friend</p></div>'
    + f"<ul><li>rope</li><li>bucket</li></ul><p>The end. {WORDS * 2}</p>"
    + "<p>Comments are closed.</p></article></body></html>"
)


def test_a_cut_comes_back_where_it_stood() -> None:
    edition = cleaned(PAGE, HTML)
    number = next(n for n, cut in enumerate(edition.cuts) if "Share" in cut.text)
    back = restored(edition, number)
    assert faults(back) == []
    lines = back.text.split("\n")
    assert lines.index("Share this story with a friend") == lines.index("rope") - 1
    assert len(back.cuts) == len(edition.cuts) - 1
    assert back.id != edition.id
    assert (back.capture_id, back.metadata) == (edition.capture_id, edition.metadata)


def test_every_cut_can_come_back_and_no_other_word_moves() -> None:
    edition = cleaned(PAGE, HTML)
    for number, cut in enumerate(edition.cuts):
        back = restored(edition, number)
        assert sorted(back.text.split()) == sorted([*edition.text.split(), *cut.text.split()])


def test_the_last_part_can_go_and_come_back() -> None:
    edition = cleaned(PAGE, HTML)
    less = taken_out(edition, len(edition.text) - 1)
    assert faults(less) == []
    assert less.text == edition.text[: edition.text.rindex("\n")]
    back = restored(less, next(n for n, cut in enumerate(less.cuts) if cut.reason == BY_READER))
    assert back.text == edition.text
    assert [cut.at for cut in back.cuts] == [cut.at for cut in edition.cuts]


@given(st.data())
def test_taking_out_and_restoring_is_no_change(data: st.DataObject) -> None:
    edition = cleaned(PAGE, HTML)
    at = data.draw(st.integers(0, len(edition.text) - 1))
    less = taken_out(edition, at)
    assert faults(less) == []
    number = next(n for n, cut in enumerate(less.cuts) if cut.reason == BY_READER)
    back = restored(less, number)
    assert back.text == edition.text
    assert [(c.at, c.text) for c in back.cuts] == [(c.at, c.text) for c in edition.cuts]


def test_there_is_no_cut_beyond_the_last() -> None:
    edition = cleaned(PAGE, HTML)
    with pytest.raises(IndexError):
        restored(edition, len(edition.cuts))


PICTURE = '<img src="https://a.example/{}.png" alt="{}" width="600" height="400">'


@pytest.mark.parametrize(
    "around", [("", "b"), ("a", ""), ("", ""), ("a", "b")], ids=["below", "above", "none", "both"]
)
def test_a_paragraph_beside_a_picture_comes_back_on_its_own_side(around: tuple[str, str]) -> None:
    above, below = (PICTURE.format(name, name) if name else "" for name in around)
    page = PAGE.replace("<p>Part 2", f"{above}<p>Part 2").replace("<p>Part 3", f"{below}<p>Part 3")
    edition = cleaned(page, HTML, "https://a.example/well")
    less = taken_out(edition, edition.text.index("Part 2"))
    back = restored(less, next(n for n, cut in enumerate(less.cuts) if cut.reason == BY_READER))
    assert len(edition.assets) == sum(map(bool, around))
    assert back.text == edition.text
    assert back.html == edition.html


def laid_out(html: str) -> Edition:
    """Return an edition of reading HTML."""
    text, blocks = read_blocks(html)
    return Edition("edition", "capture", Metadata(), html, text, blocks)


@given(st.lists(st.sampled_from("pirft"), min_size=2, max_size=9), st.data())
def test_parts_among_pictures_and_rules_go_and_come_back_in_any_order(
    kinds: list[str], data: st.DataObject
) -> None:
    shapes = {
        "p": "<p>Part {0}.</p>",
        "i": '<figure><img src="asset:{0}" alt=""></figure>',
        "r": "<hr>",
        "t": '<p>Part {0}.<img src="asset:{0}" alt=""></p>',
        "f": '<figure><img src="asset:{0}" alt=""><figcaption>Caption {0}.</figcaption></figure>',
    }
    html = "".join(shapes[kind].format(number) for number, kind in enumerate(kinds, 1))
    edition = laid_out(html)
    less, count = edition, data.draw(st.integers(0, min(4, sum(map(kinds.count, "pft")))))
    for _ in range(count):
        less = taken_out(less, data.draw(st.integers(0, max(0, len(less.text) - 1))))
        assert faults(less) == []
    while less.cuts:
        less = restored(less, data.draw(st.integers(0, len(less.cuts) - 1)))
        assert faults(less) == []
    assert less.html == edition.html
    assert (less.text, less.blocks) == (edition.text, edition.blocks)


FIGURE = '<figure><img src="asset:{}" alt=""></figure>'


@pytest.mark.parametrize("first", [0, 1])
def test_cuts_that_are_not_in_order_come_back_in_the_order_of_the_text(first: int) -> None:
    html = f"<p>One.</p>{FIGURE.format(1)}{FIGURE.format(2)}<p>Two.</p>"
    cuts = (Cut(5, "ad", "below", "<p>below</p>", 2), Cut(5, "ad", "above", "<p>above</p>", 0))
    edition = restored(restored(replace(laid_out(html), cuts=cuts), first), 0)
    places = [edition.html.index(word) for word in ("above", "asset:1", "asset:2", "below", "Two")]
    assert places == sorted(places)


def test_a_cut_within_what_is_taken_out_comes_back_where_that_stood() -> None:
    html = (
        f"<p>One.</p>{FIGURE.format(1)}<ul><li>a</li><li>b</li></ul>{FIGURE.format(2)}<p>Two.</p>"
    )
    cuts = (Cut(7, "ad", "inside", "<p>inside</p>"),)
    less = taken_out(replace(laid_out(html), cuts=cuts), 5)
    found = restored(less, next(n for n, cut in enumerate(less.cuts) if cut.reason == "ad")).html
    places = [found.index(word) for word in ("asset:1", "inside", "asset:2", "Two")]
    assert places == sorted(places)


def test_what_was_cut_between_two_pictures_comes_back_between_them() -> None:
    first, second = (PICTURE.format(name, name) for name in "ab")
    cut = '<div class="share"><p>Share this story with a friend</p></div>'
    page = PAGE.replace(cut, first + cut + second)
    edition = cleaned(page, HTML, "https://a.example/well")
    number = next(n for n, one in enumerate(edition.cuts) if "Share" in one.text)
    assert edition.cuts[number].behind == 1
    html = restored(edition, number).html
    order = [html.index(words) for words in ("asset:1", "Share this story", "asset:2", "rope")]
    assert order == sorted(order)


def test_a_cut_comes_back_above_the_picture_that_came_after_it() -> None:
    picture = PICTURE.format("b", "b")
    page = PAGE.replace("<ul><li>rope", f"{picture}<ul><li>rope")
    edition = cleaned(page, HTML, "https://a.example/well")
    number = next(n for n, cut in enumerate(edition.cuts) if "Share" in cut.text)
    html = restored(edition, number).html
    assert html.index("Share this story") < html.index("<img") < html.index("rope")


@pytest.mark.parametrize(("at", "order"), [(5, "back asset:1 Two"), (6, "asset:1 back Two")])
def test_a_cut_of_an_earlier_program_keeps_its_side_of_a_picture(at: int, order: str) -> None:
    html = '<p>One.</p><figure><img src="asset:1" alt=""></figure><p>Two.</p>'
    cuts = (Cut(at, BY_READER, "back", "<p>back</p>"),)
    found = restored(replace(laid_out(html), cuts=cuts), 0).html
    places = [found.index(words) for words in order.split()]
    assert places == sorted(places)
