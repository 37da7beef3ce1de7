"""The original of an article is shown from a private copy that goes away again."""

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from sourcebook.app import adding, original_view
from sourcebook.app.jobs import Jobs
from sourcebook.app.opening import Library, open_library
from sourcebook.base.digest import sha256
from sourcebook.model.article import Metadata
from sourcebook.model.capture import Capture, Method, Resource, Source
from sourcebook.model.edition import Edition, Landmark, Place
from sourcebook.model.errors import CleaningFailed, NotInLibrary, OriginalNotOpened
from sourcebook.model.original import Look
from sourcebook.model.settings import Settings
from support.asking import asking

FORMATS = Path(__file__).resolve().parents[1] / "data" / "formats"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let copies lie in a folder of the test."""
    monkeypatch.setenv("SOURCEBOOK_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path / "library") as opened:
        yield opened


def added(library: Library, source: Source) -> str:
    return adding.add(library, source, Settings()).id


def task_with(media_type: str) -> original_view.Task:
    page = Resource("page", "", media_type, b"MZ bytes", sha256(b"MZ bytes"))
    capture = Capture("c", "s", "", Method.FILE, media_type, "", "2026-01-01T00:00:00Z", (page,))
    return original_view.Task("a1", "Title", capture)


def test_a_web_page_becomes_a_copy_that_this_user_alone_can_read(
    library: Library, home: Path
) -> None:
    page = Source.pasted_html(asking("http://127.0.0.1:1") * 2, "http://127.0.0.1:1/")
    task = original_view.task_of(library, added(library, page))
    made = original_view.copy(task, library.folder)
    words = made.path.read_text("utf-8")
    assert (made.look, made.path.suffix) == (Look.PAGE, ".html")
    assert f"captured {made.captured_at[:10]}" in words
    assert "<script" not in words
    assert made.path.is_relative_to(home)
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o400
    assert stat.S_IMODE(made.path.parent.stat().st_mode) == 0o700
    assert original_view.copy(task, library.folder) == made


def test_copies_are_forgotten_and_the_library_is_not(library: Library) -> None:
    article_id = added(library, Source.pasted_html("<p>Words of a page.</p>" * 20))
    task = original_view.task_of(library, article_id)
    made = original_view.copy(task, library.folder)
    original_view.forget_copies(library.folder)
    original_view.forget_copies(library.folder)
    assert not made.path.exists()
    assert original_view.task_of(library, article_id) == task


def test_a_pdf_is_opened_at_the_page_that_was_read(library: Library) -> None:
    task = original_view.task_of(library, added(library, Source.file(FORMATS / "wells.pdf")))
    made = original_view.copy(task, library.folder)
    assert (made.look, made.page) == (Look.PDF, 1)
    assert made.path.read_bytes() == (FORMATS / "wells.pdf").read_bytes()


def test_the_page_of_a_place_is_the_last_that_begins_before_it() -> None:
    marks = tuple(Landmark(at, Place.PAGE, str(at)) for at in (0, 100, 200))
    chapter = Landmark(50, Place.CHAPTER, "One")
    edition = Edition("e", "c", Metadata(), "", "", (), landmarks=(*marks, chapter))
    assert [original_view.page_at(edition, at) for at in (0, 99, 100, 500)] == [1, 1, 2, 3]
    assert original_view.page_at(Edition("e", "c", Metadata(), "", "", ()), 5) == 1


def test_a_document_goes_as_it_came_under_a_name_of_ours(library: Library) -> None:
    task = original_view.task_of(library, added(library, Source.file(FORMATS / "report.docx")))
    made = original_view.copy(task, library.folder)
    assert (made.look, made.path.suffix) == (Look.FILE, ".docx")
    assert made.path.read_bytes() == (FORMATS / "report.docx").read_bytes()


@pytest.mark.parametrize(
    "kind", ["application/x-msdownload", "application/x-desktop", "image/svg+xml", ""]
)
def test_what_could_run_is_not_handed_on(library: Library, kind: str) -> None:
    with pytest.raises(OriginalNotOpened, match="--out FILE"):
        original_view.copy(task_with(kind), library.folder)


def test_a_copy_that_cannot_be_written_is_told(library: Library, home: Path) -> None:
    home.mkdir()
    (home / "cache").write_text("a file in the way")
    with pytest.raises(OriginalNotOpened):
        original_view.copy(task_with("text/plain"), library.folder)


def test_an_article_that_is_not_there_is_told(library: Library) -> None:
    with pytest.raises(NotInLibrary):
        original_view.task_of(library, "nothing")


@pytest.mark.slow
def test_the_window_makes_copies_in_a_helper_and_forgets_them_at_the_end(tmp_path: Path) -> None:
    jobs = Jobs(tmp_path / "library", Settings())
    jobs.open()
    try:
        page_id = jobs.add(Source.pasted_html("<p>Words of a page.</p>" * 20)).result(60).id
        pdf_id = jobs.add(Source.file(FORMATS / "wells.pdf")).result(60).id
        page, pdf = (jobs.original(one).result(60) for one in (page_id, pdf_id))
        assert "Words of a page." in page.path.read_text("utf-8")
        drawn = jobs.pdf_page(pdf.path, 1, 300).result(60)
        assert abs(drawn.width - 300) <= 1
        assert len(drawn.data) == 4 * drawn.width * drawn.height
        assert jobs.pdf_page(pdf.path, 999, 100).result(60).number == drawn.count
        with pytest.raises(CleaningFailed):
            jobs.pdf_page(page.path, 1, 300).result(60)
    finally:
        jobs.close()
    assert not page.path.exists()
    assert not pdf.path.exists()
