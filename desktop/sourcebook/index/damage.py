"""Tell every failure of the index as one error."""

from types import TracebackType

from sourcebook.index.columnar.damaged import Damaged
from sourcebook.model.errors import IndexUnavailable


class damage_told:  # noqa: N801 - is read as a verb, and costs a third of a `contextmanager`
    """Turn what a missing, unreadable or damaged file of the index raises into `IndexUnavailable`.

    Nothing else: a bug must not be told as damage, or the index is made anew for ever.
    """

    __slots__ = ()

    def __enter__(self) -> None:
        pass

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        if isinstance(error, FileNotFoundError):
            raise IndexUnavailable(reason="it is missing or incomplete") from error
        if isinstance(error, OSError):
            raise IndexUnavailable(reason=error.strerror or type(error).__name__) from error
        if isinstance(error, Damaged):
            raise IndexUnavailable(reason=f"it is damaged: {error}") from error
