"""The bar above the article: where it comes from, and what can be done with it."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from sourcebook.model.article import Article
from sourcebook.ui import fonts
from sourcebook.ui.article_pane.progress import Progress
from sourcebook.ui.reading_time import reading_time
from sourcebook.ui.theme import LIGHT, Theme
from sourcebook.ui.tips import plain_tip

_BUTTON = QSize(32, 30)
_ICON = QSize(18, 18)
_FOCUS_PX = 2


class Bar(QWidget):
    """Site at the left, progress and tool buttons at the right, a line below while it listens."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._is_listening = False
        self._buttons: list[QToolButton] = []
        self.setProperty("ground", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._site = QLabel(self)
        self._site.setTextFormat(Qt.TextFormat.PlainText)
        self._site.setProperty("tone", "dim")
        self._site.setFont(fonts.sans(12))
        self._site.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._progress = QLabel(self)
        self._progress.setTextFormat(Qt.TextFormat.PlainText)
        self._progress.setProperty("tone", "dim")
        self._progress.setFont(fonts.sans(12))
        self._progress.setContentsMargins(10, 0, 10, 0)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(18, 8, 14, 6)
        self._row.setSpacing(2)
        self._row.addWidget(self._site, 1)
        self._row.addWidget(self._progress)

    def set_actions(self, actions: Sequence[QAction]) -> None:
        """Make a button for each action, from left to right."""
        for button in self._buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self._buttons = [self._button(action) for action in actions]
        for button in self._buttons:
            self._row.addWidget(button)

    def show_site(self, site: str) -> None:
        """Say where the article comes from; empty for pasted text."""
        self._site.setText(site)
        self._site.setToolTip(plain_tip(site))

    @property
    def progress(self) -> str:
        """Return what is said of how much is read."""
        return self._progress.text()

    def show_progress(self, progress: Progress | None) -> None:
        """Say how much is read and how long the rest takes; nothing when all is on the screen."""
        if progress is None:
            words = ""
        elif progress.minutes_left:
            words = self.tr("{percent} %  ·  {time} left").format(
                percent=progress.percent, time=reading_time(progress.minutes_left)
            )
        else:
            words = self.tr("100 %  ·  the end")
        self._progress.setText(words)

    def set_listening(self, *, is_listening: bool) -> None:
        """Show or hide the line that says keys go to the article."""
        self._is_listening = is_listening
        self.update()

    def apply(self, theme: Theme) -> None:
        """Use the colours of *theme*."""
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line below the bar."""
        super().paintEvent(event)
        if not self._is_listening:
            return
        painter = QPainter(self)
        line = self.rect().adjusted(0, self.height() - _FOCUS_PX, 0, 0)
        painter.fillRect(line, QColor(self._theme.link))
        painter.end()

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        button.setAutoRaise(True)
        button.setIconSize(_ICON)
        button.setFixedSize(_BUTTON)
        button.setAccessibleName(action.text().replace("&", ""))
        return button


def site_of(article: Article) -> str:
    """Return where an article comes from: its host, else the name of the site."""
    host = urlsplit(article.address).hostname or ""
    return host.removeprefix("www.") or article.metadata.site
