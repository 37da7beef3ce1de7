"""Make captures, editions and whole articles for tests of what is done with them."""

from pathlib import Path

from sourcebook import library
from sourcebook.base import digest, ids
from sourcebook.library import Library
from sourcebook.model.anchor import Anchor, Fit, Placement
from sourcebook.model.article import Metadata
from sourcebook.model.capture import Capture, Method, Resource
from sourcebook.model.edition import Asset, Block, Cut, Edition, Kind, Mark, Span
from sourcebook.model.picture import Drawing, Illustration, Picture

TEXT = "The river rose in the night.\nBy morning the bridge at Ufer was gone."


def capture_of(data: bytes, address: str = "") -> Capture:
    """Return a capture of a page that has these bytes."""
    page = Resource("page", address, "text/html", data, digest.sha256(data))
    method = Method.HTTP if address else Method.PASTE
    source = address or "the clipboard"
    return Capture(
        id=ids.new_id(),
        source=source,
        address=address,
        method=method,
        media_type="text/html",
        encoding="utf-8",
        captured_at="2026-03-01T09:30:00.000Z",
        resources=(page,),
    )


def edition_of(capture: Capture, text: str = TEXT, title: str = "The bridge") -> Edition:
    """Return an edition with a block of each line, something cut, and an image."""
    blocks, start = [], 0
    for line in text.split("\n"):
        spans = (Span(start, start + 3, Mark.LINK, "https://example.org"),) if line[3:] else ()
        blocks.append(Block(Kind.PARAGRAPH, start, start + len(line), spans))
        start += len(line) + 1
    blocks.append(Block(Kind.IMAGE, len(text), len(text), asset="asset:1", label="A bridge"))
    return Edition(
        id=ids.new_id(),
        capture_id=capture.id,
        metadata=Metadata(title=title, byline="Ada Ufer", site="The Paper", language="en"),
        html=f"<p>{text}</p>",
        text=text,
        blocks=tuple(blocks),
        cuts=(Cut(0, "appeal", "Give.", "<p>Give.</p>"),),
        assets=(Asset(1, "https://example.org/bridge.png", label="A bridge"),),
        cleaner="7",
        rules="example.org",
    )


def add_article(
    lib: Library, text: str = TEXT, title: str = "The bridge", address: str = ""
) -> str:
    """Add an article and return its id."""
    capture = capture_of(f"{title}\n{text}".encode(), address)
    changes = library.add_article(lib, capture, edition_of(capture, text, title), address=address)
    (article_id,) = changes.articles
    return article_id


def anchor_of(text: str, quote: str) -> tuple[Anchor, Placement]:
    """Describe the first place of *quote* in *text*."""
    start = text.index(quote)
    end = start + len(quote)
    before, after = text[max(0, start - 32) : start], text[end : end + 32]
    anchor = Anchor(quote, before, after, start, end, digest.sha256(text))
    return anchor, Placement(start, end, Fit.EXACT)


def add_highlight(lib: Library, article_id: str, quote: str = "bridge at Ufer") -> str:
    """Mark *quote* in an article's current text and return the highlight's id."""
    text = library.edition_text(lib, library.article(lib, article_id).edition_id)
    changes = library.add_highlight(lib, article_id, *anchor_of(text, quote))
    (highlight_id,) = changes.highlights
    return highlight_id


def a_picture(
    data: bytes = b"as it came", drawn: bytes | None = b"as it is drawn", number: int = 1
) -> Illustration:
    """Return an image that came, drawn as it is or in a form of its own."""
    kind = "image/avif" if drawn else "image/png"
    drawing = Drawing(kind, 64, 48, drawn, "image/webp" if drawn else "")
    return Illustration(number, Picture("https://example.org/final.avif", data, drawing))


def edition_shown(lib: Library, article_id: str) -> str:
    """Return the id of the edition that an article shows."""
    return library.article(lib, article_id).edition_id


def tables_of(lib: Library, but: tuple[str, ...] = ()) -> dict[str, list[object]]:
    """Return all rows of all tables that leave the library, and of the outbox unless not wanted."""
    with library.dossier(lib) as leaving:
        return {name: list(leaving.rows(name)) for name in leaving.tables() if name not in but}


def files_in(folder: Path) -> dict[str, bytes]:
    """Return every file under *folder* with its content."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}
