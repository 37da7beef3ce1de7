"""Books of Project Gutenberg begin with their own words."""

import pytest

from sourcebook.clean.gutenberg import draft_of_gutenberg
from sourcebook.model.citation import Origin, WorkType
from sourcebook.model.edition import Kind
from support.pages import cleaned, faults, texts

HEAD = """The Project Gutenberg eBook of The Harbour

This eBook is for the use of anyone anywhere.

Title: The Harbour
       or, The Ships

Author: Ann Miller

Release date: March 1, 2005 [eBook #12345]

Language: English

"""
BODY = "CHAPTER I\n\nThe harbour was quiet in the spring, and nobody knew why.\n"
START = "*** START OF THE PROJECT GUTENBERG EBOOK THE HARBOUR ***\n\n"
END = (
    "\n*** END OF THE PROJECT GUTENBERG EBOOK THE HARBOUR ***\n\nUpdated editions will replace it."
)


def test_a_book_begins_with_its_own_words_and_has_its_facts() -> None:
    edition = cleaned(f"{HEAD}{START}{BODY}{END}".replace("\n", "\r\n"))
    assert faults(edition) == []
    known = edition.metadata
    assert (known.title, known.byline) == ("The Harbour or, The Ships", "Ann Miller")
    assert edition.citation.work_type is WorkType.BOOK
    assert Origin("published", "head of the file", is_guess=True) in edition.origins
    assert texts(edition, Kind.HEADING) == ["CHAPTER I"]
    assert edition.text.endswith("nobody knew why.")
    opening, footer = edition.cuts
    assert (opening.reason, footer.reason) == ("opening", "footer")
    assert "for the use of anyone" in opening.text
    assert (footer.at, "Updated editions" in footer.text) == (len(edition.text), True)


def test_a_book_of_older_times_has_another_end() -> None:
    start = START.replace("THE PROJECT", "THIS PROJECT")
    edition = cleaned(f"{HEAD}{start}{BODY}\nEnd of Project Gutenberg's The Harbour\n\nLicence.")
    assert edition.text.endswith("nobody knew why.")


@pytest.mark.parametrize("text", [BODY, f"{HEAD}{BODY}", "On Project Gutenberg.\n\nMore."])
def test_other_texts_are_none(text: str) -> None:
    assert draft_of_gutenberg(text) is None
