"""Every library that a released program wrote can still be opened, its words unharmed."""

import shutil
from pathlib import Path

import pytest

from sourcebook import library
from sourcebook.library import migrate

LIBRARIES = Path(__file__).resolve().parents[1] / "data" / "libraries"


@pytest.fixture(params=sorted(path.name for path in LIBRARIES.iterdir()))
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    shutil.copytree(LIBRARIES / request.param, folder)
    return folder


def test_there_is_a_library_of_every_earlier_step() -> None:
    names = sorted(path.name for path in LIBRARIES.iterdir())
    assert names == [f"{step:04}" for step in range(1, len(migrate.steps()))]


def test_an_older_library_is_brought_up_to_date_whole(old: Path) -> None:
    with library.open_library(old, write=True) as lib:
        assert migrate.shape_of(lib.db).schema == len(migrate.steps())
        assert library.check(lib) == []
        assert not library.verify(lib).findings


def test_its_articles_and_highlights_are_as_they_were(old: Path) -> None:
    with library.open_library(old, write=True) as lib:
        second, first = library.articles(lib)
        assert [first.metadata.title, second.metadata.title] == ["The bridge", "Zweitens"]
        edition = library.edition(lib, first.edition_id)
        (mark,) = library.highlights(lib, first.id)
        assert edition.text[mark.placement.start : mark.placement.end] == mark.anchor.quote
        assert first.tags == ("Flüsse",)
        (capture,) = library.captures(lib, first.id)
        assert library.original(lib, capture.resources[0].sha256).startswith(b"The bridge")
