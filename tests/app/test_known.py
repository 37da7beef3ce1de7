"""What is counted over all articles is not counted again with every key."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sourcebook import library
from sourcebook.app import known
from sourcebook.index import Field, Filter
from sourcebook.library import Library
from sourcebook.model.article import Metadata
from support.making import add_article


class Clock:
    """A clock that a test sets."""

    now = 100.0

    def __call__(self) -> float:
        """Tell the time."""
        return self.now


@pytest.fixture
def lib(tmp_path: Path) -> Iterator[Library]:
    with library.open_library(tmp_path, write=True) as opened:
        yield opened


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(known, "monotonic", made)
    return made


def let_counting_take(monkeypatch: pytest.MonkeyPatch, clock: Clock, seconds: float) -> list[int]:
    """Return a list that grows with each counting."""
    counted: list[int] = []
    real = library.values_in_use

    def slow(opened: Library) -> dict[str, list[tuple[str, int]]]:
        clock.now += seconds
        counted.append(1)
        return real(opened)

    monkeypatch.setattr(library, "values_in_use", slow)
    return counted


def sites(lib: Library) -> list[tuple[str, int]]:
    return known.vocabulary(lib)["site"]


def test_values_that_took_long_to_count_hold_for_a_while_although_somebody_writes(
    lib: Library, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = let_counting_take(monkeypatch, clock, 0.5)
    article = add_article(lib, "one")
    assert sites(lib) == sites(lib)
    library.set_metadata(lib, article, Metadata(title="one", site="new.example"))
    library.tag(lib, article, ["sea"])
    assert ("new.example", 1) not in sites(lib)
    assert known.vocabulary(lib)["tag"] == [("sea", 1)], "tags are counted with every change"
    assert len(counted) == 1
    clock.now += known.REST * 0.5
    assert ("new.example", 1) in sites(lib)
    clock.now += known.REST * 0.5
    assert ("new.example", 1) in sites(lib)
    assert len(counted) == 2, "nobody wrote since"


def test_in_a_small_library_a_new_value_is_known_at_once(
    lib: Library, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_counting_take(monkeypatch, clock, 0.0001)
    assert known.languages(lib) == []
    article = add_article(lib, "one")
    library.set_metadata(lib, article, Metadata(title="one", language="tr"))
    clock.now += 0.02
    assert known.languages(lib) == [("tr", 1)]


@pytest.mark.parametrize(("seconds", "times"), [(0.0001, 2), (0.5, 1)])
def test_tags_and_states_are_read_anew_at_once_only_where_it_is_quick(
    lib: Library, clock: Clock, monkeypatch: pytest.MonkeyPatch, seconds: float, times: int
) -> None:
    read: list[int] = []
    real = library.tagged

    def slow(opened: Library) -> dict[str, set[str]]:
        clock.now += seconds
        read.append(1)
        return real(opened)

    monkeypatch.setattr(library, "tagged", slow)
    article = add_article(lib, "one")
    first = known.tallies(lib)
    library.tag(lib, article, ["sea"])
    clock.now += 0.01
    assert (known.tallies(lib) is first) == (times == 1)
    assert len(read) == times
    clock.now += known.TALLY_REST * 0.5
    assert known.tallies(lib) is not first
    assert known.tallies(lib) is known.tallies(lib), "nobody wrote since"


def test_filters_asked_for_longest_ago_are_forgotten(
    lib: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_article(lib)
    monkeypatch.setattr(known, "MOST_SETS", 3)
    english = Filter(Field.LANGUAGE, "en")
    halves: list[Filter] = []
    for number in range(5):
        halves = [Filter(Field.TAG, str(number)), english]
        assert set(known.id_sets(lib, iter(halves))) == set(halves)
    kept = known._known[lib.folder].sets
    assert len(kept) == 3
    assert set(halves) <= set(kept)
    monkeypatch.setattr(known, "MOST_IDS", 0)
    assert len(known.id_sets(lib, [english])[english]) == 1  # what is asked is always answered
    assert list(known._known[lib.folder].sets) == [english]
