"""What a page shows in a frame becomes a link to it, however the page hides its address."""

import pytest
from lxml import html

from sourcebook.clean.embeds import embed_link, stand_in
from sourcebook.model.edition import Edition
from support.pages import HTML, cleaned

BASE = "https://example.org/a/story"
FILM = "https://www.youtube.com/watch?v=q1"
WORDS = "Every evening somebody climbed the steps and lit the lamp, while there was oil left. "
PARAGRAPHS = "".join(f"<p>On day {number}. {WORDS * 3}</p>" for number in range(6))


def edition_with(inside: str) -> Edition:
    page = f"<article><h1>The lamp</h1>{PARAGRAPHS}{inside}{PARAGRAPHS}</article>"
    return cleaned(f"<html><body>{page}</body></html>", HTML, BASE)


@pytest.mark.parametrize(
    "attributes",
    [
        "src='about:blank' data-src='https://www.youtube.com/embed/q1?rel=0'",
        "src='about:blank' data-cmp-src='https://www.youtube.com/embed/q1'",
        "src='javascript:void(0)' data-lazy-src='//www.youtube.com/embed/q1'",
        "src='' data-cookieblock-src='https://www.youtube.com/embed/q1'",
        "src='/consent.html' data-src='https://www.youtube.com/embed/q1'",
        "src='https://cdn.example/wait.html' data-embed-url='https://www.youtube.com/embed/q1'",
    ],
)
def test_a_frame_is_found_behind_what_stands_for_it(attributes: str) -> None:
    frame = html.fromstring(f"<iframe {attributes}></iframe>")
    assert embed_link(frame, BASE) == (FILM, "Video: youtube.com")


def test_an_object_is_known_by_what_stands_in_it() -> None:
    old = "<object><param name='movie' value='https://www.youtube.com/v/q1'></object>"
    assert embed_link(html.fromstring(old), BASE)[0] == FILM


@pytest.mark.parametrize(
    ("frame", "address"),
    [
        (
            "https://embed.bsky.app/embed/did:plc:z7/app.bsky.feed.post/3k",
            "https://bsky.app/profile/did:plc:z7/post/3k",
        ),
        (
            "https://platform.twitter.com/embed/Tweet.html?id=12",
            "https://twitter.com/i/status/12",
        ),
        (
            "https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fa%2F1",
            "https://www.facebook.com/a/1",
        ),
        ("https://www.facebook.com/plugins/like.php", "https://www.facebook.com/plugins/like.php"),
        ("https://flo.uri.sh/visualisation/1/embed", "https://flo.uri.sh/visualisation/1/embed"),
        ("https://lamps.example/@mira/11/embed", "https://lamps.example/@mira/11"),
    ],
)
def test_the_address_is_that_of_the_page_a_person_opens(frame: str, address: str) -> None:
    assert embed_link(html.fromstring(f"<iframe src='{frame}'></iframe>"), BASE)[0] == address


@pytest.mark.parametrize(
    ("markup", "address"),
    [
        ("<lite-youtube videoid='q1' playlabel='Storm'></lite-youtube>", FILM),
        ("<amp-youtube data-videoid='q1'></amp-youtube>", FILM),
        ("<div class='wide youtube-player' data-id='q1'></div>", FILM),
        (
            "<div class='fb-post' data-href='https://www.facebook.com/a/posts/1'></div>",
            "https://www.facebook.com/a/posts/1",
        ),
        (
            "<div class='flourish-embed' data-src='visualisation/12'></div>",
            "https://public.flourish.studio/visualisation/12/",
        ),
        (
            "<p class='bluesky-embed' data-bluesky-uri='at://did:plc:z7/app.bsky.feed.post/3k'></p>",
            "https://bsky.app/profile/did:plc:z7/post/3k",
        ),
        (
            "<script src='https://gist.github.com/ann/12ab.js'></script>",
            "https://gist.github.com/ann/12ab",
        ),
        (
            "<script async src='https://datawrapper.dwcdn.net/abc/embed.js'></script>",
            "https://datawrapper.dwcdn.net/abc/",
        ),
        (
            "<figure class='wp-block-embed'><div>https://www.youtube.com/watch?v=q1</div></figure>",
            FILM,
        ),
    ],
)
def test_what_a_script_turns_into_a_frame_is_linked_in_its_place(markup: str, address: str) -> None:
    edition = edition_with(markup)
    assert f'<figure><a href="{address}">' in edition.html
    before, _, after = edition.html.partition(address)
    assert (before.count("<p>"), after.count("<p>")) == (6, 6)


@pytest.mark.parametrize(
    "markup",
    [
        "<div class='youtube-player' data-id=''></div>",
        "<div class='youtube-player' data-id='a b'></div>",
        "<div class='fb-post' data-href='javascript:a()'></div>",
        "<div class='fb-post' data-href='https://elsewhere.example/a'></div>",
        "<div class='youtube-player' data-id='q1'><iframe src='x'></iframe></div>",
        f"<div class='youtube-player' data-id='q1'><a href='{FILM}'>Storm</a></div>",
        "<script src='https://platform.twitter.com/widgets.js'></script>",
    ],
)
def test_what_names_nothing_or_is_read_where_it_stands_is_no_embed(markup: str) -> None:
    assert stand_in(html.fromstring(markup), BASE) == ("", "")


def test_a_post_keeps_its_words_and_gets_the_link_to_it() -> None:
    words = f"<section>{WORDS}</section>"
    post = f"<blockquote class='tiktok-embed' cite='https://www.tiktok.com/@a/video/1'>{words}"
    found = edition_with(f"{post}</blockquote>").html
    link = '<figure><a href="https://www.tiktok.com/@a/video/1">Video: tiktok.com</a></figure>'
    assert f"{link}<blockquote><p>{WORDS.strip()}" in found


@pytest.mark.parametrize(
    ("markup", "cuts"),
    [
        ("<video src='blob:https://x.example' title='Storm'></video>", ["[film: Storm]"]),
        ("<iframe src='about:blank' title='Storm'></iframe>", ["[frame: Storm]"]),
        ("<iframe src='about:blank' hidden></iframe>", []),
        ("<iframe src='about:blank' width=1></iframe>", []),
        ("<iframe srcdoc='&lt;p>Wrecks&lt;/p>'></iframe>", []),
    ],
)
def test_a_frame_without_an_address_is_a_cut(markup: str, cuts: list[str]) -> None:
    found = edition_with(markup).cuts
    assert [cut.text for cut in found if "frame" in cut.reason] == cuts
    assert not [cut for cut in found if cut.reason == "frame of another site"]


@pytest.mark.parametrize(
    ("address", "label"),
    [
        ("https://embed.acast.com/lamps/1", "Audio: embed.acast.com"),
        ("https://fast.wistia.net/embed/iframe/x1", "Video: fast.wistia.net"),
        ("https://docs.google.com/document/d/1/pub", "Document: docs.google.com"),
        ("https://www.google.com/maps/embed?pb=1", "Map: google.com"),
        ("https://www.google.com/recaptcha/api2/anchor", ""),
        ("https://docs.google.com/forms/d/1/viewform", ""),
    ],
)
def test_a_frame_says_what_it_shows(address: str, label: str) -> None:
    assert (
        embed_link(html.fragment_fromstring(f"<iframe src='{address}'></iframe>"), BASE)[1] == label
    )
