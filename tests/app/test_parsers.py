"""Pages are cleaned side by side, and one that breaks its worker costs nobody a word."""

import logging
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import psutil
import pytest

from sourcebook import clean
from sourcebook.app import adding, following, parsers
from sourcebook.app.parsers import Parser
from sourcebook.app.worker import Worker
from sourcebook.model.article import Status
from sourcebook.model.errors import CleaningFailed, SourceEmpty, WorkerFailed
from support import tasks
from support.books import png
from support.pages import HTML, captured

pytestmark = pytest.mark.slow

PAGE = captured("<p>The <b>lamp</b> was lit.</p><script>x</script><p>Every evening.</p>", HTML)
PLAIN_WORDS = "The lamp was lit.\nEvery evening."


@pytest.fixture
def parser() -> Iterator[Parser]:
    """Return a pool of two workers with tight limits."""
    made = Parser(2, cpu_s=5, patience_s=60, memory_bytes=400 << 20)
    yield made
    made.close()


def cleaning_is(monkeypatch: pytest.MonkeyPatch, task: Callable[..., object]) -> None:
    """Let the workers do *task* instead of cleaning."""
    monkeypatch.setattr(adding, "clean_here", task)


def test_there_is_a_worker_for_each_core() -> None:
    assert Parser().size == min(parsers.cores(), parsers.MOST_WORKERS)
    assert 1 <= parsers.cores() <= (psutil.cpu_count() or 1)


def test_no_worker_is_started_before_there_is_a_page() -> None:
    before = {child.pid for child in psutil.Process().children()}
    Parser(2).close()
    assert {child.pid for child in psutil.Process().children()} <= before


def test_a_page_is_cleaned_as_it_would_be_here(parser: Parser) -> None:
    there, here = parser.clean(PAGE), adding.clean_here(PAGE)
    assert replace(there.edition, id="") == replace(here.edition, id="")
    assert there.edition.status is Status.WHOLE


def test_a_page_is_prepared_as_its_edition_would_be_here(parser: Parser) -> None:
    there, here = parser.prepare(PAGE), adding.ready(adding.clean_here, PAGE)
    varying = {"id", "made_at", "seal"}
    assert {k: v for k, v in there.edition.row.items() if k not in varying} == {
        k: v for k, v in here.edition.row.items() if k not in varying
    }
    assert replace(there.edition, id="", row={}) == replace(here.edition, id="", row={})


def test_a_page_that_breaks_its_worker_is_prepared_with_its_words(
    parser: Parser, monkeypatch: pytest.MonkeyPatch
) -> None:
    cleaning_is(monkeypatch, tasks.crash)
    found = parser.prepare(PAGE).edition
    assert (found.status, found.text) == (Status.PLAIN, PLAIN_WORDS)


def test_a_page_cleaned_for_its_images_brings_them_and_no_words(parser: Parser) -> None:
    page = captured(png(), "image/png")
    found, whole = parser.images(page), parser.clean(page)
    assert (found.enclosed, found.edition.assets) == (whole.enclosed, whole.edition.assets)
    assert found.enclosed
    assert (found.edition.text, found.edition.html, found.edition.blocks) == ("", "", ())


def test_two_pages_are_cleaned_at_the_same_time(
    parser: Parser, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    cleaning_is(monkeypatch, tasks.meet)
    place = replace(PAGE, source=str(tmp_path))
    with ThreadPoolExecutor(2) as threads:
        met: set[Any] = set(threads.map(parser.clean, [place, place]))
    assert len(met) == 2


def test_one_page_after_another_needs_one_worker(parser: Parser) -> None:
    before = {child.pid for child in psutil.Process().children()}
    for _ in range(3):
        parser.clean(PAGE)
    started = {child.pid for child in psutil.Process().children()} - before
    names = [psutil.Process(pid).cmdline() for pid in started]
    assert sum("spawn_main" in " ".join(words) for words in names) == 1


@pytest.mark.parametrize(
    "task",
    [
        tasks.crash,
        pytest.param(
            tasks.die_on,
            marks=pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL"),
        ),
        tasks.work_on,
        tasks.eat_up,
        tasks.run_out_of_memory,
    ],
)
def test_a_page_that_breaks_its_worker_keeps_its_words(
    parser: Parser, monkeypatch: pytest.MonkeyPatch, task: Callable[..., object]
) -> None:
    with monkeypatch.context() as patched:
        cleaning_is(patched, task)
        edition = parser.clean(PAGE).edition
    assert edition.status is Status.PLAIN
    assert edition.text == PLAIN_WORDS
    assert parser.clean(PAGE).edition.status is Status.WHOLE


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_page_whose_worker_was_killed_from_outside_is_cleaned_by_the_next_one(
    parser: Parser, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    cleaning_is(monkeypatch, partial(tasks.die_once, str(tmp_path / "mark")))
    edition = parser.clean(PAGE).edition
    assert edition.status is Status.WHOLE
    assert (tmp_path / "mark").exists()


def test_a_page_on_which_a_worker_hangs_keeps_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    parser = Parser(1, patience_s=20)
    cleaning_is(monkeypatch, tasks.hang_on)
    assert parser.clean(PAGE).edition.text == PLAIN_WORDS
    parser.close()


def test_a_bug_of_the_cleaner_is_logged_and_the_words_are_kept(
    parser: Parser, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    cleaning_is(monkeypatch, tasks.stumble_over)
    with caplog.at_level(logging.ERROR):
        assert parser.clean(PAGE).edition.text == PLAIN_WORDS
    assert "ZeroDivisionError" in caplog.text


def test_what_cannot_be_shown_plainly_either_comes_back_empty_and_says_so(
    parser: Parser, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        cleaning_is(patched, tasks.crash)
        patched.setattr(adding, "clean_plainly_here", tasks.crash)
        edition = parser.clean(PAGE).edition
    assert (edition.text, edition.status) == ("", Status.BROKEN)
    assert parser.clean(PAGE).edition.text


def test_a_page_without_words_is_refused_and_not_shown_plainly(parser: Parser) -> None:
    with pytest.raises(SourceEmpty):
        parser.clean(captured("<p> </p>", HTML))


def test_a_closed_pool_ends_its_workers_in_the_middle_and_starts_none(
    parser: Parser, monkeypatch: pytest.MonkeyPatch
) -> None:
    parser.clean(PAGE)
    cleaning_is(monkeypatch, tasks.hang_on)
    with ThreadPoolExecutor(1) as threads:
        future = threads.submit(parser.clean, PAGE)
        threading.Timer(0.5, parser.close).start()
        with pytest.raises(CleaningFailed):
            future.result(30)
    assert not [worker for worker in parser._workers if worker._process]


def test_what_is_done_ahead_comes_in_its_order_and_not_too_far_ahead(parser: Parser) -> None:
    asked: list[int] = []

    def items() -> Iterator[int]:
        for number in range(50):
            asked.append(number)
            yield number

    release = threading.Event()

    def work(number: int) -> int:
        if number == 0:
            release.wait(30)
        return number * 2

    results = parser.ahead(work, items())
    threading.Timer(0.3, release.set).start()
    first, future = next(results)
    assert (first, future.result(30)) == (0, 0)
    assert len(asked) <= parsers.AHEAD * parser.size + 1
    assert [(item, future.result(30)) for item, future in results] == [
        (number, number * 2) for number in range(1, 50)
    ]


LEADING = (
    b"<meta property='og:type' content='article'><link rel='next' href='/story?page=2'>"
    b"<p>The lamp was lit.</p>"
)


def test_the_leads_of_a_page_are_read_in_a_worker(
    parser: Parser, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = "https://example.org/story"
    here = following.leads_here(LEADING, "utf-8", address)
    assert here.next == "https://example.org/story?page=2"
    monkeypatch.setattr(clean, "leads_of", None)  # nothing is parsed in this process
    assert parser.leads(LEADING, "utf-8", address) == here


def test_a_page_whose_leads_are_too_hard_leads_nowhere(
    parser: Parser, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise WorkerFailed(task="leads", reason="it took too long")

    monkeypatch.setattr(Worker, "call", fail)
    assert not parser.leads(LEADING, "utf-8", "https://example.org/story").next
