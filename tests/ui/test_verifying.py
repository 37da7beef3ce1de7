"""In the window one key compares the quotations of the note, and another goes through them."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from sourcebook.app import verifying
from sourcebook.model.quotation import Checked, Deviation, Outcome, Quotation, Verdict
from sourcebook.ui.main_window import MainWindow
from support.fake_jobs import Shelfful
from support.windows import SHIFT, press, reading_window

BODY = "Mine.\n\n> The fog came late.\n\n> Nobody knew why.\n\n> It was over.\n"


@pytest.fixture
def jobs() -> Shelfful:
    made = Shelfful()
    made.answers[verifying.check_in_folder] = lambda _folder, _body: Checked(tuple(verdicts()))
    return made


@pytest.fixture
def window(qtbot: QtBot, jobs: Shelfful) -> Iterator[MainWindow]:
    made = reading_window(qtbot, jobs)
    made.commands.going.focus_notes()
    made.notes_pane.editor.setPlainText(BODY)
    yield made
    made.notes_pane.close_note()


def quoted(words: str) -> Quotation:
    start = BODY.index(words)
    return Quotation(start - 2, start + len(words), words, range(start, start + len(words)), "")


def verdicts() -> list[Verdict]:
    return [
        Verdict(
            quoted("The fog came late."),
            Outcome.WORDS,
            "Words differ from the source.",
            deviations=(Deviation((13, 17), (13, 18)),),
            source="The fog came early.",
        ),
        Verdict(quoted("Nobody knew why."), Outcome.EXACT, left_out=31),
        Verdict(quoted("It was over."), Outcome.MISSING, "The words do not stand there."),
    ]


def verify(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: "Quotations" in window.notices.words)


def test_what_was_found_is_counted_and_the_words_are_marked(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    verify(qtbot, window)
    assert window.notices.words == "Quotations: 1 exact, 1 with other words, 1 not found."
    (asked,) = jobs.asked(verifying.check_in_folder)
    assert asked.arguments[1] == BODY
    (marked,) = window.notes_pane.editor.extraSelections()
    assert marked.cursor.selectedText() == "late"


def test_a_key_goes_from_one_that_differs_to_the_next_and_round(
    qtbot: QtBot, window: MainWindow
) -> None:
    editor = window.notes_pane.editor
    press(qtbot, Qt.Key.Key_F7, SHIFT)
    qtbot.waitUntil(lambda: "late ≠ early" in window.notices.words)
    seen = []
    for _ in range(3):
        seen.append(editor.textCursor().selectedText())
        press(qtbot, Qt.Key.Key_F7, SHIFT)
    assert seen == ["late", "> It was over.", "late"]


def test_a_mark_goes_when_its_quotation_is_written_in_and_the_others_stay(
    qtbot: QtBot, window: MainWindow
) -> None:
    verify(qtbot, window)
    editor = window.notes_pane.editor
    cursor = QTextCursor(editor.document())
    cursor.insertText("Before. ")
    (marked,) = editor.extraSelections()
    assert marked.cursor.selectedText() == "late"
    cursor.setPosition(marked.cursor.selectionStart())
    cursor.insertText("very ")
    assert editor.extraSelections() == []
    assert not window.notes_pane.verdicts.is_empty
    window.notes_pane.close_note()
    assert window.notes_pane.verdicts.is_empty


def test_the_margin_has_a_sign_and_the_pointer_tells_why(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, words, _widget: shown.append(words))
    editor = window.notes_pane.editor
    before = editor.viewport().grab().toImage()
    verify(qtbot, window)
    after = editor.viewport().grab().toImage()
    margin = after.width() - round(20 * after.devicePixelRatio())
    assert before.copy(margin, 0, 20, 200) != after.copy(margin, 0, 20, 200)
    cursor = QTextCursor(editor.document())
    for word in ("fog", "knew"):
        cursor.setPosition(BODY.index(word))
        at = editor.cursorRect(cursor).center()
        event = QHelpEvent(QEvent.Type.ToolTip, at, editor.viewport().mapToGlobal(QPoint(at)))
        QApplication.sendEvent(editor.viewport(), event)
    assert shown == ["Words differ from the source.\nlate ≠ early", "Words left out at “…”: 31"]


def test_who_writes_meanwhile_is_told_of_what_stands_there_then(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    editor, texts = window.notes_pane.editor, []

    def answer(_folder: object, body: str) -> Checked:
        texts.append(body)
        if len(texts) == 1:
            editor.insertPlainText("More. ")
        return Checked()

    jobs.answers[verifying.check_in_folder] = answer
    press(qtbot, Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: "No quotation" in window.notices.words)
    assert len(texts) == 2
    assert "More. " in texts[1]


def test_an_empty_note_and_one_that_quotes_nothing_are_told(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    jobs.answers[verifying.check_in_folder] = lambda _folder, _body: Checked()
    press(qtbot, Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: "No quotation in this note" in window.notices.words)
    window.notes_pane.editor.setPlainText("")
    press(qtbot, Qt.Key.Key_F7)
    assert "Nothing was written" in window.notices.words


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (Checked(unchecked=1), "Quotations: 1 link could not be checked."),
        (
            Checked(tuple(verdicts()[1:2]), 2),
            "Quotations: 1 exact, 2 links could not be checked.",
        ),
    ],
)
def test_links_with_which_nothing_was_compared_are_told(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful, found: Checked, told: str
) -> None:
    jobs.answers[verifying.check_in_folder] = lambda _folder, _body: found
    verify(qtbot, window)
    assert window.notices.words == told
