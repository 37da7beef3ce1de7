"""The line under a title says who, where, when and how long, as far as it is known."""

import pytest

from sourcebook.model.article import Article, Metadata
from sourcebook.ui.article_pane.title_block import byline, written_date


@pytest.mark.parametrize(
    ("published", "written"),
    [
        ("2019-11-15", "15 November 2019"),
        ("2019-11-15T08:30:00+01:00", "15 November 2019"),
        ("2019-11-15 08:30", "15 November 2019"),
        ("2019-11", "November 2019"),
        ("2019", "2019"),
        ("", ""),
        ("last autumn", "last autumn"),
        ("2019-99-99", "2019-99-99"),
    ],
)
def test_a_date_is_written_as_people_write_it(published: str, written: str) -> None:
    assert written_date(published) == written


def article(**known: str) -> Article:
    return Article("a", "", Metadata(**known), "e", 690, "", "", "")


def test_only_what_is_known_stands_in_the_byline() -> None:
    full = byline(article(byline="Ada  Reed\n", site="Shore", published="2019-11-15"))
    assert [part.strip() for part in full.split("·")] == [
        "Ada Reed",
        "Shore",
        "15 November 2019",
        "3 min",
    ]
    assert byline(article()) == "3 min"


def test_a_guessed_date_says_so() -> None:
    known = article(published="2019-11-15")
    assert "about 15 November 2019" in byline(known, is_date_guessed=True)
    assert "about" not in byline(known)
    assert "about" not in byline(article(), is_date_guessed=True)
