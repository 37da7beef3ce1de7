"""Did you mean."""

from pathlib import Path

import pytest

from sourcebook.index.advising import YOUNG, advised
from sourcebook.index.index_folder import IndexFolder
from sourcebook.index.parsing import read
from sourcebook.model.errors import IndexUnavailable
from sourcebook.model.search import Document, Found

TEXTS = (
    *["The harbour of Kobani and the refugees in the mountains"] * 5,
    *["A harbor with mountains"] * 3,
    "harbuor Qamishlo zebra",
    *["Qamishlo railway fighters"] * 2,
    *["The seaport: no sea, no port"] * 2,
)
IN_USE = {
    "tag": [("old ports", 3), ("Harbours", 2), ("towns/north", 1)],
    "site": [("bbc.com", 4), ("The Gazette", 1)],
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("library") / "index"
    IndexFolder(folder).rebuild(
        Document(
            str(number), Found.ARTICLE, str(number), f"{number} tides", text, author="Ines Mountain"
        )
        for number, text in enumerate(TEXTS)
    )
    return folder


def advice(folder: Path, text: str, *known: str) -> str:
    return advised(folder, read(text), text, known.__contains__, IN_USE)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("harbuor ", "harbour "),
        ("hrabour ", "harbour "),
        ("mountians", "mountains"),
        ("  The (HARBUOR  OR kobany) -zebra ", "  The (harbour  OR kobani) -zebra "),
        ('"refugees in the moutains"', '"refugees in the mountains"'),
        ("title:tidel date:2014", "title:tides date:2014"),
        ("title:mountian ", ""),
        ("tydes ", "tides "),
        ("by:mountian lamp ", "by:mountain lamp "),
        ("by:inez ", "by:ines "),
        ("by:harbuor ", ""),
        ("tag:harbuors lamp", "tag:Harbours lamp"),
        ('-zebra tag:"old  prots"', '-zebra tag:"old ports"'),
        ("tag:#harbuors ", "tag:Harbours "),
        ("tag:harbo", ""),
        ("-tag:harbuors ", ""),
        ("tag:fish ", ""),
        ("site:bcb.com ", "site:bbc.com "),
        ("site:bbc ", ""),
        ("kamishlo ", "qamishlo "),
        ("arbour ", ""),
        ("rfeugees ", "refugees "),
        ("erfugees ", "refugees "),
        ("harbour ", ""),
        ("harb", ""),
        ("zebra ", ""),
        ("-moutains ", ""),
        ("mountain ", ""),
        ("mountai", ""),
        ("~mountians ", ""),
        ("mou*tians ", ""),
        ("site:mountians ", ""),
        ("tag:mountians ", ""),
        ("tag:fishe ", ""),
        ('tag:"old port" ', 'tag:"old ports" '),
        ("tag:harbour ", "tag:Harbours "),
        ("tag:har ", "tag:Harbours "),
        ("tag:port ", 'tag:"old ports" '),
        ("tag:ort ", ""),
        ("tag:ha ", ""),
        ("tag:har", ""),
        ("tag:towns ", ""),
        ("tag:twons ", "tag:towns "),
        ("tag:north ", "tag:towns/north "),
        ("site:gazette ", ""),
        ("site:gazett ", 'site:"The Gazette" '),
        ("esa lamp ", "sea lamp "),
        ("teh ", "the "),
        ("tex ", ""),
        ("harbourmountains ", "harbour mountains "),
        ("harbourmountains", "harbour mountains"),
        ('"harbourmountains of"', '"harbour mountains of"'),
        ("by:inesmountain ", 'by:"ines mountain" '),
        ("harbourlamps ", ""),
        ("harb our  mountians ", "harbour  mountains "),
        ("lamp rail way ", "lamp railway "),
        ("sea port ", "seaport "),
        ("sea (port lamp) ", ""),
        ("sea -port ", ""),
        ('"sea" port ', ""),
        ("sea port mountian ", "sea port mountain "),
        ("refug ", "refug* "),
        ("title:tide ", "title:tides "),
        ("mount ", "mount* "),
        ("fighte ", "fighte* "),
        ("fighter ", "fighters "),
        ('"refug"', ""),
        ("F-17 ", ""),
        ("民主力 ", ""),
        ("", ""),
        ('"((', ""),
        ("\ud800 ", ""),
        ("mountian " * 3, "mountain " * 3),
    ],
)
def test_rare_words_become_likely_ones_and_all_else_stays(
    folder: Path, typed: str, meant: str
) -> None:
    assert advice(folder, typed) == meant


def test_a_word_that_is_right_all_the_same_stays(folder: Path) -> None:
    assert advice(folder, "moutains harbuor ", "moutains") == "moutains harbour "
    assert advice(folder, "harbourmountains ", "harbourmountains") == ""


def test_a_word_that_is_right_may_be_the_beginning_of_others(folder: Path) -> None:
    assert advice(folder, "mount ", "mount") == "mount* "
    assert advice(folder, "fighter ", "fighter") == "fighter* "


def test_the_more_frequent_of_two_words_as_near_is_meant(folder: Path) -> None:
    assert advice(folder, "harbouur ") == "harbour "


def test_a_question_full_of_slips_is_corrected_in_four_places(folder: Path) -> None:
    assert advice(folder, "mountian " * 6) == "mountain " * 4 + "mountian " * 2


def test_a_word_of_one_document_is_meant_in_a_young_library_only(tmp_path: Path) -> None:
    for count, meant in ((YOUNG - 1, "zanzibar "), (YOUNG, "")):
        folder = tmp_path / str(count)
        IndexFolder(folder).rebuild(
            Document(str(number), Found.ARTICLE, "", "", text)
            for number, text in enumerate(["Zanzibar", "Zanzibor", *["lamp"] * (count - 2)])
        )
        assert advice(folder, "zanzibra ") == meant
        assert advice(folder, "zanzibar ") == ""


def test_without_an_index_it_is_told(tmp_path: Path) -> None:
    with pytest.raises(IndexUnavailable):
        advice(tmp_path, "mountian ")
