# ruff: noqa: RUF001 - pages as they come
"""Pages that hold no article and hardly say so are told; a short article is whole."""

import pytest

from sourcebook.model.article import Status
from support.pages import HTML, cleaned

SHORT = "<p>The river rose again in March, and the old bridge held.</p>"
BEGUN = SHORT * 4
REGISTER = """<div class=regwall><h3>Register for free to continue reading</h3><p>Already have an
    account? Sign in</p></div>"""
LOCKED = '<meta property="article:content_tier" content="locked">'


def status_of(body: str, head: str = "<title>The river</title>") -> Status:
    page = f"<html><head>{head}</head><body>{body}</body></html>"
    return cleaned(page, HTML, "https://a.example/story").status


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("<div id=sp_message_container_1><iframe src='//cmp.example/x'></iframe></div>", "consent"),
        ("<div id=usercentrics-root></div><p>Bitte warten</p>", "consent"),
        ("<p>Loading, please wait…</p>", "script"),
        ("<p>Wird geladen ...</p>", "script"),
        ("<h1>Please disable your ad blocker</h1><p>We noticed that you use one.</p>", "script"),
        ("<h1>This article is no longer available</h1><p>Sorry.</p>", "missing"),
        ("<p>Our website is currently unavailable in your country. Sorry.</p>", "missing"),
        ("<h1>We’ll be back soon!</h1><p>We are at work on it.</p>", "missing"),
        ("<h1>Too Many Requests</h1><p>Try again later.</p>", "missing"),
        ("<h1>a.example</h1><p>This domain may be for sale!</p>", "missing"),
        ("<h1>Sign in</h1><p>You must be logged in to view this page.</p>", "locked"),
        ("<main><form><input type=password></form><p>Welcome.</p></main>", "locked"),
        (f"<article>{BEGUN}</article>{REGISTER}", "paywall"),
    ],
)
def test_a_page_without_an_article_is_told(body: str, status: str) -> None:
    assert status_of(body) == status


@pytest.mark.parametrize(
    "body",
    [
        f"<header><form><input type=password></form></header><article>{SHORT}</article>",
        f"<div class=login-modal><input type=password></div><article>{SHORT}</article>",
        f"<div id=onetrust-banner-sdk></div><article><h1>The river</h1>{SHORT}</article>",
        f"<h1>Maintenance</h1>{SHORT}",
        "<h1>A domain of rivers</h1><p>The house by the river was for sale.</p>",
    ],
)
def test_a_short_article_is_whole_whatever_every_page_of_its_site_has(body: str) -> None:
    assert status_of(body) is Status.WHOLE


@pytest.mark.parametrize("head", [LOCKED, "<meta itemprop=isAccessibleForFree content=False>", ""])
def test_a_beginning_whose_page_says_that_it_costs_money_is_one(head: str) -> None:
    body = f"{head if 'itemprop' in head else ''}<article><h1>The river</h1>{BEGUN}</article>"
    expected = Status.PAYWALL if head else Status.WHOLE
    assert status_of(body, head) is expected
    whole = f"<article><h1>The river</h1>{BEGUN * 20}</article>"
    assert status_of(whole, head) is Status.WHOLE
