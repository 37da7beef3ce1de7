"""Counting answers by what the index does not know."""

from pathlib import Path

from sourcebook.index import IndexFolder, Tally, Wanted, ask, parse
from sourcebook.model.search import Document, Facet, Found


def documents(first: int, last: int) -> list[Document]:
    return [
        Document(f"d{at:04}", Found.NOTE, "", "", "sea lamp" if at % 2 else "sea")
        for at in range(first, last)
    ]


def test_answers_are_counted_in_all_segments_without_the_deleted(tmp_path: Path) -> None:
    folder = IndexFolder(tmp_path)
    folder.rebuild(documents(0, 300))
    folder.update(documents(300, 310), ["d0001", "d0002"])
    tally = Tally(
        {
            "all": [f"d{at:04}" for at in range(400)],
            "few": ["d0001", "d0002", "d0003", "d0301", "gone\ud800"],
            "even": [f"d{at:04}" for at in range(0, 400, 2)],
            "none": [],
        }
    )
    wanted = Wanted(1, tallies={Facet.TAG: tally})
    counts = {word: ask(tmp_path, parse(word), {}, wanted).counts for word in ("sea ", "lamp ")}
    assert counts["sea "] == {Facet.TAG: {"all": 308, "few": 2, "even": 154}}
    assert counts["lamp "] == {Facet.TAG: {"all": 154, "few": 2}}
    folder.update([], ["d0003"])
    assert ask(tmp_path, parse("lamp "), {}, wanted).counts[Facet.TAG] == {"all": 153, "few": 1}
