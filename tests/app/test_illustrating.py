"""Images come after the words, each by itself, and what goes wrong with one hinders nothing."""

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from sourcebook.app import adding, illustrating, reading, upkeep
from sourcebook.app.illustrating import Means, illustrate, illustrations, images, task_of
from sourcebook.app.image_thread import at_once
from sourcebook.app.opening import Library
from sourcebook.model.capture import Capture, Source
from sourcebook.model.edition import Asset, Cleaned, Enclosed
from sourcebook.model.picture import COUNTER, Drawing
from sourcebook.model.settings import Settings, Value
from support.illustrated import WORDS, a_page, an_image
from support.site import Site, serving

HERE: dict[str, Value] = {"fetch_allowed_hosts": "127.0.0.1", "fetch_timeout_s": 2}
ALLOWED = Settings(MappingProxyType(HERE))
MEANS = Means(ALLOWED, illustrating.draw_here, adding.clean_here, at_once)


@pytest.fixture
def site() -> Iterator[Site]:
    """Run a server on 127.0.0.1 for one test."""
    with serving() as found:
        yield found


def add(library: Library, source: Source, means: Means = MEANS) -> adding.Added:
    """Add an article with its images."""
    return adding.add(library, source, means.settings, means=means)


def test_an_article_comes_with_its_images(library: Library, site: Site) -> None:
    site.page("/a.png", an_image(), "image/png")
    site.page("/b.avif", an_image("AVIF"), "text/plain")
    added = add(library, a_page(site, "a.png", "b.avif"))
    first, second = images(library, added.id)
    assert (first.state, first.width, first.height) == ("here", 120, 80)
    assert first.sha256 == first.original
    assert (second.state, second.media_type) == ("here", "image/webp")
    assert second.sha256 != second.original
    assert not upkeep.verify(library).findings


def test_the_images_beside_a_page_in_a_private_network_come_only_as_it_is_added(
    library: Library, site: Site
) -> None:
    site.page("/a.png", an_image(), "image/png")
    means = replace(MEANS, settings=Settings())
    added = add(library, a_page(site, "a.png", "late.png"), means)
    assert [row.state for row in images(library, added.id)] == ["here", "failed"]
    illustrate(library, task_of(library, added.edition_id, retry=True), means)
    assert images(library, added.id)[1].reason == "it leads to a private network"


def test_an_image_that_does_not_come_says_why_and_is_tried_again(
    library: Library, site: Site
) -> None:
    site.page("/a.png", an_image(), "image/png")
    added = add(library, a_page(site, "a.png", "late.png"))
    _, late = images(library, added.id)
    assert (late.state, late.reason) == ("failed", "its server refused it with status 404")
    assert not task_of(library, added.edition_id).on_web
    site.page("/late.png", an_image(), "image/png")
    asked = len(site.asked)
    illustrate(library, task_of(library, added.edition_id, retry=True), MEANS)
    assert [row.state for row in images(library, added.id)] == ["here", "here"]
    assert [request.path for request in site.asked[asked:]] == ["/late.png"]


def a_picture(site: Site, *names: str) -> Source:
    """Serve an article with one picture, of which *names* are versions, the best last."""
    first, *others = names
    sources = "".join(f'<source srcset="/{name}">' for name in others)
    shown = f'{WORDS * 2}<picture>{sources}<img src="/{first}" alt="A lamp"></picture>{WORDS}'
    page = f"<html><title>Harbour</title><body><article><h1>Harbour</h1>{shown}</article></body>"
    return Source.at(site.page("/page", page.encode()))


def test_where_the_best_version_of_a_picture_cannot_be_read_another_one_is_taken(
    library: Library, site: Site
) -> None:
    site.page("/best.jxl", b"\xff\x0a no format that is known here" * 9, "image/jxl")
    site.page("/plain.png", an_image(), "image/png")
    added = add(library, a_picture(site, "plain.png", "gone.webp", "best.jxl"))
    (row,) = images(library, added.id)
    assert (row.state, row.reason, row.width) == ("here", "", 120)
    asked = [request.path for request in site.asked]
    assert asked == ["/page", "/best.jxl", "/gone.webp", "/plain.png"]
    assert [one.others for one in reading.open_article(library, added.id).edition.assets] == [
        (f"{site.address}/gone.webp", f"{site.address}/plain.png")
    ]
    assert not upkeep.verify(library).findings


def test_where_no_version_can_be_read_the_best_says_why(library: Library, site: Site) -> None:
    best = b"\xff\x0a no format that is known here" * 9
    site.page("/best.jxl", best, "image/jxl")
    added = add(library, a_picture(site, "plain.png", "best.jxl"))
    (row,) = images(library, added.id)
    assert row.state == "failed"
    assert row.reason == "its format (JPEG XL) cannot be drawn here"
    site.page("/plain.png", an_image(), "image/png")
    illustrate(library, task_of(library, added.edition_id, retry=True), MEANS)
    assert images(library, added.id)[0].state == "here"


def test_one_pixel_is_no_picture_and_is_not_asked_for_again(library: Library, site: Site) -> None:
    site.page("/a.gif", an_image("GIF", (1, 1)), "image/gif")
    added = add(library, a_page(site, "a.gif"))
    (row,) = images(library, added.id)
    assert (row.state, row.reason) == ("failed", COUNTER)
    assert not task_of(library, added.edition_id, retry=True).on_web


def test_the_setting_keeps_images_away_until_they_are_wished_for(
    library: Library, site: Site
) -> None:
    site.page("/a.png", an_image(), "image/png")
    off = replace(MEANS, settings=Settings(MappingProxyType({**HERE, "fetch_images": False})))
    added = add(library, a_page(site, "a.png"), off)
    assert images(library, added.id)[0].state == "missing"
    assert [request.path for request in site.asked] == ["/page"]
    illustrate(library, task_of(library, added.edition_id, retry=True), off)
    assert images(library, added.id)[0].state == "here"


def test_a_program_that_was_ended_goes_on_where_it_was(library: Library, site: Site) -> None:
    for name in "abc":
        site.page(f"/{name}.png", an_image(shade=ord(name)), "image/png")
    source = a_page(site, "a.png", "b.png", "c.png")
    added = adding.add(library, source, ALLOWED)  # its words are stored; then it is killed
    coming = illustrations(task_of(library, added.edition_id), MEANS)
    illustrating.fill(library, added.edition_id, next(coming))
    coming.close()
    assert illustrating.untried(library) == [added.edition_id]
    illustrate(library, task_of(library, added.edition_id), MEANS)
    assert {row.state for row in images(library, added.id)} == {"here"}
    assert illustrating.untried(library) == []


def test_what_was_not_reached_within_the_limits_is_told_and_goes_on_when_wished(
    library: Library, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [f"{n}.png" for n in range(6)]
    for name in names:
        site.page(f"/{name}", an_image(shade=ord(name[0])), "image/png")
    monkeypatch.setattr(illustrating, "MAX_IMAGES", 4)
    added = add(library, a_page(site, *names))
    rows = images(library, added.id)
    assert [row.state for row in rows] == ["here"] * 4 + ["failed"] * 2
    assert rows[-1].reason == illustrating.BEYOND
    illustrate(library, task_of(library, added.edition_id, retry=True), MEANS)
    assert {row.state for row in images(library, added.id)} == {"here"}


@pytest.mark.parametrize(("limit", "value"), [("MAX_BYTES", 1), ("DEADLINE_S", 0.0)])
def test_there_is_an_end_to_bytes_and_to_patience(
    library: Library, site: Site, monkeypatch: pytest.MonkeyPatch, limit: str, value: float
) -> None:
    names = [f"{n}.png" for n in range(9)]
    for name in names:
        site.page(f"/{name}", an_image(), "image/png")
    monkeypatch.setattr(illustrating, limit, value)
    added = add(library, a_page(site, *names), replace(MEANS, at_once=illustrating.one_by_one))
    assert [row.state for row in images(library, added.id)].count("here") == 1


def holding(data: bytes) -> Means:
    """Return means whose cleaner finds an image in the source."""

    def clean(captured: Capture) -> Cleaned:
        cleaned = adding.clean_here(captured)
        assets = (Asset(1, "enclosed:1", label="A lamp"),)
        return Cleaned(replace(cleaned.edition, assets=assets), (Enclosed(1, data),))

    return replace(MEANS, clean=clean)


def test_an_image_in_the_source_needs_no_network(library: Library) -> None:
    means = holding(an_image("BMP"))
    source = Source.pasted_text("The Harbour\n\nEvery evening somebody lit the lamp.\n")
    added = adding.add(library, source, ALLOWED, cleaner=means.clean, means=means)
    (row,) = images(library, added.id)
    assert (row.state, row.media_type, row.address) == ("here", "image/webp", "enclosed:1")


def a_saved_page(site: Site) -> Source:
    """Return a page saved as one file: one of its images is in it and gone from its site."""
    page = a_page(site, "held.png", "other.png")
    site.page("/other.png", an_image(), "image/png")
    body = b64encode(an_image("BMP")).decode()
    html = "".join(f'{WORDS * 2}<img src="/{name}.png">{WORDS}' for name in ("held", "other"))
    parts = (
        (
            f"Content-Type: text/html\nContent-Location: {page.address}\n\n"
            f"<title>Harbour</title><body><article><h1>Harbour</h1>{html}</article>\n"
        ),
        (
            "Content-Type: image/bmp\nContent-Transfer-Encoding: base64\n"
            f"Content-Location: {site.address}/held.png\n\n{body}\n"
        ),
    )
    whole = "Content-Type: multipart/related; boundary=x\n\n" + "".join(f"--x\n{p}" for p in parts)
    return Source.stdin(f"MIME-Version: 1.0\nFrom: <Saved by Blink>\n{whole}--x--".encode())


def test_an_image_in_the_source_is_not_asked_for_on_the_web(library: Library, site: Site) -> None:
    added = add(library, a_saved_page(site))
    held, other = images(library, added.id)
    assert (held.state, held.media_type) == ("here", "image/webp")
    assert (other.state, other.media_type) == ("here", "image/png")
    assert [asked.path for asked in site.asked] == ["/other.png"]


def test_it_is_found_again_after_a_kill_too(library: Library, site: Site) -> None:
    added = adding.add(library, a_saved_page(site), ALLOWED)
    offline = task_of(library, added.edition_id, is_on_web=False)
    illustrate(library, offline, MEANS)
    assert [row.state for row in images(library, added.id)] == ["here", "missing"]
    illustrate(library, task_of(library, added.edition_id), MEANS)
    assert [row.state for row in images(library, added.id)] == ["here", "here"]
    assert [asked.path for asked in site.asked] == ["/other.png"]


@pytest.mark.parametrize("head", ["", '<link rel="canonical" href="https://a.example/x/river">'])
def test_an_image_from_the_folder_beside_a_saved_page_needs_no_network(
    library: Library, tmp_path: Path, head: str
) -> None:
    page = tmp_path / "The river.html"
    (tmp_path / "The river_files").mkdir()
    (tmp_path / "The river_files" / "a.png").write_bytes(an_image("PNG"))
    shown = f'{WORDS * 2}<img src="./The%20river_files/a.png">{WORDS * 2}'
    page.write_text(f"<head>{head}<title>River</title></head><body><article>{shown}</article>")
    added = adding.add(library, Source.file(page), ALLOWED)
    (tmp_path / "The river_files" / "a.png").unlink()
    assert images(library, added.id)[0].address.startswith("enclosed:sha256-")
    illustrate(library, task_of(library, added.edition_id), MEANS)
    assert images(library, added.id)[0].state == "here"
    assert not upkeep.verify(library).findings


def test_an_image_in_the_source_is_found_again_after_a_kill(library: Library) -> None:
    means = holding(an_image())
    source = Source.pasted_text("The Harbour\n\nEvery evening somebody lit the lamp.\n")
    added = adding.add(library, source, ALLOWED, cleaner=means.clean)
    assert images(library, added.id)[0].state == "missing"
    illustrate(library, task_of(library, added.edition_id), means)
    assert images(library, added.id)[0].state == "here"


def test_an_image_the_source_does_not_hold_says_so(library: Library) -> None:
    means = holding(b"")
    source = Source.pasted_text("The Harbour\n\nEvery evening somebody lit the lamp.\n")
    added = adding.add(library, source, ALLOWED, cleaner=means.clean, means=means)
    assert images(library, added.id)[0].reason == "its source does not hold it"


def test_a_lost_reading_form_is_made_anew(library: Library, site: Site) -> None:
    site.page("/b.bmp", an_image("BMP"), "image/bmp")
    added = add(library, a_page(site, "b.bmp"))
    (path,) = (library.folder / "assets").glob("??/*")
    before = path.read_bytes()
    path.unlink()
    assert not upkeep.check(library).is_sound
    assert any("made anew" in one for one in upkeep.repair(library).findings)
    assert path.read_bytes() == before
    assert not upkeep.verify(library).findings
    assert images(library, added.id)[0].state == "here"


def test_what_cannot_be_opened_is_kept_and_says_why(library: Library, site: Site) -> None:
    site.page("/a.png", an_image(), "image/png")
    broken = replace(MEANS, draw=lambda _: Drawing("", reason="it could not be opened"))
    added = add(library, a_page(site, "a.png"), broken)
    (row,) = images(library, added.id)
    assert (row.state, row.reason) == ("failed", "it could not be opened")
