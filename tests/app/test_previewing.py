"""A note is rendered as it is read: blocks, links, their lines, and nothing that could harm."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcebook.app.previewing import Order, render_here, render_plainly_here
from sourcebook.model.edition import TASK, Asset, Block, Kind, Mark
from sourcebook.model.own_links import TASK_LINK
from sourcebook.model.rendering import Rendering

NOTE = """# Title

[TOC]

#tag first, and #nested/tag. A [[Keeper|book]] and [[Other]], ~~gone~~.
See https://example.org/a.b?c=1. Then:
- one
- [ ] *task*
- [x] done
    - [ ] nested

> quoted[^1]

```python
x = 1
```

| a | b |
|---|---|
| 1 | 2 |

Term
: meaning

## Second

[^1]: The note.
"""


def rendered(body: str, *assets: Asset, is_smart: bool = False) -> Rendering:
    return render_here(Order(body, assets, is_smart))


def text_of(rendering: Rendering, block: Block) -> str:
    return rendering.edition.text[block.start : block.end]


def block_with(rendering: Rendering, words: str) -> Block:
    found = [one for one in rendering.edition.blocks if words in text_of(rendering, one)]
    assert found, rendering.edition.text
    return found[-1]


def links(rendering: Rendering) -> dict[str, str]:
    """Return the words of each link by its address."""
    text = rendering.edition.text
    return {
        span.href: text[span.start : span.end]
        for block in rendering.edition.blocks
        for span in block.spans
        if span.mark is Mark.LINK
    }


@pytest.fixture(scope="module")
def note() -> Rendering:
    return rendered(NOTE)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Title", Kind.LIST_ITEM),
        ("Second", Kind.HEADING),
        ("one", Kind.LIST_ITEM),
        ("nested", Kind.LIST_ITEM),
        ("quoted", Kind.PARAGRAPH),
        ("x = 1", Kind.CODE),
        ("2", Kind.CELL),
        ("meaning", Kind.LIST_ITEM),
        ("The note.", Kind.LIST_ITEM),
    ],
)
def test_all_parts_of_a_note_are_blocks(note: Rendering, words: str, kind: Kind) -> None:
    assert block_with(note, words).kind is kind


def test_links_between_notes_tags_and_bare_addresses_are_links(note: Rendering) -> None:
    found = links(note)
    assert found["sourcebook:note?title=Keeper"] == "book"
    assert found["sourcebook:note?title=Other"] == "Other"
    assert found["sourcebook:tag?name=tag"] == "#tag"
    assert found["sourcebook:tag?name=nested%2Ftag"] == "#nested/tag"
    assert found["https://example.org/a.b?c=1"] == "https://example.org/a.b?c=1"
    assert found["#heading-2"] == "Second"
    assert found["#fn:1"] == "1"


def test_the_box_of_a_task_names_the_line_it_stands_on(note: Rendering) -> None:
    lines = NOTE.split("\n")
    tasks = [one for one in note.edition.blocks if one.name == TASK]
    assert [text_of(note, one)[0] for one in tasks] == ["☐", "☑", "☐"]
    for task in tasks:
        line = lines[int(task.spans[0].href.removeprefix(TASK_LINK))]
        assert text_of(note, task)[2:] in line.replace("*", "")
        assert task.list_marker == ""


def test_every_word_is_tied_to_the_line_it_was_written_on(note: Rendering) -> None:
    lines = NOTE.split("\n")
    for words in ("first, and", "See https", "done", "quoted", "x = 1", "Term"):
        at = note.edition.text.rindex(words)
        line = next(number for number, one in enumerate(lines) if words in one)
        assert int(note.line_at(at)) == line
        assert note.line_at(note.place_of(line)) == line


def test_columns_of_a_table_stand_at_the_side_that_was_written() -> None:
    body = "| a | b | c | d |\n|---|:--|:-:|--:|\n| 1 | 2 | 3 | 4 |\n"
    cells = [b for b in rendered(body).edition.blocks if b.kind is Kind.CELL]
    assert [cell.label for cell in cells] == ["", "left", "center", "right"] * 2


def test_lines_never_run_backwards(note: Rendering) -> None:
    assert list(note.lines) == sorted(note.lines)
    assert list(note.places) == sorted(set(note.places))


def test_quotation_marks_are_curled_only_when_that_is_wished() -> None:
    assert rendered('"a" -- b').edition.text == '"a" -- b'
    assert rendered('"a" -- b', is_smart=True).edition.text == "“a” \N{EN DASH} b"


def test_only_images_of_the_library_are_shown() -> None:
    here = Asset(3, "https://example.org/p.png", "ab" * 32, width=4, height=3)
    shown = rendered(
        "![one](asset:3) ![same](https://example.org/p.png) ![web](http://evil.example/x.png) "
        '![file](file:///etc/passwd) ![none](asset:4) <img src="file:///etc/passwd">',
        here,
    )
    images = [one.asset for one in shown.edition.blocks if one.kind is Kind.IMAGE]
    assert images == ["asset:3", "asset:3"]
    assert links(shown) == {"http://evil.example/x.png": "[web]"}
    assert "[file]" in shown.edition.text


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>",
        "[a](javascript:alert(1))",
        "[a](file:///etc/passwd)",
        "<a href='data:text/html,x'>a</a>",
        "<a href='sourcebook:x\"y'>a</a>",
        "<iframe src='https://evil.example'></iframe>",
        '<b onclick="alert(1)">b</b>',
    ],
)
def test_raw_html_and_scripts_do_nothing(attack: str) -> None:
    shown = rendered(f"before\n\n{attack}\n\nafter")
    assert links(shown) == {}
    assert "before" in shown.edition.text
    assert "after" in shown.edition.text
    assert "alert" not in shown.edition.text


def test_a_list_right_below_words_is_a_list() -> None:
    shown = rendered("Words:\n- one\n- two")
    assert [one.kind for one in shown.edition.blocks][1:] == [Kind.LIST_ITEM] * 2


def test_code_between_fences_is_left_as_it_is() -> None:
    code = "Words\n- [ ] no task\n\n#no-tag [[no link]]"
    shown = rendered(f"```\n{code}\n```")
    assert shown.edition.text == code
    assert links(shown) == {}


deep = st.builds(
    lambda sign, n, rest: sign * n + rest,
    st.sampled_from(["> ", "- ", "    ", "[", "*", "`", "<b>", "|", "~~"]),
    st.integers(0, 300),
    st.text(max_size=20),
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.text(max_size=60),
            st.text(alphabet="ab*_`[]()#>-|\n <&!:^~\\1.x=\0\ufdd0\U0001f600", max_size=80),
            deep,
        ),
        max_size=5,
    ).map("\n".join)
)
def test_rendering_never_raises_and_its_lines_are_those_of_the_note(body: str) -> None:
    shown = rendered(body)
    text = shown.edition.text
    assert "\ufdd1" not in text
    last = body.count("\n")
    assert all(0 <= line <= last for line in shown.lines)
    assert all(0 <= place <= len(text) for place in shown.places)
    at = 0
    for block in shown.edition.blocks:
        assert at <= block.start <= block.end <= len(text)
        assert all(block.start <= span.start <= span.end <= block.end for span in block.spans)
        at = block.end


@pytest.mark.parametrize(
    "body",
    [
        "word " * 1_000_000,
        "x" * 1_000_000,
        "> " * 500 + "deep",
        "\n".join("> " * n + "deep" for n in range(1, 500)),
        "[" * 30_000,
    ],
    ids=["5 MB", "a line of 1 MB", "500 quotations", "500 quotations, growing", "brackets"],
)
def test_what_is_too_much_is_shown_as_it_was_written(body: str) -> None:
    began = time.process_time()
    shown = rendered(body)
    assert time.process_time() - began < 20  # the limit of the helper process
    assert shown.edition.text.split() == body.split()


def test_a_note_can_be_shown_plainly_with_its_lines() -> None:
    shown = render_plainly_here(Order("# one\n\n- two\n- three"))
    assert shown.is_plain
    assert shown.edition.text == "# one\n- two\n- three"
    assert shown.line_at(shown.edition.text.index("three")) == 3
