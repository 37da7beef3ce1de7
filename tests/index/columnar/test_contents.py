"""A state is the newest as long as it is there and no newer one is."""

from pathlib import Path

import pytest

from sourcebook.index.columnar import contents


@pytest.mark.parametrize(
    ("there", "is_newest"), [([4], True), ([4, 5], False), ([5], False), ([], False), ([3], False)]
)
def test_a_state_is_the_newest(tmp_path: Path, there: list[int], is_newest: bool) -> None:  # noqa: FBT001 - a parameter of pytest's
    for generation in there:
        contents.write(tmp_path, contents.Contents(generation))
    assert contents.is_newest(str(tmp_path), 4) == is_newest
