"""The command ``anchor``: a line for each passage, and a sentence for each bad one."""

import json
from pathlib import Path
from typing import Any

import pytest

from support.program import Answer, Program

OLD = (
    "😀 One.\r\nThe ferry left Husum before dawn. There were few people on the quay. "
    "Nobody saw it, for the lamps were out that night. The dyke held for three days.\n"
)
NEW = (
    "New: 😀 One.\r\nThe old ferry left Husum before dusk. There were few people on the quay. "
    "Nobody saw it, for the lamps were out that night. It froze.\n"
)


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    for name, text in {"old.txt": OLD, "new.txt": NEW}.items():
        (tmp_path / name).write_bytes(text.encode())
    return [str(tmp_path / name) for name in ("old.txt", "new.txt", "quotes.jsonl")]


def anchor(program: Program, files: list[str], lines: list[str], status: int = 0) -> Answer:
    old, new, quotes = files
    Path(quotes).write_text("\n".join(lines) + "\n")
    return program(
        "anchor", "--old", old, "--new", new, "--quotes", quotes, "--json", status=status
    )


def answers(answer: Answer) -> list[Any]:
    return [json.loads(line) for line in answer.out.splitlines()]


def line(quote: str) -> str:
    return json.dumps({"start": OLD.index(quote), "end": OLD.index(quote) + len(quote)})


def test_each_passage_gets_its_line(sourcebook: Program, files: list[str]) -> None:
    quotes = [
        "Nobody saw it",
        "The ferry left Husum before dawn.",
        "The dyke held for three days.",
    ]
    found = answers(anchor(sourcebook, files, [line(quote) for quote in quotes]))
    assert [one["outcome"] for one in found] == ["exact", "moved", "orphan"]
    assert NEW[found[0]["start"] : found[0]["end"]] == quotes[0]
    assert NEW[found[1]["start"] : found[1]["end"]] == "The old ferry left Husum before dusk."
    assert found[2] == {"outcome": "orphan", "start": None, "end": None, "score": 0.0}
    assert found[0]["score"] > 0 < found[1]["score"]


def test_a_bad_line_gets_a_sentence_and_the_others_go_on(
    sourcebook: Program, files: list[str]
) -> None:
    bad = [
        *("{", "[" * 400, "[]", "7", '{"start": true, "end": 4}', '{"start": "1", "end": 4}'),
        *('{"start": 3, "end": 3}', '{"start": 0, "end": 999}', '{"start": -1, "end": 4}'),
        '{"start": 0, "end": 4, "x": "' + "x" * 500 + '"}',
    ]
    answer = anchor(sourcebook, files, [*bad, "", line("Nobody saw it")], status=1)
    found = answers(answer)
    assert [one["outcome"] for one in found] == ["orphan"] * len(bad) + ["exact"]
    said = answer.err.splitlines()
    assert len(said) == len(bad)
    assert all(text.startswith(f"Line {n} of ") for n, text in enumerate(said, 1))
    assert all(text.endswith(".") for text in said)


def test_a_file_that_cannot_be_read_gets_a_sentence(
    sourcebook: Program, files: list[str], tmp_path: Path
) -> None:
    other = tmp_path / "latin.txt"
    other.write_bytes("Şengal çok".encode("cp1254"))
    for name, said in {str(other): "UTF-8", "none.txt": "no file", str(tmp_path): "folder"}.items():
        answer = anchor(sourcebook, [name, *files[1:]], [line("One")], status=1)
        assert said in answer.err
        assert answer.out == ""


def test_without_json_it_speaks_to_people(sourcebook: Program, files: list[str]) -> None:
    anchor(sourcebook, files, [line("Nobody saw it")])
    old, new, quotes = files
    said = sourcebook("anchor", "--old", old, "--new", new, "--quotes", quotes).out
    assert said.startswith("exact  ")
