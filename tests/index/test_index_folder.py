"""Teaching the index, and surviving what can happen to its files."""

import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest

from sourcebook.index import IndexFolder
from sourcebook.index.columnar.segment_file import SegmentFile
from sourcebook.model.errors import IndexUnavailable
from sourcebook.model.search import Document, Found
from support.searching import search


def document(identifier: str, body: str = "a ferry") -> Document:
    return Document(identifier, Found.NOTE, "", f"Note {identifier}", body)


def found(folder: Path, query: str) -> set[str]:
    return {match.id for match in search(folder, query, 500)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "index"
    IndexFolder(folder).rebuild(document(str(number)) for number in range(5))
    return folder


def test_an_index_that_was_never_made_is_unavailable(tmp_path: Path) -> None:
    index = IndexFolder(tmp_path / "index")
    assert not index.is_usable()
    for use in (index.generation, index.ids, lambda: index.update([], [])):
        with pytest.raises(IndexUnavailable):
            use()
    with pytest.raises(IndexUnavailable):
        search(tmp_path / "index", "ferry")
    assert not (tmp_path / "index").exists()


def test_a_new_index_holds_what_it_was_taught(folder: Path) -> None:
    index = IndexFolder(folder)
    assert index.is_usable()
    assert index.ids() == {"0", "1", "2", "3", "4"}
    assert found(folder, "ferry ") == {"0", "1", "2", "3", "4"}


def test_an_empty_index_finds_nothing(tmp_path: Path) -> None:
    assert IndexFolder(tmp_path).rebuild([]) == 0
    assert IndexFolder(tmp_path).is_usable()
    assert IndexFolder(tmp_path).ids() == set()
    assert search(tmp_path, "ferry") == []


def test_an_update_replaces_by_id_and_removes_what_is_gone(folder: Path) -> None:
    before = IndexFolder(folder).generation()
    IndexFolder(folder).update([document("1", "a train"), document("9")], ["2", "unknown"])
    assert IndexFolder(folder).generation() != before
    assert IndexFolder(folder).ids() == {"0", "1", "3", "4", "9"}
    assert found(folder, "ferry ") == {"0", "3", "4", "9"}
    assert found(folder, "train ") == {"1"}


def test_of_two_states_of_one_document_the_last_is_kept(folder: Path) -> None:
    IndexFolder(folder).update([document("7", "first"), document("7", "second")], [])
    assert found(folder, "first ") == set()
    assert found(folder, "second ") == {"7"}


def test_many_small_updates_leave_few_segments_and_no_stray_files(folder: Path) -> None:
    expected = {str(number) for number in range(5)}
    for number in range(30):
        IndexFolder(folder).update(
            [document("typed", f"draft{number}"), document(f"n{number}")], []
        )
        expected |= {"typed", f"n{number}"}
    assert IndexFolder(folder).ids() == expected
    assert found(folder, "draft29 ") == {"typed"}
    assert found(folder, "draft28 ") == set()
    [generation] = [path for path in folder.iterdir() if path.is_dir()]
    assert len(list(generation.glob("*.columns"))) <= 10
    assert len(list(generation.glob("contents-*.json"))) == 1
    assert not [path for path in generation.iterdir() if ".tmp" in path.name]


def test_a_rebuild_replaces_all_and_sweeps_the_old_generation(folder: Path) -> None:
    before = IndexFolder(folder).generation()
    (folder / "left-by-a-killed-rebuild").mkdir()
    assert IndexFolder(folder).rebuild([document("new")]) == 1
    assert IndexFolder(folder).generation() != before
    assert found(folder, "note") == {"new"}
    assert len([path for path in folder.iterdir() if path.is_dir()]) == 1


def test_a_failed_rebuild_leaves_the_index_as_it_was(folder: Path) -> None:
    def documents() -> Iterator[Document]:
        yield document("new")
        raise OSError(28, "no space left")

    with pytest.raises(IndexUnavailable, match="no space left"):
        IndexFolder(folder).rebuild(documents())
    assert len(found(folder, "ferry ")) == 5
    assert len([path for path in folder.iterdir() if path.is_dir()]) == 1


def test_after_a_failed_update_the_next_one_gets_the_lock(folder: Path) -> None:
    broken = Document("x", Found.NOTE, "", "title", cast("str", 7))
    with pytest.raises(AttributeError):  # our bug, and told as one
        IndexFolder(folder).update([broken], ["0"])
    assert IndexFolder(folder).ids() == {"0", "1", "2", "3", "4"}
    IndexFolder(folder).update([document("x")], [])
    assert "x" in IndexFolder(folder).ids()


def test_an_index_of_another_version_is_made_anew(folder: Path) -> None:
    pointer = json.loads((folder / "current.json").read_text("utf-8"))
    (folder / "current.json").write_text(json.dumps(pointer | {"version": "0"}), "utf-8")
    assert_mended_by_a_rebuild(folder)


@pytest.mark.parametrize("name", ["../other", "other", "other/../other"])
def test_only_a_generation_of_our_own_is_opened(folder: Path, name: str) -> None:
    pointer = json.loads((folder / "current.json").read_text("utf-8"))
    (folder / "other").mkdir()
    shutil.copytree(folder / pointer["generation"], folder / name, dirs_exist_ok=True)
    (folder / "current.json").write_text(json.dumps(pointer | {"generation": name}), "utf-8")
    assert_mended_by_a_rebuild(folder)


def test_all_that_an_update_wrote_is_on_the_disk_when_it_returns(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    [generation] = [path for path in folder.iterdir() if path.is_dir()]
    before = set(generation.iterdir())
    synced: list[Path] = []
    monkeypatch.setattr(
        "sourcebook.base.atomic.sync_file",
        lambda descriptor: synced.append(descriptor_path(descriptor, generation)),
    )
    monkeypatch.setattr("sourcebook.base.atomic.sync_folder", synced.append)
    IndexFolder(folder).update([document("9")], [])
    written = set(generation.iterdir()) - before
    assert {path.suffix for path in written} == {".columns", ".json"}
    assert {path.name for path in written} <= {final_name(path.name) for path in synced}
    assert synced[-1] == generation


def final_name(name: str) -> str:
    """Return the name that a temporary file gets once it is on the disk."""
    found = re.fullmatch(r"\.(.+?)(?:\.[0-9a-f]{8})?\.tmp", name)
    return found[1] if found else name


def descriptor_path(descriptor: int, folder: Path) -> Path:
    """Return which file of *folder* a descriptor is open on."""
    stat = os.fstat(descriptor)
    return next(path for path in folder.iterdir() if os.path.samestat(path.stat(), stat))


def test_what_a_killed_writer_left_is_swept_by_the_next_update(folder: Path) -> None:
    [generation] = [path for path in folder.iterdir() if path.is_dir()]
    strays = [".contents-7.json.12ab.tmp", ".x.columns.tmp", "x.columns"]
    for name in strays:
        (generation / name).write_bytes(b"half")
    IndexFolder(folder).update([document("9")], [])
    assert not [name for name in strays if (generation / name).exists()]
    assert "9" in IndexFolder(folder).ids()


@pytest.mark.parametrize("content", ["", "{", "[]", "null", '{"generation": 7}', "\ufeff"])
def test_a_damaged_pointer_is_mended_by_a_rebuild(folder: Path, content: str) -> None:
    (folder / "current.json").write_text(content, "utf-8")
    assert_mended_by_a_rebuild(folder)


def test_missing_files_are_mended_by_a_rebuild(folder: Path) -> None:
    shutil.rmtree(next(path for path in folder.iterdir() if path.is_dir()))
    assert_mended_by_a_rebuild(folder)


@pytest.mark.parametrize("pattern", ["*.columns", "contents-*.json"])
@pytest.mark.parametrize("damage", ["missing", "empty", "half"])
def test_a_lost_file_is_mended_by_a_rebuild(folder: Path, pattern: str, damage: str) -> None:
    file = next(folder.rglob(pattern))
    if damage == "missing":
        file.unlink()
    else:
        file.write_bytes(
            b"" if damage == "empty" else file.read_bytes()[: file.stat().st_size // 2]
        )
    assert_mended_by_a_rebuild(folder)


def assert_mended_by_a_rebuild(folder: Path) -> None:
    with pytest.raises(IndexUnavailable):
        search(folder, "ferry")
    IndexFolder(folder).rebuild([document("new")])
    assert IndexFolder(folder).is_usable()
    assert found(folder, "ferry") == {"new"}


def test_a_flipped_bit_is_told_or_does_no_harm(folder: Path, tmp_path: Path) -> None:
    queries = ['"a ferry" note', "ferry ", "fer", "kind:note -train", "words:>1"]
    right = [found(folder, query) for query in queries]
    files = [path.relative_to(folder) for path in folder.rglob("*.*") if path.is_file()]
    rng = random.Random(5)  # noqa: S311 - a repeatable test
    told = 0
    for number in range(200):
        copy = tmp_path / f"copy{number}"
        shutil.copytree(folder, copy)
        file = copy / rng.choice(files)
        data = bytearray(file.read_bytes())
        if not data:
            continue
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
        file.write_bytes(data)
        try:
            assert [found(copy, query) for query in queries] == right
            assert IndexFolder(copy).ids() == {"0", "1", "2", "3", "4"}
        except IndexUnavailable:
            told += 1
            IndexFolder(copy).rebuild([document("new")])
            assert found(copy, "ferry") == {"new"}
    assert told > 100


@pytest.mark.parametrize("damage", ["cut off", "one bit", "gone"])
def test_a_file_that_is_damaged_while_it_is_open_is_told(folder: Path, damage: str) -> None:
    assert len(found(folder, "ferry ")) == 5
    (file,) = folder.rglob("*.columns")
    data = bytearray(file.read_bytes())
    if damage == "cut off":
        os.truncate(file, len(data) // 2)
    elif damage == "gone":
        file.unlink()
    else:
        data[SegmentFile(file)._arrays["body/documents"][1]] ^= 1
        with file.open("r+b") as opened:
            opened.write(data)
    assert_mended_by_a_rebuild(folder)


def test_an_index_that_is_deleted_while_it_is_searched_is_told(folder: Path) -> None:
    assert len(found(folder, "ferry ")) == 5
    shutil.rmtree(folder)
    with pytest.raises(IndexUnavailable):
        search(folder, "ferry")


@pytest.mark.parametrize(
    "body",
    [
        "word " * 1_000_000,
        "w" * 1_000_000,
        "a\0b\0c",
        "😀 👩\u200d🚀 \ud800",
        "x" * 200 + " " + "y" * 200,
        "",
    ],
)
def test_strange_texts_are_taught_and_others_are_still_found(folder: Path, body: str) -> None:
    IndexFolder(folder).update([document("strange", body)], [])
    assert "strange" in IndexFolder(folder).ids()
    assert found(folder, "ferry ") == {"0", "1", "2", "3", "4"}
    assert "strange" in found(folder, "strange ")


def test_a_query_of_ten_thousand_words_is_answered(folder: Path) -> None:
    assert found(folder, "ferry " * 10_000) == {"0", "1", "2", "3", "4"}


def test_a_search_in_an_older_state_does_not_hide_a_newer_one(folder: Path) -> None:
    for number in range(20):
        IndexFolder(folder).update([document(f"n{number}", "unique")], [f"n{number - 1}"])
        assert found(folder, "unique ") == {f"n{number}"}


WRITER = """
import sys
from pathlib import Path
from sourcebook.index import IndexFolder
from sourcebook.model.search import Document, Found
index = IndexFolder(Path(sys.argv[1]))
print("begun", flush=True)
for number in range(10_000):
    batch = [Document(f"{number}-{n}", Found.NOTE, "", "t", "a ferry " * 50) for n in range(3)]
    index.update(batch, [])
    print(number, flush=True)
"""


@pytest.mark.slow
def test_a_killed_update_leaves_an_index_that_opens_with_all_that_was_committed(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "index"
    IndexFolder(folder).rebuild([])
    rng = random.Random(3)  # noqa: S311 - a repeatable test
    for _ in range(25):
        known = IndexFolder(folder).ids()
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(folder)],
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        )
        assert writer.stdout is not None
        with writer.stdout:
            writer.stdout.readline()
            time.sleep(rng.uniform(0.02, 0.3))
            writer.send_signal(signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
            acknowledged = [int(line) for line in writer.stdout.read().split()]
        writer.wait()
        ids = IndexFolder(folder).ids()
        assert ids >= known
        assert ids >= {f"{number}-{n}" for number in acknowledged for n in range(3)}
        assert len(ids) % 3 == 0
        IndexFolder(folder).update([], [])
    strays = [path for path in folder.rglob("*") if ".tmp" in path.name]
    assert not strays
