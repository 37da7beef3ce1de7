"""Names are parted where that is sure, and stay whole elsewhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.notes.person import name_of


@pytest.mark.parametrize(
    ("author", "family", "given", "particle"),
    [
        ("Mira Öztürk", "Öztürk", "Mira", ""),
        ("Ayşe Nur Çelik", "Çelik", "Ayşe Nur", ""),
        ("Ludwig van Beethoven", "Beethoven", "Ludwig", "van"),
        ("Jan van den Berg", "Berg", "Jan", "van den"),
        ("Mohammed bin Salman", "bin Salman", "Mohammed", ""),
        ("Doe, Ann", "Doe", "Ann", ""),
        ("de Beauvoir, Simone", "Beauvoir", "Simone", "de"),
        ("Лев Толстой", "Толстой", "Лев", ""),
    ],
)
def test_a_person_has_a_family_name(author: str, family: str, given: str, particle: str) -> None:
    name = name_of(author)
    assert (name["family"], name["given"]) == (family, given)
    assert name.get("non-dropping-particle", "") == particle


def test_a_suffix_is_no_family_name() -> None:
    assert name_of("Martin Luther King Jr.")["family"] == "King"
    assert name_of("Martin Luther King, Jr.")["suffix"] == "Jr."


@pytest.mark.parametrize(
    "author",
    [
        "Reuters",
        "World Health Organization",
        "Staff Reporter Team",
        "Mira and Ann Doe",
        "山田 太郎",
        "김 민수",
        "نجيب محفوظ",
        "Smith & Sons",
        "The Sourcebook authors",
    ],
)
def test_what_is_no_person_or_is_not_parted_so_stays_whole(author: str) -> None:
    assert name_of(author) == {"literal": author}


@given(st.text(max_size=60))
def test_no_word_of_a_name_is_lost(author: str) -> None:
    parts = name_of(author).values()
    words = sorted(" ".join(parts).split())
    assert words == sorted(author.replace(",", " ").split()) or words == sorted(author.split())
