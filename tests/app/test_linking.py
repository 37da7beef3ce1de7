"""Links into the library are read strictly, and lead to the very passage or say so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.app import citing, linking, quoting, reading, tracing
from sourcebook.app.opening import Library
from sourcebook.base.digest import sha256
from sourcebook.model.anchor import Fit
from sourcebook.model.errors import LinkInvalid, NotInLibrary
from sourcebook.notes import quotation_with_footnote, source_link_at
from support.making import add_article

HASH = "0123456789abcdef"


def test_a_link_names_an_article_its_place_or_a_note() -> None:
    assert linking.parse("sourcebook:article/a1") == linking.Link("a1")
    place = linking.parse(f"SOURCEBOOK://article/a1?at=3-9&text={HASH}")
    assert place == linking.Link("a1", span=(3, 9), text_hash=HASH)
    assert linking.parse("sourcebook:note/n1").note_id == "n1"
    assert linking.parse("sourcebook:note?title=The%20Ferry").title == "The Ferry"


@pytest.mark.parametrize(
    "address",
    [
        "",
        "https://example.org",
        "sourcebook:",
        "sourcebook:article/",
        "sourcebook:article/../x",
        "sourcebook:shell/a1",
        f"sourcebook:article/a1?at=9-3&text={HASH}",
        "sourcebook:article/a1?at=3-9",
        f"sourcebook:article/a1?at=3-99999999999&text={HASH}",
        "sourcebook:note?title=",
        "sourcebook:article/" + "a" * 3_000,
        "sourcebook:article/a?" + "&".join("a=1" for _ in range(50)),
        "sourcebook://[",
    ],
)
def test_what_is_no_link_of_ours_is_refused_in_a_sentence(address: str) -> None:
    with pytest.raises(LinkInvalid, match="cannot be followed"):
        linking.parse(address)


@given(st.text(max_size=80))
def test_any_words_are_read_or_refused(rest: str) -> None:
    try:
        linking.parse(f"sourcebook:{rest}")
    except LinkInvalid:
        return


@given(st.integers(0, 10**9), st.integers(1, 10**6))
def test_a_place_survives_its_link(start: int, length: int) -> None:
    link = linking.parse(quoting.place_link("a-1", start, start + length, sha256("x")))
    assert (link.article_id, link.span) == ("a-1", (start, start + length))
    assert sha256("x").startswith(link.text_hash)


def test_a_link_leads_to_its_passage_and_an_unknown_text_is_said_to_be_gone(
    library: Library,
) -> None:
    article = add_article(library)
    text = reading.open_article(library, article).edition.text
    address = quoting.place_link(article, 0, 5, sha256(text))
    found = linking.destination(library, address)
    assert found.placement is not None
    assert (found.placement.start, found.placement.end) == (0, 5)
    assert found.placement.fit is Fit.EXACT
    assert linking.destination(library, quoting.place_link(article, 0, 5, "f" * 64)).is_gone
    assert linking.destination(library, quoting.place_link(article, 0, 10**8, sha256(text))).is_gone


def test_a_link_to_what_is_not_there_is_refused(library: Library) -> None:
    with pytest.raises(NotInLibrary):
        linking.destination(library, "sourcebook:article/nobody")
    with pytest.raises(LinkInvalid, match="no note has this title"):
        linking.destination(library, "sourcebook:note?title=Nothing")


def test_the_quotations_of_a_passage_are_found_and_those_of_other_texts_are_not() -> None:
    here = quoting.place_link("a1", 3, 9, sha256("x"))
    other = quoting.place_link("a1", 3, 9, sha256("y"))
    away = quoting.place_link("a1", 30, 39, sha256("x"))
    body = f"{here}\n{other}\n{away}\n{here}\nsourcebook:broken"
    found = tracing.quotations_of(body, "a1", (5, 6), sha256("x"))
    assert found == [0, body.rindex(here)]


PASSAGES = st.lists(
    st.text(st.sampled_from("ab 1.>#-*_[](){}`~|&<=:\\^!\u05d0\u202e🜁“”é"), min_size=1), min_size=1
).map("\n".join)


def test_a_passage_that_ends_like_a_footnote_keeps_its_link() -> None:
    link = quoting.place_link("a1", 0, 2, sha256("[^"))
    made = quotation_with_footnote("[^", "Mira, *Ferry*.", link, "1")
    found = source_link_at(made, 3)
    assert found is not None
    assert found.address == link


@given(PASSAGES, st.integers(0, 10**6), st.sampled_from(("apa", "chicago-notes")), st.data())
def test_the_anchor_of_any_quotation_survives_the_note(
    passage: str, start: int, style: str, data: st.DataObject
) -> None:
    link = quoting.place_link("a1", start, start + len(passage), sha256(passage))
    made = citing.quotation(passage, style, citing.Cited(("Mira, *Ferry*",)), link, "")
    body = f"Before.\n\n{made}\nAfter."
    last = body.index("\n\n", 9) if style == "chicago-notes" else body.rindex("\nAfter.") - 1
    at = data.draw(st.integers(body.index("> "), last))
    found = linking.parse(tracing.address_at(body, at))
    assert (found.article_id, found.span) == ("a1", (start, start + len(passage)))
