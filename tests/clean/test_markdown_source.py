"""A Markdown file keeps its structure; its front matter is its metadata."""

from sourcebook.model.edition import Kind
from support.pages import MARKDOWN, cleaned, texts

TEXT = """---
title: "The river returns"
author: Mira Stone
date: 2021-03-04
lang: en
tags: [water, towns]
---

# The river returns

A *long* [story](https://example.org/a) about `water`.[^1]

## Causes

1. rain
2. more rain

> quoted

![A bridge](img/bridge.png)

| a | b |
|---|---|
| c | d |

[^1]: A note.
"""


def test_the_front_matter_is_the_metadata_and_is_kept_aside() -> None:
    edition = cleaned(TEXT, MARKDOWN, "https://example.org/x/")
    known = edition.metadata
    assert (known.title, known.byline) == ("The river returns", "Mira Stone")
    assert (known.published, known.language) == ("2021-03-04", "en")
    assert "water, towns" in edition.cuts[0].text


def test_the_structure_is_kept_and_the_title_is_no_heading() -> None:
    edition = cleaned(TEXT, MARKDOWN, "https://example.org/x/")
    assert texts(edition, Kind.HEADING) == ["Causes"]
    assert texts(edition, Kind.CELL) == ["a", "b", "c", "d"]
    assert [b.list_marker for b in edition.blocks if b.kind is Kind.LIST_ITEM][:2] == ["1.", "2."]
    assert edition.assets[0].address == "https://example.org/x/img/bridge.png"
    assert "↩" not in edition.text


def test_without_front_matter_the_first_heading_is_the_title() -> None:
    edition = cleaned("# The title\n\nWords.\n\n# Another\n\nMore.", MARKDOWN)
    assert edition.metadata.title == "The title"
    assert edition.text == "Words.\nAnother\nMore."


def test_a_heading_below_words_is_no_title() -> None:
    edition = cleaned("Words.\n\n# Heading\n\nMore.", MARKDOWN)
    assert edition.metadata.title == ""
    assert texts(edition, Kind.HEADING) == ["Heading"]


def test_raw_html_in_markdown_is_not_trusted() -> None:
    edition = cleaned("Words.\n\n<script>alert(1)</script>\n\n<p onclick='x'>More.</p>", MARKDOWN)
    assert edition.text == "Words.\nMore."
    assert "onclick" not in edition.html


def test_an_image_beside_the_file_leaves_a_placeholder() -> None:
    edition = cleaned("# T\n\nText.\n\n![A ship](img/ship.png)\n", MARKDOWN)
    assert [(asset.address, asset.label) for asset in edition.assets] == [
        ("img/ship.png", "A ship")
    ]
