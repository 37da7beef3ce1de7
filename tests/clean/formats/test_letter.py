"""Of a message everything is read in its order, and of alternatives the best."""

import re
from dataclasses import asdict
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.clean.formats.letter import vocabulary
from sourcebook.model.edition import Kind
from sourcebook.model.errors import SourceEmpty
from support.messages import HEAD, cuts, holding, page, part, plain, read
from support.pages import shapes, texts

LETTER = "<p>The river came back to the city after forty years under stone.</p>"
WORDS = "The river came back to the city after forty years under stone."
IMAGE = part("image/png; name=photo.png", "bytes of a photo", "Content-Disposition: inline")


def test_the_footer_of_a_list_does_not_replace_the_letter() -> None:
    letter = holding("alternative", plain(WORDS), page(LETTER))
    edition = read(HEAD + holding("mixed", letter, page("<p>This list is by Ann.</p>")))
    assert texts(edition) == [WORDS, "This list is by Ann."]
    assert edition.cuts == ()


def test_a_footer_that_says_what_it_is_is_set_aside() -> None:
    footer = page("<p>You are receiving this as a friend.</p>")
    edition = read(HEAD + holding("mixed", page(LETTER), footer))
    assert texts(edition) == [WORDS]
    assert cuts(edition) == [("footer", "You are receiving this as a friend.")]


def test_a_notice_in_html_does_not_replace_a_letter_in_plain_words() -> None:
    edition = read(HEAD + holding("mixed", plain(WORDS), page("<p>This is confidential.</p>")))
    assert texts(edition) == [WORDS, "This is confidential."]


def test_words_after_a_photo_are_read_and_the_photo_stands_between() -> None:
    edition = read(
        HEAD + holding("mixed", plain(f"{WORDS}\n"), IMAGE, plain("By Night\n\nIt ends."))
    )
    assert list(shapes(edition)) == [
        ("paragraph", WORDS),
        ("image", ""),
        ("heading", "By Night"),
        ("paragraph", "It ends."),
    ]
    assert [asset.label for asset in edition.assets] == ["photo.png"]
    assert edition.cuts == ()


def test_a_form_of_several_parts_is_shown_whole() -> None:
    rich = holding("mixed", page("<p>Before.</p>"), IMAGE, page("<h1>After</h1><p>It ends.</p>"))
    edition = read(HEAD + holding("alternative", plain("Before. After. It ends."), rich))
    assert texts(edition, Kind.PARAGRAPH, Kind.HEADING) == ["Before.", "After", "It ends."]
    assert edition.cuts == ()


def test_a_form_that_says_more_than_the_one_shown_is_set_aside_where_it_stood() -> None:
    forms = holding("alternative", plain(f"{WORDS} And it stays."), page(LETTER))
    edition = read(HEAD + holding("mixed", plain("Dear all,"), forms, plain("Yours")))
    assert texts(edition) == ["Dear all,", WORDS, "Yours"]
    assert cuts(edition) == [("alternative", f"{WORDS} And it stays.")]
    assert edition.cuts[0].at == len("Dear all,\n")


@pytest.mark.parametrize("rich", ["", "<p> </p>", "<html><head><style>p{}</style></head></html>"])
def test_a_form_without_words_is_not_the_best(rich: str) -> None:
    assert read(HEAD + holding("alternative", plain(WORDS), page(rich))).text == WORDS


def test_an_invitation_beside_the_words_is_named() -> None:
    calendar = part("text/calendar; name=invite.ics", "BEGIN:VCALENDAR")
    edition = read(HEAD + holding("alternative", plain(WORDS), page(LETTER), calendar))
    assert edition.text == WORDS
    assert cuts(edition) == [("attachments", "invite.ics (text/calendar, 15 B)")]


def test_a_form_for_one_program_is_not_shown() -> None:
    form = part("text/x-amp-html", "<style>p {}</style><p>Tap here.</p>")
    edition = read(HEAD + holding("alternative", plain(WORDS), page(LETTER), form))
    assert edition.text == WORDS
    assert cuts(edition) == [("alternative", "Tap here.")]


def test_attachments_are_named_with_their_type_and_size() -> None:
    files = (
        part("application/pdf; name=a.pdf", "%PDF", "Content-Disposition: attachment"),
        part("x/y", "", "Content-Disposition: attachment; filename*=utf-8''Gr%C3%BC%C3%9Fe.txt"),
        part("x/y", "", 'Content-Disposition: attachment; filename="=?utf-8?B?R3LDvMOf?="'),
        part("application/zip", "PK"),
        part("image/png; name=<b>.png", "bytes", "Content-Disposition: attachment"),
    )
    edition = read(HEAD + holding("mixed", plain(WORDS), *files))
    assert texts(edition) == [WORDS]
    ((reason, names),) = cuts(edition)
    assert reason == "attachments"
    assert names.split("\n") == [
        "a.pdf (application/pdf, 4 B)",
        "Grüße.txt (x/y, 0 B)",
        "Grüß (x/y, 0 B)",
        "application/zip, 2 B",
        "<b>.png (image/png, 5 B)",
    ]


def test_an_image_of_a_page_stands_there_alone_and_is_no_attachment() -> None:
    image = part("image/png; name=a.png", "bytes of a photo", "Content-ID: <a@b>")
    body = page(f'{LETTER}<p><img src="cid:a@b"></p><p>It ends.</p>')
    for kind in ("mixed", "related"):
        edition = read(HEAD + holding(kind, body, image))
        assert [shape for shape, _ in shapes(edition)] == ["paragraph", "image", "paragraph"]
        assert [asset.address for asset in edition.assets] == ["cid:a@b"]
        assert edition.cuts == ()


def test_an_image_that_came_with_a_page_and_is_not_on_it_is_named() -> None:
    edition = read(HEAD + holding("related", page(LETTER), IMAGE))
    assert edition.assets == ()
    assert cuts(edition) == [("attachments", "photo.png (image/png, 16 B)")]


def test_a_heading_of_a_later_part_does_not_become_the_title() -> None:
    parts = (page("<p>One.</p>"), page("<h1>Two</h1><p>Three.</p>"))
    edition = read("From: Ann <a@x>\n" + holding("mixed", *parts))
    assert texts(edition) == ["One.", "Two", "Three."]
    assert edition.metadata.title == ""


def test_images_of_several_pages_keep_apart() -> None:
    first, second = (
        holding(
            "related",
            page(f'<p>Page {n}</p><img src="cid:{n}@x">'),
            part("image/png", f"bytes {n}", f"Content-ID: <{n}@x>"),
        )
        for n in "ab"
    )
    edition = read(HEAD + holding("mixed", first, second))
    images = [block.asset for block in edition.blocks if block.kind is Kind.IMAGE]
    assert images == ["asset:1", "asset:2"]
    assert [asset.address for asset in edition.assets] == ["cid:a@x", "cid:b@x"]


@pytest.mark.parametrize(
    ("other", "is_more"),
    [
        ("the RIVER  came\nback", False),
        ("The river [1] came back https://a.example/river?x=1", False),
        ("The *river* _came_ back", False),
        ("The river came back again", True),
        ("The river came back 45", True),
        ("河流回", True),
        ("", False),
    ],
)
def test_a_form_says_more_if_it_has_a_word_more(other: str, *, is_more: bool) -> None:
    assert bool(vocabulary(other) - vocabulary("The river came back.")) is is_more


def test_scripts_without_spaces_are_compared_by_their_characters() -> None:
    assert vocabulary("河流\n回到城市") == vocabulary("河流回到城市。")


LEAVES = st.sampled_from(
    [
        *(plain("Dear W,\n\nby W\n\nW W"), plain("W"), plain("> W\n>> W\n\nUnsubscribe W")),
        *(page("<h1>W</h1><p>W"), page("<p>W</p><h2>W</h2>"), page("<p style=display:none>W</p>")),
        *(plain("W\n\nBegin forwarded message:\n\nFrom: W\nSubject: W\n\nW"), page("")),
        *(part("text/x-amp-html", "<p>W"), part("application/pdf; name=W.pdf", "%PDF"), IMAGE),
    ]
)
KINDS = st.sampled_from(["mixed", "alternative", "related", "report"])
FORWARDED = st.lists(LEAVES, min_size=1, max_size=2).map(
    lambda parts: part("message/rfc822", f"Subject: W\nFrom: W <w@x>\n{holding('mixed', *parts)}")
)
TREES = st.recursive(
    LEAVES | FORWARDED,
    lambda inner: st.builds(
        lambda kind, parts: holding(kind, *parts), KINDS, st.lists(inner, min_size=1, max_size=4)
    ),
    max_leaves=10,
)


@given(TREES)
def test_every_word_of_a_message_is_shown_or_set_aside(tree: str) -> None:
    numbers = count()
    message = re.sub(r"\bW\b", lambda _: f"word{next(numbers)}x", tree)
    try:
        edition = read(HEAD + message)
    except SourceEmpty:
        edition = read(HEAD + holding("mixed", plain("Words."), message))
    known = (*asdict(edition.metadata).values(), edition.text, *(cut.text for cut in edition.cuts))
    said = " ".join(known)
    assert [n for n in range(next(numbers)) if f"word{n}x" not in said] == []
