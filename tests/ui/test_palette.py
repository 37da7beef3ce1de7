"""The palette finds what there is, says it with its keys, and gives the keyboard back."""

import time
from collections.abc import Callable
from types import MappingProxyType

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from sourcebook.app.recalling import Choices
from sourcebook.base import fuzzy
from sourcebook.model.search import Found
from sourcebook.model.settings import Settings
from sourcebook.model.title import Title
from sourcebook.ui.actions import ACTIONS
from sourcebook.ui.keymap import keymap
from sourcebook.ui.palette import (
    Entry,
    Kind,
    Listing,
    Palette,
    command_entries,
    entries_of,
    setting_entries,
)
from sourcebook.ui.palette.listing import MOST_ROWS
from sourcebook.ui.theme import DARK, LIGHT

KEYS = keymap(Settings())


def title(number: int, words: str, kind: Found = Found.ARTICLE) -> Title:
    return Title(kind, f"id{number}", words, "example.org", f"2026-{number:04}")


def words_of(entries: list[Entry]) -> list[str]:
    return [entry.words for entry in entries]


LIBRARY = Choices(
    (title(1, "The fall of Şengal"), title(2, "Harbour lights"), title(3, "Star", Found.NOTE)),
    ("sea/ports", "law"),
)


@pytest.fixture
def listing() -> Listing:
    entries = [*entries_of(LIBRARY), *command_entries(KEYS), *setting_entries(Settings())]
    return Listing(entries, ("command:star", "article:id2", "command:gone"))


def test_everything_is_found_by_a_few_letters(listing: Listing) -> None:
    for typed, expected in {
        "sengal": (Kind.ARTICLE, "id1"),
        "sea por": (Kind.TAG, "sea/ports"),
        "ntheme": (Kind.COMMAND, "next_theme"),
        "colours dark": (Kind.SETTING, "theme"),
        "typeface": (Kind.SETTING, "text_font"),
    }.items():
        best = listing.answer(typed)[0]
        assert (best.kind, best.target) == expected


def test_what_was_chosen_last_stands_first_then_what_was_read(listing: Listing) -> None:
    assert words_of(listing.answer(""))[:4] == [
        "Star",
        "Harbour lights",
        "The fall of Şengal",
        "Star",
    ]
    assert [entry.kind for entry in listing.answer("star")][:2] == [Kind.COMMAND, Kind.NOTE]


def test_only_so_many_rows_are_shown() -> None:
    many = Listing(entries_of(Choices(tuple(title(n, f"The {n}") for n in range(300)))))
    assert len(many.answer("the")) == len(many.answer("")) == MOST_ROWS


def test_titles_found_meanwhile_are_added_once(listing: Listing) -> None:
    more = entries_of(Choices((title(1, "The fall of Şengal"), title(9, "Sengal again"))))
    listing.add(more)
    listing.add(more)
    found = words_of(listing.answer("sengal"))
    assert found[:2] == ["Sengal again", "The fall of Şengal"]
    assert len(found) == len(set(found))


def test_every_command_is_there_with_its_key_also_without_single_keys() -> None:
    entries = {entry.target: entry for entry in command_entries(KEYS)}
    opening = {"palette", "palette_commands"}
    assert entries.keys() == {action.name for action in ACTIONS} - opening
    assert entries["search"].about == "Ctrl+F"
    assert {entry.target for entry in command_entries(keymap(Settings()))} == entries.keys()


def test_a_setting_of_a_few_words_is_set_at_once_and_says_which_it_is() -> None:
    dark = Settings(MappingProxyType({"theme": "dark", "justified": True}))
    entries = {(entry.target, entry.value): entry for entry in setting_entries(dark)}
    assert entries["theme", "sepia"].about == ""
    assert entries["theme", "dark"].about == "now"
    assert entries["justified", False].words.endswith(": off")
    assert entries["text_size_px", None].about == "19"


def test_a_title_from_right_to_left_keeps_to_itself() -> None:
    entry = Entry(Kind.ARTICLE, "x", "جنگ شنگال", "example.org")
    assert entry.spoken == "\u2068جنگ شنگال\u2069, \u2068example.org\u2069, Article"


@pytest.mark.usefixtures("settled_heap")
def test_a_letter_costs_no_more_than_preparing_the_titles_once() -> None:
    words = "A long title about the harbour, its lights and number"
    entries = entries_of(Choices(tuple(title(n, f"{words} {n}") for n in range(2_000))))
    fuzzy.prepare.cache_clear()
    start = time.process_time()
    listing = Listing(entries)
    listing.answer("q")
    preparing = time.process_time() - start
    start = time.process_time()
    for typed in ("h", "ha", "lights har", "hbr"):
        listing.answer(typed)
    assert time.process_time() - start < 4 * preparing


class Stage:
    """A window with a field that has the keyboard, and the palette over it."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        self.window.resize(900, 700)
        self.others = [QLineEdit(self.window) for _ in range(3)]
        self.other = self.others[1]
        self.palette = Palette(LIGHT, self.window)
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.activateWindow()
        self.other.setFocus()
        qtbot.waitUntil(self.other.hasFocus)
        self.taken: list[Entry] = []
        self.palette.taken.connect(self.taken.append)

    def open(self, listing: Listing) -> None:
        """Open the palette."""
        self.palette.open(listing, "Go")

    def press(self, *keys: Qt.Key) -> None:
        """Press keys in the field."""
        for key in keys:
            QTest.keyClick(self.palette.field, key)

    def type(self, words: str) -> None:
        """Type into the field."""
        QTest.keyClicks(self.palette.field, words)


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    return Stage(qtbot)


def test_enter_takes_the_chosen_entry_and_gives_the_keyboard_back(
    stage: Stage, listing: Listing
) -> None:
    had_keyboard: list[bool] = []
    stage.palette.taken.connect(lambda _: had_keyboard.append(stage.other.hasFocus()))
    stage.open(listing)
    assert stage.palette.field.hasFocus()
    stage.type("harb")
    stage.press(Qt.Key.Key_Return)
    assert [entry.target for entry in stage.taken] == ["id2"]
    assert had_keyboard == [True]
    assert stage.palette.isHidden()


def test_escape_takes_nothing_and_gives_the_keyboard_back(stage: Stage, listing: Listing) -> None:
    stage.open(listing)
    stage.type("harb")
    stage.press(Qt.Key.Key_Escape)
    assert stage.taken == []
    assert stage.palette.isHidden()
    assert stage.other.hasFocus()
    assert stage.other.text() == ""


def test_arrows_go_round_and_pages_stop_at_the_ends(stage: Stage, listing: Listing) -> None:
    stage.open(listing)
    view, count = stage.palette.list, stage.palette.rows.rowCount()
    for keys, number in [
        ((Qt.Key.Key_Up,), count - 1),
        ((Qt.Key.Key_Down,), 0),
        ((Qt.Key.Key_Tab,), 1),
        ((Qt.Key.Key_PageDown,), 11),
        ((Qt.Key.Key_PageUp, Qt.Key.Key_PageUp), 0),
        ((Qt.Key.Key_PageDown,) * 12, count - 1),
    ]:
        stage.press(*keys)
        assert view.current == number
    assert stage.palette.field.accessibleDescription() == stage.palette.rows.entries[-1].spoken


def test_letters_that_nothing_has_are_said_and_enter_does_nothing(
    stage: Stage, listing: Listing
) -> None:
    stage.open(listing)
    stage.type("qqqq")
    assert stage.palette.nothing.isVisible()
    stage.press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert stage.taken == []
    assert stage.palette.isVisible()


def test_it_vanishes_when_something_else_gets_the_keyboard(stage: Stage, listing: Listing) -> None:
    stage.open(listing)
    stage.other.setFocus(Qt.FocusReason.MouseFocusReason)
    assert stage.palette.isHidden()
    assert stage.other.hasFocus()


def test_what_comes_from_the_library_moves_no_choice(stage: Stage, listing: Listing) -> None:
    stage.open(Listing(command_entries(KEYS)))
    stage.type("next")
    stage.press(Qt.Key.Key_Down, Qt.Key.Key_Down)
    chosen = stage.palette.chosen
    stage.palette.replace(listing)
    assert stage.palette.chosen == chosen
    assert stage.palette.list.current > 0
    assert stage.palette.field.text() == "next"


def test_the_best_of_the_library_is_chosen_while_nobody_has_gone_elsewhere(
    stage: Stage, listing: Listing
) -> None:
    stage.open(Listing(command_entries(KEYS)))
    stage.type("the fa")
    stage.palette.replace(listing)
    chosen = stage.palette.chosen
    assert chosen is not None
    assert chosen.target == "id1"


def test_it_is_drawn_in_every_theme_with_names_of_any_script(
    stage: Stage, draw: Callable[[QWidget], None]
) -> None:
    odd = ("جنگ شنگال 2014", "\U0001d518\U0001d52b 🙂 ends", "a" * 5_000, "\u202eevil", "<b>no</b>")
    stage.open(Listing(entries_of(Choices(tuple(title(n, one) for n, one in enumerate(odd))))))
    for typed in ("", "e", "شنگ"):
        stage.palette.field.setText(typed)
        draw(stage.palette)
    stage.palette.apply(DARK)
    stage.window.resize(300, 200)
    draw(stage.palette)
    assert stage.palette.width() < 300


@pytest.fixture
def draw(qtbot: QtBot) -> Callable[[QWidget], None]:
    def grab(widget: QWidget) -> None:
        qtbot.wait(1)
        assert not widget.grab().isNull()

    return grab
