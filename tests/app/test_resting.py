"""The search process reads its index ahead while it is asked nothing."""

import time
from pathlib import Path

import pytest

from sourcebook.app import adding, finding, helper_process, indexing, resting
from sourcebook.app.opening import open_library
from sourcebook.app.searcher import Searcher
from sourcebook.model.capture import Source
from sourcebook.model.search import Request
from sourcebook.model.settings import Settings
from support import tasks


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a library with one article, indexed."""
    with open_library(tmp_path / "library") as opened:
        adding.add(opened, Source.pasted_text("A lamp\n\nSomebody lit the lamp."), Settings())
        indexing.catch_up(opened)
    return tmp_path / "library"


def test_all_of_the_index_is_checked_after_a_question(folder: Path) -> None:
    assert finding.ask_folder(folder, Request("lamp ")).total == 1
    assert tasks.checked_in(folder) < 1
    (step,) = helper_process._meanwhile
    while step():
        pass
    assert tasks.checked_in(folder) == 1


def test_no_more_is_read_than_a_share_of_the_memory_that_is_free(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resting, "SHARE", 1 << 62)
    finding.ask_folder(folder, Request("lamp "))
    before = tasks.checked_in(folder)
    (step,) = helper_process._meanwhile
    assert not step()
    assert tasks.checked_in(folder) == before < 1


@pytest.mark.slow
def test_the_search_process_reads_ahead_by_itself(folder: Path) -> None:
    searcher = Searcher(folder)
    try:
        searcher.call(finding.prepare_folder)
        for _ in range(60):
            time.sleep(1)
            if searcher.call(tasks.checked_in) == 1:
                break
        assert searcher.call(tasks.checked_in) == 1
        assert searcher.ask(Request("lamp ")).total == 1
    finally:
        searcher.close()
