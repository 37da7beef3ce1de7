"""An image: kept, shown, and said to be without text."""

from pathlib import PurePath
from typing import Final
from urllib.parse import unquote

from sourcebook.clean.draft import Draft
from sourcebook.clean.enclosing import name_of
from sourcebook.model.article import Metadata, Status
from sourcebook.model.capture import Capture, Method
from sourcebook.model.edition import Asset

_SEPARATORS: Final = str.maketrans("_", " ")


def draft_of_image(capture: Capture) -> Draft:
    """Make a figure of one image; its name is the title, for want of any words."""
    data = capture.page.data
    asset = Asset(1, name_of(data))
    return Draft(
        Metadata(title=_title(capture)),
        '<figure><img src="asset:1" alt=""></figure>',
        assets=(asset,),
        status=Status.NO_TEXT,
        enclosed={asset.address: data},
    )


def _title(capture: Capture) -> str:
    if capture.method is Method.FILE:
        name = capture.source.replace("\\", "/")
    elif capture.method is Method.HTTP:
        name = unquote(capture.address.partition("?")[0])
    else:
        return ""
    return PurePath(name.rpartition("/")[2]).stem.translate(_SEPARATORS).strip()
