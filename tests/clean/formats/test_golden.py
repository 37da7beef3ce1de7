"""Every format gives the edition that was once looked at and found right.

The samples are written by ``tests/data/formats/make.py``; `write_expected` writes what is expected
of them anew, to be read before it is kept.
"""

import json
import runpy
from pathlib import Path

import pytest

from sourcebook.base.digest import sha256
from sourcebook.capture import read
from sourcebook.clean import clean
from sourcebook.model.capture import Source
from sourcebook.model.edition import Cleaned
from support.pages import faults

FOLDER = Path(__file__).resolve().parents[2] / "data" / "formats"
NAMES = (
    "newsletter.eml",
    "page.mhtml",
    "singlefile.html",
    "the_old_pier.png",
    "visit.wacz",
    "visit.warc",
    "visit.warc.gz",
)


def cleaned(name: str) -> Cleaned:
    return clean(read(Source.file(FOLDER / name)))


def shown(done: Cleaned) -> dict[str, object]:
    """Return what a reader would notice of an edition."""
    edition = done.edition
    known = edition.metadata
    return {
        "title": known.title,
        "byline": known.byline,
        "site": known.site,
        "published": known.published,
        "language": known.language,
        "status": str(edition.status),
        "rules": edition.rules,
        "blocks": [[b.kind.value, edition.text[b.start : b.end]] for b in edition.blocks],
        "links": [s.href for b in edition.blocks for s in b.spans if s.href],
        "cuts": [[cut.reason, cut.text] for cut in edition.cuts],
        "assets": [[asset.number, asset.address, asset.label] for asset in edition.assets],
        "enclosed": [[one.number, sha256(one.data)] for one in done.enclosed],
    }


def write_expected() -> None:
    """Write what the samples give now beside them."""
    for name in NAMES:
        words = json.dumps(shown(cleaned(name)), ensure_ascii=False, indent=1)
        (FOLDER / f"{name}.json").write_text(f"{words}\n", "utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_gives_the_expected_edition(name: str) -> None:
    done = cleaned(name)
    assert shown(done) == json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    assert faults(done.edition) == []


def test_the_samples_are_those_that_their_script_writes() -> None:
    samples = runpy.run_path(str(FOLDER / "make.py"))["samples"]()
    assert sorted(samples) == sorted(NAMES)
    for name, data in samples.items():
        assert (FOLDER / name).read_bytes() == data


def test_every_sample_holds_both_pictures_byte_for_byte() -> None:
    made = runpy.run_path(str(FOLDER / "make.py"))
    for name in ("page.mhtml", "singlefile.html", "visit.wacz", "visit.warc", "visit.warc.gz"):
        assert [one.data for one in cleaned(name).enclosed] == [made["FERRY"], made["PIER"]]


@pytest.mark.parametrize(
    "name", ["page.mhtml", "singlefile.html", "visit.wacz", "visit.warc", "visit.warc.gz"]
)
def test_the_page_inside_has_its_own_address(name: str) -> None:
    captured = read(Source.file(FOLDER / name))
    assert captured.address == "https://example.org/news/ferry"
