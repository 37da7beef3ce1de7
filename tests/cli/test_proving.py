"""`captures` prints the chain of evidence: when, how, from where, and every hash."""

from collections.abc import Iterator

import pytest

from sourcebook import __version__
from sourcebook.base.digest import sha256
from support.program import Program
from support.site import Site, serving

PAGE = "<html><title>The lamp</title><article>{}</article>"
FIRST = PAGE.format("<p>Every evening somebody climbed the steps and lit the lamp.</p>" * 5)
SECOND = PAGE.format("<p>Nobody climbs the steps any more, and the lamp is dark.</p>" * 5)


@pytest.fixture
def site(sourcebook: Program) -> Iterator[Site]:
    """Run a server that the program may ask."""
    settings = sourcebook.home / "settings" / "settings.json"
    settings.parent.mkdir()
    settings.write_text('{"fetch_allowed_hosts": "127.0.0.1"}', "utf-8")
    with serving() as found:
        yield found


@pytest.mark.slow
def test_a_page_captured_again_is_told_twice_with_its_way_and_its_hashes(
    sourcebook: Program, site: Site
) -> None:
    final = site.page("/lamp", FIRST.encode())
    start = site.redirect("/short", "/lamp")
    (added,) = sourcebook("add", start, "--json").json
    site.page("/lamp", SECOND.encode())
    (again,) = sourcebook("add", start, "--json").json
    assert (again["id"], again["status"]) == (added["id"], "known")

    captures = sourcebook("captures", added["id"], "--json").json
    assert sourcebook("show", added["id"], "--as", "json").json["captures"] == captures
    assert len(captures) == 2
    for capture, body in zip(captures, (FIRST, SECOND), strict=True):
        assert (capture["method"], capture["program"]) == ("http", __version__)
        assert (capture["source"], capture["address"]) == (start, final)
        assert capture["captured_at"].endswith("Z")
        assert capture["hops"] == [
            {"address": start, "status": 302, "reason": "Found"},
            {"address": final, "status": 200, "reason": "OK"},
        ]
        page, headers = capture["resources"]
        assert (page["role"], page["sha256"]) == ("page", sha256(body))
        assert page["size_bytes"] == len(body)
        assert headers["role"] == "headers"
    told = sourcebook("captures", added["id"]).out
    assert told.count(f"asked    {start}: 302 Found") == 2
    assert told.count(f"asked    {final}: 200 OK") == 2
    assert f"SHA-256 {sha256(FIRST)}" in told
    assert f"by Sourcebook {__version__}" in told


def test_a_pasted_text_has_a_capture_and_no_way(sourcebook: Program) -> None:
    article = sourcebook.add("The lamp\n\nIt was lit every evening.")
    (capture,) = sourcebook("captures", article, "--json").json
    assert (capture["method"], capture["address"], capture["hops"]) == ("stdin", "", [])
    assert [resource["role"] for resource in capture["resources"]] == ["page"]


@pytest.mark.slow
def test_a_way_that_cannot_be_read_any_more_is_said(sourcebook: Program, site: Site) -> None:
    (added,) = sourcebook("add", site.page("/lamp", FIRST.encode()), "--json").json
    (capture,) = sourcebook("captures", added["id"], "--json").json
    sha = capture["resources"][1]["sha256"]
    (sourcebook.library / "originals" / sha[:2] / f"{sha}.zst").unlink()
    assert "asked    not known" in sourcebook("captures", added["id"]).out


def test_what_is_no_article_has_no_captures(sourcebook: Program) -> None:
    assert sourcebook("captures", "nothing", status=1).err
