"""What Obsidian, GitHub, pandoc, Hugo and others write into Markdown is read as it is meant."""

import pytest

from sourcebook.model.edition import Kind
from support.growth import MOST_GROWTH, growth
from support.pages import MARKDOWN, cleaned, faults, texts


def html(text: str) -> str:
    edition = cleaned(text, MARKDOWN)
    assert faults(edition) == []
    return edition.html


@pytest.mark.parametrize(
    ("link", "words"),
    [
        ("[[The river]]", "The river"),
        ("[[The river|it]]", "it"),
        ("[[The river#Source]]", "The river &gt; Source"),
        ("[[The river#^a1]]", "The river"),
        ("[[#Source]]", "Source"),
        ("![[Another note]]", "Another note"),
        ("`[[code]]`", "<code>[[code]]</code>"),
        ("[[1]](https://a.example/)", '<a href="https://a.example/">[1]</a>'),
    ],
)
def test_a_link_to_a_note_is_its_words(link: str, words: str) -> None:
    assert html(f"See {link} again.") == f"<p>See {words} again.</p>"


def test_a_link_in_a_table_keeps_its_cell() -> None:
    edition = cleaned("| a | b |\n|---|---|\n| [[x\\|it]] | 2 |", MARKDOWN)
    assert texts(edition, Kind.CELL) == ["a", "b", "it", "2"]


def test_a_picture_among_the_notes_is_one() -> None:
    edition = cleaned("Words.\n\n![[old pier.png|400]]\n\n![[a.jpg|The pier]]", MARKDOWN)
    found = [(asset.address, asset.label) for asset in edition.assets]
    assert found == [("old%20pier.png", ""), ("a.jpg", "The pier")]


def test_a_line_of_tags_is_no_heading() -> None:
    edition = cleaned("#water #towns/old\n\nWords of it.\n\n#river is a tag.", MARKDOWN)
    assert texts(edition, Kind.HEADING) == []
    assert edition.text.startswith("#water #towns/old\n")
    old = cleaned("#Title\n\nWords.\n\n##Part\n\nMore.", MARKDOWN)
    assert (old.metadata.title, texts(old, Kind.HEADING)) == ("Title", ["Part"])


def test_a_box_has_its_title_its_list_and_its_code() -> None:
    box = "> [!note]- Mind this\n> Words:\n> - a\n> - b\n>\n> ```py\n> x = 1\n> ```\n\n"
    box += "> [!TIP]\n> More."
    edition = cleaned(box, MARKDOWN)
    kinds = (Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.CODE)
    assert texts(edition, *kinds) == ["Mind this", "Words:", "a", "b", "x = 1", "Tip", "More."]
    assert {block.quote_depth for block in edition.blocks} == {1}


def test_words_with_a_class_are_words() -> None:
    text = (
        "[Small]{.smallcaps} and `x`{.py} and ![p](a.png){#fig width=50%}, H~2~O, x^2^ and ==it==."
    )
    assert cleaned(text, MARKDOWN).text == "Small and x and , H2O, x2 and it."
    assert "<sub>2</sub>" in html(text)
    assert html("It is ~5 or ~6, {a, b} and 2^3.") == "<p>It is ~5 or ~6, {a, b} and 2^3.</p>"
    assert html("if a == b and c == d") == "<p>if a == b and c == d</p>"


def test_headings_lose_their_names_and_divisions_their_marks() -> None:
    edition = cleaned(
        "Words.\n\n## Part {#part .x}\n\n::: {.note}\nIn it.\n:::\n\n:::tip Now\nOn.\n:::", MARKDOWN
    )
    assert texts(edition) == ["Words.", "Part", "In it.", "Now", "On."]
    assert texts(cleaned("#. one\n#. two", MARKDOWN), Kind.LIST_ITEM) == ["one", "two"]


def test_markdown_within_html_is_read_behind_a_blank_line() -> None:
    page = "<details><summary>More</summary>\n\n- **a**\n\n</details>\n\n"
    page += "<div align=center>\n\n# T\n\n</div>"
    edition = cleaned(f"Words.\n\n{page}", MARKDOWN)
    assert texts(edition) == ["Words.", "More", "a", "T"]
    assert texts(edition, Kind.LIST_ITEM, Kind.HEADING) == ["a", "T"]
    plain = cleaned("Words.\n\n<div>\n    <p>in *HTML*</p>\n</div>\n\nMore.", MARKDOWN)
    assert texts(plain) == ["Words.", "in *HTML*", "More."]


def test_pictures_films_code_and_paths_of_hugo_are_read() -> None:
    text = (
        '{{< figure src="/a.png" title="Pier" caption="In 1950" >}}\n\n{{< youtube abc_1 >}}\n\n'
        '{{< highlight go >}}\nx < y\n{{< /highlight >}}\n\n[it]({{< ref "b.md" >}}) {{< other >}}'
    )
    edition = cleaned(text, MARKDOWN, "https://a.example/x/")
    assert texts(edition, Kind.CAPTION) == ["Pier\nIn 1950"]
    assert [asset.address for asset in edition.assets] == ["https://a.example/a.png"]
    assert "https://www.youtube.com/watch?v=abc_1" in edition.text
    assert texts(edition, Kind.CODE) == ["x < y"]
    assert edition.text.endswith("it {{< other >}}")
    assert 'href="https://a.example/x/b.md"' in edition.html


def test_a_line_broken_by_a_backslash_is_broken() -> None:
    assert html("One\\\ntwo") == "<p>One<br>\ntwo</p>"


def test_the_way_back_from_a_note_leaves_nothing() -> None:
    assert html("Words.[^1]\n\n[^1]: A note.").endswith("A note.</p></li></ol>")


def test_a_box_of_myst_is_words_and_no_code() -> None:
    box = "```{note}\n:class: x\nSee *this*:\n- a\n```\n\n```{admonition} Mind\nThat.\n```\n"
    edition = cleaned(f"Words.\n\n{box}\n```{{r}}\nx <- 1\n```\n", MARKDOWN)
    assert texts(edition, Kind.CODE) == ["x <- 1"]
    assert texts(edition)[:-1] == ["Words.", "Note", "See this:", "a", "Mind", "That."]


@pytest.mark.parametrize(
    "opening", ["{{< highlight go >}}\n", "[[a|", "==a ", "<div>\n\n", "> - a\n"]
)
def test_what_opens_and_never_closes_costs_time_in_proportion(opening: str) -> None:
    cost = growth(lambda count: cleaned(opening * count + "\n\nWords.", MARKDOWN), 1000)
    assert cost < MOST_GROWTH
