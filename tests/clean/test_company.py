"""A table of data stays whole, or goes whole."""

from lxml import html as lxml_html

from sourcebook.clean.company import keep_tables_whole
from sourcebook.clean.segment import segments_of

ROWS = (("Lamp", "Oil"), ("The tall lamp", "4 litres"), ("The small lamp", "2 litres"))
PAGE = (
    "<body><p>Before it.</p><table>"
    + "".join(f"<tr><td>{name}</td><td>{oil}</td></tr>" for name, oil in ROWS)
    + "</table><p>After it.</p></body>"
)


def kept_of(doubted: set[str]) -> list[str]:
    """Return the texts that stay when those *doubted* had been left out."""
    segments = segments_of(lxml_html.fromstring(PAGE), "")
    kept = [segment.text not in doubted for segment in segments]
    keep_tables_whole(segments, kept)
    return [segment.text for segment, keep in zip(segments, kept, strict=True) if keep]


def test_a_cell_that_was_doubted_stays_with_its_table() -> None:
    assert kept_of({"4 litres", "Oil"}) == kept_of(set())


def test_a_table_of_which_little_is_wanted_goes_whole() -> None:
    doubted = {name for name, _ in ROWS} | {"4 litres"}
    assert kept_of(doubted) == ["Before it.", "After it."]


def test_what_stands_around_a_table_is_left_alone() -> None:
    assert kept_of({"Before it."}) == kept_of(set())[1:]
