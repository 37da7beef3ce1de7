"""A tree of a page holds all its words, each where it stands."""

import pytest

from sourcebook.clean.dom import parse


@pytest.mark.parametrize(
    "tag",
    [
        "<embed src=x>",
        "<EMBED SRC='x'/>",
        "<embed src='a>b' title=\"<script>\">",
        "<embed src=x></embed>",
        "<bgsound src=x>",
        "<command>",
        "<keygen>",
    ],
)
def test_an_element_that_holds_nothing_does_not_take_what_follows(tag: str) -> None:
    root, _ = parse(f"<body><article><p>One.</p>{tag}<p>Two.</p></article></body>")
    (article,) = root.iter("article")
    assert [child.text for child in article if child.tag == "p"] == ["One.", "Two."]


@pytest.mark.parametrize("tag", ["<embed ", "<embed x='", '<embed "', "<embed a=\"'"])
def test_endless_tags_of_this_kind_are_read_too(tag: str) -> None:
    root, _ = parse(f"<body><p>One.</p>{tag * 5000}")
    assert root.text_content().startswith("One.")
