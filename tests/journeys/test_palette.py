"""With real keys: go to an article by plain letters, change a key, use it after the next start."""

import json
import time

import pytest

from support.program import Program
from support.screen import Screen, open_window, wait_until

pytestmark = [pytest.mark.journey, pytest.mark.slow, pytest.mark.timeout(240)]

PAUSE_S = 0.7
"""A dialog comes and goes in this time on a busy machine."""


def type_and_enter(screen: Screen, words: str) -> None:
    """Type *words* into what was just opened, and press Enter."""
    time.sleep(PAUSE_S)
    screen.type(words)
    time.sleep(PAUSE_S)
    screen.key("Return")
    time.sleep(PAUSE_S)


def test_a_key_given_to_an_action_works_after_the_next_start(
    screen: Screen, sourcebook: Program
) -> None:
    article = sourcebook.add("The Warehouse of Şengal\n\nNobody had looked into it.")
    sourcebook.add("Another Morning\n\nThe ledger lists a sum of thirteen crowns.")

    def is_starred() -> bool:
        return article in sourcebook("list", "--shelf", "starred", "--json").out

    with open_window(screen, sourcebook.home) as window:
        wait_until(lambda: "Sourcebook" in screen.title(), "the window")
        screen.key("ctrl+p")
        type_and_enter(screen, "wareh sengal")
        window.wait_for("The Warehouse")
        screen.key("ctrl+shift+p")
        type_and_enter(screen, "change keys")
        type_and_enter(screen, "star")
        screen.key("F9")
        time.sleep(PAUSE_S)
        screen.key("Escape", "Escape")
        wait_until(lambda: next(sourcebook.home.rglob("settings.json"), None), "the settings")
        settings = next(sourcebook.home.rglob("settings.json"))
        assert "F9" in json.loads(settings.read_text("utf-8"))["keys"]["star"][-1]
        time.sleep(PAUSE_S)
        window.quit()

    assert not is_starred()
    with open_window(screen, sourcebook.home) as window:
        window.wait_for("The Warehouse")
        time.sleep(PAUSE_S)
        screen.key("F9")
        wait_until(is_starred, "the star")
        window.quit()
