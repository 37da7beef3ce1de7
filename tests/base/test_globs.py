"""Words with gaps."""

import re
from fnmatch import fnmatchcase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.base import globs


@pytest.mark.parametrize(
    ("glob", "word", "fits"),
    [
        ("lamp", "lamp", True),
        ("lamp", "lamps", False),
        ("l*p", "lamp", True),
        ("l*p", "lamps", False),
        ("*", "", True),
        ("a*a", "a", False),
        ("*am*", "lamp", True),
        ("l?m*", "lamp", True),
        ("a.b*", "axb", False),
        ("*b", "a\nb", True),
    ],
)
def test_a_star_is_any_letters_or_none(glob: str, word: str, *, fits: bool) -> None:
    assert bool(globs.compiled(glob).fullmatch(word)) is fits


@given(st.text("ab*?\n.", max_size=12), st.text("ab\n.", max_size=20))
def test_a_glob_fits_what_it_fits_elsewhere(glob: str, word: str) -> None:
    assert bool(globs.compiled(glob).fullmatch(word)) is fnmatchcase(word, glob)


@pytest.mark.parametrize("glob", ["a*" * 40 + "b", "*a" * 60 + "*b*", "*a?" * 30 + "*ab"])
def test_many_stars_cost_no_more_than_each_of_them(glob: str) -> None:
    assert not globs.compiled(glob).fullmatch("a" * 20_000)
    lines = f"{'a' * 5_000}\n" * 3
    form = globs.expression(glob, "[^\n]")
    assert not re.search(f"^{form}$", lines, re.MULTILINE)
