"""References are printed for other programs; JSON and the styles stay as they were."""

from support.program import Program

LAMP = "The Lamp & Oil\n\nWords about the lamp, and a second sentence that makes it an article.\n"


def test_articles_and_what_notes_quote_are_printed_as_bibtex_and_ris(sourcebook: Program) -> None:
    lamp = sourcebook.add(LAMP)
    sourcebook("note", lamp, "--append", f"See [it](sourcebook:article/{lamp}).")
    bibtex = sourcebook("cite", lamp, "--as", "bibtex").out
    assert bibtex.startswith("@misc{")
    assert "  title = {{The Lamp \\& Oil}},\n" in bibtex
    ris = sourcebook("bibliography", lamp, "--as", "ris").out.splitlines()
    assert ris[0] == "TY  - GEN"
    assert "TI  - The Lamp & Oil" in ris
    assert ris[-1] == "ER  - "
    assert sourcebook("cite", lamp, "--json").json[0]["title"] == "The Lamp & Oil"
    assert "Lamp" in sourcebook("cite", lamp, "--style", "apa").out
    assert "invalid choice" in sourcebook("cite", lamp, "--as", "word", status=2).err
