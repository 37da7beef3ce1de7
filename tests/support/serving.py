"""A fixture that runs a web server on this machine for one test."""

from collections.abc import Iterator

import pytest

from support.site import Site, serving


@pytest.fixture
def site() -> Iterator[Site]:
    """Run a server on 127.0.0.1 for one test."""
    with serving() as found:
        yield found
