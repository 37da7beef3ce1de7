"""Other forms of a word."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from sourcebook.index import forms
from sourcebook.index.columnar.damaged import Damaged
from sourcebook.index.forms import MOST_FORMS, MOST_LANGUAGES, algorithms_of, forms_of
from sourcebook.index.index_folder import IndexFolder
from sourcebook.model.errors import IndexUnavailable
from sourcebook.model.search import Document, Found

TEXTS = (
    "run runs running runner rune new news newly universe university universities universal",
    "running policy policies police isis isi iraqi iraqis authority author authors",
    "Haus Häuser Häusern Hausarbeit cheval chevaux kitap kitaplar kitabı kitaplarımızdan",
    "книга книги книгу кот كتاب كتابي",
    " ".join(f"cat{ending}" for ending in ("", "s", "alog")),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("library") / "index"
    IndexFolder(folder).rebuild(
        Document(str(number), Found.ARTICLE, str(number), "", text)
        for number, text in enumerate(TEXTS)
    )
    return folder


@pytest.mark.parametrize(
    ("word", "languages", "found"),
    [
        ("run", ["en"], {"running", "runs"}),
        ("running", ["en"], {"run", "runs"}),
        ("policies", ["en"], {"policy"}),
        ("new", ["en"], set()),
        ("news", ["en"], set()),
        ("universe", ["en", "fr", "de"], set()),
        ("university", ["en", "fr", "de"], {"universities"}),
        ("universal", ["fr", "en"], set()),
        ("new", ["fr", "en"], set()),
        ("isi", ["en"], set()),
        ("authority", ["en"], set()),
        ("author", ["en"], {"authors"}),
        ("haus", ["de"], {"hauser", "hausern"}),
        ("cheval", ["fr"], {"chevaux"}),
        ("chevaux", ["fr"], {"cheval"}),
        ("kitap", ["tr-TR"], {"kitaplar", "kitabi", "kitaplarimizdan"}),
        ("книги", ["ru"], {"книга", "книгу"}),
        ("کتاب", ["ar"], {"کتابي"}),
        ("run", ["tr"], set()),
        ("running", ["xx", ""], set()),
        ("run", [], set()),
        ("ru", ["en"], set()),
        ("run2", ["en"], set()),
        ("", ["en"], set()),
        ("\ud800un", ["en"], set()),
        ("x" * 10_000, ["en"], set()),
    ],
)
def test_forms_are_words_of_the_index_with_the_same_stem(
    folder: Path, word: str, languages: Sequence[str], found: set[str]
) -> None:
    assert set(forms_of(folder, word, languages)) == found


def test_the_most_frequent_form_comes_first(folder: Path) -> None:
    assert forms_of(folder, "run", ["en"]) == ("running", "runs")


def test_the_first_languages_that_have_a_stemmer_count() -> None:
    assert algorithms_of(["ku", "EN_gb", "en", "de-AT"]) == ("english", "german")
    assert len(algorithms_of(["en", "de", "fr", "tr"])) == MOST_LANGUAGES


def test_forms_are_not_endless(tmp_path: Path) -> None:
    endings = ("lar", "i", "a", "da", "dan", "in", "im", "imiz", "iniz", "lari", "larin", "larda")
    more = ("larimiz", "lariniz", "lardan", "imi", "ima", "imda", "imdan", "imin", "ini", "ina")
    most = ("inda", "indan", "inin", "larim", "larima", "larimi", "larimda")
    text = " ".join(f"kitap{ending}" for ending in (*endings, *more, *most))
    IndexFolder(tmp_path).rebuild([Document("1", Found.ARTICLE, "1", "", text)])
    assert len(forms_of(tmp_path, "kitap", ["tr"])) == MOST_FORMS


def test_without_an_index_it_is_told(tmp_path: Path) -> None:
    with pytest.raises(IndexUnavailable):
        forms_of(tmp_path, "run", ["en"])


def test_a_damaged_index_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged(*_: object) -> None:
        msg = "words"
        raise Damaged(msg)

    monkeypatch.setattr(forms, "_forms", damaged)
    with pytest.raises(IndexUnavailable):
        forms_of(folder, "run", ["en"])
