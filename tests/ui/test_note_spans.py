"""What stands where in a line of Markdown, and that no line is too odd for it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.ui.notes_pane.spans import LONGEST, Kind, Within, read


def found(line: str, kind: Kind) -> list[str]:
    return [line[start:end] for start, end, one in read(line).spans if one is kind]


@pytest.mark.parametrize(
    ("line", "kind", "words"),
    [
        ("# Head", Kind.HEADING_1, ["# Head"]),
        ("##### Small", Kind.HEADING_4, ["##### Small"]),
        ("#tag and #sea/ports", Kind.TAG, ["#tag", "#sea/ports"]),
        ("a#b no tag", Kind.TAG, []),
        ("**bold *both***", Kind.STRONG, ["**bold *both***"]),
        ("snake_case_name", Kind.EMPHASIS, []),
        ("2 * 3 * 4", Kind.EMPHASIS, []),
        ("~~gone~~", Kind.STRIKE, ["~~gone~~"]),
        ("`*code*`", Kind.EMPHASIS, []),
        ("[words](http://x.org/a_(b))", Kind.LINK, ["words"]),
        ("[words](http://x.org)", Kind.ADDRESS, ["](http://x.org)"]),
        ("see [[Other note]]", Kind.LINK, ["[[Other note]]"]),
        ("- [x] done", Kind.BOX, ["[x]"]),
        ("- [x] done", Kind.DONE, ["done"]),
        ("> said", Kind.QUOTE, ["> said"]),
        ("قال *كلمة* هنا", Kind.EMPHASIS, ["*كلمة*"]),
        (r"\*no\* emphasis", Kind.EMPHASIS, []),
    ],
)
def test_a_line_is_read(line: str, kind: Kind, words: list[str]) -> None:
    assert found(line, kind) == words


def test_a_fence_ends_with_its_own_sign_alone() -> None:
    assert read("```python").leaves is Within.BACKTICKS
    assert read("~~~", Within.BACKTICKS).leaves is Within.BACKTICKS
    assert read("```", Within.BACKTICKS).leaves is Within.PROSE


def test_front_matter_stands_at_the_beginning_only() -> None:
    assert read("---", is_first=True).leaves is Within.FRONT_MATTER
    assert read("---").leaves is Within.PROSE
    assert read("---", Within.FRONT_MATTER).leaves is Within.PROSE


def test_quotations_in_quotations_are_counted_up_to_a_limit() -> None:
    assert read("> > > said").depth == 3
    assert read("> " * 500 + "said").depth == 15


def test_a_line_that_nobody_writes_is_not_looked_into() -> None:
    assert read("*a* " * LONGEST).spans == ()


@given(st.text(alphabet="*_~`[]()#>!- \\ax1\n😀ع", max_size=80), st.sampled_from(Within))
def test_nothing_raises_and_spans_stay_in_the_line(line: str, within: Within) -> None:
    for start, end, _ in read(line, within).spans:
        assert 0 <= start <= end <= len(line)


@pytest.mark.parametrize(
    "sign", ["[", "*", "_", "`", "~", "**a", "[a](", "[[", "> ", "_a*", "](", "!["]
)
def test_no_line_of_signs_takes_much_longer_than_one_of_words(sign: str) -> None:
    def took(line: str) -> float:
        began = time.thread_time()
        for _ in range(3):
            read(line)
        return time.thread_time() - began

    words = took("the *old* harbour of **white stone** #sea "[:41] * (LONGEST // 42))
    assert took((sign * LONGEST)[:LONGEST]) < 60 * words + 0.01
