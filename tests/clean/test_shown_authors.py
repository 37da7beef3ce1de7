"""Authors whom a page shows without saying so to machines are found, and told as a guess."""

import pytest

from sourcebook.clean.dom import parse
from sourcebook.clean.metadata import Found, read_metadata

HEAD = "<title>The river came back</title><h1>The river came back</h1>"


def found(page: str, address: str = "https://ufer.example/river") -> Found:
    root, _ = parse(page)
    return read_metadata(root, address)


@pytest.mark.parametrize(
    ("below", "authors"),
    [
        ("<p>Written by</p><p>Mira Stone</p>", ("Mira Stone",)),
        ("<span>By </span><span>Mira Stone</span>", ("Mira Stone",)),
        ("<h3>Autor:</h3><p>Jörg Uferling</p>", ("Jörg Uferling",)),
        ("<h6>Author(s)</h6><ul><li>Mira Stone<li>Ben Carter</ul>", ("Mira Stone", "Ben Carter")),
        ("<div class='post-hero__author__name'>Mira Stone</div>", ("Mira Stone",)),
        ("<div class='styles_AuthorName-sc-1 x'>x</div>", ()),
        ("<div class='resource-author'><p>Mira Stone<p>17 May 2024</div>", ("Mira Stone",)),
        ("<span class='hero__author'>By the Ufer Team</span>", ("the Ufer Team",)),
        ("<a href='/people/contributor/m-stone'>Mira Stone</a>", ("Mira Stone",)),
        ("<p>By <a href='/author/stone'>A. J. Stone</a> View Full Issue</p>", ("A. J. Stone",)),
        ("<a href='https://creativecommons.org/licenses/by/3.0/'>Creative Commons</a>", ()),
        ("<aside><b class='hero__author'>Ben Carter</b></aside>", ()),
        ("<div class='related-card'><a href='/author/b'>Ben Carter</a></div>", ()),
        ("<div class='testimonial__author'>Ann Bo</div><b class='quote__author'>Cy Do</b>", ()),
        ("<p class='author-spotlight'>Author Spotlight</p>", ()),
    ],
)
def test_who_stands_below_the_headline_wrote_it(below: str, authors: tuple[str, ...]) -> None:
    page = found(f"{HEAD}{below}<p>{'Water rose in the night. ' * 20}<p>Mayor<p>Ben Carter")
    assert page.citation.authors == authors
    told = [origin for origin in page.origins if origin.field == "authors"]
    assert all(origin.is_guess for origin in told)
    assert bool(told) == bool(authors)


def test_a_label_above_the_headline_is_read_in_the_order_of_the_page() -> None:
    page = "<p>By</p><p>Mira Stone</p><p>Back to all posts</p>" + HEAD
    assert found(page).citation.authors == ("Mira Stone",)


def test_the_headline_is_that_of_several_which_says_the_title() -> None:
    title, heading = HEAD.split("<h1>")
    other = "<h1>More stories</h1><p>By Ben Carter"
    page = f"{title}<h1>Ufer Post</h1><h1>{heading}<p>By Mira Stone<p>x{other}"
    assert found(page).citation.authors == ("Mira Stone",)


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("Mira Stone Ufer Post", ("Mira Stone",)),
        ("Mira Stone. Ufer Post", ("Mira Stone",)),
        ("Mira Stone, Home and Digital Security Expert", ("Mira Stone",)),
        ("Mira Stone, editor, and Ben Carter", ("Mira Stone", "Ben Carter")),
        ("Authored by: Mira Stone", ("Mira Stone",)),
        ("The Ufer Post © 2025", ()),
        ("page.head.extra.author", ()),
        ("mira.t.stone", ("mira.t.stone",)),
    ],
)
def test_what_stands_behind_a_name_is_no_part_of_it(byline: str, authors: tuple[str, ...]) -> None:
    page = f"<meta property='og:site_name' content='UferPost'><p class='byline'>{byline}</p>"
    assert found(page).citation.authors == authors


def test_who_only_edited_or_has_more_to_say_is_no_author() -> None:
    page = "<b itemprop=author>Mira Stone</b><b itemprop=author>Updated by Ben Carter</b>"
    assert found(page).citation.authors == ("Mira Stone",)
    linked = "<a rel=author>Ufling</a><a rel=author>More About Ufling</a>"
    assert found(linked).citation.authors == ("Ufling",)


LOGIN = (
    '<script type="application/ld+json">{"@type": "Article", "author": '
    '{"@type": "Person", "name": "%s"}}</script>'
)


@pytest.mark.parametrize("login", ["m.stone", "mstone7f3a", "q_admin", "3d23d65-ddc6"])
def test_a_full_name_stands_for_the_name_somebody_logs_in_by(login: str) -> None:
    shown = '<p class="byline">By <a rel="author" href="/u/7">Mira Stone</a></p>'
    assert found(f"{LOGIN % login}{HEAD}{shown}").citation.authors == ("Mira Stone",)


@pytest.mark.parametrize(
    ("login", "authors"),
    [("m.stone", ("m.stone",)), ("jdadmin", ()), ("adminn", ()), ("Senior Editor", ())],
)
def test_without_a_full_name_a_login_is_kept_but_for_those_of_machines(
    login: str, authors: tuple[str, ...]
) -> None:
    assert found(f"{LOGIN % login}{HEAD}<p>Water rose in the night.").citation.authors == authors
