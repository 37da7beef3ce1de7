"""What an article shows again and again is shown once, or not at all."""

from sourcebook.model.edition import Kind
from support.pages import HTML, cleaned, texts

WORDS = "Every evening somebody climbed the steps and lit the lamp, while there was oil left. "


def paragraphs(beside: str, times: int) -> str:
    """Return the page of an article with *beside* after each of so many of its paragraphs."""
    inside = "".join(
        f"<p>On day {number}. {WORDS * 3}</p>{beside if number < times else ''}"
        for number in range(9)
    )
    return f"<html><body><article>{inside}</article></body></html>"


def images_of(image: str, times: int) -> int:
    edition = cleaned(paragraphs(image, times), HTML, "https://e.org/a")
    return sum(block.kind is Kind.IMAGE for block in edition.blocks)


def test_an_image_that_is_shown_again_and_again_is_an_ornament() -> None:
    assert images_of('<img src="/divider.jpg">', 2) == 2
    assert images_of('<img src="/divider.jpg">', 3) == 0
    assert images_of('<img src="/divider.jpg" alt="The mark of the lamp">', 5) == 1


def test_a_film_is_shown_once() -> None:
    film = '<iframe src="https://www.youtube.com/embed/q1"></iframe>'
    edition = cleaned(paragraphs(film, 4), HTML, "https://e.org/a")
    assert len(texts(edition, Kind.EMBED)) == 1


def test_a_caption_that_repeats_the_one_before_it_is_not_shown() -> None:
    said = "<figcaption>The lamp at dusk, seen from the harbour. Photo: Mira Stone</figcaption>"
    again = "<figcaption>The lamp at dusk, seen from the harbour.</figcaption>"
    figure = f'<figure><img src="/a.jpg">{said}{again}</figure>'
    edition = cleaned(paragraphs(figure, 1), HTML, "https://e.org/a")
    (caption,) = texts(edition, Kind.CAPTION)
    assert caption.count("seen from the harbour") == 1


def test_the_same_caption_under_two_pictures_stays() -> None:
    figures = "".join(
        f'<figure><img src="/{n}.jpg"><figcaption>The lamp at dusk.</figcaption></figure>'
        for n in range(2)
    )
    edition = cleaned(paragraphs(figures, 1), HTML, "https://e.org/a")
    assert texts(edition, Kind.CAPTION) == ["The lamp at dusk."] * 2


def test_one_picture_in_two_sizes_right_after_each_other_is_shown_once() -> None:
    assert images_of('<p><img src="/a.jpg?w=900"><img src="/a.jpg?w=1800"></p>', 1) == 1
    assert images_of('<p><img src="/a.jpg?w=900"><img src="/b.jpg?w=900"></p>', 1) == 2
    assert images_of('<p><img src="/image?url=a&w=9"><img src="/image?url=b&w=9"></p>', 1) == 2
    assert images_of('<p><img src="/a.jpg?w=900"></p>', 2) == 2
