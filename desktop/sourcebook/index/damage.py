"""Tell every failure of the index as one error."""

from collections.abc import Iterator
from contextlib import contextmanager

from sourcebook.index.columnar.damaged import Damaged
from sourcebook.model.errors import IndexUnavailable


@contextmanager
def damage_told() -> Iterator[None]:
    """Turn what a missing, unreadable or damaged file of the index raises into `IndexUnavailable`.

    Nothing else: a bug must not be told as damage, or the index is made anew for ever.
    """
    try:
        yield
    except FileNotFoundError as error:
        raise IndexUnavailable(reason="it is missing or incomplete") from error
    except OSError as error:
        raise IndexUnavailable(reason=error.strerror or type(error).__name__) from error
    except Damaged as error:
        raise IndexUnavailable(reason=f"it is damaged: {error}") from error
