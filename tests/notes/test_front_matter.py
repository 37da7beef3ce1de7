"""A note's file has what is known of the note before its words, and all comes back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.notes import Facts, page_text, read_page

FACTS = Facts(
    "0197-a",
    "Ferry: a plan",
    ("harbour", "a/b"),
    "2026-11-26T20:00:00.000Z",
    "https://example.org/",
)


def test_a_file_has_the_facts_and_then_the_words() -> None:
    text = page_text("# Ferry\n\nWords.\n", FACTS)
    assert text.startswith("---\nid: 0197-a\ntitle: 'Ferry: a plan'\ntags: [harbour, a/b]\n")
    assert text.endswith("\n---\n\n# Ferry\n\nWords.\n")
    page = read_page(text)
    assert (page.id, page.title, page.tags) == ("0197-a", "Ferry: a plan", ("harbour", "a/b"))


def test_what_others_wrote_before_the_words_stays_as_it_is() -> None:
    theirs = "# mine\naliases:\n  - The boat\ncssclass:   wide   # so\n"
    page = read_page(f"---\nid: 7\n{theirs}tags: [x]\n---\nBody")
    assert page.kept == theirs
    assert read_page(page_text("Body", Facts("7"), page.kept)).kept == theirs
    assert page.body == "Body"


@pytest.mark.parametrize(
    "tags", ["tags: [a, b/c]", "tags:\n- a\n- '#b/c'", "tags: a, b/c", "tags: a b/c"]
)
def test_tags_are_read_however_they_are_written(tags: str) -> None:
    assert read_page(f"---\r\n{tags}\r\n---\r\nx").tags == ("a", "b/c")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "No head",
        "---\nno end",
        "--- x\n---\n",
        "***\n",
        " ---\nid: 1\n---\n",
        "---\n" + "x\n" * 99_999 + "---\n",
    ],
)
def test_a_file_without_a_head_is_all_words(text: str) -> None:
    assert read_page(text).body == text
    assert read_page(text).id == ""


def test_a_head_that_stands_for_millions_of_lines_is_not_followed() -> None:
    bomb = "tags: [&a [x,x,x,x,x,x,x,x,x], &b [*a,*a,*a,*a,*a,*a], [*b,*b,*b,*b,*b,*b,*b]]"
    page = read_page(f"---\nid: 1\n{bomb}\n---\nWords")
    assert (page.id, page.body) == ("1", "Words")
    assert read_page("---\ntitle: " + "[" * 50_000 + "\n---\nWords").body == "Words"
    assert read_page("---\ntitle: !!python/object:os.system x\n---\nWords").body == "Words"


@given(
    st.text(st.characters(codec="utf-8", exclude_characters="\r\ufeff")),
    st.text(),
    st.lists(st.text()),
)
def test_every_note_comes_back_from_its_file(body: str, title: str, tags: list[str]) -> None:
    title = " ".join(title.encode("utf-8", "replace").decode().split())
    shown = tuple(" ".join(tag.encode("utf-8", "replace").decode().split()) for tag in tags)
    facts = Facts("0197-a", title, tuple(tag for tag in shown if tag.lstrip("#")))
    page = read_page(page_text(body, facts))
    assert page.body == body
    assert page.id == "0197-a"
    assert page.title == title or not title.isprintable()


@given(st.text(st.sampled_from("-:#[]{}&*!|>'\"%@`,? \n\tabid1")))
def test_any_head_is_read(head: str) -> None:
    assert read_page(f"---\n{head}\n---\n\nWords").body.endswith("Words")
