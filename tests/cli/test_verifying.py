"""Quotations are compared with their sources by a command."""

from sourcebook.app.quoting import place_link
from sourcebook.base.digest import sha256
from sourcebook.notes import quotation
from support.program import Program

WORDS = "It turned all night and did not stop."


def write(sourcebook: Program, said: str) -> str:
    article = sourcebook.add(f"The mill\n\n{WORDS}")
    text = sourcebook("show", article, "--as", "json").json["text"]
    start = text.index(WORDS)
    link = place_link(article, start, start + len(WORDS), sha256(text))
    sourcebook("note", article, "--set", "-", stdin=quotation(said, "", link))
    return article


def test_a_quotation_that_is_as_its_source_has_it_is_well(sourcebook: Program) -> None:
    article = write(sourcebook, "It turned […] and did not stop.")
    assert "all well" in sourcebook("quotes").out
    (told,) = sourcebook("quotes", article, "--json").json
    (one,) = told["quotations"]
    assert (one["outcome"], one["article_id"], one["differences"]) == ("exact", article, [])
    assert one["left_out"] == 2
    assert "2 words left out at “…”" in sourcebook("quotes").out


def test_a_word_that_was_left_out_is_named_and_the_status_is_one(sourcebook: Program) -> None:
    article = write(sourcebook, "It turned all night and did stop.")
    said = sourcebook("quotes", article, status=1).out
    assert "words changed" in said
    assert "left out: “not”" in said
    (told,) = sourcebook("quotes", "--json", status=1).json
    (difference,) = told["quotations"][0]["differences"]
    assert (difference["quoted"], difference["source"]) == ("", "not")
    start, end = difference["source_at"]
    assert sourcebook("show", article, "--as", "json").json["text"][start:end] == "not"


def test_an_unknown_note_is_told_and_the_others_are_looked_at(sourcebook: Program) -> None:
    article = write(sourcebook, WORDS)
    done = sourcebook("quotes", "nothing", article, status=1)
    assert "nothing" in done.err
    assert "all well" in done.out


def test_links_with_which_nothing_was_compared_are_counted(sourcebook: Program) -> None:
    article = write(sourcebook, WORDS)
    link = f"sourcebook:article/{article}?at=1-2&text=0123456789abcdef"
    other = sourcebook.add("Another page\n\nOf other words.")
    sourcebook("note", other, "--set", "-", stdin=f"A word [there]({link}), [and here]({link}).")
    assert "no quotation, 2 links could not be checked" in sourcebook("quotes").out
    told = sourcebook("quotes", "--json").json
    assert sorted((len(one["quotations"]), one["unchecked"]) for one in told) == [(0, 2), (1, 0)]
