"""Everything that can be done in the window, made once from its panes and its desk."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow

from sourcebook.app.jobs import Jobs
from sourcebook.model.search import Found, Hit
from sourcebook.ui.action_set import ActionSet
from sourcebook.ui.commands import (
    Adding,
    Adjusting,
    Choosing,
    CloseReading,
    Cutting,
    Examining,
    Following,
    Going,
    Landing,
    Looking,
    Marking,
    Mentioning,
    Mirroring,
    Naming,
    Organising,
    Quoting,
    ReadingAloud,
    Referencing,
    Reviewing,
    Revising,
    Ruling,
    Searching,
    Target,
    Tracing,
    Tying,
    Updating,
    Verifying,
    Wishing,
    Writing,
)
from sourcebook.ui.desk import Desk
from sourcebook.ui.palette import Kind
from sourcebook.ui.panes import Panes
from sourcebook.ui.preferences import Preferences
from sourcebook.ui.work import Work

_NOTES: Final = 2
"""The pane of the notes, as `Going.pane` counts."""


class CommandSet(QObject):
    """Joins each family of commands with what it acts on.

    A new family is a file in `commands`; here it is made, and its ``handlers`` are named.

    Attributes:
        adding: Adds articles.
        adjusting: Settings, keys and help.
        choosing: The palette.
        close_reading: Moves through the article that lies open.
        cutting: What was cut from the article.
        following: Goes where the links of a note lead.
        going: Moves between the panes, and opens what is named.
        landing: Opens what was found, at its place.
        examining: Footnotes, pictures and tables of the article.
        looking: Shows the article in its other forms.
        marking: Highlights.
        mentioning: The panel of what speaks of what lies open.
        mirroring: The folder in which notes are files.
        naming: Spellings of a name.
        quoting: Quotations and their sources.
        reading_aloud: Speaks the article that lies open.
        referencing: References for other programs.
        organising: Shelves, tags, the trash, undo.
        ruling: Rules for sites.
        reviewing: The list of highlights.
        tying: Names of notes, and what speaks of them.
        updating: Looks for a newer version.
        revising: Earlier versions of the note.
        searching: Queries, their answers, saved searches.
        tracing: Ways between quotations and their passages.
        verifying: Compares quotations with their sources.
        wishing: What a start of the program asks for.
        writing: What is done with the words of the note.
    """

    def __init__(  # noqa: PLR0913 - commands act on all there is
        self,
        jobs: Jobs,
        work: Work,
        *,
        preferences: Preferences,
        panes: Panes,
        desk: Desk,
        actions: Callable[[], ActionSet],
        window: QMainWindow,
    ) -> None:
        super().__init__(window)
        self._jobs = jobs
        self._work = work
        self._panes = panes
        self._desk = desk
        self._window = window
        self.going = Going(
            desk=desk,
            left=panes.left,
            library=panes.library,
            article=panes.article,
            notes=panes.notes,
            notices=panes.notices,
        )
        self.organising = Organising(
            jobs, work, panes.notices, self.target, window, panes.notes.save_now
        )
        self.adding = Adding(jobs, work, panes.notices, self.organising.undo, window)
        self.looking = Looking(
            jobs,
            work,
            notices=panes.notices,
            target=self.target,
            theme=lambda: preferences.theme,
            window=window,
        )
        self.reading_aloud = ReadingAloud(
            jobs,
            work,
            notices=panes.notices,
            preferences=preferences,
            desk=desk,
            article=panes.article,
        )
        self.writing = Writing(
            jobs,
            work,
            notes=panes.notes,
            show_source=panes.previewing.show_source,
            preferences=preferences,
        )
        self._make_tying(preferences)
        self._make_reading(preferences)
        self._make_reviewing(preferences)
        self._make_searching()
        self._make_program(preferences, actions)

    @property
    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what each action of the table does, but for those of the window itself."""
        left = self._panes.left
        return {
            **self.marking.handlers,
            **self.close_reading.handlers,
            **self.examining.handlers,
            **self.cutting.handlers,
            **self.ruling.handlers,
            **self.revising.handlers,
            **self.reviewing.handlers(self.marking.handlers | self.close_reading.handlers),
            **self._search_handlers(),
            **self.going.handlers,
            **self.following.handlers,
            **self.tying.handlers,
            **self.organising.handlers,
            **self.looking.handlers,
            **self.reading_aloud.handlers,
            **self.adjusting.handlers,
            **self.choosing.handlers,
            **self.writing.handlers,
            **self.tracing.handlers,
            **self.verifying.handlers,
            **self.mirroring.handlers,
            **self.mentioning.handlers,
            **self.updating.handlers,
            **self.quoting.handlers,
            **self.referencing.handlers,
            "add_address": self.adding.add_address,
            "add_file": self.adding.add_file,
            "choose_shelf": self._panes.library.choose_shelf,
            "new_note": self._begin_note,
            "next_item": lambda: left.view.step(1),
            "open_item": left.open_current,
            "paste_article": self.adding.paste,
            "preview_note": self._panes.previewing.show_next,
            "previous_item": lambda: left.view.step(-1),
            "search": left.focus_search,
        }

    def target(self) -> Target:
        """Return what an action means: the row if the keyboard is on the left, else the article."""
        article, library = self._desk.article, self._panes.library
        if self.going.pane() != 0:
            return Target(article.id if article else "", "" if article else self._desk.note_id)
        if self._panes.left.shows_highlights:
            row = self._panes.highlights.current_row
            return Target(row.article_id if row else "")
        if self._panes.left.is_searching:
            return _target_of(self._panes.results.current_hit)
        row_id = library.current_id
        if library.shows_notes:
            listed = library.current_row
            return Target(listed.article_id if listed else "", row_id)
        return Target(row_id or (article.id if article else ""))

    def selected_name(self) -> tuple[str, ...]:
        """Return the words selected in the pane with the keyboard; on the left those found."""
        panes, pane = self._panes, self.going.pane()
        if pane == 0:
            return panes.results.spellings if panes.left.is_searching else ()
        words = panes.article.selected_words() if pane == 1 else panes.notes.selected_words()
        return (words,) if words else ()

    def _make_tying(self, preferences: Preferences) -> None:
        panes = self._panes
        self.following = Following(
            self._jobs,
            self._work,
            notices=panes.notices,
            desk=self._desk,
            going=self.going,
            notes=panes.notes,
        )
        self.following.follows_elsewhere = panes.previewing.follow_chosen
        self.tying = Tying(
            self._jobs,
            self._work,
            preferences=preferences,
            notices=panes.notices,
            desk=self._desk,
            going=self.going,
            notes=panes.notes,
            following=self.following,
            undo=self.organising.undo,
            window=self._window,
        )

        self.mentioning = Mentioning(
            self._jobs,
            self._work,
            preferences=preferences,
            desk=self._desk,
            going=self.going,
            notes=panes.notes,
            tying=self.tying,
        )

    def _make_reading(self, preferences: Preferences) -> None:
        panes, desk = self._panes, self._desk
        self.marking = Marking(
            self._jobs,
            self._work,
            notices=panes.notices,
            desk=desk,
            pane=panes.article,
            undo=self.organising.undo,
        )
        self.examining = Examining(notices=panes.notices, article=panes.article)
        self.ruling = Ruling(
            self._jobs,
            self._work,
            notices=panes.notices,
            desk=desk,
            undo=self.organising.undo,
            window=self._window,
        )
        self.cutting = Cutting(
            self._jobs,
            self._work,
            notices=panes.notices,
            desk=desk,
            pane=panes.article,
            undo=self.organising.undo,
            ruling=self.ruling,
        )
        self.quoting = Quoting(
            self._jobs,
            self._work,
            preferences=preferences,
            notices=panes.notices,
            desk=desk,
            notes=panes.notes,
        )
        self.referencing = Referencing(
            self._jobs,
            self._work,
            notices=panes.notices,
            notes=panes.notes,
            target=self.target,
            is_in_notes=lambda: self.going.pane() == _NOTES,
        )
        self.close_reading = CloseReading(
            notices=panes.notices,
            desk=desk,
            going=self.going,
            left=panes.left,
            library=panes.library,
            article=panes.article,
            quoting=self.quoting,
        )

    def _make_reviewing(self, preferences: Preferences) -> None:
        panes = self._panes
        self.revising = Revising(
            self._jobs,
            self._work,
            notices=panes.notices,
            notes=panes.notes,
            theme=lambda: preferences.theme,
            window=self._window,
        )
        self.reviewing = Reviewing(
            self._jobs,
            self._work,
            preferences=preferences,
            notices=panes.notices,
            desk=self._desk,
            left=panes.left,
            pane=panes.highlights,
            article=panes.article,
            notes=panes.notes,
            undo=self.organising.undo,
        )

    def _make_program(self, preferences: Preferences, actions: Callable[[], ActionSet]) -> None:
        jobs, work, panes, window = self._jobs, self._work, self._panes, self._window
        self.adjusting = Adjusting(preferences, actions, window)
        self.wishing = Wishing(
            jobs,
            work,
            notices=panes.notices,
            adding=self.adding,
            actions=actions,
            undo=self.organising.undo,
            window=window,
        )
        self.tracing = Tracing(
            jobs,
            work,
            notices=panes.notices,
            desk=self._desk,
            going=self.going,
            article=panes.article,
            notes=panes.notes,
            show_editions=self.looking.compare_editions,
        )
        self.mirroring = Mirroring(
            jobs, work, preferences=preferences, notices=panes.notices, window=window
        )
        self.updating = Updating(
            work, preferences=preferences, notices=panes.notices, window=window
        )
        self.verifying = Verifying(jobs, work, notices=panes.notices, notes=panes.notes)
        self.wishing.link_asked.connect(self.tracing.open_link)
        self.following.ways.append(self.tracing.open_ours)
        self.choosing = Choosing(
            jobs,
            work,
            preferences=preferences,
            actions=actions,
            opens={
                Kind.ARTICLE: self.going.open_article,
                Kind.NOTE: self.going.open_note,
                Kind.TAG: self.searching.open_tag,
                Kind.SETTING: self.adjusting.open_settings,
            },
            window=window,
        )

    def _make_searching(self) -> None:
        jobs, work, panes = self._jobs, self._work, self._panes
        undo = self.organising.undo
        self.landing = Landing(
            jobs,
            work,
            desk=self._desk,
            going=self.going,
            results=panes.results,
            article=panes.article,
            notes=panes.notes,
        )
        self.searching = Searching(
            jobs,
            work,
            notices=panes.notices,
            undo=undo,
            target=self.target,
            left=panes.left,
            library=panes.library,
            results=panes.results,
            box=panes.box,
            window=self._window,
        )
        self.naming = Naming(
            jobs,
            work,
            notices=panes.notices,
            undo=undo,
            selected=self.selected_name,
            window=self._window,
        )

    def _search_handlers(self) -> dict[str, Callable[[], object]]:
        return {
            **self.searching.handlers,
            "edit_names": self.naming.edit_names,
            "next_place": self.landing.next_place,
            "previous_place": self.landing.previous_place,
            "same_name": self.naming.same_name,
        }

    def _begin_note(self) -> None:
        self._desk.begin_note()
        self.going.focus_notes()


def _target_of(hit: Hit | None) -> Target:
    if hit is None:
        return Target()
    return Target(hit.article_id, hit.id if hit.kind is Found.NOTE else "")
