"""The verifier of quotations keeps its floors on edits that are known."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from sourcebook.library import Library, open_library
from sourcebook.model.quotation import Outcome
from support.quoted import cases, judged

COUNT = 1000
LEAST = 0.99
MOST_FALSE_ALARMS = 0.01
"""Of quotations with something left out or put in by the rules."""


@pytest.fixture
def lib(tmp_path: Path) -> Iterator[Library]:
    """Return an empty library."""
    with open_library(tmp_path, write=True) as opened:
        yield opened


def test_changed_words_are_found_and_nothing_else_is(lib: Library) -> None:
    found = judged(lib, cases(COUNT, seed=20261126))
    told = Counter((case.kind, str(outcome)) for case, outcome in found)
    print(*sorted(told.items()), sep="\n")  # noqa: T201 - pytest -s shows it
    said = [case.outcome is Outcome.WORDS for case, outcome in found if outcome is Outcome.WORDS]
    true = [outcome is Outcome.WORDS for case, outcome in found if case.outcome is Outcome.WORDS]
    assert sum(said) / len(said) >= LEAST
    assert sum(true) / len(true) >= LEAST
    lawful = [outcome.is_well for case, outcome in found if case.kind in ("elision", "brackets")]
    assert len(lawful) >= COUNT // 10
    assert 1 - sum(lawful) / len(lawful) <= MOST_FALSE_ALARMS


def test_the_other_outcomes_are_told_as_well(lib: Library) -> None:
    found = judged(lib, cases(COUNT // 2, seed=2))
    for kind in ("unchanged", "typography", "of another article"):
        right = [
            case.outcome is outcome or (kind == "typography" and outcome.is_well)
            for case, outcome in found
            if case.kind == kind
        ]
        assert sum(right) / len(right) >= LEAST, kind
