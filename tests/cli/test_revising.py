"""Earlier versions of a note are listed, shown, compared and restored by a command."""

import pytest

from support.program import Program


@pytest.fixture
def article(sourcebook: Program) -> str:
    added = sourcebook.add("The mill\n\nIt turned all night.")
    sourcebook("note", added, "--set", "-", stdin="the lamp was lit " + "and burned " * 8)
    sourcebook("note", added, "--set", "-", stdin="the lamp was never lit")
    return added


def test_versions_are_listed_shown_and_compared(sourcebook: Program, article: str) -> None:
    newest, first = sourcebook("revisions", article, "--json").json
    assert newest["stands"]
    assert not first["stands"]
    assert "stands" in sourcebook("revisions", article).out.splitlines()[0]
    number = str(first["number"])
    assert sourcebook("revisions", article, "--show", number).out.startswith("the lamp was lit")
    compared = sourcebook("revisions", article, "--diff", number).out
    assert compared.startswith("the lamp was {+never+} lit [-and burned")
    told = sourcebook("revisions", article, "--diff", number, str(newest["number"]), "--json").json
    assert told["differences"][0] == {"gone": "", "new": "never", "at": 13}


def test_a_version_stands_again_and_can_be_gone_back_from(
    sourcebook: Program, article: str
) -> None:
    newest, first = sourcebook("revisions", article, "--json").json
    said = sourcebook("revisions", article, "--restore", str(first["number"])).out
    assert "stands again" in said
    assert sourcebook("note", article).out.startswith("the lamp was lit")
    sourcebook("revisions", article, "--restore", str(newest["number"]))
    assert sourcebook("note", article).out == "the lamp was never lit\n"


def test_a_version_that_is_not_there_is_told(sourcebook: Program, article: str) -> None:
    assert "no version 99" in sourcebook("revisions", article, "--show", "99", status=1).err
    sourcebook("revisions", article, "--diff", "0", status=2)
