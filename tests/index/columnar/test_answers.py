"""The greatest keys are found without sorting all."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.index.columnar.answers import greatest


@given(st.integers(0, 900), st.integers(1, 12), st.integers(0, 99), st.sampled_from([4, 900]))
def test_the_greatest_and_all_equal_to_the_least_of_them_are_kept(
    size: int, count: int, seed: int, most: int
) -> None:
    keys = np.random.default_rng(seed).integers(0, most, size).tolist()
    edge = sorted(keys, reverse=True)[:count][-1] if keys else 0
    places = greatest(np.array(keys, np.float32), count).tolist()
    assert places == [at for at, key in enumerate(keys) if key >= edge]
