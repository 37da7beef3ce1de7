"""How much is read, and how long the rest takes."""

import pytest

from sourcebook.ui.article_pane.progress import Progress, progress


@pytest.mark.parametrize(
    ("top", "bottom", "expected"),
    [
        (0, 1000, None),
        (0, 100, Progress(0, 10)),
        (500, 600, Progress(50, 5)),
        (998, 999, Progress(99, 1)),
        (900, 1000, Progress(100, 0)),
        (2000, 1, Progress(99, 1)),
    ],
)
def test_it_grows_with_the_place_and_ends_with_the_last_line(
    top: int, bottom: int, expected: Progress | None
) -> None:
    assert progress(top, bottom, 1000, 10) == expected


def test_an_article_without_words_says_nothing() -> None:
    assert progress(0, 0, 0, 1) is None
