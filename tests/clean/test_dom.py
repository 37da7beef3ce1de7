"""A tree of a page holds all its words, each where it stands."""

import pytest
from lxml.html import HtmlElement

from sourcebook.clean import dom
from sourcebook.clean.dom import parse
from sourcebook.clean.formulas import formula_of


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


LOST = f"<p>{'Words that stand beside a lost one. ' * 30}</p>"


def read_as_browsers(markup: str) -> HtmlElement:
    """Return the body of a page that is read once more as browsers read it."""
    page = f"<html><head><title>T</title></head><article>{markup}{LOST}</article>"
    root, _ = parse(page)
    first = next(root.iter("article"))
    assert first.getparent().tag == "body"
    return root.find("body")


def test_formulas_fallbacks_and_frames_are_kept_where_a_browser_reads_a_page_once_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(dom, "_has_lost_words", lambda *_: True)
    body = read_as_browsers(
        "<p>A <math><semantics><mfrac><mn>1</mn><mn>2</mn></mfrac><annotation "
        'encoding="application/x-tex">\\frac12</annotation></semantics></math> cup</p>'
        '<script type="math/tex; mode=display">a < b & c</script>'
        '<noscript><img src="https://p.example/river.jpg"></noscript>'
        '<iframe srcdoc="&lt;p&gt;Framed words&lt;/p&gt;"></iframe>'
        '<script type="application/ld+json">{"@type": "NewsArticle"}</script><script>x</script>'
    )
    assert [formula_of("math", math) for math in body.iter("math")] == ["\\frac12", "a < b & c"]
    assert [image.get("src") for image in body.iter("img")] == ["https://p.example/river.jpg"]
    assert body.find(".//iframe").get("srcdoc") == "<p>Framed words</p>"
    assert [script.text for script in body.iter("script")] == ['{"@type": "NewsArticle"}']
