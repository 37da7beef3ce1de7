"""Which segments are merged."""

from hypothesis import given
from hypothesis import strategies as st

from sourcebook.index.merging import FEW, _count_to_merge


def test_few_segments_are_left_alone() -> None:
    assert _count_to_merge([1] * FEW) == 0


def test_a_large_segment_is_not_rewritten_for_small_ones() -> None:
    assert _count_to_merge([1] * FEW + [100_000]) == FEW


@given(st.lists(st.integers(1, 40), max_size=600))
def test_the_number_of_segments_stays_small_and_each_document_is_rewritten_few_times(
    commits: list[int],
) -> None:
    sizes: list[int] = []
    rewritten = 0
    for size in commits:
        sizes.sort()
        count = _count_to_merge(sizes)
        rewritten += sum(sizes[:count])
        sizes = [sum(sizes[:count]) + size, *sizes[count:]]
        assert len(sizes) <= FEW + 1
    assert rewritten <= 10 * sum(commits)
