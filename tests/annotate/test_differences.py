"""Differences are those words that stand in one text only, whatever the spaces."""

from hypothesis import given
from hypothesis import strategies as st

from sourcebook.annotate import differences

TEXTS = st.lists(st.sampled_from(["a", "b", "ç", "😀", "漢", " ", "\n", "lamp ", ". "])).map(
    "".join
)


def told(text: str, other: str) -> list[tuple[str, str]]:
    return [
        (text[one.start : one.end], other[one.other_start : one.other_end])
        for one in differences(text, other)
    ]


def test_what_was_changed_added_and_left_out_is_told() -> None:
    old = "The lamp was lit every evening.\nNobody came."
    assert told(old, "The lamp was dark every evening.\nNobody came.") == [("lit", "dark")]
    assert told(old, "The old lamp was lit every evening.\nNobody came.") == [("", "old")]
    assert told(old, "The lamp was lit every evening.") == [("Nobody came.", "")]
    assert told("", "") == []
    assert told("", old) == [("", old)]


def test_spaces_and_line_breaks_are_no_difference() -> None:
    assert told("The lamp  was\nlit.", "The lamp was lit. ") == []


@given(TEXTS, TEXTS)
def test_what_lies_between_differences_is_the_same_in_both(text: str, other: str) -> None:
    found = differences(text, other)
    at = other_at = 0
    rebuilt = ""
    for one in found:
        assert at <= one.start <= one.end <= len(text)
        assert other_at <= one.other_start <= one.other_end <= len(other)
        assert one.start < one.end or one.other_start < one.other_end
        same = text[at : one.start].split(), other[other_at : one.other_start].split()
        assert "".join(same[0]) == "".join(same[1])
        rebuilt += "".join(same[0]) + "".join(other[one.other_start : one.other_end].split())
        at, other_at = one.end, one.other_end
    assert "".join(text[at:].split()) == "".join(other[other_at:].split())
    assert rebuilt + "".join(other[other_at:].split()) == "".join(other.split())
