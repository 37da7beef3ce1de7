"""Quotations are found in a note with their words, their place in it, and their link."""
# ruff: noqa: RUF001 - such signs are what it is about

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.model.quotation import Quotation
from sourcebook.notes import quotation, quotation_with_footnote, quotations, unchecked_links
from support.growth import MOST_GROWTH, growth

LINK = "sourcebook:article/0197-a?at=3-9&text=0123456789abcdef"
OTHER = "sourcebook:article/0197-b?at=4-8&text=0123456789abcdef"


def one(body: str) -> Quotation:
    (found,) = quotations(body)
    return found


def words_of(body: str) -> list[str]:
    return [found.words for found in quotations(body)]


def test_a_block_quotation_has_its_words_link_citation_and_place() -> None:
    words = "> The *first* line\n> goes on.\n>\n> A second."
    body = f"Before.\n\n{words}\n>\n> — [Mira: Ferry]({LINK})\n\nX"
    found = one(body)
    assert found.words == "The first line goes on.\nA second."
    assert (found.address, found.citation) == (LINK, "Mira: Ferry")
    assert body[found.start : found.end].startswith("The *first*")
    assert body[found.start : found.end].endswith(f"({LINK})")
    start = found.words.index("first")
    assert body[slice(*found.in_note(start, start + 5))] == "first"
    assert found.in_note(0, 0) == (found.start, found.start)
    assert found.in_note(len(found.words), len(found.words))[0] == body.index("\n>\n> —")


@pytest.mark.parametrize(
    "body",
    [
        f"> Words of it — [source]({LINK})",
        f"> Words of it ([source]({LINK}))",
        f"> Words of it\n\n— [source]({LINK})",
        f"> Words of it\n— [source]({LINK})",
        f"> Words of it\n>\n> [source]({LINK})",
        f"> > Words of it\n>\n> — [source]({LINK})",
        f"> Words of it[^a]\n\n[^a]: Mira, *Ferry*. [passage]({LINK})",
        f"> **Words** of `it`\n> — <{LINK}>",
        f"> [Words](https://example.org) of [[Page|it]]\n> — [source]({LINK})",
        f"> Words <b>of</b> it ![a picture](asset:1)\n> — [source]({LINK})",
        f"> Words\nof it\n\n— [source]({LINK})",
        f"> Words\nof it\n— [source]({LINK})",
        f"> Words\nof it — [source]({LINK})",
        f"> Words\nof it\n> — [source]({LINK})",
        f"- > Words of it\n  > — [source]({LINK})",
        f"> Words of it\n> — [source][1]\n\n[1]: {LINK}",
        f"> Words of it ([source][])\n\n[Source]: <{LINK}> 'Title'",
        f"[a b]: {LINK}\n\n> Words of it\n\n— [A  b]",
        f"- > Words of it\n\n  — [source]({LINK})",
        f"  10. > Words of it\n      >\n      > — [source]({LINK})",
        f"- A point:\n\n    > Words of it\n    > — [source]({LINK})\n- Another",
    ],
)
def test_words_are_told_from_the_citation_however_it_is_written(body: str) -> None:
    found = one(body)
    assert found.words == "Words of it"
    assert found.address == LINK


def test_each_item_of_a_list_is_a_quotation_by_itself() -> None:
    body = f"- > One here.\n- > Two there.\n  > — [a]({LINK})\n- Three\n- > Four. [b]({OTHER})\n"
    assert [(found.words, found.address) for found in quotations(body)] == [
        ("Two there.", LINK),
        ("Four.", OTHER),
    ]


def test_a_sentence_below_a_block_that_quotes_another_passage_is_no_part_of_it() -> None:
    body = f"> A block.\nShe says “we wait here” ([Mira]({LINK})).\n\n— [a]({OTHER})"
    assert words_of(body) == ["we wait here"]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("‘the boys’ hats are red’ ([a](LINK))", "the boys’ hats are red"),
        ("‘it’s all over now’, said the boys’ teacher ([a](LINK))", "it’s all over now"),
        ("‘we say “no” to it’ ([Mira’s](LINK)), the boys’ end", "we say “no” to it"),
        ("They didn’t say ‘we wait here’ [a](LINK)", "we wait here"),
        ("“a ‘very good man’ he was” ([a](LINK))", "a ‘very good man’ he was"),
        ("»Sagt er: ›so geht das nicht‹?« ([a](LINK))", "Sagt er: ›so geht das nicht‹?"),
        ("«a b c» et «quatre cinq six» ([a](LINK))", "quatre cinq six"),
        ("“an “inner one” ends” and “three words here” ([a](LINK))", "three words here"),
    ],
)
def test_marks_that_also_mean_something_else_are_told_apart(body: str, words: str) -> None:
    assert words_of(body.replace("LINK", LINK))[-1:] == [words]


def test_each_citation_of_a_block_ends_a_quotation() -> None:
    body = f"> One here.\n> — [a]({LINK})\n> Two there.\n> — [b]({OTHER})\n"
    assert [(found.words, found.address) for found in quotations(body)] == [
        ("One here.", LINK),
        ("Two there.", OTHER),
    ]


@pytest.mark.parametrize(
    ("open_mark", "close_mark"),
    [
        *[("“", "”"), ("„", "“"), ("«", "»"), ('"', '"'), ("»", "«"), ("›", "‹"), ("”", "”")],
        ("‘", "’"),
    ],
)
def test_words_in_quotation_marks_before_a_link_to_a_passage_are_one(
    open_mark: str, close_mark: str
) -> None:
    body = f"She says {open_mark}we *wait* here{close_mark} ([Mira, 2019]({LINK})). And more."
    found = one(body)
    assert (found.words, found.address, found.citation) == ("we wait here", LINK, "Mira, 2019")
    assert body[slice(*found.in_note(3, 7))] == "wait"


@pytest.mark.parametrize(
    "body",
    [
        "> No source at all.",
        f"> — [source]({LINK})",
        f"A link [here]({LINK}) and “three words later”.",
        f"The so-called “reform” ([Mira]({LINK})).",
        "“These three words” ([Mira](sourcebook:article/a)).",
        f"“These three words”\n\n([Mira]({LINK}))",
        f"- “These three words”\n- another [point]({LINK})",
        f"```\n> Words of it\n> — [source]({LINK})\n```",
        f"> Words that name {LINK} only",
    ],
)
def test_what_names_no_source_is_no_quotation_to_be_proved(body: str) -> None:
    assert quotations(body) == []


def test_five_hundred_nested_quotations_are_read() -> None:
    body = "".join(f"{'>' * depth} level {depth}\n" for depth in range(1, 500))
    found = one(f"{body}> — [source]({LINK})\n")
    assert found.words.startswith("level 1 level 2")
    assert found.words.endswith("level 499")


@given(
    st.text().filter(lambda text: text.strip()),
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=20),
)
def test_what_is_quoted_comes_back_from_the_markdown_word_for_word(text: str, name: str) -> None:
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    for body in (
        f"Before\n\n{quotation(text, name, LINK)}\nafter",
        quotation_with_footnote(text, "Mira", LINK, "1"),
    ):
        found = one(body)
        assert found.words == "\n".join(lines)
        assert found.address == LINK
        places = found.places
        assert len(places) == len(found.words)
        assert all(low <= high for low, high in pairwise(places))


@given(st.text(st.sampled_from('>[]()!"“”‘’»«`*_~^<&;\\ \n-—a1#')), st.booleans())
def test_any_note_is_read_and_every_place_is_in_it(text: str, linked: bool) -> None:  # noqa: FBT001
    body = f"{text}[a]({LINK}){text}" if linked else text
    for found in quotations(body):
        assert len(found.places) == len(found.words)
        assert 0 <= found.start <= found.end <= len(body)
        assert all(0 <= place < len(body) for place in found.places)


@pytest.mark.parametrize(
    ("filling", "length"),
    [
        *((filling, 8_000) for filling in ("-", " ", "(", "[", "a", '"', "“", "> ", "— ", "a [")),
        *(("-", 250_000), (" ", 250_000)),
    ],
)
@pytest.mark.parametrize("mark", ["> ", ""])
def test_four_times_the_length_costs_no_square(filling: str, length: int, mark: str) -> None:
    def run(size: int) -> None:
        filled = filling * (size // len(filling))
        quotations(f"{mark}“words of it” {filled} a [x]({LINK}) {filled} [y]({LINK})")

    assert growth(run, length) < MOST_GROWTH


@pytest.mark.parametrize("cited", ["([Smith][1])", "[Smith][]", "[Smith]", "— [Smith][1]"])
def test_a_link_with_a_label_names_the_source(cited: str) -> None:
    body = f"“We *wait* here” {cited}, he says.\n\n[1]: {LINK}\n[smith]: {LINK}\n"
    found = one(body)
    assert (found.words, found.address, found.citation) == ("We wait here", LINK, "Smith")
    assert unchecked_links(body, [found]) == 0


@pytest.mark.parametrize(
    ("body", "count"),
    [
        (f"> Words of it\n> — [a]({LINK})", 0),
        (f"> Words of it[^a]\n\n[^a]: Mira. [passage]({LINK})", 0),
        (f"> Words of it\n> — [a]({LINK})\n\nSee [there]({OTHER}).", 1),
        (f"> — [a]({LINK})\n\nThe “reform” ([b]({OTHER}))", 2),
        (f"[a][1] and <{LINK}>\n\n[1]: {LINK}", 2),
        (f"`[a]({LINK})`\n\n```\n[a]({LINK})\n```", 0),
        (f"{LINK} and [a](sourcebook:article/0197-a)", 0),
    ],
)
def test_links_with_which_nothing_is_compared_are_counted(body: str, count: int) -> None:
    assert unchecked_links(body, quotations(body)) == count
