"""Lists and tables that the judge doubts item by item are kept whole amid the article's words."""

import pytest
from lxml import html as lxml_html

from sourcebook.clean.segment import segments_of
from sourcebook.clean.together import keep_together

WORDS = "The mill turned at night when the water was high, and the baker paid for the flour. "
SOURCES = '<ul><li><a href="/a">A mill of its own</a></li><li><a href="/b">Water</a></li></ul>'
PRICES = "<table><tr><th>Mill</th><th>Price</th></tr><tr><td>Old</td><td>4</td></tr></table>"
ITEMS = ["A mill of its own", "Water"]
CELLS = ["Mill", "Price", "Old", "4"]


def kept_of(body: str, doubted: float, left_out: tuple[str, ...] = ()) -> list[str]:
    """Return what stays of the short texts of *body* that are this likely part of the article.

    Texts *left_out* are not; long ones are.
    """
    segments = segments_of(lxml_html.fromstring(f"<body>{body}</body>"), "https://example.org")
    found = [0.95 if len(segment.text) > 60 else doubted for segment in segments]
    kept = [
        probability > 0.47 and segment.text not in left_out
        for segment, probability in zip(segments, found, strict=True)
    ]
    keep_together(segments, found, kept, lambda near: near.get("class") or "")
    return [
        segment.text
        for segment, keep in zip(segments, kept, strict=True)
        if keep and len(segment.text) < 60
    ]


def article(inner: str) -> str:
    return f"<article><p>{WORDS * 3}</p>{inner}<p>{WORDS * 3}</p></article>"


@pytest.mark.parametrize(("inner", "texts"), [(SOURCES, ITEMS), (PRICES, CELLS)])
def test_what_stands_right_between_the_words_of_the_article_is_kept_whole(
    inner: str, texts: list[str]
) -> None:
    assert kept_of(article(inner), 0.1) == texts
    assert kept_of(article(inner), 0.02) == []


def test_beside_the_article_nothing_is_kept() -> None:
    assert kept_of(article(f"<p>{WORDS * 9}</p>") + SOURCES + f"<p>{WORDS}</p>", 0.3) == []
    assert kept_of(article("") + SOURCES, 0.3) == []
    assert kept_of(article("") + PRICES, 0.3) == []


@pytest.mark.parametrize(("inner", "texts"), [(SOURCES, []), (PRICES, CELLS)])
def test_beside_a_line_that_was_left_out_only_a_likelier_table_stays(
    inner: str, texts: list[str]
) -> None:
    assert kept_of(article(f"<p>Ad</p>{inner}"), 0.3) == texts
    assert kept_of(article(f"<p>Ad</p>{inner}"), 0.2) == []


def test_what_says_that_it_is_something_else_is_not_kept() -> None:
    assert kept_of(article(f"<div class=related>{SOURCES}</div>"), 0.3) == []
    assert kept_of(article(f"<div>{SOURCES}</div>"), 0.3) == ITEMS


def test_a_table_of_contents_is_left_to_the_judge() -> None:
    contents = SOURCES.replace("/a", "#a").replace("/b", "#b")
    assert kept_of(article(contents), 0.3) == []


def test_a_single_link_to_another_page_is_no_list() -> None:
    see = '<ul><li><a href="/a">See also: a mill of its own</a></li></ul>'
    assert kept_of(article(see), 0.3) == []
    assert kept_of(article(see.replace("a href", "b title").replace("/a>", "/b>")), 0.3) != []


def test_items_that_are_likely_are_left_to_themselves() -> None:
    assert kept_of(article(SOURCES), 0.6, left_out=("Water",)) == ITEMS[:1]


def test_a_list_longer_than_half_of_the_article_is_no_part_of_it() -> None:
    many = SOURCES.replace("<ul>", "<ul>" + "<li>Another mill by the water</li>" * 12)
    assert kept_of(article(many), 0.3) == []


def test_where_nothing_is_kept_nothing_is_added() -> None:
    assert kept_of(SOURCES, 0.4) == []
