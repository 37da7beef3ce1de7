"""Change what belongs to an article that lies open, in a parse worker that waits for no page."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, Protocol, TypeVar

from sourcebook import library
from sourcebook.app import cutting, ruling
from sourcebook.app.parsers import Parser
from sourcebook.library import Prepared
from sourcebook.model.changes import Changes
from sourcebook.model.edition import Edition
from sourcebook.model.errors import NotInLibrary

T = TypeVar("T")


class Access(Protocol):
    """The way to the library, as `jobs.Jobs` has it."""

    def read(self, function: Callable[..., T], *args: Any) -> "Future[T]":
        """Run *function* on a reader thread."""

    def write(self, function: Callable[..., T], *args: Any, **kwargs: Any) -> "Future[T]":
        """Run *function* on the library thread."""


class Cutter:
    """Makes editions with other cuts; each of its methods blocks until all is on the disk."""

    def __init__(self, access: Access) -> None:
        self._access = access
        self._parser = Parser(1, steps_back=False)

    def get_ready(self) -> None:
        """Start the worker, that the first change need not wait for it."""
        self._parser.run(cutting.ready_here, None, None)

    def close(self) -> None:
        """End the worker."""
        self._parser.close()

    def recut(
        self,
        article_id: str,
        edition_id: str,
        change: Callable[[Edition, int], Prepared],
        where: int,
    ) -> Changes:
        """Store what *change* makes of an edition at the place *where*.

        Raises:
            EditionSuperseded: The article shows another edition by now.
        """
        edition = self._access.read(library.edition, edition_id).result()
        made = self._parser.run(change, edition, where)
        return self._access.write(cutting.store, article_id, edition_id, made).result()

    def clean_again(
        self, article_id: str, edition_id: str, get_images: Callable[[str, str], object]
    ) -> Changes:
        """Clean an article anew from its kept bytes; *get_images* gets those of the new edition.

        Raises:
            NotInLibrary: There is no capture of it.
        """
        before = self._access.read(library.edition, edition_id).result()
        captured = self._access.read(library.capture_of, edition_id).result()
        if captured is None:
            raise NotInLibrary(id=article_id)
        rules = self._access.read(ruling.rules_for, captured.address).result()
        made = self._parser.run(ruling.cleaned_again, (captured, rules), before)
        changes = self._access.write(cutting.store, article_id, edition_id, made).result()
        get_images(made.id, captured.private_host)
        return changes

    def remember_rule(self, edition_id: str, wish: ruling.Wish) -> Changes:
        """Make rules for the site of an edition; no changes if its page lacks the words.

        Raises:
            NotInLibrary: There is no capture of it.
        """
        captured = self._access.read(library.capture_of, edition_id).result()
        if captured is None:
            raise NotInLibrary(id=edition_id)
        patterns = self._parser.run(ruling.patterns_here, captured, wish)
        return self._access.write(ruling.remember, captured, patterns, keeps=wish.keeps).result()
