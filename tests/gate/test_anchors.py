"""Passages are found again after known changes of their texts: floors that must hold.

The generator is seeded and writes its own texts; where pages lie beside the checkout, their
texts are changed in the same ways. `dev.py bench anchors` prints the table, with more texts.
"""

from collections.abc import Sequence
from pathlib import Path
from sys import modules

import pytest

from sourcebook.annotate import carry
from sourcebook.model.anchor import Anchor, Fit
from support.anchoring import KINDS, Tally, own_texts, page_texts, tally
from support.changed_texts import Span

pytestmark = pytest.mark.slow

MOST_WRONG = 0.3
"""Percent of all passages that may be placed elsewhere."""

MOST_PLACED_ANYWAY = 0.5
"""Percent of the passages that are gone which may be placed."""

TEXTS = 4


def carried(old: str, new: str, anchors: Sequence[Anchor]) -> list[Span | None]:
    found = carry(old, new, anchors)
    return [None if one.fit is Fit.ORPHAN else (one.start, one.end) for one in found]


def measured(texts: Sequence[str]) -> dict[str, Tally]:
    return {name: tally(texts, kind, carried) for name, kind in KINDS.items()}


def assert_floors(found: dict[str, Tally]) -> None:
    """Hold each kind of change to its floor, and all together to what may be wrong."""
    whole, gone = Tally(), Tally()
    for name, one in found.items():
        right, wrong = one.percent(one.right), one.percent(one.wrong)
        line = f"{name}: {right:.2f} % of {one.count} right, {wrong:.2f} % wrong"
        print(line)  # noqa: T201 - `pytest -rP` shows the table
        assert right >= KINDS[name].least_right, line
        whole.add(one)
        if KINDS[name].is_lost:
            gone.add(one)
    assert whole.percent(whole.wrong) <= MOST_WRONG
    assert gone.percent(gone.wrong) <= MOST_PLACED_ANYWAY


def test_passages_of_written_texts_are_found_again() -> None:
    assert_floors(measured(own_texts(TEXTS)["English"]))


def test_passages_in_other_scripts_are_found_again() -> None:
    assert_floors(measured(own_texts(0)["other scripts"]))


def test_passages_of_real_pages_are_found_again(shared: Path) -> None:
    assert_floors(measured(page_texts(shared, TEXTS)))


def unpaired(old: Sequence[str], _new: Sequence[str]) -> list[int]:
    return [-1] * len(old)


def test_the_gate_sees_a_worse_search(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(modules["sourcebook.annotate.carry"], "pair_words", unpaired)
    monkeypatch.setattr(modules["sourcebook.annotate.wording"], "MOST_SEEDS", 0)
    texts = own_texts(1)["English"]
    with pytest.raises(AssertionError, match="20 % of words"):
        assert_floors({"20 % of words": tally(texts, KINDS["20 % of words"], carried)})


def test_the_gate_sees_a_guess(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(modules["sourcebook.annotate.carry"], "_is_alone", lambda *_: True)
    monkeypatch.setattr(modules["sourcebook.annotate.resolve"], "_is_rival", lambda *_: False)
    texts = own_texts(1)["English"]
    with pytest.raises(AssertionError, match="passage doubled"):
        assert_floors({"passage doubled": tally(texts, KINDS["passage doubled"], carried)})
