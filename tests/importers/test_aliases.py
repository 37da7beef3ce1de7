"""Alias sets come in from tables and from Wikidata; a bad one stops nothing."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.importers import aliases as reading
from sourcebook.importers import read_aliases
from sourcebook.model.alias import Alias, ReadSet
from sourcebook.model.errors import ImportFailed

ENTITY = {
    "id": "Q1",
    "labels": {"en": {"language": "en", "value": "Sinjar"}, "ku": {"value": "Şengal"}},
    "aliases": {"en": [{"language": "en", "value": "Shingal"}, {"value": "Shengal"}]},
}
TOWN = (
    Alias("Sinjar", "en"),
    Alias("Şengal", "ku"),
    Alias("Shingal", "en"),
    Alias("Shengal", "en"),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "names"


def read(file: Path, content: str | bytes) -> list[ReadSet]:
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read_aliases(file))


def spellings(sets: list[ReadSet]) -> list[list[str]]:
    return [[alias.spelling for alias in one.aliases] for one in sets]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_row_is_a_set(file: Path, separator: str) -> None:
    rows = [["Sinjar", "Şengal", " شنگال "], [], ["Mosul", "", "Musul"]]
    found = read(file, "\r\n".join(separator.join(row) for row in rows))
    assert spellings(found) == [["Sinjar", "Şengal", "شنگال"], ["Mosul", "Musul"]]
    assert [one.row for one in found] == [1, 3]


def test_rows_under_a_head_are_gathered_by_name(file: Path) -> None:
    table = (
        "Language,Name,Alias\nku,Sinjar,Şengal\n,Mosul,Musul\nen,Sinjar,Sinjar\n,Sinjar,Şengal\n"
    )
    sinjar, mosul = read(file, table)
    assert sinjar.aliases == (Alias("Sinjar", "en"), Alias("Şengal", "ku"))
    assert mosul.aliases == (Alias("Mosul"), Alias("Musul"))


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("itemLabel,altLabel,lang", "Kobani,Kobane,ku"),
        ("item,itemLabel,itemAltLabel,language", 'Q1,Kobani,"Kobane, Kobane",ku'),
        ("Label;Spelling;Language code", "Kobani;Kobane;ku"),
        ('"name"\t"item_label"\tspellings\tlang', "Kobani\tno name\tKobane\tku"),
        ("name,alias,alias,lang", "Kobani,,Kobane,ku"),
    ],
)
def test_heads_of_other_programs_are_known(file: Path, head: str, row: str) -> None:
    (one,) = read(file, f"{head}\n{row}\n")
    assert one.aliases == (Alias("Kobani"), Alias("Kobane", "ku"))


def test_several_spellings_in_a_cell_are_parted_only_where_wikidata_lists_them(file: Path) -> None:
    listed = 'itemLabel,itemAltLabel\nKobani,"Kobane, Ayn al-Arab"\n'
    assert spellings(read(file, listed)) == [["Kobani", "Kobane", "Ayn al-Arab"]]
    plain = 'itemLabel,altLabel\nWashington,"Washington, D.C."\n'
    assert spellings(read(file, plain)) == [["Washington", "Washington, D.C."]]


@pytest.mark.parametrize(
    ("head", "lacking"),
    [
        ("name,language", "other spellings (“alias”, “altLabel” or “spelling”)"),
        ("Name", "other spellings"),
        ("spelling,lang", "names (“name”, “label” or “itemLabel”)"),
        ("town,language,spelled", "names"),
    ],
)
def test_a_head_without_both_columns_is_no_set(file: Path, head: str, lacking: str) -> None:
    with pytest.raises(ImportFailed, match="its first row is a head with “") as told:
        read(file, f"{head}\nMosul,Musul\n")
    assert f"there is no column of {lacking}" in str(told.value)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_last_column_is_known_whatever_ends_a_line(file: Path, end: str) -> None:
    (one,) = read(file, end.join(["name,alias,language", "Sinjar,Şengal,ku", ""]))
    assert one.aliases == (Alias("Sinjar"), Alias("Şengal", "ku"))


def test_a_table_of_another_program_comes_in_with_its_encoding(file: Path) -> None:
    assert spellings(read(file, "Kyïv,Київ".encode("utf-16"))) == [["Kyïv", "Київ"]]
    assert spellings(read(file, "\ufeffname,alias\nKyiv,Київ")) == [["Kyiv", "Київ"]]


def test_each_bad_row_is_told_with_its_number_and_the_others_go_on(file: Path) -> None:
    found = read(file, f"Sinjar,Şengal\nalone\n{'x' * 201},y\nMosul,Musul\nsame,same\n")
    assert spellings(found) == [["Sinjar", "Şengal"], [], [], ["Mosul", "Musul"], []]
    assert "Row 2 has fewer than two spellings" in found[1].problem
    assert "Row 3 has a spelling of more than 200 signs" in found[2].problem
    assert "Row 5" in found[4].problem


def test_a_row_under_a_head_without_a_name_is_told(file: Path) -> None:
    found = read(file, "name,alias\n,Musul\nSinjar,Şengal\nMosul\n")
    assert [one.problem[:5] for one in found if one.problem] == ["Row 2", "Row 4"]
    assert spellings(found)[-1] == ["Sinjar", "Şengal"]


def test_a_cell_beyond_all_measure_is_told_and_the_next_row_read(file: Path) -> None:
    found = read(file, f"{'x' * 200_000},y\nMosul,Musul\n")
    assert "cannot be read" in found[0].problem
    assert spellings(found)[-1] == ["Mosul", "Musul"]


@pytest.mark.parametrize(
    "content",
    [ENTITY, [ENTITY], {"entities": {"Q1": ENTITY}}, {"entities": [ENTITY]}],
    ids=["one", "list", "entities", "listed entities"],
)
def test_entities_of_wikidata_are_sets(file: Path, content: object) -> None:
    (one,) = read(file, json.dumps(content))
    assert one.aliases == TOWN


def test_plain_texts_by_language_are_understood(file: Path) -> None:
    entity = {"labels": {"en": "Kyiv"}, "aliases": {"uk": ["Київ"], "ru": "Киев"}}
    (one,) = read(file, json.dumps(entity))
    assert one.aliases == (Alias("Kyiv", "en"), Alias("Київ", "uk"), Alias("Киев", "ru"))


def test_a_language_that_is_none_is_left_out(file: Path) -> None:
    (one,) = read(file, json.dumps({"labels": {"en": "Kyiv", "<script>": "Київ"}}))
    assert one.aliases == (Alias("Kyiv", "en"), Alias("Київ"))


def test_an_entity_that_is_none_is_told_and_the_others_go_on(file: Path) -> None:
    odd = [7, None, {"labels": 3, "aliases": {"en": [4, {"value": 5}]}}, ENTITY, {}]
    found = read(file, json.dumps(odd))
    assert [bool(one.problem) for one in found] == [True, True, True, False, True]
    assert found[1].problem.startswith("Row 2 ")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"\n \n", "empty"),
        (b"{", "damaged"),
        (b"[" * 100_000, "damaged"),
        (b"[]", "no sets"),
        (b'{"sets": 7}', "no sets"),
        (b'{"title": "x"}', "no sets"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "neither"),
        (b"PK\x03\x04\x14\x00", "neither"),
    ],
)
def test_a_file_that_holds_no_sets_is_refused(file: Path, content: bytes, reason: str) -> None:
    with pytest.raises(ImportFailed, match=reason):
        read(file, content)


def test_a_file_that_is_not_there_is_told(file: Path) -> None:
    with pytest.raises(ImportFailed):
        read_aliases(file)


def test_limits_are_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_SETS", 2)
    monkeypatch.setattr(reading, "MOST_SPELLINGS", 3)
    found = read(file, "a,b\nc,d,e,f\ng,h\ni,j\n")
    assert spellings(found) == [["a", "b"], [], []]
    assert "more than 3 spellings" in found[1].problem
    assert "first 2 sets" in found[2].problem
    monkeypatch.setattr(reading, "MOST_BYTES", 4)
    with pytest.raises(ImportFailed, match="larger"):
        read(file, "a,b,c")


@given(
    st.text()
    | st.builds(
        json.dumps,
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.text(),
            lambda inner: (
                st.lists(inner)
                | st.dictionaries(
                    st.sampled_from(["labels", "aliases", "entities", "sets", "en", "value"]), inner
                )
            ),
        ),
    )
)
def test_rubbish_is_told_and_never_breaks(
    tmp_path_factory: pytest.TempPathFactory, content: str
) -> None:
    file = tmp_path_factory.getbasetemp() / "rubbish"
    try:
        found = read(file, content.encode("utf-8", "surrogatepass"))
    except ImportFailed:
        return
    assert all(bool(one.problem) != bool(one.aliases) for one in found)
