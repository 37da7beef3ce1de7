"""Rules for sites: do to all pages of a site what was done to one, see and remove rules."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from sourcebook.app import ruling
from sourcebook.app.jobs import Jobs
from sourcebook.base import urls
from sourcebook.model.changes import Changes
from sourcebook.ui.desk import Desk
from sourcebook.ui.notice_bar import NoticeBar
from sourcebook.ui.work import Work


class Ruling(QObject):
    """Acts on what was restored or taken out last, and on the article that lies open."""

    def __init__(
        self,
        jobs: Jobs,
        work: Work,
        *,
        notices: NoticeBar,
        desk: Desk,
        undo: Callable[[], None],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._jobs = jobs
        self._work = work
        self._notices = notices
        self._desk = desk
        self._undo = undo
        self._window = window
        self._last: tuple[str, ruling.Wish] | None = None

    @property
    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the actions of rules do."""
        return {
            "clean_again": self.clean_again,
            "edit_rules": self.edit_rules,
            "rule_for_site": self.rule_for_site,
        }

    def offer(self, edition_id: str, wish: ruling.Wish) -> str:
        """Keep in mind what was done, for `rule_for_site`; returns words for a button, or none."""
        host = self._host()
        self._last = (edition_id, wish) if host else None
        return self.tr("Do so for all of {site}").format(site=host) if host else ""

    def rule_for_site(self) -> None:
        """Do to all pages of the site what was done last."""
        if self._last is None:
            self._notices.tell(
                self.tr("Restore a part of a page from the web first, or take one out.")
            )
            return
        edition_id, wish = self._last

        def done(changes: Changes) -> None:
            if not changes:
                self._notices.tell(
                    self.tr("The page as it came does not hold these words in one block: no rule.")
                )
                return
            self._last = None
            kept = self.tr("Kept from now on on all pages of the site.")
            cut = self.tr("Cut from now on on all pages of the site.")
            self._notices.tell(kept if wish.keeps else cut, self.tr("Undo"), self._undo)

        self._work.then(self._jobs.remember_rule(edition_id, wish), done, owner=self)

    def edit_rules(self) -> None:
        """Show all rules."""
        from sourcebook.ui.dialogs.rules import RulesDialog  # noqa: PLC0415 - only when it is asked

        dialog = RulesDialog(self._window)

        def reload() -> None:
            found = self._jobs.read(ruling.site_rules)
            self._work.then(found, dialog.show_rules, owner=dialog)

        def remove(one: object) -> None:
            removed = self._jobs.write(ruling.remove, getattr(one, "id", ""))
            self._work.then(removed, owner=self)

        dialog.rules_wanted.connect(reload)
        dialog.removed.connect(remove)
        self._work.changed.connect(dialog.take)
        reload()
        dialog.open()

    def clean_again(self) -> None:
        """Clean the article anew from its kept bytes, by the rules of its site."""
        reading = self._desk.reading
        if reading is None:
            return

        def done(_: Changes) -> None:
            words = self.tr("Cleaned again, with the rules for its site.")
            self._notices.tell(words, self.tr("Undo"), self._undo)

        made = self._jobs.clean_again(reading.article.id, reading.edition.id)
        self._work.then(made, done, owner=self)

    def _host(self) -> str:
        reading = self._desk.reading
        return urls.site_of(reading.article.address) if reading else ""
