"""The command ``aliases`` puts spellings together, and its JSON has the documented shape."""

from pathlib import Path

from support.program import Program


def test_sets_are_made_shown_switched_merged_and_removed(sourcebook: Program) -> None:
    made = sourcebook("aliases", "add", "Sinjar", "Şengal@ku", "--json").json
    assert set(made) == {"id", "name", "aliases", "note", "is_on", "created_at", "changed_at"}
    assert made["aliases"][1] == {"spelling": "Şengal", "language": "ku"}
    sourcebook("aliases", "add", "Shingal", "Shengal")
    assert "(off) Sinjar" not in sourcebook("aliases").out
    sourcebook("aliases", "off", "sengal")
    assert "(off) Sinjar = Şengal" in sourcebook("aliases", "list").out
    sourcebook("aliases", "merge", made["id"], "shingal")
    (one,) = sourcebook("aliases", "--json").json
    assert [alias["spelling"] for alias in one["aliases"]] == [
        "Sinjar",
        "Şengal",
        "Shingal",
        "Shengal",
    ]
    sourcebook("aliases", "remove", "Sinjar")
    assert sourcebook("aliases", "list", "--json").json == []
    assert "1 changed" in sourcebook("undo").out


def test_a_file_comes_in_but_for_its_bad_rows(sourcebook: Program, tmp_path: Path) -> None:
    file = tmp_path / "names.csv"
    file.write_text("Sinjar,Şengal\nalone\n", "utf-8")
    answer = sourcebook("aliases", "import", str(file), "--json", status=1)
    assert len(answer.json["sets"]) == 1
    assert answer.json["problems"] == [answer.err.strip()]
    assert answer.err.startswith("Row 2 ")
    sourcebook("aliases", "export", str(tmp_path / "out.json"))
    assert "Brought in: 1 set." in sourcebook("aliases", "import", str(tmp_path / "out.json")).out


def test_spellings_of_the_archive_are_suggested(sourcebook: Program) -> None:
    sourcebook.add("A road\n\nThe road to Mossoul was closed in the spring of that year.\n")
    (offer,) = sourcebook("aliases", "suggest", "Mosul", "--json").json
    assert set(offer) == {"spelling", "language", "documents", "distance"}
    assert sourcebook("aliases", "suggest", "Mosul").out == "Mossoul\n"


def test_errors_are_sentences(sourcebook: Program, tmp_path: Path) -> None:
    assert "No set of spellings" in sourcebook("aliases", "remove", "nobody", status=1).err
    assert "No set of spellings" in sourcebook("aliases", "merge", "nobody", status=1).err
    assert "no word" in sourcebook("aliases", "add", "—", status=1).err
    missing = sourcebook("aliases", "import", str(tmp_path / "none"), status=1).err
    assert "could not be imported" in missing
