"""What a reading view should have is read from the page and the truth, and counted fairly."""

from sourcebook.model.edition import Edition
from support.pages import HTML, cleaned
from support.structure import expected_structure, overlap, structure_of_edition, structure_of_html

ADDRESS = "https://example.org/lock"
FIRST = "The lock keeper raised the water by hand every morning of his life."
LAST = "In the end the gate was closed and nobody came to open it again."
TRUTH = f"{FIRST}\nThe gate\nOpen it slowly\n{LAST}"
MENU = '<ul><li><a href="/a">News</a></li></ul>'


def page(inner: str, before: str = "") -> str:
    body = f"{MENU}<h1>Raised</h1>{before}<p>{FIRST}</p>{inner}<p>{LAST}</p>"
    return f"<html><head><title>The lock</title></head><body>{body}</body></html>"


def wanted(inner: str, kind: str, before: str = "") -> list[str]:
    return sorted(expected_structure(page(inner, before), TRUTH, ADDRESS)[kind].elements())


def edition(inner: str) -> Edition:
    return cleaned(page(inner), HTML, ADDRESS)


def test_what_the_truth_has_not_is_not_wanted() -> None:
    assert wanted("", "items") == []
    assert wanted("<ul><li>Open it slowly</li></ul>", "items") == ["openitslowly"]
    assert wanted("<h2>Our shop</h2>", "headings") == []


def test_a_heading_is_wanted_where_it_stands_though_a_table_of_contents_has_its_words() -> None:
    inner = "<h2>The gate</h2><p>Open it slowly</p>"
    contents = '<ol><li><a href="#g">The gate</a></li></ol>'
    assert wanted(contents + inner, "headings") == ["thegate"]
    assert wanted(inner.replace("<p>", f"{contents}<p>"), "headings") == ["thegate"]


def test_links_to_the_page_itself_are_counted_nowhere() -> None:
    own = f'<a href="#g">1</a> <a href="{ADDRESS}#x">2</a>'
    inner = f'<p>The gate {own} Open it <a href="/b">slowly</a></p>'
    assert wanted(inner, "links") == ["https://example.org/b"]
    found = structure_of_edition(edition(inner), ADDRESS)["links"]
    assert list(found.elements()) == ["https://example.org/b"]


def test_pieces_of_one_link_count_once() -> None:
    inner = '<p><a href="/b">Open</a><a href="/b"> it</a> slowly</p>'
    assert wanted(inner, "links") == ["https://example.org/b"]
    assert structure_of_html(page(inner), ADDRESS)["links"]["https://example.org/b"] == 1


def test_a_link_belongs_with_its_sentence() -> None:
    inner = '<p>Open it slowly <a href="/note">9</a></p>'
    assert wanted(inner.replace("<p>", "<p>The gate "), "links") == ["https://example.org/note"]


def test_an_image_may_have_a_caption_that_nothing_marks() -> None:
    image = '<img src="/lamp.jpg">'
    assert len(wanted(f"{image}<p>A lamp by the water</p>", "images")) == 1
    assert wanted(f'{image}<p><a href="/buy">Buy a lamp</a></p>', "images") == []
    assert wanted('<img src="/icons/mail.svg">', "images") == []


def test_a_leading_figure_and_its_caption_are_wanted() -> None:
    figure = '<figure><img src="/lock.jpg"><figcaption>The lock</figcaption></figure>'
    assert wanted("", "captions", figure) == ["thelock"]
    assert len(wanted("", "images", figure)) == 1


def test_words_of_a_figure_may_be_given_as_a_caption() -> None:
    figure = '<figure><img src="/lock.jpg"><p>Photo: Mira Stone</p></figure>'
    expected = expected_structure(page(figure), TRUTH, ADDRESS)
    view = structure_of_html("<figcaption>Photo: Mira Stone</figcaption>", ADDRESS)
    counts = overlap(expected, view)["captions"]
    assert (counts.wanted, counts.given, counts.right) == (0, 1, 1)


def test_a_line_below_a_picture_that_the_truth_leaves_out_may_be_given_as_a_caption() -> None:
    def right(inner: str, caption: str) -> int:
        expected = expected_structure(page(inner), TRUTH, ADDRESS)
        view = structure_of_html(f"<figcaption>{caption}</figcaption>", ADDRESS)
        return overlap(expected, view)["captions"].right

    image = '<p><img src="/lamp.jpg"></p>'
    line, long = "A lamp by the water", "A lamp by the water " * 9
    assert right(f"{image}<p>{line}</p>", line) == 1
    assert right(f"<p>{line}</p>", line) == 0
    assert right(f"{image}<p>{long}</p>", long) == 0
    assert right(f"{image}<p>Open it slowly</p>", "Open it slowly") == 0
    assert right(f"{image}<p>Open it slowly</p><p>{line}</p>", line) == 0


def test_a_table_for_layout_is_not_wanted() -> None:
    rows = "<tr><td>Open</td><td>it slowly</td></tr>"
    assert wanted(f"<table>{rows}</table>", "tables") == ["openitslowly"]
    assert wanted(f"<table><tr><td><table>{rows}</table></td></tr></table>", "tables") == [
        "openitslowly"
    ]


def test_what_is_given_beyond_the_wanted_is_wrong() -> None:
    expected = expected_structure(page(""), TRUTH, ADDRESS)
    view = structure_of_html('<ul><li>Our shop</li></ul><a href="/s">Shop</a>', ADDRESS)
    counts = overlap(expected, view)
    assert (counts["items"].given, counts["items"].right) == (1, 0)
    assert (counts["links"].given, counts["links"].right) == (1, 0)


def test_a_mark_that_is_shown_again_and_again_is_wanted_once() -> None:
    mark = '<img src="/mark.png">'
    assert len(wanted(f"{mark}{mark}", "images")) == 2
    assert len(wanted(f"{mark}{mark}{mark}", "images")) == 1
    lazy = "".join(f'<img src="/wait.gif" data-src="/{n}.jpg">' for n in range(3))
    assert len(wanted(lazy, "images")) == 3


def test_lines_with_signs_may_be_items_and_need_not_be() -> None:
    inner = "<p>• Open it<br>• slowly</p>"
    expected = expected_structure(page(inner), TRUTH, ADDRESS)
    assert not expected["items"]
    found = overlap(expected, structure_of_edition(edition(inner), ADDRESS))["items"]
    assert (found.given, found.right) == (2, 2)


def test_a_label_for_voices_is_no_word_of_a_caption() -> None:
    figure = '<figure><img src="/a.jpg"><figcaption>Image caption The gate</figcaption></figure>'
    assert wanted(figure, "captions") == ["thegate"]


def test_what_a_class_alone_says_may_be_said_and_need_not_be() -> None:
    inner = '<div class="subhead">The gate</div><div class="pull-quote">Open it slowly</div>'
    expected = expected_structure(page(inner), TRUTH, ADDRESS)
    found = overlap(expected, structure_of_edition(edition(inner), ADDRESS))
    assert not expected["headings"]
    assert (found["headings"].given, found["headings"].right) == (1, 1)
    assert (found["quotations"].given, found["quotations"].right) == (1, 1)
