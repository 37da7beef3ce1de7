"""What speaks of a note or an article is found, linked or not."""

import pytest

from sourcebook.app import indexing, mentioning, noting, organising
from sourcebook.app.opening import Library
from sourcebook.app.quoting import place_link
from sourcebook.model.errors import NotInLibrary
from support.making import add_article


def write(library: Library, body: str, article_id: str = "") -> str:
    return noting.save_note(library, "", article_id, body, 0, "test").note.id


def told(library: Library, any_id: str) -> list[tuple[str, str, bool]]:
    indexing.catch_up(library)
    return [
        (one.note_id, one.context[one.at : one.at + one.length], one.is_link)
        for one in mentioning.mentions(library, any_id)
    ]


def test_links_come_first_and_words_outside_of_links_after_them(library: Library) -> None:
    lamp = write(library, "# The Lamp\nthe lamp itself")
    linking = write(library, "# One\nsee [[the lamp|it]]")
    naming = write(library, "# Two\nThe LAMP, and `the lamp`, and [[The lamp]].\nA the-lamp.")
    assert told(library, lamp) == [
        (naming, "[[The lamp]]", True),
        (linking, "[[the lamp|it]]", True),
        (naming, "The LAMP", False),
        (naming, "the-lamp", False),
    ]


def test_what_quotes_an_article_leads_to_it_and_to_its_note(library: Library) -> None:
    article = add_article(library, title="The bridge")
    beside = write(library, "# My thoughts", article)
    quoting = write(library, f"> words\n>\n> — [source]({place_link(article, 0, 3, 'a' * 64)})")
    linking = write(library, "[[My thoughts]] [[The bridge]]")
    for any_id in (article, beside):
        assert {one[0] for one in told(library, any_id) if one[2]} == {quoting, linking}


def test_what_lies_in_the_trash_does_not_speak(library: Library) -> None:
    lamp = write(library, "# The Lamp")
    linking = write(library, "[[The Lamp]] and the lamp")
    organising.trash(library, linking)
    assert told(library, lamp) == []


def test_links_to_another_note_of_the_same_title_are_not_its_own(library: Library) -> None:
    write(library, "# Lamp")
    second = write(library, "# Lamp\n")
    write(library, "[[Lamp]]")
    assert [one for one in told(library, second) if one[2]] == []


def test_a_mention_becomes_a_link_that_shows_its_words(library: Library) -> None:
    lamp = write(library, "# The Lamp")
    naming = write(library, "# Two\nOld LAMP: the lämp.")
    indexing.catch_up(library)
    (mention,) = mentioning.mentions(library, lamp)
    assert mentioning.link_mention(library, mention, "The Lamp").notes == {naming}
    assert noting.open_note(library, naming).body == "# Two\nOld LAMP: [[The Lamp|the lämp]]."
    assert not mentioning.link_mention(library, mention, "The Lamp")


@pytest.mark.parametrize("title", ["", "#", "a", "…", "[[ ]]"])
def test_titles_that_say_too_little_are_not_looked_for(library: Library, title: str) -> None:
    note = write(library, f"{title}\n")
    write(library, "a … # a")
    assert told(library, note) == []


def test_what_is_not_there_is_said(library: Library) -> None:
    with pytest.raises(NotInLibrary):
        mentioning.mentions(library, "0")
