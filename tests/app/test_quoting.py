"""A passage goes into a note with its source and the way back."""

from sourcebook.app import quoting
from sourcebook.app.reading import Reading
from sourcebook.base.digest import sha256
from sourcebook.model.article import Article, Metadata
from sourcebook.model.edition import Block, Edition, Kind

TEXT = "Nobody asked who paid. The *ledger* did."
KNOWN = Metadata("The Ferry", "", "Mira Öztürk", "Daily News", "2019-11-15", "en")


def reading(known: Metadata = KNOWN) -> Reading:
    edition = Edition("e1", "c1", known, "", TEXT, (Block(Kind.PARAGRAPH, 0, len(TEXT)),))
    return Reading(Article("a1", "", known, "e1", 7, "Nobody asked", "", ""), edition, (), None, 0)


def test_a_quotation_names_its_source_and_leads_back_to_its_place() -> None:
    made = quoting.quoted(reading(), 23, 40)
    assert made.splitlines()[0] == r"> The \*ledger\* did."
    link = f"sourcebook:article/a1?at=23-40&text={sha256(TEXT)[:16]}"
    assert made.splitlines()[-1] == f"> — [Mira Öztürk: The Ferry (Daily News, 2019)]({link})"


def test_what_is_not_known_of_a_source_is_left_out() -> None:
    assert quoting.citation(reading(Metadata("The Ferry")).article) == "The Ferry"
    assert quoting.citation(reading(Metadata()).article) == "Nobody asked"
