"""While nobody asks, the index is checked ahead, and what is found damaged is told."""

from pathlib import Path

import pytest

from sourcebook.index import IndexFolder, forget, warm
from sourcebook.index.columnar import segment_file
from sourcebook.index.columnar.segment_file import STRETCH, SegmentFile
from sourcebook.index.search import snapshot_of
from sourcebook.model.errors import IndexUnavailable
from sourcebook.model.search import Document, Found
from support.searching import search

ALL = 1 << 40


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return an index of some stretches."""
    IndexFolder(tmp_path).rebuild(document(number) for number in range(60))
    return tmp_path


def document(number: int) -> Document:
    words = " ".join(f"word{number * 700 + at}" for at in range(700))
    return Document(str(number), Found.NOTE, "", "", f"the ferry {words} lamp")


def files(folder: Path) -> list[SegmentFile]:
    return [segment.columns.file for segment in snapshot_of(folder)[0].segments]


def stretches(folder: Path) -> int:
    return sum(len(file._is_checked) for file in files(folder))


def checked(folder: Path) -> int:
    return sum(file.checked_bytes for file in files(folder)) // STRETCH


def test_nothing_is_read_of_an_index_that_nobody_asked(folder: Path) -> None:
    assert not warm(folder, ALL)


def test_all_of_it_is_checked_a_piece_at_a_time(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(segment_file, "_AT_ONCE", 2)
    search(folder, "ferry ")
    steps, before = 0, checked(folder)
    while warm(folder, ALL):
        now = checked(folder)
        assert 0 < now - before <= 2
        steps, before = steps + 1, now
    assert before == stretches(folder)
    assert steps > 20
    assert not warm(folder, ALL)


def test_no_more_is_checked_than_was_allowed_and_places_come_last(folder: Path) -> None:
    search(folder, "ferry ")
    most = sum(
        -(-file._arrays[name][0].nbytes // STRETCH) * STRETCH
        for file in files(folder)
        for name in file.names
        if not name.endswith("/positions")
    )
    while warm(folder, most):
        pass
    for file in files(folder):
        for name in file.names:
            array, _, first = file._arrays[name]
            end = first - (-array.nbytes // STRETCH)
            is_checked = file._is_checked.find(0, first, end) < 0
            assert is_checked or name.endswith("/positions")
    assert checked(folder) < stretches(folder)


def test_what_is_added_is_checked_as_well(folder: Path) -> None:
    search(folder, "ferry ")
    while warm(folder, ALL):
        pass
    IndexFolder(folder).update([document(60)], [])
    assert len(search(folder, "ferry ", 100)) == 61
    while warm(folder, ALL):
        pass
    assert checked(folder) == stretches(folder)
    forget(folder)
    assert not warm(folder, ALL)


def test_damage_that_no_question_met_is_told_by_the_next_one(folder: Path) -> None:
    file = next(folder.glob("*/*.columns"))
    raw = bytearray(file.read_bytes())
    _, offset, _ = SegmentFile(file)._arrays["body/positions"]
    raw[offset + 5] ^= 4
    file.write_bytes(raw)
    assert len(search(folder, "lamp ", 100)) == 60
    while warm(folder, ALL):
        pass
    for query in ("lamp ", '"the ferry"'):
        with pytest.raises(IndexUnavailable, match="damaged"):
            search(folder, query)
    assert not warm(folder, ALL)
    IndexFolder(folder).rebuild([document(1)])
    assert len(search(folder, "lamp ")) == 1


def test_a_file_that_was_written_to_is_left_to_the_next_question(folder: Path) -> None:
    search(folder, "lamp ")
    file = next(folder.glob("*/*.columns"))
    raw = file.read_bytes()
    file.write_bytes(raw[:-1] + b"x")
    before = checked_without_opening(folder)
    while warm(folder, ALL):
        pass
    assert checked_without_opening(folder) == before


def checked_without_opening(folder: Path) -> int:
    from sourcebook.index.search import _opened

    segments = _opened[folder].snapshot.segments
    return sum(segment.columns.file.checked_bytes for segment in segments)
