"""Questions while there is no index: the library itself is read, as far as the time reaches."""

import pytest

from sourcebook.app import adding, finding, noting
from sourcebook.app.opening import Library
from sourcebook.model.capture import Source
from sourcebook.model.search import Request
from sourcebook.model.settings import Settings


def test_a_search_that_ends_early_has_the_newest_of_every_kind(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    for number in range(3):
        text = f"The harbour\n\nSomebody lit lamp {number} on the pier, and nobody saw it."
        made.append(adding.add(library, Source.pasted_text(text), Settings()).id)
        noting.set_note(library, made[-1], f"Who lit lamp {number}?", "test")
        note = noting.note_for(library, made[-1])
        assert note is not None
        made.append(note.id)
    found = finding.ask(library, Request("lamp "))
    assert [hit.id for hit in found.hits] == made[::-1]
    assert not found.is_indexed
    monkeypatch.setattr(finding, "SCAN_S", 0.0)
    found = finding.ask(library, Request("lamp "))
    assert ([hit.id for hit in found.hits], found.is_partial) == (made[:-2:-1], True)
