"""What stands under the cursor of a note."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.app.pointing import Pointed, heading_at, pointed


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("x\nsee [[La¦mp#Oil|it]] y", Pointed("Lamp", "Oil", "", "Lamp#Oil")),
        ("[[Lamp]]¦", Pointed("Lamp", "", "", "Lamp")),
        ("[[#O¦il]]", Pointed("", "Oil", "", "#Oil")),
        ("[t¦ext](https://a.example/x)", Pointed(address="https://a.example/x")),
        ("<https://a.exa¦mple/x>", Pointed(address="https://a.example/x")),
        ("at https://a.exa¦mple.", Pointed(address="https://a.example")),
        ("[a](sourcebook:art¦icle/1?at=1-2)", Pointed(address="sourcebook:article/1?at=1-2")),
        ("plain wo¦rds [[Lamp]]", None),
        ("[[Lamp]]\n¦", None),
    ],
)
def test_a_link_is_found_wherever_in_it_the_cursor_stands(body: str, found: Pointed) -> None:
    at = body.index("¦")
    assert pointed(body.replace("¦", ""), at) == found


def test_a_heading_is_found_in_any_case() -> None:
    body = "# Lamp\n\n## The Öil ##\n"
    assert body[heading_at(body, "the oil") :].startswith("The Öil")
    assert heading_at(body, "none") == heading_at(body, "") == -1


@given(st.text(max_size=50), st.integers(0, 50))
def test_no_place_of_any_text_raises(body: str, at: int) -> None:
    pointed(body, min(at, len(body)))


def test_a_line_of_a_megabyte_costs_only_what_is_near() -> None:
    assert pointed("[[a" * 400_000, 600_000) is None
