"""Signs, faces of authors and grades are no pictures of an article; what fades in is one."""

import pytest
from lxml import html as lxml_html

from sourcebook.clean.emblems import is_emblem, is_out_of_sight
from sourcebook.clean.segment import segments_of


def is_emblem_in(box: str, described: str = "", address: str = "https://e.org/a.jpg") -> bool:
    return is_emblem(address, described, [lxml_html.fragment_fromstring(f"<div class='{box}'/>")])


@pytest.mark.parametrize(
    "box",
    ["author-image", "post author", "authorAvatar", "hero__byline", "profile-pic", "img-headshot"],
)
def test_a_face_is_known_by_its_box(box: str) -> None:
    assert is_emblem_in(box)


@pytest.mark.parametrize("box", ["authority", "authored", "profile", "hero", "coauthors-note"])
def test_a_box_that_only_sounds_so_holds_a_picture(box: str) -> None:
    assert not is_emblem_in(box)


@pytest.mark.parametrize(
    "described", ["Headshot of Mira Stone", "4.9 out of 5 stars", "Profile picture of mira"]
)
def test_faces_and_grades_are_known_by_their_description(described: str) -> None:
    assert is_emblem_in("", described)
    assert not is_emblem_in("", "Mira Stone lights 5 of 9 lamps under the stars")


@pytest.mark.parametrize("name", ["star-ratings/4-9.png", "mira-headshot.jpg", "icons/mail.svg"])
def test_they_are_known_by_their_address(name: str) -> None:
    assert is_emblem_in("", address=f"https://e.org/{name}?w=9")
    assert not is_emblem_in("", address=f"https://e.org/lamp.jpg?from={name}")


def is_hidden_by(style: str) -> bool:
    page = f"<body><div style='{style}'><div><img src='https://e.org/a.jpg'></div></div></body>"
    (image,) = segments_of(lxml_html.fromstring(page), "https://e.org")
    return is_out_of_sight(image)


def test_what_a_script_fades_in_is_not_out_of_sight() -> None:
    assert not is_hidden_by("")
    assert not is_hidden_by("opacity:0;display:none;transition:opacity .2s ease")
    assert is_hidden_by("display:none")
    assert is_hidden_by("display:none;transition:color 1s")
