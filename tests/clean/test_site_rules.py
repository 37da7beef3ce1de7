"""A rule for a site is made of a block, holds on other pages, and never empties an article."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.clean import clean, patterns_for
from sourcebook.clean.site_rules import BY_RULE
from sourcebook.model.capture import Method
from sourcebook.model.edition import Edition
from sourcebook.model.site_rule import Pattern, SiteRule
from support.pages import HTML, captured, faults

WORDS = "The well was dug by hand, and the water that came was cold and tasted of iron for years. "
ADDRESS = "https://example.org/well"


def page(number: int, *, inside: str = "", parts: int = 5) -> str:
    text = "".join(f"<p>Part {number}.{part}. {WORDS * 2}</p>" for part in range(parts))
    return (
        f"<html><body><article class='story'><h1>Well {number}</h1>{text}{inside}"
        f"<p>The end of {number}. {WORDS * 2}</p></article></body></html>"
    )


def rules_of(source: str, lines: tuple[str, ...], *, keeps: bool) -> tuple[SiteRule, ...]:
    patterns = patterns_for(captured(source, HTML, ADDRESS), lines, keeps=keeps)
    return tuple(
        SiteRule(f"r{number}", "example.org", pattern, keeps)
        for number, pattern in enumerate(patterns)
    )


def cleaned(source: str, rules: tuple[SiteRule, ...]) -> Edition:
    edition = clean(captured(source, HTML, ADDRESS), rules).edition
    assert faults(edition) == []
    return edition


TIMELINE = "<div class='timeline-box'><p>In {} the rope broke, and somebody climbed down.</p></div>"


def test_a_block_with_a_named_frame_is_cut_on_another_page_whatever_its_words() -> None:
    first = page(1, inside=TIMELINE.format(1901))
    line = "In 1901 the rope broke, and somebody climbed down."
    assert line in cleaned(first, ()).text
    rules = rules_of(first, (line,), keeps=False)
    assert [rule.pattern.signature for rule in rules] == ["div.timeline-box > p"]
    second = cleaned(page(2, inside=TIMELINE.format(1955)), rules)
    assert "1955" not in second.text
    (cut,) = (cut for cut in second.cuts if "1955" in cut.text)
    assert cut.reason == BY_RULE
    assert second.rules == "site:r0"


def test_a_paragraph_among_those_that_stay_is_known_by_its_words() -> None:
    again = "<p>Our summer fair is in June, and all are  welcome.</p>"
    rules = rules_of(
        page(1, inside=again), ("Our summer fair is in June, and all are welcome.",), keeps=False
    )
    (rule,) = rules
    assert rule.pattern.signature == ""
    second = cleaned(page(2, inside=again), rules)
    assert "summer fair" not in second.text
    assert second.text.count("Part 2.") == 5
    assert cleaned(page(3), rules).rules == ""


def test_what_was_cut_is_kept_on_another_page() -> None:
    first = page(1, inside="<div class='share'><p>Share this well with a friend</p></div>")
    second = page(2, inside="<div class='share'><p>Share this one with your friends</p></div>")
    assert "Share" not in cleaned(second, ()).text
    rules = rules_of(first, ("Share this well with a friend",), keeps=True)
    assert "Share this one with your friends" in cleaned(second, rules).text


def test_a_rule_that_would_cut_half_of_a_page_is_refused_and_named() -> None:
    rule = SiteRule("r", "example.org", Pattern("article.story > p", ""), keeps=False)
    plain = cleaned(page(1), ())
    edition = cleaned(page(1), (rule,))
    assert edition.text == plain.text
    assert edition.rules == "site-refused:r"


def test_rules_together_leave_half_of_a_page() -> None:
    plain = cleaned(page(1), ())
    rules = tuple(
        rule for line in plain.text.split("\n") for rule in rules_of(page(1), (line,), keeps=False)
    )
    rules = tuple(SiteRule(str(n), "", rule.pattern, keeps=False) for n, rule in enumerate(rules))
    assert len(rules) == 6
    edition = cleaned(page(1), rules)
    assert len(edition.text.split()) * 2 >= len(plain.text.split())
    assert "site-refused:" in edition.rules


def test_of_two_rules_that_differ_the_first_counts() -> None:
    first = page(1, inside=TIMELINE.format(1901))
    (cut,) = rules_of(first, ("In 1901 the rope broke, and somebody climbed down.",), keeps=False)
    keep = SiteRule("k", cut.host, cut.pattern, keeps=True)
    assert "1901" in cleaned(first, (keep, cut)).text
    assert "1901" not in cleaned(first, (cut, keep)).text


def test_words_that_the_page_does_not_hold_make_no_rule() -> None:
    assert rules_of(page(1), ("Nothing of the kind.", ""), keeps=False) == ()
    pasted = captured(page(1), HTML, ADDRESS, Method.PASTE)
    assert patterns_for(pasted, ("Nothing",), keeps=False) == ()


def test_a_navigation_of_many_blocks_makes_few_rules() -> None:
    links = "".join(f"<li><a href='/{n}'>Section {n}</a></li>" for n in range(60))
    source = page(1).replace("<body>", f"<body><nav class='top'><ul>{links}</ul></nav>")
    rules = rules_of(source, tuple(f"Section {n}" for n in range(60)), keeps=True)
    assert [rule.pattern.signature for rule in rules] == ["nav.top > ul > li"]


names = st.text("a1-_ .#>\x00é'", max_size=30)


@given(st.lists(st.tuples(names, names, st.booleans()), max_size=6))
def test_rubbish_in_rules_never_stops_a_page(rubbish: list[tuple[str, str, bool]]) -> None:
    rules = tuple(
        SiteRule(str(n), "example.org", Pattern(signature, words), keeps)
        for n, (signature, words, keeps) in enumerate(rubbish)
    )
    assert cleaned(page(1), rules).text == cleaned(page(1), ()).text


@pytest.mark.parametrize("names", ["x" * 3_000_000, "a " * 500_000, "post-12345 2024", "\x00"])
def test_odd_names_on_the_page_are_passed_over(names: str) -> None:
    source = page(
        1, inside=f"<div class='{names}' id='{names[:50]}'><p>An odd block of words.</p></div>"
    )
    for rule in rules_of(source, ("An odd block of words.",), keeps=False):
        assert len(rule.pattern.signature) < 400
