"""The main job: an article and a note are made, the program is closed, and both are found again."""

import time
from pathlib import Path

import pytest

from support.program import Program
from support.screen import Screen, open_window, wait_until

pytestmark = [pytest.mark.journey, pytest.mark.slow, pytest.mark.timeout(180)]

OWN_ARTICLE = (
    """The Ferry That Ran on Sundays

The boat at the landing

Mira Öztürk

The ferry across the sound ran on Sundays for forty years before anybody asked who paid.

"""
    + "\n\n".join(
        f"In the year {1960 + number} the ledger lists a sum of {number * 13} crowns, and by it "
        "stands the name of a parish that had no landing and, as far as anybody can tell, no boat."
        for number in range(40)
    )
    + """

The answer in the cellar

Nobody had looked into the cellar of the Kılıç warehouse, where the second ledger lay.
"""
)


def article_file(tmp_path: Path, shared_article: Path) -> tuple[Path, str, str]:
    """Return an article to add, the beginning of its title, and a word near its end."""
    if shared_article.is_file():
        return shared_article, "US/UK allies", "treachery"
    own = tmp_path / "ferry.txt"
    own.write_text(OWN_ARTICLE, encoding="utf-8")
    return own, "The Ferry", "kilic"


@pytest.fixture
def article(tmp_path: Path) -> tuple[Path, str, str]:
    """Take the pasted article beside the checkout, or one of our own."""
    beside = Path(__file__).resolve().parents[3] / "shared" / "data" / "seed" / "article.txt"
    return article_file(tmp_path, beside)


def test_an_article_and_a_note_are_found_again_on_the_next_day(
    screen: Screen, sourcebook: Program, article: tuple[Path, str, str]
) -> None:
    file, title, word = article
    with open_window(screen, sourcebook.home) as window:  # add, read, write, mark: by key alone
        window.wait_for("How to Read Closely")
        screen.key("ctrl+o")
        wait_until(lambda: "Add files" in screen.title(), "the dialog for files")
        screen.type(str(file))
        screen.key("Return")
        wait_until(lambda: len(articles(sourcebook)) == 3, "the article in the library")
        article_id = articles(sourcebook)[0]["id"]

        def opened() -> bool:
            screen.key("ctrl+1", "Home", "Return")
            return title in screen.title()

        wait_until(opened, "the article in the window")
        screen.key("ctrl+3")
        screen.type("# Ledger\n\nWho paid for the zeppelin?")
        wait_until(
            lambda: "zeppelin?" in sourcebook("note", article_id).out, "the note on the disk"
        )
        screen.key("ctrl+2", "j", "h")  # the first sentence
        wait_until(lambda: highlights(sourcebook, article_id), "the highlight on the disk")
        window.quit()

    (mark,) = highlights(sourcebook, article_id)
    assert len(mark["quote"]) >= 3
    assert mark["fit"] == "exact"
    assert sourcebook("search", "zeppelin", "--json").json["hits"][0]["kind"] == "note"

    with open_window(screen, sourcebook.home) as window:  # the next day
        window.wait_for(title)  # the last article is back
        screen.key("ctrl+f")
        screen.type(word)
        time.sleep(1.5)  # results come with every letter; Enter takes the first
        screen.key("Return")
        hit = sourcebook("search", word, "--json", "--limit", "1").json["hits"][0]
        wait_until(lambda: place(sourcebook, article_id) > 0, "the page at the hit")
        window.quit()

    text = sourcebook("show", article_id, "--as", "json").json["text"]
    assert hit["at"] - 4000 < place(sourcebook, article_id) <= hit["at"] < len(text)


def articles(sourcebook: Program) -> list[dict[str, str]]:
    """Return the articles in the library, newest first."""
    return list(sourcebook("list", "--json").json)


def highlights(sourcebook: Program, article_id: str) -> list[dict[str, str]]:
    """Return the highlights of an article."""
    return list(sourcebook("show", article_id, "--as", "json").json["highlights"])


def place(sourcebook: Program, article_id: str) -> int:
    """Return the code point that stands at the top of the page."""
    return int(sourcebook("show", article_id, "--as", "json").json["place"])
