"""A page of a PDF is drawn as wide as asked, within limits."""

from pathlib import Path

import pytest

from sourcebook.clean.formats.pdf import picture
from sourcebook.model.errors import CleaningFailed

WELLS = Path(__file__).resolve().parents[2] / "data" / "formats" / "wells.pdf"


def test_a_page_has_ink_on_white() -> None:
    drawn = picture.page_picture(WELLS, 1, 400)
    assert abs(drawn.width - 400) <= 1
    assert len(drawn.data) == 4 * drawn.width * drawn.height
    assert drawn.data[:3] == b"\xff\xff\xff"
    assert drawn.data.count(b"\xff") < len(drawn.data)


@pytest.mark.parametrize(("asked", "shown"), [(-5, 1), (0, 1), (1, 1), (10_000, None)])
def test_a_number_beyond_the_document_is_the_nearest(asked: int, shown: int | None) -> None:
    drawn = picture.page_picture(WELLS, asked, 60)
    assert drawn.number == (shown or drawn.count)


def test_a_picture_never_grows_beyond_its_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture, "MOST_PIXELS", 10_000)
    drawn = picture.page_picture(WELLS, 1, 1_000_000)
    assert drawn.width * drawn.height < 11_000


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"rubbish" * 100])
def test_rubbish_is_told(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "bad.pdf").write_bytes(data)
    with pytest.raises(CleaningFailed):
        picture.page_picture(tmp_path / "bad.pdf", 1, 100)
