"""Links by title: what is one, where it stands, and how it is renamed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.base.title_key import title_key
from sourcebook.notes.wikilinks import link_to, rename_links, wikilink_at, wikilinks

ANY = st.text(alphabet=st.sampled_from("ab[]|#`~\\\n é🙂א"), max_size=60)


def told(body: str) -> list[tuple[str, str, str]]:
    return [(link.title, link.heading, link.shown) for link in wikilinks(body)]


def test_a_link_has_a_title_a_heading_and_shown_words() -> None:
    body = "See [[The Lamp]], [[The Lamp|it]], [[The Lamp#Oil]] and [[ The Lamp # Oil | it ]]."
    assert told(body) == [
        ("The Lamp", "", ""),
        ("The Lamp", "", "it"),
        ("The Lamp", "Oil", ""),
        ("The Lamp", "Oil", "it"),
    ]


def test_places_count_code_points() -> None:
    body = "🙂🙂 [[אור]] x"
    (link,) = wikilinks(body)
    assert body[link.start : link.end] == "[[אור]]"


def test_a_heading_alone_is_a_link_inside_the_note() -> None:
    assert told("[[#Oil]]") == [("", "Oil", "")]


@pytest.mark.parametrize(
    "body",
    [
        "`[[a]]`",
        "``x ` [[a]]``",
        "```\n[[a]]\n```",
        "~~~ text\n[[a]]",
        "```\n~~~\n[[a]]\n```",
        "`a\n[[b]]`",
        "\\[[a]]",
        "[[]]",
        "[[ ]]",
        "[[a\nb]]",
        "[a](b)",
        f"[[{'a' * 700}]]",
    ],
)
def test_code_and_what_is_escaped_or_unfinished_is_no_link(body: str) -> None:
    assert wikilinks(body) == ()


@pytest.mark.parametrize("body", ["` [[a]]", "`x\n\n[[a]]`", "```\nx\n```\n[[a]]", "x ``` [[a]]"])
def test_ticks_without_an_end_hide_no_link(body: str) -> None:
    assert told(body) == [("a", "", "")]


def test_the_link_at_a_place_is_found_up_to_its_end() -> None:
    body = "x [[a]] y"
    assert [wikilink_at(body, at) is not None for at in (1, 2, 5, 7, 8)] == [
        *(False, True, True, True),
        False,
    ]


def test_titles_are_the_same_in_any_case_with_any_accents_and_spaces() -> None:
    assert title_key("  Şengal  NOW ") == title_key("sengal now")
    assert title_key("C# [2]") == title_key("c [ 2 ]")


def test_a_link_to_a_title_with_signs_leads_there_and_shows_it() -> None:
    (link,) = wikilinks(link_to("C# in [depth]"))
    assert title_key("C# in [depth]") in link.keys
    assert link.shown == "C# in depth"


def test_a_title_with_a_sign_typed_as_it_is_is_meant_too() -> None:
    (link,) = wikilinks("[[C# in depth]]")
    assert title_key("C# in depth") in link.keys


def test_renaming_changes_only_links_to_the_title() -> None:
    body = "Old [[old]] [[ÓLD|so]] [[Old#Part|x]] [[Older]] `[[Old]]`"
    assert (
        rename_links(body, "Old", "New") == "Old [[New]] [[New|so]] [[New#Part|x]] [[Older]]"
        " `[[Old]]`"
    )


def test_nothing_is_renamed_to_nothing() -> None:
    assert rename_links("[[a]]", "a", " # ") == "[[a]]"


@given(ANY)
def test_no_text_raises_and_every_place_is_that_of_a_link(body: str) -> None:
    for link in wikilinks(body):
        assert body[link.start : link.end].startswith("[[")
        assert body[link.start : link.end].endswith("]]")


@given(ANY, st.text(max_size=20))
def test_after_renaming_no_link_leads_to_the_old_title(body: str, old: str) -> None:
    renamed = rename_links(body, old, "brand new title")
    assert all(title_key(old) not in link.keys for link in wikilinks(renamed)) or not title_key(old)


@given(st.text(min_size=1, max_size=40))
def test_a_link_to_any_title_leads_there(title: str) -> None:
    links = wikilinks(f"x {link_to(title)} y")
    if title_key(title):
        assert title_key(title) in links[0].keys


def test_a_line_of_a_million_brackets_and_ticks_is_read_in_one_pass() -> None:
    body = "".join("`" * (1 + number % 1400) + " [[a" for number in range(1400))
    assert len(wikilinks(body + "\n\n[[b]]")) == 1


def test_a_title_longer_than_any_is_linked_by_its_beginning() -> None:
    title = "word " * 300
    (link,) = wikilinks(link_to(title))
    assert link.keys == (title_key(title),)
