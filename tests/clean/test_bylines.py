# ruff: noqa: E501, RUF001 - names in many scripts
"""Bylines as they stand above articles give the names in them, and nothing beside."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.base.bodies import is_body
from sourcebook.clean.bylines import formal_names, split_names, spoken
from sourcebook.clean.dom import parse
from sourcebook.clean.metadata import Found, read_metadata
from sourcebook.clean.places import is_place


def found_in(head: str = "", byline: str = "") -> Found:
    root, _ = parse(f"<head>{head}</head><h1>The lamp</h1><p class=byline>{byline}</p><p>It shone.")
    return read_metadata(root, "")


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By John Smith and Mary Jones", ["John Smith", "Mary Jones"]),
        ("John Smith, Mary O’Neill and José de la Cruz", ["John Smith", "Mary O’Neill", "José de la Cruz"]),
        ("Ludwig van Beethoven, Otto von Bismarck", ["Ludwig van Beethoven", "Otto von Bismarck"]),
        ("Ann Lee, Bo Li and Cy Young | March 3, 2024", ["Ann Lee", "Bo Li", "Cy Young"]),
        ("Von Hans Müller und Greta Weiß\nStand: 3. März 2022, 14:05 Uhr", ["Hans Müller", "Greta Weiß"]),
        ("Von unserem Redakteur Hans Müller", ["Hans Müller"]),
        ("Von Hans Müller, Berlin", ["Hans Müller"]),
        ("Hans Müller, dpa", ["Hans Müller"]),
        ("Par Anne Dupont et Jean-Luc Martin, à Paris", ["Anne Dupont", "Jean-Luc Martin"]),
        ("Anne Dupont, envoyée spéciale à Brest", ["Anne Dupont"]),
        ("Ayşe Yılmaz / İstanbul", ["Ayşe Yılmaz"]),
        ("بقلم: أحمد الخطيب", ["أحمد الخطيب"]),
        ("أحمد الخطيب - القاهرة", ["أحمد الخطيب"]),
        ("作者：王小明", ["王小明"]),
        ("記者王小明／台北報導", ["王小明"]),
        ("记者 王小明 报道", ["王小明"]),
        ("By Dr. Ann Lee, MD, PhD", ["Dr. Ann Lee, MD, PhD"]),
        ("By Martin Luther King Jr. and Bo Li", ["Martin Luther King Jr.", "Bo Li"]),
        ("By LISA MASON, MARY CLARE JONES and ERIC TUCK Associated Press", ["LISA MASON", "MARY CLARE JONES", "ERIC TUCK"]),
        ("Analysis by Chris Hill, CNN Editor-at-large", ["Chris Hill"]),
        ("Par Claire Martin (avec AFP)", ["Claire Martin"]),
        ("作者：李明、张华", ["李明", "张华"]),
        ("Johnson & Sons", ["Johnson & Sons"]),
    ],
)  # fmt: skip
def test_a_byline_gives_its_names(byline: str, names: list[str]) -> None:
    assert list(split_names(byline)) == names


@pytest.mark.parametrize(
    "body", ["Reuters", "Agence France-Presse", "The Associated Press", "Redaktion", "新华社"]
)
def test_a_body_stays_whole(body: str) -> None:
    assert is_body(body)
    assert list(split_names(body)) == [body]
    assert spoken(f"{body}, Berlin") == f"{body}, Berlin"


@pytest.mark.parametrize("words", ["", "admin", "By", "3 March 2024", "https://x.org/ann", "a@b.c"])
def test_what_is_no_name_gives_none(words: str) -> None:
    assert list(split_names(words)) == []


@given(st.text())
def test_reading_a_byline_never_raises(words: str) -> None:
    assert all(name.strip() for name in (*split_names(words), *formal_names(words)))


@pytest.mark.parametrize("tag", ["citation_author", "dc.creator"])
def test_family_and_given_name_in_one_field_are_one_person(tag: str) -> None:
    names = ("García Márquez, Gabriel José", "Li, Na", "王, 小明")
    head = "".join(f'<meta name="{tag}" content="{name}">' for name in names)
    found = found_in(head)
    assert found.citation.authors == (*names[:2], "王小明")
    assert found.metadata.byline == "Gabriel José García Márquez, Na Li, 王小明"


def test_a_field_of_several_people_is_parted() -> None:
    assert list(formal_names("Li, Na; Marlow, Anna")) == ["Li, Na", "Marlow, Anna"]
    assert list(formal_names("Na Li, Anna Marlow and Bo Ek")) == ["Na Li", "Anna Marlow", "Bo Ek"]


def test_a_break_in_a_byline_parts_its_lines() -> None:
    found = found_in(byline="Von Hans Müller und Greta Weiß<br>Stand: 3. März 2022, 14:05 Uhr")
    assert found.citation.authors == ("Hans Müller", "Greta Weiß")
    assert found.metadata.published == "2022-03-03"


def test_a_title_behind_a_name_is_not_said_before_it() -> None:
    found = found_in('<meta name="author" content="Sarah Connor, Hobbyist">')
    assert found.metadata.byline == "Sarah Connor, Hobbyist"


def test_places_are_known_in_several_languages() -> None:
    assert all(map(is_place, ("Berlin", "NEW YORK", "القاهرة", "北京", "İstanbul")))
    assert not any(map(is_place, ("", "Müller", "Paris Hilton")))


def test_blocks_in_a_byline_part_its_lines() -> None:
    byline = "<div>Written by <b>Ann Lee</b></div><div>Content Coordinator</div><div>Bo Li</div>"
    root, _ = parse(f"<h1>The lamp</h1><div class=byline>{byline}</div><p>It shone.")
    assert read_metadata(root, "").citation.authors == ("Ann Lee", "Bo Li")


def test_a_section_above_a_date_is_no_author() -> None:
    assert list(split_names("Personal finance | 3 March 2024")) == []
    assert list(split_names("Ann Lee | 3 March 2024")) == ["Ann Lee"]
