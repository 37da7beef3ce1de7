"""Spellings become one name from a selection, from answers, and in the list of sets."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sourcebook.app import naming
from sourcebook.app.naming import Imported
from sourcebook.model.alias import Alias, AliasSet, Offer
from sourcebook.model.changes import Changes
from sourcebook.model.errors import IndexUnavailable
from sourcebook.model.search import Answers, Found, Hit
from sourcebook.ui.dialogs.names import NamesDialog
from sourcebook.ui.dialogs.spellings import SpellingsDialog
from sourcebook.ui.main_window import MainWindow
from support.fake_jobs import Shelfful
from support.windows import shown_window

SINJAR = AliasSet("s1", (Alias("Sinjar"), Alias("Şengal", "ku")))
DAESH = AliasSet("s2", (Alias("Daesh"), Alias("داعش", "ar")), is_on=False)
HIT = Hit(Found.ARTICLE, "a1", "a1", "Sinjar", 1.0, "In Shingal", ((3, 10),), "e-a1", 0, ((0, 6),))


@pytest.fixture
def jobs() -> Shelfful:
    made = Shelfful()
    made.answers[naming.alias_sets] = lambda: [SINJAR, DAESH]
    made.answers["search"] = lambda _request: Answers((HIT,), 1)
    return made


@pytest.fixture
def window(qtbot: QtBot, jobs: Shelfful) -> Iterator[MainWindow]:
    made = shown_window(qtbot, jobs)
    yield made
    made.notes_pane.close_note()


def do(window: MainWindow, name: str) -> None:
    window.actions_made[name].trigger()


def spellings(qtbot: QtBot, window: MainWindow) -> SpellingsDialog:
    qtbot.waitUntil(lambda: window.findChild(SpellingsDialog) is not None)
    dialog = window.findChild(SpellingsDialog)
    assert dialog is not None
    return dialog


def names(qtbot: QtBot, window: MainWindow) -> NamesDialog:
    do(window, "edit_names")
    dialog = window.findChild(NamesDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.list.count() == 2)
    return dialog


def select_in_note(qtbot: QtBot, window: MainWindow, words: str) -> None:
    window.desk.begin_note()
    do(window, "focus_notes")
    qtbot.waitUntil(window.notes_pane.editor.hasFocus)
    QTest.keyClicks(window.notes_pane.editor, words)
    window.notes_pane.editor.selectAll()


def test_aselected_name_and_what_is_typed_become_a_set(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    select_in_note(qtbot, window, "Mosul")
    do(window, "same_name")
    dialog = spellings(qtbot, window)
    assert not dialog._keeping.isEnabled()
    QTest.keyClicks(dialog.field, " Al  Mawsil")
    dialog.accept()
    assert dialog.field.text() == ""
    dialog.accept()
    (made,) = jobs.asked(naming.add_alias)
    assert made.arguments == ((Alias("Mosul"), Alias("Al Mawsil")),)
    qtbot.waitUntil(lambda: "Al Mawsil" in window.notices.words)


def test_a_name_selected_in_the_article_is_taken(qtbot: QtBot, window: MainWindow) -> None:
    window.desk.open_article("a1", window.commands.going.focus_article)
    qtbot.waitUntil(lambda: window.desk.article is not None)
    do(window, "select_here")
    assert window.commands.selected_name() == ("Sentence 0 of a1 is here.",)


def test_what_is_offered_is_taken_or_refused_by_key(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    offers = [Offer("Mawsil", "ar", 3, 0.1), Offer("Mozel", "", 1, 0.4)]
    jobs.answers[naming.suggest] = lambda _spelling: offers
    select_in_note(qtbot, window, "Mosul")
    do(window, "same_name")
    dialog = spellings(qtbot, window)
    qtbot.waitUntil(lambda: dialog.offers.count() == 2)
    dialog.offers.setCurrentRow(0)
    QTest.keyClick(dialog.offers, Qt.Key.Key_Return)
    QTest.keyClick(dialog.offers, Qt.Key.Key_Delete)
    assert dialog.offers.isHidden()
    dialog.accept()
    (made,) = jobs.asked(naming.add_alias)
    assert made.arguments == ((Alias("Mosul"), Alias("Mawsil", "ar")),)
    (refused,) = jobs.asked(naming.refuse)
    assert refused.arguments == (["Mosul", "Mawsil"], ("Mozel",))


def test_nothing_offered_is_taken_unasked(qtbot: QtBot, window: MainWindow, jobs: Shelfful) -> None:
    jobs.answers[naming.suggest] = lambda _spelling: [Offer("Mawsil", "ar", 3, 0.1)]
    select_in_note(qtbot, window, "Mosul")
    do(window, "same_name")
    dialog = spellings(qtbot, window)
    qtbot.waitUntil(lambda: dialog.offers.count() == 1)
    dialog.accept()
    assert not jobs.asked(naming.add_alias)
    dialog.reject()
    assert not jobs.asked(naming.refuse)


def test_a_known_name_opens_its_set_and_keeps_languages(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    jobs.answers[naming.sets_with] = lambda _spelling: [SINJAR]
    window.left_pane.focus_search()
    QTest.keyClicks(window.search_box, "sinjar")
    qtbot.waitUntil(lambda: window.results_pane.current_hit is not None)
    do(window, "focus_list")
    do(window, "same_name")
    dialog = spellings(qtbot, window)
    assert dialog.aliases == (*SINJAR.aliases, Alias("Shingal"))
    dialog.accept()
    (changed,) = jobs.asked(naming.change)
    assert changed.arguments == ("s1", (*SINJAR.aliases, Alias("Shingal")))


def test_without_an_index_nothing_is_offered_and_nobody_complains(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    def fail(_spelling: str) -> None:
        raise IndexUnavailable(reason="it is gone")

    jobs.answers[naming.suggest] = fail
    select_in_note(qtbot, window, "Mosul")
    do(window, "same_name")
    dialog = spellings(qtbot, window)
    qtbot.waitUntil(lambda: "Nothing else" in dialog._said.text())
    assert window.notices.words == ""


@pytest.mark.parametrize(("words", "said"), [("", "Select a name"), ("word " * 40, "a passage")])
def test_what_is_no_name_is_told(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful, words: str, said: str
) -> None:
    if words:
        select_in_note(qtbot, window, words)
    do(window, "same_name")
    assert said in window.notices.words
    assert window.findChild(SpellingsDialog) is None
    assert not jobs.asked(naming.sets_with)


def test_the_list_shows_switches_and_removes_sets(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    dialog = names(qtbot, window)
    states = [dialog.list.item(row).checkState() for row in range(2)]
    assert states == [Qt.CheckState.Checked, Qt.CheckState.Unchecked]
    dialog.list.item(1).setCheckState(Qt.CheckState.Checked)
    (switched,) = jobs.asked(naming.switch)
    assert (switched.arguments, switched.named) == (("s2",), {"is_on": True})
    dialog.list.setCurrentRow(0)
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    (removed,) = jobs.asked(naming.remove)
    assert removed.arguments == ("s1",)


def test_the_list_is_searched_and_comes_anew_when_a_set_changes(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    dialog = names(qtbot, window)
    QTest.keyClicks(dialog.field, "dae")
    assert dialog.list.values == [DAESH]
    dialog.field.clear()
    dialog.list.setCurrentRow(1)
    jobs.answers[naming.alias_sets] = lambda: [DAESH]
    window.work.changed.emit(Changes(alias_sets=frozenset({"s1"})))  # type: ignore[attr-defined] # made above
    qtbot.waitUntil(lambda: dialog.list.values == [DAESH])
    assert dialog.list.chosen == DAESH


def test_a_set_is_changed_from_the_list(qtbot: QtBot, window: MainWindow, jobs: Shelfful) -> None:
    dialog = names(qtbot, window)
    dialog.list.setCurrentRow(0)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    editing = spellings(qtbot, window)
    editing.spellings.setCurrentRow(0)
    QTest.keyClick(editing.spellings, Qt.Key.Key_Delete)
    assert not editing._keeping.isEnabled()
    editing.field.setFocus()
    qtbot.waitUntil(editing.field.hasFocus)
    QTest.keyClicks(editing.field, "Shingal")
    editing.accept()  # which adds what was typed
    editing.accept()
    (changed,) = jobs.asked(naming.change)
    assert changed.arguments == ("s1", (Alias("Şengal", "ku"), Alias("Shingal")))


def test_an_empty_list_says_how_to_begin(qtbot: QtBot, window: MainWindow, jobs: Shelfful) -> None:
    jobs.answers[naming.alias_sets] = list
    do(window, "edit_names")
    dialog = window.findChild(NamesDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: "none yet" in dialog._said.text())
    assert not dialog._editing.isEnabled()


def test_an_import_tells_what_came_in_and_what_did_not(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    problems = tuple(f"Row {number} has one name only." for number in range(9))
    jobs.answers[naming.read_aliases] = lambda _file: []
    jobs.answers[naming.bring_in] = lambda _sets: Imported(("s1",), problems, Changes())
    window.commands.naming.bring_in("names.csv")
    assert jobs.asked(naming.read_aliases)[0].arguments == (Path("names.csv"),)
    qtbot.waitUntil(lambda: "Rows left out: 9." in window.notices.words)
    assert "Row 2" in window.notices.words
    assert "Row 3" not in window.notices.words
    jobs.answers[naming.export_aliases] = lambda _file: 2
    window.commands.naming.write_out("/somewhere/names.json")
    qtbot.waitUntil(lambda: window.notices.words == "Written: names.json, sets: 2.")
