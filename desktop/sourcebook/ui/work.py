"""Bring results of background work home to the window's thread.

Results travel as a queued signal, so a callback always runs on the main thread, between
two events, never inside the call that started the work.
"""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from sourcebook.model.changes import Changes

__all__ = ["Future", "Work"]

T = TypeVar("T")


class Teller(Protocol):
    """What tells of changes and of trouble on any thread, as ``app.jobs.Jobs`` does."""

    on_changes: list[Callable[[Changes], None]]
    on_trouble: list[Callable[[Exception], None]]


@dataclass(frozen=True, slots=True)
class Parcel:
    """A finished future on its way to its callbacks."""

    owner: QObject
    future: "Future[Any]"
    on_result: Callable[[Any], None] | None
    on_error: Callable[[BaseException], None] | None


class Work(QObject):
    """The way home from the threads.

    Signals:
        failed: An error that nobody asked to hear of (BaseException).
        changed: What changed in the library, also by another process (Changes).
    """

    failed = Signal(object)
    changed = Signal(object)
    _arrived = Signal(object)
    _changes_arrived = Signal(object)
    _trouble_arrived = Signal(object)

    def __init__(self, teller: Teller | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._changes_arrived.connect(self.changed, Qt.ConnectionType.QueuedConnection)
        self._trouble_arrived.connect(self.failed, Qt.ConnectionType.QueuedConnection)
        if teller is not None:
            teller.on_changes.append(self._changes_arrived.emit)
            teller.on_trouble.append(self._trouble_arrived.emit)

    def then(
        self,
        future: "Future[T]",
        on_result: Callable[[T], None] | None = None,
        on_error: Callable[[BaseException], None] | None = None,
        *,
        owner: QObject,
    ) -> None:
        """Call *on_result* or *on_error* on the main thread when *future* is done.

        A cancelled future calls nobody, and neither does one whose *owner* is gone by
        then. Without *on_error* an error goes to `failed`.
        """
        parcel = Parcel(owner, future, on_result, on_error)
        future.add_done_callback(lambda _: self._arrived.emit(parcel))

    def _deliver(self, parcel: Parcel) -> None:
        if parcel.future.cancelled() or not isValid(parcel.owner):
            return
        error = parcel.future.exception()
        if error is None:
            if parcel.on_result is not None:
                parcel.on_result(parcel.future.result())
        elif parcel.on_error is not None:
            parcel.on_error(error)
        else:
            self.failed.emit(error)
