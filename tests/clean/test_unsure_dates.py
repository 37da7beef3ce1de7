# ruff: noqa: RUF001 - dashes as pages write them
"""A date that is not sure is read by what its page says elsewhere, and told as a guess."""

import pytest

from sourcebook.model.edition import Edition
from support.pages import HTML, cleaned

WORDS = "<p>The harbour master closed the tower, and nobody in the village knew why he did.</p>" * 4


def page(
    line: str, head: str = "", foot: str = "", language: str = "", address: str = ""
) -> Edition:
    markup = (
        f"<html lang='{language}'><head>{head}</head><body><article><h1>The lamp</h1>"
        f"<p class=when>{line}</p>{WORDS}</article><footer>{foot}</footer></body></html>"
    )
    return cleaned(markup, HTML, address or "https://paper.example/lamp")


@pytest.mark.parametrize(
    ("language", "address", "published"),
    [
        *(("en-US", "", "2020-03-04"), ("en-GB", "", "2020-04-03"), ("en-AU", "", "2020-04-03")),
        *(("fr", "", "2020-04-03"), ("es-419", "", "2020-04-03"), ("tr", "", "2020-04-03")),
        *(("ar-EG", "", "2020-04-03"), ("en-PH", "", "2020-03-04")),
        *(("en", "https://paper.co.uk/lamp", "2020-04-03"), ("en-CA", "", "")),
        *(("en", "https://water.gov/lamp", "2020-03-04"), ("en", "", ""), ("", "", "")),
    ],
)
def test_language_and_country_tell_day_from_month(
    language: str, address: str, published: str
) -> None:
    edition = page("Published 03/04/2020", language=language, address=address)
    assert edition.metadata.published == published
    assert all(origin.is_guess for origin in edition.origins if origin.field == "published")


def test_other_dates_of_the_page_tell_first() -> None:
    assert (
        page("03/04/2020", foot="25/12/2019", language="en-US").metadata.published == "2020-04-03"
    )
    assert (
        page("03/04/2020", foot="12/25/2019", language="en-GB").metadata.published == "2020-03-04"
    )
    both = page("03/04/2020", foot="12/25/2019 25/12/2019", language="en-GB")
    assert both.metadata.published == "2020-04-03"


def test_a_stated_date_in_slashes_is_read_too_and_a_sure_one_before_it() -> None:
    stated = '<meta name="date" content="03/04/2020">'
    edition = page("", stated, language="en-US")
    assert edition.metadata.published == "2020-03-04"
    assert [o.is_guess for o in edition.origins if o.field == "published"] == [True]
    sure = '<meta name="pubdate" content="2020-05-06">'
    assert page("", stated + sure, language="en-US").metadata.published == "2020-05-06"


@pytest.mark.parametrize(
    ("line", "language"),
    [
        *(("4 March", "en"), ("March 4th", "en"), ("Published on March 4, 10:30", "en")),
        *(("04.03.", "de"), ("Am 4. März", "de"), ("03/04", "en-US"), ("04/03", "en-GB")),
        *(("3月4日", "zh"), ("le 4 mars", "fr"), ("4 de marzo", "es"), ("4 Mart", "tr")),
    ],
)
def test_a_day_without_its_year_is_in_the_year_of_copyright_or_address(
    line: str, language: str
) -> None:
    for foot in ("© 2021 The Paper", "Copyright 2012–2021 The Paper"):
        edition = page(line, foot=foot, language=language)
        assert edition.metadata.published == "2021-03-04"
        assert [o.is_guess for o in edition.origins if o.field == "published"] == [True]
    dated = page(line, foot="© 2024", language=language, address="https://paper.example/2021/lamp")
    assert dated.metadata.published == "2021-03-04"
    assert page(line, language=language).metadata.published == ""


def test_a_day_that_was_still_to_come_is_of_the_year_before() -> None:
    assert page("24 December", foot="© 2026").metadata.published == "2025-12-24"
    assert page("1 January", foot="© 2026").metadata.published == "2026-01-01"


@pytest.mark.parametrize(
    "line",
    ["Room 4 of March house", "Chapter 3.4. of it", "12/24 volts", "May 12 people came", "31.02."],
)
def test_other_numbers_are_no_days(line: str) -> None:
    assert page(line, foot="© 2021", language="de").metadata.published == ""


@pytest.mark.parametrize("line", ["Published 03/04/2020", "March 4", "03/04"])
def test_such_a_line_is_no_part_of_the_text_when_it_says_the_date_of_the_article(line: str) -> None:
    edition = page(line, foot="© 2020", language="en-US")
    assert edition.metadata.published == "2020-03-04"
    assert edition.text.startswith("The harbour master")
    assert ("date", line) in {(cut.reason, cut.text) for cut in edition.cuts}
    stated = page(line, '<meta name="date" content="2020-05-06">', language="en-US")
    assert stated.text.startswith(line)
