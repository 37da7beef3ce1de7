"""Chips above the answers: what they are narrowed to, and how the question was understood."""

from collections.abc import Sequence
from itertools import islice
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolButton, QWidget

from sourcebook.model.search import Chip, Choice, Earlier, Part
from sourcebook.ui import fonts
from sourcebook.ui.article_pane import direction
from sourcebook.ui.article_pane.direction import isolated
from sourcebook.ui.flow import Flow
from sourcebook.ui.search_pane import labels
from sourcebook.ui.search_pane.elided import ElidedButton, ElidedLabel

MOST_CHIPS: Final = 12
"""Chips that are shown; a pasted page has thousands of words."""

MOST_TROUBLES: Final = 3
"""Chips that are shown beyond these, since they tell of something that was left out."""

CHIP_PX: Final = 22
"""How high a chip is; labels and buttons would differ."""


class ChipRow(QWidget):
    """Shows chips; those of choices can be taken away.

    Signals:
        removed: A choice or an earlier question shall no longer narrow the answers.
        left: What is like an article is wanted no longer.
        exactness_wanted: Whether only the spellings typed shall count.
    """

    removed = Signal(object)
    left = Signal()
    exactness_wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._flow = Flow()
        self._flow.setContentsMargins(20, 0, 16, 8)
        self.setLayout(self._flow)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._shown: tuple[object, ...] = ()
        self.hide()

    @property
    def words(self) -> list[str]:
        """Return what stands on the chips."""
        kept = (self._flow.itemAt(number).widget() for number in range(self._flow.count()))
        return [direction.spoken(_words_of(one)) for one in kept if one is not None]

    def show_parts(
        self,
        narrowings: Sequence[Choice | Earlier],
        chips: Sequence[Chip],
        *,
        is_exact: bool,
        like: str = "",
    ) -> None:
        """Show what narrows, then how the question was understood if that tells anything.

        *like* is the title of the article to which the answers are like, or nothing.
        """
        shown = (tuple(narrowings), tuple(chips), is_exact, like)
        if shown == self._shown:
            return
        self._shown = shown
        self._clear()
        if like:
            self._flow.addWidget(self._like(like))
        for one in narrowings:
            self._flow.addWidget(self._narrowing(one))
        if any(map(labels.is_telling, chips)):
            self._add_chips(chips)
        if is_exact or any(chip.also for chip in chips):
            self._flow.addWidget(self._switch(is_exact=is_exact))
        spoken = "; ".join(labels.explained(chip) for chip in _first(chips))
        self.setAccessibleName(
            self.tr("The search was understood as: {parts}").format(parts=spoken)
        )
        self.setVisible(self._flow.count() > 0)

    def _add_chips(self, chips: Sequence[Chip]) -> None:
        shown = _first(chips)
        for chip in shown:
            self._flow.addWidget(_label(chip))
        if len(chips) > len(shown):
            more = self.tr("and {count} more").format(count=len(chips) - len(shown))
            self._flow.addWidget(_label(Chip(Part.WORD, 0, 0, more)))

    def _narrowing(self, one: Choice | Earlier) -> QToolButton:
        button = _removing(labels.narrowing(one))
        button.setToolTip(self.tr("Search no longer only here (Backspace)"))
        button.clicked.connect(lambda: self.removed.emit(one))
        return button

    def _like(self, title: str) -> QToolButton:
        button = _removing(
            self.tr("Like: {title}").format(
                title=isolated(labels.short(title, labels.LONGEST_SAID))
            )
        )
        button.setToolTip(self.tr("Back to the list (Esc)"))
        button.clicked.connect(self.left)
        return button

    def _switch(self, *, is_exact: bool) -> QToolButton:
        button = chip_button(self.tr("Exact spelling"))
        button.setCheckable(True)
        button.setChecked(is_exact)
        button.setToolTip(self.tr("Only the spellings that were typed"))
        button.clicked.connect(self.exactness_wanted)
        return button

    def _clear(self) -> None:
        while self._flow.count():
            widget = self._flow.takeAt(0).widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()


def _first(chips: Sequence[Chip]) -> Sequence[Chip]:
    """Return the chips that are shown: the first, and of the others those that tell trouble."""
    others = (chip for chip in chips[MOST_CHIPS:] if chip.trouble)
    return (*chips[:MOST_CHIPS], *islice(others, MOST_TROUBLES))


def _words_of(widget: QWidget) -> str:
    if isinstance(widget, ElidedLabel | ElidedButton):
        return widget.whole
    return widget.text() if isinstance(widget, QToolButton) else ""


def chip_button(words: str) -> QToolButton:
    """Return a button that looks like a chip."""
    button = QToolButton()
    button.setText(words.replace("&", "&&"))
    look_like_chip(button)
    return button


def look_like_chip(button: QToolButton) -> None:
    """Give a button the look of a chip."""
    button.setProperty("look", "chip")
    button.setFont(fonts.sans(11))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setFixedHeight(CHIP_PX)


def _removing(said: str) -> QToolButton:
    """Return a chip that can be taken away."""
    button = ElidedButton(said, "  ×")  # noqa: RUF001 - the sign people know
    look_like_chip(button)
    spoken = direction.spoken(said)
    button.setAccessibleName(
        QCoreApplication.translate("search", "Remove {words}").format(words=spoken)
    )
    return button


def _label(chip: Chip) -> QLabel:
    label = ElidedLabel(labels.chip(chip))
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("look", "chip")
    label.setProperty("tone", "danger" if chip.part is Part.TROUBLE or chip.trouble else "")
    label.setFont(fonts.sans(11))
    label.setFixedHeight(CHIP_PX)
    label.setToolTip(labels.tooltip(labels.explained(chip)))
    label.setAccessibleName(labels.explained(chip))
    return label
