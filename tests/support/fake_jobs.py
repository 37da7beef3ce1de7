"""The threads' side of the window, played by futures that a test answers."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from sourcebook.app import finding, indexing, keeping, naming, noting, reading, wikilinking
from sourcebook.app.jobs import Jobs
from sourcebook.app.noting import Saved
from sourcebook.app.reading import Reading
from sourcebook.model.anchor import Anchor, Fit, Placement
from sourcebook.model.article import Article, Metadata, Shelf
from sourcebook.model.changes import Changes
from sourcebook.model.edition import Block, Edition, Kind
from sourcebook.model.errors import NotInLibrary
from sourcebook.model.highlight import Highlight
from sourcebook.model.note import Note
from sourcebook.model.search import Answers
from sourcebook.model.settings import Settings

NOW = "2026-03-01T09:30:00.000Z"


@dataclass
class Call:
    """A function that was asked for, and the future that was given for it."""

    function: Callable[..., Any]
    arguments: tuple[Any, ...]
    named: dict[str, Any]
    future: "Future[Any]"


@dataclass
class FakeJobs:
    """Answers at once what `answers` names; what `held` names waits for the test."""

    folder: Path = Path("library")
    settings: Settings = field(default_factory=Settings)
    on_changes: list[Callable[[Changes], None]] = field(default_factory=list)
    on_trouble: list[Callable[[Exception], None]] = field(default_factory=list)
    answers: dict[Any, Callable[..., Any]] = field(default_factory=dict)
    held: set[Any] = field(default_factory=set)
    calls: list[Call] = field(default_factory=list)
    watched: tuple[Path | None, Callable[[], None]] | None = None

    @property
    def scribe(self) -> "FakeJobs":
        """Play the scribe process."""
        return self

    def ask(self, function: Callable[..., Any], *args: Any) -> "Future[Any]":
        """Run what a helper process would run, here and now."""
        return self._call(function, args, {})

    @property
    def mirror(self) -> "FakeJobs":
        """Play the mirror process."""
        return self

    def step(self, folder: Path, *, both_ways: bool) -> "Future[Any]":
        """Play the mirror process."""
        return self._call("mirror", (folder, both_ways), {})

    def watch(self, folder: Path | None, on_change: Callable[[], None]) -> None:
        """Remember who is to be told of changed files."""
        self.watched = (folder, on_change)

    @property
    def as_jobs(self) -> Jobs:
        """Return itself under the name that the window knows."""
        return cast("Jobs", self)

    def write(self, function: Callable[..., Any], *args: Any, **named: Any) -> "Future[Any]":
        """Play the library thread."""
        return self._call(function, args, named)

    def read(self, function: Callable[..., Any], *args: Any, **named: Any) -> "Future[Any]":
        """Play a reader."""
        return self._call(function, args, named)

    def prepare_search(self) -> None:
        """Play the search process, which needs no time to start."""

    def search(self, request: Any) -> "Future[Any]":
        """Play the search process."""
        return self._call("search", (request,), {})

    def mentions(self, any_id: str) -> "Future[Any]":
        """Play the search process."""
        return self._call("mentions", (any_id,), {})

    def complete(self, text: str, at: int) -> "Future[Any]":
        """Play the search process."""
        return self._call(finding.complete, (text, at), {})

    def marks(self, request: Any, any_id: str) -> "Future[Any]":
        """Play the search process."""
        return self._call(finding.marks, (request, any_id), {})

    def sentences(self, request: Any, hit: Any) -> "Future[Any]":
        """Play the search process."""
        return self._call(finding.sentences, (request, hit), {})

    def when_index_is_current(self) -> "Future[Any]":
        """Play the index thread."""
        return self._call("when_index_is_current", (), {})

    def suggest(self, spelling: str) -> "Future[Any]":
        """Play the search process."""
        return self._call(naming.suggest, (spelling,), {})

    def prepare_cutting(self) -> None:
        """Play the cutting thread, which needs no time to start."""

    def restore_cut(self, article_id: str, edition_id: str, number: int) -> "Future[Any]":
        """Play the cutting thread."""
        return self._call("restore_cut", (article_id, edition_id, number), {})

    def take_out(self, article_id: str, edition_id: str, at: int) -> "Future[Any]":
        """Play the cutting thread."""
        return self._call("take_out", (article_id, edition_id, at), {})

    def clean_again(self, article_id: str, edition_id: str) -> "Future[Any]":
        """Play the cutting thread."""
        return self._call("clean_again", (article_id, edition_id), {})

    def remember_rule(self, edition_id: str, wish: Any) -> "Future[Any]":
        """Play the cutting thread."""
        return self._call("remember_rule", (edition_id, wish), {})

    def add(self, source: Any, tags: Any = ()) -> "Future[Any]":
        """Play the capture pool."""
        return self._call("add", (source, tags), {})

    def original(self, article_id: str) -> "Future[Any]":
        """Play the capture pool."""
        return self._call("original", (article_id,), {})

    def pdf_page(self, path: Path, number: int, width_px: int) -> "Future[Any]":
        """Play the pages process."""
        return self._call("pdf_page", (path, number, width_px), {})

    def compare(self, edition_id: str, other_id: str) -> "Future[Any]":
        """Play the parse worker."""
        return self._call("compare", (edition_id, other_id), {})

    def speak(self, words: str, language: str, rate: int) -> "Future[Any]":
        """Play the voice thread."""
        return self._call("speak", (words, language, rate), {})

    def hush(self) -> None:
        """Play the silence of the voice: what it was saying was not said to the end."""
        self._call("hush", (), {})
        for call in self.asked("speak"):
            if not call.future.done():
                call.future.set_result(False)

    def asked(self, function: Any) -> list[Call]:
        """Return the calls of *function* so far."""
        return [call for call in self.calls if call.function == function]

    def _call(self, function: Any, args: tuple[Any, ...], named: dict[str, Any]) -> "Future[Any]":
        future: Future[Any] = Future()
        self.calls.append(Call(function, args, named, future))
        if function in self.held:
            return future
        answer: Callable[..., Any] = self.answers.get(function, _no_changes)
        try:
            future.set_result(answer(*args, **named))
        except Exception as error:  # noqa: BLE001 - as a thread's end does
            future.set_exception(error)
        return future


def _no_changes(*_args: Any, **_named: Any) -> Changes:
    return Changes()


class Shelfful(FakeJobs):
    """A small library in memory: three articles, the first with a note and a highlight."""

    def __init__(self) -> None:
        super().__init__()
        self.articles = {
            one.id: one for one in (an_article("a1"), an_article("a2"), an_article("a3"))
        }
        self.notes = {"n1": Note("n1", "a1", "First", "# First\n\nwords", 1, NOW)}
        self.highlights: dict[str, tuple[Highlight, ...]] = {"a1": (a_highlight(),)}
        self.places: dict[str, int] = {}
        self.answers = {
            reading.article_ids: lambda shelf: [*self.articles] if shelf == "inbox" else [],
            reading.on_shelf: lambda shelf, ids: frozenset(
                one for one in ids if shelf == "inbox" and one in self.articles
            ),
            reading.articles: lambda ids: [self.articles[one] for one in ids],
            reading.shelves: lambda: (Shelf("inbox", len(self.articles)),),
            reading.tags: lambda: [("law", 2), ("letters", 1)],
            reading.open_article: self._open_article,
            reading.remember_place: self.places.__setitem__,
            noting.list_notes: lambda: [*self.notes.values()],
            noting.open_note: self._open_note,
            noting.save_note: self._save_note,
            wikilinking.rename: lambda _note_id, old: wikilinking.Renamed(old, old),
            finding.complete: lambda _text, _at: (),
            finding.marks: lambda _request, _any_id: (),
            indexing.waiting: lambda: 0,
            keeping.questions: list,
            keeping.saved_searches: list,
            naming.alias_sets: list,
            naming.sets_with: lambda _spelling: [],
            naming.suggest: lambda _spelling: [],
            "search": lambda _request: Answers(),
        }

    def _open_article(self, article_id: str) -> Reading:
        if article_id not in self.articles:
            raise NotInLibrary(id=article_id)
        note = next((n for n in self.notes.values() if n.article_id == article_id), None)
        marks = self.highlights.get(article_id, ())
        place = self.places.get(article_id, 0)
        return Reading(self.articles[article_id], an_edition(article_id), marks, note, place)

    def _open_note(self, note_id: str) -> Note:
        if note_id not in self.notes:
            raise NotInLibrary(id=note_id)
        return self.notes[note_id]

    def _save_note(
        self, note_id: str, article_id: str, body: str, revision: int, _session: str
    ) -> Saved:
        note_id = note_id or f"n{len(self.notes) + 1}"
        note = Note(note_id, article_id, body[:20], body, revision + 1, NOW)
        self.notes[note_id] = note
        return Saved(note, Changes(notes=frozenset({note_id})))


def an_article(article_id: str) -> Article:
    """Make an article."""
    about = Metadata(title=f"Title of {article_id}", site="example.org", published="2019-11-15")
    return Article(
        article_id, f"https://example.org/{article_id}", about, f"e-{article_id}", 460, "Words.",
        NOW, NOW, read_at=NOW, tags=("law",),
    )  # fmt: skip


def an_edition(article_id: str) -> Edition:
    """Make an edition of a hundred short paragraphs."""
    lines = [f"Sentence {number} of {article_id} is here." for number in range(100)]
    blocks, start = [], 0
    for line in lines:
        blocks.append(Block(Kind.PARAGRAPH, start, start + len(line)))
        start += len(line) + 1
    about = an_article(article_id).metadata
    return Edition(f"e-{article_id}", "c", about, "", "\n".join(lines), tuple(blocks))


def a_highlight() -> Highlight:
    """Make a highlight of the first word of the article a1."""
    anchor = Anchor("Sentence", "", "", 0, 8, "")
    return Highlight("h1", "a1", anchor, Placement(0, 8, Fit.EXACT), comment="Why?")
