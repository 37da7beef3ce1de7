"""The window that is measured holds what was asked for, and every key is waited for."""

from pathlib import Path

import pytest

from bench import archive
from bench.corpus import Corpus
from bench.search_table import window_lines
from bench.typist import Typist
from bench.window_search import typed
from sourcebook import library
from sourcebook.app import indexing, reading
from sourcebook.app.finding import ask
from sourcebook.base.folding import fold
from sourcebook.model.edition import Kind
from sourcebook.model.search import Request
from support.studio import open_studio

SIZE = 20


def test_a_made_up_library_is_whole_and_indexed(tmp_path: Path) -> None:
    archive.make(tmp_path, SIZE)
    with library.open_library(tmp_path, write=False) as opened:
        assert len(library.article_ids(opened, "inbox")) == SIZE * 9 // 10
        assert len(library.notes(opened)) == SIZE // 10
        assert not library.check(opened)
        assert not library.pending_seqs(opened)
        document = Corpus().document(3)
        (word, *_) = (one for one in fold(document.title).split() if len(one) > 8)
        found = ask(opened, Request(word)).hits
        (hit,) = (one for one in found if one.title == document.title)
        edition = reading.open_article(opened, hit.article_id).edition
        assert edition.text == document.body
        headings = [block for block in edition.blocks if block.kind is Kind.HEADING]
        assert "\n".join(edition.text[one.start : one.end] for one in headings) == document.headings
    assert indexing.index_folder(tmp_path).is_dir()


def test_a_dozen_questions_are_typed() -> None:
    assert len(set(typed())) == 12
    assert sum(question.startswith('"') for question in typed()) == 3


def test_each_key_is_counted_once_when_its_answers_are_painted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCEBOOK_HOME", str(tmp_path))
    folder = tmp_path / "library"
    archive.make(folder, SIZE)
    with open_studio(folder) as studio:
        typist = Typist(studio.window)
        for query in ("mo", "a b"):
            typist.type(query)
        assert len(typist.took_ms) == 5
        assert min(typist.took_ms) > 0


def test_what_misses_its_demand_is_marked() -> None:
    report = {
        "key_to_paint_ms": {"10000": [100.0, 120.0], "100000": [150.0, 260.0]},
        "busy_key_to_paint_ms": {"10000": [1.0, 2.0], "100000": [3.0, 4.0]},
        "late_ms": {"idle": [0.2, 1.0], "searching": [0.2, 2.0], "busy": [0.3, 5.0]},
    }
    lines = window_lines(report)
    assert [line.endswith("!") for line in lines] == [False, False, True, False, False, False, True]
