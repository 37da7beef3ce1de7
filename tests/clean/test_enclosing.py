"""Images that came inside a page are taken out, named and given back; prose is left alone."""

import base64

import pytest

from sourcebook.base.digest import sha256
from sourcebook.clean import enclosing
from sourcebook.clean.draft import Draft
from sourcebook.clean.enclosing import Container, draft_of_source, name_of
from sourcebook.model.article import Status

PICTURE = bytes(range(256)) * 12
DATA = "data:image/png;base64," + base64.b64encode(PICTURE).decode()
NAME = f"enclosed:sha256-{sha256(PICTURE)}"
WORDS = "<p>The river came back to the city after forty years under stone.</p>"
ADDRESS = "https://example.org/a/page"


def draft_of(markup: str, beside: dict[str, bytes] | None = None) -> Draft:
    page = f"<html><body><article>{WORDS * 3}{markup}{WORDS}</article></body></html>".encode()
    return draft_of_source(page, ADDRESS, beside=Container.of(beside or {}))


def addresses(draft: Draft) -> list[str]:
    return [asset.address for asset in draft.assets]


@pytest.mark.parametrize(
    "markup",
    [
        f'<img src="{DATA}">',
        f"<img src={DATA}>",
        f"<img alt='a > b' src='{DATA}'>",
        f'<img srcset="{DATA} 900w">',
        f'<img src="{DATA.replace("base64,", "base64,%20").replace("+", "%2B")}">',
    ],
)
def test_a_picture_written_into_a_page_is_kept_under_the_name_of_its_content(markup: str) -> None:
    draft = draft_of(markup)
    assert addresses(draft) == [NAME]
    assert dict(draft.enclosed) == {NAME: PICTURE}


def test_the_same_picture_is_kept_once() -> None:
    draft = draft_of(f'<img src="{DATA}"><p>Between.</p><img src="{DATA}">')
    assert addresses(draft) == [NAME]


def test_prose_that_shows_such_an_address_keeps_every_letter() -> None:
    assert DATA in draft_of(f"<p>Write {DATA} there.</p>").html


def test_a_live_page_prefers_the_real_picture_to_the_blurred_one_inside() -> None:
    assert addresses(draft_of(f'<img src="{DATA}" data-src="/real.jpg">')) == [
        "https://example.org/real.jpg"
    ]


@pytest.mark.parametrize("junk", ["A" * 3001, "=" * 3000, "%" * 3000, "%zz" * 1000])
def test_a_picture_that_is_none_does_no_harm(junk: str) -> None:
    draft = draft_of(f'<img src="data:image/png;base64,{junk}">')
    assert set(draft.enclosed) <= set(addresses(draft))


def test_an_image_that_the_container_holds_is_preferred_to_other_versions() -> None:
    markup = '<img srcset="/big.jpg 1600w, /small.jpg 400w" src="/small.jpg">'
    draft = draft_of(markup, {"https://example.org/small.jpg": PICTURE})
    assert addresses(draft) == ["https://example.org/small.jpg"]
    assert dict(draft.enclosed) == {"https://example.org/small.jpg": PICTURE}


@pytest.mark.parametrize(
    ("source", "held", "address"),
    [
        ("cid:a%40b", "cid:a@b", "cid:a%40b"),
        ("/a%20b.png", "https://example.org/a b.png", "https://example.org/a%20b.png"),
        (
            "/c.png?utm_source=x",
            "https://example.org/c.png",
            "https://example.org/c.png?utm_source=x",
        ),
        ("pic.png", "file:///C:/saved/pic.png", ""),
        ("file:///C:/saved/pic.png", "file:///C:/saved/pic.png", NAME),
    ],
)
def test_an_address_is_found_however_it_is_spelled(source: str, held: str, address: str) -> None:
    draft = draft_of(f'<img src="{source}">', {held: PICTURE})
    assert draft.enclosed.get(address) == (PICTURE if address else None)


def test_a_web_page_cannot_name_what_is_no_web_address() -> None:
    forged = 'data-kept-in-source="file:///etc/passwd"'
    assert addresses(draft_of(f'<img {forged} src="cid:x"><img {forged}>')) == []


def test_a_page_over_the_limit_is_shown_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(enclosing, "MAX_PAGE", 100)
    monkeypatch.setattr(enclosing, "MAX_PLAIN", 400)
    draft = draft_of("")
    assert (draft.status, draft.rules) == (Status.PLAIN, "plain-text")
    assert draft.html.count("The river came back") == 4
    longer = draft_of(WORDS * 9)
    assert (longer.status, longer.rules) == (Status.PARTIAL, "plain-text shortened")
    assert 3 < longer.html.count("The river came back") < 12


def test_images_do_not_weigh_on_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(enclosing, "MAX_PAGE", 600)
    assert draft_of(f'<img src="{DATA}">').status is Status.WHOLE


def test_a_name_is_that_of_the_content() -> None:
    assert name_of(PICTURE) == NAME
