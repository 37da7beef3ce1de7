# ruff: noqa: E501, RUF001 - a page as it comes
"""A page becomes its article: what belongs is kept with its structure, the rest is set aside."""

import pytest

from sourcebook.base.html_sanitize import strip_tags
from sourcebook.clean import edition_as_text
from sourcebook.clean.blocks import one_line
from sourcebook.model.capture import Method
from sourcebook.model.edition import Edition, Kind, Mark
from support.pages import HTML, cleaned, faults, shapes, texts

PARAGRAPH = (
    "The water came back to the old bed of the river after forty years, and the people who lived "
    "beside it stood on the bridge until dark, because none of them had expected to see it again."
)
PAGE = f"""<!DOCTYPE html><html lang="en-GB"><head><title>The river returns | The Ufer Post</title>
<meta property="og:title" content="The river returns"><meta property="og:site_name" content="The Ufer Post">
<meta name="author" content="Mira Stone"><meta property="article:published_time" content="2021-03-04T09:00:00Z">
</head><body><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<main><article><h1>The river returns</h1><p class="byline">By Mira Stone</p>
<figure><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="/img/river.jpg" alt="A river">
<figcaption>The river in spring</figcaption></figure>
<p>{PARAGRAPH}</p>
<p>It had been <em>led away</em> in 1962; see <a href="/archive?x=1">the archive</a> and the
<a href="javascript:alert(1)">map</a>. {PARAGRAPH}</p>
<h2>A long quarrel</h2>
<p>{PARAGRAPH}</p>
<ul><li>The farmers feared for their meadows and said so in every meeting.</li>
<li>The town feared for its cellars, and it had paid for them twice.<ol><li>In 1970, after the flood of that spring.</li></ol></li></ul>
<blockquote><p>We had forgotten the sound of it, and then it was there in the morning.</p></blockquote>
<iframe src="https://www.youtube.com/embed/abc123" title="The bridge"></iframe>
<table><tr><th>Year</th><th>Level of the water</th></tr><tr><td>1962</td><td>nothing at all</td></tr>
<tr><td>2021</td><td>two metres</td></tr></table>
<pre class="language-python"><code>def level():
    return 2</code></pre>
<p>{PARAGRAPH}</p>
<p>{PARAGRAPH} In the end the court decided, and that was that.</p>
<div class="share-buttons"><p>Share this</p></div>
</article></main>
<aside class="related"><h3>Related</h3><ul><li><a href="/a">Another story of some length here</a></li></ul></aside>
<footer><p>All rights reserved.</p></footer></body></html>"""
ADDRESS = "https://www.ufer.example/news/river"


@pytest.fixture(scope="module")
def river() -> Edition:
    """Return the edition of the page above."""
    return cleaned(PAGE, HTML, ADDRESS)


def test_the_offsets_are_right(river: Edition) -> None:
    assert faults(river) == []


def test_the_metadata_is_what_the_page_says(river: Edition) -> None:
    known = river.metadata
    assert (known.title, known.byline) == ("The river returns", "Mira Stone")
    assert (known.site, known.language) == ("The Ufer Post", "en-GB")
    assert known.published == "2021-03-04T09:00:00Z"


def test_title_and_byline_are_not_in_the_body(river: Edition) -> None:
    assert "The river returns" not in river.text
    assert "Mira Stone" not in river.text
    assert {"title", "byline"} <= {cut.reason for cut in river.cuts}


def test_the_structure_is_that_of_the_page(river: Edition) -> None:
    kinds = [kind for kind, _ in shapes(river)]
    assert kinds == [
        *("image", "caption", "paragraph", "paragraph", "heading", "paragraph"),
        *("list_item", "list_item", "list_item", "paragraph", "embed"),
        *("cell",) * 6,
        *("code", "paragraph", "paragraph"),
    ]
    items = [block for block in river.blocks if block.kind is Kind.LIST_ITEM]
    assert [(item.level, item.list_marker) for item in items] == [(1, "•"), (1, "•"), (2, "1.")]
    assert [block.quote_depth for block in river.blocks].count(1) == 1


def test_links_are_absolute_and_safe(river: Edition) -> None:
    spans = [span for block in river.blocks for span in block.spans]
    links = {river.text[s.start : s.end]: s.href for s in spans if s.mark is Mark.LINK}
    assert links == {
        "the archive": "https://www.ufer.example/archive?x=1",
        "Video: The bridge – youtube.com": "https://www.youtube.com/watch?v=abc123",
    }
    assert "led away" in {river.text[s.start : s.end] for s in spans if s.mark is Mark.EMPHASIS}


def test_a_lazy_image_is_an_asset_with_its_real_address(river: Edition) -> None:
    (asset,) = river.assets
    assert (asset.number, asset.address) == (1, "https://www.ufer.example/img/river.jpg")
    assert (asset.sha256, asset.label) == ("", "A river")
    assert '<img src="asset:1" alt="A river">' in river.html


def test_code_keeps_its_language_and_its_lines(river: Edition) -> None:
    (code,) = (block for block in river.blocks if block.kind is Kind.CODE)
    assert code.label == "python"
    assert texts(river, Kind.CODE) == ["def level():\n    return 2"]


def test_what_belongs_to_the_site_is_not_in_the_text(river: Edition) -> None:
    for words in ("Home", "Share this", "Another story", "All rights"):
        assert words not in river.text


def test_text_without_labels_has_no_captions_and_no_embeds(river: Edition) -> None:
    text = edition_as_text(river, without_labels=True)
    assert "The river in spring" not in text
    assert "Video:" not in text
    assert "A long quarrel" in text
    assert edition_as_text(river) == river.text


def test_what_was_selected_and_pasted_is_kept_whole() -> None:
    html = "<h2>A</h2><p>b <a href='c'>d</a></p><ul><li>e</li></ul>"
    edition = cleaned(html, HTML, "https://x.y/z/", Method.PASTE)
    assert texts(edition) == ["A", "b d", "e"]
    assert edition.blocks[1].spans[0].href == "https://x.y/z/c"


def test_a_page_without_an_article_keeps_its_words() -> None:
    edition = cleaned("<html><body><p>Hello there.</p><p>Two lines only.</p></body></html>", HTML)
    assert texts(edition) == ["Hello there.", "Two lines only."]


def test_a_page_of_links_alone_keeps_its_words() -> None:
    edition = cleaned(
        "<nav><a href='/a'>The first</a></nav><nav><a href='/b'>The second</a></nav>", HTML
    )
    assert texts(edition) == ["The first", "The second"]


def test_a_button_that_was_never_closed_does_not_hide_the_page() -> None:
    page = f"<body><button class=menu>{'<p>' + PARAGRAPH}<p>{PARAGRAPH}"
    assert PARAGRAPH in cleaned(page, HTML).text


def test_an_image_that_stands_twice_is_one_asset() -> None:
    edition = cleaned(
        "<p>a</p><img src='https://x.y/b.png'><p>c</p><img src='https://x.y/b.png'>",
        HTML,
        method=Method.PASTE,
    )
    assert [block.asset for block in edition.blocks if block.asset] == ["asset:1", "asset:1"]
    assert len(edition.assets) == 1


def test_words_that_only_search_engines_are_told_are_found() -> None:
    body = " ".join(f"Sentence {n} of the article says something." for n in range(40))
    page = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "T", '
        f'"articleBody": "{body}"}}</script><body><p>Please switch JavaScript on.</p></body>'
    )
    edition = cleaned(page, HTML)
    assert edition.text == body
    assert edition.rules == "json-ld"


def test_styles_of_a_pasted_document_are_marks() -> None:
    html = (
        '<b style="font-weight:normal"><p><span style="font-weight:700">a</span> '
        '<span style="font-style:italic">b</span> c</p></b>'
    )
    edition = cleaned(html, HTML, method=Method.PASTE)
    assert [span.mark for span in edition.blocks[0].spans] == [Mark.STRONG, Mark.EMPHASIS]


@pytest.mark.parametrize(
    "words",
    [
        '<span style="font-variant:small-caps">nasa</span>',
        '<span style="font-variant-caps: all-small-caps">nasa</span>',
        '<span style="font: italic small-caps bold 1em serif">nasa</span>',
        '<em style="font-variant: common-ligatures small-caps">nasa</em>',
        '<abbr class="x small-caps">nasa</abbr>',
        '<span class="smcap">nasa</span>',
        '<small class="caps">nasa</small>',
    ],
)
def test_small_capitals_are_a_mark(words: str) -> None:
    edition = cleaned(f"<p>The {words} said.</p>", HTML, method=Method.PASTE)
    marked = [s for s in edition.blocks[0].spans if s.mark is Mark.SMALL_CAPS]
    assert [edition.text[span.start : span.end] for span in marked] == ["nasa"]
    assert '<small class="caps">nasa</small>' in edition.html


@pytest.mark.parametrize(
    "words",
    [
        '<span style="font-variant: normal">nasa</span>',
        '<span class="sc-small-capsule">nasa</span>',
        '<abbr title="agency">nasa</abbr>',
        "<small>nasa</small>",
    ],
)
def test_small_print_is_no_mark(words: str) -> None:
    edition = cleaned(f"<p>The {words} said.</p>", HTML, method=Method.PASTE)
    assert edition.html == "<p>The nasa said.</p>"


def test_two_breaks_part_paragraphs_and_one_parts_lines() -> None:
    edition = cleaned("<div>a<br>b<br><br>c</div>", HTML, method=Method.PASTE)
    assert texts(edition) == ["a\nb", "c"]


def test_a_table_that_lays_out_a_page_is_no_table() -> None:
    html = f"<table><tr><td><p>{PARAGRAPH}</p><p>{PARAGRAPH}</p></td></tr></table>"
    assert set(texts(cleaned(html, HTML), Kind.PARAGRAPH)) == {PARAGRAPH}


DEEP = "<div>" * 3000 + "deep" + "</div>" * 3000
HOSTILE = {
    "depth": DEEP,
    "depth of quotations": "<blockquote>" * 1500 + "deep",
    "depth of lists": "<ul><li>" * 1500 + "deep",
    "depth of marks": "<b><i>" * 1500 + "deep",
    "attributes": "<div " + " ".join(f"a{n}=1" for n in range(20_000)) + ">deep</div>",
    "table": "<table>" + ("<tr>" + "<td>x</td>" * 300 + "</tr>") * 100 + "</table>deep",
    "drawings": "<svg>" * 20_000 + "</svg>deep",
    "comments": "<!--" * 20_000 + "-->deep",
    "breaks": "<br>" * 20_000 + "deep",
    "open quotation mark": '<a title="x' * 2000 + '">deep</a>',
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_page_made_to_be_slow_ends_and_keeps_its_words(name: str) -> None:
    edition = cleaned(f"<html><body><p>before</p>{HOSTILE[name]}<p>after</p></body></html>", HTML)
    assert faults(edition) == []
    for word in ("before", "deep", "after"):
        assert word in edition.text + "".join(cut.text for cut in edition.cuts)


def test_a_flattened_page_says_so() -> None:
    assert cleaned(DEEP, HTML).rules == "flattened"


def test_a_page_with_too_many_tags_is_shown_as_plain_words_and_says_so() -> None:
    edition = cleaned("<title>T</title>" + "<p>a<b>b</b></p>" * 60_000, HTML)
    assert edition.rules == "plain-text"
    assert edition.metadata.title == "T"
    assert edition.text.count("ab") + edition.text.count("a b") == 60_000


def test_the_sign_by_which_a_heading_names_its_place_is_left_out() -> None:
    headings = "".join(
        f'<h2 id="a{at}">{before}<a href="{target}">{sign}</a></h2><p>{PARAGRAPH}</p>'
        for at, (before, target, sign) in enumerate(
            [("One", "#a0", "#"), ("Two", "https://example.org/p#a1", " ¶ "), ("", "#a2", "Three")]
        )
    )
    edition = cleaned(f"<article><p>{PARAGRAPH}</p>{headings}</article>", HTML)
    assert texts(edition, Kind.HEADING) == ["One", "Two", "Three"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("by Mira Stone<br>Thursday, March 4, 2021", "byline"),
        ("Mira Stone, 4 March 2021 9:00 CET", "byline"),
        ("Tempo de leitura: 2 minutos", "date"),
        ("Reading time: 3 min", "date"),
    ],
)
def test_a_line_above_the_body_that_the_title_block_says_is_set_aside(
    line: str, reason: str
) -> None:
    edition = cleaned(PAGE.replace("By Mira Stone", line), HTML)
    told = one_line(line.replace("<br>", " "))
    assert told not in one_line(edition.text)
    assert (told, reason) in {(one_line(cut.text), cut.reason) for cut in edition.cuts}


def test_a_row_of_links_in_a_figure_is_no_caption() -> None:
    shop = '<div><a href="/a">$100 at one shop</a> <a href="/b">$90 at another</a></div>'
    figure = f'<figure><img src="/lamp.jpg"><div>Mira Stone</div>{shop}</figure>'
    page = PAGE.replace("<h2>A long quarrel", f"{figure}<h2>A long quarrel")
    edition = cleaned(page, HTML, "https://example.org/river")
    assert texts(edition, Kind.CAPTION) == ["The river in spring", "Mira Stone"]


@pytest.mark.parametrize("cell", ["td", "th"])
def test_a_table_of_one_column_is_no_table(cell: str) -> None:
    rows = f"<tr><{cell}>The level of the water at the bridge</{cell}></tr>"
    page = PAGE.replace("<h2>A long quarrel", f"<table>{rows * 2}</table><h2>A long quarrel")
    assert [block.table for block in cleaned(page, HTML).blocks if block.table] == [1] * 6


@pytest.mark.parametrize("signs", ["* * *", "***", "§", "⁂", "— — —", "<b>***</b>", "___"])
def test_signs_between_two_scenes_stay_as_they_were_typed(signs: str) -> None:
    page = PAGE.replace("<h2>A long quarrel", f'<p class="c">{signs}</p><h2>A long quarrel')
    edition = cleaned(page, HTML)
    assert strip_tags(signs).strip() in texts(edition, Kind.PARAGRAPH)
    assert "boilerplate" not in {cut.reason for cut in edition.cuts}


def test_a_line_drawn_between_two_scenes_is_a_rule() -> None:
    page = PAGE.replace("<h2>A long quarrel", "<hr><h2>A long quarrel")
    assert [block.kind for block in cleaned(page, HTML).blocks].count(Kind.RULE) == 1


@pytest.mark.parametrize("signs", ["--", "…", "?!", "😀😀", "↓"])
def test_a_paragraph_without_words_between_two_of_the_article_is_kept(signs: str) -> None:
    page = PAGE.replace("<h2>A long quarrel", f"<p>{signs}</p><h2>A long quarrel")
    assert signs in texts(cleaned(page, HTML), Kind.PARAGRAPH)


def test_signs_that_lead_elsewhere_are_not_kept() -> None:
    link = "<p><a href='https://x.y'>***</a></p>"
    edition = cleaned(PAGE.replace("<h2>A long quarrel", f"{link}<h2>A long quarrel"), HTML)
    assert "***" not in edition.text
    assert "***" in {cut.text for cut in edition.cuts}


def test_signs_that_stand_outside_are_a_cut_with_their_words() -> None:
    page = PAGE.replace("<footer>", "<footer><p>* * *</p>")
    assert any("* * *" in cut.text for cut in cleaned(page, HTML).cuts)


@pytest.mark.parametrize(
    ("level", "tag"), [("2", "h2"), ("3", "h3"), ("", "h2"), ("9", "h2"), (" 4 ", "h4")]
)
def test_a_heading_by_its_role_is_one(level: str, tag: str) -> None:
    heading = f'<div role="heading" aria-level="{level}">The bridge</div>'
    edition = cleaned(PAGE.replace("<h2>A long quarrel</h2>", heading), HTML)
    assert texts(edition, Kind.HEADING) == ["The bridge"]
    assert f"<{tag}>The bridge</{tag}>" in edition.html


@pytest.mark.parametrize(
    ("markup", "markers"),
    [
        ("<ol><li>a</li><li value='7'>b</li><li>c</li></ol>", ["1.", "7.", "8."]),
        ("<ol reversed><li>a</li><li>b</li></ol>", ["2.", "1."]),
        ("<ol reversed start='9'><li>a</li><li>b</li></ol>", ["9.", "8."]),
        ("<ol><li value='x'>a</li><li value='-3'>b</li></ol>", ["1.", "2."]),
        ("<ul><li value='7'>a</li></ul>", ["•"]),
    ],
)
def test_an_item_keeps_its_number(markup: str, markers: list[str]) -> None:
    edition = cleaned(markup, HTML, method=Method.PASTE)
    assert [block.list_marker for block in edition.blocks] == markers
