"""What was done to one page is done to others of its site, and to old ones only when asked."""

from dataclasses import replace

import pytest

from sourcebook import library as rooms
from sourcebook.app import adding, cutting, reading, ruling, undo
from sourcebook.app.opening import Library
from sourcebook.app.parsers import Parser
from sourcebook.clean import clean
from sourcebook.model.capture import Capture
from sourcebook.model.errors import NotInLibrary
from sourcebook.model.site_rule import Pattern
from support.pages import HTML, captured

WORDS = "The well was dug by hand, and the water that came was cold and tasted of iron for years. "


def capture_of(number: int) -> Capture:
    parts = "".join(f"<p>Part {number}.{part}. {WORDS * 2}</p>" for part in range(5))
    source = (
        f"<html><body><article><h1>Well {number}</h1>{parts}<div class='timeline-box'>"
        f"<p>In 19{number} the rope broke.</p></div><p>The end. {WORDS}</p></article></body></html>"
    )
    made = captured(source, HTML, f"https://www.example.org/{number}")
    return replace(made, id=f"capture {number}")


def stored(library: Library, number: int) -> str:
    one = capture_of(number)
    return adding.store(library, one, clean(one).edition, ()).id


def remember(library: Library, number: int) -> None:
    one = capture_of(number)
    wish = ruling.Wish((f"In 19{number} the rope broke.",), keeps=False)
    changes = ruling.remember(library, one, ruling.patterns_here(one, wish), keeps=False)
    assert changes.rules


def test_a_rule_holds_for_new_pages_and_touches_no_old_one(library: Library) -> None:
    old = stored(library, 11)
    before = reading.open_article(library, old).edition
    remember(library, 11)
    assert reading.open_article(library, old).edition == before
    rules = ruling.rules_for(library, "https://example.org/other")
    edition = ruling.clean_under(rules, capture_of(22)).edition
    assert "In 1922" not in edition.text
    assert edition.rules == f"site:{rules[0].id}"
    assert ruling.rules_for(library, "https://elsewhere.org/") == ()
    assert ruling.rules_for(library, "") == ()


def test_an_old_article_follows_the_rules_when_it_is_cleaned_again(library: Library) -> None:
    old = stored(library, 11)
    before = reading.open_article(library, old).edition
    remember(library, 11)
    ruling.clean_again(library, old)
    after = reading.open_article(library, old).edition
    assert "In 1911" not in after.text
    assert any("In 1911" in cut.text for cut in after.cuts)
    undo.undo(library)
    assert reading.open_article(library, old).edition == before


@pytest.mark.slow
def test_the_parse_worker_cleans_under_the_rules(library: Library) -> None:
    remember(library, 11)
    rules = ruling.rules_for(library, "https://example.org/")
    parser = Parser(1)
    try:
        assert "In 1922" not in parser.prepare(capture_of(22), rules).edition.text
        assert "In 1922" in parser.prepare(capture_of(22)).edition.text
    finally:
        parser.close()


def test_a_table_of_rules_that_cannot_be_read_stops_no_capture(
    library: Library, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise rooms_error

    from sourcebook.model.errors import LibraryDamaged

    rooms_error = LibraryDamaged(folder=library.folder, reason="a page is torn")
    monkeypatch.setattr(rooms, "site_rules", broken)
    assert ruling.rules_for(library, "https://example.org/") == ()
    assert "cannot be read" in caplog.text
    caplog.clear()


def test_rules_without_a_site_or_a_pattern_are_none(library: Library) -> None:
    one = capture_of(11)
    assert not ruling.remember(library, replace(one, address=""), [Pattern("p.x", "")], keeps=True)
    assert not ruling.remember(library, one, [], keeps=True)
    assert ruling.site_rules(library) == []


def test_a_rule_is_removed_by_a_part_of_its_id(library: Library) -> None:
    remember(library, 11)
    (rule,) = ruling.site_rules(library)
    for wrong in ("", "no such id"):
        with pytest.raises(NotInLibrary):
            ruling.remove(library, wrong)
    ruling.remove(library, rule.id[-6:])
    assert ruling.site_rules(library) == []


def test_what_was_taken_out_is_not_lost_by_cleaning_again(library: Library) -> None:
    old = stored(library, 11)
    cutting.take_out(library, old, 0)
    ruling.clean_again(library, old)
    assert reading.open_article(library, old).edition.text.startswith("Part 11.0.")
