"""What cleaning reaches on pages whose hosts no training has seen; it must not fall below."""

import pytest

from sourcebook.clean import clean, edition_as_text
from support.pages import HTML, captured
from support.structure import KINDS, expected_structure, overlap, structure_of_edition
from support.truth import TruePage, score, true_pages

PAGES = [page for page in true_pages() if page.is_held_out]

pytestmark = [
    pytest.mark.skipif(not PAGES, reason="the pages are not here"),
    pytest.mark.slow,
    pytest.mark.timeout(600),
]


def found_on(page: TruePage) -> tuple[str, dict[str, tuple[int, int]]]:
    edition = clean(captured(page.path.read_bytes(), HTML, page.address)).edition
    wanted = expected_structure(page.html, page.truth, page.address)
    parts = overlap(wanted, structure_of_edition(edition))
    return edition_as_text(edition, without_labels=True), {
        kind: (part.recalled, part.wanted) for kind, part in parts.items()
    }


def test_texts_and_structure_of_unseen_hosts_keep_their_floors() -> None:
    found = [found_on(page) for page in PAGES]
    texts = [text for text, _ in found]
    reached = score(PAGES, texts)
    assert reached.f1 > F1_FLOOR
    assert reached.identical > IDENTICAL_FLOOR
    for kind in KINDS:
        recalled = sum(parts[kind][0] for _, parts in found)
        wanted = sum(parts[kind][1] for _, parts in found)
        assert recalled >= STRUCTURE_FLOORS[kind] * wanted, kind


F1_FLOOR = 0.9
IDENTICAL_FLOOR = 0.1
STRUCTURE_FLOORS = dict.fromkeys(KINDS, 0.4)
"""Just under what was reached on 2026-11-25."""
