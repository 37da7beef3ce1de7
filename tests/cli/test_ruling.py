"""Rules for sites are listed and removed by a command, and old articles cleaned again."""

from pathlib import Path

from sourcebook import library
from sourcebook.model.site_rule import Pattern
from support.program import Program


def test_rules_are_listed_and_removed(sourcebook: Program) -> None:
    sourcebook("list")
    with library.open_library(sourcebook.library, write=True) as lib:
        library.add_site_rules(lib, "example.org", [Pattern("p.ad", "", "Buy")], keeps=False)
        library.add_site_rules(lib, "example.org", [Pattern("", "0f", "Fair")], keeps=True)
    newer, older = sourcebook("rules", "--json").json
    assert (older["host"], older["signature"], older["keeps"]) == ("example.org", "p.ad", False)
    assert "keep these words: Fair" in sourcebook("rules").out
    left = sourcebook("rules", "remove", newer["id"], "--json").json
    assert left == [older]
    assert "nothing" in sourcebook("rules", "remove", "none", status=1).err.lower()


def test_an_article_is_cleaned_again_from_its_kept_bytes(
    sourcebook: Program, tmp_path: Path
) -> None:
    page = tmp_path / "mill.html"
    page.write_text(
        "<html><body><h1>Mill</h1><p>It turned all night, and nobody slept.</p></body></html>"
    )
    (added,) = sourcebook("add", "--json", str(page)).json
    page.unlink()
    before = sourcebook("show", added["id"]).out
    sourcebook("clean-again", added["id"])
    assert sourcebook("show", added["id"]).out == before
    sourcebook("clean-again", "no such id", status=1)
