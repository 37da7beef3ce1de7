"""A row says what is highlighted, where from, and whether it is still there."""

from dataclasses import replace

import pytest

from sourcebook.app.highlighting import Listed
from sourcebook.model.anchor import ORPHAN, Fit, Placement
from sourcebook.model.article import Metadata
from sourcebook.ui.highlights_pane.rows import SHOWN, Standing, row_of, standing_words
from support.fake_jobs import an_article
from support.marked import mark

ONE = Listed(replace(mark("h1", "a1", 5), created_at="2026-03-01T09:30:00.000Z"), an_article("a1"))


def test_over_the_library_a_row_names_its_article_and_its_date() -> None:
    row = row_of(ONE, is_of_library=True, name="check")
    assert row.spoken == "Sentence of h1, check, 15 Nov 2019, Title of a1"
    nameless = replace(ONE, article=replace(an_article("a1"), metadata=Metadata(), excerpt=""))
    assert "Untitled" in row_of(nameless, is_of_library=True, name="").facts


def test_over_an_article_it_says_when_it_was_marked() -> None:
    row = row_of(ONE, is_of_library=False, name="")
    assert row.spoken == "Sentence of h1, 1 Mar 2026"


@pytest.mark.parametrize(
    ("placement", "standing", "words"),
    [
        (Placement(5, 9, Fit.EXACT), Standing.SURE, ""),
        (Placement(5, 9, Fit.CHANGED, 0.7), Standing.MOVED, "moved"),
        (ORPHAN, Standing.GONE, "passage gone"),
    ],
)
def test_it_says_openly_how_surely_the_passage_was_found(
    placement: Placement, standing: Standing, words: str
) -> None:
    one = Listed(replace(ONE.highlight, placement=placement), ONE.article)
    row = row_of(one, is_of_library=False, name="")
    assert (row.standing, standing_words(row.standing)) == (standing, words)
    assert words in row.spoken


def test_a_comment_stands_in_a_line_without_its_marks() -> None:
    comment = "# So\n\n- **really** [a link](https://example.org)\n"
    one = Listed(replace(ONE.highlight, comment=comment), ONE.article)
    row = row_of(one, is_of_library=False, name="")
    assert row.comment == "So really a link"
    assert row.markdown == comment.strip()


def test_of_a_long_quotation_only_what_can_be_shown_is_held() -> None:
    anchor = replace(ONE.highlight.anchor, quote="word\n" * 100_000)
    one = Listed(replace(ONE.highlight, anchor=anchor, comment="*" * 100_000), ONE.article)
    row = row_of(one, is_of_library=False, name="")
    assert len(row.title) <= SHOWN
    assert len(row.comment) <= SHOWN
    assert "\n" not in row.title
