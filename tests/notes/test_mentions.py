"""Places where a note names something, with the words around them."""

from hypothesis import given
from hypothesis import strategies as st

from sourcebook.notes.mentions import AROUND, context, named_at, place_links


def test_words_of_a_title_are_found_in_any_case_and_never_inside_others() -> None:
    body = "Şengal now. sengal NOW; sengal nowhere, [[Şengal now]], `sengal now`"
    assert [body[start:end] for start, end in named_at(body, "Sengal now")] == [
        *("Şengal now", "sengal NOW")
    ]


def test_no_title_is_named_nowhere() -> None:
    assert named_at("some words", "") == named_at("", "x") == []


def test_links_to_places_name_what_they_lead_to() -> None:
    article = "01a218a5-383d-775a-85e1-41507014f8ef"
    body = f"[a](sourcebook:article/{article}?at=1-2&text=ab) sourcebook:tag/x"
    assert [(kind, row_id) for kind, row_id, _ in place_links(body)] == [("article", article)]


def test_the_words_around_a_place_are_one_line_of_the_note() -> None:
    body = "before\nsome  words the lamp\tand more\nafter"
    start = body.index("the lamp")
    words, first, last = context(body, start, start + 8)
    assert words == "some words the lamp and more"
    assert words[first:last] == "the lamp"


def test_a_line_of_a_megabyte_is_cut_around_the_place() -> None:
    body = "x " * 500_000
    words, first, last = context(body, 400_000, 400_003)
    assert words[first:last] == "x x"
    assert words.startswith("…")
    assert words.endswith("…")
    assert len(words) <= 2 * AROUND + 10


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_any_place_has_its_words_in_its_context(body: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(body)), min(other, len(body))))
    words, first, last = context(body, start, end)
    assert " ".join(words[first:last].split()) == " ".join(body[start:end].split())


def test_no_link_can_be_made_within_a_link_an_image_or_an_address() -> None:
    body = """See https://example.com/harbour-light and <https://x.org/harbour-light>,
[Harbour Light](http://x.org/y), [so](http://x.org/harbour-light), ![Harbour light](asset:3),
[the harbour light][1] and [[Harbour light]]; but the harbour light is named here.

[1]: https://example.com/harbour-light
"""
    assert [body[start:end] for start, end in named_at(body, "Harbour light")] == ["harbour light"]
    (place,) = named_at(body, "Harbour light")
    assert body[: place[0]].endswith("but the ")
