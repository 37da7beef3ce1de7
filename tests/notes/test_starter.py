"""What stands in a new note beside an article."""

from sourcebook.model.article import Article, Metadata
from sourcebook.notes import starter, tags_in, title_of


def article(address: str = "", **known: str) -> Article:
    return Article("1", address, Metadata(**known), "2", 10, "", "", "")


def test_a_note_begins_with_what_is_known_of_its_article() -> None:
    made = starter(
        article(
            "https://canary.example/x",
            title="A #new\n*war*",
            byline="Tom Coburg",
            site="The Canary",
            published="2019-10-12",
        )
    )
    assert made == (
        "# A \\#new \\*war\\*\n\n"
        "Tom Coburg · The Canary · 2019-10-12\n\n"
        "<https://canary.example/x>\n\n"
    )
    assert title_of(made) == "A #new *war*"
    assert tags_in(made) == frozenset()


def test_nothing_known_is_an_empty_note() -> None:
    assert starter(article("/home/anna/page.html")) == ""
