"""What is learned from the same pages is the same, on anybody's pages, and can be used at once."""

import json
from pathlib import Path

import pytest

from sourcebook.clean.features import FEATURES
from support.truth import fold_of
from training import clean

WORDS = "The mill turned at night when the water was high, and the baker paid in bread for flour. "


def write_pages(folder: Path, count: int = 24) -> None:
    """Write pages of as many hosts, each with its true text."""
    for name in ("html", "ground-truth"):
        (folder / "mills" / name).mkdir(parents=True)
    for number in range(count):
        paragraphs = [f"In {1900 + n} it was year {number}. {WORDS * 2}".strip() for n in range(6)]
        inner = "".join(f"<p>{text}</p>" for text in paragraphs)
        menu = "".join(f'<li><a href="/{n}">Story number {n}</a></li>' for n in range(9))
        page = f"<html><body><ul class='menu'>{menu}</ul><article>{inner}</article></body></html>"
        truth = {"articleBody": "\n".join(paragraphs), "url": f"https://mill{number}.example/a"}
        (folder / "mills" / "html" / f"{number:02}.html").write_text(page)
        (folder / "mills" / "ground-truth" / f"{number:02}.json").write_text(json.dumps(truth))


@pytest.mark.slow
def test_the_same_pages_give_the_same_trees(tmp_path: Path) -> None:
    write_pages(tmp_path / "data")
    for name in ("one", "two"):
        arguments = ["--data", str(tmp_path / "data"), "--output", str(tmp_path / f"{name}.json")]
        assert clean.main(arguments) == 0
    one = (tmp_path / "one.json").read_bytes()
    assert one == (tmp_path / "two.json").read_bytes()
    known = json.loads(one)
    assert known["features"] == list(FEATURES)
    held_out = sum(fold_of(f"mill{number}.example", 10) == 0 for number in range(24))
    assert known["pages"] == 24 - held_out


def test_without_pages_nothing_is_written(tmp_path: Path) -> None:
    target = tmp_path / "forest.json"
    assert clean.main(["--data", str(tmp_path), "--output", str(target)]) == 1
    assert not target.exists()
