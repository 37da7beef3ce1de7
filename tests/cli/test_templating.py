"""Notes are begun from templates by a command."""

import json

from support.program import Program


def test_the_note_of_today_is_made_once_and_printed(sourcebook: Program) -> None:
    first = sourcebook("daily", "--json").json
    assert sourcebook("daily", "--json").json["id"] == first["id"]
    assert first["title"]
    assert sourcebook("daily").out.strip().startswith(f"# {first['title']}")


def test_a_template_is_filled_for_an_article_and_put_under_its_note(sourcebook: Program) -> None:
    article = sourcebook.add("The mill\n\nIt turned all night.")
    sourcebook("note", article, "--set", "-", stdin="Mine.")
    sourcebook("note", article, "--template", "article")
    body = sourcebook("note", article, "--json").json["body"]
    assert body.startswith("Mine.\n\n")
    assert "The mill" in body
    note = json.loads(sourcebook("note", article, "--json").out)
    sourcebook("note", note["id"], "--template", "article")
    assert sourcebook("note", article).out.count("The mill") == 2 * body.count("The mill")


def test_an_unknown_template_is_told(sourcebook: Program) -> None:
    article = sourcebook.add("The mill\n\nIt turned all night.")
    assert "no template" in sourcebook("note", article, "--template", "nothing", status=1).err
