"""Links to a place of the page, to its site and elsewhere are told apart by themselves."""

from dataclasses import replace

from lxml import html as lxml_html

from sourcebook.clean.leading import Leads, leads_of
from sourcebook.clean.segment import segments_of

PAGE = """<body>
<p><a href="/mills">Mills</a> <a href="/bakers">Bakers</a> <a href="/rivers">Rivers</a></p>
<p><a href="#flour">Flour</a> and <a href="#bread">bread</a></p>
<p>As <a href="https://elsewhere.example/mills#old">others</a> say.</p>
<p>Nothing</p></body>"""


def leads_at(address: str) -> list[Leads]:
    return leads_of(segments_of(lxml_html.fromstring(PAGE), address))


def test_links_are_told_apart() -> None:
    expected = [Leads(site=3), Leads(within=2), Leads(away=1), Leads()]
    assert leads_at("https://www.mill.example/a") == expected


def test_an_address_that_is_none_is_no_error() -> None:
    segment = segments_of(lxml_html.fromstring("<body><p>Mill</p></body>"), "")[0]
    assert leads_of([replace(segment, html='<a href="http://[x/">Mill</a>')]) == [Leads(site=1)]


def test_the_places_of_a_page_are_its_own_where_most_links_lead_away() -> None:
    away = '<p><a href="https://elsewhere.example/">Other</a></p>' * 9
    page = lxml_html.fromstring(f'<body><p><a href="#flour">Flour</a></p>{away}</body>')
    assert leads_of(segments_of(page, "https://mill.example/a"))[0] == Leads(within=1)
