"""Lines that are drawn under headings of plain text make headings, and others stay."""

import pytest

from sourcebook.clean.underlines import without_underlines
from sourcebook.model.edition import Kind
from support.pages import cleaned, texts

BODY = "The harbour was quiet in the spring, and nobody knew why the ships had left it."


def test_title_and_headings_are_drawn_under() -> None:
    text = (
        f"=================\nThe quiet harbour\n=================\n\n{BODY}\n\n"
        f"Ships\n-----\n{BODY}\n\nThe town\n~~~~~~~~\n\n{BODY}"
    )
    edition = cleaned(text)
    assert edition.metadata.title == "The quiet harbour"
    assert texts(edition, Kind.HEADING) == ["Ships", "The town"]
    assert texts(edition, Kind.PARAGRAPH) == [BODY] * 3


@pytest.mark.parametrize(
    "lines",
    [
        ["Words.", "", "-----", "", "More."],
        ["One line", "and another", "-------"],
        ["Name   Age", "----------", "Ann    12"],
        ["x", "-" * 60],
        ["12", "=="],
        ["-----"],
    ],
)
def test_other_lines_are_left_alone(lines: list[str]) -> None:
    assert without_underlines(lines) == lines
