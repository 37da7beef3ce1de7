"""What a page of React sends late stands where its script would have put it."""

import re

from lxml import html

from sourcebook.clean.streamed import put_together


def together(body: str) -> str:
    root = html.document_fromstring(f"<html><body>{body}</body></html>")
    put_together(root)
    (found,) = root.iter("body")
    return "".join(html.tostring(one, encoding="unicode") for one in found)


def test_a_piece_takes_its_place_and_nothing_says_to_wait_any_more() -> None:
    page = """<main><p>First.</p><template id="B:0"></template><div>Loading ...</div>
        <p>Last.</p></main>
        <div hidden id="S:0"><h2>Second</h2><p>In between.</p></div><footer>End</footer>"""
    answer = together(page)
    words = ["First", "Second", "In between", "Last", "End"]
    assert [answer.index(word) for word in words] == sorted(answer.index(word) for word in words)
    assert "Loading" not in answer
    assert "hidden" not in answer
    assert "template" not in answer


def test_pieces_may_hold_the_places_of_others_and_come_in_any_order() -> None:
    page = """<template id="B:1"></template><i>ends</i>
        <div hidden id="S:a"><p>inner</p></div>
        <div hidden id="S:1"><p>outer</p><template id="P:a"></template><p>after</p></div>"""
    answer = together(page)
    assert answer.index("outer") < answer.index("inner") < answer.index("after")
    assert "ends" not in answer


def test_no_word_is_lost_of_pieces_without_a_place_and_of_places_in_themselves() -> None:
    page = """<p>words</p> tail one <div hidden id="S:9"><p>nowhere</p></div> tail two
        <div hidden id="S:1"><p>round</p><template id="B:1"></template><b>and round</b></div>
        <template id="B:2"></template><div>A long sentence that is no sign of waiting at all but
        the words of somebody who wrote them here</div><div hidden id="S:2">piece</div> tail
        three"""
    answer = together(page)
    for words in ("words", "tail one", "nowhere", "tail two", "round", "and round", "who wrote"):
        assert words in answer
    assert answer.index("piece") < answer.index("who wrote")
    assert answer.split()[-2:] == ["tail", "three"]


def test_a_piece_right_after_its_place_and_a_place_within_what_waits() -> None:
    page = """<template id="B:0"></template><div hidden id="S:0"><b>near</b></div>
        <template id="B:1"></template><div>Wait <template id="B:2"></template></div>
        <div hidden id="S:1">one</div><div hidden id="S:2">two</div>"""
    words = re.sub("<[^>]+>", " ", together(page)).split()
    assert words == ["near", "one", "Wait", "two"]


def test_other_hidden_parts_and_templates_are_left_alone() -> None:
    page = """<div hidden id="S:zz">x</div><div id="S:1">y</div><template id="B:1">z</template>"""
    assert together(page) == page
