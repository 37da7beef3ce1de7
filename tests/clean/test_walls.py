# ruff: noqa: E501, RUF001 - pages as they come
"""What stands before an article is recognised; a whole article is never called anything."""

import pytest

from sourcebook.model.article import Status
from support.pages import HTML, cleaned

SENTENCE = "The river rose again in March and the old bridge held, as it had for a hundred years. "
ARTICLE = "".join(f"<p>In its {number}th year {SENTENCE * 3}</p>" for number in range(4, 16))
BANNER = """<div id="onetrust-consent-sdk"><p>We value your privacy. Accept all cookies or manage
cookies.</p></div>"""


def status_of(body: str, head: str = "", address: str = "https://a.example/story") -> Status:
    page = f"<html><head>{head}</head><body>{body}</body></html>"
    return cleaned(page, HTML, address).status


CONSENT_WALLS = {
    "onetrust": """<div id="onetrust-banner-sdk"><h2>We value your privacy</h2><p>We and our 842
        partners store information on a device.</p><button>Accept all</button></div>""",
    "didomi": """<div id="didomi-popup"><p>Avec votre accord, nous et nos 842 partenaires utilisons
        des cookies pour stocker des informations.</p><a>Continuer sans accepter</a></div>""",
    "sourcepoint": """<h1>Willkommen</h1><p>Mit Werbung weiterlesen: Besuchen Sie uns wie gewohnt mit
        Werbung und Tracking.</p><iframe src="https://cdn.privacy-mgmt.com/index.html"
        id="sp_message_iframe_1"></iframe>""",
    "quantcast": """<div class="qc-cmp2-container"><p>We value your privacy. We and our partners store
        and/or access information on a device.</p></div>""",
    "usercentrics": """<div id="usercentrics-root"></div><p>Wir verwenden Cookies, um diese Seite zu
        betreiben.</p><button>Alle akzeptieren</button>""",
    "video": """<h1>Before you continue to YouTube</h1><p>We use cookies and data to deliver services.
        </p><form><button>Reject all cookies</button></form>""",
    "turkish": """<div class="cookie-wall"><p>Devam etmek için çerezleri kabul etmelisiniz. Sitemiz
        kişisel verilerinizi işler.</p></div>""",
}


@pytest.mark.parametrize("name", CONSENT_WALLS)
def test_a_wall_that_asks_for_consent_is_said(name: str) -> None:
    assert status_of(CONSENT_WALLS[name]) is Status.CONSENT


def test_a_host_that_only_asks_for_consent_is_known_by_its_name() -> None:
    body = "<h1>Ihre Privatsphäre</h1><p>Einen Augenblick bitte, gleich geht es weiter.</p>"
    assert status_of(body, address="https://consent.example.org/?url=x") is Status.CONSENT


NOT_FREE = """<script type="application/ld+json">{"@type": "NewsArticle", "headline": "T",
    "isAccessibleForFree": %s, "hasPart": {"@type": "WebPageElement", "isAccessibleForFree": false,
    "cssSelector": ".paid"}}</script>"""
TEASER = f"<article><h1>T</h1><p>{SENTENCE * 4}</p></article>"


@pytest.mark.parametrize("said", ["false", '"False"', '"false"'])
def test_a_page_that_says_it_costs_money_and_is_short_is_a_beginning(said: str) -> None:
    assert status_of(TEASER, NOT_FREE % said) is Status.PAYWALL


@pytest.mark.parametrize(
    "wall",
    [
        "<div class='paywall'><p>Subscribe to continue reading this story.</p></div>",
        "<div class=piano-offer><p>Dieser Artikel ist kostenpflichtig. Jetzt abonnieren.</p></div>",
        "<div class='reg-wall'><p>La suite est réservée aux abonnés.</p></div>",
        "<div class='content-gate'><p>This post is for paid subscribers</p></div>",
        "<div class='paywall'><p>Devamını okumak için abone olun.</p></div>",
    ],
)
def test_a_teaser_before_an_offer_is_a_beginning(wall: str) -> None:
    assert status_of(TEASER + wall) is Status.PAYWALL


OFFER = "<a href=/s>Already a subscriber? Log in</a>"
SHORT = f"<main><article><h1>T</h1>{ARTICLE[:2000]}</p></article></main>"


@pytest.mark.parametrize(
    "page",
    [
        f"<header>{OFFER}</header><div class=paywall hidden></div>{SHORT}",
        f"<header>{OFFER}</header><div class=piano-offer>Our offers</div>{SHORT}",
        f"<div id=top>{OFFER}</div><div class=paywall>Our offers</div>{SHORT}",
        f"{SHORT}<footer>{OFFER}</footer><div class=paywall>Our offers</div>",
        f"{SHORT}<div class=site-footer>{OFFER}</div><div class=paywall>Our offers</div>",
        f"{SHORT}<div>{OFFER}</div><div class=paywall style='display: none'>Our offers</div>",
        f"{SHORT}<div>{OFFER}</div><dialog class=paywall>Our offers</dialog>",
        f"{SHORT}<div class=paywall hidden>{OFFER}</div><div class=reg-wall></div>",
        f"{SHORT}<div>{OFFER}<div class=paywall><i></i></div>Our offers</div>",
        f"{SHORT}<p>{OFFER}</p><script src=https://cdn.example/piano-1.js></script>",
    ],
)
def test_a_whole_short_article_is_whole_whatever_its_site_asks_every_reader(page: str) -> None:
    assert status_of(page) is Status.WHOLE


def test_an_offer_below_a_short_beginning_is_seen_through_any_frame() -> None:
    offer = f"<section class=paywall><h2>Subscribe to continue reading</h2>{OFFER}</section>"
    assert status_of(f"<header>{OFFER}</header>{TEASER}{offer}") is Status.PAYWALL
    assert status_of(f"<article><h1>T</h1><footer>{offer}</footer></article>") is Status.PAYWALL


def test_what_costs_money_but_is_all_there_is_whole() -> None:
    paid = (
        f"<article><h1>T</h1><p>{SENTENCE}</p><div class='paid x'>{ARTICLE[:2300]}</div></article>"
    )
    assert status_of(paid, NOT_FREE % "false") is Status.WHOLE


def test_a_short_piece_that_says_nothing_of_payment_is_whole() -> None:
    assert status_of(TEASER) is Status.WHOLE
    assert status_of(TEASER + "<div class=paywall></div>") is Status.WHOLE


@pytest.mark.parametrize(
    "body",
    [
        "<noscript>You need to enable JavaScript to run this app.</noscript><div id=root></div>",
        "<p>Please enable JavaScript to view this page.</p>",
        "<div id=app></div><script src=a.js></script><p>Loading</p>",
        "<h1>Just a moment...</h1><p>Checking your browser before you go on.</p>",
        "<noscript>Bitte JavaScript aktivieren.</noscript><div id=__next><p>Lädt</p></div>",
    ],
)
def test_a_page_that_needs_its_scripts_is_said(body: str) -> None:
    assert status_of(body) is Status.SCRIPT


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("404 Not Found", "<h1>Not Found</h1><p>The requested address is not here.</p>"),
        ("Ufer Post", "<h1>Seite nicht gefunden</h1><p>Vielleicht suchen Sie etwas anderes.</p>"),
        ("Page introuvable – Le Fleuve", "<p>Cette page n’existe plus.</p>"),
        ("Error 503", "<p>Try again later, we are working on it.</p>"),
        ("Haberler", "<h1>Sayfa bulunamadı</h1><p>Aradığınız sayfa taşınmış olabilir.</p>"),
    ],
)
def test_an_error_page_is_said(title: str, body: str) -> None:
    assert status_of(body, f"<title>{title}</title>") is Status.MISSING


def test_a_login_page_is_said() -> None:
    form = "<h1>Sign in</h1><p>Welcome back to the archive.</p><form><input type=password></form>"
    assert status_of(form) is Status.LOCKED


@pytest.mark.parametrize(
    "beside",
    [
        BANNER,
        "<div class=paywall><p>Subscribe to continue reading.</p></div>",
        "<noscript>You need to enable JavaScript to run this app.</noscript>",
        "<form><input type=password></form>",
    ],
)
def test_a_whole_article_beside_it_is_whole(beside: str) -> None:
    assert status_of(f"<article><h1>T</h1>{ARTICLE}</article>{beside}") is Status.WHOLE


def test_an_article_about_a_missing_page_is_whole() -> None:
    body = f"<article><h1>Why 404 error pages amuse us</h1>{ARTICLE}</article>"
    assert status_of(body, "<title>404 error pages</title>") is Status.WHOLE


def test_a_short_piece_about_cookies_is_whole() -> None:
    body = f"<article><h1>Cookies</h1><p>{SENTENCE * 3} We use cookies for baking.</p></article>"
    assert status_of(body + BANNER) is Status.WHOLE


CHECKS = {
    "connection": (
        "<title>Just a moment...</title>",
        (
            "<h1>a.example</h1><p>Checking if the site connection is secure</p><p>a.example needs to "
            "review the security of your connection before proceeding.</p>"
        ),
    ),
    "captcha": (
        "<title>Access denied</title>",
        "<h1>Please verify you are a human</h1><p>Complete the captcha, press and hold.</p>",
    ),
    "age": ("<title>Age check</title>", "<h1>Are you over 18?</h1><p>Confirm your age.</p>"),
    "redirect": (
        "<title>Redirecting</title><meta http-equiv=Refresh content='0; url=/other'>",
        "<p>Redirecting…</p>",
    ),
    "redirect without words": ("<meta http-equiv=refresh content='0;url=/other'>", "<a href=/>x"),
}


@pytest.mark.parametrize("name", CHECKS)
def test_a_check_of_the_visitor_before_the_page_is_said(name: str) -> None:
    head, body = CHECKS[name]
    assert status_of(body, head) is Status.SCRIPT


def test_a_page_that_is_closed_to_a_region_is_missing() -> None:
    body = (
        "<p>Unavailable due to legal reasons. You access this website from the European Economic "
        "Area (EEA) and therefore we cannot grant you access at this time.</p>"
    )
    assert status_of(body, "<title>Unavailable</title>") is Status.MISSING


def test_a_choice_between_tracking_and_money_asks_for_consent() -> None:
    body = (
        "<h1>Willkommen</h1><p>Mit Werbung und Cookies weiterlesen. Wie gewohnt mit Werbung und "
        "Tracking.</p><button>Zustimmen und weiter</button>"
    )
    assert status_of(body) is Status.CONSENT


@pytest.mark.parametrize(
    "wall",
    [
        "<h2>Weiterlesen mit Plus</h2><p>Sie haben bereits ein Abo? Anmelden</p>",
        "<p>Bu içerik abonelere özeldir. Devamını okumak için abone olun.</p>",
        "<p>Cet article est réservé aux abonnés. Il vous reste 85 % de cet article à lire.</p>",
        "<p>Subscribe to continue reading. Already a subscriber? Log in</p>",
        "<p>Déjà abonné ? Pour lire la suite, connectez-vous.</p>",
    ],
)
def test_a_short_beginning_before_two_sentences_of_an_offer_is_a_beginning(wall: str) -> None:
    assert status_of(f"{TEASER}<div class=x>{wall}</div>") is Status.PAYWALL


@pytest.mark.parametrize(
    "body",
    [
        f"<article><h1>T</h1><p>{SENTENCE * 4}</p></article><p>Already a subscriber?</p>",
        (
            f"<article><h1>T</h1>{ARTICLE}<p>Subscribe to continue reading, says the box. Already a "
            "subscriber? Log in.</p></article>"
        ),
        f"<article><h1>Are you over 18?</h1>{ARTICLE}</article>",
        f"<article><h1>T</h1><p>{SENTENCE * 4}</p><p>Verify you are a human, it said. </p></article>",
    ],
)
def test_one_sentence_of_an_offer_or_a_whole_article_is_no_wall(body: str) -> None:
    assert status_of(body, "<meta http-equiv=refresh content=300>") is Status.WHOLE
