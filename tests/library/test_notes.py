"""No word of a note is lost: not to a save, not to another window, not to a slip of the hand."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from sourcebook import library
from sourcebook.base import clock
from sourcebook.library import Library, open_library
from sourcebook.library.notes import LOSS_KEPT, loss
from sourcebook.model.errors import NoteChangedMeanwhile, NoteExists, NotInLibrary
from sourcebook.model.note import Note
from support.making import add_article


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)

    def tell(self) -> str:
        """Return the time as the program writes it."""
        return self.now.isoformat(timespec="milliseconds").replace("+00:00", "Z")

    def wait(self, seconds: float) -> None:
        """Let time pass."""
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Return the clock that the library reads."""
    watch = Clock()
    monkeypatch.setattr(clock, "utc_now", watch.tell)
    return watch


def save(lib: Library, note: Note, body: str, session: str = "window") -> Note:
    """Save *body* over *note* as the editor does."""
    return library.save_note(lib, note.id, body, body[:20], note.revision, session).note


def bodies(lib: Library, note: Note) -> list[str]:
    """Return the kept states of a note, the newest first."""
    return [one.body for one in library.revisions(lib, note.id)]


def test_a_note_stands_beside_its_article(lib: Library) -> None:
    article_id = add_article(lib)
    made = library.add_note(lib, article_id, "# Bridge\n", "Bridge")
    assert made.changes.notes == {made.note.id}
    assert library.note_of(lib, article_id) == made.note == library.note(lib, made.note.id)
    assert (made.note.revision, made.note.title, made.note.body) == (1, "Bridge", "# Bridge\n")


def test_an_article_has_one_note(lib: Library) -> None:
    article_id = add_article(lib)
    first = library.add_note(lib, article_id, "one", "one").note
    with pytest.raises(NoteExists) as refused:
        library.add_note(lib, article_id, "two", "two")
    assert refused.value.fields["id"] == first.id
    library.trash(lib, first.id)
    second = library.add_note(lib, article_id, "two", "two").note
    assert library.note_of(lib, article_id) == second
    with pytest.raises(NoteExists):
        library.restore(lib, first.id)


def test_a_note_needs_the_article_it_names(lib: Library) -> None:
    with pytest.raises(NotInLibrary):
        library.add_note(lib, "gone", "words", "words")
    with pytest.raises(NotInLibrary):
        library.save_note(lib, "gone", "words", "words", 1, "window")
    assert library.note_of(lib, "gone") is None


def test_notes_come_with_the_one_saved_last_first(lib: Library, watch: Clock) -> None:
    beside = library.add_note(lib, add_article(lib), "beside", "beside").note
    watch.wait(1)
    free = library.add_note(lib, "", "free", "free").note
    watch.wait(1)
    beside = save(lib, beside, "beside, longer")
    assert library.notes(lib) == [beside, free]
    assert library.notes(lib, free_only=True) == [free]


def test_notes_of_trashed_articles_are_left_out(lib: Library) -> None:
    article_id = add_article(lib)
    beside = library.add_note(lib, article_id, "beside", "beside").note
    library.trash(lib, article_id)
    assert library.notes(lib) == []
    assert library.notes(lib, include_trashed=True) == [beside]


def test_a_save_from_an_old_revision_overwrites_nothing(lib: Library) -> None:
    old = library.add_note(lib, "", "as read here", "note").note
    save(lib, old, "changed elsewhere", "elsewhere")
    with pytest.raises(NoteChangedMeanwhile):
        save(lib, old, "changed here")
    assert library.note(lib, old.id).body == "changed elsewhere"


def test_saving_what_stands_writes_nothing(lib: Library) -> None:
    note = save(lib, library.add_note(lib, "", "words", "words").note, "words!")
    last = library.last_seq(lib)
    assert not library.save_note(lib, note.id, note.body, note.title, 0, "window").changes
    assert (library.last_seq(lib), library.note(lib, note.id)) == (last, note)


def test_a_burst_of_typing_keeps_one_state_in_ten_seconds(lib: Library, watch: Clock) -> None:
    note = library.add_note(lib, "", "", "").note
    words = "word " * 60
    for end in range(1, len(words), 3):  # 100 saves in 33 seconds
        watch.wait(1 / 3)
        note = save(lib, note, words[:end])
    assert 3 <= len(bodies(lib, note)) <= 5
    assert note.revision == 101


def test_another_session_ends_a_burst(lib: Library, watch: Clock) -> None:
    note = library.add_note(lib, "", "one", "one").note
    for body, session in [("one two", "a"), ("one two three", "b"), ("one two three four", "b")]:
        watch.wait(0.3)
        note = save(lib, note, body, session)
    assert bodies(lib, note) == ["one two", "one"]


def test_a_large_deletion_keeps_what_stood_before(lib: Library, watch: Clock) -> None:
    note = library.add_note(lib, "", "", "").note
    for body in ("a long thought", "a long thought " * 10, "a"):
        watch.wait(0.3)
        note = save(lib, note, body)
    assert bodies(lib, note)[0] == "a long thought " * 10


def test_what_is_deleted_letter_by_letter_is_kept_too(lib: Library, watch: Clock) -> None:
    note = save(lib, library.add_note(lib, "", "", "").note, "a")
    thought = "a thought that was typed within one burst, and regretted " * 3
    for end in (*range(0, len(thought), 20), *range(len(thought), 0, -5)):
        watch.wait(0.05)
        note = save(lib, note, thought[:end])
    assert max(len(body) for body in bodies(lib, note)) >= len(thought) - LOSS_KEPT


def test_a_clock_set_back_loses_nothing(lib: Library, watch: Clock) -> None:
    note = library.add_note(lib, "", "one", "one").note
    note = save(lib, note, "one two")
    note = save(lib, note, "one two three")
    watch.wait(-86_400 * 365)
    note = save(lib, note, "one two three four")
    note = save(lib, note, "one two three four five")
    assert "one two three four" in bodies(lib, note)


def test_the_log_tells_a_burst_once_and_never_copies_the_words(lib: Library, watch: Clock) -> None:
    note = library.add_note(lib, "", "", "").note
    word = "unmistakable"
    for end in range(1, 100):
        watch.wait(0.01)
        note = save(lib, note, f"{word} {'x' * end}")
    assert lib.db.value("SELECT count(*) FROM change WHERE what = 'autosave'") == 1
    assert library.changes_since(lib, library.last_seq(lib) - 1).notes == {note.id}
    logged = " ".join(str(row[0]) for row in lib.db.rows("SELECT before FROM change_row"))
    assert f"{word} x" not in logged


def test_numbers_in_the_log_are_never_given_twice(lib: Library, watch: Clock) -> None:
    note = library.add_note(lib, "", "", "").note
    seen = []
    for end in range(1, 30):
        watch.wait(0.1)
        note = save(lib, note, "x" * end)
        seen.append(lib.db.row("SELECT seq, counter FROM change ORDER BY seq DESC LIMIT 1"))
    assert len(set(seen)) == len(seen)


@given(one=some.text("ab", max_size=12), other=some.text("ab", max_size=12))
def test_what_a_save_loses_lies_between_the_common_ends(one: str, other: str) -> None:
    lost = loss(one, other)
    head = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    head = min(len(one), len(other)) if head is None else head
    assert 0 <= lost <= len(one) - head
    assert (lost == 0) == any(
        other.startswith(one[:cut]) and other[cut:].endswith(one[cut:]) for cut in range(head + 1)
    )


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Return one library for many examples."""
    with open_library(tmp_path_factory.mktemp("notes"), write=True) as lib:
        lib.db.run("PRAGMA synchronous = OFF")
        yield lib


@settings(max_examples=60)
@given(
    saves=some.lists(
        some.tuples(some.integers(0, 120), some.integers(0, 60), some.booleans()), max_size=25
    )
)
def test_never_more_than_half_a_line_is_missing_from_what_is_kept(
    shelf: Library, saves: list[tuple[int, int, bool]]
) -> None:
    """Type and cut at random; each state is near to one that stands or is kept."""
    note = library.add_note(shelf, "", "", "").note
    stood = [""]
    for number, (cut, typed, other) in enumerate(saves):
        before = stood[-1]
        stood.append(before[: max(0, len(before) - cut)] + chr(0x4E00 + number) * typed)
        note = save(shelf, note, stood[-1], "other" if other else "window")
    kept = [*bodies(shelf, note), note.body]
    for body in stood:
        assert min(loss(body, one) for one in kept) <= LOSS_KEPT
