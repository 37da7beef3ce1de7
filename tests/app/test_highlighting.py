"""Highlights are listed with their articles, and leave as Markdown quotations."""

from sourcebook import library as room
from sourcebook.app import highlighting
from sourcebook.library import Library
from sourcebook.model.highlight import Colour, Sought
from support.making import add_article, add_highlight

NAMES = {Colour.YELLOW: "check *this*"}


def test_highlights_come_with_their_articles_and_those_gone_are_left_out(library: Library) -> None:
    article_id = add_article(library)
    highlight_id = add_highlight(library, article_id)
    (one,) = highlighting.listed(library, ["gone", highlight_id])
    assert (one.highlight.id, one.article.id) == (highlight_id, article_id)


def test_many_are_recoloured_and_removed(library: Library) -> None:
    article_id = add_article(library)
    ids = [add_highlight(library, article_id, quote) for quote in ("river", "bridge")]
    assert highlighting.recolour(library, ids, Colour.BLUE).highlights == {*ids}
    assert highlighting.highlight_ids(library, Sought(colours=frozenset({Colour.BLUE}))) == [*ids]
    assert highlighting.remove(library, ids).highlights == {*ids}
    assert highlighting.highlight_ids(library, Sought()) == []


def test_markdown_names_the_source_the_place_the_colour_and_the_comment(library: Library) -> None:
    article_id = add_article(library)
    ids = [add_highlight(library, article_id, quote) for quote in ("river", "bridge at", "night")]
    room.change_highlight(library, ids[0], comment="So *wet*?")
    room.change_highlight(library, ids[2], colour=Colour.PINK, comment="When?")
    first, second, third = highlighting.as_markdown(library, ids, NAMES).split("> ")[1::2]
    whole = highlighting.as_markdown(library, ids, NAMES)
    link = f"](sourcebook:article/{article_id}?at=4-9&text="
    assert whole.startswith("> river\n>\n> — [Ada Ufer: The bridge (The Paper)" + link)
    assert "\n\n**check \\*this\\***: So *wet*?\n\n> bridge at\n" in whole
    assert "\n\n**check \\*this\\***\n\n> night\n" in whole
    assert whole.endswith("\n\nWhen?\n")
    assert [part.split("\n")[0] for part in (first, second, third)] == [
        "river", "bridge at", "night",
    ]  # fmt: skip


def test_at_most_so_many_are_written(library: Library) -> None:
    highlight_id = add_highlight(library, add_article(library))
    many = [highlight_id] * (highlighting.MOST_QUOTED + 5)
    assert highlighting.as_markdown(library, many, {}).count("bridge at Ufer") == 500


def test_a_comment_is_shown_without_images_and_scripts(library: Library) -> None:
    images = "![w](asset:1) ![x](file:///etc/passwd) <img src='a>b' onerror=x>"
    evil = f"**bold** {images}<script>alert(1)</script>"
    shown = highlighting.comment_html(library, evil)
    assert "<strong>bold</strong>" in shown
    assert "img" not in shown
    assert "script" not in shown
    assert "passwd" not in shown
