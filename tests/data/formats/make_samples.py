"""Writes the sample documents beside this file; run it from the checkout's root.

``python tests/data/formats/make_samples.py`` with ``desktop`` and ``tests`` on PYTHONPATH. The
expected editions (``*.json``) are written by ``test_samples.py`` when they are missing.
"""

from pathlib import Path

from support import books
from support.papers import Paper, wrapped

HERE = Path(__file__).parent

NAV = """<nav epub:type="toc"><h1>Contents</h1><ol>
<li><a href="one.xhtml">The harbour</a><ol><li><a href="one.xhtml#tide">The tide</a></li></ol></li>
<li><a href="two.xhtml">The light</a></li></ol></nav>"""

ONE = """<section epub:type="chapter"><h1>The harbour</h1>
<p><span epub:type="pagebreak" id="page7" title="7"/>The harbour lay <em>empty</em> that
year.<a epub:type="noteref" href="notes.xhtml#n1" id="r1">1</a> Nobody asked why.</p>
<blockquote><p>The sea keeps its own books.</p></blockquote>
<h2 id="tide">The tide</h2>
<p>Twice a day it came and <span epub:type="pagebreak" title="8"/>went again, and
the <a href="https://example.org/tide">tables</a> were right.</p>
<figure><img src="pictures/pier.png" alt="The pier"/>
<figcaption>The pier at low tide.</figcaption></figure>
<ul><li>ropes</li><li>two lamps&nbsp;of brass</li></ul>
<table>
<tr><th>Day</th><th>Height</th></tr><tr><td>Monday</td><td>3.1 m</td></tr></table></section>"""

TWO = """<div class="text">The light was lit at six.<br/>It burned all night.</div>
<p>See the <a href="one.xhtml#tide">chapter on the tide</a>.</p>
<svg xmlns="http://www.w3.org/2000/svg"><title>A lamp, drawn</title><path d="M0 0"/></svg>"""

NOTES = """<aside epub:type="footnote" id="n1"><p><a href="one.xhtml#r1">1</a> The record of
the harbour master says so.</p></aside>"""

METADATA = """<dc:title>The Keepers</dc:title><dc:creator opf:role="aut">Ada Marlow</dc:creator>
<dc:creator opf:role="ill">Ben Carter</dc:creator><dc:creator>Ruth Adler</dc:creator>
<dc:language>en</dc:language><dc:date>2019-05-04</dc:date><dc:publisher>Quay Press</dc:publisher>
<dc:identifier>urn:isbn:9783161484100</dc:identifier>"""


def book() -> bytes:
    """Return a small book with all that a book has."""
    return books.epub(
        {"one.xhtml": ONE, "two.xhtml": TWO, "notes.xhtml": NOTES},
        METADATA,
        {"OEBPS/nav.xhtml": books.xhtml(NAV), "OEBPS/pictures/pier.png": books.png()},
    )


CORE = """<cp:coreProperties
xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>A Report on Wells</dc:title>
<dc:creator>Elif Kaya</dc:creator><dc:language>en-GB</dc:language>
<dcterms:created xsi:type="dcterms:W3CDTF">2024-02-03T10:00:00Z</dcterms:created>
<dcterms:modified xsi:type="dcterms:W3CDTF">2024-03-01T10:00:00Z</dcterms:modified>
</cp:coreProperties>"""

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

STYLES = f"""<w:styles {WORD}>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Zitat"><w:name w:val="Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="caption"/></w:style></w:styles>"""

NUMBERING = f"""<w:numbering {WORD}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">
<w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="1">
<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>"""

FOOTNOTES = f"""<w:footnotes {WORD}><w:footnote w:id="2"><w:p><w:r><w:t>Measured in
April.</w:t></w:r></w:p></w:footnote></w:footnotes>"""

COMMENTS = f"""<w:comments {WORD}><w:comment w:id="0" w:author="X"><w:p><w:r><w:t>Is this
so?</w:t></w:r></w:p></w:comment></w:comments>"""

PICTURE = """<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="P" descr="A well"/><a:graphic>
<a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="r9"/></pic:blipFill></pic:pic>
</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"""


def item(text: str, number: int) -> str:
    """Return an item of a list in a Word document."""
    return (
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
        f"<w:r><w:t>{text}</w:t></w:r></w:p>"
    )


def cell(text: str) -> str:
    """Return a cell of a table in a Word document."""
    return f"<w:tc>{books.paragraph(text)}</w:tc>"


def report() -> bytes:
    """Return a Word document with all that an article may have, and what it must not show."""
    body = "".join(
        (
            books.paragraph("A Report on Wells", "Titel"),
            books.paragraph("What was found", "H1"),
            "<w:p><w:r><w:t xml:space='preserve'>The wells are </w:t></w:r>",
            "<w:r><w:rPr><w:b/></w:rPr><w:t>deep</w:t></w:r>",
            "<w:r><w:t xml:space='preserve'> and </w:t></w:r>",
            "<w:r><w:rPr><w:i/></w:rPr><w:t>cold</w:t></w:r>",
            '<w:r><w:footnoteReference w:id="2"/></w:r>',
            '<w:r><w:commentReference w:id="0"/></w:r>',
            "<w:del><w:r><w:delText>and poisoned</w:delText></w:r></w:del>",
            "<w:ins><w:r><w:t xml:space='preserve'> as ever</w:t></w:r></w:ins>",
            "<w:r><w:t xml:space='preserve'>; see the </w:t></w:r>",
            '<w:hyperlink r:id="r8"><w:r><w:t>map</w:t></w:r></w:hyperlink>',
            "<w:r><w:t xml:space='preserve'> of H</w:t></w:r>",
            '<w:r><w:rPr><w:vertAlign w:val="subscript"/></w:rPr><w:t>2</w:t></w:r>',
            "<w:r><w:t>O.</w:t></w:r></w:p>",
            item("the old well", 1),
            item("the new well", 1),
            item("dig", 2),
            item("wait", 2),
            books.paragraph("Water remembers.", "Zitat"),
            PICTURE,
            books.paragraph("Figure 1: A well.", "Caption"),
            f"<w:tbl><w:tr>{cell('Well')}{cell('Depth')}</w:tr>",
            f"<w:tr>{cell('Old')}{cell('30 m')}</w:tr></w:tbl>",
        )
    )
    links = "".join(
        (
            books.relation("r2", "styles", "styles.xml"),
            books.relation("r3", "numbering", "numbering.xml"),
            books.relation("r4", "footnotes", "footnotes.xml"),
            books.relation("r5", "comments", "comments.xml"),
            books.relation("r8", "hyperlink", "https://example.org/map", is_outside=True),
            books.relation("r9", "image", "media/well.png"),
        )
    )
    more: dict[str, str | bytes] = {
        "docProps/core.xml": CORE,
        "word/styles.xml": STYLES,
        "word/numbering.xml": NUMBERING,
        "word/footnotes.xml": FOOTNOTES,
        "word/comments.xml": COMMENTS,
        "word/media/well.png": books.png(shade=30),
    }
    return books.docx(body, more, links)


SENTENCE = (
    "Every well was measured twice, in April and again in September, and the figures of both "
    "measurements were read to the people who drink from it. "
)


def paper() -> bytes:
    """Return a paper of two pages in two columns, with what each page repeats."""
    found = Paper(info={"Title": "The Depth of Wells", "Author": "Elif Kaya"})
    for number in (1, 2):
        sheet = found.sheet()
        sheet.text(60, 40, "Journal of Wells", 8, "italic")
        top = 90.0
        if number == 1:
            sheet.text(60, 80, "The Depth of Wells", 22, "bold")
            sheet.text(60, 110, "1. What was measured", 14, "bold")
            top = 140.0
        left = sheet.lines(60, top, wrapped(f"Left {number}. " + SENTENCE * 3, 220, parts=1))
        sheet.text(60, left + 30, "Figure 1: The deepest well.", 8)
        sheet.lines(320, top, wrapped(f"Right {number}. " + SENTENCE * 3, 220, parts=1))
        sheet.text(290, 810, str(number), 8)
    return found.file()


if __name__ == "__main__":
    (HERE / "book.epub").write_bytes(book())
    (HERE / "report.docx").write_bytes(report())
    (HERE / "wells.pdf").write_bytes(paper())
