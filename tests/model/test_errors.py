"""Errors are sentences with fields, and survive the way between processes."""

import pickle
from string import Formatter

import pytest

from sourcebook.model import errors
from sourcebook.model.errors import SourcebookError


def kinds() -> list[type[SourcebookError]]:
    """Return every error class of the program."""
    found = [one for one in vars(errors).values() if isinstance(one, type)]
    return [one for one in found if issubclass(one, SourcebookError)]


def made(kind: type[SourcebookError]) -> SourcebookError:
    """Make an error with a value in each of its fields."""
    names = {name for _, name, _, _ in Formatter().parse(kind.template) if name}
    return kind(**{name: f"<{name}>" for name in names})


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.__name__)
def test_an_error_is_a_whole_sentence_with_its_fields_in_it(kind: type[SourcebookError]) -> None:
    error = made(kind)
    assert str(error)[-1] in ".?!" or kind.template.endswith("{reason}")
    assert all(str(value) in str(error) for value in error.fields.values())


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.__name__)
def test_an_error_travels_between_processes_with_its_fields(kind: type[SourcebookError]) -> None:
    error = made(kind)
    back = pickle.loads(pickle.dumps(error))  # noqa: S301 - pickled one line above
    assert type(back) is kind
    assert back.fields == error.fields
    assert str(back) == str(error)


def test_a_missing_or_unknown_field_is_our_bug() -> None:
    with pytest.raises(TypeError, match="takes"):
        errors.NotInLibrary()
    with pytest.raises(TypeError, match="takes"):
        errors.NotInLibrary(id="x", other="y")


def test_every_error_stands_in_the_tree_at_the_top() -> None:
    assert errors.__doc__ is not None
    missing = [kind.__name__ for kind in kinds() if kind.__name__ not in errors.__doc__]
    assert not missing
