"""The window answers while pages are captured, ordinary ones and such as were made to be slow."""

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from sourcebook.model.capture import Source
from support.hostile import PAGES, WORDS
from support.lateness import MOST_MS, Lateness, late_from_ms
from support.newspaper import front_page
from support.site import Site, serving
from support.studio import Studio, open_studio

pytestmark = [pytest.mark.alone, pytest.mark.slow, pytest.mark.timeout(1200)]

ATTEMPTS = 5
"""Work that holds up the window does so each time; what only the machine does, hardly ever."""

IDLE_MS = 3000

ARTICLE_S = 400
"""A page of 50 MB is ten seconds of work for a helper, which steps back behind all other work."""

HEAVY = (
    "links in links",
    "a wide table",
    "fifty megabytes of paragraphs",
    "two million empty elements",
)
"""Pages that made the window late when they were read beside it, or stored at one go."""


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as found:
        yield found


@pytest.fixture
def studio(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Studio]:
    monkeypatch.setenv("SOURCEBOOK_HOME", str(tmp_path))
    with open_studio(tmp_path / "library", fetch_allowed_hosts="127.0.0.1") as opened:
        opened.wait_until(lambda: "Closely" in opened.window.desk.title, "the first article")
        opened.jobs.when_index_is_current().result(60)
        opened.settle(1000)
        yield opened


def lateness_of_idling(studio: Studio) -> float:
    """Return how late the window is while nothing is captured."""
    lateness = Lateness()
    studio.settle(IDLE_MS)
    return lateness.stop().worst_ms


def lateness_of_capturing(studio: Studio, sources: Sequence[Source]) -> float:
    """Return how late the window is until all *sources* are articles, and shown in the list."""
    lateness = Lateness()
    for future in [studio.jobs.add(source) for source in sources]:
        studio.wait_until(future.done, "an article", seconds=ARTICLE_S)
        assert future.result().status == "added", future.result().error
    studio.settle(500)
    return lateness.stop().worst_ms


def assert_in_time(studio: Studio, sources: Callable[[int], Sequence[Source]]) -> None:
    """Compare capturing with the idling before and after it; *sources* are new for each attempt."""
    late: list[float] = []
    for attempt in range(ATTEMPTS):
        before = lateness_of_idling(studio)
        capturing = lateness_of_capturing(studio, sources(attempt))
        late.append(capturing - max(before, lateness_of_idling(studio)))
        if late[-1] <= late_from_ms():
            return
    pytest.fail(f"the window was late each time, by so many ms over idle: {late}")


def test_the_window_is_in_time_while_ordinary_pages_are_captured(
    studio: Studio, site: Site
) -> None:
    def sources(attempt: int) -> list[Source]:
        numbers = range(30 * attempt, 30 * (attempt + 1))
        pages = [(number, front_page(number).encode()) for number in numbers]
        fetched = [Source.at(site.page(f"/{number}", page)) for number, page in pages[:20]]
        return fetched + [Source.stdin(page) for _, page in pages[20:]]

    assert_in_time(studio, sources)


@pytest.mark.parametrize("name", HEAVY)
def test_the_window_is_in_time_while_a_hostile_page_is_captured(
    studio: Studio, site: Site, name: str
) -> None:
    page = PAGES[name].encode()

    def sources(attempt: int) -> list[Source]:
        fetched, piped = page + b" " * (2 * attempt), page + b" " * (2 * attempt + 1)
        return [Source.at(site.page(f"/page/{attempt}", fetched)), Source.stdin(piped)]

    assert_in_time(studio, sources)


def test_the_window_is_in_time_while_a_long_text_is_captured(studio: Studio) -> None:
    def sources(attempt: int) -> list[Source]:
        paragraphs = (f"{WORDS} " * 12 + f"So it was in year {n}." for n in range(2800))
        text = "\n\n".join(["The lamp of the harbour", *paragraphs, f"Told again: {attempt}."])
        return [Source.pasted_text(text)]

    assert_in_time(studio, sources)


def test_a_window_that_is_held_up_is_seen_to_be_late(studio: Studio) -> None:
    idling = lateness_of_idling(studio)
    lateness = Lateness()
    studio.settle(100)
    time.sleep((idling + 2 * MOST_MS) / 1000)
    studio.settle(100)
    assert lateness.stop().worst_ms > idling + MOST_MS
