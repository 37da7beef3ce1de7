# ruff: noqa: RUF001 - words of many languages
"""Walls are known in any language by how they are built; a whole article about them is whole."""

import pytest

from sourcebook.model.article import Status
from support.pages import HTML, cleaned

SENTENCE = "The river rose again in March and the old bridge held, as it had for a hundred years. "
BODY = f"<p>{SENTENCE * 4}</p><p>In the second year {SENTENCE * 2}</p>"

CONSENT = {
    "de": ("Besuchen Sie uns mit Werbung und üblichem Tracking.", "Einwilligen und weiter"),
    "fr": ("Nos partenaires et nous déposons des cookies sur votre appareil.", "J’accepte"),
    "es": ("Nosotros y nuestros 843 socios accedemos a información.", "Aceptar y continuar"),
    "it": ("Noi e terze parti utilizziamo cookie o tecnologie simili.", "Accetta"),
    "nl": ("Wij gebruiken cookies. Wij vragen uw toestemming.", "Akkoord"),
    "pt": ("Nós e 120 parceiros guardamos dados no seu aparelho.", "Aceitar"),
    "tr": ("Size daha iyi hizmet sunabilmek için çerezler kullanıyoruz.", "Kabul et"),
    "pl": ("Na stronie używamy ciasteczek i przetwarzamy dane.", "Zgadzam się"),
    "ru": ("Сайт обрабатывает персональные данные и файлы куки.", "Принять"),
    "sv": ("Vi sparar kakor i din enhet för att visa annonser.", "Godkänn"),
    "zh": ("本网站使用 Cookie，请阅读隐私政策。", "同意"),
    "ja": ("当サイトはクッキーを使用しています。", "同意する"),
    "ar": ("نحن نستخدم ملفات تعريف الارتباط.", "قبول"),
}
SCRIPT = {
    "de": "Bitte schalten Sie JavaScript ein, um diese Seite zu sehen.",
    "fr": "JavaScript est nécessaire pour afficher cette page.",
    "es": "Necesita tener JavaScript para ver esta página.",
    "it": "Per favore abilita JavaScript per continuare.",
    "nl": "Schakel JavaScript in om deze site te gebruiken.",
    "pl": "Włącz obsługę JavaScript w przeglądarce.",
    "tr": "Bu sayfa için tarayıcınızda JavaScript'i açın.",
    "ru": "Для просмотра страницы включите JavaScript в браузере.",
    "zh": "请启用JavaScript后重试。",
    "ja": "このページを見るにはJavaScriptを有効にしてください。",
    "ko": "이 페이지를 보려면 자바스크립트(JavaScript)를 활성화하세요.",
    "ar": "يرجى تفعيل جافا سكريبت للمتابعة",
    "en": "Please turn JavaScript on and reload the page.",
}
BY_ITS_NAME = "Η σελίδα θέλει JavaScript."
PAYMENT = {
    "de": "Lesen Sie als Abonnent, was dann geschah.",
    "fr": "La suite de ce récit attend nos abonnés.",
    "es": "Lo que sigue es para quien se suscribe.",
    "it": "Questo articolo è riservato agli abbonati",
    "nl": "Dit artikel is alleen voor abonnees",
    "pl": "Artykuł dostępny tylko dla prenumeratorów",
    "pt": "O resto da história é dos assinantes.",
    "sv": "Resten är för den som prenumererar.",
    "tr": "Bu haberin devamı aboneler içindir.",
    "ru": "Материал доступен только подписчикам.",
    "zh": "本文仅供订阅用户阅读，请登录后继续阅读全文。",
    "ja": "ここから先は有料会員の方だけが読めます。",
    "ar": "بقية المقال لمن لديه اشتراك.",
}


def status_of(body: str, language: str = "en", head: str = "") -> Status:
    page = f"<html lang={language}><head><title>T</title>{head}</head><body>{body}</body></html>"
    return cleaned(page, HTML, "https://a.example/story").status


@pytest.mark.parametrize("language", CONSENT)
@pytest.mark.parametrize("name", ["didomi-notice", "cookie-modal", "cmp", "x17"])
def test_a_page_that_only_asks_for_consent_is_said(language: str, name: str) -> None:
    words, label = CONSENT[language]
    wall = f"<div id={name}><h1>a.example</h1><p>{words}</p><button>{label}</button></div>"
    assert status_of(wall, language) is Status.CONSENT


@pytest.mark.parametrize("language", CONSENT)
def test_a_part_for_consent_of_which_all_words_are_is_a_wall_below_a_menu(language: str) -> None:
    words, label = CONSENT[language]
    links = "".join(f"<li><a href=/{at}>Section {at} of the paper</a></li>" for at in range(20))
    wall = f"<div class=gdpr-layer><p>{words} {words} {words}</p><button>{label}</button></div>"
    assert status_of(f"<nav><ul>{links}</ul></nav>{wall}", language) is Status.CONSENT


@pytest.mark.parametrize("language", SCRIPT)
@pytest.mark.parametrize("frame", ["<p>%s</p>", "<div id=x></div><noscript>%s</noscript>"])
def test_a_page_that_asks_for_its_script_is_said(language: str, frame: str) -> None:
    body = frame % SCRIPT[language]
    assert status_of(f"{body}<p>a.example</p>", language) is Status.SCRIPT


def test_a_bare_page_that_names_javascript_is_said_in_any_language() -> None:
    assert status_of(f"<p>{BY_ITS_NAME}</p>", "el") is Status.SCRIPT


@pytest.mark.parametrize("language", PAYMENT)
def test_an_article_that_breaks_off_at_an_offer_is_a_beginning(language: str) -> None:
    offer = f"<div class=paywall><h3>{PAYMENT[language]}</h3></div>"
    assert status_of(f"<article><h1>T</h1>{BODY}{offer}</article>", language) is Status.PAYWALL
    assert status_of(f"<article><h1>T</h1>{BODY}</article>{offer}", language) is Status.PAYWALL


@pytest.mark.parametrize("language", PAYMENT)
def test_an_offer_above_or_within_an_article_keeps_nothing_back(language: str) -> None:
    offer = f"<div class=paywall>{PAYMENT[language]}</div>"
    assert status_of(f"{offer}<article><h1>T</h1>{BODY}</article>", language) is Status.WHOLE
    within = f"<article><h1>T</h1>{BODY}{offer}<p>Then {SENTENCE}</p></article>"
    assert status_of(within, language) is Status.WHOLE
    hidden = offer.replace("<div", "<div hidden")
    assert status_of(f"<article><h1>T</h1>{BODY}{hidden}</article>", language) is Status.WHOLE


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", "<h1>DDoS protection by X</h1><p>This process is automatic.</p>"),
        ("", "<p>One moment. Your browser will redirect shortly.</p>"),
        ("<title>Один момент…</title>", "<p>Идёт проверка.</p>"),
        ("", "<form id=challenge-form action=/x><p>a.example prüft die Verbindung.</p></form>"),
        ("<script src=https://geo.captcha-delivery.com/c.js></script>", "<p>a.example</p>"),
    ],
)
def test_a_check_of_the_visitor_is_said_by_its_words_or_its_build(head: str, body: str) -> None:
    page = f"<html><head>{head}</head><body>{body}</body></html>"
    assert cleaned(page, HTML, "https://a.example/story").status is Status.SCRIPT


ABOUT = {
    "cookies": "Cookies and tracking need consent, say the partners of the privacy law. ",
    "script": "JavaScript must be enabled, the browsers required, and JavaScript turned thirty. ",
    "pay": "Subscribers pay for the paywall: subscribe, said the paper, and members did. ",
    "de": "Wer Cookies ablehnt, sagt der Datenschutz, muss ein Abonnement kaufen. ",
    "ru": "Подписчики газеты включили JavaScript и приняли файлы куки. ",
    "zh": "读者订阅报纸，启用JavaScript，接受Cookie和隐私政策，会员很多。",
}
BESIDE = (
    "<div id=cookie-banner><p>We use cookies.</p><button>Accept</button></div>"
    "<noscript>Please enable JavaScript.</noscript>"
)


@pytest.mark.parametrize("beside", ["", BESIDE])
@pytest.mark.parametrize("about", ABOUT)
@pytest.mark.parametrize("times", [4, 8, 30])
def test_an_article_about_walls_is_whole(about: str, times: int, beside: str) -> None:
    paragraphs = "".join(f"<p>{at}. {ABOUT[about] * 2}</p>" for at in range(times))
    assert status_of(f"<article><h1>T</h1>{paragraphs}</article>{beside}") is Status.WHOLE
    assert status_of(f"<div class=text><h1>T</h1>{paragraphs}</div>{beside}") is Status.WHOLE


def test_an_article_in_a_part_that_is_named_for_payment_is_whole() -> None:
    parts = "".join(f"<div class=paywall>{BODY}</div>" for _ in range(2))
    assert status_of(f"<article><h1>T</h1>{parts}</article>") is Status.WHOLE


def test_an_article_within_the_frame_of_a_banner_is_whole() -> None:
    page = f"<div class=cookie-consent><article><h1>Cookies</h1>{BODY}</article></div>"
    assert status_of(page) is Status.WHOLE
    tagged = f"<div class='post tag-cookie-law'><h1>Cookies</h1>{BODY}</div>"
    assert status_of(tagged) is Status.WHOLE


def test_a_short_note_about_a_script_in_an_article_is_whole() -> None:
    note = "<article><h1>T</h1><p>JavaScript is thirty years old, and still read.</p></article>"
    assert status_of(note) is Status.WHOLE
