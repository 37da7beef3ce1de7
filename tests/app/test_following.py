"""An article is followed over its pages, politely, and what is missing is told."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import pytest

from sourcebook import library as rooms
from sourcebook.app import adding, following, reading
from sourcebook.app.opening import Library
from sourcebook.model.article import Status
from sourcebook.model.capture import Source
from sourcebook.model.edition import Edition
from sourcebook.model.settings import Settings, Value
from support.site import Site

HERE: Final[Mapping[str, Value]] = MappingProxyType(
    {"fetch_allowed_hosts": "127.0.0.1", "fetch_timeout_s": 2}
)
HERE_ONLY = Settings(MappingProxyType(dict(HERE)))
WALL = """<html><head><title>River</title>%s</head><body><div id="onetrust-banner-sdk"><h2>We value
your privacy</h2><p>We and our partners store and/or access information.</p></div></body></html>"""


@pytest.fixture(autouse=True)
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Do not wait, but note how long would have been waited."""
    waited: list[float] = []
    monkeypatch.setattr("sourcebook.app.following.time.sleep", waited.append)
    return waited


def words(topic: str) -> str:
    return "".join(
        f"<p>In the {number}th year the {topic} was repaired once more, and those who lived beside "
        f"the river spoke of the {topic} in the evenings, as their parents had.</p>"
        for number in range(4, 12)
    )


def page(topic: str, head: str = "", body: str = "") -> bytes:
    return f"""<html><head><title>River</title><meta property="og:type" content="article">{head}
        </head><body><article><h1>River</h1>{words(topic)}</article>{body}</body></html>""".encode()


def onward(href: str) -> str:
    return f'<link rel="next" href="{href}">'


def edition(library: Library, address: str, settings: Settings | None = None) -> Edition:
    added = adding.add(library, Source.at(address), settings or HERE_ONLY)
    return reading.open_article(library, added.id).edition


def asked(site: Site) -> list[str]:
    return [request.path for request in site.asked]


def test_three_pages_become_one_article(library: Library, site: Site, pauses: list[float]) -> None:
    address = site.page("/river", page("bridge", onward("/river/2")))
    site.page("/river/2", page("ferry", onward("/river/3")))
    site.page("/river/3", page("quarry"))
    found = edition(library, address)
    assert [
        f"the {topic} was repaired" in found.text for topic in ("bridge", "ferry", "quarry")
    ] == [True] * 3
    assert found.status is Status.WHOLE
    assert asked(site) == ["/river", "/river/2", "/river/3"]
    assert pauses == [following.PAUSE_S] * 2


def test_the_pages_beside_one_in_a_private_network_are_read_too(
    library: Library, site: Site
) -> None:
    address = site.page("/river", page("bridge", onward("/river/2")))
    site.page("/river/2", page("ferry"))
    assert "the ferry was repaired" in edition(library, address, Settings()).text


def test_a_circle_of_pages_is_left(library: Library, site: Site) -> None:
    address = site.page("/river", page("bridge", onward("/river/2")))
    site.page("/river/2", page("ferry", onward("/river/3")))
    site.redirect("/river/3", "/river")
    found = edition(library, address)
    assert asked(site) == ["/river", "/river/2", "/river/3", "/river"]
    assert found.text.count("In the 4th year the bridge") == 1
    assert found.status is Status.PARTIAL


def test_the_same_page_with_other_comments_is_not_followed(library: Library, site: Site) -> None:
    address = site.page("/river", page("bridge", body='<a class="next" href="?page=2">Next</a>'))
    site.page("/river?page=2", page("bridge", onward("?page=3"), "<p>What a bridge it was!</p>"))
    found = edition(library, address)
    assert asked(site) == ["/river", "/river?page=2"]
    assert found.text.count("In the 4th year the bridge") == 1
    assert found.status is Status.WHOLE


def test_an_article_without_end_is_left_after_thirty_pages(library: Library, site: Site) -> None:
    for number in range(1, 40):
        path = "/river" if number == 1 else f"/river/{number}"
        site.page(path, page(f"bridge {number}", onward(f"/river/{number + 1}")))
    found = edition(library, site.address + "/river")
    assert len(site.asked) == following.MAX_PAGES
    assert found.status is Status.PARTIAL


def test_a_page_that_is_not_there_is_told(library: Library, site: Site) -> None:
    found = edition(library, site.page("/river", page("bridge", onward("/river/2"))))
    assert asked(site) == ["/river", "/river/2"]
    assert found.status is Status.PARTIAL
    assert "the bridge was repaired" in found.text


def test_the_next_page_of_another_site_is_not_asked_for(library: Library, site: Site) -> None:
    other = site.address.replace("127.0.0.1", "localhost")
    address = site.page("/river", page("bridge", onward(f"{other}/river/2")))
    edition(library, address)
    assert asked(site) == ["/river"]


def test_the_whole_on_one_page_is_read_instead(library: Library, site: Site) -> None:
    whole = '<a href="/river?view=all">View as single page</a>'
    address = site.page("/river", page("bridge", onward("/river/2"), whole))
    site.page("/river?view=all", page("ferry"))
    found = edition(library, address)
    assert "the ferry was repaired" in found.text
    assert asked(site) == ["/river", "/river?view=all"]


@pytest.mark.parametrize(
    "lead",
    [
        '<link rel="amphtml" href="/amp/river">',
        '<link rel="alternate" media="print" href="/amp/river">',
    ],
)
def test_a_wall_is_passed_by_its_variant_and_both_are_kept(
    library: Library, site: Site, lead: str
) -> None:
    address = site.page("/river", (WALL % lead).encode())
    site.page("/amp/river", page("ferry"))
    added = adding.add(library, Source.at(address), HERE_ONLY)
    found = reading.open_article(library, added.id)
    assert "the ferry was repaired" in found.edition.text
    assert found.edition.status is Status.WHOLE
    roles = [resource.role for resource in rooms.captures(library, added.id)[0].resources]
    assert roles == ["page", "headers", "variant", "headers"]


def test_a_wall_without_a_way_around_is_told(library: Library, site: Site) -> None:
    address = site.page("/river", (WALL % '<link rel="amphtml" href="/amp/river">').encode())
    site.page("/amp/river", (WALL % "").encode())
    assert edition(library, address).status is Status.CONSENT


def test_nothing_is_followed_when_the_reader_does_not_wish_it(library: Library, site: Site) -> None:
    address = site.page("/river", page("bridge", onward("/river/2")))
    found = edition(library, address, Settings(MappingProxyType({**HERE, "follow_pages": False})))
    assert asked(site) == ["/river"]
    assert found.status is Status.PARTIAL


def test_an_amp_page_gives_way_to_the_page_it_is_a_variant_of(library: Library, site: Site) -> None:
    amp = page("bridge", '<link href="/full" rel="canonical">').replace(b"<html", b"<html amp")
    address = site.page("/amp", amp)
    full = site.page("/full", page("bridge", body=words("ferry")))
    added = adding.add(library, Source.at(address), HERE_ONLY)
    found = reading.open_article(library, added.id)
    assert "the ferry was repaired" in found.edition.text
    (captured,) = rooms.captures(library, added.id)
    assert (captured.source, captured.address) == (address, full)
    roles = [(resource.role, resource.address) for resource in captured.resources]
    assert roles == [("page", full), ("headers", address), ("headers", full), ("replaced", address)]
    assert rooms.original(library, captured.resources[-1].sha256) == amp
    assert adding.add(library, Source.at(full), HERE_ONLY).id == added.id
    assert adding.add(library, Source.at(address), HERE_ONLY).id == added.id


def test_a_known_page_is_known_by_its_amp_and_print_page(library: Library, site: Site) -> None:
    full = site.page("/full", page("bridge", body=words("ferry")))
    canonical = '<link rel="canonical" href="/full">'
    amp = site.page("/amp", page("bridge", canonical).replace(b"<html", b"<html amp"))
    known = adding.add(library, Source.at(full), HERE_ONLY).id
    assert adding.add(library, Source.at(amp), HERE_ONLY).id == known
    printed = site.page("/full?print=1", page("bridge", canonical))
    assert adding.add(library, Source.at(printed), HERE_ONLY).id == known


@pytest.mark.parametrize("other", [page("quarry"), (WALL % "").encode(), None])
def test_another_article_is_not_brought_by_an_amp_page(
    library: Library, site: Site, other: bytes | None
) -> None:
    amp = page("bridge", '<link rel="canonical" href="/full">').replace(b"<html", b"<html amp")
    address = site.page("/amp", amp)
    if other:
        site.page("/full", other)
    found = edition(library, address)
    assert "the bridge was repaired" in found.text
    assert asked(site) == ["/amp", "/full"]


def test_an_amp_page_that_came_alone_is_one_article_with_its_proper_page(
    library: Library, site: Site
) -> None:
    canonical = '<link rel="canonical" href="/full">'
    address = site.page("/amp", page("bridge", canonical).replace(b"<html", b"<html amp"))
    first = adding.add(library, Source.at(address), HERE_ONLY)  # there is no /full yet
    amp = '<link rel="amphtml" href="/amp">'
    full = site.page("/full", page("bridge", amp, words("ferry")))
    again = adding.add(library, Source.at(full), HERE_ONLY)
    assert (again.id, again.status) == (first.id, "known")
    assert "the ferry was repaired" in reading.open_article(library, first.id).edition.text
    captured = [one.address for one in rooms.captures(library, first.id)]
    assert sorted(captured) == sorted([address, full])
    site.page("/full", page("bridge", amp, words("quarry")))
    assert adding.add(library, Source.at(full), HERE_ONLY).id == first.id


def test_an_amp_page_is_known_by_its_proper_page_that_cannot_be_had(
    library: Library, site: Site
) -> None:
    full = site.page("/full", page("bridge", body=words("ferry")))
    known = adding.add(library, Source.at(full), HERE_ONLY).id
    del site.replies["/full"]
    canonical = '<link rel="canonical" href="/full">'
    amp = site.page("/amp", page("bridge", canonical).replace(b"<html", b"<html amp"))
    assert adding.add(library, Source.at(amp), HERE_ONLY).id == known
    found = reading.open_article(library, known).edition.text
    assert "the bridge was repaired" in found


def test_an_amp_page_of_another_work_is_an_article_of_its_own(library: Library, site: Site) -> None:
    canonical = '<link rel="canonical" href="/full">'
    amp = site.page("/amp", page("quarry", canonical).replace(b"<html", b"<html amp"))
    first = adding.add(library, Source.at(amp), HERE_ONLY).id
    full = site.page("/full", page("bridge", '<link rel="amphtml" href="/amp">'))
    assert adding.add(library, Source.at(full), HERE_ONLY).id != first


def test_a_walled_amp_page_gives_way_where_its_site_says_so_of_both(
    library: Library, site: Site
) -> None:
    wall = (WALL % '<link rel="canonical" href="/full">').replace("<html", "<html amp")
    site.page("/amp", wall.encode())
    site.page("/full", page("bridge", '<link rel="amphtml" href="/amp">'))
    assert "the bridge was repaired" in edition(library, site.address + "/amp").text


def test_the_page_of_another_site_is_not_asked_for(library: Library, site: Site) -> None:
    other = site.address.replace("127.0.0.1", "localhost")
    lead = f'<link rel="canonical" href="{other}/full">'
    address = site.page("/amp", page("bridge", lead).replace(b"<html", b"<html amp"))
    assert "the bridge was repaired" in edition(library, address).text
    assert asked(site) == ["/amp"]
