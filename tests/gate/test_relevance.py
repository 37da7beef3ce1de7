"""The first answers are at least as good as those of other engines."""

from pathlib import Path

import pytest

from bench.engines import Engine, Fts5, Sourcebook
from bench.relevance import Exact, Quality, Typing, documents, judged, pages, quality
from bench.tantivy_engine import Tantivy

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

FLOOR = 0.955
"""NDCG@10 of every question when this was written: .959."""

TYPING = 0.94
"""The same while the last word is being typed: .946."""


def measured(folder: Path, kind: type[Engine]) -> Quality:
    engine = kind(folder / kind.name)
    engine.build(documents())
    found = quality(engine, judged())
    engine.close()
    return found


@pytest.mark.skipif(not pages(), reason="the pages that were judged are not here")
def test_the_first_answers_are_as_good_as_those_of_other_engines(tmp_path: Path) -> None:
    """Plain Whoosh takes the longest and comes last: ``dev.py bench relevance`` shows it."""
    ours = measured(tmp_path, Sourcebook)
    exact = quality(Exact(tmp_path / Sourcebook.name), judged())
    assert ours.every >= FLOOR
    assert quality(Typing(tmp_path / Sourcebook.name), judged()).every >= TYPING
    for peer in (Fts5, Tantivy):
        theirs = measured(tmp_path, peer)
        assert ours.every >= theirs.every
        assert ours.held_out >= theirs.held_out
        assert min(ours.first, exact.first) >= theirs.first
