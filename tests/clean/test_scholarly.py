"""Works of repositories and journals are known by whatever tags their pages have."""

import pytest

from sourcebook.clean.dom import parse
from sourcebook.clean.metadata import Found, read_metadata
from sourcebook.model.citation import WorkType

COINS = (
    "ctx_ver=Z39.88-2004&amp;rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Ajournal"
    "&amp;rft.atitle=On+lamps&amp;rft.jtitle=Lamp+Journal&amp;rft.aulast=Stone&amp;rft.aufirst=Mira"
    "&amp;rft.au=Mira+Stone&amp;rft.au=Ben+Carter&amp;rft.date=2019-05-01&amp;rft.volume=4"
    "&amp;rft.issue=2&amp;rft.spage=11&amp;rft.epage=19&amp;rft_id=info%3Adoi%2F10.1234%2Fabc"
    "&amp;rft.issn=1234-5678"
)


def found(head: str, body: str = "") -> Found:
    root, _ = parse(f"<html><head>{head}</head><body>{body}<p>Words.</p></body></html>")
    return read_metadata(root, "https://ufer.example/lamp")


def metas(**values: str) -> str:
    named = ((name.replace("__", "."), value) for name, value in values.items())
    return "".join(f'<meta name="{name}" content="{value}">' for name, value in named)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (
            metas(
                bepress_citation_title="On lamps",
                bepress_citation_author="Stone, Mira",
                bepress_citation_date="2019/05/01",
                bepress_citation_journal_title="Lamp Journal",
                bepress_citation_volume="4",
                bepress_citation_issue="2",
                bepress_citation_firstpage="11",
                bepress_citation_lastpage="19",
                bepress_citation_issn="1234-5678",
                bepress_citation_doi="10.1234/abc",
            ),
            "",
        ),
        (
            metas(
                eprints__title="On lamps",
                eprints__creators_name="Stone, Mira",
                eprints__date="2019-05-01",
                eprints__publication="Lamp Journal",
                eprints__volume="4",
                eprints__number="2",
                eprints__pagerange="11-19",
                eprints__issn="1234-5678",
                eprints__id_number="doi:10.1234/abc",
            ),
            "",
        ),
        ("", f'<span class="Z3988" title="{COINS}"></span>'),
    ],
)
def test_a_paper_is_cited_by_what_its_repository_says(head: str, body: str) -> None:
    page = found(head, body)
    cited = page.citation
    assert page.metadata.title == "On lamps"
    assert page.metadata.published == "2019-05-01"
    assert cited.authors[0] == "Stone, Mira"
    assert cited.work_type is WorkType.JOURNAL
    assert (cited.container, cited.volume, cited.issue) == ("Lamp Journal", "4", "2")
    assert (cited.pages, cited.issn, cited.doi) == ("11-19", "1234-5678", "10.1234/abc")


def test_a_bibliography_in_coins_says_nothing_of_its_page() -> None:
    span = f'<span class="Z3988" title="{COINS}"></span>'
    assert found("", span + span).metadata.title == ""
    assert found("", span).citation.authors == ("Stone, Mira", "Ben Carter")
    assert found("", f'<span class="Z3988" title="{"rft.au=x&amp;" * 500}"></span>').titles == ()
