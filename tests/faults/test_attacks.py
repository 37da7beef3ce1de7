"""A hostile page is captured and read: no script runs, nobody is asked, no file is opened.

The whole way is gone once, with the real window: a port listens that every vector aims at, and a
picture is planted whose opening is noticed, also when Qt or another process opens it.
"""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from urllib.request import urlopen

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QUrl
from PySide6.QtGui import QHelpEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QTextBrowser, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from sourcebook.model.capture import Source
from sourcebook.model.edition import Edition
from sourcebook.ui.article_pane.reader import Reader
from support.attacks import Page, Targets, pages
from support.books import png
from support.harmless import dangers, document_dangers, document_references
from support.site import Site, serving
from support.studio import Studio, open_studio
from support.traps import CAN_WATCH_FILES, Plant, listening, planted
from support.vectors import LAST_WORDS, MARK

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

needs_a_watch = pytest.mark.skipif(
    not CAN_WATCH_FILES, reason="nothing here tells which files are opened"
)


@dataclass(frozen=True)
class Shown:
    """What became of one page: what was stored, and what its document holds."""

    page: Page
    edition: Edition
    references: Sequence[tuple[str, str, int]]
    dangers: Sequence[str]
    words: str
    opened: int


@dataclass(frozen=True)
class Aftermath:
    """What was noticed while all pages were captured and read."""

    pages: Sequence[Page]
    failures: Sequence[str]
    shown: Sequence[Shown]
    asked: Sequence[bytes]
    opened: int
    visited: Sequence[str]
    served: Sequence[str]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return a home of its own for the program."""
    folder = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("SOURCEBOOK_HOME", str(folder))
        yield folder


@pytest.fixture(scope="module")
def aftermath(home: Path) -> Aftermath:
    """Go the whole way with all pages; the program may ask this machine, if it wanted to."""
    with (
        listening() as listener,
        planted(home / "planted" / "secret.png", png()) as plant,
        serving() as site,
        open_studio(
            home / "library",
            fetch_images=False,
            follow_pages=False,
            fetch_allowed_hosts="127.0.0.1",
        ) as studio,
    ):
        written = pages(Targets(listener.place, plant.file))
        sources = [source_of(page, site, home, n) for n, page in enumerate(written)]
        ids, failures = captured(studio, sources)
        shown = [
            read(studio, article_id, page, plant)
            for page, article_id in zip(written, ids, strict=True)
            if article_id
        ]
        look_around(studio)
        return Aftermath(
            written,
            failures,
            shown,
            tuple(listener.asked),
            plant.opened(),
            [request.path for request in site.asked],
            list(site.replies),
        )


# the way of a page


def source_of(page: Page, site: Site, folder: Path, number: int) -> Source:
    """Let a page come from the web, from a file, or from the clipboard."""
    if page.way == "web":
        return Source.at(site.page(f"/{number}", page.text.encode("utf-8")))
    if page.way == "paste":
        return Source.pasted_html(page.text)
    file = folder / f"{number}{page.suffix}"
    file.write_text(page.text, encoding="utf-8")
    return Source.file(file)


def captured(studio: Studio, sources: Sequence[Source]) -> tuple[list[str], list[str]]:
    """Capture all sources; return the ids of their articles, and what went wrong."""
    futures = [studio.jobs.add(source) for source in sources]
    for future in futures:
        studio.wait_until(future.done, "an article")
    added = [future.result() for future in futures]
    return [one.id for one in added], [one.error for one in added if one.error]


def read(studio: Studio, article_id: str, page: Page, plant: Plant) -> Shown:
    """Read an article as a person does: open it, point at its links, go to its end, copy it."""
    desk = studio.window.desk
    desk.open_article(article_id)
    studio.wait_until(lambda: desk.article and desk.article.id == article_id, page.name)
    (reader,) = studio.window.article_pane.findChildren(Reader)
    QTest.keyClick(reader, Qt.Key.Key_End)
    studio.window.grab()
    QTest.keyClick(reader, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(reader, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    point_at_links(reader)
    for label in studio.window.article_pane.findChildren(QLabel):
        if label.toolTip():
            point_at(label, label.rect().center())
    assert desk._reading is not None
    document = reader.document()
    return Shown(
        page,
        desk._reading.edition,
        list(document_references(document)),
        document_dangers(document),
        document.toPlainText(),
        plant.opened(),
    )


def point_at_links(reader: QTextBrowser) -> None:
    """Let the tooltip of every link be shown, of equal ones once."""
    cursor, pointed = QTextCursor(reader.document()), set[str]()
    for kind, href, position in document_references(reader.document()):
        if kind == "link" and href not in pointed:
            pointed.add(href)
            cursor.setPosition(position)
            reader.setTextCursor(cursor)
            point_at(reader.viewport(), reader.cursorRect(cursor).center() + QPoint(2, 0))


def point_at(widget: QWidget, at: QPoint) -> None:
    """Rest the pointer on *widget* until its tooltip shows."""
    event = QHelpEvent(QEvent.Type.ToolTip, at, widget.mapToGlobal(at))
    QApplication.sendEvent(widget, event)
    for tip in QApplication.topLevelWidgets():
        if tip.inherits("QTipLabel"):
            tip.grab()
    QToolTip.hideText()


def look_around(studio: Studio) -> None:
    """Let the lists be drawn, search, and move a page about, so that its title is told."""
    window = studio.window
    QTest.keyClicks(window.search_box, "lamp")
    studio.wait_until(lambda: window.results_pane.current_hit, "answers")
    window.grab()
    window.search_box.clear()
    for name in ("star", "archive", "undo", "trash", "undo"):
        window.actions_made[name].trigger()
        studio.settle(200)
        window.grab()


# what must be true of it


def there_are_very_many_vectors(aftermath: Aftermath) -> None:
    assert sum(page.count for page in aftermath.pages) > 2000
    assert len({page.name for page in aftermath.pages}) == len(aftermath.pages) > 300


def every_page_becomes_an_article_that_can_be_read(aftermath: Aftermath) -> None:
    assert aftermath.failures == []
    assert len(aftermath.shown) == len(aftermath.pages)


def no_vector_takes_the_words_around_it_away(aftermath: Aftermath) -> None:
    lost = [
        one.page.name
        for one in aftermath.shown
        if one.page.is_whole and LAST_WORDS not in one.edition.text
    ]
    assert lost == []

    def is_hidden(one: Shown) -> bool:
        return one.edition.text.splitlines()[-1] not in one.words

    assert [one.page.name for one in aftermath.shown if is_hidden(one)] == []


def nobody_is_asked_for_anything(aftermath: Aftermath) -> None:
    assert aftermath.asked == ()
    assert sorted(aftermath.visited) == sorted(aftermath.served)


def no_planted_file_is_opened(aftermath: Aftermath) -> None:
    if not CAN_WATCH_FILES:
        pytest.skip("nothing here tells which files are opened")
    assert [one.page.name for one in aftermath.shown if one.opened] == []
    assert aftermath.opened == 0


def what_is_stored_holds_nothing_that_runs(aftermath: Aftermath) -> None:
    found = {one.page.name: dangers(one.edition.html) for one in aftermath.shown}
    assert {name: some for name, some in found.items() if some} == {}


def what_is_shown_links_to_the_web_and_shows_pictures_of_the_library_only(
    aftermath: Aftermath,
) -> None:
    assert {one.page.name: one.dangers for one in aftermath.shown if one.dangers} == {}


def the_vectors_were_really_there_to_be_read(aftermath: Aftermath) -> None:
    """Words and links of most pages are still there: the pages were not simply emptied."""
    links = [href for one in aftermath.shown for kind, href, _ in one.references if kind == "link"]
    assert sum(f"/{MARK}-" in href for href in links) > 20
    assert sum(MARK in one.words for one in aftermath.shown) > 20
    assert any(href.startswith("mailto:") for href in links)


@pytest.mark.timeout(600)
def test_hostile_pages_are_harmless_the_whole_way(
    aftermath: Aftermath, subtests: pytest.Subtests
) -> None:
    """One test for all: the pages go their way once, also where tests run in several processes."""
    for check in (
        there_are_very_many_vectors,
        every_page_becomes_an_article_that_can_be_read,
        no_vector_takes_the_words_around_it_away,
        nobody_is_asked_for_anything,
        no_planted_file_is_opened,
        what_is_stored_holds_nothing_that_runs,
        what_is_shown_links_to_the_web_and_shows_pictures_of_the_library_only,
        the_vectors_were_really_there_to_be_read,
    ):
        with subtests.test(check.__name__):
            check(aftermath)


# that it would be noticed


class _Careless(QTextBrowser):
    """Fetches and opens whatever its page names, as a browser does."""

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802 - Qt's name
        address = QUrl(name)
        if address.scheme() in {"http", "https"}:
            try:
                urlopen(address.toString(), timeout=1).close()  # noqa: S310 - on purpose
            except (OSError, HTTPException):
                return None
        return super().loadResource(kind, address)


def test_a_reader_that_fetches_and_opens_is_caught(qtbot: QtBot, tmp_path: Path) -> None:
    with listening() as listener, planted(tmp_path / "secret.png", png()) as plant:
        targets = Targets(listener.place, plant.file)
        assert plant.opened() == 0
        reader = _Careless()
        qtbot.addWidget(reader)
        for number, pattern in enumerate(("<img src='%web%'>", "<img src='%file%'>")):
            reader.setHtml(targets.filled(pattern, number))
            reader.grab()
        assert any(f"/{MARK}-0".encode() in one for one in listener.asked)
        assert plant.opened() > 0 or not CAN_WATCH_FILES


@needs_a_watch
def test_another_process_that_opens_the_file_is_caught(tmp_path: Path) -> None:
    with planted(tmp_path / "secret.png", png()) as plant:
        code = f"open({str(plant.file)!r}, 'rb').close()"
        subprocess.run([sys.executable, "-c", code], check=True)
        assert plant.opened() == 1


@needs_a_watch
@pytest.mark.qt_log_ignore("This plugin does not support raise")  # the offscreen one, at a tooltip
def test_a_tooltip_and_a_label_that_take_words_for_html_are_caught(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with planted(tmp_path / "secret.png", png()) as plant:
        label = QLabel(f"<img src='{plant.file.as_posix()}'>")
        qtbot.addWidget(label)
        label.grab()
        assert plant.opened() > 0
        label.setText("words")
        label.setToolTip(f"mailto:<img\u00a0src='{plant.file.as_posix()}'>")
        point_at(label, QPoint(2, 2))
        assert plant.opened() > 0


def test_nearly_every_vector_would_be_seen_if_it_were_stored_as_it_is(tmp_path: Path) -> None:
    """What would not is a link that a reader may follow, or words about markup."""
    written = pages(Targets("127.0.0.1:9", tmp_path / "secret.png"))
    vectors = [one for page in written if page.suffix == ".html" for one in page.vectors]
    unseen = [one for one in vectors if not dangers(one)]
    assert len(unseen) * 100 < len(vectors)
