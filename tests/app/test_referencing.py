"""What a note quotes leaves as references; one that quotes nothing writes nothing."""

from pathlib import Path

from sourcebook.app import quoting, referencing
from sourcebook.app.opening import Library
from support.making import add_article


def test_the_sources_of_a_note_are_written_once_each(library: Library, tmp_path: Path) -> None:
    one, two = add_article(library, title="B"), add_article(library, title="A")
    body = "\n".join(quoting.place_link(which, 0, 3, "f" * 64) for which in (one, two, one))
    assert referencing.save_references(library, body, tmp_path / "x.ris") == 2
    text = (tmp_path / "x.ris").read_text("utf-8")
    assert [line for line in text.splitlines() if line.startswith("TI")] == ["TI  - B", "TI  - A"]
    assert referencing.references_in(library, body, "bibtex").count("@") == 2
    assert referencing.references_to(library, [two, "gone"], "bibtex").count("@") == 1


def test_a_note_that_quotes_nothing_writes_nothing(library: Library, tmp_path: Path) -> None:
    assert referencing.save_references(library, "words", tmp_path / "x.bib") == 0
    assert not (tmp_path / "x.bib").exists()
    assert referencing.references_in(library, "words", "bibtex") == ""
