"""Templates are filled, and what nobody knows stays as it stands."""

from hypothesis import given
from hypothesis import strategies as st

from sourcebook.notes.template import fill

EMPTY = dict.fromkeys(("title", "byline", "site", "date", "url"), "")


def test_placeholders_become_their_values_and_the_cursor_is_told() -> None:
    filled = fill("# {{title}}\n\n{{ Cursor }}\nend", {"title": "The Lamp"})
    assert filled.text == "# The Lamp\n\n\nend"
    assert filled.cursor == len("# The Lamp\n\n")


def test_an_unknown_placeholder_stays_and_is_said_once() -> None:
    filled = fill("{{bird}} {{title}} {{bird}} {{ a b }}", {"title": "x"})
    assert filled.text == "{{bird}} x {{bird}} {{ a b }}"
    assert filled.unknown == ("bird",)
    assert filled.cursor == len(filled.text)


def test_what_is_not_known_leaves_no_dots_and_no_empty_lines() -> None:
    template = "# {{title}}\n\n{{byline}} · {{site}} · {{date}}\n\n<{{url}}>\n\n{{cursor}}"
    filled = fill(template, EMPTY | {"title": "T", "site": "S"})
    assert filled.text == "# T\n\nS\n\n"


def test_a_value_is_no_template() -> None:
    assert fill("{{title}}", {"title": "{{site}}", "site": "x"}).text == "{{site}}"


@given(st.text(st.sampled_from("{}titlecursor \n·\0"), max_size=60))
def test_no_template_raises(template: str) -> None:
    filled = fill(template, EMPTY)
    assert 0 <= filled.cursor <= len(filled.text)
