"""Say which spellings are one name; what else the library has is offered, never taken unasked."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from sourcebook.model.alias import Alias, Offer
from sourcebook.ui.article_pane.direction import isolated
from sourcebook.ui.dialogs.keyed_list import KeyedList
from sourcebook.ui.dialogs.sheet import Sheet

LONGEST: Final = 200
"""Code points of a spelling."""

ROWS: Final = 5


class SpellingsDialog(Sheet):
    """The spellings of one name, a field for another, and what is offered.

    Signals:
        given: The spellings (tuple of Alias), and those that were refused (tuple of str).
    """

    given = Signal(object, object)

    def __init__(
        self, spellings: Sequence[Alias], parent: QWidget | None, *, title: str = ""
    ) -> None:
        super().__init__(title or self.tr("One name, several spellings"), parent)
        self._refused: list[str] = []
        self.add_words(
            self.tr("A search for one of them finds them all. The first one names the set."),
            tone="dim",
            size_px=12,
        )
        self.spellings = KeyedList(self.tr("Spellings"), ROWS)
        self.spellings.put_away.connect(self.spellings.remove)
        self.body.addWidget(self.spellings)
        self.field = QLineEdit()
        self.field.setMaxLength(LONGEST)
        self.field.setAccessibleName(self.tr("Another spelling"))
        self.field.setPlaceholderText(self.tr("Another spelling; Enter adds it"))
        self.body.addWidget(self.field)
        self._said = self.add_words(self.tr("Looking for others…"), tone="dim", size_px=12)
        self.offers = KeyedList(self.tr("Offered"), ROWS)
        self.offers.taken.connect(self._take)
        self.offers.put_away.connect(self._refuse)
        self.offers.hide()
        self.body.addWidget(self.offers)
        self._keeping = self.add_buttons(self.tr("Keep"), self.tr("Cancel"))
        for alias in spellings:
            self._add(alias)
        model = self.spellings.model()
        for signal in (model.rowsInserted, model.rowsRemoved, self.field.textChanged):
            signal.connect(self._look)
        self._look()
        self.field.setFocus()

    @property
    def aliases(self) -> tuple[Alias, ...]:
        """Return the spellings, with the one in the field."""
        held = [one for one in self.spellings.values if isinstance(one, Alias)]
        typed = " ".join(self.field.text().split())
        known = {one.spelling for one in held}
        return (*held, *((Alias(typed),) if typed and typed not in known else ()))

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Add what may be the same name; the reader takes or refuses each."""
        offered = [one.spelling for one in self.offers.values if isinstance(one, Offer)]
        known = {*(one.spelling for one in self.aliases), *offered, *self._refused}
        for offer in offers:
            if offer.spelling not in known:
                self.offers.add(isolated(offer.spelling), offer)
        self._say_offers()

    def accept(self) -> None:
        """Add what stands in the field; with an empty field give the spellings."""
        if self.field.hasFocus() and self.field.text().strip():
            self._add_typed()
        elif len(self.aliases) > 1:
            self.given.emit(self.aliases, tuple(self._refused))
            super().accept()

    def _add_typed(self) -> None:
        aliases = self.aliases
        self.field.clear()
        if len(aliases) > self.spellings.count():
            self._add(aliases[-1])

    def _add(self, alias: Alias) -> None:
        self.spellings.add(isolated(alias.spelling), alias)
        self.spellings.scrollToBottom()

    def _take(self, offer: object) -> None:
        if isinstance(offer, Offer):
            self._add(Alias(offer.spelling, offer.language))
            self.offers.remove(offer)
            self._say_offers()

    def _refuse(self, offer: object) -> None:
        if isinstance(offer, Offer):
            self._refused.append(offer.spelling)
            self.offers.remove(offer)
            self._say_offers()

    def _say_offers(self) -> None:
        count = self.offers.count()
        said = self.tr("Also in your library. Enter takes one, Delete refuses it for good.")
        self._said.setText(said if count else self.tr("Nothing else in your library is like it."))
        if not count and self.offers.hasFocus():
            self.field.setFocus()
        self.offers.setVisible(count > 0)
        self.adjustSize()

    def _look(self) -> None:
        self._keeping.setEnabled(len(self.aliases) > 1)
