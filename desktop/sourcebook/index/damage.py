"""Tell every failure of the index as one error."""

from collections.abc import Iterator
from contextlib import contextmanager

from sourcebook.model.errors import IndexUnavailable


@contextmanager
def damage_told() -> Iterator[None]:
    """Turn whatever a damaged or missing index raises into `IndexUnavailable`.

    Damage shows as many kinds of errors (EOFError, struct.error, UnpicklingError, KeyError …).
    Their texts may hold words of articles: only their kind is told.
    """
    try:
        yield
    except IndexUnavailable:
        raise
    except FileNotFoundError as error:
        raise IndexUnavailable(reason="it is missing or incomplete") from error
    except OSError as error:
        raise IndexUnavailable(reason=error.strerror or type(error).__name__) from error
    except Exception as error:
        raise IndexUnavailable(reason=f"it is damaged: {type(error).__name__}") from error
