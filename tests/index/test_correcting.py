"""A mistake in a query is put right, and all else stays as it was typed."""

from datetime import date

import pytest

from sourcebook.index import chips, corrected, read

TODAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("harbour lamp is:strred", "harbour lamp is:starred"),
        ("-is:strred  lamp ", "-is:starred  lamp "),
        ("lamp NOT is:strred x ", "lamp -is:starred x "),
        ("NOT -is:strred ", "is:starred "),
        ("(lamp OR is:strred) sea ", "(lamp OR is:starred) sea "),
        ("title: harbour sea", "title:harbour sea"),
        ('title:  "old harbour" sea', 'title:"old harbour" sea'),
        ("title: -harbour sea", "-title:harbour sea"),
        ("title:-harbour sea", "-title:harbour sea"),
        ('titel:"a b" c', 'title:"a b" c'),
        ("harbour^2 sea", "harbour sea"),
        ("is:strred titel:sea ", "is:starred titel:sea "),
        ("lamp 😀 is:strred ", "lamp 😀 is:starred "),
        ("lamp sea ", ""),
        ("near:5(lamp is:strred) ", ""),
        ("", ""),
    ],
)
def test_the_first_mistake_is_put_right(query: str, meant: str) -> None:
    reading = read(query, TODAY)
    assert corrected(query, chips(reading, query, {})) == meant
    if meant:
        again = read(meant, TODAY)
        assert corrected(meant, chips(again, meant, {})) != meant
        assert len([piece for piece in again.pieces if piece.trouble]) < len(
            [piece for piece in reading.pieces if piece.trouble]
        )
