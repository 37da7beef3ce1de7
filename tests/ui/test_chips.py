"""Chips say how a question was understood, and take a narrowing back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from sourcebook.model.search import Chip, Choice, Facet, Part
from sourcebook.ui.article_pane import direction
from sourcebook.ui.search_pane import labels
from sourcebook.ui.search_pane.chips import MOST_CHIPS, ChipRow

WORD = Chip(Part.WORD, 0, 3, "sea")
NAME = Chip(Part.WORD, 0, 6, "Sinjar", ("Şengal",))
TROUBLE = Chip(Part.TROUBLE, 0, 9, "is:strred", (), "There is no such state.", "is:starred")
PAPER = Choice(Facet.SITE, "R&D <Paper>")


@pytest.fixture
def row(qtbot: QtBot) -> ChipRow:
    made = ChipRow()
    qtbot.addWidget(made)
    made.resize(318, 200)
    return made


def test_words_alone_need_no_chips(row: ChipRow) -> None:
    row.show_parts((), [WORD, WORD], is_exact=False)
    assert row.isHidden()


def test_trouble_stands_out_and_says_its_sentence_to_everybody(row: ChipRow) -> None:
    row.show_parts((), [WORD, TROUBLE], is_exact=False)
    trouble = row.findChildren(QLabel)[1]
    assert trouble.property("tone") == "danger"
    assert "There is no such state." in trouble.toolTip()
    assert "There is no such state." in trouble.accessibleName()
    assert "There is no such state." in row.accessibleName()


def test_other_names_come_with_a_switch_to_the_exact_spelling(qtbot: QtBot, row: ChipRow) -> None:
    row.show_parts((), [NAME], is_exact=False)
    row.show()
    (switch,) = row.findChildren(QToolButton)
    with qtbot.waitSignal(row.exactness_wanted) as told:
        QTest.mouseClick(switch, Qt.MouseButton.LeftButton)
    assert told.args == [True]


def test_the_switch_stays_while_it_is_on(row: ChipRow) -> None:
    row.show_parts((), [WORD], is_exact=True)
    assert row.words == ["Exact spelling"]


def test_a_choice_is_taken_back_by_a_click(qtbot: QtBot, row: ChipRow) -> None:
    row.show_parts([PAPER], [], is_exact=False)
    row.show()
    (button,) = row.findChildren(QToolButton)
    assert "R&&D" in button.text()
    with qtbot.waitSignal(row.removed) as told:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told.args == [PAPER]


def test_ten_thousand_words_make_a_few_chips(row: ChipRow) -> None:
    row.show_parts((), [NAME] * 10_000, is_exact=False)
    assert len(row.words) == MOST_CHIPS + 2
    assert "and 9988 more" in row.words


def test_what_was_left_out_is_told_behind_any_number_of_words(row: ChipRow) -> None:
    cut = Chip(Part.TROUBLE, 0, 9, "unicorn", trouble="Only the first 64 words were looked for.")
    row.show_parts((), [*[WORD] * 63, cut], is_exact=False)
    assert row.words[MOST_CHIPS:] == ["unicorn", "and 51 more"]
    assert "Only the first 64 words" in row.accessibleName()


def test_a_word_that_lost_a_sign_tells_both(row: ChipRow) -> None:
    lost = Chip(Part.WORD, 0, 8, "sinjar", ("Şengal",), "“😀” has no letters to look for.")
    row.show_parts((), [lost], is_exact=False)
    assert "sinjar, also looked for as: Şengal" in row.accessibleName()
    assert "“😀” has no letters to look for." in row.accessibleName()


LONG = Chip(Part.WORD, 0, 6, "Sinjar", ("Şengal and the hills above", "Shingal and all around it"))


def test_a_chip_without_room_ends_with_an_ellipsis(row: ChipRow) -> None:
    row.show_parts([Choice(Facet.SITE, "R&D " * 10)], [LONG, WORD], is_exact=False)
    row.show()
    chip, short = row.findChildren(QLabel)
    assert (direction.spoken(chip.text())[-1], short.text()) == ("…", "sea")
    assert chip.width() == 318 - 36
    metrics = chip.fontMetrics()
    assert chip.width() - 60 < metrics.horizontalAdvance(chip.text()) <= chip.width()
    assert row.words[1] == direction.spoken(labels.chip(LONG))
    (button, _) = row.findChildren(QToolButton)
    row.resize(160, 200)
    assert direction.spoken(button.text()).endswith("…  ×")  # noqa: RUF001 - the sign people know
    assert button.width() == 160 - 36
    row.resize(600, 200)
    assert chip.text() == labels.chip(LONG)
    assert "…" not in button.text()
