"""Every command does its work in a process of its own, and its JSON has the documented shape."""

import json
import zipfile
from pathlib import Path

import pytest

from support.illustrated import a_page, an_image
from support.program import Program
from support.site import serving

HARBOUR = """The Harbour of Şengal

Ines Marlow

Every evening somebody climbed the ninety-one steps and lit the lamp of the harbour.

A line a day is not much. After a year it is a book, and nobody can say it did not happen.
"""

SOUND = {"compared": 2, "findings": [], "damaged": [], "unnamed": []}

ORCHARD = """An Orchard in Winter

The pruning of old apple trees is done when nothing else grows and nobody is in a hurry.
"""


def test_what_came_through_standard_input_is_found_in_a_new_process(sourcebook: Program) -> None:
    article = sourcebook.add(HARBOUR)
    hits = sourcebook("search", "sengal", "--json").json["hits"]
    assert [hit["id"] for hit in hits] == [article]


def test_added_articles_are_told_in_the_documented_shape(sourcebook: Program) -> None:
    (added,) = sourcebook("add", "-", "--json", stdin=HARBOUR).json
    assert set(added) == {
        "id",
        "title",
        "byline",
        "site",
        "published",
        "language",
        "words",
        "status",
        "article_status",
        "edition",
        "notice",
        "error",
    }
    assert added["title"] == "The Harbour of Şengal"
    assert added["byline"] == "Ines Marlow"
    assert added["status"] == "added"
    assert added["error"] == ""


def test_the_same_bytes_are_known_again(sourcebook: Program) -> None:
    first = sourcebook.add(HARBOUR)
    (again,) = sourcebook("add", "-", "--json", stdin=HARBOUR).json
    assert (again["id"], again["status"]) == (first, "known")
    assert len(sourcebook("list", "--json").json) == 1


def test_a_hit_has_the_documented_shape_and_its_spans_mark_the_word(sourcebook: Program) -> None:
    article = sourcebook.add(HARBOUR)
    (hit,) = sourcebook("search", "climbed", "--json").json["hits"]
    assert set(hit) == {
        "kind",
        "id",
        "article_id",
        "title",
        "title_spans",
        "byline",
        "site",
        "date",
        "saved",
        "score",
        "snippet",
        "spans",
        "edition_id",
        "at",
        "more",
        "further",
    }
    assert hit["kind"] == "article"
    assert hit["article_id"] == article
    start, end = hit["spans"][0]
    assert hit["snippet"][start:end] == "climbed"
    text = sourcebook("show", article, "--as", "json").json["text"]
    assert text[hit["at"] :].startswith("climbed")


def test_notes_and_highlights_are_found_with_their_place(sourcebook: Program) -> None:
    article = sourcebook.add(HARBOUR)
    sourcebook("note", article, "--append", "Ask the keeper of the archive in Skarvøy.")
    mark = sourcebook(
        "highlight", article, "--quote", "it is a book", "--comment", "compare ledgers", "--json"
    ).json
    (note_hit,) = sourcebook("search", "skarvoy", "--json").json["hits"]
    assert (note_hit["kind"], note_hit["article_id"]) == ("note", article)
    (mark_hit,) = sourcebook("search", "ledgers", "--json").json["hits"]
    assert (mark_hit["kind"], mark_hit["id"]) == ("highlight", mark["id"])
    text = sourcebook("show", article, "--as", "json").json["text"]
    assert text[mark_hit["at"] :].startswith("it is a book")


def test_a_word_with_a_minus_is_left_out(sourcebook: Program) -> None:
    harbour = sourcebook.add(HARBOUR)
    sourcebook.add(ORCHARD)
    hits = sourcebook("search", "nobody", "-apple", "--json").json["hits"]
    assert [hit["id"] for hit in hits] == [harbour]
    alone = sourcebook("search", "-apple", "--json").json["hits"]
    assert [hit["id"] for hit in alone] == [harbour]


def test_search_gives_at_most_the_limit(sourcebook: Program) -> None:
    sourcebook.add(HARBOUR)
    sourcebook.add(ORCHARD)
    assert len(sourcebook("search", "nobody", "--json").json["hits"]) == 2
    assert len(sourcebook("search", "nobody", "--json", "--limit", "1").json["hits"]) == 1


def test_text_appended_to_a_note_stands_under_it(sourcebook: Program) -> None:
    article = sourcebook.add(HARBOUR)
    sourcebook("note", article, "--append", "First.")
    sourcebook("note", article, "--append", "-", stdin="Second, ß.")
    body = sourcebook("note", article).out
    assert body.split() == ["First.", "Second,", "ß."]
    sourcebook("note", article, "--set", "-", stdin="Only this.")
    assert sourcebook("note", article).out.strip() == "Only this."


def test_an_article_shows_as_text_html_markdown_and_json(sourcebook: Program) -> None:
    article = sourcebook.add(HARBOUR)
    assert "lit the lamp" in sourcebook("show", article).out
    assert "<p>" in sourcebook("show", article, "--as", "html").out
    assert "lit the lamp" in sourcebook("show", article, "--as", "markdown").out
    whole = sourcebook("show", article, "--as", "json").json
    assert whole["text"] == sourcebook("show", article).out.rstrip("\n")
    assert whole["highlights"] == []


def test_the_beginning_of_an_id_is_enough(sourcebook: Program) -> None:
    article = sourcebook.add(HARBOUR)
    assert sourcebook("show", article[:20]).out


def test_tags_shelves_stars_trash_and_undo(sourcebook: Program) -> None:
    article = sourcebook.add(HARBOUR, "--tag", "sea")
    sourcebook("tag", article, "#islands", "history/local")
    sourcebook("star", article)
    sourcebook("archive", article)
    (row,) = sourcebook("list", "--json", "--shelf", "archived").json
    assert sorted(row["tags"]) == ["history/local", "islands", "sea"]
    assert row["starred"] is True
    sourcebook("trash", article)
    assert sourcebook("list", "--json").json == []
    assert sourcebook("search", "harbour", "--json").json["hits"] == []
    sourcebook("undo")
    assert len(sourcebook("list", "--json").json) == 1
    assert len(sourcebook("search", "harbour", "--json").json["hits"]) == 1
    sourcebook("undo", "--redo")
    sourcebook("restore", article)
    assert len(sourcebook("list", "--json").json) == 1


def test_nothing_to_undo_is_said(sourcebook: Program) -> None:
    assert "nothing to undo" in sourcebook("undo", status=1).err


def test_a_highlight_must_be_found_once(sourcebook: Program) -> None:
    article = sourcebook.add(HARBOUR)
    gone = sourcebook("highlight", article, "--quote", "no such words", status=1)
    assert "does not stand in" in gone.err
    twice = sourcebook("highlight", article, "--quote", "is", status=1)
    assert "times" in twice.err


def test_cleaning_touches_no_library_and_writes_one_file_an_input(
    sourcebook: Program, tmp_path: Path
) -> None:
    (tmp_path / "one.txt").write_text(HARBOUR)
    (tmp_path / "two.md").write_text("# Title\n\nSome *words* here.\n")
    out = tmp_path / "cleaned"
    sourcebook(
        "clean",
        str(tmp_path / "one.txt"),
        str(tmp_path / "two.md"),
        "--as",
        "html",
        "--output",
        str(out),
    )
    assert sorted(path.name for path in out.iterdir()) == ["one.html", "two.html"]
    assert not sourcebook.library.exists()
    shape = json.loads(sourcebook("clean", str(tmp_path / "two.md"), "--as", "json").out)
    assert shape["title"] == "Title"
    assert shape["text"] == "Some words here."


def test_cleaning_never_overwrites_its_input_or_another_output(
    sourcebook: Program, tmp_path: Path
) -> None:
    first, second = tmp_path / "a" / "same.txt", tmp_path / "b" / "same.txt"
    for path, text in ((first, HARBOUR), (second, ORCHARD)):
        path.parent.mkdir()
        path.write_text(text)
    out = tmp_path / "out"
    sourcebook("clean", str(first), str(second), "--output", str(out))
    assert "pruning" in (out / "same-2.txt").read_text()
    assert "lamp" in (out / "same.txt").read_text()
    refused = sourcebook("clean", str(first), "--output", str(first.parent), status=1)
    assert "input itself" in refused.err
    assert first.read_text() == HARBOUR


def test_a_whole_library_leaves_and_comes_back(sourcebook: Program, tmp_path: Path) -> None:
    article = sourcebook.add(HARBOUR, "--tag", "sea")
    sourcebook("note", article, "--append", "A note that leaves too.")
    sourcebook("highlight", article, "--quote", "it is a book")
    target = tmp_path / "all.zip"
    sourcebook("export", "--as", "archive", "--output", str(target))
    other = Program(tmp_path / "elsewhere")
    other("import", str(target))
    before = sourcebook("show", article, "--as", "json").json
    after = other("show", article, "--as", "json").json
    assert after == before
    assert [hit["kind"] for hit in other("search", "leaves", "--json").json["hits"]] == ["note"]
    assert other("verify", "--json").json == sourcebook("verify", "--json").json
    assert zipfile.is_zipfile(target)
    assert other("import", str(target)).status == 0
    assert len(other("list", "--json").json) == 1


def test_a_sound_library_is_said_to_be_sound(sourcebook: Program) -> None:
    sourcebook.add(HARBOUR)
    assert "sound" in sourcebook("check").out
    assert sourcebook("check", "--json").json == {"findings": [], "repaired": []}
    assert sourcebook("verify", "--json").json == SOUND


def test_an_altered_original_is_found(sourcebook: Program) -> None:
    sourcebook.add(HARBOUR)
    (original,) = (path for path in (sourcebook.library / "originals").rglob("*.zst"))
    original.chmod(0o600)
    original.write_bytes(original.read_bytes()[:-3])
    answer = sourcebook("verify", "--json", status=1).json
    (damaged,) = answer["damaged"]
    assert set(damaged) == {
        "article_id",
        "title",
        "role",
        "address",
        "captured_at",
        "sha256",
        "fault",
    }
    assert (damaged["role"], damaged["fault"]) == ("page", "unreadable")
    assert damaged["sha256"] == original.stem
    (finding,) = answer["findings"]
    assert "“The Harbour of Şengal”" in finding
    assert finding in sourcebook("verify", status=1).out


def test_a_file_that_nothing_names_is_told_and_is_no_fault(sourcebook: Program) -> None:
    sourcebook.add(HARBOUR)
    assert "nothing in it names" not in sourcebook("verify").out
    put_there = sourcebook.library / "originals" / "letter.txt"
    put_there.write_text("put there", "utf-8")
    assert sourcebook("verify", "--json").json == {**SOUND, "unnamed": ["originals/letter.txt"]}
    told = sourcebook("verify").out
    assert "1 file lies in the library's folder that nothing in it names" in told
    assert "“originals/letter.txt”" in told
    assert put_there.exists()


def test_a_deleted_index_is_made_again(sourcebook: Program) -> None:
    article = sourcebook.add(HARBOUR)
    sourcebook("search", "lamp")
    for path in sorted((sourcebook.library / "index").rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    assert sourcebook("search", "lamp", "--json").json["hits"][0]["id"] == article
    assert "1 document" in sourcebook("reindex").out


def test_a_library_that_cannot_be_opened_comes_back_from_a_copy(sourcebook: Program) -> None:
    article = sourcebook.add(HARBOUR)
    sourcebook("check", "--repair")  # makes a copy
    database = sourcebook.library / "library.db"
    database.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
    assert "damaged" in sourcebook("list", status=1).err
    assert "copy" in sourcebook("check", "--repair").out
    assert sourcebook("search", "lamp", "--json").json["hits"][0]["id"] == article


@pytest.mark.parametrize(
    "words",
    [
        ["list"],
        ["list", "--shelf", "starred"],
        ["search", "anything", "--json"],
        ["check"],
        ["verify"],
    ],
)
def test_an_empty_library_answers(sourcebook: Program, words: list[str]) -> None:
    sourcebook(*words)


@pytest.mark.parametrize(
    "command", ["add", "list", "show", "search", "note", "highlight", "clean", "captures"]
)
def test_every_command_has_help(sourcebook: Program, command: str) -> None:
    assert command in sourcebook(command, "--help").out


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"],
        ["add"],
        ["search"],
        ["list", "--limit", "0"],
        ["list", "--unknown"],
        ["export"],
        ["highlight", "x"],
        ["note", "x", "--append", "a", "--set", "b"],
    ],
)
def test_wrong_usage_ends_with_2(sourcebook: Program, words: list[str]) -> None:
    assert sourcebook(*words, status=2).err


def test_the_library_can_be_named_before_and_after_the_command(
    sourcebook: Program, tmp_path: Path
) -> None:
    other = str(tmp_path / "other")
    sourcebook("add", "-", "--library", other, stdin=HARBOUR)
    assert len(sourcebook("--library", other, "list", "--json").json) == 1
    assert sourcebook("list", "--json").json == []


def test_images_are_listed_with_their_state_and_tried_again(sourcebook: Program) -> None:
    settings = sourcebook.home / "settings" / "settings.json"
    settings.parent.mkdir()
    settings.write_text('{"fetch_allowed_hosts": "127.0.0.1"}')
    with serving() as site:
        address = a_page(site, "a.avif").address
        article = sourcebook("add", address, "--json").json[0]["id"]
        (shape,) = sourcebook("images", article, "--json").json
        assert (shape["id"], shape["title"]) == (article, "Harbour")
        (image,) = shape["images"]
        assert set(image) == {
            *("number", "address", "state", "reason", "sha256", "original", "media_type"),
            *("width", "height", "size_bytes"),
        }
        assert (image["state"], image["address"]) == ("failed", site.address + "/a.avif")
        site.page("/a.avif", an_image("AVIF"), "image/avif")
        (shape,) = sourcebook("images", article, "--retry", "--json").json
        assert shape["images"][0]["state"] == "here"
    assert "here" in sourcebook("images", article).out
    assert "no images" in sourcebook("images", sourcebook.add(HARBOUR)).out
    assert "Nothing in the library" in sourcebook("images", "abcdef", status=1).err
    assert sourcebook("verify").out.startswith("7 originals")


def test_editions_are_listed_and_another_one_is_read(sourcebook: Program) -> None:
    article = sourcebook.add("The Harbour\n\nThe lamp was lit every evening by the keeper.\n")
    sourcebook("clean-again", article)
    editions = sourcebook("editions", article, "--json").json
    assert [row["shown"] for row in editions] == [False, True]
    again = sourcebook("editions", article, "--show", "1", "--json").json
    assert [row["shown"] for row in again] == [True, False]
    assert sourcebook("show", article, "--as", "json").json["edition_id"] == editions[0]["id"]
    missing = sourcebook("editions", article, "--show", "3", status=1)
    assert missing.err == "There is no edition 3: the article has 2. Nothing was changed.\n"


def test_what_keeps_an_article_from_being_whole_is_said(
    sourcebook: Program, tmp_path: Path
) -> None:
    page = tmp_path / "wall.html"
    page.write_text("<title>Ferry</title><noscript>Please enable JavaScript</noscript><p>Wait</p>")
    assert "only in a browser" in sourcebook("clean", str(page)).err
    article = sourcebook("add", str(page), "--json").json[0]["id"]
    assert "only in a browser" in sourcebook("show", article).err
