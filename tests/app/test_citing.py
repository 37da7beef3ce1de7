"""Articles are cited in the chosen style, or in the plain one, and it is told."""

from sourcebook.app import citing, quoting
from sourcebook.app.opening import Library
from support.making import add_article

LINK = "sourcebook:article/a1?at=3-9&text=0123456789abcdef"


def test_a_note_lists_each_source_once_and_passes_over_what_is_gone(library: Library) -> None:
    one, two = add_article(library, title="B"), add_article(library, title="A")
    links = [quoting.place_link(which, 0, 3, "f" * 64) for which in (one, two, one, "gone")]
    works = citing.sources_of(library, "\n".join([*links, "sourcebook:broken"]))
    assert [work.item["id"] for work in works] == [one, two]
    assert [line[:11] for line in citing.bibliography_here("plain", works).lines] == [
        "Ada Ufer: A",
        "Ada Ufer: B",
    ]
    assert "Ufer" in citing.cite_here("apa", works[0]).lines[0]


def test_an_unknown_style_is_told_and_the_plain_one_taken(library: Library) -> None:
    (work,) = citing.works(library, [add_article(library)])
    made = citing.cite_here("nothing", work)
    assert made.lines == citing.cite_here("plain", work).lines
    assert made.trouble is not None
    assert citing.bibliography_here("nothing", [work]).trouble is not None


def test_a_footnote_style_takes_a_label_that_the_note_does_not_have() -> None:
    cited = citing.Cited(("Mira, *Ferry*.",))
    made = citing.quotation("One.\nTwo.", "chicago-notes", cited, LINK, "a[^2]\n\n[^7]: x")
    assert made == f"> One.\n>\n> Two.[^8]\n\n[^8]: Mira, *Ferry*. [passage]({LINK})\n"
    assert (
        citing.quotation("One.", "mla", cited, LINK, "")
        == f"> One.\n>\n> — [Mira, *Ferry*.]({LINK})\n"
    )


def test_a_bibliography_is_made_anew_where_it_stands() -> None:
    first = citing.with_bibliography("# Note\n\nWords.\n", citing.Cited(("A",)), "Bibliography")
    assert first.startswith("# Note\n\nWords.\n\n<!-- bibliography -->")
    again = citing.with_bibliography(f"{first}\nAfter.", citing.Cited(("B", "C")), "Bibliography")
    assert "- B\n- C" in again
    assert again.endswith("\n\nAfter.")
    assert "- A" not in again
