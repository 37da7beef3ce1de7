"""The list fetches what is looked at, keeps its selection, and paints whatever it is given."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sourcebook.app import reading
from sourcebook.model.article import Metadata
from sourcebook.model.changes import Changes
from sourcebook.model.note import Note
from sourcebook.ui import theme
from sourcebook.ui.library_pane import LibraryPane, Row, row_of_article, row_of_note
from sourcebook.ui.library_pane.delegate import ROW_HEIGHT_PX, RowDelegate
from sourcebook.ui.library_pane.model import PAGE, ListModel
from sourcebook.ui.library_pane.rows import day
from sourcebook.ui.list_view import ListView
from sourcebook.ui.work import Work
from support.fake_jobs import NOW, Shelfful, an_article


class Fetches:
    """Keeps what the model asks for until the test gives it."""

    def __init__(self) -> None:
        self.asked: list[tuple[list[str], Callable[[list[Row]], None]]] = []

    def __call__(self, ids: Sequence[str], take: Callable[[list[Row]], None]) -> None:
        """Take a request."""
        self.asked.append(([*ids], take))

    def give(self, number: int = -1, title: str = "") -> None:
        """Answer one request."""
        ids, take = self.asked[number]
        take([Row(one, title or one, "", "") for one in ids])


def test_a_row_that_is_not_here_is_asked_for_once_with_its_page() -> None:
    fetches = Fetches()
    model = ListModel(fetches)
    model.set_ids([str(number) for number in range(1000)])
    assert model.row(130) is None
    assert model.row(131) is None
    assert [ids for ids, _ in fetches.asked] == [[str(n) for n in range(128, 192)]]
    fetches.give()
    row = model.row(131)
    assert row is not None
    assert row.id == "131"


def test_rows_of_an_earlier_list_that_come_late_are_dropped() -> None:
    fetches = Fetches()
    model = ListModel(fetches)
    model.set_ids(["a", "b"])
    model.row(0)
    model.set_ids(["b", "a"])
    fetches.give(0, title="stale")
    assert model.row(0) is None


def test_a_changed_row_is_shown_as_it_was_until_the_new_one_is_here() -> None:
    fetches = Fetches()
    model = ListModel(fetches)
    model.set_ids(["a", "b"])
    model.row(0)
    fetches.give(title="before")
    model.refresh(["b", "elsewhere"])
    assert model.row(1) == Row("b", "before", "", "")
    fetches.give(title="after")
    assert model.row(1) == Row("b", "after", "", "")


def test_only_some_pages_are_held() -> None:
    fetches = Fetches()
    model = ListModel(fetches)
    model.set_ids([str(number) for number in range(PAGE * 100)])
    for page in range(100):
        model.row(page * PAGE)
        fetches.give()
    assert len(model._pages) == 40


@pytest.fixture
def jobs() -> Shelfful:
    return Shelfful()


@pytest.fixture
def pane(qtbot: QtBot, jobs: Shelfful) -> LibraryPane:
    made = LibraryPane(jobs.as_jobs, Work(), theme.LIGHT)
    qtbot.addWidget(made)
    made.resize(318, 600)
    made.show()
    made.show_shelf("inbox")
    qtbot.waitUntil(lambda: len(made.model.ids) == 3)
    return made


def test_going_down_the_list_tells_each_row(pane: LibraryPane) -> None:
    seen: list[str] = []
    pane.chosen.connect(seen.append)
    for _ in range(2):
        pane.view.step(1)
    assert seen == ["a1", "a2"]


def test_home_and_end_go_to_the_ends(pane: LibraryPane) -> None:
    QTest.keyClick(pane.view, Qt.Key.Key_End)
    assert pane.current_id == "a3"
    QTest.keyClick(pane.view, Qt.Key.Key_Home)
    assert pane.current_id == "a1"


def test_a_change_redraws_its_row_and_keeps_the_selection(
    qtbot: QtBot, pane: LibraryPane, jobs: Shelfful
) -> None:
    pane.choose("a2")
    seen: list[str] = []
    pane.chosen.connect(seen.append)
    qtbot.waitUntil(lambda: pane.current_row is not None)
    renamed = replace(an_article("a2"), metadata=Metadata(title="Renamed"))
    jobs.articles["a2"] = renamed
    pane.take(Changes(articles=frozenset({"a2"})))
    qtbot.waitUntil(lambda: pane.current_row is not None and pane.current_row.title == "Renamed")
    assert pane.current_id == "a2"
    assert seen == []


def test_when_the_chosen_row_leaves_the_next_one_takes_its_place(
    qtbot: QtBot, pane: LibraryPane, jobs: Shelfful
) -> None:
    pane.activateWindow()
    pane.view.setFocus()
    qtbot.waitUntil(pane.view.hasFocus)
    pane.view.choose(1)
    del jobs.articles["a2"]
    with qtbot.waitSignal(pane.chosen) as told:
        pane.take(Changes(articles=frozenset({"a2"})))
    assert told.args == ["a3"]


def test_the_answer_for_a_shelf_that_was_left_is_dropped(
    qtbot: QtBot, pane: LibraryPane, jobs: Shelfful
) -> None:
    jobs.held = {reading.article_ids}
    pane.show_shelf("archived")
    pane.show_shelf("all")
    calls = jobs.asked(reading.article_ids)
    calls[-1].future.set_result(["a1"])
    calls[-2].future.set_result(["a1", "a2", "a3"])
    qtbot.waitUntil(lambda: [*pane.model.ids] == ["a1"])
    qtbot.wait(20)
    assert [*pane.model.ids] == ["a1"]


@pytest.mark.parametrize("shelf", ["reading", "archived", "starred", "all", "trash"])
def test_an_empty_shelf_says_so(qtbot: QtBot, pane: LibraryPane, shelf: str) -> None:
    pane.show_shelf(shelf)
    qtbot.waitUntil(pane.empty.isVisible)
    assert pane.empty.words


def test_an_empty_inbox_says_what_to_press(qtbot: QtBot, pane: LibraryPane, jobs: Shelfful) -> None:
    jobs.articles.clear()
    pane.reload()
    qtbot.waitUntil(pane.empty.isVisible)
    assert "Ctrl+L" in pane.empty.words


def test_the_shelf_of_notes_lists_notes(qtbot: QtBot, pane: LibraryPane) -> None:
    pane.show_shelf("notes")
    qtbot.waitUntil(lambda: [*pane.model.ids] == ["n1"])
    pane.view.choose(0)
    row = pane.current_row
    assert row is not None
    assert (row.title, row.excerpt, row.article_id) == ("First", "words", "a1")
    assert pane.shelf_button.text() == "Notes   1"


def test_the_menu_of_shelves_counts(qtbot: QtBot, pane: LibraryPane) -> None:
    qtbot.waitUntil(lambda: pane.shelf_button.text() == "Inbox   3")
    pane._say_counts()
    menu = pane.shelf_button.menu()
    assert menu is not None
    assert menu.actions()[0].text() == "Inbox\t3"


@pytest.mark.parametrize(
    ("moment", "written"),
    [("2019-11-15", "15 Nov 2019"), ("2019-11", "Nov 2019"), ("2019", "2019"), ("", ""), ("?", "")],
)
def test_dates_are_written_as_far_as_they_are_known(moment: str, written: str) -> None:
    assert day(moment) == written


def test_a_row_says_aloud_what_it_shows() -> None:
    row = row_of_article(replace(an_article("a1"), read_at=""))
    assert row.spoken == "unread, Title of a1, example.org, 15 Nov 2019, 2 min, law"
    assert row_of_note(Note("n", "", "", "", 1, NOW)).title == "Untitled"


def test_a_site_in_arabic_leaves_the_day_and_the_minutes_in_their_places() -> None:
    about = Metadata(title="t", site="موصل", published="2019-11-15")
    row = row_of_article(replace(an_article("a1"), metadata=about))
    assert row.facts == "\u2068موصل\u2069  ·  \u206815 Nov 2019\u2069  ·  \u20682 min\u2069"
    assert "\u2068" not in row.spoken


LONG = "Donaudampfschifffahrtsgesellschaftskapitänspatent " * 20

ROWS = {
    "long": Row("1", LONG, LONG, LONG, tuple(f"tag-{LONG[:n]}" for n in range(3, 40, 6))),
    "right to left": Row("2", "כותרת ארוכה מאוד " * 9, "אתר  ·  2019", "מילים " * 60, ("תג",)),
    "empty": Row("3", "", "", ""),
    "emoji": Row("4", "😀" * 90, "😀", "😀" * 400, ("😀",), is_unread=True, is_starred=True),
    "one long word": Row("5", "x" * 400, "x" * 400, "x" * 900),
}


@pytest.mark.parametrize("name", ROWS)
@pytest.mark.parametrize("colours", theme.THEMES.values(), ids=list(theme.THEMES))
def test_no_row_paints_beyond_its_edges(qtbot: QtBot, name: str, colours: theme.Theme) -> None:
    picture = painted(qtbot, ROWS[name], colours)
    ground = picture.pixelColor(2, ROW_HEIGHT_PX * 2)
    below = [
        (x, y)
        for y in range(ROW_HEIGHT_PX, ROW_HEIGHT_PX * 2, 3)
        for x in range(0, picture.width(), 3)
        if picture.pixelColor(x, y) != ground
    ]
    beside = [
        y for y in range(6, ROW_HEIGHT_PX - 6) for x in (1, picture.width() - 4)
        if picture.pixelColor(x, y) != ground
    ]  # fmt: skip
    assert below == []
    assert beside == []


def test_the_lines_of_a_row_do_not_touch(qtbot: QtBot) -> None:
    picture = painted(qtbot, ROWS["long"], theme.LIGHT)
    ground = picture.pixelColor(2, ROW_HEIGHT_PX * 2)
    chip = QColor(theme.LIGHT.chip)
    inked = [
        any(picture.pixelColor(x, y) not in (ground, chip) for x in range(22, 300))
        for y in range(ROW_HEIGHT_PX)
    ]
    lines = sum(
        1 for above, here in zip([False, *inked], inked, strict=False) if here and not above
    )
    assert lines == 4


def test_a_title_in_hebrew_stands_at_the_right_and_its_facts_at_the_left(qtbot: QtBot) -> None:
    picture = painted(qtbot, Row("1", "כותרת", "\u2068אתר\u2069  ·  2019", "מילים"), theme.LIGHT)
    ground = picture.pixelColor(2, ROW_HEIGHT_PX * 2)

    def inked(top: int, bottom: int) -> list[int]:
        columns = range(22, 300)
        rows = range(top, bottom)
        return [x for x in columns if any(picture.pixelColor(x, y) != ground for y in rows)]

    assert min(inked(10, 30)) > 150
    assert max(inked(34, 48)) < 100
    assert min(inked(52, 68)) > 150


def painted(qtbot: QtBot, row: Row, colours: theme.Theme) -> QImage:
    """Return a picture of a list with one row."""
    view = ListView(ROW_HEIGHT_PX, "list")
    qtbot.addWidget(view)
    model: ListModel[Row] = ListModel(lambda _ids, _take: None, view)
    view.setModel(model)
    view.setItemDelegate(RowDelegate(colours, view))
    view.resize(318, 400)
    model.set_ids([row.id], [row])
    return view.grab().toImage()


def test_a_change_of_a_row_does_not_ask_for_all_ids(
    qtbot: QtBot, pane: LibraryPane, jobs: Shelfful
) -> None:
    before = len(jobs.asked(reading.article_ids))
    jobs.articles["a2"] = replace(an_article("a2"), metadata=Metadata(title="Renamed"))
    pane.take(Changes(articles=frozenset({"a2"})))
    pane.choose("a2")
    qtbot.waitUntil(lambda: pane.current_row is not None and pane.current_row.title == "Renamed")
    assert len(jobs.asked(reading.article_ids)) == before


def test_an_article_that_came_is_listed(qtbot: QtBot, pane: LibraryPane, jobs: Shelfful) -> None:
    jobs.articles["a4"] = an_article("a4")
    pane.take(Changes(articles=frozenset({"a1", "a4"})))
    qtbot.waitUntil(lambda: [*pane.model.ids] == ["a1", "a2", "a3", "a4"])


def test_a_change_while_the_list_is_on_its_way_asks_for_it_again(
    qtbot: QtBot, pane: LibraryPane, jobs: Shelfful
) -> None:
    jobs.held = {reading.article_ids}
    pane.reload()
    jobs.articles["a4"] = an_article("a4")
    pane.take(Changes(articles=frozenset({"a4"})))
    early, late = jobs.asked(reading.article_ids)[-2:]
    late.future.set_result(["a1", "a2", "a3", "a4"])
    early.future.set_result(["a1", "a2", "a3"])
    qtbot.waitUntil(lambda: len(pane.model.ids) == 4)
    qtbot.wait(20)
    assert len(pane.model.ids) == 4


def test_a_change_that_is_looked_up_on_a_shelf_that_was_left_is_drawn_on_the_new_one(
    qtbot: QtBot, pane: LibraryPane, jobs: Shelfful
) -> None:
    jobs.held = {reading.on_shelf}
    pane.take(Changes(articles=frozenset({"a2"})))
    pane.show_shelf("all")
    qtbot.waitUntil(lambda: not pane.model.ids)
    jobs.answers[reading.article_ids] = lambda _shelf: ["a2"]
    jobs.asked(reading.on_shelf)[0].future.set_result(frozenset({"a2"}))
    qtbot.waitUntil(lambda: [*pane.model.ids] == ["a2"])
