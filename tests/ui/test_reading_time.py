"""Times are said as people say them."""

import pytest

from sourcebook.ui.reading_time import reading_time


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(1, "1 min"), (119, "119 min"), (120, "2 h"), (313, "5 h 13 min"), (1533, "25 h 33 min")],
)
def test_from_two_hours_on_a_time_is_said_in_hours(minutes: int, said: str) -> None:
    assert reading_time(minutes) == said
