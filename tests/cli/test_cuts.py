"""What was left out is shown, and comes back by a command; highlights stay where they were."""

from pathlib import Path

from support.program import Program

WORDS = "The mill stood still for nine years, and then somebody cleared the race and let it turn. "
PAGE = (
    "<html><head><title>The mill</title></head><body><article><h1>The mill</h1>"
    + "".join(f"<p>Year {number}. {WORDS * 2}</p>" for number in range(5))
    + "<p>Advertisement</p>"
    + f"<p>Then it burned. {WORDS * 2}</p></article></body></html>"
)


def test_a_cut_is_shown_and_brought_back(sourcebook: Program, tmp_path: Path) -> None:
    page = tmp_path / "mill.html"
    page.write_text(PAGE)
    (added,) = sourcebook("add", "--json", str(page)).json
    found = sourcebook("cuts", added["id"], "--json").json
    number = 1 + next(n for n, cut in enumerate(found) if cut["text"] == "Advertisement")
    sourcebook("highlight", added["id"], "--quote", "Then it burned.")
    before = sourcebook("show", added["id"]).out
    assert "Advertisement" not in before
    left = sourcebook("cuts", added["id"], "--restore", str(number), "--json").json
    assert len(left) == len(found) - 1
    shown = sourcebook("show", added["id"], "--as", "json").json
    lines = shown["text"].split("\n")
    assert lines.index("Advertisement") == lines.index(f"Then it burned. {WORDS * 2}".strip()) - 1
    (mark,) = shown["highlights"]
    assert shown["text"][mark["start"] : mark["end"]] == "Then it burned."
    sourcebook("undo")
    assert sourcebook("show", added["id"]).out == before


def test_a_cut_that_is_not_there_is_told(sourcebook: Program) -> None:
    article = sourcebook.add("The mill\n\nIt turned all night.")
    assert "no cut 7" in sourcebook("cuts", article, "--restore", "7", status=1).err
