"""Parts of a question are called what people call them."""

import pytest

from sourcebook.model.search import Chip, Choice, Facet, Found, Part, Sort
from sourcebook.ui.search_pane import labels


def test_every_facet_kind_and_order_has_a_name() -> None:
    assert set(labels.FACETS) == set(Facet)
    assert set(labels.KINDS) == set(Found)
    assert set(labels.SORTS) == set(Sort)


@pytest.mark.parametrize(
    ("facet", "value", "name"),
    [
        (Facet.KIND, "note", "Note"),
        (Facet.KIND, "from a newer program", "from a newer program"),
        (Facet.STATE, "orphaned", "Passage lost"),
        (Facet.LANGUAGE, "tr", "Turkish"),
        (Facet.LANGUAGE, "zxx-rubbish", "zxx-rubbish"),
        (Facet.SITE, " The\nPaper ", "The Paper"),
    ],
)
def test_a_value_is_called_so(facet: Facet, value: str, name: str) -> None:
    assert labels.value(Choice(facet, value)) == name


def test_a_chip_shows_a_few_names_and_tells_all() -> None:
    chip = Chip(Part.WORD, 0, 6, "Sinjar", ("Şengal", "Shingal", "شنگال", "Singal"))
    assert "also" in labels.chip(chip)
    assert "Singal" not in labels.chip(chip).replace("Shingal", "")
    assert all(name in labels.explained(chip) for name in chip.also)


def test_a_chip_of_trouble_explains_itself_with_advice() -> None:
    chip = Chip(Part.TROUBLE, 0, 9, "is:strred", (), "There is no state “strred”.", "is:starred")
    assert labels.explained(chip) == "There is no state “strred”. Try is:starred."


def test_what_is_left_out_is_called_so() -> None:
    assert labels.chip(Chip(Part.WITHOUT, 0, 5, "storm")) == "without storm"


def test_a_chip_of_a_word_of_a_megabyte_is_short() -> None:
    assert len(labels.chip(Chip(Part.WORD, 0, 10**6, "x" * 10**6))) <= labels.LONGEST


def test_a_tooltip_shows_markup_as_it_is() -> None:
    assert "<b>" not in labels.tooltip("<b>bold</b>")


def test_only_a_word_as_it_was_typed_tells_nothing() -> None:
    assert not labels.is_telling(Chip(Part.WORD, 0, 3, "sea"))
    assert labels.is_telling(Chip(Part.WORD, 0, 3, "sea", ("See",)))
    assert labels.is_telling(Chip(Part.FILTER, 0, 3, "tag: sea"))
