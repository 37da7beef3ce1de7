"""Decide which segments of the index are merged with a commit."""

from typing import Any, Final

from whoosh.reading import SegmentReader

FEW: Final = 8
"""Segments up to this number are left alone: each search asks all of them."""


def merge_tiers(writer: Any, segments: list[Any]) -> list[Any]:
    """Add the smallest segments to the one being written; return those that stay.

    A segment joins while it is no larger than all smaller ones together, so that each document
    is rewritten a logarithmic number of times. Segments without a living document are dropped.
    For Whoosh's ``commit(mergetype=…)``.
    """
    alive = sorted((s for s in segments if s.doc_count()), key=lambda s: int(s.doc_count_all()))
    merged = alive[: _count_to_merge([segment.doc_count_all() for segment in alive])]
    for segment in merged:
        reader = SegmentReader(writer.storage, writer.schema, segment)
        writer.add_reader(reader)
        reader.close()
    return [segment for segment in alive if segment not in merged]


def _count_to_merge(sizes: list[int]) -> int:
    """Return how many of the segments with these ascending *sizes* are merged.

    Zero, or at least two: even when each is larger than all before it, which takes millions
    of documents, their number does not grow.
    """
    if len(sizes) <= FEW:
        return 0
    count = 2
    while count < len(sizes) and sizes[count] <= sum(sizes[:count]):
        count += 1
    return count
