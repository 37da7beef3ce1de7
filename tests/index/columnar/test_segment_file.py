"""What was written is read, and what was not is noticed."""

from pathlib import Path

import numpy as np
import pytest

from sourcebook.index.columnar import segment_file
from sourcebook.index.columnar.damaged import Damaged
from sourcebook.index.columnar.segment_file import (
    STRETCH,
    SegmentFile,
    SegmentWriter,
    Spool,
)

ARRAYS = {
    "bytes": np.arange(3 * STRETCH + 5, dtype="u8").astype("u1"),
    "none": np.zeros(0, "u4"),
    "words": np.arange(STRETCH, dtype="u2"),
    "zeros": np.zeros(40, "i8"),
}


def written(folder: Path) -> Path:
    path = folder / "segment.columns"
    writer = SegmentWriter(path)
    for name, array in ARRAYS.items():
        writer.add(name, array)
    spool = Spool(folder, "spooled", "u4")
    for _ in range(3):
        spool.append(np.arange(STRETCH // 4 + 1))
    writer.add_file("spooled", spool)
    writer.finish(7, {"body": 9})
    return path


def test_arrays_come_back_whole_and_in_parts(tmp_path: Path) -> None:
    file = SegmentFile(written(tmp_path))
    for name, array in ARRAYS.items():
        assert np.array_equal(file.whole(name), array)
    assert np.array_equal(file.whole("spooled"), np.tile(np.arange(STRETCH // 4 + 1), 3))
    assert np.array_equal(file.part("words", 9_000, 9_003), [9_000, 9_001, 9_002])
    assert (file.documents, file.totals) == (7, {"body": 9})


def test_each_changed_bit_of_an_array_is_noticed(tmp_path: Path) -> None:
    path = written(tmp_path)
    sound = path.read_bytes()
    end = sum(-(-array.nbytes // 8) * 8 for array in ARRAYS.values()) + 8
    for at in [*range(8, end, 2_003), end - 320, end - 1]:
        changed = bytearray(sound)
        changed[at] ^= 1 << at % 8
        path.write_bytes(changed)
        file = SegmentFile(path)
        with pytest.raises(Damaged):
            [file.whole(name) for name in ARRAYS]
    path.write_bytes(sound)
    [SegmentFile(path).whole(name) for name in ARRAYS]


def test_words_that_changed_places_are_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(segment_file, "SMALL", 0)
    path = written(tmp_path)
    changed = bytearray(path.read_bytes())
    changed[8:24] = changed[16:24] + changed[8:16]
    path.write_bytes(changed)
    with pytest.raises(Damaged):
        SegmentFile(path).part("bytes", 0, 1)
    assert SegmentFile(path).part("bytes", 2 * STRETCH, 2 * STRETCH + 1) == [0]
    monkeypatch.setattr(segment_file, "SMALL", 3 * STRETCH + 5)  # a small one is checked as a whole
    with pytest.raises(Damaged):
        SegmentFile(path).part("bytes", 2 * STRETCH, 2 * STRETCH + 1)
