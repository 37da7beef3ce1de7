"""A page that SingleFile saved is read with its shadow roots and the pictures in its styles."""

import base64

import pytest

from sourcebook.clean.enclosing import draft_of_source, name_of
from sourcebook.clean.saved_page import is_saved_by_single_file

ONE, TWO = bytes(range(256)) * 12, bytes(range(255, -1, -1)) * 12
WORDS = "The river came back to the city after forty years under stone."
COMMENT = "<!--\n Page saved with SingleFile \n url: https://example.org/a \n-->"


def data(picture: bytes) -> str:
    return "data:image/png;base64," + base64.b64encode(picture).decode()


def saved(body: str, style: str = "", comment: str = COMMENT) -> bytes:
    return (
        f"<html>{comment}<head>{style}</head><body><article>{body}</article></body></html>".encode()
    )


@pytest.mark.parametrize("attribute", ["shadowrootmode=open", "shadowroot=open", "shadowmode=open"])
def test_words_in_a_shadow_root_are_read_in_their_place(attribute: str) -> None:
    body = f"<p>{WORDS}</p><x-y><template {attribute}><p>Inside.</p></template></x-y><p>After.</p>"
    draft = draft_of_source(saved(body), "")
    assert draft.html == f"<p>{WORDS}</p><p>Inside.</p><p>After.</p>"


def test_words_beside_a_shadow_root_are_read_where_its_slots_show_them() -> None:
    shadow = "<p>First.</p><slot name=a></slot><p>Third.</p><slot></slot><p>Last.</p>"
    light = f"<p>{WORDS}</p><p slot=a>Second.</p><p>More.</p>"
    body = f"<x-y><template shadowrootmode=open>{shadow}</template>{light}</x-y>"
    draft = draft_of_source(saved(body), "")
    words = ["First.", "Second.", "Third.", WORDS, "More.", "Last."]
    assert draft.html == "".join(f"<p>{one}</p>" for one in words)


def test_a_template_that_is_not_shown_is_not_read() -> None:
    assert (
        "Inside"
        not in draft_of_source(saved(f"<p>{WORDS}</p><template>Inside</template>"), "").html
    )


def test_a_picture_in_the_style_of_the_page_is_put_back() -> None:
    style = f"<style>:root{{--sf-img-1: url({data(ONE)});--sf-img-2: url('{data(TWO)}')}}</style>"
    svg = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'></svg>"
    shown = "".join(
        f'<img src="{svg}" style="background-image:var(--sf-img-{n})"><p>{WORDS}</p>'
        for n in (2, 1, 9)
    )
    draft = draft_of_source(saved(f"<p>{WORDS}</p>{shown}", style), "")
    assert [asset.address for asset in draft.assets] == [name_of(TWO), name_of(ONE)]
    assert [draft.enclosed[asset.address] for asset in draft.assets] == [TWO, ONE]


def test_a_saved_picture_is_preferred_to_the_address_it_came_from() -> None:
    body = (
        f'<p>{WORDS}</p><img src="{data(ONE)}" data-src="https://example.org/a.png"><p>{WORDS}</p>'
    )
    draft = draft_of_source(saved(body), "https://example.org/a")
    assert [asset.address for asset in draft.assets] == [name_of(ONE)]


def test_only_single_file_says_so() -> None:
    assert is_saved_by_single_file(COMMENT)
    assert is_saved_by_single_file("<!DOCTYPE html> <html><!--\n Page saved with SingleFile")
    assert not is_saved_by_single_file("<p>Page saved with SingleFile</p>")
