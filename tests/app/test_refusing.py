"""What the reader said is another name is not offered again."""

import json

import pytest

from sourcebook.app import refusing
from sourcebook.app.opening import Library


def test_what_is_refused_is_refused_both_ways_and_however_it_is_accented(library: Library) -> None:
    refusing.refuse(library, ["Şengal"], ["Singer", "SINGER", "Sengal"])
    assert refusing.refused(library, "Sengal") == {"singer"}
    assert refusing.refused(library, "singer") == {"sengal"}
    assert refusing.refused(library, "Mosul") == set()


def test_refusals_add_up(library: Library) -> None:
    refusing.refuse(library, ["Mosul"], ["Masala"])
    refusing.refuse(library, ["Mosul"], ["Moselle"])
    assert refusing.refused(library, "Mosul") == {"masala", "moselle"}


@pytest.mark.parametrize(
    "content", ["", "{}", "[1, [2], [3, 4], ['a']]", '[["a", "a"], ["a"]]', "[" * 100_000]
)
def test_a_file_of_rubbish_refuses_nothing(library: Library, content: str) -> None:
    file = refusing._file(library)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content, encoding="utf-8")
    assert refusing.refused(library, "a") == set()
    refusing.refuse(library, ["a"], ["b"])
    assert json.loads(file.read_text(encoding="utf-8")) == [["a", "b"]]


def test_only_so_many_are_remembered(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refusing, "MOST_REFUSED", 2)
    refusing.refuse(library, ["Mosul"], ["Masala", "Moselle", "x " * 500, "Missal"])
    assert refusing.refused(library, "Mosul") == {"moselle", "missal"}
