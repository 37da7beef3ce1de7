"""What stands right below the title of a PDF: who wrote it and when, but no part of its text."""

import pytest

from sourcebook.model.edition import Edition
from support.pages import cleaned, faults, texts
from support.papers import PDF, Paper, wrapped

WORDS = (
    "The harbour master wrote every evening what the sea had brought and what it had taken, and "
    "nobody in the village asked him for whom he kept the early books of those years so carefully. "
)


def paper(*below: str, size: float = 10, font: str = "regular", author: str = "") -> Edition:
    """Read a page with a title, lines each a paragraph below it, and a text."""
    made = Paper(info={"Author": author} if author else {})
    sheet = made.sheet()
    sheet.text(60, 80, "The Books of the Harbour", 24, "bold")
    y = 130.0
    for line in below:
        sheet.text(60, y, line, size, font)
        y += 36
    sheet.lines(60, y, wrapped(WORDS * 6, 470))
    edition = cleaned(made.file(), PDF)
    assert faults(edition) == []
    return edition


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Mira Stone", ("Mira Stone",)),
        ("Mira Stone", ("Mira Stone",)),
        ("Von Anna Berg und Jan Ritter", ("Anna Berg", "Jan Ritter")),
        ("Mira Stone, Jon A. Vale, Ewa Nowak, Tom Hill and Lea Marten", None),
        ("par Jeanne Moreau", ("Jeanne Moreau",)),
    ],
)
def test_a_byline_below_the_title_is_read_and_set_aside(
    line: str, authors: tuple[str, ...] | None
) -> None:
    edition = paper(line)
    wanted = authors or ("Mira Stone", "Jon A. Vale", "Ewa Nowak", "Tom Hill", "Lea Marten")
    assert edition.citation.authors == wanted
    assert edition.metadata.byline == ", ".join(wanted)
    assert edition.text.startswith("The harbour master")
    assert [(cut.reason, cut.text) for cut in edition.cuts] == [("byline", line)]
    assert all(origin.is_guess for origin in edition.origins if origin.field == "authors")


def test_a_byline_may_be_followed_by_its_date() -> None:
    edition = paper("By Mira Stone", "3 March 2021")
    assert (edition.metadata.byline, edition.metadata.published) == ("Mira Stone", "2021-03-03")


def test_a_subtitle_may_stand_between() -> None:
    edition = paper("How a village kept its own memory alive", "By Mira Stone")
    assert edition.metadata.byline == "Mira Stone"
    assert texts(edition)[0] == "How a village kept its own memory alive"


def test_a_subtitle_with_a_date_on_its_second_line_stays() -> None:
    made = Paper()
    sheet = made.sheet()
    sheet.text(60, 80, "The Books of the Harbour", 24, "bold")
    sheet.lines(60, 130, ["How a village kept its memory", "for the meeting of 3 March 2021"])
    sheet.lines(60, 190, wrapped(WORDS * 6, 470))
    edition = cleaned(made.file(), PDF)
    assert texts(edition)[0].startswith("How a village kept its memory")


def test_signs_of_notes_are_no_part_of_a_name() -> None:
    assert paper("Mira Stone* and Jan Ritter†").citation.authors == ("Mira Stone", "Jan Ritter")


def test_raised_numbers_are_no_part_of_a_name() -> None:
    made = Paper()
    sheet = made.sheet()
    sheet.text(60, 80, "The Books of the Harbour", 24, "bold")
    for x, name in ((60, "Mira Stone"), (130, "and Jan Ritter")):
        sheet.text(x, 130, name)
        sheet.text(x + 5.2 * len(name), 126, "1", 6)
    sheet.lines(60, 166, wrapped(WORDS * 6, 470))
    edition = cleaned(made.file(), PDF)
    assert edition.citation.authors == ("Mira Stone", "Jan Ritter")


def test_the_author_of_the_file_may_be_called_as_something_in_the_text() -> None:
    assert paper("Mira Books").cuts == ()
    assert [cut.text for cut in paper("Mira Books", author="Mira Books").cuts] == ["Mira Books"]


def test_larger_names_of_several_people_are_a_byline_a_larger_line_is_a_heading() -> None:
    assert paper("Mira Stone, Jan Ritter", size=14).citation.authors == ("Mira Stone", "Jan Ritter")
    assert paper("Mira Stone", size=14).citation.authors == ()
    stated = paper("Mira Stone", size=14, author="Mira Stone")
    assert texts(stated)[0].startswith("The harbour master")


@pytest.mark.parametrize(
    "line",
    [
        *("Early Years", "Annual Report", "New York", "Harbour Authority of Salthaven"),
        *(
            "By Village",
            "By then the harbour was empty.",
            "Introduction",
            "The Village, The Harbour",
        ),
    ],
)
def test_other_lines_below_the_title_stay_in_the_text(line: str) -> None:
    edition = paper(line)
    assert (edition.metadata.byline, edition.cuts) == ("", ())
    assert texts(edition)[0].startswith(line)


def test_what_the_file_says_of_its_author_counts_where_the_page_says_nothing() -> None:
    assert paper("Early Years", author="Mira Stone").metadata.byline == "Mira Stone"
