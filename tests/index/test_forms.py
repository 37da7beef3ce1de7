"""Other forms of a word."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.base.folding import fold
from sourcebook.index import forms
from sourcebook.index.columnar.damaged import Damaged
from sourcebook.index.forms import (
    MOST_AT_ONCE,
    MOST_FORMS,
    MOST_LANGUAGES,
    Spoken,
    forms_of,
    spoken_in,
)
from sourcebook.index.index_folder import IndexFolder
from sourcebook.index.query import Forms
from sourcebook.model.errors import IndexUnavailable
from sourcebook.model.search import Document, Found

TEXTS = (
    "run runs running runner rune new news newly universe university universities universal",
    "running policy policies police isis isi iraqi iraqis authority author authors",
    "Haus Häuser Häusern Hausarbeit cheval chevaux kitap kitaplar kitabı kitaplarımızdan",
    "книга книги книгу кот كتاب كتابي",
    " ".join(f"cat{ending}" for ending in ("", "s", "alog")),
)


def spoken_as(languages: Sequence[str]) -> tuple[Spoken]:
    """Let all documents be asked for the forms of some languages."""
    unknown, *_ = spoken_in([(code, 1) for code in languages])
    return (Spoken(unknown.algorithms),)


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
    assert {
        form for one in forms_of(folder, word, spoken_as(languages)) for form in one.words
    } == found


def test_the_most_frequent_form_comes_first(folder: Path) -> None:
    assert forms_of(folder, "run", spoken_as(["en"])) == (Forms(("running", "runs")),)


def test_a_document_has_the_forms_of_its_own_language() -> None:
    counted = [("en", 60), ("de", 25), ("en-gb", 10), ("ku", 3), ("tr", 2)]
    codes = tuple(code for code, _ in counted)
    assert spoken_in(counted) == (
        Spoken(("english", "german"), never=codes),
        Spoken(("english",), ("en", "en-gb")),
        Spoken(("german",), ("de",)),
        Spoken((), ("ku",)),
        Spoken(("turkish",), ("tr",)),
    )
    assert spoken_in([]) == (Spoken(()),)


def test_rare_languages_beyond_many_have_no_forms() -> None:
    many = "en de fr tr ar ru nl sv fi es it pt pl cs da hu ro ku".split()  # noqa: SIM905 - eighteen short words
    *_, last, others = spoken_in([(code, 1) for code in many])
    assert last == Spoken(("hungarian",), ("hu",))
    assert others == Spoken((), ("ro", "ku"))
    assert len(spoken_in([(code, 1) for code in many])) == 1 + MOST_LANGUAGES + 1
    assert spoken_in([(code, 1) for code in many])[0].algorithms == ()
    leading = spoken_in([("ku", 4), ("EN_gb", 2), ("en", 3), ("de-AT", 4), ("fr", 3), ("tr", 2)])
    assert leading[0].algorithms == ("english", "german", "french")
    assert len(leading[0].algorithms) == MOST_AT_ONCE


SPOKEN = (
    *(("en", "run runs cat"), ("en-gb", "running"), ("de", "Haus runs"), ("de", "Häuser cats")),
    *(("fr", "cheval"), ("fr", "chevaux running"), ("ku", "run"), ("", "cats Häusern")),
    *(
        ("ar", "كتاب"),
        ("ar", "والكتاب"),
        ("ar", "للكتب وزاره"),
        ("ar", "سنجار"),
        *(("ar", "وسنجار"), ("ar", "سنجار وزاره"), ("ar", "زاره النجار")),
    ),
)


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an index of documents in several languages."""
    folder = tmp_path_factory.mktemp("spoken") / "index"
    IndexFolder(folder).rebuild(
        Document(str(number), Found.ARTICLE, str(number), "", text, language=language)
        for number, (language, text) in enumerate(SPOKEN)
    )
    return folder


COUNTED = [("en", 60), ("de", 20), ("fr", 9), ("en-gb", 6), ("ar", 4), ("ku", 1)]


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("running", (Forms((), never=("en", "en-gb")), Forms(("run", "runs"), ("en", "en-gb")))),
        ("runs", (Forms((), never=("en", "en-gb")), Forms(("run", "running"), ("en", "en-gb")))),
        ("chevaux", (Forms((), never=("fr",)), Forms(("cheval",), ("fr",)))),
        (
            "haus",
            (
                Forms(("hausern",), never=("en", "de", "fr", "en-gb", "ar", "ku")),
                Forms((), ("en", "en-gb", "fr", "ar", "ku")),
                Forms(("hauser",), ("de",)),
            ),
        ),
        ("xyz", ()),
    ],
)
def test_forms_stand_in_documents_of_their_language(
    spoken: Path, word: str, found: tuple[Forms, ...]
) -> None:
    assert forms_of(spoken, word, spoken_in(COUNTED)) == found


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("كتاب", {"والكتاب"}),
        ("الكتاب", {"كتاب", "والكتاب"}),
        ("سنجار", {"وسنجار"}),
        ("وسنجار", {"سنجار"}),
        ("وزاره", set()),
        ("زاره", set()),
        ("النجار", set()),
    ],
)
def test_what_is_written_as_one_with_an_arabic_word_does_not_part_it(
    spoken: Path, word: str, found: set[str]
) -> None:
    folded = {fold(one) for one in found}
    forms = forms_of(spoken, fold(word), (Spoken(("arabic",)),))
    assert {form for one in forms for form in one.words} == folded


@given(
    st.dictionaries(st.sampled_from(("en", "en-gb", "de", "ku", "fr")), st.integers(1, 9)),
    st.sampled_from(("run", "haus", "cheval", "cat")),
    st.sampled_from(("", "en", "en-gb", "de", "ku", "fr", "sv")),
)
def test_each_document_has_one_part_of_the_forms(
    spoken: Path, counts: dict[str, int], word: str, language: str
) -> None:
    parts = spoken_in(sorted(counts.items(), key=lambda one: -one[1]))
    found = forms_of(spoken, word, parts)
    counting = [one for one in found if one.count_in(language)]
    assert len(counting) == bool(found)
    theirs = [one for one in parts if Forms((), one.only, one.never).count_in(language)]
    assert len(theirs) == 1
    expected = {form for one in forms_of(spoken, word, theirs) for form in one.words}
    assert {form for one in counting for form in one.words} == expected


def test_forms_are_not_endless(tmp_path: Path) -> None:
    endings = ("lar", "i", "a", "da", "dan", "in", "im", "imiz", "iniz", "lari", "larin", "larda")
    more = ("larimiz", "lariniz", "lardan", "imi", "ima", "imda", "imdan", "imin", "ini", "ina")
    most = ("inda", "indan", "inin", "larim", "larima", "larimi", "larimda")
    text = " ".join(f"kitap{ending}" for ending in (*endings, *more, *most))
    IndexFolder(tmp_path).rebuild([Document("1", Found.ARTICLE, "1", "", text)])
    assert len(forms_of(tmp_path, "kitap", spoken_as(["tr"]))[0].words) == MOST_FORMS


def test_without_an_index_it_is_told(tmp_path: Path) -> None:
    with pytest.raises(IndexUnavailable):
        forms_of(tmp_path, "run", spoken_as(["en"]))


def test_a_damaged_index_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged(*_: object) -> None:
        msg = "words"
        raise Damaged(msg)

    monkeypatch.setattr(forms, "_forms", damaged)
    with pytest.raises(IndexUnavailable):
        forms_of(folder, "run", spoken_as(["en"]))
