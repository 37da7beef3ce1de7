"""Counters are told from pictures by their address."""

import pytest

from sourcebook.base.counters import is_counter


@pytest.mark.parametrize(
    "address",
    [
        "https://www.facebook.com/tr?id=1&noscript=1",
        "https://ad.doubleclick.net/ddm/x.jpg",
        "https://b.scorecardresearch.com/p?c1=2",
        "https://example.org/matomo.php?idsite=3",
        "https://example.org/b/ss/paper/1/H.2/s1",
        "https://example.org/pixel.gif?u=7",
        "https://vg08.met.vgwort.de/na/0123",
        "https://stats.example.org/track.php?x",
    ],
)
def test_a_counter_is_known(address: str) -> None:
    assert is_counter(address)


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/photos/pixel-art.gif",
        "https://example.org/2026/03/bridge.jpg",
        "https://notdoubleclick.net/a.jpg",
        "https://i0.wp.com/example.org/a.jpg",
        "https://facebook.com/trees/a.jpg",
        "https://[broken/a.jpg",
        "",
    ],
)
def test_a_picture_is_not_taken_for_one(address: str) -> None:
    assert not is_counter(address)
