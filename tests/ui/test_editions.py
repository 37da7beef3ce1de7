"""Two editions stand side by side: what differs is marked, gone to by keys, and scrolls along."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sourcebook.annotate import differences
from sourcebook.app import comparing
from sourcebook.model.changes import Changes
from sourcebook.model.comparison import Comparison, Difference, EditionRow
from sourcebook.ui.dialogs import edition_text
from sourcebook.ui.dialogs.edition_text import EditionText, facing
from sourcebook.ui.dialogs.editions import EditionsDialog
from sourcebook.ui.main_window import MainWindow
from support.fake_jobs import Shelfful
from support.windows import shown_window

NOW = "2026-03-01T09:30:00.000Z"
OLD = "\n".join(f"Line {n} of the text 😀 with its words." for n in range(300))
A_LINE = 160
NEW = OLD.replace("Line 7 ", "Row 7 ").replace("Line 200 of", "Line 200 and 201 of")


def a_row(number: int, *, is_shown: bool = False) -> EditionRow:
    return EditionRow(f"e{number}", number, NOW, NOW, 1, "file", "3", "", 1234, is_shown)


@pytest.fixture
def jobs() -> Shelfful:
    made = Shelfful()
    made.answers[comparing.editions] = lambda _id: (a_row(1), a_row(2, is_shown=True))
    made.answers["compare"] = lambda *_: Comparison(OLD, NEW, differences(OLD, NEW))
    made.answers[comparing.show_edition] = lambda *_: Changes()
    return made


@pytest.fixture
def window(qtbot: QtBot, jobs: Shelfful) -> Iterator[MainWindow]:
    made = shown_window(qtbot, jobs)
    made.desk.open_article("a1")
    qtbot.waitUntil(lambda: made.desk.title == "Title of a1")
    yield made
    made.notes_pane.close_note()


def opened(qtbot: QtBot, window: MainWindow) -> EditionsDialog:
    window.actions_made["compare_editions"].trigger()
    qtbot.waitUntil(lambda: bool(window.findChildren(EditionsDialog)))
    (dialog,) = window.findChildren(EditionsDialog)
    qtbot.waitUntil(lambda: "ifference" in dialog.told.text())
    return dialog


def marked(side: EditionText) -> list[str]:
    return [one.cursor.selectedText() for one in side.extraSelections()]


def test_the_edition_before_stands_beside_the_one_that_is_read(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    dialog = opened(qtbot, window)
    assert jobs.asked("compare")[0].arguments == ("e1", "e2")
    assert dialog.told.text() == "2 differences"
    assert "1,234 words" in dialog.choices[0].currentText()
    assert "Shown" in dialog.choices[1].currentText()
    assert [button.isEnabled() for button in dialog.buttons] == [True, False]
    qtbot.waitUntil(lambda: bool(marked(dialog.sides[1])))
    assert [marked(side) for side in dialog.sides] == [["Line"], ["Row"]]


def test_keys_go_from_difference_to_difference_and_round(qtbot: QtBot, window: MainWindow) -> None:
    dialog = opened(qtbot, window)
    for key, number in (
        (Qt.Key.Key_N, 0),
        (Qt.Key.Key_BracketRight, 1),
        (Qt.Key.Key_N, 0),
        (Qt.Key.Key_P, 1),
        (Qt.Key.Key_BracketLeft, 0),
        (Qt.Key.Key_P, 1),
    ):
        QTest.keyClick(dialog, key)
        assert dialog.current == number
        assert f"Difference {number + 1} of 2" in dialog.told.text()
    qtbot.wait(200)
    assert "and 201" in marked(dialog.sides[1])
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(EditionsDialog))


def test_both_sides_scroll_together(qtbot: QtBot, window: MainWindow) -> None:
    dialog = opened(qtbot, window)
    left, right = dialog.sides
    for mover, follower in ((left, right), (right, left)):
        for line in (120, 5, 210):
            mover.verticalScrollBar().setValue(line)
            qtbot.wait(200)
            there = facing(differences(OLD, NEW), mover.middle(), is_other=mover is right)
            assert abs(follower.middle() - there) <= A_LINE


def test_the_other_edition_becomes_the_one_that_is_read(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    dialog = opened(qtbot, window)
    dialog.buttons[0].click()
    qtbot.waitUntil(lambda: "Undo" in window.notices.words)
    assert jobs.asked(comparing.show_edition)[0].arguments == ("a1", "e1")


def test_an_article_of_one_edition_says_so(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    jobs.answers[comparing.editions] = lambda _id: (a_row(1, is_shown=True),)
    window.actions_made["compare_editions"].trigger()
    qtbot.waitUntil(lambda: "one edition" in window.notices.words)


@given(st.integers(0, 60), st.booleans())
def test_what_faces_a_place_faces_it_back(at: int, is_other: bool) -> None:  # noqa: FBT001 - a value like any other
    found = (Difference(5, 8, 5, 5), Difference(20, 20, 17, 27), Difference(40, 45, 47, 48))
    there = facing(found, at, is_other=is_other)
    assert there >= 0
    back = facing(found, there, is_other=not is_other)
    spans = [
        (one.other_start, one.other_end) if is_other else (one.start, one.end) for one in found
    ]
    assert back == at or any(start <= at < end for start, end in spans)


@given(st.text(alphabet="a \n\r😀", max_size=60), st.integers(1, 9))
def test_blocks_hold_all_of_a_text_but_line_breaks_and_spaces(text: str, longest: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(edition_text, "LONG_LINE", longest)
        blocks = list(edition_text.bearable(text))
    at = 0
    for start, end in blocks:
        assert text[at:start] in {"", " ", "\n"}
        assert end - start <= 2 * longest
        at = end
    assert at == len(text)


@pytest.mark.parametrize(
    "text", [OLD, "x" * 100_000, "", "\n\n", "😀" * 20_000, "\r\0\u2029 x\ud800y"]
)
def test_a_place_that_is_brought_stands_in_the_middle(qtbot: QtBot, text: str) -> None:
    side = EditionText("Text")
    qtbot.addWidget(side)
    side.resize(500, 300)
    side.show()
    side.put(text, [(0, 1)] if text else [])
    at = len(text) // 3
    side.bring(at)
    qtbot.wait(200)
    assert abs(side.middle() - at) < 200
