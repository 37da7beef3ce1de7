"""Search by the command line."""

from pathlib import Path

from sourcebook.index.columnar.segment_file import SegmentFile
from support.program import Program

HARBOUR = """The Harbour of Şengal

By Ines Marlow

Every evening somebody climbed the steps and lit the lamp.
"""


def test_search_says_what_it_understood_counts_and_sorts(sourcebook: Program) -> None:
    article = sourcebook.add(HARBOUR)
    sourcebook("note", article, "--append", "The lamp of Skarvøy.")
    said = sourcebook("search", "lamp", "is:strred", "-tag:sea", "--sort", "title", "--json").json
    assert set(said) == {
        *("total", "hits", "facets", "understood", "advice", "is_indexed", "is_partial")
    }
    assert (said["total"], len(said["hits"]), said["is_indexed"]) == (2, 2, True)
    assert [chip["part"] for chip in said["understood"]] == ["word", "trouble", "without"]
    assert {one["value"]: one["count"] for one in said["facets"]["kind"]} == {
        "article": 1,
        "note": 1,
    }
    plain = sourcebook("search", "lamp", "is:strred", "--facets", "--within", "in:notes")
    assert "kind  1  note" in plain.out
    assert "is:strred was left out." in plain.err
    assert "Did you mean is:starred?" in plain.err
    second = sourcebook("search", "lamp", "--exact", "--offset", "1", "--limit", "1", "--json").json
    assert (second["total"], len(second["hits"])) == (2, 1)


def test_search_says_that_words_were_left_out(sourcebook: Program) -> None:
    sourcebook.add(HARBOUR)
    asked = ("search", "lamp " + " ".join(f"-w{number}" for number in range(64)) + " -evening")
    plain = sourcebook(*asked)
    assert "-w63 -evening was left out. Only the first 64 different words were" in plain.err
    chip = sourcebook(*asked, "--json").json["understood"][-1]
    assert (chip["part"], chip["label"]) == ("trouble", "-w63 -evening")
    assert chip["trouble"] == "Only the first 64 different words were looked for."
    assert "left out" not in sourcebook("search", "lamp " * 100).err


def test_search_says_which_signs_it_could_not_look_for(sourcebook: Program) -> None:
    sourcebook.add(HARBOUR)
    sourcebook("aliases", "add", "lamp", "lantern")
    found = sourcebook("search", "lamp😀 ")
    assert "“😀” has no letters to look for." in found.err
    assert "left out" not in found.err
    assert "lamp also: lantern" in found.err
    assert "1 found." in found.err
    assert "😀 was left out. “😀” has no letters" in sourcebook("search", "lamp", "😀").err


def test_search_says_what_was_probably_meant(sourcebook: Program) -> None:
    for number in range(3):
        sourcebook.add(f"{HARBOUR}\nIt was visit {number}.\n")
    assert "Did you mean: evening" in sourcebook("search", "evenign").err
    assert sourcebook("search", "evenign", "--json").json["advice"] == "evening"
    assert "Did you mean" not in sourcebook("search", "evening").err


def test_a_search_says_how_many_it_found_and_what_else_was_looked_for(
    sourcebook: Program,
) -> None:
    sourcebook.add(HARBOUR)
    sourcebook.add(f"{HARBOUR}\nIt was another visit.\n")
    assert "2 found." in sourcebook("search", "evening").err
    assert "2 found; these are 2 to 2." in sourcebook("search", "evening", "--offset", "1").err
    beyond = sourcebook("search", "evening", "--offset", "7")
    assert (beyond.out, "2 found; --offset 7 is beyond the last." in beyond.err) == ("", True)
    none = sourcebook("search", "nowhere")
    assert (none.out, none.err.strip(), none.status) == ("", "Nothing found.", 0)
    sourcebook("aliases", "add", "evening", "dusk")
    assert "evening… also: dusk" in sourcebook("search", "evening").err
    assert sourcebook("search", "evening", "--json").err == ""


def test_a_damaged_index_is_made_anew_by_the_search_that_meets_it(sourcebook: Program) -> None:
    article = sourcebook.add(HARBOUR)
    assert "sound" in sourcebook("check").out
    (file,) = sourcebook.library.rglob("*.columns")
    damage(file, "body/documents")
    assert "The search index is missing or damaged" in sourcebook("check", status=1).out
    found = sourcebook("search", "lamp")
    assert article in found.out
    assert found.err == "1 found.\n"
    assert "sound" in sourcebook("check").out


def test_without_an_index_the_library_itself_answers(sourcebook: Program) -> None:
    article = sourcebook.add(HARBOUR)
    (sourcebook.library / "index").write_text("no folder")
    found = sourcebook("search", "lamp")
    assert article in found.out
    assert "The search index cannot be made anew" in found.err
    assert "the library itself was read" in found.err
    assert "not for their other forms" in found.err


def damage(file: Path, array: str) -> None:
    """Flip a bit in an array of a segment file."""
    data = bytearray(file.read_bytes())
    data[SegmentFile(file)._arrays[array][1]] ^= 1
    file.write_bytes(data)


def test_searches_are_kept_listed_and_removed(sourcebook: Program) -> None:
    kept = sourcebook("searches", "add", "Lamps", "lamp is:unread", "--sort", "date").out.strip()
    (one,) = sourcebook("searches", "--json").json
    assert (one["id"], one["name"], one["query"], one["sort"]) == (
        kept,
        "Lamps",
        "lamp is:unread",
        "date",
    )
    assert "Lamps  (lamp is:unread)" in sourcebook("searches").out
    sourcebook("searches", "remove", kept)
    assert sourcebook("searches", "--json").json == []


def test_similar_finds_what_shares_telling_words(sourcebook: Program) -> None:
    article = sourcebook.add(HARBOUR)
    other = sourcebook.add("A second harbour\n\nNobody climbed the steps and lit a lamp there.\n")
    assert [hit["id"] for hit in sourcebook("similar", article, "--json").json] == [other]
    assert other in sourcebook("similar", article).out
