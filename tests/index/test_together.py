"""Runs of places that stand together, read one by one and calculated."""

import numpy as np
import pytest

from sourcebook.index.columnar import places
from sourcebook.index.columnar.places import Spans
from sourcebook.index.together import Place, Together, gathered

Given = list[list[tuple[int, int]]]


def read(parts: Given, most: int) -> list[tuple[int, int]]:
    found = sorted(Place(*span, part) for part, some in enumerate(parts) for span in some)
    runs = gathered(found, len(parts), lambda one, other: other.start - one.end <= most)
    return [(run[0].start, max(place.end for place in run)) for run in runs]


def calculated(parts: Given, most: int) -> list[tuple[int, int]]:
    columns = [np.array(some, np.int64).reshape(-1, 2).T for some in parts]
    spans = [Spans(np.full(len(one), 3), one, other) for one, other in columns]
    found = places.together(spans, 5, most=most)
    assert set(found.documents.tolist()) <= {3}
    return list(zip(found.starts.tolist(), found.ends.tolist(), strict=True))


@pytest.mark.parametrize(
    ("parts", "most", "runs"),
    [
        ([[(0, 0)], [(2, 2)]], 2, [(0, 2)]),
        ([[(0, 0)], [(2, 2)]], 1, []),
        ([[(2, 2)], [(0, 0)], [(1, 1)]], 1, [(0, 2)]),
        ([[(0, 5)], [(1, 1)], [(7, 7)]], 2, [(0, 7)]),
        ([[(0, 0), (9, 9)], [(1, 1), (10, 12)]], 3, [(0, 1), (9, 12)]),
        ([[(0, 0)], []], 3, []),
        ([[(4, 4)], [(4, 4)]], 1, [(4, 4)]),
    ],
)
def test_a_run_has_all_parts_and_no_wide_gap(
    parts: Given, most: int, runs: list[tuple[int, int]]
) -> None:
    assert read(parts, most) == runs
    assert calculated(parts, most) == runs


def test_no_run_goes_on_in_the_next_document() -> None:
    one = Spans(*(np.array([value]) for value in (0, 8, 8)))
    other = Spans(*(np.array([value]) for value in (1, 0, 0)))
    assert not len(places.together([one, other], 2, most=9))


def test_two_questions_are_the_same_when_their_parts_and_distances_are() -> None:
    one, other = Together(["a", "b"], 2), Together(["a", "b"], 3)
    assert one == Together(("a", "b"), 2)
    assert hash(one) == hash(Together(("a", "b"), 2))
    assert one != other
