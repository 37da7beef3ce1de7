"""Sets of spellings find what they should, and suggestions are mostly right; floors, not goals.

`sets-a` was committed before the rules that suggest spellings were written, `sets-b` after them.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sourcebook.app.opening import Library, open_library
from support.names import (
    Names,
    answered,
    changed_when_off,
    labelled,
    plant,
    store,
    suggested,
)

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

RECALL_FLOOR = 0.98
PRECISION_FLOOR = 0.95
OFFERED_FLOORS = {"sets-a.json": 0.95, "sets-b.json": 0.9}
RIGHT_FLOORS = {"sets-a.json": 0.93, "sets-b.json": 0.9}
"""Just under what was reached on 2026-11-26; wanted are 0.7 and 0.8 of sets that were not seen."""

Planted = tuple[Library, list[Names], dict[str, str], str]


@pytest.fixture(scope="module", params=["sets-a.json", "sets-b.json"])
def planted(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Planted]:
    """Return an archive in which the names of a file occur, and what was planted where."""
    sets = labelled(request.param)
    with open_library(tmp_path_factory.mktemp("names") / Path("library")) as opened:
        yield opened, sets, plant(opened, sets), request.param


def test_the_sets_are_as_many_and_as_full_as_was_agreed() -> None:
    both = [one for name in OFFERED_FLOORS for one in labelled(name)]
    assert len(both) >= 150
    assert all(3 <= len(one.aliases) <= 8 and 2 <= len(one.traps) <= 3 for one in both)
    assert len({alias.language for one in both for alias in one.aliases}) >= 10


def test_suggestions_keep_their_floors_then_sets_find_all_and_off_they_change_nothing(
    planted: Planted,
) -> None:
    opened, sets, where, name = planted
    offers = suggested(opened, sets)
    assert offers.sets >= OFFERED_FLOORS[name]
    assert offers.right >= RIGHT_FLOORS[name], offers.wrong
    store(opened, sets)
    answers = answered(opened, sets, where)
    assert answers.recall >= RECALL_FLOOR
    assert answers.precision >= PRECISION_FLOOR
    assert changed_when_off(opened, sets) == []
