"""Lines that begin with “•” are items of a list; what only looks so stays a paragraph."""

import pytest

from sourcebook.clean.typography import DASH
from sourcebook.model.edition import Edition
from support.pages import HTML, cleaned, shapes

SIGNS = ("•", DASH)
WORDS = "Every evening somebody climbed the steps and lit the lamp, while there was oil left. "
PARAGRAPHS = "".join(f"<p>On day {number}. {WORDS * 3}</p>" for number in range(6))


def edition_with(inside: str) -> Edition:
    page = f"<article><h1>The lamp</h1>{PARAGRAPHS}{inside}{PARAGRAPHS}</article>"
    return cleaned(f"<html><body>{page}</body></html>", HTML, "https://e.org/a")


def html_with(inside: str) -> str:
    return edition_with(inside).html


def shapes_of(inside: str) -> list[tuple[str, str]]:
    """Return kind and words of the blocks of *inside*, amid an article."""
    found = shapes(edition_with(inside))
    return [shape for shape in found if not shape[1].startswith("On day")]


def test_lines_of_a_paragraph_become_items_below_what_leads_to_them() -> None:
    inside = "<p>Take with you:<br>• oil<br>&nbsp;• a <b>wick</b><br>•matches</p>"
    items = [("list_item", "oil"), ("list_item", "a wick"), ("list_item", "matches")]
    assert shapes_of(inside) == [("paragraph", "Take with you:"), *items]


def test_paragraphs_that_begin_so_become_one_list() -> None:
    inside = "<p>• oil for the lamp</p><p>• a wick for it</p>"
    items = [("list_item", "oil for the lamp"), ("list_item", "a wick for it")]
    assert shapes_of(inside) == items
    assert html_with(inside).count("<ul>") == 1


def test_a_sign_in_a_mark_of_its_own_goes_with_it() -> None:
    inside = "<p><b>•</b> oil<br><b>• wick</b> and all<br>• matches</p>"
    assert [words for _, words in shapes_of(inside)] == ["oil", "wick and all", "matches"]
    assert "<strong></strong>" not in html_with(inside)


@pytest.mark.parametrize(
    "inside",
    [
        "<p>• Only one line begins so here.</p>",
        f"<p>{DASH} Who is there?<br>{DASH} The keeper.<br>{DASH} Which one?</p>",
        "<p>• The first line,<br>and one that is none.<br>• The third line.</p>",
        "<p><b>• A mark<br>• over two lines</b> of it</p>",
        "<ul><li>• oil<br>• wick</li></ul>",
    ],
)
def test_what_is_no_list_stays_as_it_is(inside: str) -> None:
    (shape,) = shapes_of(inside)
    assert [shape[1].count(sign) for sign in SIGNS] == [inside.count(sign) for sign in SIGNS]


def test_two_lists_with_words_between_them_are_two() -> None:
    inside = "<p>• a lamp<br>• a wick</p><p>Or, instead of them:</p><p>• a torch<br>• a match</p>"
    kinds = [kind for kind, _ in shapes_of(inside)]
    assert kinds == ["list_item", "list_item", "paragraph", "list_item", "list_item"]
    led = "<p>A lamp:<br>• oil<br>• a wick</p><p>A torch:<br>• pitch<br>• a match</p>"
    assert html_with(led).count("<ul>") == 2
    single = "<p>A lamp:<br>• oil</p><p>A torch:<br>• pitch</p>"
    assert [kind for kind, _ in shapes_of(single)] == ["paragraph", "paragraph"]
