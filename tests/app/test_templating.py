"""Templates are the reader's files, and notes begin from them."""

from datetime import date
from pathlib import Path

import pytest

from sourcebook.app import noting, templating
from sourcebook.app.opening import Library
from sourcebook.model.errors import SourceUnreadable
from support.making import add_article, add_highlight


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCEBOOK_HOME", str(tmp_path))
    return tmp_path


def test_templates_are_laid_out_once_and_never_overwritten(home: Path) -> None:
    assert templating.templates() == ["article", "daily", "reading-list"]
    (home / "templates" / "daily.md").write_text("mine", "utf-8")
    (home / "templates" / "article.md").unlink()
    assert templating.templates() == ["daily", "reading-list"]
    assert (home / "templates" / "daily.md").read_text("utf-8") == "mine"


def test_a_template_is_filled_for_an_article(library: Library) -> None:
    article = add_article(library)
    add_highlight(library, article)
    assert templating.filled(library, "article", article).text.startswith("# The bridge\n")
    listed = templating.filled(library, "reading-list", article)
    assert "> bridge at Ufer" in listed.text
    assert listed.text[: listed.cursor].endswith("- [ ] ")


@pytest.mark.parametrize("name", ["none", "../settings", "", "/etc/passwd"])
def test_only_what_lies_in_the_folder_is_a_template(library: Library, name: str) -> None:
    with pytest.raises(SourceUnreadable):
        templating.filled(library, name)


def test_there_is_one_note_a_day_whatever_its_template_says(library: Library, home: Path) -> None:
    templating.template_folder()
    (home / "templates" / "daily.md").write_text("{{bird}} mine", "utf-8")
    note_id, begun = templating.daily(library, date(2026, 3, 1))
    assert note_id == ""
    assert begun is not None
    assert begun.text == "# 2026-03-01\n\n{{bird}} mine"
    made = noting.save_note(library, "", "", begun.text, 0, "test").note
    assert templating.daily(library, date(2026, 3, 1)) == (made.id, None)
    assert templating.make_daily(library, "test").id == templating.make_daily(library, "test").id


def test_a_folder_that_cannot_be_made_still_gives_what_ships(library: Library, home: Path) -> None:
    (home / "templates").write_text("a file", "utf-8")
    assert templating.filled(library, "daily", title="x").text
