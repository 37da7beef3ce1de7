"""Several pages become one article, and nothing of it is said twice."""

from dataclasses import replace

from sourcebook.base.digest import sha256
from sourcebook.clean import clean
from sourcebook.model.article import Status
from sourcebook.model.capture import Capture, Resource
from sourcebook.model.edition import Edition, Place
from support.pages import HTML, captured, faults

HERE = "https://paper.example/river"
TOPICS = ("bridge", "ferry", "quarry")


def words(topic: str) -> str:
    return "".join(
        f"<p>In the {number}th year the {topic} was repaired once more, and those who lived beside "
        f"the river spoke of the {topic} in the evenings, as their parents had.</p>"
        for number in range(4, 12)
    )


def page(number: int, *, last: int = 3, inside: str = "") -> Resource:
    onward = f"<link rel=next href='?page={number + 1}'>" if number < last else ""
    markup = f"""<html><head><title>The river</title><meta property="og:type" content="article">
        <meta name="author" content="Mira Stone">{onward}</head><body><article><h1>The river</h1>
        <h2 class=standfirst>How a town lives beside its river, year after year.</h2>{inside}
        {words(TOPICS[number - 1])}<p>Page {number} of {last}</p></article></body></html>"""
    address = HERE if number == 1 else f"{HERE}?page={number}"
    return Resource("page", address, HTML, markup.encode(), sha256(markup.encode()))


def edition_of(*resources: Resource) -> Edition:
    capture: Capture = replace(captured("x", HTML, HERE), resources=resources)
    return clean(capture).edition


def test_the_pages_stand_one_after_the_other() -> None:
    edition = edition_of(page(1), page(2), page(3))
    places = [edition.text.index(f"the {topic} was repaired") for topic in TOPICS]
    assert places == sorted(places)
    assert edition.status is Status.WHOLE
    assert edition.metadata.byline == "Mira Stone"
    assert faults(edition) == []


def test_what_each_page_repeats_is_said_once() -> None:
    edition = edition_of(page(1), page(2), page(3))
    assert edition.text.count("year after year") <= 1
    assert "The river\n" not in edition.text
    assert "Page 2 of 3" not in edition.text


def test_the_begin_of_each_further_page_is_marked() -> None:
    edition = edition_of(page(1), page(2), page(3))
    assert [(m.place, m.label) for m in edition.landmarks] == [(Place.PAGE, "2"), (Place.PAGE, "3")]
    second, third = (mark.at for mark in edition.landmarks)
    assert edition.text[second:].startswith("In the 4th year the ferry")
    assert edition.text[third:].startswith("In the 4th year the quarry")


def test_images_keep_their_own_numbers() -> None:
    def picture(name: str) -> str:
        return f"<figure><img src='https://p.example/{name}.jpg' width=900 height=600></figure>"

    edition = edition_of(page(1, inside=picture("a")), page(2, last=2, inside=picture("b")))
    assert [asset.number for asset in edition.assets] == [1, 2]
    drawn = [block.asset for block in edition.blocks if block.asset]
    assert drawn == ["asset:1", "asset:2"]
    assert [asset.address[-5:] for asset in edition.assets] == ["a.jpg", "b.jpg"]


def test_what_a_page_leaves_out_stands_behind_the_pictures_of_the_page_before() -> None:
    picture = "<figure><img src='https://p.example/a.jpg' width=900 height=600></figure>"
    second = page(2)
    data = second.data.replace(b"<p>Page 2", f"{picture}<p>Page 2".encode())
    edition = edition_of(page(1), replace(second, data=data), page(3))
    start = edition.text.index("In the 4th year the quarry")
    assert [block.asset for block in edition.blocks if block.end == start - 1][1:] == ["asset:1"]
    assert {cut.behind for cut in edition.cuts if cut.at == start} == {1}


def test_a_page_that_is_missing_is_told() -> None:
    assert edition_of(page(1), page(2)).status is Status.PARTIAL
    assert edition_of(page(1)).status is Status.PARTIAL


def test_a_variant_is_read_in_the_stead_of_the_pages() -> None:
    variant = replace(page(2, last=2), role="variant")
    edition = edition_of(page(1), variant)
    assert "the ferry was repaired" in edition.text
    assert "the bridge was repaired" not in edition.text
    assert edition.status is Status.WHOLE


def test_the_same_page_again_adds_nothing_however_long_its_paragraphs_are() -> None:
    long = f"<p>{'The people of the town spoke of nothing but the river all year. ' * 12}</p>"
    again = replace(page(2, inside=long, last=2), data=page(1, inside=long, last=2).data)
    edition = edition_of(page(1, inside=long, last=2), again)
    assert edition.text.count("The people of the town spoke") == 12
    assert "repeated" in {cut.reason for cut in edition.cuts}
