"""The tags of a note."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.notes import tags_in


@pytest.mark.parametrize(
    ("body", "tags"),
    [
        ("#war and #war/sinjar, (#court) “#law”", {"war", "war/sinjar", "court", "law"}),
        ("#Şengal #کورد #co-op #a_b", {"Şengal", "کورد", "co-op", "a_b"}),
        ("# heading\n## another", set()),
        ("`#code` and ``#co`de``", set()),
        (r"\` #a \` and `` #b ` #c `", {"a", "b"}),
        ("` #a\n\n#b `", {"a", "b"}),
        ("before\n```\n#code\n```\n#after", {"after"}),
        ("```\n#never closed", set()),
        ("https://a.example/#part and <https://b.example/ #x>", {"x"}),
        ("[text](#section) [#in](x)", {"in"}),
        (r"\#escaped a#b &#39; ##twice", set()),
        ("#7 #2024 #1984x", {"1984x"}),
        ("#end. #end/ #/x", {"end"}),
        ("#War #war", {"War"}),
    ],
)
def test_tags_are_the_words_with_a_sign_that_are_text(body: str, tags: set[str]) -> None:
    assert tags_in(body) == tags


@given(st.text(st.sampled_from("#`~<>[]()/:-_ \nab1") | st.characters(exclude_categories=())))
def test_every_body_has_well_formed_tags(body: str) -> None:
    for tag in tags_in(body):
        assert tag
        assert not any(part == "" for part in tag.split("/"))
        assert not any(c.isspace() or c == "#" for c in tag)


RUNS = " ".join("`" * length for length in range(1, 1_500))
"""A million ticks, no run as long as another: none of them ends what another one begins."""


@pytest.mark.parametrize(
    "body", ["a" * 300_000, "`" * 300_000, "<" * 300_000, "](" * 200_000, RUNS]
)
def test_hostile_bodies_cost_little(body: str) -> None:
    assert tags_in(body) == frozenset()
