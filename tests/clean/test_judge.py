"""The learned judge is asked about whole pages, and corrected where it fails."""

from collections.abc import Sequence

import pytest
from lxml import html as lxml_html

from sourcebook.clean import features, forest, judge
from sourcebook.clean.segment import Segment
from support.pages import HTML, cleaned

WORDS = (
    "The lock keeper raised the water by hand, and every boat that passed brought him some news. "
)
MENU = '<nav><ul><li><a href="/a">News</a></li><li><a href="/b">Sport</a></li></ul></nav>'


def page(body: str) -> str:
    return f"<html><head><title>The lock</title></head><body>{MENU}{body}</body></html>"


def article(paragraphs: int = 8) -> str:
    inner = "".join(f"<p>In the year {1900 + n}. {WORDS * 2}</p>" for n in range(paragraphs))
    return page(f"<article><h1>The lock</h1>{inner}</article>")


class Deaf:
    """Trees that say the same of every segment."""

    def __init__(self, probability: float) -> None:
        self.threshold = 0.5
        self.probability = probability

    def probabilities(self, rows: Sequence[object], *, has_votes: bool) -> list[float]:
        """Say it."""
        assert has_votes in {True, False}
        return [self.probability] * len(rows)


def test_the_trees_that_ship_know_the_features_that_are_measured() -> None:
    known = forest.forest()
    assert known.full
    assert known.alone
    assert 0.3 < known.threshold < 0.7
    used = {feature for tree in known.full for feature in tree[0] if feature >= 0}
    assert max(used) < len(features.FEATURES)


def test_the_trees_without_votes_never_look_at_one() -> None:
    votes = {at for at, name in enumerate(features.FEATURES) if "vote" in name}
    votes |= {
        at
        for at, name in enumerate(features.FEATURES)
        if any(vote in name for vote in features.VOTES)
    }
    used = {feature for tree in forest.forest().alone for feature in tree[0] if feature >= 0}
    assert used.isdisjoint(votes)


def test_trees_for_other_features_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(forest, "FEATURES", ("other",))
    forest.forest.cache_clear()
    with pytest.raises(ValueError, match="train clean"):
        forest.forest()
    forest.forest.cache_clear()


def test_a_forest_adds_up_its_trees() -> None:
    tree: forest.Tree = ([0, -1, -1], [2.0, 0, 0], [1, 0, 0], [2, 0, 0], [0, -1.0, 3.0])
    known = forest.Forest([tree, tree], [tree], 0.5, "")
    low, high = known.probabilities([[1.0], [3.0]], has_votes=True)
    assert low == pytest.approx(0.1192, abs=1e-4)
    assert high == pytest.approx(0.9975, abs=1e-4)
    assert known.probabilities([[3.0]], has_votes=False)[0] < high


def test_a_judge_that_contradicts_voters_who_agree_is_overruled(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(judge, "forest", lambda: Deaf(0.01))
    edition = cleaned(article(), HTML, "https://example.org/lock")
    assert edition.text.count(WORDS.strip()) == 16
    assert "Sport" not in edition.text


def test_a_doubtful_block_between_two_sure_ones_is_kept() -> None:
    kept = [True, False, True, False]
    segments = judge_segments(article(4))
    judge._fill_gaps(segments[:4], [0.9, 0.2, 0.9, 0.01], kept)
    assert kept == [True, True, True, False]
    unsure = [True, False, True, False]
    judge._fill_gaps(segments[:4], [0.9, 0.05, 0.9, 0.01], unsure)
    assert unsure == [True, False, True, False]


def judge_segments(source: str) -> list[Segment]:
    from sourcebook.clean.dom import parse
    from sourcebook.clean.segment import segments_of

    root, _ = parse(source)
    return [one for one in segments_of(root.find("body"), "") if one.text.startswith("In the year")]


def test_of_a_page_of_few_words_nothing_is_lost() -> None:
    edition = cleaned(page("<p>It is closed today.</p><p>Come back.</p>"), HTML)
    assert edition.text == "It is closed today.\nCome back."


def test_a_page_that_is_too_long_to_measure_is_judged_by_rules(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(judge, "MAX_JUDGED", 3)
    edition = cleaned(article(), HTML, "https://example.org/lock")
    assert edition.text.count(WORDS.strip()) == 16
    assert "Sport" not in edition.text


def test_code_between_kept_words_is_kept() -> None:
    inner = f"<p>{WORDS * 3}</p><pre><code>lift(gate, 3)</code></pre><p>{WORDS * 3}</p>"
    edition = cleaned(page(f"<article>{inner * 2}</article>"), HTML, "https://example.org/lock")
    assert edition.text.count("lift(gate, 3)") == 2


def test_words_that_libxml2_loses_are_read_as_browsers_do() -> None:
    unclosed = "<svg><path d='M0 0'>"  # the end of another drawing must not swallow the article
    source = page(f"<article>{unclosed}{article()}</article><svg></svg>")
    assert cleaned(source, HTML).text.count(WORDS.strip()) >= 16


def test_a_paragraph_in_capitals_that_is_one_link_leads_elsewhere() -> None:
    call = "THE MAYOR SPEAKS ABOUT THE LOCK AND ITS KEEPER"
    linked, plain = f'<p><a href="/m">{call}</a></p>', f"<p>{call} TODAY</p>"
    named = '<p><a href="/n">NATO AND UNESCO</a></p>'
    inner = "".join(f"<p>{WORDS * 2}</p>" for _ in range(4))
    usual = f'<p><a href="/m">{call.capitalize()}</a></p>'
    body = f"<article>{inner}{linked}{plain}{named}{usual}{inner}</article>"
    edition = cleaned(page(body), HTML, "https://example.org/lock")
    assert call not in edition.text.split("\n")
    assert call in " ".join(cut.text for cut in edition.cuts)
    assert f"{call} TODAY" in edition.text
    assert "NATO AND UNESCO" in edition.text
    assert call.capitalize() in edition.text


@pytest.mark.parametrize("name", ["overflow-hidden", "layout-caption-hidden", "overflow-x-hidden"])
def test_what_only_hides_its_edge_or_its_caption_is_no_noise(name: str) -> None:
    assert judge.own_noise(lxml_html.fragment_fromstring(f"<div class='{name}'/>")) == ""
    assert (
        judge.own_noise(lxml_html.fragment_fromstring(f"<div class='{name} is-hidden'/>"))
        == "hidden"
    )
