"""Choose anything there is by a few of its letters, and do what choosing it means."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from sourcebook.app import recalling
from sourcebook.app.jobs import Jobs
from sourcebook.app.recalling import Choices
from sourcebook.base.folding import tokens
from sourcebook.model.search import Answers, Found, Hit, Request
from sourcebook.model.title import Title
from sourcebook.ui.action_set import ActionSet
from sourcebook.ui.palette import (
    Entry,
    Kind,
    Listing,
    Palette,
    command_entries,
    entries_of,
    setting_entries,
)
from sourcebook.ui.palette.entries import title_entry
from sourcebook.ui.preferences import Preferences
from sourcebook.ui.work import Work

MOST_FOUND: Final = 30
"""Titles that a search adds to those used last."""

LEAST_TYPED: Final = 2
"""Letters before titles are searched for: one begins every other title."""


class Choosing(QObject):
    """Fills the palette, and does what was chosen by the ways given in *opens*."""

    def __init__(
        self,
        jobs: Jobs,
        work: Work,
        *,
        preferences: Preferences,
        actions: Callable[[], ActionSet],
        opens: dict[Kind, Callable[[str], object]],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._jobs = jobs
        self._work = work
        self._preferences = preferences
        self._actions = actions
        self._opens = opens
        self._choices = Choices()
        self._listing = Listing(())
        self._request = 0
        self.palette = Palette(preferences.theme, window)
        self.palette.taken.connect(self._on_taken)
        self.palette.asked.connect(self._search_titles)

    @property
    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what each action of the table does."""
        return {"palette": self.choose, "palette_commands": self.choose_command}

    def choose(self) -> None:
        """Offer everything: at once what the window knows, a moment later what the library does."""
        self._request += 1
        request = self._request

        def here(choices: Choices) -> None:
            self._choices = choices
            if request == self._request and self.palette.isVisible():
                self._listing = self._all()
                self.palette.replace(self._listing)

        self._listing = self._all()
        self.palette.open(self._listing, self.tr("Go to an article, note, tag, command or setting"))
        self._work.then(self._jobs.read(recalling.choices), here, owner=self)

    def choose_command(self) -> None:
        """Offer the commands."""
        self._request += 1
        commands = command_entries(self._actions().keymap, self._preferences.settings)
        self._listing = Listing(commands, self._choices.chosen)
        self.palette.open(self._listing, self.tr("Do anything: type a few letters of a command"))

    def _all(self) -> Listing:
        known = [
            *entries_of(self._choices),
            *command_entries(self._actions().keymap, self._preferences.settings),
            *setting_entries(self._preferences.settings),
        ]
        return Listing(known, self._choices.chosen)

    def _search_titles(self, typed: str) -> None:
        """Search for titles that were not used for so long that they are not in the list."""
        query = _query(typed)
        if not self._choices.has_more or not query:
            return
        request, listing = self._request, self._listing

        def here(answers: Answers) -> None:
            if request == self._request and self.palette.isVisible():
                listing.add(_entries(answers.hits))
                self.palette.refresh(self.palette.chosen)

        asked = Request(query, limit=MOST_FOUND, wants_facets=False)
        self._work.then(self._jobs.search(asked), here, owner=self)

    def _on_taken(self, entry: Entry) -> None:
        self._work.then(self._jobs.write(recalling.remember, entry.key), owner=self)
        chosen = (entry.key, *(key for key in self._choices.chosen if key != entry.key))
        self._choices = Choices(
            self._choices.titles, self._choices.tags, chosen, self._choices.has_more
        )
        if entry.kind is Kind.COMMAND:
            self._actions()[entry.target].trigger()
        elif entry.kind is Kind.SETTING and entry.value is not None:
            self._preferences.set(entry.target, entry.value)
        else:
            self._opens[entry.kind](entry.target)


def _query(typed: str) -> str:
    """Return the question for titles whose words begin as those typed; a letter asks nothing."""
    words = [word for word, _, _ in tokens(typed)]
    return " ".join(f"title:{word}*" for word in words if len(word) >= LEAST_TYPED)


def _entries(hits: Sequence[Hit]) -> list[Entry]:
    return [
        title_entry(Title(hit.kind, hit.id, hit.title, hit.site, ""))
        for hit in hits
        if hit.kind is not Found.HIGHLIGHT
    ]
