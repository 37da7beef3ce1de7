"""What a file of the index raises that is not what was written."""

from collections.abc import Iterator
from contextlib import contextmanager


class Damaged(Exception):
    """A file of the index is not what was written; says which."""


@contextmanager
def decoding(name: str) -> Iterator[None]:
    """Turn what broken bytes raise while they are decoded into `Damaged`.

    They show as many kinds of errors (of zlib and struct, too); so nothing but decoding may stand
    in the block. Their texts may hold words of articles: only the *name* of the file is told.
    """
    try:
        yield
    except OSError:
        raise
    except Exception as error:
        raise Damaged(name) from error
