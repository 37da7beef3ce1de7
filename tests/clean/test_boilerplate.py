"""Words of the site are told from words of the article, in many languages."""

import pytest

from sourcebook.clean.boilerplate import appeal, is_credit, notice, tail


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Comments are closed.", "comments"),
        ("Kommentare sind geschlossen", "comments"),
        ("Les commentaires sont fermés.", "comments"),
        ("Yorumlar kapalı", "comments"),
        ("Los comentarios están cerrados", "comments"),
        ("评论已关闭", "comments"),
        ("Share this", "share"),
        ("Diesen Artikel teilen", "share"),
        ("Partager sur Facebook", "share"),
        ("Bu haberi paylaş", "share"),
        ("Sign up for our weekly newsletter", "newsletter"),
        ("Abonnez-vous à notre newsletter", "newsletter"),
        ("Bültenimize abone olun", "newsletter"),
        ("ADVERTISEMENT", "advertisement"),
        ("Lesen Sie auch: Der Fluss", "navigation"),
        ("© 2021 The Ufer Post", "navigation"),
    ],
)
def test_a_notice_is_known(line: str, reason: str) -> None:
    assert notice(line) == reason


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell.",
        "Copyright law is a mess.",
        "Zum Thema Klima sagte er nichts.",
        "The comments are closed to none.",
        "Related articles of faith divide them.",
        "",
    ],
)
def test_a_sentence_is_no_notice(line: str) -> None:
    assert notice(line) == ""


@pytest.mark.parametrize(
    "line",
    [
        "Featured image via Ufer Press",
        "Photo: Ben Carter",
        "Foto: Karl Neumann",
        "Crédit photo : Claire Dubois",
        "Fotoğraf: Elif Şahin",
        "图片来源：王小明",  # noqa: RUF001 - a full-width colon
        "© Ben Carter",
    ],
)
def test_a_credit_is_known(line: str) -> None:
    assert is_credit(line)


@pytest.mark.parametrize("line", ["Images by Hubble changed it all.", "Bilder", "Photography", ""])
def test_a_sentence_is_no_credit(line: str) -> None:
    assert not is_credit(line)


@pytest.mark.parametrize(
    "text",
    [
        "We need your help",
        "Can you help by chipping in?",
        "Unterstützen Sie unsere Arbeit!",
        "Soutenez-nous",
        "Bize destek olun",
        "Necesitamos tu apoyo",
        "支持我们",
    ],
)
def test_an_appeal_is_sure(text: str) -> None:
    assert appeal(text) == 2


def test_the_tail_begins_with_the_first_appeal_of_its_run() -> None:
    own = ["A sentence.", "The mill needed money.", "It ended."]
    site = ["We need your help", "Our readers pay for it.", "Donate now", "Comments are closed"]
    assert tail([*own, *site]) == len(own)


def test_an_appeal_amid_the_article_is_left_alone() -> None:
    paragraphs = ["Donate now, he cried.", *["The article goes on."] * 20]
    assert tail(paragraphs) == len(paragraphs)


def test_the_first_paragraph_is_always_the_articles_own() -> None:
    assert tail(["We need your help", "Donate now"]) == 1
