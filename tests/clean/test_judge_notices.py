"""Lines of a site among those of its article: they go, and headings above them."""

from collections.abc import Sequence

import pytest

from sourcebook.clean import judge
from sourcebook.clean.segment import Segment
from sourcebook.model.edition import Kind
from support.pages import HTML, cleaned, texts

PROSE = (
    "The bridge was closed again after the storm, and the people of the village, who had waited "
    "for a year until it was opened, went back to the ferry that their grandparents had used."
)
AHEAD = f"<p>{PROSE}</p><p>{PROSE}</p><p>{PROSE}</p>"


def page(middle: str) -> str:
    links = "".join(f'<li><a href="/{n}">News of the day {n}</a></li>' for n in range(9))
    return (
        "<html lang=en><head><title>The bridge</title></head><body>"
        f"<nav><ul>{links}</ul></nav><article><h1>The bridge</h1>{AHEAD}{middle}{AHEAD}</article>"
        f"<footer><ul>{links}</ul></footer></body></html>"
    )


@pytest.mark.parametrize("heading", ["More:", "Related content", "You might also like:"])
def test_a_heading_above_links_to_other_pages_goes_with_them(
    monkeypatch: pytest.MonkeyPatch, heading: str
) -> None:
    monkeypatch.setattr(judge, "_by_forest", without_links)
    links = "".join(f'<ul><li><h4><a href="/{n}">A ferry sinks</a></h4></li></ul>' for n in "ab")
    edition = cleaned(page(f"<h4>{heading}</h4>{links}"), HTML, "https://e.org/a")
    assert texts(edition, Kind.HEADING) == []
    assert any(heading in cut.text for cut in edition.cuts)


def without_links(worded: Sequence[Segment], *_: object) -> list[bool]:
    """Judge as the trees mostly do: what is a link leads away."""
    return [not segment.linked for segment in worded]


def test_the_same_heading_above_words_that_are_kept_stays() -> None:
    edition = cleaned(page("<h4>More:</h4>"), HTML)
    assert texts(edition, Kind.HEADING) == ["More:"]
