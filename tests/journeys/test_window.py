"""The window as a person meets it: its first start, a second start, and company."""

import subprocess
import sys

import pytest

from support.program import Program
from support.screen import Screen, open_window, wait_until

pytestmark = [pytest.mark.journey, pytest.mark.slow, pytest.mark.timeout(180)]

TEXT = "The Lamp at Skarvøy\n\nSomebody climbed the steps and lit the lamp, and wrote a line.\n"


def test_the_first_start_shows_the_welcome_library(screen: Screen, sourcebook: Program) -> None:
    with open_window(screen, sourcebook.home) as window:
        window.wait_for("How to Read Closely")
        window.quit()
    rows = sourcebook("list", "--json").json
    assert len(rows) == 2
    shown = sourcebook("show", rows[0]["id"], "--as", "json").json
    assert len(shown["highlights"]) == 3
    assert "What a note can do" in shown["note"]


def test_a_second_start_raises_the_first_window_and_ends(
    screen: Screen, sourcebook: Program
) -> None:
    with open_window(screen, sourcebook.home) as window:
        window.wait_for("How to Read Closely")
        second = subprocess.run(
            [sys.executable, "-m", "sourcebook"],
            env={**sourcebook.environment, **screen.environment},
            timeout=240,
            check=False,
        )
        assert second.returncode == 0
        assert window.process.poll() is None
        names = screen.xdotool("search", "--onlyvisible", "--name", "Sourcebook").split()
        assert len(names) == 1
        window.quit()


def test_what_the_command_line_adds_shows_in_the_open_window(
    screen: Screen, sourcebook: Program
) -> None:
    with open_window(screen, sourcebook.home) as window:
        window.wait_for("How to Read Closely")
        article = sourcebook.add(TEXT)
        wait_until(
            lambda: sourcebook("search", "skarvoy lamp", "--json").json["hits"],
            "the window's own process teaching the index",
        )

        def opened() -> bool:
            screen.key("ctrl+1", "Home", "Return")
            return "Skarvøy" in screen.title()

        wait_until(opened, "the new article at the top of the list")
        screen.key("ctrl+3")
        screen.type("A note by the window.")
        wait_until(lambda: "by the window" in sourcebook("note", article).out, "the note")
        sourcebook("note", article, "--append", "A line by the command.")
        window.quit()
    body = sourcebook("note", article).out
    assert "by the window" in body
    assert "by the command" in body


def test_an_article_pasted_by_key_is_added_and_opened(screen: Screen, sourcebook: Program) -> None:
    title = "The Lamp at Skarvøy"
    sourcebook.add(TEXT)  # so that there is something to copy, and no welcome library
    with open_window(screen, sourcebook.home) as window:
        window.wait_for("Sourcebook")
        screen.key("ctrl+1", "Home", "Return")
        window.wait_for("Skarvøy")
        screen.key("ctrl+3")
        screen.type("A Copied Title")
        screen.key("Return", "Return")
        screen.type("A paragraph that somebody copied from somewhere, long enough to be one.")
        screen.key("ctrl+a", "ctrl+c", "ctrl+1", "ctrl+shift+v")
        wait_until(lambda: len(sourcebook("list", "--json").json) == 2, "the pasted article")
        window.quit()
    pasted = [row["id"] for row in sourcebook("list", "--json").json if row["title"] != title]
    assert "somebody copied" in sourcebook("show", pasted[0]).out
