"""An article is named by its title, or by its first words."""

from sourcebook.model.article import LONGEST_NAME, Article, Metadata


def article(title: str, excerpt: str) -> Article:
    """Make an article of which little is known."""
    return Article("a", "", Metadata(title=title), "e", 500, excerpt, "", "")


def test_an_article_is_named_by_its_title() -> None:
    assert article("A title", "Some words.").name == "A title"


def test_an_article_without_a_title_is_named_by_its_first_words() -> None:
    assert article("", "Some\nwords. ").name == "Some words."
    long = article("", "word " * 40).name
    assert long.endswith("…")
    assert len(long) <= LONGEST_NAME + 1


def test_reading_time_grows_with_the_words() -> None:
    assert article("", "").minutes == 2  # 500 words
