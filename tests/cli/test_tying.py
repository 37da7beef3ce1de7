"""Notes are renamed with their links, pinned, and say what speaks of them, without a window."""

from support.program import Program

LAMP = "The Lamp\n\nWords about the lamp, and a second sentence that makes it an article.\n"
FERRY = "The Ferry\n\nWords about the ferry, and a second sentence that makes it an article.\n"


def test_a_note_is_renamed_found_by_what_links_to_it_and_pinned(sourcebook: Program) -> None:
    lamp, ferry = sourcebook.add(LAMP), sourcebook.add(FERRY)
    sourcebook("note", lamp, "--append", "# Oil\n\nwords")
    sourcebook("note", ferry, "--append", "See [[oil]].")
    (mention,) = sourcebook("note", lamp, "--mentions", "--json").json
    assert (mention["context"], mention["is_link"]) == ("See [[oil]].", True)
    assert sourcebook("note", lamp, "--rename", "Wax", "--json").json["title"] == "Wax"
    assert sourcebook("note", ferry).out.strip() == "See [[Wax]]."
    sourcebook("undo")
    assert sourcebook("note", ferry).out.strip() == "See [[oil]]."
    assert sourcebook("note", lamp, "--pin", "--json").json["is_pinned"]
    assert not sourcebook("note", lamp, "--pin", "--json").json["is_pinned"]
