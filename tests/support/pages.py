"""Editions of pages and texts that a test writes down."""

from collections.abc import Iterator

from sourcebook.base.digest import sha256
from sourcebook.clean import clean
from sourcebook.model.capture import Capture, Method, Resource
from sourcebook.model.edition import Edition, Kind

HTML = "text/html"
MARKDOWN = "text/markdown"
PLAIN = "text/plain"


def captured(
    content: str | bytes, kind: str = PLAIN, address: str = "", method: Method = Method.STDIN
) -> Capture:
    """Return a capture of *content*."""
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    page = Resource("page", address, kind, data, sha256(data))
    time = "2026-01-01T00:00:00.000Z"
    return Capture("capture", "the source", address, method, kind, "", time, (page,))


def cleaned(
    content: str | bytes, kind: str = PLAIN, address: str = "", method: Method = Method.STDIN
) -> Edition:
    """Return the edition of *content*."""
    return clean(captured(content, kind, address, method)).edition


def texts(edition: Edition, *kinds: Kind) -> list[str]:
    """Return the texts of the edition's blocks, of these kinds only."""
    return [
        edition.text[block.start : block.end]
        for block in edition.blocks
        if not kinds or block.kind in kinds
    ]


def shapes(edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield kind and text of every block."""
    for block in edition.blocks:
        yield block.kind.value, edition.text[block.start : block.end]


def told(edition: Edition) -> str:
    """Write all that was found, a line each: metadata, blocks with their markers, what was cut."""
    known = edition.metadata
    facts = {
        "title": known.title,
        "subtitle": known.subtitle,
        "byline": known.byline,
        "published": known.published,
        "language": known.language,
    }
    blocks = [
        f"{block.kind.value}: {block.list_marker} {edition.text[block.start : block.end]}"
        for block in edition.blocks
    ]
    cuts = [f"cut, {cut.reason}, at {cut.at}: {cut.text}" for cut in edition.cuts]
    lines = [*(f"{name}: {fact}" for name, fact in facts.items() if fact), *blocks, *cuts]
    return "\n".join(line.replace("\n", " / ").replace(":  ", ": ") for line in lines)


def faults(edition: Edition) -> list[str]:
    """Return what is wrong with the offsets of *edition*: nothing, if all is well."""
    wrong = []
    written = [block for block in edition.blocks if block.kind not in {Kind.IMAGE, Kind.RULE}]
    if "\n".join(edition.text[b.start : b.end] for b in written) != edition.text:
        wrong.append("the blocks joined by line feeds are not the text")
    at = 0
    for block in edition.blocks:
        is_empty = block.kind in {Kind.IMAGE, Kind.RULE}
        if is_empty != (block.start == block.end) or block.start < at or block.end < block.start:
            wrong.append(f"{block} has no place")
        at = block.end
        starts = [span.start for span in block.spans]
        if starts != sorted(starts):
            wrong.append(f"{block} has spans out of order")
        if any(not block.start <= s.start < s.end <= block.end for s in block.spans):
            wrong.append(f"{block} has a span outside")
    wrong += [f"{cut} has no place" for cut in edition.cuts if not 0 <= cut.at <= len(edition.text)]
    return wrong
