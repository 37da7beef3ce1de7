"""The images of a page that a browser saved “complete” come from the folder beside it."""

import os
from pathlib import Path

import pytest

from sourcebook.capture import beside as reading
from sourcebook.capture import read
from sourcebook.model.capture import BESIDE, Capture, Source
from support.illustrated import an_image

PNG = an_image()


def saved(folder: Path, body: str, *files: str, name: str = "The river_files") -> Capture:
    beside = folder / name
    beside.mkdir()
    for file in files:
        (beside / file).write_bytes(PNG)
    page = folder / "The river.html"
    page.write_text(f"<title>River</title><p>Words.{body}", encoding="utf-8")
    return read(Source.file(page))


def names(capture: Capture) -> list[str]:
    return [one.address for one in capture.resources if one.role == BESIDE]


def test_an_image_that_the_page_names_is_kept_with_it(tmp_path: Path) -> None:
    capture = saved(tmp_path, '<img src="./The river_files/a.png">', "a.png", "b.png")
    page, image = capture.resources
    assert (page.role, image.role, image.data) == ("page", BESIDE, PNG)
    assert (image.address, image.media_type) == ("The river_files/a.png", "image/png")


@pytest.mark.parametrize("ending", reading.ENDINGS)
def test_the_folder_is_known_in_many_languages(tmp_path: Path, ending: str) -> None:
    name = f"The river{ending}"
    assert len(names(saved(tmp_path, f'<img src="{name}/a.png">', "a.png", name=name))) == 1


@pytest.mark.parametrize(
    ("written", "file"),
    [
        ('src="The%20river_files/a%20b.png"', "a b.png"),
        ('src="The river_files/a b.png"', "a b.png"),
        ('src="The river_files/a&amp;b.png"', "a&b.png"),
        ('src="The river_files/fl%C3%BC.png?v=2"', "flü.png"),
        ('srcset="The%20river_files/s.png 400w, The%20river_files/l.png 900w"', "l.png"),
        ('style="background: url(The%20river_files/a.png)"', "a.png"),
    ],
)
def test_names_are_found_however_they_are_written(tmp_path: Path, written: str, file: str) -> None:
    assert names(saved(tmp_path, f"<img {written}>", file)) == [f"The river_files/{file}"]


def test_what_is_no_image_or_no_plain_file_is_passed_over(tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(PNG)
    beside = tmp_path / "The river_files"
    beside.mkdir()
    (beside / "link.png").symlink_to(secret)
    (beside / "words.png").write_text("no image")
    (beside / "inner.png").mkdir()
    os.mkfifo(beside / "pipe.png")
    shown = "".join(
        f'<img src="The river_files/{name}.png">'
        for name in ("link", "words", "inner", "pipe", "gone", "../secret")
    )
    page = tmp_path / "The river.html"
    page.write_text(f"<p>Words.{shown}")
    assert names(read(Source.file(page))) == []


def test_too_much_is_not_taken_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_BYTES", 2 * len(PNG))
    files = ("a.png", "b.png", "c.png")
    shown = "".join(f'<img src="The river_files/{file}">' for file in files)
    assert len(names(saved(tmp_path, shown, *files))) == 2


def test_a_page_without_a_folder_is_read_alone(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text("<p>Words.")
    assert len(read(Source.file(page)).resources) == 1
