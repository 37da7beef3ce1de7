"""Lines of signs that part two scenes."""

import pytest

from sourcebook.base.ornaments import is_ornament


@pytest.mark.parametrize("line", ["* * *", "***", "___", " — — — ", "§", "❦ ", "~~~~", "· · ·"])
def test_signs_that_part_two_scenes(line: str) -> None:
    assert is_ornament(line)


@pytest.mark.parametrize("line", ["", "--", "…", "* * * a", "§ 4", "?!", "😀"])
def test_other_lines_part_nothing(line: str) -> None:
    assert not is_ornament(line)
