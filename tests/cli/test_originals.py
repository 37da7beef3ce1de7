"""`original` prints, writes and opens what was saved, a web page as a copy that does nothing."""

import pytest

from support.asking import WORDS, asking
from support.program import Program

pytestmark = pytest.mark.slow


def test_a_web_page_is_printed_and_written_without_what_acts(sourcebook: Program) -> None:
    page = sourcebook.home / "page.html"
    page.write_text(asking("http://127.0.0.1:1").replace(WORDS, f"{WORDS} " * 9), "utf-8")
    (added,) = sourcebook("add", str(page), "--json").json
    printed = sourcebook("original", added["id"]).out
    target = sourcebook.home / "copy.html"
    assert sourcebook("original", added["id"], "--out", str(target)).out == ""
    assert target.read_text("utf-8") == printed
    assert WORDS in printed
    assert "<script" not in printed
    assert sourcebook("original", added["id"], "--raw").out == page.read_text("utf-8")


def test_a_text_is_given_as_it_came(sourcebook: Program) -> None:
    article_id = sourcebook.add(f"The lamp\n\n{WORDS}\n")
    assert sourcebook("original", article_id).out == f"The lamp\n\n{WORDS}\n"


def test_what_is_not_there_and_cannot_be_written_is_told(sourcebook: Program) -> None:
    article_id = sourcebook.add(f"The lamp\n\n{WORDS}\n")
    assert "id" in sourcebook("original", "nothing", status=1).err
    assert (
        "could not be written"
        in sourcebook("original", article_id, "--out", str(sourcebook.home), status=1).err
    )
    sourcebook("original", article_id, "--out", "x", "--open", status=2)
