"""A page saved with its frames: the article is read, and no frame's words are lost."""

import pytest

from sourcebook.clean import clean
from sourcebook.model.edition import Edition
from sourcebook.model.media import MHTML
from support.pages import captured, faults

STORY = "".join(
    f"<p>Paragraph {n} tells at some length, and with commas, how the council of the town"
    " decided on Tuesday to rebuild the old bridge over the river.</p>"
    for n in range(1, 9)
)
PAGE = f"<title>The bridge</title><article><h1>The bridge</h1>{STORY}</article>"
SHORT = "<p>A map of the river, drawn in 1911.</p>"


def saved(*pages: str) -> Edition:
    parts = "".join(
        f"--x\nContent-Type: text/html\nContent-Location: https://a.example/{n}\n\n{page}\n"
        for n, page in enumerate(pages)
    )
    edition = clean(
        captured(f"Content-Type: multipart/related; boundary=x\n\n{parts}--x--", MHTML)
    ).edition
    assert faults(edition) == []
    return edition


def framed(edition: Edition) -> list[str]:
    return [cut.text for cut in edition.cuts if cut.reason == "frame"]


def test_the_words_of_a_frame_are_set_aside_after_the_page() -> None:
    edition = saved(PAGE, SHORT)
    assert "Paragraph 8" in edition.text
    assert "1911" not in edition.text
    assert framed(edition) == ["A map of the river, drawn in 1911."]
    assert [cut.at for cut in edition.cuts if cut.reason == "frame"] == [len(edition.text)]


def test_the_words_of_a_page_are_set_aside_when_its_frame_is_the_article() -> None:
    edition = saved(SHORT, PAGE, "<p>Buy a boat.</p>")
    assert "Paragraph 8" in edition.text
    assert edition.rules == "frame"
    assert framed(edition) == ["A map of the river, drawn in 1911.", "Buy a boat."]


def test_an_image_of_a_frame_does_not_become_another_one() -> None:
    picture = '<p>Words of a frame.<img src="https://a.example/f.png" alt="A frame"></p>'
    edition = saved(PAGE.replace("<p>", '<p><img src="https://a.example/p.png">', 1), picture)
    assert [asset.address for asset in edition.assets] == ["https://a.example/p.png"]
    assert framed(edition) == ["Words of a frame.\n[picture: A frame]"]
    assert all("asset:" not in cut.html for cut in edition.cuts)


@pytest.mark.parametrize("count", [9, 30])
def test_the_words_of_many_frames_are_all_set_aside(count: int) -> None:
    frames = [f"<script>no()</script><p>Frame {n} says this.</p>" for n in range(count)]
    assert framed(saved(PAGE, *frames)) == [f"Frame {n} says this." for n in range(count)]


def test_a_frame_without_words_leaves_nothing() -> None:
    assert framed(saved(PAGE, "<script>count()</script>", "")) == []
