"""The window's work beside its own thread: ordered, told, found, and noticed from outside."""

import threading
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from filelock import FileLock

from sourcebook.app import adding, indexing, noting, organising, reading
from sourcebook.app.jobs import Jobs
from sourcebook.app.opening import open_library
from sourcebook.model.capture import Source
from sourcebook.model.changes import Changes
from sourcebook.model.errors import EditionSuperseded, IndexUnavailable, NotInLibrary
from sourcebook.model.search import Request
from sourcebook.model.settings import Settings
from support.screen import wait_until

pytestmark = pytest.mark.slow

HARBOUR = "The Harbour of Şengal\n\nEvery evening somebody climbed the steps and lit the lamp.\n"


@pytest.fixture
def jobs(tmp_path: Path) -> Iterator[Jobs]:
    """Return the jobs of a window on an empty library."""
    made = Jobs(tmp_path / "library", Settings())
    made.open()
    yield made
    made.close()


def test_what_is_added_can_be_listed_and_found(jobs: Jobs) -> None:
    added = jobs.add(Source.pasted_text(HARBOUR), ["sea"]).result(60)
    assert added.status == "added"
    (article,) = jobs.read(reading.list_articles, "inbox").result(60)
    assert (article.id, article.tags) == (added.id, ("sea",))
    jobs.when_index_is_current().result(60)
    assert [hit.id for hit in jobs.search(Request("sengal")).result(60).hits] == [added.id]


def test_a_failing_source_is_told_in_the_result(jobs: Jobs, tmp_path: Path) -> None:
    added = jobs.add(Source.file(tmp_path / "none.txt")).result(60)
    assert added.status == "failed"
    assert "There is no file" in added.error


def test_a_write_tells_what_changed(jobs: Jobs) -> None:
    told: list[Changes] = []
    jobs.on_changes.append(told.append)
    added = jobs.add(Source.pasted_text(HARBOUR)).result(60)
    assert added.id in told[0].articles


def test_an_error_of_ours_reaches_the_caller(jobs: Jobs) -> None:
    with pytest.raises(NotInLibrary):
        jobs.write(organising.trash, "no such id").result(60)


def test_writes_keep_their_order(jobs: Jobs) -> None:
    added = jobs.add(Source.pasted_text(HARBOUR)).result(60)
    for number in range(20):
        jobs.write(noting.set_note, added.id, f"state {number}", "test")
    note = jobs.write(noting.note_for, added.id).result(60)
    assert note is not None
    assert note.body == "state 19"


def test_what_another_process_writes_is_noticed_and_found(jobs: Jobs) -> None:
    noticed = threading.Event()
    jobs.on_changes.append(lambda _changes: noticed.set())
    with open_library(jobs.folder) as other:
        added = adding.add(other, Source.pasted_text(HARBOUR), Settings())
    assert noticed.wait(30)
    wait_until(lambda: jobs.search(Request("sengal")).result(60).hits, "the article in the index")
    assert jobs.search(Request("sengal")).result(60).hits[0].id == added.id


def test_what_is_saved_while_another_process_holds_the_index_is_found_afterwards(
    tmp_path: Path,
) -> None:
    jobs = Jobs(tmp_path / "library", Settings())
    jobs.folder.mkdir()
    try:
        with FileLock(indexing.lock_file(jobs.folder)):
            jobs.open()
            added = jobs.add(Source.pasted_text(HARBOUR)).result(60)
            jobs.when_index_is_current().result(60)
        request = Request("lamp")
        wait_until(lambda: jobs.read(indexing.waiting).result(60) == 0, "the index to be taught")
        assert [hit.id for hit in jobs.search(request).result(60).hits] == [added.id]
        assert jobs.search(request).result(60).is_indexed
    finally:
        jobs.close()


def test_an_index_that_cannot_be_made_is_told_once_and_made_when_it_can(tmp_path: Path) -> None:
    jobs = Jobs(tmp_path / "library", Settings())
    jobs.folder.mkdir()
    (jobs.folder / "index").write_text("no folder")
    told: list[Exception] = []
    jobs.on_trouble.append(told.append)
    jobs.open()
    try:
        added = jobs.add(Source.pasted_text(HARBOUR)).result(60)
        for _ in range(3):
            jobs.when_index_is_current()
            answers = jobs.search(Request("lamp")).result(60)
            assert [hit.id for hit in answers.hits] == [added.id]
        wait_until(lambda: jobs.search(Request("lamp")).result(60).index_trouble, "the reason")
        assert [type(one) for one in told] == [IndexUnavailable]
        (jobs.folder / "index").unlink()
        wait_until(lambda: jobs.search(Request("lamp")).result(60).is_indexed, "the new index")
        assert len(told) == 1
    finally:
        jobs.close()


def test_a_search_whose_helper_dies_is_asked_again(jobs: Jobs) -> None:
    added = jobs.add(Source.pasted_text(HARBOUR)).result(60)
    jobs.when_index_is_current().result(60)
    assert jobs.search(Request("lamp")).result(60).total == 1
    process = jobs._searcher.worker._process
    assert process is not None
    psutil.Process(process.pid).suspend()
    asked = jobs.search(Request("lamp"))
    wait_until(asked.running, "the question to be asked")
    process.kill()
    assert [hit.id for hit in asked.result(60).hits] == [added.id]


def test_no_question_waits_for_the_words_that_names_are_suggested_from(jobs: Jobs) -> None:
    jobs.add(Source.pasted_text(HARBOUR)).result(60)
    jobs.when_index_is_current().result(60)
    jobs.suggest("Sengal").result(60)
    assert jobs._names.worker._process is not None
    helper = psutil.Process(jobs._names.worker._process.pid)
    helper.suspend()
    suggested = jobs.suggest("Harbor")
    assert jobs.search(Request("lamp")).result(60).total == 1
    assert not suggested.done()
    helper.resume()
    suggested.result(60)


def test_a_deleted_index_is_made_anew_by_the_next_search(jobs: Jobs) -> None:
    added = jobs.add(Source.pasted_text(HARBOUR)).result(60)
    jobs.when_index_is_current().result(60)
    (jobs.folder / "index").rename(jobs.folder / "gone")
    assert [hit.id for hit in jobs.search(Request("lamp")).result(60).hits] == [added.id]


def test_only_the_newest_completion_is_looked_for(jobs: Jobs) -> None:
    asked = [jobs.complete("is:st"[:end], end) for end in (1, 2, 3, 4, 5)]
    assert [one.text for one in asked[-1].result(60)] == ["is:starred "]
    assert [one.cancelled() for one in asked[1:]] == [True, True, True, False]


def test_a_search_that_is_prepared_answers_as_any_other(jobs: Jobs) -> None:
    jobs.prepare_search()
    added = jobs.add(Source.pasted_text(HARBOUR)).result(60)
    jobs.when_index_is_current().result(60)
    jobs.prepare_search()
    assert [hit.id for hit in jobs.search(Request("lamp")).result(60).hits] == [added.id]


def test_places_and_completions_come_from_beside_the_window(jobs: Jobs) -> None:
    added = jobs.add(Source.pasted_text(HARBOUR), ["harbour"]).result(60)
    text = jobs.read(reading.open_article, added.id).result(60).edition.text
    (span,) = jobs.marks(Request("evening climb"), added.id).result(60)[1:]
    assert text[slice(*span)] == "climbed"
    jobs.when_index_is_current().result(60)
    (hit,) = jobs.search(Request("lamp")).result(60).hits
    assert jobs.sentences(Request("lamp"), hit).result(60) == ()
    (offer,) = jobs.complete("tag:har", 7).result(60)
    assert offer.text == "tag:harbour "
    jobs.write(noting.set_note, added.id, "The people of Rakka left.", "t").result(60)
    jobs.when_index_is_current().result(60)
    assert [one.spelling for one in jobs.suggest("Raqqa").result(60)] == ["Rakka"]
    with pytest.raises(NotInLibrary):
        jobs.marks(Request("lamp"), "gone").result(60)


def test_everything_is_closed_at_the_end(tmp_path: Path) -> None:
    jobs = Jobs(tmp_path / "library", Settings())
    jobs.open()
    jobs.add(Source.pasted_text(HARBOUR)).result(60)
    jobs.search(Request("lamp")).result(60)
    jobs.close()
    assert not (jobs.folder / "library.db-wal").exists()
    left = [thread.name for thread in threading.enumerate() if thread.name != "MainThread"]
    assert not [name for name in left if name.startswith(("library", "reader", "index", "watch"))]
    with open_library(jobs.folder) as again:
        assert len(reading.list_articles(again, "all")) == 1
        assert indexing.rebuild(again) == 1  # the lock of the index is free


def test_a_paragraph_is_taken_out_and_restored_while_pages_are_cleaned(jobs: Jobs) -> None:
    added = jobs.add(Source.pasted_text(HARBOUR + "\nThen it went out, and nobody came.\n")).result(
        60
    )
    before = jobs.read(reading.open_article, added.id).result(60).edition
    jobs.take_out(added.id, before.id, 0).result(60)
    less = jobs.read(reading.open_article, added.id).result(60).edition
    assert less.text == "Then it went out, and nobody came."
    with pytest.raises(EditionSuperseded):
        jobs.take_out(added.id, before.id, 0).result(60)
    jobs.restore_cut(added.id, less.id, 0).result(60)
    assert jobs.read(reading.open_article, added.id).result(60).edition.text == before.text
