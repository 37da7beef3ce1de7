"""A query is typed letter by letter, and lands on a sentence in an article and on one in a note."""

import time

import pytest

from support.program import Program
from support.screen import Screen, open_window, wait_until

pytestmark = [pytest.mark.journey, pytest.mark.slow, pytest.mark.timeout(240)]

ARTICLE = "The Ferry That Ran on Sundays\n\n" + "\n\n".join(
    f"In the year {1960 + number} the ledger lists a sum of {number * 13} crowns, and by it stands "
    "the name of a parish that had no landing and, as far as anybody can tell, no boat."
    + (" Nobody had looked into the warehouse of Şengal." if number in (30, 60) else "")
    for number in range(90)
)

NOTE = "# Whom to ask\n\nThe archive opens on Mondays.\n\nAsk about the zeppelin, too.\n"

LETTER_S = 0.12
"""How long a person takes for a letter."""


def type_slowly(screen: Screen, words: str) -> None:
    """Type as a person does, with answers after every letter."""
    for letter in words:
        screen.type(letter)
        time.sleep(LETTER_S)


def test_a_query_typed_letter_by_letter_lands_on_the_sentence(
    screen: Screen, sourcebook: Program
) -> None:
    article = sourcebook.add(ARTICLE)
    sourcebook("note", article, "--append", NOTE)
    text = sourcebook("show", article, "--as", "json").json["text"]
    first, second = (text.index("Şengal"), text.rindex("Şengal"))

    def place() -> int:
        return int(sourcebook("show", article, "--as", "json").json["place"])

    with open_window(screen, sourcebook.home) as window:
        wait_until(lambda: "Sourcebook" in screen.title(), "the window")
        screen.key("ctrl+f")
        type_slowly(screen, "warehouse sengal")
        screen.key("Return")  # opens the best answer as soon as it is here
        window.wait_for("The Ferry")
        wait_until(lambda: 0 < place() <= first, "the first sentence")
        time.sleep(1)
        screen.key("F3", "F3")  # past the second word of the same sentence
        wait_until(lambda: first < place() <= second, "the next sentence", 30)

        screen.key("ctrl+f")
        type_slowly(screen, "zeppe")
        time.sleep(1.5)
        screen.key("Return")
        time.sleep(1.5)
        screen.type("airship")  # the word found is selected in the note
        wait_until(
            lambda: "Ask about the airship, too." in sourcebook("note", article).out,
            "the word in the note",
        )
        window.quit()


def test_a_further_sentence_is_unfolded_and_opened_by_keys(
    screen: Screen, sourcebook: Program
) -> None:
    article = sourcebook.add(ARTICLE)
    text = sourcebook("show", article, "--as", "json").json["text"]
    first, second = (text.index("Şengal"), text.rindex("Şengal"))

    def place() -> int:
        return int(sourcebook("show", article, "--as", "json").json["place"])

    with open_window(screen, sourcebook.home) as window:
        wait_until(lambda: "Sourcebook" in screen.title(), "the window")
        screen.key("ctrl+f")
        type_slowly(screen, "sengal")
        time.sleep(3)
        screen.key("Down")  # to the answers
        time.sleep(0.5)
        screen.key("Right", "j")  # shows the further sentences, and goes to the first of them
        time.sleep(0.5)
        screen.key("Return")
        window.wait_for("The Ferry")
        wait_until(lambda: first < place() <= second, "the second sentence", 30)
        window.quit()
