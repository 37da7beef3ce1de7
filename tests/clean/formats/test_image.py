"""An image is a figure; a drawing has the words that are written in it."""

from sourcebook.model.article import Status
from support.pages import cleaned, faults, texts

SVG = '<svg xmlns="http://www.w3.org/2000/svg"><title>Harbour map</title>{}</svg>'


def test_the_words_of_a_drawing_are_read_and_it_is_kept() -> None:
    drawn = (
        "<text>Old <tspan>pier</tspan></text><g><text>Sea &lt;b&gt;</text></g><script>x</script>"
    )
    edition = cleaned(SVG.format(drawn), "image/svg+xml")
    assert faults(edition) == []
    assert (edition.metadata.title, edition.status) == ("Harbour map", Status.WHOLE)
    assert texts(edition)[-2:] == ["Old pier", "Sea <b>"]
    assert len(edition.assets) == 1


def test_a_drawing_without_words_and_another_image_have_no_text() -> None:
    for data, kind in ((SVG.format("<path/>"), "image/svg+xml"), ("GIF89a", "image/gif")):
        edition = cleaned(data, kind)
        assert (edition.status, edition.text.strip()) == (Status.NO_TEXT, "")
