"""What stands before the words of a Markdown file is known, in each of its forms."""

import pytest

from sourcebook.clean.front_matter import NONE, read_front_matter
from sourcebook.model.citation import Origin
from support.pages import MARKDOWN, cleaned

LISTED = "- Author: [[Mira Stone]]\n- Full Title: The river\n- Category: #articles\n\n"
WORDS = "\nThe water came back.\n"


@pytest.mark.parametrize(
    "front",
    [
        '---\ntitle: "The river"\nauthor: Mira Stone\ndate: 2021-03-04\n---\n',
        "---\ntitle: The river # a\nauthor:\n  - Mira Stone\ndate: 2021-03-04 10:00:00\n...\n",
        "---\ntitle: >\n  The\n  river\nby:\n  - name: Mira Stone\n    a: x\ndate: 2021-3-4\n---\n",
        "---\ntitle: The river\nauthors: ['Mira Stone']\npublished: 4 March 2021\n---\n",
        "---\ntitle: The river\nauthor:\n- given: Mira\n  family: Stone\ndate: 2021-03-04\n---\n",
        '+++\ntitle = "The river"\nauthors = ["Mira Stone"]\ndate = 2021-03-04\n[a]\nb = 1\n+++\n',
        '{\n"title": "The river",\n"author": {"name": "Mira Stone"},\n"date": "2021-03-04"\n}\n',
        "% The river\n% Mira Stone\n% 4 March 2021\n",
        "Title: The river\nAuthor: Mira Stone\nDate: 2021-03-04\n\n",
    ],
)
def test_title_author_and_date_are_read(front: str) -> None:
    edition = cleaned(front + WORDS, MARKDOWN)
    known = edition.metadata
    assert (known.title, known.byline, known.published) == ("The river", "Mira Stone", "2021-03-04")
    assert edition.citation.authors == ("Mira Stone",)
    assert edition.text == WORDS.strip()
    assert [cut.reason for cut in edition.cuts] == ["front matter"]


def test_several_authors_are_apart() -> None:
    for front in ("authors:\n  - Mira Stone\n  - Jan Ritter", "author: Mira Stone and Jan Ritter"):
        edition = cleaned(f"---\ntitle: T\n{front}\n---\n{WORDS}", MARKDOWN)
        assert edition.citation.authors == ("Mira Stone", "Jan Ritter")


@pytest.mark.parametrize(
    "text",
    [
        "Words: that stand here.\n\nMore words.\n",
        "Note: this is a sentence.\nRemark: this is another.\n\nMore.\n",
        "Title: this is a word.\nRemark: so is this.\n\nMore.\n",
        "Title: only one line\n\nMore.\n",
        "{curly} words\n",
        "# Heading\n\n---\n\nwords\n",
        "---\n\nWords: between two rules.\n\n---\n\nMore.\n",
        "---\nWords between two rules.\n---\n\nMore.\n",
        "---\nWords between two rules.\n---\n\nSay: more.\n\n---\n",
        "# Title\n\nAsked: what is it?\nSaid: nothing.\n\nMore.\n",
        "100 % of it\n",
    ],
)
def test_words_are_no_front_matter(text: str) -> None:
    assert read_front_matter(text) is NONE


@pytest.mark.parametrize(
    "front",
    [
        "+++\nnot = = toml\n+++\n",
        "---\nx: [\n: : [\n  - {\n---\n",
        "+++\na=" + "[" * 900 + "\n+++\n",
    ],
)
def test_broken_front_matter_is_set_aside(front: str) -> None:
    edition = cleaned(front + WORDS, MARKDOWN)
    assert edition.text == WORDS.strip()
    assert [cut.reason for cut in edition.cuts] == ["front matter"]


def test_links_to_other_notes_and_emphasis_are_words() -> None:
    authors = '  - "[[Mira Stone]]"\n  - "[[JR|Jan Ritter]]"'
    front = f"---\ntitle: The *wide* river\nauthor:\n{authors}\n---\n"
    edition = cleaned(front + WORDS, MARKDOWN)
    assert (edition.metadata.title, edition.metadata.byline) == (
        "The wide river",
        "Mira Stone, Jan Ritter",
    )
    assert edition.citation.authors == ("Mira Stone", "Jan Ritter")


def test_the_day_on_which_a_file_was_made_is_a_guess() -> None:
    made = "created: 2024-05-01\nupdated: 2024-06-01"
    edition = cleaned(f"---\ntitle: T\n{made}\n---\n{WORDS}", MARKDOWN)
    assert (edition.metadata.published, edition.citation.modified) == ("2024-05-01", "2024-06-01")
    assert Origin("published", "front matter", is_guess=True) in edition.origins
    edition = cleaned(f"---\ntitle: T\n{made}\npublished: 2021-03-04\n---\n{WORDS}", MARKDOWN)
    assert edition.metadata.published == "2021-03-04"
    assert Origin("published", "front matter") in edition.origins


@pytest.mark.parametrize(
    "head",
    [
        "# River\n\n![rw-book-cover](https://a.example/c.png)\n\n## Metadata\n" + LISTED,
        "# The river\n\nAuthor: Mira Stone\nTags: water\nDate: March 4, 2021 10:12 AM\n\n",
    ],
)
def test_facts_that_readwise_and_notion_list_below_the_title_are_read(head: str) -> None:
    edition = cleaned(head + WORDS, MARKDOWN)
    assert (edition.metadata.title, edition.metadata.byline) == ("The river", "Mira Stone")
    assert edition.text == WORDS.strip()
    assert edition.cuts[0].text.startswith(head.split("\n", 1)[0])
