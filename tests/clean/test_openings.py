"""What stands above a pasted article is title, byline, dates and captions, in ten languages."""

import re
from typing import NamedTuple

import pytest

from sourcebook.clean.layout import LONG_LINE, MAX_WRAP
from sourcebook.model.edition import Edition, Kind
from support.openings import KNOWN, UNSEEN
from support.pages import cleaned, texts

BODY = "The council has closed the old tower by the water, for its walls are not safe any more."


class Case(NamedTuple):
    """The lines above an article, and title, byline, dates and caption that are meant."""

    lines: str
    meant: tuple[str, ...]


def cases(table: str) -> list[Case]:
    parts = (part.strip().split("\n---\n") for part in table.split("==="))
    return [
        Case(lines, tuple("" if it == "-" else it for it in meant.split("\n", 4)))
        for lines, meant in parts
    ]


def read(edition: Edition) -> tuple[str, ...]:
    known, told = edition.metadata, edition.citation
    captions = "\n".join(texts(edition, Kind.CAPTION))
    return (known.title, known.byline, known.published, told.modified, captions)


def words(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", text))


@pytest.mark.parametrize(
    "case", [*cases(KNOWN), *cases(UNSEEN)], ids=lambda case: re.sub(r"\W+", "-", case.lines)[:40]
)
def test_an_opening_is_read_as_its_writer_meant(case: Case) -> None:
    edition = cleaned(f"{case.lines}\n\n{BODY}\n\n{BODY}")
    assert read(edition) == case.meant
    assert texts(edition, Kind.HEADING) == []
    assert texts(edition, Kind.PARAGRAPH) == [BODY] * 2


@pytest.mark.parametrize("case", [*cases(KNOWN), *cases(UNSEEN)])
def test_no_word_of_an_opening_is_lost(case: Case) -> None:
    edition = cleaned(f"{case.lines}\n\n{BODY}\n\n{BODY}")
    kept = [*read(edition), edition.metadata.subtitle, *(cut.text for cut in edition.cuts)]
    assert words(case.lines) <= words("\n".join(kept))


def test_names_of_pasted_text_are_authors_each_with_its_origin() -> None:
    edition = cleaned(f"Die Lampe\n\nVon Hans Müller und Greta Weiß\n3. März 2024\n\n{BODY}")
    assert edition.citation.authors == ("Hans Müller", "Greta Weiß")
    told = {origin.field: (origin.source, origin.is_guess) for origin in edition.origins}
    assert told["authors"] == told["byline"] == told["published"] == ("opening", True)
    assert "modified" not in told


def test_a_paragraph_a_line_is_seen_below_title_byline_and_date() -> None:
    long = f"{BODY[:-1]}, said one of the builders."
    assert MAX_WRAP < len(long) <= LONG_LINE
    edition = cleaned(f"Die Lampe\nVon Hans Müller\nStand: 3. März 2024\n{long}\n{long}\n{long}")
    assert read(edition)[:3] == ("Die Lampe", "Hans Müller", "2024-03-03")
    assert texts(edition, Kind.PARAGRAPH) == [long] * 3


@pytest.mark.parametrize(
    "line",
    [
        "By the river he sat down and waited for the lamp",
        "Von hier aus sieht man den Turm und die See",
        "30 Minuten",
        "Monday 10:00",
        "Er machte am Abend noch ein letztes Foto: die Lampe am Hafen.",
        "He took one last photo: the lamp at dusk.",
        "On 3 March 2024 the council closed the old lighthouse for good.",
    ],
)
def test_prose_below_the_title_is_the_text(line: str) -> None:
    edition = cleaned(f"The lamp\n\n{line}\n\n{BODY}")
    assert line in edition.text
    assert texts(edition, Kind.CAPTION) == []
    assert edition.metadata.byline == edition.metadata.published == ""
