"""The copy of an original, opened in a real browser, asks nobody for anything."""

import shutil
import subprocess
from pathlib import Path

import pytest

from sourcebook.clean.inert import POLICY, inert_page
from sourcebook.clean.page_sources import PageSource
from support.asking import asking
from support.serving import site
from support.site import Site

__all__ = ["site"]

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here"),
]


def see(page: Path, folder: Path) -> str:
    """Open *page* as a person would, wait, and return what became of it."""
    assert CHROMIUM is not None
    done = subprocess.run(
        [
            *(CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom"),
            *("--no-first-run", "--disable-background-networking", "--disable-component-update"),
            *("--virtual-time-budget=4000", f"--user-data-dir={folder}", page.as_uri()),
        ],
        capture_output=True,
        timeout=120,
        check=False,
    )
    return done.stdout.decode("utf-8", "replace")


def test_a_page_that_asks_in_every_way_reaches_nobody(site: Site, tmp_path: Path) -> None:
    hostile = asking(site.address)
    page = tmp_path / "original.html"
    source = PageSource(hostile.encode(), f"{site.address}/a.html")
    page.write_text(inert_page([source], "Saved", {}), "utf-8")
    seen = see(page, tmp_path / "browser")
    assert "lit the lamp above the harbour" in seen
    assert [request.path for request in site.asked] == []


def test_the_sanitised_page_alone_reaches_nobody_either(site: Site, tmp_path: Path) -> None:
    source = PageSource(asking(site.address).encode(), f"{site.address}/a.html")
    made = inert_page([source], "Saved", {}).replace(POLICY, "default-src * 'unsafe-inline' data:")
    page = tmp_path / "without_policy.html"
    page.write_text(made, "utf-8")
    assert "lit the lamp" in see(page, tmp_path / "browser")
    assert [request.path for request in site.asked] == []


def test_the_page_itself_would_have_asked(site: Site, tmp_path: Path) -> None:
    page = tmp_path / "hostile.html"
    page.write_text(asking(site.address).replace('http-equiv="refresh"', ""), "utf-8")
    see(page, tmp_path / "browser")
    assert len({request.path for request in site.asked}) > 10
