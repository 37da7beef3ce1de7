"""Did you mean."""

from pathlib import Path

import pytest

from sourcebook.index.advising import advised
from sourcebook.index.index_folder import IndexFolder
from sourcebook.index.parsing import read
from sourcebook.model.errors import IndexUnavailable
from sourcebook.model.search import Document, Found

TEXTS = (
    *["The harbour of Kobani and the refugees in the mountains"] * 5,
    *["A harbor with mountains"] * 3,
    "harbuor Qamishlo zebra",
    *["Qamishlo railway fighters"] * 2,
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("library") / "index"
    IndexFolder(folder).rebuild(
        Document(str(number), Found.ARTICLE, str(number), "", text, author="Ines Mountain")
        for number, text in enumerate(TEXTS)
    )
    return folder


def advice(folder: Path, text: str, *known: str) -> str:
    return advised(folder, read(text), text, known.__contains__)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("harbuor ", "harbour "),
        ("hrabour ", "harbour "),
        ("mountians", "mountains"),
        ("  The (HARBUOR  OR kobany) -zebra ", "  The (harbour  OR kobani) -zebra "),
        ('"refugees in the moutains"', '"refugees in the mountains"'),
        ("title:mountian date:2014", "title:mountains date:2014"),
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
        ("teh ", ""),
        ("F-17 ", ""),
        ("民主力 ", ""),
        ("", ""),
        ('"((', ""),
        ("\ud800 ", ""),
        ("mountian " * 3, "mountains " * 3),
    ],
)
def test_rare_words_become_likely_ones_and_all_else_stays(
    folder: Path, typed: str, meant: str
) -> None:
    assert advice(folder, typed) == meant


def test_a_word_that_is_right_all_the_same_stays(folder: Path) -> None:
    assert advice(folder, "moutains harbuor ", "moutains") == "moutains harbour "


def test_the_more_frequent_of_two_words_as_near_is_meant(folder: Path) -> None:
    assert advice(folder, "harbouur ") == "harbour "


def test_a_question_full_of_slips_is_corrected_in_four_places(folder: Path) -> None:
    assert advice(folder, "mountian " * 6) == "mountains " * 4 + "mountian " * 2


def test_without_an_index_it_is_told(tmp_path: Path) -> None:
    with pytest.raises(IndexUnavailable):
        advice(tmp_path, "mountian ")
