"""A note is written by keys alone: lists, tasks, strong words, finding, replacing, undo."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from support.by_keys import (
    CONTROL,
    SHIFT,
    back_to_window,
    begin,
    body_of,
    press,
    until_saved,
    write,
)
from support.studio import Studio, open_studio

pytestmark = [pytest.mark.journey, pytest.mark.timeout(180)]


def go_to(studio: Studio, key: Qt.Key, pane: int) -> None:
    """Go to a pane by its number."""
    press(studio, key, CONTROL)
    studio.wait_until(lambda: studio.window.commands.going.pane() == pane, "the pane")


def test_a_plan_is_written_ticked_changed_and_taken_back(tmp_path: Path) -> None:
    with open_studio(tmp_path / "library") as studio:
        studio.wait_until(lambda: studio.window.desk.article is not None, "the first article")
        back_to_window(studio)
        begin(studio, "# Plan\n\n1. oil\nlamp\n")
        press(studio, Qt.Key.Key_Tab)
        write(studio, "wick\n\n\nwords of oil\n")
        assert body_of(studio) == "# Plan\n\n1. oil\n2. lamp\n   1. wick\n\nwords of oil\n"
        press(studio, Qt.Key.Key_T, CONTROL)
        write(studio, "call the keeper")
        press(studio, Qt.Key.Key_Return, CONTROL)
        assert body_of(studio).endswith("- [x] call the keeper")
        press(studio, Qt.Key.Key_Return, CONTROL)
        press(studio, Qt.Key.Key_Left, CONTROL | SHIFT)
        press(studio, Qt.Key.Key_B, CONTROL)
        assert body_of(studio).endswith("- [ ] call the **keeper**")
        written = body_of(studio)
        press(studio, Qt.Key.Key_H, CONTROL)
        press(studio, Qt.Key.Key_A, CONTROL)
        write(studio, "oil")
        press(studio, Qt.Key.Key_Tab)
        write(studio, "wax")
        press(studio, Qt.Key.Key_Return, CONTROL)
        press(studio, Qt.Key.Key_Escape)
        assert body_of(studio) == written.replace("oil", "wax")
        press(studio, Qt.Key.Key_Z, CONTROL)
        assert body_of(studio) == written
        until_saved(studio)


def test_undo_goes_on_where_it_was_after_another_article_was_read(tmp_path: Path) -> None:
    with open_studio(tmp_path / "library") as studio:
        window, desk = studio.window, studio.window.desk
        studio.wait_until(lambda: desk.article is not None, "the first article")
        back_to_window(studio)
        first = desk.article
        assert first is not None
        go_to(studio, Qt.Key.Key_3, 2)
        before = body_of(studio)
        press(studio, Qt.Key.Key_End, CONTROL)
        write(studio, "\nOne more thing")
        after = body_of(studio)
        assert after.startswith(before)
        go_to(studio, Qt.Key.Key_1, 0)
        press(studio, Qt.Key.Key_Down)
        studio.wait_until(lambda: desk.article and desk.article.id != first.id, "the second")
        go_to(studio, Qt.Key.Key_3, 2)
        write(studio, "Elsewhere")
        go_to(studio, Qt.Key.Key_1, 0)
        press(studio, Qt.Key.Key_Up)
        studio.wait_until(lambda: desk.article and desk.article.id == first.id, "the first again")
        go_to(studio, Qt.Key.Key_3, 2)
        assert body_of(studio) == after
        while body_of(studio) != before:
            shorter = body_of(studio)
            press(studio, Qt.Key.Key_Z, CONTROL)
            assert body_of(studio) != shorter, "there is nothing more to undo"
        assert "Elsewhere" not in body_of(studio)
        until_saved(studio)
        assert window.notes_pane.is_settled
