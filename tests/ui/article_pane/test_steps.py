# ruff: noqa: RUF001 - marks that look alike are what words are cut at
"""From any place one step leads on and one back, and never out of the text."""

from hypothesis import given
from hypothesis import strategies as st

from sourcebook.model.article import Metadata
from sourcebook.model.edition import Block, Edition, Kind
from sourcebook.ui.article_pane.steps import Steps, Unit

PARAGRAPHS = st.lists(st.text(alphabet="aB 民.!?…\n😀'’-", max_size=30), max_size=6)


def edition(paragraphs: list[str]) -> Edition:
    blocks, at = [], 0
    for words in paragraphs:
        blocks.append(Block(Kind.PARAGRAPH, at, at + len(words)))
        at += len(words) + 1
    return Edition("e", "c", Metadata(), "", "\n".join(paragraphs), tuple(blocks))


def all_of(steps: Steps, unit: Unit) -> list[str]:
    found, at = [], -1
    while stretch := steps.after(at, unit):
        found.append(stretch)
        at = stretch[0]
    back, at = [], 10_000
    while stretch := steps.before(at, unit):
        back.append(stretch)
        at = stretch[0]
    assert back == found[::-1]
    return [steps._text[slice(*one)] for one in found]


def test_words_are_without_the_marks_around_them() -> None:
    steps = Steps(edition(["“Don’t,” he said – twice. 民主", "", "(End)"]))
    assert all_of(steps, Unit.WORD) == ["Don’t", "he", "said", "twice", "民", "主", "End"]
    assert all_of(steps, Unit.SENTENCE) == ["“Don’t,” he said – twice.", "民主", "(End)"]
    assert len(all_of(steps, Unit.PARAGRAPH)) == 2


@given(PARAGRAPHS)
def test_every_stretch_is_reached_forth_and_back(paragraphs: list[str]) -> None:
    steps = Steps(edition(paragraphs))
    for words in all_of(steps, Unit.PARAGRAPH):
        assert words.strip()
    assert "".join("".join(all_of(steps, Unit.SENTENCE)).split()) == "".join(
        "".join(paragraphs).split()
    )


@given(PARAGRAPHS, st.integers(-5, 200), st.sampled_from(Unit))
def test_no_place_leads_out_of_the_text(paragraphs: list[str], at: int, unit: Unit) -> None:
    steps = Steps(edition(paragraphs))
    for step in (steps.around, steps.after, steps.before, steps.ending_after, steps.ending_before):
        stretch = step(at, unit)
        if stretch is not None:
            assert 0 <= stretch[0] < stretch[1] <= len("\n".join(paragraphs))
