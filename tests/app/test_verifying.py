"""What the library says of the quotations in a note."""

import pytest

from sourcebook import library as store
from sourcebook.app import indexing
from sourcebook.app.opening import Library
from sourcebook.app.quoting import place_link
from sourcebook.app.verifying import verify
from sourcebook.base.digest import sha256
from sourcebook.model.quotation import Outcome, Verdict
from sourcebook.notes import quotation
from support.growth import MOST_GROWTH, growth
from support.making import add_article, capture_of, edition_of

FERRY = "The fog came early. The harbour master did not open the gates.\nNobody knew why."
MILL = "The mill turned all night while the river rose behind the old stone wall."


def quoted(article_id: str, text: str, words: str, said: str = "", citation: str = "") -> str:
    """Return a quotation of *words* of *text*, in which the note says what is *said*."""
    start = text.index(words)
    link = place_link(article_id, start, start + len(words), sha256(text))
    return quotation(said or words, citation, link)


def only(found: list[Verdict]) -> Verdict:
    (verdict,) = found
    return verdict


def test_each_quotation_is_compared_with_its_article(library: Library) -> None:
    ferry, mill = (add_article(library, text, text[:9]) for text in (FERRY, MILL))
    body = "\n".join(
        [
            "Some words of mine.\n",
            quoted(ferry, FERRY, "The fog came early."),
            quoted(mill, MILL, "The mill turned all night", "The mill turned [almost] all day"),
            quoted(ferry, FERRY, "did not open the gates", "did open the gates"),
            quoted(ferry, FERRY, "Nobody knew why.", "Nobody  knew “why”"),
        ]
    )
    found = verify(library, body)
    assert [one.outcome for one in found] == [
        Outcome.EXACT,
        Outcome.WORDS,
        Outcome.WORDS,
        Outcome.TYPOGRAPHY,
    ]
    assert [one.parts for one in found[1:3]] == [(("day", "night"),), (("", "not"),)]
    assert found[2].title == FERRY[:9]
    (place,) = (one.quotation.in_note(*one.deviations[0].quoted) for one in found[1:2])
    assert body[slice(*place)] == "day"


def test_words_of_another_article_are_found_there(library: Library) -> None:
    ferry, mill = (add_article(library, text, text[:9]) for text in (FERRY, MILL))
    indexing.catch_up(library)
    body = quoted(ferry, FERRY, "The fog came early.", "the river rose behind the old stone wall")
    verdict = only(verify(library, body))
    assert verdict.outcome is Outcome.ATTRIBUTION
    assert verdict.true_article_id == mill
    assert MILL[:9] in verdict.reason
    assert verdict.place == (MILL.index("the river"), len(MILL) - 1)


def test_words_that_stand_nowhere_are_missing_also_without_an_index(library: Library) -> None:
    ferry = add_article(library, FERRY)
    body = quoted(ferry, FERRY, "The fog came early.", "Nothing like this was ever written down")
    assert only(verify(library, body)).outcome is Outcome.MISSING
    indexing.catch_up(library)
    assert only(verify(library, body)).outcome is Outcome.MISSING


@pytest.mark.parametrize(
    ("citation", "outcome"),
    [
        ("Ada Ufer: The ferry (Coast, 2019)", Outcome.EXACT),
        ("(Ufer, 2019)", Outcome.EXACT),
        ("see below", Outcome.EXACT),
        ("Bert Bauer: The bakery (2018)", Outcome.ATTRIBUTION),
        ("(Bauer, 2018)", Outcome.ATTRIBUTION),
    ],
)
def test_a_citation_that_names_another_work_is_wrong(
    library: Library, citation: str, outcome: Outcome
) -> None:
    ferry = add_article(library, FERRY, "The ferry")
    verdict = only(verify(library, quoted(ferry, FERRY, "The fog came early.", citation=citation)))
    assert verdict.outcome is outcome
    assert ("The ferry" in verdict.reason) == (outcome is Outcome.ATTRIBUTION)


def test_an_article_that_changed_since_is_told(library: Library) -> None:
    ferry = add_article(library, FERRY)
    body = quoted(ferry, FERRY, "did not open the gates")
    kept = quoted(ferry, FERRY, "The fog came early.")
    corrected = quoted(ferry, FERRY, "did not open the gates", "did open the gates")
    text = FERRY.replace("did not open", "did open")
    capture = capture_of(b"anew")
    store.add_edition(library, ferry, capture, edition_of(capture, text), {})
    verdict = only(verify(library, body))
    assert verdict.outcome is Outcome.CHANGED
    assert verdict.parts == (("not", ""),)
    assert only(verify(library, kept)).outcome is Outcome.EXACT
    assert only(verify(library, corrected)).outcome is Outcome.EXACT


def test_a_link_that_leads_nowhere_is_told(library: Library) -> None:
    gone = verify(
        library,
        "> Three words here\n> — [source](sourcebook:article/0197?at=1-2&text=ffffffffffffffff)",
    )
    broken = verify(
        library, "> Three words here\n> — [source](sourcebook:article/0197?at=2-1&text=ffff)"
    )
    note = verify(library, "> Three words here\n> — [source](sourcebook:note/0197)")
    assert "not in the library" in only(gone).reason
    assert only(broken).outcome is Outcome.MISSING
    assert note == []


def test_a_link_without_a_place_leads_to_the_whole_article(library: Library) -> None:
    ferry = add_article(library, FERRY)
    body = f"> The harbour master did not open\n> — [Ufer](sourcebook:article/{ferry})"
    assert only(verify(library, body)).outcome is Outcome.EXACT


def test_words_with_marks_inside_are_found_in_another_article(library: Library) -> None:
    told = "وقالَ إنَّ المنارةَ لم تُطفأ “أبداً” في تلكَ السنةِ، ولا في التي بعدها."
    ferry = add_article(library, FERRY, "The ferry")
    light = add_article(library, told, "المنارة")
    indexing.catch_up(library)
    body = quoted(ferry, FERRY, "The fog came early.", told)
    assert only(verify(library, body)).true_article_id == light


@pytest.mark.parametrize("filling", ["a", " ", ",", "(", "a,"])
def test_a_long_citation_costs_no_square(library: Library, filling: str) -> None:
    ferry = add_article(library, FERRY, "The ferry")

    def run(size: int) -> None:
        citation = filling * (size // len(filling))
        verify(library, f"> The fog came early.\n— [{citation}](sourcebook:article/{ferry})", str)

    assert growth(run, 100_000) < MOST_GROWTH
