"""Days that a page states are days of the calendar, and none that was still to come."""

import pytest

from sourcebook.clean.dom import parse
from sourcebook.clean.metadata import read_metadata
from sourcebook.clean.metadata.moments import iso
from support.pages import HTML, cleaned

CAPTURED = "2026-01-01T00:00:00.000Z"


@pytest.mark.parametrize(
    ("raw", "moment"),
    [
        ("2024-03-05", "2024-03-05"),
        ("2024-03", "2024-03"),
        ("2024", "2024"),
        ("2024/3/5", "2024-03-05"),
        ("2021/05", "2021-05"),
        ("20240305", "2024-03-05"),
        ("20240305080000", "2024-03-05"),
        ("2024-03-05T08:00:00Z", "2024-03-05T08:00:00Z"),
        ("2024-03-05T08:00:00.123+0100", "2024-03-05T08:00:00.123+01:00"),
        ("2024-03-05 08:00:00 +0100", "2024-03-05T08:00:00+01:00"),
        ("2024-03-05 08:00 UTC", "2024-03-05T08:00Z"),
        ("2024-03-05 08:00 PM", "2024-03-05"),
        ("2024-03-05T31:00", "2024-03-05"),
        ("2024-03-05T08:00+99:00", "2024-03-05"),
        ("1709625600", "2024-03-05T08:00:00Z"),
        ("1709625600123", "2024-03-05T08:00:00Z"),
        ("Tue, 05 Mar 2024 08:00:00 GMT", "2024-03-05"),
        ("2026-01-02T06:00:00+14:00", "2026-01-02T06:00:00+14:00"),
    ],
)
def test_a_moment_is_read(raw: str, moment: str) -> None:
    assert iso(raw, CAPTURED) == moment


@pytest.mark.parametrize(
    "raw",
    [
        *("2024-02-30T10:00:00Z", "2023-02-29", "2024-13-01", "2024-00-10", "0000-00-00"),
        *("2124-01-01", "2026-01-03", "2026-02", "2027", "1900000000", "31 February 2021"),
        *("", "now", "5", "12345678901234567890"),
    ],
)
def test_a_day_that_is_none_or_was_still_to_come_is_no_moment(raw: str) -> None:
    assert iso(raw, CAPTURED) == ""


def test_without_a_capture_no_day_is_too_late() -> None:
    assert iso("2124-01-01") == "2124-01-01"


BODY = "<article><h1>The lamp</h1>" + "<p>The harbour master closed the tower today.</p>" * 4


@pytest.mark.parametrize("wrong", ["2024-02-31", "2124-01-01"])
def test_of_two_statements_the_sound_one_is_taken(wrong: str) -> None:
    head = (
        f"<meta property='article:published_time' content='{wrong}'>"
        f"<meta property='article:modified_time' content='{wrong}'>"
        "<meta name='date' content='2024-02-20'>"
    )
    edition = cleaned(head + BODY, HTML, "https://example.org/a")
    assert (edition.metadata.published, edition.citation.modified) == ("2024-02-20", "")
    assert [(o.source, o.is_guess) for o in edition.origins if o.field == "published"] == [
        ("date", False)
    ]


def test_the_address_dates_nothing_later_than_its_capture() -> None:
    edition = cleaned(BODY, HTML, "https://example.org/2031/11/05/story")
    assert edition.metadata.published == ""


@pytest.mark.parametrize(
    ("shown", "published", "modified"),
    [
        ("<p>Updated 3 March 2024<p>Published 1 May 2020", "2020-05-01", "2024-03-03"),
        ("<p>Updated 3 March 2024", "2024-03-03", "2024-03-03"),
        (
            "<article>Last updated: <time datetime=2024-03-03>3 March 2024</time></article>",
            *("2024-03-03",) * 2,
        ),
        (
            "<time class=published datetime=2024-03-03>Updated 3 March 2024</time>",
            *("2024-03-03",) * 2,
        ),
        ("<article><time datetime=2020-05-01>1 May 2020</time></article>", "2020-05-01", ""),
    ],
)
def test_a_day_of_change_is_taken_for_the_first_only_where_no_other_is_told(
    shown: str, published: str, modified: str
) -> None:
    root, _ = parse(f"<h1>The river</h1>{shown}<p>x")
    found = read_metadata(root, "")
    assert (found.metadata.published, found.citation.modified) == (published, modified)
    guesses = {origin.field: origin.is_guess for origin in found.origins}
    assert guesses["published"] == (published == modified or "Published" in shown)
    assert guesses.get("modified", True)


def test_the_day_of_a_change_that_markup_tells_is_not_that_of_publication() -> None:
    changed = '<meta property="article:modified_time" content="2024-03-05T08:00:00+00:00">'
    root, _ = parse(f"<html><head>{changed}</head><body><h1>The river</h1><p>x</body></html>")
    found = read_metadata(root, "https://ufer.example/river")
    assert found.metadata.published == ""
    assert found.citation.modified == "2024-03-05T08:00:00+00:00"
