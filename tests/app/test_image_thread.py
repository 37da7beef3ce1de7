"""Images come beside the reading: at once, in their turn, and without holding up the end."""

import threading
from contextlib import closing
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from types import MappingProxyType

import pytest

from sourcebook.app import adding, illustrating
from sourcebook.app.image_thread import at_once
from sourcebook.app.jobs import Jobs
from sourcebook.app.opening import open_library
from sourcebook.model.changes import Changes
from sourcebook.model.settings import Settings
from support.illustrated import a_page, an_image
from support.screen import wait_until
from support.site import serving

pytestmark = pytest.mark.slow

HERE = Settings(MappingProxyType({"fetch_allowed_hosts": "127.0.0.1"}))


def test_lanes_are_gone_along_at_once_and_each_in_its_order() -> None:
    together, most = threading.Barrier(2, timeout=10), []

    def work(item: str) -> str:
        if item[1] == "0":
            together.wait()
        most.append(item)
        return item

    lanes = [[f"{lane}{n}" for n in range(4)] for lane in "ab"]
    assert sorted(at_once(work, lanes, 2)) == sorted(lanes[0] + lanes[1])
    for lane in lanes:
        assert [item for item in most if item in lane] == lane


def test_lanes_that_are_left_begin_nothing_new() -> None:
    begun: list[int] = []

    def work(item: int) -> int:
        begun.append(item)
        return item

    coming = at_once(work, [list(range(100))], 2)
    next(coming)
    coming.close()
    assert len(begun) <= 2


def test_words_do_not_wait_for_pictures(tmp_path: Path) -> None:
    gate = threading.Event()
    told: list[Changes] = []
    with serving() as site, closing(Jobs(tmp_path / "library", HERE)) as jobs:
        site.page("/a.bmp", an_image("BMP"), "image/bmp")
        reply = site.replies["/a.bmp"]

        def late(request: BaseHTTPRequestHandler) -> None:
            gate.wait(20)
            reply(request)

        site.replies["/a.bmp"] = late
        jobs.on_changes.append(told.append)
        jobs.open()
        added = jobs.add(a_page(site, "a.bmp")).result(60)
        assert added.status == "added"
        assert jobs.read(illustrating.images, added.id).result(60)[0].state == "missing"
        gate.set()
        image = Changes(editions=frozenset({added.edition_id}))
        wait_until(lambda: any(replace(one, seq=0) == image for one in told), "the image")
        assert jobs.read(illustrating.images, added.id).result(60)[0].state == "here"


def test_the_window_gets_the_images_beside_a_page_in_a_private_network(tmp_path: Path) -> None:
    with serving() as site, closing(Jobs(tmp_path / "library", Settings())) as jobs:
        site.page("/a.png", an_image(), "image/png")
        jobs.open()
        added = jobs.add(a_page(site, "a.png")).result(60)
        wait_until(
            lambda: jobs.read(illustrating.images, added.id).result(60)[0].state == "here",
            "the image",
        )


def test_the_next_start_gets_the_images_that_were_not_tried(tmp_path: Path) -> None:
    with serving() as site, closing(Jobs(tmp_path / "library", HERE)) as jobs:
        site.page("/a.png", an_image(), "image/png")
        with open_library(tmp_path / "library") as opened:
            added = adding.add(opened, a_page(site, "a.png"), HERE)  # and killed
        jobs.open()
        wait_until(
            lambda: jobs.read(illustrating.images, added.id).result(60)[0].state == "here",
            "the image",
        )


def test_a_server_that_says_nothing_does_not_hold_up_the_end(tmp_path: Path) -> None:
    gate, asked = threading.Event(), threading.Event()
    jobs = Jobs(tmp_path / "library", HERE)
    with serving() as site:

        def silent(_: BaseHTTPRequestHandler) -> None:
            asked.set()
            gate.wait(20)

        site.replies["/a.png"] = silent
        jobs.open()
        jobs.add(a_page(site, "a.png")).result(60)
        assert asked.wait(20)
        jobs.close()
        assert not gate.is_set()
        with open_library(jobs.folder) as again:
            assert illustrating.untried(again)
        gate.set()
