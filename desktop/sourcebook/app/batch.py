"""Take in many sources at once, and tell of each in its turn."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
from functools import partial

from sourcebook.app import adding, following, ruling
from sourcebook.app.illustrating import Means
from sourcebook.app.parsers import Parser
from sourcebook.library import Library
from sourcebook.model.capture import Capture, Source
from sourcebook.model.edition import Edition
from sourcebook.model.errors import SourcebookError
from sourcebook.model.settings import Settings


def add_all(
    opened: Library,
    sources: Iterable[Source],
    settings: Settings,
    tags: Sequence[str],
    parser: Parser,
    means: Means | None = None,
) -> Iterator[adding.Added]:
    """Add *sources*, fetched and cleaned side by side, stored in their order.

    The library is touched on the calling thread alone. A source that fails is told in its
    turn and does not stop the others. With *means* the images of each are got once it is stored.
    """

    def fetched(source: Source) -> Capture:
        return adding.capture_source(source, settings)

    def cleaned(step: _Step) -> tuple[Capture, adding.Ready | None]:
        captured = step.captured.result()
        if step.is_known:
            return captured, None
        prepare = partial(parser.prepare, rules=step.rules)
        return following.complete(captured, settings, prepare, parser.leads)

    steps = (_Step(opened, *pair) for pair in parser.ahead(fetched, sources))
    for step, result in parser.ahead(cleaned, steps):
        try:
            captured, found = result.result()
            yield adding.store_with_images(opened, captured, found, tags, means)
        except SourcebookError as error:
            yield adding.failed(step.source, error)


def clean_all(
    sources: Iterable[Source], settings: Settings, parser: Parser
) -> "Iterator[Future[Edition]]":
    """Clean *sources* side by side without adding them; gives them in their order."""

    def cleaned(source: Source) -> Edition:
        return parser.clean(adding.capture_source(source, settings)).edition

    return (edition for _, edition in parser.ahead(cleaned, sources))


class _Step:
    """A source that was fetched, or not; looked up in the library when it was."""

    def __init__(self, opened: Library, source: Source, captured: "Future[Capture]") -> None:
        self.source = source
        self.captured = captured
        failed = captured.exception() is not None
        self.is_known = not failed and bool(adding.known_by_bytes(opened, captured.result()))
        self.rules = () if failed else ruling.rules_for(opened, captured.result().address)
