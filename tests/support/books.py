"""Small EPUB and DOCX files that a test writes down, the same bytes every time."""

import struct
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO

EPUB = "application/epub+zip"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_OPS = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DRAWN = "http://schemas.openxmlformats.org/drawingml/2006"


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """Return a ZIP file of *members*; the first is stored, the others packed."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        for at, (name, content) in enumerate(members.items()):
            info = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED if at else zipfile.ZIP_STORED
            file.writestr(info, content)
    return stream.getvalue()


def png(side: int = 60, shade: int = 90) -> bytes:
    """Return a grey square as a PNG file."""

    def part(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    rows = (b"\0" + bytes([shade]) * side) * side
    body = part(b"IHDR", head) + part(b"IDAT", zlib.compress(rows)) + part(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def xhtml(body: str) -> str:
    """Return a page of a book."""
    head = f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n<html {_OPS}>'
    return f"{head}<head><title>Page</title></head><body>{body}</body></html>"


def package(items: Mapping[str, str], spine: str, metadata: str = "", manifest: str = "") -> str:
    """Return the package document; *items* are the names of pages by id, *spine* their ids."""
    listed = "".join(
        f'<item id="{key}" href="{name}" media-type="application/xhtml+xml"/>'
        for key, name in items.items()
    )
    order = "".join(f'<itemref idref="{key}"/>' for key in spine.split())
    return (
        '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">'
        f"<metadata>{metadata}</metadata><manifest>{listed}{manifest}</manifest>"
        f"<spine>{order}</spine></package>"
    )


def epub(
    pages: Mapping[str, str], metadata: str = "", more: Mapping[str, bytes | str] = {}
) -> bytes:
    """Return a book of *pages*, bodies by name, in their order; *more* are other members."""
    keys = {f"p{at}": name for at, name in enumerate(pages)}
    nav = '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
    container = '<container><rootfiles><rootfile full-path="OEBPS/a.opf"/></rootfiles></container>'
    return zipped(
        {
            "mimetype": EPUB,
            "META-INF/container.xml": container,
            "OEBPS/a.opf": package(keys, " ".join(keys), metadata, nav),
            **{f"OEBPS/{name}": xhtml(body) for name, body in pages.items()},
            **more,
        }
    )


def docx(body: str, more: Mapping[str, bytes | str] = {}, links: str = "") -> bytes:
    """Return a Word document with *body* as the inside of ``w:body``."""
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    )
    main = f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    spaces = (
        f'xmlns:w="{_WORD}" xmlns:r="{_OFFICE}" xmlns:a="{_DRAWN}/main" '
        f'xmlns:pic="{_DRAWN}/picture" xmlns:wp="{_DRAWN}/wordprocessingDrawing"'
    )
    return zipped(
        {
            "[Content_Types].xml": types,
            "_rels/.rels": f"{relations}{main}</Relationships>",
            "word/_rels/document.xml.rels": f"{relations}{links}</Relationships>",
            "word/document.xml": f"<w:document {spaces}><w:body>{body}</w:body></w:document>",
            **more,
        }
    )


def relation(key: str, kind: str, target: str, *, is_outside: bool = False) -> str:
    """Return a relationship of a Word document."""
    mode = ' TargetMode="External"' if is_outside else ""
    return f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"{mode}/>'


def paragraph(text: str, style: str = "", run: str = "") -> str:
    """Return a paragraph of a Word document; *style* is a style id, *run* its run properties."""
    kind = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    marks = f"<w:rPr>{run}</w:rPr>" if run else ""
    return f'<w:p>{kind}<w:r>{marks}<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
