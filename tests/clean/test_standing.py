"""What is cut among pictures stands, and comes back, where the page has it."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcebook.clean.blocks import read_blocks
from sourcebook.clean.restoring import restored
from sourcebook.clean.standing import between, settled, trailing_in
from sourcebook.model.edition import Cut, Edition
from support.pages import HTML, cleaned, faults

WORDS = "Every evening somebody climbed the steps and lit the lamp, while there was oil left. "


def words(number: int) -> str:
    return f"<p>Day {number}. {WORDS * 3}</p>"


def image(name: object) -> str:
    return f'<img src="https://e.org/{name}.jpg" alt="" width="600" height="400">'


def picture(name: object) -> str:
    return f"<p>{image(name)}</p>"


def cut(number: object = "") -> str:
    return f'<div class="share"><p>Share this story with a friend {number}</p></div>'


def edition_of(inside: str) -> Edition:
    page = f"<html><body><article>{words(900)}{words(901)}{inside}{words(902)}{words(903)}"
    return cleaned(f"{page}</article></body></html>", HTML, "https://e.org/a")


def shares(edition: Edition) -> list[int]:
    return [number for number, one in enumerate(edition.cuts) if one.reason == "share"]


def order_of(html: str) -> list[str]:
    """Return what stands in *html*, in its order; the days that all pages have are left out."""
    return re.findall(r"asset:\d+|Day [0-8]?\d\b|friend *\d*|<hr|Caption|Source|Item \w", html)


def back(inside: str) -> list[str]:
    """Return what stands in the page when its shares have come back."""
    edition = edition_of(inside)
    while found := shares(edition):
        edition = restored(edition, found[-1])
        assert faults(edition) == []
    return [name.strip() for name in order_of(edition.html)]


def test_a_picture_that_was_shown_before_is_another_one() -> None:
    inside = picture("a") + words(1) + words(2) + cut() + picture("a") + words(3)
    assert back(inside) == ["asset:1", "Day 1", "Day 2", "friend", "asset:1", "Day 3"]


def test_a_picture_that_was_shown_before_stands_before_a_cut() -> None:
    inside = picture("a") + words(1) + picture("b") + picture("a") + cut() + picture("c")
    assert back(inside) == ["asset:1", "Day 1", "asset:2", "asset:1", "friend", "asset:3"]


def test_rules_are_counted() -> None:
    assert back(words(1) + "<hr>" + cut() + picture("b")) == ["Day 1", "<hr", "friend", "asset:1"]
    inside = picture("a") + "<hr>" + cut() + picture("b")
    assert back(inside) == ["asset:1", "<hr", "friend", "asset:2"]


@pytest.mark.parametrize(
    ("inside", "order", "behind"),
    [
        (picture("a") + cut() + "<p>Source: Harbour</p>", "asset:1 friend Source", 1),
        (
            f"<figure>{image('a')}{cut()}<figcaption>Caption of it</figcaption></figure>",
            "friend asset:1 Caption",
            0,
        ),
        (
            f"<ul><li>{image('a')}{cut()}<p>Item a {WORDS}</p></li><li>Item b {WORDS}</li></ul>",
            "friend asset:1 Item_a Item_b",
            0,
        ),
        (
            f"<ul><li>{image('a')}<p>Item a {WORDS}</p></li></ul>{cut()}{picture('b')}",
            "asset:1 Item_a friend asset:2",
            0,
        ),
        (
            f"<ul><li>Item a {WORDS}{image('a')}{cut()}{image('b')}</li></ul>{picture('c')}",
            "Item_a asset:1 asset:2 friend asset:3",
            2,
        ),
    ],
    ids=["credit", "caption", "item", "behind", "end"],
)
def test_a_cut_among_the_pictures_of_an_element_stands_before_or_behind_it(
    inside: str, order: str, behind: int
) -> None:
    edition = edition_of(inside)
    assert [edition.cuts[number].behind for number in shares(edition)] == [behind]
    assert back(inside) == [name.replace("_", " ") for name in order.split()]


FIGURE = '<figure><img src="asset:1" alt=""></figure>'


@pytest.mark.parametrize(
    ("html", "at", "behind", "stands"),
    [
        (f"<p>One.</p>{FIGURE}{FIGURE}<p>Two.</p>", 5, 1, (5, 1)),
        ('<p>One.</p><figure><img src="asset:1"><img src="asset:2"></figure>', 4, 1, (4, 2)),
        (f"<p>One.</p>{FIGURE}<ul><li>{FIGURE}<p>a</p></li></ul>", 5, 2, (5, 1)),
        (f"<ul><li>a</li><li>{FIGURE}<p>b</p></li></ul>", 2, 1, (2, 0)),
        (f"<ul><li>a{FIGURE}</li><li>b</li></ul>", 2, 0, (2, 1)),
        (f"<ul><li><p>a</p>{FIGURE}<p>b</p></li></ul>", 2, 1, (0, 0)),
        (f"<blockquote><p>a</p>{FIGURE}{FIGURE}<p>b</p></blockquote>", 2, 1, (2, 1)),
        (f"<blockquote>a <em>b</em> c{FIGURE}{FIGURE}</blockquote><p>d</p>", 6, 1, (6, 2)),
        (f"<blockquote>a{FIGURE}{FIGURE}<p>b</p></blockquote>", 2, 1, (0, 0)),
        (f"One.{FIGURE}{FIGURE}<p>Two.</p>", 5, 1, (5, 1)),
        (f"<blockquote><em>a</em><b>b</b>{FIGURE}{FIGURE}</blockquote><p>c</p>", 3, 1, (3, 2)),
        (f"{FIGURE}{FIGURE}", 0, 1, (0, 1)),
    ],
)
def test_no_cut_stands_within_an_element(
    html: str, at: int, behind: int, stands: tuple[int, int]
) -> None:
    text, blocks = read_blocks(html)
    (found,) = settled(html, [Cut(at, "ad", "x", "<p>x</p>", behind)], between(blocks, len(text)))
    assert (found.at, found.behind) == stands


def test_pictures_after_the_last_words_are_counted() -> None:
    assert trailing_in("") == trailing_in("<p>a</p>") == trailing_in("<img>a") == 0
    assert trailing_in('<hr><p>a</p><img src="asset:1" alt="x"><hr>&nbsp; \n') == 2


KINDS: dict[str, Callable[[int], str]] = {
    "words": words,
    "picture": picture,
    "same": lambda _: picture("same"),
    "rule": lambda _: "<hr>",
    "cut": cut,
}


@given(st.lists(st.sampled_from([*KINDS, "cut"]), min_size=3, max_size=9))
@settings(max_examples=25, deadline=None)
def test_what_comes_back_makes_the_page_as_it_was(kinds: list[str]) -> None:
    inside = "".join(KINDS[kind](number) for number, kind in enumerate(kinds))
    edition = edition_of(inside)
    numbers = {asset.address: f"asset:{asset.number}" for asset in edition.assets}
    whole = re.sub(r"https://[^\"]+", lambda found: numbers.get(found[0], "left out"), inside)
    wanted = [name.strip() for name in order_of(whole)]
    if order_of(edition.html) == [name for name in wanted if not name.startswith("friend")]:
        assert back(inside) == wanted
