"""What was cut comes back and what is taken out goes, with highlights and the place."""

import pytest

from sourcebook.app import adding, cutting, noting, reading, undo
from sourcebook.app.opening import Library
from sourcebook.model.anchor import Fit
from sourcebook.model.capture import Source
from sourcebook.model.errors import EditionSuperseded, NoSuchNumber
from sourcebook.model.highlight import Colour
from sourcebook.model.settings import Settings

TEXT = "The mill\n\n" + "\n\n".join(
    f"Year {number}. The mill stood still, and then somebody cleared the race."
    for number in range(6)
)


@pytest.fixture
def article_id(library: Library) -> str:
    return adding.add(library, Source.pasted_text(TEXT), Settings()).id


def text_of(library: Library, article_id: str) -> str:
    return reading.open_article(library, article_id).edition.text


def test_a_paragraph_goes_and_comes_back_with_highlights_and_the_place(
    library: Library, article_id: str
) -> None:
    before = text_of(library, article_id)
    mark = before.index("Year 4.")
    noting.add_highlight(library, article_id, mark, mark + 7, Colour.YELLOW)
    reading.remember_place(library, article_id, mark)
    cutting.take_out(library, article_id, before.index("Year 2."))
    less = text_of(library, article_id)
    assert "Year 2." not in less
    for _ in range(2):
        opened = reading.open_article(library, article_id)
        (found,) = opened.highlights
        assert opened.edition.text[found.placement.start : found.placement.end] == "Year 4."
        assert found.placement.fit is not Fit.ORPHAN
        assert opened.edition.text[opened.place :].startswith("Year 4.")
        if "Year 2." not in opened.edition.text:
            (number,) = (
                n for n, cut in enumerate(opened.edition.cuts, 1) if cut.text.startswith("Year 2.")
            )
            cutting.restore_cut(library, article_id, number)
    assert text_of(library, article_id) == before


def test_undo_takes_it_back(library: Library, article_id: str) -> None:
    before = reading.open_article(library, article_id).edition
    cutting.take_out(library, article_id, 0)
    undo.undo(library)
    assert reading.open_article(library, article_id).edition == before
    undo.redo(library)
    assert text_of(library, article_id) != before.text


def test_what_was_made_of_an_older_edition_is_not_stored(library: Library, article_id: str) -> None:
    edition = cutting.shown(library, article_id)
    made = cutting.without(edition, 0)
    cutting.take_out(library, article_id, len(edition.text) - 1)
    now = text_of(library, article_id)
    with pytest.raises(EditionSuperseded):
        cutting.store(library, article_id, edition.id, made)
    assert text_of(library, article_id) == now


def test_a_cut_that_is_not_there_is_told(library: Library, article_id: str) -> None:
    with pytest.raises(NoSuchNumber):
        cutting.restore_cut(library, article_id, 1)
