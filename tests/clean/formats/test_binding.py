"""Drafts are bound in their order, and each keeps its images and its places."""

from hypothesis import given
from hypothesis import strategies as st

from sourcebook.clean.blocks import ink
from sourcebook.clean.draft import Draft, Leftover, Mark
from sourcebook.clean.formats.binding import Binding, whole_words
from sourcebook.model.article import Metadata, Status
from sourcebook.model.edition import Asset, Place

NONE = Metadata()


def bound(*drafts: Draft) -> Draft:
    binding = Binding()
    for draft in drafts:
        binding.add(draft)
    return binding.bound(Draft(Metadata(title="All"), ""))


def test_images_are_counted_on() -> None:
    one = Draft(
        NONE, '<img src="asset:1"><img src="asset:2">', assets=(Asset(1, "a"), Asset(2, "b"))
    )
    two = Draft(
        NONE, '<p>asset:1 <img src="asset:1">', assets=(Asset(1, "c"),), enclosed={"c": b"x"}
    )
    both = bound(one, two)
    assert both.html == '<img src="asset:1"><img src="asset:2"><p>asset:1 <img src="asset:3">'
    assert [(asset.number, asset.address) for asset in both.assets] == [
        (1, "a"),
        (2, "b"),
        (3, "c"),
    ]
    assert both.enclosed == {"c": b"x"}


@given(st.lists(st.text("ab <>&\n", max_size=9), max_size=5))
def test_what_was_left_out_stays_where_it_stood(texts: list[str]) -> None:
    words = [text.replace("<", "(").replace(">", ")").replace("&", "+") for text in texts]
    drafts = [
        Draft(
            NONE,
            f"<p>{text}</p>",
            (Leftover(ink(text), "r", "x"),),
            marks=(Mark(0, Place.PAGE, ""),),
        )
        for text in words
    ]
    sizes = [ink("".join(words[:at])) for at in range(len(words) + 1)]
    both = bound(*drafts)
    assert [leftover.after for leftover in both.leftovers] == sizes[1:]
    assert [mark.after for mark in both.marks] == sizes[:-1]


def test_what_was_left_out_knows_the_pictures_of_earlier_drafts() -> None:
    picture = '<figure><img src="asset:1" alt="a &gt; b"></figure>'
    first = Draft(NONE, f"<p>a</p>{picture}<hr>", (Leftover(0, "r", "x", 1),), (Asset(1, "a"),))
    second = Draft(NONE, picture, (Leftover(0, "r", "x"), Leftover(0, "r", "x", 1)))
    third = Draft(NONE, "<p>b</p>", (Leftover(0, "r", "x"), Leftover(1, "r", "x", 1)))
    binding = Binding()
    for draft in (first, second, third, second):
        binding.add(draft)
    binding.set_aside("r", "x")
    found = [leftover.behind for leftover in binding.bound(first).leftovers]
    assert found == [1, 2, 3, 3, 1, 0, 1, 1]


def test_each_rule_is_named_once_and_the_first_trouble_is_told() -> None:
    both = bound(
        Draft(NONE, "", rules="a b"),
        Draft(NONE, "", rules="b c", status=Status.PLAIN),
        Draft(NONE, "", status=Status.PARTIAL),
    )
    assert (both.metadata.title, both.rules, both.status) == ("All", "a b c", Status.PLAIN)


def test_all_words_of_a_draft_are_those_that_were_left_out_too() -> None:
    draft = Draft(NONE, '<p>One<img src="asset:1" alt="A"></p>', (Leftover(0, "r", "<p>Two</p>"),))
    assert whole_words([draft]) == '<p>One<img alt="A"></p><p>Two</p>'
