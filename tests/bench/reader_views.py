"""The article pane and a bare `QTextBrowser`, shown the same article and timed alike."""

import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import replace
from typing import Final

import numpy as np
import psutil
from PySide6.QtCore import QEvent, QObject, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QTextBrowser, QTextEdit, QWidget

from sourcebook.model.edition import Asset
from sourcebook.ui import fonts
from sourcebook.ui.article_pane import ArticlePane
from sourcebook.ui.article_pane.find_bar import FindBar
from sourcebook.ui.article_pane.reader import Reader
from support.long_articles import LAST, PICTURE_PX, LongReading, long_reading

ROUNDS: Final = 5

SIZE: Final = 900, 1000
FAR: Final = 0.9
STEP_PX: Final = 60
"""What one notch of a mouse's wheel scrolls by, about."""

STEPS: Final = 20
PLACES: Final = 4
"""So many steps are taken at so many places of the whole text."""

FREQUENT: Final = "e"
"""What is looked for in the article: it stands in it more often than is marked."""

Times = dict[str, float]


class View(ABC):
    """Something that shows an article."""

    window: QWidget
    text: QTextEdit

    @abstractmethod
    def show(self, reading: LongReading) -> None:
        """Show an article from its place on."""

    @abstractmethod
    def clear(self) -> None:
        """Show nothing."""

    @property
    def is_whole(self) -> bool:
        """Tell whether all is built and laid out; asks for no layout itself."""
        block = self.text.document().lastBlock()
        return block.layout().lineCount() > 0 and block.text().endswith(LAST)

    def open(self) -> None:
        """Put the window on the screen that is none."""
        self.window.setFixedSize(*SIZE)
        self.window.show()
        QApplication.processEvents()


class Ours(View):
    """The pane of the program."""

    def __init__(self) -> None:
        self._picture = _picture()
        self.window = self._pane = ArticlePane(images=self._load)
        (self.text,) = self._pane.findChildren(Reader)
        self.open()

    def show(self, reading: LongReading) -> None:
        """Show an article from its place on."""
        self._pane.show_article(reading)

    def clear(self) -> None:
        """Show nothing."""
        self._pane.clear()

    @property
    def is_on_its_way(self) -> bool:
        """Tell whether the place is not reached yet."""
        return isinstance(self.text, Reader) and self.text.is_on_its_way()

    def find(self, words: str) -> None:
        """Look for *words* in the article."""
        self._pane.find_words()
        self._pane.findChildren(FindBar)[0].field.setText(words)

    def _load(self, _asset: Asset, _width_px: int, deliver: Callable[[QImage], None]) -> None:
        deliver(self._picture)


class Bare(View):
    """What Qt gives: no fonts, no column, no place, no highlights."""

    def __init__(self) -> None:
        self.window = self.text = _Browser()
        self.open()

    def show(self, reading: LongReading) -> None:
        """Show an article from its beginning."""
        self.text.setHtml(reading.edition.html)

    def clear(self) -> None:
        """Show nothing."""
        self.text.clear()


class _Browser(QTextBrowser):
    def __init__(self) -> None:
        super().__init__()
        self._picture = _picture()

    def loadResource(self, _kind: int, _name: QUrl | str) -> QImage:  # noqa: N802 - Qt's own name
        return self._picture


VIEWS: Final[dict[str, type[View]]] = {"ours": Ours, "html": Bare}


def times(words: int, highlights: int) -> dict[str, list[Times]]:
    """Show an article of so many *words* in both, in turns; for a process of its own."""
    _application()
    reading = long_reading(words, highlights)
    views = {name: view() for name, view in VIEWS.items()}
    for view in views.values():
        _shown(view, long_reading(1_000, 1))  # fonts are loaded, glyphs drawn once
    found: dict[str, list[Times]] = {name: [] for name in views}
    for _ in range(ROUNDS):
        for name, view in views.items():
            found[name].append(_shown(view, reading))
    return found


def memory_kb(name: str, words: int, highlights: int) -> float:
    """Return by how much showing an article lets the process grow; for a process of its own."""
    _application()
    reading, process = long_reading(words, highlights), psutil.Process()
    view = VIEWS[name]()
    _shown(view, long_reading(1_000, 1))
    before = process.memory_info().rss
    view.show(reading)
    _let_grow(view)
    return float(process.memory_info().rss - before) / 1024


def _shown(view: View, reading: LongReading) -> Times:
    took: Times = {}
    began = time.thread_time()
    view.show(reading)
    _until_painted(view)
    took["first_paint_ms"] = _ms_since(began)
    _let_grow(view)
    took["whole_ms"] = _ms_since(began)
    took["scroll_p95_ms"] = float(np.percentile(_scrolled(view), 95))
    _start_again(view)
    view.show(reading)
    _until_painted(view)
    steps = [_step(view) for _ in range(STEPS)]
    took["growing_p95_ms"] = float(np.percentile(steps, 95))
    took["growing_max_ms"] = max(steps)
    if isinstance(view, Ours):
        _let_grow(view)
        took |= _found_and_far(view, reading)
    _start_again(view)
    return took


def _found_and_far(view: Ours, reading: LongReading) -> Times:
    began = time.thread_time()
    view.find(FREQUENT)
    _until_painted(view)
    found_ms = _ms_since(began)
    _start_again(view)
    far = replace(reading, place=int(len(reading.edition.text) * FAR))
    began = time.thread_time()
    view.show(far)
    _until_painted(view)
    while view.is_on_its_way:
        QApplication.processEvents()
    return {"find_ms": found_ms, "first_paint_far_ms": _ms_since(began)}


def _start_again(view: View) -> None:
    view.clear()
    _until_painted(view)


def _scrolled(view: View) -> list[float]:
    bar = view.text.verticalScrollBar()
    took = []
    for place in range(PLACES):
        bar.setValue(bar.maximum() * place // PLACES)
        _until_painted(view)
        took += [_step(view) for _ in range(STEPS)]
    return took


def _step(view: View) -> float:
    began = time.thread_time()
    bar = view.text.verticalScrollBar()
    bar.setValue(bar.value() + STEP_PX)
    _until_painted(view)
    return _ms_since(began)


def _until_painted(view: View) -> None:
    """Let the window live until it has painted what is to be painted."""
    view.text.viewport().update()
    watch = _Watch(view.window)
    while not watch.is_painted:
        QApplication.processEvents()


def _let_grow(view: View) -> None:
    while not view.is_whole:
        QApplication.processEvents()


class _Watch(QObject):
    """Sees when a window has painted."""

    def __init__(self, window: QObject) -> None:
        super().__init__()
        self.is_painted = False
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """Let the window paint, and note it (called by Qt)."""
        if event.type() != QEvent.Type.UpdateRequest:
            return False
        watched.removeEventFilter(self)
        handled = watched.event(event)
        self.is_painted = True
        return handled


def _application() -> QApplication:
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    fonts.load_fonts()
    return application


def _picture() -> QImage:
    picture = QImage(*PICTURE_PX, QImage.Format.Format_RGB32)
    picture.fill(0x88AACC)
    return picture


def _ms_since(began: float) -> float:
    return 1000 * (time.thread_time() - began)
