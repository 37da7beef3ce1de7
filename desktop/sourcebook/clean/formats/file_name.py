"""The name of a file as the title of a document that states none: better than nothing."""

from dataclasses import replace
from pathlib import PurePath
from typing import Final
from urllib.parse import unquote

from sourcebook.clean.draft import Draft
from sourcebook.model.capture import Capture, Method
from sourcebook.model.citation import Origin

SOURCE: Final = "file name"
"""Where such a title comes from, as `Origin.source` says it."""

_SEPARATORS: Final = str.maketrans("_", " ")


def with_title(draft: Draft, capture: Capture) -> Draft:
    """Give *draft* the name of its file for a title, as a guess, where it has none."""
    title = "" if draft.metadata.title else title_of(capture)
    if not title:
        return draft
    return replace(
        draft,
        metadata=replace(draft.metadata, title=title),
        origins=(*draft.origins, Origin("title", SOURCE, is_guess=True)),
    )


def title_of(capture: Capture) -> str:
    """Return the name of the file that was captured, without its ending; may be empty."""
    if capture.method is Method.FILE:
        name = capture.source.replace("\\", "/")
    elif capture.method is Method.HTTP:
        name = unquote(capture.address.partition("?")[0])
    else:
        return ""
    return PurePath(name.rpartition("/")[2]).stem.translate(_SEPARATORS).strip()
