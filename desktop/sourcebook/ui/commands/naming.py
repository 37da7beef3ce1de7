"""Put the spellings of a name together: from a selection, from the answers, or in the list."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from sourcebook.app import naming
from sourcebook.app.jobs import Jobs
from sourcebook.app.naming import Imported
from sourcebook.model.alias import Alias, AliasSet, ReadSet
from sourcebook.ui.notice_bar import NoticeBar
from sourcebook.ui.work import Future, Work

LONGEST_NAME: Final = 80
"""Code points of a name; a longer selection is a passage."""

MOST_ASKED: Final = 4
"""Spellings of a set for which others are looked for: each takes some hundredths of a second."""

MOST_PROBLEMS: Final = 3
"""Rows of a file that could not be brought in and are told one by one."""


class Naming(QObject):
    """Asks, writes one change a time, and says so with a way back."""

    def __init__(
        self,
        jobs: Jobs,
        work: Work,
        *,
        notices: NoticeBar,
        undo: Callable[[], object],
        selected: Callable[[], tuple[str, ...]],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._jobs = jobs
        self._work = work
        self._notices = notices
        self._undo = undo
        self._selected = selected
        self._window = window

    def same_name(self) -> None:
        """Ask for the other spellings of the selected name, or which of those found are one."""
        names = [" ".join(one.split()) for one in self._selected()]
        names = [one for one in names if one]
        if not names:
            self._notices.tell(
                self.tr("Select a name in the article or the note, or search for it.")
            )
        elif len(names[0]) > LONGEST_NAME:
            self._notices.tell(self.tr("That is a passage. Select a name of a few words."))
        else:
            names = [one for one in names if len(one) <= LONGEST_NAME]
            known = self._jobs.read(naming.sets_with, names[0])
            self._work.then(known, lambda sets: self._ask(names, sets), owner=self)

    def edit_names(self) -> None:
        """Show all sets."""
        from sourcebook.ui.dialogs.names import NamesDialog  # noqa: PLC0415 - only when it is asked

        dialog = NamesDialog(self._window)
        dialog.made.connect(lambda: self._open(dialog, (), None))
        dialog.edited.connect(lambda one: self._open(dialog, one.aliases, one))
        dialog.removed.connect(self._remove)
        dialog.switched.connect(self._switch)
        dialog.import_wanted.connect(lambda: self._ask_import(dialog))
        dialog.export_wanted.connect(lambda: self._ask_export(dialog))

        def reload() -> None:
            sets = self._jobs.read(naming.alias_sets)
            self._work.then(sets, dialog.show_sets, owner=dialog)

        dialog.sets_wanted.connect(reload)
        self._work.changed.connect(dialog.take)
        reload()
        dialog.open()

    def _ask(self, names: Sequence[str], sets: Sequence[AliasSet]) -> None:
        """Ask for the spellings of the first of *names*; the others are taken as found."""
        one = sets[0] if sets else None
        known = one.aliases if one else ()
        keys = {alias.spelling.casefold() for alias in known}
        fresh = [Alias(name) for name in names if name.casefold() not in keys]
        self._open(self._window, (*known, *fresh), one)

    def _open(self, parent: QWidget, aliases: Sequence[Alias], one: AliasSet | None) -> None:
        from sourcebook.ui.dialogs.spellings import SpellingsDialog  # noqa: PLC0415 - only when it is asked

        dialog = SpellingsDialog(aliases, parent)

        def given(spellings: tuple[Alias, ...], refused: tuple[str, ...]) -> None:
            self._keep(one, spellings)
            if refused:
                names = [alias.spelling for alias in spellings]
                written = self._jobs.write(naming.refuse, names, refused)
                self._work.then(written, owner=self)

        dialog.given.connect(given)
        for alias in aliases[:MOST_ASKED]:
            found = self._jobs.suggest(alias.spelling)
            self._work.then(
                found, dialog.show_offers, lambda _: dialog.show_offers(()), owner=dialog
            )
        if not aliases:
            dialog.show_offers(())
        dialog.open()

    def _keep(self, one: AliasSet | None, spellings: tuple[Alias, ...]) -> None:
        said = self.tr("One name: {names}").format(names=_listed(spellings))
        if one is None:
            self._tell_when_done(self._jobs.write(naming.add_alias, spellings), said)
        elif spellings != one.aliases:
            self._tell_when_done(self._jobs.write(naming.change, one.id, spellings), said)

    def _remove(self, one: AliasSet) -> None:
        said = self.tr("Removed: {names}").format(names=_listed(one.aliases))
        self._tell_when_done(self._jobs.write(naming.remove, one.id), said)

    def _switch(self, one: AliasSet, is_on: bool) -> None:  # noqa: FBT001 - Qt's signal brings it so
        self._work.then(self._jobs.write(naming.switch, one.id, is_on=is_on), owner=self)

    def _ask_import(self, parent: QWidget) -> None:
        dialog = QFileDialog(parent, self.tr("Import names"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Tables and JSON (*.csv *.json)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(self.bring_in)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def bring_in(self, file: str) -> None:
        """Bring in the sets of a file."""

        def done(imported: Imported) -> None:
            said = self.tr("Sets brought in: {count}.").format(count=len(imported.set_ids))
            if imported.problems:
                told = " ".join(imported.problems[:MOST_PROBLEMS])
                rest = self.tr("Rows left out: {count}.").format(count=len(imported.problems))
                self._notices.warn(f"{said} {rest} {told}")
            else:
                self._notices.tell(said)

        def store(sets: list[ReadSet]) -> None:
            self._work.then(self._jobs.write(naming.bring_in, sets), done, owner=self)

        self._work.then(self._jobs.read(naming.read_aliases, Path(file)), store, owner=self)

    def _ask_export(self, parent: QWidget) -> None:
        dialog = QFileDialog(parent, self.tr("Export names"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self.tr("Table (*.csv)"), self.tr("JSON (*.json)")])
        dialog.setDefaultSuffix("csv")
        dialog.fileSelected.connect(self.write_out)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def write_out(self, file: str) -> None:
        """Write all sets to a file."""

        def done(count: int) -> None:
            said = self.tr("Written: {file}, sets: {count}.")
            self._notices.tell(said.format(file=Path(file).name, count=count))

        self._work.then(self._jobs.read(naming.export_aliases, Path(file)), done, owner=self)

    def _tell_when_done(self, done: "Future[object]", words: str) -> None:
        tell = partial(self._notices.tell, words, self.tr("Undo"), self._undo)
        self._work.then(done, lambda _: tell(), owner=self)


def _listed(aliases: Sequence[Alias]) -> str:
    return ", ".join(alias.spelling for alias in aliases)
